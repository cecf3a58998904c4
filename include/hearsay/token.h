/* hearsay/token.h — text → paragraphs, sentences, words, quotation state.
 * The rules are those of src/train/text.py, which cuts the training data. */
#ifndef HEARSAY_TOKEN_H
#define HEARSAY_TOKEN_H

#include "hearsay/base.h"

typedef enum hs_shape { /* the order is the model's */
    HS_SHAPE_LOWER, HS_SHAPE_OPEN_MARK, HS_SHAPE_CLOSE_MARK, HS_SHAPE_STRAIGHT_MARK,
    HS_SHAPE_PUNCT, HS_SHAPE_NUMBER, HS_SHAPE_CAPS, HS_SHAPE_CAPITALIZED
} hs_shape;

typedef struct hs_word {
    hs_span span;         /* code points */
    uint32_t byte, bytes; /* offset and length in the text's bytes */
    uint32_t sentence;    /* index into sentences */
    uint8_t shape;        /* hs_shape */
    uint8_t in_quote;     /* 1 inside a quotation */
    uint8_t paragraph_start;
    uint8_t alnum;        /* 1 when its first character is a letter or digit (or _): a word for counting */
} hs_word;

typedef struct hs_sentence {
    uint32_t start, end;  /* words, half open */
    uint32_t paragraph;   /* counted from 0 */
} hs_sentence;

typedef struct hs_tokens {
    const hs_text *text;
    hs_word *words;
    size_t n_words;
    hs_sentence *sentences;
    size_t n_sentences;
    size_t n_paragraphs;
} hs_tokens;

hs_code hs_tokenize(hs_tokens *out, const hs_text *text, hs_arena *arena, hs_error *err);
hs_str hs_word_str(const hs_tokens *t, size_t word);                   /* borrowed */
hs_str hs_words_str(const hs_tokens *t, size_t start, size_t end);     /* text of words [start, end), borrowed */
hs_span hs_words_span(const hs_tokens *t, size_t start, size_t end);   /* code points of words [start, end) */
/* Words [*start, *end) that a code-point span overlaps, without punctuation at the edges; false when none. */
bool hs_words_of_span(const hs_tokens *t, hs_span span, size_t *start, size_t *end);
size_t hs_count_words(const hs_tokens *t, hs_span span, bool quoted_only); /* words with a letter or digit */

#endif

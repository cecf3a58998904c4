/* attribution/arguments.h — a cue's source and content among the words around it. Private to the room. */
#ifndef HS_ATTRIBUTION_ARGUMENTS_H
#define HS_ATTRIBUTION_ARGUMENTS_H

#include "attribution/chain.h"
#include "hearsay/attribution.h"

typedef struct arguments {
    chain chain;
    uint32_t source_kind, content_kind;
    size_t before, after; /* words of context on each side */
    size_t width;         /* of the convolution, odd */
    size_t hidden;
    hs_dense word, cue, times_word, times_cue, mix, out;
    const float *distance; /* (64, hidden) */
    float *near;           /* (width, hidden): the depthwise convolution, transposed */
    const float *near_bias;
} arguments;

hs_code arguments_load(arguments *a, const hs_model *m, hs_arena *arena, hs_error *err); /* to be released, also after a failure */
void arguments_release(arguments *a);

/* What is computed once an article, for all words and all cues: (n_words, hidden) and (n_cues, hidden) each. */
typedef struct arguments_article { float *word, *times_word, *cue, *times_cue; size_t n_words; } arguments_article;
hs_code arguments_prepare(const arguments *a, const float *vectors, size_t n_words, const hs_tagged *cues, size_t n_cues, arguments_article *out,
                          hs_arena *scratch, hs_error *err);

/* Words [start, end) are cue k of those. Fills y for the context [*from, *to) and the log probability of that labelling. */
hs_code arguments_decode(const arguments *a, const arguments_article *w, size_t k, uint32_t start, uint32_t end,
                         size_t *from, size_t *to, uint8_t **y, double *log_p, hs_arena *scratch, hs_error *err);

#endif

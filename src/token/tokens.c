/* Looking things up in cut words. */
#include "token/token_int.h"

hs_str hs_word_str(const hs_tokens *t, size_t word)
{
    if (word >= t->n_words) return HS_S("");
    return (hs_str){t->text->bytes.p + t->words[word].byte, t->words[word].bytes};
}

hs_str hs_words_str(const hs_tokens *t, size_t start, size_t end)
{
    if (end > t->n_words) end = t->n_words;
    if (start >= end) return HS_S("");
    const hs_word *last = &t->words[end - 1];
    return (hs_str){t->text->bytes.p + t->words[start].byte, last->byte + last->bytes - t->words[start].byte};
}

hs_span hs_words_span(const hs_tokens *t, size_t start, size_t end)
{
    if (end > t->n_words) end = t->n_words;
    if (start >= end) return (hs_span){0, 0};
    return (hs_span){t->words[start].span.start, t->words[end - 1].span.end};
}

/* Number of words that start before the code point (or at it, with `at` true). */
static size_t starting_before(const hs_tokens *t, uint32_t point, bool at)
{
    size_t low = 0, high = t->n_words;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint32_t start = t->words[middle].span.start;
        if (start < point || (at && start == point)) low = middle + 1;
        else high = middle;
    }
    return low;
}

static size_t first_ending_after(const hs_tokens *t, uint32_t point)
{
    size_t i = starting_before(t, point, true);
    if (i > 0) i--;
    while (i < t->n_words && t->words[i].span.end <= point) i++;
    return i;
}

/* A word that begins with a letter or digit; an underscore counts as punctuation here. */
static bool keeps_edge(const hs_tokens *t, size_t i)
{
    return t->words[i].alnum && t->text->bytes.p[t->words[i].byte] != '_';
}

bool hs_words_of_span(const hs_tokens *t, hs_span span, size_t *start, size_t *end)
{
    size_t i = first_ending_after(t, span.start), j = starting_before(t, span.end, false);
    while (i < j && !keeps_edge(t, i)) i++;
    while (j > i && !keeps_edge(t, j - 1)) j--;
    *start = i;
    *end = j;
    return i < j;
}

size_t hs_count_words(const hs_tokens *t, hs_span span, bool quoted_only)
{
    size_t n = 0, end = starting_before(t, span.end, false);
    for (size_t i = first_ending_after(t, span.start); i < end; i++)
        n += t->words[i].alnum && (!quoted_only || t->words[i].in_quote);
    return n;
}

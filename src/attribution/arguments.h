/* attribution/arguments.h — a cue's source and content among the words around it. Private to the room. */
#ifndef HS_ATTRIBUTION_ARGUMENTS_H
#define HS_ATTRIBUTION_ARGUMENTS_H

#include "attribution/chain.h"

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

hs_code arguments_load(arguments *a, const hs_model *m, hs_arena *arena, hs_error *err);

/* What is computed once an article, before its cues: (n_words, hidden) each. */
typedef struct arguments_words { float *word, *times; size_t n; } arguments_words;
hs_code arguments_prepare(const arguments *a, const float *vectors, size_t n_words, arguments_words *out, hs_arena *scratch, hs_error *err);

/* Words [start, end) are the cue. Fills y for the context [*from, *to) and the log probability of that labelling. */
hs_code arguments_decode(const arguments *a, const arguments_words *w, const float *vectors, uint32_t start, uint32_t end,
                         size_t *from, size_t *to, uint8_t **y, double *log_p, hs_arena *scratch, hs_error *err);

#endif

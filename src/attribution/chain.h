/* attribution/chain.h — linear-chain conditional random fields (Lafferty, McCallum, Pereira 2001) over
 * begin/inside/end/single labels: best sequence (Viterbi) and probabilities (forward-backward).
 * Private to the room. */
#ifndef HS_ATTRIBUTION_CHAIN_H
#define HS_ATTRIBUTION_CHAIN_H

#include "hearsay/encode.h"

enum { CHAIN_LABELS = 64 }; /* at most; a model with more is refused */

typedef enum chain_role { CHAIN_OUTSIDE, CHAIN_BEGIN, CHAIN_INSIDE, CHAIN_END, CHAIN_SINGLE } chain_role;

typedef struct chain {
    size_t n; /* labels; label 0 is "outside" */
    struct { chain_role role; uint32_t kind; } label[CHAIN_LABELS];
    hs_str *kinds;
    size_t n_kinds;
    /* Scores with illegal steps at CHAIN_NEVER, and their exponentials. (n, n) row-major from → to; (n). */
    float *step, *start, *end, *step_exp, *start_exp, *end_exp;
} chain;

/* Loads PREFIX.chain.{transitions,start,end} and PREFIX.labels; everything lives in the arena. */
hs_code chain_load(chain *c, const hs_model *m, const char *prefix, hs_arena *arena, hs_error *err);

/* Best label sequence y (t) of emissions (t, n); *log_p (may be NULL) the log of its probability. */
hs_code chain_decode(const chain *c, const float *emit, size_t t, uint8_t *y, double *log_p, hs_arena *scratch, hs_error *err);

/* Marginal probability of each of the spans [start, end) of kind that `y` holds. */
typedef struct chain_span { uint32_t start, end, kind; double probability; } chain_span;
size_t chain_count(const chain *c, const uint8_t *y, size_t t);
void chain_spans(const chain *c, const uint8_t *y, size_t t, chain_span *out);
hs_code chain_marginals(const chain *c, const float *emit, size_t t, const uint8_t *y, chain_span *spans, size_t n_spans,
                        hs_arena *scratch, hs_error *err);

#endif

/* attribution/tagger.h — private to the room. */
#ifndef HS_ATTRIBUTION_TAGGER_H
#define HS_ATTRIBUTION_TAGGER_H

#include "attribution/chain.h"

/* A dense layer of the model, borrowed. */
typedef struct dense { const float *weight, *bias; size_t rows, cols; } dense;

/* Loads NAME.weight (rows, cols) and, where the model has it, NAME.bias. rows or cols 0: as the model has it. */
hs_code dense_load(dense *d, const hs_model *m, const char *name, size_t rows, size_t cols, hs_error *err);
/* y (n, rows) = x (n, cols) · weightᵀ + bias */
hs_code dense_apply(const dense *d, const float *x, size_t n, float *y, hs_error *err);

#endif

/* encode/linear.h — a linear layer, of the encoder or of a head, in int8 or in f32. */
#ifndef HS_ENCODE_LINEAR_H
#define HS_ENCODE_LINEAR_H

#include "encode/dnnl.h"
#include "encode/kernels.h"
#include "hearsay/encode.h"

/* y = x · wᵀ + bias. For int8: w ≈ int8 · scale, and sums are the int8 rows' sums as floats. */
typedef struct hs_linear {
    hs_matrix *w;
    float *scale, *sums, *bias; /* (out) each, one allocation */
    size_t out, in;
    bool int8;
} hs_linear;

/* NAME.weight (out, in), F32 or I8 with NAME.scale, and NAME.bias, which an optional one may lack. Computed in int8
 * where the model is and both numbers are multiples of 32. To be released, also after a failure. */
hs_code hs_linear_load(hs_linear *l, const hs_model *m, const char *name, size_t out, size_t in, bool optional_bias, hs_error *err);
void hs_linear_release(hs_linear *l);

/* BLOCK rows on their way through a layer. Owned by one thread. */
typedef struct hs_block {
    void *rows; /* (BLOCK, in): uint8_t, or float */
    void *sums; /* (BLOCK, out): int32_t, or float */
    hs_quantized quantized[HS_BLOCK];
} hs_block;

/* Room for any layer of at most so many numbers in and out. */
hs_code hs_block_init(hs_block *b, size_t out, size_t in, hs_error *err);
void hs_block_release(hs_block *b);

/* Row r of the input; then the product; then row r of the result, or of the next layer's input after GELU (row: scratch). */
void hs_linear_put(const hs_linear *l, const hs_kernels *k, hs_block *b, size_t r, const float *x);
hs_code hs_linear_multiply(const hs_linear *l, hs_block *b, hs_error *err);
void hs_linear_take(const hs_linear *l, const hs_kernels *k, const hs_block *b, size_t r, float *y);
void hs_linear_pass_gelu(const hs_linear *l, const hs_linear *next, const hs_kernels *k, hs_block *b, size_t r, float *row);

#endif

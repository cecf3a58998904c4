/* encode/linear.h — a linear layer, of the encoder or of a head, in int8 or in f32. */
#ifndef HS_ENCODE_LINEAR_H
#define HS_ENCODE_LINEAR_H

#include "encode/dnnl.h"
#include "encode/kernels.h"
#include "hearsay/encode.h"

/* y = x · wᵀ + bias. For int8: w ≈ int8 · scale, and sums are the int8 rows' sums as floats. */
typedef struct hs_linear {
    hs_matrix *w;                   /* through oneDNN; or */
    const hs_products *products;    /* our own, */
    int8_t *packed;                 /* with these weights */
    float *scale, *sums, *bias;     /* (out) each, one allocation */
    size_t out, in;
    bool int8;
} hs_linear;

/* NAME.weight (out, in), F32 or I8 with NAME.scale, and NAME.bias, which an optional one may lack. Computed in int8
 * where the model is and both numbers are multiples of 32. To be released, also after a failure. */
hs_code hs_linear_load(hs_linear *l, const hs_model *m, const char *name, size_t out, size_t in, bool optional_bias, hs_error *err);
void hs_linear_release(hs_linear *l);

/* At most BLOCK rows on their way into a layer. Owned by one thread. */
typedef struct hs_block {
    void *rows; /* (BLOCK, in): uint8_t, or float */
    void *sums; /* (BLOCK, out): what oneDNN makes, int32_t or float */
    hs_quantized quantized[HS_BLOCK];
} hs_block;

/* Room for any layer of at most so many numbers in and out. */
hs_code hs_block_init(hs_block *b, size_t out, size_t in, hs_error *err);
void hs_block_release(hs_block *b);

/* Row r of the input: x as it is; x = gelu(x); x = norm(x + residual) · weight + bias. */
void hs_linear_put(const hs_linear *l, const hs_kernels *k, hs_block *b, size_t r, const float *x);
void hs_linear_put_gelu(const hs_linear *l, const hs_kernels *k, hs_block *b, size_t r, float *x);
void hs_linear_put_norm(const hs_linear *l, const hs_kernels *k, hs_block *b, size_t r, float *x, const float *residual, const float *weight, const float *bias);
/* The product of the first n rows. */
hs_code hs_linear_multiply(const hs_linear *l, const hs_kernels *k, hs_block *b, size_t n, const hs_place *to, hs_error *err);

#endif

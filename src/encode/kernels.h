/* encode/kernels.h — the encoder's arithmetic besides what goes through oneDNN: one set of functions for each
 * instruction set, chosen once when an encoder is made. Rows are float, of n elements, n a multiple of 32. */
#ifndef HS_ENCODE_KERNELS_H
#define HS_ENCODE_KERNELS_H

#include <stddef.h>
#include <stdint.h>

enum { HS_HEAD = 32, HS_PANEL = 64, HS_MOST_ROWS = 8 }; /* numbers of a head; keys of a panel; queries at a time */

/* One quantized row: x ≈ scale · q + offset. */
typedef struct hs_quantized { float scale, offset; } hs_quantized;

/* An int8 product of rows (n, in) by weights (out, in): number c of a row is meant as
 * weight_scale[c] · (scale · sum + offset · column_sum[c]) + bias[c]. */
typedef struct hs_product {
    const uint8_t *rows;
    const hs_quantized *quantized; /* (n) */
    const int8_t *weight;          /* packed */
    const float *weight_scale, *column_sum, *bias;
    size_t out, in; /* multiples of 32 */
} hs_product;

/* Where a result goes: number c of row r to at[r · row + c / 32 · panel + c % 32]. A matrix has panel = 32. */
typedef struct hs_place { float *at; size_t row, panel; } hs_place;

static inline float *hs_place_at(const hs_place *to, size_t r, size_t c)
{
    return to->at + r * to->row + c / HS_HEAD * to->panel + c % HS_HEAD;
}

/* Our own int8 products of any number n of rows. */
typedef struct hs_products {
    void (*pack)(int8_t *to, const int8_t *w, size_t out, size_t in); /* w: (out, in) row-major; to: as many bytes */
    void (*multiply)(const hs_product *p, size_t n, const hs_place *to);
} hs_products;
const hs_products *hs_products_vnni(void); /* NULL where the processor has no AVX512_VNNI */

/* Self-attention of n rows, out (n, dims). qkv: for the queries of each head, then the keys of each, then the values, a
 * plane of so many floats that begins with the n rows of 32. scratch: hs_attention_scratch(n) floats, 64-byte aligned. */
typedef void hs_attention(float *out, const float *qkv, size_t plane, size_t n, size_t dims, float *scratch);

typedef struct hs_kernels {
    const char *name;
    /* The embedding of a piece before its norm: the word's row (float, or int8 with its scale) and four others. */
    void (*embed)(float *out, const float *word, const int8_t *word8, float scale, const float *const other[4], size_t n);
    /* x = norm(x + residual) · weight + bias; residual may be NULL. Epsilon 1e-12, as in BERT. */
    void (*norm)(float *x, const float *residual, const float *weight, const float *bias, size_t n);
    void (*gelu)(float *x, size_t n); /* x · Φ(x), in place */
    /* Maps the row's smallest number to 0 and its largest to 255. */
    hs_quantized (*quantize)(uint8_t *q, const float *x, size_t n);
    /* One row of a product, numbers c to c + 31, of which these are the sums. */
    void (*dequantize)(float *out, const int32_t *sum, const hs_product *p, size_t r, size_t c);
    /* x = gelu(x), by a coarser polynomial, and quantized. */
    hs_quantized (*gelu_quantize)(uint8_t *q, float *x, size_t n);
    /* norm(), and quantized. */
    hs_quantized (*norm_quantize)(uint8_t *q, float *x, const float *residual, const float *weight, const float *bias, size_t n);
    hs_attention *attention; /* in f32 */
    /* y (rows, n): each column of x (rows, n) convolved with its own column of weight (width, n), zeros beyond the ends. */
    void (*depthwise)(float *y, const float *x, size_t rows, size_t n, const float *weight, const float *bias, size_t width);
} hs_kernels;

size_t hs_attention_scratch(size_t n);
hs_attention *hs_attention_vnni(void); /* in fixed point; NULL where the processor has no AVX512_VNNI */

extern const hs_kernels hs_kernels_generic, hs_kernels_avx2, hs_kernels_avx512;
const hs_kernels *hs_kernels_pick(void); /* the best that this processor runs */

#endif

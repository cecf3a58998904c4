/* Matrix products of bytes with AVX512_VNNI: u8 activations · s8 weights, summed in 32 bits.
 *
 * A panel of 32 numbers out by 12 rows is summed in registers (24 of the 32) and leaves them as finished floats: no
 * integers go through memory, rows need no padding, and a panel may be put anywhere. Panels are the outer loop, so that a
 * panel's weights come from far away once for all rows of a block. */
#include "encode/kernels.h"

#if defined(__x86_64__)
#pragma GCC target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,fma")
#include <immintrin.h>
#include <string.h>

enum { LANES = 16, QUAD = 4 };

#define INLINE static inline __attribute__((always_inline))

/* As assembly because GCC 12 copies the sums of its own intrinsics through memory. */
#define ADD_QUADS(sum, unsigned_bytes, signed_bytes) __asm__("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(unsigned_bytes), "v"(signed_bytes))

INLINE __m512i four(const uint8_t *a)
{
    int32_t quad;
    memcpy(&quad, a, sizeof quad);
    return _mm512_set1_epi32(quad);
}

/* `n` rows from row r on of one panel, the columns c to c + 31. */
INLINE void tile(const hs_product *p, size_t r, int n, size_t c, const hs_place *to)
{
    const size_t panel = 2 * LANES * p->in;
    const int8_t *w = p->weight + c * p->in;
    const uint8_t *a[3];
    __m512i sum[12][2];
    for (int i = 0; i < 3; i++) a[i] = p->rows + (r + (size_t)(4 * i < n ? 4 * i : 0)) * p->in;
#pragma GCC unroll 12
    for (int i = 0; i < n; i++) sum[i][0] = sum[i][1] = _mm512_setzero_si512();
    for (size_t k = 0; k < p->in; k += QUAD, w += 2 * LANES * QUAD) {
        __m512i w0 = _mm512_loadu_si512(w), w1 = _mm512_loadu_si512(w + LANES * QUAD);
        _mm_prefetch(w + panel, _MM_HINT_T0);
        _mm_prefetch(w + panel + LANES * QUAD, _MM_HINT_T0);
#pragma GCC unroll 12
        for (int i = 0; i < n; i++) {
            __m512i x = four(a[i / 4] + (size_t)(i % 4) * p->in + k);
            ADD_QUADS(sum[i][0], x, w0);
            ADD_QUADS(sum[i][1], x, w1);
        }
    }
#pragma GCC unroll 2
    for (int j = 0; j < 2; j++) {
        size_t at = c + (size_t)(j * LANES);
        __m512 weight_scale = _mm512_loadu_ps(p->weight_scale + at), column_sum = _mm512_loadu_ps(p->column_sum + at), bias = _mm512_loadu_ps(p->bias + at);
#pragma GCC unroll 12
        for (int i = 0; i < n; i++) {
            const hs_quantized *q = &p->quantized[r + (size_t)i];
            __m512 s = _mm512_mul_ps(_mm512_cvtepi32_ps(sum[i][j]), _mm512_set1_ps(q->scale));
            s = _mm512_fmadd_ps(_mm512_set1_ps(q->offset), column_sum, s);
            _mm512_storeu_ps(hs_place_at(to, r + (size_t)i, at), _mm512_fmadd_ps(s, weight_scale, bias));
        }
    }
}

static void product(const hs_product *p, size_t n, const hs_place *to)
{
    for (size_t c = 0; c < p->out; c += 2 * LANES) {
        size_t r = 0;
        for (; r + 12 <= n; r += 12) tile(p, r, 12, c, to);
        for (; r + 4 <= n; r += 4) tile(p, r, 4, c, to);
        for (; r < n; r++) tile(p, r, 1, c, to);
    }
}

/* Quad k of number c of a panel: at (k · 32 + c) · 4. */
static void pack(int8_t *to, const int8_t *w, size_t out, size_t in)
{
    for (size_t c = 0; c < out; c += 2 * LANES)
        for (size_t k = 0; k < in; k += QUAD)
            for (size_t i = 0; i < 2 * LANES; i++, to += QUAD) memcpy(to, w + (c + i) * in + k, QUAD);
}

static const hs_products products = {pack, product};

const hs_products *hs_products_vnni(void)
{
    __builtin_cpu_init();
    return hs_kernels_pick() == &hs_kernels_avx512 && __builtin_cpu_supports("avx512vnni") ? &products : NULL;
}
#else
const hs_products *hs_products_vnni(void)
{
    return NULL;
}
#endif

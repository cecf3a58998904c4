/* Attention in 16-bit fixed point with AVX512_VNNI, whose products of 16-bit pairs go at twice the rate of f32.
 * Queries have 12 bits and a sign, keys 13, so that the sum of 32 products fits into 32 bits; probabilities
 * have 15 bits of a row's sum, values 15 and a sign. The soft-max itself is in f32. The error stays
 * below a thousandth of the values, under that of bfloat16, which is also slower on Intel's processors.
 * Used beside int8 products only: the f32 path stays exact. */
#include "encode/kernels.h"

#if defined(__x86_64__)
#pragma GCC target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,fma")
#include <immintrin.h>

enum { ROWS = 6, LANES = 16, PAIRS = HS_HEAD / 2, MOST_QUERY = 4095, MOST_KEY = 8191, MOST_VALUE = 32767, WHOLE = 32767 };

#define INLINE static inline __attribute__((always_inline))

/* Two 16-bit numbers as one 32-bit lane. */
typedef int32_t pair;

INLINE __m512 exp2_of(__m512 x) /* as in kernels_body.inc, with a polynomial of degree 5 */
{
    const __m512 magic = _mm512_set1_ps(12582912.0f);
    x = _mm512_max_ps(x, _mm512_set1_ps(-126.0f));
    __m512 t = _mm512_add_ps(x, magic), f = _mm512_sub_ps(x, _mm512_sub_ps(t, magic));
    __m512 p = _mm512_set1_ps(1.3333558e-3f);
    p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(9.6181291e-3f));
    p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(5.5504109e-2f));
    p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(2.4022651e-1f));
    p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(6.9314718e-1f));
    p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(1.0f));
    return _mm512_castsi512_ps(_mm512_add_epi32(_mm512_castps_si512(p), _mm512_slli_epi32(_mm512_castps_si512(t), 23)));
}

/* The largest absolute value of n rows of 32; never zero. */
INLINE float largest_of(const float *x, size_t n, size_t stride)
{
    __m512 most = _mm512_set1_ps(1e-20f);
    for (size_t j = 0; j < n; j++, x += stride)
        for (size_t c = 0; c < HS_HEAD; c += LANES) most = _mm512_max_ps(most, _mm512_abs_ps(_mm512_loadu_ps(x + c)));
    return _mm512_reduce_max_ps(most);
}

INLINE __m512i rounded(const float *x, float factor)
{
    return _mm512_cvtps_epi32(_mm512_mul_ps(_mm512_loadu_ps(x), _mm512_set1_ps(factor)));
}

/* 32 floats, times a factor, as 16 pairs. */
INLINE void store_pairs(pair to[PAIRS], const float *x, float factor)
{
    _mm256_storeu_si256((__m256i *)to, _mm512_cvtsepi32_epi16(rounded(x, factor)));
    _mm256_storeu_si256((__m256i *)(to + PAIRS / 2), _mm512_cvtsepi32_epi16(rounded(x + LANES, factor)));
}

/* Keys as panels of 64: pair d of key k of panel p at keys[(p · 16 + d) · 64 + k], zeros after the last. */
static void pack_keys(pair *keys, const float *k, size_t n, size_t stride, float factor)
{
    for (size_t j = 0; j < (n + HS_PANEL - 1) / HS_PANEL * HS_PANEL; j++) {
        pair row[PAIRS] = {0};
        if (j < n) store_pairs(row, k + j * stride, factor);
        pair *to = keys + j / HS_PANEL * PAIRS * HS_PANEL + j % HS_PANEL;
        for (size_t d = 0; d < PAIRS; d++) to[d * HS_PANEL] = row[d];
    }
}

/* Values two keys a row: lane c of row j holds number c of keys 2j and 2j + 1; zeros after the last. */
static void pack_values(pair *values, const float *v, size_t n, size_t stride, float factor)
{
    static const float zeros[HS_HEAD];
    for (size_t j = 0; j < n; j += 2) {
        const float *a = v + j * stride, *b = j + 1 < n ? a + stride : zeros;
        for (size_t c = 0; c < HS_HEAD; c += LANES) {
            __m512i low = _mm512_and_si512(rounded(a + c, factor), _mm512_set1_epi32(0xFFFF));
            _mm512_storeu_si512(values + j / 2 * HS_HEAD + c, _mm512_or_si512(low, _mm512_slli_epi32(rounded(b + c, factor), 16)));
        }
    }
}

/* sum += one · many, pair by pair. As assembly because GCC 12 copies the sums of its own intrinsic through memory. */
#define ADD_PRODUCTS(sum, one, many) __asm__("vpdpwssd %2, %1, %0" : "+v"(sum) : "v"(one), "v"(many))

/* s (ROWS, padded), as integers = q · kᵀ. */
INLINE void scores(int32_t *s, pair q[ROWS][PAIRS], const pair *keys, size_t padded)
{
    for (size_t c = 0; c < padded; c += HS_PANEL) {
        const pair *k = keys + c * PAIRS;
        __m512i a[ROWS][4];
#pragma GCC unroll 8
        for (int r = 0; r < ROWS; r++) a[r][0] = a[r][1] = a[r][2] = a[r][3] = _mm512_setzero_si512();
        for (size_t d = 0; d < PAIRS; d++, k += HS_PANEL) {
            __m512i k0 = _mm512_loadu_si512(k), k1 = _mm512_loadu_si512(k + 16), k2 = _mm512_loadu_si512(k + 32), k3 = _mm512_loadu_si512(k + 48);
#pragma GCC unroll 8
            for (int r = 0; r < ROWS; r++) {
                __m512i x = _mm512_set1_epi32(q[r][d]);
                ADD_PRODUCTS(a[r][0], x, k0);
                ADD_PRODUCTS(a[r][1], x, k1);
                ADD_PRODUCTS(a[r][2], x, k2);
                ADD_PRODUCTS(a[r][3], x, k3);
            }
        }
#pragma GCC unroll 8
        for (int r = 0; r < ROWS; r++)
#pragma GCC unroll 4
            for (int i = 0; i < 4; i++) _mm512_storeu_si512(s + (size_t)r * padded + c + (size_t)(i * LANES), a[r][i]);
    }
}

/* Replaces a row's scores by their soft-max, in units of 1/WHOLE, as pairs of keys; returns one over the
 * units' sum. factor: from integer scores to powers of two. */
INLINE float soften(int32_t *s, size_t n, size_t padded, float factor)
{
    for (size_t i = n; i < padded; i++) s[i] = INT32_MIN / 2;
    __m512i high = _mm512_loadu_si512(s), units = _mm512_setzero_si512();
    for (size_t i = LANES; i < padded; i += LANES) high = _mm512_max_epi32(high, _mm512_loadu_si512(s + i));
    __m512 largest = _mm512_set1_ps((float)_mm512_reduce_max_epi32(high) * factor), scale = _mm512_set1_ps(factor), sum = _mm512_setzero_ps();
    for (size_t i = 0; i < padded; i += LANES) {
        __m512 e = exp2_of(_mm512_fmsub_ps(_mm512_cvtepi32_ps(_mm512_loadu_si512(s + i)), scale, largest));
        sum = _mm512_add_ps(sum, e);
        _mm512_storeu_ps(s + i, e);
    }
    __m512 whole = _mm512_set1_ps(WHOLE / _mm512_reduce_add_ps(sum));
    for (size_t i = 0; i < padded; i += LANES) {
        __m512i u = _mm512_cvtps_epi32(_mm512_mul_ps(_mm512_loadu_ps(s + i), whole));
        units = _mm512_add_epi32(units, u);
        _mm256_storeu_si256((__m256i *)(s + i / 2), _mm512_cvtepi32_epi16(u));
    }
    return 1.0f / (float)_mm512_reduce_add_epi32(units);
}

/* out[r] (32) = share[r] · Σ over keys of p[r][key] · value[key]. */
INLINE void mix(float *const out[ROWS], const pair *p, size_t padded, const pair *values, size_t n, const float share[ROWS])
{
    __m512i a[ROWS][2];
#pragma GCC unroll 8
    for (int r = 0; r < ROWS; r++) a[r][0] = a[r][1] = _mm512_setzero_si512();
    for (size_t j = 0; j < (n + 1) / 2; j++) {
        __m512i v0 = _mm512_loadu_si512(values + j * HS_HEAD), v1 = _mm512_loadu_si512(values + j * HS_HEAD + LANES);
#pragma GCC unroll 8
        for (int r = 0; r < ROWS; r++) {
            __m512i x = _mm512_set1_epi32(p[(size_t)r * padded + j]);
            ADD_PRODUCTS(a[r][0], x, v0);
            ADD_PRODUCTS(a[r][1], x, v1);
        }
    }
#pragma GCC unroll 8
    for (int r = 0; r < ROWS; r++) {
        _mm512_storeu_ps(out[r], _mm512_mul_ps(_mm512_cvtepi32_ps(a[r][0]), _mm512_set1_ps(share[r])));
        _mm512_storeu_ps(out[r] + LANES, _mm512_mul_ps(_mm512_cvtepi32_ps(a[r][1]), _mm512_set1_ps(share[r])));
    }
}

static void one_head(float *out, const float *qkv, size_t n, size_t dims, float *scratch)
{
    size_t padded = (n + HS_PANEL - 1) / HS_PANEL * HS_PANEL, stride = 3 * dims;
    pair *keys = (pair *)scratch, *values = keys + padded * PAIRS, *s = keys + padded * HS_HEAD;
    float most_key = largest_of(qkv + dims, n, stride), most_value = largest_of(qkv + 2 * dims, n, stride);
    pack_keys(keys, qkv + dims, n, stride, MOST_KEY / most_key);
    pack_values(values, qkv + 2 * dims, n, stride, MOST_VALUE / most_value);
    for (size_t i = 0; i < n; i += ROWS) {
        pair q[ROWS][PAIRS];
        float *to[ROWS], factor[ROWS], share[ROWS];
        for (size_t r = 0; r < ROWS; r++) { /* past the end the last row again */
            size_t row = i + r < n ? i + r : n - 1;
            float most = largest_of(qkv + row * stride, 1, stride);
            store_pairs(q[r], qkv + row * stride, MOST_QUERY / most);
            factor[r] = 0.25503486f * most / MOST_QUERY * most_key / MOST_KEY; /* 1 / (√32 · ln 2) */
            to[r] = out + row * dims;
        }
        scores(s, q, keys, padded);
        for (size_t r = 0; r < ROWS; r++) share[r] = soften(s + r * padded, n, padded, factor[r]) * most_value / MOST_VALUE;
        mix(to, s, padded, values, n, share);
    }
}

static void attention(float *out, const float *qkv, size_t n, size_t dims, float *scratch)
{
    for (size_t h = 0; h < dims; h += HS_HEAD) one_head(out + h, qkv + h, n, dims, scratch);
}

hs_attention *hs_attention_int16(void)
{
    __builtin_cpu_init();
    return hs_kernels_pick() == &hs_kernels_avx512 && __builtin_cpu_supports("avx512vnni") ? attention : NULL;
}
#else
hs_attention *hs_attention_int16(void)
{
    return NULL;
}
#endif

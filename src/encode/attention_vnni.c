/* Attention in fixed point with AVX512_VNNI.
 *
 * Scores: keys have 8 bits between the smallest and the largest number of each column. The column's step goes into
 * the query, and its offset is the same for every key, so that soft-max does not see it; the query then has 7 bits
 * and a sign. Probabilities have 12 bits of the largest one: with fewer, the many small ones beside an attention sink
 * would vanish. Values have 10 bits and a sign, with step and middle for each column; the middle comes back exactly,
 * because probabilities sum to one. The error stays below half a hundredth of the values, beside int8 products that
 * err more; the f32 path stays exact. */
#include "encode/kernels.h"

#if defined(__x86_64__)
#pragma GCC target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,fma")
#include <immintrin.h>
#include <math.h>

enum { ROWS = 6, LANES = 16, QUADS = HS_HEAD / 4, MOST_KEY = 255, MOST_QUERY = 127, MOST_VALUE = 1023, MOST_PROBABILITY = 4095 };

#define INLINE static inline __attribute__((always_inline))

/* Two 16-bit or four 8-bit numbers as one 32-bit lane. */
typedef int32_t pair, quad;

/* sum += one · many, by fours of unsigned and signed bytes, or by pairs of 16 bits. As assembly because GCC 12 copies
 * the sums of its own intrinsics through memory. */
#define ADD_QUADS(sum, unsigned_bytes, signed_bytes) __asm__("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(unsigned_bytes), "v"(signed_bytes))
#define ADD_PAIRS(sum, one, many) __asm__("vpdpwssd %2, %1, %0" : "+v"(sum) : "v"(one), "v"(many))

/* The columns of n rows: number c is near low[c] + step[c] · q with q from 0 to `steps`. */
typedef struct columns { __m512 low[2], step[2], inverse[2]; } columns;

INLINE columns columns_of(const float *x, size_t n, float steps)
{
    columns c;
    for (int i = 0; i < 2; i++) {
        const float *row = x + i * LANES;
        __m512 low = _mm512_loadu_ps(row), high = low;
        for (size_t j = 1; j < n; j++) {
            __m512 v = _mm512_loadu_ps(row + j * HS_HEAD);
            low = _mm512_min_ps(low, v);
            high = _mm512_max_ps(high, v);
        }
        __m512 range = _mm512_max_ps(_mm512_sub_ps(high, low), _mm512_set1_ps(1e-20f));
        c.low[i] = low;
        c.step[i] = _mm512_mul_ps(range, _mm512_set1_ps(1 / steps));
        c.inverse[i] = _mm512_div_ps(_mm512_set1_ps(steps), range);
    }
    return c;
}

INLINE __m512i steps_of(const columns *c, const float *x, int i)
{
    return _mm512_cvtps_epi32(_mm512_mul_ps(_mm512_sub_ps(_mm512_loadu_ps(x + i * LANES), c->low[i]), c->inverse[i]));
}

/* Keys as panels of 64: quad d of key k of panel p at keys[(p · 8 + d) · 64 + k], zeros after the last. */
static void pack_keys(quad *keys, const float *k, size_t n, const columns *c)
{
    for (size_t j = 0; j < (n + HS_PANEL - 1) / HS_PANEL * HS_PANEL; j++) {
        quad row[QUADS] = {0};
        for (int i = 0; i < 2 && j < n; i++) _mm_storeu_si128((__m128i *)row + i, _mm512_cvtusepi32_epi8(steps_of(c, k + j * HS_HEAD, i)));
        quad *to = keys + j / HS_PANEL * QUADS * HS_PANEL + j % HS_PANEL;
        for (size_t d = 0; d < QUADS; d++) to[d * HS_PANEL] = row[d];
    }
}

/* Where soften() puts keys j and j + 1 (j even): packing two vectors of 16 works by quarters of a vector. */
INLINE size_t place(size_t j)
{
    return j / 32 * 16 + j % 16 / 4 * 4 + j % 32 / 16 * 2 + j % 4 / 2;
}

/* Values two keys a row, in the order of soften(): lane c of a row holds number c of both; zeros after the last. */
static void pack_values(pair *values, const float *v, size_t n, const columns *c)
{
    const __m512i middle = _mm512_set1_epi32(MOST_VALUE);
    for (size_t j = 0; j < (n + 31) / 32 * 32; j += 2) {
        for (int i = 0; i < 2; i++) {
            __m512i a = _mm512_setzero_si512(), b = a;
            if (j < n) a = _mm512_sub_epi32(steps_of(c, v + j * HS_HEAD, i), middle);
            if (j + 1 < n) b = _mm512_sub_epi32(steps_of(c, v + (j + 1) * HS_HEAD, i), middle);
            a = _mm512_or_si512(_mm512_and_si512(a, _mm512_set1_epi32(0xFFFF)), _mm512_slli_epi32(b, 16));
            _mm512_storeu_si512(values + place(j) * HS_HEAD + i * LANES, a);
        }
    }
}

/* A query in bytes; returns what turns its integer scores into powers of two. The floor under its largest number
 * changes no probability by a hundredth, and keeps that of padding below half a unit. */
INLINE float pack_query(quad to[QUADS], const float *q, const columns *keys)
{
    const __m512 scale = _mm512_set1_ps(0.25503486f); /* 1 / (√32 · ln 2) */
    __m512 a = _mm512_mul_ps(_mm512_mul_ps(_mm512_loadu_ps(q), keys->step[0]), scale);
    __m512 b = _mm512_mul_ps(_mm512_mul_ps(_mm512_loadu_ps(q + LANES), keys->step[1]), scale);
    float most = _mm512_reduce_max_ps(_mm512_max_ps(_mm512_max_ps(_mm512_abs_ps(a), _mm512_abs_ps(b)), _mm512_set1_ps(1e-6f)));
    __m512 inverse = _mm512_set1_ps(MOST_QUERY / most);
    _mm_storeu_si128((__m128i *)to, _mm512_cvtsepi32_epi8(_mm512_cvtps_epi32(_mm512_mul_ps(a, inverse))));
    _mm_storeu_si128((__m128i *)to + 1, _mm512_cvtsepi32_epi8(_mm512_cvtps_epi32(_mm512_mul_ps(b, inverse))));
    return most / MOST_QUERY;
}

/* s (ROWS, padded) = q · kᵀ, as integers. */
INLINE void scores(int32_t *s, quad q[ROWS][QUADS], const quad *keys, size_t padded)
{
    for (size_t c = 0; c < padded; c += HS_PANEL) {
        const quad *k = keys + c * QUADS;
        __m512i a[ROWS][4];
#pragma GCC unroll 8
        for (int r = 0; r < ROWS; r++) a[r][0] = a[r][1] = a[r][2] = a[r][3] = _mm512_setzero_si512();
        for (size_t d = 0; d < QUADS; d++, k += HS_PANEL) {
            __m512i k0 = _mm512_loadu_si512(k), k1 = _mm512_loadu_si512(k + 16), k2 = _mm512_loadu_si512(k + 32), k3 = _mm512_loadu_si512(k + 48);
#pragma GCC unroll 8
            for (int r = 0; r < ROWS; r++) {
                __m512i x = _mm512_set1_epi32(q[r][d]);
                ADD_QUADS(a[r][0], k0, x);
                ADD_QUADS(a[r][1], k1, x);
                ADD_QUADS(a[r][2], k2, x);
                ADD_QUADS(a[r][3], k3, x);
            }
        }
#pragma GCC unroll 8
        for (int r = 0; r < ROWS; r++)
#pragma GCC unroll 4
            for (int i = 0; i < 4; i++) _mm512_storeu_si512(s + (size_t)r * padded + c + (size_t)(i * LANES), a[r][i]);
    }
}

/* 2^(factor · s − shift), rounded: the whole part of the exponent through scalef, the rest, in [0, 1), by a polynomial
 * of degree 3 (relative error 1e-4). */
INLINE __m512i power_of(const int32_t *s, __m512 factor, __m512 shift)
{
    __m512 x = _mm512_fmsub_ps(_mm512_cvtepi32_ps(_mm512_loadu_si512(s)), factor, shift), f = _mm512_reduce_ps(x, _MM_FROUND_TO_NEG_INF);
    __m512 p = _mm512_fmadd_ps(_mm512_set1_ps(0.07944023f), f, _mm512_set1_ps(0.22449434f));
    p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(0.69606564f));
    p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(1.0f));
    return _mm512_cvtps_epi32(_mm512_scalef_ps(p, x));
}

/* Replaces a row's scores by their soft-max, in units of which the largest has `most`, as pairs of keys in the order
 * that pack_values() follows; returns one over the units' sum. */
INLINE float soften(int32_t *s, size_t n, size_t padded, float factor, float most)
{
    for (size_t i = n; i < padded; i++) s[i] = INT32_MIN;
    __m512i high = _mm512_loadu_si512(s), units = _mm512_setzero_si512();
    for (size_t i = LANES; i < padded; i += LANES) high = _mm512_max_epi32(high, _mm512_loadu_si512(s + i));
    __m512 scale = _mm512_set1_ps(factor), shift = _mm512_set1_ps((float)_mm512_reduce_max_epi32(high) * factor - most);
    for (size_t i = 0; i < padded; i += 2 * LANES) {
        __m512i u = _mm512_packs_epi32(power_of(s + i, scale, shift), power_of(s + i + LANES, scale, shift));
        ADD_PAIRS(units, u, _mm512_set1_epi16(1));
        _mm512_storeu_si512(s + i / 2, u);
    }
    return 1.0f / (float)_mm512_reduce_add_epi32(units);
}

/* out[r] (32) = Σ over keys of p[r][key] · value[key], where share[r] · Σ p[r] = 1. */
INLINE void mix(float *const out[ROWS], const pair *p, size_t padded, const pair *values, size_t pairs, const float share[ROWS], const columns *c)
{
    __m512i a[ROWS][2];
#pragma GCC unroll 8
    for (int r = 0; r < ROWS; r++) a[r][0] = a[r][1] = _mm512_setzero_si512();
    for (size_t j = 0; j < pairs; j++) {
        __m512i v0 = _mm512_loadu_si512(values + j * HS_HEAD), v1 = _mm512_loadu_si512(values + j * HS_HEAD + LANES);
#pragma GCC unroll 8
        for (int r = 0; r < ROWS; r++) {
            __m512i x = _mm512_set1_epi32(p[(size_t)r * padded + j]);
            ADD_PAIRS(a[r][0], x, v0);
            ADD_PAIRS(a[r][1], x, v1);
        }
    }
#pragma GCC unroll 8
    for (int r = 0; r < ROWS; r++)
        for (int i = 0; i < 2; i++) {
            __m512 steps = _mm512_fmadd_ps(_mm512_cvtepi32_ps(a[r][i]), _mm512_set1_ps(share[r]), _mm512_set1_ps(MOST_VALUE));
            _mm512_storeu_ps(out[r] + i * LANES, _mm512_fmadd_ps(steps, c->step[i], c->low[i]));
        }
}

static void one_head(float *out, const float *query, const float *k, const float *v, size_t n, size_t dims, float most, float *scratch)
{
    size_t padded = (n + HS_PANEL - 1) / HS_PANEL * HS_PANEL;
    quad *keys = (quad *)scratch;
    pair *values = keys + padded * QUADS, *s = values + padded / 2 * HS_HEAD;
    columns key = columns_of(k, n, MOST_KEY), value = columns_of(v, n, 2 * MOST_VALUE);
    pack_keys(keys, k, n, &key);
    pack_values(values, v, n, &value);
    for (size_t i = 0; i < n; i += ROWS) {
        quad q[ROWS][QUADS];
        float *to[ROWS], factor[ROWS], share[ROWS];
        for (size_t r = 0; r < ROWS; r++) { /* past the end the last row again */
            size_t row = i + r < n ? i + r : n - 1;
            factor[r] = pack_query(q[r], query + row * HS_HEAD, &key);
            to[r] = out + row * dims;
        }
        scores(s, q, keys, padded);
        for (size_t r = 0; r < ROWS; r++) share[r] = soften(s + r * padded, n, padded, factor[r], most);
        mix(to, s, padded, values, (n + 31) / 32 * 16, share, &value);
    }
}

static void attention(float *out, const float *qkv, size_t plane, size_t n, size_t dims, float *scratch)
{
    float room = (float)INT32_MAX / MOST_VALUE / (float)(n + 1); /* so that no sum of n products can overflow */
    float most = log2f(room < MOST_PROBABILITY ? room : MOST_PROBABILITY);
    for (size_t h = 0; h < dims; h += HS_HEAD, qkv += plane)
        one_head(out + h, qkv, qkv + dims / HS_HEAD * plane, qkv + 2 * (dims / HS_HEAD) * plane, n, dims, most, scratch);
}

hs_attention *hs_attention_vnni(void)
{
    __builtin_cpu_init();
    return hs_kernels_pick() == &hs_kernels_avx512 && __builtin_cpu_supports("avx512vnni") ? attention : NULL;
}
#else
hs_attention *hs_attention_vnni(void)
{
    return NULL;
}
#endif

/* Attention in bytes with AVX512_VNNI.
 *
 * Scores: keys have 8 bits between the smallest and the largest number of each column. The column's step goes into
 * the query, and its offset is the same for every key, so that soft-max does not see it; the query then has 7 bits
 * and a sign. Probabilities have 8 bits of the largest one. The many small ones beside an attention sink vanish in that,
 * so what all of them lose is known from a sum of 15 bits and goes to the mean of the values. Values have 7 bits and a
 * sign, with step and middle for each column; the middle comes back exactly, because probabilities sum to one. The error
 * stays below a hundredth of the values, beside int8 products that err more; the f32 path stays exact. */
#include "encode/kernels.h"

#if defined(__x86_64__)
#pragma GCC target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,fma")
#include <immintrin.h>
#include <math.h>
#include <string.h>

enum { ROWS = 6, LANES = 16, QUADS = HS_HEAD / 4, MOST_KEY = 255, MOST_QUERY = 127, MOST_VALUE = 127, MOST_PROBABILITY = 255, FINE = 128, STEPS = 64 };

#define INLINE static inline __attribute__((always_inline))

/* Four 8-bit numbers as one 32-bit lane. */
typedef int32_t quad;

/* sum += one · many, by fours of unsigned and signed bytes, or by pairs of 16 bits. As assembly because GCC 12 copies
 * the sums of its own intrinsics through memory. */
#define ADD_QUADS(sum, unsigned_bytes, signed_bytes) __asm__("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(unsigned_bytes), "v"(signed_bytes))
#define ADD_PAIRS(sum, one, many) __asm__("vpdpwssd %2, %1, %0" : "+v"(sum) : "v"(one), "v"(many))

/* Each column's mean. */
typedef struct means { __m512 of[2]; } means;

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

/* Where soften() puts keys j to j + 3 (j a multiple of 4): packing vectors works by quarters of them. */
INLINE size_t place(size_t j)
{
    return j / 64 * 16 + j % 16 + j % 64 / 16;
}

/* Values four keys a row, in the order of soften(): lane c of a row holds number c of each; zeros after the last.
 * Returns the mean of each column, in steps. */
static means pack_values(quad *values, const float *v, size_t n, const columns *c)
{
    means mean;
    for (int i = 0; i < 2; i++) {
        __m512i sum = _mm512_setzero_si512();
        for (size_t j = 0; j < (n + HS_PANEL - 1) / HS_PANEL * HS_PANEL; j += 4) {
            __m512i four = _mm512_setzero_si512();
            for (size_t k = 0; k < 4 && j + k < n; k++) {
                __m512i q = _mm512_sub_epi32(steps_of(c, v + (j + k) * HS_HEAD, i), _mm512_set1_epi32(MOST_VALUE));
                sum = _mm512_add_epi32(sum, q);
                four = _mm512_or_si512(four, _mm512_slli_epi32(_mm512_and_si512(q, _mm512_set1_epi32(0xFF)), (unsigned)(8 * k)));
            }
            _mm512_storeu_si512(values + place(j) * HS_HEAD + i * LANES, four);
        }
        mean.of[i] = _mm512_div_ps(_mm512_cvtepi32_ps(sum), _mm512_set1_ps((float)n));
    }
    return mean;
}

/* Queries in bytes, and what turns their integer scores into powers of two. The floor under a query's largest number
 * changes no probability by a hundredth, and keeps that of padding below half a unit. */
static void pack_queries(quad *to, float *factor, const float *q, size_t n, const columns *keys)
{
    const __m512 scale = _mm512_set1_ps(0.25503486f); /* 1 / (√32 · ln 2) */
    for (size_t j = 0; j < n; j++, q += HS_HEAD, to += QUADS) {
        __m512 a = _mm512_mul_ps(_mm512_mul_ps(_mm512_loadu_ps(q), keys->step[0]), scale);
        __m512 b = _mm512_mul_ps(_mm512_mul_ps(_mm512_loadu_ps(q + LANES), keys->step[1]), scale);
        float most = _mm512_reduce_max_ps(_mm512_max_ps(_mm512_max_ps(_mm512_abs_ps(a), _mm512_abs_ps(b)), _mm512_set1_ps(1e-6f)));
        __m512 inverse = _mm512_set1_ps(MOST_QUERY / most);
        _mm_storeu_si128((__m128i *)to, _mm512_cvtsepi32_epi8(_mm512_cvtps_epi32(_mm512_mul_ps(a, inverse))));
        _mm_storeu_si128((__m128i *)to + 1, _mm512_cvtsepi32_epi8(_mm512_cvtps_epi32(_mm512_mul_ps(b, inverse))));
        factor[j] = most / MOST_QUERY;
    }
}

/* s (ROWS, padded) = q · kᵀ, as integers. */
INLINE void scores(int32_t *s, const quad *const q[ROWS], const quad *keys, size_t padded)
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

/* The largest probability, in units of 1 / FINE, times 2^(−i / STEPS). */
typedef struct powers { uint16_t of[STEPS]; } powers;

static powers make_powers(void)
{
    powers p;
    for (int i = 0; i < STEPS; i++) p.of[i] = (uint16_t)lrintf(MOST_PROBABILITY * FINE * exp2f(-(float)i / STEPS));
    return p;
}

/* Of powers of two, 1 / STEPS each. */
INLINE __m512i steps_below(__m512i top, const int32_t *s, __m512 factor)
{
    return _mm512_cvtps_epi32(_mm512_mul_ps(_mm512_cvtepi32_ps(_mm512_sub_epi32(top, _mm512_loadu_si512(s))), factor));
}

/* One unit of a row's probabilities; and what rounding has taken from all of them. */
typedef struct portion { float unit, lost; } portion;

/* Replaces a row's scores by their soft-max in bytes, in the order that pack_values() follows. A score's power of two
 * lies so many steps below the largest one's: their fraction is looked up, and their whole part shifts. What
 * overflows (padding) shifts everything out. */
INLINE portion soften(int32_t *s, size_t n, size_t padded, float factor, const powers *p)
{
    for (size_t i = n; i < padded; i++) s[i] = INT32_MIN;
    __m512i high = _mm512_loadu_si512(s), sum = _mm512_setzero_si512(), bytes = sum;
    for (size_t i = LANES; i < padded; i += LANES) high = _mm512_max_epi32(high, _mm512_loadu_si512(s + i));
    __m512i top = _mm512_set1_epi32(_mm512_reduce_max_epi32(high)), low_half = _mm512_loadu_si512(p->of), high_half = _mm512_loadu_si512(p->of + STEPS / 2);
    __m512 scale = _mm512_set1_ps(factor * STEPS);
    for (size_t i = 0; i < padded; i += 4 * LANES) {
        __m512i u[2];
#pragma GCC unroll 2
        for (int k = 0; k < 2; k++) {
            const int32_t *from = s + i + (size_t)(2 * k * LANES);
            __m512i y = _mm512_packs_epi32(steps_below(top, from, scale), steps_below(top, from + LANES, scale));
            u[k] = _mm512_srlv_epi16(_mm512_permutex2var_epi16(low_half, y, high_half), _mm512_srli_epi16(y, 6));
            ADD_PAIRS(sum, u[k], _mm512_set1_epi16(1));
            u[k] = _mm512_mulhrs_epi16(u[k], _mm512_set1_epi16(32768 / FINE));
        }
        __m512i q = _mm512_packus_epi16(u[0], u[1]);
        ADD_QUADS(bytes, q, _mm512_set1_epi8(1));
        _mm512_storeu_si512(s + i / 4, q);
    }
    float whole = (float)_mm512_reduce_add_epi32(sum) / FINE;
    return (portion){1 / whole, 1 - (float)_mm512_reduce_add_epi32(bytes) / whole};
}

/* out[r] (32) = Σ over keys of p[r][key] · value[key]. */
INLINE void mix(float *const out[ROWS], const quad *p, size_t padded, const quad *values, const portion share[ROWS], const columns *c, const means *mean)
{
    __m512i a[ROWS][2];
#pragma GCC unroll 8
    for (int r = 0; r < ROWS; r++) a[r][0] = a[r][1] = _mm512_setzero_si512();
    for (size_t j = 0; j < padded / 4; j++) {
        __m512i v0 = _mm512_loadu_si512(values + j * HS_HEAD), v1 = _mm512_loadu_si512(values + j * HS_HEAD + LANES);
#pragma GCC unroll 8
        for (int r = 0; r < ROWS; r++) {
            __m512i x = _mm512_set1_epi32(p[(size_t)r * padded + j]);
            ADD_QUADS(a[r][0], x, v0);
            ADD_QUADS(a[r][1], x, v1);
        }
    }
#pragma GCC unroll 8
    for (int r = 0; r < ROWS; r++)
        for (int i = 0; i < 2; i++) {
            __m512 rest = _mm512_fmadd_ps(_mm512_set1_ps(share[r].lost), mean->of[i], _mm512_set1_ps(MOST_VALUE));
            __m512 steps = _mm512_fmadd_ps(_mm512_cvtepi32_ps(a[r][i]), _mm512_set1_ps(share[r].unit), rest);
            _mm512_storeu_ps(out[r] + i * LANES, _mm512_fmadd_ps(steps, c->step[i], c->low[i]));
        }
}

/* Has a row of the next head on its way. */
INLINE void fetch(const float *row)
{
    _mm_prefetch(row, _MM_HINT_T1);
    _mm_prefetch(row + LANES, _MM_HINT_T1);
}

static void one_head(float *out, const float *query, const float *k, const float *v, size_t plane, size_t n, size_t dims, const powers *power, float *scratch)
{
    size_t padded = (n + HS_PANEL - 1) / HS_PANEL * HS_PANEL;
    quad *keys = (quad *)scratch, *values = keys + padded * QUADS, *queries = values + padded * QUADS, *s = queries + padded * QUADS;
    float *factor = (float *)s + ROWS * padded;
    columns key = columns_of(k, n, MOST_KEY), value = columns_of(v, n, 2 * MOST_VALUE);
    pack_keys(keys, k, n, &key);
    pack_queries(queries, factor, query, n, &key);
    means mean = pack_values(values, v, n, &value);
    for (size_t i = 0; i < n; i += ROWS) {
        const quad *q[ROWS];
        float *to[ROWS];
        portion share[ROWS];
        size_t row[ROWS];
        for (size_t r = 0; r < ROWS; r++) { /* past the end the last row again */
            row[r] = i + r < n ? i + r : n - 1;
            q[r] = queries + row[r] * QUADS;
            to[r] = out + row[r] * dims;
            fetch(query + plane + row[r] * HS_HEAD), fetch(k + plane + row[r] * HS_HEAD), fetch(v + plane + row[r] * HS_HEAD);
        }
        scores(s, q, keys, padded);
        for (size_t r = 0; r < ROWS; r++) share[r] = soften(s + r * padded, n, padded, factor[row[r]], power);
        mix(to, s, padded, values, share, &value, &mean);
    }
}

static void attention(float *out, const float *qkv, size_t plane, size_t n, size_t dims, float *scratch)
{
    powers power = make_powers();
    for (size_t h = 0; h < dims; h += HS_HEAD, qkv += plane)
        one_head(out + h, qkv, qkv + dims / HS_HEAD * plane, qkv + 2 * (dims / HS_HEAD) * plane, plane, n, dims, &power, scratch);
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

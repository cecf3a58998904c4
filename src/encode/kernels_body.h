/* encode/kernels_body.h — the kernels, written once over vectors of LANES floats. Included by kernels_*.c,
 * which set the instruction set and define LANES, ROWS (queries that attention takes at a time: as many
 * as the registers hold), V_SET, V_FMA, V_MAX, V_MIN and KERNELS (the table's name). */

#include <string.h>

#include "encode/kernels.h"

typedef float vf __attribute__((vector_size(LANES * 4), aligned(4), may_alias));
typedef int32_t vi __attribute__((vector_size(LANES * 4), aligned(4), may_alias));
typedef int8_t vb __attribute__((vector_size(LANES), aligned(1), may_alias));
typedef uint8_t vu __attribute__((vector_size(LANES), aligned(1), may_alias));

#define INLINE static inline __attribute__((always_inline))
#define AT(p) (*(vf *)(p))
#define READ(p) (*(const vf *)(p))

INLINE float sum_of(vf v)
{
    float s = 0;
    for (int i = 0; i < LANES; i++) s += v[i];
    return s;
}

INLINE float largest_of(vf v)
{
    float m = v[0];
    for (int i = 1; i < LANES; i++) m = v[i] > m ? v[i] : m;
    return m;
}

/* 2^x for x in [-126, 126] (clamped below): the whole part goes into the exponent's bits, the rest, in
 * [-1/2, 1/2], through the Taylor polynomial of degree 6 (relative error below 2e-7). */
INLINE vf exp2_of(vf x)
{
    const vf magic = V_SET(12582912.0f); /* 1.5 · 2^23: adding it leaves the whole part in the low bits */
    x = V_MAX(x, V_SET(-126.0f));
    vf t = x + magic;
    vf f = x - (t - magic);
    vf p = V_SET(1.5403530e-4f);
    p = V_FMA(p, f, V_SET(1.3333558e-3f));
    p = V_FMA(p, f, V_SET(9.6181291e-3f));
    p = V_FMA(p, f, V_SET(5.5504109e-2f));
    p = V_FMA(p, f, V_SET(2.4022651e-1f));
    p = V_FMA(p, f, V_SET(6.9314718e-1f));
    p = V_FMA(p, f, V_SET(1.0f));
    return (vf)((vi)p + ((vi)t << 23));
}

static void embed(float *out, const float *word, const int8_t *word8, float scale, const float *const other[4], size_t n)
{
    for (size_t i = 0; i < n; i += LANES) {
        vf x;
        if (word) x = READ(word + i);
        else x = __builtin_convertvector(*(const vb *)(word8 + i), vf) * V_SET(scale);
        AT(out + i) = x + READ(other[0] + i) + READ(other[1] + i) + READ(other[2] + i) + READ(other[3] + i);
    }
}

static void norm(float *x, const float *residual, const float *weight, const float *bias, size_t n)
{
    vf sum = V_SET(0.0f), squares = V_SET(0.0f);
    for (size_t i = 0; i < n; i += LANES) {
        if (residual) AT(x + i) += READ(residual + i);
        sum += READ(x + i);
    }
    vf mean = V_SET(sum_of(sum) / (float)n);
    for (size_t i = 0; i < n; i += LANES) {
        vf d = READ(x + i) - mean;
        squares = V_FMA(d, d, squares);
    }
    vf inverse = V_SET(1.0f / __builtin_sqrtf(sum_of(squares) / (float)n + 1e-12f));
    for (size_t i = 0; i < n; i += LANES) AT(x + i) = V_FMA((READ(x + i) - mean) * inverse, READ(weight + i), READ(bias + i));
}

static void add(float *x, const float *bias, size_t n)
{
    for (size_t i = 0; i < n; i += LANES) AT(x + i) += READ(bias + i);
}

/* x · Φ(x) = max(x, 0) − |x| · Φ(−|x|), and Φ(−u) = 2^P(u): the logarithm of the normal tail is so smooth
 * that a polynomial of degree 6 (fitted for the least largest error in u · Φ(−u)) is within 1e-7 everywhere. */
static void gelu(float *x, size_t n)
{
    for (size_t i = 0; i < n; i += LANES) {
        vf v = READ(x + i);
        vf u = V_MAX(v, -v), w = V_MIN(u, V_SET(10.0f));
        vf p = V_SET(3.309320891e-5f);
        p = V_FMA(p, w, V_SET(-7.692231447e-4f));
        p = V_FMA(p, w, V_SET(8.080727421e-3f));
        p = V_FMA(p, w, V_SET(-5.341212079e-2f));
        p = V_FMA(p, w, V_SET(-4.587709606e-1f));
        p = V_FMA(p, w, V_SET(-1.151201725f));
        p = V_FMA(p, w, V_SET(-0.9999930859f));
        AT(x + i) = V_MAX(v, V_SET(0.0f)) - u * exp2_of(p);
    }
}

static hs_quantized quantize(uint8_t *q, const float *x, size_t n)
{
    vf low = READ(x), high = low;
    for (size_t i = LANES; i < n; i += LANES) {
        low = V_MIN(low, READ(x + i));
        high = V_MAX(high, READ(x + i));
    }
    float smallest = -largest_of(-low), range = largest_of(high) - smallest;
    if (!(range > 1e-20f)) range = 1e-20f;
    vf inverse = V_SET(255.0f / range), half = V_SET(0.5f - smallest * (255.0f / range));
    for (size_t i = 0; i < n; i += LANES) {
        vf v = V_MIN(V_MAX(V_FMA(READ(x + i), inverse, half), V_SET(0.0f)), V_SET(255.0f));
        *(vu *)(q + i) = __builtin_convertvector(__builtin_convertvector(v, vi), vu);
    }
    return (hs_quantized){range / 255.0f, smallest};
}

static void dequantize(float *out, const int32_t *sum, hs_quantized a, const float *weight_scale, const float *column_sum,
                       const float *bias, size_t n)
{
    vf scale = V_SET(a.scale), offset = V_SET(a.offset);
    for (size_t i = 0; i < n; i += LANES) {
        vf s = __builtin_convertvector(*(const vi *)(sum + i), vf) * scale;
        AT(out + i) = V_FMA(V_FMA(offset, READ(column_sum + i), s), READ(weight_scale + i), READ(bias + i));
    }
}

/* Keys of one head as panels of 64: panel p, number d, key k at keys[(p · 32 + d) · 64 + k], zeros after the last. */
static void pack_keys(float *keys, const float *k, size_t n, size_t stride)
{
    size_t panels = (n + HS_PANEL - 1) / HS_PANEL;
    for (size_t p = 0; p < panels; p++) {
        float *panel = keys + p * HS_HEAD * HS_PANEL;
        size_t here = n - p * HS_PANEL < HS_PANEL ? n - p * HS_PANEL : HS_PANEL;
        if (here < HS_PANEL) memset(panel, 0, HS_HEAD * HS_PANEL * sizeof *panel);
        for (size_t j = 0; j < here; j++)
            for (size_t d = 0; d < HS_HEAD; d++) panel[d * HS_PANEL + j] = k[(p * HS_PANEL + j) * stride + d];
    }
}

static void pack_values(float *values, const float *v, size_t n, size_t stride)
{
    for (size_t j = 0; j < n; j++) memcpy(values + j * HS_HEAD, v + j * stride, HS_HEAD * sizeof *values);
}

/* s (ROWS, padded) = q · kᵀ, four vectors of keys at a time. */
INLINE void scores(float *s, const float *const q[ROWS], const float *keys, size_t padded)
{
    for (size_t c = 0; c < padded; c += 4 * LANES) {
        const float *k = keys + c / HS_PANEL * HS_HEAD * HS_PANEL + c % HS_PANEL;
        vf a[ROWS][4];
#pragma GCC unroll 8
        for (int r = 0; r < ROWS; r++) a[r][0] = a[r][1] = a[r][2] = a[r][3] = V_SET(0.0f);
        for (size_t d = 0; d < HS_HEAD; d++, k += HS_PANEL) {
            vf k0 = READ(k), k1 = READ(k + LANES), k2 = READ(k + 2 * LANES), k3 = READ(k + 3 * LANES);
#pragma GCC unroll 8
            for (int r = 0; r < ROWS; r++) {
                vf x = V_SET(q[r][d]);
                a[r][0] = V_FMA(x, k0, a[r][0]);
                a[r][1] = V_FMA(x, k1, a[r][1]);
                a[r][2] = V_FMA(x, k2, a[r][2]);
                a[r][3] = V_FMA(x, k3, a[r][3]);
            }
        }
#pragma GCC unroll 8
        for (int r = 0; r < ROWS; r++)
#pragma GCC unroll 4
            for (int i = 0; i < 4; i++) AT(s + (size_t)r * padded + c + (size_t)(i * LANES)) = a[r][i];
    }
}

/* Replaces scores by 2^(scale · (score − largest)); returns one over their sum. Padding becomes zero. */
INLINE float soften(float *s, size_t n, size_t padded, float scale)
{
    for (size_t i = n; i < padded; i++) s[i] = -1e30f;
    vf high = READ(s);
    for (size_t i = LANES; i < padded; i += LANES) high = V_MAX(high, READ(s + i));
    vf largest = V_SET(largest_of(high)), factor = V_SET(scale), sum = V_SET(0.0f);
    for (size_t i = 0; i < padded; i += LANES) {
        vf e = exp2_of((READ(s + i) - largest) * factor);
        AT(s + i) = e;
        sum += e;
    }
    return 1.0f / sum_of(sum);
}

/* out[r] (32) = share[r] · Σ over keys of p[r][key] · value[key]. */
INLINE void mix(float *const out[ROWS], const float *p, size_t padded, const float *values, size_t n, const float share[ROWS])
{
    enum { PARTS = HS_HEAD / LANES < 4 ? HS_HEAD / LANES : 4 };
    for (size_t c = 0; c < HS_HEAD; c += PARTS * LANES) {
        vf a[ROWS][PARTS];
#pragma GCC unroll 8
        for (int r = 0; r < ROWS; r++)
#pragma GCC unroll 4
            for (int i = 0; i < PARTS; i++) a[r][i] = V_SET(0.0f);
        for (size_t j = 0; j < n; j++) {
            const float *v = values + j * HS_HEAD + c;
#pragma GCC unroll 8
            for (int r = 0; r < ROWS; r++) {
                vf x = V_SET(p[(size_t)r * padded + j]);
#pragma GCC unroll 4
                for (int i = 0; i < PARTS; i++) a[r][i] = V_FMA(x, READ(v + i * LANES), a[r][i]);
            }
        }
#pragma GCC unroll 8
        for (int r = 0; r < ROWS; r++)
#pragma GCC unroll 4
            for (int i = 0; i < PARTS; i++) AT(out[r] + c + (size_t)(i * LANES)) = a[r][i] * V_SET(share[r]);
    }
}

static void one_head(float *out, const float *qkv, size_t n, size_t dims, float *scratch)
{
    size_t padded = (n + HS_PANEL - 1) / HS_PANEL * HS_PANEL, stride = 3 * dims;
    float *keys = scratch, *values = keys + padded * HS_HEAD, *s = values + padded * HS_HEAD;
    pack_keys(keys, qkv + dims, n, stride);
    pack_values(values, qkv + 2 * dims, n, stride);
    for (size_t i = 0; i < n; i += ROWS) {
        const float *q[ROWS];
        float *to[ROWS], share[ROWS];
        for (size_t r = 0; r < ROWS; r++) { /* past the end the last row again: written twice, alike */
            size_t row = i + r < n ? i + r : n - 1;
            q[r] = qkv + row * stride;
            to[r] = out + row * dims;
        }
        scores(s, q, keys, padded);
        for (size_t r = 0; r < ROWS; r++)
            share[r] = soften(s + r * padded, n, padded, 0.25503486f); /* 1 / (√32 · ln 2) */
        mix(to, s, padded, values, n, share);
    }
}

static void attention(float *out, const float *qkv, size_t n, size_t dims, float *scratch)
{
    for (size_t h = 0; h < dims; h += HS_HEAD) one_head(out + h, qkv + h, n, dims, scratch);
}

const hs_kernels KERNELS = {KERNELS_NAME, embed, norm, add, gelu, quantize, dequantize, attention};

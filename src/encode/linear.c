/* Int8 products need the sum of each matrix row, because an activation is scale · q + offset:
 * Σ w · x = scale · Σ w · q + offset · Σ w (Jacob et al. 2018, section 2.3, with a real offset). */
#include "encode/linear.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "encode/model.h"

/* Symmetric int8 a row, as src/train/export.py makes it. */
static void narrow(int8_t *to, float *scale, const float *w, size_t rows, size_t cols)
{
    for (size_t i = 0; i < rows; i++) {
        float most = 1e-12f;
        for (size_t j = 0; j < cols; j++) most = fmaxf(most, fabsf(w[i * cols + j]));
        scale[i] = most / 127.0f;
        for (size_t j = 0; j < cols; j++) to[i * cols + j] = (int8_t)lrintf(w[i * cols + j] / scale[i]);
    }
}

static void widen(float *to, const int8_t *w, const float *scale, size_t rows, size_t cols)
{
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < cols; j++) to[i * cols + j] = (float)w[i * cols + j] * scale[i];
}

static void sum_rows(float *sums, const int8_t *w, size_t rows, size_t cols)
{
    for (size_t i = 0; i < rows; i++) {
        int32_t s = 0;
        for (size_t j = 0; j < cols; j++) s += w[i * cols + j];
        sums[i] = (float)s;
    }
}

/* rows: (out, in) int8_t or float. */
static hs_code pack(hs_linear *l, const hs_model *m, const void *rows, hs_error *err)
{
    l->products = l->int8 ? hs_products_vnni() : NULL;
    if (!l->products) return hs_matrix_new(&l->w, m->dnnl, rows, l->int8, l->out, l->in, err);
    l->packed = hs_aligned(l->out * l->in, 1);
    if (!l->packed) return hs_nomem(err);
    l->products->pack(l->packed, rows, l->out, l->in);
    return HS_OK;
}

static hs_code load(hs_linear *l, const hs_model *m, const char *name, bool optional_bias, hs_error *err)
{
    hs_matrix_source w;
    char bias[96];
    snprintf(bias, sizeof bias, "%s.bias", name);
    HS_TRY(hs_model_matrix(m, name, l->out, l->in, &w, err));
    const float *b = NULL;
    if (!optional_bias || hs_model_has(m, bias)) HS_TRY(hs_model_tensor(m, bias, l->out, 0, &b, err));
    l->scale = calloc(3 * l->out, sizeof *l->scale);
    if (!l->scale) return hs_nomem(err);
    l->sums = l->scale + l->out;
    l->bias = l->sums + l->out;
    if (b) memcpy(l->bias, b, l->out * sizeof *b);
    if (w.i8) memcpy(l->scale, w.scale, l->out * sizeof *w.scale);

    const void *rows = l->int8 ? (const void *)w.i8 : (const void *)w.f32;
    void *converted = NULL;
    if (!rows) {
        rows = converted = malloc(l->out * l->in * (l->int8 ? sizeof(int8_t) : sizeof(float)));
        if (!converted) return hs_nomem(err);
        if (l->int8) narrow(converted, l->scale, w.f32, l->out, l->in);
        else widen(converted, w.i8, w.scale, l->out, l->in);
    }
    if (l->int8) sum_rows(l->sums, rows, l->out, l->in);
    hs_code code = pack(l, m, rows, err);
    free(converted);
    return code;
}

hs_code hs_linear_load(hs_linear *l, const hs_model *m, const char *name, size_t out, size_t in, bool optional_bias, hs_error *err)
{
    *l = (hs_linear){.out = out, .in = in, .int8 = m->int8 && out % 32 == 0 && in % 32 == 0};
    return load(l, m, name, optional_bias, err);
}

void hs_linear_release(hs_linear *l)
{
    hs_matrix_free(l->w);
    free(l->packed);
    free(l->scale);
    *l = (hs_linear){0};
}

hs_code hs_block_init(hs_block *b, size_t out, size_t in, hs_error *err)
{
    b->rows = hs_aligned(HS_BLOCK * in, sizeof(float));
    b->sums = hs_aligned(HS_BLOCK * out, sizeof(float));
    return b->rows && b->sums ? HS_OK : hs_nomem(err);
}

void hs_block_release(hs_block *b)
{
    free(b->rows);
    free(b->sums);
}

void hs_linear_put(const hs_linear *l, const hs_kernels *k, hs_block *b, size_t r, const float *x)
{
    if (l->int8) b->quantized[r] = k->quantize((uint8_t *)b->rows + r * l->in, x, l->in);
    else memcpy((float *)b->rows + r * l->in, x, l->in * sizeof *x);
}

void hs_linear_put_gelu(const hs_linear *l, const hs_kernels *k, hs_block *b, size_t r, float *x)
{
    if (l->int8) {
        b->quantized[r] = k->gelu_quantize((uint8_t *)b->rows + r * l->in, x, l->in);
    } else {
        k->gelu(x, l->in);
        hs_linear_put(l, k, b, r, x);
    }
}

void hs_linear_put_norm(const hs_linear *l, const hs_kernels *k, hs_block *b, size_t r, float *x, const float *residual, const float *weight, const float *bias)
{
    if (l->int8) {
        b->quantized[r] = k->norm_quantize((uint8_t *)b->rows + r * l->in, x, residual, weight, bias, l->in);
    } else {
        k->norm(x, residual, weight, bias, l->in);
        hs_linear_put(l, k, b, r, x);
    }
}

/* oneDNN's sums of one row, made the layer's result. */
static void deliver(const hs_linear *l, const hs_kernels *k, const hs_product *p, const hs_block *b, size_t r, const hs_place *to)
{
    const int32_t *whole = (const int32_t *)b->sums + r * l->out;
    const float *real = (const float *)b->sums + r * l->out;
    if (l->int8)
        for (size_t c = 0; c < l->out; c += HS_HEAD) k->dequantize(hs_place_at(to, r, c), whole + c, p, r, c);
    else
        for (size_t c = 0; c < l->out; c++) *hs_place_at(to, r, c) = real[c] + l->bias[c];
}

hs_code hs_linear_multiply(const hs_linear *l, const hs_kernels *k, hs_block *b, size_t n, const hs_place *to, hs_error *err)
{
    hs_product p = {b->rows, b->quantized, l->packed, l->scale, l->sums, l->bias, l->out, l->in};
    if (l->products) {
        l->products->multiply(&p, n, to);
        return HS_OK;
    }
    HS_TRY(hs_matrix_multiply(l->w, b->rows, b->sums, err));
    for (size_t r = 0; r < n; r++) deliver(l, k, &p, b, r, to);
    return HS_OK;
}

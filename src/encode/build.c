/* From checked tensors to what the encoder computes with: vocabulary, embeddings, packed matrices.
 *
 * Int8 products need the sum of each matrix row, because an activation is scale · q + offset:
 * Σ w · x = scale · Σ w · q + offset · Σ w (Jacob et al. 2018, section 2.3, with a real offset). */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "encode/model.h"

#define FAIL(err, ...) hs_fail((err), HS_EMODEL, "model", __VA_ARGS__)

typedef struct name { char z[96]; } name;

static name join(size_t layer, const char *part, const char *ending)
{
    name n;
    snprintf(n.z, sizeof n.z, "layer.%zu.%s.%s", layer, part, ending);
    return n;
}

/* A matrix of the encoder, F32 or I8 with its scale. */
typedef struct matrix {
    const float *f32, *scale;
    const int8_t *i8;
} matrix;

static hs_code find_matrix(const hs_model *m, const char *weight, const char *scale, size_t rows, size_t cols, matrix *out, hs_error *err)
{
    const hs_tensor *t = hs_tensors_find(&m->tensors, weight);
    *out = (matrix){0};
    if (!t || t->type != HS_I8) return hs_model_tensor(m, weight, rows, cols, &out->f32, err);
    if (t->rows != rows || t->cols != cols)
        return FAIL(err, "the model's tensor %s has the shape (%zu, %zu), not (%zu, %zu)", weight, t->rows, t->cols, rows, cols);
    out->i8 = t->data;
    return hs_model_tensor(m, scale, rows, 0, &out->scale, err);
}

static void widen(float *to, const matrix *w, size_t rows, size_t cols)
{
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < cols; j++) to[i * cols + j] = (float)w->i8[i * cols + j] * w->scale[i];
}

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

static void sum_rows(float *sums, const int8_t *w, size_t rows, size_t cols)
{
    for (size_t i = 0; i < rows; i++) {
        int32_t s = 0;
        for (size_t j = 0; j < cols; j++) s += w[i * cols + j];
        sums[i] = (float)s;
    }
}

static hs_code pack_int8(hs_model *m, hs_linear *l, const matrix *w, int8_t *scratch, hs_error *err)
{
    const int8_t *rows = w->i8;
    l->scale = w->scale;
    if (!rows) {
        float *scale = HS_ARRAY(&m->arena, float, l->out);
        if (!scale) return hs_nomem(err);
        narrow(scratch, scale, w->f32, l->out, l->in);
        rows = scratch;
        l->scale = scale;
    }
    float *sums = HS_ARRAY(&m->arena, float, l->out);
    if (!sums) return hs_nomem(err);
    sum_rows(sums, rows, l->out, l->in);
    l->sums = sums;
    return hs_packed_new(&l->w, m->dnnl, rows, true, l->out, l->in, err);
}

static hs_code pack_f32(hs_model *m, hs_linear *l, const matrix *w, float *scratch, hs_error *err)
{
    const float *rows = w->f32;
    if (!rows) {
        widen(scratch, w, l->out, l->in);
        rows = scratch;
    }
    return hs_packed_new(&l->w, m->dnnl, rows, false, l->out, l->in, err);
}

static hs_code build_linear(hs_model *m, hs_linear *l, size_t layer, const char *part, size_t out, size_t in, void *scratch, hs_error *err)
{
    matrix w;
    l->out = out;
    l->in = in;
    HS_TRY(hs_model_tensor(m, join(layer, part, "bias").z, out, 0, &l->bias, err));
    HS_TRY(find_matrix(m, join(layer, part, "weight").z, join(layer, part, "scale").z, out, in, &w, err));
    return m->int8 ? pack_int8(m, l, &w, scratch, err) : pack_f32(m, l, &w, scratch, err);
}

static hs_code build_norm(const hs_model *m, hs_norm *n, size_t layer, const char *part, hs_error *err)
{
    HS_TRY(hs_model_tensor(m, join(layer, part, "weight").z, m->dims, 0, &n->weight, err));
    return hs_model_tensor(m, join(layer, part, "bias").z, m->dims, 0, &n->bias, err);
}

static hs_code build_layer(hs_model *m, size_t k, void *scratch, hs_error *err)
{
    hs_layer *l = &m->layer[k];
    HS_TRY(build_linear(m, &l->qkv, k, "qkv", 3 * m->dims, m->dims, scratch, err));
    HS_TRY(build_linear(m, &l->attention_out, k, "attention_out", m->dims, m->dims, scratch, err));
    HS_TRY(build_norm(m, &l->attention_norm, k, "attention_norm", err));
    HS_TRY(build_linear(m, &l->inner, k, "inner", m->inner, m->dims, scratch, err));
    HS_TRY(build_linear(m, &l->out, k, "out", m->dims, m->inner, scratch, err));
    return build_norm(m, &l->out_norm, k, "out_norm", err);
}

static hs_code build_embeddings(hs_model *m, hs_error *err)
{
    size_t positions = 0, cols = 0;
    matrix w;
    HS_TRY(find_matrix(m, "emb.word.weight", "emb.word.scale", m->vocabulary.n, m->dims, &w, err));
    m->word = w.f32;
    m->word8 = w.i8;
    m->word_scale = w.scale;
    HS_TRY(hs_model_shape(m, "emb.position.weight", &positions, &cols, err));
    if (positions < m->window + 2) return FAIL(err, "the model has %zu positions, too few for windows of %zu pieces and two marks", positions, m->window);
    HS_TRY(hs_model_tensor(m, "emb.position.weight", positions, m->dims, &m->position, err));
    HS_TRY(hs_model_tensor(m, "emb.shape.weight", 8, m->dims, &m->shape, err));
    HS_TRY(hs_model_tensor(m, "emb.quote.weight", 2, m->dims, &m->quote, err));
    HS_TRY(hs_model_tensor(m, "emb.paragraph.weight", 2, m->dims, &m->paragraph, err));
    HS_TRY(hs_model_tensor(m, "emb.norm.weight", m->dims, 0, &m->norm.weight, err));
    return hs_model_tensor(m, "emb.norm.bias", m->dims, 0, &m->norm.bias, err);
}

static hs_code build_layers(hs_model *m, hs_error *err)
{
    m->layer = HS_ARRAY(&m->arena, hs_layer, m->layers);
    size_t largest = m->dims * (m->inner > 3 * m->dims ? m->inner : 3 * m->dims);
    void *scratch = malloc(largest * sizeof(float));
    hs_code code = m->layer && scratch ? HS_OK : hs_nomem(err);
    for (size_t k = 0; k < m->layers && code == HS_OK; k++) code = build_layer(m, k, scratch, err);
    free(scratch);
    return code;
}

hs_code hs_model_build(hs_model *m, bool int8, hs_error *err)
{
    m->int8 = int8;
    const hs_tensor *v = hs_tensors_find(&m->tensors, "vocab");
    if (!v || v->type != HS_U8 || v->cols) return FAIL(err, "the model file has no vocabulary: a tensor vocab of bytes");
    HS_TRY(hs_vocabulary_init(&m->vocabulary, (hs_str){v->data, v->bytes}, err));
    HS_TRY(build_embeddings(m, err));
    HS_TRY(hs_dnnl_new(&m->dnnl, err));
    return build_layers(m, err);
}

void hs_model_unbuild(hs_model *m)
{
    for (size_t k = 0; m->layer && k < m->layers; k++) {
        hs_layer *l = &m->layer[k];
        hs_packed_free(l->qkv.w);
        hs_packed_free(l->attention_out.w);
        hs_packed_free(l->inner.w);
        hs_packed_free(l->out.w);
    }
    hs_dnnl_free(m->dnnl);
    hs_vocabulary_release(&m->vocabulary);
}

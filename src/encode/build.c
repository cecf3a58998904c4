/* From checked tensors to what the encoder computes with: vocabulary, embeddings, packed matrices. */
#include <stdio.h>

#include "encode/model.h"

#define FAIL(err, ...) hs_fail((err), HS_EMODEL, "model", __VA_ARGS__)

hs_code hs_model_matrix(const hs_model *m, const char *name, size_t rows, size_t cols, hs_matrix_source *out, hs_error *err)
{
    char weight[96], scale[96];
    snprintf(weight, sizeof weight, "%s.weight", name);
    snprintf(scale, sizeof scale, "%s.scale", name);
    const hs_tensor *t = hs_tensors_find(&m->tensors, weight);
    *out = (hs_matrix_source){0};
    if (!t || t->type != HS_I8) return hs_model_tensor(m, weight, rows, cols, &out->f32, err);
    if (t->rows != rows || t->cols != cols)
        return FAIL(err, "the model's tensor %s has the shape (%zu, %zu), not (%zu, %zu)", weight, t->rows, t->cols, rows, cols);
    out->i8 = t->data;
    return hs_model_tensor(m, scale, rows, 0, &out->scale, err);
}

typedef struct name { char z[64]; } name;

static name join(size_t layer, const char *part)
{
    name n;
    snprintf(n.z, sizeof n.z, "layer.%zu.%s", layer, part);
    return n;
}

static hs_code build_norm(const hs_model *m, hs_norm *n, size_t layer, const char *part, hs_error *err)
{
    char weight[80], bias[80];
    snprintf(weight, sizeof weight, "%s.weight", join(layer, part).z);
    snprintf(bias, sizeof bias, "%s.bias", join(layer, part).z);
    HS_TRY(hs_model_tensor(m, weight, m->dims, 0, &n->weight, err));
    return hs_model_tensor(m, bias, m->dims, 0, &n->bias, err);
}

static hs_code build_layer(hs_model *m, size_t k, hs_error *err)
{
    hs_layer *l = &m->layer[k];
    HS_TRY(hs_linear_load(&l->qkv, m, join(k, "qkv").z, 3 * m->dims, m->dims, false, err));
    HS_TRY(hs_linear_load(&l->attention_out, m, join(k, "attention_out").z, m->dims, m->dims, false, err));
    HS_TRY(build_norm(m, &l->attention_norm, k, "attention_norm", err));
    HS_TRY(hs_linear_load(&l->inner, m, join(k, "inner").z, m->inner, m->dims, false, err));
    HS_TRY(hs_linear_load(&l->out, m, join(k, "out").z, m->dims, m->inner, false, err));
    return build_norm(m, &l->out_norm, k, "out_norm", err);
}

static hs_code build_embeddings(hs_model *m, hs_error *err)
{
    size_t positions = 0, cols = 0;
    hs_matrix_source w;
    HS_TRY(hs_model_matrix(m, "emb.word", m->vocabulary.n, m->dims, &w, err));
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
    if (!m->layer) return hs_nomem(err);
    for (size_t k = 0; k < m->layers; k++) HS_TRY(build_layer(m, k, err));
    return HS_OK;
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
        hs_linear_release(&l->qkv);
        hs_linear_release(&l->attention_out);
        hs_linear_release(&l->inner);
        hs_linear_release(&l->out);
    }
    hs_dnnl_free(m->dnnl);
    hs_vocabulary_release(&m->vocabulary);
}

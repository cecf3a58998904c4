/* encode/model.h — what a loaded model holds, for this room's own files. */
#ifndef HS_ENCODE_MODEL_H
#define HS_ENCODE_MODEL_H

#include "encode/dnnl.h"
#include "encode/linear.h"
#include "encode/pieces.h"
#include "encode/safetensors.h"
#include "hearsay/encode.h"

typedef struct hs_norm { const float *weight, *bias; } hs_norm;

typedef struct hs_layer {
    hs_linear qkv, attention_out, inner, out;
    hs_norm attention_norm, out_norm;
} hs_layer;

struct hs_model {
    hs_arena arena;
    hs_str file;  /* the bytes, mapped or built in */
    bool mapped;
    char sha256[65];
    hs_tensors tensors;
    const float **floats; /* beside tensors.v: as F32, NULL where it is not one of a head's */
    hs_str name, version;
    size_t dims, layers, inner, window, overlap; /* window: pieces, without [CLS] and [SEP] */

    hs_vocabulary vocabulary;
    const float *word, *word_scale; /* word rows: F32, or int8 with scales */
    const int8_t *word8;
    const float *position, *shape, *quote, *paragraph;
    hs_norm norm;
    hs_layer *layer;
    bool int8; /* how products are computed */
    hs_dnnl *dnnl;
};

/* A matrix as the file has it: F32, or I8 with a scale for each row. */
typedef struct hs_matrix_source {
    const float *f32, *scale;
    const int8_t *i8;
} hs_matrix_source;
/* NAME.weight (rows, cols), and NAME.scale. */
hs_code hs_model_matrix(const hs_model *m, const char *name, size_t rows, size_t cols, hs_matrix_source *out, hs_error *err);

/* Fills the part from `vocabulary` on from the checked tensors. */
hs_code hs_model_build(hs_model *m, bool int8, hs_error *err);
void hs_model_unbuild(hs_model *m);

/* The built-in model file (weights.S). */
extern const unsigned char hs_weights_start[], hs_weights_end[];
extern const char hs_weights_sha256[];

#endif

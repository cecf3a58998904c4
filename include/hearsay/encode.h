/* hearsay/encode.h — words → vectors, and the model file that all heads share.
 *
 * The model file is a safetensors file (docs/formats.md, "model"); the built-in one stands inside the
 * executable. A matrix NAME.weight is F32 (out, in), or I8 (out, in) with NAME.scale F32 (out). */
#ifndef HEARSAY_ENCODE_H
#define HEARSAY_ENCODE_H

#include "hearsay/base.h"
#include "hearsay/token.h"

typedef enum hs_isa { HS_ISA_AUTO, HS_ISA_INT8, HS_ISA_F32 } hs_isa; /* AUTO: int8 where the processor has VNNI */

typedef struct hs_model hs_model; /* read-only after loading; may be shared by threads */
/* path NULL: the built-in model. Everything is checked before use. */
hs_model *hs_model_open(const char *path, hs_isa isa, hs_error *err);
void hs_model_free(hs_model *m);
hs_str hs_model_name(const hs_model *m);
hs_str hs_model_version(const hs_model *m);
hs_str hs_model_sha256(const hs_model *m); /* hex, of the whole file */
hs_str hs_model_meta(const hs_model *m, const char *key); /* HS_NONE when absent */
/* A JSON array of strings in the metadata ("cue.labels") as an arena array; *n 0 when absent. */
hs_code hs_model_labels(const hs_model *m, const char *key, hs_arena *arena, hs_str **out, size_t *n, hs_error *err);
bool hs_model_has(const hs_model *m, const char *tensor);
/* Borrowed F32 tensor of exactly this shape (cols 0: one dimension of `rows`); HS_EMODEL when it is absent or other. */
hs_code hs_model_tensor(const hs_model *m, const char *name, size_t rows, size_t cols, const float **out, hs_error *err);
/* The shape of a tensor: rows, cols (0 for one dimension). HS_EMODEL when absent. */
hs_code hs_model_shape(const hs_model *m, const char *name, size_t *rows, size_t *cols, hs_error *err);
size_t hs_model_dims(const hs_model *m); /* of a word vector: 384 */

/* Scratch memory and primitives of one thread. */
typedef struct hs_encoder hs_encoder;
hs_encoder *hs_encoder_new(const hs_model *m, hs_error *err);
void hs_encoder_free(hs_encoder *e);

/* *vectors: (n_words, dims) f32, row-major, in the arena; a word's vector is its first piece's (a word
 * without pieces gets zeros). Long texts are cut into overlapping windows, each answering for its middle. */
hs_code hs_encode(hs_encoder *e, const hs_tokens *tokens, hs_arena *arena, float **vectors, hs_error *err);

/* Word pieces of a string, as BERT-uncased cuts them (clean, lower-case, strip accents, split
 * punctuation and CJK, greedy longest match). ids has room for cap; returns how many there are. */
size_t hs_word_pieces(const hs_model *m, hs_str text, int32_t *ids, size_t cap);

/* A dense layer of a head, prepared from the model, which must outlive it; any thread may apply it. */
typedef struct hs_dense { struct hs_linear *linear; size_t rows, cols; } hs_dense;
/* Loads NAME.weight (rows, cols) and, where the model has it, NAME.bias. rows or cols 0: as the model has it.
 * To be released, also after a failure. */
hs_code hs_dense_load(hs_dense *d, const hs_model *m, const char *name, size_t rows, size_t cols, hs_error *err);
void hs_dense_release(hs_dense *d);
/* y (n, rows) = x (n, cols) · weightᵀ + bias; in int8 where the model is, except layers of a few numbers. */
hs_code hs_dense_apply(const hs_dense *d, const float *x, size_t n, float *y, hs_error *err);

/* x · Φ(x) in place (the exact GELU, by a polynomial within 1e-6), for the heads. */
void hs_gelu(float *x, size_t n);

/* A depthwise convolution over rows: y (rows, n) from x (rows, n), weight (width, n) with an odd width, bias (n);
 * zeros beyond the ends. n is a multiple of 32. */
void hs_depthwise(float *y, const float *x, size_t rows, size_t n, const float *weight, const float *bias, size_t width);

/* Where the time went, for the benchmarks: seconds since the encoder was made. */
typedef struct hs_encode_times {
    double total, products, attention;
    uint64_t pieces;     /* without the marks at a window's ends */
    uint64_t rows, keys; /* vectors that went through the layers; and for each of them those it attended to */
} hs_encode_times;
void hs_encoder_times(const hs_encoder *e, hs_encode_times *out);

#endif

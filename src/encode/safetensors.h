/* encode/safetensors.h — the table of a safetensors file that lies in memory.
 *
 * The file: 8 bytes, little-endian: the length H of the header; H bytes of JSON, an object of
 * NAME: {"dtype", "shape", "data_offsets": [begin, end)} and "__metadata__": {string: string};
 * then the tensors' bytes, which the offsets count from. Everything is checked here, once: what
 * hs_tensor says can be trusted. */
#ifndef HS_ENCODE_SAFETENSORS_H
#define HS_ENCODE_SAFETENSORS_H

#include "base/map.h"
#include "hearsay/base.h"

typedef enum hs_dtype { HS_F32, HS_F16, HS_I8, HS_U8, HS_OTHER_TYPE } hs_dtype;

typedef struct hs_tensor {
    hs_str name;
    hs_dtype type;
    size_t rows, cols; /* cols 0: one dimension */
    size_t bytes;
    const void *data;  /* borrowed from the file; may be misaligned */
} hs_tensor;

typedef struct hs_pair { hs_str key, value; } hs_pair;

typedef struct hs_tensors {
    hs_tensor *v; /* in the arena, in the file's order of offsets */
    size_t n;
    hs_pair *metadata; /* in the arena */
    size_t n_metadata;
    hs_map index; /* name → position in v */
} hs_tensors;

/* The size of an element in bytes; 0 for HS_OTHER_TYPE. */
size_t hs_dtype_size(hs_dtype t);

/* Fills *out from `file`, which must outlive it. HS_EMODEL when anything is wrong with it. */
hs_code hs_tensors_parse(hs_tensors *out, hs_str file, hs_arena *arena, hs_error *err);
const hs_tensor *hs_tensors_find(const hs_tensors *t, const char *name); /* NULL when absent */
hs_str hs_tensors_meta(const hs_tensors *t, const char *key);           /* HS_NONE when absent */
void hs_tensors_release(hs_tensors *t);

#endif

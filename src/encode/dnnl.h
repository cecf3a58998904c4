/* encode/dnnl.h — matrix products through oneDNN, without its types.
 *
 * A linear layer's matrix (hs_matrix) is packed once, with the code that multiplies BLOCK rows by it; from then on
 * it is read-only and any thread may multiply. Everything runs on the calling thread alone. */
#ifndef HS_ENCODE_DNNL_H
#define HS_ENCODE_DNNL_H

#include "hearsay/base.h"

enum { HS_BLOCK = 48 }; /* rows of a product: callers pad to it. A multiple of 12 (product_vnni.c); from 24 to 96 no difference */

typedef struct hs_dnnl hs_dnnl; /* the library's engine */
hs_code hs_dnnl_new(hs_dnnl **out, hs_error *err);
void hs_dnnl_free(hs_dnnl *d);

typedef struct hs_matrix hs_matrix;
/* w: (out, in) row-major, int8_t or float; copied. d must outlive the matrix. */
hs_code hs_matrix_new(hs_matrix **m, const hs_dnnl *d, const void *w, bool int8, size_t out, size_t in, hs_error *err);
void hs_matrix_free(hs_matrix *m);
/* c (BLOCK, out) = a (BLOCK, in) · wᵀ; a uint8_t and c int32_t for int8, else both float. All 64-byte aligned. */
hs_code hs_matrix_multiply(const hs_matrix *m, const void *a, void *c, hs_error *err);

/* Whether the processor multiplies bytes without saturating (VNNI): else int8 is slow and wrong. */
bool hs_dnnl_int8(void);

/* n bytes or floats at a 64-byte boundary, zeroed; free() gives them back. */
void *hs_aligned(size_t n, size_t size);

#endif

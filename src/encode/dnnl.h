/* encode/dnnl.h — matrix products through oneDNN, without its types.
 *
 * A linear layer's matrix is packed once (hs_packed, read-only, any thread); a product (hs_product) is the
 * prepared multiplication of BLOCK rows by a matrix of one shape, owned by one thread. Everything runs on
 * the calling thread alone. */
#ifndef HS_ENCODE_DNNL_H
#define HS_ENCODE_DNNL_H

#include "hearsay/base.h"

enum { HS_BLOCK = 64 }; /* rows of a product: callers pad to it. Larger blocks gain nothing (measured) */

typedef struct hs_dnnl hs_dnnl; /* the library's engine */
hs_code hs_dnnl_new(hs_dnnl **out, hs_error *err);
void hs_dnnl_free(hs_dnnl *d);

typedef struct hs_packed hs_packed;
/* w: (out, in) row-major, int8_t or float. */
hs_code hs_packed_new(hs_packed **packed, const hs_dnnl *d, const void *w, bool int8, size_t out, size_t in, hs_error *err);
void hs_packed_free(hs_packed *p);

typedef struct hs_product hs_product;
hs_code hs_product_new(hs_product **product, const hs_dnnl *d, bool int8, size_t out, size_t in, hs_error *err);
/* c (BLOCK, out) = a (BLOCK, in) · wᵀ; a uint8_t and c int32_t for int8, else both float. All 64-byte aligned. */
hs_code hs_product_run(hs_product *p, const void *a, const hs_packed *w, void *c, hs_error *err);
void hs_product_free(hs_product *p);

/* Whether the processor multiplies bytes without saturating (VNNI): else int8 is slow and wrong. */
bool hs_dnnl_int8(void);

/* n bytes or floats at a 64-byte boundary, zeroed; free() gives them back. */
void *hs_aligned(size_t n, size_t size);

#endif

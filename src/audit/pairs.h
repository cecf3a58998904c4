/* audit/pairs.h — a hash table from pairs of 32-bit numbers to counts. */
#ifndef HS_AUDIT_PAIRS_H
#define HS_AUDIT_PAIRS_H

#include "hearsay/base.h"

typedef struct hs_pairs { struct hs_pair { uint32_t a, b; uint64_t count; } *v; size_t n, cap; } hs_pairs; /* count 0: free */
bool hs_pairs_add(hs_pairs *p, uint32_t a, uint32_t b, uint64_t count); /* false: out of memory */
void hs_pairs_release(hs_pairs *p);

#endif

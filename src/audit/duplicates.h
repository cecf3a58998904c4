/* audit/duplicates.h — wire copies and near-duplicates, by the sketch that a record carries. */
#ifndef HS_AUDIT_DUPLICATES_H
#define HS_AUDIT_DUPLICATES_H

#include "hearsay/base.h"

enum { HS_NEAR = 3 }; /* bits in which two copies may differ */

typedef struct hs_duplicates hs_duplicates;
hs_duplicates *hs_duplicates_new(void); /* NULL: out of memory */
/* The number of an earlier text whose sketch is near (*of), or SIZE_MAX: then this one is kept under its number (the
 * count of those kept before it). A sketch that is none (empty, or of no text) is near to nothing. */
hs_code hs_duplicates_meet(hs_duplicates *d, hs_str sketch, size_t *of, hs_error *err);
void hs_duplicates_free(hs_duplicates *d);

#endif

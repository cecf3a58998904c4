/* record/record_int.h — what writing and reading records share. */
#ifndef HS_RECORD_INT_H
#define HS_RECORD_INT_H

#include "base/json.h"
#include "hearsay/record.h"

#define HS_RECORD_SCHEMA "hearsay.document/1"

/* The keys that this version knows, NULL-terminated; others travel along in hs_record.more. */
extern const char *const hs_record_keys[], *const hs_resolve_keys[], *const hs_entity_keys[],
    *const hs_attribution_keys[], *const hs_relation_keys[];

/* The place of an element's unknown keys inside hs_record.more: "entities n1"; "" for the record's own. */
hs_str hs_record_more_key(const char *list, hs_str id, hs_arena *arena);

#endif

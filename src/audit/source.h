/* audit/source.h — what indicators and statistics agree on: who the main source is, and what came second-hand. */
#ifndef HS_AUDIT_SOURCE_H
#define HS_AUDIT_SOURCE_H

#include "hearsay/record.h"

int64_t audit_main_source(const hs_record *r, const hs_attribution *a);                     /* the first that stands, or -1 */
hs_source_type audit_source_type(const hs_attribution *a, int64_t main);
bool audit_is_publisher(const hs_record *r, hs_str name);
/* The other outlet that it came through: the channel, or an outlet that is itself the source; -1: first-hand. */
int64_t audit_other_outlet(const hs_record *r, const hs_attribution *a, int64_t main);

typedef enum audit_standing { AUDIT_OTHER, AUDIT_OFFICIAL, AUDIT_SPOKESPERSON } audit_standing;
/* Officials (holders of an office, offices, unnamed "officials") and spokespeople among the entities; (entities.n). */
hs_code audit_standings(const hs_record *r, audit_standing **out, hs_arena *arena, hs_error *err);

#endif

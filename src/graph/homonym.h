/* graph/homonym.h — what an article says of a person that no other of the same name can share. */
#ifndef HS_GRAPH_HOMONYM_H
#define HS_GRAPH_HOMONYM_H

#include "hearsay/record.h"

typedef struct hs_profile {
    int8_t party;   /* 0: not said; else 1 + its place in the list; -1: the article says two */
    int8_t office;  /* likewise, of the offices of a place */
    uint64_t place; /* hash of the folded place, when office > 0 */
    hs_str initials;  /* middle initials, lower case; empty: none said */
    hs_str said_party, said_office, said_name; /* as the record spells them */
    uint32_t parties, offices; /* articles that agreed on the party, on the office */
} hs_profile;

/* Fills one profile an entity, (record->entities.n), from the record's present offices and parties. */
hs_code hs_profiles(const hs_record *record, hs_profile *out, hs_arena *scratch, hs_error *err);
bool hs_profile_says(const hs_profile *p); /* anything at all */
/* Whether `a`, said by one article, cannot be the person of `b`, said by those before it; *here and *there: what contradicts, of a and of b. */
bool hs_profiles_conflict(const hs_profile *a, const hs_profile *b, hs_str *here, hs_str *there);
/* Adds what is not known yet; strings are copied into the arena. */
hs_code hs_profile_merge(hs_profile *into, const hs_profile *from, hs_arena *arena, hs_error *err);

#endif

/* relation/describe.h — what describe.c has read of a description, for ties.c. */
#ifndef HS_RELATION_DESCRIBE_H
#define HS_RELATION_DESCRIBE_H

#include "relation/scan.h"

typedef struct hs_reading {
    const hs_description *d;
    size_t start, head, head_end; /* the role's words are [role, head_end) */
    size_t role;
    bool former;
    int64_t before, after;        /* mention that qualifies, or -1 */
    size_t prep;                  /* preposition of the mention after the head */
    size_t body;                  /* a noun for a body after it, where no name stands; 0: none */
} hs_reading;

bool hs_role_word(const hs_scan *s, size_t w); /* a noun that may be a description's head */
hs_fact hs_fact_of(const hs_reading *r, hs_relation_type type, uint32_t to, double confidence);

/* ties.c: the relation to the mention that qualifies the head; to whom the words mean, where none is named. */
hs_code hs_tie_mention(hs_scan *s, const hs_reading *r, int64_t mention, double confidence);
hs_code hs_tie_second(hs_scan *s, const hs_reading *r); /* "the director of the trust's shops at the Harrow Group" */
hs_code hs_tie_owner(hs_scan *s, const hs_reading *r);
hs_code hs_tie_implied_body(hs_scan *s, const hs_reading *r);
hs_code hs_tie_on_air(hs_scan *s, const hs_reading *r);
hs_code hs_tie_in_focus(hs_scan *s, const hs_reading *r);
hs_code hs_tie_country(hs_scan *s, const hs_reading *r);

#endif

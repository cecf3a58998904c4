/* hearsay/relation.h — aide-of, spokesperson-of, works-for, holds-office … with the words that state them. */
#ifndef HEARSAY_RELATION_H
#define HEARSAY_RELATION_H

#include "hearsay/entity.h"

typedef enum hs_relation_type { HS_AIDE_OF, HS_SPOKESPERSON_OF, HS_WORKS_FOR, HS_MEMBER_OF, HS_HOLDS_OFFICE, HS_CANDIDATE_FOR, HS_ALLY_OF, HS_FAMILY_OF, HS_OPPONENT_OF, HS_RELATION_TYPES } hs_relation_type;
extern const char *const hs_relation_names[]; /* "aide-of" … */

typedef struct hs_relation {
    hs_str id; /* "r1" */
    hs_relation_type type;
    uint32_t from, to; /* entities */
    hs_str role;       /* the words that name it */
    bool former;
    hs_span evidence;
    hs_str quote;      /* the evidence as text */
    double confidence;
    hs_review review;
    hs_str machine; /* as an attribution's */
} hs_relation;

/* How a role goes with the other's name: a noun ("aide of NAME"), a verb ("led NAME"), or no word to show a reader ("of", "CNN's", "teaches"). */
typedef enum hs_role_form { HS_ROLE_NOUN, HS_ROLE_VERB, HS_ROLE_NO_WORD } hs_role_form;
hs_role_form hs_role_read(hs_str role);
bool hs_role_says_past(hs_str role); /* "former aide", "late husband": needs no second "former" */

typedef struct hs_relations {
    hs_relation *v;
    size_t n;
} hs_relations;

/* Finds the relations that the article states among its entities; may add entities (offices, parties, bodies). */
hs_code hs_relate(const hs_resolver *r, const hs_tokens *tokens, const float *vectors, hs_entities *entities,
                  hs_relations *out, hs_arena *arena, hs_error *err);

#endif

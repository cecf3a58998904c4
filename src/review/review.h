/* review/review.h — the parts of the room.
 *
 * file.c     the corrections file: lines → changes
 * place.c    a place of a change (span and words) → a span of this record's text
 * find.c     which attribution, entity or relation a change means
 * entities.c new entities, merging, splitting
 * apply.c    the changes themselves */
#ifndef HS_REVIEW_H
#define HS_REVIEW_H

#include "base/json.h"
#include "base/map.h"
#include "hearsay/review.h"

typedef struct review_place {
    bool given;
    bool has_span;
    hs_span at;
    hs_str words; /* the text from at.start on, whole or its beginning; empty: not given */
} review_place;

typedef struct review_who { /* an entity, by name and by a mention of it */
    bool given;
    hs_str name;
    int kind;               /* hs_kind, or -1 */
    review_place place;
} review_who;

typedef enum review_verb { CONFIRM, DROP, SOURCE, VIA, RENAME, KIND, MERGE, SPLIT, ADD, READ, VERBS } review_verb;
typedef enum review_target { AN_ATTRIBUTION, AN_ENTITY, A_RELATION, THE_ARTICLE } review_target;

typedef struct review_change {
    size_t line;
    review_verb verb;
    review_target target;
    hs_str name;               /* rename, split */
    int kind;                  /* kind, split: hs_kind, or -1 */
    review_place place, cue;   /* of the attribution or relation */
    review_who entity;         /* rename, kind, merge, split, confirm */
    int relation;              /* hs_relation_type */
    review_who from, to, into, via;
    review_who *sources;
    size_t n_sources;
    review_place *mentions;
    size_t n_mentions;
    bool former;
    hs_str role;
    struct review_change *next; /* of the same article */
} review_change;

struct hs_corrections {
    hs_arena arena;
    hs_map articles;           /* id → index */
    hs_str *ids;
    review_change **first, **last;
    size_t n, cap;
};

/* false: the words are not in the text. Without text the span is taken as it is. */
bool review_locate(const hs_record *r, const review_place *p, hs_span *out);
double review_overlap(hs_span a, hs_span b); /* Jaccard */

/* SIZE_MAX: none fits. */
size_t review_find_attribution(const hs_record *r, const review_place *content, const review_place *cue);
size_t review_find_entity(const hs_record *r, const review_who *who);
size_t review_find_relation(const hs_record *r, const review_change *c);

/* The entity, made where the record lacks it. */
hs_code review_entity(hs_record *r, const review_who *who, uint32_t *out, hs_arena *arena, hs_error *err);
hs_code review_new_entity(hs_record *r, hs_str name, hs_kind kind, uint32_t *out, hs_arena *arena, hs_error *err);
hs_code review_merge(hs_record *r, uint32_t gone, uint32_t into, hs_arena *arena, hs_error *err);
/* *fits false: none of the mentions is this entity's. */
hs_code review_split(hs_record *r, uint32_t from, const review_change *c, bool *fits, hs_arena *arena, hs_error *err);
hs_source_type review_type_of(hs_kind kind);
void review_retype(hs_record *r, uint32_t entity); /* source types that follow from its kind */

/* Keeps what the program had said under `key`, unless an earlier change kept it already; takes the value over. */
hs_code review_keep(hs_str *machine, const char *key, hs_json *value, hs_arena *arena, hs_error *err);

#endif

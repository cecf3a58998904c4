/* relation/scan.h — the room's own header: an article while its relations are being found.
 *
 * A description ("a senior adviser to Mr. Roe", "Ohio Gov.", "the party's nominee") stands in a few places around a name:
 * places.c, lists.c and serving.c find it there, describe.c reads it and ties.c finds to whom it ties; stated.c and work.c
 * read what verbs state. scan.c holds mentions, offices, parties and the relations found. */
#ifndef HS_RELATION_SCAN_H
#define HS_RELATION_SCAN_H

#include "base/map.h"
#include "base/vec.h"
#include "hearsay/relation.h"

enum { HS_SLACK = 16, /* empty entries after the last word, so that a look at the next words needs no check */
       HS_LONGEST_MENTION = 12 };

#define HS_ROLES (HS_W_PERSON | HS_W_STAFF) /* nouns that a description may end in */

typedef struct hs_noted {
    uint32_t start, end; /* words */
    uint32_t entity;
    hs_form form;
} hs_noted;

typedef struct hs_called { /* somebody whom a noun has described */
    uint32_t noun, entity; /* a word; whom */
} hs_called;

typedef struct hs_scan {
    const hs_tokens *t;
    hs_arena *arena;
    hs_error *err;
    size_t n;
    uint64_t *bits;
    hs_entities *entities;
    size_t cap_entities;
    hs_noted *noted;     /* every mention, by start */
    size_t n_noted;
    int32_t *at;         /* word → the name mention that covers it, or -1 */
    hs_called *called;
    size_t n_called, cap_called;
    int8_t *sex;         /* of the entities that were there before: 1 he, -1 she, 0 not known */
    bool *in_politics;   /* of the same: whether the relations found so far say so */
    int32_t *any;        /* word → the shortest mention of any form that covers it, or -1 */
    hs_relations *out;
    size_t cap_out;
    hs_map seen;         /* relations by type, from, to */
    hs_map named;        /* offices and parties by name → entity + 1 */
    bool supreme_court;  /* the article names one */
    bool other_race;     /* the article is on a race for another office, and no word of it says that there is one for president */
    bool presidential;   /* the article is on a presidential race, as far as its words say */
} hs_scan;

char hs_scan_lower(char c); /* of a letter A to Z */
bool hs_scan_is(const hs_scan *s, size_t w, const char *lower); /* case-blind; false past the end */
bool hs_among(const hs_scan *s, size_t w, const char *words); /* whether it is one of the words, which spaces divide */
bool hs_scan_glued(const hs_scan *s, size_t w);
bool hs_scan_possessive(const hs_scan *s, size_t w); /* 's or s' begins at w */
bool hs_scan_prep(const hs_scan *s, size_t w); /* a preposition, and no part of "brother-in-law" */
bool hs_scan_cap(const hs_scan *s, size_t w);
const char *hs_ends_in(const hs_scan *s, uint32_t entity, const char *const *words, size_t n); /* which of the words an entity's name ends in; NULL */
const char *hs_begins_in(const hs_scan *s, uint32_t entity, const char *const *words, size_t n); /* the same for its beginning */
hs_kind hs_kind_at(const hs_scan *s, size_t w); /* kind of the entity named at w; HS_KINDS when none */
size_t hs_sentence_end(const hs_scan *s, size_t w);
size_t hs_sentence_start(const hs_scan *s, size_t w);

hs_code hs_scan_mentions(hs_scan *s);
/* The entity of that kind and name, made when the article has none; *entity -1 never. */
hs_code hs_named_entity(hs_scan *s, hs_kind kind, hs_str name, size_t start, size_t end, uint32_t *entity);
hs_code hs_party(hs_scan *s, size_t word, uint32_t *entity, bool *found); /* the party a word names */
bool hs_is_party(const hs_scan *s, uint32_t entity, uint32_t person); /* that the person may be a member of */

typedef struct hs_fact {
    hs_relation_type type;
    uint32_t from, to;
    size_t role, role_end;         /* words */
    bool former;
    size_t evidence, evidence_end; /* words */
    double confidence;
} hs_fact;
hs_code hs_state(hs_scan *s, const hs_fact *fact);
/* A relation between two mentions, in whose evidence both stand; role: words [role, role_end). */
hs_code hs_state_between(hs_scan *s, hs_relation_type type, int64_t from, int64_t to, size_t role, size_t role_end, bool former, double confidence);
/* The same for an office: "governor of Ohio" replaces a "governor" of the same person, and stands where that comes later. */
hs_code hs_state_office(hs_scan *s, const hs_fact *fact);
const char *hs_country_of(const hs_scan *s, size_t w); /* "chinese" → "China"; NULL */

/* person.c: whom words mean. */
int64_t hs_person_titled(const hs_scan *s, int64_t mention, size_t end); /* "House Speaker Jane Roe": the person whose title a body's name begins, else the mention */
hs_code hs_note_sex(hs_scan *s);
int64_t hs_owner_before(const hs_scan *s, size_t word, uint32_t not_this); /* who "his" is: an entity, or -1 */
int64_t hs_person_meant(const hs_scan *s, size_t noun, uint32_t not_this); /* whom "the mayor", "the coach" means: an entity, or -1 */

/* What a verb at w is said of: the person before it, no more than a clause away, by name or pronoun; the person or body
 * named within `reach` words from w, before a verb or a stop. Mentions, or -1. */
int64_t hs_subject_before(const hs_scan *s, size_t w);
int64_t hs_object_after(const hs_scan *s, size_t w, size_t reach);
/* places.c, for lists.c and serving.c. */
size_t hs_title_start_before(const hs_scan *s, size_t name); /* where the description right before a name begins: back to a determiner, or to a word that cannot belong */
size_t hs_description_end(const hs_scan *s, size_t w); /* of one that starts at w: a comma, a closing bracket, a verb */
bool hs_reads_as_description(const hs_scan *s, size_t start, size_t end); /* and not as the next name of a list */

/* lists.c: the next person of a list after a mention ("NAME, NAME (R-Ala.) and Sen. NAME"), or -1; the plural that holds
 * for all of a list. */
int64_t hs_next_listed(const hs_scan *s, int64_t mention);
int64_t hs_previous_listed(const hs_scan *s, int64_t mention);
hs_code hs_list_after_plural(hs_scan *s, const hs_noted *m);
hs_code hs_list_before_plural(hs_scan *s, const hs_noted *m);
size_t hs_after_label(const hs_scan *s, size_t w); /* past "(R-Ala.)", ", Jr." */
bool hs_committee(const hs_scan *s, const hs_noted *m); /* of a parliament, no party's */

/* describe.c: reads [start, end) as a description of the entity. after: words after the name that may hold the office's
 * place ("of Ohio"); owner: who "his" is, or -1. */
typedef struct hs_description {
    uint32_t entity;
    size_t start, end;
    size_t evidence, evidence_end;
    size_t after;
    int64_t owner;
    bool title;  /* stands right before the name */
    bool called; /* stands for the name: who is meant was inferred */
} hs_description;
hs_code hs_describe(hs_scan *s, const hs_description *d);

hs_code hs_office_name(hs_scan *s, const hs_description *d, size_t head, size_t role, int64_t body, hs_str *name, bool *works_too);

hs_str hs_office_place(const hs_scan *s, const hs_description *d, size_t head); /* the place that goes with it: "Ohio" of "Ohio Gov."; HS_NONE */
hs_str hs_plain_title(hs_scan *s, size_t start, size_t end); /* words in lower case, names and chambers as they are */

/* body.c: bodies by their nouns. hs_body_meant: the body that the noun at w means ("the ministry"), made when the article
 * names none; hs_body_before: what "its" at w means, an entity or -1. */
bool hs_is_body(hs_kind kind);
bool hs_body_noun(const hs_scan *s, size_t w);
hs_code hs_body_meant(hs_scan *s, size_t w, uint32_t *body, bool *found);
int64_t hs_body_before(const hs_scan *s, size_t w);
int64_t hs_body_in_focus(const hs_scan *s, size_t w); /* what the last sentences speak of most; an entity or -1 */

hs_code hs_places(hs_scan *s);  /* places.c */
hs_code hs_in_office(hs_scan *s); /* serving.c */
hs_code hs_stated(hs_scan *s);  /* stated.c */
hs_code hs_work(hs_scan *s);    /* work.c */
hs_code hs_race(hs_scan *s);    /* race.c */
hs_code hs_nominee(hs_scan *s); /* nominee.c */
bool hs_head_of_state(const hs_scan *s, uint32_t office); /* who holds it is no candidate for another presidency */
bool hs_words_of_other_race(const hs_scan *s); /* "the race to succeed the governor", where nothing says "presidential" */
bool hs_words_of_race(const hs_scan *s); /* whether any word of the article speaks of a presidential race */
hs_code hs_definite(hs_scan *s); /* definite.c */
/* Whether a description names a place and the article puts the person into another one. */
bool hs_placed_elsewhere(const hs_scan *s, uint32_t entity, size_t start, size_t end);

#endif

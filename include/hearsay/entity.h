/* hearsay/entity.h — who is who: mentions, kinds, coreference, canonical names, channel outlets. */
#ifndef HEARSAY_ENTITY_H
#define HEARSAY_ENTITY_H

#include "hearsay/attribution.h"
#include "hearsay/encode.h"
#include "hearsay/token.h"

typedef enum hs_kind { HS_PERSON, HS_OUTLET, HS_ORGANIZATION, HS_OFFICE, HS_ANONYMOUS_SOURCE, HS_COLLECTIVE_SOURCE, HS_DOCUMENT_SOURCE, HS_ARTICLE, HS_KINDS } hs_kind; /* HS_ARTICLE: graphs only */
typedef enum hs_form { HS_NAME, HS_NOMINAL, HS_PRONOUN } hs_form;

extern const char *const hs_kind_names[]; /* "person", "outlet", "organization", "office", "anonymous", "collective", "document", "article" */
extern const char *const hs_form_names[]; /* "name" … */

typedef struct hs_mention {
    hs_span span;
    hs_form form;
} hs_mention;

typedef struct hs_entity {
    hs_str id; /* "n1" */
    hs_kind kind;
    hs_str name;
    hs_str *aliases; /* other name forms, without titles */
    size_t n_aliases;
    hs_mention *mentions;
    size_t n_mentions;
    double confidence;
    hs_review review;
} hs_entity;

typedef struct hs_entities {
    hs_entity *v;
    size_t n;
} hs_entities;

/* The learned heads (names) with the rules and lists; borrows the model. Read-only. */
typedef struct hs_resolver hs_resolver;
hs_resolver *hs_resolver_new(const hs_model *m, hs_error *err);
void hs_resolver_free(hs_resolver *r);

/* Finds the article's entities and fills the second part of every attribution (sources, source_type,
 * via, source_confidence). outlet and author: the article's own (HS_NONE when unknown). The entities
 * are those of the attributions and every other person, outlet and organization named. */
hs_code hs_resolve(const hs_resolver *r, const hs_tokens *tokens, const float *vectors, hs_str outlet, hs_str author,
                   hs_attributions *attributions, hs_entities *out, hs_arena *arena, hs_error *err);

#endif

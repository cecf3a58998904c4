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
    hs_str machine; /* as an attribution's */
} hs_entity;

typedef struct hs_entities {
    hs_entity *v;
    size_t n;
} hs_entities;

/* ---- word classes: what the room's own lists say of a word (lower case; a plural has HS_W_PLURAL besides) ---- */

#define HS_W(n) (UINT64_C(1) << (n))
#define HS_W_MALE HS_W(0)       /* first names */
#define HS_W_FEMALE HS_W(1)
#define HS_W_MR HS_W(2)         /* forms of address */
#define HS_W_MRS HS_W(3)
#define HS_W_TITLE HS_W(4)      /* may stand before a name as its title */
#define HS_W_OFFICE HS_W(5)     /* public offices */
#define HS_W_SPOKES HS_W(6)     /* nouns by the relation they state */
#define HS_W_AIDE HS_W(7)
#define HS_W_WORK HS_W(8)
#define HS_W_MEMBER HS_W(9)
#define HS_W_ALLY HS_W(10)
#define HS_W_FAMILY HS_W(11)
#define HS_W_OPPONENT HS_W(12)
#define HS_W_CANDIDATE HS_W(13)
#define HS_W_ROLE HS_W(14)      /* any noun for a person */
#define HS_W_CROWD HS_W(15)     /* nouns for people spoken of in general */
#define HS_W_INFORM HS_W(16)    /* nouns for people who give information */
#define HS_W_DOCUMENT HS_W(17)
#define HS_W_BODY HS_W(18)      /* campaign, committee, company */
#define HS_W_ORGNAME HS_W(19)   /* words of which names of bodies are made */
#define HS_W_MEDIA HS_W(20)     /* words of which names of outlets are made */
#define HS_W_PLACE HS_W(21)
#define HS_W_PLACE2 HS_W(22)    /* the first word of a place of two ("new york") */
#define HS_W_DEMONYM HS_W(23)
#define HS_W_PARTY HS_W(24)
#define HS_W_TIME HS_W(25)
#define HS_W_FUNCTION HS_W(26)
#define HS_W_DET HS_W(27)
#define HS_W_PREP HS_W(28)
#define HS_W_SPEECH HS_W(29)    /* verbs of saying */
#define HS_W_VERB HS_W(30)      /* frequent verb forms */
#define HS_W_FORMER HS_W(31)
#define HS_W_SHE HS_W(32)       /* words that tell the sex */
#define HS_W_HE HS_W(33)
#define HS_W_JOINT HS_W(34)     /* "van", "de": lower-case parts of names */
#define HS_W_SUFFIX HS_W(35)    /* "Jr." */
#define HS_W_PROGRAM HS_W(36)   /* interview, show, magazine */
#define HS_W_STAFF HS_W(37)     /* nouns for people by their work: they tie somebody to a body, and are no sources by themselves */
#define HS_W_PLURAL HS_W(40)

/* Any noun for a person, but for classes spoken of in general (HS_W_CROWD). */
#define HS_W_PERSON (HS_W_ROLE | HS_W_OFFICE | HS_W_SPOKES | HS_W_AIDE | HS_W_WORK | HS_W_MEMBER | HS_W_ALLY | HS_W_FAMILY | HS_W_OPPONENT | HS_W_CANDIDATE | HS_W_INFORM)

/* The learned heads (names) with the rules and lists; borrows the model. Read-only. */
typedef struct hs_resolver hs_resolver;
hs_resolver *hs_resolver_new(const hs_model *m, hs_error *err);
void hs_resolver_free(hs_resolver *r);

/* The classes of every word of the article (by its lower-case form), and of the word two words make together
 * when they name a place: HS_W_PLACE2 is set on the first only where the second follows. */
hs_code hs_classify_words(const hs_resolver *r, const hs_tokens *tokens, uint64_t **classes, hs_arena *arena, hs_error *err);

/* Finds the article's entities and fills the second part of every attribution (sources, source_type,
 * via, source_confidence). outlet and author: the article's own (HS_NONE when unknown). The entities
 * are those of the attributions and every other person, outlet and organization named. */
hs_code hs_resolve(const hs_resolver *r, const hs_tokens *tokens, const float *vectors, hs_str outlet, hs_str author,
                   hs_attributions *attributions, hs_entities *out, hs_arena *arena, hs_error *err);

#endif

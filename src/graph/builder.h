/* graph/builder.h — what the builder's own files share: the graph while records are being added.
 *
 * Evidence, articles and aliases are kept as lists of (owner, item) in the order of arrival and sorted to
 * their owners at the end, so that nothing is moved or searched while records come in. */
#ifndef HS_GRAPH_BUILDER_H
#define HS_GRAPH_BUILDER_H

#include "base/map.h"
#include "hearsay/graph.h"

typedef struct hs_node_state {
    bool used;                   /* an edge touches it, or it is an article's outlet */
    uint32_t direct, mixed, indirect, reviewed;
    uint32_t last_article;       /* 1 + the last article that touched it */
    uint64_t last_attribution;   /* the last attribution counted for it */
} hs_node_state;

typedef struct hs_edge_state {
    uint32_t from, to;
    hs_edge_type type;
    uint32_t weight;
    bool former;
    hs_str role;                 /* the most frequent so far */
    uint64_t role_count;
    uint64_t last_attribution;   /* the last attribution counted for it */
} hs_edge_state;

typedef struct hs_owned_evidence { uint32_t edge; hs_evidence item; } hs_owned_evidence;
typedef struct hs_owned_article { uint32_t node, article; } hs_owned_article;
typedef struct hs_owned_alias { uint32_t node; hs_str name; } hs_owned_alias;

/* An entity that became (part of) a node, kept for hs_graph_explain. */
typedef struct hs_kept_mention { hs_span span; hs_form form; hs_str words, sentence; } hs_kept_mention;
typedef struct hs_kept_entity {
    uint32_t node, article;
    bool own;         /* the article's outlet, or the article: no entity of the record */
    hs_str id, name;
    hs_identity_reason reason;
    hs_kept_mention *mentions;
    size_t n_mentions;
} hs_kept_entity;

struct hs_graph_builder {
    double min_confidence;
    hs_arena arena;              /* strings of the graph */
    hs_arena scratch;            /* for the record at hand */
    hs_arena out;                /* the arrays of the finished graph */
    hs_identities *who;
    hs_map edge_of, role_count, alias_seen;
    hs_node_state *nodes; size_t nodes_cap; /* one for each identity */
    hs_edge_state *edges; size_t n_edges, edges_cap;
    hs_owned_evidence *evidence; size_t n_evidence, evidence_cap;
    hs_owned_article *touched; size_t n_touched, touched_cap;
    hs_owned_alias *aliases; size_t n_aliases, aliases_cap;
    hs_graph_article *articles; size_t n_articles, articles_cap;
    bool keep_mentions;
    hs_kept_entity *kept; size_t n_kept, kept_cap;
    uint64_t attribution;        /* number of the attribution at hand, from 1 */
    uint64_t attributions, no_source, own_outlet, below_confidence;
};

/* Whether a node's name, one of its aliases or (an outlet) one of its names in the list of outlets is the name asked for;
 * wanted: hs_name_asked of that name. scratch is cleared. */
hs_code hs_node_goes_by(const hs_node *n, hs_str name, hs_str wanted, bool *out, hs_arena *scratch, hs_error *err);
/* HS_EUSAGE: nobody goes by a name. */
hs_code hs_node_unknown(hs_str name, hs_error *err);

/* The text around an attribution or a relation, made once for each record. */
typedef struct hs_sentences {
    bool known;
    hs_tokens tokens;
} hs_sentences;

hs_code hs_sentences_make(hs_sentences *out, const hs_record *record, hs_arena *scratch, hs_error *err);
/* The sentences from the source to the end of the cue and the first content; those of a span. HS_NONE without text
 * (or out of memory, which *err then says). */
hs_code hs_sentences_of_attribution(const hs_sentences *s, const hs_attribution *a, hs_str *out, hs_arena *arena, hs_error *err);
hs_code hs_sentences_of_span(const hs_sentences *s, hs_span span, hs_str *out, hs_arena *arena, hs_error *err);

#endif

/* hearsay/graph.h — records → the merged source graph (docs/formats-graph.md). */
#ifndef HEARSAY_GRAPH_H
#define HEARSAY_GRAPH_H

#include "hearsay/record.h"

typedef enum hs_edge_type { /* attribution edges first, then the relation types in their order */
    HS_QUOTED_BY, HS_CITED_BY, HS_REPORTED_BY, HS_EDGE_RELATION, HS_EDGE_TYPES = HS_EDGE_RELATION + HS_RELATION_TYPES
} hs_edge_type;
const char *hs_edge_type_name(hs_edge_type t);
bool hs_edge_is_relation(hs_edge_type t);

/* Names decided by a person: a CSV file of name, canonical name and, where known, Wikidata id (docs/formats-graph.md). Where
 * it says something, no rule is asked. */
typedef struct hs_aliases hs_aliases;
hs_code hs_aliases_open(hs_aliases **out, const char *file, hs_error *err);
hs_code hs_aliases_parse(hs_aliases **out, const char *file, hs_str csv, hs_error *err); /* file: its name, for messages */
void hs_aliases_free(hs_aliases *a);

/* Which node an entity is, across articles: one table for the graph and for the statistics, so that both
 * count the same people. The rules stand at the top of src/graph/identity.c. */
typedef struct hs_identities hs_identities;
typedef struct hs_identity {
    uint64_t id; /* hash of kind, canonical name and scope */
    hs_kind kind;
    hs_str name; /* as shown: a decided or an outlet's canonical name, else the first name met */
    hs_str wikidata; /* as decided; HS_NONE: not known */
} hs_identity;
hs_identities *hs_identities_new(hs_error *err);
void hs_identities_decide(hs_identities *t, const hs_aliases *aliases); /* before the first article; must outlive the table */
/* Starts an article. HS_EFORMAT, and nothing changed, when it has no id or its id was there before. */
hs_code hs_identities_article(hs_identities *t, const hs_record *record, hs_error *err);
/* The node of an entity of the article last started, and that of its outlet (or of the article, where
 * the outlet is unknown). Nodes are counted from 0 in the order of their first use. */
hs_code hs_identities_entity(hs_identities *t, const hs_record *record, uint32_t entity, uint32_t *node, hs_error *err);
/* Whether an entity can be nobody outside its article (anonymous people, collectives, documents, lone surnames): then it
 * need not stand in the table, and *scoped is true. */
hs_code hs_identities_scoped(hs_identities *t, const hs_record *record, uint32_t entity, bool *scoped, hs_error *err);
/* Why an entity is the node that it is: of an entity of the article last started that hs_identities_entity was asked for. */
typedef enum hs_identity_rule { HS_BY_ARTICLE, HS_BY_NAME, HS_BY_FULL_NAME, HS_BY_OUTLET_LIST, HS_BY_DECISION, HS_BY_CONTRADICTION } hs_identity_rule;
typedef struct hs_identity_reason {
    hs_identity_rule rule;
    bool byline;        /* "(author)", by the article's byline */
    size_t line;        /* of the file of names, by decision */
    uint32_t other;     /* the first of the same name, whom it contradicts in what is said: */
    hs_str here, there; /* "Republican Party", "Democratic Party" */
} hs_identity_reason;
hs_identity_reason hs_identities_reason(const hs_identities *t, uint32_t entity);
hs_identity_reason hs_identities_own_reason(const hs_identities *t); /* of the outlet, right after hs_identities_own */
hs_code hs_identities_own(hs_identities *t, const hs_record *record, uint32_t *node, hs_error *err);
size_t hs_identities_count(const hs_identities *t);
hs_identity hs_identities_get(const hs_identities *t, uint32_t node); /* strings live in the table */
hs_str hs_identity_hex(uint64_t id, hs_arena *arena); /* an id as the graph and its files write it: 16 hex digits */
void hs_identities_free(hs_identities *t);

typedef struct hs_evidence {
    uint32_t article;      /* index into articles */
    bool relation;         /* else an attribution */
    hs_review review;      /* what a person said of it; HS_REJECTED is no evidence */
    hs_str id;             /* its id in the record */
    hs_spans spans;
    hs_str quote;
    hs_str sentence;       /* HS_NONE where the record has no text */
} hs_evidence;

/* Measures that do not exist for a node are NaN here and null in every output. */
typedef struct hs_measures {
    double pagerank, pagerank_reversed, hub, authority;
    double in_degree, out_degree, in_strength, out_strength;
    double betweenness, harmonic;
    int64_t community; /* -1: none */
    int articulation;  /* 0, 1; -1: none */
} hs_measures;

typedef struct hs_node {
    hs_str id;      /* hash of kind, canonical name and scope: 16 hex digits */
    hs_kind kind;
    hs_str name;
    hs_str wikidata; /* as a person decided; HS_NONE: not known */
    hs_str *aliases;
    size_t n_aliases;
    uint32_t direct, mixed, indirect; /* attributions of which it is a source */
    uint32_t reviewed;                /* of these, judged by a person */
    uint32_t *articles;               /* indices, rising */
    size_t n_articles;
    hs_measures measures;
} hs_node;

typedef struct hs_edge {
    hs_str id;          /* "e1" … */
    uint32_t from, to;  /* nodes */
    hs_edge_type type;
    uint32_t weight;
    bool former;        /* relations: every statement of it is of the past */
    hs_str role;        /* relations: the most frequent role; else HS_NONE */
    hs_evidence *evidence;
    size_t n_evidence;
} hs_edge;

typedef struct hs_graph_article {
    hs_str id, title, outlet, author, published, url, section;
    uint32_t node; /* of its outlet, or of the article itself; UINT32_MAX in a part that does not show it */
} hs_graph_article;

typedef struct hs_graph {
    hs_node *nodes; size_t n_nodes;
    hs_edge *edges; size_t n_edges;
    hs_graph_article *articles; size_t n_articles;
    uint64_t attributions;         /* all that were read, but for rejected ones */
    uint64_t no_source, own_outlet; /* attributions that made no edge, by reason */
    uint64_t below_confidence;     /* attributions left out by min_confidence */
    hs_str left_out;               /* a plain sentence on what a filter left out; HS_NONE when nothing */
    hs_str unmeasured;             /* a plain sentence on measures that were not taken; HS_NONE when all were */
} hs_graph;

typedef struct hs_graph_builder hs_graph_builder;
hs_graph_builder *hs_graph_builder_new(double min_confidence, hs_error *err);
void hs_graph_decide(hs_graph_builder *b, const hs_aliases *aliases); /* before the first record; must outlive the builder */
/* Before the first record: keep the mentions behind every node, so that hs_graph_explain can show them. */
void hs_graph_keep_mentions(hs_graph_builder *b);
/* The table of the builder's nodes, for whoever asks which node an entity of the record last added is. */
hs_identities *hs_graph_identities(hs_graph_builder *b);
/* Adds a record; copies what it keeps. HS_EFORMAT, and nothing changed, for a record whose id was added before. */
hs_code hs_graph_add(hs_graph_builder *b, const hs_record *record, hs_error *err);
/* Appends, as text for a person, the mentions behind each node that goes by a name, an alias or an id, and which rule joined
 * them or kept them apart. HS_EUSAGE when there is no such node. */
hs_code hs_graph_explain(hs_graph_builder *b, hs_str name, hs_buf *out, hs_error *err);
/* The merged graph, sorted (same records in the same order: same bytes). Lives in the builder. */
hs_code hs_graph_finish(hs_graph_builder *b, hs_graph *out, hs_error *err);
void hs_graph_builder_free(hs_graph_builder *b);

typedef struct hs_graph_filter {
    size_t top;              /* 0: all; else the nodes of highest strength (ties by id) */
    hs_str around; uint32_t hops; /* a name, alias or node id; HS_NONE: everywhere */
    uint32_t kinds;          /* bit mask of hs_kind; 0: all */
    uint32_t edges;          /* bit mask of hs_edge_type; 0: all */
    hs_str outlet_is, since, until; /* articles: their outlet; their ISO date, both ends included */
    uint32_t min_weight;
} hs_graph_filter;
/* A part of a graph, which shares strings with the whole. Weights count the evidence that is left; the nodes'
 * counts and measures stay those of the whole graph. Articles' own outlets stay where they still have an edge.
 * HS_EUSAGE when `around` names nobody. */
hs_code hs_graph_select(const hs_graph *g, const hs_graph_filter *f, hs_graph *out, hs_arena *arena, hs_error *err);

/* Reads the native file (JSON Graph Format v2 as hearsay writes it). */
hs_code hs_graph_parse(hs_graph *out, hs_str json, hs_arena *arena, hs_error *err);

#endif

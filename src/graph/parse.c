/* The native file back into a graph. Whatever is referred to must be there: a message names the node or edge and
 * the key that is wrong. Keys that are not known are passed over, missing figures are 0, missing measures NaN. */
#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/map.h"
#include "hearsay/graph.h"

typedef struct parser {
    hs_graph *g;
    hs_arena *arena;
    hs_map node_of, article_of;
    hs_error *err;
} parser;

static hs_code bad(parser *p, const char *what, hs_str id, const char *key)
{
    return hs_fail(p->err, HS_EFORMAT, "graph", "%s \"%.*s\": %s", what, id.n < 100 ? (int)id.n : 100, id.p ? id.p : "", key);
}

static hs_code copy(parser *p, const hs_json *j, hs_str *out)
{
    hs_str s = hs_json_str(j);
    *out = hs_arena_str(p->arena, s);
    return s.p && !out->p ? hs_nomem(p->err) : HS_OK;
}

static uint32_t count_of(const hs_json *object, const char *key)
{
    uint64_t v = 0;
    return hs_json_uint(hs_json_get(object, key), UINT32_MAX, &v) ? (uint32_t)v : 0;
}

static uint64_t big_count_of(const hs_json *object, const char *key)
{
    uint64_t v = 0;
    return hs_json_uint(hs_json_get(object, key), UINT64_MAX, &v) ? v : 0;
}

static bool kind_of(hs_str name, hs_kind *out)
{
    int k = hs_str_index(name, hs_kind_names, HS_KINDS);
    if (k >= 0) *out = (hs_kind)k;
    return k >= 0;
}

static bool type_of(hs_str name, hs_edge_type *out)
{
    for (int t = 0; t < HS_EDGE_TYPES; t++)
        if (hs_str_is(name, hs_edge_type_name((hs_edge_type)t))) return *out = (hs_edge_type)t, true;
    return false;
}

/* What is missing or unknown was not reviewed. */
static hs_review review_of(hs_str name)
{
    int r = hs_str_index(name, hs_review_names, HS_REJECTED + 1);
    return r < 0 ? HS_REVIEW_NONE : (hs_review)r;
}

static hs_code index_of(parser *p, const hs_map *m, hs_str id, const char *what, hs_str owner, const char *message, uint32_t *out)
{
    const uint64_t *at = id.p ? hs_map_find(m, id) : NULL;
    if (!at) return bad(p, what, owner, message);
    *out = (uint32_t)*at;
    return HS_OK;
}

static hs_code insert(parser *p, hs_map *m, hs_str id, size_t index, const char *what)
{
    bool added;
    uint64_t *at = hs_map_at(m, id, &added);
    if (!at) return hs_nomem(p->err);
    *at = index;
    return added ? HS_OK : bad(p, what, id, "occurs twice");
}

/* The articles, but for their nodes: those are not read yet. */
static hs_code parse_articles(parser *p, const hs_json *articles)
{
    size_t n = hs_json_count(articles), i = 0;
    p->g->articles = HS_ARRAY(p->arena, hs_graph_article, n);
    if (!p->g->articles) return hs_nomem(p->err);
    for (const hs_json *j = hs_json_first(articles); j; j = hs_json_next(j), i++) {
        hs_graph_article *a = &p->g->articles[i];
        a->id = hs_arena_str(p->arena, hs_cstr(hs_json_key(j)));
        if (!a->id.p) return hs_nomem(p->err);
        HS_TRY(insert(p, &p->article_of, a->id, i, "article"));
        HS_TRY(copy(p, hs_json_get(j, "title"), &a->title));
        HS_TRY(copy(p, hs_json_get(j, "outlet"), &a->outlet));
        HS_TRY(copy(p, hs_json_get(j, "author"), &a->author));
        HS_TRY(copy(p, hs_json_get(j, "published"), &a->published));
        HS_TRY(copy(p, hs_json_get(j, "url"), &a->url));
        HS_TRY(copy(p, hs_json_get(j, "section"), &a->section));
    }
    p->g->n_articles = n;
    return HS_OK;
}

static hs_code parse_article_nodes(parser *p, const hs_json *articles)
{
    size_t i = 0;
    for (const hs_json *j = hs_json_first(articles); j; j = hs_json_next(j), i++) {
        hs_graph_article *a = &p->g->articles[i];
        hs_str node = hs_json_str(hs_json_get(j, "node"));
        a->node = UINT32_MAX;
        if (node.p) HS_TRY(index_of(p, &p->node_of, node, "article", a->id, "its \"node\" is no node of the graph", &a->node));
    }
    return HS_OK;
}

static void parse_measures(const hs_json *m, hs_measures *out)
{
    const struct { const char *key; double *at; } figures[] = {
        {"pagerank", &out->pagerank}, {"pagerank_reversed", &out->pagerank_reversed}, {"hub", &out->hub}, {"authority", &out->authority},
        {"in_degree", &out->in_degree}, {"out_degree", &out->out_degree}, {"in_strength", &out->in_strength}, {"out_strength", &out->out_strength},
        {"betweenness", &out->betweenness}, {"harmonic", &out->harmonic},
    };
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) *figures[i].at = hs_json_num(hs_json_get(m, figures[i].key), NAN);
    uint64_t community;
    out->community = hs_json_uint(hs_json_get(m, "community"), INT64_MAX, &community) ? (int64_t)community : -1;
    const hs_json *articulation = hs_json_get(m, "articulation");
    out->articulation = hs_json_is_bool(articulation) ? hs_json_true(articulation) : -1;
}

static hs_code parse_node_articles(parser *p, hs_node *n, const hs_json *list)
{
    n->n_articles = hs_json_count(list);
    n->articles = HS_ARRAY(p->arena, uint32_t, n->n_articles);
    if (!n->articles) return hs_nomem(p->err);
    size_t i = 0;
    for (const hs_json *a = hs_json_first(list); a; a = hs_json_next(a), i++)
        HS_TRY(index_of(p, &p->article_of, hs_json_str(a), "node", n->id, "\"articles\" names an article that the metadata lacks", &n->articles[i]));
    return HS_OK;
}

static hs_code parse_node(parser *p, hs_node *n, const hs_json *j)
{
    const hs_json *m = hs_json_get(j, "metadata");
    n->id = hs_arena_str(p->arena, hs_cstr(hs_json_key(j)));
    if (!n->id.p) return hs_nomem(p->err);
    if (!kind_of(hs_json_str(hs_json_get(m, "kind")), &n->kind)) return bad(p, "node", n->id, "its \"kind\" is missing or unknown");
    const hs_json *name = hs_json_get(m, "name");
    HS_TRY(copy(p, name ? name : hs_json_get(j, "label"), &n->name));
    if (!n->name.p) return bad(p, "node", n->id, "has neither \"name\" nor \"label\"");
    const hs_json *wikidata = hs_json_get(m, "wikidata");
    if (wikidata) HS_TRY(copy(p, wikidata, &n->wikidata));
    n->direct = count_of(m, "direct");
    n->mixed = count_of(m, "mixed");
    n->indirect = count_of(m, "indirect");
    n->reviewed = count_of(m, "reviewed");
    const hs_json *aliases = hs_json_get(m, "aliases");
    n->n_aliases = hs_json_count(aliases);
    n->aliases = HS_ARRAY(p->arena, hs_str, n->n_aliases);
    if (!n->aliases) return hs_nomem(p->err);
    size_t i = 0;
    for (const hs_json *a = hs_json_first(aliases); a; a = hs_json_next(a), i++) {
        HS_TRY(copy(p, a, &n->aliases[i]));
        if (!n->aliases[i].p) return bad(p, "node", n->id, "\"aliases\" holds something that is no string");
    }
    parse_measures(m, &n->measures);
    return parse_node_articles(p, n, hs_json_get(m, "articles"));
}

static hs_code parse_nodes(parser *p, const hs_json *nodes)
{
    size_t n = hs_json_count(nodes), i = 0;
    if (nodes && !hs_json_is_object(nodes)) return hs_fail(p->err, HS_EFORMAT, "graph", "\"nodes\" is no object keyed by id (JSON Graph Format version 2)");
    if (n >= UINT32_MAX) return hs_fail(p->err, HS_EFORMAT, "graph", "too many nodes");
    p->g->nodes = HS_ARRAY(p->arena, hs_node, n);
    if (!p->g->nodes) return hs_nomem(p->err);
    for (const hs_json *j = hs_json_first(nodes); j; j = hs_json_next(j), i++) {
        HS_TRY(parse_node(p, &p->g->nodes[i], j));
        HS_TRY(insert(p, &p->node_of, p->g->nodes[i].id, i, "node"));
    }
    p->g->n_nodes = n;
    return HS_OK;
}

static hs_code parse_spans(parser *p, hs_evidence *e, const hs_json *spans, hs_str edge)
{
    e->spans.n = hs_json_count(spans);
    e->spans.v = HS_ARRAY(p->arena, hs_span, e->spans.n);
    if (!e->spans.v) return hs_nomem(p->err);
    size_t i = 0;
    for (const hs_json *s = hs_json_first(spans); s; s = hs_json_next(s), i++) {
        uint64_t start, end;
        const hs_json *first = hs_json_first(s);
        if (!hs_json_uint(first, UINT32_MAX, &start) || !hs_json_uint(hs_json_next(first), UINT32_MAX, &end)) return bad(p, "edge", edge, "a span of its evidence is no [start, end]");
        e->spans.v[i] = (hs_span){(uint32_t)start, (uint32_t)end};
    }
    return HS_OK;
}

static hs_code parse_evidence(parser *p, hs_edge *edge, const hs_json *list)
{
    edge->n_evidence = hs_json_count(list);
    edge->evidence = HS_ARRAY(p->arena, hs_evidence, edge->n_evidence);
    if (!edge->evidence) return hs_nomem(p->err);
    size_t i = 0;
    for (const hs_json *j = hs_json_first(list); j; j = hs_json_next(j), i++) {
        hs_evidence *e = &edge->evidence[i];
        HS_TRY(index_of(p, &p->article_of, hs_json_str(hs_json_get(j, "article")), "edge", edge->id, "its evidence names an article that the metadata lacks", &e->article));
        e->relation = hs_str_is(hs_json_str(hs_json_get(j, "kind")), "relation");
        e->review = review_of(hs_json_str(hs_json_get(j, "review")));
        HS_TRY(copy(p, hs_json_get(j, "id"), &e->id));
        HS_TRY(copy(p, hs_json_get(j, "quote"), &e->quote));
        HS_TRY(copy(p, hs_json_get(j, "sentence"), &e->sentence));
        HS_TRY(parse_spans(p, e, hs_json_get(j, "spans"), edge->id));
    }
    return HS_OK;
}

static hs_code parse_edge(parser *p, hs_edge *e, const hs_json *j, size_t number)
{
    const hs_json *m = hs_json_get(j, "metadata");
    HS_TRY(copy(p, hs_json_get(j, "id"), &e->id));
    if (!e->id.p) e->id = hs_arena_printf(p->arena, "e%zu", number);
    if (!e->id.p) return hs_nomem(p->err);
    HS_TRY(index_of(p, &p->node_of, hs_json_str(hs_json_get(j, "source")), "edge", e->id, "its \"source\" is no node of the graph", &e->from));
    HS_TRY(index_of(p, &p->node_of, hs_json_str(hs_json_get(j, "target")), "edge", e->id, "its \"target\" is no node of the graph", &e->to));
    if (!type_of(hs_json_str(hs_json_get(j, "relation")), &e->type)) return bad(p, "edge", e->id, "its \"relation\" is missing or unknown");
    e->weight = count_of(m, "weight");
    if (!e->weight) return bad(p, "edge", e->id, "its \"weight\" is no whole number above 0");
    e->former = hs_json_true(hs_json_get(m, "former"));
    HS_TRY(copy(p, hs_json_get(m, "role"), &e->role));
    return parse_evidence(p, e, hs_json_get(m, "evidence"));
}

static hs_code parse_edges(parser *p, const hs_json *edges)
{
    size_t n = hs_json_count(edges), i = 0;
    if (edges && !hs_json_is_array(edges)) return hs_fail(p->err, HS_EFORMAT, "graph", "\"edges\" is no array");
    p->g->edges = HS_ARRAY(p->arena, hs_edge, n);
    if (!p->g->edges) return hs_nomem(p->err);
    for (const hs_json *j = hs_json_first(edges); j; j = hs_json_next(j), i++) HS_TRY(parse_edge(p, &p->g->edges[i], j, i + 1));
    p->g->n_edges = n;
    return HS_OK;
}

static hs_code parse_graph(parser *p, const hs_json *graph)
{
    if (!hs_json_is_object(graph)) return hs_fail(p->err, HS_EFORMAT, "graph", "no object \"graph\": this is not a graph that hearsay graph has written");
    const hs_json *m = hs_json_get(graph, "metadata"), *articles = hs_json_get(m, "articles");
    if (!hs_json_is_object(articles)) return hs_fail(p->err, HS_EFORMAT, "graph", "no \"articles\" in the graph's metadata: this is not a graph that hearsay graph has written");
    p->g->attributions = big_count_of(m, "attributions");
    p->g->no_source = big_count_of(m, "no_source");
    p->g->own_outlet = big_count_of(m, "own_outlet");
    p->g->below_confidence = big_count_of(m, "below_confidence");
    HS_TRY(copy(p, hs_json_get(m, "left_out"), &p->g->left_out));
    HS_TRY(copy(p, hs_json_get(m, "unmeasured"), &p->g->unmeasured));
    HS_TRY(parse_articles(p, articles));
    HS_TRY(parse_nodes(p, hs_json_get(graph, "nodes")));
    HS_TRY(parse_article_nodes(p, articles));
    return parse_edges(p, hs_json_get(graph, "edges"));
}

hs_code hs_graph_parse(hs_graph *out, hs_str json, hs_arena *arena, hs_error *err)
{
    parser p = {.g = out, .arena = arena, .err = err};
    *out = (hs_graph){0};
    hs_json *root = hs_json_parse(json, "graph", err);
    if (!root) return err && err->code != HS_OK ? err->code : HS_EFORMAT;
    hs_code code = parse_graph(&p, hs_json_get(root, "graph"));
    hs_map_release(&p.node_of);
    hs_map_release(&p.article_of);
    hs_json_free(root);
    return code;
}

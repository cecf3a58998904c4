/* The builder's lists → the finished graph: nodes by kind, name and id, edges by type and ends, evidence and
 * articles in the order of the records. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "graph/builder.h"

typedef struct ranked_node { hs_identity shown; uint32_t old; } ranked_node;
typedef struct ranked_edge { uint32_t from, to, old; hs_edge_type type; } ranked_edge;

static int by_name(const void *x, const void *y)
{
    const ranked_node *a = x, *b = y;
    if (a->shown.kind != b->shown.kind) return a->shown.kind < b->shown.kind ? -1 : 1;
    int c = hs_str_cmp(a->shown.name, b->shown.name);
    return c ? c : (a->shown.id > b->shown.id) - (a->shown.id < b->shown.id);
}

static int by_type(const void *x, const void *y)
{
    const ranked_edge *a = x, *b = y;
    if (a->type != b->type) return a->type < b->type ? -1 : 1;
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    return (a->to > b->to) - (a->to < b->to);
}

static const hs_measures unmeasured = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, -1, -1};

/* Sorts the used nodes; place[old] is the new index. */
static hs_code place_nodes(hs_graph_builder *b, hs_graph *out, uint32_t *place, hs_error *err)
{
    size_t all = hs_identities_count(b->who), n = 0;
    ranked_node *r = HS_ARRAY(&b->scratch, ranked_node, all);
    if (!r) return hs_nomem(err);
    for (size_t i = 0; i < all && i < b->nodes_cap; i++)
        if (b->nodes[i].used) r[n++] = (ranked_node){hs_identities_get(b->who, (uint32_t)i), (uint32_t)i};
    if (n) qsort(r, n, sizeof *r, by_name);
    out->nodes = HS_ARRAY(&b->out, hs_node, n);
    if (!out->nodes) return hs_nomem(err);
    out->n_nodes = n;
    for (size_t i = 0; i < n; i++) {
        const hs_node_state *s = &b->nodes[r[i].old];
        out->nodes[i] = (hs_node){.id = hs_identity_hex(r[i].shown.id, &b->out), .kind = r[i].shown.kind, .name = r[i].shown.name, .wikidata = r[i].shown.wikidata, .direct = s->direct, .mixed = s->mixed, .indirect = s->indirect, .reviewed = s->reviewed, .measures = unmeasured};
        if (!out->nodes[i].id.p) return hs_nomem(err);
        place[r[i].old] = (uint32_t)i;
    }
    return HS_OK;
}

/* Each node's articles: counted, given their place in one array, filled in order of arrival. */
static hs_code place_articles(hs_graph_builder *b, hs_graph *out, const uint32_t *place, hs_error *err)
{
    uint32_t *all = HS_ARRAY(&b->out, uint32_t, b->n_touched);
    if (!all) return hs_nomem(err);
    for (size_t i = 0; i < b->n_touched; i++) out->nodes[place[b->touched[i].node]].n_articles++;
    for (size_t i = 0; i < out->n_nodes; i++) {
        out->nodes[i].articles = all;
        all += out->nodes[i].n_articles;
        out->nodes[i].n_articles = 0;
    }
    for (size_t i = 0; i < b->n_touched; i++) {
        hs_node *n = &out->nodes[place[b->touched[i].node]];
        n->articles[n->n_articles++] = b->touched[i].article;
    }
    return HS_OK;
}

static int by_bytes(const void *x, const void *y)
{
    return hs_str_cmp(*(const hs_str *)x, *(const hs_str *)y);
}

static hs_code place_aliases(hs_graph_builder *b, hs_graph *out, const uint32_t *place, hs_error *err)
{
    hs_str *all = HS_ARRAY(&b->out, hs_str, b->n_aliases);
    if (!all) return hs_nomem(err);
    for (size_t i = 0; i < b->n_aliases; i++) out->nodes[place[b->aliases[i].node]].n_aliases++;
    for (size_t i = 0; i < out->n_nodes; i++) {
        out->nodes[i].aliases = all;
        all += out->nodes[i].n_aliases;
        out->nodes[i].n_aliases = 0;
    }
    for (size_t i = 0; i < b->n_aliases; i++) {
        hs_node *n = &out->nodes[place[b->aliases[i].node]];
        n->aliases[n->n_aliases++] = b->aliases[i].name;
    }
    for (size_t i = 0; i < out->n_nodes; i++)
        if (out->nodes[i].n_aliases) qsort(out->nodes[i].aliases, out->nodes[i].n_aliases, sizeof(hs_str), by_bytes);
    return HS_OK;
}

/* Sorts the edges; moved[old] is the new index. */
static hs_code place_edges(hs_graph_builder *b, hs_graph *out, const uint32_t *place, uint32_t *moved, hs_error *err)
{
    ranked_edge *r = HS_ARRAY(&b->scratch, ranked_edge, b->n_edges);
    out->edges = HS_ARRAY(&b->out, hs_edge, b->n_edges);
    if (!r || !out->edges) return hs_nomem(err);
    for (size_t i = 0; i < b->n_edges; i++) {
        const hs_edge_state *e = &b->edges[i];
        r[i] = (ranked_edge){place[e->from], place[e->to], (uint32_t)i, e->type};
    }
    if (b->n_edges) qsort(r, b->n_edges, sizeof *r, by_type);
    out->n_edges = b->n_edges;
    for (size_t i = 0; i < b->n_edges; i++) {
        const hs_edge_state *e = &b->edges[r[i].old];
        bool relation = hs_edge_is_relation(e->type);
        out->edges[i] = (hs_edge){.id = hs_arena_printf(&b->out, "e%zu", i + 1), .from = r[i].from, .to = r[i].to, .type = e->type, .weight = e->weight, .former = relation && e->former, .role = e->role};
        if (!out->edges[i].id.p) return hs_nomem(err);
        moved[r[i].old] = (uint32_t)i;
    }
    return HS_OK;
}

static hs_code place_evidence(hs_graph_builder *b, hs_graph *out, const uint32_t *moved, hs_error *err)
{
    hs_evidence *all = HS_ARRAY(&b->out, hs_evidence, b->n_evidence);
    if (!all) return hs_nomem(err);
    for (size_t i = 0; i < out->n_edges; i++) {
        out->edges[i].evidence = all;
        all += out->edges[i].weight; /* an edge has as many pieces of evidence as its weight says */
    }
    for (size_t i = 0; i < b->n_evidence; i++) {
        hs_edge *e = &out->edges[moved[b->evidence[i].edge]];
        e->evidence[e->n_evidence++] = b->evidence[i].item;
    }
    return HS_OK;
}

hs_code hs_graph_finish(hs_graph_builder *b, hs_graph *out, hs_error *err)
{
    *out = (hs_graph){.attributions = b->attributions, .no_source = b->no_source, .own_outlet = b->own_outlet, .below_confidence = b->below_confidence};
    hs_arena_clear(&b->scratch);
    hs_arena_clear(&b->out);
    uint32_t *place = HS_ARRAY(&b->scratch, uint32_t, hs_identities_count(b->who));
    uint32_t *moved = HS_ARRAY(&b->scratch, uint32_t, b->n_edges);
    if (!place || !moved) return hs_nomem(err);
    HS_TRY(place_nodes(b, out, place, err));
    HS_TRY(place_articles(b, out, place, err));
    HS_TRY(place_aliases(b, out, place, err));
    HS_TRY(place_edges(b, out, place, moved, err));
    HS_TRY(place_evidence(b, out, moved, err));
    out->articles = HS_ARRAY(&b->out, hs_graph_article, b->n_articles);
    if (!out->articles) return hs_nomem(err);
    out->n_articles = b->n_articles;
    for (size_t i = 0; i < b->n_articles; i++) {
        out->articles[i] = b->articles[i];
        out->articles[i].node = place[b->articles[i].node];
    }
    return HS_OK;
}

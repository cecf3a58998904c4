/* A part of a graph. The filters apply in this order: articles (outlet, dates) take their evidence with them;
 * edges (type, weight) and nodes (kind) that are left out; what lies around a name; the nodes of highest strength.
 * A node that had edges and loses them all goes as well. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "graph/builder.h"
#include "graph/name.h"
#include "hearsay/graph.h"

typedef struct selection {
    const hs_graph *g;
    const hs_graph_filter *f;
    bool *article, *node, *edge; /* what stays */
    bool *own;                   /* nodes: the outlet of an article that stays */
    bool *linked;                /* nodes: had an edge before anything was left out */
    uint32_t *weight;            /* edges: evidence of the articles that stay */
    hs_arena *arena;             /* of the result */
    hs_arena scratch;
    hs_arena names;              /* for one name */
    hs_error *err;
} selection;

static bool dated(const selection *s)
{
    return s->f->since.n || s->f->until.n;
}

/* Dates compare as their ISO strings do, as far as the limit goes: "2021" includes all of 2021. */
static bool in_period(const selection *s, hs_str published)
{
    const hs_str since = s->f->since, until = s->f->until;
    if (published.n < 4 || published.p[0] < '0' || published.p[0] > '9') return false;
    if (since.n && hs_str_cmp(published, since) < 0) return false;
    hs_str head = {published.p, published.n < until.n ? published.n : until.n};
    return !until.n || hs_str_cmp(head, until) <= 0;
}

static void select_articles(selection *s)
{
    for (size_t i = 0; i < s->g->n_articles; i++) {
        const hs_graph_article *a = &s->g->articles[i];
        bool outlet = !s->f->outlet_is.p || (a->outlet.p && hs_outlet_same(a->outlet, s->f->outlet_is));
        s->article[i] = outlet && (!dated(s) || in_period(s, a->published));
        if (s->article[i] && a->node < s->g->n_nodes) s->own[a->node] = true;
    }
}

static bool kind_stays(const selection *s, uint32_t node)
{
    return !s->f->kinds || s->own[node] || (s->f->kinds >> s->g->nodes[node].kind & 1);
}

/* Whether a graph of all its articles keeps weights that its evidence does not list. */
static uint32_t weight_left(const selection *s, const hs_edge *e)
{
    uint32_t n = 0;
    if (!s->f->outlet_is.p && !dated(s)) return e->weight;
    for (size_t i = 0; i < e->n_evidence; i++) n += s->article[e->evidence[i].article];
    return n;
}

static void select_edges(selection *s)
{
    for (size_t i = 0; i < s->g->n_edges; i++) {
        const hs_edge *e = &s->g->edges[i];
        s->linked[e->from] = s->linked[e->to] = true;
        s->weight[i] = weight_left(s, e);
        bool type = !s->f->edges || (s->f->edges >> e->type & 1);
        s->edge[i] = type && s->weight[i] > 0 && s->weight[i] >= s->f->min_weight && kind_stays(s, e->from) && kind_stays(s, e->to);
    }
    for (size_t i = 0; i < s->g->n_nodes; i++) {
        const hs_node *n = &s->g->nodes[i];
        bool any = n->n_articles == 0;
        for (size_t k = 0; k < n->n_articles && !any; k++) any = s->article[n->articles[k]];
        s->node[i] = any && kind_stays(s, (uint32_t)i);
    }
}

/* Edges whose end has gone go; then nodes that had edges and have none left. */
static hs_code tidy(selection *s)
{
    bool *touched = HS_ARRAY(&s->scratch, bool, s->g->n_nodes);
    if (!touched) return hs_nomem(s->err);
    for (size_t i = 0; i < s->g->n_edges; i++) {
        const hs_edge *e = &s->g->edges[i];
        s->edge[i] = s->edge[i] && s->node[e->from] && s->node[e->to];
        if (s->edge[i]) touched[e->from] = touched[e->to] = true;
    }
    for (size_t i = 0; i < s->g->n_nodes; i++) s->node[i] = s->node[i] && (touched[i] || !s->linked[i]);
    return HS_OK;
}

hs_code hs_node_goes_by(const hs_node *n, hs_str name, hs_str wanted, bool *out, hs_arena *scratch, hs_error *err)
{
    *out = n->kind == HS_OUTLET && hs_outlet_same(n->name, name);
    for (size_t i = 0; i <= n->n_aliases && !*out; i++) {
        hs_str own = i ? n->aliases[i - 1] : n->name;
        hs_str asked = own.n > 8 * name.n + 64 ? HS_S("") : hs_name_asked(own, scratch);
        if (!asked.p) return hs_nomem(err);
        *out = hs_str_eq(asked, wanted);
        hs_arena_clear(scratch);
    }
    return HS_OK;
}

hs_code hs_node_unknown(hs_str name, hs_error *err)
{
    return hs_fail(err, HS_EUSAGE, "graph", "nobody in the graph goes by \"%.*s\": give a name or alias as the graph spells it", name.n < 200 ? (int)name.n : 200, name.p);
}

/* Marks those who are meant: a node id, else all who go by the name. */
static hs_code find_centre(selection *s, bool *reached)
{
    hs_str wanted = hs_name_asked(s->f->around, &s->scratch);
    if (!wanted.p) return hs_nomem(s->err);
    bool any = false;
    for (size_t i = 0; i < s->g->n_nodes && !any; i++)
        if (hs_str_eq(s->g->nodes[i].id, s->f->around)) any = reached[i] = true;
    for (size_t i = 0; i < s->g->n_nodes && !any; i++) {
        bool is;
        HS_TRY(hs_node_goes_by(&s->g->nodes[i], s->f->around, wanted, &is, &s->names, s->err));
        reached[i] = is;
    }
    for (size_t i = 0; i < s->g->n_nodes && !any; i++) any = reached[i];
    if (any) return HS_OK;
    return hs_node_unknown(s->f->around, s->err);
}

/* As many passes over the edges as hops: each reaches one step further, against and along their direction. */
static hs_code select_around(selection *s)
{
    bool *reached = HS_ARRAY(&s->scratch, bool, s->g->n_nodes), *next = HS_ARRAY(&s->scratch, bool, s->g->n_nodes);
    if (!reached || !next) return hs_nomem(s->err);
    HS_TRY(find_centre(s, reached));
    bool grew = true;
    for (uint32_t hop = 0; hop < s->f->hops && grew; hop++) {
        grew = false;
        memcpy(next, reached, s->g->n_nodes * sizeof *next);
        for (size_t i = 0; i < s->g->n_edges; i++) {
            const hs_edge *e = &s->g->edges[i];
            if (!s->edge[i] || reached[e->from] == reached[e->to]) continue;
            next[e->from] = next[e->to] = grew = true;
        }
        memcpy(reached, next, s->g->n_nodes * sizeof *next);
    }
    for (size_t i = 0; i < s->g->n_nodes; i++) {
        s->node[i] = s->node[i] && reached[i];
        s->linked[i] = s->linked[i] && !(s->f->hops == 0 && reached[i]); /* alone, but asked for */
    }
    return HS_OK;
}

typedef struct ranked { bool own; uint64_t strength; hs_str id; uint32_t node; } ranked;

static int by_strength(const void *x, const void *y)
{
    const ranked *a = x, *b = y;
    if (a->own != b->own) return a->own ? -1 : 1;
    if (a->strength != b->strength) return a->strength > b->strength ? -1 : 1;
    return hs_str_cmp(a->id, b->id);
}

/* The articles' own outlets come first, as long as they are at most half of what is shown. */
static hs_code select_top(selection *s)
{
    ranked *r = HS_ARRAY(&s->scratch, ranked, s->g->n_nodes);
    if (!r) return hs_nomem(s->err);
    size_t n_own = 0, n = 0;
    for (size_t i = 0; i < s->g->n_nodes; i++) {
        r[i] = (ranked){s->own[i] && s->node[i], 0, s->g->nodes[i].id, (uint32_t)i};
        n_own += r[i].own;
    }
    for (size_t i = 0; i < s->g->n_nodes; i++) r[i].own = r[i].own && n_own * 2 <= s->f->top;
    for (size_t i = 0; i < s->g->n_edges; i++) {
        if (!s->edge[i]) continue;
        r[s->g->edges[i].from].strength += s->weight[i];
        r[s->g->edges[i].to].strength += s->weight[i];
    }
    for (size_t i = 0; i < s->g->n_nodes; i++)
        if (s->node[i]) r[n++] = r[i];
    if (n > s->f->top) qsort(r, n, sizeof *r, by_strength);
    for (size_t i = s->f->top; i < n; i++) s->node[r[i].node] = false;
    return HS_OK;
}

/* The articles that what is shown speaks of. */
static hs_code copy_articles(selection *s, hs_graph *out, uint32_t *moved)
{
    bool *wanted = HS_ARRAY(&s->scratch, bool, s->g->n_articles);
    out->articles = HS_ARRAY(s->arena, hs_graph_article, s->g->n_articles);
    if (!wanted || !out->articles) return hs_nomem(s->err);
    for (size_t i = 0; i < s->g->n_nodes; i++)
        for (size_t k = 0; s->node[i] && k < s->g->nodes[i].n_articles; k++) wanted[s->g->nodes[i].articles[k]] = true;
    for (size_t i = 0; i < s->g->n_edges; i++)
        for (size_t k = 0; s->edge[i] && k < s->g->edges[i].n_evidence; k++) wanted[s->g->edges[i].evidence[k].article] = true;
    for (size_t i = 0; i < s->g->n_articles; i++) {
        if (!s->article[i] || !wanted[i]) continue;
        moved[i] = (uint32_t)out->n_articles;
        out->articles[out->n_articles++] = s->g->articles[i];
    }
    return HS_OK;
}

static hs_code copy_nodes(selection *s, hs_graph *out, const uint32_t *article, uint32_t *moved)
{
    out->nodes = HS_ARRAY(s->arena, hs_node, s->g->n_nodes);
    if (!out->nodes) return hs_nomem(s->err);
    for (size_t i = 0; i < s->g->n_nodes; i++) {
        if (!s->node[i]) continue;
        moved[i] = (uint32_t)out->n_nodes;
        hs_node *n = &out->nodes[out->n_nodes++];
        *n = s->g->nodes[i];
        uint32_t *list = HS_ARRAY(s->arena, uint32_t, n->n_articles);
        if (!list) return hs_nomem(s->err);
        size_t k = 0;
        for (size_t j = 0; j < n->n_articles; j++)
            if (article[n->articles[j]] != UINT32_MAX) list[k++] = article[n->articles[j]];
        n->articles = list;
        n->n_articles = k;
    }
    for (size_t i = 0; i < out->n_articles; i++) {
        uint32_t own = out->articles[i].node;
        out->articles[i].node = own < s->g->n_nodes && s->node[own] ? moved[own] : UINT32_MAX;
    }
    return HS_OK;
}

static hs_code copy_edges(selection *s, hs_graph *out, const uint32_t *article, const uint32_t *node)
{
    out->edges = HS_ARRAY(s->arena, hs_edge, s->g->n_edges);
    if (!out->edges) return hs_nomem(s->err);
    for (size_t i = 0; i < s->g->n_edges; i++) {
        if (!s->edge[i]) continue;
        hs_edge *e = &out->edges[out->n_edges++];
        *e = s->g->edges[i];
        e->from = node[e->from];
        e->to = node[e->to];
        e->weight = s->weight[i];
        hs_evidence *list = HS_ARRAY(s->arena, hs_evidence, e->n_evidence);
        if (!list) return hs_nomem(s->err);
        size_t k = 0;
        for (size_t j = 0; j < e->n_evidence; j++) {
            if (article[e->evidence[j].article] == UINT32_MAX) continue;
            list[k] = e->evidence[j];
            list[k++].article = article[e->evidence[j].article];
        }
        e->evidence = list;
        e->n_evidence = k;
    }
    return HS_OK;
}

static hs_code copy_all(selection *s, hs_graph *out)
{
    uint32_t *article = HS_ARRAY(&s->scratch, uint32_t, s->g->n_articles), *node = HS_ARRAY(&s->scratch, uint32_t, s->g->n_nodes);
    if (!article || !node) return hs_nomem(s->err);
    memset(article, 0xff, s->g->n_articles * sizeof *article);
    HS_TRY(copy_articles(s, out, article));
    HS_TRY(copy_nodes(s, out, article, node));
    HS_TRY(copy_edges(s, out, article, node));
    size_t nodes = s->g->n_nodes - out->n_nodes, edges = s->g->n_edges - out->n_edges;
    if (!nodes && !edges) return HS_OK;
    out->left_out = hs_arena_printf(s->arena, "%zu of %zu nodes and %zu of %zu links are not shown%s.", nodes, s->g->n_nodes, edges, s->g->n_edges,
                                    s->f->top && nodes ? ": those with the fewest attributions and relations" : "");
    return out->left_out.p ? HS_OK : hs_nomem(s->err);
}

static hs_code run(selection *s, hs_graph *out)
{
    const hs_graph *g = s->g;
    s->article = HS_ARRAY(&s->scratch, bool, g->n_articles);
    s->node = HS_ARRAY(&s->scratch, bool, g->n_nodes);
    s->own = HS_ARRAY(&s->scratch, bool, g->n_nodes);
    s->linked = HS_ARRAY(&s->scratch, bool, g->n_nodes);
    s->edge = HS_ARRAY(&s->scratch, bool, g->n_edges);
    s->weight = HS_ARRAY(&s->scratch, uint32_t, g->n_edges);
    if (!s->article || !s->node || !s->own || !s->linked || !s->edge || !s->weight) return hs_nomem(s->err);
    select_articles(s);
    select_edges(s);
    HS_TRY(tidy(s));
    if (s->f->around.p) {
        HS_TRY(select_around(s));
        HS_TRY(tidy(s));
    }
    if (s->f->top) {
        HS_TRY(select_top(s));
        HS_TRY(tidy(s));
    }
    return copy_all(s, out);
}

hs_code hs_graph_select(const hs_graph *g, const hs_graph_filter *f, hs_graph *out, hs_arena *arena, hs_error *err)
{
    selection s = {.g = g, .f = f, .arena = arena, .err = err};
    *out = (hs_graph){.attributions = g->attributions, .no_source = g->no_source, .own_outlet = g->own_outlet, .below_confidence = g->below_confidence, .left_out = g->left_out, .unmeasured = g->unmeasured};
    hs_code code = run(&s, out);
    hs_arena_release(&s.scratch);
    hs_arena_release(&s.names);
    return code;
}

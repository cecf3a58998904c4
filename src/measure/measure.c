/* The one room that includes igraph (0.10).
 *
 * Two graphs are made of the one:
 * - said: the directed edges of attributions (quoted-by, cited-by, reported-by), among the nodes that have one.
 *   PageRank (Brin & Page 1998, damping 0.85), PageRank of the graph turned round, hubs and authorities
 *   (Kleinberg 1999), degrees and strengths. Weight means strength.
 * - tied: all edges, undirected, parallel ones added up. Betweenness (Brandes 2001) and harmonic centrality
 *   (Marchiori & Latora 2000; the mean over all other nodes) take 1 / weight as distance; communities by the Leiden algorithm
 *   (Traag, Waltman & van Eck 2019) for modularity; articulation points (Tarjan 1972).
 *
 * igraph's error and warning handlers and its random generator are global: they are set on entry and put back on
 * exit, so that a caller's own use of igraph goes on as before. The generator's seed is fixed. */
#include <igraph/igraph.h>
#include <math.h>
#include <stdlib.h>

#include "hearsay/measure.h"

enum { SEED = 20210, LEIDEN_ROUNDS = 20 };
static const double DAMPING = 0.85, LEIDEN_BETA = 0.01;
static const double MOST_STEPS = 1e8; /* nodes × edges up to which all shortest paths are taken: about fifteen seconds */
static const double DIGITS = 1e9;     /* measures are rounded to nine significant digits: the rest is noise of the solver */

/* Returns from a measuring function with igraph's error. */
#define TRY(expr)                                           \
    do {                                                    \
        igraph_error_t try_code_ = (expr);                  \
        if (try_code_ != IGRAPH_SUCCESS) return try_code_;  \
    } while (0)

typedef struct work {
    hs_graph *g;
    igraph_vector_int_t ends;  /* of edges, in pairs */
    igraph_vector_t weights;
    igraph_vector_t distances;
    igraph_vector_t scores, scores2;
    igraph_vector_int_t members;
    uint32_t *vertex, *node;   /* node → vertex of `said` (UINT32_MAX: none) and back */
    size_t n_vertices;
    igraph_t graph;
    bool made;
    bool no_hits;
} work;

static double rounded(double v)
{
    if (!isfinite(v) || v == 0) return isfinite(v) ? 0 : NAN;
    double scale = DIGITS / pow(10, floor(log10(fabs(v))) + 1);
    double r = floor(fabs(v) * scale + 0.5) / scale;
    return isfinite(r) ? copysign(r, v) : v;
}

static void drop_graph(work *w)
{
    if (w->made) igraph_destroy(&w->graph);
    w->made = false;
}

/* ---- who said it to whom ------------------------------------------------------------ */

static uint32_t vertex_of(work *w, uint32_t node)
{
    if (w->vertex[node] == UINT32_MAX) {
        w->node[w->n_vertices] = node;
        w->vertex[node] = (uint32_t)w->n_vertices++;
    }
    return w->vertex[node];
}

static igraph_error_t make_said(work *w)
{
    for (size_t i = 0; i < w->g->n_nodes; i++) w->vertex[i] = UINT32_MAX;
    for (size_t i = 0; i < w->g->n_edges; i++) {
        const hs_edge *e = &w->g->edges[i];
        if (hs_edge_is_relation(e->type)) continue;
        TRY(igraph_vector_int_push_back(&w->ends, vertex_of(w, e->from)));
        TRY(igraph_vector_int_push_back(&w->ends, vertex_of(w, e->to)));
        TRY(igraph_vector_push_back(&w->weights, e->weight));
    }
    TRY(igraph_create(&w->graph, &w->ends, (igraph_integer_t)w->n_vertices, IGRAPH_DIRECTED));
    w->made = true;
    return IGRAPH_SUCCESS;
}

/* Degrees and strengths exist for every node: 0 where there is no edge. */
static void count_degrees(work *w)
{
    for (size_t i = 0; i < w->g->n_nodes; i++) {
        hs_measures *m = &w->g->nodes[i].measures;
        m->in_degree = m->out_degree = m->in_strength = m->out_strength = 0;
    }
    for (size_t i = 0; i < w->g->n_edges; i++) {
        const hs_edge *e = &w->g->edges[i];
        if (hs_edge_is_relation(e->type)) continue;
        hs_measures *from = &w->g->nodes[e->from].measures, *to = &w->g->nodes[e->to].measures;
        from->out_degree++;
        from->out_strength += e->weight;
        to->in_degree++;
        to->in_strength += e->weight;
    }
}

static igraph_error_t pageranks(work *w)
{
    igraph_real_t value;
    TRY(igraph_pagerank(&w->graph, IGRAPH_PAGERANK_ALGO_PRPACK, &w->scores, &value, igraph_vss_all(), IGRAPH_DIRECTED, DAMPING, &w->weights, NULL));
    for (size_t i = 0; i < w->n_vertices; i++) w->g->nodes[w->node[i]].measures.pagerank = rounded(VECTOR(w->scores)[i]);
    TRY(igraph_reverse_edges(&w->graph, igraph_ess_all(IGRAPH_EDGEORDER_ID)));
    TRY(igraph_pagerank(&w->graph, IGRAPH_PAGERANK_ALGO_PRPACK, &w->scores, &value, igraph_vss_all(), IGRAPH_DIRECTED, DAMPING, &w->weights, NULL));
    for (size_t i = 0; i < w->n_vertices; i++) w->g->nodes[w->node[i]].measures.pagerank_reversed = rounded(VECTOR(w->scores)[i]);
    return igraph_reverse_edges(&w->graph, igraph_ess_all(IGRAPH_EDGEORDER_ID));
}

/* ARPACK may fail to converge on a large graph: the measure is then left out, not the graph. */
static void hubs(work *w)
{
    igraph_real_t value;
    igraph_arpack_options_t options;
    igraph_arpack_options_init(&options);
    w->no_hits = igraph_hub_and_authority_scores(&w->graph, &w->scores, &w->scores2, &value, true, &w->weights, &options) != IGRAPH_SUCCESS;
    for (size_t i = 0; i < w->n_vertices && !w->no_hits; i++) {
        w->g->nodes[w->node[i]].measures.hub = rounded(VECTOR(w->scores)[i]);
        w->g->nodes[w->node[i]].measures.authority = rounded(VECTOR(w->scores2)[i]);
    }
}

static igraph_error_t measure_said(work *w)
{
    count_degrees(w);
    TRY(make_said(w));
    if (w->n_vertices == 0) return IGRAPH_SUCCESS;
    TRY(pageranks(w));
    hubs(w);
    return IGRAPH_SUCCESS;
}

/* ---- who is tied to whom ------------------------------------------------------------- */

typedef struct tie { uint32_t low, high; double weight; } tie;

static int by_ends(const void *x, const void *y)
{
    const tie *a = x, *b = y;
    if (a->low != b->low) return a->low < b->low ? -1 : 1;
    return (a->high > b->high) - (a->high < b->high);
}

static igraph_error_t add_ties(work *w, tie *ties)
{
    size_t n = 0;
    for (size_t i = 0; i < w->g->n_edges; i++) {
        const hs_edge *e = &w->g->edges[i];
        if (e->from == e->to) continue;
        bool rising = e->from < e->to;
        ties[n++] = (tie){rising ? e->from : e->to, rising ? e->to : e->from, e->weight};
    }
    if (n) qsort(ties, n, sizeof *ties, by_ends);
    for (size_t i = 0, k; i < n; i = k) {
        double weight = 0;
        for (k = i; k < n && by_ends(&ties[i], &ties[k]) == 0; k++) weight += ties[k].weight;
        TRY(igraph_vector_int_push_back(&w->ends, ties[i].low));
        TRY(igraph_vector_int_push_back(&w->ends, ties[i].high));
        TRY(igraph_vector_push_back(&w->weights, weight));
        TRY(igraph_vector_push_back(&w->distances, 1 / weight));
    }
    TRY(igraph_create(&w->graph, &w->ends, (igraph_integer_t)w->g->n_nodes, IGRAPH_UNDIRECTED));
    w->made = true;
    return IGRAPH_SUCCESS;
}

static igraph_error_t make_tied(work *w)
{
    igraph_vector_int_clear(&w->ends);
    igraph_vector_clear(&w->weights);
    tie *ties = malloc((w->g->n_edges + 1) * sizeof *ties);
    if (!ties) return IGRAPH_ENOMEM;
    igraph_error_t code = add_ties(w, ties);
    free(ties);
    return code;
}

static bool too_large(const work *w)
{
    return (double)w->g->n_nodes * (double)(w->g->n_edges + w->g->n_nodes) > MOST_STEPS;
}

static igraph_error_t paths(work *w)
{
    if (too_large(w)) return IGRAPH_SUCCESS;
    TRY(igraph_betweenness(&w->graph, &w->scores, igraph_vss_all(), IGRAPH_UNDIRECTED, &w->distances));
    for (size_t i = 0; i < w->g->n_nodes; i++) w->g->nodes[i].measures.betweenness = rounded(VECTOR(w->scores)[i]);
    if (w->g->n_nodes < 2) return IGRAPH_SUCCESS; /* no other node to be near to */
    TRY(igraph_harmonic_centrality(&w->graph, &w->scores, igraph_vss_all(), IGRAPH_ALL, &w->distances, true));
    for (size_t i = 0; i < w->g->n_nodes; i++) w->g->nodes[i].measures.harmonic = rounded(VECTOR(w->scores)[i]);
    return IGRAPH_SUCCESS;
}

static igraph_error_t articulations(work *w)
{
    TRY(igraph_articulation_points(&w->graph, &w->members));
    for (size_t i = 0; i < w->g->n_nodes; i++) w->g->nodes[i].measures.articulation = 0;
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(&w->members); i++) w->g->nodes[VECTOR(w->members)[i]].measures.articulation = 1;
    return IGRAPH_SUCCESS;
}

/* Communities get their numbers in the order of the nodes; a node without an edge is in none. */
static igraph_error_t name_communities(work *w, igraph_integer_t n_found)
{
    int64_t *number = malloc(((size_t)n_found + 1) * sizeof *number), next = 0;
    if (!number) return IGRAPH_ENOMEM;
    for (igraph_integer_t i = 0; i < n_found; i++) number[i] = -1;
    for (size_t i = 0; i < w->g->n_nodes; i++) {
        if (VECTOR(w->scores)[i] == 0) continue;
        int64_t *c = &number[VECTOR(w->members)[i]];
        if (*c < 0) *c = next++;
        w->g->nodes[i].measures.community = *c;
    }
    free(number);
    return IGRAPH_SUCCESS;
}

static igraph_error_t communities(work *w)
{
    igraph_integer_t found;
    igraph_real_t quality;
    if (igraph_ecount(&w->graph) == 0) return IGRAPH_SUCCESS;
    TRY(igraph_strength(&w->graph, &w->scores, igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS, &w->weights));
    /* With a node's strength as its weight and 1 / (2 m) as resolution, the quality is modularity. */
    double resolution = 1 / igraph_vector_sum(&w->scores);
    TRY(igraph_community_leiden(&w->graph, &w->weights, &w->scores, resolution, LEIDEN_BETA, false, LEIDEN_ROUNDS, &w->members, &found, &quality));
    return name_communities(w, found);
}

static igraph_error_t measure_tied(work *w)
{
    if (w->g->n_nodes == 0) return IGRAPH_SUCCESS;
    TRY(make_tied(w));
    TRY(paths(w));
    TRY(articulations(w));
    return communities(w);
}

/* ---- the entry point ------------------------------------------------------------------- */

static igraph_error_t work_init(work *w, hs_graph *g)
{
    *w = (work){.g = g};
    /* Zeroed vectors may be destroyed, so a failure half-way needs no book-keeping. */
    w->vertex = calloc(g->n_nodes + 1, sizeof *w->vertex);
    w->node = calloc(g->n_nodes + 1, sizeof *w->node);
    if (!w->vertex || !w->node) return IGRAPH_ENOMEM;
    TRY(igraph_vector_int_init(&w->ends, 0));
    TRY(igraph_vector_init(&w->weights, 0));
    TRY(igraph_vector_init(&w->distances, 0));
    TRY(igraph_vector_init(&w->scores, 0));
    TRY(igraph_vector_init(&w->scores2, 0));
    return igraph_vector_int_init(&w->members, 0);
}

static void work_release(work *w)
{
    drop_graph(w);
    if (w->ends.stor_begin) igraph_vector_int_destroy(&w->ends);
    if (w->weights.stor_begin) igraph_vector_destroy(&w->weights);
    if (w->distances.stor_begin) igraph_vector_destroy(&w->distances);
    if (w->scores.stor_begin) igraph_vector_destroy(&w->scores);
    if (w->scores2.stor_begin) igraph_vector_destroy(&w->scores2);
    if (w->members.stor_begin) igraph_vector_int_destroy(&w->members);
    free(w->vertex);
    free(w->node);
}

static igraph_error_t run(work *w, hs_graph *g)
{
    TRY(work_init(w, g));
    TRY(measure_said(w));
    drop_graph(w);
    return measure_tied(w);
}

static void clear(hs_graph *g)
{
    for (size_t i = 0; i < g->n_nodes; i++) g->nodes[i].measures = (hs_measures){NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, -1, -1};
    g->unmeasured = HS_NONE;
}

static hs_str what_is_missing(const work *w)
{
    if (too_large(w) && w->no_hits) return HS_S("Betweenness and harmonic centrality were not taken: the graph is too large for all shortest paths. Hubs and authorities were not found: the search did not converge.");
    if (too_large(w)) return HS_S("Betweenness and harmonic centrality were not taken: the graph is too large for all shortest paths.");
    if (w->no_hits) return HS_S("Hubs and authorities were not found: the search did not converge.");
    return HS_NONE;
}

hs_code hs_measure(hs_graph *g, hs_error *err)
{
    igraph_error_handler_t *on_error = igraph_set_error_handler(igraph_error_handler_ignore);
    igraph_warning_handler_t *on_warning = igraph_set_warning_handler(igraph_warning_handler_ignore);
    igraph_rng_t before = *igraph_rng_default(), own;
    igraph_error_t code = igraph_rng_init(&own, &igraph_rngtype_mt19937);
    clear(g);
    if (code == IGRAPH_SUCCESS) {
        work w;
        igraph_rng_seed(&own, SEED);
        igraph_rng_set_default(&own);
        code = run(&w, g);
        if (code == IGRAPH_SUCCESS) g->unmeasured = what_is_missing(&w);
        work_release(&w);
        igraph_rng_set_default(&before);
        igraph_rng_destroy(&own);
    }
    igraph_set_warning_handler(on_warning);
    igraph_set_error_handler(on_error);
    if (code == IGRAPH_SUCCESS) return HS_OK;
    clear(g);
    if (code == IGRAPH_ENOMEM) return hs_nomem(err);
    return hs_fail(err, HS_EINTERNAL, "measure", "igraph could not measure the graph: %s", igraph_strerror(code));
}

/* Measures against values worked out by hand on graphs of a few nodes. */
#include <math.h>

#include "hearsay/measure.h"
#include "test.h"

typedef struct link { uint32_t from, to; hs_edge_type type; uint32_t weight; } link;

static hs_node nodes[16];
static hs_edge edges[32];
static hs_graph g;

static void make(size_t n_nodes, const link *v, size_t n_edges)
{
    memset(nodes, 0, sizeof nodes);
    memset(edges, 0, sizeof edges);
    for (size_t i = 0; i < n_edges; i++) edges[i] = (hs_edge){.from = v[i].from, .to = v[i].to, .type = v[i].type, .weight = v[i].weight};
    g = (hs_graph){.nodes = nodes, .n_nodes = n_nodes, .edges = edges, .n_edges = n_edges};
    CHECK(hs_measure(&g, NULL) == HS_OK);
}

static bool near(double a, double b)
{
    return fabs(a - b) < 1e-6;
}

TEST(empty)
{
    make(0, NULL, 0);
    CHECK(!g.unmeasured.p);
}

TEST(one_node_alone)
{
    make(1, NULL, 0);
    const hs_measures *m = &nodes[0].measures;
    CHECK(isnan(m->pagerank) && isnan(m->pagerank_reversed) && isnan(m->hub) && isnan(m->authority) && isnan(m->harmonic));
    CHECK(m->in_degree == 0 && m->out_strength == 0 && m->betweenness == 0 && m->community == -1 && m->articulation == 0);
}

/* 0 → 1: with damping d, PageRank is 1 / (2 + d) and (1 + d) / (2 + d). */
TEST(pagerank_of_a_pair)
{
    const link pair[] = {{0, 1, HS_QUOTED_BY, 3}};
    make(2, pair, 1);
    CHECK(near(nodes[0].measures.pagerank, 1 / 2.85) && near(nodes[1].measures.pagerank, 1.85 / 2.85));
    CHECK(near(nodes[1].measures.pagerank_reversed, 1 / 2.85) && near(nodes[0].measures.pagerank_reversed, 1.85 / 2.85));
    CHECK(nodes[0].measures.out_degree == 1 && nodes[0].measures.out_strength == 3 && nodes[1].measures.in_strength == 3 && nodes[1].measures.out_degree == 0);
    CHECK(near(nodes[0].measures.hub, 1) && near(nodes[0].measures.authority, 0) && near(nodes[1].measures.authority, 1) && near(nodes[1].measures.hub, 0));
    CHECK(near(nodes[0].measures.harmonic, 3)); /* one other node, at distance 1/3 */
    CHECK(nodes[0].measures.community == 0 && nodes[1].measures.community == 0);
}

/* Two sources feed one outlet by 3 and by 1; the first also feeds another: weights share out PageRank. */
TEST(weights_are_strength)
{
    const link v[] = {{0, 2, HS_QUOTED_BY, 3}, {0, 3, HS_CITED_BY, 1}, {1, 2, HS_QUOTED_BY, 1}};
    make(4, v, 3);
    double x = nodes[0].measures.pagerank, d = 0.85;
    CHECK(near(nodes[1].measures.pagerank, x));
    /* what 2 gets beyond what everybody gets (x): d (3/4 + 1) x; 3 gets d x / 4 */
    CHECK(near(nodes[2].measures.pagerank, x + d * 1.75 * x) && near(nodes[3].measures.pagerank, x + d * 0.25 * x));
    CHECK(nodes[0].measures.out_degree == 2 && nodes[0].measures.out_strength == 4 && nodes[2].measures.in_degree == 2 && nodes[2].measures.in_strength == 4);
}

/* A path 0 - 1 - 2, the second edge twice as strong: 1 lies between, cuts, and is nearest to all. */
TEST(path)
{
    const link v[] = {{0, 1, HS_QUOTED_BY, 1}, {1, 2, HS_REPORTED_BY, 2}};
    make(3, v, 2);
    CHECK(near(nodes[1].measures.betweenness, 1) && near(nodes[0].measures.betweenness, 0) && near(nodes[2].measures.betweenness, 0));
    CHECK(nodes[1].measures.articulation == 1 && nodes[0].measures.articulation == 0);
    /* distances 1, 1/2 and 3/2; the mean over the two others */
    CHECK(near(nodes[0].measures.harmonic, (1 + 1 / 1.5) / 2) && near(nodes[1].measures.harmonic, (1 + 2) / 2.0) && near(nodes[2].measures.harmonic, (2 + 1 / 1.5) / 2));
}

/* Parallel edges add up: 0 - 1 (1 + 2) and the way round by 2 (each 1): the direct way, 1/3 long, is shorter. */
TEST(parallel_edges_add_up)
{
    const link v[] = {{0, 1, HS_QUOTED_BY, 1}, {1, 0, HS_EDGE_RELATION + HS_ALLY_OF, 2}, {0, 2, HS_CITED_BY, 1}, {2, 1, HS_CITED_BY, 1}};
    make(3, v, 4);
    CHECK(near(nodes[0].measures.harmonic, (3 + 1) / 2.0) && near(nodes[2].measures.harmonic, 1));
    CHECK(nodes[0].measures.articulation == 0 && near(nodes[0].measures.betweenness, 0));
}

/* Two triangles joined by one edge: two communities, the bridge's ends cut. A node of relations only has no PageRank. */
TEST(communities)
{
    const link v[] = {{0, 1, HS_QUOTED_BY, 1}, {1, 2, HS_QUOTED_BY, 1}, {2, 0, HS_QUOTED_BY, 1}, {3, 4, HS_QUOTED_BY, 1}, {4, 5, HS_QUOTED_BY, 1}, {5, 3, HS_QUOTED_BY, 1}, {2, 3, HS_QUOTED_BY, 1}, {6, 5, HS_EDGE_RELATION + HS_AIDE_OF, 1}};
    make(8, v, 8);
    CHECK(nodes[0].measures.community == 0 && nodes[1].measures.community == 0 && nodes[2].measures.community == 0);
    CHECK(nodes[3].measures.community == 1 && nodes[4].measures.community == 1 && nodes[5].measures.community == 1);
    CHECK(nodes[7].measures.community == -1 && isnan(nodes[7].measures.pagerank) && nodes[7].measures.harmonic == 0);
    CHECK(nodes[2].measures.articulation == 1 && nodes[3].measures.articulation == 1 && nodes[5].measures.articulation == 1 && nodes[0].measures.articulation == 0);
    CHECK(isnan(nodes[6].measures.pagerank) && isnan(nodes[6].measures.hub) && nodes[6].measures.out_degree == 0 && nodes[6].measures.community == 1);
    hs_node again[8];
    memcpy(again, nodes, sizeof again);
    CHECK(hs_measure(&g, NULL) == HS_OK);
    CHECK(memcmp(again, nodes, sizeof again) == 0);
}

/* Hubs and authorities: sources 0 and 1 both feed 2, 0 also feeds 3. With A the matrix of weights, authority is the
 * main eigenvector of AᵀA = [[2, 1], [1, 1]] over (2, 3), hub that of AAᵀ = [[2, 1], [1, 1]] over (0, 1). */
TEST(hubs_and_authorities)
{
    const link v[] = {{0, 2, HS_QUOTED_BY, 1}, {0, 3, HS_QUOTED_BY, 1}, {1, 2, HS_QUOTED_BY, 1}};
    make(4, v, 3);
    double ratio = (sqrt(5) - 1) / 2;
    CHECK(near(nodes[0].measures.hub, 1) && near(nodes[1].measures.hub, ratio) && near(nodes[2].measures.authority, 1) && near(nodes[3].measures.authority, ratio));
    CHECK(near(nodes[2].measures.hub, 0) && near(nodes[0].measures.authority, 0));
}

/* Beyond the limit the shortest paths are left out and it is said; the rest is measured. */
TEST(large_graph)
{
    enum { N = 30000 };
    hs_node *many = calloc(N, sizeof *many);
    hs_edge *star = calloc(N, sizeof *star);
    for (uint32_t i = 1; i < N; i++) star[i - 1] = (hs_edge){.from = i, .to = i / 100, .type = HS_QUOTED_BY, .weight = 1};
    hs_graph big = {.nodes = many, .n_nodes = N, .edges = star, .n_edges = N - 1};
    CHECK(hs_measure(&big, NULL) == HS_OK);
    CHECK(isnan(many[0].measures.betweenness) && isnan(many[0].measures.harmonic) && big.unmeasured.p);
    CHECK(many[0].measures.pagerank > many[1].measures.pagerank && many[1].measures.articulation == 1 && many[0].measures.community == 0);
    free(many);
    free(star);
}

int main(void)
{
    RUN(empty);
    RUN(one_node_alone);
    RUN(pagerank_of_a_pair);
    RUN(weights_are_strength);
    RUN(path);
    RUN(parallel_edges_add_up);
    RUN(communities);
    RUN(hubs_and_authorities);
    RUN(large_graph);
    return test_done();
}

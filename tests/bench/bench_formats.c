/* A graph of 10,000 and of 100,000 edges in every format: time, size, and the memory that writing takes above the graph's
 * own. Each is written in a process of its own to a sink that only counts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "hearsay/output.h"

enum { A_NODE = 4, A_ARTICLE = 20 }; /* edges for each */

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* ---- the graph ---------------------------------------------------------------------------- */

static void make_node(hs_node *n, hs_arena *arena, size_t i)
{
    *n = (hs_node){.kind = (hs_kind)(i % HS_ARTICLE), .id = hs_arena_printf(arena, "%016zx", i * 2654435761u), .name = hs_arena_printf(arena, "Person “%zu” & Sons", i),
                   .n_aliases = 1, .aliases = HS_ARRAY(arena, hs_str, 1), .direct = (uint32_t)(i % 7), .n_articles = 1, .articles = HS_ARRAY(arena, uint32_t, 1)};
    n->aliases[0] = hs_arena_printf(arena, "P. %zu", i);
    n->measures = (hs_measures){.pagerank = 1.0 / (double)(i + 1), .hub = 0.25, .authority = 0.5, .in_degree = 3, .betweenness = (double)i / 3, .community = (int64_t)(i % 40)};
}

static void make_edge(hs_edge *e, hs_arena *arena, const hs_graph *g, size_t i)
{
    static hs_span spans[] = {{10, 20}, {21, 25}, {26, 90}};
    *e = (hs_edge){.id = hs_arena_printf(arena, "e%zu", i + 1), .from = (uint32_t)(i % g->n_nodes), .to = (uint32_t)(i * 7919 % g->n_nodes), .type = (hs_edge_type)(i % HS_EDGE_TYPES),
                   .weight = 1, .n_evidence = 1, .evidence = HS_NEW(arena, hs_evidence)};
    e->role = hs_edge_is_relation(e->type) ? HS_S("chief of staff") : HS_NONE;
    *e->evidence = (hs_evidence){.article = (uint32_t)(i % g->n_articles), .id = hs_arena_printf(arena, "a%zu", i), .spans = {spans, 3},
                                 .quote = HS_S("“that the bridge would stay closed until the autumn”"), .sentence = HS_S("She said “that the bridge would stay closed until the autumn” and nothing more.")};
}

static void make_graph(hs_graph *g, hs_arena *arena, size_t edges)
{
    *g = (hs_graph){.n_edges = edges, .n_nodes = edges / A_NODE, .n_articles = edges / A_ARTICLE, .attributions = edges};
    g->nodes = HS_ARRAY(arena, hs_node, g->n_nodes);
    g->edges = HS_ARRAY(arena, hs_edge, g->n_edges);
    g->articles = HS_ARRAY(arena, hs_graph_article, g->n_articles);
    if (!g->nodes || !g->edges || !g->articles) exit(1);
    for (size_t i = 0; i < g->n_articles; i++) g->articles[i] = (hs_graph_article){.id = hs_arena_printf(arena, "article-%zu", i), .title = HS_S("A bridge is closed"), .node = UINT32_MAX};
    for (size_t i = 0; i < g->n_nodes; i++) make_node(&g->nodes[i], arena, i);
    for (size_t i = 0; i < g->n_edges; i++) make_edge(&g->edges[i], arena, g, i);
}

/* ---- writing ------------------------------------------------------------------------------- */

static hs_code add_up(void *ctx, const char *p, size_t n, hs_error *err)
{
    (void)p, (void)err;
    *(uint64_t *)ctx += n;
    return HS_OK;
}

static hs_code write_edges(const hs_graph *g, hs_sink out, hs_error *err) { return hs_write_node_link(g, false, out, err); }
static hs_code write_csv(const hs_graph *g, hs_sink out, hs_error *err)
{
    hs_code code = hs_write_nodes_csv(g, true, out, err);
    return code == HS_OK ? hs_write_edges_csv(g, true, out, err) : code;
}

/* Kilobytes after a name such as VmHWM in /proc/self/status. */
static long memory(const char *name)
{
    char line[200];
    long kilobytes = 0;
    FILE *f = fopen("/proc/self/status", "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, name, strlen(name)) == 0) kilobytes = atol(line + strlen(name) + 1);
    if (f) fclose(f);
    return kilobytes;
}

static void forget_peak(void)
{
    FILE *f = fopen("/proc/self/clear_refs", "w");
    if (!f) return;
    fputs("5", f);
    fclose(f);
}

typedef struct figures { double seconds; uint64_t bytes; long kilobytes; } figures;

static figures measure(hs_code (*write)(const hs_graph *, hs_sink, hs_error *), const hs_graph *g)
{
    figures f = {0};
    int ends[2];
    if (pipe(ends) != 0) exit(1);
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        hs_error err = {0};
        forget_peak();
        long before = memory("VmRSS");
        double start = seconds();
        if (write(g, (hs_sink){add_up, &f.bytes}, &err) != HS_OK) _exit(1);
        f.seconds = seconds() - start;
        f.kilobytes = memory("VmHWM") - before;
        _exit(fwrite(&f, sizeof f, 1, fdopen(ends[1], "w")) == 1 && fflush(NULL) == 0 ? 0 : 1);
    }
    close(ends[1]);
    if (child < 0 || read(ends[0], &f, sizeof f) != (ssize_t)sizeof f) exit(1);
    close(ends[0]);
    waitpid(child, NULL, 0);
    return f;
}

int main(void)
{
    static const struct { const char *name; hs_code (*write)(const hs_graph *, hs_sink, hs_error *); } formats[] = {
        {"jgf", hs_write_jgf}, {"graphml", hs_write_graphml}, {"gexf", hs_write_gexf}, {"dot", hs_write_dot}, {"cytoscape", hs_write_cytoscape},
        {"graphology", hs_write_graphology}, {"node-link", write_edges}, {"csv", write_csv}, {"ftm", hs_write_ftm},
    };
    hs_arena arena = {0};
    hs_graph small, large;
    make_graph(&small, &arena, 10000);
    make_graph(&large, &arena, 100000);
    printf("%-24s %-23s %s\n", "100,000 edges, written", "time, size", "memory above the graph's (of 10,000 edges)");
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        figures few = measure(formats[i].write, &small), many = measure(formats[i].write, &large);
        printf("%-24s %6.2f s %8.1f MiB  %6ld KiB (%ld KiB)\n", formats[i].name, many.seconds, (double)many.bytes / 1048576, many.kilobytes, few.kilobytes);
    }
    hs_arena_release(&arena);
    return 0;
}

/* What would be lost without one node: attributions whose every way from their source to a root passes through it.
 *
 * In the graph turned round, with one root before all roots, a node that stands on every way is a dominator. Dominators by
 * Lengauer & Tarjan, "A fast algorithm for finding dominators in a flowgraph" (1979), the variant with simple path
 * compression, O(m log n); both walks are loops, so that a chain of a million nodes needs no stack. */
#include <stdlib.h>
#include <string.h>

#include "hearsay/audit.h"

#define NONE UINT32_MAX

typedef struct flow {
    size_t n;                       /* nodes, the added root being the last */
    uint32_t *out_first, *out;      /* whom a node leads to, in the graph turned round */
    uint32_t *in_first, *in;
    uint32_t *order, *number;       /* nodes by depth-first number, and back (NONE: not reached) */
    size_t reached;
    uint32_t *parent, *semi, *idom, *ancestor, *label; /* by number */
    uint32_t *bucket, *next;        /* lists of numbers that wait at a semidominator */
    uint32_t *stack;
} flow;

static void flow_free(flow *f)
{
    uint32_t *all[] = {f->out_first, f->out, f->in_first, f->in, f->order, f->number, f->parent, f->semi, f->idom, f->ancestor, f->label, f->bucket, f->next, f->stack};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) free(all[i]);
}

static bool flow_make(flow *f, size_t nodes, size_t edges)
{
    uint32_t **by_node[] = {&f->out_first, &f->in_first, &f->order, &f->number, &f->parent, &f->semi, &f->idom, &f->ancestor, &f->label, &f->bucket, &f->next, &f->stack};
    f->n = nodes + 1;
    for (size_t i = 0; i < sizeof by_node / sizeof *by_node; i++)
        if (!(*by_node[i] = calloc(f->n + 2, sizeof(uint32_t)))) return false;
    f->out = calloc(edges + 1, sizeof(uint32_t));
    f->in = calloc(edges + 1, sizeof(uint32_t));
    return f->out && f->in;
}

/* Edge k of the graph turned round; after the given ones come those from the added root. */
static void edge(const hs_dependence_input *in, size_t k, uint32_t *from, uint32_t *to)
{
    if (k < in->n_edges) *from = in->to[k], *to = in->from[k];
    else *from = (uint32_t)in->n_nodes, *to = in->roots[k - in->n_edges];
}

static void lists(flow *f, const hs_dependence_input *in)
{
    size_t n = in->n_edges + in->n_roots;
    uint32_t a, b;
    for (size_t k = 0; k < n; k++) edge(in, k, &a, &b), f->out_first[a + 2]++, f->in_first[b + 2]++;
    for (size_t v = 2; v < f->n + 2; v++) f->out_first[v] += f->out_first[v - 1], f->in_first[v] += f->in_first[v - 1];
    for (size_t k = 0; k < n; k++) edge(in, k, &a, &b), f->out[f->out_first[a + 1]++] = b, f->in[f->in_first[b + 1]++] = a;
}

static void visit(flow *f, uint32_t v, uint32_t parent)
{
    uint32_t k = (uint32_t)f->reached++;
    f->number[v] = k;
    f->order[k] = v;
    f->parent[k] = parent;
    f->semi[k] = f->label[k] = k;
    f->ancestor[k] = f->bucket[k] = f->next[k] = NONE;
}

static void walk(flow *f)
{
    uint32_t root = (uint32_t)f->n - 1;
    size_t depth = 0;
    uint32_t *at = f->idom; /* borrowed: the next edge to take */
    for (size_t v = 0; v < f->n; v++) f->number[v] = NONE, at[v] = f->out_first[v];
    visit(f, root, NONE);
    f->stack[depth++] = root;
    while (depth) {
        uint32_t v = f->stack[depth - 1];
        if (at[v] == f->out_first[v + 1]) {
            depth--;
            continue;
        }
        uint32_t w = f->out[at[v]++];
        if (f->number[w] != NONE) continue;
        visit(f, w, f->number[v]);
        f->stack[depth++] = w;
    }
}

/* The number on the way up the forest whose semidominator is least; shortens the way. */
static uint32_t eval(flow *f, uint32_t v)
{
    size_t depth = 0;
    if (f->ancestor[v] == NONE) return v;
    for (uint32_t u = v; f->ancestor[f->ancestor[u]] != NONE; u = f->ancestor[u]) f->stack[depth++] = u;
    while (depth) {
        uint32_t u = f->stack[--depth], up = f->ancestor[u];
        if (f->semi[f->label[up]] < f->semi[f->label[u]]) f->label[u] = f->label[up];
        f->ancestor[u] = f->ancestor[up];
    }
    return f->label[v];
}

static void dominators(flow *f)
{
    for (size_t k = f->reached - 1; k > 0; k--) {
        uint32_t w = (uint32_t)k, v = f->order[w];
        for (uint32_t e = f->in_first[v]; e < f->in_first[v + 1]; e++) {
            uint32_t from = f->number[f->in[e]];
            if (from == NONE) continue;
            uint32_t u = eval(f, from);
            if (f->semi[u] < f->semi[w]) f->semi[w] = f->semi[u];
        }
        f->next[w] = f->bucket[f->semi[w]];
        f->bucket[f->semi[w]] = w;
        uint32_t p = f->parent[w];
        f->ancestor[w] = p;
        for (uint32_t x = f->bucket[p]; x != NONE; x = f->next[x]) {
            uint32_t u = eval(f, x);
            f->idom[x] = f->semi[u] < f->semi[x] ? u : p;
        }
        f->bucket[p] = NONE;
    }
    f->idom[0] = 0;
    for (size_t k = 1; k < f->reached; k++)
        if (f->idom[k] != f->semi[k]) f->idom[k] = f->idom[f->idom[k]];
}

hs_code hs_dependence(const hs_dependence_input *in, uint64_t *lost, uint64_t *reached, hs_error *err)
{
    flow f = {0};
    *reached = 0;
    if (in->n_nodes) memset(lost, 0, in->n_nodes * sizeof *lost);
    if (in->n_nodes >= NONE - 2 || in->n_edges + in->n_roots >= NONE - 2) return hs_fail(err, HS_EUSAGE, "audit", "a graph of more than four thousand million nodes or edges");
    if (!flow_make(&f, in->n_nodes, in->n_edges + in->n_roots)) {
        flow_free(&f);
        return hs_nomem(err);
    }
    lists(&f, in);
    walk(&f);
    dominators(&f);
    /* Whoever a node dominates has a higher number: one pass from the last adds up all that hangs on each. */
    for (size_t k = f.reached - 1; k > 0; k--) {
        uint32_t v = f.order[k], up = f.order[f.idom[k]];
        *reached += in->said[v];
        if (up < in->n_nodes) lost[up] += lost[v] + in->said[v];
    }
    flow_free(&f);
    return HS_OK;
}

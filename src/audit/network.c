/* The network of a corpus, kept small: nodes for sources that articles share, and for those that only one article knows a
 * number at the node through which they reach the articles.
 *
 * From it: what would be left without one source or outlet (dependence.c, all articles' outlets being roots); how much of
 * an outlet's sourced attributions came through one other outlet; and circular reporting: outlets that cite each other in a
 * circle: for each outlet the shortest circle through it (breadth-first). */
#include <stdlib.h>
#include <string.h>

#include "audit/stats_int.h"
#include "base/vec.h"

static hs_code add_edge(hs_stats_builder *b, uint32_t from, uint32_t to, hs_error *err)
{
    return from == to || hs_pairs_add(&b->edges, from, to, 1) ? HS_OK : hs_nomem(err);
}

static hs_code add_number(uint64_t **v, size_t *cap, uint32_t at, hs_error *err)
{
    if (!stats_room(v, at, cap, sizeof **v)) return hs_nomem(err);
    (*v)[at]++;
    return HS_OK;
}

static hs_code add_one(hs_stats_builder *b, const hs_record *r, const hs_attribution *a, uint32_t own, hs_error *err)
{
    int64_t main = audit_main_source(r, a), other = main < 0 ? -1 : audit_other_outlet(r, a, main);
    uint32_t to = own, node;
    bool scoped;
    if (main < 0 || (r->entities.v[main].kind == HS_OUTLET && audit_is_publisher(r, r->entities.v[main].name))) return HS_OK;
    HS_TRY(add_number(&b->outlet_said, &b->outlet_said_cap, own, err));
    if (other >= 0) {
        HS_TRY(hs_identities_entity(b->who, r, (uint32_t)other, &to, err));
        HS_TRY(add_edge(b, to, own, err));
        if (to != own && !hs_pairs_add(&b->through, own, to, 1)) return hs_nomem(err);
    }
    HS_TRY(hs_identities_scoped(b->who, r, (uint32_t)main, &scoped, err));
    if (scoped) return add_number(&b->hangs, &b->hangs_cap, to, err);
    HS_TRY(hs_identities_entity(b->who, r, (uint32_t)main, &node, err));
    HS_TRY(add_number(&b->node_said, &b->node_said_cap, node, err));
    return add_edge(b, node, to, err);
}

hs_code stats_add_network(hs_stats_builder *b, const hs_record *r, hs_error *err)
{
    uint32_t own;
    if (!r->attributions.n) return HS_OK;
    HS_TRY(hs_identities_own(b->who, r, &own, err));
    if (!stats_room(&b->own, own, &b->own_cap, sizeof *b->own)) return hs_nomem(err);
    b->own[own] = 1;
    for (size_t i = 0; i < r->attributions.n; i++)
        if (hs_attribution_stands(&r->attributions.v[i], b->options.min_confidence)) HS_TRY(add_one(b, r, &r->attributions.v[i], own, err));
    return HS_OK;
}

/* ---- pillars ---------------------------------------------------------------------------------------------- */

static bool taller(const hs_pillar *a, const hs_pillar *b)
{
    uint64_t x = a->others + a->own, y = b->others + b->own;
    if (a->others != b->others) return a->others > b->others;
    return x != y ? x > y : hs_str_cmp(a->name, b->name) < 0;
}

static void keep_pillar(hs_stats *s, hs_pillar p)
{
    const size_t most = sizeof s->pillars / sizeof *s->pillars;
    size_t place = s->n_pillars;
    while (place > 0 && taller(&p, &s->pillars[place - 1])) place--;
    if (place == most) return;
    size_t moved = s->n_pillars < most ? s->n_pillars - place : most - 1 - place;
    memmove(&s->pillars[place + 1], &s->pillars[place], moved * sizeof p);
    s->pillars[place] = p;
    s->n_pillars += s->n_pillars < most;
}

/* Node n + v stands for the local sources that reach the articles through v. */
static hs_code pillars(hs_stats_builder *b, hs_stats *out, hs_error *err)
{
    size_t n = hs_identities_count(b->who), edges = 0, roots = 0;
    hs_arena *a = &b->scratch;
    hs_arena_clear(a);
    uint32_t *from = HS_ARRAY(a, uint32_t, b->edges.n + n), *to = HS_ARRAY(a, uint32_t, b->edges.n + n), *root = HS_ARRAY(a, uint32_t, n);
    uint64_t *said = HS_ARRAY(a, uint64_t, 2 * n), *lost = HS_ARRAY(a, uint64_t, 2 * n);
    if (!from || !to || !root || !said || !lost) return hs_nomem(err);
    for (size_t i = 0; i < b->edges.cap; i++)
        if (b->edges.v[i].count) from[edges] = b->edges.v[i].a, to[edges++] = b->edges.v[i].b;
    for (uint32_t v = 0; v < n; v++) {
        if (v < b->own_cap && b->own[v]) root[roots++] = v;
        said[v] = v < b->node_said_cap ? b->node_said[v] : 0;
        if (!(said[n + v] = v < b->hangs_cap ? b->hangs[v] : 0)) continue;
        from[edges] = (uint32_t)n + v;
        to[edges++] = v;
    }
    hs_dependence_input in = {2 * n, from, to, edges, root, roots, said};
    HS_TRY(hs_dependence(&in, lost, &out->standing, err));
    for (uint32_t v = 0; v < n; v++) {
        hs_identity who = hs_identities_get(b->who, v);
        bool own = v < b->own_cap && b->own[v]; /* that an outlet's articles need the outlet says nothing */
        if (lost[v] && !own) keep_pillar(out, (hs_pillar){who.name, who.kind, lost[v], said[v]});
    }
    return HS_OK;
}

/* ---- reliance and circles ------------------------------------------------------------------------------------- */

static bool heavier(const hs_reliance *a, const hs_reliance *b)
{
    if (a->attributions != b->attributions) return a->attributions > b->attributions;
    int c = hs_str_cmp(a->outlet, b->outlet);
    return c ? c < 0 : hs_str_cmp(a->on, b->on) < 0;
}

static void reliance(const hs_stats_builder *b, hs_stats *s)
{
    const size_t most = sizeof s->reliance / sizeof *s->reliance;
    for (size_t i = 0; i < b->through.cap; i++) {
        const struct hs_pair *p = &b->through.v[i];
        if (!p->count) continue;
        hs_reliance r = {hs_identities_get(b->who, p->a).name, hs_identities_get(b->who, p->b).name, p->count, b->outlet_said[p->a]};
        size_t place = s->n_reliance;
        while (place > 0 && heavier(&r, &s->reliance[place - 1])) place--;
        if (place == most) continue;
        size_t moved = s->n_reliance < most ? s->n_reliance - place : most - 1 - place;
        memmove(&s->reliance[place + 1], &s->reliance[place], moved * sizeof r);
        s->reliance[place] = r;
        s->n_reliance += s->n_reliance < most;
    }
}

/* Who cites whom among outlets: lists in the order of numbers. */
typedef struct cites { size_t n; uint32_t *first, *to; } cites;

static int by_pair(const void *x, const void *y)
{
    const struct hs_pair *a = x, *b = y;
    return a->a != b->a ? (a->a > b->a) - (a->a < b->a) : (a->b > b->b) - (a->b < b->b);
}

static bool make_cites(const hs_stats_builder *b, cites *c, hs_arena *a)
{
    c->n = hs_identities_count(b->who);
    c->first = HS_ARRAY(a, uint32_t, c->n + 2);
    c->to = HS_ARRAY(a, uint32_t, b->through.n + 1);
    struct hs_pair *sorted = HS_ARRAY(a, struct hs_pair, b->through.n + 1);
    size_t k = 0;
    if (!c->first || !c->to || !sorted) return false;
    for (size_t i = 0; i < b->through.cap; i++)
        if (b->through.v[i].count) sorted[k++] = b->through.v[i];
    if (k) qsort(sorted, k, sizeof *sorted, by_pair);
    for (size_t i = 0; i < k; i++) c->first[sorted[i].a + 1]++, c->to[i] = sorted[i].b;
    for (size_t v = 0; v < c->n; v++) c->first[v + 1] += c->first[v];
    return true;
}

/* The shortest circle through a node, by breadth-first search; writes the way and returns its length, 0: none. */
static size_t circle_through(const cites *c, uint32_t start, uint32_t *before, uint32_t *queue, uint32_t *way)
{
    size_t head = 0, tail = 0, touched, length = 0;
    queue[tail++] = start;
    before[start] = start + 1;
    uint32_t last = UINT32_MAX;
    while (head < tail && last == UINT32_MAX) {
        uint32_t v = queue[head++];
        for (uint32_t e = c->first[v]; e < c->first[v + 1] && last == UINT32_MAX; e++) {
            if (c->to[e] == start) last = v;
            else if (!before[c->to[e]]) before[c->to[e]] = v + 1, queue[tail++] = c->to[e];
        }
    }
    for (uint32_t v = last; v != UINT32_MAX; v = v == start ? UINT32_MAX : before[v] - 1) way[length++] = v;
    for (touched = 0; touched < tail; touched++) before[queue[touched]] = 0;
    for (size_t i = 0; i < length / 2; i++) {
        uint32_t x = way[i];
        way[i] = way[length - 1 - i];
        way[length - 1 - i] = x;
    }
    return length;
}

/* A circle is told once: from its smallest number. A node whose shortest circle runs through a smaller one was told there. */
static hs_code circles(hs_stats_builder *b, hs_stats *out, hs_error *err)
{
    enum { MOST = 50, LOOKED_AT = 2000 };
    HS_PUSH_SCOPE;
    cites c;
    hs_arena_clear(&b->scratch);
    size_t n = hs_identities_count(b->who), cap = 0, looked = 0;
    uint32_t *before = HS_ARRAY(&b->scratch, uint32_t, n + 1), *queue = HS_ARRAY(&b->scratch, uint32_t, n + 1), *way = HS_ARRAY(&b->scratch, uint32_t, n + 1);
    if (!before || !queue || !way || !make_cites(b, &c, &b->scratch)) return hs_nomem(err);
    for (uint32_t v = 0; v < n && out->n_circles < MOST && looked < LOOKED_AT; v++) {
        if (c.first[v] == c.first[v + 1]) continue;
        looked++;
        size_t length = circle_through(&c, v, before, queue, way);
        bool told = !length;
        for (size_t i = 1; i < length; i++) told |= way[i] < v;
        if (told) continue;
        hs_circle one = {HS_ARRAY(&b->kept, hs_str, length), length};
        if (!one.outlets || !HS_PUSH(&b->kept, out->circles, out->n_circles, cap, one)) return hs_nomem(err);
        for (size_t i = 0; i < length; i++) one.outlets[i] = hs_identities_get(b->who, way[i]).name;
    }
    for (size_t i = 1; i < out->n_circles; i++) /* shortest first; few */
        for (size_t k = i; k > 0 && out->circles[k].n < out->circles[k - 1].n; k--) {
            hs_circle x = out->circles[k];
            out->circles[k] = out->circles[k - 1];
            out->circles[k - 1] = x;
        }
    return HS_OK;
}

hs_code stats_sum_network(hs_stats_builder *b, hs_stats *out, hs_error *err)
{
    out->n_pillars = out->n_reliance = out->n_circles = 0;
    out->circles = NULL;
    HS_TRY(pillars(b, out, err));
    reliance(b, out);
    return circles(b, out, err);
}

/* Distinct sources of a group, without keeping those that no other article can share.
 *
 * Named people, outlets, organizations and offices are the graph's nodes (hs_identities) and are kept with the articles that
 * use them; a source that only its article knows is counted and forgotten, but for the most used ones. In each group a
 * source that k of its articles share counts 1/k in each: the parts add up to the number of distinct sources, and articles
 * are clusters for the interval. Effective numbers of sources are Hill's (1973) of order 0, 1 and 2, over attributions. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "audit/stats_int.h"

static hs_source_type type_of_kind(hs_kind k)
{
    if (k == HS_PERSON) return HS_NAMED_PERSON;
    if (k == HS_ANONYMOUS_SOURCE) return HS_ANONYMOUS;
    if (k == HS_COLLECTIVE_SOURCE) return HS_COLLECTIVE;
    return k == HS_DOCUMENT_SOURCE ? HS_DOCUMENT : HS_NAMED_ORGANIZATION;
}

/* More attributions first, then more articles, then by name. */
static bool ranks_before(const hs_top_source *a, const hs_top_source *b)
{
    if (a->attributions != b->attributions) return a->attributions > b->attributions;
    if (a->articles != b->articles) return a->articles > b->articles;
    return hs_str_cmp(a->name, b->name) < 0;
}

static void rank(hs_stats *s, hs_top_source t)
{
    size_t place = s->n_top;
    while (place > 0 && ranks_before(&t, &s->top[place - 1])) place--;
    if (place == STATS_TOP) return;
    size_t moved = s->n_top < STATS_TOP ? s->n_top - place : STATS_TOP - 1 - place;
    memmove(&s->top[place + 1], &s->top[place], moved * sizeof t);
    s->top[place] = t;
    s->n_top += s->n_top < STATS_TOP;
}

static bool local_before(const stats_local *a, const stats_local *b)
{
    return a->attributions != b->attributions ? a->attributions > b->attributions : hs_str_cmp(a->name, b->name) < 0;
}

/* Keeps a local source among the group's most used, with a copy of its name. */
static bool keep_local(stats_group *g, stats_local t)
{
    size_t place = g->n_local_top;
    if (t.name.n > 200) t.name.n = 200;
    while (t.name.n && t.name.n == 200 && ((unsigned char)t.name.p[t.name.n] & 0xC0) == 0x80) t.name.n--;
    while (place > 0 && local_before(&t, &g->local_top[place - 1])) place--;
    if (place == STATS_TOP) return true;
    char *name = malloc(t.name.n + 1);
    if (!name) return false;
    if (t.name.n) memcpy(name, t.name.p, t.name.n);
    name[t.name.n] = '\0';
    t.name.p = name;
    if (g->n_local_top == STATS_TOP) free((char *)g->local_top[STATS_TOP - 1].name.p);
    size_t moved = g->n_local_top < STATS_TOP ? g->n_local_top - place : STATS_TOP - 1 - place;
    memmove(&g->local_top[place + 1], &g->local_top[place], moved * sizeof t);
    g->local_top[place] = t;
    g->n_local_top += g->n_local_top < STATS_TOP;
    return true;
}

static hs_code add_local(hs_stats_builder *b, const hs_entity *e, uint32_t count, stats_article *at, const uint32_t *groups, size_t n, hs_error *err)
{
    at->local_all += at->local_all < UINT16_MAX;
    at->local_anonymous += e->kind == HS_ANONYMOUS_SOURCE && at->local_anonymous < UINT16_MAX;
    for (size_t k = 0; k < n; k++) {
        stats_group *g = &b->groups[groups[k]];
        g->local_sources[type_of_kind(e->kind)]++;
        g->local_clog += count * log(count);
        g->local_squares += (double)count * count;
        g->source_uses += count;
        if (!keep_local(g, (stats_local){e->name.p ? e->name : HS_S(""), e->kind, count})) return hs_nomem(err);
    }
    return HS_OK;
}

static hs_code add_shared(hs_stats_builder *b, const hs_record *r, uint32_t entity, uint32_t count, stats_article *at, hs_error *err)
{
    uint32_t node;
    HS_TRY(hs_identities_entity(b->who, r, entity, &node, err));
    for (size_t i = b->n_uses; i > b->n_uses - at->n_uses; i--) /* two entities of one article may be one node; looked for among the last few */
        if (b->uses[i - 1].node == node) {
            b->uses[i - 1].attributions += count;
            return HS_OK;
        } else if (b->n_uses - i > 200) break;
    if (at->n_uses == UINT16_MAX) return HS_OK;
    if (!stats_room(&b->uses, b->n_uses, &b->uses_cap, sizeof *b->uses)) return hs_nomem(err);
    b->uses[b->n_uses++] = (stats_use){node, count};
    at->n_uses++;
    return HS_OK;
}

hs_code stats_add_sources(hs_stats_builder *b, const hs_record *r, stats_article *at, const uint32_t *groups, size_t n, hs_error *err)
{
    uint32_t *count = HS_ARRAY(&b->scratch, uint32_t, r->entities.n);
    bool *source = HS_ARRAY(&b->scratch, bool, r->entities.n);
    if (!count || !source) return hs_nomem(err);
    for (size_t i = 0; i < r->attributions.n; i++) {
        const hs_attribution *a = &r->attributions.v[i];
        for (size_t k = 0; hs_attribution_stands(a, b->options.min_confidence) && k < a->n_sources; k++) count[a->sources[k]] += hs_entity_stands(r, a->sources[k]);
    }
    at->first_use = (uint32_t)b->n_uses;
    for (uint32_t e = 0; e < r->entities.n; e++) {
        bool scoped;
        if (!(source[e] = count[e] > 0)) continue;
        HS_TRY(hs_identities_scoped(b->who, r, e, &scoped, err));
        if (scoped) {
            HS_TRY(add_local(b, &r->entities.v[e], count[e], at, groups, n, err));
            continue;
        }
        HS_TRY(add_shared(b, r, e, count[e], at, err));
        for (size_t k = 0; k < n; k++) b->groups[groups[k]].source_uses += count[e];
    }
    return stats_add_wording(b, r, source, err);
}

/* ---- summing up ----------------------------------------------------------------------------------------- */

static hs_code make_scratch(hs_stats_builder *b, hs_error *err)
{
    size_t n = hs_identities_count(b->who) + 1;
    if (b->scratch_n >= n) return HS_OK;
    free(b->scratch_count);
    free(b->scratch_articles);
    b->scratch_count = calloc(n, sizeof *b->scratch_count);
    b->scratch_articles = calloc(n, sizeof *b->scratch_articles);
    b->scratch_n = b->scratch_count && b->scratch_articles ? n : 0;
    return b->scratch_n ? HS_OK : hs_nomem(err);
}

typedef void each_use(hs_stats_builder *b, const stats_article *at, void *context);

static void over_articles(hs_stats_builder *b, const stats_group *g, each_use *f, void *context)
{
    bool all = g == b->groups;
    size_t n = all ? b->n_articles : g->n_articles;
    for (size_t i = 0; i < n; i++) f(b, &b->articles[all ? i : b->by_group[g->first_article + i]], context);
}

static void tally(hs_stats_builder *b, const stats_article *at, void *context)
{
    (void)context;
    for (size_t i = at->first_use; i < at->first_use + (size_t)at->n_uses; i++) {
        b->scratch_count[b->uses[i].node] += b->uses[i].attributions;
        b->scratch_articles[b->uses[i].node]++;
    }
}

static void parts(hs_stats_builder *b, const stats_article *at, void *context)
{
    double whole = at->local_all;
    for (size_t i = at->first_use; i < at->first_use + (size_t)at->n_uses; i++) whole += 1.0 / b->scratch_articles[b->uses[i].node];
    hs_moments_add(context, at->local_anonymous, whole);
}

typedef struct sums { hs_stats *out; double clog, squares; } sums;

/* Takes each node of the group once, and leaves the scratch empty. */
static void take(hs_stats_builder *b, const stats_article *at, void *context)
{
    sums *s = context;
    for (size_t i = at->first_use; i < at->first_use + (size_t)at->n_uses; i++) {
        uint32_t node = b->uses[i].node, c = b->scratch_count[node];
        if (!c) continue;
        hs_identity who = hs_identities_get(b->who, node);
        s->out->sources.count[type_of_kind(who.kind)]++;
        s->clog += c * log(c);
        s->squares += (double)c * c;
        rank(s->out, (hs_top_source){who.name, who.kind, c, b->scratch_articles[node]});
        b->scratch_count[node] = b->scratch_articles[node] = 0;
    }
}

hs_code stats_sum_sources(hs_stats_builder *b, const stats_group *g, hs_stats *out, hs_error *err)
{
    hs_moments m = {0};
    sums s = {out, g->local_clog, g->local_squares};
    HS_TRY(make_scratch(b, err));
    memcpy(out->sources.count, g->local_sources, sizeof g->local_sources);
    over_articles(b, g, tally, NULL);
    over_articles(b, g, parts, &m);
    over_articles(b, g, take, &s);
    for (size_t i = 0; i < g->n_local_top; i++) rank(out, (hs_top_source){g->local_top[i].name, g->local_top[i].kind, g->local_top[i].attributions, 1});
    out->sources.total = 0;
    for (int t = 0; t < HS_SOURCE_TYPES; t++) out->sources.total += out->sources.count[t];
    out->sources.anonymous_95 = hs_moments_interval(&m);
    double total = (double)g->source_uses;
    out->hill[0] = (double)out->sources.total;
    out->hill[1] = total > 0 ? exp(log(total) - s.clog / total) : NAN;
    out->hill[2] = total > 0 ? total * total / s.squares : NAN;
    out->largest_share = total > 0 && out->n_top ? (double)out->top[0].attributions / total : NAN;
    return HS_OK;
}

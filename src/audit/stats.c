/* Counts over records, and what the shares are worth.
 *
 * Distinct sources are the graph's nodes (hs_identities): a named source counts once however many articles use it, an
 * anonymous one once in each. So that articles can be drawn again, each is given its part of the sources that it shares:
 * a source of k articles counts 1/k in each; the parts add up to the number of distinct sources. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "audit/bootstrap.h"
#include "hearsay/graph.h"

typedef struct article {
    uint64_t attributions, anonymous, second_hand;
    uint64_t quoted_words, quoted_anonymous;
    size_t first_use, n_uses; /* of sources, in uses */
} article;

typedef struct source {
    uint64_t attributions;
    uint32_t articles;
    uint32_t last_article;     /* 1 + the last article that used it */
    uint64_t last_attribution; /* the last attribution counted for it */
} source;

struct hs_stats_builder {
    double min_confidence;
    hs_identities *who;
    hs_stats stats;
    article *articles; size_t n_articles, articles_cap;
    source *sources; size_t sources_cap; /* one for each identity */
    uint32_t *uses; size_t n_uses, uses_cap;
    uint64_t attribution; /* number of the attribution at hand, from 1 */
};

/* Makes room for element n; new elements are zeroed. */
static bool make_room(void **v, size_t n, size_t *cap, size_t size)
{
    if (n < *cap) return true;
    size_t more = *cap ? *cap : 64;
    while (more <= n) more *= 2;
    void *p = realloc(*v, more * size);
    if (!p) return false;
    memset((char *)p + *cap * size, 0, (more - *cap) * size);
    *v = p;
    *cap = more;
    return true;
}

hs_stats_builder *hs_stats_builder_new(double min_confidence, hs_error *err)
{
    hs_stats_builder *b = calloc(1, sizeof *b);
    if (b) b->who = hs_identities_new(err);
    if (b && b->who) {
        b->min_confidence = min_confidence;
        return b;
    }
    free(b);
    hs_nomem(err);
    return NULL;
}

void hs_stats_builder_free(hs_stats_builder *b)
{
    if (!b) return;
    hs_identities_free(b->who);
    free(b->articles);
    free(b->sources);
    free(b->uses);
    free(b);
}

static bool entity_stands(const hs_record *r, uint32_t i)
{
    return i < r->entities.n && r->entities.v[i].review != HS_REJECTED;
}

/* The first source that stands, or -1. */
static int64_t main_source(const hs_record *r, const hs_attribution *a)
{
    for (size_t i = 0; i < a->n_sources; i++)
        if (entity_stands(r, a->sources[i])) return a->sources[i];
    return -1;
}

static bool is_publisher(const hs_record *r, hs_str name)
{
    return r->outlet.n && hs_outlet_same(name, r->outlet);
}

/* It reached the article through another outlet: a channel, or an outlet that is itself the source. */
static bool second_hand(const hs_record *r, const hs_attribution *a, int64_t main)
{
    if (a->via >= 0 && a->via < (int64_t)r->entities.n && entity_stands(r, (uint32_t)a->via) && !is_publisher(r, r->entities.v[a->via].name)) return true;
    if (main < 0) return false;
    const hs_entity *e = &r->entities.v[main];
    return e->kind == HS_OUTLET && !is_publisher(r, e->name);
}

static hs_code use_source(hs_stats_builder *b, const hs_record *r, article *at, uint32_t entity, hs_error *err)
{
    uint32_t node;
    HS_TRY(hs_identities_entity(b->who, r, entity, &node, err));
    if (!make_room((void **)&b->sources, node, &b->sources_cap, sizeof *b->sources)) return hs_nomem(err);
    source *s = &b->sources[node];
    if (s->last_attribution == b->attribution) return HS_OK;
    s->last_attribution = b->attribution;
    s->attributions++;
    if (s->last_article == b->n_articles) return HS_OK;
    s->last_article = (uint32_t)b->n_articles;
    s->articles++;
    if (!make_room((void **)&b->uses, b->n_uses, &b->uses_cap, sizeof *b->uses)) return hs_nomem(err);
    b->uses[b->n_uses++] = node;
    at->n_uses++;
    return HS_OK;
}

static hs_code add_attribution(hs_stats_builder *b, const hs_record *r, article *at, const hs_attribution *a, hs_error *err)
{
    hs_stats *s = &b->stats;
    if (a->review == HS_REJECTED) return HS_OK;
    if (a->confidence < b->min_confidence || a->source_confidence < b->min_confidence) {
        s->below_confidence++;
        return HS_OK;
    }
    b->attribution++;
    int64_t main = main_source(r, a);
    hs_source_type type = main < 0 ? HS_NO_SOURCE : a->source_type;
    s->mode[a->mode]++;
    s->attributions.count[type]++;
    s->quoted_words.count[type] += a->quoted_words;
    at->attributions++;
    at->quoted_words += a->quoted_words;
    if (type == HS_ANONYMOUS) {
        at->anonymous++;
        at->quoted_anonymous += a->quoted_words;
    }
    bool second = second_hand(r, a, main);
    at->second_hand += second;
    s->second_hand += second;
    for (size_t i = 0; i < a->n_sources; i++)
        if (entity_stands(r, a->sources[i])) HS_TRY(use_source(b, r, at, a->sources[i], err));
    return HS_OK;
}

hs_code hs_stats_add(hs_stats_builder *b, const hs_record *record, hs_error *err)
{
    if (b->n_articles >= UINT32_MAX - 1 || !make_room((void **)&b->articles, b->n_articles, &b->articles_cap, sizeof *b->articles)) return hs_nomem(err);
    HS_TRY(hs_identities_article(b->who, record, err));
    article *at = &b->articles[b->n_articles++];
    *at = (article){.first_use = b->n_uses};
    b->stats.articles++;
    b->stats.words += record->words;
    for (size_t i = 0; i < record->attributions.n; i++) HS_TRY(add_attribution(b, record, at, &record->attributions.v[i], err));
    return HS_OK;
}

static hs_source_type type_of_kind(hs_kind k)
{
    if (k == HS_PERSON) return HS_NAMED_PERSON;
    if (k == HS_ANONYMOUS_SOURCE) return HS_ANONYMOUS;
    if (k == HS_COLLECTIVE_SOURCE) return HS_COLLECTIVE;
    return k == HS_DOCUMENT_SOURCE ? HS_DOCUMENT : HS_NAMED_ORGANIZATION;
}

static void count_sources(hs_stats_builder *b, hs_share *share)
{
    memset(share->count, 0, sizeof share->count);
    for (size_t i = 0; i < hs_identities_count(b->who) && i < b->sources_cap; i++)
        if (b->sources[i].attributions) share->count[type_of_kind(hs_identities_get(b->who, (uint32_t)i).kind)]++;
}

/* More attributions first, then more articles, then by name. */
static bool ranks_before(const hs_top_source *a, const hs_top_source *b)
{
    if (a->attributions != b->attributions) return a->attributions > b->attributions;
    if (a->articles != b->articles) return a->articles > b->articles;
    return hs_str_cmp(a->name, b->name) < 0;
}

static void rank_sources(hs_stats_builder *b, hs_stats *s)
{
    const size_t most = sizeof s->top / sizeof *s->top;
    s->n_top = 0;
    for (size_t i = 0; i < hs_identities_count(b->who) && i < b->sources_cap; i++) {
        hs_identity who = hs_identities_get(b->who, (uint32_t)i);
        hs_top_source t = {who.name, who.kind, b->sources[i].attributions, b->sources[i].articles};
        size_t place = s->n_top;
        while (place > 0 && ranks_before(&t, &s->top[place - 1])) place--;
        if (place == most || !t.attributions) continue;
        size_t moved = s->n_top < most ? s->n_top - place : most - 1 - place;
        memmove(&s->top[place + 1], &s->top[place], moved * sizeof t);
        s->top[place] = t;
        s->n_top += s->n_top < most;
    }
}

static void total(hs_share *share)
{
    share->total = 0;
    for (int t = 0; t < HS_SOURCE_TYPES; t++) share->total += share->count[t];
    share->anonymous = share->total ? (double)share->count[HS_ANONYMOUS] / (double)share->total : NAN;
}

typedef hs_cluster cluster_of(const hs_stats_builder *b, const article *a);

static hs_cluster of_attributions(const hs_stats_builder *b, const article *a)
{
    (void)b;
    return (hs_cluster){(double)a->anonymous, (double)a->attributions};
}

static hs_cluster of_words(const hs_stats_builder *b, const article *a)
{
    (void)b;
    return (hs_cluster){(double)a->quoted_anonymous, (double)a->quoted_words};
}

static hs_cluster of_second_hand(const hs_stats_builder *b, const article *a)
{
    (void)b;
    return (hs_cluster){(double)a->second_hand, (double)a->attributions};
}

static hs_cluster of_sources(const hs_stats_builder *b, const article *a)
{
    hs_cluster c = {0, 0};
    for (size_t i = a->first_use; i < a->first_use + a->n_uses; i++) {
        double part = 1.0 / b->sources[b->uses[i]].articles;
        c.whole += part;
        if (hs_identities_get(b->who, b->uses[i]).kind == HS_ANONYMOUS_SOURCE) c.part += part;
    }
    return c;
}

static hs_code interval(const hs_stats_builder *b, cluster_of *of, hs_interval *out, hs_error *err)
{
    hs_cluster *c = malloc((b->n_articles + 1) * sizeof *c);
    if (!c) return hs_nomem(err);
    for (size_t i = 0; i < b->n_articles; i++) c[i] = of(b, &b->articles[i]);
    *out = hs_bootstrap(c, b->n_articles);
    free(c);
    return HS_OK;
}

hs_code hs_stats_finish(hs_stats_builder *b, hs_stats *out, hs_error *err)
{
    *out = b->stats;
    count_sources(b, &out->sources);
    total(&out->attributions);
    total(&out->sources);
    total(&out->quoted_words);
    out->second_hand_share = out->attributions.total ? (double)out->second_hand / (double)out->attributions.total : NAN;
    rank_sources(b, out);
    HS_TRY(interval(b, of_attributions, &out->attributions.anonymous_95, err));
    HS_TRY(interval(b, of_sources, &out->sources.anonymous_95, err));
    HS_TRY(interval(b, of_words, &out->quoted_words.anonymous_95, err));
    return interval(b, of_second_hand, &out->second_hand_95, err);
}

/* The statistics: what is added up while records stream by, and the figures that come of it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "audit/stats_int.h"

hs_stats_builder *hs_stats_builder_open(const hs_stats_options *o, hs_error *err)
{
    hs_stats_builder *b = calloc(1, sizeof *b);
    if (!b || o->n_by > STATS_KEYS) {
        free(b);
        if (!b) hs_nomem(err);
        else hs_fail(err, HS_EUSAGE, "stats", "more than %d keys to group by", STATS_KEYS);
        return NULL;
    }
    b->options = *o;
    b->who = hs_identities_new(err);
    b->by = HS_ARRAY(&b->kept, hs_str, o->n_by);
    b->near = o->join_duplicates ? hs_duplicates_new() : NULL;
    bool ok = b->who && b->by && (b->near || !o->join_duplicates) && stats_room(&b->groups, 0, &b->groups_cap, sizeof *b->groups);
    for (size_t k = 0; ok && k < o->n_by; k++) ok = (b->by[k] = hs_arena_str(&b->kept, o->by[k])).p != NULL;
    b->n_groups = 1;
    if (ok) {
        hs_identities_decide(b->who, o->aliases);
        return b;
    }
    hs_stats_builder_free(b);
    hs_nomem(err);
    return NULL;
}

void hs_stats_builder_free(hs_stats_builder *b)
{
    if (!b) return;
    for (size_t i = 0; i < b->n_groups && i < b->groups_cap; i++)
        for (size_t k = 0; k < b->groups[i].n_local_top; k++) free((char *)b->groups[i].local_top[k].name.p);
    void *all[] = {b->groups, b->order, b->articles, b->members, b->by_group, b->uses, b->near_ids, b->left_out, b->sample, b->node_said, b->hangs, b->own, b->outlet_said, b->scratch_count, b->scratch_articles};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) free(all[i]);
    hs_identities_free(b->who);
    hs_duplicates_free(b->near);
    hs_map_release(&b->group_of);
    hs_map_release(&b->wording);
    hs_pairs_release(&b->edges);
    hs_pairs_release(&b->through);
    hs_arena_release(&b->kept);
    hs_arena_release(&b->scratch);
    free(b);
}

/* ---- adding --------------------------------------------------------------------------------------------- */

/* What an article's attributions add up to. */
typedef struct totals {
    hs_stats counts;
    double ratio[STATS_RATIOS][2]; /* part, whole */
} totals;

static void add_attribution(totals *t, const hs_record *r, const hs_attribution *a, const audit_standing *standing)
{
    int64_t main = audit_main_source(r, a);
    hs_source_type type = audit_source_type(a, main);
    bool second = audit_other_outlet(r, a, main) >= 0, unnamed = type == HS_ANONYMOUS;
    hs_stats *s = &t->counts;
    s->mode[a->mode]++;
    s->attributions.count[type]++;
    s->reviewed_attributions.count[type] += a->review != HS_REVIEW_NONE;
    s->quoted_words.count[type] += a->quoted_words;
    s->second_hand += second;
    s->by_officials += main >= 0 && standing[main] == AUDIT_OFFICIAL;
    s->by_spokespeople += main >= 0 && standing[main] == AUDIT_SPOKESPERSON;
    const double part[STATS_RATIOS] = {unnamed, unnamed ? a->quoted_words : 0, second, main >= 0 && standing[main] != AUDIT_OTHER};
    const double whole[STATS_RATIOS] = {1, a->quoted_words, 1, main >= 0};
    for (int k = 0; k < STATS_RATIOS; k++) t->ratio[k][0] += part[k], t->ratio[k][1] += whole[k];
}

/* The record holds its indicators as JSON without blanks, and a quotation mark inside a string is escaped: the key is found
 * without taking the list apart again. */
static void add_rules(totals *t, const hs_record *r)
{
    static const char key[] = "\"rule\":\"";
    const size_t n = sizeof key - 1;
    const char *p = r->indicators.p, *end = p ? p + r->indicators.n : NULL;
    t->counts.audited = p != NULL;
    while (p && (p = memmem(p, (size_t)(end - p), key, n))) {
        const char *name = p + n, *quote = memchr(name, '"', (size_t)(end - name));
        hs_str rule = {name, quote ? (size_t)(quote - name) : 0};
        for (int k = 0; k < HS_RULES; k++)
            if (hs_str_is(rule, hs_rules[k].name)) t->counts.rules[k].findings++;
        p = name;
    }
    for (int k = 0; k < HS_RULES; k++) t->counts.rules[k].articles = t->counts.rules[k].findings > 0;
}

static void add_share(hs_share *to, const hs_share *from)
{
    for (int k = 0; k < HS_SOURCE_TYPES; k++) to->count[k] += from->count[k];
}

static void add_totals(stats_group *g, const totals *t, const stats_article *at)
{
    hs_stats *s = &g->counts;
    const hs_stats *c = &t->counts;
    s->articles++;
    s->words += c->words;
    s->below_confidence += c->below_confidence;
    add_share(&s->attributions, &c->attributions);
    add_share(&s->quoted_words, &c->quoted_words);
    add_share(&s->reviewed_attributions, &c->reviewed_attributions);
    s->rejected += c->rejected;
    s->articles_read += c->articles_read;
    for (int k = 0; k < 3; k++) s->mode[k] += c->mode[k];
    s->second_hand += c->second_hand;
    s->by_officials += c->by_officials;
    s->by_spokespeople += c->by_spokespeople;
    s->articles_unnamed += at->local_anonymous > 0;
    s->audited += c->audited;
    for (int k = 0; k < HS_RULES; k++) s->rules[k].articles += c->rules[k].articles, s->rules[k].findings += c->rules[k].findings;
    for (int k = 0; k < STATS_RATIOS; k++) hs_moments_add(&g->ratio[k], t->ratio[k][0], t->ratio[k][1]);
}

/* Keeps the id of a text for the list of copies; true when it is one. */
static hs_code is_copy(hs_stats_builder *b, const hs_record *r, bool *copy, hs_error *err)
{
    size_t of;
    *copy = false;
    if (!b->near) return HS_OK;
    HS_TRY(hs_duplicates_meet(b->near, r->sketch, &of, err));
    hs_str id = hs_arena_str(&b->kept, r->id);
    if (!id.p) return hs_nomem(err);
    if (of == SIZE_MAX) {
        if (!stats_room(&b->near_ids, b->n_near, &b->near_cap, sizeof *b->near_ids)) return hs_nomem(err);
        b->near_ids[b->n_near++] = id;
        return HS_OK;
    }
    if (!stats_room(&b->left_out, b->n_left_out, &b->left_out_cap, sizeof *b->left_out)) return hs_nomem(err);
    b->left_out[b->n_left_out++] = (hs_duplicate){id, b->near_ids[of]};
    *copy = true;
    return HS_OK;
}

static hs_code join_groups(hs_stats_builder *b, const uint32_t *groups, size_t n, hs_error *err)
{
    for (size_t k = 1; k < n; k++) {
        if (!stats_room(&b->members, b->n_members + 1, &b->members_cap, sizeof *b->members)) return hs_nomem(err);
        b->members[b->n_members++] = (uint32_t)b->n_articles;
        b->members[b->n_members++] = groups[k];
        b->groups[groups[k]].n_articles++;
    }
    return HS_OK;
}

hs_code hs_stats_add(hs_stats_builder *b, const hs_record *r, hs_error *err)
{
    uint32_t groups[STATS_AUTHORS + 1];
    size_t n;
    bool copy;
    totals t = {0};
    stats_article at = {0};
    audit_standing *standing;
    if (b->n_articles >= UINT32_MAX - 1 || !stats_room(&b->articles, b->n_articles, &b->articles_cap, sizeof *b->articles)) return hs_nomem(err);
    HS_TRY(hs_identities_article(b->who, r, err));
    HS_TRY(is_copy(b, r, &copy, err));
    if (copy) return HS_OK;
    hs_arena_clear(&b->scratch);
    HS_TRY(stats_groups_of(b, r, groups, &n, true, err));
    HS_TRY(audit_standings(r, &standing, &b->scratch, err));
    t.counts.words = r->words;
    for (size_t i = 0; i < r->attributions.n; i++) {
        const hs_attribution *a = &r->attributions.v[i];
        if (hs_attribution_stands(a, b->options.min_confidence)) add_attribution(&t, r, a, standing);
        else *(a->review == HS_REJECTED ? &t.counts.rejected : &t.counts.below_confidence) += 1;
    }
    t.counts.articles_read = r->reviewed;
    add_rules(&t, r);
    HS_TRY(stats_add_sources(b, r, &at, groups, n, err));
    HS_TRY(stats_add_network(b, r, err));
    for (size_t k = 0; k < n; k++) add_totals(&b->groups[groups[k]], &t, &at);
    HS_TRY(join_groups(b, groups, n, err));
    b->articles[b->n_articles++] = at;
    return HS_OK;
}

/* ---- the figures ------------------------------------------------------------------------------------------ */

static void total(hs_share *share)
{
    share->total = 0;
    for (int t = 0; t < HS_SOURCE_TYPES; t++) share->total += share->count[t];
    share->anonymous = share->total ? (double)share->count[HS_ANONYMOUS] / (double)share->total : NAN;
}

static hs_code figures(hs_stats_builder *b, size_t group, hs_stats *out, hs_error *err)
{
    const stats_group *g = &b->groups[group];
    *out = g->counts;
    out->values = group ? g->values : NULL;
    HS_TRY(stats_sum_sources(b, g, out, err));
    total(&out->attributions);
    total(&out->sources);
    total(&out->quoted_words);
    total(&out->reviewed_attributions);
    out->second_hand_share = hs_moments_share(&g->ratio[RATIO_SECOND_HAND]);
    out->officials_share = hs_moments_share(&g->ratio[RATIO_OFFICIALS]);
    out->attributions.anonymous_95 = hs_moments_interval(&g->ratio[RATIO_ATTRIBUTIONS]);
    out->quoted_words.anonymous_95 = hs_moments_interval(&g->ratio[RATIO_WORDS]);
    out->second_hand_95 = hs_moments_interval(&g->ratio[RATIO_SECOND_HAND]);
    out->officials_95 = hs_moments_interval(&g->ratio[RATIO_OFFICIALS]);
    out->articles_unnamed_95 = hs_wilson((double)out->articles_unnamed, (double)out->articles);
    for (int k = 0; k < HS_RULES; k++) out->rules[k].articles_95 = hs_wilson((double)out->rules[k].articles, (double)out->audited);
    return stats_correct(b, group, out, err);
}

/* Articles by group: a counting sort of the pairs. */
static hs_code group_articles(hs_stats_builder *b, hs_error *err)
{
    uint32_t at = 0;
    if (!(b->by_group = calloc(b->n_members / 2 + 1, sizeof *b->by_group))) return hs_nomem(err);
    for (size_t g = 1; g < b->n_groups; g++) {
        b->groups[g].first_article = at;
        at += b->groups[g].n_articles;
        b->groups[g].n_articles = 0;
    }
    for (size_t i = 0; i < b->n_members; i += 2) {
        stats_group *g = &b->groups[b->members[i + 1]];
        b->by_group[g->first_article + g->n_articles++] = b->members[i];
    }
    return HS_OK;
}

static int by_label(const void *x, const void *y, void *context)
{
    const stats_group *groups = context;
    return hs_str_cmp(groups[*(const uint32_t *)x].label, groups[*(const uint32_t *)y].label);
}

hs_code hs_stats_finish(hs_stats_builder *b, hs_stats *out, hs_error *err)
{
    if (!b->finished) {
        HS_TRY(group_articles(b, err));
        if (!(b->order = calloc(b->n_groups, sizeof *b->order))) return hs_nomem(err);
        for (size_t g = 1; g < b->n_groups; g++) b->order[g - 1] = (uint32_t)g;
        if (b->n_groups > 2) qsort_r(b->order, b->n_groups - 1, sizeof *b->order, by_label, b->groups);
    }
    b->finished = true;
    HS_TRY(figures(b, 0, out, err));
    HS_TRY(stats_rank_wording(b, out, err));
    HS_TRY(stats_sum_network(b, out, err));
    out->duplicates = b->n_left_out;
    return HS_OK;
}

size_t hs_stats_groups(const hs_stats_builder *b)
{
    return b->n_groups - 1;
}

hs_code hs_stats_group(hs_stats_builder *b, size_t i, hs_stats *out, hs_error *err)
{
    if (!b->finished || i + 1 >= b->n_groups) return hs_fail(err, HS_EUSAGE, "stats", "there is no such group, or the statistics are not finished");
    return figures(b, b->order[i], out, err);
}

const hs_duplicate *hs_stats_duplicates(const hs_stats_builder *b, size_t *n)
{
    *n = b->n_left_out;
    return b->left_out;
}

void hs_stats_compare(const hs_stats *a, const hs_stats *b, hs_compared out[HS_COMPARED])
{
    const struct { const char *name; double a, b; const hs_interval *ai, *bi; } all[HS_COMPARED] = {
        {"anonymous share of attributions", a->attributions.anonymous, b->attributions.anonymous, &a->attributions.anonymous_95, &b->attributions.anonymous_95},
        {"anonymous share of distinct sources", a->sources.anonymous, b->sources.anonymous, &a->sources.anonymous_95, &b->sources.anonymous_95},
        {"anonymous share of quoted words", a->quoted_words.anonymous, b->quoted_words.anonymous, &a->quoted_words.anonymous_95, &b->quoted_words.anonymous_95},
        {"articles with an unnamed source", a->articles ? (double)a->articles_unnamed / (double)a->articles : NAN, b->articles ? (double)b->articles_unnamed / (double)b->articles : NAN, &a->articles_unnamed_95, &b->articles_unnamed_95},
        {"second-hand share of attributions", a->second_hand_share, b->second_hand_share, &a->second_hand_95, &b->second_hand_95},
        {"share of officials and spokespeople", a->officials_share, b->officials_share, &a->officials_95, &b->officials_95},
    };
    for (int k = 0; k < HS_COMPARED; k++) out[k] = (hs_compared){all[k].name, all[k].a, all[k].b, hs_difference(all[k].a, all[k].ai, all[k].b, all[k].bi)};
}

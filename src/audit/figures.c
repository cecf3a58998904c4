/* The figures of an article, and the two rules that follow from one: second-hand and single-outlet-dependency. */
#include <inttypes.h>
#include <math.h>

#include "audit/view.h"
#include "base/vec.h"

static hs_str percent(audit_view *v, double share)
{
    return hs_arena_printf(v->arena, "%.0f %%", share * 100);
}

static double part(uint64_t a, uint64_t b)
{
    return b ? (double)a / (double)b : NAN;
}

/* A number as JSON, whatever the locale: shares and counts need no more than six decimals. */
static hs_str number(audit_view *v, double x)
{
    if (!isfinite(x)) return HS_S("null");
    uint64_t millionths = (uint64_t)llround(x * 1e6);
    hs_str s = hs_arena_printf(v->arena, "%" PRIu64 ".%06" PRIu64, millionths / 1000000, millionths % 1000000);
    while (s.n && s.p[s.n - 1] == '0') s.n--;
    if (s.n && s.p[s.n - 1] == '.') s.n--;
    return s;
}

static hs_code done(audit_view *v, hs_indicator *x, hs_str value, const uint32_t *said, size_t n)
{
    if (!x || !value.p || !audit_rest_on(v, x, said, n)) return hs_nomem(v->err);
    x->value = value;
    return HS_OK;
}

static hs_code anonymous_share(audit_view *v)
{
    HS_PUSH_SCOPE;
    uint32_t *said = NULL;
    size_t n = 0, cap = 0;
    uint64_t sources = 0, unnamed = 0, words = 0, unnamed_words = 0;
    for (size_t e = 0; e < v->r->entities.n; e++) {
        sources += v->source[e];
        unnamed += v->source[e] && v->r->entities.v[e].kind == HS_ANONYMOUS_SOURCE;
    }
    for (size_t i = 0; i < v->r->attributions.n; i++) {
        const hs_attribution *a = &v->r->attributions.v[i];
        if (!v->stands[i]) continue;
        words += a->quoted_words;
        if (audit_source_type(a, v->main[i]) != HS_ANONYMOUS) continue;
        unnamed_words += a->quoted_words;
        if (!HS_PUSH(v->arena, said, n, cap, (uint32_t)i)) return hs_nomem(v->err);
    }
    hs_str shares[] = {number(v, part(n, v->n_attributions)), number(v, part(unnamed, sources)), number(v, part(unnamed_words, words))};
    hs_str value = hs_arena_printf(v->arena, "{\"attributions\":%.*s,\"sources\":%.*s,\"quoted_words\":%.*s}", HS_FMT(shares[0]), HS_FMT(shares[1]), HS_FMT(shares[2]));
    hs_indicator *x;
    if (!v->n_attributions) x = audit_find(v, HS_ANONYMOUS_SHARE, "Nothing in this article is attributed to anybody.");
    else if (!n && !unnamed) x = audit_find(v, HS_ANONYMOUS_SHARE, "None of the %" PRIu64 " statements comes from a person who is not named.", v->n_attributions);
    else
        x = audit_find(v, HS_ANONYMOUS_SHARE, "%zu of %" PRIu64 " statements (%.*s), %" PRIu64 " of %" PRIu64 " sources and %" PRIu64 " of %" PRIu64 " quoted words come from people who are not named.", n, v->n_attributions,
                       HS_FMT(percent(v, part(n, v->n_attributions))), unnamed, sources, unnamed_words, words);
    return done(v, x, value, said, n);
}

/* ---- through other outlets ------------------------------------------------------------------------------- */

static hs_code single_outlet(audit_view *v, const int64_t *through, const uint32_t *count)
{
    size_t best = 0, n = 0;
    for (size_t e = 1; e < v->r->entities.n; e++)
        if (count[e] > count[best]) best = e;
    if (!v->r->entities.n || count[best] < v->rules->single_outlet_attributions || !(count[best] > v->rules->single_outlet_share * (double)v->n_attributions)) return HS_OK;
    uint32_t *said = HS_ARRAY(v->arena, uint32_t, count[best]);
    if (!said) return hs_nomem(v->err);
    for (size_t i = 0; i < v->r->attributions.n; i++)
        if (through[i] == (int64_t)best) said[n++] = (uint32_t)i;
    hs_str who = audit_name(v, (uint32_t)best), share = percent(v, part(n, v->n_attributions));
    hs_indicator *x = audit_find(v, HS_SINGLE_OUTLET, "%zu of %" PRIu64 " statements (%.*s) come through one other outlet, %.*s.", n, v->n_attributions, HS_FMT(share), HS_FMT(who));
    return done(v, x, number(v, part(n, v->n_attributions)), said, n);
}

/* "4 through CNN, 1 through Politico", most first, five at most. */
static hs_str outlets(audit_view *v, const uint32_t *count)
{
    hs_buf b = {0};
    uint32_t shown[5];
    for (size_t k = 0; k < 5; k++) {
        size_t best = SIZE_MAX;
        for (size_t e = 0; e < v->r->entities.n; e++) {
            bool before = false;
            for (size_t q = 0; q < k; q++) before |= shown[q] == e;
            if (count[e] && !before && (best == SIZE_MAX || count[e] > count[best])) best = e;
        }
        if (best == SIZE_MAX) break;
        shown[k] = (uint32_t)best;
        hs_buf_printf(&b, "%s%" PRIu32 " through %.*s", k ? ", " : "", count[best], HS_FMT(audit_name(v, (uint32_t)best)));
    }
    hs_str out = b.failed ? HS_NONE : hs_arena_str(v->arena, hs_buf_view(&b));
    hs_buf_release(&b);
    return out;
}

static hs_code second_hand(audit_view *v)
{
    int64_t *through = HS_ARRAY(v->arena, int64_t, v->r->attributions.n);
    uint32_t *count = HS_ARRAY(v->arena, uint32_t, v->r->entities.n), *said = HS_ARRAY(v->arena, uint32_t, v->r->attributions.n);
    size_t n = 0;
    if (!through || !count || !said) return hs_nomem(v->err);
    for (size_t i = 0; i < v->r->attributions.n; i++) {
        through[i] = v->stands[i] ? audit_other_outlet(v->r, &v->r->attributions.v[i], v->main[i]) : -1;
        if (through[i] < 0) continue;
        count[through[i]]++;
        said[n++] = (uint32_t)i;
    }
    if (v->rules->on[HS_SECOND_HAND]) {
        hs_str list = outlets(v, count);
        hs_indicator *x = n ? audit_find(v, HS_SECOND_HAND, "%zu of %" PRIu64 " statements reached the article through another outlet: %.*s.", n, v->n_attributions, HS_FMT(list))
                            : audit_find(v, HS_SECOND_HAND, "No statement is said to have reached the article through another outlet.");
        HS_TRY(done(v, x, number(v, part(n, v->n_attributions)), said, n));
    }
    return v->rules->on[HS_SINGLE_OUTLET] ? single_outlet(v, through, count) : HS_OK;
}

/* ---- counts and diversity ----------------------------------------------------------------------------------- */

static hs_code counts(audit_view *v)
{
    uint64_t people = 0, bodies = 0, documents = 0;
    for (size_t e = 0; e < v->r->entities.n; e++) {
        hs_kind k = v->r->entities.v[e].kind;
        if (!v->source[e]) continue;
        people += k == HS_PERSON;
        bodies += k == HS_ORGANIZATION || k == HS_OFFICE || k == HS_OUTLET;
        documents += k == HS_DOCUMENT_SOURCE;
    }
    hs_indicator *x;
    if (v->rules->on[HS_NAMED_SOURCES]) {
        x = audit_find(v, HS_NAMED_SOURCES, "%" PRIu64 " named %s: %" PRIu64 " %s, %" PRIu64 " %s.", people + bodies, people + bodies == 1 ? "source" : "sources", people, people == 1 ? "person" : "people", bodies, bodies == 1 ? "organization or outlet" : "organizations or outlets");
        HS_TRY(done(v, x, number(v, (double)(people + bodies)), NULL, 0));
    }
    if (!v->rules->on[HS_DOCUMENTS_CITED]) return HS_OK;
    x = audit_find(v, HS_DOCUMENTS_CITED, "%" PRIu64 " %s cited as a source.", documents, documents == 1 ? "document is" : "documents are");
    return done(v, x, number(v, (double)documents), NULL, 0);
}

/* Hill's number of order one: exp of the entropy of attributions over sources; each source of an attribution counts. */
static hs_code diversity(audit_view *v)
{
    uint64_t *count = HS_ARRAY(v->arena, uint64_t, v->r->entities.n), total = 0, official = 0, spokes = 0;
    audit_standing *standing;
    size_t most = 0;
    double entropy = 0;
    if (!count) return hs_nomem(v->err);
    HS_TRY(audit_standings(v->r, &standing, v->arena, v->err));
    for (size_t i = 0; i < v->r->attributions.n; i++)
        for (size_t k = 0; v->stands[i] && k < v->r->attributions.v[i].n_sources; k++) count[v->r->attributions.v[i].sources[k]] += hs_entity_stands(v->r, v->r->attributions.v[i].sources[k]);
    for (size_t e = 0; e < v->r->entities.n; e++) {
        total += count[e];
        official += standing[e] == AUDIT_OFFICIAL ? count[e] : 0;
        spokes += standing[e] == AUDIT_SPOKESPERSON ? count[e] : 0;
        if (count[e] > count[most]) most = e;
    }
    for (size_t e = 0; e < v->r->entities.n; e++)
        if (count[e]) entropy -= part(count[e], total) * log(part(count[e], total));
    double effective = total ? exp(entropy) : NAN;
    hs_str n[] = {number(v, effective), number(v, total ? part(count[most], total) : NAN), number(v, part(official, total)), number(v, part(spokes, total))};
    hs_str value = hs_arena_printf(v->arena, "{\"effective_sources\":%.*s,\"largest_share\":%.*s,\"official_share\":%.*s,\"spokesperson_share\":%.*s}", HS_FMT(n[0]), HS_FMT(n[1]), HS_FMT(n[2]), HS_FMT(n[3]));
    hs_indicator *x;
    if (!total) x = audit_find(v, HS_SOURCE_DIVERSITY, "No source is given for anything.");
    else
        x = audit_find(v, HS_SOURCE_DIVERSITY, "The sources weigh as much as %.1f that speak equally often; %.*s has the largest share, %.*s. Officials have %.*s, spokespeople %.*s.", effective, HS_FMT(audit_name(v, (uint32_t)most)),
                       HS_FMT(percent(v, part(count[most], total))), HS_FMT(percent(v, part(official, total))), HS_FMT(percent(v, part(spokes, total))));
    return done(v, x, value, NULL, 0);
}

/* ---- graph-dependence ------------------------------------------------------------------------------------------ */

/* The edges of the article's own graph, as the contract's table has them; node entities.n is the article's outlet. */
static hs_code dependence(audit_view *v)
{
    size_t n = v->r->entities.n, edges = 0, room = 0, worst = 0;
    uint32_t own = (uint32_t)n;
    for (size_t i = 0; i < v->r->attributions.n; i++) room += v->stands[i] ? v->r->attributions.v[i].n_sources + 1 : 0;
    uint32_t *from = HS_ARRAY(v->arena, uint32_t, room), *to = HS_ARRAY(v->arena, uint32_t, room);
    uint64_t *said = HS_ARRAY(v->arena, uint64_t, n + 1), *lost = HS_ARRAY(v->arena, uint64_t, n + 1), reached = 0;
    if (!from || !to || !said || !lost) return hs_nomem(v->err);
    for (size_t i = 0; i < v->r->attributions.n; i++) {
        const hs_attribution *a = &v->r->attributions.v[i];
        int64_t other = v->main[i] < 0 ? -1 : audit_other_outlet(v->r, a, v->main[i]);
        if (v->main[i] < 0 || (v->r->entities.v[v->main[i]].kind == HS_OUTLET && audit_is_publisher(v->r, v->r->entities.v[v->main[i]].name))) continue;
        said[v->main[i]]++;
        for (size_t k = 0; k < a->n_sources; k++)
            if (hs_entity_stands(v->r, a->sources[k])) from[edges] = a->sources[k], to[edges++] = other < 0 || other == (int64_t)a->sources[k] ? own : (uint32_t)other;
        if (other >= 0) from[edges] = (uint32_t)other, to[edges++] = own;
    }
    hs_dependence_input in = {n + 1, from, to, edges, &own, 1, said};
    HS_TRY(hs_dependence(&in, lost, &reached, v->err));
    for (size_t e = 1; e < n; e++)
        if (lost[e] > lost[worst]) worst = e;
    hs_indicator *x;
    if (n && lost[worst])
        x = audit_find(v, HS_GRAPH_DEPENDENCE, "Without %.*s, %" PRIu64 " of %" PRIu64 " sourced statements by others would have no way into the article (%.*s).", HS_FMT(audit_name(v, (uint32_t)worst)), lost[worst], reached,
                       HS_FMT(percent(v, part(lost[worst], reached))));
    else x = audit_find(v, HS_GRAPH_DEPENDENCE, "No statement depends on a source or outlet other than its own.");
    return done(v, x, number(v, n && reached ? part(lost[worst], reached) : NAN), NULL, 0);
}

hs_code audit_figures(audit_view *v)
{
    if (v->rules->on[HS_ANONYMOUS_SHARE]) HS_TRY(anonymous_share(v));
    HS_TRY(second_hand(v));
    HS_TRY(counts(v));
    if (v->rules->on[HS_SOURCE_DIVERSITY]) HS_TRY(diversity(v));
    return v->rules->on[HS_GRAPH_DEPENDENCE] ? dependence(v) : HS_OK;
}

/* Rules about unnamed sources as such. A finding a source, not a quotation: ten quotations of one aide are one thing to
 * look at.
 * - anonymous-only: of the people who are sources (persons and unnamed people, the author apart) none is named
 * - anonymous-direct-quote: an unnamed main source in direct quotation
 * - anonymous-first: the first quotation of the text; a partial one only from rules->first_quote_words words on
 * - vague-source, uncounted-plural: description.c, over every form in which the text mentions the source */
#include <inttypes.h>

#include "audit/view.h"
#include "base/vec.h"

static hs_code anonymous_only(audit_view *v)
{
    size_t unnamed = 0, named = 0;
    HS_PUSH_SCOPE;
    uint32_t *said = NULL, example = 0;
    size_t n = 0, cap = 0;
    for (size_t e = 0; e < v->r->entities.n; e++) {
        const hs_entity *x = &v->r->entities.v[e];
        if (!v->source[e]) continue;
        if (x->kind == HS_PERSON && !hs_str_is(x->name, "(author)")) named++;
        if (x->kind != HS_ANONYMOUS_SOURCE) continue;
        if (!unnamed++) example = (uint32_t)e;
    }
    if (!unnamed || named) return HS_OK;
    for (size_t i = 0; i < v->r->attributions.n; i++)
        if (audit_anonymous(v, i) && !HS_PUSH(v->arena, said, n, cap, (uint32_t)i)) return hs_nomem(v->err);
    hs_str who = audit_name(v, example);
    hs_indicator *x = unnamed == 1 ? audit_find(v, HS_ANONYMOUS_ONLY, "Nobody who speaks in this article is named: its only human source is %.*s.", HS_FMT(who))
                                   : audit_find(v, HS_ANONYMOUS_ONLY, "Nobody who speaks in this article is named: it has %zu unnamed sources, the first of them %.*s.", unnamed, HS_FMT(who));
    return x && audit_rest_on(v, x, said, n) ? HS_OK : hs_nomem(v->err);
}

/* Those of an unnamed source's statements that are quoted word for word. */
static hs_code direct_quotes(audit_view *v, uint32_t e)
{
    uint32_t *direct = HS_ARRAY(v->arena, uint32_t, v->first[e + 1] - v->first[e]);
    size_t n = 0;
    if (!direct) return hs_nomem(v->err);
    for (uint32_t k = v->first[e]; k < v->first[e + 1]; k++)
        if (v->r->attributions.v[v->said[k]].mode == HS_DIRECT) direct[n++] = v->said[k];
    if (!n) return HS_OK;
    hs_str who = audit_name(v, e), what = audit_quote(v, v->r->attributions.v[direct[0]].quote, 120);
    hs_indicator *x = n == 1 ? audit_find(v, HS_ANONYMOUS_DIRECT_QUOTE, "Word for word from %.*s: %.*s", HS_FMT(who), HS_FMT(what))
                             : audit_find(v, HS_ANONYMOUS_DIRECT_QUOTE, "Word for word from %.*s in %zu places, first: %.*s", HS_FMT(who), n, HS_FMT(what));
    return x && audit_rest_on(v, x, direct, n) ? HS_OK : hs_nomem(v->err);
}

static bool is_quotation(const audit_view *v, const hs_attribution *a)
{
    return a->content.n && (a->mode == HS_DIRECT || (a->mode == HS_MIXED && a->quoted_words >= v->rules->first_quote_words));
}

static hs_code anonymous_first(audit_view *v)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < v->r->attributions.n; i++) {
        const hs_attribution *a = &v->r->attributions.v[i];
        if (v->stands[i] && is_quotation(v, a) && (best == SIZE_MAX || a->content.v[0].start < v->r->attributions.v[best].content.v[0].start)) best = i;
    }
    if (best == SIZE_MAX || !audit_anonymous(v, best)) return HS_OK;
    uint32_t one = (uint32_t)best;
    hs_str who = audit_name(v, (uint32_t)v->main[best]), what = audit_quote(v, v->r->attributions.v[best].quote, 120);
    hs_indicator *x = audit_find(v, HS_ANONYMOUS_FIRST, "The first quotation of the article is by %.*s: %.*s", HS_FMT(who), HS_FMT(what));
    return x && audit_rest_on(v, x, &one, 1) ? HS_OK : hs_nomem(v->err);
}

/* Every form in which the source is called, but for pronouns: name, aliases, mentions. */
typedef bool test(hs_str description, hs_arena *arena);

static bool some_form(const audit_view *v, uint32_t e, test *holds)
{
    enum { FORMS = 20 };
    const hs_entity *x = &v->r->entities.v[e];
    if (holds(x->name, v->arena)) return true;
    for (size_t i = 0; i < x->n_aliases && i < FORMS; i++)
        if (holds(x->aliases[i], v->arena)) return true;
    for (size_t i = 0; i < x->n_mentions && i < FORMS && v->r->has_text; i++)
        if (x->mentions[i].form != HS_PRONOUN && holds(hs_text_slice(&v->r->text, x->mentions[i].span), v->arena)) return true;
    return false;
}

static bool tells_something(hs_str description, hs_arena *arena) { return !audit_description_vague(description, arena); }

/* "a source, close to the talks, said": what follows in the same sentence describes it after all. */
static bool described_after(const audit_view *v, uint32_t e)
{
    static const char *const describing[] = {"close to", "familiar with", "with ?direct ?first ?hand knowledge", "briefed on", "involved in", "in|inside|at|from|within|near|on the", "who works|worked|attended|saw|served|knows|heard|took|is|was|has|had", NULL};
    const hs_entity *x = &v->r->entities.v[e];
    for (size_t i = 0; i < x->n_mentions && i < 20 && v->n_words; i++) {
        size_t from, to;
        audit_words_of(v, x->mentions[i].span, &from, &to);
        if (x->mentions[i].form != HS_PRONOUN && to > from && to < v->n_words && v->words[to].sentence == v->words[to - 1].sentence && audit_match_any(v, to, v->n_words, describing, NULL)) return true;
    }
    return false;
}

static bool *related(const audit_view *v)
{
    bool *of = HS_ARRAY(v->arena, bool, v->r->entities.n);
    for (size_t i = 0; of && i < v->r->relations.n; i++)
        if (v->r->relations.v[i].review != HS_REJECTED) of[v->r->relations.v[i].from] = true;
    return of;
}

static hs_code description_rules(audit_view *v, uint32_t e, bool is_related)
{
    const uint32_t *said = v->said + v->first[e];
    size_t n = v->first[e + 1] - v->first[e];
    hs_str who = audit_name(v, e);
    hs_indicator *x;
    if (v->rules->on[HS_VAGUE_SOURCE] && !some_form(v, e, tells_something) && !described_after(v, e) && !is_related) {
        if (!(x = audit_find(v, HS_VAGUE_SOURCE, "%.*s: the words give neither the source's position nor how they know.", HS_FMT(who))) || !audit_rest_on(v, x, said, n)) return hs_nomem(v->err);
    }
    if (v->rules->on[HS_UNCOUNTED_PLURAL] && audit_plural_uncounted(v->r->entities.v[e].name, v->arena) && !some_form(v, e, audit_counted)) {
        if (!(x = audit_find(v, HS_UNCOUNTED_PLURAL, "%.*s: more than one, but the article does not say how many. Counted as one source.", HS_FMT(who))) || !audit_rest_on(v, x, said, n)) return hs_nomem(v->err);
    }
    return HS_OK;
}

hs_code audit_unnamed(audit_view *v)
{
    if (v->rules->on[HS_ANONYMOUS_ONLY]) HS_TRY(anonymous_only(v));
    if (v->rules->on[HS_ANONYMOUS_FIRST]) HS_TRY(anonymous_first(v));
    const bool *is_related = related(v);
    if (!is_related) return hs_nomem(v->err);
    for (size_t e = 0; e < v->r->entities.n; e++) {
        if (!v->source[e] || v->r->entities.v[e].kind != HS_ANONYMOUS_SOURCE) continue;
        if (v->rules->on[HS_ANONYMOUS_DIRECT_QUOTE]) HS_TRY(direct_quotes(v, (uint32_t)e));
        HS_TRY(description_rules(v, (uint32_t)e, is_related[e]));
    }
    return HS_OK;
}

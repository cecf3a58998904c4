/* reason-given, no-reason-given: whether the article says why a source is not named.
 *
 * First, the places where the text speaks of not naming ("on condition of anonymity", "asked not to be named", "not
 * authorized to speak"); then, in the rest of that sentence, a reason ("because", "for fear", "to discuss …", or that
 * somebody was not authorized, which is one itself). A place belongs to the unnamed sources whose mentions or statements
 * stand in its sentence, else to those of the sentence before it ("The official asked not to be named …"). A sentence that speaks of
 * several ("most of whom asked not to be named") belongs to all unnamed sources of the article. Spokespeople without a name
 * speak for a body that has one: they are not looked at. */
#include <string.h>

#include "audit/view.h"
#include "base/utf8.h"
#include "base/vec.h"

static const char *const not_named[] = {
    "anonymity", "anonymously",
    "not|never|without ?to ?being ?be ?further ?publicly ?fully named|identified|quoted",
    "declined|declining|refused|refusing ~2 named|identified|quoted",
    "not|never|n't|didn|don|doesn ?t want|wants|wanted|wish|wished|wishing ~2 named|identified|quoted",
    "name|names|identity ~2 withheld|undisclosed",
    "name|names|identity was|were|is|are|be ?to ?be not ?be used|published|disclosed|revealed|printed",
    "condition|agreed|asked|insisted ~6 not|nor ~3 named|used|identified|published|disclosed|revealed",
    "withhold|withheld|withholding ~2 name|names|identity",
    "not|wasn|isn|weren|aren ?t ?been ?yet ?publicly authorized|authorised|permitted|cleared|allowed to",
    "lack|lacks|lacked|lacking|without ?the ?proper authorization|authorisation|permission|clearance|authority to",
    "speaking|spoke|speak|talked|talking on ?deep background",
    NULL};
static const char *const reasons[] = {
    "because|citing|cited|fearing|feared|fear|fears|afraid|worried|lest|since",
    "out of concern|fear|respect|loyalty",
    "given|considering|due the|to ~2",
    "in order to",
    "so as|that",
    "so he|she|they could|can|would|might",
    "lack|lacks|lacked|lacking|without ?the ?proper authorization|authorisation|permission|clearance|authority to",
    "to ?more ?openly ?freely ?publicly ?be ?candidly avoid|candid|describe|discuss|speak|talk|share|protect|preserve|disclose|offer|reveal|relay|recount|detail|characterize|comment|frank",
    "not|wasn|isn|weren|aren ?t ?been ?yet ?publicly authorized|authorised|permitted|cleared|allowed to",
    "as ?he ?she ?they ?the ?talks ?matter are|is|was|were ?still ?not|ongoing|private|sensitive|confidential",
    NULL};
static const char *const of_all[] = {"of whom|them|those", "interviewed|interviews", "like|as ~2 others", "all|both|each of|the|who", "sources in this", "the|these|those people|officials|sources|aides who|interviewed", NULL};

typedef struct place {
    size_t from, to; /* words of "not named" */
    uint32_t sentence;
    bool reason, all;
    hs_span words;   /* from the phrase to the end of the reason's sentence */
} place;
typedef struct places { place *v; size_t n, cap; const place *of_all; } places; /* of_all: the best that speaks of several, or NULL */

static size_t sentence_end(const audit_view *v, size_t at)
{
    size_t to = at;
    while (to < v->n_words && v->words[to].sentence == v->words[at].sentence) to++;
    return to;
}

/* Reasons before it: "who feared for her job and asked …". */
static const char *const reasons_before[] = {"fearing|feared|fears|afraid|worried", "because|citing", "out of concern|fear", NULL};

/* Which words belong to what sources say: "said the bill failed because of its cost" is no reason for anything else. */
static hs_code mark_said(audit_view *v, bool **said)
{
    *said = HS_ARRAY(v->arena, bool, v->n_words);
    int32_t *change = HS_ARRAY(v->arena, int32_t, v->n_words + 1), depth = 0; /* contents that begin, less those that end */
    if (!*said || !change) return hs_nomem(v->err);
    for (size_t i = 0; i < v->r->attributions.n; i++)
        for (size_t k = 0; k < v->r->attributions.v[i].content.n && v->stands[i]; k++) {
            size_t from, to;
            audit_words_of(v, v->r->attributions.v[i].content.v[k], &from, &to);
            change[from]++;
            change[to]--;
        }
    for (size_t w = 0; w < v->n_words; w++) (*said)[w] = (depth += change[w]) > 0;
    return HS_OK;
}

/* Like somewhere, over words that are said as the word `like` is. */
static bool outside(const audit_view *v, const bool *said, size_t like, size_t from, size_t to, const char *const *patterns)
{
    for (size_t at = from; at < to; at++)
        if (said[at] <= said[like] && audit_match_any(v, at, to, patterns, NULL)) return true;
    return false;
}

static bool somewhere(const audit_view *v, size_t from, size_t to, const char *const *patterns, size_t *at)
{
    for (*at = from; *at < to; ++*at)
        if (audit_match_any(v, *at, to, patterns, NULL)) return true;
    return false;
}

static hs_code find_places(audit_view *v, places *p)
{
    HS_PUSH_SCOPE;
    bool *said;
    HS_TRY(mark_said(v, &said));
    for (size_t i = 0; i < v->n_words;) {
        size_t n = v->words[i].quoted ? 0 : audit_match_any(v, i, v->n_words, not_named, NULL);
        if (!n) {
            i++;
            continue;
        }
        size_t start = i, end = sentence_end(v, i);
        while (start > 0 && v->words[start - 1].sentence == v->words[i].sentence) start--;
        place new = {i, i + n, v->words[i].sentence, outside(v, said, i, i, end, reasons) || outside(v, said, i, start, i, reasons_before), false, audit_span_of(v, i, end)};
        size_t all_at;
        new.all = somewhere(v, start, i, of_all, &all_at);
        if (!HS_PUSH(v->arena, p->v, p->n, p->cap, new)) return hs_nomem(v->err);
        i = end; /* one place a sentence */
    }
    return HS_OK;
}

/* ---- whose reason it is ---------------------------------------------------------------------------------- */

/* The place of a sentence, or NULL. */
static const place *place_in(const places *p, uint32_t sentence)
{
    size_t low = 0, high = p->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (p->v[mid].sentence < sentence) low = mid + 1;
        else high = mid;
    }
    return low < p->n && p->v[low].sentence == sentence ? &p->v[low] : NULL;
}

/* Better: one with a reason. */
static void consider(const places *p, uint32_t sentence, const place **best)
{
    const place *at = place_in(p, sentence);
    if (at && (!*best || (at->reason && !(*best)->reason))) *best = at;
}

/* Whether the sentence after a source's can speak of it: a pronoun stands in it, a word for anybody, or one of the source's own. "The
 * witness was not identified because he is 15" says nothing about an official. */
static bool may_mean(const audit_view *v, const place *at, hs_str name)
{
    static const char *const anybody[] = {"he|she|they|who|him|her|them|his|their|person|people|source|sources|official|officials|those|both|all|neither|some|several|most", NULL};
    enum { BACK = 60 };
    for (size_t i = at ? at->to : 0; at && i > 0 && i + BACK > at->to && v->words[i - 1].sentence == at->sentence; i--) {
        hs_str w = v->words[i - 1].lower;
        if (audit_match_any(v, i - 1, at->to, anybody, NULL) || (w.n > 3 && memmem(name.p, name.n, w.p, w.n))) return true;
    }
    return false;
}

/* Which sentences an unnamed source speaks or is mentioned in. */
static void consider_span(const audit_view *v, const places *p, hs_str name, hs_span span, const bool *spoken, const place **best)
{
    size_t from, to;
    audit_words_of(v, span, &from, &to);
    if (from == to) return;
    uint32_t first = v->words[from].sentence, last = v->words[to - 1].sentence;
    consider(p, first, best);
    consider(p, last, best);
    if (!spoken[last + 1] && may_mean(v, place_in(p, last + 1), name)) consider(p, last + 1, best);
}

static const place *place_of(audit_view *v, const places *p, uint32_t e, const bool *spoken)
{
    const place *best = NULL;
    const hs_entity *x = &v->r->entities.v[e];
    const hs_str name = hs_lower(x->name.n < 400 ? x->name : HS_S(""), v->arena);
    for (size_t i = 0; i < x->n_mentions; i++) consider_span(v, p, name, x->mentions[i].span, spoken, &best);
    for (uint32_t k = v->first[e]; k < v->first[e + 1]; k++) {
        const hs_attribution *a = &v->r->attributions.v[v->said[k]];
        for (size_t i = 0; i < a->source.n; i++) consider_span(v, p, name, a->source.v[i], spoken, &best);
    }
    return p->of_all && (!best || (p->of_all->reason && !best->reason)) ? p->of_all : best;
}

static hs_code judge(audit_view *v, uint32_t e, const place *at)
{
    const uint32_t *said = v->said + v->first[e];
    size_t n = v->first[e + 1] - v->first[e];
    hs_rule rule = at && at->reason ? HS_REASON_GIVEN : HS_NO_REASON_GIVEN;
    if (!v->rules->on[rule]) return HS_OK;
    hs_str who = audit_name(v, e), words = at ? audit_quote(v, hs_text_slice(&v->r->text, at->words), 140) : HS_NONE;
    hs_indicator *x = rule == HS_REASON_GIVEN ? audit_find(v, rule, "The article says why it leaves %.*s without a name: %.*s", HS_FMT(who), HS_FMT(words))
                      : at                    ? audit_find(v, rule, "The article says that it leaves %.*s without a name, but not why: %.*s", HS_FMT(who), HS_FMT(words))
                                              : audit_find(v, rule, "The article does not say why it leaves %.*s without a name.", HS_FMT(who));
    return x && (!at || audit_evidence(v, x, at->words)) && audit_rest_on(v, x, said, n) ? HS_OK : hs_nomem(v->err);
}

hs_code audit_reasons(audit_view *v)
{
    places p = {0};
    uint32_t n_sentences = v->n_words ? v->words[v->n_words - 1].sentence + 3 : 3;
    HS_TRY(find_places(v, &p));
    for (size_t i = 0; i < p.n; i++)
        if (p.v[i].all && (!p.of_all || (p.v[i].reason && !p.of_all->reason))) p.of_all = &p.v[i];
    bool *spoken = HS_ARRAY(v->arena, bool, n_sentences); /* a sentence that has a source of its own */
    if (!spoken) return hs_nomem(v->err);
    for (size_t i = 0; i < v->r->attributions.n; i++) {
        const hs_attribution *a = &v->r->attributions.v[i];
        size_t from, to;
        if (!v->stands[i] || v->main[i] < 0 || !a->source.n || v->r->entities.v[v->main[i]].kind == HS_ANONYMOUS_SOURCE) continue;
        audit_words_of(v, a->source.v[0], &from, &to);
        if (from < to) spoken[v->words[from].sentence] = true;
    }
    for (size_t e = 0; e < v->r->entities.n; e++)
        if (v->source[e] && v->r->entities.v[e].kind == HS_ANONYMOUS_SOURCE && !audit_spokesperson(v->r->entities.v[e].name)) HS_TRY(judge(v, (uint32_t)e, place_of(v, &p, (uint32_t)e, spoken)));
    return HS_OK;
}

/* The record in the form in which the rules read it. Everything is linear in the text and in the record's lists. */
#include "audit/view.h"

#include <string.h>

#include "base/utf8.h"

/* Words outside quotation marks, inside them: the token room's state, which knows reopened and unclosed quotations. */
static hs_code take_words(audit_view *v)
{
    hs_tokens t;
    HS_TRY(hs_tokenize(&t, &v->r->text, v->arena, v->err));
    v->words = HS_ARRAY(v->arena, audit_word, t.n_words);
    if (!v->words) return hs_nomem(v->err);
    for (size_t i = 0; i < t.n_words; i++) {
        if (!t.words[i].alnum) continue;
        audit_word *w = &v->words[v->n_words++];
        *w = (audit_word){.span = t.words[i].span, .sentence = t.words[i].sentence, .quoted = t.words[i].in_quote};
        w->lower = hs_lower(hs_word_str(&t, i), v->arena);
        if (!w->lower.p) return hs_nomem(v->err);
    }
    return HS_OK;
}

/* Which person a word means, by the mentions. Where two claim a word, the earlier entity keeps it. A mention may be long
 * ("a man who …"): its first words carry it, so that hostile lists of mentions over the whole text stay linear. */
static void mark_people(audit_view *v)
{
    enum { LONGEST = 8 };
    for (size_t e = 0; e < v->r->entities.n; e++) {
        const hs_entity *x = &v->r->entities.v[e];
        if (x->kind != HS_PERSON || x->review == HS_REJECTED || hs_str_is(x->name, "(author)")) continue;
        for (size_t m = 0; m < x->n_mentions; m++) {
            size_t from, to;
            audit_words_of(v, x->mentions[m].span, &from, &to);
            for (size_t i = from; i < to && i < from + LONGEST; i++)
                if (!v->words[i].person) v->words[i].person = (uint32_t)e + 1;
        }
    }
}

static hs_code take_sources(audit_view *v)
{
    const hs_record *r = v->r;
    v->main = HS_ARRAY(v->arena, int64_t, r->attributions.n);
    v->stands = HS_ARRAY(v->arena, bool, r->attributions.n);
    v->first = HS_ARRAY(v->arena, uint32_t, r->entities.n + 2);
    v->said = HS_ARRAY(v->arena, uint32_t, r->attributions.n);
    v->source = HS_ARRAY(v->arena, bool, r->entities.n);
    if (!v->main || !v->stands || !v->first || !v->said || !v->source) return hs_nomem(v->err);
    for (size_t i = 0; i < r->attributions.n; i++) {
        const hs_attribution *a = &r->attributions.v[i];
        v->stands[i] = hs_attribution_stands(a, v->min_confidence);
        v->main[i] = v->stands[i] ? audit_main_source(r, a) : -1;
        if (!v->stands[i]) continue;
        v->n_attributions++;
        for (size_t k = 0; k < a->n_sources; k++)
            if (hs_entity_stands(r, a->sources[k])) v->source[a->sources[k]] = true;
        if (v->main[i] >= 0) v->first[v->main[i] + 2]++;
    }
    for (size_t e = 2; e < r->entities.n + 2; e++) v->first[e] += v->first[e - 1];
    for (size_t i = 0; i < r->attributions.n; i++)
        if (v->main[i] >= 0) v->said[v->first[v->main[i] + 1]++] = (uint32_t)i;
    return HS_OK;
}

hs_code audit_view_make(audit_view *v, const hs_record *r, const hs_audit_rules *rules, double min_confidence, hs_arena *arena, hs_error *err)
{
    *v = (audit_view){.r = r, .rules = rules, .min_confidence = min_confidence, .arena = arena, .err = err};
    HS_TRY(take_sources(v));
    if (!r->has_text) return HS_OK;
    HS_TRY(take_words(v));
    mark_people(v);
    return HS_OK;
}

/* The first word that ends after a place. */
static size_t word_after(const audit_view *v, uint32_t place)
{
    size_t low = 0, high = v->n_words;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (v->words[mid].span.end <= place) low = mid + 1;
        else high = mid;
    }
    return low;
}

void audit_words_of(const audit_view *v, hs_span span, size_t *from, size_t *to)
{
    *from = word_after(v, span.start);
    *to = word_after(v, span.end);
    if (*to < v->n_words && v->words[*to].span.start < span.end) ++*to;
    if (*to < *from) *to = *from;
}

void audit_content_words(const audit_view *v, hs_span span, size_t *from, size_t *to)
{
    enum { MOST = 1000 };
    audit_words_of(v, span, from, to);
    if (*to - *from > MOST) *to = *from + MOST;
}

hs_span audit_span_of(const audit_view *v, size_t from, size_t to)
{
    return (hs_span){v->words[from].span.start, v->words[to - 1].span.end};
}

bool audit_anonymous(const audit_view *v, size_t i)
{
    return v->stands[i] && v->main[i] >= 0 && v->r->entities.v[v->main[i]].kind == HS_ANONYMOUS_SOURCE;
}

/* ---- patterns ------------------------------------------------------------------------------------------- */

static bool pronoun(hs_str w)
{
    static const char *const all[] = {"he", "she", "him", "her", "his", "hers"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (hs_str_is(w, all[i])) return true;
    return false;
}

/* A judgement stands for itself: "she is terrible", "a terrible boss", but not "a terrible week". */
static bool judged(const audit_view *v, size_t at, size_t end, bool fault_only)
{
    hs_str w = v->words[at].lower;
    if (!lexicon_has(LEX_FAULT, w) && (fault_only || !lexicon_has(LEX_PRAISE, w))) return false;
    if (at + 1 >= end || v->words[at + 1].sentence != v->words[at].sentence || v->words[at + 1].quoted != v->words[at].quoted) return true;
    hs_str next = v->words[at + 1].lower;
    return lexicon_has(LEX_STOP, next) || lexicon_has(LEX_PERSON, next) || lexicon_has(LEX_INSULT, w) || lexicon_has(LEX_FAULT, next);
}

static bool class_holds(const audit_view *v, size_t at, size_t end, const char *name, size_t n, uint32_t *who)
{
    static const struct { const char *name; audit_list list; } lists[] = {{"@trait", LEX_TRAIT}, {"@attitude", LEX_ATTITUDE}, {"@insult", LEX_INSULT}, {"@misdeed", LEX_MISDEED}, {"@between", LEX_BETWEEN}, {"@people", LEX_PERSON}};
    const audit_word *w = &v->words[at];
    if (n == 7 && memcmp(name, "@person", 7) == 0) {
        if (!w->person && !pronoun(w->lower)) return false;
        if (who) *who = w->person;
        return true;
    }
    if (n == 7 && memcmp(name, "@judged", 7) == 0) return judged(v, at, end, false);
    if (n == 6 && memcmp(name, "@fault", 6) == 0) return judged(v, at, end, true);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (strlen(lists[i].name) == n && memcmp(name, lists[i].name, n) == 0) return lexicon_has(lists[i].list, w->lower);
    return false;
}

/* One word against one choice "a|b|@c" of n bytes. */
static bool choice_holds(const audit_view *v, size_t at, size_t end, const char *p, size_t n, uint32_t *who)
{
    const char *stop = p + n;
    while (p < stop) {
        const char *bar = memchr(p, '|', (size_t)(stop - p));
        size_t k = (size_t)((bar ? bar : stop) - p);
        if (*p == '@' ? class_holds(v, at, end, p, k, who) : hs_str_eq(v->words[at].lower, (hs_str){p, k})) return true;
        p += k + 1;
    }
    return false;
}

/* Recursion goes as deep as the pattern is long. Returns the end, or 0. */
static size_t follow(const audit_view *v, size_t at, size_t end, const char *p, uint32_t *who)
{
    if (!*p) return at;
    size_t n = strcspn(p, " ");
    const char *rest = p + n + (p[n] == ' ');
    if (*p == '~') {
        for (size_t skip = 0; skip <= (size_t)(p[1] - '0') && at + skip <= end; skip++) {
            size_t to = follow(v, at + skip, end, rest, who);
            if (to) return to;
        }
        return 0;
    }
    bool optional = *p == '?', repeated = *p == '*';
    size_t mark = optional || repeated;
    if (at < end && choice_holds(v, at, end, p + mark, n - mark, who)) {
        size_t to = follow(v, at + 1, end, repeated ? p : rest, who);
        if (to) return to;
    }
    return mark ? follow(v, at, end, rest, who) : 0;
}

/* The end of what a pattern may reach from a word: its sentence, and so many words. */
static size_t reach(const audit_view *v, size_t at, size_t end)
{
    enum { LONGEST = 16 };
    uint32_t sentence = v->words[at].sentence;
    size_t stop = at;
    while (stop < end && stop < at + LONGEST && v->words[stop].sentence == sentence) stop++;
    return stop;
}

size_t audit_match_any(const audit_view *v, size_t at, size_t end, const char *const *patterns, uint32_t *who)
{
    size_t stop = reach(v, at, end);
    for (; *patterns; patterns++) {
        size_t to = follow(v, at, stop, *patterns, who);
        if (to > at) return to - at;
    }
    return 0;
}

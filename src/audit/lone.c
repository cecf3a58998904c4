/* lone-anonymous: what one unnamed source says, and no other source in the article.
 *
 * A statement stands alone where no attribution to another source shares rules->shared_words of its content words (letters
 * of three and more, without function words, endings cut). It sees wording, not meaning: a paraphrase in other words
 * counts as silence, and the message says so. Statements of fewer than three content words are not judged. A source of two
 * or more people ("two officials") is not alone.
 *
 * Each word knows the first 64 attributions that have it; a word of more is the article's own subject and adds nothing. */
#include <inttypes.h>
#include <string.h>

#include "audit/view.h"
#include "base/map.h"
#include "base/utf8.h"

enum { POSTINGS = 64, LEAST = 3 };

typedef struct posting { uint32_t n, v[POSTINGS]; } posting;
typedef struct index_of_words {
    hs_map words;           /* stem → 1 + its posting */
    posting **postings;
    size_t n, cap;
    uint32_t **stems;       /* (attributions.n) */
    uint32_t *n_stems;
    uint32_t *seen, *shared; /* (attributions.n) scratch: round, and words in common */
} index_of_words;

static hs_str stem(hs_str w)
{
    static const char *const endings[] = {"ing", "ed", "es", "s"};
    for (size_t i = 0; i < 4; i++) {
        size_t n = strlen(endings[i]);
        if (w.n >= n + 4 && memcmp(w.p + w.n - n, endings[i], n) == 0) return (hs_str){w.p, w.n - n};
    }
    return w;
}

/* The bytes of the letter at the start of s; 0 for none. Typographic marks (U+2000 on) are none: “Biden’s” has the word "biden". */
static size_t letter(const char *s, size_t n)
{
    unsigned char c = (unsigned char)s[0];
    if (c >= 'a' && c <= 'z') return 1;
    size_t bytes = c >= 0xE3 ? (c >= 0xF0 ? 4 : 3) : c >= 0xC3 && c < 0xE2 ? (c >= 0xE0 ? 3 : 2) : 0;
    return bytes <= n ? bytes : 0;
}

static hs_code number_of(audit_view *v, index_of_words *x, hs_str w, uint32_t *out)
{
    bool added;
    uint64_t *at = hs_map_at(&x->words, w, &added);
    if (!at) return hs_nomem(v->err);
    if (added) {
        if (x->n == x->cap) {
            size_t cap = x->cap ? x->cap * 2 : 256;
            posting **p = HS_ARRAY(v->arena, posting *, cap);
            if (!p) return hs_nomem(v->err);
            if (x->n) memcpy(p, x->postings, x->n * sizeof *p);
            x->postings = p;
            x->cap = cap;
        }
        if (!(x->postings[x->n] = HS_NEW(v->arena, posting))) return hs_nomem(v->err);
        *at = ++x->n;
    }
    *out = (uint32_t)(*at - 1);
    return HS_OK;
}

/* The quote's content words, each once for each place; stems are entered into the index. */
static hs_code enter(audit_view *v, index_of_words *x, uint32_t i)
{
    enum { MOST = 400 };
    hs_str low = hs_lower(v->r->attributions.v[i].quote, v->arena);
    if (!(x->stems[i] = HS_ARRAY(v->arena, uint32_t, MOST))) return hs_nomem(v->err);
    for (size_t at = 0; at < low.n && x->n_stems[i] < MOST;) {
        size_t n = 0, one;
        while (at + n < low.n && (one = letter(low.p + at + n, low.n - at - n))) n += one;
        hs_str w = {low.p + at, n};
        at += n ? n : 1;
        if (n < 3 || lexicon_has(LEX_STOP, w)) continue;
        uint32_t k = 0;
        HS_TRY(number_of(v, x, stem(w), &k));
        posting *p = x->postings[k];
        if (p->n && p->v[(p->n - 1) % POSTINGS] == i) continue;
        if (p->n < POSTINGS) p->v[p->n++] = i;
        x->stems[i][x->n_stems[i]++] = k;
    }
    return HS_OK;
}

static bool alone(audit_view *v, index_of_words *x, uint32_t i)
{
    if (x->n_stems[i] < LEAST) return false;
    double need = v->rules->shared_words * x->n_stems[i];
    for (uint32_t k = 0; k < x->n_stems[i]; k++) {
        const posting *p = x->postings[x->stems[i][k]];
        for (uint32_t q = 0; q < p->n; q++) {
            uint32_t other = p->v[q];
            if (v->main[other] < 0 || v->main[other] == v->main[i]) continue;
            if (x->seen[other] != i + 1) x->seen[other] = i + 1, x->shared[other] = 0;
            if (++x->shared[other] >= need) return false;
        }
    }
    return true;
}

static hs_code look(audit_view *v, index_of_words *x, uint32_t e)
{
    uint32_t *lone = HS_ARRAY(v->arena, uint32_t, v->first[e + 1] - v->first[e]);
    size_t n = 0;
    if (!lone) return hs_nomem(v->err);
    for (uint32_t k = v->first[e]; k < v->first[e + 1]; k++)
        if (v->r->attributions.v[v->said[k]].n_sources == 1 && alone(v, x, v->said[k])) lone[n++] = v->said[k];
    if (!n) return HS_OK;
    hs_str who = audit_name(v, e), what = audit_quote(v, v->r->attributions.v[lone[0]].quote, 140);
    static const char note[] = "(no other source shares half of its words; wording is compared, not meaning)";
    hs_indicator *f = n == 1 ? audit_find(v, HS_LONE_ANONYMOUS, "Nobody but %.*s says this: %.*s %s", HS_FMT(who), HS_FMT(what), note)
                             : audit_find(v, HS_LONE_ANONYMOUS, "Nobody but %.*s says this and %zu more of the kind: %.*s %s", HS_FMT(who), n - 1, HS_FMT(what), note);
    return f && audit_rest_on(v, f, lone, n) ? HS_OK : hs_nomem(v->err);
}

static bool several(audit_view *v, uint32_t e)
{
    const hs_entity *x = &v->r->entities.v[e];
    if (audit_counted(x->name, v->arena) || audit_spokesperson(x->name)) return true; /* who speaks for a body is not alone with it */
    for (size_t i = 0; i < x->n_aliases && i < 20; i++)
        if (audit_counted(x->aliases[i], v->arena)) return true;
    return false;
}

static hs_code look_at_all(audit_view *v, index_of_words *x)
{
    size_t n = v->r->attributions.n;
    x->stems = HS_ARRAY(v->arena, uint32_t *, n);
    x->n_stems = HS_ARRAY(v->arena, uint32_t, n);
    x->seen = HS_ARRAY(v->arena, uint32_t, n);
    x->shared = HS_ARRAY(v->arena, uint32_t, n);
    if (!x->stems || !x->n_stems || !x->seen || !x->shared) return hs_nomem(v->err);
    for (size_t i = 0; i < n; i++)
        if (v->main[i] >= 0 && v->r->attributions.v[i].quote.n) HS_TRY(enter(v, x, (uint32_t)i));
    for (size_t e = 0; e < v->r->entities.n; e++)
        if (v->source[e] && v->r->entities.v[e].kind == HS_ANONYMOUS_SOURCE && !several(v, (uint32_t)e)) HS_TRY(look(v, x, (uint32_t)e));
    return HS_OK;
}

hs_code audit_lone(audit_view *v)
{
    index_of_words x = {0};
    hs_code code = look_at_all(v, &x);
    hs_map_release(&x.words);
    return code;
}

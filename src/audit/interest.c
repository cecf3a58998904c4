/* interested-source: an unnamed source speaks about a person on whose side, or against whom, they stand.
 *
 * Sides: aide-of, ally-of, opponent-of (either way), spokesperson-of and family-of a person in the record's relations, past
 * ones too; the same to a body that bears the person's surname ("a Quill campaign aide"); and a description that names both
 * the person and the side ("a friend of Quill", "an ally of the mayor" where one person is mostly called so), should the record
 * lack the relation. About: a mention of the person, or their surname, stands in what the source says; or a pronoun of the third
 * person singular that nothing resolves, where nobody else is mentioned ("A friend of Quill said: “She is tired.”"). */
#include <string.h>

#include "audit/view.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"

typedef struct side { uint32_t source, person; hs_relation_type type; bool former; } side;
typedef struct sides { side *v; size_t n, cap; } sides;

/* The last word of a name, lower case: the surname. */
static hs_str surname(const audit_view *v, uint32_t e)
{
    hs_str low = hs_lower(v->r->entities.v[e].name, v->arena);
    size_t n = low.n;
    while (n && low.p[n - 1] != ' ') n--;
    return (hs_str){low.p + n, low.n - n};
}

static bool has_word(hs_str low, hs_str word)
{
    for (const char *p = low.p, *end = low.p + low.n; word.n && p < end && (p = memmem(p, (size_t)(end - p), word.p, word.n)); p++) {
        bool before = p == low.p || p[-1] == ' ' || (unsigned char)p[-1] >= 0x80, after = p + word.n == end || !((p[word.n] >= 'a' && p[word.n] <= 'z') || (unsigned char)p[word.n] == 0xC3);
        if (before && after) return true;
    }
    return false;
}

static bool add(audit_view *v, sides *s, uint32_t source, uint32_t person, hs_relation_type type, bool former)
{
    HS_PUSH_SCOPE;
    return HS_PUSH(v->arena, s->v, s->n, s->cap, (side){source, person, type, former});
}

/* "the mayor" → who is called so more often than all others together (Boyer & Moore's vote: its balance stands in the upper half). */
static bool add_titles(audit_view *v, hs_map *map, uint32_t e)
{
    enum { TITLES = 200 };
    const hs_entity *x = &v->r->entities.v[e];
    for (size_t m = 0; m < x->n_mentions && m < TITLES && v->r->has_text; m++) {
        hs_str title = x->mentions[m].form == HS_NOMINAL ? hs_text_slice(&v->r->text, x->mentions[m].span) : HS_NONE;
        if (title.n < 7 || title.n > 40) continue;
        bool added;
        hs_str low = hs_lower(title, v->arena);
        if (low.n < 7 || memcmp(low.p, "the ", 4) != 0 || memchr(low.p + 4, ' ', low.n - 4)) continue;
        uint64_t *at = hs_map_at(map, low, &added);
        if (!at) return false;
        uint64_t balance = *at >> 32;
        if (added || balance == 0) *at = (uint64_t)1 << 32 | (e + 1);
        else if ((uint32_t)*at == e + 1) *at += (uint64_t)1 << 32;
        else *at = balance == 1 ? 0 : *at - ((uint64_t)1 << 32);
    }
    return true;
}

/* Surnames of the people in the record → 1 + the one who bears it and is mentioned most; titles likewise. */
static bool people_by_surname(audit_view *v, hs_map *map)
{
    for (size_t e = 0; e < v->r->entities.n; e++) {
        if (v->r->entities.v[e].kind != HS_PERSON || !hs_entity_stands(v->r, (int64_t)e)) continue;
        hs_str name = surname(v, (uint32_t)e);
        bool added;
        uint64_t *at = name.n > 2 ? hs_map_at(map, name, &added) : NULL;
        if (name.n > 2 && !at) return false;
        if (at && (added || v->r->entities.v[e].n_mentions > v->r->entities.v[*at - 1].n_mentions)) *at = e + 1;
        if (!add_titles(v, map, (uint32_t)e)) return false;
    }
    return true;
}

/* The person whose surname is a word of a phrase, or whose title stands in it; 0: none. *interest: a noun for somebody on a side stands there too. */
static uint32_t person_in(audit_view *v, const hs_map *people, hs_str phrase, bool *interest)
{
    hs_str low = hs_lower(phrase.n < 400 ? phrase : (hs_str){phrase.p, 0}, v->arena);
    uint32_t found = 0;
    *interest = false;
    for (size_t i = 0; i < low.n;) {
        size_t n = 0;
        while (i + n < low.n && ((low.p[i + n] >= 'a' && low.p[i + n] <= 'z') || ((unsigned char)low.p[i + n] >= 0x80 && (unsigned char)low.p[i + n] != 0xE2 && (unsigned char)low.p[i + n] != 0x99 && (unsigned char)low.p[i + n] != 0x98))) n++;
        hs_str w = {low.p + i, n};
        if (n && lexicon_has(LEX_INTEREST, w)) *interest = true;
        if (n == 5 && memcmp(w.p, "close", 5) == 0) *interest = true;
        if (n == 3 && memcmp(w.p, "the", 3) == 0) /* "the mayor" */
            for (w.n = 4; i + w.n < low.n && low.p[i + w.n] >= 'a' && low.p[i + w.n] <= 'z'; w.n++) {}
        const uint64_t *at = w.n > 2 && i + w.n <= low.n ? hs_map_find(people, w) : NULL;
        if (at && !found) found = (uint32_t)*at;
        i += n ? n : 1;
    }
    return found;
}

static bool of_interest(hs_relation_type t)
{
    return t == HS_AIDE_OF || t == HS_ALLY_OF || t == HS_OPPONENT_OF || t == HS_SPOKESPERSON_OF || t == HS_FAMILY_OF || t == HS_WORKS_FOR;
}

static hs_code sides_of_relations(audit_view *v, const hs_map *people, sides *s)
{
    const hs_record *r = v->r;
    for (size_t i = 0; i < r->relations.n; i++) {
        const hs_relation *x = &r->relations.v[i];
        if (x->review == HS_REJECTED || !of_interest(x->type)) continue;
        bool anonymous = r->entities.v[x->from].kind == HS_ANONYMOUS_SOURCE, interest;
        uint32_t person = 0;
        if (r->entities.v[x->to].kind == HS_PERSON && x->type != HS_WORKS_FOR) person = x->to + 1;
        else if (r->entities.v[x->to].kind == HS_ORGANIZATION) person = person_in(v, people, r->entities.v[x->to].name, &interest);
        if (anonymous && person && !add(v, s, x->from, person - 1, x->type == HS_WORKS_FOR ? HS_AIDE_OF : x->type, x->former)) return hs_nomem(v->err);
        if (x->type == HS_OPPONENT_OF && r->entities.v[x->to].kind == HS_ANONYMOUS_SOURCE && r->entities.v[x->from].kind == HS_PERSON && !add(v, s, x->to, x->from, x->type, x->former)) return hs_nomem(v->err);
    }
    return HS_OK;
}

/* "a person close to Stanhope", "one council ally of the mayor": from the words for the source. */
static hs_code sides_of_descriptions(audit_view *v, const hs_map *people, sides *s)
{
    for (size_t e = 0; e < v->r->entities.n; e++) {
        const hs_entity *x = &v->r->entities.v[e];
        bool interest;
        if (!v->source[e] || x->kind != HS_ANONYMOUS_SOURCE) continue;
        uint32_t by_name = person_in(v, people, x->name, &interest), person = 0;
        for (size_t m = 0; m < x->n_mentions && m < 20 && interest && !person; m++) {
            size_t from, to;
            audit_words_of(v, x->mentions[m].span, &from, &to);
            for (size_t i = from; i < to && i < from + 20 && !person; i++) person = v->words[i].person;
        }
        if (!person) person = by_name;
        if (interest && person && !add(v, s, (uint32_t)e, person - 1, HS_RELATION_TYPES, false)) return hs_nomem(v->err);
    }
    return HS_OK;
}

static bool about(audit_view *v, const hs_attribution *a, uint32_t person, hs_str name)
{
    static const char *const pronouns[] = {"he", "she", "him", "her", "his"};
    bool others = false, pronoun = false;
    for (size_t k = 0; k < a->content.n; k++) {
        size_t from, to;
        audit_content_words(v, a->content.v[k], &from, &to);
        for (size_t i = from; i < to; i++) {
            if (v->words[i].person == person + 1) return true;
            others |= v->words[i].person != 0;
            for (size_t p = 0; p < sizeof pronouns / sizeof *pronouns; p++) pronoun |= hs_str_is(v->words[i].lower, pronouns[p]);
        }
    }
    if (pronoun && !others) return true;
    return name.n > 2 && has_word(hs_lower(a->quote, v->arena), name);
}

static const char *side_words(const side *s)
{
    switch (s->type) {
    case HS_AIDE_OF: return "aide of";
    case HS_ALLY_OF: return "ally of";
    case HS_OPPONENT_OF: return "opponent of";
    case HS_SPOKESPERSON_OF: return "speaking for";
    case HS_FAMILY_OF: return "family of";
    default: return "tied to";
    }
}

static hs_code look(audit_view *v, const side *s)
{
    uint32_t *said = HS_ARRAY(v->arena, uint32_t, v->first[s->source + 1] - v->first[s->source]);
    hs_str name = surname(v, s->person);
    size_t n = 0;
    if (!said) return hs_nomem(v->err);
    for (uint32_t k = v->first[s->source]; k < v->first[s->source + 1]; k++)
        if (about(v, &v->r->attributions.v[v->said[k]], s->person, name)) said[n++] = v->said[k];
    if (!n) return HS_OK;
    hs_str who = audit_name(v, s->source), person = audit_name(v, s->person), what = audit_quote(v, v->r->attributions.v[said[0]].quote, 140);
    hs_indicator *x = audit_find(v, HS_INTERESTED_SOURCE, "%.*s (%s%s %.*s) about that person: %.*s", HS_FMT(who), s->former ? "former " : "", side_words(s), HS_FMT(person), HS_FMT(what));
    return x && audit_rest_on(v, x, said, n) ? HS_OK : hs_nomem(v->err);
}

static hs_code look_at_all(audit_view *v, hs_map *people)
{
    enum { SIDES = 8 }; /* of one source: a list of a hundred friends is no side */
    typedef struct done { uint32_t n, person[SIDES]; } done;
    sides s = {0};
    done *d = HS_ARRAY(v->arena, done, v->r->entities.n);
    if (!d || !people_by_surname(v, people)) return hs_nomem(v->err);
    HS_TRY(sides_of_relations(v, people, &s));
    size_t stated = s.n;
    HS_TRY(sides_of_descriptions(v, people, &s));
    for (size_t i = 0; i < s.n; i++) {
        done *x = &d[s.v[i].source];
        bool again = x->n == SIDES || (i >= stated && x->n > 0) || !v->source[s.v[i].source];
        for (uint32_t k = 0; k < x->n; k++) again |= x->person[k] == s.v[i].person;
        if (again) continue;
        x->person[x->n++] = s.v[i].person;
        HS_TRY(look(v, &s.v[i]));
    }
    return HS_OK;
}

hs_code audit_interest(audit_view *v)
{
    hs_map people = {0};
    hs_code code = look_at_all(v, &people);
    hs_map_release(&people);
    return code;
}

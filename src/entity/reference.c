/* Pronouns and names in source spans → actors.
 *
 * A pronoun goes to the person nearby with the greatest weight: how near, whether it stands as a subject, whether it
 * spoke last, whether sex and number fit (after Lappin and Leass 1994, "An algorithm for pronominal anaphora
 * resolution", without a parser). */
#include <string.h>

#include "entity/entity.h"

enum { LOOK_BACK = 40, SENTENCES_BACK = 8, CANDIDATES = 48, DEEPEST = 4 };

typedef struct candidate {
    int32_t actor;
    double weight;
} candidate;

typedef struct candidates {
    candidate v[CANDIDATES];
    size_t n;
} candidates;

static void give(candidates *c, int32_t actor, double weight)
{
    for (size_t k = 0; k < c->n; k++)
        if (c->v[k].actor == actor) {
            /* The best mention counts; others add a little. */
            c->v[k].weight = (c->v[k].weight > weight ? c->v[k].weight : weight) + 0.1 * (c->v[k].weight < weight ? c->v[k].weight : weight);
            return;
        }
    if (c->n < CANDIDATES) c->v[c->n++] = (candidate){actor, weight};
}

static bool is_subject(const hs_scene *s, const hs_name_mention *m)
{
    size_t w = m->end;
    if (m->possessive) return false;
    if (m->title > 0 && (s->bits[m->title - 1] & HS_W_PREP) && s->t->words[m->title - 1].alnum) return false;
    if (w < s->n && (s->bits[w] & (HS_W_VERB | HS_W_SPEECH))) return true;
    hs_sentence sentence = s->t->sentences[s->t->words[m->start].sentence];
    return m->title <= sentence.start + 1;
}

static double nearness(const hs_scene *s, size_t from, size_t to)
{
    static const double by_sentence[SENTENCES_BACK + 1] = {1.0, 0.95, 0.6, 0.45, 0.35, 0.28, 0.22, 0.18, 0.15};
    uint32_t d = s->t->words[to].sentence - s->t->words[from].sentence;
    return d > SENTENCES_BACK ? 0 : by_sentence[d];
}

/* Weighs the people named before the word. */
static void weigh_names(const hs_scene *s, size_t word, candidates *c)
{
    int64_t k = -1;
    for (size_t w = word; w-- > 0 && word - w < 400 && k < 0;)
        if (s->name_at[w] >= 0) k = s->name_at[w];
    uint8_t quoted = s->t->words[word].in_quote;
    for (size_t steps = 0; k >= 0 && steps < LOOK_BACK; k--, steps++) {
        const hs_name_mention *m = &s->names[k];
        if (m->start >= word || m->kind != HS_NAME_PERSON) continue;
        double weight = nearness(s, m->start, word);
        if (weight <= 0) break;
        weight *= is_subject(s, m) ? 1.3 : m->possessive ? 0.8 : 0.8;
        if (s->t->words[m->start].in_quote && !quoted) weight *= 0.4;
        if (m->end >= word) weight *= 0.2; /* the name just before: "the senator … NAME, his" */
        give(c, m->actor, weight);
    }
}

/* The first outlet that is named from a word to its sentence's end, of all or (if given) of this one; -1: none. */
static int32_t outlet_after(const hs_scene *s, size_t word, int32_t only)
{
    size_t end = s->t->sentences[s->t->words[word].sentence].end;
    for (size_t w = word; w < end && w < word + 60; w++) {
        int32_t k = s->name_at[w], actor = k < 0 ? -1 : s->names[k].actor;
        if (actor >= 0 && s->actors[actor].kind == HS_OUTLET && (only < 0 || actor == only)) return actor;
    }
    return -1;
}

/* Weighs who spoke last; who spoke to the outlet that this sentence names too is likely still speaking. */
static void weigh_sources(const hs_scene *s, size_t word, candidates *c)
{
    size_t paragraph = s->t->sentences[s->t->words[word].sentence].paragraph;
    double weight = 1.5;
    int32_t outlet = outlet_after(s, word, -1);
    for (size_t k = s->n_resolved, steps = 0; k-- > 0 && steps < 6; steps++) {
        int32_t actor = s->source_of[k];
        if (actor < 0 || s->source_word[k] >= word) continue;
        size_t far = paragraph - s->t->sentences[s->t->words[s->source_word[k]].sentence].paragraph;
        if (far > 3) break;
        double same = outlet >= 0 && actor != outlet && outlet_after(s, s->source_word[k], outlet) == outlet ? 2.0 : 1.0;
        give(c, actor, same * weight * (far == 0 ? 1.0 : far == 1 ? 0.75 : 0.4));
        weight *= 0.6;
    }
}

static int32_t best(const hs_scene *s, const candidates *c, int8_t sex, bool (*fits)(const hs_actor *), double *sure)
{
    double top = 0, second = 0;
    int32_t found = -1;
    for (size_t k = 0; k < c->n; k++) {
        const hs_actor *a = &s->actors[c->v[k].actor];
        if (!fits(a) || (sex && a->sex && a->sex != sex)) continue;
        double weight = c->v[k].weight * (sex && a->sex == sex ? 1.15 : 1.0) * (1.0 + 0.01 * (a->count < 20 ? a->count : 20));
        if (weight > top) second = top, top = weight, found = c->v[k].actor;
        else if (weight > second) second = weight;
    }
    if (sure) *sure = found < 0 ? 0.3 : 0.55 + 0.4 * (top - second) / (top + 0.01);
    return found;
}

static bool one_person(const hs_actor *a)
{
    return (a->kind == HS_PERSON && !a->author && !a->multiple) || (a->kind == HS_ANONYMOUS_SOURCE && !a->multiple);
}

static bool several(const hs_actor *a)
{
    return a->multiple || a->kind == HS_COLLECTIVE_SOURCE || (a->kind == HS_ANONYMOUS_SOURCE && a->multiple);
}

static bool speaking_thing(const hs_actor *a)
{
    return a->kind == HS_DOCUMENT_SOURCE || ((a->kind == HS_ORGANIZATION || a->kind == HS_OUTLET) && !a->place);
}

static bool body_or_crowd(const hs_actor *a)
{
    return several(a) || ((a->kind == HS_ORGANIZATION || a->kind == HS_OUTLET));
}

int32_t hs_recent_person(const hs_scene *s, size_t word, int8_t sex, double *sure)
{
    candidates c = {.n = 0};
    weigh_names(s, word, &c);
    weigh_sources(s, word, &c);
    return best(s, &c, sex, one_person, sure);
}

static int32_t recent_source(const hs_scene *s, size_t word, bool (*fits)(const hs_actor *), double *sure)
{
    candidates c = {.n = 0};
    weigh_sources(s, word, &c);
    int32_t found = best(s, &c, 0, fits, sure);
    if (found >= 0) return found;
    for (size_t w = word, steps = 0; w-- > 0 && steps < 200; steps++)
        if (s->name_at[w] >= 0 && s->names[s->name_at[w]].actor >= 0 && s->names[s->name_at[w]].start < word && fits(&s->actors[s->names[s->name_at[w]].actor])) {
            if (sure) *sure = 0.5;
            return s->names[s->name_at[w]].actor;
        }
    return -1;
}

/* "a report, published in 2021, which": the end of what the dated clause before `end` is said of; `end` where there is none. */
static size_t before_dated(const hs_scene *s, size_t end, size_t first)
{
    enum { LONGEST = 8 };
    size_t k = end;
    if (end == first || !(s->t->words[end - 1].shape == HS_SHAPE_NUMBER || (s->bits[end - 1] & HS_W_TIME))) return end;
    while (k > first + 1 && end - k < LONGEST && s->t->words[k - 1].alnum) k--;
    hs_str verb = hs_word_str(s->t, k);
    bool participle = verb.n > 4 && memcmp(verb.p + verb.n - 2, "ed", 2) == 0 && s->t->words[k].shape == HS_SHAPE_LOWER;
    return participle && k > first + 1 && hs_word_is(s, k - 1, ",") ? k - 1 : end;
}

/* "who", "which", "that": the noun phrase right before. */
static hs_code relative(hs_scene *s, size_t word, const hs_place_in_text *where, int32_t *actor, double *sure)
{
    hs_sentence sentence = s->t->sentences[s->t->words[word].sentence];
    size_t end = word;
    while (end > sentence.start && !s->t->words[end - 1].alnum) end--;
    end = before_dated(s, end, sentence.start);
    if (end == sentence.start) return HS_OK;
    int32_t name = s->name_at[end - 1];
    if (name >= 0 && s->names[name].end <= word) {
        *actor = s->names[name].actor;
        *sure = 0.9;
        return HS_OK;
    }
    /* ", and who": goes on with what an earlier clause was about */
    if (hs_word_is(s, end - 1, "and") || hs_word_is(s, end - 1, "or") || hs_word_is(s, end - 1, "but")) {
        *actor = hs_recent_person(s, word, 0, sure);
        return HS_OK;
    }
    size_t start = hs_phrase_before(s, end, sentence.start);
    /* "members of Congress who": the phrase may go on to the left over a preposition; not in "of the government, which". */
    hs_phrase p = hs_phrase_read(s, start < end ? start : end - 1, end);
    if (start > sentence.start && (hs_word_is(s, start - 1, "of") || hs_word_is(s, start - 1, "in") || hs_word_is(s, start - 1, "with"))) {
        size_t left = hs_phrase_before(s, start - 1, sentence.start);
        if (left + 1 < start) {
            hs_phrase wide = hs_phrase_read(s, left, end);
            bool people = (s->bits[wide.head] & (HS_W_ROLE | HS_W_CROWD)) != 0, body = hs_word_is(s, word, "which") && (s->bits[p.head] & HS_W_BODY);
            if (people && !body) p = wide;
        }
    }
    /* "Jane Roe, a lawyer who": the description is of the name before it. */
    if (p.form == HS_PHRASE_NOMINAL && p.start > sentence.start + 1 && hs_word_is(s, p.start - 1, ",") && s->name_at[p.start - 2] >= 0 && s->names[s->name_at[p.start - 2]].kind == HS_NAME_PERSON && (p.indefinite || p.definite) && !p.plural) {
        *actor = s->names[s->name_at[p.start - 2]].actor;
        *sure = 0.8;
        return HS_OK;
    }
    if (p.form == HS_PHRASE_PRONOUN && (hs_word_is(s, p.start, "those") || hs_word_is(s, p.start, "these"))) p.form = HS_PHRASE_NOMINAL;
    if (p.form == HS_PHRASE_PRONOUN) return HS_OK;
    /* "Jane Roe, the agency's long-time commissioner, who": back over the description to the name before its comma */
    for (size_t w = p.start, steps = 0; p.form == HS_PHRASE_NOMINAL && !p.plural && w > sentence.start + 1 && steps < 14; steps++, w--) {
        if ((s->bits[w - 1] & (HS_W_VERB | HS_W_SPEECH)) && !(s->bits[w - 1] & HS_W_ROLE)) break;
        if (!hs_word_is(s, w - 1, ",")) continue;
        int32_t before = s->name_at[w - 2];
        if (before < 0 || s->names[before].kind != HS_NAME_PERSON || s->names[before].actor < 0) break;
        *actor = s->names[before].actor;
        *sure = 0.75;
        return HS_OK;
    }
    return hs_refer(s, &p, where, actor, sure);
}

/* The speaker of the quotation around the word: the source of the attribution whose quotation it is, or the last one. */
static int32_t speaker(const hs_scene *s, size_t word, double *sure)
{
    candidates c = {.n = 0};
    weigh_sources(s, word, &c);
    return best(s, &c, 0, one_person, sure);
}

int32_t hs_group_before(const hs_scene *s, size_t word, bool two, bool unbroken)
{
    enum { STATEMENTS = 5, WORDS = 150 };
    static const char *const counts[] = {"two", "couple", "pair", "both"};
    for (size_t k = s->n_resolved, steps = 0; k-- > 0 && steps < STATEMENTS; steps++) {
        int32_t actor = s->source_of[k];
        size_t at = s->source_word[k];
        if (actor < 0 || at >= word || at + WORDS < word) continue;
        const hs_actor *a = &s->actors[actor];
        bool unnamed = a->kind == HS_ANONYMOUS_SOURCE || a->kind == HS_COLLECTIVE_SOURCE;
        if (!unnamed && unbroken) return -1;
        if (unnamed && a->multiple && (!two || steps == 0 || HS_AMONG(s, a->born, counts) || HS_AMONG(s, a->born + 1, counts))) return actor;
    }
    return -1;
}

/* Whether the noun at w, no part of a name, is one that a pronoun for this kind of source can mean. */
static bool could_mean(const hs_scene *s, size_t w, hs_kind kind, bool plural)
{
    const uint64_t person = HS_W_PERSON | HS_W_CROWD;
    uint64_t bits = s->bits[w];
    if (s->name_at[w] >= 0 || (bits & (HS_W_FUNCTION | HS_W_TITLE)) || hs_possessive_at(s, w + 1)) return false;
    if (kind == HS_DOCUMENT_SOURCE) return (bits & HS_W_DOCUMENT) && !(bits & person);
    return (bits & person) && ((bits & HS_W_PLURAL) != 0) == plural;
}

bool hs_noun_before(const hs_scene *s, size_t word, hs_kind kind, bool plural, hs_phrase *out)
{
    enum { BACK = 3 };
    uint32_t here = s->t->words[word].sentence;
    for (uint32_t k = 0; k <= BACK && k <= here; k++) {
        hs_sentence sentence = s->t->sentences[here - k];
        size_t end = k ? sentence.end : word;
        if (s->heading[here - k]) continue;
        for (size_t w = sentence.start; w < end && w < sentence.start + 60u; w++) { /* the first is likely the subject */
            if (s->t->words[w].in_quote != s->t->words[word].in_quote || !could_mean(s, w, kind, plural)) continue;
            size_t start = hs_phrase_before(s, w + 1, sentence.start);
            if (start > w) start = w; /* a noun that is a verb too: "a report" */
            if (start == w && w > sentence.start && (s->bits[w - 1] & HS_W_DET)) start--;
            *out = hs_phrase_read(s, start, w + 1);
            if (out->form == HS_PHRASE_NOMINAL && out->head == w && out->start <= w && out->end > w) return true;
        }
    }
    return false;
}

static int8_t sex_of(const hs_scene *s, size_t pronoun)
{
    if (HS_ANY_OF(s, pronoun, "he", "him", "his", "himself")) return 1;
    return HS_ANY_OF(s, pronoun, "she", "her", "hers", "herself") ? -1 : 0;
}

int8_t hs_sex_asked(const hs_scene *s, const hs_phrase *p)
{
    return p->form == HS_PHRASE_PRONOUN ? sex_of(s, p->start) : 0;
}

hs_code hs_pronoun(hs_scene *s, size_t word, const hs_place_in_text *where, int32_t *actor, double *sure)
{
    *actor = -1;
    *sure = 0.4;
    if (HS_ANY_OF(s, word, "who", "which", "that", "whose", "whom") && s->depth < DEEPEST) {
        s->depth++;
        hs_code code = relative(s, word, where, actor, sure);
        s->depth--;
        HS_TRY(code);
        if (*actor >= 0 || !hs_word_is(s, word, "that")) return HS_OK;
    }
    if (sex_of(s, word)) {
        *actor = hs_recent_person(s, word, sex_of(s, word), sure);
    } else if (HS_ANY_OF(s, word, "i", "me", "my", "we", "us", "our", "myself")) {
        bool quoted = s->t->words[word].in_quote;
        *actor = quoted ? speaker(s, word, sure) : HS_ANY_OF(s, word, "i", "me", "my", "myself") ? 0 : -1;
        if (*actor < 0 && quoted) *actor = hs_recent_person(s, word, 0, sure);
    } else if (HS_ANY_OF(s, word, "they", "them", "their", "themselves", "these", "those")) {
        *actor = recent_source(s, word, several, sure);
        if (*actor < 0) *actor = recent_source(s, word, body_or_crowd, sure);
    } else if (HS_ANY_OF(s, word, "it", "its", "itself", "this", "that")) {
        *actor = recent_source(s, word, speaking_thing, sure);
    }
    return HS_OK;
}

/* "the Swede", "the Dutchman", "the Brazilian": somebody spoken of, by nation. "The British" are not one person. */
static bool compatriot(const hs_scene *s, const hs_phrase *p)
{
    static const char *const others[] = {"dutchman", "frenchman", "englishman", "irishman", "welshman", "scotsman", "dutchwoman", "frenchwoman", "englishwoman", "irishwoman", "welshwoman", "swede", "dane", "finn", "pole", "turk", "scot", "spaniard", "briton", "croat", "serb", "czech", "slovak", "slovene", "greek", "argentine", "israeli", "iraqi", "pakistani"};
    size_t w = p->start + (hs_word_is(s, p->start, "the") ? 1 : 0);
    if (w == 0 || w + 1u != p->end || !hs_word_is(s, w - 1, "the") || !hs_word_cap(s, w)) return false;
    if (HS_AMONG(s, w, others)) return true;
    hs_str word = s->key_str[s->key[w]];
    return (s->bits[w] & HS_W_DEMONYM) && word.n > 4 && memcmp(word.p + word.n - 2, "an", 2) == 0;
}

hs_code hs_refer(hs_scene *s, const hs_phrase *p, const hs_place_in_text *where, int32_t *actor, double *sure)
{
    *actor = -1;
    *sure = 0.5;
    if (p->form == HS_PHRASE_PRONOUN) return hs_pronoun(s, p->start, where, actor, sure);
    if (compatriot(s, p)) {
        *actor = hs_recent_person(s, p->start, 0, sure);
        if (*actor >= 0) return HS_OK;
    }
    if (p->form == HS_PHRASE_NAME) {
        *actor = s->names[p->name].actor;
        uint8_t kind = s->names[p->name].kind;
        *sure = kind == HS_NAME_PERSON ? 0.97 : kind == HS_NAME_OTHER ? 0.7 : 0.95;
        return HS_OK;
    }
    return hs_nominal(s, p, where, actor, sure);
}

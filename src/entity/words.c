/* The resolver with its word classes, and what the scene knows of each word: a number for its lower-case form, its
 * classes, and how often that form stands capitalized within a sentence: the plainest sign of a name. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "entity/entity.h"

enum { SLACK = 16 }; /* empty entries after the last word: a look at the next words needs no check */

/* Adds every word of a blank-separated list to the map, with these bits set. */
static hs_code add_list(hs_resolver *r, hs_map *map, const char *words, uint64_t bits, hs_error *err)
{
    for (const char *p = words; *p;) {
        while (*p == ' ') p++;
        const char *end = p;
        while (*end && *end != ' ') end++;
        if (end == p) break;
        hs_str word = hs_arena_str(&r->arena, (hs_str){p, (size_t)(end - p)});
        bool added;
        uint64_t *value = word.p ? hs_map_at(map, word, &added) : NULL;
        if (!value) return hs_nomem(err);
        *value |= bits;
        p = end;
    }
    return HS_OK;
}

static hs_code fill(hs_resolver *r, hs_error *err)
{
    for (size_t k = 0; k < hs_n_word_lists; k++)
        HS_TRY(add_list(r, &r->classes, hs_word_lists[k].words, hs_word_lists[k].bit, err));
    for (size_t k = 0; k < hs_n_nicknames; k++)
        HS_TRY(add_list(r, &r->nicknames, hs_nicknames[k], UINT64_C(1) << (k % 63), err));
    return HS_OK;
}

hs_resolver *hs_resolver_new(const hs_model *m, hs_error *err)
{
    hs_resolver *r = calloc(1, sizeof *r);
    if (!r) {
        hs_nomem(err);
        return NULL;
    }
    r->model = m;
    hs_arena_init(&r->arena);
    bool tags = m && hs_model_has(m, "name.out.weight");
    if (tags) r->tagger = hs_tagger_new(m, "name", err);
    bool judges = m && hs_model_has(m, "refer.out.weight");
    if (judges) r->judge = hs_judge_new(m, err);
    if ((tags && !r->tagger) || (judges && !r->judge) || fill(r, err) != HS_OK) {
        hs_resolver_free(r);
        return NULL;
    }
    return r;
}

void hs_resolver_free(hs_resolver *r)
{
    if (!r) return;
    hs_tagger_free(r->tagger);
    hs_judge_free(r->judge);
    hs_map_release(&r->classes);
    hs_map_release(&r->nicknames);
    hs_arena_release(&r->arena);
    free(r);
}

static uint64_t listed(const hs_resolver *r, hs_str word)
{
    const uint64_t *v = hs_map_find(&r->classes, word);
    return v ? *v : 0;
}

/* Only nouns have a plural. */
#define NOUNS (HS_W_PERSON | HS_W_CROWD | HS_W_DOCUMENT | HS_W_BODY)

uint64_t hs_class_of(const hs_resolver *r, hs_str w)
{
    uint64_t bits = listed(r, w);
    if (hs_str_is(w, "people") || hs_str_is(w, "men") || hs_str_is(w, "women") || hs_str_is(w, "children") || hs_str_is(w, "police") || hs_str_is(w, "spokesmen"))
        return bits | HS_W_PLURAL;
    if (w.n < 3 || w.n > 40 || w.p[w.n - 1] != 's' || w.p[w.n - 2] == 's') return bits;
    char other[44];
    uint64_t singular = listed(r, (hs_str){w.p, w.n - 1});
    if (!(singular & NOUNS) && w.n > 4 && memcmp(w.p + w.n - 3, "ies", 3) == 0) {
        memcpy(other, w.p, w.n - 3);
        other[w.n - 3] = 'y';
        singular = listed(r, (hs_str){other, w.n - 2});
    } else if (!(singular & NOUNS) && memcmp(w.p + w.n - 2, "es", 2) == 0) {
        singular = listed(r, (hs_str){w.p, w.n - 2});
    }
    singular &= NOUNS;
    return singular ? bits | singular | HS_W_PLURAL : bits;
}

/* The classes of words [0, n) by form; *forms maps a form to its number. */
static hs_code number_words(hs_scene *s, hs_map *forms)
{
    size_t cap = 0;
    uint64_t *classes = NULL;
    size_t cap_classes = 0, n_classes = 0;
    HS_PUSH_SCOPE;
    for (size_t i = 0; i < s->n; i++) {
        hs_str word = hs_lower(hs_word_str(s->t, i), s->arena);
        bool added = false;
        uint64_t *number = word.p ? hs_map_at(forms, word, &added) : NULL;
        if (!number) return hs_nomem(s->err);
        if (added) {
            *number = s->n_keys;
            if (!HS_PUSH(s->arena, s->key_str, s->n_keys, cap, word)) return hs_nomem(s->err);
            if (!HS_PUSH(s->arena, classes, n_classes, cap_classes, hs_class_of(s->r, word))) return hs_nomem(s->err);
        }
        s->key[i] = (uint32_t)*number;
        s->bits[i] = classes[*number];
    }
    return HS_OK;
}

/* HS_W_PLACE2 is kept where the pair of words is a place: "new" before "york". */
static void pair_places(const hs_resolver *r, const hs_tokens *t, const hs_str *form_of, const uint32_t *key, uint64_t *bits, size_t n)
{
    static const char *const starts[] = {"new", "north", "south", "west", "rhode", "united", "los", "san", "las", "saudi", "hong", "costa", "puerto", "el", "sri", "middle", "tel", "st", "salt", "kansas", "des", "cedar", "long",
                                         "santa", "palm", "fort", "ivory", "czech", "dominican", "wall", "silicon", "northern", "latin", "green", "ann", "baton", "little", "grand", "sioux", "oklahoma", "mexico", "vatican", "buenos", "rio", "palo", "staten"};
    for (size_t i = 0; i + 1 < n; i++) {
        if (t->words[i].shape < HS_SHAPE_CAPS || t->words[i + 1].shape < HS_SHAPE_CAPS) continue;
        hs_str a = form_of[key[i]], b = form_of[key[i + 1]];
        bool may = false;
        for (size_t k = 0; k < sizeof starts / sizeof *starts && !may; k++) may = hs_str_is(a, starts[k]);
        if (!may || a.n + b.n + 1 > 40) continue;
        char pair[44];
        memcpy(pair, a.p, a.n);
        pair[a.n] = '#';
        memcpy(pair + a.n + 1, b.p, b.n);
        if (listed(r, (hs_str){pair, a.n + b.n + 1}) & HS_W_PLACE2) {
            bits[i] = (bits[i] & ~HS_W_FUNCTION) | HS_W_PLACE2 | HS_W_PLACE;
            bits[i + 1] |= HS_W_PLACE;
        }
    }
}

hs_code hs_classify_words(const hs_resolver *r, const hs_tokens *tokens, uint64_t **classes, hs_arena *arena, hs_error *err)
{
    hs_scene s = {.r = r, .t = tokens, .arena = arena, .err = err, .n = tokens->n_words};
    s.key = HS_ARRAY(arena, uint32_t, s.n + SLACK);
    s.bits = HS_ARRAY(arena, uint64_t, s.n + SLACK);
    if (!s.key || !s.bits) return hs_nomem(err);
    hs_map forms = {0};
    hs_code code = number_words(&s, &forms);
    hs_map_release(&forms);
    if (code != HS_OK) return code;
    pair_places(r, tokens, s.key_str, s.key, s.bits, s.n);
    *classes = s.bits;
    return HS_OK;
}

/* A sentence is written as a headline when most of its longer words are capitalized and no plain verb or noun
 * stands in lower case, or all its letters are capitals. */
static bool is_heading(const hs_scene *s, hs_sentence sentence)
{
    size_t words = 0, caps = 0, all = 0, capitals = 0, plain = 0;
    for (size_t i = sentence.start; i < sentence.end; i++) {
        all += s->t->words[i].alnum;
        capitals += s->t->words[i].shape == HS_SHAPE_CAPS;
        plain += s->t->words[i].shape == HS_SHAPE_LOWER && s->t->words[i].bytes > 2 && (!(s->bits[i] & (HS_W_FUNCTION | HS_W_PREP | HS_W_DET)) || (s->bits[i] & (HS_W_VERB | HS_W_SPEECH)));
        if (!s->t->words[i].alnum || s->t->words[i].bytes < 4 || s->t->words[i].shape == HS_SHAPE_NUMBER) continue;
        words++;
        caps += hs_word_cap(s, i);
    }
    return (words >= 4 && caps * 10 >= words * 7 && plain == 0) || (all > 0 && capitals == all);
}

static void count_case(hs_scene *s)
{
    for (size_t k = 0; k < s->t->n_sentences; k++) {
        hs_sentence sentence = s->t->sentences[k];
        s->heading[k] = is_heading(s, sentence);
        if (s->heading[k]) continue;
        for (size_t i = sentence.start; i < sentence.end; i++) {
            if (!s->t->words[i].alnum) continue;
            bool first = i == sentence.start || !s->t->words[i - 1].alnum;
            if (!hs_word_cap(s, i)) s->lower[s->key[i]]++;
            else if (!first) s->middle[s->key[i]]++;
        }
    }
}

/* Short and long forms of one title. */
static hs_str long_form(hs_str w)
{
    static const char *const forms[][2] = {{"gov", "governor"}, {"sen", "senator"}, {"rep", "representative"}, {"congressman", "representative"}, {"congresswoman", "representative"}, {"congressperson", "representative"}, {"frontrunner", "front-runner"}, {"runner", "front-runner"},
                                           {"advisor", "adviser"}, {"spokeswoman", "spokesman"}, {"spokesperson", "spokesman"}, {"chairwoman", "chairman"}, {"chair", "chairman"}, {"prof", "professor"}, {"attorney", "lawyer"}, {"gen", "general"}, {"adm", "admiral"}, {"dr", "doctor"}, {"businesswoman", "businessman"},
                                           {"tycoon", "mogul"}, {"magnate", "mogul"}, {"developer", "mogul"}, {"reporter", "journalist"}, {"rev", "reverend"}, {"col", "colonel"}, {"capt", "captain"}, {"cofounder", "founder"}};
    for (size_t k = 0; k < sizeof forms / sizeof *forms; k++)
        if (hs_str_is(w, forms[k][0])) return hs_cstr(forms[k][1]);
    return w;
}

/* A deputy mayor is no mayor, a vice president no president. */
uint64_t hs_role_of(const hs_scene *s, size_t word)
{
    uint64_t role = s->role_of_key[s->key[word]];
    bool deputy = word > 0 && (hs_word_is(s, word - 1, "deputy") || hs_word_is(s, word - 1, "vice"));
    return deputy ? ~role : role;
}

hs_code hs_scene_words(hs_scene *s)
{
    s->n = s->t->n_words;
    s->key = HS_ARRAY(s->arena, uint32_t, s->n + SLACK);
    s->bits = HS_ARRAY(s->arena, uint64_t, s->n + SLACK);
    s->heading = HS_ARRAY(s->arena, uint8_t, s->t->n_sentences + 1);
    s->name_at = HS_ARRAY(s->arena, int32_t, s->n + SLACK);
    if (!s->key || !s->bits || !s->heading || !s->name_at) return hs_nomem(s->err);
    for (size_t i = 0; i < s->n + SLACK; i++) s->name_at[i] = -1;
    hs_map forms = {0};
    hs_code code = number_words(s, &forms);
    hs_map_release(&forms);
    if (code != HS_OK) return code;
    pair_places(s->r, s->t, s->key_str, s->key, s->bits, s->n);
    s->middle = HS_ARRAY(s->arena, uint32_t, s->n_keys + 1);
    s->lower = HS_ARRAY(s->arena, uint32_t, s->n_keys + 1);
    s->role_of_key = HS_ARRAY(s->arena, uint64_t, s->n_keys + 1);
    s->by_last = HS_ARRAY(s->arena, int32_t, s->n_keys + 1);
    s->by_first = HS_ARRAY(s->arena, int32_t, s->n_keys + 1);
    if (!s->middle || !s->lower || !s->role_of_key || !s->by_last || !s->by_first) return hs_nomem(s->err);
    for (size_t i = 0; i <= s->n_keys; i++) s->by_last[i] = s->by_first[i] = -1;
    for (size_t k = 0; k < s->n_keys; k++) {
        hs_str w = s->key_str[k];
        bool plural = w.n > 2 && w.p[w.n - 1] == 's' && w.p[w.n - 2] != 's' && (hs_class_of(s->r, w) & HS_W_PLURAL);
        s->role_of_key[k] = hs_str_hash(long_form((hs_str){w.p, w.n - plural}));
    }
    count_case(s);
    return HS_OK;
}

bool hs_word_is(const hs_scene *s, size_t word, const char *lower)
{
    return word < s->n && hs_str_is(s->key_str[s->key[word]], lower);
}

bool hs_word_among(const hs_scene *s, size_t word, const char *const *list, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (hs_word_is(s, word, list[k])) return true;
    return false;
}

bool hs_word_cap(const hs_scene *s, size_t word)
{
    return word < s->n && s->t->words[word].shape >= HS_SHAPE_CAPS;
}

bool hs_glued(const hs_scene *s, size_t word)
{
    return word + 1 < s->n && s->t->words[word].span.end == s->t->words[word + 1].span.start;
}

bool hs_possessive_at(const hs_scene *s, size_t word)
{
    if (!(hs_word_is(s, word, "'") || hs_word_is(s, word, "’")) || word == 0 || !hs_glued(s, word - 1)) return false;
    if (hs_word_is(s, word + 1, "s") && hs_glued(s, word)) return true;
    hs_str before = s->key_str[s->key[word - 1]];
    return before.n > 1 && before.p[before.n - 1] == 's' && !hs_glued(s, word);
}

/* Names that mean the same: full names first, then lone surnames and first names, acronyms and shortened names.
 *
 * People join where last names agree and first names do not conflict (equal, an initial, a nickname). A lone name joins
 * the person the article names in full; of several, the one the title fits, else the one named most. */
#include <string.h>

#include "base/utf8.h"
#include "entity/entity.h"

enum { CHAIN = 32 }; /* how many namesakes are looked at: keeps hostile texts linear */

int32_t hs_new_actor(hs_scene *s, hs_kind kind, hs_str name)
{
    HS_PUSH_SCOPE;
    hs_actor a = {.kind = kind, .name = name, .first = HS_KEY_NONE, .last = HS_KEY_NONE, .first_mention = -1, .last_mention = -1, .confidence = 0.8, .born = UINT32_MAX};
    if (s->n_actors >= INT32_MAX || !HS_PUSH(s->arena, s->actors, s->n_actors, s->cap_actors, a)) {
        hs_nomem(s->err);
        return -1;
    }
    if (s->n_actors > s->cap_chain) {
        size_t cap = s->cap_actors;
        int32_t *last = HS_ARRAY(s->arena, int32_t, cap), *first = HS_ARRAY(s->arena, int32_t, cap);
        if (!last || !first) {
            hs_nomem(s->err);
            return -1;
        }
        if (s->cap_chain) {
            memcpy(last, s->chain_last, s->cap_chain * sizeof *last);
            memcpy(first, s->chain_first, s->cap_chain * sizeof *first);
        }
        s->chain_last = last, s->chain_first = first, s->cap_chain = cap;
    }
    s->chain_last[s->n_actors - 1] = s->chain_first[s->n_actors - 1] = -1;
    return (int32_t)s->n_actors - 1;
}

hs_code hs_mention_add(hs_scene *s, int32_t actor, size_t start, size_t end, hs_form form)
{
    HS_PUSH_SCOPE;
    hs_actor *a = &s->actors[actor];
    hs_actor_mention m = {.start = (uint32_t)start, .end = (uint32_t)end, .form = form, .next = -1};
    if (!HS_PUSH(s->arena, s->mentions, s->n_mentions, s->cap_mentions, m)) return hs_nomem(s->err);
    int32_t at = (int32_t)s->n_mentions - 1;
    if (a->last_mention >= 0) s->mentions[a->last_mention].next = at;
    else a->first_mention = at;
    a->last_mention = at;
    a->count++;
    if (start < a->born) a->born = (uint32_t)start;
    return HS_OK;
}

void hs_actor_role(hs_scene *s, int32_t actor, size_t word)
{
    hs_actor *a = &s->actors[actor];
    uint64_t role = hs_role_of(s, word);
    if (a->n_roles < HS_ACTOR_ROLES && !hs_actor_has_role(a, role)) a->roles[a->n_roles++] = role;
}

bool hs_actor_has_role(const hs_actor *a, uint64_t role)
{
    for (uint32_t k = 0; k < a->n_roles; k++)
        if (a->roles[k] == role) return true;
    return false;
}

uint64_t hs_past_role(uint64_t role)
{
    return role ^ 0x9e3779b97f4a7c15u;
}

bool hs_former(const hs_scene *s, size_t word)
{
    return HS_ANY_OF(s, word, "former", "ex", "onetime", "erstwhile");
}

static void chain_in(hs_scene *s, int32_t actor, uint32_t first, uint32_t last)
{
    s->actors[actor].first = first;
    s->actors[actor].last = last;
    if (last != HS_KEY_NONE) s->chain_last[actor] = s->by_last[last], s->by_last[last] = actor;
    if (first != HS_KEY_NONE) s->chain_first[actor] = s->by_first[first], s->by_first[first] = actor;
}

/* The words of a name that count: letters only, no "Jr". */
static size_t last_word(const hs_scene *s, const hs_name_mention *m)
{
    size_t k = m->end;
    while (k > m->start + 1 && (!s->t->words[k - 1].alnum || (s->bits[k - 1] & HS_W_SUFFIX))) k--;
    return k - 1;
}

static uint32_t alnum_words(const hs_scene *s, const hs_name_mention *m)
{
    uint32_t n = 0;
    for (size_t k = m->start; k < m->end; k++) n += s->t->words[k].alnum;
    return n;
}

static int8_t sex_of_name(const hs_scene *s, size_t word)
{
    uint64_t b = s->bits[word] & (HS_W_MALE | HS_W_FEMALE);
    return b == HS_W_MALE ? 1 : b == HS_W_FEMALE ? -1 : 0;
}

static int8_t sex_of_title(const hs_scene *s, const hs_name_mention *m)
{
    for (size_t k = m->title; k < m->start; k++) {
        if (s->bits[k] & (HS_W_MR | HS_W_HE)) return 1;
        if (s->bits[k] & (HS_W_MRS | HS_W_SHE)) return -1;
    }
    return 0;
}

static bool first_agrees(const hs_scene *s, uint32_t a, uint32_t b)
{
    if (a == b || a == HS_KEY_NONE || b == HS_KEY_NONE) return true;
    hs_str x = s->key_str[a], y = s->key_str[b];
    if ((x.n == 1 || y.n == 1) && x.p[0] == y.p[0]) return true;
    const uint64_t *p = hs_map_find(&s->r->nicknames, x), *q = hs_map_find(&s->r->nicknames, y);
    return p && q && (*p & *q);
}

/* Titles may stand in lower case, and before a name that a tagger found without them: "spokesman Josh Earnest". */
static void widen_title(hs_scene *s, hs_name_mention *m)
{
    size_t sentence = s->t->sentences[s->t->words[m->start].sentence].start, k = m->title;
    while (k > sentence && m->start - k < 8) {
        size_t w = k - 1;
        if (hs_word_is(s, w, ".") && w > sentence && (s->bits[w - 1] & HS_W_TITLE)) w--;
        if (s->name_at[w] >= 0) break;
        if ((hs_word_is(s, w, "state") || hs_word_is(s, w, "staff")) && w > sentence + 1 && hs_word_is(s, w - 1, "of")) w -= 2;
        if (!(s->bits[w] & (HS_W_TITLE | HS_W_FORMER)) || (s->bits[w] & HS_W_FUNCTION)) break;
        k = w;
    }
    m->title = (uint32_t)k;
}

static uint64_t party_bit(const hs_scene *s, size_t w)
{
    if (!(s->bits[w] & HS_W_PARTY)) return 0;
    if (hs_word_is(s, w, "republican") || hs_word_is(s, w, "gop") || hs_word_is(s, w, "republicans")) return 1;
    if (hs_word_is(s, w, "democrat") || hs_word_is(s, w, "democratic") || hs_word_is(s, w, "democrats")) return 2;
    return 0;
}

/* The role at w, apart from those held now where "former" stands before it. */
static void note_time(hs_scene *s, int32_t actor, size_t w)
{
    enum { NEAR = 3 };
    hs_actor *a = &s->actors[actor];
    bool past = false;
    for (size_t k = w; k-- > 0 && k + NEAR >= w && s->t->words[k].alnum && s->name_at[k] < 0;) past |= hs_former(s, k);
    if (!past) hs_actor_role(s, actor, w);
    else if (a->n_roles < HS_ACTOR_ROLES) a->roles[a->n_roles++] = hs_past_role(hs_role_of(s, w));
}

static void note_role(hs_scene *s, int32_t actor, size_t w)
{
    if (s->bits[w] & (HS_W_ROLE | HS_W_OFFICE | HS_W_CANDIDATE | HS_W_WORK | HS_W_AIDE | HS_W_SPOKES | HS_W_FAMILY))
        if (!(s->bits[w] & (HS_W_FUNCTION | HS_W_PLURAL))) note_time(s, actor, w);
    s->actors[actor].party |= party_bit(s, w);
    if (s->actors[actor].sex == 0) {
        if (s->bits[w] & HS_W_HE) s->actors[actor].sex = 1;
        if (s->bits[w] & HS_W_SHE) s->actors[actor].sex = -1;
    }
}

/* "The mayor and sheriff NAME" are two people: no role of the name's stands before that "and" (at w). */
static bool joins_offices(const hs_scene *s, size_t w)
{
    return w > 1 && hs_word_is(s, w, "and") && (s->bits[w - 1] & s->bits[w + 1] & HS_W_OFFICE) && hs_word_is(s, w - 2, "the");
}

/* What the person is called beside the name: titles, "the nominee, NAME", "NAME, a lawyer and donor, …", "NAME is a …". */
static void note_roles(hs_scene *s, const hs_name_mention *m)
{
    if (m->possessive) return;
    hs_sentence sentence = s->t->sentences[s->t->words[m->start].sentence];
    size_t k = m->title;
    bool comma = false;
    for (size_t steps = 0; k > sentence.start && steps < 8; steps++) {
        size_t w = k - 1;
        if (!s->t->words[w].alnum && !hs_word_is(s, w, ".") && !hs_word_is(s, w, "-")) {
            if (hs_word_is(s, w, ",") && !comma && steps == 0) comma = true;
            else break;
        } else if ((s->bits[w] & (HS_W_VERB | HS_W_SPEECH)) || joins_offices(s, w)) {
            break;
        } else if (!comma && steps == 0 && !(s->bits[w] & (HS_W_ROLE | HS_W_TITLE | HS_W_OFFICE | HS_W_CANDIDATE | HS_W_WORK))) {
            break;
        } else if (comma && hs_possessive_at(s, w)) {
            break;
        }
        k = w;
    }
    /* A comma binds only when what stands before it is a description: it begins with a determiner or a title. */
    if (!comma || (k < m->title && (s->bits[k] & (HS_W_DET | HS_W_TITLE | HS_W_DEMONYM | HS_W_PARTY))) )
        for (; k < m->start; k++) note_role(s, m->actor, k);
    else
        for (k = m->title; k < m->start; k++) note_role(s, m->actor, k);
    size_t end = m->end;
    bool open = hs_word_is(s, end, ",") || hs_word_is(s, end, "is") || hs_word_is(s, end, "was") || hs_word_is(s, end, "—");
    if (!open) return;
    if (!(s->bits[end + 1 < s->n ? end + 1 : end] & (HS_W_DET | HS_W_FORMER | HS_W_ROLE | HS_W_WORK | HS_W_OFFICE | HS_W_DEMONYM | HS_W_PARTY)) && s->name_at[end + 1 < s->n ? end + 1 : end] < 0 && !(end + 2 < s->n && (s->bits[end + 2] & (HS_W_ROLE | HS_W_WORK)))) return;
    for (k = end + 1; k < sentence.end && k < end + 12; k++) {
        if (hs_word_is(s, k, ",") || hs_word_is(s, k, "of") || hs_word_is(s, k, "for") || hs_word_is(s, k, "at") || hs_word_is(s, k, "who") || (s->bits[k] & (HS_W_VERB | HS_W_SPEECH))) break;
        if (!hs_possessive_at(s, k + 1)) note_role(s, m->actor, k);
    }
}

static hs_str span_text(const hs_scene *s, size_t start, size_t end)
{
    return hs_words_str(s->t, start, end);
}

static hs_code join(hs_scene *s, hs_name_mention *m, int32_t actor)
{
    m->actor = actor;
    hs_actor *a = &s->actors[actor];
    uint32_t length = alnum_words(s, m);
    if (a->kind == HS_PERSON ? length > a->length : span_text(s, m->start, m->end).n > a->name.n) {
        if (!(a->kind == HS_PERSON && a->length >= 2 && length > 4)) a->name = span_text(s, m->start, m->end), a->length = length;
    }
    return hs_mention_add(s, actor, m->start, m->end, HS_NAME);
}

static bool middle_conflict(const hs_scene *s, const hs_name_mention *m, const hs_actor *a)
{
    int8_t sex = sex_of_name(s, m->start);
    return sex && a->sex && sex != a->sex && a->first != s->key[m->start];
}

static hs_code full_person(hs_scene *s, hs_name_mention *m)
{
    uint32_t first = s->key[m->start], last = s->key[last_word(s, m)];
    int32_t found = -1;
    size_t steps = 0;
    for (int32_t k = s->by_last[last]; k >= 0 && steps < CHAIN && found < 0; k = s->chain_last[k], steps++)
        if (s->actors[k].kind == HS_PERSON && first_agrees(s, first, s->actors[k].first) && !middle_conflict(s, m, &s->actors[k])) found = k;
    if (found < 0) {
        found = hs_new_actor(s, HS_PERSON, span_text(s, m->start, m->end));
        if (found < 0) return HS_ENOMEM;
        chain_in(s, found, first, last);
        s->actors[found].length = alnum_words(s, m);
        s->actors[found].sex = sex_of_name(s, m->start);
        s->actors[found].confidence = m->confidence;
    }
    int8_t sex = sex_of_title(s, m);
    if (sex) s->actors[found].sex = sex;
    return join(s, m, found);
}

/* "Sir Philip", "Dame Ruth": these titles go with the first name. */
static int32_t knighted(const hs_scene *s, const hs_name_mention *m, uint32_t key)
{
    int32_t best = -1;
    size_t steps = 0;
    if (m->title == m->start || !HS_ANY_OF(s, m->start - 1, "sir", "dame")) return -1;
    for (int32_t k = s->by_first[key]; k >= 0 && steps < CHAIN; k = s->chain_first[k], steps++)
        if (s->actors[k].kind == HS_PERSON && (best < 0 || s->actors[k].count >= s->actors[best].count)) best = k;
    return best;
}

/* Of the people with this word as last (else first) name, the one that fits best. */
static int32_t namesake(const hs_scene *s, const hs_name_mention *m, uint32_t key)
{
    int8_t sex = sex_of_title(s, m);
    int32_t best = knighted(s, m, key);
    double top = -1;
    size_t steps = 0;
    if (best >= 0) return best;
    for (int32_t k = s->by_last[key]; k >= 0 && steps < CHAIN; k = s->chain_last[k], steps++) {
        const hs_actor *a = &s->actors[k];
        if (a->kind != HS_PERSON) continue;
        if (sex && a->sex && sex != a->sex) continue;
        /* The chain runs from the latest first mention to the earliest: who is named first is the article's. */
        double fit = a->count + 0.5 * (double)steps;
        for (size_t w = m->title; w < m->start; w++)
            if (hs_actor_has_role(a, hs_role_of(s, w))) fit += 50;
        if (fit > top) top = fit, best = k;
    }
    if (best >= 0 || sex) return best;
    steps = 0;
    for (int32_t k = s->by_first[key]; k >= 0 && steps < CHAIN; k = s->chain_first[k], steps++) {
        const hs_actor *a = &s->actors[k];
        if (a->kind == HS_PERSON && a->count > top) top = a->count, best = k;
    }
    return best;
}

static hs_code single_person(hs_scene *s, hs_name_mention *m)
{
    uint32_t key = s->key[last_word(s, m)];
    int32_t found = namesake(s, m, key);
    if (found < 0) {
        found = hs_new_actor(s, HS_PERSON, span_text(s, m->start, m->end));
        if (found < 0) return HS_ENOMEM;
        chain_in(s, found, HS_KEY_NONE, key);
        s->actors[found].length = 1;
        s->actors[found].sex = m->title < m->start ? 0 : sex_of_name(s, m->start);
        s->actors[found].confidence = m->confidence * 0.9;
    }
    int8_t sex = sex_of_title(s, m);
    if (sex && !s->actors[found].sex) s->actors[found].sex = sex;
    return join(s, m, found);
}

/* A body's name without "the", full stops and case. */
static hs_str body_key(hs_scene *s, hs_str text)
{
    hs_str low = hs_lower(text, s->arena);
    if (!low.p) return low;
    char *out = hs_arena_alloc(s->arena, low.n + 1);
    if (!out) return HS_NONE;
    size_t n = 0, from = low.n > 4 && memcmp(low.p, "the ", 4) == 0 ? 4 : 0;
    for (size_t k = from; k < low.n; k++)
        if (low.p[k] != '.') out[n++] = low.p[k] == '\n' || low.p[k] == '\t' ? ' ' : low.p[k];
    return (hs_str){out, n};
}

/* "Federal Bureau of Investigation" → "fbi"; empty for names of one word. */
static hs_str acronym(hs_scene *s, const hs_name_mention *m)
{
    char *out = hs_arena_alloc(s->arena, 16);
    if (!out) return HS_NONE;
    size_t n = 0;
    for (size_t k = m->start; k < m->end && n < 12; k++)
        if (hs_word_cap(s, k) && !hs_word_is(s, k, "the")) {
            char c = s->key_str[s->key[k]].p[0];
            if (c >= 'a' && c <= 'z') out[n++] = c;
        }
    return (hs_str){out, n >= 2 ? n : 0};
}

static char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Whether a name begins with these lower-case words. */
static bool begins(hs_str name, hs_str key)
{
    if (name.n <= key.n || name.p[key.n] != ' ') return false;
    for (size_t k = 0; k < key.n; k++)
        if (ascii_lower(name.p[k]) != key.p[k]) return false;
    return true;
}

/* The one longer name of the article that starts with these words. */
static int32_t longer_body(const hs_scene *s, const hs_name_mention *m, hs_str key)
{
    if (key.n < 4 || (m->end - m->start == 1 && (s->bits[m->start] & (HS_W_ORGNAME | HS_W_BODY | HS_W_PLACE | HS_W_DEMONYM)))) return -1;
    int32_t found = -1;
    size_t steps = 0;
    for (int32_t k = s->by_first[s->key[m->start]]; k >= 0 && steps < CHAIN; k = s->chain_first[k], steps++) {
        const hs_actor *a = &s->actors[k];
        if ((a->kind != HS_ORGANIZATION && a->kind != HS_OUTLET) || a->place || !begins(a->name, key)) continue;
        if (found >= 0) return -1;
        found = k;
    }
    return found;
}

/* "City" after "Manchester City": the one name of two words that ends so. Chambers are told apart by theirs: "the House" is not
 * the White House. */
static int32_t club(const hs_scene *s, const hs_name_mention *m)
{
    int32_t found = -1;
    size_t steps = 0;
    bool common = (m->kind == HS_NAME_PLACE || m->kind == HS_NAME_OTHER) && HS_ANY_OF(s, m->start, "city", "town", "county");
    if (m->end - m->start > 1 || (m->kind != HS_NAME_ORGANIZATION && !common) || HS_ANY_OF(s, m->start, "house", "senate", "street", "party", "states", "kingdom", "nations")) return -1;
    for (int32_t k = s->by_last[s->key[m->start]]; k >= 0 && steps < CHAIN; k = s->chain_last[k], steps++) {
        const hs_actor *a = &s->actors[k];
        if (a->kind != HS_ORGANIZATION || a->place || a->length != 2) continue;
        if (found >= 0) return -1;
        found = k;
    }
    return found;
}

/* "the Post": an outlet named before whose name ends so, or the article's own. */
static hs_str short_outlet(hs_scene *s, const hs_name_mention *m)
{
    hs_str word = hs_word_str(s->t, m->end - 1);
    size_t steps = 0;
    for (int32_t k = s->by_last[s->key[m->end - 1]]; k >= 0 && steps < CHAIN; k = s->chain_last[k], steps++)
        if (s->actors[k].kind == HS_OUTLET) return s->actors[k].name;
    return hs_own_outlet_ends(s, word) ? s->outlet : HS_NONE;
}

static hs_code body(hs_scene *s, hs_name_mention *m)
{
    hs_str text = span_text(s, m->start, m->end);
    hs_kind kind = m->kind == HS_NAME_OUTLET ? HS_OUTLET : HS_ORGANIZATION;
    hs_str canonical = kind == HS_OUTLET ? hs_outlet_canonical(text) : HS_NONE;
    if (m->end - m->start == 1 && (s->bits[m->start] & HS_W_MEDIA) && !canonical.p && m->start > 0 && hs_word_is(s, m->start - 1, "the")) {
        hs_str full = short_outlet(s, m);
        if (full.p) kind = HS_OUTLET, canonical = hs_outlet_canonical(full), text = full, m->kind = HS_NAME_OUTLET;
        if (full.p && !canonical.p) canonical = full;
    }
    hs_str key = body_key(s, canonical.p ? canonical : text);
    bool added;
    uint64_t *at = key.p ? hs_map_at(&s->by_name, key, &added) : NULL;
    if (!at) return hs_nomem(s->err);
    if (*at) return join(s, m, (int32_t)(*at - 1));
    uint32_t words = alnum_words(s, m);
    int32_t found = m->kind == HS_NAME_PLACE ? -1 : longer_body(s, m, key);
    if (found < 0) found = club(s, m);
    hs_str letters = words >= 2 && m->kind == HS_NAME_ORGANIZATION ? acronym(s, m) : HS_NONE;
    const uint64_t *short_form = letters.n ? hs_map_find(&s->by_name, letters) : NULL;
    if (found < 0 && short_form) found = (int32_t)(*short_form - 1);
    if (found < 0) {
        found = hs_new_actor(s, kind, text);
        if (found < 0) return HS_ENOMEM;
        chain_in(s, found, s->key[m->start], s->key[last_word(s, m)]);
        s->actors[found].length = words;
        s->actors[found].place = m->kind == HS_NAME_PLACE;
        s->actors[found].other = m->kind == HS_NAME_OTHER;
        s->actors[found].confidence = m->confidence;
    }
    *at = (uint64_t)found + 1;
    if (letters.n && !short_form) {
        at = hs_map_at(&s->by_name, letters, &added);
        if (!at) return hs_nomem(s->err);
        if (!*at) *at = (uint64_t)found + 1;
    }
    return join(s, m, found);
}

static hs_code author(hs_scene *s)
{
    int32_t a = hs_new_actor(s, HS_PERSON, HS_S("(author)"));
    if (a < 0) return HS_ENOMEM;
    s->actors[a].author = true;
    s->actors[a].length = 9; /* no name in the text replaces it */
    return HS_OK;
}

/* Actor 0 is the article's author. */
hs_code hs_scene_actors(hs_scene *s)
{
    HS_TRY(author(s));
    for (size_t k = 0; k < s->n_names; k++) {
        hs_name_mention *m = &s->names[k];
        if (m->kind == HS_NAME_PERSON) widen_title(s, m);
        if (m->kind == HS_NAME_PERSON && alnum_words(s, m) >= 2) HS_TRY(full_person(s, m));
        else if (m->kind != HS_NAME_PERSON && alnum_words(s, m) >= 2) HS_TRY(body(s, m));
    }
    for (size_t k = 0; k < s->n_names; k++) {
        hs_name_mention *m = &s->names[k];
        if (m->actor >= 0) continue;
        HS_TRY(m->kind == HS_NAME_PERSON ? single_person(s, m) : body(s, m));
    }
    for (size_t k = 0; k < s->n_names; k++)
        if (s->names[k].kind == HS_NAME_PERSON) note_roles(s, &s->names[k]);
    return HS_OK;
}

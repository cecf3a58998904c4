/* Bodies that no name stands for: "the ministry", "its spokesman", "the network's host". A common noun means the body
 * of that kind that the article named last, or, for words that tell no kind ("the club"), the last body nearby. Where
 * none fits, what the text describes is a body of its own, called as it is described. */
#include <string.h>

#include "relation/scan.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

enum { FAR = 2000, NEAR = 240, LONG = 100, /* words */ BOARDS_TRIED = 4 };

/* Nouns for bodies besides those of the entity room, which must not be sources by themselves. */
static const char nouns[] = "police district municipality diocese inquiry brigade laboratory hotel home cooperative squad faction precinct tenants inspectorate federation theatre festival orchestra newsroom podcast broadcaster bloc commune";
static const char outlets[] = "network station channel magazine paper newspaper programme program show podcast site website broadcaster tabloid outlet publication";
static const char loose[] = "company group organization organisation firm institution agency bank university studio club team union charity trust theatre festival orchestra pac think school hospital museum squad";
/* Nouns that alone say too little to name a body; and those that never do. */
static const char vague[] = "group company bloc state country nation party faction organization organisation firm institution pac business brand force unit service operation chamber delegation republic kingdom coalition alliance home center centre branch division office panel";
static const char never[] = "campaign administration team squad staff ticket leadership house camp side base giant regime cabinet military army congress senate business chain";
/* Nouns that name a body even as the first part of a compound: "two ministry officials". */
static const char public[] = "ministry council district police department board hospital school city county municipality diocese embassy commission";
/* Adjectives that tell no body from another. */
static const char plain[] = "own same new old ruling entire whole local current big small senior top longtime lead chief deputy junior acting first rival lone executive supervisory";
/* The last words of names that "the club" or "the company" cannot mean. */
static const char *const others[] = {"party", "campaign", "embassy", "office", "ministry", "council", "court", "committee", "department", "police", "parliament", "senate", "house", "commission", "government", "front", "alliance", "coalition", "democrats", "republicans"};

bool hs_is_body(hs_kind kind)
{
    return kind == HS_ORGANIZATION || kind == HS_OUTLET;
}

static bool body_at(const hs_scan *s, size_t w)
{
    return s->any[w] >= 0 && hs_is_body(s->entities->v[s->noted[s->any[w]].entity].kind);
}

bool hs_body_noun(const hs_scan *s, size_t w)
{
    return w < s->n && s->t->words[w].alnum && (((s->bits[w] & HS_W_BODY) && !(s->bits[w] & HS_W_PLURAL)) || hs_among(s, w, nouns));
}

/* Whether an entity's name has the word at w among its own; as its head: "council" of "Hill Council", "bank" of "Bank of Hill". */
static bool has_word(const hs_scan *s, uint32_t entity, size_t w, bool head)
{
    hs_str name = s->entities->v[entity].name, x = hs_word_str(s->t, w);
    for (size_t k = 0; k + x.n <= name.n; k++) {
        size_t i = 0, end = k + x.n;
        while (i < x.n && hs_scan_lower(name.p[k + i]) == hs_scan_lower(x.p[i])) i++;
        if (i < x.n || (k > 0 && name.p[k - 1] != ' ') || (end < name.n && name.p[end] != ' ' && name.p[end] != '\'')) continue;
        if (!head || end == name.n || (name.n - end > 3 && (memcmp(name.p + end, " of ", 4) == 0 || memcmp(name.p + end, " for", 4) == 0))) return true;
    }
    return false;
}

/* A word that tells no body from another. */
static bool idle(const hs_scan *s, size_t w)
{
    return !s->t->words[w].alnum || (s->bits[w] & (HS_W_PARTY | HS_W_FORMER)) || hs_scan_is(s, w, "s") || hs_among(s, w, plain);
}

static bool joins(const hs_scan *s, size_t w)
{
    return s->t->words[w].alnum && !(s->bits[w] & (HS_W_DET | HS_W_PREP | HS_W_VERB | HS_W_SPEECH | HS_W_FUNCTION | HS_W_FORMER));
}

/* Where the description that ends in the noun at w begins: its words, with whose it is ("the sheriff's office"). */
static size_t phrase_start(const hs_scan *s, size_t w)
{
    size_t from = hs_sentence_start(s, w), k = w;
    for (size_t steps = 0; k > from && steps < 6; steps++) {
        if (joins(s, k - 1)) k--;
        else if (hs_scan_possessive(s, k - 1) && k - 1 > from && joins(s, k - 2)) k -= 2;
        else break;
    }
    return k;
}

/* Whether the name of the body at k has the noun at w and every word that tells it apart. */
static bool called_so(const hs_scan *s, size_t k, size_t start, size_t w)
{
    if (!body_at(s, k)) return false;
    uint32_t e = s->noted[s->any[k]].entity;
    bool all = has_word(s, e, w, true);
    for (size_t m = start; m < w && all; m++)
        if (!idle(s, m)) all = has_word(s, e, m, false);
    return all;
}

/* The last such body before w, else the first one after. */
static int64_t named_so(const hs_scan *s, size_t start, size_t w)
{
    for (size_t k = w, steps = 0; k-- > 0 && steps < FAR; steps++)
        if (called_so(s, k, start, w)) return s->noted[s->any[k]].entity;
    for (size_t k = w + 1; k < s->n && k < w + FAR; k++)
        if (called_so(s, k, start, w)) return s->noted[s->any[k]].entity;
    return -1;
}

/* The body, or outlet, that the words before w name most often of all the article's; of equals the last. */
static int64_t named_before(const hs_scan *s, size_t w, bool outlet)
{
    int64_t best = -1;
    for (size_t k = w, steps = 0; k-- > 0 && steps < (outlet ? 2 * NEAR : NEAR); steps++) {
        if (!body_at(s, k)) continue;
        uint32_t e = s->noted[s->any[k]].entity;
        if (outlet ? s->entities->v[e].kind != HS_OUTLET : s->entities->v[e].kind != HS_ORGANIZATION || hs_ends_in(s, e, others, COUNT(others))) continue;
        if (best < 0 || s->entities->v[e].n_mentions > s->entities->v[best].n_mentions) best = e;
    }
    return best;
}

/* "according to data from NAME": who is cited there is not spoken of. */
static bool cited(const hs_scan *s, size_t w)
{
    for (size_t k = w, steps = 0; k-- > 1 && steps < 5; steps++) {
        if (hs_scan_is(s, k, "to") && hs_scan_is(s, k - 1, "according")) return true;
        if (!s->t->words[k].alnum) return false;
    }
    return false;
}

/* The body that a sentence's words from `start` to `end` speak of most: the one that the article names most often. */
static int64_t body_of_sentence(const hs_scan *s, size_t start, size_t end, bool outlets_too)
{
    int64_t best = -1;
    for (size_t w = end > start + LONG ? end - LONG : start; w < end; w++) {
        if (!body_at(s, w) || cited(s, w)) continue;
        uint32_t e = s->noted[s->any[w]].entity;
        const hs_entity *x = &s->entities->v[e];
        if ((x->kind == HS_OUTLET && !outlets_too) || (s->bits[s->noted[s->any[w]].start] & HS_W_PLACE && s->noted[s->any[w]].end == s->noted[s->any[w]].start + 1)) continue;
        if (best < 0 || x->n_mentions > s->entities->v[best].n_mentions) best = e;
    }
    return best;
}

static int64_t focus(const hs_scan *s, size_t w, bool outlets_too, size_t sentences)
{
    size_t start = hs_sentence_start(s, w), end = w;
    for (size_t back = 0; back < sentences; back++) {
        int64_t body = body_of_sentence(s, start, end, outlets_too);
        if (body >= 0 || start == 0) return body;
        end = start;
        start = hs_sentence_start(s, start - 1);
    }
    return -1;
}

/* The body of which the text says "the district's board" somewhere around w; after so many whose body is not found, none. */
static hs_code with_board(hs_scan *s, size_t w, uint32_t *body, bool *found)
{
    size_t tried = 0;
    *found = false;
    for (size_t k = w > FAR ? w - FAR : 3; k < s->n && k < w + FAR && !*found && tried < BOARDS_TRIED; k++) {
        if (!(s->bits[k] & HS_W_BODY) || k < 3 || !hs_scan_is(s, k, "board") || !hs_scan_is(s, k - 1, "s") || !hs_scan_possessive(s, k - 2)) continue;
        if (!body_at(s, k - 3) && (!hs_body_noun(s, k - 3) || hs_scan_is(s, k - 3, "board"))) continue;
        HS_TRY(hs_body_meant(s, k - 3, body, found));
        tried++;
    }
    return HS_OK;
}

hs_code hs_body_meant(hs_scan *s, size_t w, uint32_t *body, bool *found)
{
    *found = true;
    if (body_at(s, w)) {
        *body = s->noted[s->any[w]].entity;
        return HS_OK;
    }
    size_t start = phrase_start(s, w);
    while (start < w && idle(s, start)) start++;
    bool alone = start == w, the = start > 0 && hs_among(s, start - 1, "the own s");
    int64_t e = named_so(s, start, w);
    if (e < 0 && alone && (the || hs_scan_possessive(s, w + 1)) && hs_among(s, w, outlets)) e = named_before(s, w, true); /* "magazine editor" means none */
    if (e < 0 && alone && hs_among(s, w, loose)) e = named_before(s, w, false);
    bool board = alone && !the && hs_scan_is(s, w, "board"); /* "two board members": whose board it is */
    if (board) {
        HS_TRY(with_board(s, w, body, found));
        if (*found) return HS_OK;
        e = focus(s, start, false, 30);
    }
    *found = e >= 0;
    if (*found) *body = (uint32_t)e;
    if (*found || board || hs_among(s, w, outlets) || hs_among(s, w, never) || (alone && hs_among(s, w, vague)) || hs_scan_is(s, w + 1, "-")) return HS_OK;
    if (!the && !hs_scan_possessive(s, w + 1) && !hs_among(s, w, public)) return HS_OK;
    *found = true;
    return hs_named_entity(s, HS_ORGANIZATION, hs_words_str(s->t, start > 0 && hs_scan_is(s, start - 1, "the") ? start - 1 : start, w + 1), start, w + 1, body);
}

int64_t hs_body_in_focus(const hs_scan *s, size_t w)
{
    return focus(s, w, false, 4);
}

int64_t hs_body_before(const hs_scan *s, size_t w)
{
    int64_t body = focus(s, w, false, 2);
    if (body < 0) body = focus(s, w, true, 2);
    return body;
}

/* Bodies meant by a common noun: "the campaign" is somebody's, "the ministry" one that is called so, "the minister's office" a body
 * of its own. */
#include <string.h>

#include "entity/entity.h"

/* Whether a word of the name begins so (ASCII letters in either case). */
static bool says_word(hs_str name, const char *word)
{
    size_t n = strlen(word);
    for (size_t k = 0; k + n <= name.n; k++) {
        if (k > 0 && name.p[k - 1] != ' ') continue;
        size_t i = 0;
        while (i < n && (name.p[k + i] | 32) == word[i]) i++;
        if (i == n) return true;
    }
    return false;
}

/* "the commission" of "SEC", "the department" of "DHS": letters that begin or end with the noun's; a party's may be any but those known for another body. */
static bool lettered(hs_str name, char initial, bool any)
{
    static const char *const known[] = {"FBI", "CIA", "NSA", "NATO", "UN", "EU", "IMF", "WHO", "WTO", "EPA", "FDA", "SEC", "DHS", "IRS", "FEC", "NASA", "OPEC", "ICC", "US", "UK", "UAE"};
    for (size_t k = 0; any && k < sizeof known / sizeof *known; k++)
        if (hs_str_is(name, known[k])) return false;
    for (size_t k = 0; k < name.n; k++)
        if (name.p[k] < 'A' || name.p[k] > 'Z') return false;
    return name.n > 1 && name.n < 7 && (any || (name.p[0] | 32) == initial || (name.p[name.n - 1] | 32) == initial);
}

/* Bodies whose names say what they are, each with the words that do. */
enum { WORDS = 14 };
static const char *const kinds[][WORDS] = {
    {"ministry", "office", "department", "treasury"}, {"department", "office", "ministry", "treasury", "pentagon"}, {"embassy"}, {"consulate"},
    {"government", "administration"}, {"jury"}, {"board"}, {"council"}, {"commission"}, {"committee"}, {"court", "tribunal"}, {"tribunal", "court"},
    {"diocese"}, {"archdiocese"}, {"opposition"}, {"prosecution", "prosecutor"}, {"defence"}, {"defense"}, {"secretariat"}, {"palace"}, {"caucus"},
    {"parliament", "assembly", "commons", "knesset", "bundestag"}, {"inquiry"}, {"inspectorate"}, {"police", "department", "constabulary"}, {"union"}, {"hospital", "clinic"}, {"school", "academy"}, {"church"}, {"university", "college"},
    {"party", "democrat", "republican", "gop", "congress", "labour", "alliance", "front", "movement", "league", "conservative", "liberal", "socialist"}, {"bank", "banc", "banco", "reserve", "bundesbank"},
    {"city", "council", "municipality", "town"}, {"county"}, {"municipality", "city", "town", "council"}, {"canton"}, {"regime"}, {"junta"}, {"navy"}, {"army"}, {"military", "army", "forces", "navy", "defense", "defence", "pentagon"},
    {"office", "bureau", "department", "ministry", "administration"}, {"institute"}, {"league"}, {"museum"}, {"library"}, {"fund"}, {"laboratory", "lab"}};

/* The words for the description's kind of body; NULL where names need not say it. */
static const char *const *bears_kind(const hs_scene *s, const hs_phrase *p)
{
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if (hs_head_is(s, p, kinds[k][0])) return kinds[k];
    return NULL;
}

/* "The ministry" is one called a ministry, or one without a name. */
bool hs_bears_its_kind(const hs_scene *s, const hs_actor *a, const hs_phrase *p)
{
    const char *const *words = bears_kind(s, p);
    for (size_t i = 0; words && i < WORDS && words[i]; i++)
        if (says_word(a->name, words[i])) return true;
    return !words || lettered(a->name, words[0][0], hs_head_is(s, p, "party"));
}

/* Whether one of the name's words begins as this one does: "Germany" and "german". */
static bool shares_start(hs_str name, hs_str word)
{
    enum { LETTERS = 4 };
    char start[LETTERS + 1] = {0};
    memcpy(start, word.p, word.n < LETTERS ? word.n : LETTERS);
    return says_word(name, start);
}

/* "the central bank" is none whose name says nothing of it: words for what a body does tell it from others of its kind. */
static bool fields_fit(const hs_scene *s, const hs_actor *a, const hs_phrase *p)
{
    static const char *const fields[] = {"central", "budget", "press", "meteorological", "health", "police", "security", "electoral", "election", "weather", "education", "foreign", "defense", "defence", "finance", "interior", "justice", "trade", "transport", "tax", "statistics",
                                         "intelligence", "appeals", "supreme", "constitutional", "labour", "labor", "electricity", "water", "immigration", "environment", "agriculture", "teachers", "students", "culture", "tourism", "ethics", "planning", "fire"};
    enum { NEAR = 6 };
    for (size_t w = p->head > p->start + NEAR ? p->head - NEAR : p->start; w < p->head; w++) {
        if ((s->bits[w] & HS_W_DEMONYM) && bears_kind(s, p) && !shares_start(a->name, s->key_str[s->key[w]])) return false;
        for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
            if (hs_word_is(s, w, fields[k]) && a->name.n > 5 && !says_word(a->name, fields[k])) return false;
    }
    return true;
}

/* "the minister's office", "the victims' association": whose it is tells it from others. */
static bool possessed(const hs_scene *s, const hs_phrase *p)
{
    for (size_t w = p->start + 1u; w < p->head; w++)
        if (hs_possessive_at(s, w) && s->name_at[w - 1] < 0) return true;
    return false;
}

/* "the city of NAME" is no body whose name does not say NAME. */
static bool of_another(const hs_scene *s, const hs_actor *a, const hs_phrase *p)
{
    size_t w = p->chunk_end;
    if (w >= p->end || !hs_word_is(s, w, "of")) return false;
    w += hs_word_is(s, w + 1, "the") ? 2 : 1;
    return w < p->end && s->name_at[w] >= 0 && !shares_start(a->name, s->key_str[s->key[w]]);
}

static bool is_body(const hs_scene *s, const hs_actor *a, const hs_phrase *p)
{
    /* a company is no party, court or department */
    static const char *const public_names[] = {"Party", "Committee", "Convention", "Department", "Court", "Congress", "Senate", "House", "Administration", "University", "States", "Commission"};
    if (hs_head_is(s, p, "company") || hs_head_is(s, p, "firm") || hs_head_is(s, p, "corporation"))
        for (size_t k = 0; k < sizeof public_names / sizeof *public_names; k++)
            if (a->name.n >= strlen(public_names[k]) && memcmp(a->name.p + a->name.n - strlen(public_names[k]), public_names[k], strlen(public_names[k])) == 0) return false;
    return a->kind == HS_ORGANIZATION && !a->place && !a->other && !a->owner && hs_bears_its_kind(s, a, p) && fields_fit(s, a, p) && !of_another(s, a, p);
}

static bool is_campaign(const hs_scene *s, const hs_actor *a, const hs_phrase *p)
{
    (void)p;
    return a->kind == HS_ORGANIZATION && a->owner && a->last == s->key[p->head];
}

/* "his campaign", "the Clinton campaign": one body of its owner, named by the owner's last name. */
static hs_code owned_body(hs_scene *s, const hs_phrase *p, int32_t owner, int32_t *actor)
{
    hs_str noun = s->key_str[s->key[p->head]];
    hs_str who = s->actors[owner].name;
    if (s->actors[owner].kind == HS_PERSON) {
        size_t k = who.n;
        while (k > 0 && who.p[k - 1] != ' ') k--;
        if (!(who.n - k <= 3 && k > 0)) who = (hs_str){who.p + k, who.n - k};
    }
    hs_str name = hs_arena_printf(s->arena, "%.*s %.*s", HS_FMT(who), HS_FMT(noun));
    hs_str key = hs_arena_printf(s->arena, "~%d %.*s", (int)owner, HS_FMT(noun));
    bool added;
    uint64_t *at = name.p && key.p ? hs_map_at(&s->by_name, key, &added) : NULL;
    if (!at) return hs_nomem(s->err);
    if (!*at) {
        HS_TRY(hs_register_actor(s, p, HS_ORGANIZATION, name, actor));
        s->actors[*actor].owner = (uint32_t)owner + 1;
        s->actors[*actor].multiple = false;
        *at = (uint64_t)*actor + 1;
    }
    *actor = (int32_t)(*at - 1);
    return HS_OK;
}

static bool owner_makes_body(const hs_scene *s, const hs_phrase *p)
{
    return hs_head_is(s, p, "campaign") || hs_head_is(s, p, "administration") || hs_head_is(s, p, "team") || hs_head_is(s, p, "camp") || hs_head_is(s, p, "office") || hs_head_is(s, p, "foundation") || hs_head_is(s, p, "committee") || hs_head_is(s, p, "government");
}

static hs_code owner_of(hs_scene *s, const hs_phrase *p, const hs_place_in_text *where, int32_t *owner)
{
    double sure;
    *owner = -1;
    if (p->owner_name >= 0) *owner = s->names[p->owner_name].actor;
    else if (p->owner_pronoun >= 0) return hs_pronoun(s, (size_t)p->owner_pronoun, where, owner, &sure);
    else {
        /* "the campaign of Hillary Clinton" */
        size_t w = p->chunk_end;
        if (w < p->end && hs_word_is(s, w, "of"))
            for (w++; w < p->end && w < p->chunk_end + 5u; w++)
                if (s->name_at[w] >= 0 && s->names[s->name_at[w]].kind == HS_NAME_PERSON) {
                    *owner = s->names[s->name_at[w]].actor;
                    break;
                }
    }
    return HS_OK;
}

/* Whose administration "the administration" is: a former president's only where the article has no other. */
static int32_t president(const hs_scene *s)
{
    int32_t found = -1;
    for (int past = 0; past < 2 && found < 0; past++) {
        uint64_t role = past ? hs_past_role(hs_str_hash(HS_S("president"))) : hs_str_hash(HS_S("president"));
        for (size_t k = 0; k < s->n_actors && k < HS_ACTORS_ASKED; k++)
            if (s->actors[k].kind == HS_PERSON && hs_actor_has_role(&s->actors[k], role) && (found < 0 || s->actors[k].count > s->actors[found].count)) found = (int32_t)k;
    }
    return found;
}

/* "a federal committee": a public body is one though nobody names it. */
static bool public_body(const hs_scene *s, const hs_phrase *p)
{
    return HS_ANY_OF(s, p->head, "committee", "court", "tribunal", "inquiry");
}

hs_code hs_body_nominal(hs_scene *s, const hs_phrase *p, const hs_place_in_text *where, int32_t *actor, double *sure)
{
    int32_t owner;
    HS_TRY(owner_of(s, p, where, &owner));
    *sure = 0.8;
    if (owner >= 0 && owner_makes_body(s, p) && !p->indefinite && !p->plural) return owned_body(s, p, owner, actor);
    bool national = false;
    for (size_t w = p->start; w < p->head; w++) national |= (s->bits[w] & (HS_W_DEMONYM | HS_W_PLACE)) && hs_word_cap(s, w);
    bool police = HS_ANY_OF(s, p->head, "police", "authorities"); /* a body without an article too */
    bool bare = !p->plural && p->end - p->start == 1 && HS_ANY_OF(s, p->head, "government", "parliament", "prosecution", "cabinet", "congress");
    if (hs_head_is(s, p, "authorities") || bare || (p->indefinite && !p->plural && public_body(s, p))) {
        *sure = 0.7;
        return hs_described(s, p, HS_ORGANIZATION, p->indefinite, actor);
    }
    if ((p->plural && !police) || hs_head_is(s, p, "side")) return hs_described(s, p, HS_COLLECTIVE_SOURCE, false, actor);
    if (p->indefinite || (!p->definite && !police && p->owner_pronoun < 0 && p->owner_name < 0 && !national)) return hs_described(s, p, HS_ANONYMOUS_SOURCE, false, actor);
    static const char *const press[] = {"newspaper", "magazine", "network", "outlet", "site", "website", "publication", "channel", "station", "program", "show"};
    *sure = 0.6;
    if (hs_head_is(s, p, "campaign") || hs_head_is(s, p, "camp") || hs_head_is(s, p, "team")) *actor = hs_latest(s, p, is_campaign);
    if (*actor < 0 && owner < 0 && p->definite && (hs_head_is(s, p, "campaign") || hs_head_is(s, p, "administration"))) {
        owner = hs_head_is(s, p, "campaign") ? hs_recent_person(s, p->start, 0, NULL) : president(s);
        if (owner >= 0 && s->actors[owner].kind == HS_PERSON) return owned_body(s, p, owner, actor);
    }
    for (size_t k = 0; k < sizeof press / sizeof *press && *actor < 0; k++)
        if (hs_head_is(s, p, press[k])) *actor = hs_latest(s, p, hs_is_outlet), *sure = *actor >= 0 ? 0.8 : *sure;
    if (*actor < 0 && p->definite && hs_word_is(s, p->head - 1u, "news")) *actor = hs_latest(s, p, hs_is_outlet), *sure = *actor >= 0 ? 0.8 : *sure;
    if (*actor < 0 && (p->definite || police) && owner < 0 && !possessed(s, p)) *actor = hs_latest(s, p, is_body);
    if (*actor >= 0) return HS_OK;
    *sure = 0.5;
    hs_kind kind = p->definite || police || owner >= 0 ? HS_ORGANIZATION : HS_ANONYMOUS_SOURCE;
    return hs_described(s, p, kind, false, actor);
}

/* Descriptions in source spans → actors: "the Republican nominee" is somebody named, "the campaign" a body, "a former
 * aide" a person never named, "critics" a class, "the report" a document. The head word's classes decide the kind;
 * a definite description looks for somebody the article called so before. */
#include <string.h>

#include "base/utf8.h"
#include "entity/entity.h"

bool hs_head_is(const hs_scene *s, const hs_phrase *p, const char *word)
{
    return hs_word_is(s, p->head, word);
}

/* The description as text, up to a comma (which only adds what is said of it). */
static hs_str description(hs_scene *s, const hs_phrase *p)
{
    size_t end = p->chunk_end;
    while (end < p->end && !hs_word_is(s, end, ",") && !hs_word_is(s, end, "—") && !(hs_word_is(s, end, "-") && !hs_glued(s, end))) end++;
    while (end > p->start + 1 && (!s->t->words[end - 1].alnum || (hs_word_is(s, end - 1, "s") && hs_possessive_at(s, end - 2)))) end--;
    return hs_words_str(s->t, p->start, end);
}

/* "one of them", "several of the five", a lone "one": a share of people spoken of before. */
static bool share_of_group(const hs_scene *s, const hs_phrase *p)
{
    size_t of = p->start + 1, end = of + 2;
    if (of >= p->end || !s->t->words[of].alnum) return hs_word_is(s, p->start, "one");
    if (!hs_word_is(s, of, "of") || !HS_ANY_OF(s, p->start, "one", "another", "several", "some", "many", "most", "few", "two", "three", "none")) return false;
    if (hs_word_is(s, of + 1, "the") && HS_ANY_OF(s, of + 2, "two", "three", "four", "five", "six", "seven")) end++;
    else if (!HS_ANY_OF(s, of + 1, "them", "these", "those")) return false;
    return end >= p->end || !s->t->words[end].alnum;
}

/* Whom a share is of, as the article called them: the last several unnamed people that said something, else, where the
 * phrase itself goes back to them, a plural noun before; empty: nobody. */
static hs_str group_of(hs_scene *s, const hs_phrase *p)
{
    int32_t group = hs_group_before(s, p->start, false, false);
    if (group >= 0) return s->actors[group].name;
    hs_phrase noun;
    return p->end > p->start + 1u && hs_noun_before(s, p->start, HS_ANONYMOUS_SOURCE, true, &noun) ? description(s, &noun) : HS_NONE;
}

/* The name of an actor under this description: "one of them" is one of those meant. */
static hs_str name_of(hs_scene *s, const hs_phrase *p)
{
    hs_str text = description(s, p), group = share_of_group(s, p) ? group_of(s, p) : HS_NONE;
    if (!group.n || group.n > 80) return text;
    hs_str share = hs_word_str(s->t, p->start);
    bool lower = group.n > 1 && group.p[1] >= 'a' && group.p[1] <= 'z';
    hs_str out = hs_arena_printf(s->arena, "%.*s of %c%.*s", HS_FMT(share), lower ? group.p[0] | 32 : group.p[0], (int)(group.n - 1), group.p + 1);
    return out.p ? out : text;
}

hs_code hs_register_actor(hs_scene *s, const hs_phrase *p, hs_kind kind, hs_str name, int32_t *actor)
{
    *actor = hs_new_actor(s, kind, name);
    if (*actor < 0) return HS_ENOMEM;
    hs_actor *a = &s->actors[*actor];
    a->last = s->key[p->head];
    a->multiple = p->plural;
    a->length = p->end - p->start;
    a->sex = s->bits[p->head] & HS_W_SHE ? -1 : s->bits[p->head] & HS_W_HE ? 1 : 0;
    a->born = p->start;
    hs_actor_role(s, *actor, p->head);
    return HS_OK;
}

/* The article's actor under exactly this description (lower case, without determiner), or a new one. */
hs_code hs_described(hs_scene *s, const hs_phrase *p, hs_kind kind, bool fresh, int32_t *actor)
{
    hs_str name = description(s, p), low = hs_lower(name, s->arena);
    if (!low.p) return hs_nomem(s->err);
    static const char *const lead[] = {"the ", "these ", "those ", "a ", "an ", "some of ", "his ", "her ", "their "};
    for (size_t k = 0; k < sizeof lead / sizeof *lead; k++)
        if (low.n > strlen(lead[k]) && memcmp(low.p, lead[k], strlen(lead[k])) == 0) {
            low.p += strlen(lead[k]), low.n -= strlen(lead[k]);
            break;
        }
    bool added;
    hs_str key = hs_arena_printf(s->arena, "~%.*s", HS_FMT(low));
    uint64_t *at = key.p ? hs_map_at(&s->by_name, key, &added) : NULL;
    if (!at) return hs_nomem(s->err);
    if (*at && !fresh) {
        *actor = (int32_t)(*at - 1);
        return HS_OK;
    }
    HS_TRY(hs_register_actor(s, p, kind, name_of(s, p), actor));
    *at = (uint64_t)*actor + 1;
    return HS_OK;
}

hs_code hs_describe_new(hs_scene *s, const hs_phrase *p, hs_kind kind, int32_t *actor)
{
    return hs_described(s, p, kind, true, actor);
}

enum { BACK = 400 };

/* The latest actor before the phrase that fits. Recent actors are at the end of the list, except those that names made:
 * they are found through the names before the phrase. */
int32_t hs_latest(const hs_scene *s, const hs_phrase *p, bool (*fits)(const hs_scene *, const hs_actor *, const hs_phrase *))
{
    for (size_t k = s->n_resolved, steps = 0; k-- > 0 && steps < 40; steps++) {
        int32_t actor = s->source_of[k];
        if (actor >= 0 && s->source_word[k] < p->start && fits(s, &s->actors[actor], p)) return actor;
    }
    for (size_t w = p->start, steps = 0; w-- > 0 && steps < BACK; steps++) {
        int32_t k = s->name_at[w];
        if (k >= 0 && s->names[k].actor >= 0 && fits(s, &s->actors[s->names[k].actor], p)) return s->names[k].actor;
    }
    return -1;
}

/* The person the article names most of those that fit. */
static int32_t most_named(const hs_scene *s, const hs_phrase *p, bool (*fits)(const hs_scene *, const hs_actor *, const hs_phrase *))
{
    int32_t found = -1;
    for (size_t k = 0; k < s->n_actors && k < HS_ACTORS_ASKED; k++)
        if (fits(s, &s->actors[k], p) && (found < 0 || s->actors[k].count > s->actors[found].count)) found = (int32_t)k;
    return found;
}

uint64_t hs_party_asked(const hs_scene *s, const hs_phrase *p)
{
    uint64_t party = 0;
    for (size_t w = p->start; w < p->head; w++) {
        if (hs_word_is(s, w, "republican") || hs_word_is(s, w, "gop")) party |= 1;
        if (hs_word_is(s, w, "democratic") || hs_word_is(s, w, "democrat")) party |= 2;
    }
    return party;
}

static bool party_fits(const hs_scene *s, const hs_actor *a, const hs_phrase *p)
{
    uint64_t asked = hs_party_asked(s, p);
    return !asked || !a->party || (a->party & asked);
}

static bool sex_fits(const hs_scene *s, const hs_actor *a, const hs_phrase *p)
{
    uint64_t b = s->bits[p->head];
    return !((b & HS_W_SHE) && a->sex > 0) && !((b & HS_W_HE) && a->sex < 0);
}

/* "the lawmaker" may be a senator. */
static bool has_role(const hs_scene *s, const hs_actor *a, const hs_phrase *p)
{
    if (hs_actor_has_role(a, hs_role_of(s, p->head))) return true;
    if (hs_head_is(s, p, "lawmaker") || hs_head_is(s, p, "legislator")) return hs_actor_has_role(a, hs_str_hash(HS_S("senator"))) || hs_actor_has_role(a, hs_str_hash(HS_S("representative")));
    if (hs_head_is(s, p, "candidate") || hs_head_is(s, p, "contender") || hs_head_is(s, p, "hopeful")) return hs_actor_has_role(a, hs_str_hash(HS_S("nominee"))) || hs_actor_has_role(a, hs_str_hash(HS_S("front-runner")));
    return false;
}

static bool called_so(const hs_scene *s, const hs_actor *a, const hs_phrase *p)
{
    return a->kind == HS_PERSON && has_role(s, a, p) && party_fits(s, a, p) && sex_fits(s, a, p);
}

/* The same of whoever was so once: "the president" is a former one only where the article has no other. */
static bool once_called_so(const hs_scene *s, const hs_actor *a, const hs_phrase *p)
{
    return a->kind == HS_PERSON && hs_actor_has_role(a, hs_past_role(hs_role_of(s, p->head))) && party_fits(s, a, p) && sex_fits(s, a, p);
}

static bool says_former(const hs_scene *s, const hs_phrase *p)
{
    for (size_t w = p->start; w < p->head; w++)
        if (hs_former(s, w)) return true;
    return false;
}

static bool unnamed_called_so(const hs_scene *s, const hs_actor *a, const hs_phrase *p)
{
    return (a->kind == HS_ANONYMOUS_SOURCE || a->kind == HS_COLLECTIVE_SOURCE) && a->last == s->key[p->head];
}

/* "the ex-staffer" after "a former aide", "the source" after "an official": one unnamed person in other words. */
static bool unnamed_in_other_words(const hs_scene *s, const hs_actor *a, const hs_phrase *p)
{
    if (a->kind != HS_ANONYMOUS_SOURCE || a->multiple || a->last == HS_KEY_NONE || !sex_fits(s, a, p)) return false;
    const uint64_t ties = HS_W_AIDE | HS_W_SPOKES | HS_W_WORK | HS_W_FAMILY | HS_W_OPPONENT | HS_W_ALLY;
    uint64_t own = hs_class_of(s->r, s->key_str[a->last]);
    return (own & s->bits[p->head] & ties) || ((own & HS_W_ROLE) && (hs_head_is(s, p, "source") || hs_head_is(s, p, "person")));
}

static bool politician(const hs_scene *s, const hs_actor *a, const hs_phrase *p)
{
    return a->kind == HS_PERSON && !a->author && party_fits(s, a, p) && sex_fits(s, a, p);
}

bool hs_is_outlet(const hs_scene *s, const hs_actor *a, const hs_phrase *p)
{
    (void)s, (void)p;
    return a->kind == HS_OUTLET;
}

static bool same_document(const hs_scene *s, const hs_actor *a, const hs_phrase *p)
{
    return a->kind == HS_DOCUMENT_SOURCE && (a->last == s->key[p->head] || hs_actor_has_role(a, hs_role_of(s, p->head)));
}

static bool is_paper(const hs_scene *s, const hs_actor *a, const hs_phrase *p)
{
    return a->kind == HS_DOCUMENT_SOURCE && (a->last == s->key[p->head] || hs_actor_has_role(a, hs_str_hash(HS_S("study"))));
}

/* ---- people ------------------------------------------------------------------------------- */

int32_t hs_most_named(const hs_scene *s, const hs_phrase *p)
{
    return most_named(s, p, politician);
}

/* The last person called so, those that "former" is said of first where the phrase says it, else only where nobody is so now. */
static int32_t last_called(const hs_scene *s, const hs_phrase *p)
{
    int32_t found = says_former(s, p) ? hs_latest(s, p, once_called_so) : -1;
    if (found < 0) found = hs_latest(s, p, called_so);
    return found < 0 && most_named(s, p, called_so) < 0 ? hs_latest(s, p, once_called_so) : found;
}

static int32_t most_called(const hs_scene *s, const hs_phrase *p)
{
    int32_t found = most_named(s, p, called_so);
    return found < 0 ? most_named(s, p, once_called_so) : found;
}

int32_t hs_person_called(hs_scene *s, const hs_phrase *p)
{
    int32_t found = last_called(s, p);
    return found >= 0 ? found : most_called(s, p);
}

static hs_code definite_person(hs_scene *s, const hs_phrase *p, int32_t *actor, double *sure)
{
    uint64_t head = s->bits[p->head];
    *sure = 0.75;
    *actor = last_called(s, p);
    if (*actor < 0) *actor = hs_latest(s, p, unnamed_called_so);
    if (*actor < 0 && p->owner_name < 0 && p->end == p->chunk_end) *actor = hs_latest(s, p, unnamed_in_other_words);
    if (*actor < 0) *actor = most_called(s, p);
    if (*actor >= 0) return HS_OK;
    *sure = 0.5;
    bool public_man = (head & (HS_W_OFFICE | HS_W_CANDIDATE)) || hs_head_is(s, p, "billionaire") || hs_head_is(s, p, "mogul") || hs_head_is(s, p, "businessman") || hs_head_is(s, p, "businesswoman") || hs_head_is(s, p, "socialist") ||
                      hs_head_is(s, p, "tycoon") || hs_head_is(s, p, "politician") || hs_head_is(s, p, "man") || hs_head_is(s, p, "woman") || hs_head_is(s, p, "democrat") || hs_head_is(s, p, "republican") || hs_head_is(s, p, "developer") || hs_head_is(s, p, "magnate");
    bool short_of_place = p->end == p->chunk_end || ((head & HS_W_OFFICE) && (hs_word_is(s, p->chunk_end, "of") || hs_word_is(s, p->chunk_end, "from")) && p->end - p->chunk_end <= 4);
    if (public_man && short_of_place) *actor = most_named(s, p, politician);
    return HS_OK;
}

#define ANY_HEAD(s, p, ...) HS_ANY_OF((s), (p)->head, __VA_ARGS__)

/* Whether the cue reports words that somebody said, not what somebody thinks or wants. */
static bool says(const hs_scene *s, const hs_place_in_text *where)
{
    static const char *const verbs[] = {"said", "say", "says", "saying", "told", "tell", "tells", "according", "added", "adds", "confirmed", "acknowledged", "described", "describe", "noted", "note", "explained", "insisted", "insist", "shouted", "yelled", "recalled", "asked", "reported", "quoted", "privately", "argue", "argued", "called", "declined",
                                        "claimed", "complained", "cautioned", "warned", "suggested", "announced", "screamed", "replied", "wrote", "tweeted", "testified", "revealed", "disclosed"};
    if (where->quoted) return true;
    for (size_t w = where->cue; w < where->cue_end; w++)
        for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
            if (hs_word_is(s, w, verbs[k])) return true;
    return false;
}

/* People who gave information or are described as few and definite are anonymous; a class spoken of in general is
 * collective. Nouns for those who inform, numbers, "familiar with" and verbs of saying speak for the first. */
static hs_kind unnamed_kind(const hs_scene *s, const hs_phrase *p, const hs_place_in_text *where, double *sure)
{
    uint64_t head = s->bits[p->head];
    bool saying = says(s, where);
    *sure = 0.75;
    if (ANY_HEAD(s, p, "public", "crowd", "audience", "media", "press", "everyone", "everybody", "nobody", "anyone", "anybody", "majority", "minority")) return HS_COLLECTIVE_SOURCE;
    if (ANY_HEAD(s, p, "someone", "somebody")) return HS_ANONYMOUS_SOURCE;
    bool any = hs_word_is(s, p->start, "any") || hs_word_is(s, p->start, "no") || hs_word_is(s, p->start, "every") || hs_word_is(s, p->start, "each");
    if (!p->plural && (head & (HS_W_ROLE | HS_W_INFORM))) return any ? HS_COLLECTIVE_SOURCE : HS_ANONYMOUS_SOURCE;
    static const char *const numbers[] = {"two", "three", "four", "five", "several", "multiple"};
    for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++)
        if (hs_word_is(s, p->start, numbers[k]) && (head & HS_W_ROLE) && saying) return HS_ANONYMOUS_SOURCE;
    for (size_t w = p->head + 1u; w < p->end && w < p->head + 4u; w++)
        if (hs_word_is(s, w, "familiar") || hs_word_is(s, w, "briefed") || hs_word_is(s, w, "close") || hs_word_is(s, w, "involved")) return HS_ANONYMOUS_SOURCE;
    if (ANY_HEAD(s, p, "officials", "sources", "aides", "advisers", "advisors", "analysts", "experts", "strategists", "operatives", "staffers", "investigators", "prosecutors", "authorities", "insiders", "spokesmen", "detectives", "agents", "diplomats", "witnesses")) {
        bool most = hs_word_is(s, p->start, "most") || hs_word_is(s, p->start, "all");
        return most && !saying ? HS_COLLECTIVE_SOURCE : HS_ANONYMOUS_SOURCE;
    }
    *sure = 0.65;
    bool said = false;
    for (size_t w = where->cue; w < where->cue_end; w++)
        said |= hs_word_is(s, w, "said") || hs_word_is(s, w, "told") || hs_word_is(s, w, "described") || hs_word_is(s, w, "privately");
    bool general = ANY_HEAD(s, p, "critics", "voters", "supporters", "republicans", "democrats", "conservatives", "liberals", "lawmakers", "candidates", "women", "men", "people", "americans", "residents", "opponents", "fans", "students", "politicians", "senators", "governors", "members", "leaders", "rivals", "allies", "pundits", "respondents", "whites", "workers", "viewers", "users");
    if ((head & HS_W_ROLE) && said && !general) return HS_ANONYMOUS_SOURCE;
    if ((head & HS_W_INFORM) && saying && !ANY_HEAD(s, p, "leaders", "donors", "friends", "people", "men", "women", "teachers", "doctors", "students")) return HS_ANONYMOUS_SOURCE;
    return HS_COLLECTIVE_SOURCE;
}

static hs_code person_nominal(hs_scene *s, const hs_phrase *p, const hs_place_in_text *where, int32_t *actor, double *sure)
{
    bool owned = p->owner_name >= 0 || p->owner_pronoun >= 0;
    if (!p->plural && !p->indefinite && (p->definite || owned)) {
        HS_TRY(definite_person(s, p, actor, sure));
        if (*actor >= 0 && !(owned && s->actors[*actor].kind != HS_PERSON)) return HS_OK;
    }
    if (p->plural && (p->definite || p->end - p->start == 1)) {
        *actor = hs_latest(s, p, unnamed_called_so);
        *sure = 0.7;
        if (*actor >= 0) return HS_OK;
    }
    hs_kind kind = unnamed_kind(s, p, where, sure);
    bool fresh = p->indefinite && !p->plural;
    return hs_described(s, p, kind, fresh, actor);
}

/* ---- documents ----------------------------------------------------------------------------- */

static hs_code document_nominal(hs_scene *s, const hs_phrase *p, int32_t *actor, double *sure)
{
    *sure = 0.85;
    if (p->definite && p->end - p->start <= 3) *actor = hs_latest(s, p, same_document);
    if (*actor >= 0) return HS_OK;
    return hs_described(s, p, HS_DOCUMENT_SOURCE, false, actor);
}

/* "the paper" is the outlet named last, unless it is a document: one called a paper or a study before. */
static int32_t paper_meant(const hs_scene *s, const hs_phrase *p)
{
    int32_t document = hs_latest(s, p, is_paper);
    return document >= 0 ? document : hs_latest(s, p, hs_is_outlet);
}

hs_code hs_nominal(hs_scene *s, const hs_phrase *p, const hs_place_in_text *where, int32_t *actor, double *sure)
{
    uint64_t head = s->bits[p->head];
    *actor = -1;
    if (p->definite && hs_head_is(s, p, "paper") && !p->plural) *actor = paper_meant(s, p), *sure = 0.8;
    if (*actor >= 0) return HS_OK;
    if ((head & HS_W_DOCUMENT) && !(head & HS_W_PERSON)) return document_nominal(s, p, actor, sure);
    if (((head & HS_W_BODY) && !(head & HS_W_PERSON)) || hs_head_is(s, p, "authorities")) return hs_body_nominal(s, p, where, actor, sure);
    if (head & (HS_W_PERSON | HS_W_CROWD)) return person_nominal(s, p, where, actor, sure);
    *sure = 0.4;
    /* An unknown head: a capital tells a name, a plural ending people, else a thing that speaks. */
    hs_str word = s->key_str[s->key[p->head]];
    bool plural = p->plural || (word.n > 3 && word.p[word.n - 1] == 's' && word.p[word.n - 2] != 's');
    if (p->owner_name >= 0 && s->names[p->owner_name].possessive && s->names[p->owner_name].kind == HS_NAME_PERSON && !p->plural) { /* "Roe's mind" */
        *actor = s->names[p->owner_name].actor;
        return HS_OK;
    }
    if (p->end - p->start == 1 && (head & (HS_W_SPEECH | HS_W_VERB))) { /* a verb: its subject is left out */
        *actor = hs_recent_person(s, p->start, 0, sure);
        *sure *= 0.7;
        return HS_OK;
    }
    if (p->counted && !plural) plural = true;
    bool name = !(head & (HS_W_FUNCTION | HS_W_DET)) && p->chunk_end - p->start <= 6;
    for (size_t w = p->start + p->definite; w < p->chunk_end; w++) name &= hs_word_cap(s, w) || !s->t->words[w].alnum;
    if (name && !p->definite && !p->indefinite) return hs_described(s, p, head & HS_W_ORGNAME ? HS_ORGANIZATION : HS_PERSON, false, actor);
    if (name && p->definite && p->chunk_end - p->start > 2 && hs_word_cap(s, p->head)) return hs_described(s, p, HS_ORGANIZATION, false, actor); /* "the Executive Yuan" */
    hs_phrase q = *p;
    q.plural = plural || ANY_HEAD(s, p, "those", "some", "many", "most", "others", "few", "all", "both", "these", "several");
    return hs_described(s, &q, q.plural ? HS_COLLECTIVE_SOURCE : HS_DOCUMENT_SOURCE, false, actor);
}

/* People whom the running text calls by an office or a candidacy, outside source spans: "the Ohio governor", "the
 * Democratic front-runner". They get a mention, from which the relation room reads what they are called. Somebody the
 * article called so by name comes first; else it is whom the text speaks of at that point. */
#include "entity/entity.h"

enum { LONGEST = 9 };

/* The end of the noun chunk from the determiner at w; 0 where it is not one of these descriptions. */
static size_t chunk_from(const hs_scene *s, size_t w, size_t end)
{
    size_t head = 0;
    for (size_t k = w + 1; k < end && k < w + LONGEST; k++) {
        if (s->name_at[k] >= 0 && s->names[s->name_at[k]].kind == HS_NAME_PERSON) return 0;
        uint64_t bits = s->bits[k];
        if ((bits & (HS_W_OFFICE | HS_W_CANDIDATE)) && !(bits & HS_W_PLURAL)) {
            head = k + 1;
            continue;
        }
        if (head) break;
        if (!s->t->words[k].alnum && !hs_word_is(s, k, "-") && !hs_word_is(s, k, ".")) return 0;
        if (bits & (HS_W_PREP | HS_W_DET | HS_W_VERB | HS_W_SPEECH)) {
            if (!(bits & HS_W_DET) || hs_word_is(s, k, "the")) return 0;
        }
    }
    if (!head) return 0;
    /* a compound goes on: "the governor's race", "the presidential candidate debate" */
    if (hs_possessive_at(s, head)) return head;
    if (head < end && s->t->words[head].alnum && !(s->bits[head] & (HS_W_FUNCTION | HS_W_PREP | HS_W_VERB | HS_W_SPEECH)) && hs_word_cap(s, head)) return 0;
    if (hs_word_is(s, head, "-") && hs_glued(s, head)) return 0;
    return head;
}

/* A name that the description stands beside: that is an apposition, read elsewhere. */
static bool beside_name(const hs_scene *s, size_t start, size_t end, size_t limit)
{
    if (start >= 2 && !s->t->words[start - 1].alnum && s->name_at[start - 2] >= 0 && s->names[s->name_at[start - 2]].kind == HS_NAME_PERSON) return true;
    if (start >= 1 && (hs_word_is(s, start - 1, "is") || hs_word_is(s, start - 1, "was") || hs_word_is(s, start - 1, "as") || hs_word_is(s, start - 1, "become") || hs_word_is(s, start - 1, "became") || hs_word_is(s, start - 1, "be") || hs_word_is(s, start - 1, "of"))) return true;
    for (size_t k = end; k < limit && k < end + 8; k++) {
        if (s->name_at[k] >= 0 && s->names[s->name_at[k]].kind == HS_NAME_PERSON) return hs_word_is(s, k - 1, ",") || k == end || (s->bits[k - 1] & HS_W_TITLE) || hs_word_is(s, k - 1, ".");
        if (s->bits[k] & (HS_W_VERB | HS_W_SPEECH)) return false;
    }
    return false;
}

/* Whether the description says enough to stand for one person: a place, a party, "former", "presidential". */
static bool telling(const hs_scene *s, const hs_phrase *p)
{
    for (size_t w = p->start + 1; w < p->head; w++)
        if ((s->bits[w] & (HS_W_PLACE | HS_W_PARTY | HS_W_FORMER | HS_W_DEMONYM)) || hs_word_is(s, w, "presidential") || hs_word_is(s, w, "presumptive")) return true;
    return hs_word_is(s, p->head + 1u, "of") || hs_word_is(s, p->head, "nominee") || hs_word_is(s, p->head, "runner") || hs_word_is(s, p->head, "frontrunner");
}

/* Somebody of another party, or with an office of his own, is not meant. */
static bool conflicts(const hs_scene *s, const hs_actor *a, const hs_phrase *p)
{
    static const char *const offices[] = {"senator", "governor", "representative", "president", "mayor", "secretary", "speaker", "minister", "spokesman", "adviser", "strategist", "justice", "manager", "professor", "director"};
    uint64_t asked = hs_party_asked(s, p);
    if (a->kind != HS_PERSON || (asked && a->party && !(a->party & asked))) return true;
    if (s->bits[p->head] & HS_W_CANDIDATE) return false;
    for (size_t k = 0; k < sizeof offices / sizeof *offices; k++)
        if (hs_actor_has_role(a, hs_str_hash(hs_cstr(offices[k])))) return true;
    return a->count < 2;
}

static hs_code called(hs_scene *s, size_t start, size_t end)
{
    hs_phrase p = hs_phrase_read(s, start, end);
    if (p.form != HS_PHRASE_NOMINAL || p.plural) return HS_OK;
    int32_t actor = hs_person_called(s, &p);
    if (actor < 0 && telling(s, &p)) {
        double sure;
        actor = s->bits[p.head] & HS_W_CANDIDATE ? hs_most_named(s, &p) : hs_recent_person(s, start, 0, &sure);
        if (actor >= 0 && conflicts(s, &s->actors[actor], &p)) actor = -1;
    }
    if (actor < 0 || s->actors[actor].kind != HS_PERSON) return HS_OK;
    size_t upto = end;
    if (hs_word_is(s, end, "of") && end + 1 < s->n && hs_word_cap(s, end + 1))
        for (upto = end + 1; upto < s->n && upto < end + 5 && hs_word_cap(s, upto);) upto++;
    hs_actor_role(s, actor, p.head);
    return hs_mention_add(s, actor, start, upto, HS_NOMINAL);
}

hs_code hs_called_people(hs_scene *s)
{
    for (size_t k = 0; k < s->t->n_sentences; k++) {
        hs_sentence x = s->t->sentences[k];
        if (s->heading[k]) continue;
        for (size_t w = x.start; w < x.end; w++) {
            if (!hs_word_is(s, w, "the") || s->t->words[w].in_quote || s->name_at[w] >= 0) continue;
            size_t end = chunk_from(s, w, x.end);
            if (!end || beside_name(s, w, end, x.end)) continue;
            HS_TRY(called(s, w, end));
            w = end - 1;
        }
    }
    return HS_OK;
}

/* Candidacies that no phrase states on its own: an article about a race says "the nomination", "the front-runner", "Roe's
 * campaign" sentence after sentence. Whoever is named often, in a sentence with a word of candidacy, and shows a second
 * sign of the race, is a candidate for president; weighed on annotated articles, six in ten of these are right, so that
 * their confidence is low. A president in office is none. */
#include "relation/scan.h"

enum { OFTEN = 5, /* mentions */ BESIDE = 3, REACH = 200 /* words */ };
enum { CANDIDACY = 1, RACE = 2, OWN = 4, RIVAL = 8 };

static int sign_of(const hs_scan *s, size_t w)
{
    if ((s->bits[w] & HS_W_CANDIDATE) || hs_among(s, w, "candidacy nomination delegates")) return CANDIDACY;
    if (hs_among(s, w, "debate debates caucus caucuses primary primaries poll polls")) return RACE;
    return hs_among(s, w, "rival rivals opponent opponents") ? RIVAL : 0;
}

/* "Roe's presidential campaign", "Roe supporters" */
static int own_sign(const hs_scan *s, const hs_noted *m)
{
    size_t w = m->end;
    bool possessive = hs_scan_possessive(s, w);
    if (possessive) w += hs_scan_is(s, w + 1, "s") ? 2 : 1;
    for (size_t k = w; k < w + (possessive ? 3 : 1); k++)
        if (hs_among(s, k, "campaign bid candidacy nomination rally rallies supporters voters backers delegates donors")) return OWN;
    return 0;
}

bool hs_head_of_state(const hs_scan *s, uint32_t office)
{
    static const char *const heads[] = {"president", "vice president", "prime minister", "chancellor", "pope", "premier"};
    static const char *const others[] = {"president pro", "president of the", "chancellor of the"}; /* of an assembly; the exchequer's */
    static const char *const states[] = {"president of the united", "president of the republic"};
    if (hs_begins_in(s, office, others, 3) && !hs_begins_in(s, office, states, 2)) return false;
    return hs_begins_in(s, office, heads, sizeof heads / sizeof *heads);
}

/* Whether what is known of somebody speaks against a candidacy: a head of state, anybody's staff. */
static bool runs_for_nothing(const hs_scan *s, uint32_t entity)
{
    for (size_t k = 0; k < s->out->n; k++) {
        const hs_relation *r = &s->out->v[k];
        if (r->from != entity) continue;
        if (r->type == HS_HOLDS_OFFICE && !r->former && hs_head_of_state(s, r->to)) return true;
        if (r->type == HS_AIDE_OF || r->type == HS_SPOKESPERSON_OF || r->type == HS_WORKS_FOR) return true;
    }
    return false;
}

static bool white_house(const hs_scan *s, size_t w)
{
    return hs_scan_is(s, w, "white") && hs_scan_is(s, w + 1, "house");
}

/* Whether the article is about the race for the presidency. */
static bool presidential(const hs_scan *s)
{
    for (size_t w = 0; w < s->n; w++)
        if (hs_scan_is(s, w, "presidential") || (white_house(s, w) && hs_among(s, w + 2, "bid run"))) return true;
    return false;
}

bool hs_words_of_other_race(const hs_scan *s)
{
    bool other = false;
    for (size_t w = 0; w < s->n; w++) {
        if (hs_among(s, w, "presidential caucuses delegates primaries") || white_house(s, w)) return false;
        bool race = hs_among(s, w, "race bid contest election campaign running");
        if (hs_among(s, w, "gubernatorial mayoral") || (race && hs_scan_is(s, w + 1, "to") && hs_among(s, w + 2, "succeed replace"))) other = true;
        if (race && hs_scan_is(s, w + 1, "for") && hs_among(s, w + 2, "governor mayor sheriff")) other = true;
    }
    return other;
}

bool hs_words_of_race(const hs_scan *s)
{
    if (s->other_race) return false;
    for (size_t w = 0; w < s->n; w++)
        if (hs_among(s, w, "presidential primaries nomination caucuses delegates primary gop")) return true;
    return false;
}

typedef struct tally {
    uint32_t mentions;
    int signs;
    const hs_noted *shown; /* the mention that shows the candidacy, and the word of candidacy */
    size_t word;
    bool clear;            /* they stand side by side */
} tally;

/* A candidacy is shown where the mention stands beside a noun for candidates, else in the first sentence with both. */
static void show_clearest(const hs_scan *s, const hs_noted *m, tally *x)
{
    size_t start = hs_sentence_start(s, m->start), end = hs_sentence_end(s, m->start);
    if (start + REACH < m->start) start = m->start - REACH;
    for (size_t w = start; w < end && w < m->start + REACH && !x->clear; w++) {
        if (sign_of(s, w) != CANDIDACY) continue;
        bool clear = (s->bits[w] & HS_W_CANDIDATE) && w + BESIDE >= m->start && w < m->end + BESIDE;
        if (!x->shown || clear) x->shown = m, x->word = w, x->clear = clear;
    }
}

hs_code hs_race(hs_scan *s)
{
    size_t n = s->entities->n;
    int *signs = HS_ARRAY(s->arena, int, s->t->n_sentences + 1);
    tally *t = HS_ARRAY(s->arena, tally, n + 1);
    if (!signs || !t) return hs_nomem(s->err);
    if (!presidential(s)) return HS_OK;
    for (size_t w = 0; w < s->n; w++) signs[s->t->words[w].sentence] |= sign_of(s, w);
    for (size_t k = 0; k < s->n_noted; k++) {
        const hs_noted *m = &s->noted[k];
        tally *x = &t[m->entity];
        if (m->start >= s->n || s->entities->v[m->entity].kind != HS_PERSON) continue;
        uint32_t at = s->t->words[m->start].sentence;
        x->mentions++;
        x->signs |= signs[at] | (m->form == HS_NAME ? own_sign(s, m) : 0);
        if (signs[at] & CANDIDACY) show_clearest(s, m, x);
    }
    for (uint32_t e = 0; e < n; e++) {
        const tally *x = &t[e];
        if (x->mentions < OFTEN || !x->shown || !(x->signs & ~CANDIDACY) || runs_for_nothing(s, e)) continue;
        const hs_noted *m = x->shown;
        uint32_t office;
        HS_TRY(hs_named_entity(s, HS_OFFICE, HS_S("president"), x->word, x->word + 1, &office));
        hs_fact f = {.type = HS_CANDIDATE_FOR, .from = e, .to = office, .role = x->word, .role_end = x->word + 1, .evidence = m->start < x->word ? m->start : x->word, .evidence_end = m->end > x->word ? m->end : x->word + 1, .confidence = 0.45};
        HS_TRY(hs_state(s, &f));
    }
    return HS_OK;
}

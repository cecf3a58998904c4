/* "the Republican nominee", "the Democratic front-runner": a party has one at a time, so that who it is follows from who is
 * a candidate by then, and from who belongs to another party. */
#include <string.h>

#include "relation/scan.h"

enum { TRIED = 40 }; /* phrases */

typedef struct standing { bool runs, same, other; } standing; /* of a person: a candidate; a member of the party, of another one */

static standing *standings(const hs_scan *s, uint32_t party)
{
    static const char *const of_party = "party", *const president = "president";
    standing *x = HS_ARRAY(s->arena, standing, s->entities->n + 1);
    for (size_t k = 0; x && k < s->out->n; k++) {
        const hs_relation *o = &s->out->v[k];
        standing *of = &x[o->from];
        of->runs |= o->type == HS_CANDIDATE_FOR && hs_begins_in(s, o->to, &president, 1);
        of->same |= o->type == HS_MEMBER_OF && o->to == party;
        of->other |= (o->type == HS_MEMBER_OF && o->to != party && hs_ends_in(s, o->to, &of_party, 1)) || (o->type == HS_HOLDS_OFFICE && !o->former && hs_head_of_state(s, o->to));
    }
    return x;
}

/* The only candidate of the party; -1: nobody stands out. */
static int64_t meant(const hs_scan *s, const standing *x, int64_t resolved)
{
    if (resolved >= 0 && x[resolved].runs && !x[resolved].other) return resolved;
    int64_t member = -1;
    size_t running = 0, members = 0;
    for (uint32_t e = 0; e < s->entities->n; e++) {
        const hs_entity *who = &s->entities->v[e];
        if (who->kind != HS_PERSON || x[e].other) continue;
        running += x[e].runs;
        if (x[e].runs && x[e].same) member = e, members++;
    }
    if (running > 0) return members == 1 ? member : -1;
    return resolved >= 0 && !x[resolved].other ? resolved : -1;
}

/* The person that a description which ends at w stands for, as far as sources were resolved; -1. */
static int64_t resolved_at(const hs_scan *s, size_t w)
{
    const hs_noted *m = s->any[w] >= 0 ? &s->noted[s->any[w]] : NULL;
    return m && m->form == HS_NOMINAL && s->entities->v[m->entity].kind == HS_PERSON ? (int64_t)m->entity : -1;
}

static bool named_next(const hs_scan *s, size_t w)
{
    while (hs_among(s, w, ", . - —") || (s->bits[w] & HS_W_TITLE)) w++;
    return hs_kind_at(s, w) == HS_PERSON;
}

static hs_code nominee(hs_scan *s, size_t the, size_t w, size_t party_word)
{
    uint32_t party, office;
    bool found;
    HS_TRY(hs_party(s, party_word, &party, &found));
    const standing *x = found ? standings(s, party) : NULL;
    if (!x) return found ? hs_nomem(s->err) : HS_OK;
    int64_t who = meant(s, x, resolved_at(s, w));
    if (who < 0) return HS_OK;
    HS_TRY(hs_named_entity(s, HS_OFFICE, HS_S("president"), w, w + 1, &office));
    hs_fact f = {.type = HS_MEMBER_OF, .from = (uint32_t)who, .to = party, .role = party_word, .role_end = party_word + 1, .evidence = the, .evidence_end = w + 1, .confidence = 0.6};
    HS_TRY(hs_state(s, &f));
    f.type = HS_CANDIDATE_FOR, f.to = office, f.role = w, f.role_end = w + 1;
    return hs_state(s, &f);
}

/* "the Democratic vice presidential nominee", "the Republican nominee for governor" */
static bool other_race(const hs_scan *s, size_t the, size_t head, size_t w)
{
    for (size_t k = the; k < head; k++)
        if (hs_among(s, k, "vice senate gubernatorial congressional senatorial mayoral court")) return true;
    return hs_scan_is(s, w + 1, "for") && !hs_scan_is(s, w + 2, "president");
}

hs_code hs_nominee(hs_scan *s)
{
    if (!s->presidential) return HS_OK;
    for (size_t w = 1, tried = 0; w < s->n && tried < TRIED; w++) {
        size_t head = w, the = w, party = s->n;
        if (hs_among(s, w, "runner bearer") && w > 2 && hs_scan_is(s, w - 1, "-")) head = w - 2;
        if (head == w && !hs_among(s, w, "nominee frontrunner")) continue;
        while (the > hs_sentence_start(s, w) && the + 5 > head && !hs_scan_is(s, the, "the")) {
            the--;
            if ((s->bits[the] & HS_W_PARTY) && s->at[the] < 0) party = the;
        }
        if (!hs_scan_is(s, the, "the") || party == s->n || named_next(s, w + 1)) continue;
        if (other_race(s, the, head, w)) continue;
        tried++;
        HS_TRY(nominee(s, the, w, party));
    }
    return HS_OK;
}

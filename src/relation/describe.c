/* Reads a description of somebody: its head is the last role noun of the chunk; what stands before it ("former",
 * "Republican", "Clinton") and after it ("of Ohio", "to Mr. Roe", "at the agency") says to whom the role ties. */
#include <string.h>

#include "relation/describe.h"

bool hs_role_word(const hs_scan *s, size_t w)
{
    return w < s->n && (s->bits[w] & HS_ROLES) && s->t->words[w].alnum && !(s->bits[w] & HS_W_FUNCTION) && (s->at[w] < 0 || hs_kind_at(s, w) == HS_OFFICE);
}

static size_t chunk_end(const hs_scan *s, size_t start, size_t end)
{
    size_t w = start;
    for (; w < end; w++) {
        if (s->at[w] >= 0) continue;
        if (hs_scan_possessive(s, w) || (w > start && hs_scan_possessive(s, w - 1) && hs_scan_is(s, w, "s"))) continue;
        if (hs_scan_is(s, w, ".") || hs_scan_is(s, w, "-") || hs_scan_is(s, w, "'") || hs_scan_is(s, w, "’") || hs_scan_is(s, w, "&")) continue;
        if (hs_scan_is(s, w, "(") && w + 2 < end && hs_scan_is(s, w + 2, ")")) { /* "the Grants Board (GB) chairperson" */
            w += 2;
            continue;
        }
        if (!s->t->words[w].alnum && w > start) break;
        if (w > start && (hs_scan_prep(s, w) || hs_among(s, w, "who which that whose and was is"))) break;
    }
    return w;
}

/* The mention after the head: "to Mr. Roe", "at the agency", "for Roe's campaign". */
static void find_after(const hs_scan *s, hs_reading *r)
{
    size_t end = r->d->end, w = r->head_end, last = w + 16;
    r->after = -1;
    if (w >= end || !hs_among(s, w, "of for to at with on in from within")) return;
    r->prep = w;
    for (w++; w < end && w < r->prep + 9 && w < last; w++) {
        if (s->at[w] >= 0) {
            bool of_person = (s->bits[r->head] & (HS_W_FAMILY | HS_W_ALLY | HS_W_OPPONENT | HS_W_SPOKES)) || hs_among(s, r->head, "aide aides adviser advisers advisor advisors");
            r->after = of_person ? hs_person_titled(s, s->at[w], end) : s->at[w];
            r->body = 0;
            return;
        }
        if (hs_body_noun(s, w) && !(w + 1 < end && s->t->words[w + 1].alnum && !(s->bits[w + 1] & (HS_W_PREP | HS_W_FUNCTION | HS_W_VERB | HS_W_SPEECH)))) r->body = w;
        if (!s->t->words[w].alnum && !hs_scan_is(s, w, ".") && !hs_scan_is(s, w, "-")) return;
        if (s->bits[w] & HS_W_VERB && !(s->bits[w] & HS_ROLES)) return;
        /* "a professor of political science at the university": what has no name is passed over */
        if (hs_among(s, w, "at for of with in")) r->prep = w;
        else if (hs_among(s, w, "to who and")) return;
    }
}

static bool read_head(const hs_scan *s, const hs_description *d, size_t start, size_t end, hs_reading *r)
{
    size_t chunk = chunk_end(s, start, end);
    *r = (hs_reading){.d = d, .start = start, .before = -1, .after = -1};
    size_t head = chunk;
    while (head > start && !hs_role_word(s, head - 1)) head--;
    if (head == start) return false;
    r->head = head - 1;
    r->head_end = head;
    if (hs_scan_is(s, head, "of") && hs_scan_is(s, head + 1, "staff") && head + 1 < end) r->head_end = head + 2;
    if (hs_scan_is(s, r->head, "secretary") && hs_scan_is(s, head, "of") && head + 1 < end && s->at[head + 1] < 0 && !hs_scan_is(s, head + 1, "the")) r->head_end = head + 2;
    if (hs_scan_is(s, head, "-") && hs_scan_is(s, head + 1, "general") && head + 1 < end) r->head_end = head + 2;
    if (hs_scan_is(s, head, "-") && hs_scan_is(s, head + 1, "in") && head + 4 <= end) r->head_end = head + 4; /* "-in-law" */
    r->role = r->head;
    while (r->role > start && s->t->words[r->role - 1].alnum && s->at[r->role - 1] < 0 && !(s->bits[r->role - 1] & (HS_W_DET | HS_W_PARTY | HS_W_DEMONYM | HS_W_PLACE | HS_W_FUNCTION)) && !hs_scan_possessive(s, r->role - 2 < r->role ? r->role - 2 : 0)) r->role--;
    for (size_t w = start; w < r->head; w++) {
        if (s->bits[w] & HS_W_FORMER || (hs_scan_is(s, w, "then") && hs_scan_is(s, w + 1, "-"))) r->former = true;
        if (s->at[w] >= 0 && s->noted[s->at[w]].end <= r->head) r->before = s->at[w];
    }
    find_after(s, r);
    return true;
}

static hs_code state_office(hs_scan *s, const hs_reading *r, hs_relation_type type, hs_str name, double confidence)
{
    uint32_t office;
    HS_TRY(hs_named_entity(s, HS_OFFICE, name, r->role, r->head_end, &office));
    hs_fact f = hs_fact_of(r, type, office, confidence);
    return hs_state_office(s, &f);
}

static hs_code candidacy(hs_scan *s, const hs_reading *r)
{
    static const struct { const char *word, *office; } offices[] = {{"presidential", "president"}, {"gubernatorial", "governor"}, {"senate", "senator"}, {"senatorial", "senator"}, {"congressional", "representative"}, {"house", "representative"}, {"mayoral", "mayor"}, {"council", NULL}, {"speaker", "House speaker"}, {"parliamentary", NULL}};
    bool vice = false;
    const char *office = s->presidential || (!s->other_race && hs_among(s, r->head, "nominee runner frontrunner")) ? "president" : NULL;
    for (size_t w = r->start; w < r->head; w++) {
        vice |= hs_scan_is(s, w, "vice") || hs_scan_is(s, w, "vp");
        for (size_t k = 0; k < sizeof offices / sizeof *offices; k++)
            if (hs_scan_is(s, w, offices[k].word)) office = offices[k].office;
    }
    if (hs_scan_is(s, r->head, "mate")) vice = true;
    if (hs_scan_is(s, r->head_end, "for") && hs_among(s, r->head_end + 1, "governor senate mayor congress attorney")) office = hs_scan_is(s, r->head_end + 1, "governor") ? "governor" : hs_scan_is(s, r->head_end + 1, "senate") ? "senator" : hs_scan_is(s, r->head_end + 1, "mayor") ? "mayor" : NULL;
    if (!office && !vice) return HS_OK;
    if (hs_among(s, r->head, "nominee pick choice") && hs_scan_is(s, r->head > 0 ? r->head - 1 : 0, "court")) return HS_OK;
    hs_str name = hs_cstr(vice ? "vice president" : office), place = hs_office_place(s, r->d, r->head);
    if (place.p && !vice && hs_among(s, r->head, "candidate nominee candidates nominees hopeful") && !hs_str_is(name, "president")) {
        bool state = false;
        for (size_t w = r->start; w < r->head; w++) state |= hs_scan_is(s, w, "state");
        name = state ? hs_arena_printf(s->arena, "%.*s state %s", HS_FMT(place), office) : hs_arena_printf(s->arena, "%s %s %.*s", office, strcmp(office, "senator") == 0 || strcmp(office, "representative") == 0 ? "from" : "of", HS_FMT(place));
        if (!name.p) return hs_nomem(s->err);
    }
    return state_office(s, r, HS_CANDIDATE_FOR, name, 0.8);
}

/* Which party the word at w names: "Republican", "the GOP", "the Republican Party's". */
static hs_code party_at(hs_scan *s, const hs_reading *r, size_t w, uint32_t *party, bool *found)
{
    *found = false;
    const hs_noted *m = s->at[w] >= 0 ? &s->noted[s->at[w]] : NULL;
    if (m && m->end > m->start + 1) {
        static const char *const party_name = "party";
        *party = m->entity;
        *found = m->start == w && m->end <= r->head && hs_ends_in(s, m->entity, &party_name, 1) && hs_is_party(s, m->entity, r->d->entity) && !(s->bits[r->head] & (HS_W_WORK | HS_W_OFFICE));
        return HS_OK;
    }
    if (!(s->bits[w] & HS_W_PARTY) || !hs_scan_cap(s, w) || (hs_among(s, w, "conservative green") && w == hs_sentence_start(s, w))) return HS_OK;
    if (hs_scan_is(s, w, "labour") && hs_among(s, w + 1, "minister ministers secretary")) return HS_OK; /* what they are for */
    return hs_party(s, w, party, found);
}

/* "Liberal MPs": where there are such members, the adjective in capitals is a party's. */
static hs_code liberal(hs_scan *s, const hs_reading *r, uint32_t *party, bool *found)
{
    if (!hs_among(s, r->head, "mp mps mla mlas mep meps senator senators premier backbencher source sources frontbencher")) return HS_OK;
    for (size_t w = r->start; w < r->head; w++) {
        bool first = w == hs_sentence_start(s, w) && !hs_among(s, r->head, "mp mps mla mlas");
        if (!hs_scan_is(s, w, "liberal") || !hs_scan_cap(s, w) || s->at[w] >= 0 || first) continue;
        *found = true;
        return hs_named_entity(s, HS_ORGANIZATION, HS_S("Liberal Party"), w, w + 1, party);
    }
    return HS_OK;
}

static hs_code membership(hs_scan *s, const hs_reading *r)
{
    uint32_t party;
    bool found = false;
    for (size_t w = r->start; w < r->head_end && !found; w++) HS_TRY(party_at(s, r, w, &party, &found));
    if (!found) HS_TRY(liberal(s, r, &party, &found));
    if (!found) return HS_OK;
    hs_fact f = hs_fact_of(r, HS_MEMBER_OF, party, 0.8);
    HS_TRY(hs_state(s, &f));
    if (!hs_among(s, r->head, "donor fundraiser backer megadonor")) return HS_OK;
    f = hs_fact_of(r, HS_ALLY_OF, party, 0.7);
    return hs_state(s, &f);
}

/* "the association's president", "the union president", "its president": no public office. */
static bool of_private_body(const hs_scan *s, const hs_reading *r)
{
    bool president = hs_among(s, r->head, "president secretary treasurer representative");
    for (size_t w = r->start; w < r->head; w++) {
        if (president && (hs_among(s, w, "its senior") || (s->at[w] < 0 && hs_body_noun(s, w) && !hs_among(s, w, "state parish senate house home business service cabinet police")))) return true;
        if (w > r->start && hs_scan_possessive(s, w) && s->at[w - 1] < 0)
            return hs_among(s, w - 1, "association company club league union group firm trust charity school university foundation church society federation network organization bank team festival museum");
    }
    return false;
}

/* Whether the article gives the office to somebody else by name. */
static bool held_by_another(const hs_scan *s, uint32_t person, hs_str office)
{
    bool own = false, other = false;
    for (size_t k = 0; k < s->out->n; k++) {
        const hs_relation *o = &s->out->v[k];
        if (o->type != HS_HOLDS_OFFICE || !hs_str_eq(s->entities->v[o->to].name, office)) continue;
        own |= o->from == person;
        other |= o->from != person;
    }
    return other && !own;
}

/* A body, and no country or state: "Egypt's president" is no body's, "Columbia's" one where the article names the university. */
static bool names_body(const hs_scan *s, int64_t mention)
{
    const hs_noted *m = mention >= 0 ? &s->noted[mention] : NULL;
    if (!m || !hs_is_body(s->entities->v[m->entity].kind)) return false;
    if (s->entities->v[m->entity].name.n > hs_words_str(s->t, m->start, m->end).n) return true;
    return !((s->bits[m->start] & HS_W_PLACE) && m->end - m->start <= (s->bits[m->start] & HS_W_PLACE2 ? 2 : 1));
}

static hs_code office(hs_scan *s, const hs_reading *r, bool *works)
{
    int64_t body = names_body(s, r->before) ? r->before : names_body(s, r->after) ? r->after : -1;
    hs_str name;
    *works = true;
    if (of_private_body(s, r)) return HS_OK;
    if (s->entities->v[r->d->entity].kind != HS_PERSON) return HS_OK;
    hs_description own = *r->d; /* of several titles only this one's words: "governor of Maryland and mayor of Baltimore" */
    own.start = r->start;
    HS_TRY(hs_office_name(s, &own, r->head, r->role, body, &name, works));
    if (!name.p) {
        *works = true;
        return HS_OK;
    }
    bool many = hs_among(s, r->head, "senator representative congressman congresswoman judge mp councillor"); /* may hold it at once */
    if (r->d->called && !many && held_by_another(s, r->d->entity, name)) return HS_OK;
    return state_office(s, r, HS_HOLDS_OFFICE, name, 0.85);
}

/* The end of the title of its own that stands before another ("presidential candidate | Senator"), 0 when the words are
 * part of it ("attorney general"). */
static size_t title_ends(const hs_scan *s, size_t start, size_t head)
{
    size_t w = head;
    while (w > start && (hs_scan_is(s, w - 1, ".") || (s->bits[w - 1] & (HS_W_PARTY | HS_W_FORMER)))) w--;
    if (w == start || !hs_role_word(s, w - 1) || hs_scan_is(s, head, "general")) return 0;
    return (s->bits[w - 1] & (HS_W_CANDIDATE | HS_W_OPPONENT | HS_W_ALLY)) || hs_among(s, w - 1, "chair chairman chairwoman director founder host leader whip spokesman spokeswoman president ceo") ? w : 0;
}

/* "Governor slams NAME", "a judge ordered NAME": a word after the noun that is no part of the title, so that it is none. */
static bool cut_off(const hs_scan *s, const hs_reading *r, size_t end)
{
    for (size_t w = r->head_end; w < end && !hs_scan_prep(s, w) && !hs_scan_is(s, w, "and"); w++)
        if (s->t->words[w].alnum && s->at[w] < 0 && !(s->bits[w] & (HS_ROLES | HS_W_TITLE | HS_W_PARTY | HS_W_PLACE | HS_W_DEMONYM))) return !(hs_scan_cap(s, w) && hs_scan_is(s, w - 1, ".")); /* but "Sen. Rand Paul" */
    return false;
}

/* "a Greens senator", "a senator of the Greens": somebody of a party, which the office does not say. */
static bool of_party(const hs_scan *s, const hs_reading *r, int64_t mention)
{
    if (mention >= 0 && s->noted[mention].end == r->head && hs_scan_is(s, r->head - 1, "labour") && hs_among(s, r->head, "minister ministers secretary")) return false; /* what they are for */
    return mention >= 0 && hs_is_party(s, s->noted[mention].entity, r->d->entity);
}

static hs_code describe_one(hs_scan *s, const hs_description *d, size_t start, size_t end, bool former, size_t *head_end)
{
    HS_PUSH_SCOPE;
    hs_reading r;
    *head_end = end;
    if (!read_head(s, d, start, end, &r)) {
        r = (hs_reading){.d = d, .start = start, .head = end - 1, .head_end = end, .role = start, .before = -1, .after = -1};
        return d->title ? membership(s, &r) : HS_OK;
    }
    r.former |= former;
    *head_end = r.head_end;
    if (d->title && end == d->end && cut_off(s, &r, end)) return HS_OK;
    if (s->entities->v[d->entity].kind == HS_PERSON && !HS_PUSH(s->arena, s->called, s->n_called, s->cap_called, ((hs_called){(uint32_t)r.head, d->entity}))) return hs_nomem(s->err);
    /* Titles stand one after the other: "presidential candidate Senator", "Committee Chair Rep." */
    size_t ends = d->title && r.head > start ? title_ends(s, start, r.head) : 0;
    if (ends) {
        size_t ignored;
        HS_TRY(describe_one(s, d, start, ends, former, &ignored));
        r.start = ends;
        r.role = r.head;
        r.before = -1;
    }
    HS_TRY(membership(s, &r));
    uint64_t bits = s->bits[r.head];
    if (bits & HS_W_CANDIDATE || (hs_scan_is(s, r.head, "mate"))) HS_TRY(candidacy(s, &r));
    bool works;
    HS_TRY(office(s, &r, &works));
    if (!works) return of_party(s, &r, r.before) ? hs_tie_mention(s, &r, r.before, 0.75) : of_party(s, &r, r.after) ? hs_tie_mention(s, &r, r.after, 0.7) : HS_OK;
    size_t stated = s->out->n;
    if (r.before < 0 && r.after < 0 && !(bits & (HS_W_ALLY | HS_W_OPPONENT | HS_W_FAMILY))) HS_TRY(hs_tie_implied_body(s, &r));
    HS_TRY(hs_tie_owner(s, &r));
    if (r.before < 0 && r.after < 0 && s->out->n == stated) HS_TRY(hs_tie_on_air(s, &r));
    if (r.before < 0 && r.after < 0 && s->out->n == stated) HS_TRY(hs_tie_in_focus(s, &r));
    HS_TRY(hs_tie_country(s, &r));
    if (r.before >= 0) HS_TRY(hs_tie_mention(s, &r, r.before, 0.8));
    if (r.after >= 0) HS_TRY(hs_tie_mention(s, &r, r.after, 0.75));
    return r.after >= 0 ? hs_tie_second(s, &r) : HS_OK;
}

hs_code hs_describe(hs_scan *s, const hs_description *d)
{
    size_t start = d->start, end = d->end;
    bool former = false;
    for (size_t rounds = 0; start < end && rounds < 4; rounds++) {
        size_t head_end, next = start;
        HS_TRY(describe_one(s, d, start, end, former, &head_end));
        for (size_t w = start; w < head_end && w < end; w++) former |= (s->bits[w] & HS_W_FORMER) != 0;
        for (next = head_end; next < end && !(hs_scan_is(s, next, "and") && s->at[next] < 0); next++) {}
        if (next <= start) break;
        start = next + 1;
    }
    return HS_OK;
}

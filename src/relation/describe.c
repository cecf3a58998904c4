/* Reads a description of somebody: its head is the last role noun of the chunk; what stands before it ("former",
 * "Republican", "Clinton") and after it ("of Ohio", "to Mr. Roe", "at the agency") says to whom the role ties. */
#include <string.h>

#include "relation/scan.h"

typedef struct reading {
    const hs_description *d;
    size_t start, head, head_end; /* the role's words are [role, head_end) */
    size_t role;
    bool former;
    int64_t before, after;        /* mention that qualifies, or -1 */
    size_t prep;                  /* preposition of the mention after the head */
    size_t body;                  /* a noun for a body after it, where no name stands; 0: none */
} reading;

static bool role_word(const hs_scan *s, size_t w)
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
        if (!s->t->words[w].alnum && w > start) break;
        if (w > start && (hs_scan_prep(s, w) || hs_among(s, w, "who which that whose and was is"))) break;
    }
    return w;
}

/* The mention after the head: "to Mr. Roe", "at the agency", "for Roe's campaign". */
static void find_after(const hs_scan *s, reading *r)
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

static bool read_head(const hs_scan *s, const hs_description *d, size_t start, size_t end, reading *r)
{
    size_t chunk = chunk_end(s, start, end);
    *r = (reading){.d = d, .start = start, .before = -1, .after = -1};
    size_t head = chunk;
    while (head > start && !role_word(s, head - 1)) head--;
    if (head == start) return false;
    r->head = head - 1;
    r->head_end = head;
    if (hs_scan_is(s, head, "of") && hs_scan_is(s, head + 1, "staff") && head + 1 < end) r->head_end = head + 2;
    if (hs_scan_is(s, r->head, "secretary") && hs_scan_is(s, head, "of") && head + 1 < end && s->at[head + 1] < 0) r->head_end = head + 2;
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

static hs_fact fact_of(const reading *r, hs_relation_type type, uint32_t to, double confidence)
{
    return (hs_fact){.type = type, .from = r->d->entity, .to = to, .role = r->role, .role_end = r->head_end, .former = r->former, .evidence = r->d->evidence, .evidence_end = r->d->evidence_end, .confidence = confidence};
}

/* "Clinton campaign": the body of somebody, called so by the noun at w. */
static hs_code body_of_person(hs_scan *s, uint32_t person, size_t start, size_t w, uint32_t *body)
{
    hs_str last = s->entities->v[person].name;
    size_t k = last.n;
    while (k > 0 && last.p[k - 1] != ' ') k--;
    last = (hs_str){last.p + k, last.n - k};
    hs_str name = hs_arena_printf(s->arena, "%.*s %.*s", HS_FMT(last), HS_FMT(hs_word_str(s->t, w)));
    return name.p ? hs_named_entity(s, HS_ORGANIZATION, name, start, w + 1, body) : hs_nomem(s->err);
}

/* "Clinton campaign manager": the body is the Clinton campaign, named so where the article does not name it. */
static hs_code campaign_of(hs_scan *s, const reading *r, int64_t mention, uint32_t *body, bool *found)
{
    const hs_noted *m = &s->noted[mention];
    *found = false;
    if (s->entities->v[m->entity].kind != HS_PERSON) return HS_OK;
    size_t w = m->end;
    bool possessive = hs_scan_possessive(s, w);
    if (possessive) w += hs_scan_is(s, w + 1, "s") ? 2 : 1;
    for (size_t steps = 0; steps < 3 && w < r->d->end && hs_among(s, w, "presidential 2016 2012 2008 2020 2024 senate"); steps++) w++;
    if (!hs_among(s, w, "campaign administration transition foundation camp team") || w >= r->d->end) return HS_OK;
    /* "Clinton's campaign manager" is Clinton's, "the Clinton campaign manager" the campaign's. */
    if (possessive && w + 1 < s->n && role_word(s, w + 1) && w < r->head) return HS_OK;
    *found = true;
    return body_of_person(s, m->entity, m->start, w, body);
}

/* Work that is done for somebody: "his agent". */
static bool personal(const hs_scan *s, size_t w)
{
    return hs_among(s, w, "agent publicist barrister solicitor flack helper helpers subordinate subordinates driver clerk defender butler nanny staffer planner accountant agents solicitors barristers");
}

/* Offices that somebody holds for a party and not in it. */
static bool political(const hs_scan *s, size_t w)
{
    return hs_among(s, w, "mp mps mep meps msp mla td councillor councillors senator senators minister ministers candidate candidates lawmaker lawmakers backbencher frontbencher politician mayor governor deputy predecessor challenger congressman congresswoman legislator hopeful");
}

/* The relation of a role noun to a target of a kind. */
static hs_code tie(hs_scan *s, const reading *r, uint32_t to, double confidence)
{
    hs_kind kind = s->entities->v[to].kind;
    uint64_t bits = s->bits[r->head];
    hs_relation_type type = HS_RELATION_TYPES;
    bool lies_in = r->before < 0 && r->after >= 0 && hs_among(s, r->prep, "in at on from within"); /* "parents in Marsh": a place */
    if (hs_is_body(kind) && political(s, r->head) && hs_is_party(s, to, r->d->entity)) type = HS_MEMBER_OF;
    else if (bits & HS_W_FAMILY) type = kind == HS_PERSON && !lies_in ? HS_FAMILY_OF : HS_RELATION_TYPES;
    else if (bits & HS_W_SPOKES || (hs_scan_is(s, r->head, "secretary") && r->head > 0 && hs_scan_is(s, r->head - 1, "press"))) type = kind == HS_PERSON || hs_is_body(kind) ? HS_SPOKESPERSON_OF : HS_RELATION_TYPES;
    else if ((bits & HS_W_ALLY) && kind != HS_OFFICE) type = HS_ALLY_OF;
    else if (bits & HS_W_OPPONENT) type = kind == HS_PERSON ? HS_OPPONENT_OF : HS_RELATION_TYPES;
    else if (bits & HS_W_CANDIDATE) type = HS_RELATION_TYPES;
    else if (kind == HS_PERSON) type = (bits & HS_W_AIDE) || personal(s, r->head) ? HS_AIDE_OF : HS_RELATION_TYPES;
    else if (hs_is_body(kind)) type = bits & HS_W_MEMBER && !(bits & HS_W_WORK) ? HS_MEMBER_OF : bits & (HS_W_WORK | HS_W_AIDE | HS_W_STAFF) ? HS_WORKS_FOR : HS_RELATION_TYPES;
    if (type == HS_RELATION_TYPES) return HS_OK;
    hs_fact f = fact_of(r, type, to, confidence);
    return hs_state(s, &f);
}

/* The chair of a parliament's committee is one of its members. */
static hs_code chair_of(hs_scan *s, const reading *r, const hs_noted *m, double confidence, bool *is)
{
    *is = hs_among(s, r->head, "chairman chair chairwoman chairs member chairmen") && hs_is_body(s->entities->v[m->entity].kind) && hs_committee(s, m);
    if (!*is) return HS_OK;
    hs_fact f = fact_of(r, HS_MEMBER_OF, m->entity, confidence);
    return hs_state(s, &f);
}

/* "pro-Roe delegate", "anti-Roe activist": on whose side somebody is. */
static hs_code side(hs_scan *s, const reading *r, const hs_noted *m, bool *is)
{
    size_t w = m->start;
    bool dash = w > 1 && hs_scan_is(s, w - 1, "-"), pro = dash && hs_among(s, w - 2, "pro");
    *is = dash && (pro || hs_among(s, w - 2, "anti never"));
    if (!*is || s->entities->v[m->entity].kind != HS_PERSON || r->head_end < m->end) return HS_OK;
    hs_fact f = fact_of(r, pro ? HS_ALLY_OF : HS_OPPONENT_OF, m->entity, 0.6);
    f.role = w - 2;
    return hs_state(s, &f);
}

static hs_code tie_mention(hs_scan *s, const reading *r, int64_t mention, double confidence)
{
    uint32_t body;
    bool found;
    HS_TRY(side(s, r, &s->noted[mention], &found));
    if (found) return HS_OK;
    HS_TRY(chair_of(s, r, &s->noted[mention], confidence, &found));
    if (found) return HS_OK;
    HS_TRY(campaign_of(s, r, mention, &body, &found));
    return tie(s, r, found ? body : s->noted[mention].entity, confidence);
}

static hs_code state_office(hs_scan *s, const reading *r, hs_relation_type type, hs_str name, double confidence)
{
    uint32_t office;
    HS_TRY(hs_named_entity(s, HS_OFFICE, name, r->role, r->head_end, &office));
    hs_fact f = fact_of(r, type, office, confidence);
    return hs_state_office(s, &f);
}

static hs_code candidacy(hs_scan *s, const reading *r)
{
    static const struct { const char *word, *office; } offices[] = {{"presidential", "president"}, {"gubernatorial", "governor"}, {"senate", "senator"}, {"senatorial", "senator"}, {"congressional", "representative"}, {"house", "representative"}, {"mayoral", "mayor"}, {"council", NULL}, {"speaker", "House speaker"}, {"parliamentary", NULL}};
    bool vice = false;
    const char *office = s->presidential || hs_among(s, r->head, "nominee runner frontrunner") ? "president" : NULL;
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
static hs_code party_at(hs_scan *s, const reading *r, size_t w, uint32_t *party, bool *found)
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

static hs_code membership(hs_scan *s, const reading *r)
{
    uint32_t party;
    bool found = false;
    for (size_t w = r->start; w < r->head_end && !found; w++) HS_TRY(party_at(s, r, w, &party, &found));
    if (!found) return HS_OK;
    hs_fact f = fact_of(r, HS_MEMBER_OF, party, 0.8);
    HS_TRY(hs_state(s, &f));
    if (!hs_among(s, r->head, "donor fundraiser backer megadonor")) return HS_OK;
    f = fact_of(r, HS_ALLY_OF, party, 0.7);
    return hs_state(s, &f);
}

/* "the association's president", "the union president", "its president": no public office. */
static bool of_private_body(const hs_scan *s, const reading *r)
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

static hs_code office(hs_scan *s, const reading *r, bool *works)
{
    int64_t body = r->before >= 0 && hs_is_body(s->entities->v[s->noted[r->before].entity].kind) ? r->before : r->after >= 0 && hs_is_body(s->entities->v[s->noted[r->after].entity].kind) ? r->after : -1;
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

/* "Roe and adviser John Doe": nobody is named as the adviser's principal, so it is whom the sentence named before. */
static bool implied_owner(const hs_scan *s, const reading *r)
{
    return hs_among(s, r->head, "aide adviser advisor confidant confidante") || (hs_scan_is(s, r->head, "manager") && r->head > 0 && hs_scan_is(s, r->head - 1, "campaign"));
}

/* "an aide", "another former adviser": of nobody but the person spoken of. */
static bool somebodys(const hs_scan *s, const reading *r)
{
    if (s->entities->v[r->d->entity].kind != HS_ANONYMOUS_SOURCE || !hs_among(s, r->head, "aide adviser advisor assistant confidant") || (s->bits[r->head_end] & HS_W_PREP) || hs_scan_is(s, r->start, "the")) return false;
    for (size_t w = r->start; w < r->head; w++)
        if (!(s->bits[w] & (HS_W_DET | HS_W_FORMER)) && !hs_among(s, w, "senior top close longtime current second")) return false;
    return true;
}

static hs_code owner(hs_scan *s, const reading *r)
{
    for (size_t w = r->start; w < r->head; w++) {
        if (hs_scan_is(s, w, "its") && !hs_among(s, r->head, "author authors")) {
            int64_t body = hs_body_before(s, w);
            return body >= 0 ? tie(s, r, (uint32_t)body, 0.6) : HS_OK;
        }
        if (w > r->start && hs_scan_possessive(s, w) && (s->at[w - 1] < 0 || hs_kind_at(s, w - 1) == HS_OFFICE) && !(s->bits[r->start + 1] & HS_W_FORMER)) {
            int64_t who = hs_person_meant(s, w - 1, r->d->entity);
            if (who >= 0) return tie(s, r, (uint32_t)who, 0.6);
        }
    }
    size_t of = r->head_end;
    if (r->after < 0 && hs_among(s, of, "of to for") && of + 1 < r->d->end) {
        /* "an ally of the mayor", "a friend of hers" */
        size_t noun = hs_scan_is(s, of + 1, "the") ? of + 2 : 0;
        if (noun && hs_among(s, noun, "prime first chief vice deputy")) noun++;
        int64_t who = noun && noun < r->d->end ? hs_person_meant(s, noun, r->d->entity) : hs_among(s, of + 1, "his hers him her") && of + 2 >= r->d->end ? hs_owner_before(s, of + 1, r->d->entity) : -1;
        if (who >= 0) return tie(s, r, (uint32_t)who, 0.6);
    }
    if (r->d->owner < 0) return HS_OK;
    for (size_t w = r->start; w < r->head; w++)
        if (hs_among(s, w, "his her their whose")) return tie(s, r, (uint32_t)r->d->owner, 0.65);
    /* "an aide said" */
    if (!r->d->title && !r->d->called && r->before < 0 && r->after < 0 && somebodys(s, r)) return tie(s, r, (uint32_t)r->d->owner, 0.52);
    /* "contrasting herself with rival Jane Roe" */
    if (r->d->title && r->before < 0 && r->after < 0 && ((s->bits[r->head] & (HS_W_OPPONENT | HS_W_FAMILY)) || implied_owner(s, r)) && (!(s->bits[r->head] & HS_W_PLURAL) || (s->bits[r->head] & HS_W_OPPONENT))) return tie(s, r, (uint32_t)r->d->owner, 0.55);
    return HS_OK;
}

/* Whether the description is of a parliament's committee and its chair: one of its members. */
static bool chairs(const hs_scan *s, const reading *r)
{
    return hs_among(s, r->head, "chairman chair chairwoman chairs member chairmen");
}

/* "one member of her team", "two former employees of his office": somebody's own people. */
static bool owned(const hs_scan *s, size_t body)
{
    size_t w = body;
    while (w > 0 && w + 4 > body && !(s->bits[w] & HS_W_DET)) w--;
    return hs_among(s, w, "his her my");
}

/* "campaign officials", "the group's strategist", "the committee's chair", "a nurse at the hospital": a body that only a noun names. */
static hs_code implied_body(hs_scan *s, const reading *r)
{
    uint32_t body;
    bool found = false;
    size_t w = r->start;
    while (w < r->head && !hs_among(s, w, "his her their whose")) w++;
    if (w < r->head) return HS_OK;
    while (!found && w-- > r->start) {
        if (s->at[w] < 0 && hs_body_noun(s, w)) HS_TRY(hs_body_meant(s, w, &body, &found));
    }
    if (!found && r->body > 0) {
        w = r->body;
        if (owned(s, w)) {
            int64_t who = hs_owner_before(s, r->prep, r->d->entity);
            if (who < 0) return HS_OK;
            bool campaign = hs_scan_is(s, w, "campaign");
            if (campaign) HS_TRY(body_of_person(s, (uint32_t)who, w, w, &body));
            hs_fact f = fact_of(r, campaign ? HS_WORKS_FOR : HS_AIDE_OF, campaign ? body : (uint32_t)who, 0.6);
            return hs_state(s, &f);
        }
        HS_TRY(hs_body_meant(s, w, &body, &found));
    }
    if (!found) return HS_OK;
    static const char *const partisan[] = {"national committee", "campaign committee", "action committee"};
    if (!chairs(s, r) || !hs_among(s, w, "committee subcommittee panel caucus") || hs_ends_in(s, body, partisan, 3)) return tie(s, r, body, 0.6);
    hs_fact f = fact_of(r, HS_MEMBER_OF, body, 0.6);
    return hs_state(s, &f);
}

/* "the host, NAME", "told presenter NAME on OUTLET": the outlet of the same sentence, else the one named last. */
static hs_code on_air(hs_scan *s, const reading *r)
{
    if (!hs_among(s, r->head, "host hosts cohost presenter anchor moderator interviewer broadcaster") || hs_scan_is(s, r->start, "a")) return HS_OK;
    int64_t outlet = -1;
    for (size_t w = r->d->evidence_end, end = hs_sentence_end(s, r->head); w < end && w < r->d->evidence_end + 10 && outlet < 0; w++)
        if (s->any[w] >= 0 && s->entities->v[s->noted[s->any[w]].entity].kind == HS_OUTLET) outlet = s->noted[s->any[w]].entity;
    size_t back = 100;
    for (size_t w = r->start, steps = 0; w-- > 0 && steps < back && outlet < 0; steps++)
        if (s->any[w] >= 0 && s->entities->v[s->noted[s->any[w]].entity].kind == HS_OUTLET) outlet = s->noted[s->any[w]].entity;
    return outlet >= 0 ? tie(s, r, (uint32_t)outlet, 0.55) : HS_OK;
}

/* Whether a noun, with the words before it, is somebody's of the body that the text speaks of: "Chief Executive NAME", "two
 * former employees", "a spokesman"; what says something else does not ("a diocesan spokesman", "a shipping executive"). */
static bool of_body_in_focus(const hs_scan *s, const reading *r)
{
    static const char heads[] = "spokesman spokeswoman spokesperson executive executives founder co-founder cofounder ceo employee employees counsel";
    static const char plain[] = "chief senior current former ex company top two three four five several own lead then general finance financial communications commercial marketing managing sales news technical medical operations editorial creative artistic sporting legal";
    bool of_field = hs_among(s, r->head, "director chief officer") && r->head > r->start && !(s->bits[r->head - 1] & (HS_W_DET | HS_W_FORMER));
    if (!(hs_among(s, r->head, heads) || of_field) || r->head_end > r->head + 1 || (s->bits[r->head_end] & HS_W_PREP)) return false;
    for (size_t w = r->start; w < r->head; w++) {
        if (hs_scan_possessive(s, w) || hs_among(s, w, "his her their its whose")) return false;
        if (s->t->words[w].alnum && !(s->bits[w] & (HS_W_DET | HS_W_FORMER)) && !hs_among(s, w, plain)) return false;
    }
    return true;
}

static hs_code in_focus(hs_scan *s, const reading *r)
{
    if (!of_body_in_focus(s, r)) return HS_OK;
    int64_t body = hs_body_in_focus(s, r->start);
    return body >= 0 ? tie(s, r, (uint32_t)body, 0.5) : HS_OK;
}

/* "Chinese officials", "a U.S. official": they work for the country. */
static hs_code country(hs_scan *s, const reading *r)
{
    if (r->before >= 0 || r->after >= 0 || s->entities->v[r->d->entity].kind != HS_ANONYMOUS_SOURCE || !hs_among(s, r->head, "official officials diplomat diplomats")) return HS_OK;
    for (size_t w = r->start; w < r->head; w++) {
        const char *name = hs_among(s, w, "u.s. u.s us american") && hs_scan_cap(s, w) ? "United States" : hs_country_of(s, w);
        uint32_t body;
        if (!name) continue;
        HS_TRY(hs_named_entity(s, HS_ORGANIZATION, hs_cstr(name), w, w + 1, &body));
        hs_fact f = fact_of(r, HS_WORKS_FOR, body, 0.7);
        return hs_state(s, &f);
    }
    return HS_OK;
}

/* The end of the title of its own that stands before another ("presidential candidate | Senator"), 0 when the words are
 * part of it ("attorney general"). */
static size_t title_ends(const hs_scan *s, size_t start, size_t head)
{
    size_t w = head;
    while (w > start && (hs_scan_is(s, w - 1, ".") || (s->bits[w - 1] & (HS_W_PARTY | HS_W_FORMER)))) w--;
    if (w == start || !role_word(s, w - 1) || hs_scan_is(s, head, "general")) return 0;
    return (s->bits[w - 1] & (HS_W_CANDIDATE | HS_W_OPPONENT | HS_W_ALLY)) || hs_among(s, w - 1, "chair chairman chairwoman director founder host leader whip spokesman spokeswoman president ceo") ? w : 0;
}

/* "Governor slams NAME", "a judge ordered NAME": a word after the noun that is no part of the title, so that it is none. */
static bool cut_off(const hs_scan *s, const reading *r, size_t end)
{
    for (size_t w = r->head_end; w < end && !hs_scan_prep(s, w) && !hs_scan_is(s, w, "and"); w++)
        if (s->t->words[w].alnum && s->at[w] < 0 && !(s->bits[w] & (HS_ROLES | HS_W_TITLE | HS_W_PARTY | HS_W_PLACE | HS_W_DEMONYM))) return !(hs_scan_cap(s, w) && hs_scan_is(s, w - 1, ".")); /* but "Sen. Rand Paul" */
    return false;
}

static hs_code describe_one(hs_scan *s, const hs_description *d, size_t start, size_t end, bool former, size_t *head_end)
{
    HS_PUSH_SCOPE;
    reading r;
    *head_end = end;
    if (!read_head(s, d, start, end, &r)) {
        r = (reading){.d = d, .start = start, .head = end - 1, .head_end = end, .role = start, .before = -1, .after = -1};
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
    if (!works) return HS_OK;
    size_t stated = s->out->n;
    if (r.before < 0 && r.after < 0 && !(bits & (HS_W_ALLY | HS_W_OPPONENT | HS_W_FAMILY))) HS_TRY(implied_body(s, &r));
    HS_TRY(owner(s, &r));
    if (r.before < 0 && r.after < 0 && s->out->n == stated) HS_TRY(on_air(s, &r));
    if (r.before < 0 && r.after < 0 && s->out->n == stated) HS_TRY(in_focus(s, &r));
    HS_TRY(country(s, &r));
    if (r.before >= 0) HS_TRY(tie_mention(s, &r, r.before, 0.8));
    if (r.after >= 0) HS_TRY(tie_mention(s, &r, r.after, 0.75));
    return HS_OK;
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

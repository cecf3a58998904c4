/* To whom a description's role ties: the name beside its head, or the person or body that the words mean ("his", "the
 * mayor's", "the ministry", "its"). The head's classes and the target's kind choose the relation. */
#include "relation/describe.h"

hs_fact hs_fact_of(const hs_reading *r, hs_relation_type type, uint32_t to, double confidence)
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
static hs_code campaign_of(hs_scan *s, const hs_reading *r, int64_t mention, uint32_t *body, bool *found)
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
    if (possessive && w + 1 < s->n && hs_role_word(s, w + 1) && w < r->head) return HS_OK;
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
static hs_code tie(hs_scan *s, const hs_reading *r, uint32_t to, double confidence)
{
    hs_kind kind = s->entities->v[to].kind;
    uint64_t bits = s->bits[r->head];
    hs_relation_type type = HS_RELATION_TYPES;
    bool lies_in = r->before < 0 && r->after >= 0 && hs_among(s, r->prep, "in at on from within"); /* "parents in Marsh": a place */
    if (hs_is_body(kind) && (political(s, r->head) || hs_among(s, r->head, "leaders source sources insider insiders")) && hs_is_party(s, to, r->d->entity)) type = HS_MEMBER_OF;
    else if (bits & HS_W_FAMILY) type = kind == HS_PERSON && !lies_in ? HS_FAMILY_OF : HS_RELATION_TYPES;
    else if (bits & HS_W_SPOKES || (hs_scan_is(s, r->head, "secretary") && r->head > 0 && hs_scan_is(s, r->head - 1, "press"))) type = kind == HS_PERSON || hs_is_body(kind) ? HS_SPOKESPERSON_OF : HS_RELATION_TYPES;
    else if ((bits & HS_W_ALLY) && kind != HS_OFFICE) type = HS_ALLY_OF;
    else if (bits & HS_W_OPPONENT) type = kind == HS_PERSON ? HS_OPPONENT_OF : HS_RELATION_TYPES;
    else if (bits & HS_W_CANDIDATE) type = HS_RELATION_TYPES;
    else if (kind == HS_PERSON) type = (bits & HS_W_AIDE) || personal(s, r->head) ? HS_AIDE_OF : HS_RELATION_TYPES;
    else if (hs_is_body(kind)) type = bits & HS_W_MEMBER && !(bits & HS_W_WORK) ? HS_MEMBER_OF : bits & (HS_W_WORK | HS_W_AIDE | HS_W_STAFF) ? HS_WORKS_FOR : HS_RELATION_TYPES;
    if (type == HS_RELATION_TYPES) return HS_OK;
    hs_fact f = hs_fact_of(r, type, to, confidence);
    return hs_state(s, &f);
}

/* Whether the role is one that only a member of a committee has. */
static bool sits(const hs_scan *s, const hs_reading *r)
{
    return hs_among(s, r->head, "chairman chair chairwoman chairs member chairmen");
}

/* The chair of a parliament's committee is one of its members. */
static hs_code chair_of(hs_scan *s, const hs_reading *r, const hs_noted *m, double confidence, bool *is)
{
    *is = sits(s, r) && hs_is_body(s->entities->v[m->entity].kind) && hs_committee(s, m);
    if (!*is) return HS_OK;
    hs_fact f = hs_fact_of(r, HS_MEMBER_OF, m->entity, confidence);
    return hs_state(s, &f);
}

/* "pro-Roe delegate", "anti-Roe activist": on whose side somebody is. */
static hs_code side(hs_scan *s, const hs_reading *r, const hs_noted *m, bool *is)
{
    size_t w = m->start;
    bool dash = w > 1 && hs_scan_is(s, w - 1, "-"), pro = dash && hs_among(s, w - 2, "pro");
    *is = dash && (pro || hs_among(s, w - 2, "anti never"));
    if (!*is || s->entities->v[m->entity].kind != HS_PERSON || r->head_end < m->end) return HS_OK;
    hs_fact f = hs_fact_of(r, pro ? HS_ALLY_OF : HS_OPPONENT_OF, m->entity, 0.6);
    f.role = w - 2;
    if (f.evidence > f.role) f.evidence = f.role;
    return hs_state(s, &f);
}

hs_code hs_tie_mention(hs_scan *s, const hs_reading *r, int64_t mention, double confidence)
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

/* "head of sport at the Harrow Group", after the first body or department. */
hs_code hs_tie_second(hs_scan *s, const hs_reading *r)
{
    const hs_noted *m = &s->noted[r->after];
    if (!hs_is_body(s->entities->v[m->entity].kind) || !hs_among(s, r->prep, "of for")) return HS_OK;
    size_t w = m->end, end = r->d->end;
    for (size_t last = w + 5; w < last && w < end && !hs_scan_is(s, w, "at"); w++)
        if (!s->t->words[w].alnum || s->at[w] >= 0 || (s->bits[w] & (HS_W_VERB | HS_W_SPEECH))) return HS_OK;
    if (w >= end || !hs_scan_is(s, w, "at")) return HS_OK;
    w += hs_scan_is(s, w + 1, "the") ? 2 : 1;
    return w < end && hs_is_body(hs_kind_at(s, w)) ? hs_tie_mention(s, r, s->at[w], 0.7) : HS_OK;
}

/* "Roe and adviser John Doe": nobody is named as the adviser's principal, so it is whom the sentence named before. */
static bool implied_owner(const hs_scan *s, const hs_reading *r)
{
    return hs_among(s, r->head, "aide adviser advisor confidant confidante") || (hs_scan_is(s, r->head, "manager") && r->head > 0 && hs_scan_is(s, r->head - 1, "campaign"));
}

/* "an aide", "another former adviser": of nobody but the person spoken of. */
static bool somebodys(const hs_scan *s, const hs_reading *r)
{
    if (s->entities->v[r->d->entity].kind != HS_ANONYMOUS_SOURCE || !hs_among(s, r->head, "aide adviser advisor assistant confidant") || (s->bits[r->head_end] & HS_W_PREP) || hs_scan_is(s, r->start, "the")) return false;
    for (size_t w = r->start; w < r->head; w++)
        if (!(s->bits[w] & (HS_W_DET | HS_W_FORMER)) && !hs_among(s, w, "senior top close longtime current second")) return false;
    return true;
}

hs_code hs_tie_owner(hs_scan *s, const hs_reading *r)
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
    /* "Roe's mother NAME and husband NAME": whose family the last one was */
    const hs_relation *last = s->out->n ? &s->out->v[s->out->n - 1] : NULL;
    bool family = (s->bits[r->head] & HS_W_FAMILY) && !(s->bits[r->head] & HS_W_PLURAL) && r->d->title && r->before < 0 && r->after < 0;
    if (family && r->start > 0 && hs_scan_is(s, r->start - 1, "and") && last && last->type == HS_FAMILY_OF && last->from == (uint32_t)r->d->owner && last->to != r->d->entity) return tie(s, r, last->to, 0.6);
    /* "contrasting herself with rival Jane Roe" */
    if (r->d->title && r->before < 0 && r->after < 0 && ((s->bits[r->head] & (HS_W_OPPONENT | HS_W_FAMILY)) || implied_owner(s, r)) && (!(s->bits[r->head] & HS_W_PLURAL) || (s->bits[r->head] & HS_W_OPPONENT))) return tie(s, r, (uint32_t)r->d->owner, 0.55);
    return HS_OK;
}

/* "one member of her team", "two former employees of his office": somebody's own people. */
static bool owned(const hs_scan *s, size_t body)
{
    size_t w = body;
    while (w > 0 && w + 4 > body && !(s->bits[w] & HS_W_DET)) w--;
    return hs_among(s, w, "his her my");
}

/* "campaign officials", "the group's strategist", "the committee's chair", "a nurse at the hospital": a body that only a noun names. */
hs_code hs_tie_implied_body(hs_scan *s, const hs_reading *r)
{
    uint32_t body;
    bool found = false;
    size_t w = r->start;
    while (w < r->head && !hs_among(s, w, "his her their whose")) w++;
    if (w < r->head) return HS_OK;
    bool observer = hs_among(s, r->head, "reporter reporters correspondent correspondents journalist journalists editor critic critics");
    while (!found && w-- > r->start) {
        if (observer && hs_scan_is(s, w, "police") && w + 1 == r->head) continue; /* "police reporter": of the police, for a paper */
        if (s->at[w] < 0 && hs_body_noun(s, w)) HS_TRY(hs_body_meant(s, w, &body, &found));
    }
    if (!found && r->body > 0) {
        w = r->body;
        if (owned(s, w)) {
            int64_t who = hs_owner_before(s, r->prep, r->d->entity);
            if (who < 0) return HS_OK;
            bool campaign = hs_scan_is(s, w, "campaign");
            if (campaign) HS_TRY(body_of_person(s, (uint32_t)who, w, w, &body));
            hs_fact f = hs_fact_of(r, campaign ? HS_WORKS_FOR : HS_AIDE_OF, campaign ? body : (uint32_t)who, 0.6);
            return hs_state(s, &f);
        }
        HS_TRY(hs_body_meant(s, w, &body, &found));
    }
    if (!found) return HS_OK;
    static const char *const partisan[] = {"national committee", "campaign committee", "action committee"};
    if (!sits(s, r) || !hs_among(s, w, "committee subcommittee panel caucus") || hs_ends_in(s, body, partisan, 3)) return tie(s, r, body, 0.6);
    hs_fact f = hs_fact_of(r, HS_MEMBER_OF, body, 0.6);
    return hs_state(s, &f);
}

/* "the host, NAME", "told presenter NAME on OUTLET": the outlet of the same sentence, else the one named last. */
hs_code hs_tie_on_air(hs_scan *s, const hs_reading *r)
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
static bool of_body_in_focus(const hs_scan *s, const hs_reading *r)
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

hs_code hs_tie_in_focus(hs_scan *s, const hs_reading *r)
{
    if (!of_body_in_focus(s, r)) return HS_OK;
    int64_t body = hs_body_in_focus(s, r->start);
    return body >= 0 ? tie(s, r, (uint32_t)body, 0.5) : HS_OK;
}

/* "Chinese officials", "a U.S. official": they work for the country. */
hs_code hs_tie_country(hs_scan *s, const hs_reading *r)
{
    if (r->before >= 0 || r->after >= 0 || s->entities->v[r->d->entity].kind != HS_ANONYMOUS_SOURCE || !hs_among(s, r->head, "official officials diplomat diplomats")) return HS_OK;
    for (size_t w = r->start; w < r->head; w++) {
        const char *name = hs_among(s, w, "u.s. u.s us american") && hs_scan_cap(s, w) ? "United States" : hs_country_of(s, w);
        uint32_t body;
        if (!name) continue;
        HS_TRY(hs_named_entity(s, HS_ORGANIZATION, hs_cstr(name), w, w + 1, &body));
        hs_fact f = hs_fact_of(r, HS_WORKS_FOR, body, 0.7);
        return hs_state(s, &f);
    }
    return HS_OK;
}

/* Work, as verbs state it: "NAME, who heads the agency", "NAME teaches at the university", "the group founded by NAME". */
#include "relation/scan.h"

static bool is_body(const hs_scan *s, int64_t mention)
{
    return mention >= 0 && hs_is_body(s->entities->v[s->noted[mention].entity].kind);
}

static bool is_person(const hs_scan *s, int64_t mention)
{
    return mention >= 0 && s->entities->v[s->noted[mention].entity].kind == HS_PERSON;
}

/* A fact of the mention `from` and of a body that ends before word `end`; w: the verb. */
static hs_code state(hs_scan *s, hs_relation_type type, int64_t from, uint32_t to, size_t end, size_t w, double confidence)
{
    const hs_noted *a = &s->noted[from];
    size_t start = a->start < w ? a->start : w, stop = a->end > end ? a->end : end;
    if (stop < w + 1) stop = w + 1;
    bool former = s->bits[w > 0 ? w - 1 : 0] & HS_W_FORMER;
    hs_fact f = {.type = type, .from = a->entity, .to = to, .role = w, .role_end = w + 1, .former = former, .evidence = start, .evidence_end = stop, .confidence = confidence};
    return hs_state(s, &f);
}

static hs_code state_mention(hs_scan *s, hs_relation_type type, int64_t from, int64_t to, size_t w, double confidence)
{
    const hs_noted *b = &s->noted[to];
    size_t early = b->start < w && b->start < s->noted[from].start ? b->start : w; /* "the group founded by NAME" */
    hs_fact f = {.type = type, .from = s->noted[from].entity, .to = b->entity, .role = w, .role_end = w + 1, .evidence = early, .evidence_end = s->noted[from].end > b->end ? s->noted[from].end : b->end, .confidence = confidence};
    return early < w ? hs_state(s, &f) : state(s, type, from, b->entity, b->end, w, confidence);
}

/* Whom a verb is said of: somebody named, or unnamed people before "who". */
static int64_t subject(const hs_scan *s, size_t w)
{
    for (size_t k = w, steps = 0; k-- > 1 && steps < 4; steps++) {
        if (hs_scan_is(s, k, "whose")) return -1;
        if (!hs_scan_is(s, k, "who")) continue;
        if (s->any[k - 1] >= 0 && s->entities->v[s->noted[s->any[k - 1]].entity].kind == HS_ANONYMOUS_SOURCE) return s->any[k - 1];
        for (size_t m = k; m-- > hs_sentence_start(s, k) && m + 5 > k;)
            if (hs_among(s, m, "those all others anyone everyone people")) return -1;
    }
    return hs_subject_before(s, w);
}

/* The body that stands right after w, by name or as "the council", "the oversight committee"; *end: where it ends. */
static hs_code body_after(hs_scan *s, size_t w, size_t reach, uint32_t *body, size_t *end, bool *found)
{
    size_t stop = hs_sentence_end(s, w);
    *found = false;
    for (size_t k = w; k < stop && k < w + reach; k++) {
        hs_kind kind = hs_kind_at(s, k);
        if (kind == HS_PERSON && hs_scan_is(s, k - 1, "-")) continue; /* "the pro-Roe group" */
        if (kind == HS_PERSON || (s->at[k] < 0 && (!s->t->words[k].alnum || hs_among(s, k, "that who when but because not and")))) {
            if (!hs_scan_is(s, k, ".") && !hs_scan_is(s, k, "-")) return HS_OK;
        }
        if (kind == HS_ORGANIZATION) {
            const hs_noted *m = &s->noted[s->at[k]];
            *body = m->entity, *end = m->end;
            *found = !hs_scan_possessive(s, m->end);
            return HS_OK;
        }
        bool last = k + 1 >= stop || !s->t->words[k + 1].alnum || (s->bits[k + 1] & (HS_W_PREP | HS_W_FUNCTION | HS_W_VERB | HS_W_SPEECH));
        if (s->at[k] < 0 && hs_body_noun(s, k) && last && k > w && hs_scan_is(s, w, "the") && !hs_scan_is(s, k + 1, "of") && !hs_scan_possessive(s, k + 1)) {
            *end = k + 1;
            HS_TRY(hs_body_meant(s, k, body, found));
            *found = *found && s->entities->v[*body].kind == HS_ORGANIZATION; /* who owns "the paper" is said elsewhere */
            return HS_OK;
        }
    }
    return HS_OK;
}

/* Whether the words between w and end name a committee, and no party's. */
static bool committee(const hs_scan *s, uint32_t body, size_t w, size_t end)
{
    static const char *const partisan[] = {"national committee", "campaign committee", "action committee"};
    bool is = false;
    for (size_t k = w; k < end; k++) is |= hs_among(s, k, "committee subcommittee caucus");
    return is && !hs_ends_in(s, body, partisan, 3);
}

/* "NAME, who heads the agency", "sits on the committee" */
static hs_code leads(hs_scan *s, size_t w)
{
    bool sits = hs_among(s, w, "sits sat serves served") && hs_scan_is(s, w + 1, "on"), joined = hs_scan_is(s, w, "joined");
    if (!sits && !hs_among(s, w, "leads led heads headed runs ran chairs chaired founded cofounded directs directed oversees oversaw edits edited manages managed commands commanded owns joined coaches coached")) return HS_OK;
    if (!sits && hs_scan_prep(s, w + 1)) return HS_OK; /* "ran into the council" */
    int64_t who = subject(s, w);
    uint32_t body = 0;
    size_t end = w;
    bool found;
    if (who < 0) return HS_OK;
    HS_TRY(body_after(s, w + (sits ? 2 : 1), joined ? 3 : 6, &body, &end, &found));
    if (!found || (joined && s->at[end - 1] < 0)) return HS_OK;
    return state(s, sits || committee(s, body, w, end) ? HS_MEMBER_OF : HS_WORKS_FOR, who, body, end, w, 0.7);
}

/* "a group founded by NAME and NAME" */
static hs_code led_by(hs_scan *s, size_t w)
{
    if (!hs_among(s, w, "led headed run founded chaired owned directed started created") || !hs_scan_is(s, w + 1, "by")) return HS_OK;
    int64_t who = hs_object_after(s, w + 2, 6), body = -1;
    size_t start = hs_sentence_start(s, w);
    for (size_t k = w, steps = 0; k-- > start && steps < 9 && body < 0; steps++)
        if (is_body(s, s->at[k])) body = s->at[k];
    return is_person(s, who) && body >= 0 ? state_mention(s, HS_WORKS_FOR, who, body, w, 0.7) : HS_OK;
}

/* "worked for Ms. Roe at the State Department", "teaches history at the college" */
static hs_code works_at(hs_scan *s, size_t w)
{
    if (!hs_among(s, w, "worked works work working teaches taught studies studied employed served serves serving reports reporting writes writing consulted interned covered")) return HS_OK;
    bool employed = hs_scan_is(s, w, "employed"), passive = hs_among(s, w - (w > 0), "was were is are be been being");
    if (passive && hs_among(s, w, "taught studied served covered consulted")) return HS_OK; /* "was served at the club" */
    int64_t who = subject(s, w);
    if (who < 0) return HS_OK;
    size_t end = hs_sentence_end(s, w);
    for (size_t k = w + 1; k < end && k < w + 10; k++) {
        if (hs_among(s, k, ", and who that with from to against") || ((s->bits[k] & HS_W_VERB) && s->at[k] < 0)) return HS_OK;
        if (!hs_among(s, k, "at for in on") && !(employed && hs_scan_is(s, k, "by"))) continue;
        /* "who worked for him", "who work in her office" */
        bool his = hs_among(s, k + 1, "his her him") && (hs_among(s, k + 2, "office team staff chambers") || !s->t->words[k + 2 < s->n ? k + 2 : k].alnum || k + 2 >= end);
        int64_t boss = his ? hs_owner_before(s, k + 1, s->noted[who].entity) : -1;
        if (boss >= 0) return state(s, HS_AIDE_OF, who, (uint32_t)boss, k + 2, w, 0.6);
        int64_t to = -1;
        for (size_t m = k + 1; m < end && m < k + 4 && to < 0 && hs_among(s, k, "for at"); m++)
            if (hs_kind_at(s, m) == HS_OUTLET) to = s->at[m];
            else if (s->at[m] >= 0 || !s->t->words[m].alnum) break;
        if (to < 0) to = hs_object_after(s, k + 1, 6);
        bool close = to >= 0 && s->noted[to].start <= k + 4;
        if (!close) continue;
        if (is_person(s, to) && hs_among(s, w, "worked works") && k == w + 1 && !hs_scan_possessive(s, s->noted[to].end)) HS_TRY(state_mention(s, HS_AIDE_OF, who, to, w, 0.65));
        if (is_body(s, to)) return state_mention(s, HS_WORKS_FOR, who, to, w, 0.65);
    }
    return HS_OK;
}

/* "NAME, who has advised NAME", but not "advised NAME to leave" */
static hs_code advises(hs_scan *s, size_t w)
{
    if (!hs_among(s, w, "advises advised") || hs_among(s, w + 1, "by against that to")) return HS_OK;
    int64_t who = subject(s, w), to = hs_object_after(s, w + 1, 5);
    if (who < 0 || !is_person(s, to) || hs_among(s, s->noted[to].end, "to not against that")) return HS_OK;
    return state_mention(s, HS_AIDE_OF, who, to, w, 0.6);
}

/* "the campaign hired NAME" */
static hs_code hired(hs_scan *s, size_t w)
{
    if (!hs_scan_is(s, w, "hired")) return HS_OK;
    int64_t who = hs_object_after(s, w + 1, 6), body = -1;
    size_t start = hs_sentence_start(s, w);
    for (size_t k = w, steps = 0; k-- > start && steps < 4 && body < 0; steps++)
        if (is_body(s, s->any[k])) body = s->any[k];
    return is_person(s, who) && body >= 0 ? state_mention(s, HS_WORKS_FOR, who, body, w, 0.6) : HS_OK;
}

hs_code hs_work(hs_scan *s)
{
    for (size_t w = 0; w < s->n; w++) {
        HS_TRY(leads(s, w));
        HS_TRY(led_by(s, w));
        HS_TRY(works_at(s, w));
        HS_TRY(advises(s, w));
        HS_TRY(hired(s, w));
    }
    return HS_OK;
}

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

static hs_code state(hs_scan *s, hs_relation_type type, int64_t from, int64_t to, size_t w, double confidence)
{
    const hs_noted *a = &s->noted[from], *b = &s->noted[to];
    size_t start = a->start < b->start ? a->start : b->start, end = a->end > b->end ? a->end : b->end;
    if (start > w) start = w;
    bool former = s->bits[w > 0 ? w - 1 : 0] & HS_W_FORMER;
    hs_fact f = {.type = type, .from = a->entity, .to = b->entity, .role = w, .role_end = w + 1, .former = former, .evidence = start, .evidence_end = end, .confidence = confidence};
    return hs_state(s, &f);
}

/* The body named right after w, but for an article and a few words of its description. */
static int64_t body_after(const hs_scan *s, size_t w, size_t reach)
{
    int64_t m = hs_object_after(s, w, reach);
    return is_body(s, m) && !hs_scan_possessive(s, s->noted[m].end) ? m : -1;
}

static hs_code leads(hs_scan *s, size_t w)
{
    if (!HS_ANY(s, w, "leads", "led", "heads", "headed", "runs", "ran", "chairs", "chaired", "founded", "cofounded", "directs", "directed", "oversees", "oversaw", "edits", "edited", "manages", "commands", "commanded", "owns", "joined")) return HS_OK;
    int64_t who = hs_subject_before(s, w), body = body_after(s, w + 1, hs_scan_is(s, w, "joined") ? 3 : 6);
    if (!is_person(s, who) || body < 0) return HS_OK;
    return state(s, hs_committee(s, &s->noted[body]) ? HS_MEMBER_OF : HS_WORKS_FOR, who, body, w, 0.7);
}

/* "a group founded by NAME and NAME" */
static hs_code led_by(hs_scan *s, size_t w)
{
    if (!HS_ANY(s, w, "led", "headed", "run", "founded", "chaired", "owned", "directed", "started", "created") || !hs_scan_is(s, w + 1, "by")) return HS_OK;
    int64_t who = hs_object_after(s, w + 2, 6), body = -1;
    size_t start = hs_sentence_start(s, w);
    for (size_t k = w, steps = 0; k-- > start && steps < 9 && body < 0; steps++)
        if (is_body(s, s->at[k])) body = s->at[k];
    return is_person(s, who) && body >= 0 ? state(s, HS_WORKS_FOR, who, body, w, 0.7) : HS_OK;
}

/* "worked for Ms. Roe at the State Department", "teaches history at the college" */
static hs_code works_at(hs_scan *s, size_t w)
{
    if (!HS_ANY(s, w, "worked", "works", "work", "working", "teaches", "taught", "studies", "studied", "employed", "served", "serves", "serving", "reports", "reporting", "writes", "writing", "consulted", "interned", "covered")) return HS_OK;
    int64_t who = hs_subject_before(s, w);
    if (!is_person(s, who)) return HS_OK;
    size_t end = hs_sentence_end(s, w);
    for (size_t k = w + 1; k < end && k < w + 10; k++) {
        if (HS_ANY(s, k, ",", "and", "who", "that", "with", "from", "to", "against") || ((s->bits[k] & HS_W_VERB) && s->at[k] < 0)) return HS_OK;
        if (!HS_ANY(s, k, "at", "for", "in", "by", "on")) continue;
        int64_t to = hs_object_after(s, k + 1, 6);
        bool close = to >= 0 && s->noted[to].start <= k + 4;
        if (!close) continue;
        if (is_person(s, to) && HS_ANY(s, w, "worked", "works") && k == w + 1 && !hs_scan_possessive(s, s->noted[to].end)) HS_TRY(state(s, HS_AIDE_OF, who, to, w, 0.65));
        if (is_body(s, to)) return state(s, HS_WORKS_FOR, who, to, w, 0.65);
    }
    return HS_OK;
}

/* "the campaign hired NAME" */
static hs_code hired(hs_scan *s, size_t w)
{
    if (!hs_scan_is(s, w, "hired")) return HS_OK;
    int64_t who = hs_object_after(s, w + 1, 6), body = -1;
    size_t start = hs_sentence_start(s, w);
    for (size_t k = w, steps = 0; k-- > start && steps < 4 && body < 0; steps++)
        if (is_body(s, s->any[k])) body = s->any[k];
    return is_person(s, who) && body >= 0 ? state(s, HS_WORKS_FOR, who, body, w, 0.6) : HS_OK;
}

hs_code hs_work(hs_scan *s)
{
    for (size_t w = 0; w < s->n; w++) {
        HS_TRY(leads(s, w));
        HS_TRY(led_by(s, w));
        HS_TRY(works_at(s, w));
        HS_TRY(hired(s, w));
    }
    return HS_OK;
}

/* Relations that verbs and nouns of action state: endorsements, candidacies, family. */
#include "relation/scan.h"

/* The person or body named within a few words after w, before a verb or a stop. */
int64_t hs_object_after(const hs_scan *s, size_t w, size_t reach)
{
    size_t end = hs_sentence_end(s, w);
    for (size_t k = w; k < end && k < w + reach; k++) {
        if (s->at[k] >= 0) {
            hs_kind kind = hs_kind_at(s, k);
            if (kind == HS_PERSON) return s->at[k];
            if (kind == HS_ORGANIZATION) return s->at[k];
            continue;
        }
        if (!s->t->words[k].alnum && !hs_scan_is(s, k, ".") && !hs_scan_is(s, k, "-")) return -1;
        if (HS_ANY(s, k, "that", "who", "when", "but", "because", "not", "and")) return -1;
    }
    return -1;
}

/* The subject before a verb: the last person named, no more than a clause away. */
int64_t hs_subject_before(const hs_scan *s, size_t w)
{
    size_t start = hs_sentence_start(s, w);
    for (size_t k = w, steps = 0; k-- > start && steps < 14; steps++)
        if (hs_kind_at(s, k) == HS_PERSON) return hs_scan_possessive(s, s->noted[s->at[k]].end) ? -1 : s->at[k];
        else if (HS_ANY(s, k, "he", "she") && s->any[k] >= 0 && s->entities->v[s->noted[s->any[k]].entity].kind == HS_PERSON) return s->any[k];
    return -1;
}

static hs_code ally(hs_scan *s, int64_t from, int64_t to, size_t w)
{
    if (from < 0 || to < 0) return HS_OK;
    const hs_noted *a = &s->noted[from], *b = &s->noted[to];
    if (s->entities->v[a->entity].kind != HS_PERSON) return HS_OK;
    size_t start = a->start < b->start ? a->start : b->start, end = a->end > b->end ? a->end : b->end;
    hs_fact f = {.type = HS_ALLY_OF, .from = a->entity, .to = b->entity, .role = w, .role_end = w + 1, .evidence = start, .evidence_end = end, .confidence = 0.7};
    return hs_state(s, &f);
}

/* The object of an endorsement: a name, or the person that "him" or "her" is. */
static int64_t object_or_pronoun(const hs_scan *s, size_t w)
{
    if (!HS_ANY(s, w + 1, "him", "her")) return hs_object_after(s, w + 1, 7);
    int64_t subject = hs_subject_before(s, w);
    if (subject < 0) return -1;
    int64_t who = hs_owner_before(s, s->noted[subject].start, s->noted[subject].entity);
    for (size_t k = s->noted[subject].start, steps = 0; who >= 0 && k-- > 0 && steps < 120; steps++)
        if (s->at[k] >= 0 && s->noted[s->at[k]].entity == (uint32_t)who) return s->at[k];
    return -1;
}

static hs_code opposition(hs_scan *s, size_t w)
{
    bool running = HS_ANY(s, w, "running", "ran") && hs_scan_is(s, w + 1, "against");
    bool challenger = HS_ANY(s, w, "challenger", "rival", "opponent", "challenge") && hs_scan_is(s, w + 1, "to");
    if (!running && !challenger) return HS_OK;
    int64_t from = hs_subject_before(s, w), to = hs_object_after(s, w + 2, 6);
    if (from < 0 || to < 0 || s->entities->v[s->noted[to].entity].kind != HS_PERSON) return HS_OK;
    hs_fact f = {.type = HS_OPPONENT_OF, .from = s->noted[from].entity, .to = s->noted[to].entity, .role = w, .role_end = w + 2, .evidence = s->noted[from].start, .evidence_end = s->noted[to].end, .confidence = 0.65};
    if (f.evidence > f.evidence_end) return HS_OK;
    return hs_state(s, &f);
}

/* "Roe, who is married to John Doe" */
static hs_code marriage(hs_scan *s, size_t w)
{
    if (!hs_scan_is(s, w, "married")) return HS_OK;
    int64_t from = hs_subject_before(s, w), to = hs_object_after(s, w + (hs_scan_is(s, w + 1, "to") ? 2 : 1), 9);
    if (from < 0 || to < 0 || s->entities->v[s->noted[to].entity].kind != HS_PERSON || s->noted[from].start > s->noted[to].end) return HS_OK;
    hs_fact f = {.type = HS_FAMILY_OF, .from = s->noted[from].entity, .to = s->noted[to].entity, .role = w, .role_end = w + 1, .evidence = s->noted[from].start, .evidence_end = s->noted[to].end, .confidence = 0.7};
    return hs_state(s, &f);
}

static hs_code endorsement(hs_scan *s, size_t w)
{
    if (HS_ANY(s, w, "endorsed", "endorses", "endorse", "endorsing", "backed", "backs", "backing")) {
        if (hs_scan_is(s, w + 1, "by")) {
            int64_t to = hs_subject_before(s, w), from = hs_object_after(s, w + 2, 6);
            return ally(s, from, to, w);
        }
        if (w > 0 && HS_ANY(s, w - 1, "not", "will", "would", "to", "never", "could", "may", "might")) return HS_OK;
        return ally(s, hs_subject_before(s, w), object_or_pronoun(s, w), w);
    }
    if (HS_ANY(s, w, "supports", "supporting", "supported") || (hs_scan_is(s, w, "for") && w > 0 && HS_ANY(s, w - 1, "campaigned", "campaigning", "stumping", "stumped"))) {
        int64_t to = hs_object_after(s, w + 1, 5);
        if (to >= 0 && s->entities->v[s->noted[to].entity].kind == HS_PERSON && !hs_scan_possessive(s, s->noted[to].end)) return ally(s, hs_subject_before(s, w), to, w);
    }
    if (hs_scan_is(s, w, "endorsement") && HS_ANY(s, w + 1, "of", "from")) {
        int64_t other = hs_object_after(s, w + 2, 6), who = -1;
        for (size_t k = w, steps = 0; k-- > hs_sentence_start(s, w) && steps < 10 && who < 0; steps++)
            if (hs_kind_at(s, k) == HS_PERSON) who = s->at[k];
        bool possessive = who >= 0 && hs_scan_possessive(s, s->noted[who].end);
        return possessive ? ally(s, who, other, w) : ally(s, other, who, w);
    }
    return HS_OK;
}

static hs_code candidate(hs_scan *s, int64_t who, size_t w, size_t end, const char *name)
{
    if (who < 0) return HS_OK;
    const hs_noted *m = &s->noted[who];
    if (s->entities->v[m->entity].kind != HS_PERSON) return HS_OK;
    uint32_t office;
    HS_TRY(hs_named_entity(s, HS_OFFICE, hs_cstr(name), w, end, &office));
    size_t from = m->start < w ? m->start : w, to = m->end > end ? m->end : end;
    hs_fact f = {.type = HS_CANDIDATE_FOR, .from = m->entity, .to = office, .role = w, .role_end = end, .evidence = from, .evidence_end = to, .confidence = 0.7};
    return hs_state(s, &f);
}

/* "running for president", "his presidential campaign", "the presidential bid of NAME". */
static hs_code candidacy(hs_scan *s, size_t w)
{
    if (HS_ANY(s, w, "running", "ran", "run", "runs") && hs_scan_is(s, w + 1, "for") && hs_scan_is(s, w + 2, "president")) {
        if (w > 0 && HS_ANY(s, w - 1, "not", "would", "may", "might", "could", "never", "considering")) return HS_OK;
        return candidate(s, hs_subject_before(s, w), w, w + 3, "president");
    }
    if (hs_scan_is(s, w, "presidential") && HS_ANY(s, w + 1, "campaign", "bid", "run", "candidacy", "nomination", "ambitions")) {
        if (HS_ANY(s, w + 2, "of")) return candidate(s, hs_object_after(s, w + 3, 5), w, w + 2, "president");
        if (w >= 3 && hs_scan_is(s, w - 1, "s") && hs_scan_possessive(s, w - 2)) return candidate(s, s->at[w - 3], w, w + 2, "president");
        if (w >= 2 && hs_scan_possessive(s, w - 1)) return candidate(s, s->at[w - 2], w, w + 2, "president");
        if (w >= 1 && s->at[w - 1] >= 0) return candidate(s, s->at[w - 1], w, w + 2, "president");
    }
    if (hs_scan_is(s, w, "candidacy") && w >= 2) {
        size_t k = w - 1;
        if (hs_scan_is(s, k, "s") && k >= 2 && hs_scan_possessive(s, k - 1)) return candidate(s, s->at[k - 2], w, w + 1, "president");
        if (hs_scan_possessive(s, k)) return candidate(s, s->at[k - 1], w, w + 1, "president");
    }
    if (hs_scan_is(s, w, "nomination") || (hs_scan_is(s, w, "for") && hs_scan_is(s, w + 1, "president"))) {
        /* "Roe, who is seeking the party's nomination" */
        size_t start = hs_sentence_start(s, w);
        for (size_t k = w, steps = 0; k-- > start && steps < 7; steps++)
            if (HS_ANY(s, k, "seeking", "won", "win", "winning", "clinched", "clinch", "secured", "secure", "capture", "captured", "cruised", "pursuing", "competing", "competed", "backing", "backed", "supporting", "supported") && !hs_scan_is(s, w, "for")) return candidate(s, hs_subject_before(s, k), k, w + 1, "president");
    }
    return HS_OK;
}

hs_code hs_stated(hs_scan *s)
{
    for (size_t w = 0; w < s->n; w++) {
        HS_TRY(endorsement(s, w));
        HS_TRY(candidacy(s, w));
        HS_TRY(opposition(s, w));
        HS_TRY(marriage(s, w));
    }
    return HS_OK;
}

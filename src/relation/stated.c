/* Relations that verbs and nouns of action state: endorsements, candidacies, family. */
#include <string.h>

#include "relation/scan.h"

/* The person or body named within a few words after w, before a verb or a stop. */
int64_t hs_object_after(const hs_scan *s, size_t w, size_t reach)
{
    size_t end = hs_sentence_end(s, w);
    for (size_t k = w; k < end && k < w + reach; k++) {
        if (s->at[k] >= 0) {
            hs_kind kind = hs_kind_at(s, k);
            if (kind == HS_PERSON) return s->at[k];
            if (kind == HS_ORGANIZATION) return hs_person_titled(s, s->at[k], end);
            continue;
        }
        if (!s->t->words[k].alnum && !hs_scan_is(s, k, ".") && !hs_scan_is(s, k, "-")) return -1;
        if (hs_among(s, k, "that who when but because not and")) return -1;
    }
    return -1;
}

/* "a Roe confidant who …": the name at w only tells of a noun. */
static bool of_noun(const hs_scan *s, size_t w)
{
    size_t next = s->at[w] >= 0 ? s->noted[s->at[w]].end : w;
    return next > w && next < s->n && s->at[next] < 0 && (s->bits[next] & HS_ROLES) && !(s->bits[next] & (HS_W_VERB | HS_W_SPEECH));
}

/* The name before ", who …," where a clause ends right before w; -1. */
static int64_t before_clause(const hs_scan *s, size_t w)
{
    size_t start = hs_sentence_start(s, w), k = w;
    while (k > start && k + 4 > w && s->at[k - 1] < 0 && hs_among(s, k - 1, "has have had also will would is was agreed to")) k--;
    if (k <= start + 2 || !hs_scan_is(s, k - 1, ",")) return -1;
    for (k--; k-- > start + 2 && k + 60 > w;)
        if (hs_scan_is(s, k, "who") && hs_scan_is(s, k - 1, ",")) return hs_kind_at(s, k - 2) == HS_PERSON ? s->at[k - 2] : -1;
    return -1;
}

/* "a clerk under Mayor NAME who teaches": with no comma before it, "who" goes with the noun before the preposition. */
static bool under_who(const hs_scan *s, const hs_noted *m)
{
    static const char links[] = "under of to for with";
    size_t w = m->start;
    if (!hs_scan_is(s, m->end, "who")) return false;
    while (w > 1 && !hs_among(s, w - 1, links) && ((s->bits[w - 1] & HS_W_TITLE) || (hs_scan_is(s, w - 1, ".") && (s->bits[w - 2] & HS_W_TITLE)))) w--;
    return w > 0 && hs_among(s, w - 1, links);
}

/* The subject before a verb: the last person named, no more than a clause away. */
int64_t hs_subject_before(const hs_scan *s, size_t w)
{
    size_t start = hs_sentence_start(s, w);
    int64_t named = before_clause(s, w);
    if (named >= 0) return named;
    for (size_t k = w, steps = 0; k-- > start && steps < 14; steps++)
        if (of_noun(s, k) || (hs_kind_at(s, k) == HS_PERSON && under_who(s, &s->noted[s->at[k]]))) continue;
        else if (hs_kind_at(s, k) == HS_PERSON) return hs_scan_possessive(s, s->noted[s->at[k]].end) ? -1 : s->at[k];
        else if (hs_among(s, k, "he she") && s->any[k] >= 0 && s->entities->v[s->noted[s->any[k]].entity].kind == HS_PERSON) return s->any[k];
    return -1;
}

/* The mention before w of whom "he" at w means, or -1. */
static int64_t pronoun(const hs_scan *s, size_t w)
{
    int64_t who = hs_owner_before(s, w, UINT32_MAX);
    for (size_t k = w, steps = 0; who >= 0 && k-- > 0 && steps < 120; steps++)
        if (s->at[k] >= 0 && s->noted[s->at[k]].entity == (uint32_t)who) return s->at[k];
    return -1;
}

/* Who endorses, by name or pronoun. */
static int64_t endorser(const hs_scan *s, size_t w)
{
    for (size_t k = w; k-- > 0 && k + 4 > w;)
        if (hs_among(s, k, "he she") && s->any[k] < 0) return pronoun(s, k);
    return hs_subject_before(s, w);
}

static hs_code ally(hs_scan *s, int64_t from, int64_t to, size_t w)
{
    if (from < 0 || to < 0) return HS_OK;
    return s->entities->v[s->noted[from].entity].kind == HS_PERSON ? hs_state_between(s, HS_ALLY_OF, from, to, w, w + 1, false, 0.7) : HS_OK;
}

/* The object of an endorsement: a name, or the person that "him", "her" or the owner of "his candidacy" is. */
static int64_t object_or_pronoun(const hs_scan *s, size_t w)
{
    bool run = hs_among(s, w + 1, "his her") && (hs_among(s, w + 2, "candidacy campaign bid run") || hs_among(s, w + 3, "candidacy campaign bid run"));
    if (!run && (!hs_among(s, w + 1, "him her") || (w + 2 < s->n && s->t->words[w + 2].alnum && !(s->bits[w + 2] & (HS_W_FUNCTION | HS_W_PREP | HS_W_TIME))))) return hs_object_after(s, w + 1, 9);
    int64_t subject = hs_subject_before(s, w);
    if (subject < 0) return -1;
    int64_t who = hs_owner_before(s, s->noted[subject].start, s->noted[subject].entity);
    for (size_t k = s->noted[subject].start, steps = 0; who >= 0 && k-- > 0 && steps < 120; steps++)
        if (s->at[k] >= 0 && s->noted[s->at[k]].entity == (uint32_t)who) return s->at[k];
    return -1;
}

static hs_code allies(hs_scan *s, int64_t from, int64_t to, size_t w)
{
    for (size_t steps = 0; to >= 0 && steps < 12; steps++, to = hs_next_listed(s, to)) {
        HS_TRY(ally(s, from, to, w));
        if (s->entities->v[s->noted[to].entity].kind != HS_PERSON) break;
    }
    return HS_OK;
}

/* "NAME and NAME have endorsed": all of the list that ends before the verb. */
static hs_code all_ally(hs_scan *s, int64_t from, int64_t to, size_t w)
{
    for (size_t steps = 0; from >= 0 && steps < 12; steps++, from = hs_previous_listed(s, from)) HS_TRY(allies(s, from, to, w));
    return HS_OK;
}

static hs_code oppose(hs_scan *s, int64_t from, int64_t to, size_t w, size_t end)
{
    if (from < 0 || to < 0) return HS_OK;
    if (s->entities->v[s->noted[to].entity].kind != HS_PERSON || s->entities->v[s->noted[from].entity].kind != HS_PERSON) return HS_OK;
    return hs_state_between(s, HS_OPPONENT_OF, from, to, w, end, false, 0.65);
}

/* "became the first to endorse NAME", "decided to back NAME": done, for all its infinitive. */
static bool done(const hs_scan *s, size_t to)
{
    for (size_t k = to, from = hs_sentence_start(s, to); k-- > from && k + 9 > to;) {
        if (hs_among(s, k, "refused refuse declined asked failed unwilling reluctant urged not")) return false;
        if (hs_among(s, k, "first latest proud happy glad pleased decided chose went became")) return true;
    }
    return false;
}

static bool denied(const hs_scan *s, size_t w)
{
    size_t start = hs_sentence_start(s, w);
    for (size_t k = w, steps = 0; k-- > start && steps < 5; steps++)
        if (hs_among(s, k, "not never without n't t")) return true;
    if (w > 0 && hs_scan_is(s, w - 1, "to")) return !done(s, w - 1);
    return w > 0 && hs_among(s, w - 1, "will would could may might");
}

static bool adverb(const hs_scan *s, size_t w)
{
    hs_str x = hs_word_str(s->t, w);
    return hs_among(s, w, "has have had is was are also later since recently already previously once now both been initially on") || (s->bits[w] & HS_W_TIME) || (x.n > 4 && memcmp(x.p + x.n - 2, "ly", 2) == 0);
}

/* Whether the verb at w has its subject in sight: "NAME, who has endorsed", "NAME on Friday endorsed", and not "a group that
 * backed", "voters have backed", "you support". */
static bool has_subject(const hs_scan *s, size_t w)
{
    for (;;) {
        if (w > 0 && adverb(s, w - 1)) w--;
        else if (w > 1 && hs_among(s, w - 1, "s d ve") && hs_among(s, w - 2, "’ '")) w -= 2;
        else break;
    }
    if (w == 0 || s->any[w - 1] >= 0) return true;
    return s->t->words[w - 1].alnum ? hs_among(s, w - 1, "who he she i and to") : hs_among(s, w - 1, ", ) . \" ”");
}

static hs_code opposition(hs_scan *s, size_t w)
{
    bool running = hs_among(s, w, "running ran run rival challenger opponent") && hs_among(s, w + 1, "against to");
    if (running && !hs_scan_is(s, w, "run") && (hs_scan_is(s, w + 1, "against") || !hs_among(s, w, "running ran"))) return oppose(s, hs_subject_before(s, w), hs_object_after(s, w + 2, 6), w, w + 2);
    if (hs_among(s, w, "challenging opposed opposes") && !denied(s, w) && has_subject(s, w)) return oppose(s, hs_subject_before(s, w), hs_object_after(s, w + 1, 8), w, w + 1);
    if (hs_scan_is(s, w, "critical") && hs_scan_is(s, w + 1, "of")) return oppose(s, hs_subject_before(s, w), hs_object_after(s, w + 2, 4), w, w + 2);
    if (hs_scan_is(s, w, "challenge") && hs_scan_is(s, w + 1, "from")) return oppose(s, hs_object_after(s, w + 2, 9), hs_subject_before(s, w), w, w + 2);
    return HS_OK;
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

/* "a super PAC" that has no name is nobody's. */
static hs_code give(hs_scan *s, int64_t from, int64_t to, size_t w)
{
    return to >= 0 && s->noted[to].end - s->noted[to].start > 1 ? ally(s, from, to, w) : HS_OK;
}

/* "donated $250,000 to the committee", "gave the group $1 million" */
static hs_code donation(hs_scan *s, size_t w)
{
    if (hs_among(s, w, "donated contributed donates donate donating") || (hs_among(s, w, "gave given") && hs_scan_is(s, w + 1, "$"))) {
        for (size_t k = w + 1; k < w + 12; k++)
            if (hs_scan_is(s, k, "to")) return give(s, hs_subject_before(s, w), hs_object_after(s, k + 1, 6), w);
            else if (hs_among(s, k, ", and")) return HS_OK;
    }
    if (hs_scan_is(s, w, "funded") && hs_scan_is(s, w + 1, "by")) {
        int64_t body = -1, who = hs_object_after(s, w + 2, 6);
        for (size_t k = w, steps = 0; k-- > 0 && steps < 5 && body < 0; steps++)
            if (hs_kind_at(s, k) == HS_ORGANIZATION) body = s->at[k];
        for (size_t steps = 0; who >= 0 && body >= 0 && steps < 6; steps++, who = hs_next_listed(s, who)) HS_TRY(give(s, who, body, w));
    }
    return HS_OK;
}

/* "Roe has been friends with Doe", "close with", "threw his support behind", "stands behind" */
static hs_code friendship(hs_scan *s, size_t w)
{
    if (hs_among(s, w, "friends close campaigned campaigning appeared") && hs_among(s, w + 1, "with alongside")) return all_ally(s, hs_subject_before(s, w), hs_object_after(s, w + 2, 6), w);
    if (hs_scan_is(s, w, "behind")) {
        for (size_t k = w, steps = 0; k-- > hs_sentence_start(s, w) && steps < 4; steps++)
            if (hs_among(s, k, "support stands stood weight rallied")) return ally(s, hs_subject_before(s, k), hs_object_after(s, w + 1, 7), k);
    }
    return HS_OK;
}

/* A person, and not something of theirs other than the candidacy: "endorsed Roe's plan" makes no ally. */
static bool supportable(const hs_scan *s, int64_t mention)
{
    const hs_noted *m = &s->noted[mention];
    if (s->entities->v[m->entity].kind != HS_PERSON) return false;
    size_t w = m->end;
    if (!hs_scan_possessive(s, w)) return true;
    w += hs_scan_is(s, w + 1, "s") ? 2 : 1;
    for (size_t k = w; k < w + 3; k++)
        if (hs_among(s, k, "bid campaign candidacy election reelection run")) return true;
    return false;
}

static hs_code endorsement(hs_scan *s, size_t w)
{
    bool noun = hs_scan_is(s, w, "backing") && hs_among(s, w + 1, "of from");
    if (!noun && hs_among(s, w, "endorsed endorses endorse endorsing backed backs backing")) {
        if (hs_scan_is(s, w + 1, "by")) {
            int64_t to = hs_subject_before(s, w);
            for (int64_t from = hs_object_after(s, w + 2, 6); from >= 0; from = hs_next_listed(s, from)) HS_TRY(ally(s, from, to, w));
            return HS_OK;
        }
        if (denied(s, w) || !has_subject(s, w)) return HS_OK;
        bool both = hs_scan_is(s, w + 1, "both");
        int64_t to = both ? hs_object_after(s, w + 2, 7) : object_or_pronoun(s, w);
        return to >= 0 && supportable(s, to) ? all_ally(s, endorser(s, w), to, w) : HS_OK;
    }
    if (hs_among(s, w, "supports supporting supported") || (hs_scan_is(s, w, "for") && w > 0 && hs_among(s, w - 1, "campaigned campaigning stumping stumped voted"))) {
        int64_t to = hs_object_after(s, w + 1, 5);
        if (to >= 0 && !denied(s, w) && (hs_scan_is(s, w, "for") || has_subject(s, w)) && s->entities->v[s->noted[to].entity].kind == HS_PERSON && supportable(s, to)) return all_ally(s, endorser(s, w), to, w);
    }
    if (hs_among(s, w, "endorsement endorsements backing") && hs_among(s, w + 1, "of from")) {
        int64_t other = hs_object_after(s, w + 2, 10), who = -1;
        for (size_t k = w, steps = 0; k-- > hs_sentence_start(s, w) && steps < 20 && who < 0; steps++)
            if (hs_kind_at(s, k) == HS_PERSON) who = s->at[k];
        bool possessive = who >= 0 && hs_scan_possessive(s, s->noted[who].end);
        if (denied(s, w) || other < 0 || !supportable(s, other)) return HS_OK;
        if (possessive) return ally(s, who, other, w);
        for (; other >= 0; other = hs_next_listed(s, other)) HS_TRY(ally(s, other, who, w));
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

/* "backed Roe for president" (at "for"), but not "traded Roe for President Lang", "if the party nominates Roe for president",
 * "never wanted Roe for president", nor the president of a club. */
static bool backed_for_president(const hs_scan *s, size_t w)
{
    if (!hs_scan_is(s, w + 1, "president") || w == 0 || hs_kind_at(s, w - 1) != HS_PERSON) return false;
    if (hs_kind_at(s, w + 1) == HS_PERSON || hs_kind_at(s, w + 2) == HS_PERSON || hs_scan_is(s, w + 2, "of")) return false;
    for (size_t k = w; k-- > hs_sentence_start(s, w) && k + 10 > w;)
        if (hs_among(s, k, "nominate nominated if never not nobody")) return false;
    return true;
}

/* "running for president", "his presidential campaign", "the presidential bid of NAME". */
static hs_code candidacy(hs_scan *s, size_t w)
{
    if (hs_among(s, w, "running ran run runs") && hs_scan_is(s, w + 1, "for") && hs_scan_is(s, w + 2, "president")) {
        if (w > 0 && hs_among(s, w - 1, "not would may might could never considering")) return HS_OK;
        return candidate(s, hs_subject_before(s, w), w, w + 3, "president");
    }
    if (hs_scan_is(s, w, "presidential") && hs_among(s, w + 1, "campaign bid run candidacy nomination ambitions")) {
        if (hs_scan_is(s, w + 2, "of")) return candidate(s, hs_object_after(s, w + 3, 5), w, w + 2, "president");
        if (w >= 1 && hs_among(s, w - 1, "his her")) return candidate(s, pronoun(s, w - 1), w, w + 2, "president");
        size_t k = w > 0 && s->t->words[w - 1].shape == HS_SHAPE_NUMBER ? w - 1 : w; /* "Roe's 2008 presidential campaign" */
        if (k >= 3 && hs_scan_is(s, k - 1, "s") && hs_scan_possessive(s, k - 2)) return candidate(s, s->at[k - 3], w, w + 2, "president");
        if (k >= 2 && hs_scan_possessive(s, k - 1)) return candidate(s, s->at[k - 2], w, w + 2, "president");
        if (k >= 1 && s->at[k - 1] >= 0) return candidate(s, s->at[k - 1], w, w + 2, "president");
    }
    if (hs_scan_is(s, w, "for") && backed_for_president(s, w)) return candidate(s, s->at[w - 1], w, w + 2, "president");
    if (hs_scan_is(s, w, "candidacy") && w >= 2) {
        size_t k = w - 1;
        if (hs_scan_is(s, k, "s") && k >= 2 && hs_scan_possessive(s, k - 1)) return candidate(s, s->at[k - 2], w, w + 1, "president");
        if (hs_scan_possessive(s, k)) return candidate(s, s->at[k - 1], w, w + 1, "president");
    }
    if (hs_scan_is(s, w, "nomination") || (hs_scan_is(s, w, "for") && hs_scan_is(s, w + 1, "president"))) {
        /* "Roe, who is seeking the party's nomination" */
        size_t start = hs_sentence_start(s, w);
        for (size_t k = w, steps = 0; k-- > start && steps < 10; steps++)
            if (hs_among(s, k, "seeking won winning clinched secured captured cruised pursuing competing competed backing backed supporting supported") && !hs_scan_is(s, w, "for")) return candidate(s, hs_subject_before(s, k), k, w + 1, "president");
    }
    return HS_OK;
}

hs_code hs_stated(hs_scan *s)
{
    for (size_t w = 0; w < s->n; w++) {
        HS_TRY(endorsement(s, w));
        HS_TRY(donation(s, w));
        HS_TRY(friendship(s, w));
        HS_TRY(candidacy(s, w));
        HS_TRY(opposition(s, w));
        HS_TRY(marriage(s, w));
    }
    return HS_OK;
}

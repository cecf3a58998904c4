/* What somebody is "as": "her record as secretary of state", "NAME as his adviser", "he serves as ambassador", "when she was
 * mayor". */
#include "relation/scan.h"

/* Whose "record as" something it is: the person named before "'s" at w, or whom "her" there means; -1: nobody in sight. */
static int64_t owner_at(const hs_scan *s, size_t w)
{
    if (hs_among(s, w, "his her")) return hs_owner_before(s, w, UINT32_MAX);
    size_t k = hs_scan_is(s, w, "s") && w > 0 ? w - 1 : w;
    return k > 0 && hs_scan_possessive(s, k) && hs_kind_at(s, k - 1) == HS_PERSON ? (int64_t)s->noted[s->at[k - 1]].entity : -1;
}

static hs_code describe_owner(hs_scan *s, int64_t who, size_t evidence, size_t start)
{
    size_t end = hs_description_end(s, start);
    if (who < 0 || end <= start || !hs_reads_as_description(s, start, end)) return HS_OK;
    hs_description d = {.entity = (uint32_t)who, .start = start, .end = end, .evidence = evidence, .evidence_end = end, .after = end, .owner = -1};
    return hs_describe(s, &d);
}

/* Whom the subject before the verb at w means: somebody named, or "he" and "she"; -1. */
static int64_t subject_of(const hs_scan *s, size_t w)
{
    for (size_t k = w, from = hs_sentence_start(s, w); k-- > from && k + 4 > w;)
        if (hs_among(s, k, "he she")) return hs_owner_before(s, k, UINT32_MAX);
    int64_t m = hs_subject_before(s, w);
    return m >= 0 ? (int64_t)s->noted[m].entity : -1;
}

/* The verb of "serves as", "was dismissed on Monday as", "will take over as" before the "as" at w; w when there is none. */
static size_t verb_before_as(const hs_scan *s, size_t w)
{
    for (size_t k = w, from = hs_sentence_start(s, w); k-- > from && k + 4 > w && s->at[k] < 0 && s->t->words[k].alnum;) {
        if (hs_among(s, k, "serve serves served serving acted acting resigned") || (hs_scan_is(s, k, "over") && k > from && hs_among(s, k - 1, "take takes took taken taking"))) return k > from && hs_scan_is(s, k - 1, "to") && !(k > from + 1 && hs_scan_is(s, k - 2, "agreed")) ? w : k;
        if (k > from && hs_among(s, k, "dismissed fired ousted named appointed hired elected tapped installed confirmed")) return hs_among(s, k - 1, "was were been is") ? k : w;
    }
    return w;
}

/* "when she was secretary of state", "her record as secretary of state", "NAME as his secretary of state", "he serves as
 * ambassador" */
hs_code hs_in_office(hs_scan *s)
{
    static const char spans[] = "record tenure work time term terms experience role service years stint job days career";
    for (size_t w = 1; w + 3 < s->n; w++) {
        bool clause = hs_among(s, w - 1, "while when since before after as") || w == hs_sentence_start(s, w);
        if (hs_among(s, w, "he she") && clause && hs_among(s, w + 1, "was became is"))
            HS_TRY(describe_owner(s, hs_owner_before(s, w, UINT32_MAX), w, w + 2));
        if (!hs_scan_is(s, w, "as")) continue;
        size_t noun = w - 1, verb = verb_before_as(s, w);
        if (verb < w) {
            HS_TRY(describe_owner(s, subject_of(s, verb), verb, w + 1));
        } else if (hs_among(s, noun, spans) && noun > 0) {
            size_t owner = noun - 1;
            while (owner > 0 && owner + 3 > noun && s->t->words[owner].alnum && !hs_among(s, owner, "his her s")) owner--;
            HS_TRY(describe_owner(s, owner_at(s, owner), owner, w + 1));
        } else if (hs_kind_at(s, noun) == HS_PERSON && hs_among(s, w + 1, "his her")) {
            HS_TRY(describe_owner(s, s->noted[s->at[noun]].entity, s->noted[s->at[noun]].start, w + 2));
        }
    }
    return HS_OK;
}

/* Where sentences end: at . ? ! … with the closing marks that follow, when the next word could begin a
 * sentence, and at paragraph ends.
 *
 * A full stop after an abbreviation ends no sentence: never after one that stands before a name ("Mr.",
 * "Sen."), and after the others ("U.S.", "Inc.", an initial) only when a word follows that commonly
 * begins sentences ("The", "He") — the collocation and sentence-starter heuristics of Kiss & Strunk,
 * "Unsupervised Multilingual Sentence Boundary Detection" (2006), with fixed lists. */
#include "base/vec.h"
#include "token/token_int.h"

/* Sorted bytewise, for bsearch. */
static const char *const before_names[] = {
    "Adm", "Asst", "Atty", "Brig", "Capt", "Cmdr", "Col", "Comdr", "Cpl", "Cpt", "Det", "Dr", "Fr", "Ft", "Gen", "Gens", "Gov",
    "Govs", "Hon", "Insp", "Lt", "Maj", "Messrs", "Mme", "Mr", "Mrs", "Ms", "Msgr", "Mt", "Mx", "Pres", "Prof", "Profs", "Pvt",
    "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt", "Spc", "Sr", "St", "Ste", "Supt", "Treas", "dr", "gen", "gov", "lt", "mr",
    "mrs", "ms", "prof", "rep", "sen", "vs"};
static const char *const abbreviations[] = {
    "Ala", "Apr", "Ariz", "Ark", "Assn", "Assoc", "Aug", "Ave", "Blvd", "Bros", "Calif", "Co", "Colo", "Conn", "Corp", "Ct",
    "Dec", "Del", "Dept", "Dist", "Esq", "Feb", "Fla", "Fri", "Ga", "Ill", "Inc", "Ind", "Intl", "Jan", "Jr", "Jul",
    "Jun", "Kan", "Ky", "La", "Ltd", "Mar", "Mass", "Md", "Mich", "Minn", "Miss", "Mo", "Mon", "Mont", "Nat", "Natl", "Neb",
    "Nev", "Nos", "Nov", "Oct", "Okla", "Ore", "Pa", "Ph", "Rd", "Sep", "Sept", "Tenn", "Tex", "Thurs", "Tue", "Tues", "Univ",
    "Va", "Vt", "Wash", "Wed", "Wis", "Wyo", "al", "approx", "dept", "ed", "eds", "est", "etc", "ft", "hr", "hrs", "inc", "lb",
    "lbs", "min", "mph", "pp", "sq", "tel", "vol", "yr", "yrs"};
static const char *const starters[] = {
    "A", "About", "According", "After", "Also", "Although", "Among", "An", "And", "Another", "Any", "As", "Asked", "At",
    "Because", "Before", "Both", "But", "By", "Despite", "During", "Each", "Earlier", "Even", "Every", "Finally", "Following",
    "For", "From", "He", "Her", "His", "How", "However", "I", "If", "In", "Instead", "It", "Its", "Last", "Later", "Many",
    "Meanwhile", "More", "Most", "Much", "My", "Nearly", "No", "None", "Nor", "Not", "Now", "On", "Once", "One", "Only", "Or",
    "Other", "Others", "Our", "Several", "She", "Since", "So", "Some", "Still", "Such", "That", "The", "Their", "Then", "There",
    "These", "They", "This", "Those", "Though", "Through", "Two", "Under", "Unlike", "Until", "We", "What", "When", "Where",
    "Whether", "Which", "While", "Who", "Why", "With", "Without", "Yes", "Yet", "You", "Your"};
#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool listed(hs_str w, const char *const *list, size_t n)
{
    size_t low = 0;
    while (low < n) {
        size_t middle = low + (n - low) / 2;
        int c = hs_str_cmp(w, hs_cstr(list[middle]));
        if (c == 0) return true;
        if (c > 0) low = middle + 1;
        else n = middle;
    }
    return false;
}

static bool glued(const hs_tokens *t, size_t i) /* no blank between word i - 1 and i */
{
    return i > 0 && t->words[i - 1].span.end == t->words[i].span.start;
}

static bool is_stop(const hs_tokens *t, size_t i)
{
    return hs_word_is(t, i, ".") || hs_word_is(t, i, "?") || hs_word_is(t, i, "!") || hs_word_is(t, i, "…");
}

static bool is_closer(const hs_tokens *t, size_t i)
{
    int shape = t->words[i].shape;
    return shape == HS_SHAPE_CLOSE_MARK || shape == HS_SHAPE_STRAIGHT_MARK || hs_word_is(t, i, ")") || hs_word_is(t, i, "]");
}

static bool may_start(const hs_tokens *t, size_t i)
{
    switch (t->words[i].shape) {
    case HS_SHAPE_OPEN_MARK: case HS_SHAPE_STRAIGHT_MARK: case HS_SHAPE_NUMBER: case HS_SHAPE_CAPS: case HS_SHAPE_CAPITALIZED: return true;
    }
    hs_str w = hs_word_str(t, i);
    return hs_str_is(w, "(") || hs_str_is(w, "[") || hs_str_is(w, "@") || hs_str_is(w, "#") || hs_str_is(w, "—") || hs_str_is(w, "–") ||
           hs_str_is(w, "$") || hs_str_is(w, "•");
}

/* The stop at word `stop` belongs to an abbreviation, and word `next` follows (after closing marks). */
static bool abbreviated(const hs_tokens *t, size_t stop, size_t next)
{
    hs_str dotted = hs_word_str(t, stop); /* "U.S." is one word that holds its stops */
    bool own = dotted.n > 1 && dotted.p[dotted.n - 1] == '.';
    if (!own && (!hs_str_is(dotted, ".") || !glued(t, stop))) return false;
    hs_str w = own ? dotted : hs_word_str(t, stop - 1);
    if (!own && listed(w, before_names, COUNT(before_names))) return true;
    if (!own && (hs_str_is(w, "No") || hs_str_is(w, "no"))) return t->words[next].shape == HS_SHAPE_NUMBER;
    bool initial = t->words[stop - !own].bytes == 1 && t->words[stop - !own].shape == HS_SHAPE_CAPITALIZED;
    if (own || initial || listed(w, abbreviations, COUNT(abbreviations)))
        return !listed(hs_word_str(t, next), starters, COUNT(starters));
    return false;
}

/* Text run together over a stop ("politicians.Jane Roe/Agency"): a plain word, a stop, a capital. */
static bool run_together(const hs_tokens *t, size_t stop, size_t next)
{
    return next == stop + 1 && stop > 0 && glued(t, next) && glued(t, stop) && t->words[stop - 1].shape == HS_SHAPE_LOWER &&
           t->words[stop - 1].bytes > 1 && t->words[next].shape == HS_SHAPE_CAPITALIZED && t->words[next].bytes > 1;
}

static bool ends_at(const hs_tokens *t, size_t stop, size_t next)
{
    if (glued(t, next)) return run_together(t, stop, next);
    return may_start(t, next) && !abbreviated(t, stop, next);
}

hs_code hs_token_sentences(hs_tokens *t, hs_arena *arena, hs_error *err)
{
    HS_PUSH_SCOPE;
    size_t cap = 0, stop = SIZE_MAX; /* the stop whose closing marks we are behind */
    uint32_t paragraph = 0;
    for (size_t i = 0; i < t->n_words; i++) {
        if (i > 0 && t->words[i].paragraph_start) paragraph++;
        if (i == 0 || t->words[i].paragraph_start || (stop != SIZE_MAX && ends_at(t, stop, i))) {
            if (!HS_PUSH(arena, t->sentences, t->n_sentences, cap, (hs_sentence){(uint32_t)i, 0, paragraph})) return hs_nomem(err);
            stop = SIZE_MAX;
        }
        t->sentences[t->n_sentences - 1].end = (uint32_t)i + 1;
        t->words[i].sentence = (uint32_t)(t->n_sentences - 1);
        hs_str w = hs_word_str(t, i);
        if (is_stop(t, i) || (w.n > 2 && t->words[i].alnum && w.p[w.n - 1] == '.')) stop = i;
        else if (stop != SIZE_MAX && !(is_closer(t, i) && glued(t, i))) stop = SIZE_MAX;
    }
    return HS_OK;
}

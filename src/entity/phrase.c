/* What stands in a source span. No parser: a noun chunk ends at a comma, a bracket, a preposition, a relative word or
 * a verb; its last noun or name is the head; names and possessives before the head qualify it. "The spokesman, Josh
 * Earnest" and "Josh Earnest, a spokesman" are both Josh Earnest. "A and B" are two where one of them is a name. */
#include <string.h>

#include "entity/entity.h"

#define NOUN (HS_W_PERSON | HS_W_CROWD | HS_W_DOCUMENT | HS_W_BODY)

static const char *const pronouns[] = {"he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "whose", "whom", "him", "her", "them", "us", "me", "his", "their", "its", "my", "our", "your",
                                       "himself", "herself", "themselves", "itself", "hers", "this", "these", "those"};

static bool is_pronoun(const hs_scene *s, size_t w)
{
    for (size_t k = 0; k < sizeof pronouns / sizeof *pronouns; k++)
        if (hs_word_is(s, w, pronouns[k])) return true;
    return false;
}

static bool owner_pronoun(const hs_scene *s, size_t w)
{
    return hs_word_is(s, w, "his") || hs_word_is(s, w, "her") || hs_word_is(s, w, "their") || hs_word_is(s, w, "its") || hs_word_is(s, w, "my") || hs_word_is(s, w, "our") || hs_word_is(s, w, "whose");
}

/* Words before the noun phrase proper: "according to", "by", "even", "but". */
static bool before_phrase(const hs_scene *s, size_t w)
{
    static const char *const words[] = {"by", "according", "to", "from", "but", "even", "and", "both", "neither", "nor", "either", "for", "with", "among", "in", "as", "then", "while", "though", "only", "like", "unlike", "on", "of", "or", "also", "said", "when"};
    if (hs_word_cap(s, w) && w > 0 && s->t->words[w - 1].alnum && s->name_at[w] >= 0) return false;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (hs_word_is(s, w, words[k])) return true;
    return false;
}

/* A dash between words, not the hyphen within one. */
static bool dash(const hs_scene *s, size_t w)
{
    if (HS_ANY_OF(s, w, "—", "–")) return true;
    if (!hs_word_is(s, w, "-") || w == 0) return false;
    return !hs_glued(s, w - 1) || !hs_glued(s, w) || !s->t->words[w - 1].alnum || !s->t->words[w + 1].alnum;
}

/* "in" of "editor-in-chief" */
static bool hyphened(const hs_scene *s, size_t w)
{
    return w > 1 && hs_word_is(s, w - 1, "-") && hs_glued(s, w - 1) && hs_word_is(s, w + 1, "-") && hs_glued(s, w) && hs_word_is(s, w + 2, "chief");
}

/* Whether the chunk of a noun phrase ends before word w. */
static bool ends_chunk(const hs_scene *s, size_t w, size_t start)
{
    if (s->name_at[w] >= 0 || hyphened(s, w)) return false;
    if (w > start && HS_ANY_OF(s, w, "supporting", "backing", "opposing", "representing", "advising")) return true; /* "a delegate backing NAME" is not NAME */
    if (hs_possessive_at(s, w) || (hs_possessive_at(s, w - 1) && hs_word_is(s, w, "s"))) return false;
    if (hs_word_is(s, w, "-") || hs_word_is(s, w, ".") || hs_word_is(s, w, "'") || hs_word_is(s, w, "’")) return hs_word_is(s, w, "-") && !hs_glued(s, w);
    if (!s->t->words[w].alnum) return w > start && !(s->t->words[w].shape == HS_SHAPE_STRAIGHT_MARK || s->t->words[w].shape == HS_SHAPE_OPEN_MARK || s->t->words[w].shape == HS_SHAPE_CLOSE_MARK);
    if (hs_word_is(s, w, "who") || hs_word_is(s, w, "which") || hs_word_is(s, w, "that") || hs_word_is(s, w, "whose") || hs_word_is(s, w, "whom") || hs_word_is(s, w, "where") || hs_word_is(s, w, "when")) return w > start;
    if (hs_word_cap(s, w) && w > start) return false;
    return w > start && ((s->bits[w] & HS_W_PREP) || hs_word_is(s, w, "was") || hs_word_is(s, w, "is") || hs_word_is(s, w, "who") || hs_word_is(s, w, "out"));
}

/* Whether the name at word w can be what an apposition says: it ends the span, or something else goes on behind it. */
static bool ends_apposition(const hs_scene *s, const hs_name_mention *m, size_t end)
{
    if (m->possessive || m->end > end + 1) return false;
    return m->end >= end || !s->t->words[m->end].alnum || (s->bits[m->end] & HS_W_PREP) || HS_ANY_OF(s, m->end, "who", "and") || hs_letters_after_name(s, m->end);
}

/* The name that an apposition starting at w comes to, over titles, parties, places and trades: "the Harwick mayor NAME",
 * "a dealer named NAME", "Labour's NAME"; a body's only where a body is described. */
static bool apposition_name(const hs_scene *s, size_t w, size_t end, bool of_body, int32_t *name)
{
    size_t most = w + 12;
    for (bool qualified = false; w < end && w < most; w++) {
        int32_t at = s->name_at[w];
        if (at < 0) {
            bool word = s->t->words[w].alnum && !(s->bits[w] & (HS_W_PREP | HS_W_VERB | HS_W_FUNCTION));
            bool joint = hs_word_is(s, w, "-") || hs_word_is(s, w, ".") || hs_possessive_at(s, w) || (w > 0 && hs_possessive_at(s, w - 1) && hs_word_is(s, w, "s"));
            if (!word && !joint && !(s->bits[w] & HS_W_DET) && !HS_ANY_OF(s, w, "named", "called")) return false;
            qualified = true;
            continue;
        }
        const hs_name_mention *m = &s->names[at];
        if (m->start != w) return false;
        bool body = m->kind == HS_NAME_ORGANIZATION || m->kind == HS_NAME_OUTLET || m->kind == HS_NAME_OTHER;
        if ((m->kind == HS_NAME_PERSON || (of_body && body)) && ends_apposition(s, m, end)) {
            *name = at;
            return true;
        }
        if (m->kind == HS_NAME_PERSON && !m->possessive && qualified) return false;
        w = m->end - 1;
    }
    return false;
}

/* "Ports Authority (HPA) director NAME", "Harwick County (Ore.) Sheriff NAME": past a word in brackets, where the phrase goes on behind it. */
static size_t past_short_form(const hs_scene *s, size_t w, size_t end)
{
    if (!hs_word_is(s, w, "(") || w + 3 >= end || !(hs_word_cap(s, w + 1) || HS_ANY_OF(s, w + 1, "retd", "ret", "rtd"))) return w;
    size_t close = hs_word_is(s, w + 2, ".") ? w + 3 : w + 2;
    return close + 1 < end && hs_word_is(s, close, ")") && s->t->words[close + 1].alnum ? close + 1 : w;
}

/* What may stand in the name of an office: "Culture, Sports and Tourism", "Women’s". */
static bool in_office_name(const hs_scene *s, size_t w)
{
    if (s->t->words[w].alnum || hs_word_is(s, w, "-") || hs_possessive_at(s, w)) return true;
    return hs_word_is(s, w, ",") && hs_word_cap(s, w - 1) && hs_word_cap(s, w + 1);
}

/* Nouns for somebody's own people: "a manager for boxer NAME" is not the boxer. */
static bool own_people(const hs_scene *s, const hs_phrase *p)
{
    if (s->bits[p->head] & (HS_W_FAMILY | HS_W_ALLY | HS_W_OPPONENT)) return true;
    if ((s->bits[p->head] & HS_W_SPOKES) && !hs_word_is(s, p->chunk_end, "on")) return true;
    return HS_ANY_OF(s, p->head, "lawyer", "attorney", "solicitor", "barrister", "agent", "publicist", "coach") || (hs_word_is(s, p->head, "manager") && !hs_word_is(s, p->chunk_end, "of"));
}

/* "deputy chief of staff NAME", "Minister of State NAME": a title with "of" or "for" in it, and whose it is. "A" before it, a
 * noun for somebody's own people, or a word for a person before the name would make it another's: "the friend of singer NAME". */
static bool titled_name(const hs_scene *s, const hs_phrase *p, int32_t *name)
{
    enum { LONGEST = 16 };
    if (p->plural || p->indefinite || p->chunk_end >= p->end || !(s->bits[p->head] & (HS_W_TITLE | HS_W_PERSON)) || !HS_ANY_OF(s, p->chunk_end, "of", "for", "in", "on", "from", "at")) return false;
    if (own_people(s, p)) return false;
    for (size_t w = p->chunk_end + 1; w < p->end && w < p->chunk_end + (size_t)LONGEST; w++) {
        w = past_short_form(s, w, p->end);
        if (!in_office_name(s, w)) return false;
        if (s->name_at[w] < 0 || s->names[s->name_at[w]].kind != HS_NAME_PERSON) continue;
        const hs_name_mention *m = &s->names[s->name_at[w]];
        if (!ends_apposition(s, m, p->end)) return false;
        *name = s->name_at[w];
        if (m->title <= p->head) return true;
        bool chief = HS_ANY_OF(s, w - 1, "staff", "chief"); /* "editor in chief NAME" */
        if ((m->title < m->start && !chief) || m->start < p->chunk_end + 2u || m->end - m->start < 2) return false;
        if (s->bits[w - 1] & (HS_W_PREP | HS_W_DET | HS_W_FUNCTION | HS_W_FORMER | HS_W_PARTY | HS_W_DEMONYM)) return false;
        return chief || !(s->bits[w - 1] & (HS_W_TITLE | HS_W_PERSON));
    }
    return false;
}

/* "a man who identified himself as NAME", "a picker who gave her name only as NAME": the name that people in this phrase give
 * themselves. Who is "identified only as B" or speaks "under the name NAME" stays unnamed. */
static bool self_named(const hs_scene *s, const hs_phrase *p, int32_t *name)
{
    static const char *const between[] = {"only", "just", "as", "is", "was", ",", "himself", "herself", "themself", "his", "her", "the", "first", "be", "to", "everybody", "everyone", "by", "simply"};
    if ((s->bits[p->head] & (HS_W_DOCUMENT | HS_W_BODY)) && !(s->bits[p->head] & HS_W_PERSON)) return false;
    for (size_t w = p->chunk_end; w < p->end; w++) {
        int32_t at = s->name_at[w];
        if (hs_word_is(s, w, "whose") && !HS_ANY_OF(s, w + 1, "name", "real", "full", "first", "given")) return false;
        if (at < 0 || s->names[at].start != w) continue;
        const hs_name_mention *m = &s->names[at];
        if (m->kind != HS_NAME_PERSON || s->t->words[w].bytes < 2 || !ends_apposition(s, m, p->end)) continue;
        size_t k = m->title, least = k > 6 ? k - 6 : 0;
        while (k > least && k > p->chunk_end + 1u && HS_AMONG(s, k - 1, between)) k--;
        if (k == m->title && !HS_ANY_OF(s, k - 1, "name", "named")) continue;
        bool other = hs_word_is(s, k - 1, "identified") ? !HS_ANY_OF(s, k, "himself", "herself") : hs_word_is(s, k - 1, "name") && hs_word_is(s, k - 3, "under");
        if (other || !HS_ANY_OF(s, k - 1, "name", "identified", "called", "known", "named")) continue;
        *name = at;
        return true;
    }
    return false;
}

static bool counts(const hs_scene *s, size_t w)
{
    return s->t->words[w].shape == HS_SHAPE_NUMBER || HS_ANY_OF(s, w, "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "some", "many", "few", "other", "most");
}

/* "three House Democrats", "a Harwick Republican" (from start to last): people, not a body of that name. */
static bool counted_members(const hs_scene *s, size_t start, size_t last)
{
    if (s->bits[last] & HS_W_PLURAL) return counts(s, start) && (s->bits[last] & (HS_W_PARTY | HS_W_CROWD));
    bool lone = s->names[s->name_at[last]].end - s->names[s->name_at[last]].start == 1; /* "the panel's top Republican" */
    return (lone || HS_ANY_OF(s, start, "a", "an", "one", "another")) && HS_ANY_OF(s, last, "democrat", "republican", "socialist", "conservative", "liberal", "tory");
}

/* "the Harwick Post newspaper", "the GNA agency": whether the noun at w, right behind a name, only says what that name is. */
static bool says_what(const hs_scene *s, size_t w)
{
    static const char *const press[] = {"report", "reporting", "account", "coverage", "newspaper", "magazine", "daily", "weekly", "newsletter", "tabloid", "broadsheet", "broadcaster", "channel", "network", "station", "website", "site", "agency"};
    const hs_name_mention *m = &s->names[s->name_at[w - 1]];
    if (m->possessive || m->end != w) return m->kind == HS_NAME_OUTLET && HS_ANY_OF(s, w, "reporting", "coverage");
    return m->kind == HS_NAME_OUTLET ? HS_AMONG(s, w, press) : m->kind == HS_NAME_ORGANIZATION && HS_ANY_OF(s, w, "newspaper", "magazine", "tabloid", "agency", "militia", "party");
}

/* Whether the word at w only goes with the name right before it: "KC", "the GNA agency". */
static bool belongs_to_name(const hs_scene *s, const hs_phrase *p, size_t w)
{
    if (s->name_at[w] >= 0 || s->name_at[w - 1] < 0) return false;
    if (hs_letters_after_name(s, w) && s->names[s->name_at[w - 1]].kind == HS_NAME_PERSON) return true;
    return says_what(s, w) && (!HS_ANY_OF(s, p->start, "a", "an") || HS_ANY_OF(s, w, "report", "account"));
}

/* The head of a chunk: the name it ends with, else its last known noun, else its last word. */
static void find_head(const hs_scene *s, hs_phrase *p)
{
    p->name = p->owner_name = p->owner_pronoun = -1;
    size_t last = p->chunk_end;
    while (last > p->start + 1 && !s->t->words[last - 1].alnum) last--;
    if (last > p->start + 1 && hs_word_is(s, last - 1, "s") && hs_possessive_at(s, last - 2)) last -= 2;
    if (last > p->start + 1 && (hs_word_is(s, last - 1, "himself") || hs_word_is(s, last - 1, "herself") || hs_word_is(s, last - 1, "itself") || hs_word_is(s, last - 1, "themselves"))) last--;
    while (last > p->start + 1 && belongs_to_name(s, p, last - 1)) last--;
    p->head = (uint32_t)last - 1;
    int32_t at = s->name_at[last - 1];
    bool members = at >= 0 && s->names[at].kind != HS_NAME_PERSON && last - 1 > p->start && counted_members(s, p->start, last - 1);
    bool title_word = at >= 0 && s->names[at].kind == HS_NAME_OTHER && (s->bits[last - 1] & NOUN);
    if (at >= 0 && s->names[at].start >= p->start && !title_word && !members) {
        p->name = at;
        p->head = (uint32_t)s->names[at].end - 1;
        if (p->head >= p->end) p->head = p->end - 1;
    } else if (!(s->bits[last - 1] & NOUN)) {
        for (size_t w = last; w > p->start; w--)
            if (s->name_at[w - 1] < 0 && (s->bits[w - 1] & NOUN)) {
                p->head = (uint32_t)w - 1;
                break;
            }
    }
    for (size_t w = p->start; w < p->head; w++) {
        if (s->name_at[w] >= 0 && s->name_at[w] != p->name) p->owner_name = s->name_at[w];
        if (owner_pronoun(s, w)) p->owner_pronoun = (int32_t)w;
    }
}

static void read_determiner(const hs_scene *s, hs_phrase *p)
{
    size_t w = p->start;
    p->definite = hs_word_is(s, w, "the") || hs_word_is(s, w, "this") || hs_word_is(s, w, "that") || hs_word_is(s, w, "these") || hs_word_is(s, w, "those");
    p->indefinite = hs_word_is(s, w, "a") || hs_word_is(s, w, "an") || hs_word_is(s, w, "one") || hs_word_is(s, w, "another") || hs_word_is(s, w, "some");
    p->plural = (s->bits[p->head] & HS_W_PLURAL) != 0;
}

/* "a number of delegates", "some of his aides": the words before "of" only count what follows. */
static bool quantity(const hs_scene *s, size_t w)
{
    static const char *const words[] = {"number", "numbers", "group", "one", "some", "many", "most", "all", "none", "half", "majority", "handful", "couple", "dozens", "hundreds", "thousands", "millions", "lots", "lot", "army", "constellation",
                                        "generation", "percent", "any", "few", "several", "each", "both", "two", "three", "four", "much", "plenty", "crowd", "series", "slew", "host", "array", "quarter", "third", "pair", "chorus", "string", "variety", "range"};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (hs_word_is(s, w, words[k])) return true;
    return false;
}

/* "more than half of the voters", "about four out of 10 people": where the noun phrase behind the amount starts; start when
 * there is no amount. */
static size_t past_amount(const hs_scene *s, size_t start, size_t end)
{
    static const char *const words[] = {"more", "than", "about", "roughly", "nearly", "less", "fewer", "just", "over", "almost", "at", "least", "half", "a", "quarter", "third", "percent", "of", "out", "in", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "every", "some", "the", "%"};
    size_t w = start;
    bool amount = false;
    for (; w < end; w++) {
        bool known = s->t->words[w].shape == HS_SHAPE_NUMBER;
        amount |= known || hs_word_is(s, w, "half") || hs_word_is(s, w, "quarter") || hs_word_is(s, w, "third") || hs_word_is(s, w, "percent");
        for (size_t k = 0; k < sizeof words / sizeof *words && !known; k++) known = hs_word_is(s, w, words[k]);
        if (!known) break;
    }
    bool led = hs_word_is(s, start, "more") || hs_word_is(s, start, "about") || hs_word_is(s, start, "roughly") || hs_word_is(s, start, "nearly") || hs_word_is(s, start, "fewer") || hs_word_is(s, start, "just") || hs_word_is(s, start, "almost") || hs_word_is(s, start, "at");
    return led && (amount || (w > start + 2 && w < end)) ? w : start;
}

/* "the White House spokesman, Josh Earnest"; "the director of the bureau, James Comey"; "the regulator, NAME". */
static bool named_behind(const hs_scene *s, const hs_phrase *p, int32_t *name)
{
    uint64_t head = s->bits[p->head];
    if (p->plural && !(p->counted && hs_word_is(s, p->start, "one"))) return false;
    bool of_body = (head & HS_W_BODY) || !(head & NOUN) || HS_ANY_OF(s, p->head, "contractor", "developer", "operator", "owner", "employer", "maker", "manufacturer", "supplier", "bidder", "creditor", "seller", "buyer", "insurer", "lender", "builder", "sponsor", "landlord");
    for (size_t c = p->chunk_end; c < p->end && !HS_ANY_OF(s, c, "including", "like", "such"); c++) {
        bool somebody = ((head | s->bits[c - 1]) & HS_W_PERSON) || (c == p->chunk_end && !(s->bits[c - 1] & (HS_W_DOCUMENT | HS_W_BODY)));
        if ((hs_word_is(s, c, ",") || dash(s, c)) && (somebody || of_body) && apposition_name(s, c + 1, p->end, of_body, name)) return true;
    }
    return false;
}

/* The sources named after a plural: "her opponents, Jane Roe and John Doe", "two unions — the UAW and …". Where the names start, or 0. */
size_t hs_names_after_plural(const hs_scene *s, const hs_phrase *p)
{
    bool bodies = (s->bits[p->head] & HS_W_BODY) != 0;
    if (p->form != HS_PHRASE_NOMINAL || !p->plural || !((s->bits[p->head] & HS_W_PERSON) || bodies)) return 0;
    for (size_t w = p->start; w < p->chunk_end; w++)
        if (hs_word_is(s, w, "and")) return 0; /* only the last of them are named */
    for (size_t c = p->chunk_end; c + 1 < p->end; c++) {
        int32_t name;
        if (HS_ANY_OF(s, c, "including", "like", "such", "who", "and")) return 0;
        if ((hs_word_is(s, c, ",") || dash(s, c)) && apposition_name(s, c + 1, p->end, bodies, &name)) return c + 1;
    }
    return 0;
}

hs_phrase hs_phrase_read(const hs_scene *s, size_t start, size_t end)
{
    while (end > start + 1 && !s->t->words[end - 1].alnum) end--;
    while (start + 1 < end && (!s->t->words[start].alnum || before_phrase(s, start))) start++;
    hs_phrase p = {.start = (uint32_t)start, .end = (uint32_t)end, .form = HS_PHRASE_NOMINAL};
    size_t w = start + 1;
    if (s->name_at[start] >= 0 && s->names[s->name_at[start]].end > w) w = s->names[s->name_at[start]].end;
    bool described = w > start + 1 && hs_word_is(s, w, "former") && s->names[s->name_at[start]].kind == HS_NAME_PERSON; /* "Jane Roe former minister" */
    for (w = past_short_form(s, w, end); !described && w < end && !ends_chunk(s, w, start); w = past_short_form(s, w + 1, end)) {}
    size_t behind = past_amount(s, start, end);
    if (behind > start)
        for (w = behind < end ? behind + 1 : end; w < end && !ends_chunk(s, w, start);) w++;
    bool counted = behind > start || (w + 1 < end && hs_word_is(s, w, "of") && quantity(s, w - 1));
    if (counted && behind == start)
        for (w += 2; w < end && !ends_chunk(s, w, start);) w++;
    p.chunk_end = (uint32_t)(w < end ? w : end);
    find_head(s, &p);
    read_determiner(s, &p);
    p.counted = counted;
    if (counted && !hs_word_is(s, start, "one")) p.plural = true;
    int32_t name;
    if (p.name < 0 && (self_named(s, &p, &name) || named_behind(s, &p, &name) || titled_name(s, &p, &name))) {
        p.name = name;
        p.owner_name = p.owner_pronoun = -1;
    }
    if (p.name >= 0) p.form = HS_PHRASE_NAME;
    else if (p.chunk_end - p.start == 1 && is_pronoun(s, p.start) && !(p.end > p.chunk_end && (hs_word_is(s, p.start, "those") || hs_word_is(s, p.start, "these")))) p.form = HS_PHRASE_PRONOUN;
    return p;
}

static bool starts_new_phrase(const hs_scene *s, size_t w, size_t end)
{
    while (w < end && (hs_word_is(s, w, "the") || hs_word_is(s, w, "former") || (s->name_at[w] < 0 && (s->bits[w] & HS_W_TITLE) && hs_word_cap(s, w)) || hs_word_is(s, w, "."))) w++;
    return w < end && s->name_at[w] >= 0;
}

static bool name_headed(const hs_scene *s, size_t start, size_t end)
{
    if (start >= end) return false;
    hs_phrase p = hs_phrase_read(s, start, end);
    return p.form == HS_PHRASE_NAME || p.form == HS_PHRASE_PRONOUN;
}

enum { JOINS_TRIED = 12 };

/* The next "and" that joins two sources; end when there is none. */
static size_t next_join(const hs_scene *s, size_t start, size_t end)
{
    size_t tried = 0;
    for (size_t w = start + 1; w + 1 < end && tried < JOINS_TRIED; w++) {
        if (hs_word_is(s, w, "who") || hs_word_is(s, w, "which") || hs_word_is(s, w, "including") || hs_word_is(s, w, "whose")) return end;
        if (s->name_at[w] >= 0 || !(hs_word_is(s, w, "and") || hs_word_is(s, w, "nor") || hs_word_is(s, w, "or"))) continue;
        tried++;
        hs_phrase left = hs_phrase_read(s, start, w), right = hs_phrase_read(s, w + 1, end);
        bool named = left.form != HS_PHRASE_NOMINAL || right.form == HS_PHRASE_NAME;
        /* "Jane Roe, a lawyer and donor": the right side goes on with the description. */
        bool described = left.form == HS_PHRASE_NAME && left.chunk_end < w && hs_word_is(s, left.chunk_end, ",") && right.form == HS_PHRASE_NOMINAL && !right.definite && right.owner_pronoun < 0 && !right.plural;
        bool inside = left.form == HS_PHRASE_NOMINAL && left.chunk_end < w && !hs_word_is(s, left.chunk_end, ",") && !right.definite;
        bool own = right.definite || right.indefinite || right.owner_pronoun >= 0;
        bool both_nouns = left.form == HS_PHRASE_NOMINAL && right.form == HS_PHRASE_NOMINAL && own && left.chunk_end == w && (left.definite || left.indefinite || left.owner_pronoun >= 0);
        if ((named && !described && !inside) || both_nouns) return w;
    }
    return end;
}

/* In a list "A, B and C" the commas join too, where names follow them. */
static size_t split_list(const hs_scene *s, size_t start, size_t end, hs_phrase *out, size_t n)
{
    size_t from = start;
    for (size_t w = start + 1; w < end && n + 1 < HS_PHRASES; w++) {
        if (!hs_word_is(s, w, ",") || !starts_new_phrase(s, w + 1, end) || !name_headed(s, from, w) || !name_headed(s, w + 1, end)) continue;
        out[n++] = hs_phrase_read(s, from, w);
        from = w + 1;
    }
    out[n++] = hs_phrase_read(s, from, end);
    return n;
}

/* "Study author and university professor NAME", "the actor and activist NAME", "the research and training director NAME": what
 * stands before "and" (start to join) is no second source but the same person's other role, or what that role is for. Two
 * offices behind "the" are two people's: "the mayor and sheriff NAME". */
static bool other_role(const hs_scene *s, size_t start, size_t join, size_t end)
{
    hs_phrase left = hs_phrase_read(s, start, join), right = hs_phrase_read(s, join + 1, end);
    if (left.form != HS_PHRASE_NOMINAL || left.plural || left.counted || left.indefinite || left.owner_pronoun >= 0 || right.form != HS_PHRASE_NAME) return false;
    const hs_name_mention *m = &s->names[right.name];
    if (m->kind != HS_NAME_PERSON || m->possessive || m->start == right.start || right.definite || right.indefinite) return false;
    size_t role = m->title < m->start ? m->title : m->start - 1u;
    bool titled = (s->bits[role] & (HS_W_TITLE | HS_W_PERSON)) ? role > right.start : left.definite && m->start > right.chunk_end && s->t->words[right.start].shape == HS_SHAPE_LOWER;
    if (!(s->bits[left.chunk_end - 1] & NOUN) && s->name_at[left.chunk_end - 1] < 0) return titled && !(s->bits[start] & HS_W_FUNCTION);
    if (left.chunk_end < join || !(s->bits[left.head] & HS_W_PERSON)) return false;
    if (!left.definite) return !(s->bits[start] & (HS_W_DET | HS_W_FUNCTION));
    bool offices = (s->bits[left.head] & HS_W_OFFICE) && (s->bits[m->start - 1] & HS_W_OFFICE) && !(s->bits[left.head - 1] & HS_W_FORMER);
    return !offices && (s->t->words[right.start].shape == HS_SHAPE_LOWER || HS_ANY_OF(s, right.start, "ceo", "cfo", "coo", "cto"));
}

size_t hs_phrases_of(const hs_scene *s, size_t start, size_t end, hs_phrase *out)
{
    size_t n = 0;
    if (start >= end) return 0;
    size_t from = start;
    while (from < end && n < HS_PHRASES) {
        size_t and_at = n + 1 < HS_PHRASES ? next_join(s, from, end) : end;
        if (and_at < end && n == 0 && other_role(s, from, and_at, end)) {
            from = and_at + 1;
            continue;
        }
        if (and_at < end && n == 0) n = split_list(s, from, and_at, out, n);
        else out[n++] = hs_phrase_read(s, from, and_at);
        from = and_at < end ? and_at + 1 : end;
    }
    return n;
}

size_t hs_phrase_before(const hs_scene *s, size_t word, size_t sentence_start)
{
    size_t w = word;
    for (size_t steps = 0; w > sentence_start && steps < 12; steps++, w--) {
        size_t k = w - 1;
        if (s->name_at[k] >= 0 || hs_word_is(s, k, "-") || hs_word_is(s, k, "’") || hs_word_is(s, k, "'") || hs_word_is(s, k, "s")) continue;
        if (!s->t->words[k].alnum) break;
        if (s->bits[k] & HS_W_DET) {
            w = k;
            break;
        }
        if ((s->bits[k] & (HS_W_FUNCTION | HS_W_PREP | HS_W_VERB)) || ((s->bits[k] & HS_W_SPEECH) && !(s->bits[k] & NOUN))) break;
    }
    return w;
}

/* Outlets that no list knows, by their form and by where they stand: stations, programmes, the papers of other countries.
 *
 * What calls itself radio or a gazette is an outlet by its form. What is told something, interviews somebody, is written
 * for, or is called a newspaper by the word beside it is one by its place, a body that governs, trades or represents
 * excepted. A name that is an outlet in one place of the article is one everywhere in it. */
#include <stdlib.h>
#include <string.h>

#include "entity/entity.h"

enum { TITLE_WORDS = 7 };

static const char *const closing_marks[] = {"”", "\"", "''", "’’", "’", "'"};

/* Beside a name: what it is. */
static const char *const media_before[] = {
    "newspaper", "magazine", "tabloid", "daily", "weekly", "monthly", "broadsheet", "station", "broadcaster", "channel", "network",
    "newsletter", "podcast", "programme", "program", "show", "website", "site", "outlet", "periodical", "journal", "paper", "portal"};
static const char *const media_after[] = {
    "newspaper", "magazine", "tabloid", "weekly", "broadsheet", "broadcaster", "newsletter", "podcast", "programme", "program", "show",
    "television", "radio", "tv"};
static const char *const news_of[] = {"agency", "site", "website", "portal", "channel", "outlet", "service", "programme", "program"}; /* after "news" */
static const char *const its_staff[] = {"reporter", "correspondent", "presenter", "columnist", "anchor", "host", "journalist", "interviewer"};

/* Before "with", "to", "in", "by", "on" and a name: what an outlet holds or does. */
static const char *const talks[] = {"interview", "interviews", "conversation", "chat", "q&a", "spoke", "speaking", "talking", "talked", "sat", "down"};
static const char *const said_to[] = {
    "interview", "interviews", "spoke", "speaking", "speaks", "talking", "talked", "said", "saying", "confirmed", "admitted", "acknowledged",
    "explained", "boasted", "confided", "gushed", "conceded", "statement", "leaked", "explain", "confide", "disclosed", "comments", "remarks"};
static const char *const brought_out_by[] = {"reported", "broadcast", "podcast", "aired", "interviewed", "published", "obtained", "seen", "reviewed", "revealed"};
static const char *const printed_in[] = {"published", "printed", "profile", "column", "op-ed", "essay", "appeared", "interview", "article", "issue", "edition"};
static const char *const appears[] = {"appeared", "appearing", "appearance", "appears", "interviewed", "guest", "live", "aired", "airing", "broadcast"};
static const char *const speaks[] = {"said", "says", "told", "spoke", "speaking", "talking", "it", "back", "add", "added", "out", "complained", "insisted"};
static const char *const on_air[] = {"fm", "tv", "am", "radio", "television", "podcast", "show"};
static const char *const when[] = {"last", "week", "month", "year", "night", "evening", "morning", "first", "that", "this", "later", "early", "late", "live"};

bool hs_telling(const hs_scene *s, size_t w)
{
    return HS_ANY_OF(s, w, "told", "tells", "telling");
}

bool hs_opening_mark(const hs_scene *s, size_t w)
{
    return HS_ANY_OF(s, w, "“", "\"", "''", "``", "‘", "'");
}

bool hs_audience(const hs_scene *s, size_t w)
{
    return HS_ANY_OF(s, w, "listeners", "viewers", "readers", "hosts");
}

static bool opens(const hs_scene *s, size_t w)
{
    return hs_opening_mark(s, w) && !hs_possessive_at(s, w);
}

/* ---- by form */

/* Whether the last word of a longer name makes it one of an outlet. */
bool hs_ends_as_outlet(const hs_scene *s, size_t start, size_t end)
{
    static const char *const media[] = {"show", "radio", "times", "tribune", "gazette", "herald", "chronicle", "magazine", "news", "newspaper", "courier", "daily", "podcast", "telegraph", "examiner", "inquirer", "sentinel"};
    if (end - start < 2 || !hs_word_cap(s, end - 1)) return false;
    return HS_AMONG(s, end - 1, media) || (end - start > 2 && hs_word_is(s, end - 1, "agency") && hs_word_is(s, end - 2, "news"));
}

bool hs_listed_outlet(const hs_scene *s, size_t start, size_t end)
{
    hs_str text = hs_words_str(s->t, start, end);
    if (hs_outlet_canonical(text).p == NULL) return false;
    if (end - start > 1 || s->t->words[start].shape == HS_SHAPE_CAPS || !(s->bits[start] || s->lower[s->key[start]])) return true;
    /* a common word too: "Politico" within a sentence, but "the Hill", "Time magazine" */
    bool common = (s->bits[start] & (HS_W_PLACE | HS_W_TIME | HS_W_DOCUMENT | HS_W_FUNCTION | HS_W_DEMONYM | HS_W_BODY)) || s->lower[s->key[start]];
    bool article = start > 0 && hs_word_is(s, start - 1, "the");
    return article || hs_word_is(s, end, "magazine") || (!common && hs_known_as_name(s, start));
}

/* Call letters of a station, said to be one: "KDVL-TV", "told WQRP", "WQRP's". */
static bool call_letters(const hs_scene *s, size_t start, size_t end)
{
    hs_str x = hs_word_str(s->t, start);
    if (s->t->words[start].shape != HS_SHAPE_CAPS || x.n != 4 || (x.p[0] != 'K' && x.p[0] != 'W')) return false;
    size_t after = end - start > 1 ? start + 1 : end;
    if (hs_word_is(s, after, "-")) after++;
    return HS_ANY_OF(s, after, "tv", "fm", "am", "radio", "news") || (start > 0 && HS_ANY_OF(s, start - 1, "told", "tells", "on", "station", "affiliate"));
}

/* "BBC Radio Wessex", "Radio Brackenhill", "Peace FM": a station of a broadcaster, or one by its form. */
bool hs_station(const hs_scene *s, size_t start, size_t end)
{
    if (call_letters(s, start, end)) return true;
    if (end - start < 2 || end - start > 5) return false;
    if (hs_word_is(s, start, "radio") && hs_word_cap(s, start)) return true;
    if (hs_word_cap(s, end - 1) && HS_AMONG(s, end - 1, on_air)) return true;
    return s->t->words[start].shape == HS_SHAPE_CAPS && hs_word_is(s, start + 1, "radio") && hs_listed_outlet(s, start, start + 1);
}

/* ---- names and titles where they stand */

/* A name of the article, or words that could be one: a title in quotation marks, capitals that nobody has named. */
typedef struct slot {
    size_t start, end;
    size_t outer, outer_end; /* with its quotation marks and "the" */
    int32_t name;            /* that begins it, or -1 */
    bool marked, grown;      /* in quotation marks; longer than its name */
} slot;

/* "eNCA", "elFaro", "2GB": a capital within a word that begins with none. */
static bool inner_capital(const hs_scene *s, size_t w)
{
    if (w >= s->n || (s->t->words[w].shape != HS_SHAPE_LOWER && s->t->words[w].shape != HS_SHAPE_NUMBER)) return false;
    hs_str x = hs_word_str(s->t, w);
    for (size_t k = 1; k < x.n; k++)
        if (x.p[k] >= 'A' && x.p[k] <= 'Z') return true;
    return false;
}

/* A day begins no name, except of a programme ("told the Today show"). */
static bool may_begin(const hs_scene *s, size_t w)
{
    if (w >= s->n) return false;
    if (s->bits[w] & HS_W_TIME) return hs_word_cap(s, w) && HS_ANY_OF(s, w + 1, "show", "programme", "program") && !hs_word_cap(s, w + 1);
    return hs_word_cap(s, w) || inner_capital(s, w) || (s->t->words[w].shape == HS_SHAPE_NUMBER && hs_word_cap(s, w + 1));
}

/* "France 24", "KOB 4", but not "told Punch 24 hours later". */
static bool number_of_name(const hs_scene *s, size_t w)
{
    if (s->t->words[w].shape != HS_SHAPE_NUMBER || s->t->words[w].bytes > 3) return false;
    hs_str next = w + 1 < s->n ? s->key_str[s->key[w + 1]] : HS_NONE;
    return next.n == 0 || next.p[next.n - 1] != 's' || hs_word_cap(s, w + 1);
}

/* Whether the name that goes up to w goes on there: with a capital, a number, an apostrophe, or a joint and one of them. */
static size_t grows(const hs_scene *s, size_t w)
{
    int32_t name = s->name_at[w];
    bool person = name >= 0 && s->names[name].kind == HS_NAME_PERSON;
    if ((hs_word_cap(s, w) || inner_capital(s, w)) && !person && !(s->bits[w] & HS_W_TIME)) return w + 1;
    if (number_of_name(s, w)) return w + 1;
    if (HS_ANY_OF(s, w, "'", "’", "-") && hs_glued(s, w - 1) && hs_glued(s, w) && hs_word_cap(s, w + 1)) return w + 2;
    if (HS_ANY_OF(s, w, "am", "à", "al", "della", "du", "des", "de", "di") && hs_word_cap(s, w + 1) && !(s->bits[w + 1] & HS_W_TIME)) return w + 2;
    return w;
}

/* “Morning Talk” (from: after the opening mark): up to the closing mark, a comma before it left out. */
static size_t marked_end(const hs_scene *s, size_t from, size_t limit)
{
    size_t end = from;
    while (end < limit && end < from + TITLE_WORDS && (!HS_AMONG(s, end, closing_marks) || (hs_possessive_at(s, end) && end + 1 < limit && !HS_ANY_OF(s, end + 1, ",", ".")))) end++;
    if (end == limit || !HS_AMONG(s, end, closing_marks)) return from;
    while (end > from && !s->t->words[end - 1].alnum) end--;
    return end;
}

/* The name or title that begins at w, or with "the" or a mark there; its end is its start where there is none. */
static slot slot_at(const hs_scene *s, size_t w, size_t limit)
{
    slot x = {.start = w, .end = w, .outer = w, .outer_end = w, .name = -1};
    if (opens(s, w)) x.marked = true, w++;
    if (w < limit && hs_word_is(s, w, "the") && s->name_at[w] < 0 && !x.marked) w++;
    if (w < limit && opens(s, w) && !x.marked) x.marked = true, w++;
    if (w >= limit) return x;
    x.start = x.end = x.outer_end = w;
    x.name = s->name_at[w];
    if (x.name >= 0 && s->names[x.name].title != w && s->names[x.name].start != w) return x;
    if (x.marked) {
        if (!hs_word_cap(s, w) && s->t->words[w].shape != HS_SHAPE_NUMBER) return x;
        x.end = marked_end(s, w, limit);
        x.outer_end = x.end < limit && x.end > w ? x.end + 1 : x.end;
        x.grown = x.name < 0 || s->names[x.name].end < x.end;
        return x;
    }
    if (x.name >= 0) x.start = s->names[x.name].start, x.end = s->names[x.name].end;
    else if (may_begin(s, w)) x.end = w + 1;
    else return x;
    size_t first = x.end;
    while (x.end < limit && x.end - x.start < TITLE_WORDS) {
        size_t next = grows(s, x.end);
        if (next == x.end || next > limit) break;
        x.end = next;
    }
    x.outer_end = x.end;
    x.grown = x.end > first;
    return x;
}

/* A body that governs, represents or trades, unless its last word says that it is a paper or a station. */
static bool official(const hs_scene *s, size_t start, size_t end)
{
    if (end - start > 1 && (s->bits[end - 1] & HS_W_MEDIA)) return false;
    for (size_t w = start; w < end; w++)
        if ((s->bits[w] & HS_W_ORGNAME) || (!(s->bits[w] & HS_W_MEDIA) && (s->bits[w] & HS_W_BODY))) return true;
    return false;
}

/* "L’Observateur", "ZEITmagazin": taken for a person, but nobody is called so. */
static bool unlike_people(const hs_scene *s, size_t w)
{
    hs_str x = hs_word_str(s->t, w);
    if (hs_word_is(s, w, "l") && hs_glued(s, w) && !s->t->words[w + 1].alnum) return true;
    return s->t->words[w].shape == HS_SHAPE_CAPITALIZED && x.n > 3 && x.p[0] >= 'A' && x.p[0] <= 'Z' && x.p[1] >= 'A' && x.p[1] <= 'Z';
}

/* "told United Conservative legislators", "told the Ruritanian digital paper": the name belongs to a noun. */
static bool qualifies(const hs_scene *s, const slot *x)
{
    const uint64_t classes = HS_W_FUNCTION | HS_W_PREP | HS_W_TIME, nouns = HS_W_ROLE | HS_W_CROWD | HS_W_BODY | HS_W_DOCUMENT | HS_W_OFFICE | HS_W_MEMBER | HS_W_WORK;
    for (size_t w = x->end, last = w + (x->name < 0); w <= last && w < s->n; w++) {
        if (s->t->words[w].shape != HS_SHAPE_LOWER || (s->bits[w] & classes) || HS_AMONG(s, w, media_after) || HS_AMONG(s, w, its_staff) || hs_audience(s, w)) return false;
        if ((s->bits[w] & nouns) && (x->name < 0 || (s->bits[w] & HS_W_PLURAL))) return true;
    }
    return false;
}

/* "told CNN's Ana Ruiz": a person that no tagger saw. */
bool hs_by_first_name(const hs_scene *s, size_t start, size_t end)
{
    return end - start == 2 && (s->bits[start] & (HS_W_MALE | HS_W_FEMALE)) && !(s->bits[end - 1] & (HS_W_MEDIA | HS_W_ORGNAME));
}

/* "Mexican-American" */
static bool only_demonyms(const hs_scene *s, const slot *x)
{
    for (size_t w = x->start; w < x->end; w++)
        if (s->t->words[w].alnum && !(s->bits[w] & (HS_W_DEMONYM | HS_W_PARTY))) return false;
    return true;
}

/* The Arabic article ("the Arabic daily Al Tarn said"), told from a first name by what follows it, which is no verb that a person has
 * with an outlet ("the newspaper Al Gore founded"). */
static bool arabic_article(const hs_scene *s, const slot *x)
{
    size_t w = x->end;
    if (!hs_word_is(s, x->start, "al")) return false;
    return w >= s->n || !s->t->words[w].alnum || (s->bits[w] & (HS_W_SPEECH | HS_W_PREP)) || HS_AMONG(s, w, media_after) || HS_ANY_OF(s, w, "daily", "that", "it", "he", "she", "they");
}

/* Whether a slot may turn out to be an outlet: not a person, a place or a body, nor a word of another class. */
static bool undecided(const hs_scene *s, const slot *x, bool called, bool arabic) /* called: a paper, a programme, or with an Arabic article and so elsewhere */
{
    if (x->end == x->start) return false;
    if (x->name >= 0 && !x->marked) {
        const hs_name_mention *m = &s->names[x->name];
        if (m->title < m->start) return false;
        if (m->kind == HS_NAME_PERSON && !unlike_people(s, m->start) && (!called || ((s->bits[m->start] & (HS_W_MALE | HS_W_FEMALE)) && !arabic))) return false;
        if (m->kind == HS_NAME_PLACE && !x->grown && (m->end - m->start == 1 || (s->bits[m->start] & HS_W_PLACE))) return false;
    }
    if (x->marked) return true;
    if (qualifies(s, x) || (!called && hs_by_first_name(s, x->start, x->end))) return false;
    if (hs_possessive_at(s, x->end) && HS_ANY_OF(s, x->end + 2, "show", "talk", "podcast", "breakfast") && x->name < 0) return false; /* a person's */
    if (x->name < 0 && (s->bits[x->start] & HS_W_TIME)) return called; /* "the Today show" */
    if (inner_capital(s, x->start)) return true;
    if (s->t->words[x->start].shape == HS_SHAPE_CAPS && x->end - x->start == 1 && !(s->bits[x->start] & (HS_W_ORGNAME | HS_W_PARTY | HS_W_PLACE | HS_W_FUNCTION))) return true;
    if (official(s, x->start, x->end) || only_demonyms(s, x)) return false;
    const uint64_t classes = HS_W_TIME | HS_W_FUNCTION | HS_W_DEMONYM | HS_W_PARTY | HS_W_PLACE | HS_W_TITLE | HS_W_MALE | HS_W_FEMALE | HS_W_CROWD | HS_W_PLURAL;
    return x->name >= 0 || x->end - x->start > 1 || !(s->bits[x->start] & classes);
}

/* ---- by place */

/* The last word before w that is no time ("in an interview last month with"). */
static size_t before_time(const hs_scene *s, size_t w, size_t first)
{
    while (w > first + 1 && ((s->bits[w - 1] & HS_W_TIME) || HS_AMONG(s, w - 1, when) || (hs_word_is(s, w - 1, "on") && (s->bits[w] & HS_W_TIME)))) w--;
    return w - 1;
}

bool hs_before_person(const hs_scene *s, size_t w, size_t first, size_t *before)
{
    int32_t name = w > first + 1 ? s->name_at[w - 1] : -1;
    if (name < 0 || s->names[name].kind != HS_NAME_PERSON || s->names[name].title <= first) return false;
    *before = s->names[name].title - 1;
    return true;
}

/* "told Ana Ruiz of", "speaking with Ana Ruiz on": who asks stands before the link at w. */
static bool asker_before(const hs_scene *s, size_t w, size_t first)
{
    size_t b;
    if (!HS_ANY_OF(s, w, "of", "on", "from", "at") || !hs_before_person(s, w, first, &b)) return false;
    return hs_telling(s, b) || (HS_ANY_OF(s, b, "to", "with") && (hs_word_is(s, w, "on") || (b > first && HS_AMONG(s, b - 1, said_to))));
}

bool hs_news_medium(const hs_scene *s, size_t w)
{
    return HS_AMONG(s, w, news_of) && hs_word_is(s, w - 1, "news") && !hs_word_cap(s, w) && !hs_word_cap(s, w - 1);
}

/* "the tabloid Lantern", "the Lantern newspaper", "the news agency NOVA": called so in as many words. */
static bool called_press(const hs_scene *s, const slot *x, size_t first)
{
    size_t before = x->outer > first ? x->outer - 1 : x->outer, after = x->outer_end;
    if (before < x->outer && HS_AMONG(s, before, media_before) && !hs_word_cap(s, before)) return true;
    if (before > first && before < x->outer && hs_news_medium(s, before)) return true;
    if (HS_AMONG(s, after, media_after) && !hs_word_cap(s, after)) return true;
    if (hs_word_is(s, after, "daily") && !hs_word_cap(s, after) && after + 1 < s->n) return (s->bits[after + 1] & HS_W_SPEECH) || (x->outer < x->start && !s->t->words[after + 1].alnum);
    return hs_news_medium(s, after + 1);
}

/* The word before a slot, a country's possessive left out ("told Spain's El País"). */
static size_t link_before(const hs_scene *s, const slot *x, size_t first)
{
    size_t b = x->outer - 1;
    if (b < first + 3 || !hs_word_is(s, b, "s") || !hs_possessive_at(s, b - 1)) return b;
    int32_t name = s->name_at[b - 2];
    return name >= 0 && s->names[name].kind == HS_NAME_PLACE && s->names[name].start > first ? s->names[name].start - 1 : b;
}

/* What the article shows of a name, by its words. */
enum { IS_OUTLET = 1, SPEAKS = 2 };

static bool known_to(const hs_scene *s, const slot *x, const hs_map *shown, uint64_t what)
{
    const uint64_t *at = x->end > x->start ? hs_map_find(shown, hs_words_str(s->t, x->start, x->end)) : NULL;
    return at && (*at & what);
}

/* Whether what stands before a name makes it an outlet. Who speaks for itself elsewhere ("the chain said") is no outlet for
 * being told something: it is a party to the story. */
static bool stands_after(const hs_scene *s, const slot *x, size_t first, const hs_map *shown)
{
    if (x->outer <= first) return false;
    size_t b = link_before(s, x, first);
    if (hs_telling(s, b)) return x->marked || !known_to(s, x, shown, SPEAKS);
    if (b == first) return hs_word_is(s, b, "on") && (x->marked || hs_possessive_at(s, x->outer_end));
    size_t c = before_time(s, b, first);
    if (hs_word_is(s, b, "with")) return HS_AMONG(s, c, talks);
    if (hs_word_is(s, b, "to")) return HS_AMONG(s, c, said_to);
    if (hs_word_is(s, b, "by")) return HS_AMONG(s, c, brought_out_by);
    if (hs_word_is(s, b, "in")) return HS_AMONG(s, c, printed_in) && (x->name < 0 || s->names[x->name].kind != HS_NAME_PLACE);
    if (HS_ANY_OF(s, b, "for", "of", "at", "from", "with") && HS_AMONG(s, b - 1, its_staff)) return true;
    if (hs_word_is(s, b, "of") && (hs_audience(s, b - 1) || (x->marked && HS_ANY_OF(s, b - 1, "episode", "edition")))) return true;
    if (x->marked && hs_word_is(s, b, "s") && b > first + 1 && hs_possessive_at(s, b - 1) && ((s->bits[b - 2] & HS_W_TIME) || hs_word_is(s, b - 2, "week"))) return true;
    if (asker_before(s, b, first)) return true;
    if (!hs_word_is(s, b, "on")) return false;
    if (HS_AMONG(s, c, appears)) return true;
    return (HS_AMONG(s, c, speaks) || (s->bits[c] & HS_W_SPEECH)) && (x->marked || s->t->words[x->start].shape == HS_SHAPE_CAPS || inner_capital(s, x->start));
}

/* Whether what stands after it does: "Late Hour host Pat Kerr". */
static bool stands_before(const hs_scene *s, const slot *x)
{
    size_t w = x->outer_end;
    return HS_AMONG(s, w, its_staff) && w + 1 < s->n && s->name_at[w + 1] >= 0 && s->names[s->name_at[w + 1]].kind == HS_NAME_PERSON;
}

/* ---- the names become outlets */

/* The slot as the name of an outlet: names within it give way. */
static hs_code make_outlet(hs_scene *s, const slot *x)
{
    for (size_t w = x->start; w < x->end; w++) {
        int32_t k = s->name_at[w];
        if (k < 0) continue;
        for (size_t v = s->names[k].title; v < s->names[k].end; v++)
            if (s->name_at[v] == k) s->name_at[v] = -1;
        s->names[k].end = s->names[k].start; /* none: dropped when the pass is over */
    }
    return hs_add_name(s, x->start, x->end, x->start, HS_NAME_OUTLET, 0.7f);
}

static hs_code take(hs_scene *s, const slot *x, hs_map *shown)
{
    bool added;
    if (x->name >= 0 && !x->grown) s->names[x->name].kind = HS_NAME_OUTLET;
    else HS_TRY(make_outlet(s, x));
    uint64_t *at = hs_map_at(shown, hs_words_str(s->t, x->start, x->end), &added);
    if (!at) return hs_nomem(s->err);
    *at |= IS_OUTLET;
    return HS_OK;
}

/* "on Nine's A Current Affair", "the ABC's 7.30": the title after a network's possessive. */
static hs_code take_programme(hs_scene *s, size_t w, size_t limit, hs_map *shown)
{
    if (!hs_possessive_at(s, w)) return HS_OK;
    w += hs_word_is(s, w + 1, "s") ? 2 : 1;
    slot x = slot_at(s, w, limit);
    if (x.end == x.start && w < limit && s->name_at[w] < 0 && ((hs_word_cap(s, w) && w + 1 < limit && !s->t->words[w + 1].alnum) || s->t->words[w].shape == HS_SHAPE_NUMBER)) x.end = x.outer_end = w + 1;
    else if (x.outer < x.start && !x.marked && !hs_word_cap(s, x.outer)) return HS_OK;
    else if (!undecided(s, &x, false, false)) return HS_OK;
    return x.end > x.start ? take(s, &x, shown) : HS_OK;
}

/* "Radio 4's World", "ORF's Kulturmontag" taken for one name: the network and its programme. */
static hs_code split_programmes(hs_scene *s)
{
    for (size_t k = 0, n = s->n_names; k < n; k++) {
        const hs_name_mention m = s->names[k];
        if (m.kind == HS_NAME_PERSON || m.kind == HS_NAME_PLACE) continue;
        size_t w = m.start + 1;
        while (w < m.end && !hs_possessive_at(s, w)) w++;
        size_t from = w + (hs_word_is(s, w + 1, "s") ? 2 : 1);
        bool network = s->t->words[w - 1].shape == HS_SHAPE_CAPS || s->t->words[w - 1].shape == HS_SHAPE_NUMBER || hs_listed_outlet(s, m.start, w);
        if (from >= m.end || !network || hs_listed_outlet(s, m.start, m.end) || official(s, from, m.end)) continue;
        const slot left = {.start = m.start, .end = w, .name = -1}, right = {.start = from, .end = m.end, .name = -1};
        HS_TRY(make_outlet(s, &left));
        HS_TRY(make_outlet(s, &right));
    }
    return HS_OK;
}

/* Whether it is an outlet elsewhere in the article. */
static hs_code by_place(hs_scene *s, hs_sentence sentence, hs_map *shown)
{
    for (size_t w = sentence.start; w < sentence.end;) {
        slot x = slot_at(s, w, sentence.end);
        if (x.end == x.start) {
            w++;
            continue;
        }
        bool elsewhere = known_to(s, &x, shown, IS_OUTLET), arabic = arabic_article(s, &x) || (elsewhere && hs_word_is(s, x.start, "al"));
        bool called = called_press(s, &x, sentence.start) || (elsewhere && arabic), known = x.name >= 0 && s->names[x.name].kind == HS_NAME_OUTLET && !(called && x.grown);
        if (!known && undecided(s, &x, called, arabic) && (called || elsewhere || stands_after(s, &x, sentence.start, shown) || stands_before(s, &x))) {
            HS_TRY(take(s, &x, shown));
            known = true;
        }
        if (known) HS_TRY(take_programme(s, x.outer_end, sentence.end, shown));
        w = x.end;
    }
    return HS_OK;
}

static int by_start(const void *a, const void *b)
{
    const hs_name_mention *x = a, *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

/* Names in the order of the text again, those that gave way left out. */
static void put_in_order(hs_scene *s)
{
    size_t n = 0;
    for (size_t k = 0; k < s->n_names; k++)
        if (s->names[k].end > s->names[k].start) s->names[n++] = s->names[k];
    s->n_names = n;
    if (n) qsort(s->names, n, sizeof *s->names, by_start);
    for (size_t k = 0; k < n; k++)
        for (size_t w = s->names[k].start; w < s->names[k].end; w++) s->name_at[w] = (int32_t)k;
}

/* Names that say something themselves, whatever they were taken for; to report is what outlets do too. */
static hs_code note_speakers(hs_scene *s, hs_map *shown)
{
    static const char *const says[] = {"said", "says", "declined", "denied", "denies", "announced", "insisted", "insists", "apologised", "apologized", "confirmed", "argued", "refused"};
    for (size_t w = 1; w < s->n; w++) {
        int32_t k = s->name_at[w - 1];
        if (!HS_AMONG(s, w, says) || !hs_word_cap(s, w - 1) || (k >= 0 && (s->names[k].end != w || s->names[k].kind == HS_NAME_OUTLET))) continue;
        bool added;
        uint64_t *at = hs_map_at(shown, hs_words_str(s->t, k >= 0 ? s->names[k].start : w - 1, w), &added);
        if (!at) return hs_nomem(s->err);
        *at |= SPEAKS;
    }
    return HS_OK;
}

hs_code hs_scene_press(hs_scene *s)
{
    hs_map shown = {0};
    hs_code code = split_programmes(s);
    if (code == HS_OK) code = note_speakers(s, &shown);
    for (int pass = 0; pass < 2; pass++) /* what the first has found tells the second, wherever it stands */
        for (size_t k = 0; k < s->t->n_sentences && code == HS_OK; k++)
            if (!s->heading[k]) code = by_place(s, s->t->sentences[k], &shown);
    put_in_order(s);
    for (size_t k = 0; k < s->n_names && code == HS_OK; k++) {
        hs_name_mention *m = &s->names[k];
        const uint64_t *at = m->kind == HS_NAME_ORGANIZATION || m->kind == HS_NAME_OTHER ? hs_map_find(&shown, hs_words_str(s->t, m->start, m->end)) : NULL;
        if (at && (*at & IS_OUTLET)) m->kind = HS_NAME_OUTLET;
    }
    hs_map_release(&shown);
    return code;
}

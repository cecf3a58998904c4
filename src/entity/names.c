/* Names in the text: by the learned tagger where the model has one, else by case, lists and neighbours.
 *
 * By rule a name is a run of capitalized words, joined over "of", "for", "van", initials and hyphens; words that begin
 * a sentence or stand in a headline count only where the article capitalizes them within sentences too, or a list
 * knows them. Titles before a person's name are cut off it and kept beside it. */
#include <string.h>

#include "entity/entity.h"

#define NOT_NAME (HS_W_TIME)
#define RULE_ALONE 0.85f   /* a name only the rules see counts from this confidence */
#define TAGGED_LEAST 0.4   /* a tagged span counts from this probability */

static bool sentence_initial(const hs_scene *s, size_t i)
{
    const hs_sentence sentence = s->t->sentences[s->t->words[i].sentence];
    return i == sentence.start || !s->t->words[i - 1].alnum;
}

bool hs_known_as_name(const hs_scene *s, size_t i)
{
    uint32_t k = s->key[i];
    return s->middle[k] > 0 && s->middle[k] * 2 >= s->lower[k];
}

/* Whether the word at i can be a word of a name that starts or goes on there. */
static bool name_word(const hs_scene *s, size_t i, bool starts)
{
    if (!hs_word_cap(s, i) || (s->bits[i] & NOT_NAME)) return false;
    uint64_t bits = s->bits[i];
    bool weak = sentence_initial(s, i) || s->heading[s->t->words[i].sentence];
    if (bits & HS_W_FUNCTION) return !weak && !starts && hs_known_as_name(s, i);
    if (!weak) return true;
    if (s->t->words[i].shape == HS_SHAPE_CAPS && !s->heading[s->t->words[i].sentence] && s->t->words[i].bytes > 1) return true;
    if (bits & (HS_W_MALE | HS_W_FEMALE | HS_W_PLACE | HS_W_MR | HS_W_MRS)) return true;
    if (hs_known_as_name(s, i)) return true;
    if (s->lower[s->key[i]] > 0 || (bits & (HS_W_SPEECH | HS_W_VERB | HS_W_CROWD | HS_W_DOCUMENT | HS_W_PREP))) return false;
    if (s->heading[s->t->words[i].sentence]) return false;
    if (!starts) return true;
    if (bits & HS_W_TITLE) return true;
    return hs_word_cap(s, i + 1) && !(s->bits[i + 1] & (HS_W_FUNCTION | HS_W_TIME));
}

static bool dash(const hs_scene *s, size_t w)
{
    return hs_word_is(s, w, "—") || hs_word_is(s, w, "–") || hs_word_is(s, w, "…") || hs_word_is(s, w, "-");
}

/* Where a name that goes up to j could go on over a joining word; j itself when it does not. */
static size_t joined(const hs_scene *s, size_t start, size_t j, bool *linked)
{
    uint64_t last = s->bits[j - 1];
    bool org = (last & (HS_W_ORGNAME | HS_W_BODY)) != 0;
    if (hs_word_is(s, j, ".") && hs_glued(s, j - 1) && s->t->words[j - 1].bytes <= 4 && (s->t->words[j - 1].bytes == 1 || (last & (HS_W_TITLE | HS_W_SUFFIX))) && name_word(s, j + 1, false)) return j + 2;
    if (hs_word_is(s, j, "-") && hs_glued(s, j - 1) && hs_glued(s, j) && hs_word_cap(s, j + 1)) return j + 2;
    if ((hs_word_is(s, j, "'") || hs_word_is(s, j, "’")) && hs_glued(s, j - 1) && hs_glued(s, j) && s->t->words[j - 1].bytes == 1 && hs_word_cap(s, j + 1)) return j + 2;
    if (hs_word_is(s, j, "&") && name_word(s, j + 1, false)) return j + 2;
    /* a letter that went wrong in the text's encoding: a symbol within a word */
    if (!s->t->words[j].alnum && s->t->words[j].shape == HS_SHAPE_PUNCT && s->t->words[j].bytes > 1 && hs_glued(s, j - 1) && hs_glued(s, j) && j + 1 < s->n && s->t->words[j + 1].alnum && !dash(s, j)) return j + 2;
    if ((s->bits[j] & HS_W_JOINT) && !hs_word_cap(s, j) && !org && name_word(s, j + 1, false)) return j + 2;
    if (hs_word_is(s, j, "of") || ((hs_word_is(s, j, "for") || hs_word_is(s, j, "on") || hs_word_is(s, j, "to")) && org)) {
        bool office = (last & HS_W_OFFICE) && hs_word_cap(s, j + 1) && (hs_word_is(s, j + 1, "state") || (hs_word_is(s, j - 1, "chief") && hs_word_is(s, j + 1, "staff")));
        size_t next = hs_word_is(s, j + 1, "the") ? j + 2 : j + 1;
        if ((org || office) && name_word(s, next, false)) {
            *linked = true;
            return next + 1;
        }
    }
    if (hs_word_is(s, j, "and") && (*linked || org) && name_word(s, j + 1, false)) {
        bool ends = (s->bits[j + 1] & HS_W_ORGNAME) || (hs_word_cap(s, j + 2) && (s->bits[j + 2] & HS_W_ORGNAME));
        if (j > start && *linked && (ends || !(s->bits[j + 1] & (HS_W_MALE | HS_W_FEMALE | HS_W_TITLE | HS_W_ORGNAME)))) return j + 2;
    }
    return j;
}

static size_t run_end(const hs_scene *s, size_t i)
{
    size_t end = s->t->sentences[s->t->words[i].sentence].end, j = i + 1;
    bool linked = false;
    while (j < end && j - i < 24) {
        if (name_word(s, j, false)) {
            j++;
            continue;
        }
        size_t next = joined(s, i, j, &linked);
        if (next == j || next > end) break;
        j = next;
    }
    return j;
}

static bool place_name(const hs_scene *s, size_t i, size_t j)
{
    for (size_t k = i; k < j; k++)
        if (!(s->bits[k] & (HS_W_PLACE | HS_W_PLACE2)) && s->t->words[k].alnum) return false;
    return true;
}

/* "the Harwick College Poll", "the Clean Rivers Act" */
static bool document_by_name(const hs_scene *s, size_t start, size_t end)
{
    return end - start > 1 && !hs_word_is(s, end - 2, "geological") && HS_ANY_OF(s, end - 1, "poll", "survey", "act", "bill", "treaty", "amendment");
}

/* People who go by their initials. */
static bool person_by_initials(const hs_scene *s, size_t w)
{
    return s->t->words[w].shape == HS_SHAPE_CAPS && HS_ANY_OF(s, w, "fdr", "jfk", "lbj", "rfk", "mlk", "aoc", "mbs", "mbz", "rbg", "amlo", "dsk", "bhl", "apj");
}

static hs_name_kind kind_of(const hs_scene *s, size_t i, size_t j, bool titled, float *confidence)
{
    *confidence = 0.9f;
    if (!titled && (hs_listed_outlet(s, i, j) || hs_station(s, i, j))) return HS_NAME_OUTLET;
    uint64_t all = 0;
    size_t words = 0;
    bool linked = false;
    for (size_t k = i; k < j; k++) {
        if (s->t->words[k].alnum) words++, all |= s->bits[k];
        linked |= !hs_word_cap(s, k) && (s->bits[k] & HS_W_PREP) && !(s->bits[k] & HS_W_JOINT);
    }
    uint64_t first = s->bits[i], last = s->bits[j - 1];
    if (titled) return HS_NAME_PERSON;
    if (words == 1) {
        if (place_name(s, i, j)) return HS_NAME_PLACE;
        if (first & HS_W_ORGNAME) return HS_NAME_ORGANIZATION;
        if (person_by_initials(s, i)) return HS_NAME_PERSON;
        if (s->t->words[i].shape == HS_SHAPE_CAPS && s->t->words[i].bytes > 1) return HS_NAME_ORGANIZATION;
        *confidence = 0.5f;
        return first & (HS_W_MALE | HS_W_FEMALE) ? HS_NAME_PERSON : HS_NAME_OTHER;
    }
    if (place_name(s, i, j)) return HS_NAME_PLACE;
    if (document_by_name(s, i, j)) return HS_NAME_OTHER;
    if (!linked && hs_ends_as_outlet(s, i, j)) return HS_NAME_OUTLET;
    if (linked || (last & HS_W_ORGNAME)) return HS_NAME_ORGANIZATION;
    if ((last & HS_W_MEDIA) && !(first & (HS_W_MALE | HS_W_FEMALE))) return HS_NAME_OUTLET;
    if (first & (HS_W_MALE | HS_W_FEMALE)) return words <= 4 ? HS_NAME_PERSON : HS_NAME_OTHER;
    if (all & HS_W_ORGNAME) return HS_NAME_ORGANIZATION;
    *confidence = 0.6f;
    if (s->t->words[i].bytes == 1) return HS_NAME_PERSON;
    return words <= 3 && !(all & (HS_W_PLACE | HS_W_DEMONYM | HS_W_PARTY | HS_W_DOCUMENT | HS_W_CROWD)) ? HS_NAME_PERSON : HS_NAME_OTHER;
}

/* "Cuban Americans", "African-Americans": a people, not a body. */
static bool a_people(const hs_scene *s, size_t start, size_t end)
{
    hs_str last = s->key_str[s->key[end - 1]];
    bool plural = last.n > 3 && last.p[last.n - 1] == 's' && (hs_class_of(s->r, (hs_str){last.p, last.n - 1}) & HS_W_DEMONYM);
    if (!plural) return false;
    for (size_t w = start; w + 1 < end; w++)
        if (s->bits[w] & (HS_W_ORGNAME | HS_W_MEDIA)) return false;
    return true;
}

hs_code hs_add_name(hs_scene *s, size_t start, size_t end, size_t title, hs_name_kind kind, float confidence)
{
    HS_PUSH_SCOPE;
    hs_name_mention name = {.start = (uint32_t)start, .end = (uint32_t)end, .title = (uint32_t)title, .kind = (uint8_t)kind, .confidence = confidence, .actor = -1};
    name.possessive = hs_possessive_at(s, end);
    if (!HS_PUSH(s->arena, s->names, s->n_names, s->cap_names, name)) return hs_nomem(s->err);
    for (size_t k = start; k < end; k++) s->name_at[k] = (int32_t)s->n_names - 1;
    return HS_OK;
}

/* Titles at the end of a run's head: the first word after the last title that has a word after it. */
static size_t after_titles(const hs_scene *s, size_t i, size_t j)
{
    size_t name = i;
    for (size_t k = i; k + 1 < j; k++) {
        if (!(s->bits[k] & HS_W_TITLE)) continue;
        if ((s->bits[k] & (HS_W_MALE | HS_W_FEMALE)) && k > i) continue;
        size_t next = k + 1;
        if (hs_word_is(s, next, ".")) next++;
        if (hs_word_is(s, k, "chief") && hs_word_is(s, next, "executive") && next + 1 < j) next++;
        if (hs_word_is(s, next, "of") && (hs_word_is(s, next + 1, "state") || hs_word_is(s, next + 1, "staff"))) next += 2;
        if (hs_word_is(s, next, "of") || hs_word_is(s, next, "for") || hs_word_is(s, next, "on") || hs_word_is(s, next, "-")) continue;
        if (next < j && !((s->bits[next] & (HS_W_ORGNAME | HS_W_BODY)) && !(s->bits[next] & (HS_W_MALE | HS_W_FEMALE)))) name = next;
    }
    return name;
}

/* What stands before a title within a run can be a name of its own: "White House Press Secretary". */
static hs_code add_prefix(hs_scene *s, size_t i, size_t name)
{
    size_t j = i;
    while (j < name && !((s->bits[j] & HS_W_TITLE) && !(s->bits[j] & HS_W_ORGNAME && j + 1 < name && !(s->bits[j + 1] & HS_W_TITLE)))) j++;
    while (i < j && (s->bits[i] & (HS_W_PARTY | HS_W_FORMER)) && !(s->bits[j - 1] & HS_W_ORGNAME)) i++;
    if (i == j) return HS_OK;
    if (j - i == 1 && (s->bits[i] & (HS_W_DEMONYM | HS_W_PARTY))) return HS_OK;
    float confidence;
    hs_name_kind kind = kind_of(s, i, j, false, &confidence);
    bool company = hs_word_is(s, j, "ceo") || (hs_word_is(s, j, "chief") && hs_word_is(s, j + 1, "executive"));
    if ((kind == HS_NAME_PERSON && confidence < 0.7f) || (kind == HS_NAME_OTHER && company)) kind = HS_NAME_ORGANIZATION;
    return hs_add_name(s, i, j, i, kind, confidence);
}

/* "Jane Roe KC", "John Doe TD": an honour or a seat in parliament. */
bool hs_letters_after_name(const hs_scene *s, size_t w)
{
    static const char *const letters[] = {"kc", "qc", "sc", "td", "mp", "mps", "msp", "mla", "mep", "meps", "obe", "cbe", "mbe", "phd", "md", "esq"};
    return s->t->words[w].shape == HS_SHAPE_CAPS && HS_AMONG(s, w, letters);
}

/* "Undersecretary for Political Affairs", the "General" of "Attorney General": words of an office, no name. */
static bool office_words(const hs_scene *s, size_t start, size_t end)
{
    if ((s->bits[start] & HS_W_OFFICE) && end - start > 2 && hs_word_is(s, start + 1, "for")) return true;
    if (end - start > 1) return false;
    if (hs_letters_after_name(s, start)) return true;
    return start > 0 && ((hs_word_is(s, start, "general") && HS_ANY_OF(s, start - 1, "attorney", "surgeon", "solicitor", "inspector")) || (hs_word_is(s, start, "secretary") && hs_word_is(s, start - 1, "general")));
}

/* "the Prime Minister", "its Chief Executive": titles alone name nobody, nor do "MPs". */
static bool titles_only(const hs_scene *s, size_t title, size_t start, size_t end)
{
    static const char *const offices[] = {"minister", "executive", "president", "secretary", "chairman", "chairwoman", "director", "officer", "commissioner", "ambassador", "superintendent", "premier", "general", "managing"};
    static const char *const ranks[] = {"undersecretary", "gen", "col", "cmdr", "capt", "maj", "lt", "sgt", "adm", "brig"};
    static const char *const members[] = {"mps", "meps", "mlas", "msps", "tds", "mks", "ceos"};
    if (end - start == 1 && (HS_AMONG(s, start, members) || HS_AMONG(s, start, ranks))) return true;
    for (size_t w = start; w < end; w++)
        if (!HS_AMONG(s, w, offices)) return false;
    return title < start || end - start > 1 || (start > 0 && (s->bits[start - 1] & HS_W_DET)) || HS_ANY_OF(s, end, "of", "for");
}

static hs_code add_run(hs_scene *s, size_t i, size_t j)
{
    while (j > i && !s->t->words[j - 1].alnum) j--;
    while (j > i + 2 && hs_letters_after_name(s, j - 1)) j--;
    if (hs_word_is(s, j, ".") && (s->bits[j - 1] & HS_W_SUFFIX) && j - i > 1) j++;
    bool single = j - i == 1;
    if (single && (s->bits[i] & (HS_W_DEMONYM | HS_W_PARTY | HS_W_TITLE | HS_W_FUNCTION)) && !(s->bits[i] & (HS_W_MALE | HS_W_FEMALE | HS_W_ORGNAME | HS_W_PLACE))) return HS_OK;
    size_t name = after_titles(s, i, j);
    if (office_words(s, name, j)) return HS_OK;
    if (titles_only(s, i, name, j)) return add_prefix(s, i, name); /* "the Acme Chief Executive" names a body */
    if (name == i) {
        while (j - name > 2 && (s->bits[name] & (HS_W_PARTY | HS_W_DEMONYM)) && (s->bits[name + 1] & (HS_W_MALE | HS_W_FEMALE)) && !(s->bits[j - 1] & HS_W_ORGNAME)) name++;
        i = name;
        if (hs_outlet_canonical(hs_words_str(s->t, i, j)).p == NULL)
            for (size_t k = j - 1; k > i + 1 && j - i > 2; k--)
                if (j - k >= 2 && (s->bits[k] & (HS_W_MALE | HS_W_FEMALE)) && hs_outlet_canonical(hs_words_str(s->t, i, k)).p) {
                    HS_TRY(hs_add_name(s, i, k, i, HS_NAME_OUTLET, 0.9f));
                    return hs_add_name(s, k, j, k, HS_NAME_PERSON, 0.9f);
                }
    } else {
        HS_TRY(add_prefix(s, i, name));
    }
    float confidence;
    hs_name_kind kind = kind_of(s, name, j, name > i, &confidence);
    return name == i && a_people(s, name, j) ? HS_OK : hs_add_name(s, name, j, i, kind, confidence);
}

static hs_code rule_names(hs_scene *s)
{
    for (size_t i = 0; i < s->n;) {
        if (!name_word(s, i, true)) {
            i++;
            continue;
        }
        size_t j = run_end(s, i);
        HS_TRY(add_run(s, i, j));
        i = j;
    }
    return HS_OK;
}

/* ---- with a tagger --------------------------------------------------------------------------- */

static hs_name_kind kind_named(hs_str label)
{
    return hs_str_is(label, "person") ? HS_NAME_PERSON : hs_str_is(label, "outlet") ? HS_NAME_OUTLET : hs_str_is(label, "organization") ? HS_NAME_ORGANIZATION : hs_str_is(label, "place") ? HS_NAME_PLACE : HS_NAME_OTHER;
}

/* A tagged span without what does not belong to a name: determiners and titles at its head, punctuation at its end. */
static void trim(const hs_scene *s, hs_tagged *t, hs_name_kind kind, size_t *title)
{
    while (t->end > t->start + 1 && !s->t->words[t->end - 1].alnum && !(hs_word_is(s, t->end - 1, ".") && (s->bits[t->end - 2] & HS_W_SUFFIX))) t->end--;
    if (t->end > t->start + 2 && hs_word_is(s, t->end - 1, "s") && hs_possessive_at(s, t->end - 2)) t->end -= 2;
    while (t->start + 1 < t->end && (!s->t->words[t->start].alnum || (s->bits[t->start] & HS_W_DET))) t->start++;
    *title = t->start;
    if (kind == HS_NAME_PERSON) t->start = (uint32_t)after_titles(s, t->start, t->end);
    while (kind == HS_NAME_PERSON && t->end > t->start + 2 && (hs_letters_after_name(s, t->end - 1) || hs_word_is(s, t->end - 1, ","))) t->end--;
    if (kind == HS_NAME_PERSON && t->end < s->n && (s->bits[t->end] & HS_W_SUFFIX) && hs_word_cap(s, t->end)) t->end++;
    if (hs_word_is(s, t->end, ".") && (s->bits[t->end - 1] & HS_W_SUFFIX) && t->end - t->start > 1) t->end++;
}

/* "NZTA", "OCCRP": a body's initials, where the line is not in capitals as a whole and no transcript's label. */
static bool initials(const hs_scene *s, size_t start, size_t end)
{
    const hs_word *w = &s->t->words[start];
    return end - start == 1 && w->shape == HS_SHAPE_CAPS && w->bytes > 2 && !person_by_initials(s, start) && !s->heading[w->sentence] && !hs_word_is(s, end, ":") &&
           !(s->bits[start] & (HS_W_MALE | HS_W_FEMALE)) && end < s->n && s->t->words[end].shape != HS_SHAPE_CAPS && (start == 0 || s->t->words[start - 1].shape != HS_SHAPE_CAPS);
}

/* The kind of a tagged span where lists know better than the tagger. */
static hs_name_kind corrected(const hs_scene *s, size_t start, size_t end, hs_name_kind kind)
{
    if (end - start == 1 && person_by_initials(s, start)) return HS_NAME_PERSON;
    if (hs_listed_outlet(s, start, end) || hs_station(s, start, end) || hs_ends_as_outlet(s, start, end)) return HS_NAME_OUTLET;
    if (kind == HS_NAME_OUTLET && hs_by_first_name(s, start, end)) return HS_NAME_PERSON;
    uint64_t last = s->bits[end - 1];
    if (kind != HS_NAME_PERSON && kind != HS_NAME_PLACE && hs_word_is(s, end, "host") && hs_word_cap(s, end + 1)) return HS_NAME_OUTLET; /* "Late Hour host Pat Kerr" */
    if (kind == HS_NAME_ORGANIZATION && document_by_name(s, start, end)) return HS_NAME_OTHER;
    if (kind == HS_NAME_ORGANIZATION && end - start > 2 && hs_listed_outlet(s, start, end - 1)) return HS_NAME_OUTLET; /* a channel of a network */
    if (kind == HS_NAME_PERSON && initials(s, start, end)) return HS_NAME_ORGANIZATION;
    bool somebody = hs_by_first_name(s, start, end) || (start > 0 && end - start > 1 && (s->bits[start - 1] & HS_W_TITLE)); /* "chairman Derek House" */
    if (kind == HS_NAME_PERSON && (last & HS_W_ORGNAME) && !(last & (HS_W_MALE | HS_W_FEMALE)) && !somebody) return HS_NAME_ORGANIZATION;
    if (kind == HS_NAME_PLACE && end - start > 1 && (last & HS_W_ORGNAME)) return HS_NAME_ORGANIZATION; /* "the White House" acts as a body */
    return kind;
}

/* Whether no word has a capital letter, a digit or a letter beyond ASCII: "the bureau" is a description. */
static bool all_lower(const hs_scene *s, size_t start, size_t end)
{
    for (size_t w = start; w < end; w++) {
        hs_str x = hs_word_str(s->t, w);
        for (size_t k = 0; k < x.n; k++)
            if ((unsigned char)x.p[k] >= 0x80 || (x.p[k] >= 'A' && x.p[k] <= 'Z') || (x.p[k] >= '0' && x.p[k] <= '9')) return false;
    }
    return true;
}

/* "Silpa-archa": a name goes on behind a hyphen in small letters, but not in "Jane Roe-backed". */
static size_t past_hyphen(const hs_scene *s, size_t start, size_t end)
{
    if (end - start < 2 || end + 1 >= s->n || !hs_word_is(s, end, "-") || !hs_glued(s, end - 1) || !hs_glued(s, end) || s->t->words[end + 1].shape != HS_SHAPE_LOWER) return end;
    hs_str x = hs_word_str(s->t, end + 1);
    bool participle = x.n > 3 && (memcmp(x.p + x.n - 2, "ed", 2) == 0 || memcmp(x.p + x.n - 3, "ing", 3) == 0);
    return participle || s->bits[end + 1] || HS_ANY_OF(s, end + 1, "led", "era", "style", "like", "run", "friendly", "type", "free", "esque") ? end : end + 2;
}

static hs_code add_tagged(hs_scene *s, hs_tagged t, hs_name_kind kind)
{
    size_t title;
    for (uint32_t w = t.start + 1; w < t.end; w++)
        if (s->t->words[w].paragraph_start) t.end = w; /* no name runs over a paragraph's end */
    if (office_words(s, t.start, t.end)) return HS_OK;
    trim(s, &t, kind, &title);
    if (all_lower(s, t.start, t.end) || titles_only(s, title, t.start, t.end)) return HS_OK;
    if (kind == HS_NAME_PERSON) t.end = (uint32_t)past_hyphen(s, t.start, t.end);
    if (kind == HS_NAME_PLACE && hs_word_is(s, t.end, "magazine")) t.end++; /* "New York magazine" is not New York */
    if (t.end - t.start > 1 && (hs_word_is(s, t.end - 1, "facebook") || hs_word_is(s, t.end - 1, "twitter")) && hs_listed_outlet(s, t.start, t.end - 1)) t.end--;
    if (s->name_at[t.start] >= 0 || a_people(s, t.start, t.end)) return HS_OK;
    return hs_add_name(s, t.start, t.end, title, corrected(s, t.start, t.end, kind), (float)t.probability);
}

/* "the State Department and the Department of Defense" tagged as one are two. */
static hs_code add_parts(hs_scene *s, hs_tagged t, hs_name_kind kind)
{
    for (size_t w = t.start + 1; w + 2 < t.end; w++)
        if (hs_word_is(s, w, "and") && hs_word_is(s, w + 1, "the")) {
            hs_tagged left = t;
            left.end = (uint32_t)w;
            t.start = (uint32_t)w + 1;
            HS_TRY(add_tagged(s, left, kind));
        }
    return add_tagged(s, t, kind);
}

/* A name that only the rules found: kept when they are sure of it; a single word counts for a later look. */
static hs_code add_rule_name(hs_scene *s, const hs_name_mention *r)
{
    if (s->name_at[r->start] >= 0 || s->name_at[r->end - 1] >= 0) return HS_OK;
    hs_name_kind kind = r->kind;
    if (r->end - r->start == 1 && r->title == r->start && kind != HS_NAME_OUTLET && kind != HS_NAME_PLACE) kind = HS_NAME_OTHER;
    else if (r->confidence < RULE_ALONE) return HS_OK;
    return hs_add_name(s, r->start, r->end, r->title, kind, r->confidence * 0.7f);
}

/* What the tagger found, and what only the rules found. Headlines give the tagger no case to go by: long spans in them
 * are left to the rules. */
static hs_code merged_names(hs_scene *s)
{
    hs_tagged *tagged;
    size_t n, n_kinds;
    HS_TRY(hs_tagger_run(s->r->tagger, s->vectors, s->n, 0, &tagged, &n, s->arena, s->err));
    const hs_str *kinds = hs_tagger_kinds(s->r->tagger, &n_kinds);
    const hs_name_mention *rules = s->names;
    size_t n_rules = s->n_names, r = 0;
    s->names = NULL, s->n_names = s->cap_names = 0;
    for (size_t w = 0; w < s->n; w++) s->name_at[w] = -1;
    for (size_t k = 0; k <= n; k++) {
        if (k < n && (tagged[k].probability < TAGGED_LEAST || tagged[k].kind >= n_kinds)) continue;
        if (k < n && s->heading[s->t->words[tagged[k].start].sentence] && tagged[k].end - tagged[k].start > 2 && !hs_listed_outlet(s, tagged[k].start, tagged[k].end)) continue;
        uint32_t start = k < n ? tagged[k].start : UINT32_MAX;
        for (; r < n_rules && rules[r].end <= start; r++) HS_TRY(add_rule_name(s, &rules[r]));
        if (k == n) break;
        HS_TRY(add_parts(s, tagged[k], kind_named(kinds[tagged[k].kind])));
        while (r < n_rules && rules[r].start < tagged[k].end) r++;
    }
    return HS_OK;
}

hs_code hs_scene_names(hs_scene *s)
{
    HS_TRY(rule_names(s));
    if (s->r->tagger && s->vectors) HS_TRY(merged_names(s));
    HS_TRY(hs_settle_names(s));
    return hs_scene_press(s);
}

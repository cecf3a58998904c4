/* Titles in normal form: "Sen." is a senator, "Ohio Gov." the governor of Ohio, "Israeli Prime Minister" the prime minister
 * of Israel. */
#include <string.h>

#include "relation/scan.h"

static const struct { const char *of, *place; } demonyms[] = {
    {"american", "United States"}, {"british", "Britain"}, {"french", "France"}, {"german", "Germany"}, {"italian", "Italy"}, {"spanish", "Spain"}, {"russian", "Russia"}, {"chinese", "China"}, {"japanese", "Japan"}, {"indian", "India"},
    {"pakistani", "Pakistan"}, {"afghan", "Afghanistan"}, {"iranian", "Iran"}, {"iraqi", "Iraq"}, {"syrian", "Syria"}, {"israeli", "Israel"}, {"palestinian", "Palestine"}, {"egyptian", "Egypt"}, {"turkish", "Turkey"}, {"saudi", "Saudi Arabia"},
    {"mexican", "Mexico"}, {"canadian", "Canada"}, {"cuban", "Cuba"}, {"brazilian", "Brazil"}, {"australian", "Australia"}, {"irish", "Ireland"}, {"polish", "Poland"}, {"ukrainian", "Ukraine"}, {"dutch", "Netherlands"}, {"swedish", "Sweden"},
    {"norwegian", "Norway"}, {"danish", "Denmark"}, {"finnish", "Finland"}, {"greek", "Greece"}, {"hungarian", "Hungary"}, {"austrian", "Austria"}, {"swiss", "Switzerland"}, {"belgian", "Belgium"}, {"portuguese", "Portugal"}, {"vietnamese", "Vietnam"},
    {"venezuelan", "Venezuela"}, {"colombian", "Colombia"}, {"argentine", "Argentina"}, {"chilean", "Chile"}, {"jordanian", "Jordan"}, {"lebanese", "Lebanon"}, {"libyan", "Libya"}, {"kenyan", "Kenya"}, {"nigerian", "Nigeria"}, {"scottish", "Scotland"},
    {"filipino", "Philippines"}, {"indonesian", "Indonesia"}, {"malaysian", "Malaysia"}, {"thai", "Thailand"}, {"ethiopian", "Ethiopia"}, {"haitian", "Haiti"},
};

const char *hs_country_of(const hs_scan *s, size_t w)
{
    for (size_t k = 0; k < sizeof demonyms / sizeof *demonyms; k++)
        if (hs_scan_is(s, w, demonyms[k].of)) return demonyms[k].place;
    return NULL;
}

/* The place at w: one word, or two; its end in *end. */
static bool place_at(const hs_scan *s, size_t w, size_t limit, size_t *end)
{
    if (w >= limit || !hs_scan_cap(s, w) || !(s->bits[w] & HS_W_PLACE)) return false;
    *end = w + ((s->bits[w] & HS_W_PLACE2) && w + 1 < limit ? 2 : 1);
    return true;
}

/* The place that goes with an office: before its words ("Ohio Gov.") or after "of" ("Gov. … of Ohio"). */
hs_str hs_office_place(hs_scan *s, const hs_description *d, size_t head)
{
    size_t end;
    hs_str found = HS_NONE;
    for (size_t w = d->start; w < head; w++)
        if (place_at(s, w, head, &end)) {
            found = hs_words_str(s->t, w, end);
            w = end - 1;
        } else if (hs_country_of(s, w)) {
            found = hs_cstr(hs_country_of(s, w));
        }
    if (found.p) return found;
    if (HS_ANY(s, head, "mayor", "sheriff", "supervisor", "executive") && head > d->start + 1 && HS_ANY(s, head - 1, "county", "city")) { /* "Orange County Mayor" */
        size_t w = head - 1;
        while (w > d->start && hs_scan_cap(s, w - 1) && !(s->bits[w - 1] & (HS_W_FORMER | HS_W_PARTY))) w--;
        if (w + 1 < head) return hs_words_str(s->t, w, head);
    }
    size_t starts[2] = {head + 1, d->after};
    for (size_t k = 0; k < 2; k++) {
        size_t w = starts[k];
        if (k == 1 && !d->title) break;
        if (!HS_ANY(s, w, "of", "from")) continue;
        w++;
        if (hs_scan_is(s, w, "the")) w++;
        size_t e = w;
        while (HS_ANY(s, head, "mayor", "sheriff") && e < w + 5 && ((hs_scan_cap(s, e) && s->t->words[e].shape == HS_SHAPE_CAPITALIZED) || (hs_scan_is(s, e, "-") && hs_scan_glued(s, e)))) e++;
        if (e > w) return hs_words_str(s->t, w, e);
        if (place_at(s, w, s->n, &end)) return hs_words_str(s->t, w, end);
    }
    return HS_NONE;
}

hs_str hs_plain_title(hs_scan *s, size_t start, size_t end)
{
    hs_str text = hs_arena_str(s->arena, hs_words_str(s->t, start, end));
    if (!text.p) return text;
    size_t base = s->t->words[start].byte;
    for (size_t w = start; w < end; w++) {
        char *c = (char *)(uintptr_t)text.p + (s->t->words[w].byte - base);
        bool proper = s->at[w] >= 0 || s->t->words[w].shape == HS_SHAPE_CAPS || (s->bits[w] & (HS_W_PLACE | HS_W_DEMONYM)) || HS_ANY(s, w, "house", "senate", "treasury", "pentagon", "congress");
        if (!proper && *c >= 'A' && *c <= 'Z') *c = (char)(*c + 32);
    }
    return text;
}

static hs_str joined(hs_scan *s, const char *office, const char *link, hs_str place)
{
    return place.p ? hs_arena_printf(s->arena, "%s %s %.*s", office, link, HS_FMT(place)) : hs_arena_printf(s->arena, "%s", office);
}

/* "F.B.I", "DHS": letters that stand for a public body. */
static bool public_letters(const hs_scan *s, const hs_noted *m)
{
    static const char *const known[] = {"fbi", "cia", "nsa", "epa", "irs", "fda", "fcc", "fec", "fdic", "nih", "cdc", "dhs", "ice", "tsa", "fema", "nasa", "sec", "ftc", "atf", "dea", "osha", "gchq", "nhs", "imf", "who", "iaea", "omb", "usda", "hud"};
    hs_str text = hs_words_str(s->t, m->start, m->end);
    char letters[8] = {0};
    size_t n = 0;
    for (size_t k = 0; k < text.n && n < sizeof letters; k++)
        if (text.p[k] != '.') letters[n++] = hs_scan_lower(text.p[k]);
    for (size_t k = 0; k < sizeof known / sizeof *known && n < sizeof letters; k++)
        if (strcmp(letters, known[k]) == 0) return true;
    return false;
}

static bool public_body(const hs_scan *s, const hs_noted *m)
{
    if (public_letters(s, m)) return true;
    static const char *const words[] = {"agency", "department", "bureau", "federal", "national", "administration", "intelligence", "security", "reserve", "commission", "court", "ministry", "treasury", "pentagon", "joint", "staff", "command", "forces", "police", "service", "nations", "congress", "parliament", "house", "office", "customs", "border", "immigration", "trade", "food", "health", "elections", "centers", "census", "veterans", "prisons", "weather", "survey"};
    for (size_t w = m->start; w < m->end; w++)
        if (HS_IN(s, w, words)) return !(hs_scan_is(s, w, "national") && hs_scan_is(s, m->end - 1, "committee")) && !hs_scan_is(s, m->end - 1, "association");
    return false;
}

bool hs_committee(const hs_scan *s, const hs_noted *m)
{
    for (size_t w = m->start; w < m->end; w++)
        if (hs_scan_is(s, w, "committee") || hs_scan_is(s, w, "subcommittee") || hs_scan_is(s, w, "caucus")) {
            for (size_t k = m->start; k < m->end; k++)
                if (HS_ANY(s, k, "national", "republican", "democratic", "action")) return false;
            return true;
        }
    return false;
}

/* Where the words of a title begin: what is no determiner, "former" or party before its head. */
static size_t title_start(const hs_scan *s, const hs_description *d, size_t head)
{
    size_t w = head;
    while (w > d->start && w + 5 > head && !(s->bits[w - 1] & (HS_W_FORMER | HS_W_DET | HS_W_PARTY)) && !HS_ANY(s, w - 1, ",", "and", "s", "’", "'", "then", "-")) w--;
    return w;
}

/* The end of a department's name at w ("state", "the Treasury", "homeland security"), 0 where none begins. */
static size_t department_end(const hs_scan *s, size_t w)
{
    if (hs_scan_is(s, w, "the")) return HS_ANY(s, w + 1, "treasury", "interior", "navy", "army") ? w + 2 : 0;
    if (HS_ANY(s, w, "homeland", "veterans")) return w + 2 <= s->n ? w + 2 : 0;
    return HS_ANY(s, w, "state", "defense", "defence", "labor", "commerce", "education", "agriculture", "energy", "health", "housing", "transportation", "war") ? w + 1 : 0;
}

/* The end of "Minister for Housing and Planning", whose head it is; 0 where no ministry follows. */
static size_t ministry_end(const hs_scan *s, const hs_description *d, size_t head)
{
    size_t w = head + 2;
    if (!HS_ANY(s, head + 1, "for", "of") || !hs_scan_cap(s, w) || (s->bits[w] & HS_W_PLACE)) return 0;
    while (w < d->end && (hs_scan_cap(s, w) || (hs_scan_is(s, w, "and") && hs_scan_cap(s, w + 1)))) w++;
    return w <= d->end ? w : 0;
}

/* Offices that stand before a name and need no body: "Sheriff Jane Roe". */
static const char *const titles[] = {
    "sheriff", "superintendent", "councillor", "councilor", "councilman", "councilwoman", "councilmember", "alderman", "alderwoman", "assemblyman", "assemblywoman",
    "coroner", "treasurer", "comptroller", "auditor", "prosecutor", "solicitor", "magistrate", "taoiseach", "tánaiste", "lawmaker", "legislator", "commissioners", "councillors"};

/* The office a description's head names, but for "deputy" before it. */
static hs_code own_office(hs_scan *s, const hs_description *d, size_t head, size_t role, int64_t body, hs_str *name, bool *works_too)
{
    *name = HS_NONE;
    *works_too = false;
    hs_str place = hs_office_place(s, d, head);
    const hs_noted *of = body >= 0 ? &s->noted[body] : NULL;
    bool state = head > 0 && hs_scan_is(s, head - 1, "state") && head > d->start;
    size_t department = hs_scan_is(s, head, "secretary") && hs_scan_is(s, head + 1, "of") ? department_end(s, head + 2) : 0;
    size_t ministry = hs_scan_is(s, head, "minister") ? ministry_end(s, d, head) : 0;
    if (HS_ANY(s, head, "lady") && !(head > 0 && hs_scan_is(s, head - 1, "first"))) return HS_OK;
    if (HS_ANY(s, head, "sen", "senator", "sens", "senators")) *name = state ? (place.p ? hs_arena_printf(s->arena, "%.*s state senator", HS_FMT(place)) : HS_S("state senator")) : joined(s, "senator", "from", place);
    else if (HS_ANY(s, head, "rep", "representative", "congressman", "congresswoman", "reps")) {
        if (of && !d->title) return HS_OK;
        *name = state ? (place.p ? hs_arena_printf(s->arena, "%.*s state representative", HS_FMT(place)) : HS_S("state representative")) : joined(s, "representative", "from", place);
    } else if (HS_ANY(s, head, "gov", "governor", "govs")) *name = joined(s, (head > d->start && HS_ANY(s, head - 1, "lieutenant", "lt")) || (head > d->start + 1 && hs_scan_is(s, head - 1, ".") && hs_scan_is(s, head - 2, "lt")) ? "lieutenant governor" : "governor", "of", place);
    else if (hs_scan_is(s, head, "mayor")) *name = joined(s, "mayor", "of", place);
    else if (HS_ANY(s, head, "president", "pres")) {
        bool vice = head > d->start && hs_scan_is(s, head - 1, "vice");
        if (of) return HS_OK;
        if (!d->title && HS_ANY(s, head + 1, "of", "for", "at") && !place.p) return HS_OK;
        *name = joined(s, vice ? "vice president" : "president", "of", place);
    } else if (department) {
        *name = hs_plain_title(s, head, department);
    } else if (hs_scan_is(s, head, "secretary") && head > d->start && !hs_scan_is(s, head - 1, "press")) {
        size_t b = head;
        while (b > d->start && b + 3 > head && s->t->words[b - 1].alnum && !hs_scan_possessive(s, b - 2) && !(s->bits[b - 1] & (HS_W_FORMER | HS_W_DET | HS_W_PARTY | HS_W_DEMONYM | HS_W_PLACE | HS_W_FUNCTION))) b--;
        if (b == head && !d->title && !of) return HS_OK;
        if (of && of->end == head) b = of->start, *works_too = true;
        *name = hs_plain_title(s, b, head + 1);
    } else if (hs_scan_is(s, head, "secretary")) {
        if (hs_scan_is(s, head - (head > 0), "press")) {
            if (!of || s->entities->v[of->entity].kind != HS_ORGANIZATION || !hs_scan_is(s, of->end - 1, "house")) return HS_OK;
            *name = HS_S("White House press secretary"), *works_too = true;
        } else if (d->title) *name = HS_S("secretary");
    } else if (hs_scan_is(s, head, "speaker")) *name = d->title || hs_scan_is(s, head - (head > 0), "house") || (hs_scan_is(s, head + 1, "of") && hs_scan_is(s, head + 2, "the") && hs_scan_is(s, head + 3, "house") && !hs_scan_is(s, head + 4, "of")) ? HS_S("House speaker") : HS_NONE;
    else if (hs_scan_is(s, head, "leader") && head > 0 && HS_ANY(s, head - 1, "majority", "minority")) {
        size_t b = head - 1;
        if (b > 0 && HS_ANY(s, b - 1, "senate", "house")) b--;
        *name = hs_plain_title(s, b, head + 1);
    } else if (ministry) {
        *name = hs_plain_title(s, head, ministry);
    } else if (hs_scan_is(s, head, "minister") && head > d->start) {
        size_t b = title_start(s, d, head);
        if (b + 1 < head) b = head - 1;
        if (b == head && !place.p && !hs_scan_cap(s, head)) return HS_OK; /* "the minister" alone says of nothing */
        *name = place.p ? hs_arena_printf(s->arena, "%.*s of %.*s", HS_FMT(hs_plain_title(s, b, head + 1)), HS_FMT(place)) : hs_plain_title(s, b, head + 1);
    } else if ((hs_scan_is(s, head, "chief") && head > d->start && HS_ANY(s, head - 1, "police", "fire")) || (hs_scan_is(s, head, "manager") && head > d->start && HS_ANY(s, head - 1, "city", "county", "town"))) {
        *name = hs_plain_title(s, head - 1, head + 1);
    } else if (HS_ANY(s, head, "general") && head > 0 && HS_ANY(s, head - 1, "inspector") && of) {
        *name = hs_plain_title(s, of->start < head ? of->start : head - 1, of->start < head ? head + 1 : of->end);
        *works_too = true;
    } else if (HS_ANY(s, head, "general") && head > 0 && HS_ANY(s, head - 1, "attorney", "surgeon", "solicitor")) *name = joined(s, hs_scan_is(s, head - 1, "attorney") ? "attorney general" : hs_scan_is(s, head - 1, "surgeon") ? "surgeon general" : "solicitor general", "of", place);
    else if (HS_ANY(s, head, "pope", "chancellor", "premier", "ambassador")) {
        char office[16] = {0};
        hs_str word = hs_word_str(s->t, head);
        for (size_t k = 0; k < word.n && k < 15; k++) office[k] = (char)(word.p[k] | 32);
        *name = joined(s, office, hs_scan_is(s, head, "ambassador") ? "to" : "of", place);
    } else if (HS_ANY(s, head, "justice")) *name = of && hs_scan_is(s, of->end - 1, "court") ? HS_S("Supreme Court justice") : d->title ? HS_S("Supreme Court justice") : HS_NONE;
    else if (hs_scan_is(s, head, "chief") && hs_scan_is(s, head + 1, "of") && hs_scan_is(s, head + 2, "staff")) {
        if (of && hs_scan_is(s, of->end - 1, "house") && of->start < head) *name = HS_S("White House chief of staff"), *works_too = true;
    } else if (HS_ANY(s, head, "director", "administrator", "chairman", "chair", "chairwoman", "commissioner", "head", "chief", "counsel") && of) {
        if (s->entities->v[of->entity].kind != HS_ORGANIZATION) return HS_OK;
        bool committee_chair = hs_committee(s, of) && HS_ANY(s, head, "chairman", "chair", "chairwoman");
        if (!public_body(s, of) && !committee_chair) return HS_OK;
        if (role < head && !(s->bits[role] & HS_W_FORMER)) return HS_OK; /* "communications director" is no head of the body */
        *works_too = true;
        hs_str title = hs_plain_title(s, head, head + 1);
        hs_str text = hs_words_str(s->t, of->start, of->end);
        *name = of->start > head ? hs_arena_printf(s->arena, "%.*s of the %.*s", HS_FMT(title), HS_FMT(text)) : hs_arena_printf(s->arena, "%.*s %.*s", HS_FMT(text), HS_FMT(title));
    } else if (hs_scan_is(s, head, "lady") && head > 0 && hs_scan_is(s, head - 1, "first")) {
        *name = HS_S("first lady");
    } else if (hs_scan_is(s, head, "undersecretary") && hs_scan_is(s, head + 1, "for")) {
        *name = hs_plain_title(s, head, d->end);
    } else if (hs_scan_is(s, head, "judge") || HS_ANY(s, head, "supervisor", "advocate", "commissioner", "whip", "envoy") || (hs_scan_is(s, head, "adviser") && head > 1 && hs_scan_is(s, head - 1, "security"))) {
        if (!d->title && !HS_ANY(s, head, "envoy", "adviser", "judge", "commissioner")) return HS_OK;
        if (HS_ANY(s, head, "advocate") && !(head > d->start && hs_scan_is(s, head - 1, "public"))) return HS_OK;
        *name = hs_plain_title(s, title_start(s, d, head), head + 1);
    } else if (HS_ANY(s, head, "cardinal", "archbishop", "bishop", "king", "queen") && d->title) {
        *name = hs_plain_title(s, head, head + 1);
    } else if (hs_scan_is(s, head, "attorney") && head > d->start && HS_ANY(s, head - 1, "u.s.", "u.s", "district", ".", "us")) {
        *name = hs_plain_title(s, title_start(s, d, head), head + 1);
    } else if (d->title && HS_IN(s, head, titles)) {
        hs_str title = hs_plain_title(s, title_start(s, d, head), head + 1);
        *name = place.p && place.p > hs_word_str(s->t, head).p ? hs_arena_printf(s->arena, "%.*s of %.*s", HS_FMT(title), HS_FMT(place)) : title;
    } else if (HS_ANY(s, head, "mp", "mep", "msp", "mps", "meps") && s->t->words[head].shape == HS_SHAPE_CAPS) {
        hs_str office = hs_words_str(s->t, head, head + 1);
        *name = (hs_str){office.p, office.p[office.n - 1] == 's' ? office.n - 1 : office.n};
    } else if (hs_scan_is(s, head, "member") && hs_scan_is(s, head + 1, "of") && HS_ANY(s, head + 2, "congress", "parliament")) {
        *name = hs_plain_title(s, head, head + 3);
    }
    return name->p && !name->n ? hs_nomem(s->err) : HS_OK;
}

/* The office a description's head names, HS_NONE when it is none. body: the mention it belongs to, or -1. */
hs_code hs_office_name(hs_scan *s, const hs_description *d, size_t head, size_t role, int64_t body, hs_str *name, bool *works_too)
{
    HS_TRY(own_office(s, d, head, role, body, name, works_too));
    if (!name->p || head <= d->start || !hs_scan_is(s, head - 1, "deputy")) return HS_OK;
    *name = hs_arena_printf(s->arena, "deputy %.*s", HS_FMT(*name));
    return name->p ? HS_OK : hs_nomem(s->err);
}

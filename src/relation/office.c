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

/* The end of the names in capitals from w on: "Baden - Baden", "Ekunland State". */
static size_t capitals_end(const hs_scan *s, size_t w)
{
    size_t end = w;
    while (end < w + 5 && ((hs_scan_cap(s, end) && s->t->words[end].shape == HS_SHAPE_CAPITALIZED) || (hs_scan_is(s, end, "-") && hs_scan_glued(s, end)))) end++;
    return end;
}

/* Offices of one place each, whose names need not be known: "Alberta Premier", "mayor of Harwick". */
static const char local[] = "mayor mayoress sheriff premier governor gov archbishop bishop";

/* The place before an office's words: "Ohio Gov.", "Orange County Mayor". */
static hs_str place_before(const hs_scan *s, const hs_description *d, size_t head)
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
    bool county = head > d->start + 1 && hs_among(s, head - 1, "county city");
    if (!(county || hs_among(s, head, local)) || !hs_among(s, head, "mayor sheriff supervisor executive premier")) return HS_NONE;
    size_t w = county ? head - 1 : head;
    while (w > d->start && hs_scan_cap(s, w - 1) && !(s->bits[w - 1] & (HS_W_FORMER | HS_W_PARTY | HS_W_TITLE | HS_W_FUNCTION | HS_W_DET))) w--;
    return w + (county ? 1 : 0) < head ? hs_words_str(s->t, w, head) : HS_NONE;
}

/* The place after "of": "Gov. … of Ohio". */
static hs_str place_behind(const hs_scan *s, const hs_description *d, size_t head)
{
    size_t starts[2] = {head + 1, d->after};
    for (size_t k = 0; k < (d->title ? 2 : 1); k++) {
        size_t w = starts[k];
        if (!hs_among(s, w, "of from")) continue;
        w++;
        if (hs_scan_is(s, w, "the")) w++;
        size_t end = hs_among(s, head, local) ? capitals_end(s, w) : w;
        if (end > w || place_at(s, w, s->n, &end)) return hs_words_str(s->t, w, end);
    }
    return HS_NONE;
}

hs_str hs_office_place(const hs_scan *s, const hs_description *d, size_t head)
{
    hs_str before = place_before(s, d, head);
    return before.p ? before : place_behind(s, d, head);
}

hs_str hs_plain_title(hs_scan *s, size_t start, size_t end)
{
    hs_str text = hs_arena_str(s->arena, hs_words_str(s->t, start, end));
    if (!text.p) return text;
    size_t base = s->t->words[start].byte;
    for (size_t w = start; w < end; w++) {
        char *c = (char *)(uintptr_t)text.p + (s->t->words[w].byte - base);
        bool proper = s->at[w] >= 0 || s->t->words[w].shape == HS_SHAPE_CAPS || (s->bits[w] & (HS_W_PLACE | HS_W_DEMONYM)) || hs_among(s, w, "house senate treasury pentagon congress");
        if (!proper && *c >= 'A' && *c <= 'Z') *c = (char)(*c + 32);
    }
    return text;
}

/* "F.B.I", "DHS": letters that stand for a public body. */
static bool public_letters(const hs_scan *s, const hs_noted *m)
{
    static const char *const known[] = {"fbi", "cia", "nsa", "epa", "irs", "fda", "fcc", "fec", "fdic", "nih", "cdc", "dhs", "ice", "tsa", "fema", "nasa", "sec", "ftc", "atf", "dea", "osha", "gchq", "nhs", "imf", "who", "iaea", "omb", "usda", "hud", "un", "eu", "wto"};
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
    static const char words[] = "agency department bureau federal national administration intelligence security reserve commission court ministry treasury pentagon joint staff command forces police service nations congress parliament house office customs border immigration trade food health elections centers census veterans prisons weather survey assembly authority directorate procuratorate army navy secretariat tribunal";
    if (hs_among(s, m->end - 1, "association federation union") || hs_scan_is(s, m->start, "salvation")) return false; /* "the Police Federation" */
    for (size_t w = m->start; w < m->end; w++) {
        bool private_house = hs_scan_is(s, w, "house") && w > m->start && !hs_scan_is(s, w - 1, "white"); /* "Random House" */
        if (hs_among(s, w, words) && !private_house) return !(hs_scan_is(s, w, "national") && hs_scan_is(s, m->end - 1, "committee"));
    }
    return false;
}

bool hs_committee(const hs_scan *s, const hs_noted *m)
{
    for (size_t w = m->start; w < m->end; w++)
        if (hs_scan_is(s, w, "committee") || hs_scan_is(s, w, "subcommittee") || hs_scan_is(s, w, "caucus")) {
            for (size_t k = m->start; k < m->end; k++)
                if (hs_among(s, k, "national republican democratic action")) return false;
            return true;
        }
    return false;
}

/* Words that lead a title: "deputy chief constable", "shadow business secretary". */
static const char ranks[] = "deputy vice assistant associate acting interim junior shadow first prime chief senior under";

/* What governments have a member for. "Labour" is a party too, but no minister's. */
static const char portfolios[] =
    "home foreign interior justice defence defense finance treasury health education labour labor business trade energy environment transport transportation housing agriculture culture state economy economic "
    "commerce immigration prisons fisheries tourism migration skills sport sports security welfare planning revenue industry climate water mining science interior budget affairs war veterans development "
    "information communications infrastructure works police cabinet executive colonial education's local policing courts family families women youth religious";

/* Where the words of a title begin: what is no determiner, "former" or party before its head, at most `reach` words back. */
static size_t title_start(const hs_scan *s, const hs_description *d, size_t head, size_t reach)
{
    size_t w = head;
    while (w > d->start && w + reach > head) {
        size_t k = w - 1;
        if (hs_kind_at(s, k) == HS_ORGANIZATION && !hs_among(s, k, portfolios) && hs_is_party(s, s->noted[s->at[k]].entity, d->entity)) break; /* "Harbor Alliance lawmaker" */
        if (hs_among(s, k, ", s ’ ' then - — now") || (s->bits[k] & (HS_W_FORMER | HS_W_DET))) break;
        if ((s->bits[k] & HS_W_PARTY) && !hs_among(s, k, portfolios)) break;
        if (hs_scan_is(s, k, "and") && !(hs_scan_cap(s, w) && w < head)) break;
        w--;
    }
    if (hs_scan_is(s, w, "and")) w++;
    return w;
}

/* The same for what a minister or secretary is for: ranks, portfolios, words in capitals, and the one word before. */
static size_t portfolio_start(const hs_scan *s, const hs_description *d, size_t head)
{
    size_t all = title_start(s, d, head, 5), w = head;
    while (w > all) {
        size_t k = w - 1;
        bool lower = !hs_scan_cap(s, k) && !hs_among(s, k, ranks) && !hs_among(s, k, portfolios) && !(hs_scan_is(s, k, "and") && w < head);
        if ((s->bits[k] & (HS_W_PLACE | HS_W_DEMONYM)) || (lower && (k + 1 < head || (s->bits[k] & HS_W_FUNCTION)))) break;
        w--;
    }
    if (hs_scan_is(s, w, "and")) w++;
    return w;
}

/* The end of a department's name at w ("state", "the Treasury", "homeland security"), 0 where none begins. */
static size_t department_end(const hs_scan *s, size_t w)
{
    if (hs_scan_is(s, w, "the")) return hs_among(s, w + 1, "treasury interior navy army") ? w + 2 : 0;
    if (hs_among(s, w, "homeland veterans")) return w + 2 <= s->n ? w + 2 : 0;
    return hs_among(s, w, "state defense defence labor commerce education agriculture energy health housing transportation war") ? w + 1 : 0;
}

/* The end of "Minister for Housing and Planning", whose head it is; 0 where no ministry follows. */
static size_t ministry_end(const hs_scan *s, const hs_description *d, size_t head)
{
    size_t w = head + 2;
    if (!hs_among(s, head + 1, "for of") || !(hs_scan_cap(s, w) || hs_among(s, w, portfolios)) || (s->bits[w] & HS_W_PLACE)) return 0;
    while (w < d->end && (hs_scan_cap(s, w) || hs_among(s, w, portfolios) || (hs_scan_is(s, w, "and") && (hs_scan_cap(s, w + 1) || hs_among(s, w + 1, portfolios))))) w++;
    return w <= d->end ? w : 0;
}

enum {
    TITLED = 1,    /* an office where it stands right before a name: "Bishop Jane Roe" */
    CAPITALS = 2,  /* written so: "MP" */
    BODILESS = 4,  /* no public office of a body's own */
    FIRST = 8,     /* its place stands before it: "Ohio state senator" */
};

#define WARDS "city county town township village parish borough district ward school council state federal circuit municipal"

/* Offices by their heads: the first line that fits decides. */
static const struct rule {
    const char *heads;
    const char *before; /* one of these right before the head; NULL: whatever stands there */
    const char *name;   /* in normal form; NULL: its own words, at most `reach` before the head */
    const char *link;   /* to its place; NULL: it has none */
    unsigned how, reach;
} rules[] = {
    {"sen senator sens senators", "state", "state senator", NULL, FIRST, 0},
    {"sen senator sens senators", NULL, "senator", "from", 0, 0},
    {"rep representative reps", "state", "state representative", NULL, FIRST | BODILESS, 0},
    {"representative", NULL, "representative", "from", TITLED | BODILESS, 0},
    {"rep congressman congresswoman reps", NULL, "representative", "from", BODILESS, 0},
    {"gov governor govs", "lieutenant lt", "lieutenant governor", "of", 0, 0},
    {"gov governor govs", NULL, "governor", "of", 0, 0},
    {"mayor mayoress", NULL, "mayor", "of", 0, 0},
    {"general", "attorney", "attorney general", "of", 0, 0},
    {"general", "surgeon", "surgeon general", "of", 0, 0},
    {"general", "solicitor", "solicitor general", "of", 0, 0},
    {"general", "auditor", "auditor general", "of", 0, 0},
    {"general", "advocate", "advocate general", "of", 0, 0},
    {"prince", "crown", "crown prince", "of", 0, 0},
    {"pope", NULL, "pope", NULL, 0, 0},
    {"chancellor", NULL, "chancellor", "of", 0, 0},
    {"premier", NULL, "premier", "of", 0, 0},
    {"ambassador", "american british french german russian chinese japanese israeli mexican canadian", NULL, NULL, 0, 2},
    {"ambassador", NULL, "ambassador", "to", 0, 0},
    {"lady", "first", "first lady", NULL, 0, 0},
    {"taoiseach", NULL, "taoiseach", NULL, 0, 0},
    {"tánaiste", NULL, "tánaiste", NULL, 0, 0},
    {"leader", "opposition", "opposition leader", NULL, 0, 0},
    {"leader leaders", "majority minority", NULL, NULL, 0, 2},
    {"whip", NULL, NULL, NULL, TITLED, 2},
    {"chief", "police fire acting", NULL, NULL, 0, 1},
    {"constable inspector", "chief", NULL, NULL, 0, 2},
    {"manager", "city county town municipal", NULL, NULL, 0, 1},
    {"clerk engineer attorney recorder assessor auditor treasurer trustee supervisor commissioner coroner surveyor prosecutor councillor convener comptroller judge councilor", WARDS, NULL, NULL, 0, 3},
    {"critic", portfolios, NULL, NULL, 0, 2},
    {"adviser", "security", NULL, NULL, 0, 4},
    {"attorney", "u.s. u.s district . us", NULL, NULL, 0, 4},
    {"supervisor", NULL, NULL, NULL, TITLED, 4},
    {"advocate", "public", NULL, NULL, TITLED, 4},
    {"envoy commissioner", NULL, NULL, NULL, 0, 4},
    {"judge cardinal king queen reeve", NULL, NULL, NULL, TITLED, 3},
    {"archbishop bishop", NULL, NULL, "of", TITLED, 0},
    {"mp mep msp mla td mk mna mlc mps meps msps mlas tds mks mnas mlcs", NULL, NULL, NULL, CAPITALS, 0},
    {"sheriff superintendent councillor councilor councilman councilwoman councilmember alderman alderwoman assemblyman assemblywoman coroner treasurer comptroller auditor prosecutor "
     "solicitor magistrate lawmaker legislator commissioners councillors", NULL, NULL, "of", TITLED, 4},
};

/* An office that a title names; HS_NONE where it has no memory, or no such name. */
static hs_str by_rule(hs_scan *s, const hs_description *d, size_t head, bool of, hs_str place)
{
    for (size_t k = 0; k < sizeof rules / sizeof *rules; k++) {
        const struct rule *r = &rules[k];
        size_t before = head > d->start ? head - 1 : head;
        if (before > d->start && hs_scan_is(s, before, ".") && !hs_among(s, head, "attorney")) before--;
        if (!hs_among(s, head, r->heads) || (r->before && (before == head || !hs_among(s, before, r->before)))) continue;
        if (hs_among(s, head, "king queen") && head > 0 && ((before == head && hs_scan_cap(s, head - 1) && !hs_among(s, head - 1, "majesty")) || (hs_scan_cap(s, head) && hs_scan_is(s, head - 1, "the")))) return HS_NONE; /* a name: "John King", "the King John Prize" */
        if (hs_scan_is(s, head, "manager") && hs_scan_cap(s, before) && !hs_scan_cap(s, head) && hs_kind_at(s, before) == HS_ORGANIZATION) return HS_NONE; /* of a club: "the Harwick City manager" */
        bool given = d->title || (!d->called && (place.p || hs_among(s, d->start, "a an") || (hs_scan_is(s, d->start, "the") && !hs_among(s, head, "judge king queen"))));
        if (((r->how & TITLED) && !given) || ((r->how & BODILESS) && of && (!d->title || hs_scan_is(s, head, "representative"))) || ((r->how & CAPITALS) && s->t->words[head].shape != HS_SHAPE_CAPS && !hs_scan_cap(s, head))) return HS_NONE;
        size_t from = title_start(s, d, head, r->reach);
        hs_str own = r->name ? hs_cstr(r->name) : hs_plain_title(s, from, head + 1);
        if ((r->how & CAPITALS) && own.p) own = (hs_str){hs_word_str(s->t, head).p, own.n - (own.p[own.n - 1] == 's')};
        bool outside = place.p && (r->name || !place_before(s, d, head).p);
        if (!own.p || (!r->link && !(r->how & FIRST)) || !outside) return own;
        return r->how & FIRST ? hs_arena_printf(s->arena, "%.*s %.*s", HS_FMT(place), HS_FMT(own)) : hs_arena_printf(s->arena, "%.*s %s %.*s", HS_FMT(own), r->link, HS_FMT(place));
    }
    return HS_NONE;
}

/* "chief of staff", "leader of the opposition", "member of parliament": offices of more words after the head. */
static hs_str by_phrase(hs_scan *s, size_t head)
{
    static const struct { const char *head, *after; bool the; } phrases[] = {
        {"leader", "opposition house senate", true}, {"chancellor", "exchequer", true}, {"member", "congress parliament", false}, {"minister", "state", false}, {"director", "national", false}, {"charge", "affaires", false}};
    for (size_t k = 0; k < sizeof phrases / sizeof *phrases; k++) {
        if (!hs_scan_is(s, head, phrases[k].head) || !hs_scan_is(s, head + 1, "of")) continue;
        size_t w = head + 2 + (hs_scan_is(s, head + 2, "the") ? 1 : 0);
        if ((w > head + 2) == phrases[k].the && hs_among(s, w, phrases[k].after)) return hs_plain_title(s, head, hs_scan_is(s, w, "national") ? w + 2 : w + 1);
    }
    return HS_NONE;
}

/* Past "director-general", "secretary-general". */
static size_t head_end(const hs_scan *s, size_t head)
{
    return hs_scan_is(s, head + 1, "-") && hs_scan_is(s, head + 2, "general") ? head + 3 : head + 1;
}

/* The head of a public body: "FBI director", "chairman of the Joint Chiefs", "deputy director-general of the authority". */
static hs_str head_of_body(hs_scan *s, size_t head, size_t role, const hs_noted *of)
{
    if (s->entities->v[of->entity].kind != HS_ORGANIZATION) return HS_NONE;
    bool committee_chair = hs_committee(s, of) && hs_among(s, head, "chairman chair chairwoman chairperson");
    if (!public_body(s, of) && !committee_chair) return HS_NONE;
    size_t start = hs_scan_is(s, head, "general") && role < head ? head - 1 : head; /* "director general" */
    while (start > role && start > of->end && (hs_among(s, start - 1, "executive deputy acting interim first supreme") || (hs_scan_is(s, start - 1, "general") && hs_scan_is(s, head, "director")))) start--;
    if (role < start && !(s->bits[role] & HS_W_FORMER)) return HS_NONE; /* "communications director" is no head of the body */
    if (of->start < head && start + 1 == head && hs_scan_is(s, start, "deputy")) start = head; /* "FBI deputy director": hs_office_name says it */
    hs_str title = hs_plain_title(s, start, head_end(s, head)), text = hs_words_str(s->t, of->start, of->end);
    return of->start > head ? hs_arena_printf(s->arena, "%.*s of the %.*s", HS_FMT(title), HS_FMT(text)) : hs_arena_printf(s->arena, "%.*s %.*s", HS_FMT(text), HS_FMT(title));
}

static hs_str secretary(hs_scan *s, const hs_description *d, size_t head, size_t role, const hs_noted *of, bool *works_too)
{
    size_t department = hs_scan_is(s, head + 1, "of") ? department_end(s, head + 2) : 0;
    if (department) return hs_plain_title(s, head, department);
    if (head == d->start) return d->title ? HS_S("secretary") : HS_NONE;
    if (hs_scan_is(s, head - 1, "press")) {
        if (!of || s->entities->v[of->entity].kind != HS_ORGANIZATION || !hs_scan_is(s, of->end - 1, "house")) return HS_NONE;
        *works_too = true;
        return HS_S("White House press secretary");
    }
    if (hs_among(s, head - 1, "private permanent general personal social party company union club league")) return HS_NONE;
    if (head_end(s, head) > head + 1 || (of && of->start > head && hs_scan_is(s, head + 1, "of"))) {
        hs_str name = of ? head_of_body(s, head, role, of) : HS_NONE;
        *works_too = true;
        return name;
    }
    size_t from = portfolio_start(s, d, head);
    if (of && of->end == head) from = of->start, *works_too = !hs_scan_is(s, head - 1, "labour"); /* what the secretary is for */
    return from < head || d->title ? hs_plain_title(s, from, head + 1) : HS_NONE;
}

static hs_str minister(hs_scan *s, const hs_description *d, size_t head, hs_str place)
{
    size_t end = ministry_end(s, d, head), from = portfolio_start(s, d, head);
    if (end) return hs_plain_title(s, from, end);
    if (from == head && !place.p && !d->title) return HS_NONE; /* "the minister" alone says of nothing */
    hs_str title = hs_plain_title(s, from, head + 1);
    return place.p && title.p ? hs_arena_printf(s->arena, "%.*s of %.*s", HS_FMT(title), HS_FMT(place)) : title;
}

/* What has a president in public office: an assembly, a court; no party, and no union. */
static bool presided(const hs_scan *s, const hs_noted *m)
{
    for (size_t w = m->start; w < m->end; w++)
        if (hs_among(s, w, "assembly commission court parliament senate chamber board tribunal")) return true;
    return false;
}

static hs_str president(hs_scan *s, const hs_description *d, size_t head, size_t role, const hs_noted *of, hs_str place, bool *works_too)
{
    size_t before = head > d->start && hs_scan_is(s, head - 1, "-") ? head - 2 : head - (head > d->start);
    if (before < head && hs_scan_is(s, before, "executive")) return HS_NONE;
    if (hs_scan_is(s, head + 1, "pro") && hs_among(s, head + 2, "tem tempore")) return HS_S("president pro tempore");
    *works_too = of != NULL;
    if (of) return presided(s, of) ? head_of_body(s, head, role, of) : HS_NONE;
    if (!d->title && hs_among(s, head + 1, "of for at") && !place.p) return HS_NONE;
    const char *name = before < head && hs_scan_is(s, before, "vice") ? "vice president" : "president";
    return place.p ? hs_arena_printf(s->arena, "%s of %.*s", name, HS_FMT(place)) : hs_cstr(name);
}

static hs_str speaker(const hs_scan *s, const hs_description *d, size_t head)
{
    bool house = hs_scan_is(s, head - (head > 0), "house") || (hs_scan_is(s, head + 1, "of") && hs_scan_is(s, head + 2, "the") && hs_scan_is(s, head + 3, "house") && !hs_scan_is(s, head + 4, "of"));
    return house || (d->title && s->presidential) ? HS_S("House speaker") : d->title && hs_scan_cap(s, head) ? HS_S("speaker") : HS_NONE;
}

static hs_str justice(const hs_scan *s, const hs_description *d, size_t head, const hs_noted *of)
{
    if (of && hs_scan_is(s, of->end - 1, "court")) return HS_S("Supreme Court justice");
    if (!d->title || (head > 0 && (s->bits[head - 1] & (HS_W_MR | HS_W_MRS))) || (head > 0 && hs_scan_is(s, head - 1, "."))) return HS_NONE;
    if (s->supreme_court) return HS_S("Supreme Court justice");
    return head > d->start && hs_scan_is(s, head - 1, "chief") ? HS_S("chief justice") : HS_S("justice");
}

/* The office a description's head names, but for "deputy" before it. */
static hs_str own_office(hs_scan *s, const hs_description *d, size_t head, size_t role, const hs_noted *of, bool *works_too)
{
    hs_str place = hs_office_place(s, d, head), name = by_phrase(s, head);
    *works_too = false;
    if (name.p) return name;
    if (hs_scan_is(s, head, "secretary")) return secretary(s, d, head, role, of, works_too);
    if (hs_scan_is(s, head, "minister")) return minister(s, d, head, place);
    if (hs_among(s, head, "president pres")) return president(s, d, head, role, of, place, works_too);
    if (hs_scan_is(s, head, "speaker")) return speaker(s, d, head);
    if (hs_scan_is(s, head, "justice")) return justice(s, d, head, of);
    if (hs_scan_is(s, head, "undersecretary") && hs_scan_is(s, head + 1, "for")) return hs_plain_title(s, head, d->end);
    if (hs_scan_is(s, head, "chief") && hs_scan_is(s, head + 1, "of") && hs_scan_is(s, head + 2, "staff")) {
        *works_too = of && hs_scan_is(s, of->end - 1, "house") && of->start < head;
        return *works_too ? HS_S("White House chief of staff") : HS_NONE;
    }
    if (of && hs_scan_is(s, head, "general") && head > 0 && hs_scan_is(s, head - 1, "inspector")) {
        *works_too = true;
        return hs_plain_title(s, of->start < head ? of->start : head - 1, of->start < head ? head + 1 : of->end);
    }
    bool general = hs_scan_is(s, head, "general") && head > d->start && hs_scan_is(s, head - 1, "director"), county = head > d->start && hs_among(s, head - 1, WARDS);
    if (of && !county && (general || hs_among(s, head, "director administrator chairman chair chairwoman chairperson commissioner head chief counsel"))) {
        *works_too = true;
        return head_of_body(s, head, role, of);
    }
    *works_too = of && of->start < head && hs_scan_is(s, of->end - 1, "house") && hs_scan_is(s, head, "adviser"); /* "White House national security adviser" */
    if (of && hs_among(s, head, "gov governor manager") && (of->end == head || of->start > head)) *works_too = true; /* "the Central Bank governor" */
    return by_rule(s, d, head, of, place);
}

/* The office a description's head names, HS_NONE when it is none. body: the mention it belongs to, or -1. */
hs_code hs_office_name(hs_scan *s, const hs_description *d, size_t head, size_t role, int64_t body, hs_str *name, bool *works_too)
{
    *name = own_office(s, d, head, role, body >= 0 ? &s->noted[body] : NULL, works_too);
    if (name->p && !name->n) return hs_nomem(s->err);
    if (!name->p || head <= d->start || !hs_scan_is(s, head - 1, "deputy") || (name->n > 7 && memcmp(name->p, "deputy ", 7) == 0)) return HS_OK;
    *name = hs_arena_printf(s->arena, "deputy %.*s", HS_FMT(*name));
    return name->p ? HS_OK : hs_nomem(s->err);
}

/* Two people of one full name are told apart only by what cannot be true of one person at one time:
 * - member-of two of the parties that exclude each other;
 * - holds-office twice with the same office of a place, for different places ("mayor of Salem", "mayor of Dayton");
 * - other middle initials ("George W.", "George H. W.").
 * An article that contradicts many others about party or office is more likely misread: from BELIEVED articles on, they win.
 * What the text calls past is left aside. Anything else (a senator who was a mayor) is no conflict, so that
 * a person with a career stays one node; two people of whom nothing of the kind is said become one. */
#include "graph/homonym.h"

#include <string.h>

#include "graph/name.h"

static const char *const parties[] = {"republican party", "democratic party", "libertarian party", "green party", NULL};
static const char *const offices[] = {"mayor", "governor", "gov", "lieutenant governor", "lt gov", "senator", "sen", "representative", "rep", "congressman", "congresswoman",
                                      "attorney general", "sheriff", "district attorney", "bishop", "archbishop", NULL};

enum { BELIEVED = 5 };
enum { LONGEST = 200 }; /* bytes of a name worth looking at: one name may stand in many relations */

static int8_t party_of(hs_str folded)
{
    for (int8_t i = 0; parties[i]; i++)
        if (hs_str_is(folded, parties[i])) return (int8_t)(i + 1);
    return 0;
}

/* "governor of ohio" → 2 and the hash of "ohio"; 0 when it is no office of a place or names none. */
static int8_t office_of(hs_str folded, uint64_t *place)
{
    for (int8_t i = 0; offices[i]; i++) {
        size_t n = strlen(offices[i]);
        if (folded.n <= n + 4 || memcmp(folded.p, offices[i], n) != 0) continue;
        if (memcmp(folded.p + n, " of ", 4) != 0) continue;
        *place = hs_str_hash(hs_name_bare((hs_str){folded.p + n + 4, folded.n - n - 4}));
        return (int8_t)(i + 1);
    }
    return 0;
}

static void say_party(hs_profile *p, int8_t party, hs_str said)
{
    if (!party) return;
    p->party = p->party == 0 || p->party == party ? party : -1;
    p->said_party = said;
}

static void say_office(hs_profile *p, int8_t office, uint64_t place, hs_str said)
{
    if (!office) return;
    bool fits = p->office == 0 || (p->office == office && p->place == place);
    p->office = fits ? office : -1;
    p->place = place;
    p->said_office = said;
}

hs_code hs_profiles(const hs_record *record, hs_profile *out, hs_arena *scratch, hs_error *err)
{
    const hs_entities *e = &record->entities;
    memset(out, 0, e->n * sizeof *out);
    for (size_t i = 0; i < e->n; i++) {
        if (e->v[i].kind != HS_PERSON || e->v[i].name.n > LONGEST) continue;
        if (!hs_name_without_initials(e->v[i].name, &out[i].initials, scratch).p) return hs_nomem(err);
        out[i].said_name = e->v[i].name;
    }
    for (size_t i = 0; i < record->relations.n; i++) {
        const hs_relation *r = &record->relations.v[i];
        if (r->former || r->review == HS_REJECTED || r->from >= e->n || r->to >= e->n) continue;
        if (r->type != HS_MEMBER_OF && r->type != HS_HOLDS_OFFICE) continue;
        if (e->v[r->to].name.n > LONGEST) continue;
        hs_str folded = hs_name_fold(e->v[r->to].name, scratch);
        if (!folded.p) return hs_nomem(err);
        folded = hs_name_bare(folded);
        uint64_t place = 0;
        int8_t office = r->type == HS_HOLDS_OFFICE ? office_of(folded, &place) : 0;
        if (r->type == HS_MEMBER_OF) say_party(&out[r->from], party_of(folded), e->v[r->to].name);
        say_office(&out[r->from], office, place, e->v[r->to].name);
    }
    return HS_OK;
}

bool hs_profile_says(const hs_profile *p)
{
    return p->initials.n || p->party || p->office;
}

/* "h" and "hw" may be one person's. */
static bool initials_differ(hs_str a, hs_str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    return n > 0 && memcmp(a.p, b.p, n) != 0;
}

bool hs_profiles_conflict(const hs_profile *a, const hs_profile *b, hs_str *here, hs_str *there)
{
    bool names_differ = initials_differ(a->initials, b->initials);
    bool parties_differ = a->party > 0 && b->party > 0 && a->party != b->party && b->parties < BELIEVED;
    bool offices_differ = a->office > 0 && a->office == b->office && a->place != b->place && b->offices < BELIEVED;
    *here = names_differ ? a->said_name : parties_differ ? a->said_party : a->said_office;
    *there = names_differ ? b->said_name : parties_differ ? b->said_party : b->said_office;
    return names_differ || parties_differ || offices_differ;
}

static hs_code keep(hs_str *to, hs_str from, hs_arena *arena, hs_error *err)
{
    *to = hs_arena_str(arena, from);
    return to->p || !from.p ? HS_OK : hs_nomem(err);
}

hs_code hs_profile_merge(hs_profile *into, const hs_profile *from, hs_arena *arena, hs_error *err)
{
    if (into->initials.n < from->initials.n) {
        HS_TRY(keep(&into->initials, from->initials, arena, err));
        HS_TRY(keep(&into->said_name, from->said_name, arena, err));
    }
    if (into->party == 0 && from->party != 0) {
        into->party = from->party;
        HS_TRY(keep(&into->said_party, from->said_party, arena, err));
    }
    if (from->party > 0 && from->party == into->party) into->parties++;
    if (into->office == 0 && from->office != 0) {
        into->office = from->office;
        into->place = from->place;
        HS_TRY(keep(&into->said_office, from->said_office, arena, err));
    }
    if (from->office > 0 && from->office == into->office && from->place == into->place) into->offices++;
    return HS_OK;
}

/* Two people of one full name are told apart only by what cannot be true of one person at one time:
 * - member-of two of the parties that exclude each other;
 * - holds-office twice with the same office of a place, for different places ("mayor of Salem", "mayor of Dayton").
 * What the text calls past is left aside. Anything else (a senator who was a mayor) is no conflict, so that
 * a person with a career stays one node; two people of whom nothing of the kind is said become one. */
#include "graph/homonym.h"

#include <string.h>

#include "graph/name.h"

static const char *const parties[] = {"republican party", "democratic party", "libertarian party", "green party", NULL};
static const char *const offices[] = {"mayor", "governor", "gov", "lieutenant governor", "lt gov", "senator", "sen", "representative", "rep", "congressman", "congresswoman",
                                      "attorney general", "sheriff", "district attorney", "bishop", "archbishop", NULL};

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

bool hs_profiles_conflict(const hs_profile *a, const hs_profile *b, hs_str *here, hs_str *there)
{
    bool parties_differ = a->party > 0 && b->party > 0 && a->party != b->party;
    *here = parties_differ ? a->said_party : a->said_office;
    *there = parties_differ ? b->said_party : b->said_office;
    return parties_differ || (a->office > 0 && a->office == b->office && a->place != b->place);
}

static hs_code keep(hs_str *to, hs_str from, hs_arena *arena, hs_error *err)
{
    *to = hs_arena_str(arena, from);
    return to->p || !from.p ? HS_OK : hs_nomem(err);
}

hs_code hs_profile_merge(hs_profile *into, const hs_profile *from, hs_arena *arena, hs_error *err)
{
    if (into->party == 0 && from->party != 0) {
        into->party = from->party;
        HS_TRY(keep(&into->said_party, from->said_party, arena, err));
    }
    if (into->office != 0 || from->office == 0) return HS_OK;
    into->office = from->office;
    into->place = from->place;
    return keep(&into->said_office, from->said_office, arena, err);
}

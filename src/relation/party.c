/* Parties: by the words for their members, and by their names. */
#include "relation/scan.h"

hs_code hs_party(hs_scan *s, size_t w, uint32_t *entity, bool *found)
{
    static const struct { const char *word, *name; } parties[] = {
        {"republican", "Republican Party"}, {"republicans", "Republican Party"}, {"gop", "Republican Party"}, {"r", "Republican Party"}, {"democrat", "Democratic Party"}, {"democrats", "Democratic Party"}, {"democratic", "Democratic Party"},
        {"d", "Democratic Party"}, {"libertarian", "Libertarian Party"}, {"labour", "Labour Party"}, {"tory", "Conservative Party"}, {"tories", "Conservative Party"}, {"conservative", "Conservative Party"}, {"socialist", "Socialist Party"}, {"green", "Green Party"}, {"greens", "Green Party"},
    };
    *found = false;
    if (hs_kind_at(s, w) == HS_ORGANIZATION && s->noted[s->at[w]].end == w + 1) { /* the article names it so */
        *found = true;
        *entity = s->noted[s->at[w]].entity;
        return HS_OK;
    }
    if (hs_among(s, w, "democrat democrats") && w > 0 && hs_scan_is(s, w - 1, "liberal") && hs_scan_cap(s, w - 1)) {
        *found = true;
        return hs_named_entity(s, HS_ORGANIZATION, HS_S("Liberal Democrats"), w - 1, w + 1, entity);
    }
    for (size_t k = 0; k < sizeof parties / sizeof *parties; k++)
        if (hs_scan_is(s, w, parties[k].word)) {
            *found = true;
            return hs_named_entity(s, HS_ORGANIZATION, hs_cstr(parties[k].name), w, w + 1, entity);
        }
    return HS_OK;
}

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* By a word that only parties have in their names; by two that together do; for a politician by one that other bodies
 * have too. */
bool hs_is_party(const hs_scan *s, uint32_t entity, uint32_t person)
{
    static const char *const own[] = {"party", "labour", "democrats", "republicans", "conservatives", "tories", "liberals", "socialists", "greens", "ecologists", "nationals", "communists", "snp", "dup", "anc", "ndp", "cdu", "csu", "spd", "fine gael", "sinn fein", "plaid cymru", "patriots", "likud", "komeito", "pheu thai", "fianna fail", "fianna fáil", "sinn féin", "afd", "fdp", "vox", "podemos", "psoe", "bjp", "aap", "jds", "pti", "pml-n", "kmt", "dpp", "ldp", "ukip", "sdlp", "eff", "ifp", "zanu-pf", "swapo", "frelimo", "renamo", "akp", "chp", "fmln", "syriza", "fidesz", "awami league", "trinamool"};
    static const char *const shared[] = {"front", "alliance", "movement", "congress", "league", "list", "forum", "union", "coalition", "bloc", "pact", "reform", "future", "faction", "left", "group"};
    static const char *const of[] = {"democratic", "socialist", "national", "people's", "people’s", "united", "progressive", "liberal", "republican", "labor", "workers'", "workers’", "farmers’", "farmers'", "citizens’", "citizens'", "social", "civic", "free", "reform", "popular", "patriotic", "christian"};
    static const char *const not[] = {"workers", "labor congress", "labour congress", "trade union", "teachers", "employees"};
    if (s->entities->v[entity].kind != HS_ORGANIZATION) return false;
    if (hs_ends_in(s, entity, own, COUNT(own)) || hs_begins_in(s, entity, own, COUNT(own))) return true;
    if (!hs_ends_in(s, entity, shared, COUNT(shared)) || hs_ends_in(s, entity, not, COUNT(not))) return false;
    return hs_begins_in(s, entity, of, COUNT(of)) || s->in_politics[person];
}

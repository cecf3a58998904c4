/* The names of relation types and the forms of roles, in a file of their own: hearsay-draw reads graphs and must link nothing else of this room. */
#include <string.h>

#include "hearsay/relation.h"

const char *const hs_relation_names[] = {"aide-of", "spokesperson-of", "works-for", "member-of", "holds-office", "candidate-for", "ally-of", "family-of", "opponent-of"};

/* Verbs whose object is the other: "leads the board", "endorsed NAME". */
static const char *const active[] = {
    "leads", "led", "heads", "headed", "chairs", "chaired", "runs", "ran", "founded", "cofounded", "owns", "owned", "directs", "directed", "oversees", "oversaw",
    "edits", "edited", "manages", "managed", "commands", "commanded", "coaches", "coached", "joined", "endorsed", "endorses", "backed", "backs", "supports",
    "supported", "advises", "advised", "opposed", "opposes", "close to"};
/* What else stands between two names: "NAME of the board", "teaches at", "friends with". */
static const char *const between[] = {
    "of", "at", "from", "for", "to", "by", "in", "on", "with", "against", "behind", "work", "works", "worked", "teaches", "taught", "studies", "studied", "serves",
    "served", "sits", "sat", "reports", "writes", "wrote", "endorse", "support", "weight", "stands", "stood", "representing", "run"};

static bool among(hs_str word, const char *const *list, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (hs_str_is(word, list[k])) return true;
    return false;
}

static bool ends(hs_str s, const char *with)
{
    size_t n = strlen(with);
    return s.n > n + 1 && memcmp(s.p + s.n - n, with, n) == 0;
}

hs_role_form hs_role_read(hs_str role)
{
    const char *blank = role.n ? memrchr(role.p, ' ', role.n) : NULL;
    hs_str last = blank ? (hs_str){blank + 1, role.n - (size_t)(blank + 1 - role.p)} : role;
    if (!role.n || hs_str_is(role, "former")) return HS_ROLE_NO_WORD;
    if (among(role, active, sizeof active / sizeof *active) || among(last, active, sizeof active / sizeof *active)) return HS_ROLE_VERB;
    bool possessive = ends(last, "'s") || ends(last, "’s") || ends(last, "s'") || ends(last, "s’");
    bool participle = ends(last, "ed") || ends(last, "ing");
    return possessive || participle || among(last, between, sizeof between / sizeof *between) ? HS_ROLE_NO_WORD : HS_ROLE_NOUN;
}

bool hs_role_says_past(hs_str role)
{
    static const char *const past[] = {"former", "ex-", "late ", "onetime", "then-"};
    for (size_t k = 0; k < sizeof past / sizeof *past; k++)
        if (role.n >= strlen(past[k]) && memcmp(role.p, past[k], strlen(past[k])) == 0) return true;
    return false;
}

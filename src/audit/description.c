/* What the words for an unnamed source say: whether they give a position or a relation to the matter, and how many people
 * they stand for. Decided on the noun phrase alone, by lists (lexicon.c):
 * - vague: every word before the first that starts a description ("close", "familiar", "with", "in" …) is a bare noun for
 *   somebody who tells something, or an article, a number, "anonymous" and their like; and what follows, if anything, says
 *   only that they would not be named;
 * - plural: the head, the last word before a description, is a plural; "of" leads on to the next noun ("some of his aides"),
 *   "one of", "each of" do not;
 * - counted: a number of two or more stands in it, as a word or in digits. */
#include <string.h>

#include "audit/view.h"
#include "base/utf8.h"

enum { MOST = 40 };
typedef struct phrase { hs_str v[MOST]; size_t n; } phrase;

static phrase words_of(hs_str s, hs_arena *arena)
{
    phrase p = {.n = 0};
    if (s.n > 4000) s.n = 4000;
    hs_str low = hs_lower(s, arena);
    for (size_t i = 0; i < low.n && p.n < MOST;) {
        size_t n = 0;
        while (i + n < low.n && ((low.p[i + n] >= 'a' && low.p[i + n] <= 'z') || (low.p[i + n] >= '0' && low.p[i + n] <= '9') || (unsigned char)low.p[i + n] >= 0xC3)) {
            if ((unsigned char)low.p[i + n] >= 0xE2) break; /* typographic marks */
            n += (unsigned char)low.p[i + n] >= 0xC3 && i + n + 1 < low.n ? 2 : 1;
        }
        if (n) p.v[p.n++] = (hs_str){low.p + i, n};
        i += n ? n : 1;
    }
    return p;
}

static bool one_of(hs_str w, const char *list)
{
    const char *p = list;
    while (*p) {
        size_t n = strcspn(p, " ");
        if (w.n == n && memcmp(w.p, p, n) == 0) return true;
        p += n + (p[n] == ' ');
    }
    return false;
}

/* A word after which a noun phrase goes on with what describes it. */
static bool opens_description(hs_str w)
{
    return one_of(w, "at by close directly familiar for from in inside involved knowledgeable near on outside speaking briefed that to who whom whose which with within working and but not said told among around");
}

static bool about_anonymity(const phrase *p, size_t from)
{
    for (size_t i = from; i < p->n; i++)
        if (one_of(p->v[i], "anonymity anonymous anonymously named identified unnamed background")) return true;
    return false;
}

bool audit_description_vague(hs_str description, hs_arena *arena)
{
    phrase p = words_of(description, arena);
    bool noun = false;
    for (size_t i = 0; i < p.n; i++) {
        if (noun && (opens_description(p.v[i]) || one_of(p.v[i], "of"))) return about_anonymity(&p, i) && !one_of(p.v[i], "with close familiar of");
        if (lexicon_has(LEX_VAGUE, p.v[i])) noun = true;
        else if (!lexicon_has(LEX_VAGUE_WITH, p.v[i])) return false;
    }
    return noun;
}

static bool digits(hs_str w)
{
    return w.n && w.p[0] >= '0' && w.p[0] <= '9' && !(w.n == 1 && (w.p[0] == '1' || w.p[0] == '0'));
}

bool audit_counted(hs_str description, hs_arena *arena)
{
    phrase p = words_of(description, arena);
    for (size_t i = 0; i < p.n && !(i && opens_description(p.v[i])); i++)
        if (digits(p.v[i]) || lexicon_has(LEX_NUMBER, p.v[i])) return true;
    return false;
}

bool audit_spokesperson(hs_str description)
{
    return description.n && memmem(description.p, description.n < 200 ? description.n : 200, "spokes", 6);
}

static bool plural_noun(hs_str w)
{
    if (one_of(w, "people men women children staff police aides others those they them crew")) return true;
    if (one_of(w, "news politics ethics its his this congress press analysis campus always has was is as us congresswoman") || w.n < 4) return false;
    return w.p[w.n - 1] == 's' && w.p[w.n - 2] != 's' && !(w.p[w.n - 2] == 'u') && !(w.p[w.n - 2] == 'i');
}

bool audit_plural_uncounted(hs_str description, hs_arena *arena)
{
    phrase p = words_of(description, arena);
    size_t from = 0, head;
    if (!p.n || audit_counted(description, arena)) return false;
    for (;;) {
        head = from;
        while (head < p.n && !opens_description(p.v[head]) && !one_of(p.v[head], "of")) head++;
        if (head == from) return false;
        if (head + 1 >= p.n || !one_of(p.v[head], "of")) break;
        if (!lexicon_has(LEX_QUANTITY, p.v[head - 1])) break; /* "members of Congress": the head stands before "of" */
        from = head + 1;
    }
    if (from == 0 && one_of(p.v[0], "a an one another each every")) return false;
    return plural_noun(p.v[head - 1]) || (head - from == 1 && lexicon_has(LEX_QUANTITY, p.v[head - 1]) && from == 0 && head == p.n);
}

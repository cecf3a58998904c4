/* Folding: canonical decomposition (Unicode NFD), marks dropped, simple lower case. */
#include "graph/name.h"

#include <string.h>

#include "base/utf8.h"

static const char *const titles[] = {"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "rev", "hon", "sen", "rep", "gov", "gen", "col", NULL};
static const char *const particles[] = {"de", "da", "del", "della", "der", "den", "di", "do", "dos", "du", "la", "le", "van", "von", "bin", "ibn", "al", "el", "st", "jr", "sr", "ii", "iii", "iv", NULL};

static bool dropped(uint32_t cp)
{
    return cp == '.' || cp == '\'' || cp == '`' || cp == 0x2019 || cp == 0x2018 || cp == 0x02BC || hs_cp_mark(cp);
}

hs_str hs_name_fold(hs_str name, hs_arena *arena)
{
    if (!name.p) name = HS_S("");
    /* A code point of two bytes or more decomposes to at most four of at most four bytes. */
    char *out = hs_arena_array(arena, name.n + 1, 8);
    if (!out) return HS_NONE;
    size_t n = 0;
    bool blank = false;
    for (const char *p = name.p, *end = p + name.n; p < end;) {
        size_t length;
        bool valid;
        uint32_t parts[4], cp = hs_utf8_next(p, end, &length, &valid);
        size_t k = cp < 0x80 ? (parts[0] = cp, 1) : hs_cp_decompose(cp, parts, 4);
        p += length;
        for (size_t i = 0; i < k; i++) {
            if (dropped(parts[i])) continue;
            if (!hs_cp_alnum(parts[i])) {
                blank = n > 0;
                continue;
            }
            if (blank) out[n++] = ' ';
            blank = false;
            n += hs_utf8_put(hs_cp_lower(parts[i]), out + n);
        }
    }
    out[n] = '\0';
    return n ? (hs_str){out, n} : hs_arena_str(arena, name);
}

/* The first word of a folded name; *rest is what follows it. */
static hs_str first_word(hs_str s, hs_str *rest)
{
    const char *blank = s.n ? memchr(s.p, ' ', s.n) : NULL;
    size_t n = blank ? (size_t)(blank - s.p) : s.n, skip = blank ? n + 1 : n;
    *rest = (hs_str){s.p + skip, s.n - skip};
    return (hs_str){s.p, n};
}

static bool among(hs_str word, const char *const *list)
{
    for (; *list; list++)
        if (hs_str_is(word, *list)) return true;
    return false;
}

/* "J.", "H.W.", "J", "HW": one to three capital letters, each with a full stop; one or two may go without. */
static bool is_initials(hs_str word)
{
    size_t letters = 0;
    for (size_t k = 0; k < word.n; k++) {
        if (word.p[k] < 'A' || word.p[k] > 'Z') return false;
        letters++;
        if (k + 1 < word.n && word.p[k + 1] == '.') k++;
        else if (word.n > 2) return false;
    }
    return letters > 0 && letters <= 3;
}

hs_str hs_name_without_initials(hs_str name, hs_str *initials, hs_arena *arena)
{
    char *out = hs_arena_array(arena, name.n + 1, 1), *found = hs_arena_array(arena, name.n + 1, 1);
    *initials = (hs_str){found, 0};
    if (!out || !found) return HS_NONE;
    size_t n = 0;
    hs_str rest = name;
    for (bool first = true; rest.n; first = false) {
        hs_str word = first_word(rest, &rest);
        if (!first && rest.n && is_initials(word)) {
            for (size_t k = 0; k < word.n; k++)
                if (word.p[k] != '.') found[initials->n++] = (char)(word.p[k] | 32);
            continue;
        }
        if (n) out[n++] = ' ';
        memcpy(out + n, word.p, word.n);
        n += word.n;
    }
    return initials->n ? (hs_str){out, n} : name;
}

hs_str hs_name_bare(hs_str folded)
{
    hs_str rest, word = first_word(folded, &rest);
    return rest.n && hs_str_is(word, "the") ? rest : folded;
}

hs_str hs_name_untitled(hs_str folded)
{
    for (;;) {
        hs_str rest, word = first_word(folded, &rest);
        if (!rest.n || !among(word, titles)) return folded;
        folded = rest;
    }
}

hs_str hs_name_asked(hs_str name, hs_arena *arena)
{
    hs_str folded = hs_name_fold(name, arena);
    return folded.p ? hs_name_bare(hs_name_untitled(folded)) : folded;
}

bool hs_name_full(hs_str folded)
{
    size_t words = 0;
    while (folded.n && words < 2) {
        hs_str word = first_word(folded, &folded);
        if (word.n && !among(word, particles)) words++;
    }
    return words >= 2;
}

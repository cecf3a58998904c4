/* How unnamed sources are described: descriptions in lower case, without articles and numbers before them, counted by
 * sources. */
#include <stdlib.h>
#include <string.h>

#include "audit/lexicon.h"
#include "audit/stats_int.h"
#include "base/utf8.h"

enum { LONGEST = 120, DIFFERENT = 1000000 };

static bool word_before(hs_str w)
{
    static const char *const all[] = {"a", "an", "the", "one", "another", "some", "several", "many", "other", "about", "nearly", "more", "than", "at", "least", "most", "of"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (hs_str_is(w, all[i])) return true;
    return lexicon_has(LEX_NUMBER, w) || (w.n && w.p[0] >= '0' && w.p[0] <= '9');
}

/* White space becomes one blank; what is too long is cut at a word. */
static hs_str plain(hs_str name, hs_arena *arena)
{
    hs_str low = hs_lower(name.n < 2000 ? name : (hs_str){name.p, 2000}, arena), out = {low.p, 0};
    if (!low.p) return HS_NONE;
    char *to = (char *)low.p;
    for (size_t i = 0; i < low.n; i++) {
        bool blank = (unsigned char)low.p[i] <= ' ';
        if (blank && (!out.n || to[out.n - 1] == ' ')) continue;
        to[out.n++] = blank ? ' ' : low.p[i];
    }
    while (out.n && to[out.n - 1] == ' ') out.n--;
    for (;;) {
        const char *end = out.n ? memchr(out.p, ' ', out.n) : NULL;
        if (!end || !word_before((hs_str){out.p, (size_t)(end - out.p)})) break;
        out.n -= (size_t)(end + 1 - out.p);
        out.p = end + 1;
    }
    if (out.n > LONGEST)
        for (out.n = LONGEST; out.n && out.p[out.n] != ' ';) out.n--;
    return out;
}

hs_code stats_add_wording(hs_stats_builder *b, const hs_record *r, const bool *source, hs_error *err)
{
    for (size_t e = 0; e < r->entities.n; e++) {
        if (!source[e] || r->entities.v[e].kind != HS_ANONYMOUS_SOURCE) continue;
        hs_str words = plain(r->entities.v[e].name, &b->scratch);
        if (!words.p) return hs_nomem(err);
        uint64_t *at = hs_map_find(&b->wording, words);
        if (!at && b->wording.n >= DIFFERENT) continue;
        if (!at) {
            hs_str kept = hs_arena_str(&b->kept, words);
            at = kept.p ? hs_map_at(&b->wording, kept, NULL) : NULL;
        }
        if (!at) return hs_nomem(err);
        ++*at;
    }
    return HS_OK;
}

static bool before(const hs_wording *a, const hs_wording *b)
{
    return a->sources != b->sources ? a->sources > b->sources : hs_str_cmp(a->words, b->words) < 0;
}

hs_code stats_rank_wording(const hs_stats_builder *b, hs_stats *out, hs_error *err)
{
    const size_t most = sizeof out->wording / sizeof *out->wording;
    (void)err;
    out->n_wording = 0;
    for (size_t i = 0; i < b->wording.cap; i++) {
        if (!b->wording.slots[i].key.p) continue;
        hs_wording w = {b->wording.slots[i].key, b->wording.slots[i].value};
        size_t place = out->n_wording;
        while (place > 0 && before(&w, &out->wording[place - 1])) place--;
        if (place == most) continue;
        size_t moved = out->n_wording < most ? out->n_wording - place : most - 1 - place;
        memmove(&out->wording[place + 1], &out->wording[place], moved * sizeof w);
        out->wording[place] = w;
        out->n_wording += out->n_wording < most;
    }
    return HS_OK;
}

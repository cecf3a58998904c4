/* "the Vermont senator", "the governor of Ohio": the one whom the article puts into that place, by a label ("(I-Vt.)"), a
 * title ("Ohio Gov. NAME") or words after the name ("NAME of Ohio"). A place says more than who was named last. */
#include <string.h>

#include "relation/scan.h"

/* Whether a label abbreviates a place: "Vt" Vermont, "N.H." New Hampshire. Its letters stand in the name in order, from the first. */
static bool abbreviates(hs_str label, hs_str place)
{
    size_t k = 0, letters = 0;
    for (size_t i = 0; i < label.n; i++) {
        char c = hs_scan_lower(label.p[i]);
        if (c < 'a' || c > 'z') continue;
        while (k < place.n && hs_scan_lower(place.p[k]) != c) k++;
        if (k == place.n || (letters == 0 && k > 0)) return false;
        letters++;
        k++;
    }
    return letters > 1;
}

/* The label after a name, "(R-Ala.)" or ", D-Md.": what stands behind its dash. */
static hs_str label_after(const hs_scan *s, const hs_noted *m)
{
    size_t w = m->end, end = w + 4;
    if (!hs_among(s, w, "( ,") || !hs_among(s, w + 1, "r d i") || !hs_among(s, w + 2, "- – —") || w + 3 >= s->n) return HS_NONE;
    while (end < s->n && end < w + 7 && hs_scan_glued(s, end - 1) && !hs_among(s, end, ") ,")) end++;
    return hs_words_str(s->t, w + 3, end);
}

static bool same_words(const hs_scan *s, size_t w, hs_str place)
{
    size_t at = s->t->words[w < s->n ? w : 0].byte;
    hs_str text = s->t->text->bytes;
    if (w >= s->n || at + place.n > text.n) return false;
    for (size_t k = 0; k < place.n; k++)
        if (hs_scan_lower(text.p[at + k]) != hs_scan_lower(place.p[k])) return false;
    return true;
}

/* Whether the words around a name put it into the place: 1 yes, -1 into another one, 0 nothing said. */
static int placed(const hs_scan *s, const hs_noted *m, hs_str place, const char *titles)
{
    hs_str label = label_after(s, m);
    if (label.p) return abbreviates(label, place) ? 1 : -1;
    if (hs_scan_is(s, m->end, "of") && (s->bits[m->end + 1 < s->n ? m->end + 1 : m->end] & HS_W_PLACE)) return same_words(s, m->end + 1, place) ? 1 : -1;
    size_t w = m->start;
    if (w > 0 && hs_scan_is(s, w - 1, ".")) w--;
    if (w < 2 || !hs_among(s, w - 1, titles) || !(s->bits[w - 2] & HS_W_PLACE)) return 0;
    size_t words = 1;
    for (size_t k = 0; k < place.n; k++) words += place.p[k] == ' ';
    return w > words && same_words(s, w - 1 - words, place) ? 1 : -1;
}

/* The place at w, of one word or two. */
static hs_str place_at(const hs_scan *s, size_t w, size_t *end)
{
    if (w >= s->n || !hs_scan_cap(s, w) || !(s->bits[w] & HS_W_PLACE)) return HS_NONE;
    *end = w + ((s->bits[w] & HS_W_PLACE2) && w + 1 < s->n ? 2 : 1);
    return hs_words_str(s->t, w, *end);
}

/* The place of "the former PLACE senator" or "the senator from PLACE" whose head is at w; *start, *end: the whole phrase. */
static hs_str place_of(const hs_scan *s, size_t w, size_t *start, size_t *end)
{
    hs_str place = HS_NONE;
    size_t the = w, stop;
    while (the > 0 && the + 5 > w && !hs_scan_is(s, the, "the")) the--;
    if (!hs_scan_is(s, the, "the")) return place;
    *start = the;
    *end = w + 1;
    for (size_t k = the + 1; k < w && !place.p; k++) place = place_at(s, k, &stop);
    if (!place.p && hs_among(s, w + 1, "from of")) place = place_at(s, w + 2, end);
    return place;
}

typedef struct holder { uint32_t who; bool found; } holder;

static holder holder_of(const hs_scan *s, hs_str place, size_t w, const char *titles)
{
    holder best = {0, false};
    for (size_t k = 0; k < s->n_noted; k++) {
        const hs_noted *m = &s->noted[k];
        if (m->form != HS_NAME || s->entities->v[m->entity].kind != HS_PERSON || placed(s, m, place, titles) != 1) continue;
        if (best.found && m->start > w) break; /* the last one before, else the first one after */
        best = (holder){m->entity, true};
    }
    return best;
}

bool hs_placed_elsewhere(const hs_scan *s, uint32_t entity, size_t start, size_t end)
{
    for (size_t w = start; w < end; w++) {
        size_t stop;
        hs_str place = place_at(s, w, &stop);
        if (!place.p) continue;
        for (size_t k = 0; k < s->n_noted; k++)
            if (s->noted[k].form == HS_NAME && s->noted[k].entity == entity && placed(s, &s->noted[k], place, "") == -1) return true;
        return false;
    }
    return false;
}

hs_code hs_definite(hs_scan *s)
{
    static const char *const titles[] = {"sen senator sens senators", "gov governor govs governors"};
    for (size_t w = 1; w < s->n; w++) {
        size_t kind = hs_scan_is(s, w, "senator") ? 0 : hs_scan_is(s, w, "governor") ? 1 : 2, start, end;
        if (kind == 2 || hs_kind_at(s, w + 1) == HS_PERSON) continue;
        hs_str place = place_of(s, w, &start, &end);
        if (!place.p) continue;
        holder h = holder_of(s, place, w, titles[kind]);
        if (!h.found) continue;
        hs_description d = {.entity = h.who, .start = start, .end = end, .evidence = start, .evidence_end = end, .after = end, .owner = -1};
        HS_TRY(hs_describe(s, &d));
    }
    return HS_OK;
}

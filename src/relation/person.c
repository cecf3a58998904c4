/* Whom words mean: the sex that "his" and "her" go by, the person spoken of last, the holder of an office ("the mayor's"),
 * whom a noun has described before ("the coach's"), and the person in whose title a body stands. */
#include "relation/scan.h"

enum { RECENT = 400 }; /* facts and descriptions looked back over */

/* Which sex the words of a mention tell: "she", "the congresswoman", "Ruth Delgado", "Mr. Lang". */
static int8_t sex_of(const hs_scan *s, const hs_noted *m)
{
    size_t w = m->start;
    if (m->form == HS_NAME) {
        size_t title = w > 1 && hs_scan_is(s, w - 1, ".") ? w - 2 : w > 0 ? w - 1 : w;
        uint64_t bits = (m->end - w > 1 ? s->bits[w] : 0) | (hs_scan_cap(s, title) ? s->bits[title] & (HS_W_MR | HS_W_MRS) : 0);
        return (int8_t)(!!(bits & (HS_W_MALE | HS_W_MR)) - !!(bits & (HS_W_FEMALE | HS_W_MRS)));
    }
    for (; w < m->end && w < m->start + 6; w++)
        if ((s->bits[w] & (HS_W_HE | HS_W_SHE)) && !(w > m->start && (s->bits[w - 1] & HS_W_PREP)) && !hs_scan_possessive(s, w + 1)) return s->bits[w] & HS_W_HE ? 1 : -1;
    return 0;
}

/* Names tell the sex first, then the other words for somebody. */
hs_code hs_note_sex(hs_scan *s)
{
    s->sex = HS_ARRAY(s->arena, int8_t, s->entities->n + 1);
    if (!s->sex) return hs_nomem(s->err);
    for (size_t round = 0; round < 2; round++)
        for (size_t k = 0; k < s->n_noted; k++) {
            const hs_noted *m = &s->noted[k];
            if (!s->sex[m->entity] && (m->form == HS_NAME) == (round == 0)) s->sex[m->entity] = sex_of(s, m);
        }
    return HS_OK;
}

/* The sex that a pronoun within the next words tells; 0 when none does. */
static int8_t sex_said(const hs_scan *s, size_t w)
{
    for (size_t k = w; k < w + 3; k++)
        if (hs_among(s, k, "his her he she him hers")) return hs_among(s, k, "his he him") ? 1 : -1;
    return 0;
}

/* Whether the mention that covers w, by name, pronoun or description, may be whom "his" means. */
static bool may_own(const hs_scan *s, size_t w, uint32_t not_this, int8_t sex)
{
    int32_t m = s->at[w] >= 0 ? s->at[w] : s->any[w];
    if (m < 0) return false;
    uint32_t e = s->noted[m].entity;
    hs_kind kind = s->entities->v[e].kind;
    if (kind == HS_ANONYMOUS_SOURCE ? s->sex[e] != sex || !sex : kind != HS_PERSON) return false;
    return e != not_this && s->sex[e] * sex >= 0;
}

static uint32_t owner_of(const hs_scan *s, size_t w)
{
    return s->noted[s->at[w] >= 0 ? s->at[w] : s->any[w]].entity;
}

/* Who "his" is: the person spoken of last before the word, in its sentence or else as the first of the one before. */
int64_t hs_owner_before(const hs_scan *s, size_t word, uint32_t not_this)
{
    size_t start = hs_sentence_start(s, word);
    int8_t sex = sex_said(s, word);
    for (size_t w = word, steps = 0; w-- > start && steps < 60; steps++)
        if (may_own(s, w, not_this, sex)) return owner_of(s, w);
    for (size_t back = 0; start > 0 && back < 2; back++) {
        size_t end = start;
        start = hs_sentence_start(s, start - 1);
        for (size_t w = start, steps = 0; w < end && steps < 60; w++, steps++)
            if (may_own(s, w, not_this, sex)) return owner_of(s, w);
        if (!sex) break;
    }
    return -1;
}

/* Who holds the office that the word at w names, as far as the relations stated by now say; the last one. */
static int64_t holder_of(const hs_scan *s, size_t w)
{
    char word[24] = {0};
    const char *const office = word;
    size_t start = w > 0 && hs_among(s, w - 1, "prime first chief vice deputy") ? w - 1 : w;
    hs_str x = hs_words_str(s->t, start, w + 1);
    for (size_t k = 0; k < x.n && k + 1 < sizeof word; k++) word[k] = hs_scan_lower(x.p[k]);
    for (size_t k = s->out->n, steps = 0; k-- > 0 && steps < RECENT; steps++) {
        const hs_relation *o = &s->out->v[k];
        static const char *const second[] = {"deputy", "vice", "lieutenant", "prime minister", "first minister"};
        if (o->type != HS_HOLDS_OFFICE || (start == w && hs_begins_in(s, o->to, second, 5))) continue;
        if (hs_ends_in(s, o->to, &office, 1) || hs_begins_in(s, o->to, &office, 1)) return o->from;
    }
    return -1;
}

int64_t hs_person_meant(const hs_scan *s, size_t w, uint32_t not_this)
{
    if (w >= s->n) return -1;
    const hs_noted *m = s->any[w] >= 0 ? &s->noted[s->any[w]] : NULL;
    if (m && m->form == HS_NOMINAL && m->end == w + 1 && m->entity != not_this && s->entities->v[m->entity].kind == HS_PERSON) return m->entity;
    int64_t who = s->bits[w] & HS_W_OFFICE ? holder_of(s, w) : -1;
    if (who >= 0) return who;
    for (size_t k = s->n_called, steps = 0; k-- > 0 && steps < RECENT; steps++)
        if (s->called[k].entity != not_this && hs_str_eq(hs_word_str(s->t, s->called[k].noun), hs_word_str(s->t, w))) return s->called[k].entity;
    return -1;
}

int64_t hs_person_titled(const hs_scan *s, int64_t mention, size_t end)
{
    size_t w = s->noted[mention].end, from = w;
    if (!hs_is_body(s->entities->v[s->noted[mention].entity].kind)) return mention;
    while (w < end && w < from + 5 && s->at[w] < 0 && ((s->bits[w] & (HS_ROLES | HS_W_TITLE)) || (w > from && hs_scan_is(s, w, ".")))) w++;
    return w > from && w < end && hs_kind_at(s, w) == HS_PERSON && !hs_scan_possessive(s, s->noted[s->at[w]].end) ? s->at[w] : mention;
}

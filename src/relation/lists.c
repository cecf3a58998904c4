/* Lists of people: who stands next in one, and the plural that holds for all of it ("candidates NAME, NAME and NAME",
 * "NAME, NAME and other aides"). */
#include "relation/scan.h"

int64_t hs_next_listed(const hs_scan *s, int64_t mention)
{
    size_t w = s->noted[mention].end, end = hs_sentence_end(s, s->noted[mention].start);
    for (size_t from = w; w < end && w < from + 24;) {
        size_t before = w;
        while (w < end && (hs_among(s, w, ", and or . & ; former then") || (s->at[w] < 0 && (s->bits[w] & (HS_W_TITLE | HS_W_PLACE))))) w++;
        if (w + 1 < end && hs_scan_is(s, w, "of") && (s->bits[w + 1] & HS_W_PLACE)) w += 2;
        else if (hs_scan_is(s, w, "(")) w = hs_after_label(s, w);
        if (w < end && w > from && hs_kind_at(s, w) == HS_PERSON) return s->at[w];
        /* "NAME, Democratic nominee NAME and actress NAME" */
        while (w > from && w < end && w < from + 12 && s->at[w] < 0 && s->t->words[w].alnum && (s->bits[w] & (HS_ROLES | HS_W_TITLE | HS_W_PARTY | HS_W_PLACE)) && !(s->bits[w] & (HS_W_PLURAL | HS_W_SPEECH | HS_W_DET))) w++;
        if (w < end && w > from && hs_kind_at(s, w) == HS_PERSON) return s->at[w];
        if (w == before) return -1;
    }
    return -1;
}

int64_t hs_previous_listed(const hs_scan *s, int64_t mention)
{
    size_t from = hs_sentence_start(s, s->noted[mention].start);
    for (size_t w = s->noted[mention].start, steps = 0; w-- > from && steps < 24; steps++)
        if (hs_kind_at(s, w) == HS_PERSON) return hs_next_listed(s, s->at[w]) == mention ? s->at[w] : -1;
    return -1;
}

/* A noun that a list of people can hang on. */
static bool lists_people(const hs_scan *s, size_t w)
{
    return hs_among(s, w, "sens reps govs") || ((s->bits[w] & HS_W_PLURAL) && (s->bits[w] & (HS_W_CANDIDATE | HS_W_OFFICE | HS_W_MEMBER | HS_W_ALLY | HS_W_AIDE | HS_W_OPPONENT | HS_W_PARTY | HS_W_FAMILY)));
}

/* The end of the plural noun a list hangs on, going left from its first name; 0 when there is none. *end: that of its whole
 * phrase ("members of Congress from Florida, NAME and NAME"). */
static size_t plural_before(const hs_scan *s, size_t name, size_t *end)
{
    size_t w = name, from = hs_sentence_start(s, name);
    while (w > from && s->at[w - 1] < 0 && ((s->bits[w - 1] & (HS_W_TITLE | HS_W_FORMER | HS_W_PLACE)) || hs_scan_is(s, w - 1, ".")) && !(s->bits[w - 1] & HS_W_PLURAL) && !hs_among(s, w - 1, "sens reps govs")) w--;
    size_t titles = w;
    if (w > from && hs_among(s, w - 1, "like including include includes included")) w--;
    else if (w > from + 1 && hs_scan_is(s, w - 1, "as") && hs_scan_is(s, w - 2, "such")) w -= 2;
    if (w > from && hs_among(s, w - 1, ", - — : (")) w--;
    if (w > from + 1 && hs_scan_is(s, w - 1, ".")) w--;
    if (w == from || (s->at[w - 1] >= 0 && w == titles)) return 0;
    *end = w;
    if (s->at[w - 1] < 0 && lists_people(s, w - 1)) return w;
    if (w == titles || hs_next_listed(s, s->at[name]) < 0) return 0;
    for (size_t k = w; k-- > from && k + 8 > w;) {
        if (s->at[k] >= 0 ? hs_kind_at(s, k) == HS_PERSON : !s->t->words[k].alnum || (s->bits[k] & (HS_W_VERB | HS_W_SPEECH))) return 0;
        if (s->at[k] >= 0 || !lists_people(s, k)) continue;
        if (!(s->bits[k + 1] & HS_W_PREP)) *end = k + 1;
        return k + 1;
    }
    return 0;
}

/* "presidential candidates NAME, NAME and NAME": the plural before the list holds for all of it. */
static hs_code list_after(hs_scan *s, const hs_noted *m, size_t head, size_t end)
{
    size_t start = hs_title_start_before(s, head);
    if (head == 0 || start == head) return HS_OK;
    int64_t at = s->at[m->start];
    for (size_t steps = 0; steps < 40 && at >= 0; steps++, at = hs_next_listed(s, at)) {
        const hs_noted *x = &s->noted[at];
        hs_description d = {.entity = x->entity, .start = start, .end = end, .evidence = start, .evidence_end = x->end, .after = x->end, .title = true, .owner = hs_owner_before(s, start, x->entity)};
        HS_TRY(hs_describe(s, &d));
    }
    return HS_OK;
}

hs_code hs_list_after_plural(hs_scan *s, const hs_noted *m)
{
    size_t end, head = plural_before(s, m->start, &end);
    if (head == 0) return HS_OK;
    HS_TRY(list_after(s, m, head, end));
    /* "her rivals, Sens. NAME and NAME": the titles are another such plural */
    if (!hs_among(s, head - 1, "sens reps govs") || head < 3 || !hs_among(s, head - 2, ", like including :")) return HS_OK;
    size_t lead = head - 1;
    while (lead > 0 && hs_among(s, lead - 1, ", like including :")) lead--;
    bool plain = lead > 0 && s->at[lead - 1] < 0 && lists_people(s, lead - 1);
    return plain ? list_after(s, m, lead, lead) : HS_OK;
}

/* "NAME, NAME and other aides", "NAME and NAME, two reporters": the plural behind the list holds for all of it. */
hs_code hs_list_before_plural(hs_scan *s, const hs_noted *m)
{
    int64_t last = s->at[m->start];
    size_t steps = 0;
    for (int64_t next = last; next >= 0 && steps < 20; next = hs_next_listed(s, next), steps++) last = next;
    size_t w = hs_after_label(s, s->noted[last].end);
    bool other = hs_among(s, w, "and or") && hs_scan_is(s, w + 1, "other"), among = hs_scan_is(s, w, ",") && hs_scan_is(s, w + 1, "among") && hs_among(s, w + 2, "other others");
    bool several = last != s->at[m->start] && hs_scan_is(s, w, ",") && hs_among(s, w + 1, "the two both three four all");
    if (!other && !among && !several) return HS_OK;
    size_t start = w + (among ? 3 : 2), end = hs_description_end(s, start);
    size_t head = start;
    while (head < end && !hs_scan_prep(s, head)) head++;
    while (head > start && !s->t->words[head - 1].alnum) head--;
    if (head == start || s->at[head - 1] >= 0 || !(s->bits[head - 1] & HS_ROLES) || !(s->bits[head - 1] & HS_W_PLURAL)) return HS_OK;
    hs_description d = {.entity = m->entity, .start = start, .end = end, .evidence = m->start, .evidence_end = end, .after = end, .owner = hs_owner_before(s, m->start, m->entity)};
    return hs_describe(s, &d);
}

/* Which part of a record a change means. Spans of a new extraction need not be the same to the letter: what overlaps
 * most is meant, as long as it overlaps by half (or, where the cue is the same too, by a fifth). */
#include "review/review.h"

static const double HALF = 0.5, FIFTH = 0.2;

static double best_overlap(hs_spans spans, hs_span s)
{
    double best = 0;
    for (size_t i = 0; i < spans.n; i++) {
        double v = review_overlap(spans.v[i], s);
        if (v > best) best = v;
    }
    return best;
}

size_t review_find_attribution(const hs_record *r, const review_place *content, const review_place *cue)
{
    hs_span where, said;
    bool has_content = review_locate(r, content, &where), has_cue = review_locate(r, cue, &said);
    if (content->given && !has_content) return SIZE_MAX;
    size_t best = SIZE_MAX;
    double most = 0;
    for (size_t i = 0; i < r->attributions.n; i++) {
        const hs_attribution *a = &r->attributions.v[i];
        double c = has_content ? best_overlap(a->content, where) : 0, k = has_cue ? best_overlap(a->cue, said) : 0;
        bool fits = has_content ? c >= HALF || (c >= FIFTH && k >= HALF) : k >= HALF && a->content.n == 0;
        if (fits && c + 0.5 * k > most) {
            most = c + 0.5 * k;
            best = i;
        }
    }
    return best;
}

static bool is_called(const hs_entity *e, hs_str name)
{
    if (hs_str_eq(e->name, name)) return true;
    for (size_t k = 0; k < e->n_aliases; k++)
        if (hs_str_eq(e->aliases[k], name)) return true;
    return false;
}

/* The only one of that name (its own before an alias) and kind; SIZE_MAX where there is none or more. */
static size_t by_name(const hs_record *r, const review_who *who, bool alias)
{
    size_t found = SIZE_MAX;
    for (size_t i = 0; who->name.n && i < r->entities.n; i++) {
        const hs_entity *e = &r->entities.v[i];
        if (e->review == HS_REJECTED || (who->kind >= 0 && (int)e->kind != who->kind)) continue;
        if (alias ? !is_called(e, who->name) : !hs_str_eq(e->name, who->name)) continue;
        if (found != SIZE_MAX) return SIZE_MAX;
        found = i;
    }
    return found;
}

static size_t by_place(const hs_record *r, const review_who *who)
{
    hs_span where;
    size_t best = SIZE_MAX;
    double most = HALF;
    if (!review_locate(r, &who->place, &where)) return SIZE_MAX;
    for (size_t i = 0; i < r->entities.n; i++) {
        const hs_entity *e = &r->entities.v[i];
        for (size_t k = 0; k < e->n_mentions && e->review != HS_REJECTED; k++) {
            double v = review_overlap(e->mentions[k].span, where);
            if (v < most || (v == most && best != SIZE_MAX)) continue;
            most = v;
            best = i;
        }
    }
    return best;
}

/* Who has a name is who bears it, wherever a mention went; "a former aide" is the one that stands at that place. */
size_t review_find_entity(const hs_record *r, const review_who *who)
{
    bool unnamed = who->kind == HS_ANONYMOUS_SOURCE || who->kind == HS_COLLECTIVE_SOURCE || who->kind == HS_DOCUMENT_SOURCE;
    size_t i = unnamed ? SIZE_MAX : by_name(r, who, false);
    if (i == SIZE_MAX) i = by_place(r, who);
    if (i == SIZE_MAX) i = by_name(r, who, false);
    return i == SIZE_MAX ? by_name(r, who, true) : i;
}

size_t review_find_relation(const hs_record *r, const review_change *c)
{
    hs_span where = {0, 0};
    bool placed = review_locate(r, &c->place, &where);
    size_t best = SIZE_MAX;
    double most = 0;
    for (size_t i = 0; i < r->relations.n; i++) {
        const hs_relation *x = &r->relations.v[i];
        if ((int)x->type != c->relation || x->from >= r->entities.n || x->to >= r->entities.n) continue;
        bool from = !c->from.name.n || is_called(&r->entities.v[x->from], c->from.name), to = !c->to.name.n || is_called(&r->entities.v[x->to], c->to.name);
        double v = (placed ? review_overlap(x->evidence, where) : 0) + (from && c->from.name.n ? 0.5 : 0) + (to && c->to.name.n ? 0.5 : 0);
        bool named = c->from.name.n && c->to.name.n && from && to, at = placed && review_overlap(x->evidence, where) >= HALF && (from || to);
        if ((named || at) && v > most) {
            most = v;
            best = i;
        }
    }
    return best;
}

/* Actors → entities of the record: those that attributions use, and every person, outlet and organization named;
 * numbered by their first mention. */
#include <stdlib.h>
#include <string.h>

#include "entity/entity.h"

enum { ALIASES = 24, LONGEST_ALIAS = 30 /* words */ };

static void mark_used(hs_scene *s, const hs_attributions *attributions, const int32_t *via)
{
    for (size_t k = 0; k < attributions->n; k++) {
        for (size_t i = 0; i < attributions->v[k].n_sources; i++) s->actors[attributions->v[k].sources[i]].used = true;
        if (via[k] >= 0) s->actors[via[k]].used = true;
    }
    for (size_t k = 0; k < s->n_actors; k++) {
        hs_actor *a = &s->actors[k];
        bool named = a->kind == HS_PERSON || a->kind == HS_OUTLET || a->kind == HS_ORGANIZATION;
        if (named && a->count && !a->place && !a->other && !a->author) a->used = true;
    }
}

static int by_birth(const void *x, const void *y, void *actors)
{
    const hs_actor *a = (const hs_actor *)actors + *(const uint32_t *)x, *b = (const hs_actor *)actors + *(const uint32_t *)y;
    if (a->born != b->born) return a->born < b->born ? -1 : 1;
    return *(const uint32_t *)x < *(const uint32_t *)y ? -1 : 1;
}

static int by_start(const void *x, const void *y)
{
    const hs_mention *a = x, *b = y;
    if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
    return a->span.end < b->span.end ? -1 : a->span.end > b->span.end;
}

static hs_code add_alias(hs_scene *s, hs_entity *e, size_t start, size_t end, size_t *cap)
{
    HS_PUSH_SCOPE;
    hs_str text = hs_words_str(s->t, start, end);
    if (e->n_aliases >= ALIASES || hs_str_eq(text, e->name)) return HS_OK;
    for (size_t k = 0; k < e->n_aliases; k++)
        if (hs_str_eq(e->aliases[k], text)) return HS_OK;
    text = hs_arena_str(s->arena, text);
    if (!text.p || !HS_PUSH(s->arena, e->aliases, e->n_aliases, *cap, text)) return hs_nomem(s->err);
    return HS_OK;
}

static hs_code fill_mentions(hs_scene *s, const hs_actor *a, hs_entity *e)
{
    size_t n = 0, cap = 0;
    for (int32_t m = a->first_mention; m >= 0; m = s->mentions[m].next) n++;
    e->mentions = HS_ARRAY(s->arena, hs_mention, n + 1);
    if (!e->mentions) return hs_nomem(s->err);
    bool unnamed = a->kind == HS_ANONYMOUS_SOURCE || a->kind == HS_COLLECTIVE_SOURCE || a->kind == HS_DOCUMENT_SOURCE;
    for (int32_t m = a->first_mention; m >= 0; m = s->mentions[m].next) {
        const hs_actor_mention *x = &s->mentions[m];
        e->mentions[e->n_mentions++] = (hs_mention){hs_words_span(s->t, x->start, x->end), x->form};
        if (x->form == HS_NAME || (unnamed && x->form == HS_NOMINAL && x->end - x->start <= LONGEST_ALIAS)) HS_TRY(add_alias(s, e, x->start, x->end, &cap));
    }
    qsort(e->mentions, e->n_mentions, sizeof *e->mentions, by_start);
    size_t kept = 0;
    for (size_t k = 0; k < e->n_mentions; k++)
        if (kept == 0 || e->mentions[kept - 1].span.start != e->mentions[k].span.start || e->mentions[kept - 1].span.end != e->mentions[k].span.end) e->mentions[kept++] = e->mentions[k];
    e->n_mentions = kept;
    return HS_OK;
}

static hs_code entity(hs_scene *s, hs_actor *a, hs_entity *e, size_t number)
{
    HS_PUSH_SCOPE;
    e->id = hs_arena_printf(s->arena, "n%zu", number + 1);
    e->kind = a->kind;
    e->name = hs_arena_str(s->arena, a->name);
    if (!e->id.p || !e->name.p) return hs_nomem(s->err);
    e->confidence = a->confidence > 0.99 ? 0.99 : a->confidence;
    a->id = (uint32_t)number;
    HS_TRY(fill_mentions(s, a, e));
    size_t cap = e->n_aliases;
    if (a->author && s->author.p && s->author.n) {
        hs_str byline = hs_arena_str(s->arena, s->author);
        e->aliases = NULL, e->n_aliases = cap = 0;
        if (!byline.p || !HS_PUSH(s->arena, e->aliases, e->n_aliases, cap, byline)) return hs_nomem(s->err);
    }
    return HS_OK;
}

hs_code hs_finish(hs_scene *s, hs_attributions *attributions, const int32_t *via, hs_entities *out)
{
    mark_used(s, attributions, via);
    uint32_t *order = HS_ARRAY(s->arena, uint32_t, s->n_actors + 1);
    if (!order) return hs_nomem(s->err);
    size_t n = 0;
    for (size_t k = 0; k < s->n_actors; k++)
        if (s->actors[k].used) order[n++] = (uint32_t)k;
    qsort_r(order, n, sizeof *order, by_birth, s->actors);
    out->n = n;
    out->v = HS_ARRAY(s->arena, hs_entity, n + 1);
    if (!out->v) return hs_nomem(s->err);
    for (size_t k = 0; k < n; k++) HS_TRY(entity(s, &s->actors[order[k]], &out->v[k], k));
    for (size_t k = 0; k < attributions->n; k++) {
        hs_attribution *a = &attributions->v[k];
        for (size_t i = 0; i < a->n_sources; i++) a->sources[i] = s->actors[a->sources[i]].id;
        a->via = via[k] >= 0 ? (int64_t)s->actors[via[k]].id : -1;
    }
    return HS_OK;
}

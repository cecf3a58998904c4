/* New entities, and entities that were one too many or one too few. */
#include <stdlib.h>
#include <string.h>

#include "review/review.h"

hs_code review_keep(hs_str *machine, const char *key, hs_json *value, hs_arena *arena, hs_error *err)
{
    hs_json *o = machine->p ? hs_json_parse(*machine, "corrections", err) : hs_json_object();
    hs_buf b;
    if (!o || !value) {
        hs_json_free(o);
        hs_json_free(value);
        return hs_nomem(err);
    }
    hs_buf_init(&b);
    hs_code code = HS_OK;
    if (hs_json_get(o, key)) hs_json_free(value);
    else if (!hs_json_put(o, key, value)) code = hs_nomem(err);
    if (code == HS_OK) code = hs_json_print(o, &b, err);
    if (code == HS_OK) *machine = hs_arena_str(arena, hs_buf_view(&b));
    hs_buf_release(&b);
    hs_json_free(o);
    return code == HS_OK && !machine->p ? hs_nomem(err) : code;
}

static bool id_taken(const hs_record *r, hs_str id)
{
    for (size_t i = 0; i < r->entities.n; i++)
        if (hs_str_eq(r->entities.v[i].id, id)) return true;
    return false;
}

hs_code review_new_entity(hs_record *r, hs_str name, hs_kind kind, uint32_t *out, hs_arena *arena, hs_error *err)
{
    size_t n = r->entities.n;
    hs_entity *v = HS_ARRAY(arena, hs_entity, n + 1);
    if (!v) return hs_nomem(err);
    if (n) memcpy(v, r->entities.v, n * sizeof *v);
    hs_str id;
    for (size_t number = n + 1;; number++) {
        id = hs_arena_printf(arena, "n%zu", number);
        if (!id.p) return hs_nomem(err);
        if (!id_taken(r, id)) break;
    }
    v[n] = (hs_entity){.id = id, .kind = kind, .name = hs_arena_str(arena, name), .confidence = 1, .review = HS_ADDED};
    if (!v[n].name.p) return hs_nomem(err);
    r->entities.v = v;
    r->entities.n = n + 1;
    *out = (uint32_t)n;
    return HS_OK;
}

static int by_span(const void *pa, const void *pb)
{
    const hs_mention *a = pa, *b = pb;
    if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
    return a->span.end < b->span.end ? -1 : a->span.end > b->span.end;
}

static hs_code add_mentions(hs_entity *e, const hs_mention *more, size_t n, hs_arena *arena, hs_error *err)
{
    hs_mention *v = HS_ARRAY(arena, hs_mention, e->n_mentions + n + 1);
    if (!v) return hs_nomem(err);
    if (e->n_mentions) memcpy(v, e->mentions, e->n_mentions * sizeof *v);
    if (n) memcpy(v + e->n_mentions, more, n * sizeof *v);
    e->mentions = v;
    e->n_mentions += n;
    qsort(v, e->n_mentions, sizeof *v, by_span);
    return HS_OK;
}

hs_code review_entity(hs_record *r, const review_who *who, uint32_t *out, hs_arena *arena, hs_error *err)
{
    size_t i = review_find_entity(r, who);
    hs_span where;
    if (i != SIZE_MAX) {
        *out = (uint32_t)i;
        return HS_OK;
    }
    hs_str name = who->name.n ? who->name : who->place.words;
    HS_TRY(review_new_entity(r, name, who->kind >= 0 ? (hs_kind)who->kind : HS_PERSON, out, arena, err));
    if (!r->has_text || !review_locate(r, &who->place, &where)) return HS_OK;
    hs_mention m = {where, HS_NAME};
    return add_mentions(&r->entities.v[*out], &m, 1, arena, err);
}

hs_source_type review_type_of(hs_kind kind)
{
    switch (kind) {
    case HS_PERSON: return HS_NAMED_PERSON;
    case HS_ANONYMOUS_SOURCE: return HS_ANONYMOUS;
    case HS_COLLECTIVE_SOURCE: return HS_COLLECTIVE;
    case HS_DOCUMENT_SOURCE: return HS_DOCUMENT;
    default: return HS_NAMED_ORGANIZATION;
    }
}

void review_retype(hs_record *r, uint32_t entity)
{
    for (size_t i = 0; i < r->attributions.n; i++) {
        hs_attribution *a = &r->attributions.v[i];
        if (a->n_sources && a->sources[0] == entity) a->source_type = review_type_of(r->entities.v[entity].kind);
    }
}

/* ---- merging -------------------------------------------------------------------------------------------- */

static hs_json *strings(const hs_str *v, size_t n)
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < n; i++) ok = hs_json_push_str(list, v[i]);
    if (ok) return list;
    hs_json_free(list);
    return NULL;
}

static hs_code add_alias(hs_entity *e, hs_str name, hs_arena *arena, hs_error *err)
{
    if (hs_str_eq(e->name, name)) return HS_OK;
    for (size_t i = 0; i < e->n_aliases; i++)
        if (hs_str_eq(e->aliases[i], name)) return HS_OK;
    hs_str *v = HS_ARRAY(arena, hs_str, e->n_aliases + 1);
    if (!v) return hs_nomem(err);
    if (e->n_aliases) memcpy(v, e->aliases, e->n_aliases * sizeof *v);
    v[e->n_aliases++] = name;
    e->aliases = v;
    return HS_OK;
}

/* In a list of sources: the one that goes is replaced, and nobody stands there twice. */
static void replace_source(hs_attribution *a, uint32_t gone, uint32_t into)
{
    size_t n = 0;
    bool seen = false;
    for (size_t k = 0; k < a->n_sources; k++) {
        uint32_t s = a->sources[k] == gone ? into : a->sources[k];
        if (s == into && seen) continue;
        seen |= s == into;
        a->sources[n++] = s;
    }
    a->n_sources = n;
}

hs_code review_merge(hs_record *r, uint32_t gone, uint32_t into, hs_arena *arena, hs_error *err)
{
    hs_entity *e = &r->entities.v[into], *old = &r->entities.v[gone];
    HS_TRY(review_keep(&e->machine, "aliases", strings(e->aliases, e->n_aliases), arena, err));
    HS_TRY(add_mentions(e, old->mentions, old->n_mentions, arena, err));
    HS_TRY(add_alias(e, old->name, arena, err));
    for (size_t i = 0; i < old->n_aliases; i++) HS_TRY(add_alias(e, old->aliases[i], arena, err));
    if (e->review != HS_ADDED) e->review = HS_CORRECTED;
    old->review = HS_REJECTED;
    for (size_t i = 0; i < r->attributions.n; i++) {
        hs_attribution *a = &r->attributions.v[i];
        replace_source(a, gone, into);
        if (a->via == gone) a->via = into;
        if (a->via >= 0 && a->n_sources && a->sources[0] == (uint32_t)a->via) a->via = -1; /* where the outlet speaks itself */
    }
    for (size_t i = 0; i < r->relations.n; i++) {
        hs_relation *x = &r->relations.v[i];
        if (x->from == gone) x->from = into;
        if (x->to == gone) x->to = into;
        if (x->from == x->to) x->review = HS_REJECTED;
    }
    review_retype(r, into);
    return HS_OK;
}

/* ---- splitting --------------------------------------------------------------------------------------------- */

static bool touches(const hs_mention *v, size_t n, hs_span s)
{
    for (size_t i = 0; i < n; i++)
        if (v[i].span.start < s.end && s.start < v[i].span.end) return true;
    return false;
}

/* Statements whose source words are the mentions that moved, and relations that these words state, move along. */
static void move_along(hs_record *r, uint32_t from, uint32_t to, const hs_mention *v, size_t n)
{
    for (size_t i = 0; i < r->attributions.n; i++) {
        hs_attribution *a = &r->attributions.v[i];
        bool moved = false;
        for (size_t k = 0; k < a->source.n && !moved; k++) moved = touches(v, n, a->source.v[k]);
        if (moved) replace_source(a, from, to);
    }
    for (size_t i = 0; i < r->relations.n; i++) {
        hs_relation *x = &r->relations.v[i];
        if (!touches(v, n, x->evidence)) continue;
        if (x->from == from) x->from = to;
        else if (x->to == from) x->to = to;
    }
    review_retype(r, to);
}

hs_code review_split(hs_record *r, uint32_t from, const review_change *c, bool *fits, hs_arena *arena, hs_error *err)
{
    size_t n = 0, left = 0, old = r->entities.v[from].n_mentions;
    hs_mention *moved = HS_ARRAY(arena, hs_mention, old + 1), *kept = HS_ARRAY(arena, hs_mention, old + 1);
    hs_span *places = HS_ARRAY(arena, hs_span, c->n_mentions + 1);
    if (!moved || !kept || !places) return hs_nomem(err);
    size_t n_places = 0;
    for (size_t i = 0; i < c->n_mentions; i++) n_places += review_locate(r, &c->mentions[i], &places[n_places]);
    for (size_t k = 0; k < old; k++) {
        hs_mention m = r->entities.v[from].mentions[k];
        bool goes = false;
        for (size_t i = 0; i < n_places && !goes; i++) goes = review_overlap(m.span, places[i]) >= 0.5;
        if (goes) moved[n++] = m;
        else kept[left++] = m;
    }
    *fits = n > 0;
    if (!n) return HS_OK;
    review_who who = {.given = true, .name = c->name, .kind = c->kind >= 0 ? c->kind : (int)r->entities.v[from].kind};
    size_t known = review_find_entity(r, &who);
    uint32_t to = (uint32_t)known;
    if (known == SIZE_MAX || to == from) HS_TRY(review_new_entity(r, c->name, (hs_kind)who.kind, &to, arena, err));
    HS_TRY(add_mentions(&r->entities.v[to], moved, n, arena, err));
    r->entities.v[from].mentions = kept;
    r->entities.v[from].n_mentions = left;
    r->entities.v[from].review = HS_CORRECTED;
    move_along(r, from, to, moved, n);
    return HS_OK;
}

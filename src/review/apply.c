/* A person's verdicts put into a record. What they judge is certain: its confidence becomes 1, and what the program had
 * thought stands under "machine". */
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "hearsay/token.h"
#include "review/review.h"

typedef struct applier {
    hs_record *r;
    hs_arena *arena;
    hs_error *err;
    bool outdated;    /* something changed that an audit looks at */
    bool has_tokens;
    hs_tokens tokens;
    uint64_t numbers; /* ids of added attributions and relations go on from here */
} applier;

/* ---- attributions -------------------------------------------------------------------------------------- */

static hs_json *source_ids(const hs_record *r, const hs_attribution *a)
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t k = 0; ok && k < a->n_sources; k++) ok = hs_json_push_str(list, r->entities.v[a->sources[k]].id);
    if (ok) return list;
    hs_json_free(list);
    return NULL;
}

static hs_json *string_node(hs_str s)
{
    hs_json *list = hs_json_array(), *copy = NULL;
    if (list && hs_json_push_str(list, s)) copy = hs_json_detach_copy(hs_json_first(list));
    hs_json_free(list);
    return copy;
}

static hs_json *number_node(double v)
{
    hs_json *list = hs_json_array(), *copy = NULL;
    if (list && hs_json_push_num(list, v)) copy = hs_json_detach_copy(hs_json_first(list));
    hs_json_free(list);
    return copy;
}

static hs_json *null_node(void)
{
    hs_json *o = hs_json_object(), *copy = NULL;
    if (o && hs_json_put_str(o, "v", HS_NONE)) copy = hs_json_detach_copy(hs_json_first(o));
    hs_json_free(o);
    return copy;
}

static hs_code judge(applier *w, hs_attribution *a, hs_review review)
{
    if (a->confidence < 1) HS_TRY(review_keep(&a->machine, "confidence", number_node(a->confidence), w->arena, w->err));
    if (a->source_confidence < 1) HS_TRY(review_keep(&a->machine, "source_confidence", number_node(a->source_confidence), w->arena, w->err));
    a->confidence = a->source_confidence = 1;
    if (a->review == HS_ADDED || (review == HS_CONFIRMED && a->review == HS_CORRECTED)) return HS_OK;
    a->review = review;
    return HS_OK;
}

/* May add entities, so it comes before pointers into the record are taken. */
static hs_code entities_of(applier *w, const review_who *who, size_t n, uint32_t **out)
{
    *out = HS_ARRAY(w->arena, uint32_t, n + 1);
    if (!*out) return hs_nomem(w->err);
    for (size_t k = 0; k < n; k++) HS_TRY(review_entity(w->r, &who[k], &(*out)[k], w->arena, w->err));
    return HS_OK;
}

static void put_sources(const hs_record *r, hs_attribution *a, uint32_t *v, size_t n)
{
    a->sources = v;
    a->n_sources = n;
    a->source_type = n ? review_type_of(r->entities.v[v[0]].kind) : HS_NO_SOURCE;
    if (a->via >= 0 && n && v[0] == (uint32_t)a->via) a->via = -1; /* where the outlet speaks itself, there is no channel */
}

static bool same_sources(const hs_attribution *a, const uint32_t *v, size_t n)
{
    return a->n_sources == n && (n == 0 || memcmp(a->sources, v, n * sizeof *v) == 0);
}

static hs_code set_source(applier *w, size_t i, const review_change *c)
{
    uint32_t *v;
    HS_TRY(entities_of(w, c->sources, c->n_sources, &v));
    hs_attribution *a = &w->r->attributions.v[i];
    if (same_sources(a, v, c->n_sources)) return judge(w, a, HS_CONFIRMED); /* the program says so by now */
    HS_TRY(review_keep(&a->machine, "source", source_ids(w->r, a), w->arena, w->err));
    HS_TRY(review_keep(&a->machine, "source_type", string_node(hs_cstr(hs_source_type_names[a->source_type])), w->arena, w->err));
    put_sources(w->r, a, v, c->n_sources);
    return judge(w, a, HS_CORRECTED);
}

static hs_code set_via(applier *w, size_t i, const review_change *c)
{
    uint32_t via = 0;
    if (c->via.given) HS_TRY(review_entity(w->r, &c->via, &via, w->arena, w->err));
    hs_attribution *a = &w->r->attributions.v[i];
    int64_t new_via = c->via.given ? (int64_t)via : -1;
    if (a->via == new_via) return judge(w, a, HS_CONFIRMED);
    HS_TRY(review_keep(&a->machine, "via", a->via >= 0 ? string_node(w->r->entities.v[a->via].id) : null_node(), w->arena, w->err));
    a->via = new_via;
    return judge(w, a, HS_CORRECTED);
}

static hs_code one_span(hs_spans *out, hs_span s, hs_arena *arena, hs_error *err)
{
    out->v = HS_ARRAY(arena, hs_span, 1);
    if (!out->v) return hs_nomem(err);
    out->v[0] = s;
    out->n = 1;
    return HS_OK;
}

static bool number_taken(const hs_record *r, hs_str id)
{
    for (size_t i = 0; i < r->attributions.n; i++)
        if (hs_str_eq(r->attributions.v[i].id, id)) return true;
    return false;
}

/* In its place among the others, in the order of what is said. */
static hs_code insert(applier *w, const hs_attribution *a)
{
    hs_attributions *list = &w->r->attributions;
    hs_attribution *v = HS_ARRAY(w->arena, hs_attribution, list->n + 1);
    size_t at = 0;
    if (!v) return hs_nomem(w->err);
    while (at < list->n && list->v[at].content.n && list->v[at].content.v[0].start <= a->content.v[0].start) at++;
    if (at) memcpy(v, list->v, at * sizeof *v);
    v[at] = *a;
    if (list->n > at) memcpy(v + at + 1, list->v + at, (list->n - at) * sizeof *v);
    list->v = v;
    list->n++;
    return HS_OK;
}

static hs_code add_attribution(applier *w, const review_change *c, bool *fits)
{
    hs_attribution a = {.via = -1, .source_type = HS_NO_SOURCE, .confidence = 1, .source_confidence = 1, .review = HS_ADDED};
    hs_span content, cue;
    *fits = w->r->has_text && review_locate(w->r, &c->place, &content);
    if (!*fits) return HS_OK;
    size_t there = review_find_attribution(w->r, &c->place, &c->cue);
    if (there != SIZE_MAX) return set_source(w, there, c); /* found by the program in the meantime, or added before */
    if (!w->has_tokens) HS_TRY(hs_tokenize(&w->tokens, &w->r->text, w->arena, w->err));
    w->has_tokens = true;
    HS_TRY(one_span(&a.content, content, w->arena, w->err));
    if (review_locate(w->r, &c->cue, &cue)) HS_TRY(one_span(&a.cue, cue, w->arena, w->err));
    uint32_t *v, via = 0;
    HS_TRY(entities_of(w, c->sources, c->n_sources, &v));
    if (c->via.given) HS_TRY(review_entity(w->r, &c->via, &via, w->arena, w->err));
    if (c->via.given) a.via = via;
    put_sources(w->r, &a, v, c->n_sources);
    do {
        HS_TRY(hs_attribution_describe(&a, (size_t)(w->r->attributions.n + ++w->numbers), &w->tokens, w->arena, w->err));
    } while (number_taken(w->r, a.id));
    return insert(w, &a);
}

static hs_code change_attribution(applier *w, const review_change *c, bool *fits)
{
    if (c->verb == ADD) return add_attribution(w, c, fits);
    size_t i = review_find_attribution(w->r, &c->place, &c->cue);
    *fits = i != SIZE_MAX;
    if (!*fits) return HS_OK;
    switch (c->verb) {
    case CONFIRM: return judge(w, &w->r->attributions.v[i], HS_CONFIRMED);
    case DROP:
        w->r->attributions.v[i].review = HS_REJECTED;
        return HS_OK;
    case SOURCE: return set_source(w, i, c);
    default: return set_via(w, i, c);
    }
}

/* ---- entities --------------------------------------------------------------------------------------------- */

static hs_code rename_entity(applier *w, hs_entity *e, hs_str name)
{
    if (hs_str_eq(e->name, name)) return HS_OK;
    HS_TRY(review_keep(&e->machine, "name", string_node(e->name), w->arena, w->err));
    hs_str *v = HS_ARRAY(w->arena, hs_str, e->n_aliases + 1);
    if (!v) return hs_nomem(w->err);
    if (e->n_aliases) memcpy(v, e->aliases, e->n_aliases * sizeof *v);
    v[e->n_aliases++] = e->name;
    e->aliases = v;
    e->name = hs_arena_str(w->arena, name);
    return e->name.p ? HS_OK : hs_nomem(w->err);
}

static hs_code change_entity(applier *w, const review_change *c, bool *fits)
{
    size_t i = review_find_entity(w->r, &c->entity);
    *fits = i != SIZE_MAX;
    if (c->verb == MERGE) {
        size_t into = review_find_entity(w->r, &c->into);
        *fits = i != SIZE_MAX && into != SIZE_MAX;
        return *fits && i != into ? review_merge(w->r, (uint32_t)i, (uint32_t)into, w->arena, w->err) : HS_OK;
    }
    if (!*fits) return HS_OK;
    if (c->verb == SPLIT) return review_split(w->r, (uint32_t)i, c, fits, w->arena, w->err);
    hs_entity *e = &w->r->entities.v[i];
    if (c->verb == RENAME) HS_TRY(rename_entity(w, e, c->name));
    if (c->verb == KIND && (int)e->kind != c->kind) {
        HS_TRY(review_keep(&e->machine, "kind", string_node(hs_cstr(hs_kind_names[e->kind])), w->arena, w->err));
        e->kind = (hs_kind)c->kind;
        review_retype(w->r, (uint32_t)i);
    }
    if (e->review != HS_ADDED && !(c->verb == CONFIRM && e->review == HS_CORRECTED)) e->review = c->verb == CONFIRM ? HS_CONFIRMED : HS_CORRECTED;
    if (e->confidence < 1) HS_TRY(review_keep(&e->machine, "confidence", number_node(e->confidence), w->arena, w->err));
    e->confidence = 1;
    return HS_OK;
}

/* ---- relations ---------------------------------------------------------------------------------------------- */

static hs_code add_relation(applier *w, const review_change *c, bool *fits)
{
    hs_span where = {0, 0};
    hs_relations *list = &w->r->relations;
    uint32_t from, to;
    *fits = review_locate(w->r, &c->place, &where);
    if (!*fits) return HS_OK;
    HS_TRY(review_entity(w->r, &c->from, &from, w->arena, w->err));
    HS_TRY(review_entity(w->r, &c->to, &to, w->arena, w->err));
    for (size_t i = 0; i < list->n; i++) {
        hs_relation *x = &list->v[i];
        if ((int)x->type != c->relation || x->from != from || x->to != to) continue;
        if (x->review != HS_ADDED) x->review = HS_CONFIRMED;
        return HS_OK;
    }
    hs_relation *v = HS_ARRAY(w->arena, hs_relation, list->n + 1);
    hs_str id = hs_arena_printf(w->arena, "r%zu-%u-%u", list->n + 1, from, to);
    hs_str quote = hs_arena_str(w->arena, w->r->has_text ? hs_text_slice(&w->r->text, where) : c->place.words);
    if (!v || !id.p) return hs_nomem(w->err);
    if (list->n) memcpy(v, list->v, list->n * sizeof *v);
    v[list->n++] = (hs_relation){.id = id, .type = (hs_relation_type)c->relation, .from = from, .to = to, .role = c->role.p ? c->role : HS_S(""), .former = c->former,
                                 .evidence = where, .quote = quote.p ? quote : HS_S(""), .confidence = 1, .review = HS_ADDED};
    list->v = v;
    return HS_OK;
}

static hs_code change_relation(applier *w, const review_change *c, bool *fits)
{
    if (c->verb == ADD) return add_relation(w, c, fits);
    size_t i = review_find_relation(w->r, c);
    *fits = i != SIZE_MAX;
    if (!*fits) return HS_OK;
    hs_relation *x = &w->r->relations.v[i];
    if (c->verb == DROP) {
        x->review = HS_REJECTED;
        return HS_OK;
    }
    if (x->confidence < 1) HS_TRY(review_keep(&x->machine, "confidence", number_node(x->confidence), w->arena, w->err));
    x->confidence = 1;
    if (x->review != HS_ADDED) x->review = HS_CONFIRMED;
    return HS_OK;
}

/* ---- all of them ---------------------------------------------------------------------------------------------- */

static hs_code apply_one(applier *w, const review_change *c, bool *fits)
{
    *fits = true;
    w->outdated |= c->verb != CONFIRM && c->verb != READ;
    switch (c->target) {
    case AN_ATTRIBUTION: return change_attribution(w, c, fits);
    case AN_ENTITY: return change_entity(w, c, fits);
    case A_RELATION: return change_relation(w, c, fits);
    default:
        w->r->reviewed = true;
        return HS_OK;
    }
}

/* "line 4 (source, “…”) fits nothing in article x". */
static hs_str misfit(const hs_record *r, const review_change *c, hs_arena *arena)
{
    static const char *const about[] = {"statement", "entity", "relation", "article"};
    static const char *const did[VERBS] = {"confirm", "drop", "source", "via", "rename", "kind", "merge", "split", "add", "read"};
    hs_str words = c->target == AN_ENTITY ? (c->entity.name.n ? c->entity.name : c->entity.place.words) : c->place.words.n ? c->place.words : c->from.name;
    size_t n = words.n < 60 ? words.n : 60;
    while (n && n < words.n && ((unsigned char)words.p[n] & 0xC0) == 0x80) n--;
    return hs_arena_printf(arena, "line %zu of the corrections (%s of the %s \"%.*s%s\") fits nothing in article \"%.*s\"", c->line, did[c->verb], about[c->target],
                           (int)n, words.p ? words.p : "", n < words.n ? "…" : "", (int)(r->id.n < 80 ? r->id.n : 80), r->id.p);
}

hs_code hs_corrections_apply(const hs_corrections *c, hs_record *record, hs_misfits *misfits, hs_arena *arena, hs_error *err)
{
    HS_PUSH_SCOPE;
    size_t cap = 0, i = hs_corrections_find(c, record->id);
    applier w = {.r = record, .arena = arena, .err = err};
    *misfits = (hs_misfits){0};
    if (i == SIZE_MAX) return HS_OK;
    for (const review_change *x = c->first[i]; x; x = x->next) {
        bool fits;
        HS_TRY(apply_one(&w, x, &fits));
        if (fits) continue;
        hs_str s = misfit(record, x, arena);
        if (!s.p || !HS_PUSH(arena, misfits->v, misfits->n, cap, s)) return hs_nomem(err);
    }
    if (w.outdated) record->indicators = HS_NONE;
    return HS_OK;
}

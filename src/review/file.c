/* The corrections file: one JSON object a line. A line that is no change ends the reading: a verdict that was not
 * understood must not be passed over. */
#include <stdlib.h>
#include <string.h>

#include "review/review.h"

static const char *const verbs[VERBS] = {"confirm", "drop", "source", "via", "rename", "kind", "merge", "split", "add", "read"};

typedef struct reading {
    hs_corrections *c;
    const char *file;
    size_t line;
    hs_error *err;
} reading;

static hs_code bad(const reading *r, const char *key, const char *want)
{
    return hs_fail(r->err, HS_EFORMAT, "corrections", "%.200s:%zu: \"%s\" must be %s", r->file, r->line, key, want);
}

static hs_code read_string(const reading *r, const hs_json *o, const char *key, hs_str *out)
{
    const hs_json *v = hs_json_get(o, key);
    *out = HS_NONE;
    if (!v || hs_json_is_null(v)) return HS_OK;
    if (!hs_json_is_string(v)) return bad(r, key, "a string");
    *out = hs_arena_str(&r->c->arena, hs_json_str(v));
    return out->p ? HS_OK : hs_nomem(r->err);
}

/* {"at": [start, end], "words": "…"}, one of which may be missing. */
static hs_code read_place(const reading *r, const hs_json *o, review_place *out)
{
    const hs_json *at = hs_json_get(o, "at"), *first = hs_json_first(at), *second = hs_json_next(first);
    *out = (review_place){0};
    if (!hs_json_is_object(o)) return HS_OK;
    if (at && !hs_json_is_null(at)) {
        uint64_t b, e;
        if (!hs_json_is_array(at) || !second || hs_json_next(second) || !hs_json_uint(first, UINT32_MAX, &b) || !hs_json_uint(second, UINT32_MAX, &e) || b >= e)
            return bad(r, "at", "[start, end] in code points, start below end");
        out->at = (hs_span){(uint32_t)b, (uint32_t)e};
        out->has_span = true;
    }
    HS_TRY(read_string(r, o, "words", &out->words));
    out->given = out->has_span || out->words.n;
    return HS_OK;
}

static hs_code read_kind(const reading *r, const hs_json *o, int *out)
{
    hs_str s;
    *out = -1;
    HS_TRY(read_string(r, o, "kind", &s));
    if (!s.p) return HS_OK;
    *out = hs_str_index(s, hs_kind_names, HS_ARTICLE);
    return *out >= 0 ? HS_OK : bad(r, "kind", "one of person, outlet, organization, office, anonymous, collective, document");
}

static hs_code read_who(const reading *r, const hs_json *o, const char *key, review_who *out)
{
    *out = (review_who){.kind = -1};
    if (!hs_json_is_object(o)) return bad(r, key, "an object with a name, a kind, and a place in the text");
    HS_TRY(read_string(r, o, "name", &out->name));
    HS_TRY(read_kind(r, o, &out->kind));
    HS_TRY(read_place(r, o, &out->place));
    out->given = out->name.n || out->place.given;
    return out->given ? HS_OK : bad(r, key, "an object with a name, a kind, and a place in the text");
}

static hs_code read_sources(const reading *r, const hs_json *o, review_change *c)
{
    const hs_json *list = hs_json_get(o, "source");
    if (!list && c->verb == ADD) return HS_OK;
    if (!hs_json_is_array(list)) return bad(r, "source", "a list of entities; an empty one for none");
    c->sources = HS_ARRAY(&r->c->arena, review_who, hs_json_count(list) + 1);
    if (!c->sources) return hs_nomem(r->err);
    for (const hs_json *v = hs_json_first(list); v; v = hs_json_next(v)) HS_TRY(read_who(r, v, "source", &c->sources[c->n_sources++]));
    return HS_OK;
}

static hs_code read_mentions(const reading *r, const hs_json *o, review_change *c)
{
    const hs_json *list = hs_json_get(o, "mentions");
    if (!hs_json_is_array(list) || !hs_json_first(list)) return bad(r, "mentions", "a list of places");
    c->mentions = HS_ARRAY(&r->c->arena, review_place, hs_json_count(list));
    if (!c->mentions) return hs_nomem(r->err);
    for (const hs_json *v = hs_json_first(list); v; v = hs_json_next(v)) {
        review_place *p = &c->mentions[c->n_mentions++];
        HS_TRY(read_place(r, v, p));
        if (!p->given) return bad(r, "mentions", "a list of places");
    }
    return HS_OK;
}

static hs_code read_via(const reading *r, const hs_json *o, review_change *c)
{
    const hs_json *via = hs_json_get(o, "via");
    if (!via && c->verb == VIA) return bad(r, "via", "an entity, or null for none");
    if (!via || hs_json_is_null(via)) return HS_OK;
    return read_who(r, via, "via", &c->via);
}

/* What the change is about: one of "attribution", "entity", "relation"; the article itself for "read". */
static hs_code read_target(const reading *r, const hs_json *o, review_change *c)
{
    const hs_json *a = hs_json_get(o, "attribution"), *e = hs_json_get(o, "entity"), *x = hs_json_get(o, "relation");
    c->target = THE_ARTICLE;
    if (hs_json_is_object(a)) {
        c->target = AN_ATTRIBUTION;
        HS_TRY(read_place(r, a, &c->place));
        HS_TRY(read_place(r, hs_json_get(a, "cue"), &c->cue));
        if (!c->place.given && !c->cue.given) return bad(r, "attribution", "an object with \"at\" and \"words\" of what is said");
    } else if (hs_json_is_object(e)) {
        c->target = AN_ENTITY;
        return read_who(r, e, "entity", &c->entity);
    } else if (hs_json_is_object(x)) {
        hs_str type;
        c->target = A_RELATION;
        HS_TRY(read_place(r, x, &c->place));
        HS_TRY(read_string(r, x, "type", &type));
        HS_TRY(read_string(r, x, "from", &c->from.name));
        HS_TRY(read_string(r, x, "to", &c->to.name));
        c->relation = hs_str_index(type, hs_relation_names, HS_RELATION_TYPES);
        if (c->relation < 0) return bad(r, "type", "a type of relation (aide-of, spokesperson-of, works-for …)");
    }
    return HS_OK;
}

static bool fits(const review_change *c)
{
    switch (c->verb) {
    case CONFIRM: return c->target != THE_ARTICLE;
    case DROP: return c->target == AN_ATTRIBUTION || c->target == A_RELATION;
    case ADD: return (c->target == AN_ATTRIBUTION && c->place.given) || (c->target == A_RELATION && c->place.given && c->from.given && c->to.given);
    case SOURCE: case VIA: return c->target == AN_ATTRIBUTION;
    case RENAME: case SPLIT: return c->target == AN_ENTITY && c->name.n;
    case KIND: return c->target == AN_ENTITY && c->kind >= 0;
    case MERGE: return c->target == AN_ENTITY && c->into.given;
    case READ: return true;
    default: return false;
    }
}

static hs_code read_change(const reading *r, const hs_json *o, review_change *c)
{
    hs_str verb;
    HS_TRY(read_string(r, o, "change", &verb));
    int v = hs_str_index(verb, verbs, VERBS);
    if (v < 0) return bad(r, "change", "one of confirm, drop, source, via, rename, kind, merge, split, add, read");
    *c = (review_change){.line = r->line, .verb = (review_verb)v, .kind = -1, .relation = -1};
    HS_TRY(read_target(r, o, c));
    HS_TRY(read_string(r, o, "name", &c->name));
    HS_TRY(read_string(r, o, "role", &c->role));
    if (c->verb == KIND || c->verb == SPLIT) HS_TRY(read_kind(r, o, &c->kind));
    if (c->verb == SOURCE || (c->verb == ADD && c->target == AN_ATTRIBUTION)) HS_TRY(read_sources(r, o, c));
    if (c->verb == VIA || (c->verb == ADD && c->target == AN_ATTRIBUTION)) HS_TRY(read_via(r, o, c));
    if (c->verb == MERGE) HS_TRY(read_who(r, hs_json_get(o, "into"), "into", &c->into));
    if (c->verb == SPLIT) HS_TRY(read_mentions(r, o, c));
    if (c->verb == ADD && c->target == A_RELATION) {
        HS_TRY(read_who(r, hs_json_get(o, "from"), "from", &c->from));
        HS_TRY(read_who(r, hs_json_get(o, "to"), "to", &c->to));
        c->former = hs_json_true(hs_json_get(o, "former"));
    }
    return fits(c) ? HS_OK : bad(r, "change", "one that fits what it is about (docs/formats.md, \"corrections\")");
}

/* ---- the set ------------------------------------------------------------------------------------------ */

static hs_code room_for_article(hs_corrections *c, hs_str id, size_t *index, hs_error *err)
{
    bool added;
    uint64_t *at = hs_map_at(&c->articles, id, &added);
    if (!at) return hs_nomem(err);
    if (added) {
        if (c->n == c->cap) {
            size_t more = c->cap ? 2 * c->cap : 16;
            hs_str *ids = HS_ARRAY(&c->arena, hs_str, more);
            review_change **first = HS_ARRAY(&c->arena, review_change *, more), **last = HS_ARRAY(&c->arena, review_change *, more);
            if (!ids || !first || !last) return hs_nomem(err);
            if (c->n) {
                memcpy(ids, c->ids, c->n * sizeof *ids);
                memcpy(first, c->first, c->n * sizeof *first);
                memcpy(last, c->last, c->n * sizeof *last);
            }
            c->ids = ids;
            c->first = first;
            c->last = last;
            c->cap = more;
        }
        c->ids[c->n] = id;
        *at = c->n++;
    }
    *index = (size_t)*at;
    return HS_OK;
}

static hs_code take_line(const reading *r, const hs_json *o)
{
    hs_corrections *c = r->c;
    hs_str schema, id;
    if (!hs_json_is_object(o)) return bad(r, "line", "a JSON object");
    HS_TRY(read_string(r, o, "schema", &schema));
    if (schema.p && !hs_str_is(schema, "hearsay.corrections/1")) return bad(r, "schema", "hearsay.corrections/1");
    if (schema.p && !hs_json_get(o, "change")) return HS_OK;
    HS_TRY(read_string(r, o, "article", &id));
    if (!id.n) return bad(r, "article", "the id of an article");
    review_change *change = HS_NEW(&c->arena, review_change);
    size_t i = 0;
    if (!change) return hs_nomem(r->err);
    HS_TRY(read_change(r, o, change));
    HS_TRY(room_for_article(c, id, &i, r->err));
    if (c->last[i]) c->last[i]->next = change;
    else c->first[i] = change;
    c->last[i] = change;
    return HS_OK;
}

static hs_code read_lines(reading *r, hs_reader *reader)
{
    hs_item item;
    bool got = false;
    for (;;) {
        HS_TRY(hs_reader_next(reader, &item, &got, r->err));
        if (!got) return HS_OK;
        if (!item.bytes.n && !item.too_large) continue;
        r->line = item.line;
        if (item.too_large) return bad(r, "line", "of less than 16 MiB");
        hs_error json = {0};
        hs_json *o = hs_json_parse(item.bytes, "corrections", &json);
        if (!o) return hs_fail(r->err, json.code, "corrections", "%.200s:%zu: %.250s", r->file, r->line, json.message);
        hs_code code = take_line(r, o);
        hs_json_free(o);
        HS_TRY(code);
    }
}

hs_corrections *hs_corrections_open(const char *path, hs_error *err)
{
    hs_read_options options = {.input = HS_INPUT_JSONL};
    hs_reader *reader = hs_reader_open(path, &options, err);
    if (!reader) return NULL;
    hs_corrections *c = calloc(1, sizeof *c);
    reading r = {c, path, 0, err};
    hs_code code = c ? read_lines(&r, reader) : hs_nomem(err);
    hs_reader_free(reader);
    if (code == HS_OK) return c;
    hs_corrections_free(c);
    return NULL;
}

void hs_corrections_free(hs_corrections *c)
{
    if (!c) return;
    hs_map_release(&c->articles);
    hs_arena_release(&c->arena);
    free(c);
}

size_t hs_corrections_articles(const hs_corrections *c) { return c->n; }
hs_str hs_corrections_article(const hs_corrections *c, size_t i) { return i < c->n ? c->ids[i] : HS_NONE; }

size_t hs_corrections_find(const hs_corrections *c, hs_str article)
{
    const uint64_t *at = hs_map_find(&c->articles, article);
    return at ? (size_t)*at : SIZE_MAX;
}

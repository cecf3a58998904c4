/* Writes a record as one line of JSON: a tree is built in the contract's key order and printed at once. */
#include <math.h>

#include "base/map.h"
#include "record/record_int.h"

typedef struct writer {
    const hs_record *r;
    hs_json *more;      /* hs_record.more, parsed; NULL where there is none */
    hs_map more_by_key; /* its children's addresses */
    hs_arena scratch;
} writer;

/* Four decimals: what a confidence can mean, and short enough to be read. */
static double four_decimals(double v)
{
    return round(v * 1e4) / 1e4;
}

static hs_json *span_node(hs_span s)
{
    hs_json *a = hs_json_array();
    if (a && hs_json_push_num(a, s.start) && hs_json_push_num(a, s.end)) return a;
    hs_json_free(a);
    return NULL;
}

static hs_json *spans_node(hs_spans spans)
{
    hs_json *a = hs_json_array();
    bool ok = a != NULL;
    for (size_t i = 0; ok && i < spans.n; i++) ok = hs_json_push(a, span_node(spans.v[i]));
    if (ok) return a;
    hs_json_free(a);
    return NULL;
}

static hs_str entity_id(const writer *w, uint64_t entity)
{
    return entity < w->r->entities.n ? w->r->entities.v[entity].id : HS_NONE;
}

/* Adds to `object` the keys that reading did not know. */
static bool put_more(writer *w, hs_json *object, const char *list, hs_str id)
{
    if (!w->more) return true;
    hs_str key = list ? hs_record_more_key(list, id, &w->scratch) : HS_S("");
    if (!key.p) return false;
    uint64_t *at = hs_map_find(&w->more_by_key, key);
    if (!at) return true;
    for (const hs_json *c = hs_json_first((const hs_json *)(uintptr_t)*at); c; c = hs_json_next(c)) {
        hs_json *copy = hs_json_detach_copy(c);
        if (!copy || !hs_json_put(object, hs_json_key(c), copy)) return false;
    }
    return true;
}

static bool put_mentions(hs_json *object, const hs_entity *e)
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < e->n_mentions; i++) {
        hs_json *m = hs_json_object();
        ok = m && hs_json_put_num(m, "start", e->mentions[i].span.start) && hs_json_put_num(m, "end", e->mentions[i].span.end) &&
             hs_json_put_str(m, "form", hs_cstr(hs_form_names[e->mentions[i].form]));
        if (ok) ok = hs_json_push(list, m);
        else hs_json_free(m);
    }
    if (ok) return hs_json_put(object, "mentions", list);
    hs_json_free(list);
    return false;
}

static bool put_strings(hs_json *object, const char *key, const hs_str *v, size_t n)
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < n; i++) ok = hs_json_push_str(list, v[i]);
    if (ok) return hs_json_put(object, key, list);
    hs_json_free(list);
    return false;
}

/* Only where a person changed something. */
static bool put_machine(hs_json *o, hs_str machine)
{
    return !machine.p || hs_json_put_raw(o, "machine", machine);
}

static bool fill_entity(writer *w, hs_json *o, size_t i)
{
    const hs_entity *e = &w->r->entities.v[i];
    return hs_json_put_str(o, "id", e->id) && hs_json_put_str(o, "kind", hs_cstr(hs_kind_names[e->kind])) && hs_json_put_str(o, "name", e->name) &&
           put_strings(o, "aliases", e->aliases, e->n_aliases) && put_mentions(o, e) && hs_json_put_num(o, "confidence", four_decimals(e->confidence)) &&
           hs_json_put_str(o, "review", hs_cstr(hs_review_names[e->review])) && put_machine(o, e->machine) && put_more(w, o, "entities", e->id);
}

static bool put_sources(const writer *w, hs_json *o, const hs_attribution *a)
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < a->n_sources; i++) ok = hs_json_push_str(list, entity_id(w, a->sources[i]));
    if (ok) return hs_json_put(o, "source", list);
    hs_json_free(list);
    return false;
}

static bool fill_attribution(writer *w, hs_json *o, size_t i)
{
    const hs_attribution *a = &w->r->attributions.v[i];
    return hs_json_put_str(o, "id", a->id) && hs_json_put_str(o, "mode", hs_cstr(hs_mode_names[a->mode])) && put_sources(w, o, a) &&
           hs_json_put_str(o, "source_type", hs_cstr(hs_source_type_names[a->source_type])) &&
           hs_json_put_str(o, "via", a->via < 0 ? HS_NONE : entity_id(w, (uint64_t)a->via)) && hs_json_put(o, "source_spans", spans_node(a->source)) &&
           hs_json_put(o, "cue_spans", spans_node(a->cue)) && hs_json_put(o, "content_spans", spans_node(a->content)) &&
           hs_json_put_str(o, "quote", a->quote) && hs_json_put_num(o, "content_words", a->content_words) &&
           hs_json_put_num(o, "quoted_words", a->quoted_words) && hs_json_put_num(o, "confidence", four_decimals(a->confidence)) &&
           hs_json_put_num(o, "source_confidence", four_decimals(a->source_confidence)) &&
           hs_json_put_str(o, "review", hs_cstr(hs_review_names[a->review])) && put_machine(o, a->machine) && put_more(w, o, "attributions", a->id);
}

static bool fill_relation(writer *w, hs_json *o, size_t i)
{
    const hs_relation *x = &w->r->relations.v[i];
    return hs_json_put_str(o, "id", x->id) && hs_json_put_str(o, "type", hs_cstr(hs_relation_names[x->type])) &&
           hs_json_put_str(o, "from", entity_id(w, x->from)) && hs_json_put_str(o, "to", entity_id(w, x->to)) && hs_json_put_str(o, "role", x->role) &&
           hs_json_put_bool(o, "former", x->former) && hs_json_put(o, "evidence", span_node(x->evidence)) && hs_json_put_str(o, "quote", x->quote) &&
           hs_json_put_num(o, "confidence", four_decimals(x->confidence)) && hs_json_put_str(o, "review", hs_cstr(hs_review_names[x->review])) && put_machine(o, x->machine) &&
           put_more(w, o, "relations", x->id);
}

static bool put_list(writer *w, hs_json *root, const char *key, size_t n, bool (*fill)(writer *, hs_json *, size_t))
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < n; i++) {
        hs_json *o = hs_json_object();
        ok = o && fill(w, o, i);
        if (ok) ok = hs_json_push(list, o);
        else hs_json_free(o);
    }
    if (ok) return hs_json_put(root, key, list);
    hs_json_free(list);
    return false;
}

static bool put_model(hs_json *root, const hs_record *r)
{
    if (!r->model_name.p) return hs_json_put_str(root, "model", HS_NONE);
    hs_json *m = hs_json_object();
    if (m && hs_json_put_str(m, "name", r->model_name) && hs_json_put_str(m, "version", r->model_version) &&
        hs_json_put_str(m, "sha256", r->model_sha256))
        return hs_json_put(root, "model", m);
    hs_json_free(m);
    return false;
}

static bool fill_record(writer *w, hs_json *root, bool with_text)
{
    const hs_record *r = w->r;
    return hs_json_put_str(root, "schema", HS_S(HS_RECORD_SCHEMA)) && hs_json_put_str(root, "id", r->id) && hs_json_put_str(root, "title", r->title) &&
           hs_json_put_str(root, "outlet", r->outlet) && hs_json_put_str(root, "author", r->author) &&
           hs_json_put_str(root, "published", r->published) && hs_json_put_str(root, "url", r->url) && hs_json_put_str(root, "section", r->section) &&
           hs_json_put_raw(root, "extra", r->extra.p ? r->extra : HS_S("{}")) && hs_json_put_str(root, "offset_unit", HS_S("codepoint")) &&
           (!with_text || !r->has_text || hs_json_put_str(root, "text", r->text.bytes)) && hs_json_put_num(root, "words", r->words) &&
           hs_json_put_str(root, "sketch", r->sketch) && hs_json_put_bool(root, "reviewed", r->reviewed) && put_model(root, r) &&
           put_list(w, root, "entities", r->entities.n, fill_entity) && put_list(w, root, "attributions", r->attributions.n, fill_attribution) &&
           put_list(w, root, "relations", r->relations.n, fill_relation) &&
           (!r->indicators.p || hs_json_put_raw(root, "indicators", r->indicators)) && put_more(w, root, NULL, HS_NONE);
}

static hs_code open_more(writer *w, hs_error *err)
{
    if (!w->r->more.p) return HS_OK;
    w->more = hs_json_parse(w->r->more, "record", err);
    if (!w->more) return err ? err->code : HS_EFORMAT;
    for (const hs_json *c = hs_json_first(w->more); c; c = hs_json_next(c)) {
        uint64_t *at = hs_map_at(&w->more_by_key, hs_cstr(hs_json_key(c)), NULL);
        if (!at) return hs_nomem(err);
        *at = (uint64_t)(uintptr_t)c;
    }
    return HS_OK;
}

hs_code hs_record_write(const hs_record *r, bool with_text, hs_buf *out, hs_error *err)
{
    writer w = {.r = r};
    hs_code code = open_more(&w, err);
    if (code == HS_OK) {
        hs_json *root = hs_json_object();
        code = root && fill_record(&w, root, with_text) ? hs_json_print(root, out, err) : hs_nomem(err);
        if (code == HS_OK) hs_buf_char(out, '\n');
        if (code == HS_OK && out->failed) code = hs_nomem(err);
        hs_json_free(root);
    }
    hs_json_free(w.more);
    hs_map_release(&w.more_by_key);
    hs_arena_release(&w.scratch);
    return code;
}

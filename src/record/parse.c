/* Reads a record from a line of JSON and checks it: ids resolve, spans lie in the text, names are known.
 * Whoever gets the struct may use it without looking again. */
#include "record/value.h"

static const record_place TOP = {"record", {NULL, 0}};

static hs_code keep_json(record_parser *p, const hs_json *v, hs_str *out)
{
    hs_buf b;
    hs_buf_init(&b);
    hs_code code = hs_json_print(v, &b, p->err);
    *out = code == HS_OK ? hs_arena_str(p->arena, hs_buf_view(&b)) : HS_NONE;
    hs_buf_release(&b);
    return code == HS_OK && !out->p ? hs_nomem(p->err) : code;
}

static hs_code parse_machine(record_parser *p, const hs_json *o, record_place at, hs_str *out)
{
    const hs_json *v = hs_json_get(o, "machine");
    if (!v || hs_json_is_null(v)) return HS_OK;
    return hs_json_is_object(v) ? keep_json(p, v, out) : record_bad(p, at, "machine", v, "an object");
}

static hs_code parse_mention(record_parser *p, const hs_json *v, record_place at, hs_mention *out)
{
    uint32_t start, end;
    int form;
    HS_TRY(record_count(p, v, at, "start", &start));
    HS_TRY(record_count(p, v, at, "end", &end));
    HS_TRY(record_name(p, v, at, "form", hs_form_names, HS_PRONOUN + 1, HS_NAME, &form));
    *out = (hs_mention){{start, end}, (hs_form)form};
    if (start >= end || (p->r->has_text && end > p->r->text.length)) return record_bad(p, at, "mentions", v, "spans inside the text, start below end");
    return HS_OK;
}

static hs_code parse_aliases(record_parser *p, const hs_json *o, record_place at, hs_entity *e)
{
    const hs_json *list;
    HS_TRY(record_array(p, o, at, "aliases", &list, &e->n_aliases));
    e->aliases = HS_ARRAY(p->arena, hs_str, e->n_aliases);
    if (!e->aliases) return hs_nomem(p->err);
    size_t i = 0;
    for (const hs_json *v = hs_json_first(list); v; v = hs_json_next(v), i++) {
        if (!hs_json_is_string(v)) return record_bad(p, at, "aliases", v, "strings");
        e->aliases[i] = hs_arena_str(p->arena, hs_json_str(v));
        if (!e->aliases[i].p) return hs_nomem(p->err);
    }
    return HS_OK;
}

static hs_code parse_entity(record_parser *p, const hs_json *o, size_t i)
{
    hs_entity *e = &p->r->entities.v[i];
    int kind, review;
    HS_TRY(record_id(p, o, "entity", &e->id));
    record_place at = {"entity", e->id};
    HS_TRY(record_name(p, o, at, "kind", hs_kind_names, HS_ARTICLE, -1, &kind));
    HS_TRY(record_string(p, o, at, "name", true, &e->name));
    HS_TRY(parse_aliases(p, o, at, e));
    HS_TRY(record_confidence(p, o, at, "confidence", &e->confidence));
    HS_TRY(record_name(p, o, at, "review", hs_review_names, HS_REJECTED + 1, HS_REVIEW_NONE, &review));
    e->kind = (hs_kind)kind;
    e->review = (hs_review)review;
    HS_TRY(parse_machine(p, o, at, &e->machine));
    const hs_json *list;
    HS_TRY(record_array(p, o, at, "mentions", &list, &e->n_mentions));
    e->mentions = HS_ARRAY(p->arena, hs_mention, e->n_mentions);
    if (!e->mentions) return hs_nomem(p->err);
    size_t k = 0;
    for (const hs_json *v = hs_json_first(list); v; v = hs_json_next(v)) HS_TRY(parse_mention(p, v, at, &e->mentions[k++]));
    uint64_t *index = hs_map_at(&p->entities, e->id, NULL);
    if (!index) return hs_nomem(p->err);
    *index = i;
    return record_keep_unknown(p, o, hs_record_more_key("entities", e->id, p->arena), hs_entity_keys);
}

static hs_code parse_sources(record_parser *p, const hs_json *o, record_place at, hs_attribution *a)
{
    const hs_json *list;
    int type, mode;
    HS_TRY(record_array(p, o, at, "source", &list, &a->n_sources));
    a->sources = HS_ARRAY(p->arena, uint32_t, a->n_sources);
    if (!a->sources) return hs_nomem(p->err);
    size_t i = 0;
    for (const hs_json *v = hs_json_first(list); v; v = hs_json_next(v)) HS_TRY(record_entity(p, v, at, "source", &a->sources[i++]));
    HS_TRY(record_name(p, o, at, "source_type", hs_source_type_names, HS_SOURCE_TYPES, a->n_sources ? -1 : HS_NO_SOURCE, &type));
    HS_TRY(record_name(p, o, at, "mode", hs_mode_names, HS_INDIRECT + 1, -1, &mode));
    a->source_type = (hs_source_type)type;
    a->mode = (hs_mode)mode;
    const hs_json *via = hs_json_get(o, "via");
    uint32_t entity = 0;
    if (via && !hs_json_is_null(via)) {
        HS_TRY(record_entity(p, via, at, "via", &entity));
        a->via = entity;
    }
    HS_TRY(record_string(p, o, at, "quote", false, &a->quote));
    HS_TRY(record_count(p, o, at, "content_words", &a->content_words));
    HS_TRY(record_count(p, o, at, "quoted_words", &a->quoted_words));
    return record_confidence(p, o, at, "source_confidence", &a->source_confidence);
}

static hs_code parse_attribution(record_parser *p, const hs_json *o, size_t i)
{
    hs_attribution *a = &p->r->attributions.v[i];
    int review;
    HS_TRY(record_id(p, o, "attribution", &a->id));
    record_place at = {"attribution", a->id};
    a->via = -1;
    a->source_type = HS_NO_SOURCE;
    if (!hs_json_get(o, "source_spans") && !hs_json_get(o, "cue_spans") && !hs_json_get(o, "content_spans"))
        return record_bad(p, at, "content_spans", NULL, "a list of spans, as source_spans and cue_spans are");
    HS_TRY(record_spans(p, o, at, "source_spans", &a->source));
    HS_TRY(record_spans(p, o, at, "cue_spans", &a->cue));
    HS_TRY(record_spans(p, o, at, "content_spans", &a->content));
    HS_TRY(record_confidence(p, o, at, "confidence", &a->confidence));
    HS_TRY(record_name(p, o, at, "review", hs_review_names, HS_REJECTED + 1, HS_REVIEW_NONE, &review));
    a->review = (hs_review)review;
    HS_TRY(parse_machine(p, o, at, &a->machine));
    if (!p->lenient) HS_TRY(parse_sources(p, o, at, a));
    return record_keep_unknown(p, o, hs_record_more_key("attributions", a->id, p->arena), hs_attribution_keys);
}

static hs_code parse_relation(record_parser *p, const hs_json *o, size_t i)
{
    hs_relation *x = &p->r->relations.v[i];
    int type, review;
    HS_TRY(record_id(p, o, "relation", &x->id));
    record_place at = {"relation", x->id};
    HS_TRY(record_name(p, o, at, "type", hs_relation_names, HS_RELATION_TYPES, -1, &type));
    HS_TRY(record_entity(p, hs_json_get(o, "from"), at, "from", &x->from));
    HS_TRY(record_entity(p, hs_json_get(o, "to"), at, "to", &x->to));
    HS_TRY(record_string(p, o, at, "role", false, &x->role));
    HS_TRY(record_flag(p, o, at, "former", &x->former));
    HS_TRY(record_span(p, hs_json_get(o, "evidence"), at, "evidence", &x->evidence));
    HS_TRY(record_string(p, o, at, "quote", false, &x->quote));
    HS_TRY(record_confidence(p, o, at, "confidence", &x->confidence));
    HS_TRY(record_name(p, o, at, "review", hs_review_names, HS_REJECTED + 1, HS_REVIEW_NONE, &review));
    x->type = (hs_relation_type)type;
    x->review = (hs_review)review;
    HS_TRY(parse_machine(p, o, at, &x->machine));
    return record_keep_unknown(p, o, hs_record_more_key("relations", x->id, p->arena), hs_relation_keys);
}

/* Reads the elements of a list into `v`, which has room for them. */
static hs_code parse_each(record_parser *p, const hs_json *list, const void *v, hs_code (*parse)(record_parser *, const hs_json *, size_t))
{
    if (!v) return hs_nomem(p->err);
    hs_map_release(&p->ids);
    size_t i = 0;
    for (const hs_json *o = hs_json_first(list); o; o = hs_json_next(o)) HS_TRY(parse(p, o, i++));
    return HS_OK;
}

static hs_code parse_entities(record_parser *p, const hs_json *root)
{
    const hs_json *list;
    hs_entities *out = &p->r->entities;
    HS_TRY(record_array(p, root, TOP, "entities", &list, &out->n));
    out->v = HS_ARRAY(p->arena, hs_entity, out->n);
    return parse_each(p, list, out->v, parse_entity);
}

static hs_code parse_attributions(record_parser *p, const hs_json *root)
{
    const hs_json *list;
    hs_attributions *out = &p->r->attributions;
    HS_TRY(record_array(p, root, TOP, "attributions", &list, &out->n));
    out->v = HS_ARRAY(p->arena, hs_attribution, out->n);
    return parse_each(p, list, out->v, parse_attribution);
}

static hs_code parse_relations(record_parser *p, const hs_json *root)
{
    const hs_json *list;
    hs_relations *out = &p->r->relations;
    HS_TRY(record_array(p, root, TOP, "relations", &list, &out->n));
    out->v = HS_ARRAY(p->arena, hs_relation, out->n);
    return parse_each(p, list, out->v, parse_relation);
}

/* Indicators stay as they were written; what they point to must exist. */
static hs_code parse_indicators(record_parser *p, const hs_json *root)
{
    const hs_json *list;
    size_t n;
    HS_TRY(record_array(p, root, TOP, "indicators", &list, &n));
    if (!list) return HS_OK;
    hs_map_release(&p->ids);
    for (size_t i = 0; i < p->r->attributions.n; i++)
        if (!hs_map_at(&p->ids, p->r->attributions.v[i].id, NULL)) return hs_nomem(p->err);
    for (const hs_json *o = hs_json_first(list); o; o = hs_json_next(o)) {
        record_place at = {"indicator", hs_json_str(hs_json_get(o, "id"))};
        if (!hs_json_is_object(o)) return record_bad(p, at, "indicators", o, "objects");
        const hs_json *refs;
        hs_spans evidence;
        HS_TRY(record_array(p, o, at, "attributions", &refs, &n));
        for (const hs_json *v = hs_json_first(refs); v; v = hs_json_next(v))
            if (!hs_json_is_string(v) || !hs_map_find(&p->ids, hs_json_str(v)))
                return record_bad(p, at, "attributions", v, "the id of an attribution of this record");
        HS_TRY(record_spans(p, o, at, "evidence", &evidence));
    }
    return keep_json(p, list, &p->r->indicators);
}

static hs_code parse_text(record_parser *p, const hs_json *root)
{
    const hs_json *v = hs_json_get(root, "text");
    if (!p->lenient && (!v || hs_json_is_null(v))) return HS_OK;
    if (!hs_json_is_string(v)) return record_bad(p, TOP, "text", v, "a string");
    p->r->has_text = true;
    return hs_text_make(&p->r->text, hs_json_str(v), p->arena, p->err);
}

static hs_code parse_head(record_parser *p, const hs_json *root)
{
    hs_record *r = p->r;
    hs_str schema, unit;
    HS_TRY(record_string(p, root, TOP, "id", true, &r->id));
    HS_TRY(record_string(p, root, TOP, "schema", !p->lenient, &schema));
    if (schema.p && !hs_str_is(schema, HS_RECORD_SCHEMA)) return record_bad(p, TOP, "schema", hs_json_get(root, "schema"), HS_RECORD_SCHEMA);
    HS_TRY(record_string(p, root, TOP, "offset_unit", false, &unit));
    if (unit.p && !hs_str_is(unit, "codepoint")) return record_bad(p, TOP, "offset_unit", hs_json_get(root, "offset_unit"), "codepoint");
    const char *keys[] = {"title", "outlet", "author", "published", "url", "section", "sketch"};
    hs_str *places[] = {&r->title, &r->outlet, &r->author, &r->published, &r->url, &r->section, &r->sketch};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) HS_TRY(record_string(p, root, TOP, keys[i], false, places[i]));
    if (p->lenient && !r->outlet.p) HS_TRY(record_string(p, root, TOP, "publisher", false, &r->outlet));
    if (p->lenient && !r->published.p) HS_TRY(record_string(p, root, TOP, "date", false, &r->published));
    HS_TRY(record_count(p, root, TOP, "words", &r->words));
    HS_TRY(record_flag(p, root, TOP, "reviewed", &r->reviewed));
    const hs_json *extra = hs_json_get(root, "extra");
    if (!extra || hs_json_is_null(extra) || (hs_json_is_object(extra) && !hs_json_first(extra))) return HS_OK;
    return hs_json_is_object(extra) ? keep_json(p, extra, &r->extra) : record_bad(p, TOP, "extra", extra, "an object");
}

static hs_code parse_model(record_parser *p, const hs_json *root)
{
    const hs_json *m = hs_json_get(root, "model");
    const record_place at = {"model", HS_NONE};
    if (!m || hs_json_is_null(m)) return HS_OK;
    if (!hs_json_is_object(m)) return record_bad(p, TOP, "model", m, "an object");
    HS_TRY(record_string(p, m, at, "name", true, &p->r->model_name));
    HS_TRY(record_string(p, m, at, "version", false, &p->r->model_version));
    return record_string(p, m, at, "sha256", false, &p->r->model_sha256);
}

static hs_code parse_root(record_parser *p, const hs_json *root)
{
    if (!hs_json_is_object(root)) return record_bad(p, TOP, "line", root, "a JSON object");
    HS_TRY(parse_head(p, root));
    HS_TRY(parse_text(p, root));
    if (!p->lenient) {
        HS_TRY(parse_model(p, root));
        HS_TRY(parse_entities(p, root));
    }
    HS_TRY(parse_attributions(p, root));
    if (!p->lenient) {
        HS_TRY(parse_relations(p, root));
        HS_TRY(parse_indicators(p, root));
    }
    return record_keep_unknown(p, root, HS_S(""), p->lenient ? hs_resolve_keys : hs_record_keys);
}

/* One level down, so that the cleaned line and the tree are freed whatever happens. */
static hs_code parse_line(record_parser *p, hs_str line, hs_arena *scratch)
{
    hs_text clean;
    HS_TRY(hs_text_make(&clean, line, scratch, p->err));
    hs_json *root = hs_json_parse(clean.bytes, "record", p->err);
    if (!root) return p->err ? p->err->code : HS_EFORMAT;
    hs_code code = parse_root(p, root);
    hs_json_free(root);
    p->r->text.replaced = clean.replaced;
    p->r->text.first_replaced = clean.first_replaced;
    return code;
}

hs_code hs_record_parse(hs_record *out, hs_str line, bool lenient, hs_arena *arena, hs_error *err)
{
    *out = (hs_record){0};
    hs_error own;
    record_parser p = {.r = out, .arena = arena, .err = err ? err : &own, .lenient = lenient};
    hs_arena scratch = {0};
    hs_code code = parse_line(&p, line, &scratch);
    if (code == HS_OK && p.more) code = keep_json(&p, p.more, &out->more);
    hs_json_free(p.more);
    hs_map_release(&p.entities);
    hs_map_release(&p.ids);
    hs_arena_release(&scratch);
    return code;
}

/* W3C Web Annotation (www.w3.org/TR/annotation-model), JSON-LD: an AnnotationPage for each document, on one line; an
 * annotation for each attribution, entity and relation; a target for each span, by position and by its words. What the
 * model has no term for stands under the prefix hearsay: (docs/formats.md, "Web Annotation"). */
#include <string.h>

#include "output/tree.h"

enum { AROUND = 32 }; /* code points of prefix and suffix */

typedef struct page { /* a record on its way */
    hs_out *o;
    const hs_record *r;
    hs_buf base;   /* urn:hearsay:ID */
    hs_str source; /* the article's address, or base */
    bool first;    /* no annotation has been written yet */
} page;

/* ---- addresses ---------------------------------------------------------------------------- */

static void put_percent_encoded(hs_buf *b, hs_str s)
{
    static const char hex[] = "0123456789ABCDEF", plain[] = "-._~";
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool keep = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr(plain, c));
        if (keep) {
            hs_buf_char(b, (char)c);
        } else {
            hs_buf_char(b, '%');
            hs_buf_char(b, hex[c >> 4]);
            hs_buf_char(b, hex[c & 15]);
        }
    }
}

/* An address that may stand in JSON-LD as it is. */
static bool is_address(hs_str url)
{
    if (!url.p || (strncmp(url.p, "http://", 7) != 0 && strncmp(url.p, "https://", 8) != 0)) return false;
    for (size_t i = 0; i < url.n; i++)
        if ((unsigned char)url.p[i] <= ' ' || strchr("\"<>\\^`{|}#", url.p[i])) return false;
    return true;
}

/* ---- parts of an annotation ----------------------------------------------------------------- */

/* Adds a tree to an array or, with a key, to an object; frees it where it is not complete or does not fit. */
static bool adopt(hs_json *parent, const char *key, hs_json *child, bool complete)
{
    if (!child || !complete) {
        hs_json_free(child);
        return false;
    }
    return key ? hs_json_put(parent, key, child) : hs_json_push(parent, child);
}

static bool push_body(hs_json *list, const char *purpose, hs_str value)
{
    if (!value.n) return true;
    hs_json *b = hs_json_object();
    return adopt(list, NULL, b, b && hs_json_put_str(b, "type", HS_S("TextualBody")) && hs_json_put_str(b, "purpose", hs_cstr(purpose)) && hs_json_put_str(b, "value", value));
}

static bool push_position(hs_json *list, hs_span span)
{
    hs_json *s = hs_json_object();
    return adopt(list, NULL, s, s && hs_json_put_str(s, "type", HS_S("TextPositionSelector")) && hs_json_put_num(s, "start", span.start) && hs_json_put_num(s, "end", span.end));
}

static bool push_quote(hs_json *list, const hs_text *text, hs_span span)
{
    const hs_span before = {span.start > AROUND ? span.start - AROUND : 0, span.start}, after = {span.end, span.end + AROUND};
    hs_json *s = hs_json_object();
    return adopt(list, NULL, s, s && hs_json_put_str(s, "type", HS_S("TextQuoteSelector")) && hs_json_put_str(s, "exact", hs_text_slice(text, span)) &&
                                    hs_json_put_str(s, "prefix", hs_text_slice(text, before)) && hs_json_put_str(s, "suffix", hs_text_slice(text, after)));
}

static bool push_target(const page *p, hs_json *list, const char *role, hs_span span)
{
    hs_json *t = hs_json_object(), *selectors = hs_json_array();
    bool ok = t && selectors && hs_json_put_str(t, "type", HS_S("SpecificResource")) && hs_json_put_str(t, "source", p->source) &&
              hs_json_put_str(t, "hearsay:role", hs_cstr(role)) && push_position(selectors, span) && (!p->r->has_text || push_quote(selectors, &p->r->text, span));
    if (ok) return adopt(list, NULL, t, adopt(t, "selector", selectors, true));
    hs_json_free(selectors);
    hs_json_free(t);
    return false;
}

static bool push_targets(const page *p, hs_json *list, const char *role, hs_spans spans)
{
    for (size_t i = 0; i < spans.n; i++)
        if (!push_target(p, list, role, spans.v[i])) return false;
    return true;
}

typedef struct annotation { hs_json *root, *body, *target; bool ok; } annotation;

static void begin(annotation *a, page *p, const char *kind, hs_str id)
{
    hs_buf iri;
    hs_buf_init(&iri);
    hs_buf_str(&iri, hs_buf_view(&p->base));
    hs_buf_char(&iri, '#');
    put_percent_encoded(&iri, id);
    *a = (annotation){hs_json_object(), hs_json_array(), hs_json_array(), false};
    a->ok = a->root && a->body && a->target && !iri.failed && hs_json_put_str(a->root, "id", hs_buf_view(&iri)) && hs_json_put_str(a->root, "type", HS_S("Annotation")) &&
            hs_json_put_str(a->root, "motivation", HS_S("tagging")) && hs_json_put_str(a->root, "hearsay:kind", hs_cstr(kind)) && hs_json_put_str(a->root, "hearsay:id", id) &&
            push_body(a->body, "tagging", hs_cstr(kind));
    hs_buf_release(&iri);
}

/* An annotation without a target is none: it is passed over. */
static hs_code end(annotation *a, page *p)
{
    bool none = a->ok && !hs_json_first(a->target);
    bool ok = adopt(a->root, "body", a->body, a->ok && !none); /* freed unless it is taken over */
    ok = adopt(a->root, "target", a->target, ok);
    if (!ok) {
        hs_json_free(a->root);
        return none ? HS_OK : hs_nomem(p->o->err);
    }
    if (!p->first) hs_buf_char(&p->o->buf, ',');
    p->first = false;
    return hs_put_tree(p->o, a->root);
}

/* ---- attributions, entities, relations -------------------------------------------------------- */

static hs_str name_of(const hs_record *r, int64_t entity)
{
    return entity >= 0 && (uint64_t)entity < r->entities.n ? r->entities.v[entity].name : HS_NONE;
}

static hs_code put_attribution(page *p, const hs_attribution *x)
{
    annotation a;
    hs_str type = hs_cstr(hs_source_type_names[x->source_type]), mode = hs_cstr(hs_mode_names[x->mode]), via = name_of(p->r, x->via);
    hs_json *names = hs_json_array();
    begin(&a, p, "attribution", x->id);
    a.ok = a.ok && names && push_body(a.body, "tagging", mode) && push_body(a.body, "tagging", type);
    for (size_t i = 0; i < x->n_sources && a.ok; i++)
        a.ok = push_body(a.body, "identifying", name_of(p->r, x->sources[i])) && hs_json_push_str(names, name_of(p->r, x->sources[i]));
    a.ok = a.ok && hs_json_put_str(a.root, "hearsay:mode", mode) && hs_json_put_str(a.root, "hearsay:sourceType", type);
    if (a.ok) a.ok = hs_json_put(a.root, "hearsay:source", names);
    else hs_json_free(names);
    a.ok = a.ok && (!via.p || hs_json_put_str(a.root, "hearsay:via", via)) && hs_json_put_num(a.root, "hearsay:confidence", x->confidence) &&
           hs_json_put_num(a.root, "hearsay:sourceConfidence", x->source_confidence) &&
           (x->review == HS_REVIEW_NONE || hs_json_put_str(a.root, "hearsay:review", hs_cstr(hs_review_names[x->review]))) &&
           push_targets(p, a.target, "source", x->source) && push_targets(p, a.target, "cue", x->cue) && push_targets(p, a.target, "content", x->content);
    return end(&a, p);
}

static hs_code put_entity(page *p, const hs_entity *e)
{
    annotation a;
    hs_str kind = hs_cstr(hs_kind_names[e->kind]);
    begin(&a, p, "entity", e->id);
    a.ok = a.ok && push_body(a.body, "tagging", kind) && push_body(a.body, "identifying", e->name) && hs_json_put_str(a.root, "hearsay:entityKind", kind) &&
           hs_json_put_str(a.root, "hearsay:name", e->name);
    for (size_t i = 0; i < e->n_mentions && a.ok; i++) a.ok = push_target(p, a.target, "mention", e->mentions[i].span);
    return end(&a, p);
}

static hs_code put_relation(page *p, const hs_relation *x)
{
    annotation a;
    hs_str type = hs_cstr(hs_relation_names[x->type]);
    begin(&a, p, "relation", x->id);
    a.ok = a.ok && push_body(a.body, "tagging", type) && push_body(a.body, "identifying", name_of(p->r, x->from)) && push_body(a.body, "identifying", name_of(p->r, x->to)) &&
           hs_json_put_str(a.root, "hearsay:type", type) && hs_json_put_str(a.root, "hearsay:from", name_of(p->r, x->from)) &&
           hs_json_put_str(a.root, "hearsay:to", name_of(p->r, x->to)) && (!x->role.n || hs_json_put_str(a.root, "hearsay:roleWords", x->role)) &&
           hs_json_put_bool(a.root, "hearsay:former", x->former) && hs_json_put_num(a.root, "hearsay:confidence", x->confidence);
    if (a.ok && x->evidence.end > x->evidence.start) a.ok = push_target(p, a.target, "evidence", x->evidence);
    return end(&a, p);
}

/* ---- the page -------------------------------------------------------------------------------- */

static bool put_known(hs_json *j, const char *key, hs_str value)
{
    return !value.p || hs_json_put_str(j, key, value);
}

static hs_json *article_tree(const hs_record *r, bool with_text)
{
    hs_json *j = hs_json_object();
    bool ok = j && hs_json_put_str(j, "hearsay:id", r->id) && put_known(j, "hearsay:title", r->title) && put_known(j, "hearsay:outlet", r->outlet) &&
              put_known(j, "hearsay:author", r->author) && put_known(j, "hearsay:published", r->published) && put_known(j, "hearsay:url", r->url) &&
              put_known(j, "hearsay:section", r->section) && (!with_text || !r->has_text || hs_json_put_str(j, "hearsay:text", r->text.bytes));
    if (ok) return j;
    hs_json_free(j);
    return NULL;
}

static hs_code put_items(page *p)
{
    const hs_record *r = p->r;
    for (size_t i = 0; i < r->attributions.n; i++)
        if (r->attributions.v[i].review != HS_REJECTED) HS_TRY(put_attribution(p, &r->attributions.v[i]));
    for (size_t i = 0; i < r->entities.n; i++)
        if (r->entities.v[i].review != HS_REJECTED) HS_TRY(put_entity(p, &r->entities.v[i]));
    for (size_t i = 0; i < r->relations.n; i++)
        if (r->relations.v[i].review != HS_REJECTED) HS_TRY(put_relation(p, &r->relations.v[i]));
    return HS_OK;
}

static hs_code put_page(page *p, bool with_text)
{
    hs_out *o = p->o;
    put_percent_encoded(&p->base, p->r->id);
    if (p->base.failed) return hs_nomem(o->err);
    p->source = is_address(p->r->url) ? p->r->url : hs_buf_view(&p->base);
    hs_buf_printf(&o->buf, "{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{\"hearsay\":\"urn:hearsay:\"}],\"id\":\"%s\",\"type\":\"AnnotationPage\",", p->base.p);
    hs_buf_cstr(&o->buf, "\"hearsay:offsetUnit\":\"codepoint\",\"hearsay:article\":");
    HS_TRY(hs_put_tree(o, article_tree(p->r, with_text)));
    hs_buf_cstr(&o->buf, ",\"items\":[");
    HS_TRY(put_items(p));
    hs_buf_cstr(&o->buf, "]}\n");
    return HS_OK;
}

hs_code hs_write_webanno(const hs_record *r, bool with_text, hs_sink out, hs_error *err)
{
    hs_out o;
    hs_out_init(&o, out, err);
    page p = {.o = &o, .r = r, .first = true};
    hs_buf_cstr(&p.base, "urn:hearsay:");
    hs_code code = put_page(&p, with_text);
    hs_buf_release(&p.base);
    return hs_out_end(&o, code);
}

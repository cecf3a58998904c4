/* What the script needs: who is who on map and in text, and the places by which a correction names what it changes
 * (docs/formats.md, "corrections"). JSON in a script element of another type, which no browser runs; every '<' is
 * written \u003c, so that nothing in it can end the element. */
#include "base/json.h"
#include "base/map.h"
#include "report/page.h"

enum { WORDS = 120, MENTIONS = 40 };

typedef struct maker {
    page *p;
    hs_map attribution_of, relation_of; /* ids → indices */
    hs_str *node;                       /* (entities): its id in the graph; HS_NONE */
} maker;

static hs_json *place(const page *p, hs_span s)
{
    hs_json *a = hs_json_array();
    hs_span beginning = {s.start, s.end - s.start > WORDS ? s.start + WORDS : s.end};
    bool ok = a && hs_json_push_num(a, s.start) && hs_json_push_num(a, s.end) &&
              hs_json_push_str(a, p->r->has_text ? hs_text_slice(&p->r->text, beginning) : HS_S(""));
    if (ok) return a;
    hs_json_free(a);
    return NULL;
}

/* The places of some spans; whatever happens, `spans` is put under the key or the call fails. */
static bool put_places(const page *p, hs_json *o, const char *key, const hs_span *v, size_t n)
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < n && i < MENTIONS; i++) ok = hs_json_push(list, place(p, v[i]));
    if (ok) return hs_json_put(o, key, list);
    hs_json_free(list);
    return false;
}

static bool put_strings(hs_json *o, const char *key, const hs_str *v, size_t n)
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < n && i < MENTIONS; i++) ok = hs_json_push_str(list, v[i]);
    if (ok) return hs_json_put(o, key, list);
    hs_json_free(list);
    return false;
}

static bool fill_entity(maker *m, hs_json *o, size_t i)
{
    const page *p = m->p;
    const hs_entity *e = &p->r->entities.v[i];
    hs_span spans[MENTIONS];
    size_t n = 0;
    for (size_t k = 0; k < e->n_mentions && n < MENTIONS; k++) spans[n++] = e->mentions[k].span;
    return hs_json_put_str(o, "name", e->name) && hs_json_put_str(o, "kind", hs_cstr(hs_kind_names[e->kind])) && hs_json_put_str(o, "node", m->node[i]) &&
           hs_json_put_str(o, "is", p->description[i]) && hs_json_put_str(o, "review", hs_cstr(hs_review_names[e->review])) &&
           put_strings(o, "aliases", e->aliases, e->n_aliases) && put_places(p, o, "at", spans, n);
}

static bool fill_attribution(maker *m, hs_json *o, size_t i)
{
    const page *p = m->p;
    const hs_attribution *a = &p->r->attributions.v[i];
    hs_json *sources = hs_json_array();
    bool ok = sources != NULL;
    for (size_t k = 0; ok && k < a->n_sources; k++)
        if (page_entity(p, a->sources[k])) ok = hs_json_push_num(sources, a->sources[k]);
    if (!ok) {
        hs_json_free(sources);
        return false;
    }
    return hs_json_put(o, "source", sources) && hs_json_put_num(o, "via", page_entity(p, a->via) ? (double)a->via : -1) && hs_json_put_bool(o, "shown", p->shown[i]) &&
           hs_json_put_str(o, "review", hs_cstr(hs_review_names[a->review])) && put_places(p, o, "content", a->content.v, a->content.n) &&
           put_places(p, o, "cue", a->cue.v, a->cue.n);
}

static bool fill_relation(maker *m, hs_json *o, size_t i)
{
    const page *p = m->p;
    const hs_relation *x = &p->r->relations.v[i];
    return hs_json_put_str(o, "type", hs_cstr(hs_relation_names[x->type])) && hs_json_put_num(o, "from", x->from) && hs_json_put_num(o, "to", x->to) &&
           hs_json_put_str(o, "role", x->role) && hs_json_put_bool(o, "former", x->former) && hs_json_put_str(o, "quote", x->quote) &&
           hs_json_put_num(o, "conf", x->confidence) && hs_json_put_str(o, "review", hs_cstr(hs_review_names[x->review])) &&
           put_places(p, o, "at", &x->evidence, x->evidence.end > x->evidence.start);
}

/* An edge of the map and what stands behind it. */
static bool fill_edge(maker *m, hs_json *o, size_t i)
{
    const hs_graph *g = m->p->in->graph;
    const hs_edge *e = &g->edges[i];
    hs_json *statements = hs_json_array(), *relations = hs_json_array();
    bool ok = statements && relations;
    for (size_t k = 0; ok && k < e->n_evidence; k++) {
        const uint64_t *at = hs_map_find(e->evidence[k].relation ? &m->relation_of : &m->attribution_of, e->evidence[k].id);
        if (at) ok = hs_json_push_num(e->evidence[k].relation ? relations : statements, (double)*at);
    }
    if (!ok) {
        hs_json_free(statements);
        hs_json_free(relations);
        return false;
    }
    ok = hs_json_put(o, "at", statements);
    if (!ok) hs_json_free(relations);
    return ok && hs_json_put(o, "rel", relations) && hs_json_put_str(o, "id", e->id) && hs_json_put_str(o, "from", g->nodes[e->from].id) &&
           hs_json_put_str(o, "to", g->nodes[e->to].id) && hs_json_put_str(o, "type", hs_cstr(hs_edge_type_name(e->type)));
}

static bool put_list(maker *m, hs_json *root, const char *key, size_t n, bool (*fill)(maker *, hs_json *, size_t))
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < n; i++) {
        hs_json *o = hs_json_object();
        ok = o && fill(m, o, i);
        if (ok) ok = hs_json_push(list, o);
        else hs_json_free(o);
    }
    if (ok) return hs_json_put(root, key, list);
    hs_json_free(list);
    return false;
}

static bool put_names(hs_json *root, const char *key, const char *const *names, int n)
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (int i = 0; ok && i < n; i++) ok = hs_json_push_str(list, hs_cstr(names[i]));
    if (ok) return hs_json_put(root, key, list);
    hs_json_free(list);
    return false;
}

static bool index_ids(maker *m)
{
    const hs_record *r = m->p->r;
    for (size_t i = 0; i < r->attributions.n; i++) {
        uint64_t *at = hs_map_at(&m->attribution_of, r->attributions.v[i].id, NULL);
        if (!at) return false;
        *at = i;
    }
    for (size_t i = 0; i < r->relations.n; i++) {
        uint64_t *at = hs_map_at(&m->relation_of, r->relations.v[i].id, NULL);
        if (!at) return false;
        *at = i;
    }
    return true;
}

/* Which node of the graph each entity became. */
static hs_code find_nodes(maker *m, hs_str *own)
{
    page *p = m->p;
    hs_identities *who = p->in->who;
    uint32_t node;
    if (!who) return HS_OK;
    for (size_t i = 0; i < p->r->entities.n; i++) {
        if (!page_entity(p, (int64_t)i)) continue;
        HS_TRY(hs_identities_entity(who, p->r, (uint32_t)i, &node, p->err));
        m->node[i] = hs_identity_hex(hs_identities_get(who, node).id, p->arena);
        if (!m->node[i].p) return hs_nomem(p->err);
    }
    HS_TRY(hs_identities_own(who, p->r, &node, p->err));
    *own = hs_identity_hex(hs_identities_get(who, node).id, p->arena);
    return own->p ? HS_OK : hs_nomem(p->err);
}

static void put_script(hs_buf *out, hs_str json)
{
    hs_buf_cstr(out, "<script type=\"application/json\" id=\"data\">");
    for (size_t i = 0, from = 0; i <= json.n; i++) {
        if (i < json.n && json.p[i] != '<') continue;
        hs_buf_add(out, json.p + from, i - from);
        if (i < json.n) hs_buf_cstr(out, "\\u003c");
        from = i + 1;
    }
    hs_buf_cstr(out, "</script>\n");
}

static hs_code write_data(maker *m, hs_str own, hs_buf *json)
{
    page *p = m->p;
    hs_json *root = hs_json_object();
    bool ok = root && index_ids(m) && hs_json_put_str(root, "article", p->r->id) && hs_json_put_str(root, "title", p->r->title) && hs_json_put_str(root, "own", own) &&
              hs_json_put_bool(root, "reviewed", p->r->reviewed) && put_names(root, "kinds", hs_kind_names, HS_ARTICLE) &&
              put_names(root, "relations", hs_relation_names, HS_RELATION_TYPES) && put_list(m, root, "entities", p->r->entities.n, fill_entity) &&
              put_list(m, root, "statements", p->r->attributions.n, fill_attribution) && put_list(m, root, "links", p->r->relations.n, fill_relation) &&
              put_list(m, root, "edges", p->in->graph ? p->in->graph->n_edges : 0, fill_edge);
    hs_code code = ok ? hs_json_print(root, json, p->err) : hs_nomem(p->err);
    hs_json_free(root);
    return code;
}

hs_code page_data(page *p)
{
    maker m = {.p = p, .node = HS_ARRAY(p->arena, hs_str, p->r->entities.n + 1)};
    hs_str own = HS_NONE;
    hs_buf json;
    if (!m.node) return hs_nomem(p->err);
    HS_TRY(find_nodes(&m, &own));
    hs_buf_init(&json);
    hs_code code = write_data(&m, own, &json);
    if (code == HS_OK) put_script(&p->out, hs_buf_view(&json));
    hs_buf_release(&json);
    hs_map_release(&m.attribution_of);
    hs_map_release(&m.relation_of);
    return code == HS_OK && p->out.failed ? hs_nomem(p->err) : code;
}

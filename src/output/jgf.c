/* JSON Graph Format version 2 (jsongraphformat.info): the native file. The schema allows no key of our own but in
 * the metadata. One line a node, an edge, an article; one JSON tree each, so that memory does not grow with the graph. */
#include <inttypes.h>
#include <math.h>

#include "base/json.h"
#include "output/out.h"

/* Appends the only member of an object, without the object's braces, and frees it; complete: it could be made. */
static hs_code put_bare(hs_out *o, hs_json *object, bool complete)
{
    hs_buf line;
    hs_buf_init(&line);
    hs_code code = complete ? hs_json_print(object, &line, o->err) : hs_nomem(o->err);
    if (code == HS_OK) hs_buf_add(&o->buf, line.p + 1, line.n - 2);
    hs_buf_release(&line);
    hs_json_free(object);
    return code == HS_OK ? hs_out_step(o) : code;
}

/* Appends `"key":value` and frees the value (NULL: out of memory). */
static hs_code put_member(hs_out *o, hs_str key, hs_json *value)
{
    hs_json *object = hs_json_object();
    bool ok = object != NULL;
    if (ok)
        ok = hs_json_put(object, key.p, value);
    else
        hs_json_free(value);
    return put_bare(o, object, ok);
}

static hs_str article_id(const hs_graph *g, uint32_t i)
{
    return g->articles[i].id;
}

static hs_json *article_tree(const hs_graph *g, const hs_graph_article *a)
{
    hs_json *j = hs_json_object();
    bool ok = j && hs_json_put_str(j, "title", a->title) && hs_json_put_str(j, "outlet", a->outlet) && hs_json_put_str(j, "author", a->author) &&
              hs_json_put_str(j, "published", a->published) && hs_json_put_str(j, "url", a->url) && hs_json_put_str(j, "section", a->section) &&
              hs_json_put_str(j, "node", a->node < g->n_nodes ? g->nodes[a->node].id : HS_NONE);
    if (ok) return j;
    hs_json_free(j);
    return NULL;
}

static bool put_measures(hs_json *m, const hs_measures *v)
{
    bool ok = hs_json_put_num(m, "pagerank", v->pagerank) && hs_json_put_num(m, "pagerank_reversed", v->pagerank_reversed) && hs_json_put_num(m, "hub", v->hub) &&
              hs_json_put_num(m, "authority", v->authority) && hs_json_put_num(m, "in_degree", v->in_degree) && hs_json_put_num(m, "out_degree", v->out_degree) &&
              hs_json_put_num(m, "in_strength", v->in_strength) && hs_json_put_num(m, "out_strength", v->out_strength) &&
              hs_json_put_num(m, "betweenness", v->betweenness) && hs_json_put_num(m, "harmonic", v->harmonic) &&
              hs_json_put_num(m, "community", v->community < 0 ? NAN : (double)v->community);
    if (v->articulation < 0) return ok && hs_json_put_raw(m, "articulation", HS_S("null"));
    return ok && hs_json_put_bool(m, "articulation", v->articulation != 0);
}

/* An array of strings as a member; false when out of memory. */
static bool put_list(hs_json *object, const char *key, hs_json *list, bool complete)
{
    if (complete) return hs_json_put(object, key, list);
    hs_json_free(list);
    return false;
}

static bool put_aliases(hs_json *m, const hs_node *n)
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; i < n->n_aliases && ok; i++) ok = hs_json_push_str(list, n->aliases[i]);
    return put_list(m, "aliases", list, ok);
}

static bool put_articles(hs_json *m, const hs_graph *g, const hs_node *n)
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; i < n->n_articles && ok; i++) ok = hs_json_push_str(list, article_id(g, n->articles[i]));
    return put_list(m, "articles", list, ok);
}

/* {"label", "metadata": m}: m is freed when it does not fit in. */
static hs_json *with_metadata(hs_json *j, hs_json *m, bool complete)
{
    bool ok = j && m && complete;
    if (ok)
        ok = hs_json_put(j, "metadata", m);
    else
        hs_json_free(m);
    if (ok) return j;
    hs_json_free(j);
    return NULL;
}

static hs_json *node_tree(const hs_graph *g, const hs_node *n)
{
    hs_json *j = hs_json_object(), *m = hs_json_object();
    bool ok = j && m && hs_json_put_str(j, "label", n->name) && hs_json_put_str(m, "kind", hs_cstr(hs_kind_names[n->kind])) && hs_json_put_str(m, "name", n->name) &&
              put_aliases(m, n) && hs_json_put_num(m, "direct", n->direct) && hs_json_put_num(m, "mixed", n->mixed) && hs_json_put_num(m, "indirect", n->indirect) &&
              put_articles(m, g, n) && put_measures(m, &n->measures);
    return with_metadata(j, m, ok);
}

static bool put_spans(hs_json *e, hs_spans spans)
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; i < spans.n && ok; i++) {
        hs_json *pair = hs_json_array();
        ok = pair && hs_json_push_num(pair, spans.v[i].start) && hs_json_push_num(pair, spans.v[i].end);
        if (ok)
            ok = hs_json_push(list, pair);
        else
            hs_json_free(pair);
    }
    return put_list(e, "spans", list, ok);
}

static bool push_evidence(hs_json *list, const hs_graph *g, const hs_evidence *e)
{
    hs_json *j = hs_json_object();
    bool ok = j && hs_json_put_str(j, "article", article_id(g, e->article)) && hs_json_put_str(j, "kind", e->relation ? HS_S("relation") : HS_S("attribution")) &&
              hs_json_put_str(j, "id", e->id) && put_spans(j, e->spans) && hs_json_put_str(j, "quote", e->quote) && hs_json_put_str(j, "sentence", e->sentence);
    if (ok) return hs_json_push(list, j);
    hs_json_free(j);
    return false;
}

static hs_json *edge_tree(const hs_graph *g, const hs_edge *e)
{
    hs_json *j = hs_json_object(), *m = hs_json_object(), *list = hs_json_array();
    bool ok = j && m && list;
    for (size_t i = 0; i < e->n_evidence && ok; i++) ok = push_evidence(list, g, &e->evidence[i]);
    bool relation = hs_edge_is_relation(e->type);
    ok = ok && hs_json_put_str(j, "id", e->id) && hs_json_put_str(j, "source", g->nodes[e->from].id) && hs_json_put_str(j, "target", g->nodes[e->to].id) &&
         hs_json_put_str(j, "relation", hs_cstr(hs_edge_type_name(e->type))) && hs_json_put_bool(j, "directed", true) && hs_json_put_num(m, "weight", e->weight);
    if (relation) ok = ok && hs_json_put_str(m, "role", e->role) && hs_json_put_bool(m, "former", e->former);
    ok = m && put_list(m, "evidence", list, ok);
    if (!m) hs_json_free(list);
    return with_metadata(j, m, ok);
}

static hs_code put_figure(hs_out *o, const char *key, uint64_t v)
{
    hs_buf_printf(&o->buf, "\"%s\":%" PRIu64 ",\n", key, v);
    return hs_out_step(o);
}

static hs_code put_sentence(hs_out *o, const char *key, hs_str text)
{
    hs_json *object = hs_json_object();
    HS_TRY(put_bare(o, object, object && hs_json_put_str(object, key, text)));
    hs_buf_cstr(&o->buf, ",\n");
    return HS_OK;
}

static hs_code put_metadata(hs_out *o, const hs_graph *g)
{
    hs_buf_cstr(&o->buf, "\"metadata\":{\"schema\":\"hearsay.graph/1\",\"generator\":\"hearsay " HS_VERSION "\",\"offset_unit\":\"codepoint\",\n");
    HS_TRY(put_figure(o, "attributions", g->attributions));
    HS_TRY(put_figure(o, "no_source", g->no_source));
    HS_TRY(put_figure(o, "own_outlet", g->own_outlet));
    HS_TRY(put_figure(o, "below_confidence", g->below_confidence));
    HS_TRY(put_sentence(o, "left_out", g->left_out));
    HS_TRY(put_sentence(o, "unmeasured", g->unmeasured));
    hs_buf_cstr(&o->buf, "\"articles\":{");
    for (size_t i = 0; i < g->n_articles; i++) {
        hs_buf_cstr(&o->buf, i ? ",\n" : "\n");
        HS_TRY(put_member(o, g->articles[i].id, article_tree(g, &g->articles[i])));
    }
    hs_buf_cstr(&o->buf, "}},\n");
    return HS_OK;
}

static hs_code put_graph(hs_out *o, const hs_graph *g)
{
    hs_buf_cstr(&o->buf, "{\"graph\":{\"directed\":true,\"type\":\"source graph\",\"label\":\"Who said so\",\n");
    HS_TRY(put_metadata(o, g));
    hs_buf_cstr(&o->buf, "\"nodes\":{");
    for (size_t i = 0; i < g->n_nodes; i++) {
        hs_buf_cstr(&o->buf, i ? ",\n" : "\n");
        HS_TRY(put_member(o, g->nodes[i].id, node_tree(g, &g->nodes[i])));
    }
    hs_buf_cstr(&o->buf, "},\n\"edges\":[");
    for (size_t i = 0; i < g->n_edges; i++) {
        hs_json *j = edge_tree(g, &g->edges[i]);
        if (!j) return hs_nomem(o->err);
        hs_buf_cstr(&o->buf, i ? ",\n" : "\n");
        hs_code code = hs_json_print(j, &o->buf, o->err);
        hs_json_free(j);
        HS_TRY(code);
        HS_TRY(hs_out_step(o));
    }
    hs_buf_cstr(&o->buf, "]}}\n");
    return HS_OK;
}

hs_code hs_write_jgf(const hs_graph *g, hs_sink out, hs_error *err)
{
    hs_out o;
    hs_out_init(&o, out, err);
    return hs_out_end(&o, put_graph(&o, g));
}

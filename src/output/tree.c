/* One tree an element, printed and freed at once: memory does not grow with the graph. */
#include "output/tree.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* ---- printing --------------------------------------------------------------------------- */

/* These bytes stand in JSON only within strings, where an escape means the same. */
static void put_inert(hs_buf *out, hs_str json)
{
    size_t done = 0;
    for (size_t i = 0; i < json.n; i++) {
        const char *p = json.p + i;
        size_t left = json.n - i, length = 0;
        const char *escape = NULL;
        if (*p == '<') escape = "\\u003c", length = 1;
        else if (left >= 3 && memcmp(p, "\xE2\x80\xA8", 3) == 0) escape = "\\u2028", length = 3;
        else if (left >= 3 && memcmp(p, "\xE2\x80\xA9", 3) == 0) escape = "\\u2029", length = 3;
        if (!escape) continue;
        hs_buf_add(out, json.p + done, i - done);
        hs_buf_cstr(out, escape);
        i += length - 1;
        done = i + 1;
    }
    hs_buf_add(out, json.p + done, json.n - done);
}

/* Appends the only member of an object, without the object's braces, and frees it; complete: it could be made. */
static hs_code put_bare(hs_out *o, hs_json *object, bool complete)
{
    hs_buf line;
    hs_buf_init(&line);
    hs_code code = complete ? hs_json_print(object, &line, o->err) : hs_nomem(o->err);
    if (code == HS_OK) put_inert(&o->buf, (hs_str){line.p + 1, line.n - 2});
    hs_buf_release(&line);
    hs_json_free(object);
    return code == HS_OK ? hs_out_step(o) : code;
}

hs_code hs_put_member(hs_out *o, hs_str key, hs_json *value)
{
    hs_json *object = hs_json_object();
    bool ok = object != NULL;
    if (ok)
        ok = hs_json_put(object, key.p, value);
    else
        hs_json_free(value);
    return put_bare(o, object, ok);
}

hs_code hs_put_tree(hs_out *o, hs_json *tree)
{
    hs_buf line;
    hs_buf_init(&line);
    hs_code code = tree ? hs_json_print(tree, &line, o->err) : hs_nomem(o->err);
    if (code == HS_OK) put_inert(&o->buf, hs_buf_view(&line));
    hs_buf_release(&line);
    hs_json_free(tree);
    return code == HS_OK ? hs_out_step(o) : code;
}

hs_code hs_put_nodes(hs_out *o, const hs_graph *g, hs_json *(*tree)(const hs_graph *, const hs_node *))
{
    for (size_t i = 0; i < g->n_nodes; i++) {
        hs_buf_cstr(&o->buf, i ? ",\n" : "\n");
        HS_TRY(hs_put_tree(o, tree(g, &g->nodes[i])));
    }
    return HS_OK;
}

hs_code hs_put_edges(hs_out *o, const hs_graph *g, hs_json *(*tree)(const hs_graph *, const hs_edge *))
{
    for (size_t i = 0; i < g->n_edges; i++) {
        hs_buf_cstr(&o->buf, i ? ",\n" : "\n");
        HS_TRY(hs_put_tree(o, tree(g, &g->edges[i])));
    }
    return HS_OK;
}

/* ---- articles, nodes -------------------------------------------------------------------- */

static bool finish_list(hs_json *object, const char *key, hs_json *list, bool complete)
{
    if (complete) return hs_json_put(object, key, list);
    hs_json_free(list);
    return false;
}

hs_json *hs_tree_article(const hs_graph *g, const hs_graph_article *a)
{
    hs_json *j = hs_json_object();
    bool ok = j && hs_json_put_str(j, "title", a->title) && hs_json_put_str(j, "outlet", a->outlet) && hs_json_put_str(j, "author", a->author) &&
              hs_json_put_str(j, "published", a->published) && hs_json_put_str(j, "url", a->url) && hs_json_put_str(j, "section", a->section) &&
              hs_json_put_str(j, "node", a->node < g->n_nodes ? g->nodes[a->node].id : HS_NONE);
    if (ok) return j;
    hs_json_free(j);
    return NULL;
}

static bool put_measures(hs_json *m, const hs_measures *v, bool nulls)
{
    const struct { const char *key; double value; } figures[] = {
        {"pagerank", v->pagerank}, {"pagerank_reversed", v->pagerank_reversed}, {"hub", v->hub}, {"authority", v->authority},
        {"in_degree", v->in_degree}, {"out_degree", v->out_degree}, {"in_strength", v->in_strength}, {"out_strength", v->out_strength},
        {"betweenness", v->betweenness}, {"harmonic", v->harmonic}, {"community", v->community < 0 ? NAN : (double)v->community},
    };
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        if ((nulls || isfinite(figures[i].value)) && !hs_json_put_num(m, figures[i].key, figures[i].value)) return false;
    if (v->articulation >= 0) return hs_json_put_bool(m, "articulation", v->articulation != 0);
    return !nulls || hs_json_put_raw(m, "articulation", HS_S("null"));
}

static bool put_aliases(hs_json *m, const hs_node *n)
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; i < n->n_aliases && ok; i++) ok = hs_json_push_str(list, n->aliases[i]);
    return finish_list(m, "aliases", list, ok);
}

static bool put_articles(hs_json *m, const hs_graph *g, const hs_node *n)
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; i < n->n_articles && ok; i++) ok = hs_json_push_str(list, g->articles[n->articles[i]].id);
    return finish_list(m, "articles", list, ok);
}

bool hs_tree_fill_node(hs_json *object, const hs_graph *g, const hs_node *n, bool nulls)
{
    return hs_json_put_str(object, "kind", hs_cstr(hs_kind_names[n->kind])) && hs_json_put_str(object, "name", n->name) && put_aliases(object, n) &&
           (!n->wikidata.n || hs_json_put_str(object, "wikidata", n->wikidata)) &&
           hs_json_put_num(object, "direct", n->direct) && hs_json_put_num(object, "mixed", n->mixed) && hs_json_put_num(object, "indirect", n->indirect) && hs_json_put_num(object, "reviewed", n->reviewed) &&
           put_articles(object, g, n) && put_measures(object, &n->measures, nulls);
}

/* ---- edges ------------------------------------------------------------------------------ */

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
    return finish_list(e, "spans", list, ok);
}

static bool push_evidence(hs_json *list, const hs_graph *g, const hs_evidence *e)
{
    hs_json *j = hs_json_object();
    bool ok = j && hs_json_put_str(j, "article", g->articles[e->article].id) && hs_json_put_str(j, "kind", e->relation ? HS_S("relation") : HS_S("attribution")) &&
              hs_json_put_str(j, "id", e->id) && hs_json_put_str(j, "review", hs_cstr(hs_review_names[e->review])) && put_spans(j, e->spans) && hs_json_put_str(j, "quote", e->quote) && hs_json_put_str(j, "sentence", e->sentence);
    if (ok) return hs_json_push(list, j);
    hs_json_free(j);
    return false;
}

bool hs_tree_fill_edge(hs_json *object, const hs_graph *g, const hs_edge *e, bool nulls)
{
    uint32_t reviewed = 0;
    for (size_t i = 0; i < e->n_evidence; i++) reviewed += e->evidence[i].review != HS_REVIEW_NONE;
    if (!hs_json_put_num(object, "weight", e->weight) || !hs_json_put_num(object, "reviewed", reviewed)) return false;
    if (hs_edge_is_relation(e->type)) {
        if ((nulls || e->role.p) && !hs_json_put_str(object, "role", e->role)) return false;
        if (!hs_json_put_bool(object, "former", e->former)) return false;
    }
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; i < e->n_evidence && ok; i++) ok = push_evidence(list, g, &e->evidence[i]);
    return finish_list(object, "evidence", list, ok);
}

/* ---- the graph's own metadata ------------------------------------------------------------ */

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

hs_code hs_put_metadata(hs_out *o, const hs_graph *g)
{
    hs_buf_cstr(&o->buf, "\"schema\":\"hearsay.graph/1\",\"generator\":\"hearsay " HS_VERSION "\",\"offset_unit\":\"codepoint\",\n");
    HS_TRY(put_figure(o, "attributions", g->attributions));
    HS_TRY(put_figure(o, "no_source", g->no_source));
    HS_TRY(put_figure(o, "own_outlet", g->own_outlet));
    HS_TRY(put_figure(o, "below_confidence", g->below_confidence));
    HS_TRY(put_sentence(o, "left_out", g->left_out));
    HS_TRY(put_sentence(o, "unmeasured", g->unmeasured));
    hs_buf_cstr(&o->buf, "\"articles\":{");
    for (size_t i = 0; i < g->n_articles; i++) {
        hs_buf_cstr(&o->buf, i ? ",\n" : "\n");
        HS_TRY(hs_put_member(o, g->articles[i].id, hs_tree_article(g, &g->articles[i])));
    }
    hs_buf_char(&o->buf, '}');
    return HS_OK;
}

/* JSON Graph Format version 2 (jsongraphformat.info): the native file. The schema allows no key of our own but in
 * the metadata. One line a node, an edge, an article; one JSON tree each, so that memory does not grow with the graph. */
#include "output/tree.h"

/* {…, "metadata": m}: m is freed when it does not fit in. */
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
    bool ok = j && m && hs_json_put_str(j, "label", n->name) && hs_tree_fill_node(m, g, n, true);
    return with_metadata(j, m, ok);
}

static hs_json *edge_tree(const hs_graph *g, const hs_edge *e)
{
    hs_json *j = hs_json_object(), *m = hs_json_object();
    bool ok = j && m && hs_json_put_str(j, "id", e->id) && hs_json_put_str(j, "source", g->nodes[e->from].id) && hs_json_put_str(j, "target", g->nodes[e->to].id) &&
              hs_json_put_str(j, "relation", hs_cstr(hs_edge_type_name(e->type))) && hs_json_put_bool(j, "directed", true) && hs_tree_fill_edge(m, g, e, true);
    return with_metadata(j, m, ok);
}

static hs_code put_graph(hs_out *o, const hs_graph *g)
{
    hs_buf_cstr(&o->buf, "{\"graph\":{\"directed\":true,\"type\":\"source graph\",\"label\":\"Who said so\",\n\"metadata\":{");
    HS_TRY(hs_put_metadata(o, g));
    hs_buf_cstr(&o->buf, "},\n\"nodes\":{");
    for (size_t i = 0; i < g->n_nodes; i++) {
        hs_buf_cstr(&o->buf, i ? ",\n" : "\n");
        HS_TRY(hs_put_member(o, g->nodes[i].id, node_tree(g, &g->nodes[i])));
    }
    hs_buf_cstr(&o->buf, "},\n\"edges\":[");
    HS_TRY(hs_put_edges(o, g, edge_tree));
    hs_buf_cstr(&o->buf, "]}}\n");
    return HS_OK;
}

hs_code hs_write_jgf(const hs_graph *g, hs_sink out, hs_error *err)
{
    hs_out o;
    hs_out_init(&o, out, err);
    return hs_out_end(&o, put_graph(&o, g));
}

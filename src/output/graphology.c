/* Graphology's serialized form (graphology.github.io): `Graph.from(JSON)`. The options say that parallel edges are
 * meant: without `multi` graphology refuses them. Sigma shows the attribute `label`. */
#include "output/tree.h"

static hs_json *with_attributes(hs_json *j, hs_json *attributes, bool complete)
{
    bool ok = j && attributes && complete;
    if (ok)
        ok = hs_json_put(j, "attributes", attributes);
    else
        hs_json_free(attributes);
    if (ok) return j;
    hs_json_free(j);
    return NULL;
}

static hs_json *node_tree(const hs_graph *g, const hs_node *n)
{
    hs_json *j = hs_json_object(), *a = hs_json_object();
    bool ok = j && a && hs_json_put_str(j, "key", n->id) && hs_json_put_str(a, "label", n->name) && hs_tree_fill_node(a, g, n, false);
    return with_attributes(j, a, ok);
}

static hs_json *edge_tree(const hs_graph *g, const hs_edge *e)
{
    hs_json *j = hs_json_object(), *a = hs_json_object();
    bool ok = j && a && hs_json_put_str(j, "key", e->id) && hs_json_put_str(j, "source", g->nodes[e->from].id) && hs_json_put_str(j, "target", g->nodes[e->to].id) &&
              hs_json_put_str(a, "relation", hs_cstr(hs_edge_type_name(e->type))) && hs_tree_fill_edge(a, g, e, false);
    return with_attributes(j, a, ok);
}

static hs_code put_graph(hs_out *o, const hs_graph *g)
{
    hs_buf_cstr(&o->buf, "{\"options\":{\"type\":\"directed\",\"multi\":true,\"allowSelfLoops\":true},\n\"attributes\":{");
    HS_TRY(hs_put_metadata(o, g));
    hs_buf_cstr(&o->buf, "},\n\"nodes\":[");
    HS_TRY(hs_put_nodes(o, g, node_tree));
    hs_buf_cstr(&o->buf, "],\n\"edges\":[");
    HS_TRY(hs_put_edges(o, g, edge_tree));
    hs_buf_cstr(&o->buf, "]}\n");
    return HS_OK;
}

hs_code hs_write_graphology(const hs_graph *g, hs_sink out, hs_error *err)
{
    hs_out o;
    hs_out_init(&o, out, err);
    return hs_out_end(&o, put_graph(&o, g));
}

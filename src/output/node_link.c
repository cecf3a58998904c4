/* Node-link JSON, as networkx.node_link_graph and D3 read it. networkx looks for the edges under "edges" (from 3.4 on)
 * or "links" (before, and D3): the caller says which, neither is guessed. The edge's key is its id. */
#include "output/tree.h"

static hs_json *whole(hs_json *j, bool complete)
{
    if (complete) return j;
    hs_json_free(j);
    return NULL;
}

static hs_json *node_tree(const hs_graph *g, const hs_node *n)
{
    hs_json *j = hs_json_object();
    return whole(j, j && hs_json_put_str(j, "id", n->id) && hs_tree_fill_node(j, g, n, false));
}

static hs_json *edge_tree(const hs_graph *g, const hs_edge *e)
{
    hs_json *j = hs_json_object();
    return whole(j, j && hs_json_put_str(j, "source", g->nodes[e->from].id) && hs_json_put_str(j, "target", g->nodes[e->to].id) &&
                        hs_json_put_str(j, "key", e->id) && hs_json_put_str(j, "relation", hs_cstr(hs_edge_type_name(e->type))) &&
                        hs_tree_fill_edge(j, g, e, false));
}

static hs_code put_graph(hs_out *o, const hs_graph *g, bool links)
{
    hs_buf_cstr(&o->buf, "{\"directed\":true,\"multigraph\":true,\n\"graph\":{");
    HS_TRY(hs_put_metadata(o, g));
    hs_buf_cstr(&o->buf, "},\n\"nodes\":[");
    HS_TRY(hs_put_nodes(o, g, node_tree));
    hs_buf_printf(&o->buf, "],\n\"%s\":[", links ? "links" : "edges");
    HS_TRY(hs_put_edges(o, g, edge_tree));
    hs_buf_cstr(&o->buf, "]}\n");
    return HS_OK;
}

hs_code hs_write_node_link(const hs_graph *g, bool links, hs_sink out, hs_error *err)
{
    hs_out o;
    hs_out_init(&o, out, err);
    return hs_out_end(&o, put_graph(&o, g, links));
}

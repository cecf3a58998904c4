/* Cytoscape.js JSON (js.cytoscape.org): `cytoscape(JSON)` takes the file as it is, and Cytoscape opens it too. Node ids
 * are hashes and edge ids "e1" …, so that none of them meet. Classes name kind and relation for style sheets. */
#include "output/tree.h"

static hs_json *wrap(hs_json *data, bool complete, const char *class)
{
    hs_json *j = complete ? hs_json_object() : NULL;
    if (!j) {
        hs_json_free(data);
        return NULL;
    }
    if (hs_json_put(j, "data", data) && hs_json_put_str(j, "classes", hs_cstr(class))) return j;
    hs_json_free(j);
    return NULL;
}

static hs_json *node_tree(const hs_graph *g, const hs_node *n)
{
    hs_json *data = hs_json_object();
    bool ok = data && hs_json_put_str(data, "id", n->id) && hs_tree_fill_node(data, g, n, false);
    return wrap(data, ok, hs_kind_names[n->kind]);
}

static hs_json *edge_tree(const hs_graph *g, const hs_edge *e)
{
    const char *relation = hs_edge_type_name(e->type);
    hs_json *data = hs_json_object();
    bool ok = data && hs_json_put_str(data, "id", e->id) && hs_json_put_str(data, "source", g->nodes[e->from].id) &&
              hs_json_put_str(data, "target", g->nodes[e->to].id) && hs_json_put_str(data, "relation", hs_cstr(relation)) && hs_tree_fill_edge(data, g, e, false);
    return wrap(data, ok, relation);
}

static hs_code put_graph(hs_out *o, const hs_graph *g)
{
    hs_buf_cstr(&o->buf, "{\"format_version\":\"1.0\",\"generated_by\":\"hearsay " HS_VERSION "\",\n\"data\":{");
    HS_TRY(hs_put_metadata(o, g));
    hs_buf_cstr(&o->buf, "},\n\"elements\":{\"nodes\":[");
    HS_TRY(hs_put_nodes(o, g, node_tree));
    hs_buf_cstr(&o->buf, "],\n\"edges\":[");
    HS_TRY(hs_put_edges(o, g, edge_tree));
    hs_buf_cstr(&o->buf, "]}}\n");
    return HS_OK;
}

hs_code hs_write_cytoscape(const hs_graph *g, hs_sink out, hs_error *err)
{
    hs_out o;
    hs_out_init(&o, out, err);
    return hs_out_end(&o, put_graph(&o, g));
}

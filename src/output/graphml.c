/* GraphML (graphml.graphdrawing.org): networkx, igraph, Gephi, yEd. Every attribute is declared with its type; one that
 * a node or edge does not have is left out. `label` is what Gephi and yEd show. */
#include "output/xml.h"

static const char *const type_names[] = {"string", "int", "double", "boolean"};

static void put_keys(hs_buf *out, const char *what, const hs_xml_attribute *table)
{
    for (; table->name; table++)
        hs_buf_printf(out, "<key id=\"%c_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", what[0], table->name, what, table->name, type_names[table->type]);
}

/* `schema` … of the graph itself: g_NAME. */
static const hs_xml_attribute graph_attributes[] = {
    {"schema", HS_XML_STRING}, {"generator", HS_XML_STRING}, {"offset_unit", HS_XML_STRING}, {"attributions", HS_XML_INT}, {"no_source", HS_XML_INT},
    {"own_outlet", HS_XML_INT}, {"below_confidence", HS_XML_INT}, {"left_out", HS_XML_STRING}, {"unmeasured", HS_XML_STRING}, {NULL, HS_XML_STRING},
};

static hs_json *graph_tree(const hs_graph *g)
{
    hs_json *j = hs_json_object();
    bool ok = j && hs_json_put_str(j, "schema", HS_S("hearsay.graph/1")) && hs_json_put_str(j, "generator", HS_S("hearsay " HS_VERSION)) &&
              hs_json_put_str(j, "offset_unit", HS_S("codepoint")) && hs_json_put_num(j, "attributions", (double)g->attributions) &&
              hs_json_put_num(j, "no_source", (double)g->no_source) && hs_json_put_num(j, "own_outlet", (double)g->own_outlet) &&
              hs_json_put_num(j, "below_confidence", (double)g->below_confidence) && (!g->left_out.p || hs_json_put_str(j, "left_out", g->left_out)) &&
              (!g->unmeasured.p || hs_json_put_str(j, "unmeasured", g->unmeasured));
    if (ok) return j;
    hs_json_free(j);
    return NULL;
}

/* All articles are one string of JSON, which is never held as a whole. */
static hs_code put_articles(hs_out *o, const hs_graph *g)
{
    hs_out piece;
    hs_out_init(&piece, o->sink, o->err); /* only its buffer is used: it is emptied after each article */
    hs_code code = HS_OK;
    hs_buf_cstr(&o->buf, "<data key=\"g_articles\">{");
    for (size_t i = 0; i < g->n_articles && code == HS_OK; i++) {
        hs_json *j = hs_json_object(), *a = hs_tree_article(g, &g->articles[i]);
        hs_buf_clear(&piece.buf);
        if (j && a && hs_json_put(j, g->articles[i].id.p, a)) {
            code = hs_json_print(j, &piece.buf, o->err);
        } else {
            if (!j) hs_json_free(a);
            code = hs_nomem(o->err);
        }
        hs_json_free(j);
        if (code != HS_OK) break;
        if (i) hs_buf_char(&o->buf, ',');
        hs_put_xml_json(&o->buf, (hs_str){piece.buf.p + 1, piece.buf.n - 2});
        code = hs_out_step(o);
    }
    hs_buf_release(&piece.buf);
    hs_buf_cstr(&o->buf, "}</data>\n");
    return code;
}


static hs_code put_node(hs_out *o, const hs_graph *g, const hs_node *n)
{
    static const hs_xml_style style = {"<data key=\"", "n_", "\">", "</data>"};
    hs_buf_cstr(&o->buf, "<node");
    hs_put_xml_quoted(&o->buf, "id", n->id);
    hs_buf_cstr(&o->buf, "><data key=\"n_label\">");
    hs_put_xml(&o->buf, n->name);
    hs_buf_cstr(&o->buf, "</data>");
    HS_TRY(hs_put_xml_attributes(o, hs_xml_node_attributes, &style, hs_xml_node_tree(g, n)));
    hs_buf_cstr(&o->buf, "</node>\n");
    return HS_OK;
}

static hs_code put_edge(hs_out *o, const hs_graph *g, const hs_edge *e)
{
    static const hs_xml_style style = {"<data key=\"", "e_", "\">", "</data>"};
    hs_buf_cstr(&o->buf, "<edge");
    hs_put_xml_quoted(&o->buf, "id", e->id);
    hs_put_xml_quoted(&o->buf, "source", g->nodes[e->from].id);
    hs_put_xml_quoted(&o->buf, "target", g->nodes[e->to].id);
    hs_buf_char(&o->buf, '>');
    HS_TRY(hs_put_xml_attributes(o, hs_xml_edge_attributes, &style, hs_xml_edge_tree(g, e)));
    hs_buf_cstr(&o->buf, "</edge>\n");
    return HS_OK;
}

static hs_code put_graph(hs_out *o, const hs_graph *g)
{
    static const hs_xml_style style = {"<data key=\"", "g_", "\">", "</data>\n"};
    hs_buf_cstr(&o->buf, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                         "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
    put_keys(&o->buf, "graph", graph_attributes);
    hs_buf_cstr(&o->buf, "<key id=\"g_articles\" for=\"graph\" attr.name=\"articles\" attr.type=\"string\"/>\n"
                         "<key id=\"n_label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n");
    put_keys(&o->buf, "node", hs_xml_node_attributes);
    put_keys(&o->buf, "edge", hs_xml_edge_attributes);
    hs_buf_cstr(&o->buf, "<graph id=\"hearsay\" edgedefault=\"directed\">\n");
    HS_TRY(hs_put_xml_attributes(o, graph_attributes, &style, graph_tree(g)));
    HS_TRY(put_articles(o, g));
    for (size_t i = 0; i < g->n_nodes; i++) HS_TRY(put_node(o, g, &g->nodes[i]));
    for (size_t i = 0; i < g->n_edges; i++) HS_TRY(put_edge(o, g, &g->edges[i]));
    hs_buf_cstr(&o->buf, "</graph>\n</graphml>\n");
    return HS_OK;
}

hs_code hs_write_graphml(const hs_graph *g, hs_sink out, hs_error *err)
{
    hs_out o;
    hs_out_init(&o, out, err);
    return hs_out_end(&o, put_graph(&o, g));
}

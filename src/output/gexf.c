/* GEXF 1.3 (gexf.net): Gephi's own format. The weight is the edge's own, not an attribute; `kind` keeps parallel edges
 * of two relations apart in Gephi; no two attribute titles differ by case only. Colours are by kind of node. */
#include "output/xml.h"

static const char *const type_names[] = {"string", "integer", "double", "boolean"};

static const hs_xml_attribute edge_attributes[] = {
    {"relation", HS_XML_STRING}, {"role", HS_XML_STRING}, {"former", HS_XML_BOOLEAN}, {"evidence", HS_XML_STRING}, {NULL, HS_XML_STRING},
};

/* Okabe and Ito's palette, which people who are colour-blind can tell apart. */
static const unsigned char colours[HS_KINDS][3] = {
    [HS_PERSON] = {86, 180, 233},            [HS_OUTLET] = {230, 159, 0},           [HS_ORGANIZATION] = {0, 158, 115}, [HS_OFFICE] = {153, 153, 153},
    [HS_ANONYMOUS_SOURCE] = {213, 94, 0},    [HS_COLLECTIVE_SOURCE] = {240, 228, 66}, [HS_DOCUMENT_SOURCE] = {204, 121, 167}, [HS_ARTICLE] = {0, 114, 178},
};

static void put_attributes(hs_buf *out, const char *class, const hs_xml_attribute *table)
{
    hs_buf_printf(out, "<attributes class=\"%s\">\n", class);
    for (; table->name; table++) hs_buf_printf(out, "<attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n", table->name, table->name, type_names[table->type]);
    hs_buf_cstr(out, "</attributes>\n");
}


static const hs_xml_style style = {"<attvalue for=\"", "", "\" value=\"", "\"/>"};

static hs_code put_node(hs_out *o, const hs_graph *g, const hs_node *n)
{
    const unsigned char *c = colours[n->kind];
    hs_buf_cstr(&o->buf, "<node");
    hs_put_xml_quoted(&o->buf, "id", n->id);
    hs_put_xml_quoted(&o->buf, "label", n->name);
    hs_buf_cstr(&o->buf, "><attvalues>");
    HS_TRY(hs_put_xml_attributes(o, hs_xml_node_attributes, &style, hs_xml_node_tree(g, n)));
    hs_buf_printf(&o->buf, "</attvalues><viz:color r=\"%u\" g=\"%u\" b=\"%u\"/></node>\n", c[0], c[1], c[2]);
    return HS_OK;
}

static hs_code put_edge(hs_out *o, const hs_graph *g, const hs_edge *e)
{
    hs_str relation = hs_cstr(hs_edge_type_name(e->type));
    hs_buf_cstr(&o->buf, "<edge");
    hs_put_xml_quoted(&o->buf, "id", e->id);
    hs_put_xml_quoted(&o->buf, "source", g->nodes[e->from].id);
    hs_put_xml_quoted(&o->buf, "target", g->nodes[e->to].id);
    hs_put_xml_quoted(&o->buf, "kind", relation);
    hs_put_xml_quoted(&o->buf, "label", relation);
    hs_buf_printf(&o->buf, " weight=\"%u\"><attvalues>", e->weight);
    HS_TRY(hs_put_xml_attributes(o, edge_attributes, &style, hs_xml_edge_tree(g, e)));
    hs_buf_cstr(&o->buf, "</attvalues></edge>\n");
    return HS_OK;
}

/* There is no place for attributes of the graph: what the figures say goes into the description. */
static void put_meta(hs_buf *out, const hs_graph *g)
{
    hs_buf_cstr(out, "<meta><creator>hearsay " HS_VERSION "</creator><keywords>news, sources</keywords><description>");
    hs_buf_printf(out, "Who said so: %zu articles, %llu attributions.", g->n_articles, (unsigned long long)g->attributions);
    const hs_str notes[] = {g->left_out, g->unmeasured};
    for (size_t i = 0; i < 2; i++) {
        if (!notes[i].n) continue;
        hs_buf_char(out, ' ');
        hs_put_xml(out, notes[i]);
    }
    hs_buf_cstr(out, "</description></meta>\n");
}

static hs_code put_graph(hs_out *o, const hs_graph *g)
{
    hs_buf_cstr(&o->buf, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n");
    put_meta(&o->buf, g);
    hs_buf_cstr(&o->buf, "<graph defaultedgetype=\"directed\" idtype=\"string\">\n");
    put_attributes(&o->buf, "node", hs_xml_node_attributes);
    put_attributes(&o->buf, "edge", edge_attributes);
    hs_buf_printf(&o->buf, "<nodes count=\"%zu\">\n", g->n_nodes);
    for (size_t i = 0; i < g->n_nodes; i++) HS_TRY(put_node(o, g, &g->nodes[i]));
    hs_buf_printf(&o->buf, "</nodes>\n<edges count=\"%zu\">\n", g->n_edges);
    for (size_t i = 0; i < g->n_edges; i++) HS_TRY(put_edge(o, g, &g->edges[i]));
    hs_buf_cstr(&o->buf, "</edges>\n</graph>\n</gexf>\n");
    return HS_OK;
}

hs_code hs_write_gexf(const hs_graph *g, hs_sink out, hs_error *err)
{
    hs_out o;
    hs_out_init(&o, out, err);
    return hs_out_end(&o, put_graph(&o, g));
}

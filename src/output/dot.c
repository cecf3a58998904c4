/* Plain Graphviz. Everything is a quoted string. In a label Graphviz decodes entities (&lt;) and escapes (\N): '&' and
 * '\' are written as what stands for themselves, and a text is cleaned first, so no name can become markup. */
#include "output/cell.h"
#include "output/out.h"

enum { LONGEST = 400 }; /* columns of a label or tooltip */

static const char *const node_style[HS_KINDS] = {
    [HS_PERSON] = "shape=ellipse, fillcolor=\"#cfe8f7\"",
    [HS_OUTLET] = "shape=box, style=\"filled,bold\", fillcolor=\"#fbe3b5\"",
    [HS_ORGANIZATION] = "shape=box, style=\"filled,rounded\", fillcolor=\"#cdeee2\"",
    [HS_OFFICE] = "shape=hexagon, fillcolor=\"#efefef\"",
    [HS_ANONYMOUS_SOURCE] = "shape=ellipse, style=\"filled,dashed\", fillcolor=\"#ffffff\", color=\"#d55e00\"",
    [HS_COLLECTIVE_SOURCE] = "shape=ellipse, style=\"filled,dotted\", fillcolor=\"#f3f3f3\"",
    [HS_DOCUMENT_SOURCE] = "shape=note, fillcolor=\"#f5dcea\"",
    [HS_ARTICLE] = "shape=box, style=\"filled,bold\", fillcolor=\"#fbe3b5\"",
};

static const char *const edge_style[3] = {
    [HS_QUOTED_BY] = "color=\"#0072b2\"",
    [HS_CITED_BY] = "color=\"#0072b2\", style=dashed",
    [HS_REPORTED_BY] = "color=\"#e69f00\", style=bold",
};

/* A name or a sentence as a quoted string. */
static void put_text(hs_buf *out, hs_buf *scratch, hs_str s)
{
    hs_buf_clear(scratch);
    hs_cell_clean(scratch, s);
    hs_str clean = hs_buf_view(scratch);
    size_t n = hs_cell_fit(clean, LONGEST);
    hs_buf_char(out, '"');
    for (size_t i = 0; i < n; i++) {
        char c = clean.p[i];
        if (c == '&') hs_buf_cstr(out, "&amp;");
        else if (c == '\\') hs_buf_cstr(out, "\\\\");
        else if (c == '"') hs_buf_cstr(out, "\\\"");
        else hs_buf_char(out, c);
    }
    if (n < clean.n) hs_buf_cstr(out, "…");
    hs_buf_char(out, '"');
}

static hs_code put_node(hs_out *o, hs_buf *scratch, const hs_node *n)
{
    hs_buf_printf(&o->buf, "  \"%.*s\" [label=", HS_FMT(n->id));
    put_text(&o->buf, scratch, n->name);
    hs_buf_printf(&o->buf, ", kind=\"%s\", tooltip=\"%s\", %s];\n", hs_kind_names[n->kind], hs_kind_names[n->kind], node_style[n->kind]);
    return hs_out_step(o);
}

static hs_code put_edge(hs_out *o, hs_buf *scratch, const hs_graph *g, const hs_edge *e)
{
    const char *type = hs_edge_type_name(e->type);
    hs_buf_printf(&o->buf, "  \"%.*s\" -> \"%.*s\" [type=\"%s\", weight=%u, penwidth=%u, %s", HS_FMT(g->nodes[e->from].id), HS_FMT(g->nodes[e->to].id), type,
                  e->weight < 100 ? e->weight : 100, 1 + (e->weight > 1) + (e->weight > 4) + (e->weight > 16),
                  hs_edge_is_relation(e->type) ? "color=\"#888888\", style=dotted" : edge_style[e->type]);
    hs_buf_cstr(&o->buf, ", label=");
    put_text(&o->buf, scratch, hs_edge_is_relation(e->type) ? (e->role.n ? e->role : hs_cstr(type)) : HS_S(""));
    hs_buf_cstr(&o->buf, ", tooltip=");
    hs_str said = e->n_evidence ? (e->evidence[0].sentence.p ? e->evidence[0].sentence : e->evidence[0].quote) : hs_cstr(type);
    put_text(&o->buf, scratch, said);
    hs_buf_cstr(&o->buf, "];\n");
    return hs_out_step(o);
}

static hs_code put_graph(hs_out *o, hs_buf *scratch, const hs_graph *g)
{
    hs_buf_cstr(&o->buf, "digraph hearsay {\n"
                         "  graph [rankdir=LR, newrank=true, charset=\"UTF-8\", fontname=\"DejaVu Sans\"];\n"
                         "  node [style=filled, fontname=\"DejaVu Sans\", fontsize=11];\n"
                         "  edge [fontname=\"DejaVu Sans\", fontsize=9];\n");
    for (size_t i = 0; i < g->n_nodes; i++) HS_TRY(put_node(o, scratch, &g->nodes[i]));
    for (size_t i = 0; i < g->n_edges; i++) HS_TRY(put_edge(o, scratch, g, &g->edges[i]));
    hs_buf_cstr(&o->buf, "}\n");
    return scratch->failed ? hs_nomem(o->err) : HS_OK;
}

hs_code hs_write_dot(const hs_graph *g, hs_sink out, hs_error *err)
{
    hs_out o;
    hs_buf scratch;
    hs_out_init(&o, out, err);
    hs_buf_init(&scratch);
    hs_code code = put_graph(&o, &scratch, g);
    hs_buf_release(&scratch);
    return hs_out_end(&o, code);
}

#include "output/xml.h"

#include "base/utf8.h"

const hs_xml_attribute hs_xml_node_attributes[] = {
    {"kind", HS_XML_STRING}, {"name", HS_XML_STRING}, {"aliases", HS_XML_STRING}, {"direct", HS_XML_INT}, {"mixed", HS_XML_INT},
    {"indirect", HS_XML_INT}, {"articles", HS_XML_STRING}, {"pagerank", HS_XML_DOUBLE}, {"pagerank_reversed", HS_XML_DOUBLE}, {"hub", HS_XML_DOUBLE},
    {"authority", HS_XML_DOUBLE}, {"in_degree", HS_XML_DOUBLE}, {"out_degree", HS_XML_DOUBLE}, {"in_strength", HS_XML_DOUBLE},
    {"out_strength", HS_XML_DOUBLE}, {"betweenness", HS_XML_DOUBLE}, {"harmonic", HS_XML_DOUBLE}, {"community", HS_XML_INT},
    {"articulation", HS_XML_BOOLEAN}, {NULL, HS_XML_STRING},
};
const hs_xml_attribute hs_xml_edge_attributes[] = {
    {"relation", HS_XML_STRING}, {"weight", HS_XML_DOUBLE}, {"role", HS_XML_STRING}, {"former", HS_XML_BOOLEAN}, {"evidence", HS_XML_STRING}, {NULL, HS_XML_STRING},
};

/* The Char production of XML 1.0; surrogates cannot come out of UTF-8. */
static bool legal(uint32_t cp)
{
    return cp == '\t' || cp == '\n' || cp == '\r' || (cp >= 0x20 && cp != 0xFFFE && cp != 0xFFFF);
}

static const char *reference(uint32_t cp)
{
    switch (cp) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\t': return "&#9;";
    case '\n': return "&#10;";
    case '\r': return "&#13;";
    case 0x85: return "&#133;"; /* a line end to XML 1.1 and to some libraries */
    case 0x2028: return "&#8232;";
    default: return NULL;
    }
}

/* forbidden: what becomes of U+FFFE and U+FFFF; JSON has escaped the controls already. */
static void put_xml(hs_buf *out, hs_str s, const char *const forbidden[2])
{
    if (!s.n) return;
    for (const char *p = s.p, *end = p + s.n; p < end;) {
        size_t length;
        bool valid;
        uint32_t cp = hs_utf8_next(p, end, &length, &valid);
        const char *escaped = reference(cp);
        if (escaped) hs_buf_cstr(out, escaped);
        else if (!valid) hs_buf_cstr(out, "\xEF\xBF\xBD");
        else if (legal(cp)) hs_buf_add(out, p, length);
        else if (cp >= 0xFFFE) hs_buf_cstr(out, forbidden[cp - 0xFFFE]);
        p += length;
    }
}

void hs_put_xml(hs_buf *out, hs_str s)
{
    static const char *const dropped[] = {"", ""};
    put_xml(out, s, dropped);
}

void hs_put_xml_json(hs_buf *out, hs_str json)
{
    static const char *const escaped[] = {"\\ufffe", "\\uffff"};
    put_xml(out, json, escaped);
}

void hs_put_xml_quoted(hs_buf *out, const char *name, hs_str value)
{
    hs_buf_printf(out, " %s=\"", name);
    hs_put_xml(out, value);
    hs_buf_char(out, '"');
}

/* Strings as they are, everything else as its JSON. */
static hs_code put_value(hs_out *o, const hs_json *v)
{
    if (hs_json_is_string(v)) {
        hs_put_xml(&o->buf, hs_json_str(v));
        return HS_OK;
    }
    hs_buf text;
    hs_buf_init(&text);
    hs_code code = hs_json_print(v, &text, o->err);
    if (code == HS_OK) hs_put_xml_json(&o->buf, hs_buf_view(&text));
    hs_buf_release(&text);
    return code;
}

static hs_code put_attributes(hs_out *o, const hs_xml_attribute *table, const hs_xml_style *style, const hs_json *tree)
{
    for (; table->name; table++) {
        const hs_json *v = hs_json_get(tree, table->name);
        if (!v) continue;
        hs_buf_cstr(&o->buf, style->before);
        hs_buf_cstr(&o->buf, style->prefix);
        hs_buf_cstr(&o->buf, table->name);
        hs_buf_cstr(&o->buf, style->middle);
        HS_TRY(put_value(o, v));
        hs_buf_cstr(&o->buf, style->after);
    }
    return hs_out_step(o);
}

hs_code hs_put_xml_attributes(hs_out *o, const hs_xml_attribute *table, const hs_xml_style *style, hs_json *tree)
{
    hs_code code = tree ? put_attributes(o, table, style, tree) : hs_nomem(o->err);
    hs_json_free(tree);
    return code;
}

hs_json *hs_xml_node_tree(const hs_graph *g, const hs_node *n)
{
    hs_json *j = hs_json_object();
    if (j && hs_tree_fill_node(j, g, n, false)) return j;
    hs_json_free(j);
    return NULL;
}

hs_json *hs_xml_edge_tree(const hs_graph *g, const hs_edge *e)
{
    hs_json *j = hs_json_object();
    if (j && hs_json_put_str(j, "relation", hs_cstr(hs_edge_type_name(e->type))) && hs_tree_fill_edge(j, g, e, false)) return j;
    hs_json_free(j);
    return NULL;
}

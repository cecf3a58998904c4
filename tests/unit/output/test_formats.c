/* Formats for other tools: what every one of them must keep of a hostile name, and that each ends with its sink's error.
 * That the real readers open them is shown by make test-readers. */
#include "base/json.h"
#include "hearsay/output.h"
#include "output/xml.h"
#include "records.h"
#include "sinks.h"
#include "test.h"

static hs_arena arena;

#define WHOLE WHO("n1", "person", "A \\\"B\\\" & </script>\\u0001\\n\\u2028\\ufffe") "," WHO("n2", "outlet", "Plain Post") "," WHO("n3", "office", "mayor") "," WHO("n4", "document", " ")
#define HEAD "'outlet':'Valley Herald','title':'T','published':'2021-05-04T10:00:00Z','url':'https://news.example/a','words':10,"

static hs_record *hostile(void)
{
    return record(&arena, "d1", HEAD, WHOLE, SAID("a1", "direct", "'n1'", "named-person", "null") "," SAID("a2", "indirect", "'n4','n1'", "document", "'n2'"),
                  REL("r1", "holds-office", "n1", "n3", "mayor") "," REL("r2", "works-for", "n1", "n2", "</script>"));
}

static hs_buf written(hs_code (*write)(const hs_graph *, hs_sink, hs_error *))
{
    hs_buf b = {0};
    hs_graph g;
    hs_error err;
    hs_graph_builder *builder = hs_graph_builder_new(0, NULL);
    CHECK(hs_graph_add(builder, hostile(), NULL) == HS_OK && hs_graph_finish(builder, &g, NULL) == HS_OK);
    CHECK(write(&g, (hs_sink){keep, &b}, NULL) == HS_OK);
    CHECK(write(&g, (hs_sink){full, NULL}, &err) == HS_EWRITE);
    hs_graph_builder_free(builder);
    return b;
}

static hs_code edges(const hs_graph *g, hs_sink s, hs_error *e) { return hs_write_node_link(g, false, s, e); }
static hs_code links(const hs_graph *g, hs_sink s, hs_error *e) { return hs_write_node_link(g, true, s, e); }
static hs_code neo4j_nodes(const hs_graph *g, hs_sink s, hs_error *e) { return hs_write_nodes_neo4j(g, false, s, e); }
static hs_code neo4j_edges(const hs_graph *g, hs_sink s, hs_error *e) { return hs_write_edges_neo4j(g, false, s, e); }

TEST(xml_text)
{
    hs_buf b = {0};
    hs_put_xml(&b, HS_S("a<b>&\"'\t\r\n\x01\x7f\xEF\xBF\xBE\xEF\xBF\xBF\xFF😀"));
    CHECK_STR(hs_buf_view(&b), "a&lt;b&gt;&amp;&quot;'&#9;&#13;&#10;\x7f\xEF\xBF\xBD😀");
    hs_buf_clear(&b);
    hs_put_xml_json(&b, HS_S("\"\xEF\xBF\xBF\""));
    CHECK_STR(hs_buf_view(&b), "&quot;\\uffff&quot;");
    hs_buf_release(&b);
}

TEST(xml_formats)
{
    static const char name[] = "A &quot;B&quot; &amp; &lt;/script&gt;&#10;&#8232;";
    hs_buf b = written(hs_write_graphml);
    CHECK(has(&b, name) && has(&b, "<key id=\"n_pagerank\" for=\"node\" attr.name=\"pagerank\" attr.type=\"double\"/>"));
    CHECK(!has(&b, "<data key=\"n_pagerank\">") && !has(&b, "null<") && !has(&b, "nan")); /* not measured here */
    hs_buf_release(&b);
    b = written(hs_write_gexf);
    CHECK(has(&b, name) && has(&b, " kind=\"holds-office\"") && has(&b, " weight=\"1\"") && !has(&b, "title=\"weight\""));
    hs_buf_release(&b);
}

/* Every JSON format parses, has no open tag, and the name in it is the name. */
TEST(json_formats)
{
    const struct { hs_code (*write)(const hs_graph *, hs_sink, hs_error *); const char *path[4]; } formats[] = {
        {hs_write_cytoscape, {"elements", "nodes", "data", "name"}}, {hs_write_graphology, {NULL, "nodes", "attributes", "name"}},
        {edges, {NULL, "nodes", NULL, "name"}}, {links, {NULL, "nodes", NULL, "name"}},
    };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        hs_buf b = written(formats[i].write);
        hs_json *j = hs_json_parse(hs_buf_view(&b), "test", NULL);
        const hs_json *at = formats[i].path[0] ? hs_json_get(j, formats[i].path[0]) : j;
        bool found = false;
        for (const hs_json *n = hs_json_first(hs_json_get(at, "nodes")); n; n = hs_json_next(n)) {
            const hs_json *data = formats[i].path[2] ? hs_json_get(n, formats[i].path[2]) : n;
            found = found || hs_str_is(hs_json_str(hs_json_get(data, "name")), "A \"B\" & </script>\x01\n\xE2\x80\xA8\xEF\xBF\xBE");
            CHECK(!hs_json_get(data, "pagerank") && hs_json_get(data, "direct"));
        }
        CHECK(found && !has(&b, "<") && !has(&b, "\xE2\x80\xA8"));
        CHECK(hs_json_count(hs_json_get(at, formats[i].write == links ? "links" : "edges")) == 6);
        hs_json_free(j);
        hs_buf_release(&b);
    }
}

TEST(neo4j)
{
    hs_buf b = written(neo4j_nodes);
    CHECK(has(&b, "id:ID,:LABEL,name,") && has(&b, ",Person,") && has(&b, ",Office,"));
    hs_buf_release(&b);
    b = written(neo4j_edges);
    CHECK(has(&b, "id,:START_ID,:END_ID,:TYPE,weight:long,") && has(&b, ",HOLDS_OFFICE,1,"));
    hs_buf_release(&b);
}

TEST(ftm)
{
    hs_buf b = written(hs_write_ftm);
    size_t lines = 0;
    CHECK(!has(&b, "<"));
    for (char *line = b.p, *end; line && (end = strchr(line, '\n')); line = end + 1, lines++) {
        hs_json *j = hs_json_parse((hs_str){line, (size_t)(end - line)}, "test", NULL);
        const hs_json *p = hs_json_get(j, "properties");
        CHECK(hs_json_str(hs_json_get(j, "schema")).n && hs_json_first(p));
        for (const hs_json *v = hs_json_first(p); v; v = hs_json_next(v)) CHECK(hs_json_is_array(v) && hs_json_str(hs_json_first(v)).n);
        hs_json_free(j);
    }
    CHECK(lines == 1 + 5 + 6); /* article, nodes, edges */
    CHECK(has(&b, "\"schema\":\"Occupancy\"") && has(&b, "\"schema\":\"Employment\"") && has(&b, "\"publishedAt\":[\"2021-05-04\"]"));
    hs_buf_release(&b);
}

/* ---- spans --------------------------------------------------------------------------------- */

static hs_record *with_text(void)
{
    return record_of(&arena, "{'schema':'hearsay.document/1','id':'a/b \\\"1\\\"','outlet':'O','url':'javascript:x','offset_unit':'codepoint','text':'😀 Ada said it\\n \\nwould hold <now>.',"
                             "'entities':[{'id':'n1','kind':'person','name':'Ada','aliases':[],'mentions':[{'start':2,'end':5,'form':'name'},{'start':2,'end':5,'form':'name'}],'confidence':1}],"
                             "'attributions':[{'id':'a1','mode':'indirect','source':['n1'],'source_type':'named-person','via':null,'source_spans':[[2,5]],'cue_spans':[[6,10]],'content_spans':[[11,26]],'confidence':0.5,'source_confidence':1},"
                             "{'id':'a2','mode':'indirect','source':['n1'],'source_type':'named-person','via':null,'source_spans':[],'cue_spans':[[6,10]],'content_spans':[],'confidence':1,'source_confidence':1,'review':'rejected'}],"
                             "'relations':[]}");
}

TEST(brat)
{
    hs_buf b = {0};
    CHECK(hs_write_brat(with_text(), (hs_sink){keep, &b}, NULL) == HS_OK);
    CHECK(has(&b, "T3\tContent 11 13;16 26\tit would hold\n"));
    CHECK(has(&b, "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n") && !has(&b, "E2"));
    CHECK(has(&b, "*\tSame T5 T6\n") && has(&b, "A1\tMode E1 Indirect\n"));
    hs_error err;
    CHECK(hs_write_brat(with_text(), (hs_sink){full, NULL}, &err) == HS_EWRITE);
    CHECK(hs_write_brat(hostile(), (hs_sink){keep, &b}, &err) == HS_EFORMAT);
    hs_buf_release(&b);
}

TEST(webanno)
{
    hs_buf b = {0};
    CHECK(hs_write_webanno(with_text(), true, (hs_sink){keep, &b}, NULL) == HS_OK);
    hs_json *j = hs_json_parse(hs_buf_view(&b), "test", NULL);
    CHECK_STR(hs_json_str(hs_json_get(j, "id")), "urn:hearsay:a%2Fb%20%221%22");
    const hs_json *a = hs_json_first(hs_json_get(j, "items"));
    CHECK(hs_json_count(hs_json_get(j, "items")) == 2 && hs_json_count(hs_json_get(a, "target")) == 3);
    CHECK_STR(hs_json_str(hs_json_get(hs_json_first(hs_json_get(a, "target")), "source")), "urn:hearsay:a%2Fb%20%221%22");
    CHECK(!has(&b, "<") && has(&b, "\"exact\":\"Ada\",\"prefix\":\"😀 \",\"suffix\":\" said it"));
    hs_json_free(j);
    hs_buf_clear(&b);
    CHECK(hs_write_webanno(hostile(), true, (hs_sink){keep, &b}, NULL) == HS_OK && !has(&b, "TextQuoteSelector") && has(&b, "https://news.example/a"));
    hs_error err;
    CHECK(hs_write_webanno(with_text(), false, (hs_sink){full, NULL}, &err) == HS_EWRITE);
    hs_buf_release(&b);
}

int main(void)
{
    RUN(xml_text);
    RUN(xml_formats);
    RUN(json_formats);
    RUN(neo4j);
    RUN(ftm);
    RUN(brat);
    RUN(webanno);
    hs_arena_release(&arena);
    return test_done();
}

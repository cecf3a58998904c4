/* Filters, and the native file read back: what is written is what comes back, what is damaged is named. */
#include "hearsay/graph.h"
#include "hearsay/output.h"
#include "records.h"
#include "sinks.h"
#include "test.h"

static hs_arena arena;
static hs_graph_builder *builder;
static hs_graph g;

static const hs_node *node_named(const hs_graph *h, const char *name)
{
    for (size_t i = 0; i < h->n_nodes; i++)
        if (hs_str_is(h->nodes[i].name, name)) return &h->nodes[i];
    return NULL;
}

/* Two articles of two outlets: three people, a channel, an office. */
static void build(void)
{
    const char *people = WHO("n1", "person", "Ada Quill") "," WHO("n2", "person", "Ben Marsh") "," WHO("n3", "outlet", "CNN") "," WHO("n4", "office", "mayor of Salem") "," WHO("n5", "anonymous", "an aide");
    hs_graph_builder_free(builder);
    builder = hs_graph_builder_new(0, NULL);
    hs_graph_add(builder, record(&arena, "d1", "'outlet':'Valley Herald','published':'2021-05-04T10:00:00',", people,
                                 SAID("a1", "direct", "'n1'", "named-person", "null") "," SAID("a2", "direct", "'n1'", "named-person", "null") "," SAID("a3", "indirect", "'n5'", "anonymous", "'n3'"), REL("r1", "holds-office", "n1", "n4", "mayor")), NULL);
    hs_graph_add(builder, record(&arena, "d2", "'outlet':'Inland Post','published':'2021-06-01',", people, SAID("a1", "direct", "'n1'", "named-person", "null") "," SAID("a2", "indirect", "'n2'", "named-person", "null"), ""), NULL);
    CHECK(hs_graph_finish(builder, &g, NULL) == HS_OK);
    CHECK(g.n_nodes == 7 && g.n_edges == 6);
}

static hs_graph part(hs_graph_filter f)
{
    hs_graph out;
    build();
    CHECK(hs_graph_select(&g, &f, &out, &arena, NULL) == HS_OK);
    return out;
}

TEST(no_filter_is_the_whole)
{
    hs_graph p = part((hs_graph_filter){0});
    CHECK(p.n_nodes == g.n_nodes && p.n_edges == g.n_edges && p.n_articles == 2 && !p.left_out.p);
}

TEST(outlets_and_dates)
{
    hs_graph p = part((hs_graph_filter){.outlet_is = HS_S("the valley herald")});
    CHECK(p.n_articles == 1 && p.n_edges == 4 && !node_named(&p, "Inland Post") && !node_named(&p, "Ben Marsh"));
    CHECK(node_named(&p, "Ada Quill")->n_articles == 1 && p.left_out.p);
    p = part((hs_graph_filter){.since = HS_S("2021-05-05")});
    CHECK(p.n_articles == 1 && node_named(&p, "Inland Post") && p.n_edges == 2);
    p = part((hs_graph_filter){.until = HS_S("2021-05")});
    CHECK(p.n_articles == 1 && node_named(&p, "Valley Herald"));
    p = part((hs_graph_filter){.since = HS_S("2021"), .until = HS_S("2021")});
    CHECK(p.n_articles == 2);
}

TEST(kinds_edges_weights)
{
    hs_graph p = part((hs_graph_filter){.kinds = 1u << HS_PERSON});
    CHECK(p.n_nodes == 4 && node_named(&p, "Valley Herald") && !node_named(&p, "CNN"));
    p = part((hs_graph_filter){.edges = 1u << HS_QUOTED_BY});
    CHECK(p.n_edges == 2 && p.n_nodes == 3);
    p = part((hs_graph_filter){.min_weight = 2});
    CHECK(p.n_edges == 1 && p.edges[0].weight == 2 && p.n_nodes == 2);
}

TEST(around_somebody)
{
    hs_graph p = part((hs_graph_filter){.around = HS_S("ADA  quill"), .hops = 1});
    CHECK(p.n_nodes == 4 && !node_named(&p, "Ben Marsh") && !node_named(&p, "CNN"));
    p = part((hs_graph_filter){.around = HS_S("Ada Quill"), .hops = 2});
    CHECK(p.n_nodes == 6 && node_named(&p, "Ben Marsh") && !node_named(&p, "an aide"));
    p = part((hs_graph_filter){.around = hs_arena_str(&arena, g.nodes[0].id), .hops = 0});
    CHECK(p.n_nodes == 1 && p.n_edges == 0);
    hs_graph out;
    hs_error err;
    hs_graph_filter f = {.around = HS_S("Nobody Here"), .hops = 1};
    CHECK(hs_graph_select(&g, &f, &out, &arena, &err) == HS_EUSAGE && strstr(err.message, "Nobody Here"));
}

TEST(the_strongest)
{
    hs_graph p = part((hs_graph_filter){.top = 2});
    CHECK(p.n_nodes == 2 && node_named(&p, "Ada Quill") && node_named(&p, "Valley Herald"));
    p = part((hs_graph_filter){.top = 4});
    CHECK(p.n_nodes <= 4 && node_named(&p, "Inland Post") && node_named(&p, "Valley Herald") && p.left_out.p);
    p = part((hs_graph_filter){.top = 100});
    CHECK(p.n_nodes == g.n_nodes && !p.left_out.p);
}

static hs_str written(const hs_graph *h)
{
    hs_buf b = {0};
    CHECK(hs_write_jgf(h, (hs_sink){keep, &b}, NULL) == HS_OK);
    hs_str s = hs_arena_str(&arena, hs_buf_view(&b));
    hs_buf_release(&b);
    return s;
}

TEST(round_trip)
{
    hs_graph back;
    hs_error err = {0};
    build();
    g.nodes[0].measures.pagerank = 0.25;
    g.nodes[0].measures.community = 3;
    g.nodes[0].measures.articulation = 1;
    hs_str first = written(&g);
    CHECK(hs_graph_parse(&back, first, &arena, &err) == HS_OK);
    CHECK(hs_str_eq(first, written(&back)));
    CHECK(back.n_articles == 2 && back.attributions == 5 && back.edges[0].n_evidence == back.edges[0].weight);
    hs_graph p = part((hs_graph_filter){.top = 2});
    first = written(&p);
    CHECK(hs_graph_parse(&back, first, &arena, &err) == HS_OK && hs_str_eq(first, written(&back)));
}

/* What a person judged is counted on nodes and edges, of a part as of the whole, and comes back from the file. */
TEST(reviewed)
{
    hs_error err = {0};
    hs_graph back;
    build();
    hs_record *r = record(&arena, "d3", "'outlet':'Valley Herald','published':'2022-01-01',", WHO("n1", "person", "Ada Quill"),
                          SAID("a1", "direct", "'n1'", "named-person", "null") "," SAID("a2", "direct", "'n1'", "named-person", "null") "," SAID("a3", "direct", "'n1'", "named-person", "null"), "");
    r->attributions.v[0].review = HS_CONFIRMED;
    r->attributions.v[1].review = HS_REJECTED;
    CHECK(hs_graph_add(builder, r, NULL) == HS_OK && hs_graph_finish(builder, &g, NULL) == HS_OK);
    CHECK(hs_graph_parse(&back, written(&g), &arena, &err) == HS_OK && hs_str_eq(written(&g), written(&back)));
    const hs_node *ada = node_named(&back, "Ada Quill");
    CHECK(ada->direct == 5 && ada->reviewed == 1 && node_named(&back, "Ben Marsh")->reviewed == 0);
    CHECK(strstr(written(&g).p, "\"weight\":4,\"reviewed\":1,") && strstr(written(&g).p, "\"review\":\"confirmed\""));
    hs_graph_filter early = {.until = HS_S("2021")};
    CHECK(hs_graph_select(&g, &early, &back, &arena, NULL) == HS_OK);
    CHECK(strstr(written(&back).p, "\"weight\":2,\"reviewed\":0,") && !strstr(written(&back).p, "confirmed"));
}

static hs_code parsed(const char *json, hs_error *err)
{
    hs_graph out;
    hs_str s = hs_arena_str(&arena, hs_cstr(json));
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '\'') ((char *)s.p)[i] = '"';
    return hs_graph_parse(&out, s, &arena, err);
}

TEST(damaged_files)
{
    hs_error err = {0};
    CHECK(parsed("", &err) == HS_EFORMAT);
    CHECK(parsed("[]", &err) == HS_EFORMAT);
    CHECK(parsed("{'graph':{'nodes':{}}}", &err) == HS_EFORMAT && strstr(err.message, "articles"));
    CHECK(parsed("{'graph':{'metadata':{'articles':{}},'nodes':{},'edges':[]}}", &err) == HS_OK);
    CHECK(parsed("{'graph':{'metadata':{'articles':{}},'nodes':[],'edges':[]}}", &err) == HS_EFORMAT);
    CHECK(parsed("{'graph':{'metadata':{'articles':{}},'nodes':{'x':{'label':'X','metadata':{'kind':'planet'}}}}}", &err) == HS_EFORMAT && strstr(err.message, "\"x\""));
    CHECK(parsed("{'graph':{'metadata':{'articles':{}},'nodes':{'x':{'label':'X','metadata':{'kind':'person'}}},'edges':[{'source':'x','target':'y','relation':'cited-by','metadata':{'weight':1}}]}}", &err) == HS_EFORMAT && strstr(err.message, "target"));
    CHECK(parsed("{'graph':{'metadata':{'articles':{}},'nodes':{'x':{'label':'X','metadata':{'kind':'person'}}},'edges':[{'source':'x','target':'x','relation':'cited-by','metadata':{'weight':-1}}]}}", &err) == HS_EFORMAT && strstr(err.message, "weight"));
    CHECK(parsed("{'graph':{'metadata':{'articles':{}},'nodes':{'x':{'label':'X','metadata':{'kind':'person'}}},'edges':[{'source':'x','target':'x','relation':'cited-by','metadata':{'weight':1,'evidence':[{'article':'gone'}]}}]}}", &err) == HS_EFORMAT);
    CHECK(parsed("{'graph':{'metadata':{'articles':{'a':{'node':'gone'}}},'nodes':{}}}", &err) == HS_EFORMAT);
}

int main(void)
{
    RUN(no_filter_is_the_whole);
    RUN(outlets_and_dates);
    RUN(kinds_edges_weights);
    RUN(around_somebody);
    RUN(the_strongest);
    RUN(round_trip);
    RUN(reviewed);
    RUN(damaged_files);
    hs_graph_builder_free(builder);
    hs_arena_release(&arena);
    return test_done();
}

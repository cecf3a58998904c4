/* Every row of the table of attributions and edges; who is one node and who is not; evidence; counts. */
#include "hearsay/graph.h"
#include "records.h"
#include "test.h"

static hs_arena arena;
static hs_graph_builder *builder;
static hs_graph g;

static void start(double min_confidence)
{
    hs_graph_builder_free(builder);
    hs_arena_clear(&arena);
    builder = hs_graph_builder_new(min_confidence, NULL);
}

static hs_code add(const hs_record *r)
{
    return hs_graph_add(builder, r, NULL);
}

static void finish(void)
{
    CHECK(hs_graph_finish(builder, &g, NULL) == HS_OK);
}

static const hs_node *node_named(const char *name)
{
    for (size_t i = 0; i < g.n_nodes; i++)
        if (hs_str_is(g.nodes[i].name, name)) return &g.nodes[i];
    return NULL;
}

static size_t nodes_named(const char *name)
{
    size_t n = 0;
    for (size_t i = 0; i < g.n_nodes; i++) n += hs_str_is(g.nodes[i].name, name);
    return n;
}

static const hs_edge *edge(const char *from, hs_edge_type type, const char *to)
{
    for (size_t i = 0; i < g.n_edges; i++) {
        const hs_edge *e = &g.edges[i];
        if (e->type == type && hs_str_is(g.nodes[e->from].name, from) && hs_str_is(g.nodes[e->to].name, to)) return e;
    }
    return NULL;
}

#define PEOPLE WHO("n1", "person", "Ada Quill") "," WHO("n2", "outlet", "Harbor Gazette") "," WHO("n3", "outlet", "Inland Post") "," WHO("n4", "anonymous", "a former aide") "," WHO("n5", "outlet", "The Valley Herald")
#define HEAD "'outlet':'Valley Herald','title':'A bridge','author':'Jo Reed','published':'2021-05-04','url':'https://example.org/1','section':'local',"

static void one(const char *attributions)
{
    start(0);
    CHECK(add(record(&arena, "d1", HEAD, PEOPLE, attributions, "")) == HS_OK);
    finish();
}

TEST(no_source_makes_no_edge)
{
    one(SAID("a1", "indirect", "", "none", "null"));
    CHECK(g.n_edges == 0 && g.n_nodes == 1 && g.no_source == 1 && g.own_outlet == 0 && g.attributions == 1);
    CHECK_STR(g.nodes[0].name, "Valley Herald");
    CHECK(g.nodes[0].kind == HS_OUTLET && g.nodes[0].n_articles == 1);
}

TEST(own_outlet_makes_no_edge)
{
    one(SAID("a1", "indirect", "'n5'", "named-organization", "null"));
    CHECK(g.n_edges == 0 && g.n_nodes == 1 && g.own_outlet == 1 && g.no_source == 0);
    CHECK(g.nodes[0].indirect == 1);
}

TEST(other_outlet)
{
    one(SAID("a1", "indirect", "'n2'", "named-organization", "null"));
    CHECK(g.n_edges == 1 && edge("Harbor Gazette", HS_REPORTED_BY, "Valley Herald"));
}

TEST(other_outlet_through_another)
{
    one(SAID("a1", "direct", "'n2'", "named-organization", "'n3'"));
    CHECK(g.n_edges == 2);
    CHECK(edge("Harbor Gazette", HS_REPORTED_BY, "Inland Post") && edge("Inland Post", HS_REPORTED_BY, "Valley Herald"));
}

TEST(person_through_an_outlet)
{
    one(SAID("a1", "mixed", "'n1'", "named-person", "'n2'") "," SAID("a2", "indirect", "'n1'", "named-person", "'n2'") "," SAID("a3", "direct", "'n4'", "anonymous", "'n2'"));
    CHECK(g.n_edges == 4);
    CHECK(edge("Ada Quill", HS_QUOTED_BY, "Harbor Gazette")->weight == 1);
    CHECK(edge("Ada Quill", HS_CITED_BY, "Harbor Gazette")->weight == 1);
    CHECK(edge("a former aide", HS_QUOTED_BY, "Harbor Gazette")->weight == 1);
    CHECK(edge("Harbor Gazette", HS_REPORTED_BY, "Valley Herald")->weight == 3);
}

TEST(person_direct_mixed_indirect)
{
    one(SAID("a1", "direct", "'n1'", "named-person", "null") "," SAID("a2", "mixed", "'n1'", "named-person", "null") "," SAID("a3", "indirect", "'n1'", "named-person", "null"));
    CHECK(g.n_edges == 2);
    CHECK(edge("Ada Quill", HS_QUOTED_BY, "Valley Herald")->weight == 2);
    CHECK(edge("Ada Quill", HS_CITED_BY, "Valley Herald")->weight == 1);
    const hs_node *n = node_named("Ada Quill");
    CHECK(n && n->direct == 1 && n->mixed == 1 && n->indirect == 1);
}

TEST(several_sources_count_once)
{
    one(SAID("a1", "direct", "'n1','n4','n1'", "named-person", "'n2'"));
    CHECK(g.n_edges == 3);
    CHECK(edge("Harbor Gazette", HS_REPORTED_BY, "Valley Herald")->weight == 1);
    CHECK(edge("Ada Quill", HS_QUOTED_BY, "Harbor Gazette")->weight == 1);
    CHECK(node_named("Ada Quill")->direct == 1);
    /* one of the sources is the channel itself: it speaks for itself */
    one(SAID("a1", "direct", "'n1','n2'", "named-person", "'n2'"));
    CHECK(g.n_edges == 2 && edge("Harbor Gazette", HS_REPORTED_BY, "Valley Herald")->weight == 1);
    /* one of them is the own outlet */
    one(SAID("a1", "indirect", "'n5','n1'", "named-person", "null"));
    CHECK(g.n_edges == 1 && g.own_outlet == 0 && edge("Ada Quill", HS_CITED_BY, "Valley Herald"));
}

TEST(own_outlet_as_channel_is_none)
{
    one(SAID("a1", "direct", "'n1'", "named-person", "'n5'"));
    CHECK(g.n_edges == 1 && edge("Ada Quill", HS_QUOTED_BY, "Valley Herald"));
}

TEST(unknown_outlet_is_the_article)
{
    start(0);
    CHECK(add(record(&arena, "d1", "'title':'A bridge',", PEOPLE, SAID("a1", "direct", "'n1'", "named-person", "null") "," SAID("a2", "indirect", "'n2'", "named-organization", "null"), "")) == HS_OK);
    CHECK(add(record(&arena, "d2", "'title':'A bridge',", PEOPLE, "", "")) == HS_OK);
    finish();
    CHECK(nodes_named("A bridge") == 2 && g.n_edges == 2);
    CHECK(node_named("A bridge")->kind == HS_ARTICLE);
    CHECK(edge("Ada Quill", HS_QUOTED_BY, "A bridge") && edge("Harbor Gazette", HS_REPORTED_BY, "A bridge"));
    CHECK(g.articles[0].node != g.articles[1].node);
}

TEST(relations_are_edges)
{
    start(0);
    const char *twice = REL("r1", "aide-of", "n4", "n1", "aide") "," REL("r2", "ally-of", "n1", "n1", "friend");
    CHECK(add(record(&arena, "d1", HEAD, PEOPLE, "", twice)) == HS_OK);
    CHECK(add(record(&arena, "d2", HEAD, PEOPLE "," WHO("n6", "organization", "the Bridge Board"), "", REL("r1", "works-for", "n1", "n6", "engineer"))) == HS_OK);
    CHECK(add(record(&arena, "d3", HEAD, WHO("n7", "person", "Ada Quill") "," WHO("n6", "organization", "Bridge Board"), "", REL("r1", "works-for", "n7", "n6", "head") "," REL("r2", "works-for", "n7", "n6", "head"))) == HS_OK);
    finish();
    const hs_edge *e = edge("Ada Quill", HS_EDGE_RELATION + HS_WORKS_FOR, "the Bridge Board");
    CHECK(e && e->weight == 3 && e->n_evidence == 3 && !e->former);
    CHECK_STR(e->role, "head");
    CHECK_STR(e->evidence[0].quote, "words of r1");
    CHECK(e->evidence[0].relation && e->evidence[0].article == 1 && e->evidence[2].article == 2);
    CHECK(edge("a former aide", HS_EDGE_RELATION + HS_AIDE_OF, "Ada Quill"));
    CHECK(g.n_edges == 2); /* nobody is tied to themselves */
    CHECK(strcmp(hs_edge_type_name(e->type), "works-for") == 0 && hs_edge_is_relation(e->type) && !hs_edge_is_relation(HS_CITED_BY));
}

TEST(former_when_every_statement_is)
{
    start(0);
    const char *past = "{'id':'r1','type':'holds-office','from':'n1','to':'n2','former':true,'evidence':[0,9],'confidence':0.9}";
    const char *now = "{'id':'r2','type':'holds-office','from':'n1','to':'n2','evidence':[0,9],'confidence':0.9}";
    const char *people = WHO("n1", "person", "Ada Quill") "," WHO("n2", "office", "treasurer");
    CHECK(add(record(&arena, "d1", HEAD, people, "", past)) == HS_OK);
    finish();
    CHECK(g.edges[0].former);
    CHECK(add(record(&arena, "d2", HEAD, people, "", now)) == HS_OK);
    finish();
    CHECK(!g.edges[0].former && g.edges[0].weight == 2);
}

TEST(who_is_one_node_over_articles)
{
    start(0);
    const char *first = WHO("n1", "person", "Renée de la Cruz") "," WHO("n2", "person", "Quill") "," WHO("n3", "anonymous", "an official") "," WHO("n4", "organization", "The U.S. Senate") "," WHO("n5", "document", "the report") "," WHO("n6", "person", "de Blasio");
    const char *second = WHO("n9", "person", "Sen. Renee de la Cruz") "," WHO("n2", "person", "Quill") "," WHO("n3", "anonymous", "an official") "," WHO("n4", "organization", "US Senate") "," WHO("n5", "document", "the report") "," WHO("n6", "person", "de Blasio");
    CHECK(add(record(&arena, "d1", HEAD, first, SAID("a0", "direct", "'n1'", "named-person", "null") "," SAID("a1", "direct", "'n2','n3','n4','n5','n6'", "named-person", "null"), "")) == HS_OK);
    CHECK(add(record(&arena, "d2", "'outlet':'The Valley Herald',", second, SAID("a0", "direct", "'n9'", "named-person", "null") "," SAID("a1", "direct", "'n2','n3','n4','n5','n6'", "named-person", "null"), "")) == HS_OK);
    finish();
    CHECK(nodes_named("Renée de la Cruz") == 1 && nodes_named("Quill") == 2 && nodes_named("an official") == 2);
    CHECK(nodes_named("The U.S. Senate") == 1 && nodes_named("the report") == 2 && nodes_named("de Blasio") == 2);
    CHECK(nodes_named("Valley Herald") == 1 && node_named("Valley Herald")->n_articles == 2);
    const hs_node *n = node_named("Renée de la Cruz");
    CHECK(n && n->n_aliases == 1 && n->n_articles == 2 && n->direct == 2);
    CHECK_STR(n->aliases[0], "Sen. Renee de la Cruz");
    for (size_t i = 0; i < g.n_nodes; i++)
        for (size_t k = 0; k < i; k++) CHECK(!hs_str_eq(g.nodes[i].id, g.nodes[k].id));
    CHECK(n->id.n == 16);
}

TEST(the_author)
{
    start(0);
    const char *author = WHO("n1", "person", "(author)");
    CHECK(add(record(&arena, "d1", HEAD, author, SAID("a1", "indirect", "'n1'", "named-person", "null"), "")) == HS_OK);
    CHECK(add(record(&arena, "d2", "'outlet':'Inland Post','author':'By Jo Reed',", author, SAID("a1", "indirect", "'n1'", "named-person", "null"), "")) == HS_OK);
    CHECK(add(record(&arena, "d3", "'outlet':'Inland Post',", author, SAID("a1", "indirect", "'n1'", "named-person", "null"), "")) == HS_OK);
    CHECK(add(record(&arena, "d4", "'outlet':'Inland Post',", author, SAID("a1", "indirect", "'n1'", "named-person", "null"), "")) == HS_OK);
    finish();
    CHECK(nodes_named("Jo Reed") == 1 && nodes_named("(author)") == 2);
    CHECK(node_named("Jo Reed")->n_aliases == 0);
}

TEST(homonyms_stay_apart)
{
    start(0);
    const char *said = SAID("a1", "direct", "'n1'", "named-person", "null");
    CHECK(add(record(&arena, "d1", HEAD, WHO("n1", "person", "Kim Lee") "," WHO("n2", "organization", "Republican Party"), said, REL("r1", "member-of", "n1", "n2", ""))) == HS_OK);
    CHECK(add(record(&arena, "d2", HEAD, WHO("n1", "person", "Kim Lee") "," WHO("n2", "organization", "the Democratic Party"), said, REL("r1", "member-of", "n1", "n2", ""))) == HS_OK);
    CHECK(add(record(&arena, "d3", HEAD, WHO("n1", "person", "Kim Lee"), said, "")) == HS_OK);
    CHECK(add(record(&arena, "d4", HEAD, WHO("n1", "person", "Kim Lee") "," WHO("n2", "organization", "Democratic Party"), said, REL("r1", "member-of", "n1", "n2", ""))) == HS_OK);
    CHECK(add(record(&arena, "d5", HEAD, WHO("n1", "person", "Ann Moe") "," WHO("n2", "office", "mayor of Salem"), said, REL("r1", "holds-office", "n1", "n2", ""))) == HS_OK);
    CHECK(add(record(&arena, "d6", HEAD, WHO("n1", "person", "Ann Moe") "," WHO("n2", "office", "mayor of Dayton"), said, REL("r1", "holds-office", "n1", "n2", ""))) == HS_OK);
    CHECK(add(record(&arena, "d7", HEAD, WHO("n1", "person", "Ann Moe") "," WHO("n2", "office", "senator"), said, REL("r1", "holds-office", "n1", "n2", ""))) == HS_OK);
    finish();
    CHECK(nodes_named("Kim Lee") == 2 && nodes_named("Ann Moe") == 2);
    uint32_t most = 0;
    for (size_t i = 0; i < g.n_nodes; i++)
        if (hs_str_is(g.nodes[i].name, "Kim Lee") && g.nodes[i].direct > most) most = g.nodes[i].direct;
    CHECK(most == 2); /* who says neither joins the first; d4 joins d2 */
}

TEST(rejected_and_unsure_are_left_out)
{
    const char *people = PEOPLE ",{'id':'n8','kind':'person','name':'Not There','aliases':[],'mentions':[],'confidence':1,'review':'rejected'}";
    const char *said = SAID("a1", "direct", "'n8'", "named-person", "null") ",{'id':'a2','mode':'direct','source':['n1'],'source_type':'named-person','via':null,'source_spans':[],'cue_spans':[],'content_spans':[[0,4]],'quote':'q','content_words':1,'quoted_words':1,'confidence':1,'source_confidence':1,'review':'rejected'},"
                       "{'id':'a3','mode':'direct','source':['n1'],'source_type':'named-person','via':'n8','source_spans':[],'cue_spans':[],'content_spans':[[0,4]],'quote':'q','content_words':1,'quoted_words':1,'confidence':1,'source_confidence':0.3},"
                       "{'id':'a4','mode':'direct','source':['n1'],'source_type':'named-person','via':null,'source_spans':[],'cue_spans':[],'content_spans':[[0,4]],'quote':'q','content_words':1,'quoted_words':1,'confidence':0.3,'source_confidence':1}";
    const char *ties = "{'id':'r1','type':'ally-of','from':'n1','to':'n4','evidence':[0,3],'confidence':1,'review':'rejected'},{'id':'r2','type':'ally-of','from':'n1','to':'n4','evidence':[0,3],'confidence':0.2},{'id':'r3','type':'ally-of','from':'n1','to':'n8','evidence':[0,3],'confidence':1}";
    start(0.5);
    CHECK(add(record(&arena, "d1", HEAD, people, said, ties)) == HS_OK);
    finish();
    CHECK(g.n_edges == 0 && g.n_nodes == 1 && g.attributions == 3 && g.below_confidence == 2 && g.no_source == 1);
    start(0);
    CHECK(add(record(&arena, "d1", HEAD, people, said, ties)) == HS_OK);
    finish();
    CHECK(edge("Ada Quill", HS_QUOTED_BY, "Valley Herald")->weight == 2);
    CHECK(edge("Ada Quill", HS_EDGE_RELATION + HS_ALLY_OF, "a former aide")->weight == 1);
    CHECK(g.n_edges == 2 && !node_named("Not There"));
}

TEST(ids_must_differ)
{
    hs_error err;
    start(0);
    CHECK(add(record(&arena, "d1", HEAD, PEOPLE, SAID("a1", "direct", "'n1'", "named-person", "null"), "")) == HS_OK);
    CHECK(hs_graph_add(builder, record(&arena, "d1", HEAD, PEOPLE, SAID("a1", "direct", "'n1'", "named-person", "null"), ""), &err) == HS_EFORMAT);
    CHECK(strstr(err.message, "\"d1\""));
    finish();
    CHECK(g.n_articles == 1 && g.edges[0].weight == 1);
}

TEST(evidence_shows_the_sentence)
{
    start(0);
    /*                   0123456789... */
    const char *text = "'text':'The bridge is old. Ada Quill, who built it, told the Harbor Gazette that it will hold. It did. Others doubt it.',";
    const char *said = "{'id':'a1','mode':'indirect','source':['n1'],'source_type':'named-person','via':'n2','source_spans':[[19,28]],'cue_spans':[[47,51]],'content_spans':[[68,85]],'quote':'that it will hold','content_words':4,'quoted_words':0,'confidence':0.9,'source_confidence':0.9}";
    hs_str head = hs_arena_printf(&arena, "%s%s", HEAD, text);
    CHECK(add(record(&arena, "d1", head.p, PEOPLE, said, "{'id':'r1','type':'works-for','from':'n1','to':'n2','evidence':[87,89],'quote':'It','confidence':1}")) == HS_OK);
    finish();
    const hs_edge *e = edge("Ada Quill", HS_CITED_BY, "Harbor Gazette");
    CHECK(e && e->n_evidence == 1);
    CHECK_STR(e->evidence[0].sentence, "Ada Quill, who built it, told the Harbor Gazette that it will hold.");
    CHECK_STR(e->evidence[0].id, "a1");
    CHECK(e->evidence[0].spans.n == 3 && e->evidence[0].spans.v[0].start == 19 && e->evidence[0].spans.v[2].end == 85);
    CHECK_STR(edge("Harbor Gazette", HS_REPORTED_BY, "Valley Herald")->evidence[0].sentence, "Ada Quill, who built it, told the Harbor Gazette that it will hold.");
    CHECK_STR(edge("Ada Quill", HS_EDGE_RELATION + HS_WORKS_FOR, "Harbor Gazette")->evidence[0].sentence, "It did.");
    one(SAID("a1", "direct", "'n1'", "named-person", "null"));
    CHECK(!g.edges[0].evidence[0].sentence.p);
}

TEST(sorted_and_numbered)
{
    start(0);
    CHECK(add(record(&arena, "d1", HEAD, PEOPLE, SAID("a1", "direct", "'n1','n4'", "named-person", "'n2'"), REL("r1", "ally-of", "n4", "n1", "friend"))) == HS_OK);
    finish();
    for (size_t i = 1; i < g.n_nodes; i++) CHECK(g.nodes[i - 1].kind <= g.nodes[i].kind);
    for (size_t i = 1; i < g.n_edges; i++) CHECK(g.edges[i - 1].type <= g.edges[i].type);
    CHECK_STR(g.edges[0].id, "e1");
    CHECK_STR(g.articles[0].title, "A bridge");
    CHECK_STR(g.articles[0].section, "local");
    CHECK_STR(g.nodes[g.articles[0].node].name, "Valley Herald");
}

/* 20,000 mentions of one hostile name in relations and as aliases: linear, so a moment. */
TEST(many_relations_of_one_person)
{
    enum { N = 20000 };
    hs_buf ties;
    hs_buf_init(&ties);
    start(0);
    for (int i = 0; i < N; i++) hs_buf_printf(&ties, "%s{'id':'r%d','type':'holds-office','from':'n1','to':'n2','role':'role %d','evidence':[0,3],'confidence':1}", i ? "," : "", i, i);
    CHECK(add(record(&arena, "d1", HEAD, WHO("n1", "person", "Ada Quill") "," WHO("n2", "office", "mayor of Salem"), "", ties.p)) == HS_OK);
    hs_buf_release(&ties);
    finish();
    CHECK(g.n_edges == 1 && g.edges[0].weight == N);
    CHECK_STR(g.edges[0].role, "role 0");
}

/* One name of a million letters behind thousands of attributions: looked at once. Ids have a limit. */
TEST(a_monstrous_name)
{
    enum { N = 5000, LETTERS = 1000000 };
    char *name = malloc(LETTERS + 1);
    hs_buf said = {0}, who = {0};
    memset(name, 'q', LETTERS);
    name[LETTERS] = '\0';
    hs_buf_printf(&who, "{'id':'n1','kind':'person','name':'%s','aliases':['%s x'],'mentions':[],'confidence':1}", name, name);
    for (int i = 0; i < N; i++) hs_buf_printf(&said, "%s{'id':'a%d','mode':'direct','source':['n1'],'source_type':'named-person','via':null,'source_spans':[],'cue_spans':[],'content_spans':[[0,4]],'quote':'q','content_words':1,'quoted_words':1,'confidence':1,'source_confidence':1}", i ? "," : "", i);
    start(0);
    CHECK(add(record(&arena, "d1", HEAD, who.p, said.p, "")) == HS_OK);
    name[2000] = '\0';
    CHECK(add(record(&arena, name, HEAD, "", "", "")) == HS_EFORMAT);
    finish();
    CHECK(g.n_edges == 1 && g.edges[0].weight == N && g.nodes[0].name.n < LETTERS);
    hs_buf_release(&said);
    hs_buf_release(&who);
    free(name);
}

int main(void)
{
    RUN(no_source_makes_no_edge);
    RUN(own_outlet_makes_no_edge);
    RUN(other_outlet);
    RUN(other_outlet_through_another);
    RUN(person_through_an_outlet);
    RUN(person_direct_mixed_indirect);
    RUN(several_sources_count_once);
    RUN(own_outlet_as_channel_is_none);
    RUN(unknown_outlet_is_the_article);
    RUN(relations_are_edges);
    RUN(former_when_every_statement_is);
    RUN(who_is_one_node_over_articles);
    RUN(the_author);
    RUN(homonyms_stay_apart);
    RUN(rejected_and_unsure_are_left_out);
    RUN(ids_must_differ);
    RUN(evidence_shows_the_sentence);
    RUN(sorted_and_numbered);
    RUN(many_relations_of_one_person);
    RUN(a_monstrous_name);
    hs_graph_builder_free(builder);
    hs_arena_release(&arena);
    return test_done();
}

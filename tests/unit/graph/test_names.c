/* Names decided by a person, and the reasons for which mentions are joined or kept apart. */
#include "hearsay/graph.h"
#include "records.h"
#include "test.h"

static hs_arena arena;
static hs_graph_builder *builder;
static hs_aliases *aliases;
static hs_graph g;

static void start(const char *csv)
{
    hs_graph_builder_free(builder);
    hs_aliases_free(aliases);
    aliases = NULL;
    hs_arena_clear(&arena);
    builder = hs_graph_builder_new(0, NULL);
    if (csv) CHECK(hs_aliases_parse(&aliases, "names.csv", hs_cstr(csv), NULL) == HS_OK);
    hs_graph_decide(builder, aliases);
    hs_graph_keep_mentions(builder);
}

/* An article in which one person says something and is a member of a party. */
static void article(const char *id, const char *kind, const char *name, const char *party)
{
    hs_str people = hs_arena_printf(&arena, "{'id':'n1','kind':'%s','name':'%s','aliases':[],'mentions':[],'confidence':1},{'id':'n2','kind':'organization','name':'%s','aliases':[],'mentions':[],'confidence':1}", kind, name, party ? party : "The Mill");
    CHECK(hs_graph_add(builder, record(&arena, id, "'outlet':'The Courier',", people.p, SAID("a1", "indirect", "'n1'", "named-person", "null"), party ? REL("r1", "member-of", "n1", "n2", "member") : ""), NULL) == HS_OK);
}

static size_t nodes_of(hs_kind kind)
{
    size_t n = 0;
    CHECK(hs_graph_finish(builder, &g, NULL) == HS_OK);
    for (size_t i = 0; i < g.n_nodes; i++) n += g.nodes[i].kind == kind;
    return n;
}

static bool explained(const char *name, const char *words)
{
    hs_buf out;
    hs_buf_init(&out);
    hs_code code = hs_graph_explain(builder, hs_cstr(name), &out, NULL);
    bool is = code == HS_OK && strstr(out.p, words);
    hs_buf_release(&out);
    return is;
}

static hs_code parse(const char *csv)
{
    hs_aliases *a = NULL;
    hs_code code = hs_aliases_parse(&a, "names.csv", hs_cstr(csv), NULL);
    CHECK((code == HS_OK) == (a != NULL));
    hs_aliases_free(a);
    return code;
}

TEST(full_names_join_and_lone_surnames_never)
{
    start(NULL);
    article("d1", "person", "Ellen Marsh", NULL);
    article("d2", "person", "Sen. Ellen Marsh", NULL);
    article("d3", "person", "Marsh", NULL);
    article("d4", "person", "Marsh", NULL);
    CHECK(nodes_of(HS_PERSON) == 3);
    CHECK(explained("Ellen Marsh", "the full name"));
    CHECK(explained("Marsh", "of this article alone"));
}

TEST(a_contradiction_keeps_apart_and_is_shown)
{
    start(NULL);
    article("d1", "person", "Ellen Marsh", "Republican Party");
    article("d2", "person", "Ellen Marsh", "Democratic Party");
    article("d3", "person", "Ellen Marsh", "Democratic Party");
    CHECK(nodes_of(HS_PERSON) == 2);
    CHECK(explained("ellen marsh", "who is \"Republican Party\" and not \"Democratic Party\""));
}

TEST(middle_initials_join_and_keep_apart)
{
    start(NULL);
    article("d1", "person", "Ellen Marsh", NULL);
    article("d2", "person", "Ellen J. Marsh", NULL);
    article("d3", "person", "Ellen K. Marsh", NULL);
    article("d4", "person", "Ellen J Marsh", NULL);
    article("d5", "person", "George H.W. Dorn", NULL);
    article("d6", "person", "George HW Dorn", NULL);
    article("d7", "person", "J. Dorn", NULL);
    article("d8", "person", "Ellen Marsh Jr.", NULL);
    CHECK(nodes_of(HS_PERSON) == 5); /* Ellen J., Ellen K., George, J. Dorn, Jr. */
    CHECK(explained("Ellen K. Marsh", "who is \"Ellen J. Marsh\" and not \"Ellen K. Marsh\""));
}

TEST(many_articles_outweigh_one)
{
    char id[16];
    start(NULL);
    for (int k = 0; k < 5; k++) {
        snprintf(id, sizeof id, "d%d", k);
        article(id, "person", "Ellen Marsh", "Republican Party");
    }
    article("d9", "person", "Ellen Marsh", "Democratic Party");
    CHECK(nodes_of(HS_PERSON) == 1);
}

TEST(a_decision_comes_before_every_rule)
{
    start("name,canonical name\nMarsh,Ellen Marsh,Q7\n");
    article("d1", "person", "Ellen Marsh", "Republican Party");
    article("d2", "person", "Ellen Marsh", "Democratic Party");
    article("d3", "person", "Marsh", NULL);
    article("d4", "person", "Mr. Marsh", NULL);
    article("d5", "anonymous", "Marsh", NULL);
    CHECK(nodes_of(HS_PERSON) == 1 && nodes_of(HS_ANONYMOUS_SOURCE) == 1);
    CHECK(explained("Marsh", "line 2") && explained("Ellen Marsh", "Wikidata Q7"));
}

TEST(outlets_by_their_other_names_too)
{
    start("The New York Times,Times of New York\n");
    article("d1", "outlet", "NYT", NULL);
    article("d2", "outlet", "The New York Times", NULL);
    CHECK(nodes_of(HS_OUTLET) == 2); /* and the articles' own */
    CHECK(explained("Times of New York", "line 1"));
}

TEST(cells_in_quotation_marks)
{
    CHECK(parse("\xEF\xBB\xBF\"Name\",\"Canonical\"\r\n\"Marsh, \"\"Nell\"\"\",\"Ellen\nMarsh\"\r\n\r\n") == HS_OK);
    CHECK(parse("") == HS_OK && parse("a,b") == HS_OK && parse("a,b,,and more\n") == HS_OK && parse("a,a\na,a,Q1\n") == HS_OK);
}

TEST(what_contradicts_itself_is_refused)
{
    static const char *const wrong[] = {"a", "a,", ",b", "a,b\na,c", "a,b\nb,c", "a,b,q1", "a,b,Q", "a,b,Q01", "a,b,Q1\nc,d,Q1", "a,b,Q1\nc,b,Q2", "\"a,b", "\"a\"b,c"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (parse(wrong[i]) != HS_EFORMAT) printf("%s\n", wrong[i]);
        CHECK(parse(wrong[i]) == HS_EFORMAT);
    }
}

int main(void)
{
    RUN(full_names_join_and_lone_surnames_never);
    RUN(a_contradiction_keeps_apart_and_is_shown);
    RUN(middle_initials_join_and_keep_apart);
    RUN(many_articles_outweigh_one);
    RUN(a_decision_comes_before_every_rule);
    RUN(outlets_by_their_other_names_too);
    RUN(cells_in_quotation_marks);
    RUN(what_contradicts_itself_is_refused);
    hs_graph_builder_free(builder);
    hs_aliases_free(aliases);
    hs_arena_release(&arena);
    return test_done();
}

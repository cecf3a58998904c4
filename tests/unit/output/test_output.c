/* What is written: hostile names, CSV by RFC 4180, tables that keep their width, JSON that parses. */
#include <math.h>

#include "base/json.h"
#include "base/utf8.h"
#include "hearsay/output.h"
#include "output/cell.h"
#include "output/out.h"
#include "records.h"
#include "sinks.h"
#include "test.h"

static hs_arena arena;

/* U+001B, U+202E, U+0085, a newline and a tab; JSON escapes, so that the record itself is sound. */
#define STEERING "\\u001b[31mred\\u202egnp\\u0085.\\n\\tend"
#define HOSTILE WHO("n1", "person", "=cmd() \\\"quoted\\\", Esq") "," WHO("n2", "anonymous", STEERING) "," WHO("n3", "outlet", "</script><b>&lt;&#x202e;\\\\N\\\\G") "," WHO("n4", "organization", "中文名字 \\ud83d\\ude00") "," WHO("n5", "person", "Ada Quill")
#define HEAD "'outlet':'Valley Herald','title':'A " STEERING "','published':'2021-05-04','words':10,"

static hs_record *hostile(void)
{
    return record(&arena, "d1", HEAD, HOSTILE,
                  SAID("a1", "direct", "'n1'", "named-person", "null") "," SAID("a2", "indirect", "'n2','n5'", "anonymous", "'n3'") "," SAID("a3", "mixed", "'n4'", "named-organization", "null") "," SAID("a4", "indirect", "", "none", "null"),
                  REL("r1", "aide-of", "n2", "n5", "chief of staff") "," REL("r2", "holds-office", "n5", "n4", "x"));
}

static hs_buf written(hs_code (*write)(const hs_graph *, hs_sink, hs_error *))
{
    hs_buf b = {0};
    hs_graph g;
    hs_graph_builder *builder = hs_graph_builder_new(0, NULL);
    CHECK(hs_graph_add(builder, hostile(), NULL) == HS_OK && hs_graph_finish(builder, &g, NULL) == HS_OK);
    CHECK(write(&g, (hs_sink){keep, &b}, NULL) == HS_OK);
    hs_error err;
    CHECK(write(&g, (hs_sink){full, NULL}, &err) == HS_EWRITE);
    hs_graph_builder_free(builder);
    return b;
}

static hs_code plain_nodes(const hs_graph *g, hs_sink s, hs_error *e) { return hs_write_nodes_csv(g, false, s, e); }
static hs_code safe_nodes(const hs_graph *g, hs_sink s, hs_error *e) { return hs_write_nodes_csv(g, true, s, e); }
static hs_code safe_edges(const hs_graph *g, hs_sink s, hs_error *e) { return hs_write_edges_csv(g, true, s, e); }

TEST(jgf_keeps_hostile_names)
{
    hs_buf b = written(hs_write_jgf);
    hs_json *j = hs_json_parse(hs_buf_view(&b), "test", NULL);
    CHECK(j);
    const hs_json *graph = hs_json_get(j, "graph");
    bool found = false;
    for (const hs_json *n = hs_json_first(hs_json_get(graph, "nodes")); n; n = hs_json_next(n)) {
        const hs_json *m = hs_json_get(n, "metadata");
        found = found || hs_str_is(hs_json_str(hs_json_get(m, "name")), "=cmd() \"quoted\", Esq");
        CHECK(hs_json_is_null(hs_json_get(m, "pagerank")) && hs_json_is_null(hs_json_get(m, "articulation")) && hs_json_is_null(hs_json_get(m, "community")));
        CHECK(hs_json_count(n) == 2);
    }
    for (const hs_json *e = hs_json_first(hs_json_get(graph, "edges")); e; e = hs_json_next(e))
        for (const hs_json *k = hs_json_first(e); k; k = hs_json_next(k)) /* the schema knows no other */
            CHECK(strstr(" id source target relation directed label metadata ", hs_json_key(k)));
    CHECK(found && hs_json_count(hs_json_get(graph, "edges")) > 4);
    CHECK(hs_json_is_object(hs_json_get(hs_json_get(hs_json_get(graph, "metadata"), "articles"), "d1")));
    hs_json_free(j);
    hs_buf_release(&b);
}

TEST(dot_is_quoted)
{
    hs_buf b = written(hs_write_dot);
    CHECK(has(&b, "\"=cmd() \\\"quoted\\\", Esq\""));
    CHECK(has(&b, "</script><b>&amp;lt;&amp;#x202e;\\\\N\\\\G"));
    CHECK(!has(&b, "\x1b") && !has(&b, "\xE2\x80\xAE"));
    CHECK(has(&b, "label=\"chief of staff\""));
    hs_buf_release(&b);
}

TEST(csv_fields)
{
    hs_buf b = {0};
    hs_csv_field(&b, true, HS_S("plain"), false);
    hs_csv_field(&b, false, HS_S("a,b"), false);
    hs_csv_field(&b, false, HS_S("say \"x\"\r\nnow"), false);
    hs_csv_field(&b, false, HS_NONE, true);
    hs_csv_field(&b, false, HS_S("=1+1"), false);
    hs_csv_field(&b, false, HS_S("=1+1"), true);
    hs_csv_field(&b, false, HS_S("-a"), true);
    hs_csv_field(&b, false, HS_S("\t=x"), true);
    hs_csv_field(&b, false, HS_S("\xEF\xBC\x9Dx"), true);
    hs_csv_field(&b, false, HS_S("\x1b[31m"), true);
    hs_csv_end(&b);
    CHECK_STR(hs_buf_view(&b), "plain,\"a,b\",\"say \"\"x\"\"\r\nnow\",,=1+1,\"'=1+1\",\"'-a\",\"'\t=x\",\"'\xEF\xBC\x9Dx\",\xEF\xBF\xBD[31m\r\n");
    hs_buf_release(&b);
}

TEST(csv_of_graphs)
{
    hs_buf b = written(plain_nodes);
    CHECK(has(&b, "id,kind,name,") && has(&b, ",person,\"=cmd() \"\"quoted\"\", Esq\","));
    hs_buf_release(&b);
    b = written(safe_nodes);
    CHECK(has(&b, ",person,\"'=cmd() \"\"quoted\"\", Esq\",") && !has(&b, "\x1b") && !has(&b, "nan"));
    hs_buf_release(&b);
    b = written(safe_edges);
    CHECK(has(&b, ",\"'=cmd() \"\"quoted\"\", Esq\",Valley Herald,") && has(&b, ",quoted-by,1,"));
    hs_buf_release(&b);
}

TEST(cells)
{
    hs_buf b = {0};
    hs_cell_clean(&b, HS_S("  a\x1b[0m \t\n b\xE2\x80\xAE" "c \xC2\x85"));
    CHECK_STR(hs_buf_view(&b), "a[0m bc");
    hs_buf_clear(&b);
    hs_cell_put(&b, HS_S("中文名字"), 5, true, false);
    CHECK_STR(hs_buf_view(&b), "中文…");
    CHECK(hs_cell_width(hs_buf_view(&b)) == 5 && hs_cp_width(0x4e2d) == 2 && hs_cp_width(0x301) == 0);
    hs_buf_clear(&b);
    hs_cell_put(&b, HS_S("中文名字"), 6, true, false);
    CHECK(hs_cell_width(hs_buf_view(&b)) == 6);
    hs_buf_clear(&b);
    hs_cell_put(&b, HS_S("ab"), 4, true, true);
    CHECK_STR(hs_buf_view(&b), "  ab");
    hs_buf_clear(&b);
    hs_put_number(&b, 0.125);
    hs_put_number(&b, NAN);
    CHECK_STR(hs_buf_view(&b), "0.125");
    hs_buf_clear(&b);
    hs_put_percent(&b, 0.2345);
    CHECK_STR(hs_buf_view(&b), "23.5 %");
    hs_buf_release(&b);
}

static hs_buf listed(hs_table format, bool safe, int width)
{
    hs_buf b = {0};
    hs_list_options o = {format, safe, width, 0};
    hs_sink sink = {keep, &b};
    bool first = true;
    CHECK(hs_list_begin(&o, sink, NULL) == HS_OK);
    CHECK(hs_list_record(&o, record(&arena, "d0", HEAD, "", "", ""), &first, sink, NULL) == HS_OK);
    CHECK(hs_list_record(&o, hostile(), &first, sink, NULL) == HS_OK);
    CHECK(hs_list_end(&o, sink, NULL) == HS_OK);
    return b;
}

TEST(list_table)
{
    for (int width = 80; width <= 160; width += 20) {
        hs_buf b = listed(HS_TABLE, false, width);
        CHECK(has(&b, "SAID TO BE") && has(&b, "no attributions"));
        CHECK(!has(&b, "\x1b") && !has(&b, "\xE2\x80\xAE") && !has(&b, "\xC2\x85"));
        for (const char *line = b.p, *end; (end = strchr(line, '\n')); line = end + 1) CHECK(hs_cell_width((hs_str){line, (size_t)(end - line)}) <= (size_t)width);
        hs_buf_release(&b);
    }
    hs_buf b = listed(HS_TABLE, false, 0);
    CHECK(has(&b, "chief of staff of Ada Quill") && has(&b, "20-40") && has(&b, "0.90/0.80") && has(&b, "quote of a4"));
    hs_buf_release(&b);
}

TEST(list_csv)
{
    hs_buf b = listed(HS_CSV, true, 0);
    CHECK(has(&b, "article,attribution,outlet,published,source,kind,source_type,described_as,via,mode,cue,quote,start,end,confidence,source_confidence\r\n"));
    CHECK(has(&b, "d1,a1,Valley Herald,2021-05-04,\"'=cmd() \"\"quoted\"\", Esq\",person,named-person,,,direct,,quote of a1,20,40,0.90,0.80\r\n"));
    CHECK(has(&b, "d1,a4,Valley Herald,2021-05-04,,,none,,,indirect,,quote of a4,"));
    hs_buf_release(&b);
}

TEST(list_json)
{
    hs_buf b = listed(HS_JSON, false, 0);
    hs_json *j = hs_json_parse(hs_buf_view(&b), "test", NULL);
    CHECK(hs_json_is_array(j) && hs_json_count(j) == 4);
    const hs_json *second = hs_json_next(hs_json_first(j));
    CHECK(hs_json_count(hs_json_get(second, "source")) == 2);
    CHECK_STR(hs_json_str(hs_json_get(second, "described_as")), "chief of staff of Ada Quill");
    CHECK(hs_json_num(hs_json_get(second, "start"), 0) == 20 && hs_json_num(hs_json_get(second, "confidence"), 0) == 0.9);
    hs_json_free(j);
    hs_buf_release(&b);
}

/* A cue, where the record has its text; roles and their defaults, past after present. */
TEST(descriptions)
{
    hs_buf b = {0};
    hs_list_options o = {HS_CSV, false, 0, 0};
    bool first = true;
    const char *ties = "{'id':'r0','type':'spokesperson-of','from':'n1','to':'n2','former':true,'evidence':[0,3],'confidence':1}," REL("r1", "holds-office", "n1", "n3", "mayor") "," REL("r2", "works-for", "n1", "n2", "") "," REL("r3", "member-of", "n1", "n4", "R-Ohio") "," REL("r4", "candidate-for", "n1", "n5", "nominee") "," REL("r5", "holds-office", "n1", "n3", "mayor");
    hs_record *r = record(&arena, "d1", "'text':'Ada Quill said it would hold, told them.',", WHO("n1", "person", "Ada Quill") "," WHO("n2", "organization", "Bridge Board") "," WHO("n3", "office", "mayor of Salem") "," WHO("n4", "organization", "Republican Party") "," WHO("n5", "office", "governor"),
                          "{'id':'a1','mode':'indirect','source':['n1'],'source_type':'named-person','via':null,'source_spans':[[0,9]],'cue_spans':[[10,14],[30,34]],'content_spans':[[15,28]],'quote':'it would hold','content_words':3,'quoted_words':0,'confidence':1,'source_confidence':1}", ties);
    CHECK(hs_list_record(&o, r, &first, (hs_sink){keep, &b}, NULL) == HS_OK && !first);
    CHECK(has(&b, ",mayor of Salem; works for Bridge Board; member of Republican Party; nominee for governor; former spokesperson of Bridge Board,"));
    CHECK(has(&b, ",said … told,"));
    hs_buf_release(&b);
}

/* What stands between two names is a role only where it is a noun. */
TEST(roles_that_are_no_nouns)
{
    static const struct { const char *role; hs_role_form form; } roles[] = {
        {"chief of staff", HS_ROLE_NOUN}, {"Chief executive", HS_ROLE_NOUN}, {"head", HS_ROLE_NOUN}, {"boss", HS_ROLE_NOUN}, {"late husband", HS_ROLE_NOUN}, {"led", HS_ROLE_VERB}, {"close to", HS_ROLE_VERB},
        {"endorsed", HS_ROLE_VERB}, {"of", HS_ROLE_NO_WORD}, {"teaches", HS_ROLE_NO_WORD}, {"Post's", HS_ROLE_NO_WORD}, {"Times’", HS_ROLE_NO_WORD}, {"challenging", HS_ROLE_NO_WORD}, {"", HS_ROLE_NO_WORD}};
    for (size_t k = 0; k < sizeof roles / sizeof *roles; k++) CHECK(hs_role_read(hs_cstr(roles[k].role)) == roles[k].form);
    CHECK(hs_role_says_past(HS_S("late husband")) && hs_role_says_past(HS_S("former aide")) && !hs_role_says_past(HS_S("latest aide")) && !hs_role_says_past(HS_S("aide")));
    hs_buf b = {0};
    hs_list_options o = {HS_CSV, false, 0, 0};
    bool first = true;
    const char *ties = REL("r1", "works-for", "n1", "n2", "of") "," REL("r2", "works-for", "n1", "n3", "founded") "," REL("r3", "ally-of", "n1", "n4", "endorsed") "," REL("r4", "family-of", "n1", "n5", "late husband");
    hs_record *r = record(&arena, "d1", "'text':'Ada Quill said it would hold.',", WHO("n1", "person", "Ada Quill") "," WHO("n2", "organization", "Bridge Board") "," WHO("n3", "organization", "Quill Ferries") "," WHO("n4", "person", "Ben Roe") "," WHO("n5", "person", "Cleo Roe"),
                          "{'id':'a1','mode':'indirect','source':['n1'],'source_type':'named-person','via':null,'source_spans':[[0,9]],'cue_spans':[[10,14]],'content_spans':[[15,28]],'quote':'it would hold','content_words':3,'quoted_words':0,'confidence':1,'source_confidence':1}", ties);
    CHECK(hs_list_record(&o, r, &first, (hs_sink){keep, &b}, NULL) == HS_OK);
    CHECK(has(&b, ",works for Bridge Board; founded Quill Ferries; endorsed Ben Roe; late husband of Cleo Roe,"));
    hs_buf_release(&b);
}

TEST(stats)
{
    hs_buf b = {0};
    hs_stats s;
    hs_stats_builder *builder = hs_stats_builder_open(&(hs_stats_options){0}, NULL);
    hs_stats_add(builder, hostile(), NULL);
    CHECK(hs_stats_finish(builder, &s, NULL) == HS_OK);
    CHECK(hs_write_stats(&s, NULL, HS_TABLE, (hs_sink){keep, &b}, NULL) == HS_OK);
    CHECK(has(&b, "4 attributions: 1 direct, 1 mixed, 2 indirect") && has(&b, "anonymous                     1   25.0 %") && has(&b, "Fewer than five articles") && !has(&b, "\x1b"));
    for (const char *line = b.p, *end; (end = strchr(line, '\n')); line = end + 1) CHECK(hs_cell_width((hs_str){line, (size_t)(end - line)}) <= 100);
    hs_buf_clear(&b);
    CHECK(hs_write_stats(&s, NULL, HS_CSV, (hs_sink){keep, &b}, NULL) == HS_OK);
    CHECK(has(&b, "attributions,anonymous,,1,0.25,,\r\n") && has(&b, "second_hand,all,,1,0.25,,\r\n"));
    hs_buf_clear(&b);
    CHECK(hs_write_stats(&s, NULL, HS_JSON, (hs_sink){keep, &b}, NULL) == HS_OK);
    hs_json *j = hs_json_parse(hs_buf_view(&b), "test", NULL);
    CHECK(hs_json_num(hs_json_get(hs_json_get(j, "attributions"), "anonymous_share"), 0) == 0.25 && hs_json_count(hs_json_get(j, "top_sources")) == 4);
    CHECK(hs_json_is_null(hs_json_get(j, "second_hand_95")));
    hs_json_free(j);
    hs_buf_release(&b);
    hs_stats_builder_free(builder);
}

int main(void)
{
    RUN(jgf_keeps_hostile_names);
    RUN(dot_is_quoted);
    RUN(csv_fields);
    RUN(csv_of_graphs);
    RUN(cells);
    RUN(list_table);
    RUN(list_csv);
    RUN(list_json);
    RUN(descriptions);
    RUN(roles_that_are_no_nouns);
    RUN(stats);
    hs_arena_release(&arena);
    return test_done();
}

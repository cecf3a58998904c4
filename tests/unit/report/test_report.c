/* The page: everything is escaped, the marks name what they belong to, the policy names what stands in the page, and a
 * hostile record costs no more than its size. */
#include <inttypes.h>
#include <time.h>

#include "base/sha256.h"
#include "hearsay/report.h"
#include "records.h"
#include "test.h"

static hs_code collect(void *ctx, const char *p, size_t n, hs_error *err)
{
    hs_buf_add(ctx, p, n);
    return ((hs_buf *)ctx)->failed ? hs_nomem(err) : HS_OK;
}

/* The page of a record with a graph and a map of its own. */
static hs_code page_with(const hs_record *r, const char *svg, double min_confidence, const hs_aliases *aliases, hs_buf *out)
{
    hs_error err = {0};
    hs_graph g;
    hs_graph_builder *b = hs_graph_builder_new(min_confidence, &err);
    hs_graph_decide(b, aliases);
    CHECK(hs_graph_add(b, r, &err) == HS_OK && hs_graph_finish(b, &g, &err) == HS_OK);
    hs_report_page page = {.record = r, .graph = &g, .who = hs_graph_identities(b), .aliases = aliases, .svg = hs_cstr(svg), .min_confidence = min_confidence};
    hs_buf_init(out);
    hs_code code = hs_write_report(&page, (hs_sink){collect, out}, &err);
    if (code != HS_OK) printf("%s\n", err.message);
    hs_graph_builder_free(b);
    return code;
}

static hs_code page_of(const hs_record *r, const char *svg, double min_confidence, hs_buf *out)
{
    return page_with(r, svg, min_confidence, NULL, out);
}

/* Whether the page's data say that the entity of a name and a kind is the node of a key. */
static bool is_node(const char *page, const char *entity, const char *key)
{
    char text[200];
    snprintf(text, sizeof text, "%s\"node\":\"%016" PRIx64 "\"", entity, hs_str_hash(hs_cstr(key)));
    return strstr(page, text) != NULL;
}

static size_t count(const hs_buf *b, const char *needle)
{
    size_t n = 0;
    for (const char *p = b->p; p && (p = strstr(p, needle)); p++) n++;
    return n;
}

#define TEXT "'text':'“We knew,” said Ann <b>Roe</b>.\\n\\nShe left & wept.','words':8,"
#define ANN "{'id':'n1','kind':'person','name':'Ann <b>Roe</b>','aliases':[],'mentions':[{'start':16,'end':30,'form':'name'}],'confidence':1}"
#define KNEW "{'id':'a1','mode':'direct','source':['n1'],'source_type':'named-person','via':null,'source_spans':[[16,30]],'cue_spans':[[11,15]],'content_spans':[[0,10]],'quote':'“We knew,”','content_words':2,'quoted_words':2,'confidence':0.9,'source_confidence':0.5,'review':'none'}"

TEST(escapes_everything)
{
    hs_arena a = {0};
    hs_buf b;
    hs_record *r = record(&a, "</script><i>", "'title':'<script>x</script>','outlet':'A & B'," TEXT, ANN, KNEW, "");
    CHECK(page_of(r, NULL, 0, &b) == HS_OK);
    CHECK(!strstr(b.p, "<script>x") && !strstr(b.p, "<b>Roe") && !strstr(b.p, "</script><i>") && !strstr(b.p, "A & B"));
    CHECK(strstr(b.p, "<title>&lt;script&gt;x&lt;/script&gt;</title>") && strstr(b.p, "Ann &lt;b&gt;Roe&lt;/b&gt;"));
    CHECK(strstr(b.p, "\\u003c/script>\\u003ci>") != NULL); /* in the JSON */
    CHECK(count(&b, "</script>") == 3);                       /* data and two scripts */
    hs_buf_release(&b);
    hs_arena_release(&a);
}

TEST(marks_the_text)
{
    hs_arena a = {0};
    hs_buf b;
    hs_record *r = record(&a, "d", TEXT, ANN, KNEW, "");
    CHECK(page_of(r, NULL, 0, &b) == HS_OK);
    CHECK(strstr(b.p, "<p data-o=\"0\"><span class=\"seg c dir\" data-a=\"0\">“We knew,”</span><a class=\"ref doubt\" id=\"t1\" href=\"#s0\""));
    CHECK(strstr(b.p, "<span class=\"seg k\" data-k=\"0\">said</span> <span class=\"seg s m\" data-s=\"0\" data-e=\"0\">Ann &lt;b&gt;Roe&lt;/b&gt;</span>.</p>"));
    CHECK(strstr(b.p, "<p data-o=\"33\">She left &amp; wept.</p>"));
    CHECK(strstr(b.p, "Uncertain") && strstr(b.p, "(words 90 %, source 50 %)"));
    hs_buf_release(&b);
    hs_arena_release(&a);
}

TEST(leaves_out_what_is_not_certain_enough_or_rejected)
{
    hs_arena a = {0};
    hs_buf b;
    hs_record *r = record(&a, "d", TEXT, ANN, KNEW, "");
    CHECK(page_of(r, NULL, 0.6, &b) == HS_OK);
    CHECK(strstr(b.p, "No statement of anybody") && !strstr(b.p, "data-a=\"0\""));
    hs_buf_release(&b);
    r->attributions.v[0].review = HS_REJECTED;
    CHECK(page_of(r, NULL, 0, &b) == HS_OK);
    CHECK(strstr(b.p, "Taken out by a person: 1 statement") && !strstr(b.p, "data-a=\"0\""));
    hs_buf_release(&b);
    hs_arena_release(&a);
}

/* Which card an entity is follows from the graph: of two people of one name, whom the graph met first has the plain key. */
TEST(namesakes_are_the_cards_that_the_graph_made_of_them)
{
    hs_arena a = {0};
    hs_buf b;
    hs_record *r = record(&a, "d", "", WHO("n1", "person", "Ann Roe") "," WHO("n2", "person", "Ann Roe") "," WHO("n3", "organization", "Republican Party") "," WHO("n4", "organization", "Democratic Party"),
                          SAID("a1", "direct", "'n2'", "named-person", "null") "," SAID("a2", "direct", "'n1'", "named-person", "null"), REL("r1", "member-of", "n1", "n3", "member") "," REL("r2", "member-of", "n2", "n4", "member"));
    CHECK(page_of(r, NULL, 0, &b) == HS_OK);
    const char *person = "{\"name\":\"Ann Roe\",\"kind\":\"person\",", *first = strstr(b.p, person), *second = first ? strstr(first + 1, person) : NULL;
    CHECK(second && is_node(second, person, "person\x1f" "ann roe")); /* n2 spoke first */
    CHECK(first && is_node(first, person, "person\x1f" "ann roe\x1f" "d\x1fn1"));
    hs_buf_release(&b);
    hs_arena_release(&a);
}

TEST(decided_names_are_one_card_and_one_source)
{
    static const char names[] = "name,canonical name\nRoe,Ann Roe\n";
    hs_arena a = {0};
    hs_buf b;
    hs_aliases *aliases;
    hs_record *r = record(&a, "d", "", WHO("n1", "person", "Roe") "," WHO("n2", "person", "Ann Roe"), SAID("a1", "direct", "'n1'", "named-person", "null") "," SAID("a2", "direct", "'n2'", "named-person", "null"), "");
    CHECK(hs_aliases_parse(&aliases, "names.csv", hs_cstr(names), NULL) == HS_OK);
    CHECK(page_of(r, NULL, 0, &b) == HS_OK);
    CHECK(is_node(b.p, "{\"name\":\"Roe\",\"kind\":\"person\",", "person\x1froe\x1f" "d\x1fn1") && strstr(b.p, "2 statements</b> by 2 sources"));
    hs_buf_release(&b);
    CHECK(page_with(r, NULL, 0, aliases, &b) == HS_OK);
    CHECK(is_node(b.p, "{\"name\":\"Roe\",\"kind\":\"person\",", "person\x1f" "ann roe") && is_node(b.p, "{\"name\":\"Ann Roe\",\"kind\":\"person\",", "person\x1f" "ann roe"));
    CHECK(strstr(b.p, "2 statements</b> by 1 source "));
    hs_buf_release(&b);
    hs_aliases_free(aliases);
    hs_arena_release(&a);
}

/* 'sha256-…' of FIPS 180-4's "abc", and of what stands between the page's own tags. */
TEST(names_its_scripts_in_the_policy)
{
    hs_arena a = {0};
    hs_buf b;
    hs_record *r = record(&a, "d", TEXT, ANN, KNEW, "");
    CHECK(page_of(r, "<svg class=\"hs-map\"><style>abc</style></svg>", 0, &b) == HS_OK);
    CHECK(strstr(b.p, "default-src 'none'; style-src 'sha256-"));
    CHECK(strstr(b.p, "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='; script-src"));
    CHECK(count(&b, "'sha256-") == 4 && strstr(b.p, "base-uri 'none'; form-action 'none'\">"));
    CHECK(!strstr(b.p, "unsafe") && !strstr(b.p, " style=\"") && !strstr(b.p, " onclick"));
    hs_buf_release(&b);
    hs_arena_release(&a);
}

TEST(says_the_rule_behind_an_indicator)
{
    hs_arena a = {0};
    hs_buf b;
    hs_record *r = record(&a, "d", TEXT, ANN, KNEW, "");
    r->indicators = HS_S("[{\"id\":\"i1\",\"rule\":\"vague-source\",\"publisher\":\"<AP>\",\"severity\":\"caution\",\"value\":null,\"attributions\":[\"a1\"],\"evidence\":[],\"message\":\"look <here>\"},"
                         "{\"id\":\"i2\",\"rule\":\"of tomorrow\",\"publisher\":\"javascript:x\",\"severity\":null,\"value\":1,\"attributions\":[],\"evidence\":[[0,10]],\"message\":\"m\"}]");
    CHECK(page_of(r, NULL, 0, &b) == HS_OK);
    CHECK(strstr(b.p, "look &lt;here&gt;") && strstr(b.p, "&lt;AP&gt;") && strstr(b.p, "<code>vague-source</code>") && strstr(b.p, "<code>of tomorrow</code>"));
    CHECK(!strstr(b.p, "href=\"javascript"));
    hs_buf_release(&b);
    hs_arena_release(&a);
}

TEST(works_without_text)
{
    hs_arena a = {0};
    hs_buf b;
    hs_record *r = record(&a, "d", "", WHO("n1", "person", "Ann Roe"), SAID("a1", "direct", "'n1'", "named-person", "null"), "");
    CHECK(page_of(r, NULL, 0, &b) == HS_OK);
    CHECK(strstr(b.p, "without the article’s text") && strstr(b.p, "quote of a1"));
    hs_buf_release(&b);
    hs_arena_release(&a);
}

/* 20,000 statements, each of which is the whole text, and its parts: seconds and megabytes, not minutes. */
TEST(stays_linear)
{
    enum { N = 20000 };
    hs_arena a = {0};
    hs_buf b, text;
    hs_buf_init(&text);
    for (int i = 0; i < N; i++) hs_buf_cstr(&text, "ab ");
    hs_record *r = record(&a, "d", "", ANN, "", "");
    r->has_text = true;
    hs_error err = {0};
    CHECK(hs_text_make(&r->text, hs_buf_view(&text), &a, &err) == HS_OK);
    r->entities.v[0].n_mentions = 0;
    r->attributions.v = HS_ARRAY(&a, hs_attribution, N);
    r->attributions.n = N;
    hs_span *spans = HS_ARRAY(&a, hs_span, 2 * N);
    for (uint32_t i = 0; i < N; i++) {
        spans[2 * i] = (hs_span){i, 3 * N - i};
        spans[2 * i + 1] = (hs_span){3 * i, 3 * i + 2};
        r->attributions.v[i] = (hs_attribution){.id = hs_arena_printf(&a, "a%u", i), .content = {&spans[2 * i], 2}, .via = -1, .source_type = HS_NO_SOURCE, .confidence = 1, .source_confidence = 1};
    }
    clock_t started = clock();
    CHECK(page_of(r, NULL, 0, &b) == HS_OK);
    CHECK((double)(clock() - started) / CLOCKS_PER_SEC < 20 && b.n < 100u << 20);
    hs_buf_release(&b);
    hs_buf_release(&text);
    hs_arena_release(&a);
}

TEST(indexes_many)
{
    hs_arena a = {0};
    hs_buf b;
    hs_error err = {0};
    hs_buf_init(&b);
    hs_report_index *x = hs_report_index_new(0, &err);
    hs_stats_builder *s = hs_stats_builder_open(&(hs_stats_options){0}, &err);
    hs_stats stats;
    for (int i = 0; i < 3; i++) {
        char id[] = "d0";
        id[1] = (char)('0' + i);
        hs_record *r = record(&a, id, "'title':'The <i>end</i>','outlet':'The Post'," TEXT, ANN, KNEW, "");
        CHECK(hs_report_index_add(x, r, hs_report_file(r->id, &a), &err) == HS_OK && hs_stats_add(s, r, &err) == HS_OK);
    }
    CHECK(hs_stats_finish(s, &stats, &err) == HS_OK);
    CHECK(hs_write_report_index(x, &stats, HS_NONE, HS_NONE, (hs_sink){collect, &b}, &err) == HS_OK);
    CHECK(strstr(b.p, "The sources of 3 articles") && count(&b, "The &lt;i&gt;end&lt;/i&gt;</a>") == 3 && count(&b, "'sha256-") == 2);
    hs_report_index_free(x);
    hs_stats_builder_free(s);
    hs_buf_release(&b);
    hs_arena_release(&a);
}

TEST(names_files_safely)
{
    hs_arena a = {0};
    hs_str one = hs_report_file(HS_S("../../etc/passwd"), &a), two = hs_report_file(HS_S("..-..-etc-passwd"), &a), none = hs_report_file(HS_S("\"'<>"), &a);
    CHECK(!strstr(one.p, "..") && !strchr(one.p, '/') && !hs_str_eq(one, two));
    CHECK(strspn(none.p, "abcdefghijklmnopqrstuvwxyz0123456789-.") == none.n);
    CHECK(hs_str_eq(one, hs_report_file(HS_S("../../etc/passwd"), &a)));
    hs_arena_release(&a);
}

TEST(digests)
{
    char hex[65];
    hs_sha256_hex("abc", 3, hex); /* FIPS 180-4's own example */
    CHECK(strcmp(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad") == 0);
}

int main(void)
{
    RUN(escapes_everything);
    RUN(marks_the_text);
    RUN(leaves_out_what_is_not_certain_enough_or_rejected);
    RUN(namesakes_are_the_cards_that_the_graph_made_of_them);
    RUN(decided_names_are_one_card_and_one_source);
    RUN(names_its_scripts_in_the_policy);
    RUN(says_the_rule_behind_an_indicator);
    RUN(works_without_text);
    RUN(stays_linear);
    RUN(indexes_many);
    RUN(names_files_safely);
    RUN(digests);
    return test_done();
}

/* hearsay-draw as its callers see it: the SVG of plain and hostile graphs, exit codes, the same bytes twice. */
#include <sys/wait.h>
#include <unistd.h>

#include "hearsay/base.h"
#include "test.h"

static char program[4096];

/* Runs the program on an input; what it writes goes to out. */
static int run(hs_str input, const char *options, hs_buf *out)
{
    char name[] = P_tmpdir "/hearsay-test-XXXXXX", command[8192];
    int fd = mkstemp(name);
    hs_buf_clear(out);
    if (fd < 0 || write(fd, input.p, input.n) != (ssize_t)input.n) return -1;
    close(fd);
    snprintf(command, sizeof command, "'%s' %s < %s 2>&1", program, options, name);
    FILE *f = popen(command, "r");
    char chunk[4096];
    for (size_t got; f && (got = fread(chunk, 1, sizeof chunk, f)) > 0;) hs_buf_add(out, chunk, got);
    int status = f ? pclose(f) : -1;
    unlink(name);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int draw(const char *json, const char *options, hs_buf *out)
{
    return run(hs_cstr(json), options, out);
}

static bool has(const hs_buf *b, const char *text)
{
    return b->p && strstr(b->p, text);
}

#define GRAPH(articles, nodes, edges) \
    "{\"graph\":{\"directed\":true,\"metadata\":{\"articles\":{" articles "}},\"nodes\":{" nodes "},\"edges\":[" edges "]}}"
#define ARTICLE "\"x\":{\"title\":\"Bridge to open\",\"outlet\":\"Ledger\",\"node\":\"o\"}"
#define OUTLET "\"o\":{\"metadata\":{\"kind\":\"outlet\",\"name\":\"Ledger\"}}"
#define EVIDENCE "[{\"article\":\"x\",\"kind\":\"attribution\",\"id\":\"a1\",\"spans\":[[0,3]],\"quote\":\"q\",\"sentence\":\"Ann said that it would open.\"}]"

static const char plain[] =
    GRAPH(ARTICLE, OUTLET ",\"p\":{\"metadata\":{\"kind\":\"person\",\"name\":\"Ann Lee\",\"direct\":1}},\"u\":{\"metadata\":{\"kind\":\"anonymous\",\"name\":\"an aide\",\"indirect\":1}}",
          "{\"id\":\"e1\",\"source\":\"p\",\"target\":\"o\",\"relation\":\"quoted-by\",\"metadata\":{\"weight\":1,\"evidence\":" EVIDENCE "}},"
          "{\"id\":\"e2\",\"source\":\"u\",\"target\":\"o\",\"relation\":\"cited-by\",\"metadata\":{\"weight\":1,\"evidence\":[]}}");

/* Elements balance, and none but ours occurs. */
static bool well_formed(const hs_buf *b)
{
    static const char *const ours[] = {"svg", "title", "desc", "style", "g", "path", "rect", "circle", "text"};
    int depth = 0;
    for (const char *p = strchr(b->p, '<'); p; p = strchr(p + 1, '<')) {
        bool closing = p[1] == '/';
        size_t n = strspn(p + 1 + closing, "abcdefghijklmnopqrstuvwxyz");
        bool known = false;
        for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) known |= strlen(ours[i]) == n && strncmp(p + 1 + closing, ours[i], n) == 0;
        const char *end = strchr(p, '>');
        if (!known || !end) return false;
        depth += closing ? -1 : end[-1] == '/' ? 0 : 1;
    }
    return depth == 0;
}

TEST(plain_graph)
{
    hs_buf a, b;
    hs_buf_init(&a);
    hs_buf_init(&b);
    CHECK(draw(plain, "", &a) == 0 && draw(plain, "", &b) == 0);
    CHECK(hs_str_eq(hs_buf_view(&a), hs_buf_view(&b)));
    CHECK(well_formed(&a));
    CHECK(has(&a, "role=\"img\"") && has(&a, "aria-labelledby=") && has(&a, "Bridge to open</title>") && has(&a, "<desc id="));
    CHECK(has(&a, "Ann Lee: quoted by Ledger\n— Ann said that it would open.</title>"));
    CHECK(has(&a, "2 sources: 1 named person, 1 unnamed."));
    CHECK(has(&a, "class=\"card anonymous\"") && has(&a, ">not named</text>"));
    CHECK(has(&a, "prefers-color-scheme:dark") && has(&a, "@media print"));
    CHECK(draw(plain, "--engine neato", &b) == 0 && well_formed(&b));
    CHECK(draw(plain, "--engine sfdp --title 'Another <title>'", &b) == 0 && has(&b, "Another &lt;title&gt;</title>"));
    hs_buf_release(&a);
    hs_buf_release(&b);
}

TEST(small_graphs)
{
    hs_buf b;
    hs_buf_init(&b);
    static const char *const engines[] = {"", "--engine dot", "--engine neato", "--engine sfdp"};
    for (size_t i = 0; i < 4; i++) {
        CHECK(draw(GRAPH("", "", ""), engines[i], &b) == 0 && well_formed(&b) && has(&b, "nothing to draw"));
        CHECK(draw(GRAPH(ARTICLE, OUTLET, ""), engines[i], &b) == 0 && well_formed(&b));
        CHECK(draw(GRAPH(ARTICLE, OUTLET, "{\"source\":\"o\",\"target\":\"o\",\"relation\":\"reported-by\",\"metadata\":{\"weight\":1}}"), engines[i], &b) == 0);
    }
    hs_buf_release(&b);
}

TEST(hostile_graph)
{
    static const char *const names[] = {
        "</script><script>alert(1)</script>", "</title><a href='javascript:1'>x</a>", "\\\"quotes\\\" & 'more' ]]>-->", "\\u0001\\u001b[31m\\u202e\\u2066",
        "\\u0645\\u0631\\u062d\\u0628\\u0627", "\\ud83d\\udc69\\u200d\\ud83d\\udc67", "&lt;i&gt; &#x202e; \\\\N", "", "line\\nline"};
    hs_buf json, svg;
    hs_buf_init(&json);
    hs_buf_init(&svg);
    hs_buf_cstr(&json, "{\"graph\":{\"metadata\":{\"left_out\":\"<b>left</b>\",\"articles\":{\"x\":{\"title\":\"<script>\",\"outlet\":\"\\\"o\\\"\",\"author\":\"<a>\",\"node\":\"o\"}}},\"nodes\":{" OUTLET);
    for (size_t i = 0; i < 9; i++) hs_buf_printf(&json, ",\"%zu<\":{\"metadata\":{\"kind\":\"%s\",\"name\":\"%s\",\"aliases\":[\"%s\"],\"mixed\":1}}", i, i % 2 ? "person" : "document", names[i], names[i]);
    hs_buf_cstr(&json, ",\"long\":{\"metadata\":{\"kind\":\"collective\",\"name\":\"");
    for (int i = 0; i < 10000; i++) hs_buf_char(&json, 'x');
    hs_buf_cstr(&json, "\",\"direct\":4000000000}}},\"edges\":[{\"source\":\"long\",\"target\":\"o\",\"relation\":\"cited-by\",\"metadata\":{\"weight\":4000000000}}");
    for (size_t i = 0; i < 9; i++)
        hs_buf_printf(&json, ",{\"id\":\"\\\"><b>\",\"source\":\"%zu<\",\"target\":\"o\",\"relation\":\"%s\",\"metadata\":{\"weight\":1,\"role\":\"<i>\",\"evidence\":[{\"article\":\"x\",\"quote\":\"%s\"}]}}",
                      i, i % 3 ? "quoted-by" : "works-for", names[i]);
    hs_buf_cstr(&json, "]}}");
    CHECK(draw(json.p, "", &svg) == 0);
    CHECK(well_formed(&svg));
    CHECK(!has(&svg, "<script") && !has(&svg, "<a ") && !has(&svg, "\u202e") && !has(&svg, "\u2066") && !has(&svg, "\x1b"));
    CHECK(has(&svg, "&lt;b&gt;left&lt;/b&gt;") && has(&svg, "&amp;lt;i&amp;gt;"));
    CHECK(!strstr(svg.p, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</text>"));
    CHECK(!has(&svg, "nan") && !has(&svg, "inf\""));
    CHECK(draw(json.p, "--engine neato", &svg) == 0 && well_formed(&svg));
    hs_buf_release(&json);
    hs_buf_release(&svg);
}

TEST(exit_codes)
{
    hs_buf b;
    hs_buf_init(&b);
    CHECK(draw(plain, "--engine circo", &b) == 2 && draw(plain, "--frob", &b) == 2 && draw(plain, "--title", &b) == 2 && draw(plain, "--format gif", &b) == 2);
    CHECK(draw("", "", &b) == 3 && draw("{\"graph\":", "", &b) == 3 && draw("[]", "", &b) == 3 && draw(plain, "/nowhere/graph.json", &b) == 3);
    CHECK(draw(plain, "-o /dev/full", &b) == 4 && draw(plain, "-o /nowhere/map.svg", &b) == 4);
    CHECK(draw(plain, "--help", &b) == 0 && has(&b, "usage: hearsay-draw"));
    hs_buf_release(&b);
}

/* An article of which neither outlet nor title is known is called after its id in the graph, which is for no reader. */
TEST(an_article_by_its_id)
{
    static const char graph[] = GRAPH("\"0c3baeff\":{\"node\":\"n\"}", "\"n\":{\"metadata\":{\"kind\":\"article\",\"name\":\"0c3baeff\"}},\"p\":{\"metadata\":{\"kind\":\"person\",\"name\":\"Ann Lee\",\"direct\":1}}",
        "{\"id\":\"e1\",\"source\":\"p\",\"target\":\"n\",\"relation\":\"quoted-by\",\"metadata\":{\"weight\":1,\"evidence\":[]}}");
    hs_buf out = {0};
    CHECK(draw(graph, "", &out) == 0 && has(&out, ">the article</text>") && !has(&out, "0c3baeff"));
    hs_buf_release(&out);
}

/* In a network an office is no card, whoever held it: it stands on the cards of its holders, where it is said often enough. */
TEST(offices_in_a_network)
{
#define HELD(id, who, what, weight) "{\"id\":\"" id "\",\"source\":\"" who "\",\"target\":\"" what "\",\"relation\":\"holds-office\",\"metadata\":{\"weight\":" weight ",\"evidence\":[]}},"
#define OFFICE(id, name) "\"" id "\":{\"metadata\":{\"kind\":\"office\",\"name\":\"" name "\"}}"
    static const char graph[] =
        GRAPH(ARTICLE, OUTLET ",\"p\":{\"metadata\":{\"kind\":\"person\",\"name\":\"Ann Lee\",\"direct\":1}},\"q\":{\"metadata\":{\"kind\":\"person\",\"name\":\"Bo Hall\",\"direct\":1}},"
              OFFICE("s", "senator") "," OFFICE("t", "senator from Ohio") "," OFFICE("k", "king"),
              HELD("e1", "p", "s", "9") HELD("e2", "p", "t", "8") HELD("e3", "p", "k", "1") HELD("e4", "q", "s", "1") HELD("e5", "q", "k", "2")
              "{\"id\":\"e6\",\"source\":\"p\",\"target\":\"o\",\"relation\":\"quoted-by\",\"metadata\":{\"weight\":1,\"evidence\":[]}},"
              "{\"id\":\"e7\",\"source\":\"q\",\"target\":\"o\",\"relation\":\"quoted-by\",\"metadata\":{\"weight\":1,\"evidence\":[]}}");
    hs_buf out = {0};
    CHECK(draw(graph, "--engine neato", &out) == 0 && well_formed(&out));
    CHECK(has(&out, "data-node=\"p\"") && !has(&out, "data-node=\"s\"") && !has(&out, "data-node=\"k\""));
    const char *p = strstr(out.p, "data-node=\"p\""), *q = strstr(out.p, "data-node=\"q\"");
    const char *ann = strstr(p, ">senator from Ohio<"), *bo = strstr(q, ">king<");
    CHECK(p < q && ann && ann < q && bo && strstr(q, ">senator<"));
    CHECK(strstr(p, ">king<") == bo && strstr(p, ">senator<") > q);
    CHECK(draw(graph, "--engine dot", &out) == 0 && has(&out, "data-node=\"s\""));
    static const char twice[] =
        GRAPH(ARTICLE, OUTLET ",\"p\":{\"metadata\":{\"kind\":\"person\",\"name\":\"Ann Lee\",\"direct\":1}},\"h\":{\"metadata\":{\"kind\":\"organization\",\"name\":\"State House\"}},"
              OFFICE("s", "State House press secretary") "," OFFICE("t", "press chief"),
              HELD("e1", "p", "s", "1") HELD("e2", "p", "t", "1")
              "{\"id\":\"e3\",\"source\":\"p\",\"target\":\"h\",\"relation\":\"works-for\",\"metadata\":{\"weight\":1,\"role\":\"Press Secretary\",\"evidence\":[]}},"
              "{\"id\":\"e4\",\"source\":\"p\",\"target\":\"o\",\"relation\":\"quoted-by\",\"metadata\":{\"weight\":1,\"evidence\":[]}}");
    CHECK(draw(twice, "", &out) == 0 && has(&out, ">Press Secretary, State House<") && !has(&out, ">State House press secretary<") && has(&out, ">press chief<"));
    hs_buf_release(&out);
}

static void put_framed(hs_buf *b, hs_str s)
{
    const uint64_t n = s.n;
    hs_buf_add(b, (const char *)&n, sizeof n);
    hs_buf_str(b, s);
}

/* One process, many graphs: what each alone gives, whatever was drawn before. */
TEST(serves_graph_after_graph)
{
    static const char *const engines[] = {"", "--engine neato", "--engine sfdp", "--engine dot --title '' --shape 0.9"};
    const char *graphs[] = {plain, GRAPH("", "", ""), GRAPH(ARTICLE, OUTLET, ""), plain};
    hs_buf in, out, one, all;
    hs_buf_init(&in);
    hs_buf_init(&out);
    hs_buf_init(&one);
    hs_buf_init(&all);
    for (size_t e = 0; e < 4; e++) {
        char options[100];
        hs_buf_clear(&in);
        hs_buf_clear(&all);
        for (size_t i = 0; i < 4; i++) {
            CHECK(draw(graphs[i], engines[e], &one) == 0);
            put_framed(&in, hs_cstr(graphs[i]));
            put_framed(&all, hs_buf_view(&one));
        }
        snprintf(options, sizeof options, "--serve %s", engines[e]);
        CHECK(run(hs_buf_view(&in), options, &out) == 0 && hs_str_eq(hs_buf_view(&out), hs_buf_view(&all)));
    }
    CHECK(run(HS_S(""), "--serve", &out) == 0 && out.n == 0);
    hs_buf_release(&in);
    hs_buf_release(&out);
    hs_buf_release(&one);
    hs_buf_release(&all);
}

TEST(serves_no_broken_input)
{
    const uint64_t huge = UINT64_MAX, two = 2;
    hs_buf in, out;
    hs_buf_init(&in);
    hs_buf_init(&out);
    CHECK(run((hs_str){(const char *)&two, 7}, "--serve", &out) == 3 && has(&out, "ends within a graph"));
    CHECK(run((hs_str){(const char *)&two, 8}, "--serve", &out) == 3 && has(&out, "ends within a graph"));
    CHECK(run((hs_str){(const char *)&huge, 8}, "--serve", &out) == 3 && has(&out, "a graph of more than 1024 MiB"));
    put_framed(&in, HS_S(""));
    CHECK(run(hs_buf_view(&in), "--serve", &out) == 3);
    hs_buf_clear(&in);
    put_framed(&in, HS_S("{\"graph\":"));
    put_framed(&in, hs_cstr(plain));
    CHECK(run(hs_buf_view(&in), "--serve", &out) == 3 && !has(&out, "<svg"));
    CHECK(run(HS_S(""), "--serve -o x.svg", &out) == 2 && run(HS_S(""), "--serve x.json", &out) == 2);
    hs_buf_release(&in);
    hs_buf_release(&out);
}

int main(int argc, char **argv)
{
    const char *slash = argc ? strrchr(argv[0], '/') : NULL;
    snprintf(program, sizeof program, "%.*s/../../hearsay-draw", slash ? (int)(slash - argv[0]) : 1, slash ? argv[0] : ".");
    if (access(program, X_OK) != 0) {
        printf("skipped %s: hearsay-draw is not built\n0 passed, 0 failed, 1 skipped\n", __FILE__);
        return 0;
    }
    RUN(an_article_by_its_id);
    RUN(offices_in_a_network);
    RUN(plain_graph);
    RUN(small_graphs);
    RUN(hostile_graph);
    RUN(exit_codes);
    RUN(serves_graph_after_graph);
    RUN(serves_no_broken_input);
    return test_done();
}

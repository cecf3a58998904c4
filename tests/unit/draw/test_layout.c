/* The parts of hearsay-draw that need no Graphviz, with an engine that always fails: what is drawn then must still be
 * sound. The room's files are included, because the tests of the library do not link a program. */
#include "draw/text.c"
#include "draw/style.c"
#include "draw/model.c"
#include "draw/columns.c"
#include "draw/heights.c"
#include "draw/layered.c"
#include "draw/network.c"

#include "test.h"

hs_code draw_engine_columns(draw_box *boxes, size_t n_boxes, const draw_spring *springs, size_t n_springs, hs_error *err)
{
    (void)boxes; (void)n_boxes; (void)springs; (void)n_springs;
    return hs_fail(err, HS_EINTERNAL, "draw", "no engine here");
}

hs_code draw_engine_network(const char *engine, draw_box *boxes, size_t n_boxes, draw_spring *springs, size_t n_springs,
                            hs_arena *arena, hs_error *err)
{
    (void)engine; (void)boxes; (void)n_boxes; (void)springs; (void)n_springs; (void)arena;
    return hs_fail(err, HS_EINTERNAL, "draw", "no engine here");
}

TEST(clean)
{
    hs_arena a = {0};
    CHECK_STR(draw_clean(HS_S("  two\n\tlines  "), 50, &a), "two lines");
    CHECK_STR(draw_clean(HS_S("a\x01\x1b[1mb"), 50, &a), "a[1mb");
    CHECK_STR(draw_clean(HS_S("x\u202egnp.exe\u2066y"), 50, &a), "xgnp.exey");
    CHECK_STR(draw_clean(HS_S("\xff"), 50, &a), "\ufffd");
    CHECK_STR(draw_clean(HS_S("abcdef"), 4, &a), "abcd…");
    CHECK_STR(draw_clean(HS_S("e\u0301\u0301\u0301\u0301\u0301\u0301o"), 50, &a), "e\u0301\u0301\u0301o");
    CHECK(draw_clean(HS_NONE, 4, &a).p == NULL);
    hs_arena_release(&a);
}

TEST(escape)
{
    hs_buf b;
    hs_buf_init(&b);
    draw_escape(&b, HS_S("</text><script a=\"b\">&lt;"));
    CHECK_STR(hs_buf_view(&b), "&lt;/text&gt;&lt;script a=&quot;b&quot;&gt;&amp;lt;");
    hs_buf_release(&b);
}

TEST(width)
{
    CHECK(draw_width(HS_S("iiii"), 10, false) < draw_width(HS_S("MMMM"), 10, false));
    CHECK(draw_width(HS_S("name"), 10, true) > draw_width(HS_S("name"), 10, false));
    CHECK(draw_width(HS_S("é"), 10, false) == draw_width(HS_S("e"), 10, false));
    CHECK(draw_width(HS_S("日本"), 10, false) > draw_width(HS_S("ab"), 10, false));
}

TEST(wrap)
{
    hs_arena a = {0};
    hs_error err;
    draw_lines v;
    CHECK(draw_wrap(&v, HS_S("two officials familiar with the contract"), 12, false, 150, 3, &a, &err) == HS_OK);
    CHECK(v.n == 2);
    CHECK_STR(v.v[0].text, "two officials familiar");
    CHECK_STR(v.v[1].text, "with the contract");
    char word[10000];
    memset(word, 'w', sizeof word);
    CHECK(draw_wrap(&v, (hs_str){word, sizeof word}, 12, false, 150, 3, &a, &err) == HS_OK);
    CHECK(v.n == 3);
    for (size_t i = 0; i < v.n; i++) CHECK(v.v[i].width <= 150);
    CHECK(v.v[2].text.n > 3 && memcmp(v.v[2].text.p + v.v[2].text.n - 3, "…", 3) == 0);
    CHECK(draw_wrap(&v, HS_S(""), 12, false, 150, 3, &a, &err) == HS_OK && v.n == 0);
    hs_arena_release(&a);
}

TEST(what_must_not_be_broken)
{
    CHECK(fabs(draw_longest_word(HS_S("the Administration of it"), 12, true) - draw_width(HS_S("Administration"), 12, true)) < 1e-6);
    CHECK(fabs(draw_longest_word(HS_S("Castaneda-Ruiz"), 12, false) - draw_width(HS_S("Castaneda-"), 12, false)) < 1e-6);
    CHECK(draw_longest_word(HS_NONE, 12, false) == 0);
}

/* ---- graphs --------------------------------------------------------------------------------------- */

static const char story[] =
    "{\"graph\":{\"directed\":true,\"metadata\":{\"articles\":{\"x\":{\"title\":\"T\",\"outlet\":\"Ledger\",\"node\":\"o\"}}},\"nodes\":{"
    "\"o\":{\"metadata\":{\"kind\":\"outlet\",\"name\":\"Ledger\"}},\"c\":{\"metadata\":{\"kind\":\"outlet\",\"name\":\"Channel 9\"}},"
    "\"p\":{\"metadata\":{\"kind\":\"person\",\"name\":\"Ann Lee\",\"direct\":2}},\"b\":{\"metadata\":{\"kind\":\"person\",\"name\":\"Bo Ek\"}},"
    "\"f\":{\"metadata\":{\"kind\":\"office\",\"name\":\"press secretary\"}},\"g\":{\"metadata\":{\"kind\":\"organization\",\"name\":\"the Port\"}},"
    "\"m\":{\"metadata\":{\"kind\":\"person\",\"name\":\"Cy Moe\"}},\"h\":{\"metadata\":{\"kind\":\"office\",\"name\":\"mayor\"}}},\"edges\":["
    "{\"id\":\"e1\",\"source\":\"p\",\"target\":\"c\",\"relation\":\"quoted-by\",\"metadata\":{\"weight\":2}},"
    "{\"id\":\"e2\",\"source\":\"c\",\"target\":\"o\",\"relation\":\"reported-by\",\"metadata\":{\"weight\":2}},"
    "{\"id\":\"e3\",\"source\":\"p\",\"target\":\"b\",\"relation\":\"spokesperson-of\",\"metadata\":{\"weight\":1,\"role\":\"spokeswoman\",\"former\":true}},"
    "{\"id\":\"e4\",\"source\":\"p\",\"target\":\"f\",\"relation\":\"holds-office\",\"metadata\":{\"weight\":1}},"
    "{\"id\":\"e5\",\"source\":\"p\",\"target\":\"g\",\"relation\":\"works-for\",\"metadata\":{\"weight\":1,\"role\":\"Press secretary\"}},"
    "{\"id\":\"e6\",\"source\":\"m\",\"target\":\"h\",\"relation\":\"holds-office\",\"metadata\":{\"weight\":1}}]}}";

static const draw_card *card(const draw_map *m, const char *name)
{
    for (size_t i = 0; i < m->n_cards; i++)
        if (hs_str_is(m->cards[i].label, name)) return &m->cards[i];
    return NULL;
}

static bool has_line(const draw_card *c, const char *text)
{
    for (size_t i = 0; i < c->sub.n; i++)
        if (hs_str_is(c->sub.v[i].text, text)) return true;
    return false;
}

TEST(folding)
{
    hs_arena a = {0};
    hs_error err;
    hs_graph g;
    draw_map m;
    CHECK(hs_graph_parse(&g, hs_cstr(story), &a, &err) == HS_OK);
    CHECK(draw_model(&m, &g, HS_S("T"), false, &a, &err) == HS_OK);
    CHECK(card(&m, "press secretary")->folded && card(&m, "the Port")->folded && card(&m, "mayor")->folded);
    CHECK(card(&m, "Cy Moe")->aside);
    CHECK(!card(&m, "Bo Ek")->folded);
    const draw_card *ann = card(&m, "Ann Lee");
    CHECK(has_line(ann, "Press secretary, the Port") && !has_line(ann, "press secretary"));
    CHECK(has_line(ann, "former spokeswoman for Bo"));
    CHECK(draw_layered(&m, &err) == HS_OK);
    CHECK(card(&m, "Bo Ek")->column < ann->column && ann->column < card(&m, "Channel 9")->column);
    CHECK(card(&m, "Channel 9")->column < card(&m, "Ledger")->column);
    hs_arena_release(&a);
}

/* Who held an office once is not said to hold it; and whoever says nothing stands under no "Who speaks". */
TEST(former_holders_and_silent_people)
{
    static const char *const silent = "{\"kind\":\"person\",\"name\":\"Cy Moe\"}", *const speaking = "{\"kind\":\"person\",\"name\":\"Cy Moe\",\"direct\":1}";
    for (int k = 0; k < 2; k++) {
        hs_arena a = {0};
        hs_error err;
        hs_graph g;
        draw_map m;
        hs_str json = hs_arena_printf(&a, "{\"graph\":{\"directed\":true,\"metadata\":{\"articles\":{\"x\":{\"title\":\"T\",\"outlet\":\"Ledger\",\"node\":\"o\"}}},\"nodes\":{\"o\":{\"metadata\":{\"kind\":\"outlet\",\"name\":\"Ledger\"}},"
            "\"p\":{\"metadata\":{\"kind\":\"person\",\"name\":\"Ann Lee\",\"direct\":1}},\"m\":{\"metadata\":%s},\"h\":{\"metadata\":{\"kind\":\"office\",\"name\":\"mayor\"}}},\"edges\":["
            "{\"id\":\"e1\",\"source\":\"p\",\"target\":\"o\",\"relation\":\"quoted-by\",\"metadata\":{\"weight\":1}},%s"
            "{\"id\":\"e2\",\"source\":\"p\",\"target\":\"h\",\"relation\":\"holds-office\",\"metadata\":{\"weight\":1,\"role\":\"former mayor\",\"former\":true}},"
            "{\"id\":\"e3\",\"source\":\"m\",\"target\":\"h\",\"relation\":\"holds-office\",\"metadata\":{\"weight\":1,\"role\":\"mayor\"}}]}}",
            k ? speaking : silent, k ? "{\"id\":\"e4\",\"source\":\"m\",\"target\":\"o\",\"relation\":\"quoted-by\",\"metadata\":{\"weight\":1}}," : "");
        CHECK(hs_graph_parse(&g, json, &a, &err) == HS_OK);
        CHECK(draw_model(&m, &g, HS_S("T"), false, &a, &err) == HS_OK && draw_layered(&m, &err) == HS_OK);
        CHECK(has_line(card(&m, "Ann Lee"), "former mayor") && has_line(card(&m, "Cy Moe"), "mayor"));
        CHECK(strcmp(m.column_name[card(&m, "Cy Moe")->column], k ? "Who speaks" : "Who speaks or is named") == 0);
        hs_arena_release(&a);
    }
}

static void add_edge(hs_edge *e, uint32_t from, uint32_t to, hs_edge_type type, uint32_t weight)
{
    *e = (hs_edge){.id = HS_S("e"), .from = from, .to = to, .type = type, .weight = weight};
}

/* An outlet, n_channels channels, n sources whose lines and relations depend on a small generator. */
static void make_graph(hs_graph *g, hs_arena *a, size_t n, size_t n_channels)
{
    uint32_t state = 7;
    *g = (hs_graph){.nodes = HS_ARRAY(a, hs_node, n + n_channels + 1), .edges = HS_ARRAY(a, hs_edge, 3 * n + n_channels), .articles = HS_NEW(a, hs_graph_article), .n_articles = 1};
    g->n_nodes = n + n_channels + 1;
    for (size_t i = 0; i < g->n_nodes; i++) {
        bool outlet = i <= n_channels;
        g->nodes[i] = (hs_node){.id = hs_arena_printf(a, "%zu", i), .name = hs_arena_printf(a, outlet ? "Outlet %zu" : "Person with a name %zu", i),
                                .kind = outlet ? HS_OUTLET : (hs_kind)(i % HS_KINDS), .direct = outlet ? 0 : 1};
        if (i && outlet) add_edge(&g->edges[g->n_edges++], (uint32_t)i, 0, HS_REPORTED_BY, 3);
    }
    for (size_t i = n_channels + 1; i < g->n_nodes; i++) {
        state = state * 1103515245 + 12345;
        uint32_t via = (state >> 16) % (uint32_t)(n_channels + 1), boss = (uint32_t)(n_channels + 1 + (state >> 20) % n);
        add_edge(&g->edges[g->n_edges++], (uint32_t)i, via, (hs_edge_type)((state >> 8) % 2), 1 + (state >> 12) % 9);
        if ((state >> 24) % 4 == 0 && boss != i) add_edge(&g->edges[g->n_edges++], (uint32_t)i, boss, (hs_edge_type)(HS_EDGE_RELATION + HS_AIDE_OF), 1);
    }
}

static size_t overlaps(const draw_map *m)
{
    size_t bad = 0;
    for (size_t i = 0; i < m->n_cards; i++)
        for (size_t k = i + 1; k < m->n_cards; k++) {
            const draw_card *a = &m->cards[i], *b = &m->cards[k];
            if (a->folded || b->folded) continue;
            bad += fabs(a->x - b->x) < (a->w + b->w) / 2 - 0.1 && fabs(a->y - b->y) < (a->h + b->h) / 2 - 0.1;
        }
    return bad;
}

static bool inside(const draw_card *c, double x, double y)
{
    return !c->folded && fabs(x - c->x) < c->w / 2 - 0.5 && fabs(y - c->y) < c->h / 2 - 0.5;
}

/* Points of lines that lie in a card. */
static size_t crossings(const draw_map *m)
{
    size_t bad = 0;
    for (size_t i = 0; i < m->n_ties; i++)
        for (size_t s = 0; s + 3 < m->ties[i].n_path; s += 3)
            for (int step = 0; step <= 20; step++) {
                const draw_point *p = m->ties[i].path + s;
                double t = step / 20.0, u = 1 - t;
                double x = u * u * u * p[0].x + 3 * u * u * t * p[1].x + 3 * u * t * t * p[2].x + t * t * t * p[3].x;
                double y = u * u * u * p[0].y + 3 * u * u * t * p[1].y + 3 * u * t * t * p[2].y + t * t * t * p[3].y;
                for (size_t k = 0; k < m->n_cards; k++) bad += inside(&m->cards[k], x, y);
            }
    return bad;
}

static void check_sound(size_t n, size_t n_channels)
{
    hs_arena a = {0};
    hs_error err;
    hs_graph g;
    draw_map m;
    make_graph(&g, &a, n, n_channels);
    CHECK(draw_model(&m, &g, HS_S("T"), false, &a, &err) == HS_OK && draw_layered(&m, &err) == HS_OK);
    CHECK(overlaps(&m) == 0);
    CHECK(crossings(&m) == 0);
    for (size_t i = 0; i < m.n_cards; i++) CHECK(m.cards[i].folded || (m.cards[i].y - m.cards[i].h / 2 > -0.1 && m.cards[i].y + m.cards[i].h / 2 < m.height + 0.1));
    CHECK(draw_model(&m, &g, HS_S("T"), true, &a, &err) == HS_OK && draw_network(&m, NULL, &err) == HS_OK);
    CHECK(overlaps(&m) == 0);
    CHECK(m.note.n > 0);
    hs_arena_release(&a);
}

TEST(sound_without_engine)
{
    check_sound(1, 0);
    check_sound(12, 2);
    check_sound(40, 3);
    check_sound(80, 5);
    check_sound(400, 9);
}

/* 40 sources that all speak in 5 outlets: not 200 lines, and nobody without one. */
TEST(thins_what_would_be_a_hairball)
{
    enum { OUTLETS = 5, SOURCES = 40 };
    hs_arena a = {0};
    hs_error err;
    hs_graph g;
    draw_map m;
    make_graph(&g, &a, SOURCES, OUTLETS - 1);
    hs_edge *edges = HS_ARRAY(&a, hs_edge, OUTLETS * SOURCES);
    g.n_edges = 0;
    for (uint32_t i = 0; i < SOURCES; i++)
        for (uint32_t k = 0; k < OUTLETS; k++) add_edge(&edges[g.n_edges++], OUTLETS + i, k, HS_CITED_BY, 1 + (i * 7 + k * 3) % 11);
    g.edges = edges;
    CHECK(draw_model(&m, &g, HS_S("T"), true, &a, &err) == HS_OK && draw_network(&m, NULL, &err) == HS_OK);
    size_t drawn = 0, linked = 0;
    bool *has_line = HS_ARRAY(&a, bool, m.n_cards);
    for (size_t i = 0; i < m.n_ties; i++) {
        if (m.ties[i].n_path < 4) continue;
        drawn++;
        has_line[m.ties[i].from] = has_line[m.ties[i].to] = true;
    }
    for (size_t i = 0; i < m.n_cards; i++) linked += has_line[i];
    CHECK(drawn >= 40 && drawn <= 75 && linked == OUTLETS + SOURCES && strstr(m.note.p, "Of 200 lines"));
    hs_arena_release(&a);
}

/* A process in which Graphviz failed is not to draw another map. */
TEST(a_failure_of_the_engine_is_told)
{
    hs_arena a = {0};
    hs_error err;
    hs_graph g;
    draw_map m;
    make_graph(&g, &a, 5, 1);
    CHECK(draw_model(&m, &g, HS_S("T"), true, &a, &err) == HS_OK && !m.engine_failed);
    CHECK(draw_network(&m, NULL, &err) == HS_OK && m.engine_failed);
    CHECK(draw_model(&m, &g, HS_S("T"), false, &a, &err) == HS_OK && !m.engine_failed);
    CHECK(draw_layered(&m, &err) == HS_OK && m.engine_failed);
    hs_arena_release(&a);
}

int main(void)
{
    RUN(clean);
    RUN(escape);
    RUN(width);
    RUN(wrap);
    RUN(what_must_not_be_broken);
    RUN(folding);
    RUN(former_holders_and_silent_people);
    RUN(sound_without_engine);
    RUN(a_failure_of_the_engine_is_told);
    RUN(thins_what_would_be_a_hairball);
    return test_done();
}

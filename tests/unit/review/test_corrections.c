/* Corrections: read from a file, found again by words and place, put into effect, and said where they fit nothing. */
#include <unistd.h>

#include "hearsay/review.h"
#include "test.h"

static const char RECORD[] =
    "{\"schema\":\"hearsay.document/1\",\"id\":\"d1\",\"outlet\":\"The Post\",\"offset_unit\":\"codepoint\","
    "\"text\":\"\xF0\x9F\x98\x80 “We knew,” Ann Roe told CNN. An aide said the plan was dead. Roe, mayor of Salem, left.\",\"words\":17,"
    "\"entities\":["
    "{\"id\":\"n1\",\"kind\":\"person\",\"name\":\"Ann Roe\",\"aliases\":[\"Roe\"],\"mentions\":[{\"start\":13,\"end\":20,\"form\":\"name\"},{\"start\":63,\"end\":66,\"form\":\"name\"}],\"confidence\":0.9},"
    "{\"id\":\"n2\",\"kind\":\"outlet\",\"name\":\"CNN\",\"mentions\":[{\"start\":26,\"end\":29,\"form\":\"name\"}]},"
    "{\"id\":\"n3\",\"kind\":\"anonymous\",\"name\":\"An aide\",\"mentions\":[{\"start\":31,\"end\":38,\"form\":\"nominal\"}]},"
    "{\"id\":\"n4\",\"kind\":\"office\",\"name\":\"mayor of Salem\",\"mentions\":[]}],"
    "\"attributions\":["
    "{\"id\":\"a1\",\"mode\":\"direct\",\"source\":[\"n1\"],\"source_type\":\"named-person\",\"via\":\"n2\",\"source_spans\":[[13,20]],\"cue_spans\":[[21,25]],\"content_spans\":[[2,12]],\"quote\":\"“We knew,”\",\"confidence\":0.4,\"source_confidence\":0.5},"
    "{\"id\":\"a2\",\"mode\":\"indirect\",\"source\":[\"n3\"],\"source_type\":\"anonymous\",\"via\":null,\"source_spans\":[[31,38]],\"cue_spans\":[[39,43]],\"content_spans\":[[44,61]],\"quote\":\"the plan was dead\"}],"
    "\"relations\":[{\"id\":\"r1\",\"type\":\"holds-office\",\"from\":\"n1\",\"to\":\"n4\",\"role\":\"mayor\",\"evidence\":[63,82],\"quote\":\"Roe, mayor of Salem\",\"confidence\":0.7}],"
    "\"indicators\":[]}";

typedef struct made {
    hs_arena arena;
    hs_record r;
    hs_misfits misfits;
    hs_error err;
    hs_corrections *c;
    bool read;
} made;

static hs_corrections *corrections_of(const char *lines, hs_error *err)
{
    char path[] = P_tmpdir "/hearsay-corrections-XXXXXX";
    int fd = mkstemp(path);
    if (fd < 0 || write(fd, lines, strlen(lines)) != (ssize_t)strlen(lines)) return NULL;
    close(fd);
    hs_corrections *c = hs_corrections_open(path, err);
    unlink(path);
    return c;
}

/* The record with the corrections made `times` over. */
static void make(made *m, const char *record, const char *lines, int times)
{
    memset(m, 0, sizeof *m);
    CHECK(hs_record_parse(&m->r, hs_cstr(record), false, &m->arena, &m->err) == HS_OK);
    m->c = corrections_of(lines, &m->err);
    CHECK(m->c != NULL);
    for (int i = 0; m->c && i < times; i++) CHECK(hs_corrections_apply(m->c, &m->r, &m->misfits, &m->arena, &m->err) == HS_OK);
}

static void release(made *m)
{
    hs_corrections_free(m->c);
    hs_arena_release(&m->arena);
}

#define A "{\"article\":\"d1\","
#define KNEW "\"attribution\":{\"at\":[2,12],\"words\":\"“We knew,”\",\"cue\":{\"at\":[21,25],\"words\":\"told\"}}"
#define DEAD "\"attribution\":{\"at\":[44,61],\"words\":\"the plan was dead\"}"
#define AIDE "{\"name\":\"An aide\",\"kind\":\"anonymous\",\"at\":[31,38],\"words\":\"An aide\"}"

TEST(confirms)
{
    made m;
    make(&m, RECORD, A "\"change\":\"confirm\"," KNEW "}\n", 2);
    CHECK(m.r.attributions.v[0].review == HS_CONFIRMED && m.r.attributions.v[0].confidence == 1 && m.r.attributions.v[1].review == HS_REVIEW_NONE);
    CHECK_STR(m.r.attributions.v[0].machine, "{\"confidence\":0.4,\"source_confidence\":0.5}");
    CHECK(m.misfits.n == 0 && m.r.indicators.p);
    release(&m);
}

TEST(gives_another_source)
{
    made m;
    make(&m, RECORD, A "\"change\":\"source\"," DEAD ",\"source\":[{\"name\":\"Zed Poe\",\"kind\":\"person\"}]}\n", 2);
    const hs_attribution *a = &m.r.attributions.v[1];
    CHECK(a->review == HS_CORRECTED && a->n_sources == 1 && a->source_type == HS_NAMED_PERSON);
    CHECK_STR(m.r.entities.v[a->sources[0]].name, "Zed Poe");
    CHECK(m.r.entities.n == 5 && m.r.entities.v[a->sources[0]].review == HS_ADDED);
    CHECK(a->machine.p && strstr(a->machine.p, "\"source\":[\"n3\"]") && strstr(a->machine.p, "\"source_type\":\"anonymous\""));
    CHECK(m.r.indicators.p == NULL); /* an audit of before says nothing about it any more */
    release(&m);
}

TEST(gives_no_source_and_another_channel)
{
    made m;
    make(&m, RECORD, A "\"change\":\"source\"," DEAD ",\"source\":[]}\n" A "\"change\":\"via\"," KNEW ",\"via\":null}\n" A "\"change\":\"via\"," DEAD ",\"via\":{\"name\":\"CNN\",\"kind\":\"outlet\"}}\n", 1);
    CHECK(m.r.attributions.v[1].n_sources == 0 && m.r.attributions.v[1].source_type == HS_NO_SOURCE && m.r.attributions.v[1].via == 1);
    CHECK(m.r.attributions.v[0].via == -1 && strstr(m.r.attributions.v[0].machine.p, "\"via\":\"n2\""));
    release(&m);
}

TEST(drops_and_adds_statements)
{
    made m;
    make(&m, RECORD, A "\"change\":\"drop\"," DEAD "}\n" A "\"change\":\"add\",\"attribution\":{\"at\":[63,88],\"words\":\"Roe, mayor of Salem, left\"},\"source\":[" AIDE "],\"via\":{\"name\":\"CNN\",\"kind\":\"outlet\"}}\n", 2);
    CHECK(m.r.attributions.n == 3 && m.r.attributions.v[1].review == HS_REJECTED);
    const hs_attribution *a = &m.r.attributions.v[2];
    CHECK(a->review == HS_ADDED && a->sources[0] == 2 && a->source_type == HS_ANONYMOUS && a->mode == HS_INDIRECT && a->content_words == 5);
    CHECK(!hs_str_eq(a->id, m.r.attributions.v[0].id) && !hs_str_eq(a->id, m.r.attributions.v[1].id));
    CHECK_STR(a->quote, "Roe, mayor of Salem, left");
    release(&m);
}

TEST(renames_and_changes_kinds)
{
    made m;
    make(&m, RECORD, A "\"change\":\"rename\",\"entity\":{\"name\":\"Ann Roe\",\"kind\":\"person\"},\"name\":\"Anne Roe\"}\n" A "\"change\":\"kind\",\"entity\":" AIDE ",\"kind\":\"collective\"}\n", 1);
    CHECK_STR(m.r.entities.v[0].name, "Anne Roe");
    CHECK_STR(m.r.entities.v[0].aliases[1], "Ann Roe");
    CHECK_STR(m.r.entities.v[0].machine, "{\"name\":\"Ann Roe\",\"confidence\":0.9}");
    CHECK(m.r.entities.v[2].kind == HS_COLLECTIVE_SOURCE && m.r.attributions.v[1].source_type == HS_COLLECTIVE);
    release(&m);
}

TEST(merges)
{
    made m;
    make(&m, RECORD, A "\"change\":\"merge\",\"entity\":" AIDE ",\"into\":{\"name\":\"Ann Roe\",\"kind\":\"person\"}}\n", 2);
    CHECK(m.r.attributions.v[1].sources[0] == 0 && m.r.attributions.v[1].source_type == HS_NAMED_PERSON);
    CHECK(m.r.entities.v[2].review == HS_REJECTED && m.r.entities.v[0].n_mentions == 3 && m.r.entities.v[0].mentions[1].span.start == 31);
    CHECK(m.misfits.n == 0);
    release(&m);
}

TEST(splits)
{
    made m;
    make(&m, RECORD, A "\"change\":\"split\",\"entity\":{\"name\":\"Ann Roe\",\"kind\":\"person\"},\"mentions\":[{\"at\":[63,66],\"words\":\"Roe\"}],\"name\":\"Bob Roe\"}\n", 1);
    CHECK(m.r.entities.n == 5 && m.r.entities.v[0].n_mentions == 1 && m.r.entities.v[4].n_mentions == 1);
    CHECK_STR(m.r.entities.v[4].name, "Bob Roe");
    CHECK(m.r.relations.v[0].from == 4 && m.r.attributions.v[0].sources[0] == 0);
    release(&m);
}

TEST(judges_relations_and_the_article)
{
    made m;
    make(&m, RECORD, A "\"change\":\"drop\",\"relation\":{\"type\":\"holds-office\",\"from\":\"Ann Roe\",\"to\":\"mayor of Salem\",\"at\":[63,82],\"words\":\"Roe, mayor of Salem\"}}\n"
                     A "\"change\":\"add\",\"relation\":{\"type\":\"aide-of\",\"at\":[31,38],\"words\":\"An aide\"},\"from\":" AIDE ",\"to\":{\"name\":\"Ann Roe\",\"kind\":\"person\"},\"former\":true}\n"
                     A "\"change\":\"read\"}\n", 2);
    CHECK(m.r.relations.n == 2 && m.r.relations.v[0].review == HS_REJECTED && m.r.relations.v[1].review == HS_ADDED && m.r.relations.v[1].former);
    CHECK(m.r.relations.v[1].from == 2 && m.r.relations.v[1].to == 0 && m.r.reviewed);
    CHECK_STR(m.r.relations.v[1].quote, "An aide");
    release(&m);
}

/* The text has grown by two words at its beginning, and the new extraction cuts the statement otherwise. */
TEST(holds_where_the_words_are)
{
    static const char later[] =
        "{\"schema\":\"hearsay.document/1\",\"id\":\"d1\",\"offset_unit\":\"codepoint\",\"text\":\"UPDATED NOW \xF0\x9F\x98\x80 “We knew,” Ann Roe told CNN. An aide said the plan was dead.\",\"words\":14,"
        "\"entities\":[{\"id\":\"x\",\"kind\":\"anonymous\",\"name\":\"aide\",\"mentions\":[{\"start\":43,\"end\":50,\"form\":\"nominal\"}]}],"
        "\"attributions\":[{\"id\":\"k\",\"mode\":\"indirect\",\"source\":[],\"source_type\":\"none\",\"source_spans\":[],\"cue_spans\":[[51,55]],\"content_spans\":[[60,73]],\"quote\":\"plan was dead\"}],\"relations\":[]}";
    made m;
    make(&m, later, A "\"change\":\"source\"," DEAD ",\"source\":[" AIDE "]}\n", 1);
    CHECK(m.misfits.n == 0 && m.r.attributions.v[0].review == HS_CORRECTED && m.r.attributions.v[0].n_sources == 1 && m.r.attributions.v[0].sources[0] == 0);
    release(&m);
}

TEST(says_what_fits_nothing)
{
    made m;
    make(&m, RECORD, A "\"change\":\"confirm\",\"attribution\":{\"at\":[2,12],\"words\":\"gone\"}}\n" A "\"change\":\"merge\",\"entity\":{\"name\":\"Nobody\"},\"into\":{\"name\":\"Ann Roe\"}}\n"
                     A "\"change\":\"split\",\"entity\":{\"name\":\"Ann Roe\"},\"mentions\":[{\"at\":[26,29],\"words\":\"CNN\"}],\"name\":\"X\"}\n", 1);
    CHECK(m.misfits.n == 3);
    CHECK(m.misfits.n == 3 && strstr(m.misfits.v[0].p, "line 1") && strstr(m.misfits.v[0].p, "gone") && strstr(m.misfits.v[1].p, "Nobody"));
    release(&m);
}

TEST(is_written_and_read_back)
{
    made m;
    hs_buf line, again;
    hs_record back;
    hs_buf_init(&line);
    hs_buf_init(&again);
    make(&m, RECORD, A "\"change\":\"source\"," DEAD ",\"source\":[]}\n" A "\"change\":\"confirm\",\"relation\":{\"type\":\"holds-office\",\"from\":\"Roe\",\"to\":\"mayor of Salem\"}}\n", 1);
    CHECK(hs_record_write(&m.r, true, &line, &m.err) == HS_OK);
    CHECK(hs_record_parse(&back, hs_buf_view(&line), false, &m.arena, &m.err) == HS_OK);
    CHECK(hs_record_write(&back, true, &again, &m.err) == HS_OK && hs_str_eq(hs_buf_view(&line), hs_buf_view(&again)));
    CHECK(strstr(line.p, "\"machine\":{\"source\":[\"n3\"]") && strstr(line.p, "\"machine\":{\"confidence\":0.7}"));
    hs_buf_release(&line);
    hs_buf_release(&again);
    release(&m);
}

TEST(refuses_what_is_no_change)
{
    static const char *const bad[] = {
        "no json\n", "[1]\n", "{\"change\":\"read\"}\n", A "\"change\":\"improve\"}\n", A "\"change\":\"source\"," DEAD "}\n", A "\"change\":\"source\"," DEAD ",\"source\":[{}]}\n",
        A "\"change\":\"drop\",\"attribution\":{}}\n", A "\"change\":\"confirm\"}\n", A "\"change\":\"kind\",\"entity\":" AIDE ",\"kind\":\"planet\"}\n", A "\"change\":\"rename\",\"entity\":" AIDE "}\n",
        A "\"change\":\"confirm\",\"attribution\":{\"at\":[5,5],\"words\":\"x\"}}\n", A "\"change\":\"drop\",\"relation\":{\"type\":\"likes\"}}\n", A "\"change\":\"merge\",\"entity\":" AIDE "}\n",
        A "\"change\":\"split\",\"entity\":" AIDE ",\"name\":\"X\",\"mentions\":[]}\n", "{\"schema\":\"hearsay.corrections/9\"}\n"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char lines[600];
        hs_error err = {0};
        snprintf(lines, sizeof lines, "{\"schema\":\"hearsay.corrections/1\"}\n%s", bad[i]);
        hs_corrections *c = corrections_of(lines, &err);
        CHECK(c == NULL && err.code == HS_EFORMAT && strstr(err.message, ":2:"));
        if (c) printf("taken: %s", bad[i]);
        hs_corrections_free(c);
    }
}

TEST(knows_its_articles)
{
    hs_error err = {0};
    hs_corrections *c = corrections_of("{\"article\":\"b\",\"change\":\"read\"}\n\n{\"article\":\"a\",\"change\":\"read\"}\n{\"article\":\"b\",\"change\":\"read\"}\n", &err);
    CHECK(c && hs_corrections_articles(c) == 2 && hs_corrections_find(c, HS_S("a")) == 1 && hs_corrections_find(c, HS_S("z")) == SIZE_MAX);
    if (c) CHECK_STR(hs_corrections_article(c, 0), "b");
    hs_corrections_free(c);
}

/* Without its text a record is taken by its spans. */
TEST(works_without_text)
{
    static const char bare[] = "{\"schema\":\"hearsay.document/1\",\"id\":\"d1\",\"offset_unit\":\"codepoint\",\"words\":14,\"entities\":[],"
                               "\"attributions\":[{\"id\":\"a1\",\"mode\":\"direct\",\"source\":[],\"source_type\":\"none\",\"source_spans\":[],\"cue_spans\":[],\"content_spans\":[[2,12]]}],\"relations\":[]}";
    made m;
    make(&m, bare, A "\"change\":\"confirm\"," KNEW "}\n" A "\"change\":\"add\"," DEAD "}\n", 1);
    CHECK(m.r.attributions.v[0].review == HS_CONFIRMED && m.misfits.n == 1);
    release(&m);
}

int main(void)
{
    RUN(confirms);
    RUN(gives_another_source);
    RUN(gives_no_source_and_another_channel);
    RUN(drops_and_adds_statements);
    RUN(renames_and_changes_kinds);
    RUN(merges);
    RUN(splits);
    RUN(judges_relations_and_the_article);
    RUN(holds_where_the_words_are);
    RUN(says_what_fits_nothing);
    RUN(is_written_and_read_back);
    RUN(refuses_what_is_no_change);
    RUN(knows_its_articles);
    RUN(works_without_text);
    return test_done();
}

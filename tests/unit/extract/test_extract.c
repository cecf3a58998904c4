#include "test.h"

#include "hearsay/extract.h"

/* Written for this test. */
static const char article_text[] =
    "The old bridge will close for a year, Mayor Ann Roe said on Monday.\n\n“We have no choice,” Roe told the Evening Post. “The bearings are cracked.”\n\n"
    "An official familiar with the plan said that the works would cost nine million. Joe Poe, a spokesman for the shopkeepers, called the plan "
    "\"a disaster\".\n";

static hs_engine *engine;
static hs_worker *worker;
static hs_error error;

static hs_code extract(const char *text, hs_record *out, hs_arena *arena)
{
    hs_article a = {.id = HS_S("x"), .outlet = HS_S("The Evening Post")};
    CHECK(hs_text_make(&a.text, hs_cstr(text), arena, &error) == HS_OK);
    return hs_extract(worker, &a, out, arena, &error);
}

static hs_code line_of(const hs_record *r, hs_buf *b)
{
    hs_buf_init(b);
    return hs_record_write(r, true, b, &error);
}

static void check_span(const hs_record *r, hs_span s)
{
    CHECK(s.start < s.end && s.end <= r->text.length);
}

static void check_spans(const hs_record *r, hs_spans spans)
{
    for (size_t i = 0; i < spans.n; i++) check_span(r, spans.v[i]);
}

TEST(records_are_sound)
{
    hs_arena arena = {0};
    hs_record r, again;
    CHECK(extract(article_text, &r, &arena) == HS_OK);
    CHECK(r.words == 53 && r.sketch.n == 16 && r.model_name.p && r.model_sha256.n == 64);
    for (size_t i = 0; i < r.attributions.n; i++) {
        const hs_attribution *a = &r.attributions.v[i];
        check_spans(&r, a->source);
        check_spans(&r, a->cue);
        check_spans(&r, a->content);
        CHECK(a->id.p && a->quote.p && a->via < (int64_t)r.entities.n && a->quoted_words <= a->content_words);
        for (size_t k = 0; k < a->n_sources; k++) CHECK(a->sources[k] < r.entities.n);
    }
    for (size_t i = 0; i < r.entities.n; i++)
        for (size_t k = 0; k < r.entities.v[i].n_mentions; k++) check_span(&r, r.entities.v[i].mentions[k].span);
    hs_buf b;
    CHECK(line_of(&r, &b) == HS_OK);
    CHECK(hs_record_parse(&again, hs_buf_view(&b), false, &arena, &error) == HS_OK); /* every id resolves, every span lies inside */
    hs_buf_release(&b);
    hs_arena_release(&arena);
}

TEST(resolving_keeps_spans_and_ids)
{
    static const char line[] = "{\"id\":\"x\",\"text\":\"“We have no choice,” Ann Roe told the Evening Post.\",\"outlet\":\"Post\",\"attributions\":["
                               "{\"id\":\"q7\",\"source_spans\":[[21,28]],\"cue_spans\":[[29,33]],\"content_spans\":[[0,20]]},"
                               "{\"id\":\"q2\",\"source_spans\":[],\"cue_spans\":[],\"content_spans\":[]}]}";
    hs_arena arena = {0};
    hs_record r;
    CHECK(hs_record_parse(&r, hs_cstr(line), true, &arena, &error) == HS_OK);
    CHECK(hs_resolve_record(worker, &r, &arena, &error) == HS_OK);
    CHECK(r.attributions.n == 2);
    CHECK_STR(r.attributions.v[0].id, "q7");
    CHECK_STR(r.attributions.v[1].id, "q2");
    const hs_attribution *a = &r.attributions.v[0];
    CHECK(a->source.n == 1 && a->source.v[0].start == 21 && a->cue.v[0].end == 33 && a->content.v[0].start == 0 && a->content.v[0].end == 20);
    CHECK(a->mode == HS_DIRECT && a->content_words == 4 && a->quoted_words == 4);
    CHECK_STR(a->quote, "“We have no choice,”");
    CHECK(a->n_sources == 1 && hs_str_is(r.entities.v[a->sources[0]].name, "Ann Roe"));
    hs_arena_release(&arena);
}

/* The outlet that the attribution whose content begins so came through; "-": none, "?": no such attribution. */
static hs_str channel_of(const hs_record *r, const char *content)
{
    for (size_t i = 0; i < r->attributions.n; i++) {
        const hs_attribution *a = &r->attributions.v[i];
        size_t n = strlen(content);
        if (a->quote.n < n || memcmp(a->quote.p, content, n) != 0) continue;
        return a->via < 0 ? hs_cstr("-") : r->entities.v[a->via].name;
    }
    return hs_cstr("?");
}

TEST(an_outlet_that_only_stands_in_the_sentence_is_no_channel)
{
    hs_arena arena = {0};
    hs_record r;
    CHECK(extract("Mayor Ruth Delgado told CNN on Sunday that the tax would fall next year.\n\n"
                  "The council's president, Peter Lang, wrote to voters that he opposed the tax, answering an advertisement that had run for weeks on Fox News.\n", &r, &arena) == HS_OK);
    CHECK_STR(channel_of(&r, "that the tax would fall"), "CNN");
    CHECK_STR(channel_of(&r, "that he opposed the tax"), "-"); /* by rule Fox News: the judge drops it */
    hs_arena_release(&arena);
}

TEST(what_cannot_be_extracted)
{
    hs_arena arena = {0};
    hs_record r;
    CHECK(extract("", &r, &arena) == HS_EREAD && strstr(error.message, "empty"));
    CHECK(extract(" … \"!\" \n", &r, &arena) == HS_EREAD && strstr(error.message, "empty"));
    char *marks = malloc(400002);
    memset(marks, '"', 400000);
    memcpy(marks + 400000, "a", 2);
    CHECK(extract(marks, &r, &arena) == HS_EREAD && strstr(error.message, "400001 words"));
    free(marks);
    r = (hs_record){.id = HS_S("x")};
    CHECK(hs_resolve_record(worker, &r, &arena, &error) == HS_EFORMAT && strstr(error.message, "text"));
    hs_arena_release(&arena);
}

enum { ARTICLES = 12 };

typedef struct run {
    int next;
    hs_buf out;
} run;

typedef struct job {
    hs_arena arena;
    hs_buf line;
    int number;
} job;

static bool fill(void *ctx, void *memory)
{
    run *r = ctx;
    ((job *)memory)->number = r->next;
    return r->next++ < ARTICLES;
}

static void work(void *ctx, hs_worker *w, void *memory)
{
    job *j = memory;
    hs_article a = {.id = hs_arena_printf(&j->arena, "%d", j->number)};
    hs_record record;
    hs_error err;
    (void)ctx;
    if (hs_text_make(&a.text, hs_cstr(article_text + 11 * j->number), &j->arena, &err) == HS_OK && hs_extract(w, &a, &record, &j->arena, &err) == HS_OK &&
        hs_record_write(&record, true, &j->line, &err) == HS_OK)
        return;
    hs_buf_cstr(&j->line, err.message);
}

static bool emit(void *ctx, void *memory)
{
    run *r = ctx;
    job *j = memory;
    hs_buf_str(&r->out, hs_buf_view(&j->line));
    hs_buf_release(&j->line);
    hs_arena_release(&j->arena);
    return true;
}

TEST(threads_change_nothing)
{
    static const hs_pool_calls calls = {fill, work, emit};
    run one = {0}, three = {0};
    CHECK(hs_pool_run(engine, 1, sizeof(job), &calls, &one, &error) == HS_OK);
    CHECK(hs_pool_run(engine, 3, sizeof(job), &calls, &three, &error) == HS_OK);
    CHECK(one.out.n > 1000 && hs_str_eq(hs_buf_view(&one.out), hs_buf_view(&three.out)));
    CHECK(one.out.p && strstr(one.out.p, "\"id\":\"11\""));
    hs_buf_release(&one.out);
    hs_buf_release(&three.out);
}

TEST(missing_models_are_errors)
{
    CHECK(!hs_engine_new("/nowhere/model.safetensors", HS_ISA_AUTO, &error) && error.code == HS_EMODEL && strstr(error.message, "/nowhere"));
}

int main(void)
{
    engine = hs_engine_new(NULL, HS_ISA_AUTO, &error);
    if (engine) worker = hs_worker_new(engine, &error);
    if (!worker) {
        printf("%s\n0 passed, 1 failed, 0 skipped\n", error.message);
        return 1;
    }
    RUN(records_are_sound);
    RUN(resolving_keeps_spans_and_ids);
    RUN(an_outlet_that_only_stands_in_the_sentence_is_no_channel);
    RUN(what_cannot_be_extracted);
    RUN(threads_change_nothing);
    RUN(missing_models_are_errors);
    hs_worker_free(worker);
    hs_engine_free(engine);
    return test_done();
}

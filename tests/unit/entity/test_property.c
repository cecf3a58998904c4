/* What must hold of every article: every index resolves, every span lies in its text, no source is its own alias, no
 * entity has two kinds (one name and kind, one entity), ids are in order, and hostile texts take seconds. */
#include "test.h"

#include <time.h>

#include "base/json.h"
#include "entity/scene.h"

static bool span_ok(const scene *s, hs_span x)
{
    return x.start < x.end && x.end <= s->text.length;
}

static void check_record(const scene *s)
{
    CHECK(s->code == HS_OK);
    if (s->code != HS_OK) {
        printf("%s\n", s->err.message);
        return;
    }
    for (size_t k = 0; k < s->attributions.n; k++) {
        const hs_attribution *a = &s->attributions.v[k];
        for (size_t i = 0; i < a->n_sources; i++) CHECK(a->sources[i] < s->entities.n);
        CHECK(a->via >= -1 && a->via < (int64_t)s->entities.n);
        CHECK((a->source_type == HS_NO_SOURCE) == (a->n_sources == 0));
        CHECK(a->source_confidence > 0 && a->source_confidence <= 1);
        if (a->via >= 0) CHECK(s->entities.v[a->via].kind == HS_OUTLET);
    }
    for (size_t k = 0; k < s->entities.n; k++) {
        const hs_entity *e = &s->entities.v[k];
        char id[32];
        snprintf(id, sizeof id, "n%zu", k + 1);
        CHECK_STR(e->id, id);
        CHECK(e->kind < HS_ARTICLE && e->name.n > 0);
        for (size_t i = 0; i < e->n_aliases; i++) CHECK(!hs_str_eq(e->aliases[i], e->name));
        for (size_t i = 0; i < e->n_mentions; i++) CHECK(span_ok(s, e->mentions[i].span));
    }
    for (size_t k = 0; k < s->relations.n; k++) {
        const hs_relation *r = &s->relations.v[k];
        CHECK(r->from < s->entities.n && r->to < s->entities.n && r->from != r->to);
        CHECK(span_ok(s, r->evidence) && r->role.n > 0);
        CHECK(hs_str_eq(r->quote, hs_text_slice(&s->text, r->evidence)));
    }
}

static hs_spans spans_of(scene *s, const hs_json *list)
{
    hs_spans out = {.v = HS_ARRAY(&s->arena, hs_span, hs_json_count(list) + 1)};
    for (const hs_json *x = hs_json_first(list); x; x = hs_json_next(x)) {
        const hs_json *b = hs_json_first(x);
        out.v[out.n++] = (hs_span){(uint32_t)hs_json_num(b, 0), (uint32_t)hs_json_num(hs_json_next(b), 0)};
    }
    return out;
}

static void corpus_article(scene *s, const hs_json *j)
{
    hs_arena_clear(&s->arena);
    const hs_json *list = hs_json_get(j, "attributions");
    s->entities = (hs_entities){0};
    s->relations = (hs_relations){0};
    s->attributions = (hs_attributions){.v = HS_ARRAY(&s->arena, hs_attribution, hs_json_count(list) + 1)};
    for (const hs_json *x = hs_json_first(list); x; x = hs_json_next(x)) {
        hs_attribution *a = &s->attributions.v[s->attributions.n++];
        a->source = spans_of(s, hs_json_get(x, "source"));
        a->cue = spans_of(s, hs_json_get(x, "cue"));
        a->content = spans_of(s, hs_json_get(x, "content"));
    }
    hs_str text = hs_json_str(hs_json_get(j, "text"));
    scene_run(s, text.p, text.n, "The Courier");
}

TEST(articles_of_the_corpus)
{
    const char *shared = getenv("SHARED");
    char path[512];
    snprintf(path, sizeof path, "%s/data/polnear/dev.jsonl", shared ? shared : "../shared");
    FILE *f = fopen(path, "r");
    if (!f) SKIP("the corpora are not here");
    scene s = {0};
    s.resolver = hs_resolver_new(NULL, &s.err);
    char *line = NULL;
    size_t cap = 0, articles = 0;
    ssize_t n;
    while ((n = getline(&line, &cap, f)) > 0) {
        hs_json *j = hs_json_parse((hs_str){line, (size_t)n}, "test", &s.err);
        CHECK(j != NULL);
        if (!j) continue;
        corpus_article(&s, j);
        check_record(&s);
        hs_json_free(j);
        articles++;
    }
    CHECK(articles > 50);
    free(line);
    fclose(f);
    scene_close(&s);
}

/* Builds a text of n pieces, with an attribution whose source is each hundredth piece. */
static void hostile(const char *what, size_t n, bool numbered)
{
    scene s = {0};
    s.resolver = hs_resolver_new(NULL, &s.err);
    hs_buf b;
    hs_buf_init(&b);
    s.attributions.v = HS_ARRAY(&s.arena, hs_attribution, n / 100 + 2);
    for (size_t k = 0; k < n; k++) {
        size_t start = b.n;
        if (numbered) hs_buf_printf(&b, "%s%c%c%c ", what, 'a' + (int)(k % 26), 'a' + (int)(k / 26 % 26), 'a' + (int)(k / 676 % 26));
        else hs_buf_printf(&b, "%s ", what);
        if (k % 100) continue;
        hs_attribution *a = &s.attributions.v[s.attributions.n++];
        a->source.v = HS_ARRAY(&s.arena, hs_span, 1);
        a->source.v[a->source.n++] = (hs_span){(uint32_t)start, (uint32_t)b.n};
    }
    clock_t begin = clock();
    scene_run(&s, b.p, b.n, "The Courier");
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    check_record(&s);
    CHECK(seconds < 20);
    if (seconds >= 20) printf("%s: %.1f s\n", what, seconds);
    hs_buf_release(&b);
    scene_close(&s);
}

TEST(hostile_texts_take_seconds)
{
    hostile("Senator John Smith", 200000, true);
    hostile("John Smith", 200000, false);
    hostile("Smith,", 400000, false);
    hostile("and", 400000, false);
    hostile("whose aide", 200000, false);
    hostile("he", 400000, false);
    hostile("“CNN’s “", 150000, false);
    hostile("told CNN", 200000, false);
    hostile("the former Ohio governor", 100000, false);
    hostile("Jane Roe endorsed", 130000, false);
    hostile("Bank of", 200000, false);
    hostile("Smith said.\n\n", 150000, false);
}

TEST(nothing_and_next_to_nothing)
{
    static const char *const texts[] = {"", " ", ".", "“", "Mr.", "Mr. Roe", "the", "’s", "A’s", "President", "(R", "Sen. Roe (R-", "Sen. Roe (", "who", "Roe, who is", "From CNN:", "CNN’s “", "in an interview with", "and and and", "Roe, the", "his", "Jr.", "Roe Jr.", "the two"};
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
        scene s;
        scene_open(&s, texts[k], "The Courier", NULL, 0);
        check_record(&s);
        if (s.text.length) {
            hs_attribution *a = &s.attributions.v[0];
            a->source.v = a->content.v = HS_ARRAY(&s.arena, hs_span, 1);
            a->source.n = a->content.n = 1;
            a->source.v[0] = (hs_span){0, s.text.length};
            s.attributions.n = 1;
            scene_run(&s, texts[k], strlen(texts[k]), "The Courier");
            check_record(&s);
        }
        scene_close(&s);
    }
}

int main(void)
{
    RUN(articles_of_the_corpus);
    RUN(hostile_texts_take_seconds);
    RUN(nothing_and_next_to_nothing);
    return test_done();
}

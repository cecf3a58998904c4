/* Hard passages: how many attributions of each class hold, and that no class gets worse than tests/hard/floor.txt.
 * tests/hard/README.md has the marks and the rules of counting (those of the evaluation on whole articles). */
#include "test.h"

#include "hearsay/hearsay.h"
#include "floor.h"
#include "passages.h"

#define PASSAGES "tests/hard/passages.txt"
#define FLOOR "tests/hard/floor.txt"

/* What the library finds in a text taken as an article of its own. */
static hs_code extract(hs_worker *w, hs_str text, attribution **found, size_t *n, hs_text *kept, hs_arena *arena, hs_error *err)
{
    hs_article article = {.id = HS_S("passage")};
    hs_record record = {0};
    HS_TRY(hs_text_make(&article.text, text, arena, err));
    HS_TRY(hs_extract(w, &article, &record, arena, err));
    *kept = article.text;
    *n = record.attributions.n;
    *found = HS_ARRAY(arena, attribution, *n + 1);
    if (!*found) return hs_nomem(err);
    for (size_t i = 0; i < *n; i++) {
        const hs_attribution *a = &record.attributions.v[i];
        (*found)[i] = (attribution){{a->source, a->cue, a->content}};
    }
    return HS_OK;
}

static void print_found(const char *name, const hs_text *text, const attribution *found, size_t n)
{
    static const char *const roles[] = {"source", "cue", "content"};
    printf("\n%s: %.*s\n", name, HS_FMT(text->bytes));
    for (size_t i = 0; i < n; i++) {
        printf("  found");
        for (int role = 0; role < ROLES; role++) {
            printf(" %s", roles[role]);
            for (size_t k = 0; k < found[i].of[role].n; k++) {
                hs_str s = hs_text_slice(text, found[i].of[role].v[k]);
                printf(" [%.*s]", HS_FMT(s));
            }
        }
        printf("\n");
    }
}

/* Extracts and counts every passage of the file. */
static hs_code count_all(hs_isa isa, hs_str file, counts *c, hs_error *err)
{
    hs_engine *engine = hs_engine_new(NULL, isa, err);
    hs_worker *worker = engine ? hs_worker_new(engine, err) : NULL;
    hs_code code = worker ? HS_OK : err->code;
    hs_arena arena = {0};
    reader r = {.rest = file};
    hs_str block;
    while (code == HS_OK && next_block(&r, &block)) {
        passage p;
        attribution *found;
        size_t n_found = 0;
        hs_text text;
        class_count *class = class_of(c, r.name);
        hs_arena_clear(&arena);
        if (!class || !read_passage(&p, block, &arena)) {
            code = hs_fail(err, HS_EFORMAT, "hard", "a passage of %s that cannot be read: %.60s", r.name, block.p);
            break;
        }
        code = extract(worker, p.text, &found, &n_found, &text, &arena, err);
        if (code == HS_OK && !score(&p, found, n_found, class, &arena) && getenv("HEARSAY_HARD"))
            print_found(r.name, &text, found, n_found);
    }
    hs_arena_release(&arena);
    hs_worker_free(worker);
    hs_engine_free(engine);
    return code;
}

/* ---- the floor ---------------------------------------------------------------------------------- */

static void print_counts(const counts *c)
{
    class_count sum = {.name = "all"};
    printf("%-32s %10s %14s %6s %9s\n", "hard passages", "passages", "attributions", "exact", "spurious");
    for (size_t i = 0; i <= c->n; i++) {
        const class_count *v = i < c->n ? &c->v[i] : &sum;
        printf("%-32s %5zu/%4zu %9zu/%4zu %6zu %9zu\n", v->name, v->passages_held, v->passages, v->held, v->marked, v->exact, v->spurious);
        sum.passages += v->passages;
        sum.passages_held += v->passages_held;
        sum.marked += v->marked;
        sum.held += v->held;
        sum.exact += v->exact;
        sum.spurious += v->spurious;
    }
}

/* ---- tests -------------------------------------------------------------------------------------- */

static bool span_is(hs_spans s, size_t k, uint32_t start, uint32_t end)
{
    return k < s.n && s.v[k].start == start && s.v[k].end == end;
}

TEST(marks_are_read)
{
    hs_arena arena = {0};
    passage p;
    CHECK(read_passage(&p, HS_S("{q1:“Né,”} {s1,2:the {q2:old} man} {c1:said} \\{so\\} {c2:and} {q1:x}"), &arena));
    CHECK_STR(p.text, "“Né,” the old man said {so} and x");
    CHECK(p.n_marked == 2 && p.marked[0].of[CONTENT].n == 2 && p.marked[1].of[CONTENT].n == 1);
    CHECK(span_is(p.marked[0].of[CONTENT], 0, 0, 5) && span_is(p.marked[0].of[CONTENT], 1, 32, 33));
    CHECK(span_is(p.marked[0].of[SOURCE], 0, 6, 17) && span_is(p.marked[1].of[SOURCE], 0, 6, 17));
    CHECK(span_is(p.marked[1].of[CONTENT], 0, 10, 13));
    hs_arena_release(&arena);
}

TEST(bad_marks_are_refused)
{
    static const char *const bad[] = {"no marks", "{c1:a} {q1:b", "{c1:a} {q1:b}}", "{x1:a} {c1:a} {q1:b}", "{c1:a} {q2:b}", "{c0:a}",
                                      "{c1:a} {q1:}", "{c1:a} {q1:b} \\n", "{c1:a} {q1:b} {", "{c99:a} {q99:b}",
                                      "{s1:only a source}", "{c1,:a} {q1:b}"};
    hs_arena arena = {0};
    passage p;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        bool good = read_passage(&p, hs_cstr(bad[i]), &arena);
        CHECK(!good);
        if (good) printf("read: %s\n", bad[i]);
    }
    hs_arena_release(&arena);
}

TEST(counting)
{
    hs_arena arena = {0};
    passage p;
    class_count c = {.name = "counting"};
    hs_span unmarked = {10, 27}, half = {10, 15}, longer = {4, 12};
    CHECK(read_passage(&p, HS_S("{s1:Ann} {c1:said} {q1:“it rained all day.”} {s2:Bo} {c2:said} {q2:nothing}"), &arena));
    attribution found[3] = {p.marked[0], p.marked[1], p.marked[1]};
    found[0].of[CONTENT] = (hs_spans){&unmarked, 1}; /* without its marks: still exact */
    CHECK(score(&p, found, 2, &c, &arena));
    CHECK(c.passages == 1 && c.passages_held == 1 && c.held == 2 && c.exact == 2 && c.spurious == 0);
    found[0].of[CUE] = (hs_spans){&longer, 1}; /* holds, not exact */
    found[1].of[SOURCE].n = 0;                 /* another source: does not hold; the third is nobody's */
    CHECK(!score(&p, found, 3, &c, &arena));
    CHECK(c.passages == 2 && c.passages_held == 1 && c.held == 3 && c.exact == 2 && c.spurious == 1);
    CHECK(!score(&p, found, 0, &c, &arena));
    CHECK(c.held == 3 && c.marked == 6);
    found[0].of[CONTENT] = (hs_spans){&half, 1}; /* under half of the content */
    CHECK(!score(&p, found, 1, &c, &arena));
    CHECK(c.held == 3 && c.spurious == 2);
    hs_arena_release(&arena);
}

TEST(every_class_has_passages)
{
    hs_buf file;
    hs_arena arena = {0};
    counts c = {.n = 0};
    CHECK(read_file(PASSAGES, &file));
    reader r = {.rest = file.p ? hs_buf_view(&file) : HS_S("")};
    hs_str block;
    size_t n = 0;
    for (; next_block(&r, &block); n++) {
        passage p;
        class_count *class = class_of(&c, r.name);
        bool good = class && read_passage(&p, block, &arena);
        CHECK(good);
        if (!good) printf("%s: %.*s\n", r.name, HS_FMT(block));
        if (good) class->passages++;
    }
    CHECK(n >= 110 && c.n >= 20);
    for (size_t i = 0; i < c.n; i++) CHECK(c.v[i].passages >= 5);
    hs_arena_release(&arena);
    hs_buf_release(&file);
}

TEST(no_class_gets_worse)
{
    hs_buf file;
    hs_error err = {0};
    counts c = {.n = 0}, f32 = {.n = 0};
    const char *bless = getenv("HEARSAY_BLESS");
    CHECK(read_file(PASSAGES, &file));
    hs_code code = count_all(HS_ISA_AUTO, hs_buf_view(&file), &c, &err);
    if (code == HS_OK && bless && *bless) code = count_all(HS_ISA_F32, hs_buf_view(&file), &f32, &err);
    CHECK(code == HS_OK);
    if (code != HS_OK) {
        printf("%s\n", err.message);
    } else {
        print_counts(&c);
        if (bless && *bless) CHECK(write_floor(FLOOR, &c, &f32));
        check_floor(FLOOR, &c);
    }
    hs_buf_release(&file);
}

int main(void)
{
    RUN(marks_are_read);
    RUN(bad_marks_are_refused);
    RUN(counting);
    RUN(every_class_has_passages);
    RUN(no_class_gets_worse);
    return test_done();
}

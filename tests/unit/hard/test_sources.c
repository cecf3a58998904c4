/* Who is who in short passages (tests/hard/sources.txt): from the marked spans, of what type the source of attribution 1
 * is, and its name where the passage gives one. No class gets worse than tests/hard/sources-floor.txt. */
#include "test.h"

#include "hearsay/hearsay.h"
#include "floor.h"
#include "passages.h"

#define SOURCES "tests/hard/sources.txt"
#define SOURCES_FLOOR "tests/hard/sources-floor.txt"

/* The passage's first line, "= type name": what is expected of attribution 1. */
static bool read_expected(hs_str *block, hs_str *type, hs_str *name)
{
    hs_str line = next_line(block);
    if (line.n < 3 || memcmp(line.p, "= ", 2)) return false;
    line.p += 2, line.n -= 2;
    const char *blank = memchr(line.p, ' ', line.n);
    size_t n = blank ? (size_t)(blank - line.p) : line.n;
    *type = (hs_str){line.p, n};
    *name = blank ? (hs_str){blank + 1, line.n - n - 1} : HS_NONE;
    return true;
}

static hs_code resolve(hs_worker *w, const passage *p, hs_record *record, hs_arena *arena, hs_error *err)
{
    HS_TRY(hs_text_make(&record->text, p->text, arena, err));
    record->id = HS_S("passage");
    record->has_text = true;
    record->attributions.v = HS_ARRAY(arena, hs_attribution, p->n_marked);
    if (!record->attributions.v) return hs_nomem(err);
    record->attributions.n = p->n_marked;
    for (size_t k = 0; k < p->n_marked; k++) { /* in the order of the text: the last mark is the first statement asked for */
        const attribution *a = &p->marked[p->n_marked - 1 - k];
        record->attributions.v[k] = (hs_attribution){.source = a->of[SOURCE], .cue = a->of[CUE], .content = a->of[CONTENT], .via = -1};
    }
    return hs_resolve_record(w, record, arena, err);
}

static bool holds(const hs_record *r, hs_str type, hs_str name)
{
    const hs_attribution *a = &r->attributions.v[r->attributions.n - 1];
    if (!hs_str_is(type, hs_source_type_names[a->source_type])) return false;
    return !name.p || (a->n_sources && hs_str_eq(r->entities.v[a->sources[0]].name, name));
}

static hs_code count_sources(hs_isa isa, hs_str file, counts *c, hs_error *err)
{
    hs_engine *engine = hs_engine_new(NULL, isa, err);
    hs_worker *worker = engine ? hs_worker_new(engine, err) : NULL;
    hs_code code = worker ? HS_OK : err->code;
    hs_arena arena = {0};
    reader r = {.rest = file};
    hs_str block, type, name;
    while (code == HS_OK && next_block(&r, &block)) {
        passage p;
        hs_record record = {0};
        class_count *class = class_of(c, r.name);
        hs_arena_clear(&arena);
        if (!class || !read_expected(&block, &type, &name) || !read_passage(&p, block, &arena)) {
            code = hs_fail(err, HS_EFORMAT, "sources", "a passage of %s that cannot be read: %.60s", r.name, block.p);
            break;
        }
        code = resolve(worker, &p, &record, &arena, err);
        if (code != HS_OK) break;
        class->passages++;
        bool held = holds(&record, type, name);
        class->held += held;
        if (held || !getenv("HEARSAY_HARD")) continue;
        const hs_attribution *a = &record.attributions.v[record.attributions.n - 1];
        hs_str who = a->n_sources ? record.entities.v[a->sources[0]].name : HS_S("nobody");
        printf("\n%s: %.*s\n  found %s, %.*s (%.2f)\n", r.name, HS_FMT(p.text), hs_source_type_names[a->source_type], HS_FMT(who), a->source_confidence);
    }
    hs_arena_release(&arena);
    hs_worker_free(worker);
    hs_engine_free(engine);
    return code;
}

TEST(no_class_of_sources_gets_worse)
{
    hs_buf file;
    hs_error err = {0};
    counts c = {.n = 0}, f32 = {.n = 0};
    const char *bless = getenv("HEARSAY_BLESS");
    CHECK(read_file(SOURCES, &file));
    hs_code code = count_sources(HS_ISA_AUTO, hs_buf_view(&file), &c, &err);
    if (code == HS_OK && bless && *bless) code = count_sources(HS_ISA_F32, hs_buf_view(&file), &f32, &err);
    CHECK(code == HS_OK);
    if (code != HS_OK) printf("%s\n", err.message);
    size_t held = 0, all = 0;
    printf("%-32s %10s\n", "sources of passages", "right");
    for (size_t i = 0; i < c.n; held += c.v[i].held, all += c.v[i].passages, i++) {
        CHECK(c.v[i].passages >= 5);
        printf("%-32s %5zu/%4zu\n", c.v[i].name, c.v[i].held, c.v[i].passages);
    }
    printf("%-32s %5zu/%4zu\n", "all", held, all);
    CHECK(all >= 60);
    if (code == HS_OK && bless && *bless) CHECK(write_floor(SOURCES_FLOOR, &c, &f32));
    if (code == HS_OK) check_floor(SOURCES_FLOOR, &c);
    hs_buf_release(&file);
}

int main(void)
{
    RUN(no_class_of_sources_gets_worse);
    return test_done();
}

/* What must hold of the records of many articles, as they are written and read again, and of their graph: every id resolves
 * to one thing, every span lies in its text and covers the words that it claims, no source is its own alias, nobody is of
 * two kinds in one place, no lone surname is in two articles. From plain text: the sample articles, and the corpora's where
 * they are at hand. */
#include "test.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/map.h"
#include "graph/name.h"
#include "hearsay/extract.h"
#include "hearsay/graph.h"

static hs_arena arena;
static hs_graph_builder *builder;
static hs_map texts; /* article → hs_text */

static bool holds(bool is, const hs_record *r, const char *what, hs_str who)
{
    CHECK(is);
    if (!is) printf("%.*s: %s: %.*s\n", HS_FMT(r->id), what, HS_FMT(who));
    return is;
}

static bool inside(const hs_record *r, hs_span s)
{
    return s.start < s.end && s.end <= r->text.length;
}

static hs_str bare(hs_str name)
{
    return hs_name_bare(hs_name_untitled(hs_name_fold(name, &arena)));
}

/* Ids of a list of the record's JSON: each is there once. */
static void index_ids(const hs_record *r, const hs_json *list, hs_map *ids)
{
    for (const hs_json *x = hs_json_first(list); x; x = hs_json_next(x)) {
        bool added = false;
        hs_str id = hs_json_str(hs_json_get(x, "id"));
        holds(id.n && hs_map_at(ids, id, &added) && added, r, "an id that is missing or there twice", id);
    }
}

static void check_id(const hs_record *r, const hs_map *ids, const hs_json *id)
{
    if (id && !hs_json_is_null(id)) holds(hs_map_find(ids, hs_json_str(id)), r, "an id of nothing", hs_json_str(id));
}

static void check_ids(const hs_record *r, hs_str line)
{
    hs_map entities = {0}, others = {0};
    hs_json *j = hs_json_parse(line, "test", NULL);
    const hs_json *said = hs_json_get(j, "attributions"), *tied = hs_json_get(j, "relations");
    index_ids(r, hs_json_get(j, "entities"), &entities);
    index_ids(r, said, &others);
    index_ids(r, tied, &others);
    for (const hs_json *a = hs_json_first(said); a; a = hs_json_next(a)) {
        for (const hs_json *s = hs_json_first(hs_json_get(a, "source")); s; s = hs_json_next(s)) check_id(r, &entities, s);
        check_id(r, &entities, hs_json_get(a, "via"));
    }
    for (const hs_json *x = hs_json_first(tied); x; x = hs_json_next(x)) {
        check_id(r, &entities, hs_json_get(x, "from"));
        check_id(r, &entities, hs_json_get(x, "to"));
    }
    hs_map_release(&entities);
    hs_map_release(&others);
    hs_json_free(j);
}

/* A mention by name reads as one of the entity's names, or has words of one. */
static bool words_of_name(const hs_entity *e, hs_str words)
{
    hs_str said = bare(words);
    for (size_t i = 0; i <= e->n_aliases; i++) {
        hs_str name = bare(i ? e->aliases[i - 1] : e->name);
        for (size_t at = 0; at < said.n;) { /* word by word */
            size_t n = 0;
            while (at + n < said.n && said.p[at + n] != ' ') n++;
            for (size_t k = 0; k + n <= name.n; k++)
                if (memcmp(name.p + k, said.p + at, n) == 0) return true;
            at += n + 1;
        }
    }
    return false;
}

static void check_entities(const hs_record *r)
{
    hs_map kinds = {0};
    for (size_t k = 0; k < r->entities.n; k++) {
        const hs_entity *e = &r->entities.v[k];
        holds(e->name.n > 0, r, "an entity without a name", e->id);
        for (size_t i = 0; i < e->n_aliases; i++) holds(!hs_str_eq(e->aliases[i], e->name), r, "its own alias", e->name);
        for (size_t i = 0; i < e->n_mentions; i++) {
            hs_span s = e->mentions[i].span;
            if (!holds(inside(r, s), r, "a mention outside the text", e->name)) continue;
            if (e->mentions[i].form == HS_NAME && !hs_str_is(e->name, "(author)")) holds(words_of_name(e, hs_text_slice(&r->text, s)), r, "a mention that has none of the name's words", e->name);
        }
        for (size_t i = 0; i < e->n_mentions; i++) {
            bool added;
            if (e->mentions[i].form != HS_NAME) continue;
            hs_str where = hs_arena_printf(&arena, "%u-%u", e->mentions[i].span.start, e->mentions[i].span.end);
            uint64_t *kind = hs_map_at(&kinds, where, &added);
            if (added) *kind = e->kind;
            holds(*kind == e->kind, r, "one place, two kinds", e->name);
        }
    }
    hs_map_release(&kinds);
}

/* The quote is the text from span to span; between them stands what is somebody else's. */
static void check_quote(const hs_record *r, hs_spans spans, hs_str quote)
{
    size_t at = 0;
    for (size_t i = 0; i < spans.n; i++) {
        if (!holds(inside(r, spans.v[i]), r, "a span outside the text", quote)) return;
        hs_str words = hs_text_slice(&r->text, spans.v[i]);
        size_t k = at;
        while (k + words.n <= quote.n && memcmp(quote.p + k, words.p, words.n) != 0) k++;
        if (!holds(k + words.n <= quote.n, r, "a quote without the words of its span", quote)) return;
        at = k + words.n;
    }
}

static void check_record(const hs_record *r)
{
    check_entities(r);
    for (size_t k = 0; k < r->attributions.n; k++) {
        const hs_attribution *a = &r->attributions.v[k];
        for (size_t i = 0; i < a->source.n; i++) holds(inside(r, a->source.v[i]), r, "a source outside the text", a->id);
        for (size_t i = 0; i < a->cue.n; i++) holds(inside(r, a->cue.v[i]), r, "a cue outside the text", a->id);
        check_quote(r, a->content, a->quote);
    }
    for (size_t k = 0; k < r->relations.n; k++) {
        const hs_relation *x = &r->relations.v[k];
        holds(x->from != x->to, r, "tied to itself", r->entities.v[x->from].name);
        if (holds(inside(r, x->evidence), r, "evidence outside the text", x->id)) holds(hs_str_eq(x->quote, hs_text_slice(&r->text, x->evidence)), r, "words other than the evidence's", x->quote);
    }
}

/* The record as it is written and read again is checked, and goes into the graph. */
static void take(const hs_record *made)
{
    hs_buf line;
    hs_error err = {0};
    hs_record *r = HS_NEW(&arena, hs_record);
    hs_buf_init(&line);
    CHECK(hs_record_write(made, true, &line, &err) == HS_OK);
    check_ids(made, hs_buf_view(&line));
    CHECK(hs_record_parse(r, hs_arena_str(&arena, hs_buf_view(&line)), false, &arena, &err) == HS_OK);
    hs_buf_release(&line);
    check_record(r);
    *hs_map_at(&texts, r->id, NULL) = (uint64_t)(uintptr_t)&r->text;
    CHECK(hs_graph_add(builder, r, &err) == HS_OK);
}

static void check_evidence(const hs_graph *g, const hs_edge *e, const hs_evidence *v)
{
    hs_str id = g->articles[v->article].id;
    const hs_text *text = (const hs_text *)(uintptr_t)*hs_map_find(&texts, id);
    hs_span all = {UINT32_MAX, 0};
    for (size_t i = 0; i < v->spans.n; i++) {
        CHECK(v->spans.v[i].end <= text->length);
        if (v->spans.v[i].start < all.start) all.start = v->spans.v[i].start;
        if (v->spans.v[i].end > all.end) all.end = v->spans.v[i].end;
    }
    if (hs_edge_is_relation(e->type)) CHECK(v->relation && hs_str_eq(v->quote, hs_text_slice(text, v->spans.v[0])));
    else CHECK(!v->relation && v->spans.n > 0);
    CHECK(v->sentence.n > 0);
}

static void check_graph(void)
{
    hs_graph g;
    hs_map ids = {0};
    CHECK(hs_graph_finish(builder, &g, NULL) == HS_OK);
    CHECK(g.n_nodes > 10 && g.n_edges > 10);
    for (size_t i = 0; i < g.n_nodes; i++) {
        const hs_node *n = &g.nodes[i];
        bool added = false;
        CHECK(n->id.n == 16 && hs_map_at(&ids, n->id, &added) && added);
        CHECK(n->kind < HS_KINDS && n->name.n > 0 && n->n_articles > 0);
        for (size_t k = 0; k < n->n_aliases; k++) CHECK(!hs_str_eq(n->aliases[k], n->name));
        if (n->kind == HS_PERSON && !hs_name_full(bare(n->name))) CHECK(n->n_articles == 1);
    }
    for (size_t i = 0; i < g.n_edges; i++) {
        const hs_edge *e = &g.edges[i];
        CHECK(e->from < g.n_nodes && e->to < g.n_nodes && e->from != e->to && e->weight == e->n_evidence);
        for (size_t k = 0; k < e->n_evidence; k++) check_evidence(&g, e, &e->evidence[k]);
    }
    hs_map_release(&ids);
}

/* Every article of a file. */
static size_t take_file(hs_worker *worker, const char *path, hs_read_options options)
{
    hs_error err = {0};
    hs_item item = {0};
    bool got = false;
    size_t n = 0;
    hs_reader *reader = hs_reader_open(path, &options, &err);
    while (reader && hs_reader_next(reader, &item, &got, &err) == HS_OK && got) {
        hs_article article;
        hs_record r;
        bool read = hs_article_parse(&article, &item, &options, &arena, &err) == HS_OK && hs_extract(worker, &article, &r, &arena, &err) == HS_OK;
        CHECK(read);
        if (!read) break;
        take(&r);
        n++;
    }
    hs_reader_free(reader);
    return n;
}

static void check_files(const char *const *files, size_t n, hs_input input, size_t articles)
{
    hs_error err = {0};
    hs_engine *engine = hs_engine_new(NULL, HS_ISA_AUTO, &err);
    hs_worker *worker = engine ? hs_worker_new(engine, &err) : NULL;
    builder = hs_graph_builder_new(0, &err);
    CHECK(worker && builder);
    size_t taken = 0;
    for (size_t k = 0; k < n && worker && builder; k++) taken += take_file(worker, files[k], (hs_read_options){.input = input, .outlet = HS_S("The Courier")});
    CHECK(taken >= articles);
    if (taken) check_graph();
    hs_worker_free(worker);
    hs_engine_free(engine);
    hs_graph_builder_free(builder);
    hs_map_release(&texts);
    texts = (hs_map){0};
    hs_arena_release(&arena);
}

TEST(sample_articles)
{
    static const char *const files[] = {"graphs/transit-levy.txt", "graphs/city-hall.txt", "graphs/water-report.txt", "tests/cli/data/ferry.txt"};
    check_files(files, 4, HS_INPUT_TEXT, 4);
}

TEST(articles_of_the_corpus)
{
    const char *shared = getenv("SHARED");
    char path[512];
    const char *file = path;
    snprintf(path, sizeof path, "%s/data/polnear/dev.jsonl", shared ? shared : "../shared");
    FILE *f = fopen(path, "r");
    if (!f) SKIP("the corpora are not here");
    fclose(f);
    check_files(&file, 1, HS_INPUT_JSONL, 50);
}

int main(void)
{
    RUN(sample_articles);
    RUN(articles_of_the_corpus);
    return test_done();
}

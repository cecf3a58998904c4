/* cmd_report.c — hearsay report: an article's page, or a folder of pages with their index. A page is made on the thread
 * that read its article, its map by another process; files are written in input order, each whole or not at all. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "cli.h"

struct reporting {
    bool folder;
    struct output page;        /* of the one article */
    struct drawers maps;       /* of pages */
    hs_report_index *index;
    hs_graph_builder *graph;   /* of all */
    hs_stats_builder *stats;
    uint64_t pages, without_map;
    bool too_many;
};

static const char *const article_shape[] = {"--title", "", "--shape", "0.9", NULL};
static const char *const corpus_shape[] = {"--title", "", NULL};

/* ---- maps ----------------------------------------------------------------------------------------- */

/* A graph's map for a page; where it cannot be drawn, *why says so and the page goes without. */
static void draw_for_page(const hs_graph *g, struct drawers *by, hs_buf *svg, hs_str *why, hs_arena *arena)
{
    hs_buf json;
    hs_error err = {0};
    if (g->n_edges == 0) return;
    hs_buf_init(&json);
    hs_code code = hs_write_jgf(g, buffer_sink(&json), &err);
    if (code == HS_OK) code = drawers_draw(by, hs_buf_view(&json), svg, &err);
    if (code != HS_OK) {
        hs_buf_clear(svg);
        *why = hs_arena_printf(arena, "The map could not be drawn: %s", err.message);
    }
    hs_buf_release(&json);
}

/* In a folder the options that choose a part choose the part of the common map; a page shows its whole article. */
static hs_code choose_part(const struct options *o, bool folder, const hs_graph *g, hs_graph *part, hs_arena *arena, hs_error *err)
{
    if (!folder) return select_part(o, g, TOP_OF_A_MAP, part, arena, err);
    hs_graph_filter all = {.top = TOP_OF_A_MAP};
    return hs_graph_select(g, &all, part, arena, err);
}

/* ---- one article, on any thread ---------------------------------------------------------------------- */

static hs_code write_page(const struct options *o, struct reporting *r, hs_graph_builder *b, struct item *it, hs_buf *svg, hs_error *err)
{
    hs_graph g, part;
    hs_graph_decide(b, o->aliases);
    hs_report_page page = {.record = &it->record, .graph = &part, .who = hs_graph_identities(b), .aliases = o->aliases, .min_confidence = o->min_confidence, .index = r->folder ? HS_S("index.html") : HS_NONE};
    HS_TRY(hs_graph_add(b, &it->record, err));
    HS_TRY(hs_graph_finish(b, &g, err));
    HS_TRY(choose_part(o, r->folder, &g, &part, &it->arena, err));
    draw_for_page(&part, &r->maps, svg, &page.no_map, &it->arena);
    it->note = page.no_map;
    page.svg = hs_buf_view(svg);
    return hs_write_report(&page, buffer_sink(&it->out), err);
}

/* A record that was not audited yet is: with the default rules. */
static hs_code audit(const struct options *o, struct item *it, hs_error *err)
{
    hs_audit_rules rules;
    hs_indicators found;
    if (it->record.indicators.p) return HS_OK;
    hs_audit_rules_default(&rules);
    HS_TRY(hs_audit(&it->record, &rules, o->min_confidence, &found, &it->arena, err));
    return hs_indicators_json(&found, &it->record, &it->record.indicators, &it->arena, err);
}

static hs_code work(struct stream *s, hs_worker *w, struct item *it, hs_error *err)
{
    struct reporting *r = s->context;
    HS_TRY(work_extract(s, w, it, err));
    HS_TRY(audit(s->options, it, err));
    hs_buf svg;
    hs_graph_builder *b = hs_graph_builder_new(s->options->min_confidence, err);
    if (!b) return err->code;
    hs_buf_init(&svg);
    hs_code code = write_page(s->options, r, b, it, &svg, err);
    hs_buf_release(&svg);
    hs_graph_builder_free(b);
    return code;
}

/* ---- in order, on the main thread ----------------------------------------------------------------------- */

static hs_code write_file(const char *path, hs_str bytes, hs_error *err)
{
    struct output out;
    HS_TRY(output_open(&out, path, err));
    hs_code code = output_write(&out, bytes.p, bytes.n, err);
    if (code == HS_OK) code = output_commit(&out, err);
    output_abandon(&out);
    return code;
}

static hs_str in_folder(const struct options *o, hs_str name, hs_arena *arena)
{
    const char *slash = o->output[strlen(o->output) - 1] == '/' ? "" : "/";
    return hs_arena_printf(arena, "%s%s%.*s", o->output, slash, HS_FMT(name));
}

static hs_code emit_into_folder(struct stream *s, struct reporting *r, struct item *it, hs_error *err)
{
    HS_TRY(hs_graph_add(r->graph, &it->record, err)); /* first: it refuses an id that came before */
    HS_TRY(hs_stats_add(r->stats, &it->record, err));
    hs_str name = hs_report_file(it->record.id, &it->arena), path = in_folder(s->options, name, &it->arena);
    if (!name.p || !path.p) return hs_nomem(err);
    HS_TRY(hs_report_index_add(r->index, &it->record, name, err));
    return write_file(path.p, hs_buf_view(&it->out), err);
}

static hs_code emit(struct stream *s, struct item *it, hs_error *err)
{
    struct reporting *r = s->context;
    if (r->pages++ && !r->folder) {
        r->too_many = true;
        return hs_fail(err, HS_EWRITE, "report", "several articles make several pages: name a folder, such as -o pages/");
    }
    if (it->note.p) {
        r->without_map++;
        say_error(&s->options->console, it->name, it->line, it->note.p);
    }
    return r->folder ? emit_into_folder(s, r, it, err) : output_write(&r->page, it->out.p, it->out.n, err);
}

/* ---- the end ---------------------------------------------------------------------------------------------- */

static hs_code write_index(struct options *o, struct reporting *r, hs_buf *svg, hs_buf *html, hs_error *err)
{
    hs_graph g, part;
    hs_stats stats;
    hs_str why = HS_NONE;
    HS_TRY(hs_graph_finish(r->graph, &g, err));
    HS_TRY(select_part(o, &g, TOP_OF_A_MAP, &part, &o->arena, err));
    HS_TRY(hs_stats_finish(r->stats, &stats, err));
    struct drawers one;
    drawers_init(&one, corpus_shape);
    draw_for_page(&part, &one, svg, &why, &o->arena);
    drawers_release(&one);
    if (why.p) {
        r->without_map++;
        say_error(&o->console, NULL, 0, why.p);
    }
    HS_TRY(hs_write_report_index(r->index, &stats, hs_buf_view(svg), why, buffer_sink(html), err));
    hs_str path = in_folder(o, HS_S("index.html"), &o->arena);
    return path.p ? write_file(path.p, hs_buf_view(html), err) : hs_nomem(err);
}

static hs_code finish(struct options *o, struct reporting *r, hs_error *err)
{
    if (!r->folder) return output_commit(&r->page, err);
    hs_buf svg, html;
    hs_buf_init(&svg);
    hs_buf_init(&html);
    hs_code code = write_index(o, r, &svg, &html, err);
    hs_buf_release(&svg);
    hs_buf_release(&html);
    return code;
}

static int failed(struct options *o, struct reporting *r, hs_code code, const hs_error *err)
{
    if (r->too_many) {
        say_error(&o->console, NULL, 0, err->message);
        return EXIT_USAGE;
    }
    int rc = output_failed(&r->page, &o->console, err);
    return rc == EXIT_INTERNAL ? exit_of(code) : rc;
}

static int run(struct options *o, const hs_engine *engine, struct reporting *r)
{
    hs_error err = {0};
    struct stream s = {.options = o, .engine = engine, .input = HS_INPUT_AUTO, .work = work, .emit = emit, .context = r};
    hs_code code = stream_run(&s);
    if (code != HS_OK) return failed(o, r, code, &s.error);
    if (s.ok == 0) return EXIT_NONE;
    code = finish(o, r, &err);
    if (code != HS_OK) return failed(o, r, code, &err);
    say_note(&o->console, "%llu pages in %.2f s", (unsigned long long)r->pages, console_seconds(&o->console));
    return r->without_map ? EXIT_SOME : stream_exit(&s);
}

/* A path that ends with a slash, or is a folder already. */
static bool names_folder(const char *path)
{
    struct stat st;
    size_t n = path ? strlen(path) : 0;
    return n && (path[n - 1] == '/' || (stat(path, &st) == 0 && S_ISDIR(st.st_mode)));
}

static hs_code open_outputs(struct options *o, struct reporting *r, hs_error *err)
{
    r->folder = names_folder(o->output);
    if (!r->folder) return output_open(&r->page, o->output, err);
    if (mkdir(o->output, 0777) != 0 && errno != EEXIST) return hs_fail(err, HS_EWRITE, "write", "cannot make the folder %.200s: %s", o->output, strerror(errno));
    r->index = hs_report_index_new(o->min_confidence, err);
    r->graph = hs_graph_builder_new(o->min_confidence, err);
    r->stats = hs_stats_builder_open(&(hs_stats_options){.min_confidence = o->min_confidence, .aliases = o->aliases}, err);
    if (!r->index || !r->graph || !r->stats) return HS_ENOMEM;
    hs_graph_decide(r->graph, o->aliases);
    return HS_OK;
}

int cmd_report(struct options *o)
{
    struct reporting r = {0};
    hs_engine *engine = NULL;
    hs_error err = {0};
    int rc = EXIT_INTERNAL;
    drawers_init(&r.maps, article_shape);
    if (open_outputs(o, &r, &err) != HS_OK) say_error(&o->console, NULL, 0, err.message);
    else if (o->read.input == HS_INPUT_RECORDS || (engine = engine_open(o, &rc))) rc = run(o, engine, &r);
    output_abandon(&r.page);
    drawers_release(&r.maps);
    hs_report_index_free(r.index);
    hs_graph_builder_free(r.graph);
    hs_stats_builder_free(r.stats);
    hs_engine_free(engine);
    return rc;
}

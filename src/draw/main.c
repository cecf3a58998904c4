/* hearsay-draw — a source graph (hearsay's JSON Graph Format file) in, its map (SVG) out. A program of its own: Graphviz
 * leaks, can abort the process, and its licence does not mix with igraph's; `hearsay` starts it with limits. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "draw/draw.h"

enum { EXIT_USAGE = 2, EXIT_INPUT = 3, EXIT_INTERNAL = 4, GRAPH_BYTES = 1 << 30 };

static const char help[] =
    "usage: hearsay-draw [OPTIONS] [FILE]\n"
    "Draws the map of a source graph, as `hearsay graph` writes it (standard input without FILE or with -).\n\n"
    "  -o FILE          write to FILE (default: standard output)\n"
    "  --title TEXT     over the map (default: the article's title; \"\": no heading at all)\n"
    "  --engine NAME    auto, dot (columns from left to right), neato or sfdp (a network); default auto: columns\n"
    "                   for the articles of up to three outlets, a network for more\n"
    "  --shape X        columns: aim at a page X times as wide as high (default 1.45)\n"
    "  --format NAME    svg (default), png (twice the size) or pdf\n"
    "  --serve          read graph after graph, each with its length in eight bytes (of this machine's order) before it,\n"
    "                   and write their pictures likewise, until the input ends or one cannot be drawn\n"
    "  --help, --version\n\n"
    "example: hearsay graph records.jsonl | hearsay-draw -o map.svg\n";

typedef struct options {
    const char *input, *output, *title, *engine, *shape_text, *format;
    double shape;
    bool serve;
} options;

static int usage(const char *what, const char *which)
{
    fprintf(stderr, "hearsay-draw: %s%s (--help lists the options)\n", what, which);
    return EXIT_USAGE;
}

/* -1: go on. */
static int read_options(options *o, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        const char *a = argv[i];
        if (strcmp(a, "--help") == 0) { fputs(help, stdout); return 0; }
        if (strcmp(a, "--version") == 0) { puts("hearsay-draw " HS_VERSION); return 0; }
        const char **value = strcmp(a, "-o") == 0 ? &o->output : strcmp(a, "--title") == 0 ? &o->title : strcmp(a, "--engine") == 0 ? &o->engine : strcmp(a, "--shape") == 0 ? &o->shape_text
                           : strcmp(a, "--format") == 0 ? &o->format : NULL;
        if (strcmp(a, "--serve") == 0) {
            o->serve = true;
        } else if (value) {
            if (++i == argc) return usage("a value is missing after ", a);
            *value = argv[i];
        } else if (a[0] == '-' && a[1]) {
            return usage("unknown option ", a);
        } else if (o->input) {
            return usage("one graph at a time; what is ", a);
        } else {
            o->input = a;
        }
    }
    if (o->serve && (o->input || o->output)) return usage("--serve reads standard input and writes standard output, not ", o->input ? o->input : o->output);
    if (strcmp(o->format, "svg") != 0 && strcmp(o->format, "png") != 0 && strcmp(o->format, "pdf") != 0) return usage("--format is svg, png or pdf, not ", o->format);
    char *end;
    o->shape = strtod(o->shape_text, &end);
    if (*end || !(o->shape >= 0.2 && o->shape <= 5)) return usage("--shape is a number from 0.2 to 5, not ", o->shape_text);
    static const char *const engines[] = {"auto", "dot", "neato", "sfdp"};
    for (size_t i = 0; i < sizeof engines / sizeof *engines; i++)
        if (strcmp(o->engine, engines[i]) == 0) return -1;
    return usage("--engine is auto, dot, neato or sfdp, not ", o->engine);
}

static hs_code read_all(hs_buf *out, const char *path, hs_error *err)
{
    enum { CHUNK = 1 << 16 };
    bool standard = !path || strcmp(path, "-") == 0;
    FILE *f = standard ? stdin : fopen(path, "rb");
    const char *name = standard ? "standard input" : path;
    if (!f) return hs_fail(err, HS_EREAD, "read", "%s cannot be opened: %s", name, strerror(errno));
    size_t n = 1;
    while (n && hs_buf_reserve(out, CHUNK)) {
        n = fread(out->p + out->n, 1, CHUNK, f);
        out->n += n;
        out->p[out->n] = '\0';
    }
    bool bad = ferror(f);
    int why = errno;
    if (!standard) fclose(f);
    if (bad) return hs_fail(err, HS_EREAD, "read", "%s cannot be read: %s", name, strerror(why));
    if (out->failed) return hs_nomem(err);
    return out->n ? HS_OK : hs_fail(err, HS_EREAD, "read", "%s is empty: a graph was expected", name);
}

static hs_code write_all(hs_str s, const char *path, hs_error *err)
{
    FILE *f = path && strcmp(path, "-") != 0 ? fopen(path, "wb") : stdout;
    const char *name = f == stdout ? "standard output" : path;
    if (!f) return hs_fail(err, HS_EWRITE, "write", "%s cannot be opened: %s", name, strerror(errno));
    bool ok = fwrite(s.p, 1, s.n, f) == s.n;
    ok = fflush(f) == 0 && ok;
    int why = errno;
    if (f != stdout && fclose(f) != 0) ok = false;
    return ok ? HS_OK : hs_fail(err, HS_EWRITE, "write", "%s cannot be written: %s", name, strerror(why));
}

static hs_str default_title(const hs_graph *g, hs_arena *arena)
{
    if (g->n_articles == 1 && g->articles[0].title.n) return g->articles[0].title;
    if (g->n_articles > 1) return hs_arena_printf(arena, "The sources of %zu articles", g->n_articles);
    return HS_S("Source map");
}

/* *last: nothing more should be drawn by this process, for Graphviz failed in it. */
static hs_code draw(const options *o, hs_str json, hs_buf *svg, bool *last, hs_arena *arena, hs_error *err)
{
    hs_graph g;
    draw_map m;
    enum { TALLEST = 1600, NETWORK_MOST = 400 };
    HS_TRY(hs_graph_parse(&g, json, arena, err));
    bool choose = strcmp(o->engine, "auto") == 0;
    bool network = choose ? draw_own_outlets(&g) > 3 : strcmp(o->engine, "dot") != 0;
    hs_str title = o->title ? hs_cstr(o->title) : default_title(&g, arena);
    HS_TRY(draw_model(&m, &g, title, network, arena, err));
    m.shape = o->shape;
    hs_str prefix = hs_arena_printf(arena, "hs%08x", (unsigned)(hs_str_hash(json) & 0xFFFFFFFF));
    if (!prefix.p) return hs_nomem(err);
    HS_TRY(network ? draw_network(&m, choose ? NULL : o->engine, err) : draw_layered(&m, err));
    *last |= m.engine_failed;
    if (choose && !network && g.n_nodes <= NETWORK_MOST && m.height > TALLEST && m.height > 2.4 * m.width) { /* everybody linked with everybody: no columns to be had */
        HS_TRY(draw_model(&m, &g, title, true, arena, err));
        HS_TRY(draw_network(&m, NULL, err));
        *last |= m.engine_failed;
    }
    m.prefix = prefix;
    return draw_svg(&m, svg, err);
}

static hs_code picture(const options *o, hs_str json, hs_buf *out, bool *last, hs_arena *arena, hs_error *err)
{
    if (strcmp(o->format, "svg") == 0) return draw(o, json, out, last, arena, err);
    hs_buf svg;
    hs_buf_init(&svg);
    hs_code code = draw(o, json, &svg, last, arena, err);
    if (code == HS_OK) code = draw_picture(hs_buf_view(&svg), strcmp(o->format, "png") == 0, out, err);
    hs_buf_release(&svg);
    return code;
}

/* *end: the input ended before another graph. */
static hs_code read_next(hs_buf *out, bool *end, hs_error *err)
{
    uint64_t n = 0;
    size_t got = fread(&n, 1, sizeof n, stdin);
    *end = got == 0 && feof(stdin);
    if (*end) return HS_OK;
    if (got == sizeof n && n > GRAPH_BYTES) return hs_fail(err, HS_EREAD, "read", "a graph of more than %d MiB", GRAPH_BYTES >> 20);
    if (got == sizeof n && !hs_buf_reserve(out, n)) return hs_nomem(err);
    if (got == sizeof n) out->n = fread(out->p, 1, n, stdin);
    return got == sizeof n && out->n == n ? HS_OK : hs_fail(err, HS_EREAD, "read", "standard input ends within a graph");
}

static hs_code write_next(hs_str s, hs_error *err)
{
    const uint64_t n = s.n;
    return fwrite(&n, sizeof n, 1, stdout) == 1 ? write_all(s, NULL, err) : hs_fail(err, HS_EWRITE, "write", "standard output cannot be written: %s", strerror(errno));
}

/* One graph; with --serve all of them. */
static hs_code run(const options *o, hs_buf *json, hs_buf *out, hs_arena *arena, hs_error *err)
{
    for (bool last = !o->serve, end = false; ; ) {
        HS_TRY(o->serve ? read_next(json, &end, err) : read_all(json, o->input, err));
        if (end) return HS_OK;
        HS_TRY(picture(o, hs_buf_view(json), out, &last, arena, err));
        HS_TRY(o->serve ? write_next(hs_buf_view(out), err) : write_all(hs_buf_view(out), o->output, err));
        if (last || !o->serve) return HS_OK;
        hs_buf_clear(json);
        hs_buf_clear(out);
        hs_arena_clear(arena);
    }
}

int main(int argc, char **argv)
{
    options o = {.engine = "auto", .shape_text = "1.45", .format = "svg"};
    int done = read_options(&o, argc, argv);
    if (done >= 0) return done;
    hs_error err = {0};
    hs_buf json, out;
    hs_arena arena;
    hs_buf_init(&json);
    hs_buf_init(&out);
    hs_arena_init(&arena);
    hs_code code = run(&o, &json, &out, &arena, &err);
    if (code != HS_OK) fprintf(stderr, "hearsay-draw: %s\n", err.message);
    hs_arena_release(&arena);
    hs_buf_release(&json);
    hs_buf_release(&out);
    return code == HS_OK ? 0 : code == HS_EREAD || code == HS_EFORMAT ? EXIT_INPUT : EXIT_INTERNAL;
}

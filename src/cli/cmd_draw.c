/* cmd_draw.c — hearsay draw: a graph file → a map as SVG. */
#include <string.h>

#include "cli.h"

enum { GRAPH_BYTES = 1 << 30 };

/* --format, else the output's name, else svg. */
static const char *picture_format(const struct options *o)
{
    const char *dot = o->output ? strrchr(o->output, '.') : NULL;
    if (o->format) return o->format;
    return dot && strcmp(dot, ".png") == 0 ? "png" : dot && strcmp(dot, ".pdf") == 0 ? "pdf" : "svg";
}

/* What hearsay-draw is told: a part around somebody says so in its heading. */
static hs_code draw_part(const struct options *o, hs_str json, hs_buf *picture, hs_arena *arena, hs_error *err)
{
    hs_str title = o->filter.around.p ? hs_arena_printf(arena, "Around %.*s", HS_FMT(o->filter.around)) : HS_NONE;
    if (o->filter.around.p && !title.p) return hs_nomem(err);
    const char *const options[] = {"--format", picture_format(o), title.p ? "--title" : NULL, title.p, NULL};
    struct drawers one;
    drawers_init(&one, options);
    hs_code code = drawers_draw(&one, json, picture, err);
    drawers_release(&one);
    return code;
}

hs_code draw_graph(const struct options *o, const hs_graph *g, struct output *out, hs_error *err)
{
    hs_graph part;
    hs_arena arena;
    hs_buf json, svg;
    hs_arena_init(&arena);
    hs_buf_init(&json);
    hs_buf_init(&svg);
    hs_code code = select_part(o, g, TOP_OF_A_MAP, &part, &arena, err);
    if (code == HS_OK) code = hs_write_jgf(&part, buffer_sink(&json), err);
    if (code == HS_OK) code = draw_part(o, hs_buf_view(&json), &svg, &arena, err);
    if (code == HS_OK) code = output_write(out, svg.p, svg.n, err);
    hs_buf_release(&json);
    hs_buf_release(&svg);
    hs_arena_release(&arena);
    return code;
}

/* Reads the whole file as one item. *where: what to say before the message, which may name the file itself. */
static hs_code read_graph(struct options *o, hs_graph *g, const char **where, hs_error *err)
{
    hs_read_options options = {.input = HS_INPUT_TEXT, .max_bytes = GRAPH_BYTES};
    hs_item item = {0};
    bool got = false;
    hs_reader *reader = hs_reader_open(o->files[0], &options, err);
    if (!reader) return err->code;
    hs_code code = hs_reader_next(reader, &item, &got, err);
    if (code == HS_OK) *where = strcmp(o->files[0], "-") == 0 ? "<stdin>" : o->files[0];
    if (code == HS_OK && item.too_large) code = hs_fail(err, HS_EREAD, "read", "a graph of more than %d MiB", GRAPH_BYTES >> 20);
    if (code == HS_OK) code = hs_graph_parse(g, item.bytes, &o->arena, err);
    hs_reader_free(reader);
    return code;
}

int cmd_draw(struct options *o)
{
    hs_graph g;
    struct output out;
    hs_error err = {0};
    if (output_open(&out, o->output, &err) != HS_OK) {
        say_error(&o->console, NULL, 0, err.message);
        return EXIT_INTERNAL;
    }
    int rc = EXIT_ALL;
    const char *where = NULL;
    hs_code code = read_graph(o, &g, &where, &err);
    if (code != HS_OK) {
        say_error(&o->console, where, 0, err.message);
        rc = exit_of(code);
    } else if ((code = draw_graph(o, &g, &out, &err)) != HS_OK || (code = output_commit(&out, &err)) != HS_OK) {
        rc = output_failed(&out, &o->console, &err);
        if (rc == EXIT_INTERNAL) rc = exit_of(code);
    }
    output_abandon(&out);
    return rc;
}

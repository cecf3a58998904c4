/* cmd_map.c — hearsay map: extract, graph and draw in one step. */
#include "cli.h"

static hs_code add(struct stream *s, struct item *it, hs_error *err)
{
    return hs_graph_add(s->context, &it->record, err);
}

/* The kept graph holds what the options choose, not only what fits on a map. */
static hs_code keep_json(struct options *o, const hs_graph *g, struct output *json, hs_error *err)
{
    hs_graph part;
    HS_TRY(select_part(o, g, 0, &part, &o->arena, err));
    return hs_write_jgf(&part, output_sink(json), err);
}

/* Both files are made before either takes its place. */
static hs_code finish(struct options *o, hs_graph_builder *b, struct output *svg, struct output *json, hs_error *err)
{
    hs_graph g;
    HS_TRY(hs_graph_finish(b, &g, err));
    HS_TRY(hs_measure(&g, err));
    if (json->open) HS_TRY(keep_json(o, &g, json, err));
    HS_TRY(draw_graph(o, &g, svg, err));
    HS_TRY(output_complete(json, err));
    HS_TRY(output_commit(svg, err));
    HS_TRY(output_commit(json, err));
    say_note(&o->console, "%zu nodes, %zu edges in %.2f s", g.n_nodes, g.n_edges, console_seconds(&o->console));
    return HS_OK;
}

static int run(struct options *o, const hs_engine *engine, hs_graph_builder *b, struct output *svg, struct output *json)
{
    hs_error err = {0};
    struct stream s = {.options = o, .engine = engine, .input = HS_INPUT_AUTO, .work = work_extract, .emit = add, .context = b};
    if (stream_run(&s) != HS_OK) {
        say_error(&o->console, NULL, 0, s.error.message);
        return EXIT_INTERNAL;
    }
    if (s.ok == 0) return EXIT_NONE;
    hs_code code = finish(o, b, svg, json, &err);
    if (code == HS_OK) return stream_exit(&s);
    if (code == HS_EWRITE) return output_failed(json->reader_gone ? json : svg, &o->console, &err);
    say_error(&o->console, NULL, 0, err.message);
    return exit_of(code);
}

int cmd_map(struct options *o)
{
    struct output svg = {0}, json = {0};
    hs_engine *engine = NULL;
    hs_graph_builder *b = NULL;
    hs_error err = {0};
    int rc = EXIT_INTERNAL;
    if (output_open(&svg, o->output, &err) != HS_OK || (o->json && output_open(&json, o->json, &err) != HS_OK) || !(b = hs_graph_builder_new(o->min_confidence, &err)))
        say_error(&o->console, NULL, 0, err.message);
    else if (o->read.input == HS_INPUT_RECORDS || (engine = engine_open(o, &rc))) {
        hs_graph_decide(b, o->aliases);
        rc = run(o, engine, b, &svg, &json);
    }
    output_abandon(&svg);
    output_abandon(&json);
    hs_graph_builder_free(b);
    hs_engine_free(engine);
    return rc;
}

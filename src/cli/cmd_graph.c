/* cmd_graph.c — hearsay graph: records → the merged source graph with its measures. */
#include <string.h>

#include "cli.h"

hs_code select_part(const struct options *o, const hs_graph *g, size_t top, hs_graph *out, hs_arena *arena, hs_error *err)
{
    hs_graph_filter filter = o->filter;
    if (filter.top == TOP_UNSAID) filter.top = top;
    return hs_graph_select(g, &filter, out, arena, err);
}

static hs_code add(struct stream *s, struct item *it, hs_error *err)
{
    return hs_graph_add(s->context, &it->record, err);
}

/* One file, or for csv two: the second is open only then. */
struct outputs {
    struct output first, second;
    hs_str first_name, second_name;
};

static hs_code open_outputs(struct outputs *out, struct options *o, hs_error *err)
{
    memset(out, 0, sizeof *out);
    if (!format_is(o, "csv")) return output_open(&out->first, o->output, err);
    out->first_name = hs_arena_printf(&o->arena, "%s.nodes.csv", o->output);
    out->second_name = hs_arena_printf(&o->arena, "%s.edges.csv", o->output);
    if (!out->first_name.p || !out->second_name.p) return hs_nomem(err);
    HS_TRY(output_open(&out->first, out->first_name.p, err));
    return output_open(&out->second, out->second_name.p, err);
}

static hs_code write_node_link(const hs_graph *g, hs_sink out, hs_error *err)
{
    return hs_write_node_link(g, false, out, err);
}

static hs_code write_node_link_links(const hs_graph *g, hs_sink out, hs_error *err)
{
    return hs_write_node_link(g, true, out, err);
}

static hs_code write_graph(struct outputs *out, const struct options *o, const hs_graph *g, hs_error *err)
{
    static const struct { const char *name; hs_code (*write)(const hs_graph *, hs_sink, hs_error *); } writers[] = {
        {"jgf", hs_write_jgf}, {"graphml", hs_write_graphml}, {"gexf", hs_write_gexf}, {"dot", hs_write_dot}, {"cytoscape", hs_write_cytoscape},
        {"graphology", hs_write_graphology}, {"node-link", write_node_link}, {"node-link-links", write_node_link_links}, {"ftm", hs_write_ftm},
    };
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
        if (format_is(o, writers[i].name)) return writers[i].write(g, output_sink(&out->first), err);
    HS_TRY((o->neo4j ? hs_write_nodes_neo4j : hs_write_nodes_csv)(g, o->safe_csv, output_sink(&out->first), err));
    return (o->neo4j ? hs_write_edges_neo4j : hs_write_edges_csv)(g, o->safe_csv, output_sink(&out->second), err);
}

static hs_code measure_and_write(struct outputs *out, struct options *o, hs_graph_builder *b, hs_error *err)
{
    hs_graph all, part;
    HS_TRY(hs_graph_finish(b, &all, err));
    HS_TRY(hs_measure(&all, err));
    HS_TRY(select_part(o, &all, 0, &part, &o->arena, err));
    HS_TRY(write_graph(out, o, &part, err));
    HS_TRY(output_complete(&out->second, err));
    HS_TRY(output_commit(&out->first, err));
    HS_TRY(output_commit(&out->second, err));
    say_note(&o->console, "%zu nodes, %zu edges from %zu articles in %.2f s", part.n_nodes, part.n_edges, part.n_articles, console_seconds(&o->console));
    return HS_OK;
}

static hs_code explain(struct outputs *out, struct options *o, hs_graph_builder *b, hs_error *err)
{
    hs_buf text;
    hs_buf_init(&text);
    hs_code code = hs_graph_explain(b, o->explain, &text, err);
    if (code == HS_OK) code = output_write(&out->first, text.p, text.n, err);
    hs_buf_release(&text);
    return code == HS_OK ? output_commit(&out->first, err) : code;
}

static int run(struct options *o, struct outputs *out, hs_graph_builder *b)
{
    hs_error err = {0};
    struct stream s = {.options = o, .input = HS_INPUT_RECORDS, .work = work_read_record, .emit = add, .context = b};
    if (stream_run(&s) != HS_OK) {
        say_error(&o->console, NULL, 0, s.error.message);
        return EXIT_INTERNAL;
    }
    if (s.ok == 0) return EXIT_NONE;
    hs_code code = (o->explain.p ? explain : measure_and_write)(out, o, b, &err);
    if (code == HS_OK) return stream_exit(&s);
    if (code == HS_EWRITE) return output_failed(out->second.reader_gone ? &out->second : &out->first, &o->console, &err);
    say_error(&o->console, NULL, 0, err.message);
    return exit_of(code);
}

int cmd_graph(struct options *o)
{
    struct outputs out;
    hs_graph_builder *b = NULL;
    hs_error err = {0};
    int rc = EXIT_INTERNAL;
    if (format_is(o, "csv") && (!o->output || strcmp(o->output, "-") == 0)) {
        say_error(&o->console, NULL, 0, "--format csv writes two files: -o PREFIX names them");
        return EXIT_USAGE;
    }
    if (open_outputs(&out, o, &err) != HS_OK || !(b = hs_graph_builder_new(o->min_confidence, &err))) say_error(&o->console, NULL, 0, err.message);
    else {
        hs_graph_decide(b, o->aliases);
        if (o->explain.p) hs_graph_keep_mentions(b);
        rc = run(o, &out, b);
    }
    output_abandon(&out.first);
    output_abandon(&out.second);
    hs_graph_builder_free(b);
    return rc;
}

/* cmd_stats.c — hearsay stats: records → the sourcing statistics. */
#include "cli.h"

static hs_code add(struct stream *s, struct item *it, hs_error *err)
{
    return hs_stats_add(s->context, &it->record, err);
}

static hs_code write_stats(const struct options *o, hs_stats_builder *b, struct output *out, hs_error *err)
{
    hs_stats stats;
    hs_table format = format_is(o, "csv") ? HS_CSV : format_is(o, "json") ? HS_JSON : HS_TABLE;
    HS_TRY(hs_stats_finish(b, &stats, err));
    HS_TRY(hs_write_stats(&stats, format, output_sink(out), err));
    return output_commit(out, err);
}

static int run(struct options *o, hs_stats_builder *b, struct output *out)
{
    hs_error err = {0};
    struct stream s = {.options = o, .input = HS_INPUT_RECORDS, .work = work_read_record, .emit = add, .context = b};
    if (stream_run(&s) != HS_OK) return output_failed(out, &o->console, &s.error);
    if (s.ok && write_stats(o, b, out, &err) != HS_OK) return output_failed(out, &o->console, &err);
    return stream_exit(&s);
}

int cmd_stats(struct options *o)
{
    struct output out;
    hs_stats_builder *b = NULL;
    hs_error err = {0};
    int rc = EXIT_INTERNAL;
    if (output_open(&out, o->output, &err) != HS_OK || !(b = hs_stats_builder_new(o->min_confidence, &err))) say_error(&o->console, NULL, 0, err.message);
    else rc = run(o, b, &out);
    output_abandon(&out);
    hs_stats_builder_free(b);
    return rc;
}

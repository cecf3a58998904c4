/* cmd_stats.c — hearsay stats: records → the sourcing statistics, of all and by group, compared, corrected, drawn. */
#include <string.h>
#include <strings.h>

#include "cli.h"

enum { KEYS = 6 };

struct counting {
    hs_stats_builder *builder;
    hs_str by[KEYS];
    size_t n_by;
    hs_str a, b;             /* --compare */
    hs_stats stats, of_a, of_b;
    struct output out, plot;
};

static hs_code add(struct stream *s, struct item *it, hs_error *err)
{
    return hs_stats_add(s->context, &it->record, err);
}

static hs_code calibrate(struct stream *s, struct item *it, hs_error *err)
{
    return hs_stats_calibrate(s->context, &it->record, err);
}

/* ---- what the options ask for --------------------------------------------------------------------------- */

static hs_str part(hs_str *rest, char mark)
{
    const char *at = rest->n ? memchr(rest->p, mark, rest->n) : NULL;
    hs_str one = {rest->p, at ? (size_t)(at - rest->p) : rest->n};
    size_t n = one.n + (at != NULL);
    rest->p += n;
    rest->n -= n;
    return one;
}

/* False: said. */
static bool read_keys(struct counting *c, struct options *o)
{
    hs_str by = o->by, compare = o->compare;
    const char *wrong = NULL;
    while (by.n && !wrong) {
        if (c->n_by == KEYS) wrong = "--by takes at most six keys";
        else if (!(c->by[c->n_by++] = part(&by, ',')).n) wrong = "--by: a key is empty";
    }
    if (compare.p && o->by.p) wrong = "--compare groups by its own key: leave out --by";
    if (compare.p && !wrong) {
        c->by[c->n_by++] = part(&compare, '=');
        c->a = part(&compare, ',');
        c->b = compare;
        if (!c->by[0].n || !c->a.n || !c->b.n) wrong = "--compare wants KEY=A,B, such as outlet=CNN,Politico";
    }
    if (o->plot && (!c->n_by || compare.p)) wrong = "--plot needs --by: it draws groups";
    if (wrong) say_error(&o->console, NULL, 0, wrong);
    return !wrong;
}

static bool same_value(hs_str key, hs_str a, hs_str b)
{
    return hs_str_is(key, "outlet") ? hs_outlet_same(a, b) : a.n == b.n && strncasecmp(a.p, b.p, a.n) == 0;
}

/* The group of a value; HS_EUSAGE when there is none. */
static hs_code find_group(struct counting *c, hs_str value, hs_stats *out, hs_error *err)
{
    for (size_t i = 0; i < hs_stats_groups(c->builder); i++) {
        HS_TRY(hs_stats_group(c->builder, i, out, err));
        if (same_value(c->by[0], out->values[0], value)) return HS_OK;
    }
    return hs_fail(err, HS_EUSAGE, "stats", "--compare: no article has the %.*s \"%.*s\"", (int)c->by[0].n, c->by[0].p, value.n < 100 ? (int)value.n : 100, value.p);
}

/* ---- writing ------------------------------------------------------------------------------------------------ */

static hs_code finish(struct counting *c, hs_stats_more *more, hs_error *err)
{
    HS_TRY(hs_stats_finish(c->builder, &c->stats, err));
    *more = (hs_stats_more){.builder = c->builder, .by = c->by, .n_by = c->n_by};
    if (!c->a.p) return HS_OK;
    HS_TRY(find_group(c, c->a, &c->of_a, err));
    HS_TRY(find_group(c, c->b, &c->of_b, err));
    more->a = &c->of_a;
    more->b = &c->of_b;
    return HS_OK;
}

static hs_code write_all(const struct options *o, struct counting *c, hs_error *err)
{
    hs_stats_more more;
    hs_table format = format_is(o, "csv") ? HS_CSV : format_is(o, "json") ? HS_JSON : HS_TABLE;
    HS_TRY(finish(c, &more, err));
    if (o->plot) HS_TRY(hs_write_stats_plot(&c->stats, &more, output_sink(&c->plot), err));
    HS_TRY(hs_write_stats(&c->stats, &more, format, output_sink(&c->out), err));
    HS_TRY(output_complete(&c->plot, err));
    HS_TRY(output_commit(&c->out, err));
    return output_commit(&c->plot, err);
}

static int fail(struct counting *c, struct options *o, const hs_error *err)
{
    if (err->code != HS_EUSAGE) return output_failed(c->plot.reader_gone ? &c->plot : &c->out, &o->console, err);
    say_error(&o->console, NULL, 0, err->message);
    return EXIT_USAGE;
}

/* The reviewed sample is read after the corpus, as any other file of records. */
static int run(struct options *o, struct counting *c)
{
    hs_error err = {0};
    struct stream s = {.options = o, .input = HS_INPUT_RECORDS, .work = work_read_record, .emit = add, .context = c->builder};
    if (stream_run(&s) != HS_OK) return output_failed(&c->out, &o->console, &s.error);
    int rc = stream_exit(&s);
    if (s.ok && o->calibration) {
        struct options sample = *o;
        char *files[] = {(char *)o->calibration, NULL};
        sample.files = files;
        sample.n_files = 1;
        struct stream r = {.options = &sample, .input = HS_INPUT_RECORDS, .work = work_read_record, .emit = calibrate, .context = c->builder};
        if (stream_run(&r) != HS_OK) return output_failed(&c->out, &o->console, &r.error);
        if (!r.ok) return EXIT_NONE;
        if (r.failed) rc = EXIT_SOME;
    }
    if (s.ok && write_all(o, c, &err) != HS_OK) return fail(c, o, &err);
    return rc;
}

int cmd_stats(struct options *o)
{
    struct counting c = {0};
    hs_error err = {0};
    int rc = EXIT_INTERNAL;
    if (!read_keys(&c, o)) return EXIT_USAGE;
    const hs_stats_options options = {o->min_confidence, c.by, c.n_by, !o->keep_duplicates, o->aliases};
    if (output_open(&c.out, o->output, &err) != HS_OK || (o->plot && output_open(&c.plot, o->plot, &err) != HS_OK) || !(c.builder = hs_stats_builder_open(&options, &err)))
        say_error(&o->console, NULL, 0, err.message);
    else rc = run(o, &c);
    output_abandon(&c.out);
    output_abandon(&c.plot);
    hs_stats_builder_free(c.builder);
    return rc;
}

/* cmd_list.c — hearsay list: records → a table of who said what, one row an attribution. */
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli.h"

struct listing {
    hs_list_options options;
    struct output out;
    bool begun, first; /* first: no row has been written yet */
};

static hs_code add(struct stream *s, struct item *it, hs_error *err)
{
    struct listing *l = s->context;
    hs_sink sink = output_sink(&l->out);
    if (!l->begun) HS_TRY(hs_list_begin(&l->options, sink, err));
    l->begun = true;
    return hs_list_record(&l->options, &it->record, &l->first, sink, err);
}

static hs_code end(struct listing *l, hs_error *err)
{
    HS_TRY(hs_list_end(&l->options, output_sink(&l->out), err));
    return output_commit(&l->out, err);
}

static hs_table table_format(const struct options *o)
{
    return format_is(o, "csv") ? HS_CSV : format_is(o, "json") ? HS_JSON : HS_TABLE;
}

/* Cells are cut to the terminal's width, and not at all in a file. */
static int terminal_width(const struct options *o)
{
    struct winsize size;
    if (o->output || !isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
    return size.ws_col;
}

int cmd_list(struct options *o)
{
    struct listing l = {{table_format(o), o->safe_csv, terminal_width(o), o->min_confidence}, {0}, false, true};
    hs_error err = {0};
    if (output_open(&l.out, o->output, &err) != HS_OK) {
        say_error(&o->console, NULL, 0, err.message);
        return EXIT_INTERNAL;
    }
    struct stream s = {.options = o, .input = HS_INPUT_RECORDS, .work = work_read_record, .emit = add, .context = &l};
    int rc;
    if (stream_run(&s) != HS_OK) rc = output_failed(&l.out, &o->console, &s.error);
    else if (s.ok && end(&l, &err) != HS_OK) rc = output_failed(&l.out, &o->console, &err);
    else rc = stream_exit(&s);
    output_abandon(&l.out);
    return rc;
}

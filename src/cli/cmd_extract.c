/* cmd_extract.c — hearsay extract: articles → document records, one a line, in input order. */
#include "cli.h"

static hs_code work(struct stream *s, hs_worker *w, struct item *it, hs_error *err)
{
    HS_TRY(work_extract(s, w, it, err));
    return hs_record_write(&it->record, it->record.has_text && !s->options->no_text, &it->out, err);
}

static hs_code emit(struct stream *s, struct item *it, hs_error *err)
{
    return output_write(s->context, it->out.p, it->out.n, err);
}

static void summary(struct options *o, const struct stream *s)
{
    double seconds = console_seconds(&o->console);
    say_note(&o->console, "%llu done, %llu failed, %llu words in %.2f s (%.0f words/s, %u threads)", (unsigned long long)s->ok,
             (unsigned long long)s->failed, (unsigned long long)s->words, seconds, (double)s->words / seconds, o->jobs);
}

/* Closes both outputs: whichever cannot be written decides the exit code. */
static int finish(struct options *o, struct stream *s, struct output *out, struct output *bad)
{
    hs_error err = {0};
    if (s->code != HS_OK) {
        bool broken = bad->reader_gone || out->reader_gone;
        if (!broken) say_error(&o->console, NULL, 0, s->error.message);
        return broken ? EXIT_ALL : EXIT_INTERNAL;
    }
    if (bad->open && output_commit(bad, &err) != HS_OK) return output_failed(bad, &o->console, &err);
    if (s->ok == 0) return EXIT_NONE; /* a file of that name stays as it was */
    if (output_commit(out, &err) != HS_OK) return output_failed(out, &o->console, &err);
    summary(o, s);
    return stream_exit(s);
}

int cmd_extract(struct options *o)
{
    hs_error err = {0};
    struct output out = {0}, bad = {0};
    int rc = EXIT_INTERNAL;
    hs_engine *engine = NULL;
    if (output_open(&out, o->output, &err) != HS_OK || (o->bad_records && output_open(&bad, o->bad_records, &err) != HS_OK)) {
        say_error(&o->console, NULL, 0, err.message);
    } else if ((engine = engine_open(o, &rc))) {
        struct stream s = {.options = o, .engine = engine, .input = HS_INPUT_AUTO, .work = work, .emit = emit, .context = &out};
        if (o->bad_records) s.bad_records = &bad;
        stream_run(&s);
        rc = finish(o, &s, &out, &bad);
    }
    output_abandon(&out);
    output_abandon(&bad);
    hs_engine_free(engine);
    return rc;
}

/* cmd_resolve.c — hearsay resolve: records that hold text and attribution spans → full records. */
#include "cli.h"

static hs_code work_record(struct stream *s, hs_worker *w, struct item *it, hs_error *err)
{
    if (it->too_large) return hs_fail(err, HS_EREAD, "read", "the record is too large");
    HS_TRY(hs_record_parse(&it->record, hs_buf_view(&it->bytes), true, &it->arena, err));
    it->id = it->record.id;
    HS_TRY(hs_resolve_record(w, &it->record, &it->arena, err));
    return correct_record(s, it, err);
}

static hs_code work(struct stream *s, hs_worker *w, struct item *it, hs_error *err)
{
    HS_TRY((is_import(it->kind) ? work_import : work_record)(s, w, it, err));
    return hs_record_write(&it->record, it->record.has_text, &it->out, err);
}

static hs_code emit(struct stream *s, struct item *it, hs_error *err)
{
    return output_write(s->context, it->out.p, it->out.n, err);
}

int cmd_resolve(struct options *o)
{
    hs_engine *engine = NULL;
    struct output out;
    hs_error err = {0};
    if (output_open(&out, o->output, &err) != HS_OK) {
        say_error(&o->console, NULL, 0, err.message);
        return EXIT_INTERNAL;
    }
    int rc = EXIT_NONE;
    if ((engine = engine_open(o, &rc))) {
        struct stream s = {.options = o, .engine = engine, .input = HS_INPUT_RECORDS, .work = work, .emit = emit, .context = &out};
        if (stream_run(&s) != HS_OK) rc = output_failed(&out, &o->console, &s.error);
        else if (s.ok && output_commit(&out, &err) != HS_OK) rc = output_failed(&out, &o->console, &err);
        else rc = stream_exit(&s);
    }
    output_abandon(&out);
    hs_engine_free(engine);
    return rc;
}

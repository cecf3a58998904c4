/* stream.c — takes the inputs of a command, article by article or record by record, through the pool of
 * threads and hands them out in input order. One bad item is reported and counted; the others go on. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

/* A record may hold its article's text twice over (as text and as quotes) and escaped. */
enum { RECORD_BYTES = 64 << 20 };

/* ---- items: made once, used again --------------------------------------------------------- */

static struct item *take_item(struct stream *s)
{
    struct item *it = s->idle;
    if (it) {
        s->idle = it->next_idle;
    } else {
        it = calloc(1, sizeof *it);
        if (!it) return NULL;
        hs_buf_init(&it->bytes);
        hs_buf_init(&it->out);
        hs_arena_init(&it->arena);
        it->next = s->items;
        s->items = it;
    }
    return it;
}

static void give_back_item(struct stream *s, struct item *it)
{
    enum { KEEP = 1 << 20 }; /* bytes: the memory of one huge article is not kept for the next */
    if (it->bytes.cap > KEEP) hs_buf_release(&it->bytes);
    if (it->out.cap > KEEP) hs_buf_release(&it->out);
    hs_buf_clear(&it->bytes);
    hs_buf_clear(&it->out);
    if (it->arena.used > 16 * (size_t)KEEP) hs_arena_release(&it->arena);
    else hs_arena_clear(&it->arena);
    memset(&it->record, 0, sizeof it->record);
    memset(&it->error, 0, sizeof it->error);
    it->id = it->note = HS_NONE;
    it->misfits = (hs_misfits){0};
    it->problems = it->last_problem = NULL;
    it->n_problems = 0;
    it->code = HS_OK;
    it->replaced = 0;
    it->too_large = it->named = false;
    it->next_idle = s->idle;
    s->idle = it;
}

static void free_items(struct stream *s)
{
    while (s->items) {
        struct item *it = s->items;
        s->items = it->next;
        hs_buf_release(&it->bytes);
        hs_buf_release(&it->out);
        hs_arena_release(&it->arena);
        free(it);
    }
}

/* ---- reading -------------------------------------------------------------------------------- */

static hs_reader *open_next(struct stream *s, hs_error *err)
{
    hs_read_options options = s->options->read;
    if (options.input == HS_INPUT_AUTO) options.input = s->input;
    if (s->input == HS_INPUT_RECORDS || is_import(options.input)) options.max_bytes = RECORD_BYTES;
    options.input = import_as_read(options.input);
    s->first_item = true;
    return hs_reader_open(s->options->files[s->file], &options, err);
}

static void close_input(struct stream *s)
{
    hs_reader_free(s->reader);
    s->reader = NULL;
    s->file++;
}

/* Whether the beginning of a first line shows that the file holds no lines of JSON at all: one in ten of its
 * characters is NUL or no UTF-8. Such a file is one failure, not one a line. */
static bool is_binary(struct item *it)
{
    enum { SAMPLE = 1 << 16 };
    hs_text text;
    hs_str sample = {it->bytes.p, it->bytes.n < SAMPLE ? it->bytes.n : SAMPLE};
    if (it->kind == HS_INPUT_TEXT || hs_text_make(&text, sample, &it->arena, NULL) != HS_OK) return false;
    return (uint64_t)text.replaced * 10 > text.length;
}

/* Fills an item from the open reader; false at the end of the input. */
static bool read_item(struct stream *s, struct item *it)
{
    hs_item raw;
    bool got = false;
    it->code = hs_reader_next(s->reader, &raw, &got, &it->error);
    if (it->code != HS_OK) {
        it->named = true;
        it->line = 0;
        close_input(s);
        return true;
    }
    if (!got) {
        close_input(s);
        return false;
    }
    it->line = raw.line;
    it->kind = raw.kind;
    it->too_large = raw.too_large;
    hs_buf_add(&it->bytes, raw.bytes.p, raw.bytes.n);
    if (it->bytes.failed) it->code = hs_nomem(&it->error);
    if (s->first_item && it->code == HS_OK && is_binary(it)) {
        it->code = hs_fail(&it->error, HS_EREAD, "read", "this is a binary file or not UTF-8, and not JSON lines");
        it->line = 0;
        close_input(s);
    }
    s->first_item = false;
    if (is_import(s->options->read.input)) {
        it->kind = s->options->read.input;
        if (it->code == HS_OK && it->kind == HS_INPUT_WEBANNO) it->code = import_join_lines(it, s->reader, RECORD_BYTES, &it->error);
    }
    return true;
}

/* The pool's next(): the next article of any input. An input that cannot be opened is an item that has failed. */
static bool next_item(void *context, void *job)
{
    struct stream *s = context;
    if (s->stopped) return false;
    struct item *it = take_item(s);
    if (!it) {
        s->code = hs_nomem(&s->error);
        s->stopped = true;
        return false;
    }
    *(struct item **)job = it;
    while (s->file < s->options->n_files) {
        const char *path = s->options->files[s->file];
        it->name = strcmp(path, "-") == 0 ? "<stdin>" : path;
        if (!s->reader) s->reader = open_next(s, &it->error);
        if (!s->reader) {
            it->code = it->error.code;
            it->named = true;
            it->line = 0;
            s->file++;
            return true;
        }
        if (read_item(s, it)) return true;
    }
    give_back_item(s, it);
    return false;
}

static void work_item(void *context, hs_worker *w, void *job)
{
    struct stream *s = context;
    struct item *it = *(struct item **)job;
    if (it->code == HS_OK) it->code = s->work(s, w, it, &it->error);
}

/* ---- handing out ---------------------------------------------------------------------------- */

/* {"id":…,"error":{"stage":…,"message":…}}: the message says the place as well. */
static hs_code write_bad_record(struct stream *s, const struct item *it, hs_error *err)
{
    hs_buf b, where;
    hs_buf_init(&b);
    hs_buf_init(&where);
    if (!it->named) {
        hs_buf_cstr(&where, it->name);
        if (it->line) hs_buf_printf(&where, ":%zu", it->line);
        hs_buf_cstr(&where, ": ");
    }
    hs_buf_cstr(&where, it->error.message);
    hs_buf_cstr(&b, "{\"id\":");
    if (it->id.p) put_json_string(&b, it->id);
    else hs_buf_cstr(&b, "null");
    hs_buf_cstr(&b, ",\"error\":{\"stage\":");
    put_json_string(&b, hs_cstr(it->error.stage ? it->error.stage : "read"));
    hs_buf_cstr(&b, ",\"message\":");
    put_json_string(&b, hs_buf_view(&where));
    hs_buf_cstr(&b, "}}\n");
    hs_code code = b.failed || where.failed ? hs_nomem(err) : output_write(s->bad_records, b.p, b.n, err);
    hs_buf_release(&where);
    hs_buf_release(&b);
    return code;
}

static hs_code report_failure(struct stream *s, const struct item *it, hs_error *err)
{
    s->failed++;
    if (s->bad_records) return write_bad_record(s, it, err);
    say_error(&s->options->console, it->named ? NULL : it->name, it->line, it->error.message);
    return HS_OK;
}

/* Corrections that fit nothing are said whatever happens: a person's verdict is never dropped in silence. */
static void say_misfits(struct stream *s, const struct item *it)
{
    for (size_t i = 0; i < it->misfits.n; i++) say_error(&s->options->console, it->name, it->line, it->misfits.v[i].p);
    s->misfits += it->misfits.n;
    size_t i = s->options->corrections ? hs_corrections_find(s->options->corrections, it->record.id) : SIZE_MAX;
    if (i != SIZE_MAX && s->corrected) s->corrected[i] = true;
}

/* Corrections of articles that did not come by: a file may hold those of a whole year. */
static void say_unused(struct stream *s)
{
    const hs_corrections *c = s->options->corrections;
    size_t n = 0, first = 0;
    if (!c || !s->corrected) return;
    for (size_t i = hs_corrections_articles(c); i-- > 0;)
        if (!s->corrected[i]) {
            n++;
            first = i;
        }
    if (n) say_warning(&s->options->console, s->options->corrections_file, 0, "the corrections of %zu %s were not used: %s not among the inputs (\"%.80s\"%s)", n,
                       n == 1 ? "article" : "articles", n == 1 ? "it is" : "they are", hs_corrections_article(c, first).p, n == 1 ? "" : " …");
    free(s->corrected);
    s->corrected = NULL;
}

/* What emit finds wrong with the record itself (an id that came before) fails the record; a full disk ends the run. */
static hs_code hand_out(struct stream *s, struct item *it)
{
    say_problems(s, it);
    if (it->code != HS_OK) return report_failure(s, it, &s->error);
    if (it->replaced)
        say_warning(&s->options->console, it->name, it->line, "%u invalid or NUL %s replaced by U+FFFD, the first at byte offset %zu",
                    it->replaced, it->replaced == 1 ? "byte was" : "bytes were", it->first_replaced);
    it->code = s->emit(s, it, &it->error);
    if (it->code == HS_OK) {
        s->ok++;
        s->words += it->record.words;
        say_misfits(s, it);
        return HS_OK;
    }
    if (it->code != HS_EWRITE && it->code != HS_ENOMEM) return report_failure(s, it, &s->error);
    s->error = it->error;
    return it->code;
}

static bool emit_item(void *context, void *job)
{
    struct stream *s = context;
    struct item *it = *(struct item **)job;
    hs_code code = hand_out(s, it);
    give_back_item(s, it);
    say_progress(&s->options->console, s->ok + s->failed, s->words, false);
    if (code == HS_OK) return true;
    s->code = code;
    s->stopped = true;
    return false;
}

hs_code stream_run(struct stream *s)
{
    static const hs_pool_calls calls = {next_item, work_item, emit_item};
    hs_error err = {0};
    if (s->options->corrections) s->corrected = calloc(hs_corrections_articles(s->options->corrections) + 1, sizeof *s->corrected);
    hs_code code = hs_pool_run(s->engine, (int)s->options->jobs, sizeof(struct item *), &calls, s, &err);
    hs_reader_free(s->reader);
    s->reader = NULL;
    free_items(s);
    say_progress(&s->options->console, 0, 0, true);
    say_unused(s);
    if (s->code == HS_OK && code != HS_OK) {
        s->code = code;
        s->error = err;
    }
    return s->code;
}

int stream_exit(const struct stream *s)
{
    if (s->ok == 0) return EXIT_NONE;
    return s->failed || s->misfits || s->left_out ? EXIT_SOME : EXIT_ALL;
}

/* ---- what is done with an item ----------------------------------------------------------------- */

static hs_code record_of(struct item *it, bool lenient, hs_error *err)
{
    if (it->too_large) return hs_fail(err, HS_EREAD, "read", "a record of more than %d MiB", RECORD_BYTES >> 20);
    HS_TRY(hs_record_parse(&it->record, hs_buf_view(&it->bytes), lenient, &it->arena, err));
    it->id = it->record.id;
    return HS_OK;
}

hs_code correct_record(struct stream *s, struct item *it, hs_error *err)
{
    if (!s->options->corrections) return HS_OK;
    return hs_corrections_apply(s->options->corrections, &it->record, &it->misfits, &it->arena, err);
}

hs_code work_read_record(struct stream *s, hs_worker *w, struct item *it, hs_error *err)
{
    (void)w;
    HS_TRY(record_of(it, false, err));
    return correct_record(s, it, err);
}

hs_code work_extract(struct stream *s, hs_worker *w, struct item *it, hs_error *err)
{
    hs_article article = {0};
    if (it->kind == HS_INPUT_RECORDS) return work_read_record(s, w, it, err);
    if (is_import(it->kind)) return work_import(s, w, it, err);
    hs_item raw = {hs_buf_view(&it->bytes), it->line, it->kind, it->too_large};
    hs_code code = hs_article_parse(&article, &raw, &s->options->read, &it->arena, err);
    it->id = article.id;
    if (code != HS_OK) return code;
    it->replaced = article.text.replaced;
    it->first_replaced = article.text.first_replaced;
    HS_TRY(hs_extract(w, &article, &it->record, &it->arena, err));
    return correct_record(s, it, err);
}

hs_engine *engine_open(struct options *o, int *rc)
{
    hs_error err = {0};
    hs_engine *engine = hs_engine_new(o->model, HS_ISA_AUTO, &err);
    if (engine) {
        say_note(&o->console, "model %.*s %.*s", HS_FMT(hs_model_name(hs_engine_model(engine))), HS_FMT(hs_model_version(hs_engine_model(engine))));
    } else {
        bool named = !o->model || strstr(err.message, o->model);
        say_error(&o->console, named ? NULL : o->model, 0, err.message);
        *rc = exit_of(err.code);
    }
    return engine;
}

/* imports.c — annotations by others as inputs: how their files are read, and what of them was left out. */
#include <string.h>

#include "cli.h"

bool is_import(hs_input kind)
{
    return kind == HS_INPUT_BRAT || kind == HS_INPUT_CITRON || kind == HS_INPUT_WEBANNO || kind == HS_INPUT_CORENLP;
}

/* Web Annotation pages come one after the other; of the others a file is one document. */
hs_input import_as_read(hs_input kind)
{
    return !is_import(kind) ? kind : kind == HS_INPUT_WEBANNO ? HS_INPUT_JSONL : HS_INPUT_TEXT;
}

/* A page that somebody has broken into lines is read up to its last brace. */
hs_code import_join_lines(struct item *it, hs_reader *reader, size_t most, hs_error *err)
{
    hs_json_end state = {0};
    size_t line = it->line;
    bool ended = hs_json_ends(&state, hs_buf_view(&it->bytes));
    while (!ended) {
        hs_item more;
        bool got = false;
        HS_TRY(hs_reader_next(reader, &more, &got, err));
        if (!got) break;
        for (; line < more.line; line++) hs_buf_char(&it->bytes, '\n'); /* the places of blank lines, which the reader skips */
        hs_buf_add(&it->bytes, more.bytes.p, more.bytes.n);
        if (more.too_large || it->bytes.n > most) it->too_large = true;
        if (it->too_large) hs_buf_clear(&it->bytes);
        ended = hs_json_ends(&state, more.bytes);
    }
    return it->bytes.failed ? hs_nomem(err) : HS_OK;
}

/* The library calls this for each annotation that is left out; it is said when the item is handed out. */
static void keep_problem(void *ctx, size_t line, const char *message)
{
    struct item *it = ctx;
    struct problem *p = HS_NEW(&it->arena, struct problem);
    it->n_problems++;
    if (!p) return;
    *p = (struct problem){line, hs_arena_str(&it->arena, hs_cstr(message)), NULL};
    if (it->last_problem) it->last_problem->next = p;
    else it->problems = p;
    it->last_problem = p;
}

void say_problems(struct stream *s, const struct item *it)
{
    for (const struct problem *p = it->problems; p; p = p->next) say_error(&s->options->console, it->name, p->line, p->message.p ? p->message.p : "an annotation was left out");
    s->left_out += it->n_problems;
}

hs_code work_import(struct stream *s, hs_worker *w, struct item *it, hs_error *err)
{
    const struct options *o = s->options;
    if (it->too_large) return hs_fail(err, HS_EREAD, "read", "the annotations are too large");
    const hs_import_options options = {.format = it->kind, .path = strcmp(it->name, "<stdin>") == 0 ? NULL : it->name, .text_path = o->text, .line = it->line,
                                       .read = o->read, .problem = keep_problem, .ctx = it};
    hs_code code = hs_import(&it->record, hs_buf_view(&it->bytes), &options, &it->arena, err);
    it->id = it->record.id;
    if (code != HS_OK) return code;
    it->replaced = it->record.text.replaced;
    it->first_replaced = it->record.text.first_replaced;
    HS_TRY(hs_resolve_record(w, &it->record, &it->arena, err));
    return correct_record(s, it, err);
}

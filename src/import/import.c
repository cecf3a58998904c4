/* One document of any format: which file holds its text, and what all formats do alike. */
#include <stdio.h>
#include <string.h>

#include "import/import_int.h"

void import_problem(importer *im, const char *format, ...)
{
    hs_error line; /* hs_fail's way of making a line of it */
    char message[400];
    va_list ap;
    if (!im->o->problem) return;
    va_start(ap, format);
    vsnprintf(message, sizeof message, format, ap);
    va_end(ap);
    hs_fail(&line, HS_EFORMAT, "import", "%s", message);
    im->o->problem(im->o->ctx, im->line, line.message);
}

/* ---- the text --------------------------------------------------------------------------- */

static hs_str first_of(hs_str a, hs_str b)
{
    return a.p && a.n ? a : b;
}

hs_code import_text(importer *im, hs_str text, const hs_read_options *more)
{
    hs_article a;
    hs_read_options read = im->o->read;
    const hs_item item = {.bytes = text, .kind = HS_INPUT_TEXT};
    if (more) {
        read.id = first_of(read.id, more->id);
        read.title = first_of(read.title, more->title);
        read.outlet = first_of(read.outlet, more->outlet);
        read.author = first_of(read.author, more->author);
        read.date = first_of(read.date, more->date);
        read.url = first_of(read.url, more->url);
    }
    hs_code code = hs_article_parse(&a, &item, &read, im->arena, im->err);
    *im->r = (hs_record){.id = a.id, .title = a.title, .outlet = a.outlet, .author = a.author, .published = a.published, .url = a.url,
                         .has_text = true, .text = a.text};
    return code;
}

static hs_code read_text(importer *im, hs_reader *reader)
{
    hs_item item;
    bool got = false;
    HS_TRY(hs_reader_next(reader, &item, &got, im->err));
    if (item.too_large) return hs_fail(im->err, HS_EREAD, "read", "%s: the text is too large", hs_reader_name(reader));
    return import_text(im, got ? item.bytes : HS_S(""), NULL);
}

hs_code import_text_file(importer *im, const char *const *names, size_t n)
{
    hs_read_options options = im->o->read;
    options.input = HS_INPUT_TEXT;
    if (im->o->text_path) {
        names = &im->o->text_path;
        n = 1;
    }
    for (size_t i = 0; i < n; i++) {
        hs_reader *reader = hs_reader_open(names[i], &options, im->err);
        if (!reader) {
            if (im->err && im->err->code == HS_ENOMEM) return HS_ENOMEM;
            continue;
        }
        hs_code code = read_text(im, reader);
        hs_reader_free(reader);
        return code;
    }
    if (im->o->text_path) return im->err ? im->err->code : HS_EREAD;
    if (n == 0) return hs_fail(im->err, HS_EREAD, "read", "the annotations name no text: --text FILE says where it is");
    return hs_fail(im->err, HS_EREAD, "read", "no text: %.150s%s%.150s cannot be opened; --text FILE says where it is", names[0], n > 1 ? " and " : "", n > 1 ? names[1] : "");
}

/* ---- attributions ------------------------------------------------------------------------ */

static hs_code make_id(importer *im, hs_str *id)
{
    for (;;) {
        *id = hs_arena_printf(im->arena, "a%zu", ++im->last_made);
        if (!id->p) return hs_nomem(im->err);
        if (!hs_map_find(&im->ids, *id)) return HS_OK;
    }
}

static hs_spans spans_of(const import_list *list)
{
    return (hs_spans){list->v, list->n};
}

hs_code import_attribution(importer *im, hs_str id, const import_list *source, const import_list *cue, const import_list *content, double confidence)
{
    hs_attributions *all = &im->r->attributions;
    bool fresh;
    id = id.n ? hs_arena_str(im->arena, id) : HS_NONE;
    if (id.p && hs_map_find(&im->ids, id)) {
        import_problem(im, "the id \"%.*s\" was there before: left out", id.n < 60 ? (int)id.n : 60, id.p);
        return HS_OK;
    }
    if (!id.p) HS_TRY(make_id(im, &id));
    if (!hs_map_at(&im->ids, id, &fresh)) return hs_nomem(im->err);
    if (all->n == im->cap) {
        size_t cap = im->cap ? im->cap * 2 : 16;
        hs_attribution *v = HS_ARRAY(im->arena, hs_attribution, cap);
        if (!v) return hs_nomem(im->err);
        if (all->n) memcpy(v, all->v, all->n * sizeof *v);
        all->v = v;
        im->cap = cap;
    }
    all->v[all->n++] = (hs_attribution){.id = id, .source = spans_of(source), .cue = spans_of(cue), .content = spans_of(content), .confidence = confidence,
                                        .source_type = HS_NO_SOURCE, .via = -1, .source_confidence = 1};
    return HS_OK;
}

/* ---- the formats ------------------------------------------------------------------------- */

static hs_code import_json(importer *im, hs_str bytes)
{
    hs_text clean;
    hs_arena scratch = {0};
    hs_code code = hs_text_make(&clean, bytes, &scratch, im->err);
    hs_json *root = code == HS_OK ? hs_json_parse(clean.bytes, "import", im->err) : NULL;
    if (code == HS_OK && !root) {
        code = im->err ? im->err->code : HS_EFORMAT;
    } else if (root && !hs_json_is_object(root)) {
        code = hs_fail(im->err, HS_EFORMAT, "import", "this is no JSON object");
    } else if (root) {
        if (im->o->format == HS_INPUT_CITRON) code = import_citron(im, root, clean.bytes);
        else if (im->o->format == HS_INPUT_CORENLP) code = import_corenlp(im, root, clean.bytes);
        else code = import_webanno(im, root, clean.bytes);
    }
    hs_json_free(root);
    hs_arena_release(&scratch);
    return code;
}

hs_code hs_import(hs_record *out, hs_str bytes, const hs_import_options *options, hs_arena *arena, hs_error *err)
{
    *out = (hs_record){0};
    importer im = {.o = options, .r = out, .arena = arena, .err = err, .line = options->line ? options->line : 1};
    hs_code code;
    switch (options->format) {
    case HS_INPUT_BRAT: code = import_brat(&im, bytes); break;
    case HS_INPUT_CITRON:
    case HS_INPUT_CORENLP:
    case HS_INPUT_WEBANNO: code = import_json(&im, bytes); break;
    default: code = hs_fail(err, HS_EUSAGE, "import", "this is no format of annotations");
    }
    hs_map_release(&im.ids);
    return code;
}

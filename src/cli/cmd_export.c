/* cmd_export.c — hearsay export: the records' spans for annotation tools: Web Annotation pages, or a folder of brat's. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli.h"

struct exporting {
    struct output page; /* webanno: all pages */
    uint64_t *ids;      /* brat: hashes of the ids so far, 0: free; each names its files */
    size_t n, cap;      /* cap: a power of two */
};

/* ---- Web Annotation ------------------------------------------------------------------------ */

static hs_code add_page(struct stream *s, struct item *it, hs_error *err)
{
    struct exporting *e = s->context;
    return hs_write_webanno(&it->record, !s->options->no_text, output_sink(&e->page), err);
}

/* ---- brat ----------------------------------------------------------------------------------- */

static bool seat(uint64_t *ids, size_t cap, uint64_t hash)
{
    size_t i = hash & (cap - 1);
    for (; ids[i]; i = (i + 1) & (cap - 1))
        if (ids[i] == hash) return false;
    ids[i] = hash;
    return true;
}

/* Remembers an id; *fresh: it was not there before. */
static hs_code remember(struct exporting *e, hs_str id, bool *fresh, hs_error *err)
{
    if (e->n * 2 >= e->cap) {
        size_t cap = e->cap ? e->cap * 2 : 256;
        uint64_t *ids = calloc(cap, sizeof *ids);
        if (!ids) return hs_nomem(err);
        for (size_t i = 0; i < e->cap; i++)
            if (e->ids[i]) seat(ids, cap, e->ids[i]);
        free(e->ids);
        e->ids = ids;
        e->cap = cap;
    }
    uint64_t hash = hs_str_hash(id);
    *fresh = seat(e->ids, e->cap, hash ? hash : 1);
    e->n += *fresh;
    return HS_OK;
}

/* FOLDER/NAME.EXTENSION, where the name is the id, or what a file may be called of it and a hash. */
static hs_str file_of(const struct options *o, hs_str id, const char *extension, hs_arena *arena)
{
    enum { LONGEST = 80 };
    char name[LONGEST + 1];
    size_t n = 0;
    bool same = id.n <= LONGEST && id.n > 0 && id.p[0] != '.' && id.p[0] != '-';
    for (size_t i = 0; i < id.n && n < LONGEST; i++, n++) {
        char c = id.p[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || (c == '.' && i > 0);
        name[n] = plain ? c : '_';
        same = same && plain;
    }
    name[n] = '\0';
    if (same) return hs_arena_printf(arena, "%s/%s.%s", o->output, name, extension);
    return hs_arena_printf(arena, "%s/%s_%016llx.%s", o->output, name, (unsigned long long)hs_str_hash(id), extension);
}

struct content { const hs_record *record; hs_code (*write)(const struct content *c, hs_sink out, hs_error *err); };

static hs_code write_text(const struct content *c, hs_sink out, hs_error *err) { return out.write(out.ctx, c->record->text.bytes.p, c->record->text.bytes.n, err); }
static hs_code write_annotations(const struct content *c, hs_sink out, hs_error *err) { return hs_write_brat(c->record, out, err); }
static hs_code write_configuration(const struct content *c, hs_sink out, hs_error *err) { (void)c; return hs_write_brat_configuration(out, err); }

static hs_code write_file(hs_str path, const struct content *c, hs_error *err)
{
    struct output out;
    if (!path.p) return hs_nomem(err);
    hs_code code = output_open(&out, path.p, err);
    if (code == HS_OK) code = c->write(c, output_sink(&out), err);
    if (code == HS_OK) code = output_commit(&out, err);
    output_abandon(&out);
    return code;
}

static hs_code add_files(struct stream *s, struct item *it, hs_error *err)
{
    bool fresh;
    const hs_record *r = &it->record;
    if (!r->has_text) return hs_fail(err, HS_EFORMAT, "export", "the record has no text, to which brat's annotations are bound");
    HS_TRY(remember(s->context, r->id, &fresh, err));
    if (!fresh) return hs_fail(err, HS_EFORMAT, "export", "a record with the id \"%.*s\" was there before", r->id.n < 100 ? (int)r->id.n : 100, r->id.p);
    HS_TRY(write_file(file_of(s->options, r->id, "txt", &it->arena), &(struct content){r, write_text}, err));
    return write_file(file_of(s->options, r->id, "ann", &it->arena), &(struct content){r, write_annotations}, err);
}

/* ---- the command ----------------------------------------------------------------------------- */

static hs_code open_outputs(struct options *o, struct exporting *e, bool brat, hs_error *err)
{
    if (!brat) return output_open(&e->page, o->output, err);
    if (mkdir(o->output, 0777) != 0 && errno != EEXIST) return hs_fail(err, HS_EWRITE, "write", "cannot make the folder %.200s: %s", o->output, strerror(errno));
    hs_str path = hs_arena_printf(&o->arena, "%s/annotation.conf", o->output);
    return write_file(path, &(struct content){NULL, write_configuration}, err);
}

static int run(struct options *o, struct exporting *e, bool brat)
{
    hs_error err = {0};
    struct stream s = {.options = o, .input = HS_INPUT_RECORDS, .work = work_read_record, .emit = brat ? add_files : add_page, .context = e};
    if (stream_run(&s) != HS_OK) return output_failed(&e->page, &o->console, &s.error);
    if (s.ok && !brat && output_commit(&e->page, &err) != HS_OK) return output_failed(&e->page, &o->console, &err);
    return stream_exit(&s);
}

int cmd_export(struct options *o)
{
    struct exporting e = {0};
    hs_error err = {0};
    int rc = EXIT_INTERNAL;
    bool brat = format_is(o, "brat");
    if (brat && (!o->output || strcmp(o->output, "-") == 0)) {
        say_error(&o->console, NULL, 0, "--format brat writes two files for each record: -o FOLDER says where");
        return EXIT_USAGE;
    }
    if (open_outputs(o, &e, brat, &err) != HS_OK) say_error(&o->console, NULL, 0, err.message);
    else rc = run(o, &e, brat);
    output_abandon(&e.page);
    free(e.ids);
    return rc;
}

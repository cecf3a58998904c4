/* The file of names decided by a person: CSV (RFC 4180) of name, canonical name and, where known, the Wikidata id. A
 * canonical name stands for itself. A row that contradicts an earlier one ends the reading: which of the two is meant
 * nobody can tell. Names are compared folded, and looked up in a hash table. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "graph/aliases.h"
#include "graph/grow.h"
#include "graph/name.h"

enum { LARGEST_FILE = 64 << 20, COLUMNS = 3 };

struct hs_aliases {
    hs_arena arena;
    hs_map names, ids; /* folded name → 1 + row; Wikidata id → 1 + row */
    hs_alias *rows;
    size_t n, cap;
};

typedef struct reading {
    hs_aliases *a;
    const char *file;
    const char *p, *end;
    size_t line, row_line;
    hs_error *err;
} reading;

static hs_code bad(const reading *r, const char *what, hs_str value)
{
    if (value.n > 80) value.n = 80;
    return hs_fail(r->err, HS_EFORMAT, "aliases", "%.200s:%zu: %s: \"%.*s\"", r->file, r->row_line, what, HS_FMT(value));
}

static hs_str trimmed(hs_str s)
{
    while (s.n && (s.p[0] == ' ' || s.p[0] == '\t')) s.p++, s.n--;
    while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t')) s.n--;
    return s;
}

/* A cell in quotation marks, in which two stand for one. */
static hs_code quoted(reading *r, hs_str *out)
{
    hs_buf b;
    hs_buf_init(&b);
    bool closed = false;
    for (r->p++; r->p < r->end && !closed; r->p++) {
        bool mark = *r->p == '"';
        if (mark && r->p + 1 < r->end && r->p[1] == '"') r->p++;
        else if (mark) closed = true;
        if (closed) continue;
        r->line += *r->p == '\n';
        hs_buf_char(&b, *r->p);
    }
    *out = b.failed ? HS_NONE : hs_arena_str(&r->a->arena, hs_buf_view(&b));
    hs_buf_release(&b);
    if (!closed) return bad(r, "a quotation mark that is never closed", *out);
    return out->p ? HS_OK : hs_nomem(r->err);
}

static bool row_ends(const reading *r)
{
    return r->p == r->end || *r->p == '\n' || *r->p == '\r';
}

/* The cells of a row, those beyond the columns passed over; false at the end of the file. */
static hs_code read_row(reading *r, hs_str cell[COLUMNS], bool *any)
{
    for (int i = 0; i < COLUMNS; i++) cell[i] = HS_S("");
    *any = r->p < r->end;
    r->row_line = r->line;
    for (int i = 0; *any; i++) {
        hs_str value;
        if (r->p < r->end && *r->p == '"') {
            HS_TRY(quoted(r, &value));
            if (!row_ends(r) && *r->p != ',') return bad(r, "something follows a closing quotation mark", value);
        } else {
            const char *start = r->p;
            while (!row_ends(r) && *r->p != ',') r->p++;
            value = (hs_str){start, (size_t)(r->p - start)};
        }
        if (i < COLUMNS) cell[i] = trimmed(value);
        if (row_ends(r)) break;
        r->p++;
    }
    if (r->p < r->end && *r->p == '\r') r->p++;
    if (r->p < r->end && *r->p == '\n') r->p++;
    r->line++;
    return HS_OK;
}

static bool wikidata_id(hs_str s)
{
    if (s.n < 2 || s.n > 20 || s.p[0] != 'Q' || s.p[1] == '0') return false;
    for (size_t i = 1; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9') return false;
    return true;
}

/* Enters a name for a row; the row that it already stands for must say the same. */
static hs_code enter(reading *r, hs_str name, const hs_alias *row)
{
    hs_str key = hs_name_asked(name, &r->a->arena);
    bool added;
    uint64_t *at = key.p ? hs_map_at(&r->a->names, key, &added) : NULL;
    if (!at) return hs_nomem(r->err);
    hs_alias *v = hs_grow(r->a->rows, r->a->n, &r->a->cap, sizeof *v);
    if (!v) return hs_nomem(r->err);
    r->a->rows = v;
    if (!added) {
        hs_alias *before = &v[*at - 1];
        if (!hs_str_eq(before->canonical, row->canonical)) return bad(r, "an earlier row says that this name is another's", name);
        if (before->wikidata.n && row->wikidata.n && !hs_str_eq(before->wikidata, row->wikidata)) return bad(r, "an earlier row gives this name another Wikidata id", name);
        if (row->wikidata.n) before->wikidata = row->wikidata;
        return HS_OK;
    }
    v[r->a->n++] = *row;
    *at = r->a->n;
    return HS_OK;
}

static hs_code enter_row(reading *r, const hs_str cell[COLUMNS])
{
    if (!cell[0].n && !cell[1].n) return HS_OK; /* an empty line */
    if (!cell[0].n || !cell[1].n) return bad(r, "a row needs a name and a canonical name", cell[0].n ? cell[0] : cell[1]);
    if (cell[2].n && !wikidata_id(cell[2])) return bad(r, "a Wikidata id is Q and a number", cell[2]);
    hs_alias row = {.canonical = hs_arena_str(&r->a->arena, cell[1]), .wikidata = cell[2].n ? hs_arena_str(&r->a->arena, cell[2]) : HS_NONE, .line = r->row_line};
    if (!row.canonical.p || (cell[2].n && !row.wikidata.p)) return hs_nomem(r->err);
    HS_TRY(enter(r, cell[1], &row));
    HS_TRY(enter(r, cell[0], &row));
    if (!row.wikidata.n) return HS_OK;
    bool added;
    uint64_t *at = hs_map_at(&r->a->ids, row.wikidata, &added);
    if (!at) return hs_nomem(r->err);
    const uint64_t *canonical = hs_map_find(&r->a->names, hs_name_asked(row.canonical, &r->a->arena));
    if (!canonical) return hs_nomem(r->err);
    if (added) *at = *canonical;
    return *at == *canonical ? HS_OK : bad(r, "an earlier row gives this Wikidata id to another name", row.wikidata);
}

static hs_code read_rows(reading *r)
{
    static const char mark[] = "\xEF\xBB\xBF";
    if (r->end - r->p >= 3 && memcmp(r->p, mark, 3) == 0) r->p += 3;
    for (bool first = true;; first = false) {
        hs_str cell[COLUMNS];
        bool any;
        HS_TRY(read_row(r, cell, &any));
        if (!any) return HS_OK;
        bool header = first && hs_str_is(hs_name_asked(cell[0], &r->a->arena), "name");
        if (!header) HS_TRY(enter_row(r, cell));
    }
}

hs_code hs_aliases_parse(hs_aliases **out, const char *file, hs_str csv, hs_error *err)
{
    hs_text text;
    *out = NULL;
    hs_aliases *a = calloc(1, sizeof *a);
    if (!a) return hs_nomem(err);
    hs_code code = hs_text_make(&text, csv, &a->arena, err);
    reading r = {.a = a, .file = file, .p = text.bytes.p, .end = text.bytes.p + text.bytes.n, .line = 1, .err = err};
    if (code == HS_OK) code = read_rows(&r);
    if (code == HS_OK) *out = a;
    else hs_aliases_free(a);
    return code;
}

hs_code hs_aliases_open(hs_aliases **out, const char *file, hs_error *err)
{
    hs_buf b;
    hs_buf_init(&b);
    *out = NULL;
    FILE *f = fopen(file, "rb");
    char part[16384];
    size_t n = 0;
    while (f && (n = fread(part, 1, sizeof part, f)) > 0 && b.n <= LARGEST_FILE) hs_buf_add(&b, part, n);
    hs_code code = HS_OK;
    if (!f || ferror(f)) code = hs_fail(err, HS_EREAD, "aliases", "%.200s: cannot be opened or read", file);
    else if (b.failed) code = hs_nomem(err);
    else if (b.n > LARGEST_FILE) code = hs_fail(err, HS_EREAD, "aliases", "%.200s: more than %d MiB", file, LARGEST_FILE >> 20);
    else code = hs_aliases_parse(out, file, hs_buf_view(&b), err);
    if (f) fclose(f);
    hs_buf_release(&b);
    return code;
}

void hs_aliases_free(hs_aliases *a)
{
    if (!a) return;
    hs_map_release(&a->names);
    hs_map_release(&a->ids);
    hs_arena_release(&a->arena);
    free(a->rows);
    free(a);
}

hs_code hs_aliases_find(const hs_aliases *a, hs_str name, const hs_alias **out, hs_arena *scratch, hs_error *err)
{
    *out = NULL;
    if (!a) return HS_OK;
    hs_str key = hs_name_asked(name, scratch);
    if (!key.p) return hs_nomem(err);
    const uint64_t *at = hs_map_find(&a->names, key);
    if (at) *out = &a->rows[*at - 1];
    return HS_OK;
}

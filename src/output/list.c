/* `hearsay list`: who said what, one row an attribution. For people a small table under a heading for each article;
 * for spreadsheets CSV; for programs one JSON array. */
#include <stdlib.h>

#include "base/json.h"
#include "output/cell.h"
#include "output/out.h"
#include "output/row.h"
#include "output/table.h"

static hs_code csv_header(hs_out *o)
{
    for (int c = 0; c < HS_COLUMNS; c++) hs_csv_field(&o->buf, c == 0, hs_cstr(hs_column_names[c]), false);
    hs_csv_end(&o->buf);
    return HS_OK;
}

static hs_code csv_rows(hs_out *o, const hs_rows *rows, bool safe)
{
    for (size_t i = 0; i < rows->n; i++) {
        for (int c = 0; c < HS_COLUMNS; c++) hs_csv_field(&o->buf, c == 0, rows->v[i].cell[c], safe);
        hs_csv_end(&o->buf);
        HS_TRY(hs_out_step(o));
    }
    return HS_OK;
}

/* The sources as an array: a name may hold whatever would part them. As many as the row's own cell has room for. */
static hs_json *source_array(const hs_record *r, const hs_row *row)
{
    const hs_attribution *a = row->attribution;
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    size_t room = row->cell[HS_COL_SOURCE].n;
    for (size_t i = 0; i < a->n_sources && ok && room > 0; i++) {
        hs_str name = r->entities.v[a->sources[i]].name;
        if (r->entities.v[a->sources[i]].review == HS_REJECTED) continue;
        if (name.n > room) name = (hs_str){row->cell[HS_COL_SOURCE].p + row->cell[HS_COL_SOURCE].n - room, room}; /* cut there, cut here */
        ok = hs_json_push_str(list, name);
        room -= room < name.n + 2 ? room : name.n + 2; /* "; " */
    }
    if (ok) return list;
    hs_json_free(list);
    return NULL;
}

static bool put_json_cell(hs_json *j, const hs_record *r, const hs_row *row, int c)
{
    const char *name = hs_column_names[c];
    hs_str s = row->cell[c];
    if (c == HS_COL_SOURCE) return hs_json_put(j, name, source_array(r, row));
    if (c == HS_COL_CONFIDENCE) return hs_json_put_num(j, name, row->attribution->confidence);
    if (c == HS_COL_SOURCE_CONFIDENCE) return hs_json_put_num(j, name, row->attribution->source_confidence);
    if ((c == HS_COL_START || c == HS_COL_END) && s.p) return hs_json_put_num(j, name, (double)strtoul(s.p, NULL, 10));
    return hs_json_put_str(j, name, s);
}

static hs_code json_row(hs_out *o, const hs_record *r, const hs_row *row)
{
    hs_json *j = hs_json_object();
    bool ok = j != NULL;
    for (int c = 0; c < HS_COLUMNS && ok; c++) ok = put_json_cell(j, r, row, c);
    hs_code code = ok ? hs_json_print(j, &o->buf, o->err) : hs_nomem(o->err);
    hs_json_free(j);
    return code;
}

static hs_code json_rows(hs_out *o, const hs_record *r, const hs_rows *rows, bool *first)
{
    for (size_t i = 0; i < rows->n; i++) {
        hs_buf_cstr(&o->buf, *first ? "\n" : ",\n");
        *first = false;
        HS_TRY(json_row(o, r, &rows->v[i]));
        HS_TRY(hs_out_step(o));
    }
    return HS_OK;
}

static hs_code put_rows(hs_out *o, const hs_list_options *options, const hs_record *r, bool *first, hs_arena *arena)
{
    hs_rows rows;
    HS_TRY(hs_rows_make(&rows, r, options->min_confidence, arena, o->err));
    if (options->format == HS_JSON) return json_rows(o, r, &rows, first);
    if (options->format == HS_TABLE) HS_TRY(hs_table_rows(o, r, &rows, options->width, *first, arena));
    else HS_TRY(csv_rows(o, &rows, options->safe_csv));
    *first = false;
    return HS_OK;
}

hs_code hs_list_begin(const hs_list_options *options, hs_sink out, hs_error *err)
{
    hs_out o;
    hs_out_init(&o, out, err);
    if (options->format == HS_CSV) csv_header(&o);
    if (options->format == HS_JSON) hs_buf_char(&o.buf, '[');
    return hs_out_end(&o, HS_OK);
}

hs_code hs_list_record(const hs_list_options *options, const hs_record *r, bool *first, hs_sink out, hs_error *err)
{
    hs_out o;
    hs_arena arena = {0};
    hs_out_init(&o, out, err);
    hs_code code = put_rows(&o, options, r, first, &arena);
    hs_arena_release(&arena);
    return hs_out_end(&o, code);
}

hs_code hs_list_end(const hs_list_options *options, hs_sink out, hs_error *err)
{
    hs_out o;
    hs_out_init(&o, out, err);
    if (options->format == HS_JSON) hs_buf_cstr(&o.buf, "\n]\n");
    return hs_out_end(&o, HS_OK);
}

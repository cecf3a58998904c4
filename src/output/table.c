/* Columns are as wide as their widest cell (in a file up to a limit). Where the line is short, the four columns of free text share what the
 * others leave, and the quotation, which comes last, takes what is left over. Columns without content are not shown. */
#include "output/table.h"

#include "output/cell.h"

enum { SOURCE, KIND, DESCRIBED, VIA, MODE, CUE, CONFIDENCE, PLACE, QUOTE, SHOWN };
enum { GAP = 2, NARROWEST = 60, WIDE = 110, WIDER = 140, FILE_COLUMN = 60 };

static const char *const heading[SHOWN] = {"SOURCE", "KIND", "SAID TO BE", "VIA", "MODE", "CUE", "CONF.", "PLACE", "QUOTE"};
static const int share[SHOWN] = {[SOURCE] = 26, [DESCRIBED] = 24, [VIA] = 12, [QUOTE] = 38}; /* per cent of the free width */

/* Shorter than the kinds' own names: a column that everybody reads at a glance. */
static const char *const short_kind[HS_KINDS] = {"person", "outlet", "body", "office", "anonymous", "group", "document", "article"};

typedef struct grid {
    hs_str *cell;           /* (n_rows, SHOWN), clean */
    size_t n_rows;
    size_t width[SHOWN];    /* 0: not shown */
    bool cut;               /* else a longer cell pushes the rest of its row aside */
} grid;

static hs_code clean(hs_str s, hs_str *out, hs_buf *b, hs_arena *arena, hs_error *err)
{
    hs_buf_clear(b);
    hs_cell_clean(b, s);
    *out = b->failed ? HS_NONE : hs_arena_str(arena, hs_buf_view(b));
    return out->p ? HS_OK : hs_nomem(err);
}

/* Two values with a sign between them; HS_NONE when both are missing. */
static hs_str joined(hs_str a, const char *sign, hs_str b, hs_arena *arena)
{
    if (!a.p && !b.p) return HS_S("");
    return hs_arena_printf(arena, "%.*s%s%.*s", HS_FMT(a), sign, HS_FMT(b));
}

static hs_code fill_row(hs_str *cell, const hs_row *row, hs_buf *b, hs_arena *arena, hs_error *err)
{
    const hs_str raw[SHOWN] = {
        [SOURCE] = row->main ? row->cell[HS_COL_SOURCE] : HS_S("-"),
        [KIND] = row->main ? hs_cstr(short_kind[row->main->kind]) : HS_S("none"),
        [DESCRIBED] = row->cell[HS_COL_DESCRIBED],
        [VIA] = row->cell[HS_COL_VIA],
        [MODE] = row->cell[HS_COL_MODE],
        [CUE] = row->cell[HS_COL_CUE],
        [CONFIDENCE] = joined(row->cell[HS_COL_CONFIDENCE], "/", row->cell[HS_COL_SOURCE_CONFIDENCE], arena),
        [PLACE] = joined(row->cell[HS_COL_START], "-", row->cell[HS_COL_END], arena),
        [QUOTE] = row->cell[HS_COL_QUOTE],
    };
    for (int c = 0; c < SHOWN; c++) HS_TRY(clean(raw[c], &cell[c], b, arena, err));
    return HS_OK;
}

static void natural_widths(grid *g, int line)
{
    for (int c = 0; c < SHOWN; c++) {
        size_t widest = 0;
        for (size_t i = 0; i < g->n_rows; i++) {
            size_t w = hs_cell_width(g->cell[i * SHOWN + (size_t)c]);
            if (w > widest) widest = w;
        }
        size_t head = hs_cell_width(hs_cstr(heading[c]));
        g->width[c] = widest == 0 ? 0 : widest > head ? widest : head;
    }
    if (line && line < WIDER) g->width[PLACE] = 0;
    if (line && line < WIDE) g->width[CUE] = g->width[CONFIDENCE] = 0;
    if (line && g->width[CUE] > 14) g->width[CUE] = 14;
}

/* Gives each column of free text its share of `room`, what one leaves to those that want more, the rest to the quotation. */
static void give_out(grid *g, size_t room, size_t shares)
{
    size_t most[SHOWN] = {0}, spare = 0, used = 0;
    for (int c = 0; c < QUOTE; c++) {
        if (!share[c] || !g->width[c]) continue;
        most[c] = room * (size_t)share[c] / shares;
        if (c == VIA && most[c] < 6) most[c] = 6;
        if (g->width[c] < most[c]) spare += most[c] - g->width[c];
    }
    for (int c = 0; c < QUOTE; c++) {
        if (!most[c]) continue;
        size_t wanted = g->width[c] > most[c] ? g->width[c] - most[c] : 0, more = wanted < spare ? wanted : spare;
        spare -= more;
        if (wanted) g->width[c] = most[c] + more;
        used += g->width[c];
    }
    if (g->width[QUOTE] > room - used) g->width[QUOTE] = room - used;
}

/* Cuts the columns of free text until the line is kept. */
static void fit(grid *g, int line)
{
    natural_widths(g, line);
    g->cut = line > 0;
    for (int c = 0; !line && c < QUOTE; c++)
        if (g->width[c] > FILE_COLUMN) g->width[c] = FILE_COLUMN; /* one long cell must not stretch every row */
    if (!line) return;
    size_t fixed = 0, shares = 0;
    for (int c = 0; c < SHOWN; c++) {
        if (!g->width[c]) continue;
        fixed += c == QUOTE ? 0 : GAP;
        if (share[c]) shares += (size_t)share[c];
        else fixed += g->width[c];
    }
    give_out(g, (size_t)line > fixed + 20 ? (size_t)line - fixed : 20, shares);
}

static void put_line(hs_buf *out, const grid *g, const hs_str *cell)
{
    int last = SHOWN - 1;
    while (last > 0 && !g->width[last]) last--;
    for (int c = 0; c <= last; c++) {
        if (!g->width[c]) continue;
        bool whole = !g->cut && hs_cell_fit(cell[c], g->width[c]) < cell[c].n;
        hs_cell_put(out, cell[c], whole ? 0 : g->width[c], c < last, false);
        if (c < last) hs_buf_cstr(out, "  ");
    }
    hs_buf_char(out, '\n');
}

/* "Title - Outlet, date (id)". */
static hs_code put_heading(hs_out *o, const hs_record *r, int line)
{
    hs_buf raw = {0}, tidy = {0};
    if (r->title.n) hs_buf_str(&raw, r->title);
    if (r->outlet.n) hs_buf_printf(&raw, "%s%.*s", raw.n ? " — " : "", HS_FMT(r->outlet));
    if (r->published.n) hs_buf_printf(&raw, "%s%.*s", raw.n ? ", " : "", HS_FMT(r->published));
    hs_buf_printf(&raw, "%s%.*s%s", raw.n ? " (" : "", HS_FMT(r->id), raw.n ? ")" : "");
    hs_cell_clean(&tidy, hs_buf_view(&raw));
    hs_cell_put(&o->buf, hs_buf_view(&tidy), (size_t)line, false, false);
    hs_buf_char(&o->buf, '\n');
    bool failed = raw.failed || tidy.failed;
    hs_buf_release(&raw);
    hs_buf_release(&tidy);
    return failed ? hs_nomem(o->err) : HS_OK;
}

static hs_code fill(grid *g, const hs_rows *rows, hs_arena *arena, hs_error *err)
{
    hs_buf b = {0};
    hs_code code = HS_OK;
    *g = (grid){.cell = HS_ARRAY(arena, hs_str, rows->n * SHOWN), .n_rows = rows->n};
    if (!g->cell) return hs_nomem(err);
    for (size_t i = 0; i < rows->n && code == HS_OK; i++) code = fill_row(&g->cell[i * SHOWN], &rows->v[i], &b, arena, err);
    hs_buf_release(&b);
    return code;
}

hs_code hs_table_rows(hs_out *o, const hs_record *r, const hs_rows *rows, int width, bool first, hs_arena *arena)
{
    grid g;
    hs_str heads[SHOWN];
    int line = width <= 0 ? 0 : width < NARROWEST ? NARROWEST : width;
    if (!first) hs_buf_char(&o->buf, '\n');
    HS_TRY(put_heading(o, r, line));
    if (!rows->n) {
        hs_buf_cstr(&o->buf, "no attributions\n");
        return HS_OK;
    }
    HS_TRY(fill(&g, rows, arena, o->err));
    fit(&g, line);
    for (int c = 0; c < SHOWN; c++) heads[c] = hs_cstr(heading[c]);
    put_line(&o->buf, &g, heads);
    for (size_t i = 0; i < g.n_rows; i++) {
        put_line(&o->buf, &g, &g.cell[i * SHOWN]);
        HS_TRY(hs_out_step(o));
    }
    return HS_OK;
}

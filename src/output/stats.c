/* `hearsay stats`: for people a page, for spreadsheets one row a figure, for programs one JSON object. */
#include <inttypes.h>
#include <math.h>

#include "base/json.h"
#include "output/cell.h"
#include "output/out.h"

static const char *const plain_type[HS_SOURCE_TYPES] = {"named person", "named organization", "anonymous", "collective", "document", "no source"};

typedef struct counted { const char *name, *key; const hs_share *share; } counted;

/* The three things that are counted by source type. */
static void all_counted(const hs_stats *s, counted out[3])
{
    out[0] = (counted){"attributions", "attributions", &s->attributions};
    out[1] = (counted){"distinct sources", "sources", &s->sources};
    out[2] = (counted){"quoted words", "quoted_words", &s->quoted_words};
}

static double share_of(uint64_t part, uint64_t whole)
{
    return whole ? (double)part / (double)whole : NAN;
}

static double low(const hs_interval *i) { return i->known ? i->low : NAN; }
static double high(const hs_interval *i) { return i->known ? i->high : NAN; }

/* ---- for people ------------------------------------------------------------------------ */

/* Appends text right-aligned in so many columns. */
static void put_right(hs_buf *out, hs_str s, size_t width)
{
    hs_cell_put(out, s, width, true, true);
}

/* What a cell could not hold for want of memory is lost to the page as well. */
static void end_cell(hs_buf *out, hs_buf *cell)
{
    if (cell->failed) out->failed = true;
    hs_buf_release(cell);
}

static void put_count_and_share(hs_buf *out, uint64_t part, uint64_t whole)
{
    hs_buf cell = {0};
    hs_buf_printf(&cell, "%" PRIu64, part);
    put_right(out, hs_buf_view(&cell), 11);
    end_cell(out, &cell);
    hs_buf_init(&cell);
    hs_put_percent(&cell, share_of(part, whole));
    put_right(out, hs_buf_view(&cell), 9);
    end_cell(out, &cell);
}

static void put_name(hs_buf *out, const char *name, size_t width)
{
    hs_cell_put(out, hs_cstr(name), width, true, false);
}

static void put_types(hs_buf *b, const hs_stats *s)
{
    counted c[3];
    all_counted(s, c);
    put_name(b, "", 20);
    for (int k = 0; k < 3; k++) put_right(b, hs_cstr(c[k].name), 20);
    hs_buf_char(b, '\n');
    for (int t = 0; t < HS_SOURCE_TYPES; t++) {
        put_name(b, plain_type[t], 20);
        for (int k = 0; k < 3; k++) put_count_and_share(b, c[k].share->count[t], c[k].share->total);
        hs_buf_char(b, '\n');
    }
    put_name(b, "all", 20);
    for (int k = 0; k < 3; k++) {
        hs_buf cell = {0};
        hs_buf_printf(&cell, "%" PRIu64, c[k].share->total);
        put_right(b, hs_buf_view(&cell), 11);
        put_name(b, "", k < 2 ? 9 : 0);
        end_cell(b, &cell);
    }
    hs_buf_char(b, '\n');
}

/* "12.5 %  (8.0 % to 17.9 %)". */
static void put_share(hs_buf *b, const char *name, double share, const hs_interval *i)
{
    hs_buf cell = {0};
    hs_buf_cstr(b, "  ");
    put_name(b, name, 22);
    hs_put_percent(&cell, share);
    put_right(b, hs_buf_view(&cell), 8);
    end_cell(b, &cell);
    if (i->known) {
        hs_buf_cstr(b, "   (");
        hs_put_percent(b, i->low);
        hs_buf_cstr(b, " to ");
        hs_put_percent(b, i->high);
        hs_buf_char(b, ')');
    }
    hs_buf_char(b, '\n');
}

static void put_shares(hs_buf *b, const hs_stats *s)
{
    counted c[3];
    all_counted(s, c);
    bool any = s->second_hand_95.known;
    hs_buf_cstr(b, "\nAnonymous share of\n");
    for (int k = 0; k < 3; k++) {
        put_share(b, c[k].name, c[k].share->anonymous, &c[k].share->anonymous_95);
        any = any || c[k].share->anonymous_95.known;
    }
    hs_buf_cstr(b, "Second-hand share of\n");
    put_share(b, "attributions", s->second_hand_share, &s->second_hand_95);
    hs_buf_cstr(b, any ? "In brackets: 95 % intervals; whole articles drawn again 1,000 times.\n" : s->articles == 1 ? "One article alone has no interval.\n" : "");
}

static void put_top(hs_buf *b, const hs_stats *s)
{
    if (!s->n_top) return;
    hs_buf_cstr(b, "\n");
    put_name(b, "Most used sources", 48);
    put_name(b, "kind", 14);
    hs_buf_cstr(b, "attributions   articles\n");
    for (size_t i = 0; i < s->n_top; i++) {
        const hs_top_source *t = &s->top[i];
        hs_buf name = {0};
        hs_cell_clean(&name, t->name);
        hs_cell_put(b, hs_buf_view(&name), 46, true, false);
        hs_buf_cstr(b, "  ");
        put_name(b, hs_kind_names[t->kind], 14);
        hs_buf_printf(b, "%12" PRIu64 "%11" PRIu64 "\n", t->attributions, t->articles);
        end_cell(b, &name);
    }
}

static void put_page(hs_buf *b, const hs_stats *s)
{
    hs_buf_printf(b, "%" PRIu64 " %s, %" PRIu64 " words, %" PRIu64 " %s: %" PRIu64 " direct, %" PRIu64 " mixed, %" PRIu64 " indirect\n", s->articles, s->articles == 1 ? "article" : "articles", s->words,
                  s->attributions.total, s->attributions.total == 1 ? "attribution" : "attributions", s->mode[HS_DIRECT], s->mode[HS_MIXED], s->mode[HS_INDIRECT]);
    if (s->below_confidence) hs_buf_printf(b, "%" PRIu64 " more below the confidence asked for are left out\n", s->below_confidence);
    hs_buf_char(b, '\n');
    put_types(b, s);
    put_shares(b, s);
    put_top(b, s);
}

/* ---- for spreadsheets: figure, of, name, value, share, low, high ------------------------- */

static void put_csv(hs_buf *b, const char *figure, hs_str what, const char *kind, double value, double share, const hs_interval *i)
{
    const hs_interval none = {0, 0, false};
    const double numbers[] = {value, share, low(i ? i : &none), high(i ? i : &none)};
    hs_csv_field(b, true, hs_cstr(figure), true);
    hs_csv_field(b, false, what, true);
    hs_csv_field(b, false, hs_cstr(kind), true);
    for (int k = 0; k < 4; k++) {
        hs_buf_char(b, ',');
        hs_put_number(b, numbers[k]);
    }
    hs_csv_end(b);
}

static void put_csv_shares(hs_buf *b, const counted *c)
{
    for (int t = 0; t < HS_SOURCE_TYPES; t++)
        put_csv(b, c->key, hs_cstr(hs_source_type_names[t]), "", (double)c->share->count[t], share_of(c->share->count[t], c->share->total), t == HS_ANONYMOUS ? &c->share->anonymous_95 : NULL);
    put_csv(b, c->key, HS_S("all"), "", (double)c->share->total, NAN, NULL);
}

static void put_spreadsheet(hs_buf *b, const hs_stats *s)
{
    counted c[3];
    all_counted(s, c);
    hs_buf_cstr(b, "figure,name,kind,count,share,low_95,high_95\r\n");
    put_csv(b, "articles", HS_S("all"), "", (double)s->articles, NAN, NULL);
    put_csv(b, "words", HS_S("all"), "", (double)s->words, NAN, NULL);
    put_csv(b, "below_confidence", HS_S("all"), "", (double)s->below_confidence, NAN, NULL);
    for (int k = 0; k < 3; k++) put_csv_shares(b, &c[k]);
    for (int m = 0; m < 3; m++) put_csv(b, "mode", hs_cstr(hs_mode_names[m]), "", (double)s->mode[m], share_of(s->mode[m], s->attributions.total), NULL);
    put_csv(b, "second_hand", HS_S("all"), "", (double)s->second_hand, s->second_hand_share, &s->second_hand_95);
    for (size_t i = 0; i < s->n_top; i++) put_csv(b, "top_source", s->top[i].name, hs_kind_names[s->top[i].kind], (double)s->top[i].attributions, share_of(s->top[i].attributions, s->attributions.total), NULL);
}

/* ---- for programs ------------------------------------------------------------------------ */

static bool put_interval(hs_json *j, const char *key, const hs_interval *i)
{
    if (!i->known) return hs_json_put_raw(j, key, HS_S("null"));
    hs_json *pair = hs_json_array();
    if (pair && hs_json_push_num(pair, i->low) && hs_json_push_num(pair, i->high)) return hs_json_put(j, key, pair);
    hs_json_free(pair);
    return false;
}

/* Puts a child whose own parts went in (`complete`), or frees it. */
static bool put_child(hs_json *j, const char *key, hs_json *child, bool complete)
{
    if (complete) return hs_json_put(j, key, child);
    hs_json_free(child);
    return false;
}

static bool put_json_share(hs_json *j, const counted *c)
{
    hs_json *one = hs_json_object(), *types = hs_json_object();
    bool ok = one && types && hs_json_put_num(one, "total", (double)c->share->total);
    for (int t = 0; t < HS_SOURCE_TYPES && ok; t++) ok = hs_json_put_num(types, hs_source_type_names[t], (double)c->share->count[t]);
    ok = one && put_child(one, "by_type", types, ok);
    if (!one) hs_json_free(types);
    ok = ok && hs_json_put_num(one, "anonymous_share", c->share->anonymous) && put_interval(one, "anonymous_95", &c->share->anonymous_95);
    return put_child(j, c->key, one, ok);
}

static bool push_top(hs_json *list, const hs_top_source *t)
{
    hs_json *j = hs_json_object();
    bool ok = j && hs_json_put_str(j, "name", t->name) && hs_json_put_str(j, "kind", hs_cstr(hs_kind_names[t->kind])) && hs_json_put_num(j, "attributions", (double)t->attributions) &&
              hs_json_put_num(j, "articles", (double)t->articles);
    if (ok) return hs_json_push(list, j);
    hs_json_free(j);
    return false;
}

static bool put_json(hs_json *j, const hs_stats *s)
{
    counted c[3];
    all_counted(s, c);
    bool ok = j && hs_json_put_str(j, "schema", HS_S("hearsay.stats/1")) && hs_json_put_num(j, "articles", (double)s->articles) && hs_json_put_num(j, "words", (double)s->words) &&
              hs_json_put_num(j, "below_confidence", (double)s->below_confidence);
    for (int k = 0; k < 3; k++) ok = ok && put_json_share(j, &c[k]);
    hs_json *modes = hs_json_object(), *top = hs_json_array();
    bool ok_modes = modes != NULL, ok_top = top != NULL;
    for (int m = 0; m < 3 && ok_modes; m++) ok_modes = hs_json_put_num(modes, hs_mode_names[m], (double)s->mode[m]);
    for (size_t i = 0; i < s->n_top && ok_top; i++) ok_top = push_top(top, &s->top[i]);
    ok = put_child(j, "modes", modes, ok && ok_modes) && ok;
    ok = ok && hs_json_put_num(j, "second_hand", (double)s->second_hand) && hs_json_put_num(j, "second_hand_share", s->second_hand_share) && put_interval(j, "second_hand_95", &s->second_hand_95);
    return put_child(j, "top_sources", top, ok && ok_top);
}

static hs_code put_object(hs_out *o, const hs_stats *s)
{
    hs_json *j = hs_json_object();
    hs_code code = put_json(j, s) ? hs_json_print(j, &o->buf, o->err) : hs_nomem(o->err);
    hs_json_free(j);
    hs_buf_char(&o->buf, '\n');
    return code;
}

hs_code hs_write_stats(const hs_stats *s, hs_table format, hs_sink out, hs_error *err)
{
    hs_out o;
    hs_code code = HS_OK;
    hs_out_init(&o, out, err);
    if (format == HS_JSON)
        code = put_object(&o, s);
    else if (format == HS_CSV)
        put_spreadsheet(&o.buf, s);
    else
        put_page(&o.buf, s);
    return hs_out_end(&o, code);
}

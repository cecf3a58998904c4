#include "output/row.h"

#include <inttypes.h>

const char *const hs_column_names[HS_COLUMNS] = {"article", "attribution", "outlet", "published", "source", "kind", "source_type", "described_as", "via",
                                                 "mode", "cue", "quote", "start", "end", "confidence", "source_confidence"};

typedef struct maker {
    const hs_record *r;
    hs_str *descriptions;
    hs_buf buf;
    hs_arena *arena;
    hs_error *err;
} maker;

/* What is repeated on every row is cut at this many bytes, so that one monstrous name cannot make a file of gigabytes. */
enum { LONGEST = 4000 };

static hs_str clipped(hs_str s)
{
    if (s.n <= LONGEST) return s;
    s.n = LONGEST;
    while (s.n > 0 && ((unsigned char)s.p[s.n] & 0xC0) == 0x80) s.n--;
    return s;
}

static hs_code keep(maker *m, hs_str *out)
{
    if (m->buf.failed) return hs_nomem(m->err);
    *out = m->buf.n ? hs_arena_str(m->arena, hs_buf_view(&m->buf)) : HS_NONE;
    return m->buf.n && !out->p ? hs_nomem(m->err) : HS_OK;
}

static hs_code put_sources(maker *m, hs_row *row)
{
    const hs_attribution *a = row->attribution;
    hs_buf_clear(&m->buf);
    for (size_t i = 0; i < a->n_sources && m->buf.n < LONGEST; i++) {
        if (!hs_entity_stands(m->r, a->sources[i])) continue;
        const hs_entity *e = &m->r->entities.v[a->sources[i]];
        if (row->main) hs_buf_cstr(&m->buf, "; ");
        hs_buf_str(&m->buf, clipped(e->name));
        if (row->main) continue;
        row->main = e;
        row->cell[HS_COL_KIND] = hs_cstr(hs_kind_names[e->kind]);
        row->cell[HS_COL_DESCRIBED] = m->descriptions[a->sources[i]];
    }
    return keep(m, &row->cell[HS_COL_SOURCE]);
}

/* The cue's words, where the record has its text. */
static hs_code put_cue(maker *m, hs_row *row)
{
    const hs_spans cue = row->attribution->cue;
    hs_buf_clear(&m->buf);
    for (size_t i = 0; i < cue.n && m->r->has_text; i++) {
        if (i) hs_buf_cstr(&m->buf, " … ");
        hs_buf_str(&m->buf, hs_text_slice(&m->r->text, cue.v[i]));
    }
    return keep(m, &row->cell[HS_COL_CUE]);
}

static hs_code put_extent(maker *m, hs_row *row)
{
    const hs_spans content = row->attribution->content;
    if (!content.n) return HS_OK;
    hs_span all = content.v[0];
    for (size_t i = 1; i < content.n; i++) {
        if (content.v[i].start < all.start) all.start = content.v[i].start;
        if (content.v[i].end > all.end) all.end = content.v[i].end;
    }
    row->cell[HS_COL_START] = hs_arena_printf(m->arena, "%" PRIu32, all.start);
    row->cell[HS_COL_END] = hs_arena_printf(m->arena, "%" PRIu32, all.end);
    return row->cell[HS_COL_END].p && row->cell[HS_COL_START].p ? HS_OK : hs_nomem(m->err);
}

/* Two decimals, whatever the locale; nothing where the record has no confidence. */
static hs_code put_confidence(maker *m, double v, hs_str *out)
{
    if (!(v >= 0 && v <= 1)) return HS_OK;
    int hundredths = (int)(v * 100 + 0.5);
    *out = hs_arena_printf(m->arena, "%d.%02d", hundredths / 100, hundredths % 100);
    return out->p ? HS_OK : hs_nomem(m->err);
}

static hs_code make_row(maker *m, hs_row *row)
{
    const hs_attribution *a = row->attribution;
    row->cell[HS_COL_ARTICLE] = clipped(m->r->id);
    row->cell[HS_COL_ATTRIBUTION] = a->id;
    row->cell[HS_COL_OUTLET] = clipped(m->r->outlet);
    row->cell[HS_COL_PUBLISHED] = clipped(m->r->published);
    row->cell[HS_COL_SOURCE_TYPE] = hs_cstr(hs_source_type_names[a->source_type]);
    row->cell[HS_COL_MODE] = hs_cstr(hs_mode_names[a->mode]);
    row->cell[HS_COL_QUOTE] = a->quote;
    if (hs_entity_stands(m->r, a->via)) row->cell[HS_COL_VIA] = clipped(m->r->entities.v[a->via].name);
    HS_TRY(put_sources(m, row));
    HS_TRY(put_cue(m, row));
    HS_TRY(put_extent(m, row));
    HS_TRY(put_confidence(m, a->confidence, &row->cell[HS_COL_CONFIDENCE]));
    return put_confidence(m, a->source_confidence, &row->cell[HS_COL_SOURCE_CONFIDENCE]);
}

static hs_code make_rows(maker *m, hs_rows *out, double min_confidence)
{
    const hs_attributions all = m->r->attributions;
    HS_TRY(hs_descriptions(&m->descriptions, m->r, m->arena, m->err));
    out->v = HS_ARRAY(m->arena, hs_row, all.n);
    if (!out->v) return hs_nomem(m->err);
    for (size_t i = 0; i < all.n; i++) {
        const hs_attribution *a = &all.v[i];
        if (!hs_attribution_stands(a, min_confidence)) continue;
        hs_row *row = &out->v[out->n++];
        row->attribution = a;
        HS_TRY(make_row(m, row));
    }
    return HS_OK;
}

hs_code hs_rows_make(hs_rows *out, const hs_record *r, double min_confidence, hs_arena *arena, hs_error *err)
{
    maker m = {.r = r, .arena = arena, .err = err};
    *out = (hs_rows){0};
    hs_buf_init(&m.buf);
    hs_code code = make_rows(&m, out, min_confidence);
    hs_buf_release(&m.buf);
    return code;
}

/* `hearsay stats --plot`: the anonymous shares of each group with their intervals, as SVG. A row a group, three marks a row,
 * told apart by shape and by colour (Okabe & Ito's, safe for colour-blind eyes), light and dark by the reader's setting.
 * Every mark has a title that says it in words; the description says all of them; text from records is escaped. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "output/stats_int.h"

enum { LEFT = 250, WIDE = 520, ROW = 50, TOP = 96, ROWS = 60, SERIES = 3 };
static const char *const series[SERIES] = {"attributions", "distinct sources", "quoted words"};

typedef struct point { double share; hs_interval i; } point;

static void points_of(const hs_stats *g, point out[SERIES])
{
    out[0] = (point){g->attributions.anonymous, g->attributions.anonymous_95};
    out[1] = (point){g->sources.anonymous, g->sources.anonymous_95};
    out[2] = (point){g->quoted_words.anonymous, g->quoted_words.anonymous_95};
}

/* Text as XML holds it: what is no character of XML, or steers, is left out; cut to so many characters. */
static void put_text(hs_buf *b, hs_str s, size_t most)
{
    size_t n = 0;
    for (const char *p = s.p, *end = s.p + s.n; p < end;) {
        size_t len;
        bool valid;
        uint32_t cp = hs_utf8_next(p, end, &len, &valid);
        if (n++ == most) {
            hs_buf_cstr(b, "…");
            return;
        }
        if (cp == '<') hs_buf_cstr(b, "&lt;");
        else if (cp == '>') hs_buf_cstr(b, "&gt;");
        else if (cp == '&') hs_buf_cstr(b, "&amp;");
        else if (cp == '"') hs_buf_cstr(b, "&quot;");
        else if (hs_cp_space(cp)) hs_buf_char(b, ' ');
        else if (valid && !hs_cp_control(cp) && cp != 0xFFFE && cp != 0xFFFF) hs_buf_add(b, p, len);
        p += len;
    }
}

static void put_label(hs_buf *b, const hs_stats *g, size_t n_by, size_t most)
{
    for (size_t k = 0; k < n_by; k++) {
        if (k) hs_buf_cstr(b, " · ");
        put_text(b, g->values[k].n ? g->values[k] : HS_S("(not known)"), most / n_by);
    }
}

/* A tenth of a pixel is enough, and no locale writes it otherwise. */
static void put_px(hs_buf *b, double v)
{
    long tenths = lround(v * 10);
    hs_buf_printf(b, "%s%ld.%ld", tenths < 0 ? "-" : "", labs(tenths) / 10, labs(tenths) % 10);
}

static double x_of(double share, double most)
{
    return LEFT + WIDE * (share > most ? most : share) / most;
}

static void put_words(hs_buf *b, const hs_stats *g, size_t n_by, int k, const point *p)
{
    put_label(b, g, n_by, 120);
    hs_buf_printf(b, ", %s: ", series[k]);
    hs_put_percent(b, p->share);
    if (p->i.known) {
        hs_buf_cstr(b, " (");
        hs_put_percent(b, p->i.low);
        hs_buf_cstr(b, " to ");
        hs_put_percent(b, p->i.high);
        hs_buf_char(b, ')');
    }
    hs_buf_printf(b, ", %" PRIu64 " articles", g->articles);
}

static void put_shape(hs_buf *b, int k, double x, double y)
{
    static const double corner[SERIES][4][2] = {{{0, -6}, {6, 0}, {0, 6}, {-6, 0}}, {{-5, -5}, {5, -5}, {5, 5}, {-5, 5}}, {{0, -6}, {6, 5}, {-6, 5}, {-6, 5}}};
    if (k == 0) {
        hs_buf_cstr(b, "<circle r=\"5.5\" cx=\"");
        put_px(b, x);
        hs_buf_cstr(b, "\" cy=\"");
        put_px(b, y);
        hs_buf_cstr(b, "\"/>");
        return;
    }
    hs_buf_cstr(b, "<polygon points=\"");
    for (int c = 0; c < 4; c++) {
        if (c) hs_buf_char(b, ' ');
        put_px(b, x + corner[k][c][0]);
        hs_buf_char(b, ',');
        put_px(b, y + corner[k][c][1]);
    }
    hs_buf_cstr(b, "\"/>");
}

static void put_mark(hs_buf *b, const hs_stats *g, size_t n_by, int k, const point *p, double y, double most)
{
    if (isnan(p->share)) return;
    hs_buf_printf(b, "<g class=\"s%d\"><title>", k);
    put_words(b, g, n_by, k, p);
    hs_buf_cstr(b, "</title>");
    if (p->i.known) {
        hs_buf_cstr(b, "<path d=\"M");
        put_px(b, x_of(p->i.low, most));
        hs_buf_char(b, ' ');
        put_px(b, y);
        hs_buf_cstr(b, "H");
        put_px(b, x_of(p->i.high, most));
        hs_buf_cstr(b, "\"/>");
    }
    put_shape(b, k, x_of(p->share, most), y);
    hs_buf_cstr(b, "</g>\n");
}

/* The axis ends at the next whole step above all that is shown. */
static double axis(double highest, double *step)
{
    static const double steps[] = {0.01, 0.02, 0.05, 0.1, 0.2};
    for (size_t i = 0; i < 5; i++) {
        *step = steps[i];
        double end = ceil(highest / steps[i] - 1e-9) * steps[i];
        if (end / steps[i] <= 8) return end > 0 ? (end > 1 ? 1 : end) : steps[i];
    }
    return 1;
}

static void put_head(hs_buf *b, int height, const hs_stats *all, size_t groups, size_t shown)
{
    hs_buf_printf(b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-labelledby=\"t d\">\n", LEFT + WIDE + 60, height, LEFT + WIDE + 60, height);
    hs_buf_cstr(b, "<title id=\"t\">Share of unnamed sources</title>\n<style>text{font-family:\"DejaVu Sans\",Verdana,sans-serif;font-size:13px;fill:#222}.h{font-size:17px;font-weight:bold}.q{fill:#555;font-size:12px}"
                   ".bg{fill:#fff}.grid{stroke:#ddd;fill:none}path{fill:none;stroke-width:3}.s0{fill:#0072B2;stroke:#0072B2}.s1{fill:#D55E00;stroke:#D55E00}.s2{fill:#007A5A;stroke:#007A5A}"
                   "@media (prefers-color-scheme:dark){text{fill:#eee}.q{fill:#bbb}.bg{fill:#16181c}.grid{stroke:#3a3d44}.s0{fill:#56B4E9;stroke:#56B4E9}.s1{fill:#E69F00;stroke:#E69F00}.s2{fill:#2CC299;stroke:#2CC299}}"
                   "@media print{text{fill:#000}.bg{fill:#fff}.grid{stroke:#bbb}}</style>\n");
    hs_buf_printf(b, "<rect class=\"bg\" width=\"100%%\" height=\"100%%\"/>\n<text class=\"h\" x=\"16\" y=\"28\">Share of unnamed sources, by group</text>\n<text class=\"q\" x=\"16\" y=\"48\">%" PRIu64 " articles, %" PRIu64
                     " attributions. Lines: 95 %% intervals, articles taken as wholes", all->articles, all->attributions.total);
    if (shown < groups) hs_buf_printf(b, ". The first %zu of %zu groups", shown, groups);
    hs_buf_cstr(b, ".</text>\n");
    for (int k = 0; k < SERIES; k++) {
        double x = LEFT + 6 + 170 * k;
        hs_buf_printf(b, "<g class=\"s%d\">", k);
        put_shape(b, k, x, 70);
        hs_buf_printf(b, "</g><text x=\"%d\" y=\"75\">%s</text>\n", (int)x + 14, series[k]);
    }
}

static void put_axis(hs_buf *b, double most, double step, int bottom)
{
    for (double at = 0; at <= most + 1e-9; at += step) {
        hs_buf_cstr(b, "<path class=\"grid\" style=\"stroke-width:1\" d=\"M");
        put_px(b, x_of(at, most));
        hs_buf_printf(b, " %dV%d\"/><text class=\"q\" text-anchor=\"middle\" x=\"", TOP, bottom);
        put_px(b, x_of(at, most));
        hs_buf_printf(b, "\" y=\"%d\">%d %%</text>\n", bottom + 18, (int)lround(at * 100));
    }
}

static hs_code highest(const hs_stats_more *more, size_t n, double *out, hs_error *err)
{
    for (size_t i = 0; i < n; i++) {
        hs_stats g;
        point p[SERIES];
        HS_TRY(hs_stats_group(more->builder, i, &g, err));
        points_of(&g, p);
        for (int k = 0; k < SERIES; k++) {
            if (p[k].share > *out) *out = p[k].share;
            if (p[k].i.known && p[k].i.high > *out) *out = p[k].i.high;
        }
    }
    return HS_OK;
}

static hs_code put_rows(hs_out *o, const hs_stats_more *more, size_t n, double most)
{
    hs_buf *b = &o->buf;
    for (size_t i = 0; i < n; i++) {
        hs_stats g;
        point p[SERIES];
        double y = TOP + ROW * ((double)i + 0.5);
        HS_TRY(hs_stats_group(more->builder, i, &g, o->err));
        points_of(&g, p);
        hs_buf_printf(b, "<text text-anchor=\"end\" x=\"%d\" y=\"%d\">", LEFT - 14, (int)y);
        put_label(b, &g, more->n_by, 28);
        hs_buf_printf(b, "</text><text class=\"q\" text-anchor=\"end\" x=\"%d\" y=\"%d\">%" PRIu64 " articles</text>\n", LEFT - 14, (int)y + 16, g.articles);
        for (int k = 0; k < SERIES; k++) put_mark(b, &g, more->n_by, k, &p[k], y - 14 + 14 * k, most);
        HS_TRY(hs_out_step(o));
    }
    return HS_OK;
}

static hs_code put_description(hs_buf *b, const hs_stats_more *more, size_t n, hs_error *err)
{
    hs_buf_cstr(b, "<desc id=\"d\">");
    for (size_t i = 0; i < n; i++) {
        hs_stats g;
        point p[SERIES];
        HS_TRY(hs_stats_group(more->builder, i, &g, err));
        points_of(&g, p);
        for (int k = 0; k < SERIES; k++) {
            put_words(b, &g, more->n_by, k, &p[k]);
            hs_buf_cstr(b, ". ");
        }
    }
    hs_buf_cstr(b, "</desc>\n");
    return HS_OK;
}

static hs_code plot(hs_out *o, const hs_stats *s, const hs_stats_more *more)
{
    size_t groups = hs_stats_groups(more->builder), n = groups < ROWS ? groups : ROWS;
    double top = 0, step;
    if (!n) return hs_fail(o->err, HS_EUSAGE, "stats", "nothing to draw: no article fell into a group");
    HS_TRY(highest(more, n, &top, o->err));
    double most = axis(top, &step);
    int bottom = TOP + ROW * (int)n;
    put_head(&o->buf, bottom + 40, s, groups, n);
    HS_TRY(put_description(&o->buf, more, n, o->err));
    put_axis(&o->buf, most, step, bottom);
    HS_TRY(put_rows(o, more, n, most));
    hs_buf_cstr(&o->buf, "</svg>\n");
    return HS_OK;
}

hs_code hs_write_stats_plot(const hs_stats *s, const hs_stats_more *more, hs_sink out, hs_error *err)
{
    hs_out o;
    hs_out_init(&o, out, err);
    return hs_out_end(&o, plot(&o, s, more));
}

/* The drawing itself, written by us and not by Graphviz: every text passes draw_clean and draw_escape, there is no
 * link, script, font or image in it, and lines, arrowheads and cards carry classes that style.c colours.
 * Arrowheads are shapes, not markers: markers need ids of their own and take no colour from a class. */
#include "draw/draw.h"

#include <math.h>

static const double MARGIN = 28;

static void write_path(hs_buf *out, const draw_point *p, size_t n)
{
    hs_buf_printf(out, "M%.1f %.1f", p[0].x, p[0].y);
    for (size_t k = 1; k + 2 < n; k += 3)
        hs_buf_printf(out, "C%.1f %.1f %.1f %.1f %.1f %.1f", p[k].x, p[k].y, p[k + 1].x, p[k + 1].y, p[k + 2].x, p[k + 2].y);
}

/* The direction in which the path arrives. */
static draw_point heading(const draw_tie *t)
{
    draw_point end = t->path[t->n_path - 1];
    for (size_t k = t->n_path - 1; k-- > 0;) {
        double dx = end.x - t->path[k].x, dy = end.y - t->path[k].y, length = hypot(dx, dy);
        if (length > 0.5) return (draw_point){dx / length, dy / length};
    }
    return (draw_point){1, 0};
}

/* Draws the head and returns how far before its tip the line must end. */
static double arrow(hs_buf *out, const draw_tie *t, draw_point tip, draw_point d)
{
    bool relation = hs_edge_is_relation(t->edge->type);
    double length = relation ? 6 : 6.5 + t->width, half = relation ? 3.2 : 2.6 + 0.8 * t->width;
    draw_point base = {tip.x - d.x * length, tip.y - d.y * length};
    hs_buf_printf(out, relation ? "<path class=\"open\" d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1f\"/>" : "<path class=\"arrow\" d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fz\"/>",
                  base.x - d.y * half, base.y + d.x * half, tip.x, tip.y, base.x + d.y * half, base.y - d.x * half);
    return relation ? 0.8 : length - 1;
}

static void write_tie(hs_buf *out, const draw_map *m, const draw_tie *t)
{
    hs_buf_printf(out, "<g class=\"tie %s%s\" data-edge=\"", draw_edge_class(t->edge->type), t->edge->former ? " former" : "");
    draw_escape(out, draw_clean(t->edge->id, 64, m->arena));
    hs_buf_cstr(out, "\"><title>");
    draw_tie_words(out, m, t);
    hs_buf_cstr(out, "</title>");
    draw_point tip = t->path[t->n_path - 1], d = heading(t);
    double back = arrow(out, t, tip, d);
    t->path[t->n_path - 1] = (draw_point){tip.x - d.x * back, tip.y - d.y * back};
    hs_buf_printf(out, "<path class=\"line\" stroke-width=\"%.1f\" d=\"", t->width);
    write_path(out, t->path, t->n_path);
    hs_buf_cstr(out, "\"/><path class=\"hit\" d=\"");
    write_path(out, t->path, t->n_path);
    hs_buf_cstr(out, "\"/></g>\n");
    t->path[t->n_path - 1] = tip;
}

static void write_lines(hs_buf *out, const draw_card *c, double left)
{
    bool strong = c->node->kind == HS_OUTLET || c->own;
    double leading = c->font * 1.22, height = (double)c->name.n * leading + (double)c->sub.n * DRAW_SUB_LEADING;
    double y = c->y - height / 2;
    for (size_t i = 0; i < c->name.n; i++, y += leading) {
        hs_buf_printf(out, "<text class=\"name%s\" font-size=\"%.1f\" x=\"%.1f\" y=\"%.1f\">", strong ? " strong" : "", c->font, left, y + leading * 0.77);
        draw_escape(out, c->name.v[i].text);
        hs_buf_cstr(out, "</text>");
    }
    for (size_t i = 0; i < c->sub.n; i++, y += DRAW_SUB_LEADING) draw_text(out, "sub", left, y + DRAW_SUB_LEADING * 0.77, c->sub.v[i].text);
}

static void write_card(hs_buf *out, const draw_map *m, const draw_card *c)
{
    hs_kind kind = c->node->kind;
    double left = c->x - c->w / 2;
    hs_buf_printf(out, "<g class=\"card %s%s\" data-node=\"", draw_kind_class(kind), c->own ? " own" : c->statements || c->passed ? "" : " silent");
    draw_escape(out, draw_clean(c->node->id, 64, m->arena));
    hs_buf_cstr(out, "\"><title>");
    draw_card_words(out, m, c);
    hs_buf_cstr(out, "</title>");
    draw_outline(out, kind, c->own, c->x, c->y, c->w, c->h);
    draw_disc(out, kind, left + 7 + DRAW_DISC, c->y);
    write_lines(out, c, left + 13 + 2 * DRAW_DISC);
    if (c->statements) {
        hs_str count = hs_arena_printf(m->arena, "×%u", c->statements);
        draw_text(out, "count", c->x + c->w / 2 - (kind == HS_COLLECTIVE_SOURCE || kind == HS_DOCUMENT_SOURCE ? 12 : 9), c->y + 4, count);
    }
    hs_buf_cstr(out, "</g>\n");
}

static void write_heading(hs_buf *out, const draw_map *m, const draw_heading *h)
{
    double y = MARGIN + 16;
    for (size_t i = 0; i < h->title.n; i++, y += 24) draw_text(out, "title", MARGIN, y, h->title.v[i].text);
    y -= 3;
    for (size_t i = 0; i < h->sub.n; i++, y += 16) draw_text(out, "subtitle", MARGIN, y, h->sub.v[i].text);
    (void)m;
}

static void write_graph(hs_buf *out, const draw_map *m, double x, double y)
{
    hs_buf_printf(out, "<g transform=\"translate(%.1f %.1f)\">\n", x, y);
    for (size_t k = 0; k < m->n_columns; k++)
        if (m->column_name[k] && m->height > 0) draw_text(out, "column", m->column_x[k] + 2, -8, hs_cstr(m->column_name[k]));
    for (int relations = 0; relations < 2; relations++)
        for (size_t i = 0; i < m->n_ties; i++) {
            const draw_tie *t = &m->ties[i];
            if (t->n_path >= 4 && hs_edge_is_relation(t->edge->type) == (relations == 1)) write_tie(out, m, t);
        }
    for (size_t i = 0; i < m->n_cards; i++)
        if (!m->cards[i].folded) write_card(out, m, &m->cards[i]);
    hs_buf_cstr(out, "</g>\n");
}

static void open_svg(hs_buf *out, const draw_map *m, double width, double height)
{
    hs_buf_printf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"hs-map\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" "
                       "aria-labelledby=\"%.*s-title %.*s-desc\">\n<title id=\"%.*s-title\">", width, height, width, height, HS_FMT(m->prefix),
                  HS_FMT(m->prefix), HS_FMT(m->prefix));
    draw_escape(out, m->title.n ? m->title : HS_S("Source map"));
    hs_buf_printf(out, "</title>\n<desc id=\"%.*s-desc\">", HS_FMT(m->prefix));
    draw_description(out, m);
    hs_buf_cstr(out, "</desc>\n");
    draw_style(out);
    hs_buf_printf(out, "<rect class=\"page\" width=\"%.0f\" height=\"%.0f\"/>\n", width, height);
}

hs_code draw_svg(const draw_map *m, hs_buf *out, hs_error *err)
{
    double inner = fmax(m->width, 620);
    draw_heading h = {0};
    draw_legend legend = {0};
    hs_buf_init(&legend.svg);
    hs_code code = draw_heading_make(&h, m, inner, err);
    if (code == HS_OK) code = draw_legend_make(&legend, m, inner, err);
    if (code == HS_OK) {
        double top = MARGIN + h.height + (m->layered && m->height > 0 ? 36 : 18), bottom = top + m->height + 26;
        double width = inner + 2 * MARGIN, height = bottom + legend.height + MARGIN;
        open_svg(out, m, width, height);
        write_heading(out, m, &h);
        write_graph(out, m, MARGIN + (inner - m->width) / 2, top);
        hs_buf_printf(out, "<g class=\"legend\" transform=\"translate(%.1f %.1f)\">\n", MARGIN, bottom);
        hs_buf_str(out, hs_buf_view(&legend.svg));
        hs_buf_cstr(out, "</g>\n</svg>\n");
        if (out->failed || legend.svg.failed) code = hs_nomem(err);
    }
    hs_buf_release(&legend.svg);
    return code;
}

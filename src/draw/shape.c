/* The outlines and pictures by which kinds are told apart without colour. */
#include "draw/draw.h"

#include <math.h>

static void rounded(hs_buf *out, double x, double y, double w, double h, double r)
{
    hs_buf_printf(out, "<rect class=\"outline\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\"/>", x, y, w, h, r);
}

static void eight_sided(hs_buf *out, double x, double y, double w, double h)
{
    double c = fmin(9, h / 3);
    hs_buf_printf(out, "<path class=\"outline\" d=\"M%.1f %.1fh%.1fl%.1f %.1fv%.1fl%.1f %.1fh%.1fl%.1f %.1fv%.1fz\"/>", x + c, y, w - 2 * c, c, c,
                  h - 2 * c, -c, c, -(w - 2 * c), -c, -c, -(h - 2 * c));
}

static void sheet(hs_buf *out, double x, double y, double w, double h)
{
    double c = fmin(10, h / 3);
    hs_buf_printf(out, "<path class=\"outline\" d=\"M%.1f %.1fh%.1fl%.1f %.1fv%.1fh%.1fzm%.1f 0v%.1fh%.1f\"/>", x, y, w - c, c, c, h - c, -w, w - c, c, c);
}

/* x, y: the centre. */
void draw_outline(hs_buf *out, hs_kind kind, bool own, double x, double y, double w, double h)
{
    x -= w / 2;
    y -= h / 2;
    switch (kind) {
    case HS_PERSON: case HS_ANONYMOUS_SOURCE: rounded(out, x, y, w, h, fmin(h / 2, 14)); break;
    case HS_OFFICE: eight_sided(out, x, y, w, h); break;
    case HS_DOCUMENT_SOURCE: case HS_ARTICLE: sheet(out, x, y, w, h); break;
    case HS_COLLECTIVE_SOURCE:
        rounded(out, x + 4, y - 4, w - 4, h, 8);
        rounded(out, x, y, w - 4, h, 8);
        break;
    default: rounded(out, x, y, w, h, own ? 3 : 0);
    }
}

static const char *const pictures[HS_KINDS] = { /* in a square from -6 to 6 */
    [HS_PERSON] = "M-4.5 5c0-6 9-6 9 0M0 -.5a2.6 2.6 0 1 0-.01 0z",
    [HS_OUTLET] = "M-4.5-4h9v8h-9zM-2.5-1.5h5M-2.5.5h5M-2.5 2.3h3",
    [HS_ORGANIZATION] = "M-4 4.5v-9h8v9zM-1.5-2h0M1.5-2h0M-1.5.7h0M1.5.7h0M0 4.5v-1.8",
    [HS_OFFICE] = "M-4 4.5h8M-5-1.5L0-5l5 3.5zM-3 -.5v3.5M0-.5v3.5M3-.5v3.5",
    [HS_ANONYMOUS_SOURCE] = "M-2.4-2.2c0-3.6 5-3.4 4.8-.4c-.1 1.8-2.4 1.9-2.4 4M0 4.4h0",
    [HS_COLLECTIVE_SOURCE] = "M-5.5 4c0-4.6 5.6-4.6 5.6 0M.6 4c0-4.6 5-4.6 5 0M-2.7-.4a1.9 1.9 0 1 0-.01 0zM3-.4a1.9 1.9 0 1 0-.01 0z",
    [HS_DOCUMENT_SOURCE] = "M-3.5-5h5l2.5 2.5V5h-7.5zM-1.5-.5h3.5M-1.5 2h3.5",
    [HS_ARTICLE] = "M-3.5-5h7V5h-7zM-1.5-2.5h3M-1.5 0h3M-1.5 2.5h3",
};

void draw_disc(hs_buf *out, hs_kind kind, double x, double y)
{
    hs_buf_printf(out, "<circle class=\"disc\" cx=\"%.1f\" cy=\"%.1f\" r=\"%d\"/><path class=\"picture\" transform=\"translate(%.1f %.1f)\" d=\"%s\"/>", x, y,
                  DRAW_DISC, x, y, pictures[(unsigned)kind < HS_KINDS ? kind : HS_ARTICLE]);
}

void draw_text(hs_buf *out, const char *class_name, double x, double y, hs_str s)
{
    hs_buf_printf(out, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">", class_name, x, y);
    draw_escape(out, s);
    hs_buf_cstr(out, "</text>");
}

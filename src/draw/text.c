/* Text on the map: cleaned, measured and broken into lines without asking for fonts, so that the same graph gives
 * the same map on every machine. Widths are those of DejaVu Sans and DejaVu Sans Bold (ASCII exactly, other scripts
 * by a width that few of their letters pass); the fonts that stand in for them are narrower. */
#include "draw/draw.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"

/* Advance widths of U+0020 … U+007E in thousandths of the size: regular, bold. */
static const uint16_t ascii_width[2][95] = {
    {318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636,
     636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
     603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635,
     634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838},
    {348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696, 696, 696, 696, 696, 696,
     696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775, 637, 995, 837, 850,
     733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716, 678, 435, 716,
     712, 343, 343, 665, 343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838},
};

static double width_of(uint32_t cp, bool bold)
{
    if (cp >= 0x20 && cp < 0x7F) return ascii_width[bold][cp - 0x20];
    if (hs_cp_mark(cp) || cp == 0x200C || cp == 0x200D) return 0;
    uint32_t base[8];
    if (cp < 0x1F00 && hs_cp_decompose(cp, base, 8) > 1 && base[0] >= 0x20 && base[0] < 0x7F) return ascii_width[bold][base[0] - 0x20];
    if (cp >= 0x2010 && cp < 0x2030) return cp == 0x2014 || cp == 0x2026 ? 1000 : 560;
    if (cp < 0x1100) return bold ? 800 : 710;
    return cp < 0x2000 ? 800 : cp >= 0x1F000 ? 1400 : 1050;
}

double draw_width(hs_str s, double size, bool bold)
{
    double sum = 0;
    const char *end = s.p + s.n;
    for (const char *p = s.p; p && p < end;) {
        size_t n;
        bool valid;
        sum += width_of(hs_utf8_next(p, end, &n, &valid), bold);
        p += n;
    }
    return sum * size / 1000;
}

/* What the drawing never holds: controls, formats (direction overrides with them), what is unassigned or private. */
static bool unfit(uint32_t cp)
{
    if (cp == 0x200C || cp == 0x200D) return false; /* joiners: Persian and emoji need them */
    return hs_cp_control(cp) || cp == 0xFFFE || cp == 0xFFFF;
}

hs_str draw_clean(hs_str s, size_t max, hs_arena *arena)
{
    enum { MARKS = 3 };
    if (!s.p) return HS_NONE;
    char *copy = hs_arena_alloc(arena, (s.n < 4 * max ? s.n : 4 * max) * 3 + 8);
    if (!copy) return HS_NONE;
    size_t n = 0, count = 0, marks = 0, unseen = 0;
    bool space = false;
    const char *p = s.p, *end = s.p + s.n;
    while (p < end && count < max && unseen < 16 * max) {
        size_t length;
        bool valid;
        uint32_t cp = hs_utf8_next(p, end, &length, &valid);
        p += length;
        if (hs_cp_space(cp) || cp == 0x2028 || cp == 0x2029) { space = true; unseen++; continue; }
        marks = hs_cp_mark(cp) ? marks + 1 : 0;
        if (unfit(cp) || marks > MARKS) { unseen++; continue; }
        if (space && n) { copy[n++] = ' '; count++; }
        space = false;
        n += hs_utf8_put(cp, copy + n);
        count++;
    }
    if (p < end) n += hs_utf8_put(0x2026, copy + n);
    return (hs_str){copy, n};
}

/* Where a line that starts at p must end: after the last word that fits, or inside a word that fits nowhere. */
static const char *line_end(const char *p, const char *end, double size, bool bold, double width)
{
    const char *fit = NULL;
    double sum = 0;
    for (const char *q = p; q < end;) {
        size_t n;
        bool valid;
        uint32_t cp = hs_utf8_next(q, end, &n, &valid);
        if (cp == ' ') fit = q;
        sum += width_of(cp, bold) * size / 1000;
        if (sum > width && q > p) return fit ? fit : q;
        q += n;
        if (cp == '-' || cp == '/' || cp == 0x2014) fit = q;
    }
    return end;
}

double draw_longest_word(hs_str s, double size, bool bold)
{
    double longest = 0, sum = 0;
    for (const char *q = s.p, *end = s.p + s.n; q < end;) {
        size_t n;
        bool valid;
        uint32_t cp = hs_utf8_next(q, end, &n, &valid);
        sum = cp == ' ' ? 0 : sum + width_of(cp, bold) * size / 1000;
        longest = fmax(longest, sum);
        if (cp == '-' || cp == '/' || cp == 0x2014) sum = 0;
        q += n;
    }
    return longest;
}

/* The longest start of the text that leaves room for "…". */
static hs_str cut(hs_str s, double size, bool bold, double width, hs_arena *arena)
{
    double room = width - size;
    const char *end = line_end(s.p, s.p + s.n, size, bold, room > size ? room : size);
    const char *q = s.p;
    double sum = 0;
    while (q < s.p + s.n) { /* as much of the next word as fits */
        size_t n;
        bool valid;
        sum += width_of(hs_utf8_next(q, s.p + s.n, &n, &valid), bold) * size / 1000;
        if (sum > room) break;
        q += n;
    }
    if (q - end > 6) end = q;
    return hs_arena_printf(arena, "%.*s…", (int)(end - s.p), s.p);
}

hs_code draw_wrap(draw_lines *out, hs_str s, double size, bool bold, double width, size_t max_lines, hs_arena *arena, hs_error *err)
{
    out->v = HS_ARRAY(arena, draw_line, max_lines);
    out->n = 0;
    if (!out->v) return hs_nomem(err);
    const char *p = s.p, *end = s.p + s.n;
    while (p && p < end && out->n < max_lines) {
        const char *stop = line_end(p, end, size, bold, width);
        hs_str line = {p, (size_t)(stop - p)};
        if (stop < end && out->n + 1 == max_lines) {
            line = cut((hs_str){p, (size_t)(end - p)}, size, bold, width, arena);
            if (!line.p) return hs_nomem(err);
        }
        out->v[out->n++] = (draw_line){line, draw_width(line, size, bold)};
        for (p = stop; p < end && *p == ' ';) p++;
    }
    return HS_OK;
}

void draw_escape(hs_buf *out, hs_str s)
{
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        const char *e = s.p[i] == '&' ? "&amp;" : s.p[i] == '<' ? "&lt;" : s.p[i] == '>' ? "&gt;" : s.p[i] == '"' ? "&quot;" : NULL;
        if (!e) continue;
        hs_buf_add(out, s.p + from, i - from);
        hs_buf_cstr(out, e);
        from = i + 1;
    }
    if (s.n > from) hs_buf_add(out, s.p + from, s.n - from);
}

#include "output/cell.h"

#include <string.h>

#include "base/utf8.h"

void hs_cell_clean(hs_buf *out, hs_str s)
{
    if (!s.n) return;
    bool blank = false, any = false;
    for (const char *p = s.p, *end = p + s.n; p < end;) {
        size_t length;
        bool valid;
        uint32_t cp = hs_utf8_next(p, end, &length, &valid);
        if (hs_cp_space(cp)) {
            blank = any;
        } else if (!hs_cp_control(cp)) {
            if (blank) hs_buf_char(out, ' ');
            if (valid) hs_buf_add(out, p, length);
            else hs_buf_cstr(out, "\xEF\xBF\xBD");
            blank = false;
            any = true;
        }
        p += length;
    }
}

/* Bytes of the longest start of a text that takes at most `columns`; *width what it takes. */
static size_t fitting(hs_str s, size_t columns, size_t *width)
{
    size_t n = 0;
    *width = 0;
    while (n < s.n) {
        size_t length;
        bool valid;
        size_t w = (size_t)hs_cp_width(hs_utf8_next(s.p + n, s.p + s.n, &length, &valid));
        if (*width + w > columns) break;
        *width += w;
        n += length;
    }
    return n;
}

size_t hs_cell_width(hs_str clean)
{
    size_t width;
    fitting(clean, SIZE_MAX / 2, &width);
    return width;
}

size_t hs_cell_fit(hs_str clean, size_t columns)
{
    size_t width;
    return fitting(clean, columns, &width);
}

static void blanks(hs_buf *out, size_t n)
{
    while (n-- > 0) hs_buf_char(out, ' ');
}

void hs_cell_put(hs_buf *out, hs_str clean, size_t width, bool pad, bool right)
{
    if (!width) {
        hs_buf_str(out, clean);
        return;
    }
    size_t taken, n = fitting(clean, width, &taken);
    bool cut = n < clean.n;
    if (cut) {
        n = fitting(clean, width - 1, &taken);
        while (n > 0 && clean.p[n - 1] == ' ') n--, taken--;
        taken++;
    }
    if (pad && right) blanks(out, width - taken);
    hs_buf_add(out, clean.p, n);
    if (cut) hs_buf_cstr(out, "…");
    if (pad && !right) blanks(out, width - taken);
}

/* What Excel, LibreOffice and Google Sheets begin a formula with, full-width forms included. */
static bool formula(hs_str s)
{
    if (!s.n) return false;
    if (strchr("=+-@\t\r\n", s.p[0]) && s.p[0]) return true;
    return s.n >= 3 && memcmp(s.p, "\xEF\xBC", 2) == 0 && strchr("\x9D\x8B\x8D\xA0", s.p[2]) != NULL;
}

static void csv_text(hs_buf *out, hs_str s)
{
    if (!s.n) return;
    for (const char *p = s.p, *end = p + s.n; p < end;) {
        size_t length;
        bool valid;
        uint32_t cp = hs_utf8_next(p, end, &length, &valid);
        bool steers = (cp < 0x20 && cp != '\t' && cp != '\r' && cp != '\n') || (cp >= 0x7f && cp < 0xa0);
        if (!valid || steers) hs_buf_cstr(out, "\xEF\xBF\xBD");
        else hs_buf_add(out, p, length);
        if (cp == '"') hs_buf_char(out, '"');
        p += length;
    }
}

void hs_csv_field(hs_buf *out, bool first, hs_str s, bool safe)
{
    if (!first) hs_buf_char(out, ',');
    bool defuse = safe && formula(s), quote = defuse;
    for (size_t i = 0; i < s.n && !quote; i++) quote = s.p[i] == '"' || s.p[i] == ',' || s.p[i] == '\r' || s.p[i] == '\n';
    quote = quote || (s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' '));
    if (quote) hs_buf_char(out, '"');
    if (defuse) hs_buf_char(out, '\'');
    csv_text(out, s);
    if (quote) hs_buf_char(out, '"');
}

void hs_csv_end(hs_buf *out)
{
    hs_buf_cstr(out, "\r\n");
}

#include "report/html.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/utf8.h"

static bool put_special(hs_buf *out, uint32_t cp)
{
    const char *z = cp == '&' ? "&amp;" : cp == '<' ? "&lt;" : cp == '>' ? "&gt;" : cp == '"' ? "&quot;" : cp == '\'' ? "&#39;" : NULL;
    if (z) hs_buf_cstr(out, z);
    return z != NULL;
}

static bool plain_control(uint32_t cp)
{
    return (cp < 0x20 && cp != '\t' && cp != '\n') || (cp >= 0x7F && cp < 0xA0);
}

void html_text(hs_buf *out, hs_str s)
{
    const char *p = s.p, *end = s.p + s.n;
    while (p < end) {
        size_t n;
        bool valid;
        uint32_t cp = hs_utf8_next(p, end, &n, &valid);
        if (!valid || plain_control(cp)) hs_buf_cstr(out, "\xEF\xBF\xBD");
        else if (!put_special(out, cp)) hs_buf_add(out, p, n);
        p += n;
    }
}

/* Soft hyphens, joiners, direction marks and overrides: nothing that a name on a line needs. */
static bool invisible(uint32_t cp)
{
    return plain_control(cp) || (cp != '\t' && cp != '\n' && hs_cp_control(cp));
}

void html_line(hs_buf *out, hs_str s, size_t max)
{
    const char *p = s.p, *end = s.p ? s.p + s.n : NULL;
    bool blank = false, any = false;
    size_t count = 0;
    while (p < end) {
        size_t n;
        bool valid;
        uint32_t cp = hs_utf8_next(p, end, &n, &valid);
        if (hs_cp_space(cp)) blank = any;
        else if (valid && !invisible(cp)) {
            if (count >= max) {
                hs_buf_cstr(out, "…");
                return;
            }
            if (blank) hs_buf_char(out, ' ');
            if (!put_special(out, cp)) hs_buf_add(out, p, n);
            count += blank + 1u;
            blank = false;
            any = true;
        }
        p += n;
    }
}

void html_count(hs_buf *out, uint64_t n)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%" PRIu64, n);
    for (int i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0) hs_buf_char(out, ',');
        hs_buf_char(out, digits[i]);
    }
}

void html_counted(hs_buf *out, uint64_t n, const char *one, const char *many)
{
    html_count(out, n);
    hs_buf_printf(out, " %s", n == 1 ? one : many);
}

void html_share(hs_buf *out, uint64_t part, uint64_t whole)
{
    if (!whole) hs_buf_cstr(out, "–");
    else if (part && part * 100 < whole) hs_buf_cstr(out, "less than 1 %");
    else hs_buf_printf(out, "%" PRIu64 " %%", (part * 100 + whole / 2) / whole);
}

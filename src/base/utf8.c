/* The one door to utf8proc. */
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

uint32_t hs_utf8_next(const char *p, const char *end, size_t *length, bool *valid)
{
    utf8proc_int32_t cp;
    ptrdiff_t left = end - p;
    utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)p, left < 4 ? left : 4, &cp);
    *valid = n > 0;
    *length = n > 0 ? (size_t)n : 1;
    return n > 0 ? (uint32_t)cp : 0xFFFD;
}

size_t hs_utf8_put(uint32_t cp, char out[4])
{
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)cp, (utf8proc_uint8_t *)out);
}

static utf8proc_category_t category(uint32_t cp)
{
    return utf8proc_category((utf8proc_int32_t)cp);
}

bool hs_cp_letter(uint32_t cp)
{
    utf8proc_category_t c = category(cp);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool hs_cp_digit(uint32_t cp)
{
    return category(cp) == UTF8PROC_CATEGORY_ND;
}

bool hs_cp_alnum(uint32_t cp)
{
    if (cp < 0x80) return (cp >= '0' && cp <= '9') || ((cp | 32) >= 'a' && (cp | 32) <= 'z');
    utf8proc_category_t c = category(cp);
    return (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO) || (c >= UTF8PROC_CATEGORY_ND && c <= UTF8PROC_CATEGORY_NO);
}

bool hs_cp_word(uint32_t cp)
{
    return cp == '_' || hs_cp_alnum(cp);
}

bool hs_cp_space(uint32_t cp)
{
    if (cp < 0x80) return cp == ' ' || (cp >= 9 && cp <= 13) || (cp >= 0x1c && cp <= 0x1f);
    return cp == 0x85 || category(cp) == UTF8PROC_CATEGORY_ZS || cp == 0x2028 || cp == 0x2029;
}

bool hs_cp_upper(uint32_t cp)
{
    return category(cp) == UTF8PROC_CATEGORY_LU;
}

bool hs_cp_control(uint32_t cp)
{
    utf8proc_category_t c = category(cp);
    return c == UTF8PROC_CATEGORY_CN || c >= UTF8PROC_CATEGORY_CC;
}

bool hs_cp_unassigned(uint32_t cp)
{
    return category(cp) == UTF8PROC_CATEGORY_CN;
}

bool hs_cp_mark(uint32_t cp)
{
    return category(cp) == UTF8PROC_CATEGORY_MN;
}

bool hs_cp_punct(uint32_t cp)
{
    utf8proc_category_t c = category(cp);
    return c >= UTF8PROC_CATEGORY_PC && c <= UTF8PROC_CATEGORY_PO;
}

int hs_cp_width(uint32_t cp)
{
    return utf8proc_charwidth((utf8proc_int32_t)cp);
}

uint32_t hs_cp_lower(uint32_t cp)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

size_t hs_cp_decompose(uint32_t cp, uint32_t *out, size_t cap)
{
    int boundary = UTF8PROC_BOUNDCLASS_START;
    utf8proc_int32_t tmp[16];
    utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)cp, tmp, 16, UTF8PROC_DECOMPOSE, &boundary);
    if (n <= 0 || n > 16) {
        if (cap) out[0] = cp;
        return cap ? 1 : 0;
    }
    size_t m = (size_t)n < cap ? (size_t)n : cap;
    for (size_t i = 0; i < m; i++) out[i] = (uint32_t)tmp[i];
    return m;
}

hs_str hs_lower(hs_str s, hs_arena *arena)
{
    char *out = hs_arena_alloc(arena, s.n * 2 + 5); /* lower-casing lengthens a code point by one byte at most */
    if (!out) return HS_NONE;
    size_t n = 0;
    for (const char *p = s.p, *end = s.p + s.n; p < end;) {
        size_t len;
        bool valid;
        uint32_t cp = hs_utf8_next(p, end, &len, &valid);
        if (valid)
            n += hs_utf8_put(hs_cp_lower(cp), out + n);
        else
            out[n++] = *p;
        p += len;
    }
    out[n] = '\0';
    return (hs_str){out, n};
}

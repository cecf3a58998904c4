#include <string.h>

#include "base/utf8.h"

enum { STEP = 64 }; /* code points between two entries of hs_text.every */

hs_code hs_text_make(hs_text *out, hs_str raw, hs_arena *arena, hs_error *err)
{
    *out = (hs_text){0};
    if (raw.n >= UINT32_MAX / 4) return hs_fail(err, HS_EREAD, "read", "a text of %zu bytes is over the limit of 1 GiB", raw.n);
    size_t bad = 0, points = 0;
    const char *end = raw.p + raw.n;
    for (const char *p = raw.p; p < end; points++) {
        size_t len = 1;
        bool valid = true;
        if ((unsigned char)*p == 0 || (unsigned char)*p >= 0x80) {
            hs_utf8_next(p, end, &len, &valid);
            if (!valid || *p == 0) {
                if (!bad++) out->first_replaced = (size_t)(p - raw.p);
            }
        }
        p += len;
    }
    char *bytes = hs_arena_alloc(arena, raw.n + 2 * bad + 1);
    uint32_t *every = HS_ARRAY(arena, uint32_t, points / STEP + 2);
    if (!bytes || !every) return hs_nomem(err);
    size_t n = 0, cp = 0;
    for (const char *p = raw.p; p < end; cp++) {
        size_t len = 1;
        bool valid = true;
        if (cp % STEP == 0) every[cp / STEP] = (uint32_t)n;
        if ((unsigned char)*p >= 0x80) hs_utf8_next(p, end, &len, &valid);
        if (!valid || *p == 0) {
            memcpy(bytes + n, "\xEF\xBF\xBD", 3);
            n += 3;
        } else {
            memcpy(bytes + n, p, len);
            n += len;
        }
        p += len;
    }
    if (cp % STEP == 0) every[cp / STEP] = (uint32_t)n;
    out->bytes = (hs_str){bytes, n};
    out->length = (uint32_t)points;
    out->every = every;
    out->replaced = (uint32_t)bad;
    return HS_OK;
}

size_t hs_text_byte(const hs_text *t, uint32_t codepoint)
{
    if (codepoint >= t->length) return t->bytes.n;
    size_t at = t->every[codepoint / STEP];
    for (uint32_t k = codepoint % STEP; k > 0; k--) {
        at++;
        while (((unsigned char)t->bytes.p[at] & 0xC0) == 0x80) at++;
    }
    return at;
}

hs_str hs_text_slice(const hs_text *t, hs_span span)
{
    size_t b = hs_text_byte(t, span.start), e = hs_text_byte(t, span.end);
    return (hs_str){t->bytes.p + b, e > b ? e - b : 0};
}

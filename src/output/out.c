#include "output/out.h"

#include <math.h>
#include <stdio.h>

enum { ENOUGH = 64 << 10 };

void hs_out_init(hs_out *o, hs_sink sink, hs_error *err)
{
    *o = (hs_out){.sink = sink, .err = err};
}

hs_code hs_out_flush(hs_out *o)
{
    if (o->buf.failed) return hs_nomem(o->err);
    if (!o->buf.n) return HS_OK;
    hs_code code = o->sink.write(o->sink.ctx, o->buf.p, o->buf.n, o->err);
    hs_buf_clear(&o->buf);
    return code;
}

hs_code hs_out_step(hs_out *o)
{
    return o->buf.failed || o->buf.n >= ENOUGH ? hs_out_flush(o) : HS_OK;
}

hs_code hs_out_end(hs_out *o, hs_code code)
{
    if (code == HS_OK) code = hs_out_flush(o);
    hs_buf_release(&o->buf);
    return code;
}

void hs_put_number(hs_buf *b, double v)
{
    char digits[64];
    if (!isfinite(v)) return;
    snprintf(digits, sizeof digits, "%.10g", v);
    bool point = false; /* a locale's decimal point may be any string: everything that is no part of a number */
    for (const char *p = digits; *p; p++) {
        bool part = (*p >= '0' && *p <= '9') || *p == '-' || *p == '+' || *p == 'e';
        if (part || !point) hs_buf_char(b, part ? *p : '.');
        point = point || !part;
    }
}

void hs_put_percent(hs_buf *b, double share)
{
    if (!isfinite(share)) {
        hs_buf_char(b, '-');
        return;
    }
    long tenths = (long)floor(share * 1000 + 0.5);
    hs_buf_printf(b, "%ld.%ld %%", tenths / 10, tenths % 10);
}

#include "hearsay/base.h"

#include <stdio.h>
#include <string.h>

/* Cuts a message that did not fit at a code point's start and blanks control characters, so that
 * an error is always one printable line however hostile the input it quotes. */
static void make_printable(char *s)
{
    size_t n = strlen(s);
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] < 0x20 || s[i] == 0x7f) s[i] = ' ';
    size_t last = n;
    while (last > 0 && ((unsigned char)s[last - 1] & 0xC0) == 0x80) last--;
    if (last == 0) return;
    unsigned char lead = (unsigned char)s[last - 1];
    size_t need = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (n - (last - 1) < need) s[last - 1] = '\0';
}

hs_code hs_fail(hs_error *err, hs_code code, const char *stage, const char *format, ...)
{
    if (!err) return code;
    err->code = code;
    err->stage = stage;
    va_list ap;
    va_start(ap, format);
    vsnprintf(err->message, sizeof err->message, format, ap);
    va_end(ap);
    make_printable(err->message);
    return code;
}

hs_code hs_nomem(hs_error *err)
{
    return hs_fail(err, HS_ENOMEM, "memory", "out of memory");
}

#include "hearsay/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void hs_buf_init(hs_buf *b)
{
    *b = (hs_buf){0};
}

void hs_buf_release(hs_buf *b)
{
    free(b->p);
    *b = (hs_buf){0};
}

void hs_buf_clear(hs_buf *b)
{
    b->n = 0;
    b->failed = false;
    if (b->p) b->p[0] = '\0';
}

bool hs_buf_reserve(hs_buf *b, size_t more)
{
    if (b->failed) return false;
    if (more < b->cap - b->n && b->p) return true;
    if (more > SIZE_MAX / 4 || b->n > SIZE_MAX / 4) return !(b->failed = true);
    size_t cap = b->cap ? b->cap : 256;
    while (cap <= b->n + more) cap *= 2;
    char *p = realloc(b->p, cap);
    if (!p) return !(b->failed = true);
    b->p = p;
    b->cap = cap;
    return true;
}

void hs_buf_add(hs_buf *b, const void *p, size_t n)
{
    if (!hs_buf_reserve(b, n)) return;
    if (n) memcpy(b->p + b->n, p, n);
    b->n += n;
    b->p[b->n] = '\0';
}

void hs_buf_str(hs_buf *b, hs_str s)
{
    hs_buf_add(b, s.p, s.n);
}

void hs_buf_cstr(hs_buf *b, const char *z)
{
    hs_buf_add(b, z, strlen(z));
}

void hs_buf_char(hs_buf *b, char c)
{
    hs_buf_add(b, &c, 1);
}

void hs_buf_printf(hs_buf *b, const char *format, ...)
{
    va_list ap, again;
    va_start(ap, format);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, format, ap);
    va_end(ap);
    if (n < 0) {
        b->failed = true;
    } else if (hs_buf_reserve(b, (size_t)n)) {
        vsnprintf(b->p + b->n, (size_t)n + 1, format, again);
        b->n += (size_t)n;
    }
    va_end(again);
}

hs_str hs_buf_view(const hs_buf *b)
{
    return (hs_str){b->p ? b->p : "", b->n};
}

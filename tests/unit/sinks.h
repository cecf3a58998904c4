/* Sinks for tests of what is written: one that keeps everything in an hs_buf, one that is full. */
#ifndef SINKS_H
#define SINKS_H

#include <string.h>

#include "hearsay/output.h"

static inline hs_code keep(void *buf, const char *p, size_t n, hs_error *err)
{
    (void)err;
    hs_buf_add(buf, p, n);
    return HS_OK;
}

static inline hs_code full(void *ctx, const char *p, size_t n, hs_error *err)
{
    (void)ctx, (void)p, (void)n;
    return hs_fail(err, HS_EWRITE, "write", "the disk is full");
}

static inline bool has(const hs_buf *b, const char *what)
{
    return b->p && strstr(b->p, what);
}

#endif

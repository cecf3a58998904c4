/* A fuzz target is LLVMFuzzerTestOneInput(): it takes any bytes and aborts where a promise is broken.
 * tests/fuzz/run builds the targets with clang's libFuzzer and the sanitizers, and runs each for a while. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "hearsay/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define PROMISE(x)                                                                 \
    do {                                                                           \
        if (!(x)) {                                                                \
            fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #x);        \
            abort();                                                               \
        }                                                                          \
    } while (0)

/* An error is one printable line of valid UTF-8. */
static inline void promise_error(hs_code code, const hs_error *e)
{
    PROMISE(code != HS_OK && e->code == code && e->stage && e->message[0]);
    const char *end = e->message + strlen(e->message);
    for (const char *p = e->message; p < end;) {
        size_t len;
        bool valid;
        uint32_t cp = hs_utf8_next(p, end, &len, &valid);
        PROMISE(valid && cp >= 0x20 && cp != 0x7f);
        p += len;
    }
}

static inline void promise_utf8(hs_str s)
{
    for (size_t i = 0, len; i < s.n; i += len) {
        bool valid;
        PROMISE(hs_utf8_next(s.p + i, s.p + s.n, &len, &valid) != 0 && valid);
    }
}

#endif

/* hearsay/base.h — what every room stands on: errors, strings, spans, arenas, buffers.
 *
 * Ownership: whatever is made with an arena lives until the arena is released; nothing made
 * in an arena is freed on its own. Everything else with a *_new has a *_free, everything with
 * an *_init has a *_release. No function of the library prints, exits or keeps global state. */
#ifndef HEARSAY_BASE_H
#define HEARSAY_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __GNUC__
#define HS_PRINTF(f, a) __attribute__((format(printf, f, a)))
#else
#define HS_PRINTF(f, a)
#endif

#define HS_VERSION "0.1.0"

/* ---- errors -------------------------------------------------------------------------- */

typedef enum hs_code {
    HS_OK = 0,
    HS_EUSAGE,    /* a call or an option that makes no sense */
    HS_EREAD,     /* an input that cannot be opened or read, is empty, binary or too large */
    HS_EFORMAT,   /* an input that is not what it should be: JSON, record, graph */
    HS_ELANGUAGE, /* an article that is not English */
    HS_EMODEL,    /* a model file that is missing, damaged or of another shape */
    HS_EWRITE,    /* an output that cannot be written */
    HS_ENOMEM,    /* out of memory */
    HS_EINTERNAL  /* a third-party library failed, or a bug */
} hs_code;

/* The stage is a static string ("read", "language", "encode" …); the message one line of UTF-8
 * without control characters: what is wrong, where, and where it helps, what to do next. */
typedef struct hs_error {
    hs_code code;
    const char *stage;
    char message[512];
} hs_error;

/* Fills *err (which may be NULL) and returns code, so that `return hs_fail(err, …)` reads well. */
hs_code hs_fail(hs_error *err, hs_code code, const char *stage, const char *format, ...) HS_PRINTF(4, 5);
hs_code hs_nomem(hs_error *err); /* hs_fail with HS_ENOMEM */

/* Returns from the calling function with the code of EXPR unless it is HS_OK. */
#define HS_TRY(expr)                              \
    do {                                          \
        hs_code hs_try_code_ = (expr);            \
        if (hs_try_code_ != HS_OK) return hs_try_code_; \
    } while (0)

/* ---- strings, spans ------------------------------------------------------------------- */

/* A slice of UTF-8. Made by an arena or a buffer it has a NUL after its last byte (not counted);
 * a slice of something longer has not: use HS_S("literal"), hs_arena_str() to get one that has. */
typedef struct hs_str {
    const char *p;
    size_t n; /* bytes */
} hs_str;

#define HS_S(literal) ((hs_str){"" literal, sizeof(literal) - 1})
#define HS_NONE ((hs_str){NULL, 0}) /* "not given": p is NULL, unlike the empty string's */
#define HS_FMT(s) (int)(s).n, (s).p ? (s).p : "" /* for "%.*s" */

hs_str hs_cstr(const char *z); /* z may be NULL: HS_NONE */
bool hs_str_eq(hs_str a, hs_str b);
int hs_str_cmp(hs_str a, hs_str b); /* bytewise, shorter first */
bool hs_str_is(hs_str a, const char *z);
int hs_str_index(hs_str a, const char *const *names, int n); /* which of n names it is; -1: none */
uint64_t hs_str_hash(hs_str s); /* the same on every machine */

/* Half open [start, end), in Unicode code points of the article's text unless said otherwise. */
typedef struct hs_span {
    uint32_t start, end;
} hs_span;

typedef struct hs_spans {
    hs_span *v;
    size_t n;
} hs_spans;

/* ---- arena ----------------------------------------------------------------------------- */

/* Memory that goes at once. Zero-initialise or hs_arena_init; not shared between threads. */
typedef struct hs_arena {
    struct hs_arena_block *head;
    size_t used; /* bytes handed out since the last clear */
} hs_arena;

void hs_arena_init(hs_arena *a);
void hs_arena_clear(hs_arena *a);   /* forgets everything, keeps the largest block */
void hs_arena_release(hs_arena *a); /* gives everything back */
void *hs_arena_alloc(hs_arena *a, size_t size); /* zeroed, 16-byte aligned; NULL when out of memory */
/* A zeroed array; NULL also when n * size overflows. */
void *hs_arena_array(hs_arena *a, size_t n, size_t size);
/* Strings stand side by side, without gaps. */
hs_str hs_arena_str(hs_arena *a, hs_str s); /* a NUL-terminated copy; p NULL when out of memory or s.p NULL */
hs_str hs_arena_printf(hs_arena *a, const char *format, ...) HS_PRINTF(2, 3);
#define HS_NEW(arena, type) ((type *)hs_arena_alloc((arena), sizeof(type)))
#define HS_ARRAY(arena, type, n) ((type *)hs_arena_array((arena), (n), sizeof(type)))

/* ---- buffer ----------------------------------------------------------------------------- */

/* A growing byte string, NUL-terminated. After a failed allocation `failed` is set, and everything
 * appended since is lost: check it once, at the end. */
typedef struct hs_buf {
    char *p;
    size_t n, cap;
    bool failed;
} hs_buf;

void hs_buf_init(hs_buf *b);
void hs_buf_release(hs_buf *b);
void hs_buf_clear(hs_buf *b);
bool hs_buf_reserve(hs_buf *b, size_t more);
void hs_buf_add(hs_buf *b, const void *p, size_t n);
void hs_buf_str(hs_buf *b, hs_str s);
void hs_buf_cstr(hs_buf *b, const char *z);
void hs_buf_char(hs_buf *b, char c);
void hs_buf_printf(hs_buf *b, const char *format, ...) HS_PRINTF(2, 3);
hs_str hs_buf_view(const hs_buf *b); /* valid until the next change */

/* ---- text ---------------------------------------------------------------------------------- */

/* An article's text, valid UTF-8 without U+0000, with a way from code points to bytes. */
typedef struct hs_text {
    hs_str bytes;
    uint32_t length;       /* code points */
    const uint32_t *every; /* byte offset of each 64th code point */
    uint32_t replaced;     /* bytes that became U+FFFD */
    size_t first_replaced; /* byte offset, in the input, of the first one (if any) */
} hs_text;

/* Replaces each invalid byte and each U+0000 by U+FFFD; a copy in the arena. At most 4 GiB. */
hs_code hs_text_make(hs_text *out, hs_str raw, hs_arena *arena, hs_error *err);
size_t hs_text_byte(const hs_text *t, uint32_t codepoint); /* byte offset; codepoint ≤ length */
hs_str hs_text_slice(const hs_text *t, hs_span span);      /* borrowed; a span outside is clipped */

#endif

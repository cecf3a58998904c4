#include "hearsay/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct hs_arena_block {
    struct hs_arena_block *next;
    size_t cap, used;
    _Alignas(16) unsigned char bytes[];
} block;

enum { FIRST_BLOCK = 64 << 10, LARGEST_STEP = 8 << 20 };

void hs_arena_init(hs_arena *a)
{
    *a = (hs_arena){0};
}

void hs_arena_release(hs_arena *a)
{
    for (block *b = a->head, *next; b; b = next) {
        next = b->next;
        free(b);
    }
    *a = (hs_arena){0};
}

void hs_arena_clear(hs_arena *a)
{
    block *keep = NULL;
    for (block *b = a->head; b; b = b->next)
        if (!keep || b->cap > keep->cap) keep = b;
    for (block *b = a->head, *next; b; b = next) {
        next = b->next;
        if (b != keep) free(b);
    }
    if (keep) {
        keep->next = NULL;
        keep->used = 0;
    }
    a->head = keep;
    a->used = 0;
}

/* Memory as it was: not zeroed. align: a power of two, at most 16. */
static void *take(hs_arena *a, size_t size, size_t align)
{
    block *b = a->head;
    size_t at = b ? (b->used + align - 1) & ~(align - 1) : 0;
    if (size > SIZE_MAX / 2) return NULL;
    if (!b || at > b->cap || b->cap - at < size) {
        size_t cap = b ? b->cap * 2 : FIRST_BLOCK;
        if (cap > LARGEST_STEP) cap = LARGEST_STEP;
        if (cap < size) cap = size;
        b = malloc(sizeof *b + cap);
        if (!b) return NULL;
        *b = (block){.next = a->head, .cap = cap};
        a->head = b;
        at = 0;
    }
    a->used += at + size - b->used;
    b->used = at + size;
    return b->bytes + at;
}

void *hs_arena_alloc(hs_arena *a, size_t size)
{
    void *p = take(a, size ? size : 1, 16);
    return p ? memset(p, 0, size) : NULL;
}

void *hs_arena_array(hs_arena *a, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size) return NULL;
    return hs_arena_alloc(a, n * size);
}

hs_str hs_arena_str(hs_arena *a, hs_str s)
{
    if (!s.p || s.n == SIZE_MAX) return HS_NONE;
    char *p = take(a, s.n + 1, 1);
    if (!p) return HS_NONE;
    if (s.n) memcpy(p, s.p, s.n);
    p[s.n] = '\0';
    return (hs_str){p, s.n};
}

hs_str hs_arena_printf(hs_arena *a, const char *format, ...)
{
    va_list ap, again;
    va_start(ap, format);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, format, ap);
    va_end(ap);
    char *p = n < 0 ? NULL : take(a, (size_t)n + 1, 1);
    if (p) vsnprintf(p, (size_t)n + 1, format, again);
    va_end(again);
    return p ? (hs_str){p, (size_t)n} : HS_NONE;
}

#include "audit/pairs.h"

#include <stdlib.h>

static struct hs_pair *slot(struct hs_pair *v, size_t cap, uint32_t a, uint32_t b)
{
    uint64_t h = ((uint64_t)a << 32 | b) * 0x9e3779b97f4a7c15u;
    for (size_t i = (h ^ h >> 29) & (cap - 1);; i = (i + 1) & (cap - 1))
        if (!v[i].count || (v[i].a == a && v[i].b == b)) return &v[i];
}

bool hs_pairs_add(hs_pairs *p, uint32_t a, uint32_t b, uint64_t count)
{
    if (!count) return true;
    if (p->n * 3 >= p->cap * 2) {
        size_t cap = p->cap ? p->cap * 2 : 64;
        struct hs_pair *v = calloc(cap, sizeof *v);
        if (!v) return false;
        for (size_t i = 0; i < p->cap; i++)
            if (p->v[i].count) *slot(v, cap, p->v[i].a, p->v[i].b) = p->v[i];
        free(p->v);
        p->v = v;
        p->cap = cap;
    }
    struct hs_pair *s = slot(p->v, p->cap, a, b);
    if (!s->count) {
        s->a = a;
        s->b = b;
        p->n++;
    }
    s->count += count;
    return true;
}

void hs_pairs_release(hs_pairs *p)
{
    free(p->v);
    *p = (hs_pairs){0};
}

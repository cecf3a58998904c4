/* Sketches at a Hamming distance of at most 3, found as Manku, Jain & Das did ("Detecting near-duplicates for web crawling",
 * 2007): of four bands of 16 bits one is the same in both, so only texts that share a band are compared. A text is compared
 * with those kept, not with other copies: copies do not form chains. */
#include "audit/duplicates.h"

#include <stdlib.h>

enum { BANDS = 4, BUCKETS = 1 << 16, COMPARED = 2000 }; /* of one bucket, newest first: bounds hostile input */

struct hs_duplicates {
    uint32_t first[BANDS][BUCKETS];        /* 1 + the newest text of a bucket */
    struct kept { uint64_t sketch; uint32_t next[BANDS]; } *v;
    size_t n, cap;
};

hs_duplicates *hs_duplicates_new(void)
{
    return calloc(1, sizeof(hs_duplicates));
}

void hs_duplicates_free(hs_duplicates *d)
{
    if (d) free(d->v);
    free(d);
}

static bool read_hex(hs_str s, uint64_t *out)
{
    *out = 0;
    if (s.n != 16) return false;
    for (size_t i = 0; i < 16; i++) {
        char c = s.p[i];
        int v = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (v < 0) return false;
        *out = *out << 4 | (unsigned)v;
    }
    return *out != 0;
}

static uint32_t bucket(uint64_t sketch, int band)
{
    return (uint32_t)(sketch >> (16 * band)) & (BUCKETS - 1);
}

static size_t find(const hs_duplicates *d, uint64_t sketch)
{
    for (int b = 0; b < BANDS; b++) {
        int compared = 0;
        for (uint32_t at = d->first[b][bucket(sketch, b)]; at && compared < COMPARED; at = d->v[at - 1].next[b], compared++)
            if (__builtin_popcountll(d->v[at - 1].sketch ^ sketch) <= HS_NEAR) return at - 1;
    }
    return SIZE_MAX;
}

hs_code hs_duplicates_meet(hs_duplicates *d, hs_str hex, size_t *of, hs_error *err)
{
    uint64_t sketch;
    bool known = read_hex(hex, &sketch);
    *of = known ? find(d, sketch) : SIZE_MAX;
    if (*of != SIZE_MAX) return HS_OK;
    if (d->n == d->cap) {
        size_t cap = d->cap ? d->cap * 2 : 1024;
        struct kept *v = cap < UINT32_MAX ? realloc(d->v, cap * sizeof *v) : NULL;
        if (!v) return hs_nomem(err);
        d->v = v;
        d->cap = cap;
    }
    struct kept *k = &d->v[d->n++];
    *k = (struct kept){.sketch = sketch};
    for (int b = 0; b < BANDS && known; b++) {
        uint32_t *first = &d->first[b][bucket(sketch, b)];
        k->next[b] = *first;
        *first = (uint32_t)d->n;
    }
    return HS_OK;
}

#include "hearsay/base.h"

#include <string.h>

hs_str hs_cstr(const char *z)
{
    return z ? (hs_str){z, strlen(z)} : HS_NONE;
}

bool hs_str_eq(hs_str a, hs_str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

int hs_str_cmp(hs_str a, hs_str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.p, b.p, n) : 0;
    return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool hs_str_is(hs_str a, const char *z)
{
    return hs_str_eq(a, hs_cstr(z));
}

int hs_str_index(hs_str a, const char *const *names, int n)
{
    for (int i = 0; i < n; i++)
        if (hs_str_is(a, names[i])) return i;
    return -1;
}

/* FNV-1a, 64 bits, with a final mix so that the low bits can index a table. */
uint64_t hs_str_hash(hs_str s)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < s.n; i++) h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdu;
    return h ^ (h >> 33);
}

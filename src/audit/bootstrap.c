/* Cluster bootstrap with percentile limits (Efron & Tibshirani 1993, ch. 13; Davison & Hinkley 1997, § 3.8): articles are
 * drawn with replacement, each with all that is in it, and the ratio is taken anew. The generator is SplitMix64 (Steele, Lea
 * & Flood 2014) with a fixed seed, so that the same records give the same limits. */
#include "audit/bootstrap.h"

#include <stdlib.h>

static uint64_t next(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/* A number below n (n < 2^32): the high half of a product; its bias is below n / 2^32. */
static size_t below(uint64_t *state, size_t n)
{
    return (size_t)(((next(state) >> 32) * (uint64_t)n) >> 32);
}

static int rising(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

/* The value below which a part q of sorted values lies, between two of them where it falls there. */
static double quantile(const double *v, size_t n, double q)
{
    double at = q * (double)(n - 1);
    size_t low = (size_t)at;
    return low + 1 < n ? v[low] + (at - (double)low) * (v[low + 1] - v[low]) : v[n - 1];
}

hs_interval hs_bootstrap(const hs_cluster *clusters, size_t n)
{
    const hs_interval unknown = {0, 0, false};
    double shares[HS_DRAWS];
    size_t drawn = 0;
    uint64_t state = 20210;
    if (n < 2 || n > UINT32_MAX) return unknown;
    for (int draw = 0; draw < HS_DRAWS; draw++) {
        double part = 0, whole = 0;
        for (size_t i = 0; i < n; i++) {
            const hs_cluster *c = &clusters[below(&state, n)];
            part += c->part;
            whole += c->whole;
        }
        if (whole > 0) shares[drawn++] = part / whole;
    }
    if (drawn < HS_DRAWS / 2) return unknown; /* hardly an article has anything to count */
    qsort(shares, drawn, sizeof *shares, rising);
    if (shares[0] == shares[drawn - 1]) return unknown;
    return (hs_interval){quantile(shares, drawn, 0.025), quantile(shares, drawn, 0.975), true};
}

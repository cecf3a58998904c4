/* Intervals.
 *
 * A share of attributions, sources or words is a ratio of two totals over articles, and what stands in one article hangs
 * together. The ratio is linearized (Taylor; Cochran 1977, § 2.11): article i adds e = (x − r·w) / w̄, and r varies as the
 * mean of e does, whatever happens inside an article. Small shares make e skewed, and the plain interval then misses too
 * often on one side; Hall's monotone cubic transformation ("On the removal of skewness by transformation", J. R. Stat. Soc.
 * B 54, 1992) takes the skewness out, with Student's t for few articles. tests/bench/coverage.c holds it to what it says.
 *
 * Shares of articles: Wilson 1927. Differences: Newcombe 1998, method 10 (Zou & Donner 2008 for any two intervals). */
#include "audit/interval.h"

#include <math.h>

static const double Z = 1.959963984540054;
enum { FEWEST = 5 }; /* articles: of fewer no interval says anything */

void hs_moments_add(hs_moments *m, double x, double w)
{
    m->n += 1;
    m->x += x;
    m->w += w;
    m->xx += x * x;
    m->xw += x * w;
    m->ww += w * w;
    m->xxx += x * x * x;
    m->xxw += x * x * w;
    m->xww += x * w * w;
    m->www += w * w * w;
}

double hs_moments_share(const hs_moments *m)
{
    return m->w > 0 ? m->x / m->w : NAN;
}

double hs_student(double df)
{
    static const double table[] = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228};
    if (df < 1) return INFINITY;
    if (df < 11) return table[(int)df - 1];
    double z3 = Z * Z * Z, z5 = z3 * Z * Z; /* Fisher & Cornish's expansion: right to three digits from 11 on */
    return Z + (z3 + Z) / (4 * df) + (5 * z5 + 16 * z3 + 3 * Z) / (96 * df * df);
}

/* The mean's deviation, in standard deviations, at which Hall's statistic is t / √n. */
static double hall(double t, double skew, double n)
{
    double y = t / sqrt(n);
    if (fabs(skew) < 1e-6) return y;
    return (cbrt(1 + skew * (y - skew / (6 * n))) - 1) * 3 / skew;
}

static double in_unit(double v)
{
    return v < 0 ? 0 : v > 1 ? 1 : v;
}

hs_interval hs_moments_interval(const hs_moments *m)
{
    const hs_interval unknown = {0, 0, false};
    double n = m->n, r = hs_moments_share(m);
    if (n < FEWEST || !(m->w > 0)) return unknown;
    double mean = m->w / n, second = (m->xx - 2 * r * m->xw + r * r * m->ww) / n, third = (m->xxx - 3 * r * m->xxw + 3 * r * r * m->xww - r * r * r * m->www) / n;
    if (!(second > 1e-12 * (m->ww / n)) || r <= 0 || r >= 1) return unknown;
    double skew = third / (second * sqrt(second)), sd = sqrt(second * n / (n - 1)), t = hs_student(n - 1);
    double a = r - hall(t, skew, n) * sd / mean, b = r - hall(-t, skew, n) * sd / mean;
    return (hs_interval){in_unit(a < b ? a : b), in_unit(a < b ? b : a), true};
}

hs_interval hs_wilson(double part, double whole)
{
    if (whole < FEWEST) return (hs_interval){0, 0, false};
    double p = part / whole, d = 1 + Z * Z / whole, middle = (p + Z * Z / (2 * whole)) / d, half = Z / d * sqrt(p * (1 - p) / whole + Z * Z / (4 * whole * whole));
    return (hs_interval){in_unit(middle - half), in_unit(middle + half), true};
}

hs_interval hs_difference(double a, const hs_interval *of_a, double b, const hs_interval *of_b)
{
    if (!of_a->known || !of_b->known) return (hs_interval){0, 0, false};
    double d = a - b;
    return (hs_interval){d - hypot(a - of_a->low, of_b->high - b), d + hypot(of_a->high - a, b - of_b->low), true};
}

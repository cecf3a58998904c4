/* How often the 95 % intervals hold what they should, by simulation: articles of unequal length, whose sources hang together
 * (the probability of an unnamed one varies from article to article), drawn as wholes. Prints a table; with an argument, the
 * number of corpora drawn for each cell. The drawing is the same on every machine. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "audit/interval.h"

static uint64_t state = 20210;

static double uniform(void)
{
    uint64_t z = state += 0x9e3779b97f4a7c15u; /* SplitMix64 */
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return ((double)((z ^ (z >> 31)) >> 11) + 0.5) / 9007199254740992.0;
}

static double normal(void)
{
    return sqrt(-2 * log(uniform())) * cos(6.283185307179586 * uniform());
}

/* Marsaglia & Tsang 2000; below one by a power of a uniform. */
static double gamma_of(double shape)
{
    if (shape < 1) return gamma_of(shape + 1) * pow(uniform(), 1 / shape);
    double d = shape - 1.0 / 3, c = 1 / sqrt(9 * d);
    for (;;) {
        double x = normal(), v = 1 + c * x;
        if (v <= 0) continue;
        v = v * v * v;
        if (log(uniform()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
    }
}

/* An article: attributions (mean 21, from 1 to 100 and more) and those that are unnamed. */
static void article(double share, double hang, double *part, double *whole)
{
    double a = share * (1 - hang) / hang, b = (1 - share) * (1 - hang) / hang, x = gamma_of(a), y = gamma_of(b), p = x + y > 0 ? x / (x + y) : 0;
    *whole = 1 + floor(gamma_of(2) * 10.25);
    *part = 0;
    for (int i = 0; i < (int)*whole; i++) *part += uniform() < p;
}

typedef struct cell { double held, too_high, too_low, none, width, wilson; } cell;

static cell simulate(double share, double hang, int articles, int corpora)
{
    cell c = {0};
    for (int k = 0; k < corpora; k++) {
        hs_moments m = {0};
        for (int i = 0; i < articles; i++) {
            double part, whole;
            article(share, hang, &part, &whole);
            hs_moments_add(&m, part, whole);
        }
        hs_interval i = hs_moments_interval(&m), w = hs_wilson(m.x, m.w);
        c.wilson += w.low <= share && share <= w.high;
        if (!i.known) {
            c.none++;
            continue;
        }
        c.held += i.low <= share && share <= i.high;
        c.too_high += i.low > share;
        c.too_low += i.high < share;
        c.width += i.high - i.low;
    }
    return c;
}

int main(int argc, char **argv)
{
    static const double shares[] = {0.02, 0.1, 0.3}, hangs[] = {0.08, 0.25};
    static const int sizes[] = {30, 100, 1000};
    int corpora = argc > 1 ? atoi(argv[1]) : 4000;
    printf("Coverage of the 95 %% interval of an anonymous share, %d corpora a row\n", corpora);
    printf("%8s %6s %10s %8s %11s %11s %8s %8s %34s\n", "articles", "share", "hang", "held", "all above", "all below", "width", "none", "held, attributions as independent");
    for (int h = 0; h < 2; h++)
        for (int n = 0; n < 3; n++)
            for (int s = 0; s < 3; s++) {
                cell c = simulate(shares[s], hangs[h], sizes[n], corpora);
                double known = corpora - c.none;
                printf("%8d %4.0f %% %10.2f %6.1f %% %9.1f %% %9.1f %% %6.1f %% %6.1f %% %32.1f %%\n", sizes[n], shares[s] * 100, hangs[h], 100 * c.held / known, 100 * c.too_high / known, 100 * c.too_low / known, 100 * c.width / known,
                       100 * c.none / corpora, 100 * c.wilson / corpora);
            }
    return 0;
}

/* How often the 95 % intervals hold what they should, by simulation: articles of unequal length, whose sources hang together
 * (the probability of an unnamed one varies from article to article), drawn as wholes. For the corrected intervals a program
 * that errs reads the corpus, and how much it errs varies from article to article too; a fifth of the articles, drawn by
 * chance, is read by a person. Prints two tables; with an argument, the number of corpora drawn for each row (for the
 * corrected ones a quarter of it). The drawing is the same on every machine. */
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

/* What a program says of it: a part of the attributions is missed, some kinds are mistaken, some attributions are none. */
static void read_by_program(double part, double whole, double *said_part, double *said_whole)
{
    double g = gamma_of(12), found = g / (g + gamma_of(4)), invented = 0.2 * gamma_of(2) / 2; /* 75 % found, 20 % too many, on average */
    *said_part = *said_whole = 0;
    for (int i = 0; i < (int)whole; i++) {
        if (uniform() < found) *said_whole += 1, *said_part += uniform() < (i < (int)part ? 0.8 : 0.02);
        if (uniform() < invented) *said_whole += 1, *said_part += uniform() < 0.05;
    }
}

typedef struct cell { double held, too_high, too_low, none, width, other; } cell;

static void judge(cell *c, const hs_interval *i, double share)
{
    c->none += !i->known;
    if (!i->known) return;
    c->held += i->low <= share && share <= i->high;
    c->too_high += i->low > share;
    c->too_low += i->high < share;
    c->width += i->high - i->low;
}

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
        c.other += w.low <= share && share <= w.high;
        judge(&c, &i, share);
    }
    return c;
}

/* `other`: the interval of what the program says, not corrected. */
static cell simulate_corrected(double share, double hang, int read, int corpora)
{
    enum { TIMES = 5, MOST = 1000 };
    static hs_read_article sample[MOST];
    cell c = {0};
    for (int k = 0; k < corpora; k++) {
        hs_moments m = {0};
        for (int i = 0; i < read * TIMES; i++) {
            hs_read_article a;
            article(share, hang, &a.truth[0], &a.truth[1]);
            read_by_program(a.truth[0], a.truth[1], &a.machine[0], &a.machine[1]);
            hs_moments_add(&m, a.machine[0], a.machine[1]);
            if (i < read) sample[i] = a;
        }
        hs_interval raw = hs_moments_interval(&m);
        hs_corrected corrected = hs_powered(sample, (size_t)read, &m);
        c.other += raw.known && raw.low <= share && share <= raw.high;
        judge(&c, &corrected.interval, share);
    }
    return c;
}

static void table(const char *title, const char *other, cell (*row)(double, double, int, int), int corpora)
{
    static const double shares[] = {0.02, 0.1, 0.3}, hangs[] = {0.08, 0.25};
    static const int sizes[] = {30, 100, 1000};
    printf("%s, %d corpora a row\n%8s %6s %10s %8s %11s %11s %8s %8s %40s\n", title, corpora, "articles", "share", "hang", "held", "all above", "all below", "width", "none", other);
    for (int h = 0; h < 2; h++)
        for (int n = 0; n < 3; n++)
            for (int s = 0; s < 3; s++) {
                cell c = row(shares[s], hangs[h], sizes[n], corpora);
                double known = corpora - c.none;
                printf("%8d %4.0f %% %10.2f %6.1f %% %9.1f %% %9.1f %% %6.1f %% %6.1f %% %38.1f %%\n", sizes[n], shares[s] * 100, hangs[h], 100 * c.held / known, 100 * c.too_high / known, 100 * c.too_low / known, 100 * c.width / known,
                       100 * c.none / corpora, 100 * c.other / corpora);
            }
}

int main(int argc, char **argv)
{
    int corpora = argc > 1 ? atoi(argv[1]) : 4000;
    table("Coverage of the 95 % interval of an anonymous share", "held, attributions as independent", simulate, corpora);
    table("\nThe same, corrected by so many articles read, a fifth of the corpus", "held, not corrected", simulate_corrected, (corpora + 3) / 4);
    return 0;
}

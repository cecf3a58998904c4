/* Shares corrected for the program's own errors, from a sample that people have read: prediction-powered inference
 * (Angelopoulos, Bates, Fannjiang, Jordan & Zrnic, Science 382, 2023) for a ratio of means over articles. The program's totals
 * of the corpus are moved by the difference of truth and program in the sample,
 *     m(x) = λ · mean_N(x̂) + mean_n(x − λ x̂),   share = m(x) / m(w),
 * with the λ of least variance (PPI++; Angelopoulos, Duchi & Zrnic 2023), which for a sample out of the corpus is that of double
 * sampling (Cochran 1977, § 12): the slope of truth on program. Where the program is no help, it is near 0, and what is left is
 * the sample alone. With this λ the two parts of the variance do not hang together, whether or not the sample lies in the corpus.
 *
 * The interval is taken on the logit scale. What is left of each article, e − λh, has heavy tails (most articles have no unnamed
 * source, some have many): λ follows the outliers, so they are weighed by what they would be without their own pull (the
 * jackknife's 1 / (1 − leverage); MacKinnon & White 1985), and Student's t has the degrees of freedom at which a variance is as
 * uncertain as this one is by its kurtosis (Satterthwaite 1946). tests/bench/coverage.c holds it to what it says. */
#include "audit/interval.h"

#include <math.h>

typedef struct means { double tx, tw, mx, mw; } means;

static means means_of(const hs_read_article *a, size_t n)
{
    means m = {0};
    for (size_t i = 0; i < n; i++) m.tx += a[i].truth[0], m.tw += a[i].truth[1], m.mx += a[i].machine[0], m.mw += a[i].machine[1];
    return (means){m.tx / (double)n, m.tw / (double)n, m.mx / (double)n, m.mw / (double)n};
}

static double truth_of(const hs_read_article *a, const means *m, double r)
{
    return a->truth[0] - m->tx - r * (a->truth[1] - m->tw);
}

static double machine_of(const hs_read_article *a, const means *m, double r)
{
    return a->machine[0] - m->mx - r * (a->machine[1] - m->mw);
}

static double squares(const hs_read_article *a, size_t n, const means *m, double r)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += machine_of(&a[i], m, r) * machine_of(&a[i], m, r);
    return sum;
}

static double slope(const hs_read_article *a, size_t n, const means *m, double r)
{
    double both = 0, program = squares(a, n, m, r);
    for (size_t i = 0; i < n; i++) both += truth_of(&a[i], m, r) * machine_of(&a[i], m, r);
    return program > 0 ? both / program : 0;
}

static hs_interval interval(const hs_read_article *a, size_t count, const means *s, const hs_moments *m, double r, double lambda, double whole)
{
    enum { PULL = 10 }; /* an article is never made heavier than so many times */
    double n = (double)count, program = squares(a, count, s, r), second = 0, fourth = 0;
    for (size_t i = 0; i < count; i++) {
        double h = machine_of(&a[i], s, r), leverage = program > 0 ? h * h / program : 0, d = (truth_of(&a[i], s, r) - lambda * h) / fmax(1 - leverage, 1.0 / PULL);
        second += d * d / (n - 1);
        fourth += d * d * d * d / n;
    }
    double mean = (m->x - r * m->w) / m->n, corpus = (m->xx - 2 * r * m->xw + r * r * m->ww) / m->n - mean * mean;
    double sd = sqrt(lambda * lambda * corpus / m->n + second / n) / whole, kurtosis = fourth / (second * second);
    if (!(sd > 0)) return (hs_interval){0, 0, false};
    double t = hs_student(kurtosis > 1 ? fmin(n - 1, 2 * n / (kurtosis - 1)) : n - 1), logit = log(r / (1 - r)), step = t * sd / (r * (1 - r));
    return (hs_interval){1 / (1 + exp(step - logit)), 1 / (1 + exp(-step - logit)), true};
}

hs_corrected hs_powered(const hs_read_article *a, size_t n, const hs_moments *corpus)
{
    hs_corrected out = {NAN, {0, 0, false}};
    means s = means_of(a, n);
    if (n < 2 || corpus->n < 2 || !(s.tw > 0)) return out;
    double r = s.tx / s.tw, lambda = 0, x = 0, w = 0;
    for (int again = 0; again < 3; again++) {
        lambda = slope(a, n, &s, r);
        x = lambda * (corpus->x / corpus->n - s.mx) + s.tx;
        w = lambda * (corpus->w / corpus->n - s.mw) + s.tw;
        if (!(w > 0)) return out;
        r = x < 0 ? 0 : x > w ? 1 : x / w;
    }
    out.share = r;
    if (r > 0 && r < 1) out.interval = interval(a, n, &s, corpus, r, lambda, w);
    return out;
}

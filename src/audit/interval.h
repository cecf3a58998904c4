/* audit/interval.h — intervals for shares of things that hang together within an article, from sums alone. */
#ifndef HS_AUDIT_INTERVAL_H
#define HS_AUDIT_INTERVAL_H

#include "hearsay/audit.h"

/* Sums over articles of what each adds to a share: its part x and its whole w. Constant memory, one pass. */
typedef struct hs_moments { double n, x, w, xx, xw, ww, xxx, xxw, xww, www; } hs_moments;
void hs_moments_add(hs_moments *m, double part, double whole);
double hs_moments_share(const hs_moments *m); /* NaN where there is nothing */

/* The 95 % interval of Σx / Σw, articles being the clusters. Unknown for fewer than five articles, and where every article
 * has the same share (0 or 1 everywhere says nothing about the next one). */
hs_interval hs_moments_interval(const hs_moments *m);
/* Of a share of articles: Wilson's score interval. Unknown for fewer than five. */
hs_interval hs_wilson(double part, double whole);
/* Of the difference a − b of two shares of different articles, from their intervals (the square-and-add method). */
hs_interval hs_difference(double a, const hs_interval *of_a, double b, const hs_interval *of_b);

/* An article that a person has read: what is true of it and what the program says, part and whole of a share. */
typedef struct hs_read_article { double truth[2], machine[2]; } hs_read_article;
/* The share in the corpus, of which the moments hold what the program says, corrected by n articles read (powered.c). The
 * share is NaN where the sample has no whole; the interval unknown where the corrected share is 0 or 1. */
hs_corrected hs_powered(const hs_read_article *read, size_t n, const hs_moments *corpus);

double hs_student(double df); /* the 97.5 % point of Student's t */

#endif

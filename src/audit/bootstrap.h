/* audit/bootstrap.h — an interval for a share of things that hang together within an article. */
#ifndef HS_AUDIT_BOOTSTRAP_H
#define HS_AUDIT_BOOTSTRAP_H

#include "hearsay/audit.h"

/* What an article adds to a share: its part and its whole. */
typedef struct hs_cluster { double part, whole; } hs_cluster;

enum { HS_DRAWS = 1000 };

/* The 95 % interval of Σ part / Σ whole when whole articles are drawn again; not known for fewer than two articles, and
 * where every draw gives the same share (a share of 0 or 1 in every article says nothing about the next one). */
hs_interval hs_bootstrap(const hs_cluster *clusters, size_t n);

#endif

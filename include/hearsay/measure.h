/* hearsay/measure.h — centrality and communities by igraph; docs/method.md says what each means for sources. */
#ifndef HEARSAY_MEASURE_H
#define HEARSAY_MEASURE_H

#include "hearsay/graph.h"

/* Fills nodes[i].measures. Not thread-safe (igraph is built without thread safety here): one thread at a time. */
hs_code hs_measure(hs_graph *g, hs_error *err);

#endif

/* graph/grow.h — growing arrays of the graph room, from malloc: a corpus's evidence is too much to leave
 * half of it behind in an arena. */
#ifndef HS_GRAPH_GROW_H
#define HS_GRAPH_GROW_H

#include <stdlib.h>

#include "hearsay/base.h"

/* Makes room for one more element; the array, moved or not, or NULL when out of memory (the old one is kept). */
static inline void *hs_grow(void *v, size_t n, size_t *cap, size_t size)
{
    if (n < *cap) return v;
    size_t more = *cap ? *cap * 2 : 16;
    if (more > SIZE_MAX / 2 / size) return NULL;
    void *p = realloc(v, more * size);
    if (p) *cap = more;
    return p;
}

#endif

/* base/vec.h — a growing array in an arena: `HS_PUSH(arena, v, n, cap, item)` for any element type. */
#ifndef HS_BASE_VEC_H
#define HS_BASE_VEC_H

#include <string.h>

#include "hearsay/base.h"

/* Makes room for one more element of `size` bytes; returns the (possibly new) array or NULL when out
 * of memory. The old array stays in the arena: growth is by doubling, so at most as much is lost. */
static inline void *hs_vec_grow(hs_arena *arena, void *v, size_t n, size_t *cap, size_t size)
{
    if (n < *cap) return v;
    size_t more = *cap ? *cap * 2 : 8;
    void *p = hs_arena_array(arena, more, size);
    if (!p) return NULL;
    if (n) memcpy(p, v, n * size);
    *cap = more;
    return p;
}

/* Appends item to v (count n, capacity cap: lvalues); evaluates to false when out of memory. */
#define HS_PUSH(arena, v, n, cap, ...)                                          \
    (hs_vec_tmp_ = hs_vec_grow((arena), (v), (n), &(cap), sizeof *(v)),         \
     hs_vec_tmp_ ? ((v) = hs_vec_tmp_, (v)[(n)++] = (__VA_ARGS__), true) : false)

/* Declare once in a scope that uses HS_PUSH. */
#define HS_PUSH_SCOPE void *hs_vec_tmp_

#endif

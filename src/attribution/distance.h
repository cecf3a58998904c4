/* attribution/distance.h — private to the room. */
#ifndef HS_ATTRIBUTION_DISTANCE_H
#define HS_ATTRIBUTION_DISTANCE_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>

enum { DISTANCE_BUCKETS = 64 };

/* Signed distance in words on a logarithmic scale: 32 for none, below it to the left, above it to the right. */
static inline size_t distance_bucket(int64_t d)
{
    double step = nearbyint(3.2 * log2((double)(d < 0 ? -d : d) + 1));
    size_t s = step > 31 ? 31 : (size_t)step;
    return d < 0 ? 32 - s : 32 + s;
}

#endif

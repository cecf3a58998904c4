/* base/map.h — a hash table from strings to 64-bit numbers, and interning on top of it. */
#ifndef HS_BASE_MAP_H
#define HS_BASE_MAP_H

#include "hearsay/base.h"

/* Open addressing, linear probing, at most two thirds full. Keys are borrowed: they must outlive the map.
 * Zero-initialise; memory comes from malloc, hs_map_release() gives it back. */
typedef struct hs_map {
    struct hs_map_slot { hs_str key; uint64_t hash, value; } *slots;
    size_t n, cap;
} hs_map;

uint64_t *hs_map_find(const hs_map *m, hs_str key); /* NULL when absent */
/* The value of a key, inserted as 0 (and *added true) when absent; NULL when out of memory. */
uint64_t *hs_map_at(hs_map *m, hs_str key, bool *added);
void hs_map_release(hs_map *m);

#endif

#include "base/map.h"

#include <stdlib.h>

static struct hs_map_slot *slot_of(struct hs_map_slot *slots, size_t cap, hs_str key, uint64_t hash)
{
    for (size_t i = hash & (cap - 1);; i = (i + 1) & (cap - 1)) {
        struct hs_map_slot *s = &slots[i];
        if (!s->key.p || (s->hash == hash && hs_str_eq(s->key, key))) return s;
    }
}

static hs_str nonnull(hs_str key)
{
    return key.p ? key : HS_S("");
}

uint64_t *hs_map_find(const hs_map *m, hs_str key)
{
    if (!m->cap) return NULL;
    key = nonnull(key);
    struct hs_map_slot *s = slot_of(m->slots, m->cap, key, hs_str_hash(key));
    return s->key.p ? &s->value : NULL;
}

static bool grow(hs_map *m)
{
    size_t cap = m->cap ? m->cap * 2 : 64;
    struct hs_map_slot *slots = calloc(cap, sizeof *slots);
    if (!slots) return false;
    for (size_t i = 0; i < m->cap; i++)
        if (m->slots[i].key.p) *slot_of(slots, cap, m->slots[i].key, m->slots[i].hash) = m->slots[i];
    free(m->slots);
    m->slots = slots;
    m->cap = cap;
    return true;
}

uint64_t *hs_map_at(hs_map *m, hs_str key, bool *added)
{
    if (m->n * 3 >= m->cap * 2 && !grow(m)) return NULL;
    key = nonnull(key);
    uint64_t hash = hs_str_hash(key);
    struct hs_map_slot *s = slot_of(m->slots, m->cap, key, hash);
    bool fresh = !s->key.p;
    if (fresh) {
        *s = (struct hs_map_slot){key, hash, 0};
        m->n++;
    }
    if (added) *added = fresh;
    return &s->value;
}

void hs_map_release(hs_map *m)
{
    free(m->slots);
    *m = (hs_map){0};
}

/* Order and heights within the columns. dot orders each column with few crossings; it keeps long lines straight at any
 * cost in height, so the heights are then found anew within the height of the fullest column: sweep by sweep, each
 * column moves as near to its neighbours as order and spacing allow. One column's best places are a weighted
 * least-squares problem with order constraints, solved exactly by pooling adjacent violators (Barlow et al. 1972). */
#include "draw/layered.h"

#include <math.h>
#include <stdlib.h>

enum { ENGINE_MOST = 4000, SWEEPS = 60, ORDER_SWEEPS = 12 };

typedef struct pool { /* boxes that touch and move as one */
    double sum, weight;
    size_t first;
} pool;

typedef struct heights {
    draw_layout *l;
    uint32_t *order;        /* box indices by column, top to bottom */
    size_t *column_start;   /* columns + 1 */
    uint32_t *ends;         /* the segments of each box */
    size_t *ends_start;     /* boxes + 1 */
    double *offset;         /* of each place in order: the least height of its centre, with everything above packed */
    double *wish;
    pool *pools;
    double room;            /* the map's height */
} heights;

static hs_code allocate(heights *h, hs_error *err)
{
    hs_arena *arena = h->l->m->arena;
    size_t n = h->l->n_boxes + 1;
    h->order = HS_ARRAY(arena, uint32_t, n);
    h->column_start = HS_ARRAY(arena, size_t, (size_t)h->l->columns + 1);
    h->ends = HS_ARRAY(arena, uint32_t, 2 * h->l->n_segments + 1);
    h->ends_start = HS_ARRAY(arena, size_t, n + 1);
    h->offset = HS_ARRAY(arena, double, n);
    h->wish = HS_ARRAY(arena, double, n);
    h->pools = HS_ARRAY(arena, pool, n);
    return h->order && h->column_start && h->ends && h->ends_start && h->offset && h->wish && h->pools ? HS_OK : hs_nomem(err);
}

typedef struct place {
    uint32_t box;
    int column;
    double y;
} place;

static int by_column(const void *pa, const void *pb)
{
    const place *a = pa, *b = pb;
    if (a->column != b->column) return a->column < b->column ? -1 : 1;
    if (a->y != b->y) return a->y < b->y ? -1 : 1;
    return a->box < b->box ? -1 : 1;
}

/* Sorts the boxes and finds how high the fullest column is. */
static hs_code sort_columns(heights *h, hs_error *err)
{
    draw_layout *l = h->l;
    place *v = HS_ARRAY(l->m->arena, place, l->n_boxes + 1);
    if (!v) return hs_nomem(err);
    size_t n = 0, at = 0;
    for (size_t i = 0; i < l->n_boxes; i++)
        if (!l->boxes[i].left_out) v[n++] = (place){(uint32_t)i, l->boxes[i].column, l->boxes[i].y};
    qsort(v, n, sizeof *v, by_column);
    for (int k = 0; k < l->columns; k++) {
        double y = 0;
        h->column_start[k] = at;
        for (; at < n && v[at].column == k; at++) {
            const draw_box *b = &l->boxes[v[at].box];
            h->order[at] = v[at].box;
            h->offset[at] = y + b->h / 2;
            y += b->h + DRAW_GAP;
        }
        h->room = fmax(h->room, y - DRAW_GAP);
    }
    h->column_start[l->columns] = at;
    return HS_OK;
}

static void index_ends(heights *h)
{
    const draw_layout *l = h->l;
    for (size_t i = 0; i < l->n_segments; i++) { h->ends_start[l->segments[i].a + 1]++; h->ends_start[l->segments[i].b + 1]++; }
    for (size_t i = 0; i < l->n_boxes; i++) h->ends_start[i + 1] += h->ends_start[i];
    for (size_t i = l->n_segments; i-- > 0;) { /* fills from the back: the starts move down to where they belong */
        h->ends[--h->ends_start[l->segments[i].a + 1]] = (uint32_t)i;
        h->ends[--h->ends_start[l->segments[i].b + 1]] = (uint32_t)i;
    }
    for (size_t i = 0; i < l->n_boxes; i++) h->ends_start[i] = h->ends_start[i + 1];
    h->ends_start[l->n_boxes] = 2 * l->n_segments;
}

/* Where a box would like to be: among what it is joined to. Returns how much it cares. */
static double wish_of(const heights *h, uint32_t box, double *where)
{
    const draw_layout *l = h->l;
    double sum = 0, weight = 0;
    for (size_t k = h->ends_start[box]; k < h->ends_start[box + 1]; k++) {
        const draw_spring *s = &l->segments[h->ends[k]];
        sum += s->weight * l->boxes[s->a == box ? s->b : s->a].y;
        weight += s->weight;
    }
    const double stay = 0.3;
    *where = (sum + stay * l->boxes[box].y) / (weight + stay);
    return weight + stay;
}

static void settle_column(heights *h, int k)
{
    size_t start = h->column_start[k], end = h->column_start[k + 1], n = 0;
    if (start == end) return;
    const draw_box *last = &h->l->boxes[h->order[end - 1]];
    double most = h->room - last->h / 2 - h->offset[end - 1]; /* how far the packed column can go down */
    for (size_t i = start; i < end; i++) {
        double where, weight = wish_of(h, h->order[i], &where);
        h->pools[n++] = (pool){weight * (where - h->offset[i]), weight, i};
        while (n > 1 && h->pools[n - 2].sum * h->pools[n - 1].weight > h->pools[n - 1].sum * h->pools[n - 2].weight) {
            h->pools[n - 2].sum += h->pools[n - 1].sum;
            h->pools[n - 2].weight += h->pools[n - 1].weight;
            n--;
        }
    }
    for (size_t p = 0; p < n; p++) {
        double shift = fmin(fmax(h->pools[p].sum / h->pools[p].weight, 0), fmax(most, 0));
        size_t stop = p + 1 < n ? h->pools[p + 1].first : end;
        for (size_t i = h->pools[p].first; i < stop; i++) h->l->boxes[h->order[i]].y = h->offset[i] + shift;
    }
}

/* The engine's heights, brought into the room. */
static void shrink(heights *h)
{
    draw_layout *l = h->l;
    double top = INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < l->n_boxes; i++)
        if (!l->boxes[i].left_out) { top = fmin(top, l->boxes[i].y); bottom = fmax(bottom, l->boxes[i].y); }
    double factor = bottom > top ? fmin(1, h->room / (bottom - top)) : 1;
    for (size_t i = 0; i < l->n_boxes; i++) l->boxes[i].y = (l->boxes[i].y - top) * factor;
}

/* Without the engine: each column in the order of what its boxes are joined to (the barycentre heuristic), in turns
 * from the right and from the left. */
static hs_code order_alone(heights *h, hs_error *err)
{
    draw_layout *l = h->l;
    for (size_t i = 0; i < l->n_boxes; i++) l->boxes[i].y = (double)i;
    for (int sweep = 0; sweep < ORDER_SWEEPS; sweep++) {
        HS_TRY(sort_columns(h, err));
        for (int k = 0; k < l->columns; k++) /* packed, around the middle */
            for (size_t i = h->column_start[k], end = h->column_start[k + 1]; i < end; i++)
                l->boxes[h->order[i]].y = h->offset[i] - h->offset[end - 1] / 2;
        for (int n = 0; n < l->columns; n++) {
            int k = sweep % 2 ? n : l->columns - 1 - n;
            for (size_t i = h->column_start[k]; i < h->column_start[k + 1]; i++) {
                double where;
                wish_of(h, h->order[i], &where);
                l->boxes[h->order[i]].y = where;
            }
        }
    }
    return HS_OK;
}

hs_code draw_place_heights(draw_layout *l, hs_error *err)
{
    heights h = {.l = l};
    HS_TRY(allocate(&h, err));
    bool asked = l->n_boxes <= ENGINE_MOST, ordered = asked && draw_engine_columns(l->boxes, l->n_boxes, l->segments, l->n_segments, NULL) == HS_OK;
    l->m->engine_failed |= asked && !ordered;
    index_ends(&h);
    if (!ordered) HS_TRY(order_alone(&h, err));
    HS_TRY(sort_columns(&h, err));
    shrink(&h);
    for (int sweep = 0; sweep < SWEEPS; sweep++)
        for (int k = 0; k < l->columns; k++) settle_column(&h, sweep % 2 ? k : l->columns - 1 - k);
    l->m->height = h.room;
    return HS_OK;
}

/* The map of one article, read from left to right in columns:
 *
 *   linked people | sources (as many columns as the page's shape asks for) | channels | the article's outlet
 *
 * After Sugiyama, Tagawa and Toda (1981): columns are given, a line that passes a column gets a lane of its own
 * there, dot finds the order in the columns and the heights (Gansner et al., A Technique for Drawing Directed Graphs,
 * 1993). Lines run level through the columns and bend only in the gaps between, so that none crosses a card.
 */
#include "draw/layered.h"

#include <math.h>
#include <stdlib.h>

/* The height that a line's end takes on the side of a card. */
static double slot(const draw_tie *t)
{
    return hs_edge_is_relation(t->edge->type) ? 6 : 5.5 + 1.75 * t->width;
}

typedef struct lane { /* one side of a line's end: where it meets a box */
    uint32_t box, segment;
    bool right;       /* of the box */
    double slot;
    double toward;    /* the height that it comes from or goes to */
} lane;

/* ---- lines into segments ---------------------------------------------------------------------------- */

static uint32_t add_lane(draw_layout *l, int column, double width)
{
    l->boxes[l->n_boxes] = (draw_box){.w = 10, .h = DRAW_LANE + width, .column = column};
    return (uint32_t)l->n_boxes++;
}

static hs_code split_lines(draw_layout *l, hs_error *err)
{
    draw_map *m = l->m;
    size_t most = 0;
    for (size_t i = 0; i < m->n_ties; i++) most += (size_t)abs(m->cards[m->ties[i].from].column - m->cards[m->ties[i].to].column);
    l->boxes = HS_ARRAY(m->arena, draw_box, m->n_cards + most + 1);
    l->segments = HS_ARRAY(m->arena, draw_spring, most + 1);
    l->ends = hs_arena_array(m->arena, most + 1, sizeof *l->ends);
    l->tie_of = HS_ARRAY(m->arena, uint32_t, most + 1);
    l->chains = hs_arena_array(m->arena, m->n_ties + 1, sizeof *l->chains);
    if (!l->boxes || !l->segments || !l->ends || !l->tie_of || !l->chains) return hs_nomem(err);
    for (size_t i = 0; i < m->n_cards; i++) {
        const draw_card *c = &m->cards[i];
        l->boxes[i] = (draw_box){.w = c->w, .h = c->h + DRAW_CARD_MARGIN, .column = c->column, .left_out = c->folded};
    }
    l->n_boxes = m->n_cards;
    for (size_t i = 0; i < m->n_ties; i++) {
        const draw_tie *t = &m->ties[i];
        if (t->folded) continue;
        uint32_t a = t->from, b = t->to;
        bool reversed = m->cards[a].column > m->cards[b].column;
        if (reversed) { a = t->to; b = t->from; }
        l->chains[i].segment = l->n_segments;
        l->chains[i].reversed = reversed;
        uint32_t at = a;
        for (int k = m->cards[a].column + 1; k <= m->cards[b].column; k++) {
            bool last = k == m->cards[b].column;
            uint32_t next = last ? b : add_lane(l, k, t->width);
            int weight = (at >= m->n_cards) + !last;
            l->tie_of[l->n_segments] = (uint32_t)i;
            l->segments[l->n_segments++] = (draw_spring){.a = at, .b = next, .weight = weight == 2 ? 8 : weight ? 3 : 1};
            at = next;
        }
        l->chains[i].n = l->n_segments - l->chains[i].segment;
    }
    return HS_OK;
}

/* ---- where lines meet cards --------------------------------------------------------------------------- */

static int by_meeting(const void *pa, const void *pb)
{
    const lane *a = pa, *b = pb;
    if (a->box != b->box) return a->box < b->box ? -1 : 1;
    if (a->right != b->right) return a->right ? 1 : -1;
    if (a->toward != b->toward) return a->toward < b->toward ? -1 : 1;
    return a->segment < b->segment ? -1 : 1;
}

/* Spreads the lines that meet one side of a card over its height, in the order that they come from. */
static hs_code spread(draw_layout *l, hs_error *err)
{
    lane *v = HS_ARRAY(l->m->arena, lane, 2 * l->n_segments + 1);
    if (!v) return hs_nomem(err);
    size_t n = 0;
    for (size_t i = 0; i < l->n_segments; i++) {
        const draw_spring *s = &l->segments[i];
        double high = slot(&l->m->ties[l->tie_of[i]]);
        v[n++] = (lane){s->a, (uint32_t)i, true, high, l->boxes[s->b].y};
        v[n++] = (lane){s->b, (uint32_t)i, false, high, l->boxes[s->a].y};
    }
    qsort(v, n, sizeof *v, by_meeting);
    for (size_t i = 0; i < n;) {
        size_t end = i;
        double total = 0;
        for (; end < n && v[end].box == v[i].box && v[end].right == v[i].right; end++) total += v[end].slot;
        const draw_box *b = &l->boxes[v[i].box];
        double factor = fmin(1, (b->h - DRAW_CARD_MARGIN - 4) / total), y = b->y - total * factor / 2;
        for (size_t k = i; k < end; k++) {
            l->ends[v[k].segment][v[k].right ? 0 : 1] = y + v[k].slot * factor / 2;
            y += v[k].slot * factor;
        }
        i = end;
    }
    return HS_OK;
}

static void place_columns(draw_layout *l)
{
    int crossing[DRAW_SOURCE_COLUMNS + DRAW_CHANNEL_COLUMNS + 4] = {0};
    double bend[DRAW_SOURCE_COLUMNS + DRAW_CHANNEL_COLUMNS + 4] = {0};
    for (size_t i = 0; i < l->m->n_cards; i++) {
        const draw_card *c = &l->m->cards[i];
        if (!c->folded) l->width[c->column] = fmax(l->width[c->column], c->w);
    }
    for (size_t i = 0; i < l->m->n_ties; i++) l->bows |= !l->m->ties[i].folded && !l->chains[i].n && !l->m->cards[l->m->ties[i].from].column;
    for (size_t i = 0; i < l->n_segments; i++) {
        int k = l->boxes[l->segments[i].a].column;
        crossing[k]++;
        bend[k] = fmax(bend[k], fabs(l->ends[i][0] - l->ends[i][1]));
    }
    double x = l->bows ? 44 : 0; /* room for them on the left of the first column */
    for (int k = 0; k < l->columns; k++) {
        l->left[k] = x;
        x += l->width[k] + fmin(l->m->shape < 1.2 ? 105 : 170, 52 + crossing[k] + bend[k] * 0.16);
    }
    l->m->width = l->left[l->columns - 1] + l->width[l->columns - 1];
}

/* ---- paths ----------------------------------------------------------------------------------------------- */

static void curve_to(draw_tie *t, draw_point to)
{
    draw_point from = t->path[t->n_path - 1];
    double middle = (from.x + to.x) / 2;
    t->path[t->n_path++] = (draw_point){middle, from.y};
    t->path[t->n_path++] = (draw_point){middle, to.y};
    t->path[t->n_path++] = to;
}

/* Two cards of one column: a bow on its left. */
static hs_code bow(const draw_layout *l, draw_tie *t, hs_error *err)
{
    const draw_card *a = &l->m->cards[t->from], *b = &l->m->cards[t->to];
    double x = l->left[a->column], out = fmin(44, 16 + fabs(a->y - b->y) * 0.12);
    double down = a->y < b->y ? 4 : -4;
    t->path = HS_ARRAY(l->m->arena, draw_point, 4);
    if (!t->path) return hs_nomem(err);
    t->path[0] = (draw_point){x, a->y + down};
    t->path[1] = (draw_point){x - out, a->y + down};
    t->path[2] = (draw_point){x - out, b->y - down};
    t->path[3] = (draw_point){x, b->y - down};
    t->n_path = 4;
    return HS_OK;
}

static hs_code draw_path(const draw_layout *l, size_t i, hs_error *err)
{
    draw_tie *t = &l->m->ties[i];
    const struct chain *chain = &l->chains[i];
    if (t->folded) return HS_OK;
    if (!chain->n) return bow(l, t, err);
    t->path = HS_ARRAY(l->m->arena, draw_point, 6 * chain->n + 1);
    if (!t->path) return hs_nomem(err);
    for (size_t k = 0; k < chain->n; k++) {
        size_t s = chain->segment + k;
        int column = l->boxes[l->segments[s].a].column;
        draw_point start = {l->left[column] + l->width[column], l->ends[s][0]}, stop = {l->left[column + 1], l->ends[s][1]};
        if (t->n_path) curve_to(t, start);
        else t->path[t->n_path++] = start;
        curve_to(t, stop);
    }
    for (size_t a = 0, b = t->n_path - 1; chain->reversed && a < b; a++, b--) {
        draw_point swap = t->path[a];
        t->path[a] = t->path[b];
        t->path[b] = swap;
    }
    return HS_OK;
}

/* A card is as high as the lines that come to it need to arrive side by side. */
static void make_room(draw_map *m)
{
    for (size_t i = 0; i < m->n_ties; i++)
        if (!m->ties[i].folded) m->cards[m->ties[i].to].y += slot(&m->ties[i]);
    for (size_t i = 0; i < m->n_cards; i++) {
        draw_card *c = &m->cards[i];
        c->h = fmax(c->h, fmin(620, c->y + 6));
        c->y = 0;
    }
}

hs_code draw_layered(draw_map *m, hs_error *err)
{
    draw_layout l = {.m = m};
    make_room(m);
    HS_TRY(draw_assign_columns(&l, err));
    HS_TRY(split_lines(&l, err));
    l.left = HS_ARRAY(m->arena, double, (size_t)l.columns + 1);
    l.width = HS_ARRAY(m->arena, double, (size_t)l.columns + 1);
    if (!l.left || !l.width) return hs_nomem(err);
    HS_TRY(draw_place_heights(&l, err));
    HS_TRY(spread(&l, err));
    place_columns(&l);
    for (size_t i = 0; i < m->n_cards; i++) {
        draw_card *c = &m->cards[i];
        c->y = l.boxes[i].y;
        c->w = l.width[c->column];
        c->x = l.left[c->column] + c->w / 2;
    }
    for (size_t i = 0; i < m->n_ties; i++) HS_TRY(draw_path(&l, i, err));
    m->column_x = l.left;
    m->n_columns = (size_t)l.columns;
    return HS_OK;
}

/* The map of a corpus: cards placed by springs (neato: stress majorization, Gansner, Koren and North 2004; sfdp above
 * 150 cards, Hu 2005), overlaps removed (prism, Gansner and Hu 2010), lines routed round the cards. */
#include "draw/draw.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Springs know no up and down: the drawing would come out as high as wide, of cards that are much wider than high.
 * They are laid out narrowed by this, then everything is widened back. */
static const double WIDEN = 1.7;

/* Where both engines fail: a grid, every card in a cell as large as the largest, so that nothing overlaps. */
static void grid(draw_map *m)
{
    double w = 0, h = 0;
    size_t n = 0;
    for (size_t i = 0; i < m->n_cards; i++) {
        w = fmax(w, m->cards[i].w + 40);
        h = fmax(h, m->cards[i].h + 40);
        n += !m->cards[i].folded;
    }
    size_t columns = (size_t)ceil(sqrt((double)n * 1.4 * h / fmax(w, 1))), k = 0;
    for (size_t i = 0; i < m->n_cards && columns; i++) {
        draw_card *c = &m->cards[i];
        if (c->folded) continue;
        c->x = ((double)(k % columns) + 0.5) * w;
        c->y = ((double)(k / columns) + 0.5) * h;
        k++;
    }
    if (!m->note.p) m->note = HS_S("The layout engine failed: the nodes stand in a plain grid.");
}

static void widen(double *low, double *high, double a, double b)
{
    *low = fmin(*low, a);
    *high = fmax(*high, b);
}

/* Moves the drawing's corner to 0, 0. */
static void settle(draw_map *m)
{
    double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < m->n_cards; i++) {
        const draw_card *c = &m->cards[i];
        if (c->folded) continue;
        widen(&left, &right, c->x - c->w / 2, c->x + c->w / 2 + 4);
        widen(&top, &bottom, c->y - c->h / 2 - 4, c->y + c->h / 2);
    }
    for (size_t i = 0; i < m->n_ties; i++)
        for (size_t k = 0; k < m->ties[i].n_path; k++) {
            widen(&left, &right, m->ties[i].path[k].x - 4, m->ties[i].path[k].x + 4);
            widen(&top, &bottom, m->ties[i].path[k].y - 4, m->ties[i].path[k].y + 4);
        }
    if (!(right > left)) return;
    for (size_t i = 0; i < m->n_cards; i++) { m->cards[i].x -= left; m->cards[i].y -= top; }
    for (size_t i = 0; i < m->n_ties; i++)
        for (size_t k = 0; k < m->ties[i].n_path; k++) { m->ties[i].path[k].x -= left; m->ties[i].path[k].y -= top; }
    m->width = right - left;
    m->height = bottom - top;
}

/* From card to card, for a line that the engine gave no path. */
static hs_code straight(draw_map *m, draw_tie *t, hs_error *err)
{
    const draw_card *a = &m->cards[t->from], *b = &m->cards[t->to];
    double dx = b->x - a->x, dy = b->y - a->y;
    double out_a = fmin(fabs(dx) > 0 ? a->w / 2 / fabs(dx) : 1, fabs(dy) > 0 ? a->h / 2 / fabs(dy) : 1);
    double out_b = fmin(fabs(dx) > 0 ? b->w / 2 / fabs(dx) : 1, fabs(dy) > 0 ? b->h / 2 / fabs(dy) : 1);
    if (out_a + out_b >= 1) out_a = out_b = 0; /* they touch: there is no room between */
    t->path = HS_ARRAY(m->arena, draw_point, 4);
    if (!t->path) return hs_nomem(err);
    for (size_t k = 0; k < 4; k++) {
        double part = out_a + (1 - out_a - out_b) * (double)k / 3;
        t->path[k] = (draw_point){a->x + part * dx, a->y + part * dy};
    }
    t->n_path = 4;
    return HS_OK;
}

static void take(draw_map *m, const draw_box *boxes, const draw_spring *springs, size_t n)
{
    for (size_t i = 0; i < m->n_cards; i++) { m->cards[i].x = boxes[i].x * WIDEN; m->cards[i].y = boxes[i].y; }
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < springs[i].n_path; k++) springs[i].path[k].x *= WIDEN;
    size_t k = 0;
    for (size_t i = 0; i < m->n_ties; i++) {
        draw_tie *t = &m->ties[i];
        if (t->folded) continue;
        t->path = springs[k].path;
        t->n_path = springs[k++].n_path;
    }
}

/* ---- too many lines ----------------------------------------------------------------------------------- */

static int by_weight(const void *pa, const void *pb)
{
    const draw_tie *a = *(draw_tie *const *)pa, *b = *(draw_tie *const *)pb;
    bool ra = hs_edge_is_relation(a->edge->type), rb = hs_edge_is_relation(b->edge->type);
    if (ra != rb) return ra ? 1 : -1; /* who speaks comes before who is related */
    if (a->edge->weight != b->edge->weight) return a->edge->weight > b->edge->weight ? -1 : 1;
    return a < b ? -1 : a > b;
}

/* Everybody speaks to everybody in a large corpus, and all lines together show nothing. Above twice as many lines as cards
 * the strongest are drawn, statements before relations, one at least of each card, and the map says how many are not. */
static hs_code thin(draw_map *m, size_t shown, hs_error *err)
{
    enum { FEW = 30 };
    size_t n = 0, kept = 0, most = shown + shown / 2;
    draw_tie **v = hs_arena_array(m->arena, m->n_ties + 1, sizeof *v);
    bool *has_line = HS_ARRAY(m->arena, bool, m->n_cards + 1);
    if (!v || !has_line) return hs_nomem(err);
    for (size_t i = 0; i < m->n_ties; i++)
        if (!m->ties[i].folded) v[n++] = &m->ties[i];
    if (shown < FEW || n <= 2 * shown) return HS_OK;
    qsort(v, n, sizeof *v, by_weight);
    for (size_t i = 0; i < n; i++) {
        draw_tie *t = v[i];
        bool needed = !has_line[t->from] || !has_line[t->to];
        if (!needed && kept >= most) {
            t->folded = true;
            continue;
        }
        has_line[t->from] = has_line[t->to] = true;
        kept++;
    }
    m->note = hs_arena_printf(m->arena, "Of %zu lines between them the %zu strongest are drawn, one at least of each; the graph file has all of them.", n, kept);
    return m->note.p ? HS_OK : hs_nomem(err);
}

hs_code draw_network(draw_map *m, const char *engine, hs_error *err)
{
    draw_box *boxes = HS_ARRAY(m->arena, draw_box, m->n_cards + 1);
    draw_spring *springs = HS_ARRAY(m->arena, draw_spring, m->n_ties + 1);
    if (!boxes || !springs) return hs_nomem(err);
    size_t n = 0, shown = 0;
    for (size_t i = 0; i < m->n_cards; i++) {
        const draw_card *c = &m->cards[i];
        boxes[i] = (draw_box){.w = c->w / WIDEN, .h = c->h, .left_out = c->folded};
        shown += !c->folded;
    }
    HS_TRY(thin(m, shown, err));
    for (size_t i = 0; i < m->n_ties; i++) {
        const draw_tie *t = &m->ties[i];
        if (!t->folded) springs[n++] = (draw_spring){.a = t->from, .b = t->to, .weight = 1};
    }
    if (!engine) engine = shown > 150 ? "sfdp" : "neato";
    const char *other = strcmp(engine, "neato") == 0 ? "sfdp" : "neato";
    bool placed = draw_engine_network(engine, boxes, m->n_cards, springs, n, m->arena, NULL) == HS_OK;
    m->engine_failed |= !placed;
    if (!placed) placed = draw_engine_network(other, boxes, m->n_cards, springs, n, m->arena, NULL) == HS_OK;
    if (placed) take(m, boxes, springs, n);
    else grid(m);
    for (size_t i = 0; i < m->n_ties; i++)
        if (!m->ties[i].folded && m->ties[i].n_path < 4) HS_TRY(straight(m, &m->ties[i], err));
    settle(m);
    return HS_OK;
}

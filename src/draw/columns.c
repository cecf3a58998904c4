/* Which card stands in which column of the layered map. The sources would make one column of any height; they are dealt
 * into several so that the whole comes near to the shape of a page. Those with a line to the left (aide-of …) stand left,
 * so that it crosses nothing; then the most used. */
#include "draw/layered.h"

#include <math.h>
#include <stdlib.h>

static bool is_channel(const draw_card *c)
{
    return !c->own && (c->receives || (c->node->kind == HS_OUTLET && c->attributed));
}

static bool is_linked(const draw_card *c)
{
    return !c->own && !is_channel(c) && c->linked;
}

/* How many steps a channel is from the outlet: 1, or more where one reports what another reported. */
static void channel_steps(const draw_map *m, int *steps)
{
    for (size_t i = 0; i < m->n_cards; i++) steps[i] = is_channel(&m->cards[i]) ? 1 : 0;
    for (int round = 1; round < DRAW_CHANNEL_COLUMNS; round++)
        for (size_t i = 0; i < m->n_ties; i++) {
            const draw_tie *t = &m->ties[i];
            if (hs_edge_is_relation(t->edge->type) || !steps[t->from] || !steps[t->to]) continue;
            if (steps[t->to] == round && steps[t->from] == round) steps[t->from] = round + 1;
        }
}

typedef struct candidate {
    uint32_t card;
    bool has_relation;
    uint32_t strength, lines;
    double height;
} candidate;

static int by_place(const void *pa, const void *pb)
{
    const candidate *a = pa, *b = pb;
    if (a->has_relation != b->has_relation) return a->has_relation ? -1 : 1;
    if (a->strength != b->strength) return a->strength > b->strength ? -1 : 1;
    return a->card < b->card ? -1 : 1;
}

/* Deals the sources into columns no higher than `height`, lanes included; column[] may be NULL. Returns how many. */
static int deal(const candidate *v, size_t n, double height, int *column)
{
    int k = 0;
    double used = 0, lanes = 0, next_lanes = 0;
    for (size_t i = 0; i < n; i++) {
        double h = v[i].height + DRAW_CARD_MARGIN;
        if (used + h > height && used > lanes && k + 1 < DRAW_SOURCE_COLUMNS) {
            k++;
            lanes = used = next_lanes;
        }
        used += h;
        next_lanes += v[i].lines * (DRAW_LANE + DRAW_GAP + 3);
        if (column) column[v[i].card] = k;
    }
    return n ? k + 1 : 0;
}

/* The height at which the whole map comes nearest to the wanted shape. */
static double best_height(const candidate *v, size_t n, double least, double other_width, double shape)
{
    double total = 0, best = least, best_miss = INFINITY;
    for (size_t i = 0; i < n; i++) total += v[i].height + DRAW_CARD_MARGIN;
    for (double h = fmax(least, 240); ; h *= 1.06) {
        int k = deal(v, n, h, NULL);
        double miss = fabs(log((other_width + k * 290) / (h + 190) / shape));
        miss += 0.05 * k + (k > 6 ? k - 6 : 0); /* fewer columns are easier to read */
        if (miss < best_miss) { best_miss = miss; best = h; }
        if (h > total) break;
    }
    int k = deal(v, n, best, NULL);
    while (best > least && best > 60 && deal(v, n, best - 8, NULL) == k) best -= 8; /* columns of like height */
    return best;
}

static hs_code place_sources(draw_map *m, int *column, double least, double other_width, int *n_columns, hs_error *err)
{
    candidate *v = HS_ARRAY(m->arena, candidate, m->n_cards + 1);
    uint32_t *lines = HS_ARRAY(m->arena, uint32_t, m->n_cards + 1);
    bool *relation = HS_ARRAY(m->arena, bool, m->n_cards + 1);
    if (!v || !lines || !relation) return hs_nomem(err);
    for (size_t i = 0; i < m->n_ties; i++) {
        const draw_tie *t = &m->ties[i];
        if (t->folded) continue;
        if (hs_edge_is_relation(t->edge->type)) relation[t->from] = true;
        else lines[t->from]++;
    }
    size_t n = 0;
    for (size_t i = 0; i < m->n_cards; i++) {
        const draw_card *c = &m->cards[i];
        if (c->folded || c->own || is_channel(c) || is_linked(c)) continue;
        v[n++] = (candidate){(uint32_t)i, relation[i], (uint32_t)c->strength, lines[i], c->h};
    }
    qsort(v, n, sizeof *v, by_place);
    *n_columns = deal(v, n, best_height(v, n, least, other_width, m->shape), column);
    return HS_OK;
}

hs_code draw_assign_columns(draw_layout *l, hs_error *err)
{
    draw_map *m = l->m;
    int *steps = HS_ARRAY(m->arena, int, m->n_cards + 1), *column = HS_ARRAY(m->arena, int, m->n_cards + 1);
    if (!steps || !column) return hs_nomem(err);
    channel_steps(m, steps);
    double high[DRAW_CHANNEL_COLUMNS + 2] = {0}, own = 0;
    int channels = 0, sources = 0;
    bool linked = false, silent = false;
    for (size_t i = 0; i < m->n_cards; i++) {
        const draw_card *c = &m->cards[i];
        if (c->folded) continue;
        if (c->own) own += c->h + DRAW_CARD_MARGIN;
        else if (steps[i]) high[steps[i]] += c->h + DRAW_CARD_MARGIN;
        else if (is_linked(c)) { high[0] += c->h + DRAW_CARD_MARGIN; linked = true; }
        else silent |= c->statements == 0;
        channels = steps[i] > channels ? steps[i] : channels;
    }
    double least = own;
    for (int k = 0; k <= DRAW_CHANNEL_COLUMNS; k++) least = fmax(least, high[k]);
    HS_TRY(place_sources(m, column, least, 290.0 * (1 + channels + linked) - 60, &sources, err));
    for (size_t i = 0; i < m->n_cards; i++) {
        draw_card *c = &m->cards[i];
        c->column = c->own ? linked + sources + channels : steps[i] ? linked + sources + channels - steps[i]
                  : is_linked(c) ? 0 : linked + column[i];
    }
    l->columns = linked + sources + channels + 1;
    m->column_name = HS_ARRAY(m->arena, const char *, (size_t)l->columns);
    if (!m->column_name) return hs_nomem(err);
    if (linked) m->column_name[0] = "Linked with";
    if (sources) m->column_name[linked] = silent ? "Who speaks or is named" : "Who speaks";
    if (channels) m->column_name[linked + sources] = "Told or reported through";
    m->column_name[l->columns - 1] = own > 0 ? "Reported by" : NULL;
    return HS_OK;
}

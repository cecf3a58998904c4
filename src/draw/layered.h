/* draw/layered.h — inside the layered layout: columns.c deals cards into columns, heights.c places them in theirs,
 * layered.c splits lines into segments and draws their paths. */
#ifndef HS_DRAW_LAYERED_H
#define HS_DRAW_LAYERED_H

#include "draw/draw.h"

static const double DRAW_CARD_MARGIN = 9, DRAW_LANE = 4, DRAW_GAP = 4; /* round a card; of a lane without its line; between boxes */
enum { DRAW_SOURCE_COLUMNS = 10, DRAW_CHANNEL_COLUMNS = 3 };

typedef struct draw_layout {
    draw_map *m;
    draw_box *boxes;       /* the cards, then the lanes of lines that pass a column */
    size_t n_boxes;
    draw_spring *segments; /* left to right, between neighbouring columns */
    double (*ends)[2];     /* their heights, left and right */
    uint32_t *tie_of;      /* the tie that a segment is a part of */
    size_t n_segments;
    struct chain { size_t segment, n; bool reversed; } *chains; /* a tie's segments */
    int columns;
    bool bows;             /* lines between cards of the first column */
    double *left, *width;  /* of the columns */
} draw_layout;

hs_code draw_assign_columns(draw_layout *l, hs_error *err);
hs_code draw_place_heights(draw_layout *l, hs_error *err); /* the boxes' y, from 0 down; the map's height */

#endif

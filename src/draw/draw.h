/* draw/draw.h — inside hearsay-draw: a graph becomes cards and ties, gets a layout, and is written as SVG.
 *
 * model.c    hs_graph → draw_map: what is shown, what is said on it
 * layered.c  places for one article: linked people → sources → channels → the article's outlet
 * network.c  places for a corpus
 * engine.c   the only file that includes Graphviz
 * picture.c  SVG → PNG, PDF: the only file that includes librsvg and cairo
 * svg.c, style.c, legend.c, describe.c   the drawing, its colours, its key, its words for tooltips and screen readers
 *
 * Lengths are SVG user units (CSS pixels); y grows downwards. Everything lives in the map's arena. */
#ifndef HS_DRAW_H
#define HS_DRAW_H

#include "hearsay/graph.h"

/* ---- text (text.c) ------------------------------------------------------------------------ */

typedef struct draw_line {
    hs_str text; /* clean */
    double width;
} draw_line;

typedef struct draw_lines {
    draw_line *v;
    size_t n;
} draw_lines;

/* A copy fit to be drawn: runs of white space become one blank; controls, direction overrides, what XML
 * cannot hold and piled-up marks go; at most max code points, the cut shown by "…". HS_NONE stays. */
hs_str draw_clean(hs_str s, size_t max, hs_arena *arena);
/* The width of a line in DejaVu Sans (or Verdana, which has the same). */
double draw_width(hs_str s, double size, bool bold);
double draw_longest_word(hs_str s, double size, bool bold); /* the width of what must not be broken */
/* Breaks clean text into at most max_lines lines of at most `width`; the last ends with "…" where more followed. */
hs_code draw_wrap(draw_lines *out, hs_str s, double size, bool bold, double width, size_t max_lines, hs_arena *arena, hs_error *err);
void draw_escape(hs_buf *out, hs_str s); /* clean text as XML character data or attribute value */

/* ---- the map (model.c) ------------------------------------------------------------------------ */

typedef struct draw_point {
    double x, y;
} draw_point;

typedef struct draw_card { /* a node of the map */
    const hs_node *node;
    hs_str label;        /* its clean name */
    bool own;            /* an article's outlet (or the article itself) */
    bool folded;         /* not drawn: said on the card of the only one that it touches, or under the map */
    bool aside;          /* folded because no line would touch it: named under the map */
    bool linked;         /* somebody's relation points to it */
    bool attributed;     /* an attribution edge leaves it */
    bool receives;       /* an attribution edge arrives */
    uint32_t statements; /* attributions of which it is a source */
    uint32_t passed;     /* weight of the attribution edges that arrive */
    double strength;     /* weight of all attribution edges */
    draw_lines name, sub;
    double font;         /* of the name */
    double x, y, w, h;   /* centre and size */
    int column;
} draw_card;

typedef struct draw_tie { /* an edge of the map */
    const hs_edge *edge;
    uint32_t from, to;  /* cards */
    bool folded;
    double width;
    draw_point *path;   /* Bézier: 1 + 3k points, from → to */
    size_t n_path;
} draw_tie;

typedef struct draw_map {
    const hs_graph *graph;
    hs_arena *arena;
    hs_str title, prefix; /* prefix: of the drawing's ids, so that several maps can stand in one page */
    draw_card *cards; size_t n_cards;
    draw_tie *ties; size_t n_ties;
    size_t *first_tie, *next_tie; /* of each card, those that leave it; SIZE_MAX ends */
    bool layered;
    double shape;         /* the width of a page over its height, which the columns aim at; draw_model sets a landscape page */
    double width, height; /* of the graph's drawing, without heading and legend; its corner is 0, 0 */
    double *column_x;     /* layered: left edge, and a name, of each column */
    const char **column_name;
    size_t n_columns;
    hs_str note;          /* what a fallback wants to say; HS_NONE */
    bool engine_failed;   /* Graphviz gave up once: what state it is in, nobody knows */
} draw_map;

enum { DRAW_DISC = 9 }; /* radius of the disc that shows a card's kind */
static const double DRAW_SUB_SIZE = 10, DRAW_SUB_LEADING = 12.5;

hs_code draw_model(draw_map *out, const hs_graph *g, hs_str title, bool network, hs_arena *arena, hs_error *err);
size_t draw_own_outlets(const hs_graph *g);
const char *draw_kind_words(hs_kind kind); /* "person" … "unnamed person" … */
/* "chief of staff to Kamala Harris": a relation said on its holder's card. */
hs_str draw_relation_words(const draw_map *m, const draw_tie *t);

/* ---- places ---------------------------------------------------------------------------------------- */

hs_code draw_layered(draw_map *m, hs_error *err);
hs_code draw_network(draw_map *m, const char *engine, hs_error *err);

/* ---- Graphviz (engine.c) ----------------------------------------------------------------------------- */

typedef struct draw_box { /* in: size, column; out: place */
    double w, h, x, y;
    int column;
    bool left_out; /* no place is asked for */
} draw_box;

typedef struct draw_spring { /* a line between two boxes; out (network): its path */
    uint32_t a, b;
    double weight;
    draw_point *path;
    size_t n_path;
} draw_spring;

/* dot: boxes in given columns, springs between neighbouring columns only; fills y. */
hs_code draw_engine_columns(draw_box *boxes, size_t n_boxes, const draw_spring *springs, size_t n_springs, hs_error *err);
/* neato or sfdp: fills x, y and the springs' paths. */
hs_code draw_engine_network(const char *engine, draw_box *boxes, size_t n_boxes, draw_spring *springs, size_t n_springs,
                            hs_arena *arena, hs_error *err);

/* ---- writing ------------------------------------------------------------------------------------------- */

hs_code draw_svg(const draw_map *m, hs_buf *out, hs_error *err);
hs_code draw_picture(hs_str svg, bool png, hs_buf *out, hs_error *err); /* png, else pdf */
void draw_style(hs_buf *out);
const char *draw_kind_class(hs_kind kind);
const char *draw_edge_class(hs_edge_type type);
const char *draw_edge_words(hs_edge_type type); /* "quoted by" … */
/* The disc with the picture of a kind, and a card's outline. */
void draw_disc(hs_buf *out, hs_kind kind, double x, double y);
void draw_outline(hs_buf *out, hs_kind kind, bool own, double x, double y, double w, double h);
void draw_text(hs_buf *out, const char *class_name, double x, double y, hs_str s);

typedef struct draw_legend {
    double width, height;
    hs_buf svg; /* drawn from 0, 0 */
} draw_legend;
hs_code draw_legend_make(draw_legend *out, const draw_map *m, double width, hs_error *err);

typedef struct draw_heading {
    draw_lines title, sub;
    double height;
} draw_heading;
hs_code draw_heading_make(draw_heading *out, const draw_map *m, double width, hs_error *err);

void draw_card_words(hs_buf *out, const draw_map *m, const draw_card *c);  /* a tooltip, escaped */
void draw_tie_words(hs_buf *out, const draw_map *m, const draw_tie *t);
void draw_description(hs_buf *out, const draw_map *m);                      /* the text alternative, escaped */
hs_str draw_summary(const draw_map *m);                                     /* "14 sources: 6 named people …" */

#endif

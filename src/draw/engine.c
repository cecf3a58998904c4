/* The one door to Graphviz, and only to its layout: places and paths are read back, nothing is rendered by it.
 *
 * Boxes are given with fixed sizes and no labels, so it needs no fonts, and no text of an article reaches it. Any
 * message of level error counts as a failure, whatever gvLayout returns; a layout that failed is not freed
 * (gvFreeLayout can abort then): the process is about to end anyway. */
#include "draw/draw.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#include <graphviz/gvc.h>

typedef struct engine {
    GVC_t *context;
    lt_symlist_t plugins[2]; /* the context keeps a pointer to them */
    Agraph_t *graph;
    Agnode_t **nodes;
} engine;

/* Graphviz's layouts are plugins. gvContext looks for all kinds of plugins and loads Pango, with everything below it, to
 * measure texts that are not there: most of the time of a small map. So the one plugin that is needed is opened, where
 * the Makefile found Graphviz; where it is not there, Graphviz looks by itself. */
static GVC_t *new_context(engine *e, bool network)
{
    static const char *const symbols[] = {"gvplugin_dot_layout_LTX_library", "gvplugin_neato_layout_LTX_library"};
    void *library = dlopen(network ? GRAPHVIZ_PLUGIN("neato_layout") : GRAPHVIZ_PLUGIN("dot_layout"), RTLD_NOW | RTLD_LOCAL);
    e->plugins[0] = (lt_symlist_t){symbols[network], library ? dlsym(library, symbols[network]) : NULL};
    return e->plugins[0].address ? gvContextPlugins(e->plugins, 0) : gvContext();
}

static int ignore_message(char *message)
{
    (void)message;
    return 0;
}

static void set(void *object, const char *name, const char *value)
{
    agsafeset(object, (char *)name, (char *)value, (char *)"");
}

static void set_number(void *object, const char *name, double value)
{
    char text[48]; /* written without the locale's decimal point */
    long parts = (long)(value * 10000 + 0.5);
    snprintf(text, sizeof text, "%ld.%04ld", parts / 10000, parts % 10000);
    set(object, name, text);
}

static bool start(engine *e, bool directed, const draw_box *boxes, size_t n)
{
    agseterrf(ignore_message);
    agreseterrors();
    *e = (engine){0};
    e->context = new_context(e, !directed);
    e->graph = e->context ? agopen((char *)"map", directed ? Agdirected : Agundirected, NULL) : NULL;
    e->nodes = e->graph ? calloc(n + 1, sizeof *e->nodes) : NULL;
    if (!e->nodes) return false;
    for (size_t i = 0; i < n; i++) {
        char name[24];
        if (boxes[i].left_out) continue;
        snprintf(name, sizeof name, "%zu", i);
        Agnode_t *v = e->nodes[i] = agnode(e->graph, name, 1);
        if (!v) return false;
        set(v, "shape", "box");
        set(v, "fixedsize", "true");
        set(v, "label", "");
        set_number(v, "width", boxes[i].w / 72);
        set_number(v, "height", boxes[i].h / 72);
    }
    return true;
}

static hs_code finish(engine *e, bool worked, const char *name, hs_error *err)
{
    if (worked) gvFreeLayout(e->context, e->graph);
    if (worked) agclose(e->graph);
    if (worked) gvFreeContext(e->context);
    free(e->nodes);
    return worked ? HS_OK : hs_fail(err, HS_EINTERNAL, "draw", "Graphviz could not lay the graph out with %s", name);
}

static bool lay_out(engine *e, const char *name)
{
    return gvLayout(e->context, e->graph, name) == 0 && agerrors() < AGERR;
}

/* ---- dot: rows within given columns ------------------------------------------------------------- */

/* All boxes of a column on one rank, and an invisible chain through the columns that puts the ranks in order. */
static bool pin_columns(engine *e, const draw_box *boxes, size_t n)
{
    int columns = 0;
    for (size_t i = 0; i < n; i++) columns = boxes[i].column >= columns ? boxes[i].column + 1 : columns;
    Agnode_t *before = NULL;
    for (int k = 0; k < columns; k++) {
        char name[24];
        snprintf(name, sizeof name, "column%d", k);
        Agraph_t *rank = agsubg(e->graph, name, 1);
        Agnode_t *anchor = agnode(e->graph, name, 1);
        if (!rank || !anchor) return false;
        set(rank, "rank", "same");
        set(anchor, "fixedsize", "true");
        set(anchor, "label", "");
        set_number(anchor, "width", 0.01);
        set_number(anchor, "height", 0.01);
        agsubnode(rank, anchor, 1);
        for (size_t i = 0; i < n; i++)
            if (e->nodes[i] && boxes[i].column == k) agsubnode(rank, e->nodes[i], 1);
        Agedge_t *link = before ? agedge(e->graph, before, anchor, NULL, 1) : NULL;
        if (before && !link) return false;
        if (link) set(link, "weight", "0");
        before = anchor;
    }
    return true;
}

hs_code draw_engine_columns(draw_box *boxes, size_t n_boxes, const draw_spring *springs, size_t n_springs, hs_error *err)
{
    engine e;
    bool worked = start(&e, true, boxes, n_boxes);
    if (worked) {
        set(e.graph, "rankdir", "LR");
        set(e.graph, "nodesep", "0.055");
        set(e.graph, "ranksep", "1.2");
        set(e.graph, "splines", "false");
        set(e.graph, "searchsize", "50");
        set(e.graph, "nslimit", "20");
        worked = pin_columns(&e, boxes, n_boxes);
    }
    for (size_t i = 0; worked && i < n_springs; i++) {
        char weight[24];
        Agedge_t *edge = agedge(e.graph, e.nodes[springs[i].a], e.nodes[springs[i].b], NULL, 1);
        worked = edge != NULL;
        if (!edge) break;
        snprintf(weight, sizeof weight, "%d", (int)springs[i].weight);
        set(edge, "weight", weight);
    }
    worked = worked && lay_out(&e, "dot");
    for (size_t i = 0; worked && i < n_boxes; i++)
        if (e.nodes[i]) boxes[i].y = -ND_coord(e.nodes[i]).y;
    return finish(&e, worked, "dot", err);
}

/* ---- neato, sfdp ------------------------------------------------------------------------------------ */

static hs_code read_path(draw_spring *s, Agedge_t *edge, bool turned, hs_arena *arena, hs_error *err)
{
    const splines *spl = ED_spl(edge);
    if (!spl || spl->size < 1 || spl->list[0].size < 4) return HS_OK; /* svg.c draws a straight line */
    const bezier *b = &spl->list[0];
    s->n_path = (size_t)b->size;
    s->path = HS_ARRAY(arena, draw_point, s->n_path);
    if (!s->path) return hs_nomem(err);
    for (size_t i = 0; i < s->n_path; i++) {
        pointf p = b->list[turned ? s->n_path - 1 - i : i];
        s->path[i] = (draw_point){p.x, -p.y};
    }
    return HS_OK;
}

/* The path's first point is the one nearer to the box that the spring starts from. */
static bool is_turned(Agedge_t *edge, const draw_box *a, const draw_box *b)
{
    const splines *spl = ED_spl(edge);
    if (!spl || spl->size < 1 || spl->list[0].size < 4) return false;
    pointf p = spl->list[0].list[0];
    double to_a = (p.x - a->x) * (p.x - a->x) + (-p.y - a->y) * (-p.y - a->y);
    double to_b = (p.x - b->x) * (p.x - b->x) + (-p.y - b->y) * (-p.y - b->y);
    return to_b < to_a;
}

hs_code draw_engine_network(const char *name, draw_box *boxes, size_t n_boxes, draw_spring *springs, size_t n_springs,
                            hs_arena *arena, hs_error *err)
{
    engine e;
    Agedge_t **edges = calloc(n_springs + 1, sizeof *edges);
    bool worked = start(&e, false, boxes, n_boxes) && edges;
    hs_code code = HS_OK;
    if (worked) {
        set(e.graph, "overlap", "prism");
        set(e.graph, "splines", n_springs <= 400 ? "true" : "line"); /* routing round the boxes is quadratic */
        set(e.graph, "sep", "+11");
        set(e.graph, "esep", "+5");
        set(e.graph, "start", "7");
        set(e.graph, "normalize", "true");
        set(e.graph, "maxiter", "500");
    }
    for (size_t i = 0; worked && i < n_springs; i++) {
        Agedge_t *edge = edges[i] = agedge(e.graph, e.nodes[springs[i].a], e.nodes[springs[i].b], NULL, 1);
        worked = edge != NULL;
        if (!edge) break;
        const draw_box *a = &boxes[springs[i].a], *b = &boxes[springs[i].b];
        set_number(edge, "len", (a->w + a->h + b->w + b->h) / 4 / 72 + 0.2);
        set_number(edge, "weight", springs[i].weight);
    }
    worked = worked && lay_out(&e, name);
    for (size_t i = 0; worked && i < n_boxes; i++) {
        if (!e.nodes[i]) continue;
        boxes[i].x = ND_coord(e.nodes[i]).x;
        boxes[i].y = -ND_coord(e.nodes[i]).y;
    }
    for (size_t i = 0; worked && code == HS_OK && i < n_springs; i++)
        code = read_path(&springs[i], edges[i], is_turned(edges[i], &boxes[springs[i].a], &boxes[springs[i].b]), arena, err);
    free(edges);
    hs_code ended = finish(&e, worked, name, err);
    return ended != HS_OK ? ended : code;
}

#ifdef __SANITIZE_ADDRESS__
/* Graphviz keeps memory of its own, and fontconfig its list of fonts (for PNG and PDF): what they leak is not ours to report. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libgvc\nleak:libcgraph\nleak:libcdt\nleak:libgvplugin\nleak:libltdl\nleak:libexpat\nleak:libfontconfig\n";
}

const char *__lsan_default_options(void);
const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}
#endif

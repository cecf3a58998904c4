/* What stands over and under the graph: title and figures; the key, which names only what the map holds; the notes. */
#include "draw/draw.h"

#include <math.h>

#include "base/map.h"

static const double ROW = 25, SAMPLE = 38;

/* ---- heading ------------------------------------------------------------------------------------ */

/* Attributions behind the drawn lines, each once, however many sources it has and outlets it passed; with
 * `quoted`, those whose words are quoted. Lines that bring no evidence count by their weight. */
static hs_code count_statements(const draw_map *m, bool quoted, uint64_t *out)
{
    hs_map seen = {0};
    *out = 0;
    for (size_t i = 0; i < m->n_ties; i++) {
        const hs_edge *e = m->ties[i].edge;
        if (hs_edge_is_relation(e->type) || (quoted && e->type != HS_QUOTED_BY)) continue;
        if (!e->n_evidence && m->cards[m->ties[i].from].statements) *out += e->weight;
        for (size_t k = 0; k < e->n_evidence; k++) {
            bool added;
            hs_str key = hs_arena_printf(m->arena, "%u %.*s", e->evidence[k].article, HS_FMT(e->evidence[k].id));
            if (!key.p || !hs_map_at(&seen, key, &added)) { hs_map_release(&seen); return HS_ENOMEM; }
        }
    }
    *out += seen.n;
    hs_map_release(&seen);
    return HS_OK;
}

static uint64_t count_sources(const draw_map *m, uint64_t of_kind[HS_KINDS])
{
    uint64_t n = 0;
    for (size_t i = 0; i < m->n_cards; i++) {
        n += m->cards[i].statements > 0;
        of_kind[m->cards[i].node->kind] += m->cards[i].statements > 0;
    }
    return n;
}

hs_str draw_summary(const draw_map *m)
{
    static const struct { hs_kind kind; const char *one, *many; } words[] = {
        {HS_PERSON, "named person", "named people"}, {HS_ANONYMOUS_SOURCE, "unnamed", "unnamed"},
        {HS_ORGANIZATION, "organization", "organizations"}, {HS_OFFICE, "office", "offices"}, {HS_OUTLET, "news outlet", "news outlets"},
        {HS_COLLECTIVE_SOURCE, "group", "groups"}, {HS_DOCUMENT_SOURCE, "document", "documents"}};
    uint64_t of_kind[HS_KINDS] = {0}, sources = count_sources(m, of_kind), statements, quoted;
    if (!sources) return HS_S("No sources.");
    if (count_statements(m, false, &statements) != HS_OK || count_statements(m, true, &quoted) != HS_OK) return HS_NONE;
    hs_buf b;
    hs_buf_init(&b);
    hs_buf_printf(&b, "%llu source%s", (unsigned long long)sources, sources == 1 ? "" : "s");
    const char *between = ": ";
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint64_t n = of_kind[words[i].kind];
        if (!n) continue;
        hs_buf_printf(&b, "%s%llu %s", between, (unsigned long long)n, n == 1 ? words[i].one : words[i].many);
        between = ", ";
    }
    hs_buf_printf(&b, ". %llu statement%s, %llu quoted.", (unsigned long long)statements, statements == 1 ? "" : "s", (unsigned long long)quoted);
    hs_str out = hs_arena_str(m->arena, hs_buf_view(&b));
    hs_buf_release(&b);
    return out;
}

static hs_str origin(const draw_map *m)
{
    const hs_graph *g = m->graph;
    if (g->n_articles != 1) return g->n_articles ? hs_arena_printf(m->arena, "%zu articles", g->n_articles) : HS_NONE;
    const hs_graph_article *a = &g->articles[0];
    hs_str parts[3] = {draw_clean(a->outlet, 80, m->arena), draw_clean(a->published, 40, m->arena), draw_clean(a->author, 80, m->arena)};
    if (parts[1].n > 10 && parts[1].p[10] == 'T') parts[1].n = 10; /* the day is enough */
    hs_buf b;
    hs_buf_init(&b);
    for (int i = 0; i < 3; i++)
        if (parts[i].n) hs_buf_printf(&b, "%s%.*s", b.n ? " · " : "", HS_FMT(parts[i]));
    hs_str out = b.n ? hs_arena_str(m->arena, hs_buf_view(&b)) : HS_NONE;
    hs_buf_release(&b);
    return out;
}

hs_code draw_heading_make(draw_heading *out, const draw_map *m, double width, hs_error *err)
{
    if (!m->title.n) return HS_OK;
    hs_str from = origin(m), figures = draw_summary(m);
    if (!figures.p) return hs_nomem(err);
    HS_TRY(draw_wrap(&out->title, m->title, 19, true, width, 3, m->arena, err));
    hs_str both = from.n ? hs_arena_printf(m->arena, "%.*s — %.*s", HS_FMT(from), HS_FMT(figures)) : figures;
    HS_TRY(draw_wrap(&out->sub, both, 12, false, width, 4, m->arena, err));
    out->height = (double)out->title.n * 24 + (double)out->sub.n * 16;
    return HS_OK;
}

/* ---- key ------------------------------------------------------------------------------------------ */

typedef struct key {
    draw_legend *legend;
    const draw_map *m;
    double x, y;
} key;

/* Makes room for a sample and its words; starts a new row where they don't fit. */
static void room(key *k, double sample, hs_str words)
{
    double w = sample + 7 + draw_width(words, 11, false) + 20;
    if (k->x > 0 && k->x + w > k->legend->width) { k->x = 0; k->y += ROW; }
    draw_text(&k->legend->svg, "key", k->x + sample + 7, k->y + 4, words);
}

static void next(key *k, double sample, hs_str words)
{
    k->x += sample + 7 + draw_width(words, 11, false) + 20;
}

static void row(key *k)
{
    if (k->x > 0) { k->x = 0; k->y += ROW; }
}

static void line_sample(key *k, const char *class_name, bool relation, double width, hs_str words)
{
    hs_buf *b = &k->legend->svg;
    room(k, SAMPLE, words);
    double end = k->x + SAMPLE - (relation ? 1 : 5.5 + width), half = 2.6 + 0.8 * width, tip = k->x + SAMPLE;
    hs_buf_printf(b, "<g class=\"%s\"><path class=\"line\" stroke-width=\"%.1f\" d=\"M%.1f %.1fH%.1f\"/>", class_name, width, k->x, k->y, end);
    if (relation) hs_buf_printf(b, "<path class=\"open\" d=\"M%.1f %.1fl6 3.2l-6 3.2\"/></g>\n", tip - 6, k->y - 3.2);
    else hs_buf_printf(b, "<path class=\"arrow\" d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fz\"/></g>\n", tip - 6.5 - width, k->y - half, tip, k->y, tip - 6.5 - width, k->y + half);
    next(k, SAMPLE, words);
}

static void kinds(key *k)
{
    bool here[HS_KINDS] = {false}, own = false;
    for (size_t i = 0; i < k->m->n_cards; i++) {
        const draw_card *c = &k->m->cards[i];
        if (!c->folded && !c->own) here[c->node->kind] = true;
        own |= c->own;
    }
    for (int kind = 0; kind <= HS_KINDS; kind++) {
        bool last = kind == HS_KINDS;
        hs_kind shown = last ? HS_OUTLET : (hs_kind)kind;
        if (last ? !own : !here[kind]) continue;
        hs_str words = last ? k->m->graph->n_articles > 1 ? HS_S("where articles appeared") : HS_S("where the article appeared") : hs_cstr(draw_kind_words(shown));
        room(k, SAMPLE, words);
        hs_buf_printf(&k->legend->svg, "<g class=\"%s%s\">", draw_kind_class(shown), last ? " own" : "");
        draw_outline(&k->legend->svg, shown, last, k->x + SAMPLE / 2, k->y, SAMPLE, 22);
        draw_disc(&k->legend->svg, shown, k->x + SAMPLE / 2 - (shown == HS_COLLECTIVE_SOURCE ? 2 : 0), k->y);
        hs_buf_cstr(&k->legend->svg, "</g>\n");
        next(k, SAMPLE, words);
    }
}

static void lines(key *k)
{
    static const hs_str words[HS_EDGE_RELATION] = {HS_S("quoted in their own words by"), HS_S("cited in indirect speech by"), HS_S("reported on by")};
    bool here[HS_EDGE_TYPES] = {false};
    for (size_t i = 0; i < k->m->n_ties; i++)
        if (!k->m->ties[i].folded) here[k->m->ties[i].edge->type] = true;
    for (int t = 0; t < HS_EDGE_TYPES; t++) {
        if (!here[t]) continue;
        bool relation = hs_edge_is_relation((hs_edge_type)t);
        line_sample(k, draw_edge_class((hs_edge_type)t), relation, relation ? 1.3 : 2, relation ? hs_cstr(draw_edge_words((hs_edge_type)t)) : words[t]);
    }
}

static void sizes(key *k)
{
    double widest = 0;
    bool counted = false;
    for (size_t i = 0; i < k->m->n_ties; i++) widest = fmax(widest, k->m->ties[i].edge->weight);
    for (size_t i = 0; i < k->m->n_cards; i++) counted |= k->m->cards[i].statements > 0;
    if (counted) {
        hs_str words = HS_S("statements by this source; the more, the larger its name");
        room(k, 20, words);
        draw_text(&k->legend->svg, "strong", k->x, k->y + 4, HS_S("×3"));
        next(k, 20, words);
    }
    if (widest > 1) line_sample(k, "reported-by", false, 5, HS_S("wider line: more statements"));
}

static hs_code note(key *k, hs_str text, const char *class_name, hs_error *err)
{
    draw_lines v;
    if (!text.n) return HS_OK;
    HS_TRY(draw_wrap(&v, draw_clean(text, 900, k->m->arena), 11, false, k->legend->width, 6, k->m->arena, err));
    for (size_t i = 0; i < v.n; i++, k->y += 15) draw_text(&k->legend->svg, class_name, 0, k->y + 4, v.v[i].text);
    return HS_OK;
}

/* Who is named with an office or a body but neither speaks nor is tied to anyone. */
static hs_str others(const draw_map *m)
{
    enum { MOST = 500 };
    hs_buf b;
    hs_buf_init(&b);
    for (size_t i = 0; i < m->n_cards && b.n < MOST; i++) {
        if (!m->cards[i].aside) continue;
        hs_buf_printf(&b, "%s%.*s", b.n ? "; " : "Named too, but not as a source: ", HS_FMT(m->cards[i].label));
        hs_str words = draw_relation_words(m, &m->ties[m->first_tie[i]]);
        if (words.n) hs_buf_printf(&b, " (%.*s)", HS_FMT(words));
    }
    if (b.n) hs_buf_cstr(&b, b.n < MOST ? "." : " and others.");
    hs_str out = b.n ? hs_arena_str(m->arena, hs_buf_view(&b)) : HS_NONE;
    hs_buf_release(&b);
    return out;
}

hs_code draw_legend_make(draw_legend *out, const draw_map *m, double width, hs_error *err)
{
    key k = {.legend = out, .m = m, .y = 22};
    out->width = width;
    hs_buf_printf(&out->svg, "<path class=\"rule\" d=\"M0 0H%.1f\"/>\n", width);
    kinds(&k);
    row(&k);
    lines(&k);
    sizes(&k);
    row(&k);
    HS_TRY(note(&k, others(m), "key", err));
    HS_TRY(note(&k, m->graph->left_out, "strong", err));
    HS_TRY(note(&k, m->note, "strong", err));
    HS_TRY(note(&k, m->n_cards ? HS_S("Drawn is who is reported to have said something, and through whom. Whether it is true is not.") : HS_S("There is nothing to draw: the graph has no nodes."), "quiet", err));
    out->height = k.y;
    return HS_OK;
}

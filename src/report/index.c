/* The index of many articles: the corpus in figures, its map, and a row an article that leads to its page. */
#include <stdlib.h>
#include <string.h>

#include "report/page.h"

typedef struct row {
    uint32_t title, outlet, published, file; /* offsets of strings in `text`; each with a NUL at its end */
    uint32_t words, statements, sources, unnamed, second_hand, quoted, looked_at;
    bool reviewed;
} row;

struct hs_report_index {
    double min_confidence;
    hs_buf text;
    row *v;
    size_t n, cap;
    hs_arena scratch;
};

hs_report_index *hs_report_index_new(double min_confidence, hs_error *err)
{
    hs_report_index *x = calloc(1, sizeof *x);
    if (!x) {
        hs_nomem(err);
        return NULL;
    }
    x->min_confidence = min_confidence;
    hs_buf_init(&x->text);
    hs_arena_init(&x->scratch);
    return x;
}

void hs_report_index_free(hs_report_index *x)
{
    if (!x) return;
    hs_buf_release(&x->text);
    hs_arena_release(&x->scratch);
    free(x->v);
    free(x);
}

/* Keeps a string, cleaned and escaped as the page shows it. */
static uint32_t keep(hs_report_index *x, hs_str s, size_t max)
{
    uint32_t at = (uint32_t)x->text.n;
    html_line(&x->text, s, max);
    hs_buf_char(&x->text, '\0');
    return at;
}

static hs_code count(hs_report_index *x, const hs_record *r, row *w, hs_error *err)
{
    bool *seen = HS_ARRAY(&x->scratch, bool, r->entities.n + 1);
    page p = {.r = r};
    if (!seen) return hs_nomem(err);
    for (size_t i = 0; i < r->attributions.n; i++) {
        const hs_attribution *a = &r->attributions.v[i];
        if (!hs_attribution_stands(a, x->min_confidence)) continue;
        w->statements++;
        w->unnamed += a->source_type == HS_ANONYMOUS;
        w->second_hand += page_second_hand(&p, a);
        w->quoted += a->mode != HS_INDIRECT;
        w->looked_at += a->review != HS_REVIEW_NONE;
        for (size_t k = 0; k < a->n_sources; k++) {
            if (!page_entity(&p, a->sources[k]) || seen[a->sources[k]]) continue;
            seen[a->sources[k]] = true;
            w->sources++;
        }
    }
    return HS_OK;
}

hs_code hs_report_index_add(hs_report_index *x, const hs_record *record, hs_str file, hs_error *err)
{
    if (x->n == x->cap) {
        size_t more = x->cap ? 2 * x->cap : 64;
        row *v = realloc(x->v, more * sizeof *v);
        if (!v) return hs_nomem(err);
        x->v = v;
        x->cap = more;
    }
    row *w = &x->v[x->n];
    *w = (row){.words = record->words, .reviewed = record->reviewed};
    hs_arena_clear(&x->scratch);
    HS_TRY(count(x, record, w, err));
    w->title = keep(x, record->title.n ? record->title : record->id, 160);
    w->outlet = keep(x, record->outlet, 80);
    w->published = keep(x, record->published, 32);
    w->file = keep(x, file, 200);
    if (x->text.failed) return hs_nomem(err);
    x->n++;
    return HS_OK;
}

hs_str hs_report_file(hs_str id, hs_arena *arena)
{
    enum { MOST = 60 };
    char name[MOST + 1];
    size_t n = 0;
    for (size_t i = 0; i < id.n && n < MOST; i++) {
        char c = id.p[i];
        bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
        if (plain) name[n++] = c;
        else if (n && name[n - 1] != '-') name[n++] = '-';
    }
    return hs_arena_printf(arena, "%.*s-%08x.html", (int)n, name, (unsigned)(hs_str_hash(id) & 0xFFFFFFFF));
}

static const char *kept(const hs_report_index *x, uint32_t at)
{
    return x->text.p + at;
}

static void put_share_cell(hs_buf *out, uint32_t part, uint32_t whole)
{
    hs_buf_printf(out, "<td class=\"num\" data-v=\"%.4f\">", whole ? (double)part / whole : -1);
    html_share(out, part, whole);
    hs_buf_cstr(out, "</td>");
}

static void put_row(hs_buf *out, const hs_report_index *x, const row *w)
{
    hs_buf_printf(out, "<tr><th scope=\"row\"><a href=\"%s\">%s</a></th><td>%s</td><td class=\"date\">%s</td>", kept(x, w->file), kept(x, w->title), kept(x, w->outlet), kept(x, w->published));
    hs_buf_printf(out, "<td class=\"num\">%u</td><td class=\"num\">%u</td><td class=\"num\">%u</td>", w->words, w->statements, w->sources);
    put_share_cell(out, w->unnamed, w->statements);
    put_share_cell(out, w->second_hand, w->statements);
    put_share_cell(out, w->quoted, w->statements);
    hs_buf_printf(out, "<td class=\"num\" data-v=\"%u\">%u%s</td></tr>\n", w->looked_at + (w->reviewed ? 1000000 : 0), w->looked_at, w->reviewed ? ", read" : "");
}

static hs_code put_body(hs_buf *out, const hs_report_index *x, const hs_stats *stats, hs_str svg, hs_str no_map, hs_error *err)
{
    hs_buf_cstr(out, "<body>\n<header class=\"top\"><h1>The sources of ");
    html_counted(out, x->n, "article", "articles");
    hs_buf_cstr(out, "</h1>\n<nav aria-label=\"Parts of this page\"><a href=\"#figures\">Figures</a> <a href=\"#map-all\">Map</a> <a href=\"#articles\">Articles</a></nav></header>\n<main class=\"below\">\n"
                     "<section id=\"figures\" aria-labelledby=\"h-figures\"><h2 id=\"h-figures\">In plain figures</h2>\n");
    HS_TRY(figures_write(out, stats, err));
    hs_buf_cstr(out, "</section>\n<section id=\"map-all\" aria-labelledby=\"h-map\"><h2 id=\"h-map\">The map</h2>\n<input type=\"checkbox\" id=\"natural\"> <label for=\"natural\">in its own size (scrolls)</label>\n<div class=\"index-map scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Map, scrolls\">\n");
    if (svg.n) hs_buf_str(out, svg);
    else {
        hs_buf_cstr(out, "<p class=\"quiet\">");
        html_line(out, no_map.n ? no_map : HS_S("There is nothing to draw."), 400);
        hs_buf_cstr(out, "</p>");
    }
    hs_buf_cstr(out, "</div></section>\n<section id=\"articles\" aria-labelledby=\"h-articles\"><h2 id=\"h-articles\">Articles</h2>\n"
        "<div class=\"bar js-only\" role=\"search\"><label for=\"filter\">Search</label> <input type=\"search\" id=\"filter\" autocomplete=\"off\"> <span id=\"found\" role=\"status\"></span></div>\n"
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of articles, scrolls\"><table class=\"sortable\"><thead><tr><th scope=\"col\">Article</th><th scope=\"col\">Outlet</th><th scope=\"col\">Published</th>"
        "<th scope=\"col\" class=\"num\">Words</th><th scope=\"col\" class=\"num\">State&shy;ments</th><th scope=\"col\" class=\"num\">Sources</th><th scope=\"col\" class=\"num\">Not named</th>"
        "<th scope=\"col\" class=\"num\">Second-hand</th><th scope=\"col\" class=\"num\">Quoted</th><th scope=\"col\" class=\"num\">Looked at</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < x->n && !out->failed; i++) put_row(out, x, &x->v[i]);
    hs_buf_cstr(out, "</tbody></table></div>\n<p class=\"quiet\">Not named, second-hand, quoted: shares of the article’s statements. Looked at: statements that a person has judged; “read”: "
                     "a person read the whole article.</p></section>\n</main>\n<footer><p class=\"quiet\">hearsay " HS_VERSION
                     ". These pages open without a network and send nothing anywhere. They show who speaks, not whether it is true.</p></footer>\n");
    return out->failed ? hs_nomem(err) : HS_OK;
}

hs_code hs_write_report_index(const hs_report_index *x, const hs_stats *stats, hs_str svg, hs_str no_map, hs_sink sink, hs_error *err)
{
    hs_buf out;
    hs_buf_init(&out);
    hs_code code = frame_open(&out, HS_S("Who said so"), frame_svg_style(svg), false, err);
    if (code == HS_OK) code = put_body(&out, x, stats, svg, no_map, err);
    if (code == HS_OK) {
        frame_close(&out, false);
        code = out.failed ? hs_nomem(err) : sink.write(sink.ctx, out.p, out.n, err);
    }
    hs_buf_release(&out);
    return code;
}

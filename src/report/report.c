/* The page of an article, put together in memory and handed over at once. The security policy stands first in the
 * head and names the SHA-256 of each style sheet and script that the page carries: nothing else is loaded or run, and
 * there is nowhere for the page to send anything. */
#include <string.h>

#include "base/sha256.h"
#include "report/page.h"

/* ---- the frame ------------------------------------------------------------------------------------ */

static hs_str asset(const char *from, const char *to)
{
    return (hs_str){from, (size_t)(to - from)};
}

static hs_str css(void) { return asset(hs_report_css, hs_report_css_end); }
static hs_str table_js(void) { return asset(hs_report_table_js, hs_report_table_js_end); }
static hs_str page_js(void) { return asset(hs_report_page_js, hs_report_page_js_end); }

/* 'sha256-BASE64' of what stands between the tags. */
static void put_hash(hs_buf *out, hs_str s)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    uint8_t d[33] = {0};
    hs_sha256(s.p, s.n, d);
    hs_buf_cstr(out, " 'sha256-");
    for (int i = 0; i < 33; i += 3) {
        uint32_t v = (uint32_t)d[i] << 16 | (uint32_t)d[i + 1] << 8 | d[i + 2];
        for (int k = 0; k < 4; k++) hs_buf_char(out, i == 30 && k == 3 ? '=' : digits[v >> (18 - 6 * k) & 63]);
    }
    hs_buf_char(out, '\'');
}

hs_str frame_svg_style(hs_str svg)
{
    const char *from = svg.p ? memmem(svg.p, svg.n, "<style>", 7) : NULL;
    if (!from) return HS_S("");
    from += 7;
    const char *to = memmem(from, (size_t)(svg.p + svg.n - from), "</style>", 8);
    return to ? (hs_str){from, (size_t)(to - from)} : HS_S("");
}

hs_code frame_open(hs_buf *out, hs_str title, hs_str svg_style, bool article, hs_error *err)
{
    hs_buf_cstr(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src");
    put_hash(out, css());
    if (svg_style.n) put_hash(out, svg_style);
    hs_buf_cstr(out, "; script-src");
    put_hash(out, table_js());
    if (article) put_hash(out, page_js());
    hs_buf_cstr(out, "; base-uri 'none'; form-action 'none'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
                     "<meta name=\"generator\" content=\"hearsay " HS_VERSION "\">\n<title>");
    html_line(out, title, 200);
    hs_buf_cstr(out, "</title>\n<style>");
    hs_buf_str(out, css());
    hs_buf_cstr(out, "</style>\n</head>\n");
    return out->failed ? hs_nomem(err) : HS_OK;
}

void frame_close(hs_buf *out, bool article)
{
    hs_buf_cstr(out, "<script>");
    hs_buf_str(out, table_js());
    hs_buf_cstr(out, "</script>\n");
    if (article) {
        hs_buf_cstr(out, "<script>");
        hs_buf_str(out, page_js());
        hs_buf_cstr(out, "</script>\n");
    }
    hs_buf_cstr(out, "</body>\n</html>\n");
}

/* ---- the article's page ------------------------------------------------------------------------------ */

static hs_code prepare(page *p)
{
    const hs_record *r = p->r;
    p->shown = HS_ARRAY(p->arena, bool, r->attributions.n + 1);
    p->number = HS_ARRAY(p->arena, uint32_t, r->attributions.n + 1);
    p->is_source = HS_ARRAY(p->arena, bool, r->entities.n + 1);
    if (!p->shown || !p->number || !p->is_source) return hs_nomem(p->err);
    for (size_t i = 0; i < r->attributions.n; i++) {
        const hs_attribution *a = &r->attributions.v[i];
        p->shown[i] = hs_attribution_stands(a, p->in->min_confidence);
        if (!p->shown[i]) continue;
        p->number[i] = ++p->n_shown;
        for (size_t k = 0; k < a->n_sources; k++)
            if (page_entity(p, a->sources[k])) p->is_source[a->sources[k]] = true;
    }
    return hs_descriptions(&p->description, r, p->arena, p->err);
}

static void put_meta(page *p, hs_str s, const char *before)
{
    if (!s.n) return;
    hs_buf_cstr(&p->out, before);
    html_line(&p->out, s, 200);
}

static hs_str page_title(const page *p)
{
    static const char untitled[] = "Who said so";
    return p->r->title.n ? p->r->title : hs_cstr(untitled);
}

static void put_head(page *p)
{
    hs_buf *b = &p->out;
    hs_buf_cstr(b, "<body>\n<a class=\"skip\" href=\"#text\">To the text</a>\n<header class=\"top\">");
    if (p->in->index.n) {
        hs_buf_cstr(b, "<p class=\"up\"><a href=\"");
        html_line(b, p->in->index, 400);
        hs_buf_cstr(b, "\">All articles</a></p>");
    }
    hs_buf_cstr(b, "<h1>");
    html_line(b, page_title(p), 400);
    hs_buf_cstr(b, "</h1>\n<p class=\"meta\">");
    hs_str first = p->r->outlet.n ? p->r->outlet : HS_S("Outlet not known");
    html_line(b, first, 200);
    put_meta(p, p->r->author, " · ");
    put_meta(p, p->r->published, " · ");
    put_meta(p, p->r->section, " · ");
    hs_buf_cstr(b, "</p>\n<nav aria-label=\"Parts of this page\"><a href=\"#text\">Text</a> <a href=\"#map\">Map</a> <a href=\"#statements\">Statements</a> "
                   "<a href=\"#sources\">Sources</a> <a href=\"#figures\">Figures</a>");
    if (p->r->indicators.p) hs_buf_cstr(b, " <a href=\"#indicators\">Rules</a>");
    hs_buf_cstr(b, " <a href=\"#about\">About</a></nav>\n<div class=\"bar js-only\" role=\"search\"><label for=\"find\">Search</label> <input type=\"search\" id=\"find\" "
                   "autocomplete=\"off\" spellcheck=\"false\"> <span id=\"found\" role=\"status\"></span></div>\n</header>\n");
}

static hs_code put_text(page *p)
{
    hs_buf_cstr(&p->out, "<section id=\"text\" aria-labelledby=\"h-text\"><div class=\"map-head\"><h2 id=\"h-text\">The text</h2><div class=\"js-only\" id=\"doing\"></div></div>\n<p class=\"keys\"><span class=\"seg s\">source</span> <span class=\"seg k\">words "
                         "that attribute</span> <span class=\"seg c dir\">quoted</span> <span class=\"seg c ind\">in indirect speech</span> <span class=\"ref\">1</span> statement "
                         "<span class=\"ref doubt\">2?</span> uncertain <span class=\"ref seen\">3</span> reviewed</p>\n<div class=\"prose\">\n");
    if (p->r->has_text) HS_TRY(page_text(p));
    else hs_buf_cstr(&p->out, "<p class=\"quiet\">The record was kept without the article’s text; the statements stand below.</p>\n");
    hs_buf_cstr(&p->out, "</div></section>\n");
    return HS_OK;
}

static void put_map(page *p)
{
    hs_buf *b = &p->out;
    hs_buf_cstr(b, "<section id=\"map\" aria-labelledby=\"h-map\"><div class=\"map-head\"><h2 id=\"h-map\">The map</h2>"
                   "<div class=\"zoom js-only\" role=\"group\" aria-label=\"Size of the map\"><button type=\"button\" id=\"smaller\" aria-label=\"smaller\">−</button>"
                   "<button type=\"button\" id=\"fit\">fit</button><button type=\"button\" id=\"larger\" aria-label=\"larger\">+</button></div></div>\n"
                   "<div class=\"map\" tabindex=\"0\" role=\"region\" aria-label=\"Map, scrolls\">\n");
    if (p->in->svg.n) hs_buf_str(b, p->in->svg);
    else {
        hs_buf_cstr(b, "<p class=\"quiet\">");
        html_line(b, p->in->no_map.n ? p->in->no_map : HS_S("There is no map: nobody but the article’s own outlet speaks."), 400);
        hs_buf_cstr(b, "</p>\n");
    }
    hs_buf_cstr(b, "</div>\n<div id=\"panel\" class=\"panel js-only\" role=\"region\" aria-label=\"What was chosen\" tabindex=\"-1\" hidden></div></section>\n");
}

static void put_about(page *p)
{
    hs_buf *b = &p->out;
    hs_buf_cstr(b, "<footer id=\"about\"><h2>About this page</h2>\n<p>A program read the text and marked who is reported to have said what, and through whom. It shows who "
                   "speaks in an article, not whether it is true, and it makes mistakes: each entry says how certain the program is, and can be marked as right or wrong here. "
                   "The marks stay in this browser until they are downloaded as a corrections file, which <code>hearsay report --corrections FILE</code> puts into effect.</p>\n<p class=\"quiet\">hearsay " HS_VERSION);
    put_meta(p, p->r->model_name, ", model ");
    put_meta(p, p->r->model_version, " ");
    hs_buf_cstr(b, " · article ");
    html_line(b, p->r->id, 200);
    hs_buf_cstr(b, " · ");
    html_counted(b, p->r->words, "word", "words");
    hs_buf_cstr(b, ". This file opens without a network and sends nothing anywhere.</p></footer>\n"
                   "<div id=\"tray\" class=\"tray js-only\" role=\"region\" aria-label=\"Your corrections\" hidden></div>\n");
}

static hs_code assemble(page *p)
{
    HS_TRY(prepare(p));
    HS_TRY(frame_open(&p->out, page_title(p), frame_svg_style(p->in->svg), true, p->err));
    put_head(p);
    hs_buf_cstr(&p->out, "<main>\n<div class=\"pair\">\n");
    HS_TRY(put_text(p));
    put_map(p);
    hs_buf_cstr(&p->out, "</div>\n<div class=\"below\">\n");
    HS_TRY(page_figures(p));
    HS_TRY(page_indicators(p));
    HS_TRY(page_sources(p));
    HS_TRY(page_statements(p));
    hs_buf_cstr(&p->out, "</div>\n</main>\n");
    put_about(p);
    HS_TRY(page_data(p));
    frame_close(&p->out, true);
    return p->out.failed ? hs_nomem(p->err) : HS_OK;
}

hs_code hs_write_report(const hs_report_page *in, hs_sink out, hs_error *err)
{
    hs_arena arena;
    hs_arena_init(&arena);
    page p = {.in = in, .r = in->record, .arena = &arena, .err = err};
    hs_buf_init(&p.out);
    hs_code code = assemble(&p);
    if (code == HS_OK) code = out.write(out.ctx, p.out.p, p.out.n, err);
    hs_buf_release(&p.out);
    hs_arena_release(&arena);
    return code;
}

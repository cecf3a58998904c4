/* What the audit found (`hearsay audit` writes it into the record): each with the words it rests on and the published
 * rule behind it. Without an audit the section is left out. */
#include "base/json.h"
#include "base/map.h"
#include "report/page.h"

static const char *severity_words(hs_str s)
{
    return hs_str_is(s, "warning") ? "Warning" : hs_str_is(s, "caution") ? "Caution" : hs_str_is(s, "note") ? "Note" : "Figure";
}

static const char *severity_class(hs_str s)
{
    return hs_str_is(s, "warning") ? "warning" : hs_str_is(s, "caution") ? "caution" : hs_str_is(s, "note") ? "note" : "figure";
}

static void put_statements(page *p, const hs_map *by_id, const hs_json *ids)
{
    enum { SHOWN = 30 };
    int n = 0;
    for (const hs_json *v = hs_json_first(ids); v && n < SHOWN; v = hs_json_next(v)) {
        const uint64_t *at = hs_map_find(by_id, hs_json_str(v));
        if (!at || !p->number[*at]) continue;
        hs_buf_cstr(&p->out, n++ ? ", " : "<p class=\"where\">Statements: ");
        hs_buf_printf(&p->out, "<a href=\"#s%zu\" data-go=\"%zu\">%u</a>", (size_t)*at, (size_t)*at, p->number[*at]);
    }
    if (n) hs_buf_cstr(&p->out, n == SHOWN ? " …</p>" : "</p>");
}

/* The words in the text that it rests on, where it names no statement. */
static void put_evidence(page *p, const hs_json *spans)
{
    enum { SHOWN = 6 };
    int n = 0;
    for (const hs_json *v = hs_json_first(spans); v && n < SHOWN && p->r->has_text; v = hs_json_next(v)) {
        uint64_t b = 0, e = 0;
        const hs_json *first = hs_json_first(v);
        if (!hs_json_uint(first, UINT32_MAX, &b) || !hs_json_uint(hs_json_next(first), UINT32_MAX, &e)) continue;
        hs_buf_cstr(&p->out, n++ ? " · “" : "<p class=\"where\">“");
        html_line(&p->out, hs_text_slice(&p->r->text, (hs_span){(uint32_t)b, (uint32_t)e}), 160);
        hs_buf_cstr(&p->out, "”");
    }
    if (n) hs_buf_cstr(&p->out, "</p>");
}

static void put_indicator(page *p, const hs_map *by_id, const hs_json *o)
{
    hs_str severity = hs_json_str(hs_json_get(o, "severity")), rule = hs_json_str(hs_json_get(o, "rule"));
    hs_buf_printf(&p->out, "<li class=\"ind-%s\"><p><span class=\"sev %s\">%s</span> ", severity_class(severity), severity_class(severity), severity_words(severity));
    html_line(&p->out, hs_json_str(hs_json_get(o, "message")), 1000);
    hs_buf_cstr(&p->out, "</p>");
    const hs_json *ids = hs_json_get(o, "attributions");
    if (hs_json_first(ids)) put_statements(p, by_id, ids);
    else put_evidence(p, hs_json_get(o, "evidence"));
    hs_buf_cstr(&p->out, "<p class=\"rule quiet\">Rule <code>");
    html_line(&p->out, rule, 80);
    hs_buf_cstr(&p->out, "</code>");
    hs_str publisher = hs_json_str(hs_json_get(o, "publisher"));
    if (publisher.n) {
        hs_buf_cstr(&p->out, ", after ");
        html_line(&p->out, publisher, 400);
    }
    hs_buf_cstr(&p->out, "</p></li>\n");
}

static hs_code write_all(page *p, const hs_map *by_id)
{
    hs_json *list = hs_json_parse(p->r->indicators, "report", p->err);
    if (!list) return p->err ? p->err->code : HS_EFORMAT;
    static const char *const order[] = {"warning", "caution", "note", NULL};
    hs_buf_cstr(&p->out, "<section id=\"indicators\" aria-labelledby=\"h-indicators\"><h2 id=\"h-indicators\">What the rules of the trade ask</h2>\n<p class=\"lead\">Published "
                         "editorial rules, checked against the words of the article. They say where to look, not whether it is true.</p>\n<ul class=\"inds\">\n");
    for (size_t k = 0; k < 4; k++)
        for (const hs_json *o = hs_json_first(list); o; o = hs_json_next(o)) {
            hs_str severity = hs_json_str(hs_json_get(o, "severity"));
            bool figure = !hs_str_is(severity, "warning") && !hs_str_is(severity, "caution") && !hs_str_is(severity, "note");
            if (order[k] ? hs_str_is(severity, order[k]) : figure) put_indicator(p, by_id, o);
        }
    hs_buf_cstr(&p->out, "</ul></section>\n");
    hs_json_free(list);
    return p->out.failed ? hs_nomem(p->err) : HS_OK;
}

hs_code page_indicators(page *p)
{
    hs_map by_id = {0};
    hs_code code = HS_OK;
    if (!p->r->indicators.p) return HS_OK;
    for (size_t i = 0; i < p->r->attributions.n && code == HS_OK; i++) {
        uint64_t *at = hs_map_at(&by_id, p->r->attributions.v[i].id, NULL);
        if (at) *at = i;
        else code = hs_nomem(p->err);
    }
    if (code == HS_OK) code = write_all(p, &by_id);
    hs_map_release(&by_id);
    return code;
}

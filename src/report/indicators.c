/* What the audit found: each with the words it rests on, what the rule asks for, and whose rule it is. A record without
 * an audit has no such section. */
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

static const hs_rule_info *rule_named(hs_str name)
{
    for (int i = 0; i < HS_RULES; i++)
        if (hs_str_is(name, hs_rules[i].name)) return &hs_rules[i];
    return NULL;
}

/* What the rule asks for and whose it is. An address comes from our own table, never from a record. */
static void put_rule(page *p, const hs_rule_info *info, hs_str rule, hs_str publisher)
{
    hs_buf_cstr(&p->out, "<p class=\"rule quiet\">");
    if (info) {
        html_line(&p->out, hs_cstr(info->asks), 400);
        hs_buf_char(&p->out, ' ');
    }
    hs_buf_cstr(&p->out, "(<code>");
    html_line(&p->out, rule, 80);
    hs_buf_cstr(&p->out, "</code>");
    if (publisher.n) {
        hs_buf_cstr(&p->out, ", after ");
        if (info && info->address) hs_buf_printf(&p->out, "<a href=\"%s\" rel=\"noreferrer noopener\">", info->address);
        html_line(&p->out, publisher, 400);
        if (info && info->address) hs_buf_cstr(&p->out, "</a>");
    }
    hs_buf_cstr(&p->out, ")</p>");
}

static void put_finding(page *p, const hs_map *by_id, const hs_json *o)
{
    hs_buf_cstr(&p->out, "<li><p>");
    html_line(&p->out, hs_json_str(hs_json_get(o, "message")), 1000);
    hs_buf_cstr(&p->out, "</p>");
    const hs_json *ids = hs_json_get(o, "attributions");
    if (hs_json_first(ids)) put_statements(p, by_id, ids);
    else put_evidence(p, hs_json_get(o, "evidence"));
    hs_buf_cstr(&p->out, "</li>\n");
}

/* Which of the four: warnings come first, figures last. */
static int rank(const hs_json *o)
{
    hs_str s = hs_json_str(hs_json_get(o, "severity"));
    return hs_str_is(s, "warning") ? 0 : hs_str_is(s, "caution") ? 1 : hs_str_is(s, "note") ? 2 : 3;
}

/* A rule with all its findings, of which the first few are seen at once. info NULL: what this version does not know. */
static void put_rule_card(page *p, const hs_map *by_id, const hs_json *list, const hs_rule_info *info, int which)
{
    enum { SEEN = 3 };
    int n = 0, in_all = 0;
    const hs_json *last = NULL;
    for (const hs_json *o = hs_json_first(list); o; o = hs_json_next(o))
        in_all += rank(o) == which && rule_named(hs_json_str(hs_json_get(o, "rule"))) == info;
    if (!in_all) return;
    for (const hs_json *o = hs_json_first(list); o; o = hs_json_next(o)) {
        hs_str severity = hs_json_str(hs_json_get(o, "severity"));
        if (rank(o) != which || rule_named(hs_json_str(hs_json_get(o, "rule"))) != info) continue;
        if (!n) {
            hs_buf_printf(&p->out, "<li class=\"ind-%s\"><h3><span class=\"sev %s\">%s</span>", severity_class(severity), severity_class(severity), severity_words(severity));
            if (info) hs_buf_printf(&p->out, ": %s", info->title);
            hs_buf_cstr(&p->out, "</h3><ul>");
        }
        if (n == SEEN && in_all > SEEN + 1) hs_buf_printf(&p->out, "</ul><details><summary>%d more</summary><ul>", in_all - SEEN);
        put_finding(p, by_id, o);
        n++;
        last = o;
    }
    hs_buf_cstr(&p->out, in_all > SEEN + 1 ? "</ul></details>" : "</ul>");
    put_rule(p, info, hs_json_str(hs_json_get(last, "rule")), hs_json_str(hs_json_get(last, "publisher")));
    hs_buf_cstr(&p->out, "</li>\n");
}

static hs_code write_all(page *p, const hs_map *by_id)
{
    hs_json *list = hs_json_parse(p->r->indicators, "report", p->err);
    if (!list) return p->err ? p->err->code : HS_EFORMAT;
    hs_buf_cstr(&p->out, "<section id=\"indicators\" aria-labelledby=\"h-indicators\"><h2 id=\"h-indicators\">What the rules of the trade ask</h2>\n<p class=\"lead\">Published "
                         "editorial rules, checked against the words of the article. They say where to look, not whether it is true.</p>\n<ul class=\"inds\">\n");
    for (int which = 0; which < 4; which++)
        for (int r = 0; r <= HS_RULES; r++) put_rule_card(p, by_id, list, r < HS_RULES ? &hs_rules[r] : NULL, which);
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

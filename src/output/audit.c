/* `hearsay audit --format text`: what was found in an article, for people: the heaviest first, each with the rule's name,
 * then what these rules ask for and whose they are. Figures stand last. */
#include <inttypes.h>

#include "output/cell.h"
#include "output/out.h"

enum { LINE = 100, LEFT = 11 };

/* Appends clean text broken between words, each line after the first indented. */
static void put_wrapped(hs_buf *b, hs_str clean, size_t indent)
{
    size_t at = indent;
    while (clean.n) {
        size_t n = 0;
        while (n < clean.n && clean.p[n] != ' ') n++;
        hs_str word = {clean.p, n};
        size_t width = hs_cell_width(word);
        if (at > indent && at + 1 + width > LINE) {
            hs_buf_printf(b, "\n%*s", (int)indent, "");
            at = indent;
        }
        if (at > indent) hs_buf_char(b, ' '), at++;
        hs_buf_str(b, word);
        at += width;
        n += n < clean.n;
        clean.p += n;
        clean.n -= n;
    }
    hs_buf_char(b, '\n');
}

static void put_clean(hs_buf *b, hs_str s, size_t indent)
{
    hs_buf clean = {0};
    hs_cell_clean(&clean, s);
    if (clean.failed) b->failed = true;
    put_wrapped(b, hs_buf_view(&clean), indent);
    hs_buf_release(&clean);
}

static void put_count(hs_buf *b, size_t n, const char *one, bool *any)
{
    if (!n) return;
    hs_buf_printf(b, "%s%zu %s%s", *any ? ", " : "", n, one, n == 1 ? "" : "s");
    *any = true;
}

static void put_heading(hs_buf *b, const hs_record *r, const hs_indicators *found)
{
    static const char *const names[] = {"figure", "note", "caution", "warning"};
    size_t n[4] = {0};
    bool any = false;
    hs_buf title = {0};
    hs_buf_str(&title, r->title.n ? r->title : r->id);
    if (r->outlet.n) hs_buf_printf(&title, " — %.*s", HS_FMT(r->outlet));
    if (r->published.n) hs_buf_printf(&title, ", %.*s", HS_FMT(r->published));
    if (r->title.n) hs_buf_printf(&title, " (%.*s)", HS_FMT(r->id));
    if (title.failed) b->failed = true;
    put_clean(b, hs_buf_view(&title), 0);
    hs_buf_release(&title);
    for (size_t i = 0; i < found->n; i++) n[found->v[i].severity]++;
    for (int s = HS_WARNING; s >= HS_NOTE; s--) put_count(b, n[s], names[s], &any);
    hs_buf_cstr(b, any ? "\n" : "Nothing was found.\n");
    if (!r->has_text) hs_buf_cstr(b, "The record has no text: opinions, reasons for not naming and replies were not looked at.\n");
}

static void put_finding(hs_buf *b, const hs_indicator *x)
{
    hs_buf_printf(b, "  %-9s", hs_severity_names[x->severity]);
    put_clean(b, x->message, LEFT);
    hs_buf_printf(b, "%*s%s\n", LEFT, "", hs_rules[x->rule].name);
}

static void put_rules(hs_buf *b, const hs_indicators *found)
{
    bool fired[HS_RULES] = {false}, any = false;
    for (size_t i = 0; i < found->n; i++) fired[found->v[i].rule] |= found->v[i].severity != HS_FIGURE;
    for (int r = 0; r < HS_RULES; r++) {
        if (!fired[r]) continue;
        hs_buf rule = {0};
        if (!any) hs_buf_cstr(b, "\nThe rules\n");
        any = true;
        hs_buf_printf(b, "  %s\n      ", hs_rules[r].name);
        hs_buf_printf(&rule, "%s %s.%s%s", hs_rules[r].asks, hs_rules[r].publisher, hs_rules[r].address ? " " : "", hs_rules[r].address ? hs_rules[r].address : "");
        if (rule.failed) b->failed = true;
        put_wrapped(b, hs_buf_view(&rule), 6);
        hs_buf_release(&rule);
    }
}

hs_code hs_write_audit(const hs_record *r, const hs_indicators *found, bool first, hs_sink out, hs_error *err)
{
    hs_out o;
    bool figures = false;
    hs_out_init(&o, out, err);
    hs_buf *b = &o.buf;
    if (!first) hs_buf_cstr(b, "\n\n");
    put_heading(b, r, found);
    for (size_t i = 0; i < found->n; i++) {
        const hs_indicator *x = &found->v[i];
        if (x->severity == HS_FIGURE) continue;
        hs_buf_char(b, '\n');
        put_finding(b, x);
    }
    for (size_t i = 0; i < found->n; i++) {
        if (found->v[i].severity != HS_FIGURE) continue;
        if (!figures) hs_buf_cstr(b, "\nFigures\n");
        figures = true;
        hs_buf_cstr(b, "  ");
        put_clean(b, found->v[i].message, 4);
    }
    put_rules(b, found);
    return hs_out_end(&o, HS_OK);
}

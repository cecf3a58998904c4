/* Who said what: one entry a statement, in the order of the article. It is the page's heart without a script, and what
 * the script shows beside the map. */
#include <math.h>

#include "report/page.h"

const hs_entity *page_entity(const page *p, int64_t i)
{
    return hs_entity_stands(p->r, i) ? &p->r->entities.v[i] : NULL;
}

bool page_second_hand(const page *p, const hs_attribution *a)
{
    if (page_entity(p, a->via)) return true;
    const hs_entity *e = a->n_sources ? page_entity(p, a->sources[0]) : NULL;
    return e && e->kind == HS_OUTLET && !(p->r->outlet.p && hs_outlet_same(e->name, p->r->outlet));
}

bool page_doubtful(const hs_attribution *a)
{
    return fmin(a->confidence, a->source_confidence) < 0.6;
}

const char *page_kind_words(hs_kind kind)
{
    static const char *const words[HS_KINDS] = {"person", "news outlet", "organization", "office", "unnamed person", "group of people", "document", "article"};
    return words[(unsigned)kind < HS_KINDS ? kind : HS_ARTICLE];
}

const char *page_type_words(hs_source_type type)
{
    static const char *const words[HS_SOURCE_TYPES] = {"named person", "named organization", "not named", "group of people", "document", "no source given"};
    return words[(unsigned)type < HS_SOURCE_TYPES ? type : HS_NO_SOURCE];
}

static void put_entity(page *p, int64_t i)
{
    const hs_entity *e = page_entity(p, i);
    if (!e) return;
    hs_buf_printf(&p->out, "<span class=\"who\" data-ent=\"%lld\">", (long long)i);
    html_line(&p->out, e->name, NAME_MOST);
    hs_buf_cstr(&p->out, "</span>");
}

static void put_sources(page *p, const hs_attribution *a)
{
    size_t n = 0;
    for (size_t k = 0; k < a->n_sources; k++) {
        if (!page_entity(p, a->sources[k])) continue;
        if (n++) hs_buf_cstr(&p->out, ", ");
        put_entity(p, a->sources[k]);
    }
    if (!n) hs_buf_cstr(&p->out, "<span class=\"who nobody\">No source given</span>");
}

static void put_described(page *p, const hs_attribution *a)
{
    const hs_entity *e = a->n_sources ? page_entity(p, a->sources[0]) : NULL;
    if (!e) return;
    hs_buf_printf(&p->out, " <span class=\"as\">%s", page_kind_words(e->kind));
    if (p->description[a->sources[0]].n) {
        hs_buf_cstr(&p->out, " · ");
        html_line(&p->out, p->description[a->sources[0]], NAME_MOST);
    }
    hs_buf_cstr(&p->out, "</span>");
}

static void put_cue(page *p, const hs_attribution *a)
{
    if (!a->cue.n || !p->r->has_text) return;
    hs_buf_cstr(&p->out, ", by the words “");
    for (size_t k = 0; k < a->cue.n && k < 4; k++) {
        if (k) hs_buf_cstr(&p->out, " … ");
        html_line(&p->out, hs_text_slice(&p->r->text, a->cue.v[k]), 80);
    }
    hs_buf_cstr(&p->out, "”");
}

static void put_review(page *p, hs_review review)
{
    static const char *const words[] = {"not reviewed", "reviewed", "corrected by a person", "added by a person", "taken out"};
    static const char *const classes[] = {"none", "confirmed", "corrected", "added", "rejected"};
    unsigned i = (unsigned)review <= HS_REJECTED ? review : 0;
    hs_buf_printf(&p->out, "<span class=\"review %s\">%s</span>", classes[i], words[i]);
}

static void put_how(page *p, const hs_attribution *a)
{
    static const char *const modes[] = {"Quoted in the source’s own words", "Partly quoted, partly in indirect speech", "In indirect speech"};
    hs_buf_cstr(&p->out, "<p class=\"how\">");
    hs_buf_cstr(&p->out, modes[(unsigned)a->mode <= HS_INDIRECT ? a->mode : HS_INDIRECT]);
    put_cue(p, a);
    if (page_entity(p, a->via)) {
        hs_buf_cstr(&p->out, ", through ");
        put_entity(p, a->via);
    }
    hs_buf_cstr(&p->out, ".</p><p class=\"sure\">");
    double low = fmin(a->confidence, a->source_confidence);
    if (a->review == HS_REVIEW_NONE || a->review == HS_REJECTED)
        hs_buf_printf(&p->out, "<span class=\"conf%s\">%s</span> <span class=\"quiet\">(words %.0f %%, source %.0f %%)</span> · ", low < 0.6 ? " doubt" : "",
                      low < 0.6 ? "Uncertain" : low < 0.8 ? "Fairly sure" : "Sure", a->confidence * 100, a->source_confidence * 100);
    put_review(p, a->review);
    hs_buf_cstr(&p->out, "</p>");
}

static void put_statement(page *p, size_t i)
{
    const hs_attribution *a = &p->r->attributions.v[i];
    hs_buf_printf(&p->out, "<li class=\"st %s\" id=\"s%zu\" value=\"%u\" data-at=\"%zu\" data-conf=\"%.4f\" data-seen=\"%d\"><div class=\"n\">", a->mode == HS_INDIRECT ? "ind" : "dir",
                  i, p->number[i], i, fmin(a->confidence, a->source_confidence), a->review != HS_REVIEW_NONE);
    if (p->r->has_text && a->content.n) hs_buf_printf(&p->out, "<a class=\"back\" href=\"#t%u\" data-go=\"%zu\" aria-label=\"statement %u in the text\">%u</a>", p->number[i], i, p->number[i], p->number[i]);
    else hs_buf_printf(&p->out, "%u", p->number[i]);
    hs_buf_cstr(&p->out, "</div><div><p class=\"by\">");
    put_sources(p, a);
    put_described(p, a);
    hs_buf_cstr(&p->out, "</p><blockquote>");
    html_line(&p->out, a->quote, 4000);
    hs_buf_cstr(&p->out, "</blockquote>");
    put_how(p, a);
    hs_buf_cstr(&p->out, "</div></li>\n");
}

static void put_taken_out(page *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->r->attributions.n; i++) n += p->r->attributions.v[i].review == HS_REJECTED;
    if (!n) return;
    hs_buf_cstr(&p->out, "<details class=\"taken\"><summary>Taken out by a person: ");
    html_counted(&p->out, n, "statement", "statements");
    hs_buf_cstr(&p->out, "</summary><ul>");
    for (size_t i = 0; i < p->r->attributions.n; i++) {
        if (p->r->attributions.v[i].review != HS_REJECTED) continue;
        hs_buf_cstr(&p->out, "<li>");
        html_line(&p->out, p->r->attributions.v[i].quote, 300);
        hs_buf_cstr(&p->out, "</li>");
    }
    hs_buf_cstr(&p->out, "</ul></details>\n");
}

hs_code page_statements(page *p)
{
    size_t reviewed = 0;
    for (size_t i = 0; i < p->r->attributions.n; i++) reviewed += p->shown[i] && p->r->attributions.v[i].review != HS_REVIEW_NONE;
    hs_buf_cstr(&p->out, "<section id=\"statements\" aria-labelledby=\"h-statements\"><h2 id=\"h-statements\">Who said what</h2>\n<p class=\"lead\">");
    if (!p->n_shown) hs_buf_cstr(&p->out, "No statement of anybody was found in this article.");
    else {
        html_counted(&p->out, p->n_shown, "statement", "statements");
        hs_buf_cstr(&p->out, ", found by the program; a person has looked at ");
        if (reviewed) html_count(&p->out, reviewed);
        hs_buf_cstr(&p->out, reviewed == p->n_shown ? " (all)." : reviewed ? " of them." : "none of them.");
        if (p->r->reviewed) hs_buf_cstr(&p->out, " A person read the whole article and added what was missing.");
    }
    hs_buf_cstr(&p->out, "</p>\n<div class=\"js-only tools\"><label for=\"order\">Order</label> <select id=\"order\"><option value=\"text\">as in the article</option>"
                         "<option value=\"low\">least certain first</option><option value=\"open\">not reviewed first</option></select></div>\n<ol class=\"sts\">\n");
    for (size_t i = 0; i < p->r->attributions.n && !p->out.failed; i++)
        if (p->shown[i]) put_statement(p, i);
    hs_buf_cstr(&p->out, "</ol>\n");
    put_taken_out(p);
    hs_buf_cstr(&p->out, "</section>\n");
    return p->out.failed ? hs_nomem(p->err) : HS_OK;
}

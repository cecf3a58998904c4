/* The table of sources: who they are, how the text identifies them, how much they say, and through whom. */
#include <stdlib.h>

#include "report/page.h"

typedef struct tally {
    uint32_t entity, statements, quoted, reviewed;
    uint64_t words;
    int64_t via[3]; /* the first channels; -1: none */
    bool direct;    /* some statement came without a channel */
} tally;

static void add_channel(tally *t, int64_t via)
{
    if (via < 0) {
        t->direct = true;
        return;
    }
    for (int k = 0; k < 3; k++) {
        if (t->via[k] == via) return;
        if (t->via[k] < 0) {
            t->via[k] = via;
            return;
        }
    }
}

static void count(page *p, tally *t)
{
    for (size_t i = 0; i < p->r->entities.n; i++) t[i] = (tally){.entity = (uint32_t)i, .via = {-1, -1, -1}};
    for (size_t i = 0; i < p->r->attributions.n; i++) {
        const hs_attribution *a = &p->r->attributions.v[i];
        for (size_t k = 0; p->shown[i] && k < a->n_sources; k++) {
            if (!page_entity(p, a->sources[k])) continue;
            tally *x = &t[a->sources[k]];
            x->statements++;
            x->quoted += a->mode != HS_INDIRECT;
            x->words += a->content_words;
            x->reviewed += a->review != HS_REVIEW_NONE;
            add_channel(x, page_entity(p, a->via) ? a->via : -1);
        }
    }
}

static int by_use(const void *pa, const void *pb)
{
    const tally *a = pa, *b = pb;
    if (a->statements != b->statements) return a->statements > b->statements ? -1 : 1;
    return a->entity < b->entity ? -1 : 1;
}

static void put_channel(page *p, const tally *t)
{
    int n = 0;
    for (int k = 0; k < 3 && t->via[k] >= 0; k++) {
        if (n++) hs_buf_cstr(&p->out, ", ");
        html_line(&p->out, p->r->entities.v[t->via[k]].name, 60);
    }
    if (t->direct) hs_buf_cstr(&p->out, n ? ", and directly" : "direct");
}

static void put_row(page *p, const tally *t)
{
    const hs_entity *e = &p->r->entities.v[t->entity];
    hs_buf *b = &p->out;
    hs_buf_printf(b, "<tr data-ent=\"%u\"><th scope=\"row\"><span class=\"who\" data-ent=\"%u\">", t->entity, t->entity);
    html_line(b, e->name, NAME_MOST);
    hs_buf_printf(b, "</span></th><td class=\"kind\"><span class=\"dot %s\"></span>%s</td><td>", hs_kind_names[e->kind], page_kind_words(e->kind));
    if (p->description[t->entity].n) html_line(b, p->description[t->entity], NAME_MOST);
    else hs_buf_cstr(b, e->kind == HS_ANONYMOUS_SOURCE || e->kind == HS_COLLECTIVE_SOURCE || e->kind == HS_DOCUMENT_SOURCE ? "these words only" : "by name");
    hs_buf_printf(b, "</td><td class=\"num\">%u</td><td class=\"num\">%u</td><td class=\"num\">%llu</td><td class=\"num\" data-v=\"%.4f\">", t->statements, t->quoted,
                  (unsigned long long)t->words, p->n_shown ? (double)t->statements / p->n_shown : 0);
    html_share(b, t->statements, p->n_shown);
    hs_buf_cstr(b, "</td><td>");
    put_channel(p, t);
    hs_buf_cstr(b, "</td></tr>\n");
}

hs_code page_sources(page *p)
{
    tally *t = HS_ARRAY(p->arena, tally, p->r->entities.n + 1);
    if (!t) return hs_nomem(p->err);
    count(p, t);
    qsort(t, p->r->entities.n, sizeof *t, by_use);
    hs_buf_cstr(&p->out, "<section id=\"sources\" aria-labelledby=\"h-sources\"><h2 id=\"h-sources\">Sources</h2>\n"
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of sources, scrolls\"><table class=\"sortable\"><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Kind</th><th scope=\"col\">How the text identifies them</th>"
        "<th scope=\"col\" class=\"num\">State&shy;ments</th><th scope=\"col\" class=\"num\">Quoted</th><th scope=\"col\" class=\"num\">Words</th>"
        "<th scope=\"col\" class=\"num\">Share</th><th scope=\"col\">Through</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < p->r->entities.n && t[i].statements && !p->out.failed; i++) put_row(p, &t[i]);
    hs_buf_cstr(&p->out, "</tbody></table></div>\n<p class=\"quiet\">Quoted: statements in the source’s own words, wholly or partly. Words: of everything that they are "
                         "reported to have said. Share: of all statements. A statement of two sources counts for both.</p></section>\n");
    return p->out.failed ? hs_nomem(p->err) : HS_OK;
}

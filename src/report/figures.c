/* The statistics in plain words: sentences first, the table that they come from below. */
#include "report/page.h"

static void put_interval(hs_buf *out, const hs_interval *i)
{
    if (i->known) hs_buf_printf(out, " (95 %% interval %.0f to %.0f %%)", i->low * 100, i->high * 100);
}

static void put_anonymous(hs_buf *out, const hs_stats *s)
{
    uint64_t sources = s->sources.count[HS_ANONYMOUS], said = s->attributions.count[HS_ANONYMOUS], words = s->quoted_words.count[HS_ANONYMOUS];
    hs_buf_cstr(out, "<li><b>");
    if (!sources) {
        hs_buf_cstr(out, "No unnamed source.</b> Nobody speaks without being named; groups and documents are counted apart.</li>\n");
        return;
    }
    html_count(out, sources);
    hs_buf_cstr(out, " of ");
    html_counted(out, s->sources.total, "source is", "sources are");
    hs_buf_cstr(out, " not named</b> (");
    html_share(out, sources, s->sources.total);
    hs_buf_cstr(out, "). They make ");
    html_share(out, said, s->attributions.total);
    hs_buf_cstr(out, " of the statements");
    put_interval(out, &s->attributions.anonymous_95);
    hs_buf_cstr(out, " and ");
    html_share(out, words, s->quoted_words.total);
    hs_buf_cstr(out, " of the words that are quoted.</li>\n");
}

static void put_second_hand(hs_buf *out, const hs_stats *s)
{
    hs_buf_cstr(out, "<li><b>");
    if (s->second_hand) {
        html_counted(out, s->second_hand, "statement comes", "statements come");
        hs_buf_cstr(out, " second-hand</b> (");
        html_share(out, s->second_hand, s->attributions.total);
        hs_buf_cstr(out, "): made to, or reported by, another news outlet");
        put_interval(out, &s->second_hand_95);
        hs_buf_cstr(out, ".</li>\n");
    } else hs_buf_cstr(out, "Nothing comes second-hand:</b> no statement is said to have been made to another news outlet.</li>\n");
}

static void put_modes(hs_buf *out, const hs_stats *s)
{
    hs_buf_cstr(out, "<li><b>");
    html_count(out, s->mode[HS_DIRECT] + s->mode[HS_MIXED]);
    hs_buf_cstr(out, " are in the source’s own words</b>, ");
    html_count(out, s->mode[HS_MIXED]);
    hs_buf_cstr(out, " of them only in part; ");
    html_count(out, s->mode[HS_INDIRECT]);
    hs_buf_cstr(out, " are in indirect speech, where the wording is the writer’s.</li>\n");
}

static void put_table(hs_buf *out, const hs_stats *s)
{
    const hs_share *columns[] = {&s->attributions, &s->sources, &s->quoted_words};
    hs_buf_cstr(out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Counts by kind of source\"><table class=\"figures\"><thead><tr><th scope=\"col\">Kind of source</th><th scope=\"col\" class=\"num\" colspan=\"2\">Statements</th>"
                     "<th scope=\"col\" class=\"num\" colspan=\"2\">Sources</th><th scope=\"col\" class=\"num\" colspan=\"2\">Quoted words</th></tr></thead><tbody>\n");
    for (int t = 0; t < HS_SOURCE_TYPES; t++) {
        hs_buf_printf(out, "<tr><th scope=\"row\">%s</th>", page_type_words((hs_source_type)t));
        for (size_t c = 0; c < 3; c++) {
            hs_buf_cstr(out, "<td class=\"num\">");
            html_count(out, columns[c]->count[t]);
            hs_buf_cstr(out, "</td><td class=\"num quiet\">");
            html_share(out, columns[c]->count[t], columns[c]->total);
            hs_buf_cstr(out, "</td>");
        }
        hs_buf_cstr(out, "</tr>\n");
    }
    hs_buf_cstr(out, "</tbody></table></div>\n");
}

hs_code figures_write(hs_buf *out, const hs_stats *s, hs_error *err)
{
    hs_buf_cstr(out, "<ul class=\"plain\">\n<li><b>");
    html_counted(out, s->attributions.total, "statement", "statements");
    hs_buf_cstr(out, "</b> by ");
    html_counted(out, s->sources.total, "source", "sources");
    hs_buf_cstr(out, " in ");
    html_counted(out, s->words, "word", "words");
    if (s->articles > 1) {
        hs_buf_cstr(out, " of ");
        html_counted(out, s->articles, "article", "articles");
    }
    hs_buf_cstr(out, ".</li>\n");
    put_anonymous(out, s);
    put_second_hand(out, s);
    put_modes(out, s);
    if (s->below_confidence) {
        hs_buf_cstr(out, "<li>Left out, because the program is not certain enough of them: ");
        html_counted(out, s->below_confidence, "statement", "statements");
        hs_buf_cstr(out, ".</li>\n");
    }
    hs_buf_cstr(out, "</ul>\n");
    put_table(out, s);
    return out->failed ? hs_nomem(err) : HS_OK;
}

hs_code page_figures(page *p)
{
    hs_stats stats;
    const hs_stats_options options = {.min_confidence = p->in->min_confidence, .aliases = p->in->aliases};
    hs_stats_builder *b = hs_stats_builder_open(&options, p->err);
    if (!b) return p->err ? p->err->code : HS_ENOMEM;
    hs_buf_cstr(&p->out, "<section id=\"figures\" aria-labelledby=\"h-figures\"><h2 id=\"h-figures\">In plain figures</h2>\n");
    hs_code code = hs_stats_add(b, p->r, p->err);
    if (code == HS_OK) code = hs_stats_finish(b, &stats, p->err);
    if (code == HS_OK) code = figures_write(&p->out, &stats, p->err);
    hs_buf_cstr(&p->out, "</section>\n");
    hs_stats_builder_free(b);
    return code;
}

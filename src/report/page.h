/* report/page.h — what the parts of a page share.
 *
 * report.c      the page of an article: head, security policy, order of the parts
 * text.c        the article's text with its marks
 * statements.c  who said what: one entry a statement
 * sources.c     the table of sources
 * figures.c     the statistics in plain words
 * indicators.c  what the audit found, with the rule behind it
 * data.c        what the script needs to know, as JSON
 * index.c       the index of many articles
 * page.css, page.js, table.js stand in the page as they are (assets.S). */
#ifndef HS_REPORT_PAGE_H
#define HS_REPORT_PAGE_H

#include "hearsay/report.h"
#include "report/html.h"

typedef struct page {
    const hs_report_page *in;
    const hs_record *r;
    hs_arena *arena;
    hs_error *err;
    hs_buf out;
    bool *shown;          /* (attributions): neither rejected nor below the confidence */
    uint32_t *number;     /* (attributions): 1, 2 … of those shown; 0 otherwise */
    uint32_t n_shown;
    hs_str *description;  /* (entities): what the text says they are */
    bool *is_source;      /* (entities): of a shown statement */
} page;

enum { NAME_MOST = 160 }; /* code points of a name on the page */

hs_code page_text(page *p);
hs_code page_statements(page *p);
hs_code page_sources(page *p);
hs_code page_figures(page *p);
hs_code page_indicators(page *p);
hs_code page_data(page *p);

/* An entity that may be shown: an index inside the list, and not rejected. */
const hs_entity *page_entity(const page *p, int64_t i);
/* Whether the statement reached the article through an outlet other than its own. */
bool page_second_hand(const page *p, const hs_attribution *a);
bool page_doubtful(const hs_attribution *a); /* the lower of both confidences is below 0.6 */
const char *page_kind_words(hs_kind kind);
const char *page_type_words(hs_source_type type);

/* The statistics as sentences and a table: shared by page and index. */
hs_code figures_write(hs_buf *out, const hs_stats *s, hs_error *err);

/* ---- the frame of every page (report.c) ---- */

/* Everything up to <body>: title, security policy for exactly these styles and scripts, the styles. */
hs_code frame_open(hs_buf *out, hs_str title, hs_str svg_style, bool article, hs_error *err);
void frame_close(hs_buf *out, bool article); /* the scripts and the end */
/* What stands in the map's <style>; empty when there is none. */
hs_str frame_svg_style(hs_str svg);

extern const char hs_report_css[], hs_report_css_end[], hs_report_table_js[], hs_report_table_js_end[], hs_report_page_js[], hs_report_page_js_end[];

#endif

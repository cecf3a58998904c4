/* hearsay/report.h — the page: an article's text beside its map, with the sentence behind every line, as one HTML file
 * that opens from disk, asks for nothing and runs no script but its own; and the index of many such pages. */
#ifndef HEARSAY_REPORT_H
#define HEARSAY_REPORT_H

#include "hearsay/output.h"

typedef struct hs_report_page {
    const hs_record *record;
    const hs_graph *graph;   /* of this record alone, as the map shows it: ties the map's lines to the statements */
    hs_identities *who;      /* the table that the graph was built with (hs_graph_identities): ties the map's cards to the
                              * text. NULL: no graph */
    const hs_aliases *aliases; /* names decided by a person, as for the graph; NULL: none */
    hs_str svg;              /* the map, as hearsay-draw writes it; HS_NONE: no map, and `no_map` says why */
    hs_str no_map;
    double min_confidence;   /* statements below it are left out, as they are in graph and map */
    hs_str index;            /* address of the index page; HS_NONE where the page stands alone */
} hs_report_page;

/* Writes the page of one article. The page is put together in memory: a few hundred KB an article. */
hs_code hs_write_report(const hs_report_page *page, hs_sink out, hs_error *err);

/* The index of many articles: a row each, added as they come. Keeps some 300 bytes an article. */
typedef struct hs_report_index hs_report_index;
hs_report_index *hs_report_index_new(double min_confidence, hs_error *err);
hs_code hs_report_index_add(hs_report_index *x, const hs_record *record, hs_str file, hs_error *err);
/* svg: the corpus's map, or HS_NONE; stats: of all its records. */
hs_code hs_write_report_index(const hs_report_index *x, const hs_stats *stats, hs_str svg, hs_str no_map, hs_sink out, hs_error *err);
void hs_report_index_free(hs_report_index *x);

/* A file name for an article's page: its id as far as letters, digits, '-' and '_' go, and a hash of it. */
hs_str hs_report_file(hs_str id, hs_arena *arena);

#endif

/* hearsay/output.h — graphs, tables and statistics as files. One file a format in src/output/. */
#ifndef HEARSAY_OUTPUT_H
#define HEARSAY_OUTPUT_H

#include "hearsay/audit.h"
#include "hearsay/graph.h"

/* Where bytes go: written piece by piece, so that memory does not grow with the graph. */
typedef struct hs_sink {
    hs_code (*write)(void *ctx, const char *p, size_t n, hs_error *err);
    void *ctx;
} hs_sink;

hs_code hs_write_jgf(const hs_graph *g, hs_sink out, hs_error *err);
hs_code hs_write_dot(const hs_graph *g, hs_sink out, hs_error *err); /* for hearsay-draw and for Graphviz's own tools */
hs_code hs_write_nodes_csv(const hs_graph *g, bool safe, hs_sink out, hs_error *err);
hs_code hs_write_edges_csv(const hs_graph *g, bool safe, hs_sink out, hs_error *err);
hs_code hs_write_nodes_neo4j(const hs_graph *g, bool safe, hs_sink out, hs_error *err); /* the same with the headers of Neo4j's import */
hs_code hs_write_edges_neo4j(const hs_graph *g, bool safe, hs_sink out, hs_error *err);
hs_code hs_write_graphml(const hs_graph *g, hs_sink out, hs_error *err);
hs_code hs_write_gexf(const hs_graph *g, hs_sink out, hs_error *err);
hs_code hs_write_cytoscape(const hs_graph *g, hs_sink out, hs_error *err);
hs_code hs_write_graphology(const hs_graph *g, hs_sink out, hs_error *err);
hs_code hs_write_node_link(const hs_graph *g, bool links, hs_sink out, hs_error *err); /* links: under that key, else "edges" */
hs_code hs_write_ftm(const hs_graph *g, hs_sink out, hs_error *err);

/* A record's spans as W3C Web Annotation, one page on one line; with_text: the page holds the text. */
hs_code hs_write_webanno(const hs_record *r, bool with_text, hs_sink out, hs_error *err);
hs_code hs_write_brat(const hs_record *r, hs_sink out, hs_error *err); /* the .ann file; HS_EFORMAT without text, which is the .txt */
hs_code hs_write_brat_configuration(hs_sink out, hs_error *err);        /* the folder's annotation.conf */

typedef enum hs_table { HS_TABLE, HS_CSV, HS_JSON } hs_table; /* for people, for spreadsheets, for programs */
/* `hearsay list`: begin once, a record at a time, end once. width 0: no cutting of long cells.
 * *first is true before the first record; hs_list_record clears it once it has written something. */
typedef struct hs_list_options { hs_table format; bool safe_csv; int width; double min_confidence; } hs_list_options;
hs_code hs_list_begin(const hs_list_options *o, hs_sink out, hs_error *err);
hs_code hs_list_record(const hs_list_options *o, const hs_record *r, bool *first, hs_sink out, hs_error *err);
hs_code hs_list_end(const hs_list_options *o, hs_sink out, hs_error *err);
/* What the text says each entity is, from the relations: "former aide of Ada Quill; mayor of Salem". (record->entities.n);
 * HS_NONE where it says nothing. */
hs_code hs_descriptions(hs_str **out, const hs_record *r, hs_arena *arena, hs_error *err);
/* `hearsay audit`: what was found in a record, for people; first: nothing was written before it. */
hs_code hs_write_audit(const hs_record *r, const hs_indicators *found, bool first, hs_sink out, hs_error *err);
/* The same as SARIF 2.1.0: begin once, a record at a time (*first true before the first), end once. */
hs_code hs_sarif_begin(hs_sink out, hs_error *err);
hs_code hs_sarif_record(const hs_record *r, const hs_indicators *found, bool *first, hs_sink out, hs_error *err);
hs_code hs_sarif_end(hs_sink out, hs_error *err);
/* `hearsay stats`. more: groups, a comparison, or NULL. */
typedef struct hs_stats_more {
    hs_stats_builder *builder;            /* finished: its groups and near-duplicates */
    const hs_str *by; size_t n_by;        /* the keys of its groups */
    const hs_stats *a, *b;                /* two groups to compare, or NULL */
} hs_stats_more;
hs_code hs_write_stats(const hs_stats *s, const hs_stats_more *more, hs_table format, hs_sink out, hs_error *err);
/* A chart of the anonymous shares of the groups with their intervals, as SVG. HS_EUSAGE where there is no group. */
hs_code hs_write_stats_plot(const hs_stats *s, const hs_stats_more *more, hs_sink out, hs_error *err);

#endif

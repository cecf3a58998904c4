/* output/cell.h — text as people see it: one line, nothing that steers a terminal, measured in columns. */
#ifndef HS_OUTPUT_CELL_H
#define HS_OUTPUT_CELL_H

#include "hearsay/base.h"

/* Appends a text on one line: white space becomes one blank, control and bidirectional format characters vanish. */
void hs_cell_clean(hs_buf *out, hs_str s);
/* Columns that a clean text takes. */
size_t hs_cell_width(hs_str clean);
/* Bytes of the longest start of a clean text that takes at most so many columns. */
size_t hs_cell_fit(hs_str clean, size_t columns);
/* Appends a clean text, cut to `width` columns with "…" (0: not cut), padded to it when `pad`. */
void hs_cell_put(hs_buf *out, hs_str clean, size_t width, bool pad, bool right);

/* One CSV field by RFC 4180, with its comma before it unless it is the first. safe: a field that a spreadsheet would
 * take for a formula gets an apostrophe before it. Control characters other than TAB, CR and LF become U+FFFD. */
void hs_csv_field(hs_buf *out, bool first, hs_str s, bool safe);
void hs_csv_end(hs_buf *out); /* CR LF */

#endif

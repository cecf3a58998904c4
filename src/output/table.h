/* output/table.h — the rows of a record as a table for people. */
#ifndef HS_OUTPUT_TABLE_H
#define HS_OUTPUT_TABLE_H

#include "output/out.h"
#include "output/row.h"

/* A heading for the article and its rows, at most `width` columns wide (0: nothing is cut). */
hs_code hs_table_rows(hs_out *o, const hs_record *r, const hs_rows *rows, int width, bool first, hs_arena *arena);

#endif

/* output/row.h — one attribution as a row: what every format of `list` shows. */
#ifndef HS_OUTPUT_ROW_H
#define HS_OUTPUT_ROW_H

#include "hearsay/output.h"

typedef enum hs_column {
    HS_COL_ARTICLE, HS_COL_ATTRIBUTION, HS_COL_OUTLET, HS_COL_PUBLISHED, HS_COL_SOURCE, HS_COL_KIND, HS_COL_SOURCE_TYPE, HS_COL_DESCRIBED, HS_COL_VIA,
    HS_COL_MODE, HS_COL_CUE, HS_COL_QUOTE, HS_COL_START, HS_COL_END, HS_COL_CONFIDENCE, HS_COL_SOURCE_CONFIDENCE, HS_COLUMNS
} hs_column;
extern const char *const hs_column_names[HS_COLUMNS];

typedef struct hs_row {
    const hs_attribution *attribution;
    const hs_entity *main;      /* the first source; NULL when there is none */
    hs_str cell[HS_COLUMNS];    /* as the record has them; HS_NONE: not known */
} hs_row;

typedef struct hs_rows {
    hs_row *v;
    size_t n;
} hs_rows;

/* The rows of a record: rejected attributions and those below min_confidence are left out. */
hs_code hs_rows_make(hs_rows *out, const hs_record *r, double min_confidence, hs_arena *arena, hs_error *err);

#endif

/* output/stats_int.h — what the three forms of the statistics share. */
#ifndef HS_OUTPUT_STATS_INT_H
#define HS_OUTPUT_STATS_INT_H

#include "output/cell.h"
#include "output/out.h"

/* One figure as a row: a count, a share with its interval; NaN and NULL: none. */
typedef void stats_row(void *context, const char *figure, hs_str name, const char *kind, double count, double share, const hs_interval *interval);
void stats_rows(const hs_stats *s, stats_row *row, void *context);
double stats_part(uint64_t part, uint64_t whole); /* NaN of nothing */
extern const char *const stats_plain_type[HS_SOURCE_TYPES];

hs_code stats_page(hs_out *o, const hs_stats *s, const hs_stats_more *more);
hs_code stats_json(hs_out *o, const hs_stats *s, const hs_stats_more *more);

#endif

/* hearsay/audit.h — statistics over records (indicators: later). */
#ifndef HEARSAY_AUDIT_H
#define HEARSAY_AUDIT_H

#include "hearsay/record.h"

typedef struct hs_interval { double low, high; bool known; } hs_interval; /* shares, 0..1; unknown for one article */

typedef struct hs_share { uint64_t count[HS_SOURCE_TYPES]; uint64_t total; double anonymous; hs_interval anonymous_95; } hs_share;

typedef struct hs_top_source { hs_str name; hs_kind kind; uint64_t attributions, articles; } hs_top_source;

typedef struct hs_stats {
    uint64_t articles, words, below_confidence;
    hs_share attributions, sources, quoted_words; /* by source type; distinct sources: entities within an article, merged nodes over several */
    uint64_t mode[3];                              /* direct, mixed, indirect */
    uint64_t second_hand; double second_hand_share; hs_interval second_hand_95;
    hs_top_source top[10]; size_t n_top;
} hs_stats;

typedef struct hs_stats_builder hs_stats_builder;
hs_stats_builder *hs_stats_builder_new(double min_confidence, hs_error *err);
hs_code hs_stats_add(hs_stats_builder *b, const hs_record *record, hs_error *err); /* copies what it keeps */
/* Intervals: a bootstrap that resamples articles (1,000 draws, fixed seed). Lives in the builder. */
hs_code hs_stats_finish(hs_stats_builder *b, hs_stats *out, hs_error *err);
void hs_stats_builder_free(hs_stats_builder *b);

#endif

/* audit/stats_int.h — the parts of the statistics: what is kept of each article and group while records stream by. */
#ifndef HS_AUDIT_STATS_INT_H
#define HS_AUDIT_STATS_INT_H

#include "audit/duplicates.h"
#include "audit/interval.h"
#include "audit/pairs.h"
#include "audit/source.h"
#include "base/map.h"

enum { STATS_KEYS = 6, STATS_TOP = 10, STATS_AUTHORS = 16, STATS_RATIOS = 4 };
typedef enum stats_ratio { RATIO_ATTRIBUTIONS, RATIO_WORDS, RATIO_SECOND_HAND, RATIO_OFFICIALS } stats_ratio;

/* A source that only its article knows. */
typedef struct stats_local { hs_str name; hs_kind kind; uint64_t attributions; } stats_local;

typedef struct stats_group {
    hs_str *values; /* (n_by) */
    hs_str label;   /* values joined: the key */
    hs_stats counts;
    hs_moments ratio[STATS_RATIOS];
    uint64_t local_sources[HS_SOURCE_TYPES];
    double local_clog, local_squares;       /* Σ c ln c and Σ c² over local sources */
    uint64_t source_uses;                   /* Σ c over all sources */
    stats_local local_top[STATS_TOP]; size_t n_local_top; /* names are malloc'ed */
    uint32_t n_articles, first_article;     /* in the builder's `members`, after grouping */
} stats_group;

typedef struct stats_article { uint32_t first_use; uint16_t n_uses, local_anonymous, local_all; } stats_article;
typedef struct stats_use { uint32_t node, attributions; } stats_use;

struct hs_stats_builder {
    hs_stats_options options;
    hs_str *by;
    hs_arena kept, scratch;
    hs_identities *who;

    stats_group *groups; size_t n_groups, groups_cap; /* 0: all articles */
    hs_map group_of;                                   /* label → group */
    uint32_t *order;                                   /* groups 1 … in the order of their values */
    stats_article *articles; size_t n_articles, articles_cap;
    uint32_t *members; size_t n_members, members_cap;  /* (article, group) pairs while adding; articles by group after */
    uint32_t *by_group;
    stats_use *uses; size_t n_uses, uses_cap;

    hs_duplicates *near;
    hs_str *near_ids; size_t n_near, near_cap;
    hs_duplicate *left_out; size_t n_left_out, left_out_cap;

    hs_map wording; /* description → sources */

    struct stats_sample { uint32_t group; hs_read_article share[3]; } *sample; /* unnamed of attributions, of quoted words; second-hand */
    size_t n_sample, sample_cap;

    hs_pairs edges;                 /* towards the articles' outlets */
    uint64_t *node_said; size_t node_said_cap;
    uint64_t *hangs; size_t hangs_cap;  /* attributions of local sources that reach the articles through one node */
    uint8_t *own; size_t own_cap;   /* the node is an article's outlet */
    uint64_t *outlet_said; size_t outlet_said_cap; /* sourced attributions of an own outlet's articles */
    hs_pairs through;               /* (own outlet, other outlet) → attributions */

    uint32_t *scratch_count, *scratch_articles; size_t scratch_n; /* (nodes) while a group is summed up */
    bool finished;
};

bool stats_room(void *v, size_t n, size_t *cap, size_t size); /* v: address of an array; room for element n, new ones zeroed */
/* The groups of a record: the number of them in *n, group 0 first. */
hs_code stats_groups_of(hs_stats_builder *b, const hs_record *r, uint32_t *groups, size_t *n, bool make, hs_error *err);
hs_code stats_add_sources(hs_stats_builder *b, const hs_record *r, stats_article *at, const uint32_t *groups, size_t n_groups, hs_error *err);
hs_code stats_add_wording(hs_stats_builder *b, const hs_record *r, const bool *source, hs_error *err);
hs_code stats_sum_sources(hs_stats_builder *b, const stats_group *g, hs_stats *out, hs_error *err);
hs_code stats_rank_wording(const hs_stats_builder *b, hs_stats *out, hs_error *err);
hs_code stats_correct(const hs_stats_builder *b, size_t group, hs_stats *out, hs_error *err);
/* Edges of one attribution; `local[k]` says that source k is only its article's. */
hs_code stats_add_network(hs_stats_builder *b, const hs_record *r, hs_error *err);
hs_code stats_sum_network(hs_stats_builder *b, hs_stats *out, hs_error *err);

#endif

/* hearsay/audit.h — what can be said about the sourcing of one article (indicators) and of many (statistics).
 *
 * An indicator is a published editorial rule made into a check over the record: it says which words it rests on and whose
 * rule it is (docs/indicators.md). No indicator says whether something is true. */
#ifndef HEARSAY_AUDIT_H
#define HEARSAY_AUDIT_H

#include "hearsay/graph.h"

/* ---- indicators ------------------------------------------------------------------------------------ */

typedef enum hs_rule {
    HS_ANONYMOUS_SHARE, HS_ANONYMOUS_ONLY, HS_LONE_ANONYMOUS, HS_ANONYMOUS_OPINION, HS_ANONYMOUS_DIRECT_QUOTE, HS_ANONYMOUS_FIRST, HS_VAGUE_SOURCE,
    HS_NO_REASON_GIVEN, HS_REASON_GIVEN, HS_UNCOUNTED_PLURAL, HS_INTERESTED_SOURCE, HS_SECOND_HAND, HS_SINGLE_OUTLET, HS_NO_REPLY_SOUGHT, HS_REPLY_SOUGHT,
    HS_NAMED_SOURCES, HS_DOCUMENTS_CITED, HS_SOURCE_DIVERSITY, HS_GRAPH_DEPENDENCE, HS_RULES
} hs_rule;

typedef enum hs_severity { HS_FIGURE, HS_NOTE, HS_CAUTION, HS_WARNING } hs_severity;
extern const char *const hs_severity_names[]; /* "figure" (null in records), "note", "caution", "warning" */

typedef struct hs_rule_info {
    const char *name;      /* "anonymous-only" */
    const char *title;     /* a few words */
    const char *asks;      /* one sentence: what the rule asks for */
    const char *publisher; /* whose rule it is */
    const char *address;   /* where it stands; NULL where none is known */
    hs_severity severity;  /* unless a rules file says otherwise */
    bool needs_text;       /* not checked on a record without its text */
} hs_rule_info;
extern const hs_rule_info hs_rules[HS_RULES];

/* Which rules are checked and what they weigh. */
typedef struct hs_audit_rules {
    bool on[HS_RULES];
    hs_severity severity[HS_RULES];
    double single_outlet_share;         /* single-outlet-dependency: more than this part of the attributions … */
    uint32_t single_outlet_attributions; /* … and at least so many */
    double shared_words;                /* lone-anonymous: another source says the same when so many content words are shared */
    uint32_t first_quote_words;         /* anonymous-first: a partial quotation of fewer words is no quotation */
} hs_audit_rules;

void hs_audit_rules_default(hs_audit_rules *rules);
/* "default", "ap", "reuters", "nyt", "bbc": the rules that this publisher's policy asks for. false: no such profile. */
bool hs_audit_profile(hs_audit_rules *rules, hs_str name);
/* Reads a rules file (docs/indicators.md) on top of what `rules` holds. HS_EUSAGE names the line. */
hs_code hs_audit_rules_read(hs_audit_rules *rules, hs_str text, hs_error *err);

typedef struct hs_indicator {
    hs_str id; /* "i1" */
    hs_rule rule;
    hs_severity severity;
    hs_str value;           /* JSON: a number or an object of numbers; HS_NONE: null */
    uint32_t *attributions; /* those of the record that it rests on */
    size_t n_attributions;
    hs_spans evidence;      /* in order */
    hs_str message;         /* plain words that quote them */
} hs_indicator;

typedef struct hs_indicators { hs_indicator *v; size_t n; } hs_indicators;

/* Checks a record. Attributions that were rejected or lie below min_confidence do not exist. No model is used. */
hs_code hs_audit(const hs_record *record, const hs_audit_rules *rules, double min_confidence, hs_indicators *out, hs_arena *arena, hs_error *err);
/* The list as the record holds it (hs_record.indicators). */
hs_code hs_indicators_json(const hs_indicators *list, const hs_record *record, hs_str *json, hs_arena *arena, hs_error *err);

/* ---- dependence ------------------------------------------------------------------------------------ */

/* Nodes 0..n_nodes, edges from whoever speaks towards the articles' own outlets (roots). */
typedef struct hs_dependence_input {
    size_t n_nodes;
    const uint32_t *from, *to; /* (n_edges) */
    size_t n_edges;
    const uint32_t *roots;     /* (n_roots) */
    size_t n_roots;
    const uint64_t *said;      /* (n_nodes) attributions of which the node is a source */
} hs_dependence_input;
/* lost[v]: attributions of other nodes whose every way to a root passes through v; (n_nodes). A node from which no way
 * leads to a root counts nowhere; *reached is the sum of said over those that count. Linear but for a logarithm. */
hs_code hs_dependence(const hs_dependence_input *in, uint64_t *lost, uint64_t *reached, hs_error *err);

/* ---- statistics ------------------------------------------------------------------------------------ */

typedef struct hs_interval { double low, high; bool known; } hs_interval; /* shares, 0..1; unknown for one article */

typedef struct hs_share { uint64_t count[HS_SOURCE_TYPES]; uint64_t total; double anonymous; hs_interval anonymous_95; } hs_share;

typedef struct hs_top_source { hs_str name; hs_kind kind; uint64_t attributions, articles; } hs_top_source;
typedef struct hs_rule_rate { uint64_t articles, findings; hs_interval articles_95; } hs_rule_rate; /* share of the audited articles in which the rule found something */
typedef struct hs_wording { hs_str words; uint64_t sources; } hs_wording;
typedef struct hs_corrected { double share; hs_interval interval; } hs_corrected;             /* NaN: no reviewed sample, or one too small */
typedef struct hs_pillar { hs_str name; hs_kind kind; uint64_t others, own; } hs_pillar;       /* attributions of others that would go with it, and its own */
typedef struct hs_reliance { hs_str outlet, on; uint64_t attributions, of; } hs_reliance;      /* of the outlet's `of` sourced attributions so many came through `on` */
typedef struct hs_circle { hs_str *outlets; size_t n; } hs_circle;                             /* each cites the next, the last the first */

typedef struct hs_stats {
    uint64_t articles, words, below_confidence;
    hs_share attributions, sources, quoted_words; /* by source type; distinct sources: entities within an article, merged nodes over several */
    uint64_t mode[3];                              /* direct, mixed, indirect */
    hs_share reviewed_attributions;                /* of the attributions, those that a person has judged; no interval: they are not drawn by chance */
    uint64_t rejected, articles_read;              /* attributions that a person took out, counted nowhere else; articles read as a whole */
    uint64_t second_hand; double second_hand_share; hs_interval second_hand_95;
    hs_top_source top[10]; size_t n_top;

    const hs_str *values;                          /* of a group: its value of each key; NULL for all articles */
    uint64_t articles_unnamed; hs_interval articles_unnamed_95; /* articles with a source that is not named */
    uint64_t by_officials, by_spokespeople; double officials_share; hs_interval officials_95; /* the share of both, of attributions with a source */
    double hill[3], largest_share;                 /* effective number of sources of order 0, 1, 2; the most used one's share */
    uint64_t audited; hs_rule_rate rules[HS_RULES];
    hs_wording wording[20]; size_t n_wording;      /* how unnamed sources are described; of all articles only */
    uint64_t duplicates;                           /* near-duplicates left out; of all articles only */
    uint64_t reviewed;                             /* articles of the reviewed sample */
    hs_corrected corrected_attributions, corrected_words, corrected_second_hand; /* anonymous shares, and the second-hand one */
    hs_pillar pillars[10]; size_t n_pillars; uint64_t standing; /* of all articles only; standing: attributions that reach an article */
    hs_reliance reliance[20]; size_t n_reliance;
    hs_circle *circles; size_t n_circles;          /* outlets that cite each other in a circle, shortest first */
} hs_stats;

typedef struct hs_stats_options {
    double min_confidence;
    const hs_str *by; size_t n_by; /* what articles are grouped by: outlet, author, month, year, section, id, title, url or a key of extra; 6 at most */
    bool join_duplicates;          /* count near-duplicates once: the first one */
    const hs_aliases *aliases;     /* names decided by a person, or NULL; must outlive the builder */
} hs_stats_options;

/* A corpus, record by record. Memory: some 100 bytes an article, a node for each source with a name, a row for each group. */
typedef struct hs_stats_builder hs_stats_builder;
hs_stats_builder *hs_stats_builder_open(const hs_stats_options *options, hs_error *err);
hs_code hs_stats_add(hs_stats_builder *b, const hs_record *record, hs_error *err); /* copies what it keeps */
/* A record that a person has read and corrected: the sample by which the shares of the corpus are corrected. HS_EFORMAT for
 * one that is not marked as reviewed. Add the corpus first: the sample makes no groups. */
hs_code hs_stats_calibrate(hs_stats_builder *b, const hs_record *record, hs_error *err);
/* The figures of all articles. What it points to lives in the builder; nothing may be added afterwards. */
hs_code hs_stats_finish(hs_stats_builder *b, hs_stats *out, hs_error *err);
/* After it: the groups, in the order of their values, and the articles left out as near-duplicates. */
size_t hs_stats_groups(const hs_stats_builder *b);
hs_code hs_stats_group(hs_stats_builder *b, size_t i, hs_stats *out, hs_error *err);
typedef struct hs_duplicate { hs_str id, of; } hs_duplicate;
const hs_duplicate *hs_stats_duplicates(const hs_stats_builder *b, size_t *n);
void hs_stats_builder_free(hs_stats_builder *b);

/* The difference of two groups' shares (a - b) with its interval. */
typedef struct hs_compared { const char *name; double a, b; hs_interval difference; } hs_compared;
enum { HS_COMPARED = 6 };
void hs_stats_compare(const hs_stats *a, const hs_stats *b, hs_compared out[HS_COMPARED]);

#endif

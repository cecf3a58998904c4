/* hearsay/attribution.h — vectors → attributions: cue, source, content, mode. */
#ifndef HEARSAY_ATTRIBUTION_H
#define HEARSAY_ATTRIBUTION_H

#include "hearsay/encode.h"
#include "hearsay/token.h"

typedef enum hs_mode { HS_DIRECT, HS_MIXED, HS_INDIRECT } hs_mode;
typedef enum hs_source_type { HS_NAMED_PERSON, HS_NAMED_ORGANIZATION, HS_ANONYMOUS, HS_COLLECTIVE, HS_DOCUMENT, HS_NO_SOURCE, HS_SOURCE_TYPES } hs_source_type;
typedef enum hs_review { HS_REVIEW_NONE, HS_CONFIRMED, HS_CORRECTED, HS_ADDED, HS_REJECTED } hs_review;

extern const char *const hs_mode_names[];        /* "direct" … as in the contract */
extern const char *const hs_source_type_names[]; /* "named-person" … */
extern const char *const hs_review_names[];      /* "none" … */

/* One attribution of the document record. The attribution room fills the first part, the entity
 * room the second. Indices point into the record's entities. */
typedef struct hs_attribution {
    hs_str id; /* "a1" */
    hs_mode mode;
    hs_spans source, cue, content; /* content with its enclosing quotation marks; the others without edge punctuation */
    hs_str quote;                  /* the content as text, fragments joined by " … " */
    uint32_t content_words, quoted_words;
    double confidence;             /* that the three spans are right */

    uint32_t *sources;             /* entities; the first one is the main source */
    size_t n_sources;
    hs_source_type source_type;
    int64_t via;                   /* entity, or -1 */
    double source_confidence;
    hs_review review;
    hs_str machine;                /* JSON object: what the program had said, where a person changed it; HS_NONE */
} hs_attribution;

typedef struct hs_attributions {
    hs_attribution *v;
    size_t n;
} hs_attributions;

/* ---- taggers: a linear-chain CRF over begin/inside/end/single labels, on the encoder's vectors ---- */

/* A tagger of the model: tensors PREFIX.hidden, PREFIX.out, PREFIX.chain, labels PREFIX.labels.
 * Borrows the model. Read-only: may be shared by threads. */
typedef struct hs_tagger hs_tagger;
hs_tagger *hs_tagger_new(const hs_model *m, const char *prefix, hs_error *err);
void hs_tagger_free(hs_tagger *t);
const hs_str *hs_tagger_kinds(const hs_tagger *t, size_t *n); /* "person", "outlet" … in the order of hs_tagged.kind */

typedef struct hs_tagged {
    uint32_t start, end; /* words, half open */
    uint32_t kind;
    double probability;  /* marginal: of exactly this span and kind */
} hs_tagged;

/* The best tagging of the article's words, in order. `eager` is taken off the score of "outside" everywhere:
 * 0 the most likely tagging, more finds more spans. vectors: (n_words, dims). */
hs_code hs_tagger_run(const hs_tagger *t, const float *vectors, size_t n_words, double eager, hs_tagged **out, size_t *n_out,
                      hs_arena *arena, hs_error *err);

/* ---- pairs: how much one span has to do with another (who is meant, who came through whom, who is whose aide) ---- */

/* A scorer of the model: tensors PREFIX.{first,second,times_first,times_second,distance,out}; `first` is the length of a
 * first span's vector, a second one's is dims; `scores` numbers a pair. Borrows the model; read-only. */
typedef struct hs_pairs hs_pairs;
hs_pairs *hs_pairs_new(const hs_model *m, const char *prefix, size_t first, size_t scores, hs_error *err);
void hs_pairs_free(hs_pairs *p);
size_t hs_pairs_width(const hs_pairs *p); /* floats of a projected span */
/* n spans' vectors, projected once for all their pairs, as first or second of a pair: out (n, width). */
hs_code hs_pairs_project(const hs_pairs *p, bool second, const float *x, size_t n, float *out, hs_arena *scratch, hs_error *err);
/* scores (n, scores): one projected first span with n projected second ones; distance as hs_words_between gives it. */
hs_code hs_pairs_score(const hs_pairs *p, const float *first, const float *const *second, const int64_t *distance, size_t n, float *scores,
                       hs_arena *scratch, hs_error *err);
/* The mean of the vectors of words [start, end): what stands for a span. */
void hs_span_mean(const float *vectors, size_t dims, size_t start, size_t end, float *mean);
/* Words from one span to another: negative to the left, 0 where they overlap, ±1 for neighbours. */
int64_t hs_words_between(size_t start, size_t end, size_t other_start, size_t other_end);

/* ---- attributions ---- */

/* The heads of a model, checked once; borrows the model. Read-only: may be shared by threads. */
typedef struct hs_attributor hs_attributor;
hs_attributor *hs_attributor_new(const hs_model *m, hs_error *err);
void hs_attributor_free(hs_attributor *a);

/* Finds the attributions of an article, in the order of their cues. vectors: (n_words, dims). */
hs_code hs_attribute(const hs_attributor *a, const hs_tokens *tokens, const float *vectors, hs_attributions *out, hs_arena *arena, hs_error *err);

/* Fills id, mode, quote and word counts from the three span lists (which stay as they are). */
hs_code hs_attribution_describe(hs_attribution *a, size_t number, const hs_tokens *tokens, hs_arena *arena, hs_error *err);

#endif

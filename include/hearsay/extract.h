/* hearsay/extract.h — the whole way of one article: token → encode → attribution → entity → relation → record. */
#ifndef HEARSAY_EXTRACT_H
#define HEARSAY_EXTRACT_H

#include "hearsay/record.h"

/* Model and heads, loaded once and shared by threads. */
typedef struct hs_engine hs_engine;
hs_engine *hs_engine_new(const char *model_path, hs_isa isa, hs_error *err); /* NULL: the built-in model */
void hs_engine_free(hs_engine *e);
const hs_model *hs_engine_model(const hs_engine *e);

/* One thread's part of an engine (encoder scratch). */
typedef struct hs_worker hs_worker;
hs_worker *hs_worker_new(const hs_engine *e, hs_error *err);
void hs_worker_free(hs_worker *w);

/* An article → its record. Everything of the record lives in the arena. */
hs_code hs_extract(hs_worker *w, const hs_article *article, hs_record *out, hs_arena *arena, hs_error *err);
/* Fills entities, kinds, via and relations of a record that has text and attribution spans; the spans
 * and their order stay as they are. */
hs_code hs_resolve_record(hs_worker *w, hs_record *record, hs_arena *arena, hs_error *err);

/* Runs `work` over items on n threads and hands the results to `emit` in input order (emit runs on the
 * calling thread). next() fills one item, false at the end; all three get the caller's context. At most
 * 4 items a thread are in flight. worker may be NULL where no model is needed. */
typedef struct hs_job hs_job; /* the caller's own struct, begins with nothing in particular */
typedef struct hs_pool_calls {
    bool (*next)(void *ctx, void *job);              /* calling thread: fill the job */
    void (*work)(void *ctx, hs_worker *w, void *job); /* any thread */
    bool (*emit)(void *ctx, void *job);              /* calling thread, in order; false stops the run */
} hs_pool_calls;
hs_code hs_pool_run(const hs_engine *e, int threads, size_t job_size, const hs_pool_calls *calls, void *ctx, hs_error *err);

#endif

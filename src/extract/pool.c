/* Ordered work on threads: the calling thread fills jobs and hands them out in the order they were filled,
 * workers do what lies between. Jobs stand in a ring of four a thread, so that memory stays bounded however
 * slow one of them is. A thread, and its part of the engine, is made when there is work that nobody is free
 * for: one article on a machine of many cores costs one encoder. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "extract/extract_int.h"

enum { JOBS_A_THREAD = 4, MOST_THREADS = 1024 };

typedef struct pool {
    const hs_engine *engine;
    const hs_pool_calls *calls;
    void *ctx;
    unsigned char *jobs; /* capacity × size */
    bool *done;          /* by place in the ring */
    size_t capacity, size, most_threads;

    pthread_mutex_t lock; /* guards what follows, and done */
    pthread_cond_t queued, finished;
    uint64_t filled, taken, emitted; /* jobs so far */
    size_t idle;                     /* threads that wait for a job */
    bool closing;
    hs_code code; /* of a thread that could not start to work */
    hs_error error;
} pool;

static void *job_at(const pool *p, uint64_t i)
{
    return p->jobs + (size_t)(i % p->capacity) * p->size;
}

/* Takes the next job; false when the pool closes. */
static bool take(pool *p, uint64_t *job)
{
    pthread_mutex_lock(&p->lock);
    while (!p->closing && p->taken == p->filled) {
        p->idle++;
        pthread_cond_wait(&p->queued, &p->lock);
        p->idle--;
    }
    bool got = !p->closing;
    if (got) *job = p->taken++;
    pthread_mutex_unlock(&p->lock);
    return got;
}

static void finish(pool *p, uint64_t job, hs_code code, const hs_error *error)
{
    pthread_mutex_lock(&p->lock);
    p->done[job % p->capacity] = true;
    if (code != HS_OK && p->code == HS_OK) {
        p->code = code;
        p->error = *error;
    }
    pthread_cond_signal(&p->finished);
    pthread_mutex_unlock(&p->lock);
}

static void *run_thread(void *argument)
{
    pool *p = argument;
    hs_worker *w = NULL;
    uint64_t job;
    while (take(p, &job)) {
        hs_error error = {0};
        if (p->engine && !w) w = hs_worker_new(p->engine, &error);
        bool ready = w || !p->engine;
        if (ready) p->calls->work(p->ctx, w, job_at(p, job));
        finish(p, job, ready ? HS_OK : error.code, &error);
    }
    hs_worker_free(w);
    return NULL;
}

static void start_thread_if_needed(pool *p, pthread_t *threads, size_t *n)
{
    pthread_mutex_lock(&p->lock);
    bool needed = p->filled - p->taken > p->idle && *n < p->most_threads;
    pthread_mutex_unlock(&p->lock);
    if (needed && pthread_create(&threads[*n], NULL, run_thread, p) == 0) ++*n;
}

typedef enum { EMIT, FILL, WAIT, STOP } step;

static step next_step(pool *p, bool ended)
{
    pthread_mutex_lock(&p->lock);
    step s;
    if (p->code != HS_OK) s = STOP;
    else if (p->emitted < p->filled && p->done[p->emitted % p->capacity]) s = EMIT;
    else if (!ended && p->filled - p->emitted < p->capacity) s = FILL;
    else s = p->emitted == p->filled ? STOP : WAIT;
    if (s == WAIT) pthread_cond_wait(&p->finished, &p->lock);
    pthread_mutex_unlock(&p->lock);
    return s;
}

static bool emit_one(pool *p)
{
    if (!p->calls->emit(p->ctx, job_at(p, p->emitted))) return false;
    pthread_mutex_lock(&p->lock);
    p->done[p->emitted++ % p->capacity] = false;
    pthread_mutex_unlock(&p->lock);
    return true;
}

static bool fill_one(pool *p)
{
    void *job = job_at(p, p->filled);
    memset(job, 0, p->size);
    if (!p->calls->next(p->ctx, job)) return false;
    pthread_mutex_lock(&p->lock);
    p->filled++;
    pthread_cond_signal(&p->queued);
    pthread_mutex_unlock(&p->lock);
    return true;
}

/* The calling thread's part. HS_EINTERNAL when no thread could be started at all. */
static hs_code serve(pool *p, pthread_t *threads, size_t *n_threads, hs_error *err)
{
    bool ended = false;
    for (;;) {
        switch (next_step(p, ended)) {
        case EMIT:
            if (!emit_one(p)) return HS_OK;
            break;
        case FILL:
            ended = !fill_one(p);
            start_thread_if_needed(p, threads, n_threads);
            if (*n_threads == 0 && !ended) return hs_fail(err, HS_EINTERNAL, "threads", "no thread can be started");
            break;
        case WAIT:
            break;
        case STOP:
            return HS_OK;
        }
    }
}

static hs_code run_threads(pool *p, pthread_t *threads, hs_error *err)
{
    size_t n = 0;
    hs_code code = serve(p, threads, &n, err);
    pthread_mutex_lock(&p->lock);
    p->closing = true;
    pthread_cond_broadcast(&p->queued);
    pthread_mutex_unlock(&p->lock);
    for (size_t i = 0; i < n; i++) pthread_join(threads[i], NULL);
    if (code == HS_OK && p->code != HS_OK) {
        code = p->code;
        if (err) *err = p->error;
    }
    return code;
}

/* One thread: a job at a time, handed out at once. */
static hs_code run_alone(pool *p, hs_error *err)
{
    hs_worker *w = NULL;
    hs_code code = HS_OK;
    for (;;) {
        memset(p->jobs, 0, p->size);
        if (!p->calls->next(p->ctx, p->jobs)) break;
        if (p->engine && !w) w = hs_worker_new(p->engine, &p->error);
        if (p->engine && !w) {
            code = p->error.code;
            if (err) *err = p->error;
            break;
        }
        p->calls->work(p->ctx, w, p->jobs);
        if (!p->calls->emit(p->ctx, p->jobs)) break;
    }
    hs_worker_free(w);
    return code;
}

static hs_code run_locked(pool *p, pthread_t *threads, hs_error *err)
{
    if (pthread_mutex_init(&p->lock, NULL) != 0) return hs_nomem(err);
    hs_code code = HS_ENOMEM;
    if (pthread_cond_init(&p->queued, NULL) == 0) {
        if (pthread_cond_init(&p->finished, NULL) == 0) {
            code = run_threads(p, threads, err);
            pthread_cond_destroy(&p->finished);
        }
        pthread_cond_destroy(&p->queued);
    }
    pthread_mutex_destroy(&p->lock);
    return code == HS_ENOMEM ? hs_nomem(err) : code;
}

hs_code hs_pool_run(const hs_engine *e, int threads, size_t job_size, const hs_pool_calls *calls, void *ctx, hs_error *err)
{
    size_t n = threads < 1 ? 1 : threads > MOST_THREADS ? MOST_THREADS : (size_t)threads;
    pool p = {.engine = e, .calls = calls, .ctx = ctx, .capacity = n > 1 ? n * JOBS_A_THREAD : 1, .most_threads = n};
    p.size = (job_size + 15) & ~(size_t)15;
    if (p.size == 0) p.size = 16;
    p.jobs = calloc(p.capacity, p.size);
    p.done = calloc(p.capacity, sizeof *p.done);
    pthread_t *ids = calloc(n, sizeof *ids);
    hs_code code;
    if (!p.jobs || !p.done || !ids) code = hs_nomem(err);
    else code = n == 1 ? run_alone(&p, err) : run_locked(&p, ids, err);
    free(ids);
    free(p.done);
    free(p.jobs);
    return code;
}

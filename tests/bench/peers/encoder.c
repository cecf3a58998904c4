/* encoder.c — encoder ARTICLES.jsonl THREADS RUNS: hearsay's encoder alone on the articles, beside ONNX Runtime on
 * the same windows. Prints the seconds and the processor time of the best of RUNS passes. Articles are read and cut
 * into words before the clock starts; their word pieces are cut while it runs. One thread an article; HEARSAY_ISA
 * chooses f32. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "hearsay/encode.h"
#include "hearsay/read.h"

enum { MOST_ARTICLES = 1000, MOST_THREADS = 16 };

typedef struct work {
    hs_article articles[MOST_ARTICLES];
    hs_tokens tokens[MOST_ARTICLES];
    size_t n;
    atomic_size_t next, failed;
} work;

typedef struct worker {
    work *w;
    hs_encoder *encoder;
    pthread_t thread;
} worker;

static double seconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static hs_code read_articles(work *w, const char *path, hs_arena *arena, hs_error *err)
{
    hs_read_options options = {0};
    hs_item item;
    bool got = true;
    hs_reader *r = hs_reader_open(path, &options, err);
    hs_code code = r ? HS_OK : HS_EREAD;
    while (code == HS_OK && w->n < MOST_ARTICLES && (code = hs_reader_next(r, &item, &got, err)) == HS_OK && got) {
        code = hs_article_parse(&w->articles[w->n], &item, &options, arena, err);
        if (code == HS_OK) code = hs_tokenize(&w->tokens[w->n], &w->articles[w->n].text, arena, err);
        w->n++;
    }
    hs_reader_free(r);
    return code;
}

static void *encode_some(void *p)
{
    worker *me = p;
    for (size_t i; (i = atomic_fetch_add(&me->w->next, 1)) < me->w->n;) {
        hs_error err = {0};
        hs_arena arena = {0};
        float *vectors;
        if (hs_encode(me->encoder, &me->w->tokens[i], &arena, &vectors, &err) != HS_OK) atomic_fetch_add(&me->w->failed, 1);
        hs_arena_release(&arena);
    }
    return NULL;
}

typedef struct times {
    double seconds, processor;
} times;

static times pass(work *w, worker *workers, int threads)
{
    times start = {seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID)};
    atomic_store(&w->next, 0);
    for (int k = 1; k < threads; k++)
        if (pthread_create(&workers[k].thread, NULL, encode_some, &workers[k]) != 0) exit(1);
    encode_some(&workers[0]);
    for (int k = 1; k < threads; k++) pthread_join(workers[k].thread, NULL);
    return (times){seconds(CLOCK_MONOTONIC) - start.seconds, seconds(CLOCK_PROCESS_CPUTIME_ID) - start.processor};
}

static hs_code measure(const char *path, int threads, int runs, hs_error *err)
{
    static work w;
    worker workers[MOST_THREADS] = {{0}};
    times best = {0, 0};
    hs_arena arena = {0};
    hs_code code = read_articles(&w, path, &arena, err);
    hs_model *m = code == HS_OK ? hs_model_open(NULL, HS_ISA_AUTO, err) : NULL;
    if (code == HS_OK && !m) code = HS_EMODEL;
    for (int k = 0; k < threads && code == HS_OK; k++) {
        workers[k] = (worker){&w, hs_encoder_new(m, err), 0};
        if (!workers[k].encoder) code = HS_ENOMEM;
    }
    if (code == HS_OK) {
        pass(&w, workers, threads); /* warms up */
        for (int i = 0; i < runs; i++) {
            times took = pass(&w, workers, threads);
            if (i == 0 || took.seconds < best.seconds) best = took;
        }
        if (atomic_load(&w.failed)) code = hs_fail(err, HS_EINTERNAL, "encode", "%zu encodings failed", atomic_load(&w.failed));
        printf("%.4f %.4f\n", best.seconds, best.processor);
    }
    for (int k = 0; k < threads; k++) hs_encoder_free(workers[k].encoder);
    hs_model_free(m);
    hs_arena_release(&arena);
    return code;
}

int main(int argc, char **argv)
{
    hs_error err = {0};
    int threads = argc > 2 ? atoi(argv[2]) : 0, runs = argc > 3 ? atoi(argv[3]) : 0;
    if (threads < 1 || threads > MOST_THREADS || runs < 1) {
        fprintf(stderr, "usage: encoder ARTICLES.jsonl THREADS RUNS\n");
        return 2;
    }
    if (measure(argv[1], threads, runs, &err) == HS_OK) return 0;
    fprintf(stderr, "encoder: %s\n", err.message);
    return 1;
}

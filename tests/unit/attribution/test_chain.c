/* The chain against brute force: every label sequence of a short chain is scored by hand. */
#include "test.h"

#include <math.h>

#include "attribution/chain.h"

enum { N = 5, T = 4 };

/* A chain of one kind with pseudo-random scores, built as chain_load builds it. */
static void make(chain *c, float *store)
{
    static const chain_role roles[N] = {CHAIN_OUTSIDE, CHAIN_BEGIN, CHAIN_INSIDE, CHAIN_END, CHAIN_SINGLE};
    static const bool may[N][N] = {{1, 1, 0, 0, 1}, {0, 0, 1, 1, 0}, {0, 0, 1, 1, 0}, {1, 1, 0, 0, 1}, {1, 1, 0, 0, 1}};
    *c = (chain){.n = N, .n_kinds = 1};
    c->step = store;
    c->start = store + N * N;
    c->end = c->start + N;
    c->step_exp = c->end + N;
    c->start_exp = c->step_exp + N * N;
    c->end_exp = c->start_exp + N;
    unsigned seed = 7;
    for (size_t i = 0; i < N * N + 2 * N; i++) store[i] = (float)((seed = seed * 1103515245u + 12345u) >> 16 & 0x3ff) / 512 - 1;
    for (size_t a = 0; a < N; a++) {
        c->label[a].role = roles[a];
        for (size_t b = 0; b < N; b++)
            if (!may[a][b]) c->step[a * N + b] = -1e4f;
        if (a == 2 || a == 3) c->start[a] = -1e4f;
        if (a == 1 || a == 2) c->end[a] = -1e4f;
    }
    for (size_t i = 0; i < N * N + 2 * N; i++) store[N * N + 2 * N + i] = expf(store[i]);
}

static double score(const chain *c, const float *emit, const uint8_t *y)
{
    double s = c->start[y[0]] + c->end[y[T - 1]];
    for (size_t i = 0; i < T; i++) s += emit[i * N + y[i]] + (i ? c->step[y[i - 1] * N + y[i]] : 0);
    return s;
}

TEST(against_brute_force)
{
    chain c;
    float store[2 * (N * N + 2 * N)], emit[T * N];
    make(&c, store);
    hs_arena arena = {0};
    for (unsigned round = 1; round < 40; round++) {
        unsigned seed = round * 977;
        for (size_t i = 0; i < T * N; i++) emit[i] = (float)((seed = seed * 1103515245u + 12345u) >> 16 & 0x7ff) / 512 - 2;
        uint8_t y[T], best[T] = {0};
        double top = -INFINITY, z = 0, with_span = 0;
        for (unsigned code = 0; code < 625; code++) {
            for (unsigned i = 0, r = code; i < T; i++, r /= 5) y[i] = (uint8_t)(r % 5);
            double s = score(&c, emit, y);
            if (s > top) top = s, memcpy(best, y, T);
            z += exp(s);
        }
        double log_p;
        CHECK(chain_decode(&c, emit, T, y, &log_p, &arena, NULL) == HS_OK);
        CHECK(memcmp(y, best, T) == 0);
        CHECK(fabs(log_p - (top - log(z))) < 1e-4);
        size_t n = chain_count(&c, y, T);
        chain_span spans[T];
        chain_spans(&c, y, T, spans);
        CHECK(chain_marginals(&c, emit, T, y, spans, n, &arena, NULL) == HS_OK);
        if (n == 0) continue;
        for (unsigned code = 0; code < 625; code++) {
            uint8_t o[T];
            for (unsigned i = 0, r = code; i < T; i++, r /= 5) o[i] = (uint8_t)(r % 5);
            if (memcmp(o + spans[0].start, y + spans[0].start, spans[0].end - spans[0].start) == 0) with_span += exp(score(&c, emit, o));
        }
        CHECK(fabs(spans[0].probability - with_span / z) < 1e-4);
    }
    hs_arena_release(&arena);
}

TEST(long_chain_stays_finite)
{
    chain c;
    float store[2 * (N * N + 2 * N)];
    make(&c, store);
    hs_arena arena = {0};
    size_t t = 200000;
    float *emit = HS_ARRAY(&arena, float, t * N);
    uint8_t *y = HS_ARRAY(&arena, uint8_t, t);
    for (size_t i = 0; i < t; i++) emit[i * N] = 30;
    double log_p;
    CHECK(chain_decode(&c, emit, t, y, &log_p, &arena, NULL) == HS_OK);
    CHECK(isfinite(log_p) && log_p <= 0);
    CHECK(chain_count(&c, y, t) == 0);
    hs_arena_release(&arena);
}

int main(void)
{
    RUN(against_brute_force);
    RUN(long_chain_stays_finite);
    return test_done();
}

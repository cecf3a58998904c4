#include "test.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "hearsay/extract.h"

typedef struct counter {
    int total, next, stop_at; /* stop_at: emit refuses this one; -1 none */
    int emitted, live, most_live;
    bool in_order;
    pthread_t caller;
    atomic_int worked, wrong_thread;
} counter;

typedef struct job {
    int number, result;
    bool zeroed;
} job;

static bool fill(void *ctx, void *memory)
{
    counter *c = ctx;
    job *j = memory;
    if (c->next == c->total) return false;
    j->zeroed = j->number == 0 && j->result == 0;
    j->number = c->next++;
    if (++c->live > c->most_live) c->most_live = c->live;
    return true;
}

static void work(void *ctx, hs_worker *w, void *memory)
{
    counter *c = ctx;
    job *j = memory;
    if (w) atomic_fetch_add(&c->wrong_thread, 1);
    struct timespec nap = {0, (j->number * 7919) % 5 * 200000}; /* so that they finish out of order */
    nanosleep(&nap, NULL);
    j->result = j->number * j->number;
    atomic_fetch_add(&c->worked, 1);
}

static bool emit(void *ctx, void *memory)
{
    counter *c = ctx;
    job *j = memory;
    if (!pthread_equal(pthread_self(), c->caller)) atomic_fetch_add(&c->wrong_thread, 1);
    c->in_order &= j->number == c->emitted && j->result == j->number * j->number && j->zeroed;
    c->emitted++;
    c->live--;
    return j->number != c->stop_at;
}

static counter run(int threads, int total, int stop_at)
{
    static const hs_pool_calls calls = {fill, work, emit};
    counter c = {.total = total, .stop_at = stop_at, .in_order = true, .caller = pthread_self()};
    hs_error err;
    CHECK(hs_pool_run(NULL, threads, sizeof(job), &calls, &c, &err) == HS_OK);
    CHECK(c.in_order && c.wrong_thread == 0);
    CHECK(c.most_live <= 4 * (threads < 1 ? 1 : threads));
    return c;
}

TEST(results_come_in_input_order)
{
    static const int threads[] = {-1, 0, 1, 2, 3, 8, 64};
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
        counter c = run(threads[i], 300, -1);
        CHECK(c.emitted == 300 && c.worked == 300);
        c = run(threads[i], 0, -1);
        CHECK(c.emitted == 0);
        c = run(threads[i], 1, -1);
        CHECK(c.emitted == 1);
    }
}

TEST(emit_can_stop_the_run)
{
    for (int threads = 1; threads <= 8; threads += 3) {
        counter c = run(threads, 1000, 10);
        CHECK(c.emitted == 11 && c.next <= 11 + 4 * threads);
        c = run(threads, 20, 19);
        CHECK(c.emitted == 20);
    }
}

int main(void)
{
    RUN(results_come_in_input_order);
    RUN(emit_can_stop_the_run);
    return test_done();
}

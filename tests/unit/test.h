/* A unit test is a program: TEST(name) { CHECK(…); }, and RUN(name) for each in main(), which returns
 * test_done(). It prints a line a failed check and, last, "N passed, N failed, N skipped". */
#ifndef TEST_H
#define TEST_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int test_passed, test_failed, test_skipped, test_bad;

#define TEST(name) static void test_##name(void)
#define RUN(name)                                                                     \
    do {                                                                              \
        test_bad = 0;                                                                 \
        test_##name();                                                                \
        if (test_bad) { test_failed++; printf("FAILED %s: %s\n", __FILE__, #name); } \
        else if (test_bad == 0) test_passed++;                                        \
    } while (0)
#define CHECK(x)                                                                      \
    do {                                                                              \
        if (!(x)) { test_bad++; printf("%s:%d: not so: %s\n", __FILE__, __LINE__, #x); } \
    } while (0)
#define CHECK_STR(got, want)                                                          \
    do {                                                                              \
        hs_str got_ = (got);                                                          \
        if (!hs_str_is(got_, (want))) {                                               \
            test_bad++;                                                               \
            printf("%s:%d: got \"%.*s\", want \"%s\"\n", __FILE__, __LINE__, HS_FMT(got_), (want)); \
        }                                                                             \
    } while (0)
/* Inside a test that cannot run here (no ../shared): say why, count it as skipped, leave. */
#define SKIP(why)                                                                     \
    do {                                                                              \
        test_skipped++; test_passed--; printf("skipped %s: %s\n", __FILE__, (why)); return; \
    } while (0)

static inline int test_done(void)
{
    printf("%d passed, %d failed, %d skipped\n", test_passed, test_failed, test_skipped);
    return test_failed ? 1 : 0;
}

#endif

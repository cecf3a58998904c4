/* Strings without gaps, everything else aligned. */
#include <stdint.h>

#include "hearsay/base.h"
#include "test.h"

TEST(strings_stand_side_by_side)
{
    hs_arena a = {0};
    hs_str one = hs_arena_str(&a, HS_S("one")), two = hs_arena_printf(&a, "%d", 22), none = hs_arena_str(&a, HS_NONE);
    CHECK(one.p && two.p == one.p + 4 && !none.p);
    CHECK_STR(one, "one");
    CHECK_STR(two, "22");
    CHECK(one.p[3] == '\0' && two.p[2] == '\0' && a.used == 7);
    hs_arena_release(&a);
}

TEST(memory_after_a_string_is_aligned_and_zeroed)
{
    hs_arena a = {0};
    for (int round = 0; round < 2; round++) { /* the second on memory that was used before */
        char filler[200];
        memset(filler, 'x', sizeof filler);
        for (size_t n = 0; n < 200; n++) {
            CHECK(hs_arena_str(&a, (hs_str){filler, n}).n == n);
            unsigned char *p = hs_arena_alloc(&a, n);
            CHECK(p && (uintptr_t)p % 16 == 0);
            for (size_t i = 0; p && i < n; i++) CHECK(p[i] == 0);
            if (p) memset(p, 0xff, n);
        }
        hs_arena_clear(&a);
    }
    hs_arena_release(&a);
}

TEST(more_than_a_block)
{
    hs_arena a = {0};
    char *large = malloc(1 << 20);
    memset(large, 'y', 1 << 20);
    CHECK(hs_arena_str(&a, (hs_str){large, 10}).p);
    hs_str s = hs_arena_str(&a, (hs_str){large, 1 << 20});
    CHECK(s.p && s.p[(1 << 20) - 1] == 'y' && s.p[1 << 20] == '\0');
    CHECK(!hs_arena_alloc(&a, SIZE_MAX - 8) && !hs_arena_array(&a, SIZE_MAX / 2, 4));
    free(large);
    hs_arena_release(&a);
}

int main(void)
{
    RUN(strings_stand_side_by_side);
    RUN(memory_after_a_string_is_aligned_and_zeroed);
    RUN(more_than_a_block);
    return test_done();
}

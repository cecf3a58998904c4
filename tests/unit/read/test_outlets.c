#include "test.h"

#include "read/read_int.h"

static hs_str canonical(const char *name) { return hs_outlet_canonical(hs_cstr(name)); }
static bool same(const char *a, const char *b) { return hs_outlet_same(hs_cstr(a), hs_cstr(b)); }

TEST(rows_are_sorted_keys)
{
    for (size_t i = 0; i < hs_outlet_row_count; i++) {
        char key[128];
        hs_str row = hs_cstr(hs_outlet_rows[i].key);
        hs_outlet_key(row, key, sizeof key);
        CHECK_STR(hs_cstr(key), row.p);
        CHECK(i == 0 || hs_str_cmp(hs_cstr(hs_outlet_rows[i - 1].key), row) < 0);
    }
    CHECK(hs_outlet_row_count > 1200);
}

TEST(one_outlet_under_all_its_names)
{
    static const char *const names[] = {"nyt", "NYT", "nytimes.com", "www.nytimes.com", "https://www.nytimes.com/2021/11/14/us/x.html", "The New York Times",
                                        "New York Times", "the new-york-times", "new_york_times", " NY Times ", "cooking.nytimes.com"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) CHECK_STR(canonical(names[i]), "The New York Times");
    CHECK_STR(canonical("AP"), "Associated Press");
    CHECK_STR(canonical("edition.cnn.com/world"), "CNN");
    CHECK_STR(canonical("the hill"), "The Hill");
    CHECK_STR(canonical("U.S. News and World Report"), "U.S. News & World Report");
    CHECK_STR(canonical("theguardian.com"), "The Guardian");
    CHECK_STR(canonical("guardian.ng"), "The Guardian (Nigeria)");
    CHECK_STR(canonical("El País"), "El País");
}

TEST(no_outlet_leads_to_another)
{
    for (size_t i = 0; i < hs_outlet_row_count; i++) {
        hs_str name = hs_cstr(hs_outlet_rows[i].name), again = hs_outlet_canonical(name);
        CHECK(!again.p || hs_str_eq(again, name)); /* none for a name that several outlets share */
        CHECK(hs_outlet_same(hs_cstr(hs_outlet_rows[i].key), name));
    }
}

TEST(what_the_list_lacks)
{
    static const char *const names[] = {"", " ", "The", "Smalltown Weekly", "the times", "The Herald", "x.example", "com.au", "...", "nytimes", "https://", "//"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], "nytimes") != 0) CHECK(!canonical(names[i]).p);
    CHECK(!hs_outlet_canonical(HS_NONE).p);
    char *huge = malloc(1 << 20);
    memset(huge, '.', 1 << 20);
    CHECK(!hs_outlet_canonical((hs_str){huge, 1 << 20}).p);
    memset(huge, 'a', 1 << 20);
    CHECK(!hs_outlet_canonical((hs_str){huge, 1 << 20}).p && hs_outlet_same((hs_str){huge, 1 << 20}, (hs_str){huge, 1 << 20}));
    free(huge);
}

TEST(sameness)
{
    CHECK(same("nyt", "The New York Times") && same("The Smalltown Weekly", "smalltown weekly") && same("The Sun", "thesun.co.uk"));
    CHECK(same("News & Views", "news and views"));
    CHECK(!same("nyt", "wsj") && !same("The Smalltown Weekly", "Smalltown Week") && !same("", "") && !same("nyt", "") && !hs_outlet_same(HS_NONE, HS_NONE));
}

int main(void)
{
    RUN(rows_are_sorted_keys);
    RUN(one_outlet_under_all_its_names);
    RUN(no_outlet_leads_to_another);
    RUN(what_the_list_lacks);
    RUN(sameness);
    return test_done();
}

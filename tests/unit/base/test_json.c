#include "test.h"

#include "base/json.h"

TEST(round_trip)
{
    hs_error err;
    hs_json *j = hs_json_parse(HS_S("{\"a\":[1,2.5,\"x\\u0000y\"],\"b\":null} "), "read", &err);
    CHECK(j);
    CHECK(hs_json_count(hs_json_get(j, "a")) == 3);
    hs_buf b;
    hs_buf_init(&b);
    CHECK(hs_json_print(j, &b, &err) == HS_OK);
    CHECK_STR(hs_buf_view(&b), "{\"a\":[1,2.5,\"x\xEF\xBF\xBDy\"],\"b\":null}");
    hs_buf_release(&b);
    hs_json_free(j);
}

TEST(deep_nesting_is_refused)
{
    char *deep = malloc(200001);
    memset(deep, '[', 200000);
    hs_error err;
    CHECK(!hs_json_parse((hs_str){deep, 200000}, "read", &err));
    CHECK(err.code == HS_EFORMAT && strstr(err.message, "nested"));
    free(deep);
}

TEST(truncated_and_trailing)
{
    hs_error err;
    CHECK(!hs_json_parse(HS_S("{\"a\":"), "read", &err));
    CHECK(strstr(err.message, "byte"));
    CHECK(!hs_json_parse(HS_S("{} {}"), "read", &err));
    CHECK(strstr(err.message, "follows"));
    CHECK(!hs_json_parse(HS_S(""), "read", &err));
}

int main(void)
{
    RUN(round_trip);
    RUN(deep_nesting_is_refused);
    RUN(truncated_and_trailing);
    return test_done();
}

#include "test.h"

#include "base/utf8.h"
#include "hearsay/record.h"

/* A long value is cut where a code point ends, wherever that falls. */
TEST(messages_stay_valid_utf8)
{
    for (size_t shift = 0; shift < 4; shift++) {
        char line[1024];
        hs_arena arena = {0};
        hs_error err;
        hs_record r;
        size_t n = (size_t)snprintf(line, sizeof line, "{\"schema\":\"hearsay.document/1\",\"id\":\"x\",\"entities\":[{\"id\":\"%.*s", (int)shift, "abc");
        for (int i = 0; i < 40; i++) n += (size_t)snprintf(line + n, sizeof line - n, "😀");
        n += (size_t)snprintf(line + n, sizeof line - n, "\",\"kind\":\"%.*s", (int)shift, "abc");
        for (int i = 0; i < 40; i++) n += (size_t)snprintf(line + n, sizeof line - n, "😀");
        n += (size_t)snprintf(line + n, sizeof line - n, "\",\"name\":\"A\"}]}");
        CHECK(hs_record_parse(&r, (hs_str){line, n}, false, &arena, &err) == HS_EFORMAT);
        size_t len;
        bool valid;
        for (const char *p = err.message, *end = p + strlen(p); p < end; p += len) {
            hs_utf8_next(p, end, &len, &valid);
            CHECK(valid);
        }
        CHECK(strstr(err.message, "…: it must be one of person"));
        hs_arena_release(&arena);
    }
}

int main(void)
{
    RUN(messages_stay_valid_utf8);
    return test_done();
}

#include "test.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hearsay/read.h"

static char folder[] = "/tmp/hearsay-read-XXXXXX";
static char path[256];
static hs_error error;

static const char *file_of(const char *name, const char *bytes, size_t n)
{
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "w");
    CHECK(f && fwrite(bytes, 1, n, f) == n);
    if (f) fclose(f);
    return path;
}

/* Reads everything and says it as "kind:line:bytes;" for each item. */
static const char *items_of(const char *name, const char *bytes, size_t n, hs_read_options o)
{
    static char said[1024];
    size_t used = 0;
    said[0] = '\0';
    hs_reader *r = hs_reader_open(file_of(name, bytes, n), &o, &error);
    CHECK(r);
    hs_item item;
    bool got = true;
    while (r && got) {
        CHECK(hs_reader_next(r, &item, &got, &error) == HS_OK);
        if (got)
            used += (size_t)snprintf(said + used, sizeof said - used, "%c%zu:%.*s%s;", "?TJR"[item.kind], item.line, HS_FMT(item.bytes), item.too_large ? "<large>" : "");
    }
    hs_reader_free(r);
    unlink(path);
    return said;
}

static void check_items(const char *name, const char *bytes, const char *expected)
{
    const char *got = items_of(name, bytes, strlen(bytes), (hs_read_options){0});
    if (strcmp(got, expected) != 0) printf("%s: got \"%s\", want \"%s\"\n", name, got, expected);
    CHECK(strcmp(got, expected) == 0);
}

TEST(kinds_by_name_and_by_first_byte)
{
    check_items("a.txt", "{not json}\n", "T0:{not json}\n;");
    check_items("a.jsonl", "{1}\n\n  \r\n{2}", "J1:{1};J4:{2};");
    check_items("a.ndjson", "\xEF\xBB\xBF{1}\r\n", "J1:{1};");
    check_items("a", "\n \t {1}\n{2}\n", "J2:{1};J3:{2};");
    check_items("a", " Text\n{", "T0: Text\n{;");
    check_items("a.json", "{\n \"text\": \"x\"\n}\n", "J1:{\n \"text\": \"x\"\n};");
}

TEST(records_are_told_apart)
{
    check_items("a.jsonl", "{\"schema\":\"hearsay.document/1\",\"id\":\"x\"}\n{\"text\":\"\\\"schema\\\":\\\"hearsay.document/1\\\"\"}\n", "R1:{\"schema\":\"hearsay.document/1\",\"id\":\"x\"};"
                "J2:{\"text\":\"\\\"schema\\\":\\\"hearsay.document/1\\\"\"};");
    check_items("a.jsonl", "{\"a\":{\"schema\":\"hearsay.document/1\"}}\n{\"a\":[1],\"schema\" : \"hearsay.document/1\"}", "J1:{\"a\":{\"schema\":\"hearsay.document/1\"}};"
                "R2:{\"a\":[1],\"schema\" : \"hearsay.document/1\"};");
    CHECK(strcmp(items_of("a.txt", "{}\n", 3, (hs_read_options){.input = HS_INPUT_RECORDS}), "R1:{};") == 0);
}

TEST(empty_inputs_are_one_item)
{
    check_items("a.txt", "", "T0:;");
    check_items("a.jsonl", "", "J0:;");
    check_items("a.jsonl", "\n\n", "J0:;");
    check_items("a", "", "T0:;");
}

TEST(too_large_is_passed_over)
{
    hs_read_options o = {.max_bytes = 10};
    CHECK(strcmp(items_of("a.txt", "12345678901", 11, o), "T0:<large>;") == 0);
    CHECK(strcmp(items_of("a.txt", "1234567890", 10, o), "T0:1234567890;") == 0);
    CHECK(strcmp(items_of("a.jsonl", "{1}\n{23456789012}\n{3}\n", 22, o), "J1:{1};J2:<large>;J3:{3};") == 0);
}

/* A line of 200 MB must not be held. */
TEST(memory_is_bounded)
{
    snprintf(path, sizeof path, "%s/huge.jsonl", folder);
    FILE *f = fopen(path, "w");
    char block[4096];
    memset(block, 'x', sizeof block);
    for (int i = 0; i < 51200 && f; i++) fwrite(block, 1, sizeof block, f);
    if (f) fputs("\n{}\n", f), fclose(f);
    struct rusage before, after;
    getrusage(RUSAGE_SELF, &before);
    hs_reader *r = hs_reader_open(path, NULL, &error);
    hs_item item;
    bool got;
    CHECK(r && hs_reader_next(r, &item, &got, &error) == HS_OK && got && item.too_large && item.bytes.n == 0);
    CHECK(r && hs_reader_next(r, &item, &got, &error) == HS_OK && got && !item.too_large && item.line == 2);
    hs_reader_free(r);
    getrusage(RUSAGE_SELF, &after);
    CHECK(after.ru_maxrss - before.ru_maxrss < 64 << 10); /* KiB */
    unlink(path);
}

TEST(what_cannot_be_opened_is_named)
{
    CHECK(!hs_reader_open(folder, NULL, &error) && error.code == HS_EREAD && strstr(error.message, "directory") && strstr(error.message, folder));
    CHECK(!hs_reader_open("/nowhere/at/all", NULL, &error) && error.code == HS_EREAD && strstr(error.message, "/nowhere/at/all"));
}

int main(void)
{
    if (!mkdtemp(folder)) return 1;
    RUN(kinds_by_name_and_by_first_byte);
    RUN(records_are_told_apart);
    RUN(empty_inputs_are_one_item);
    RUN(too_large_is_passed_over);
    RUN(memory_is_bounded);
    RUN(what_cannot_be_opened_is_named);
    rmdir(folder);
    return test_done();
}

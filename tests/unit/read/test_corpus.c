#include "test.h"

#include <unistd.h>

#include "hearsay/read.h"

/* Real English news is never refused. */
TEST(news_is_read)
{
    const char *shared = getenv("SHARED");
    char path[512];
    snprintf(path, sizeof path, "%s/data/polnear/dev.jsonl", shared ? shared : "../shared");
    if (access(path, R_OK) != 0) SKIP("no corpus here");
    hs_error error;
    hs_arena arena = {0};
    hs_reader *r = hs_reader_open(path, NULL, &error);
    hs_item item;
    bool got = r != NULL;
    size_t n = 0;
    while (got && hs_reader_next(r, &item, &got, &error) == HS_OK && got) {
        hs_article article;
        hs_arena_clear(&arena);
        bool read = hs_article_parse(&article, &item, NULL, &arena, &error) == HS_OK;
        if (!read) printf("line %zu: %s\n", item.line, error.message);
        CHECK(read && hs_outlet_canonical(article.outlet).p && article.published.n == 10);
        n++;
    }
    CHECK(n >= 80);
    hs_reader_free(r);
    hs_arena_release(&arena);
}

int main(void)
{
    RUN(news_is_read);
    return test_done();
}

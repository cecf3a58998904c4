/* Word pieces against the reference tokenizer's, stored by src/train/reference_pieces.py. */
#include "test.h"

#include "base/json.h"
#include "encode/pieces.h"
#include "hearsay/encode.h"

static hs_model *model;

static bool same_ids(const hs_json *want, const int32_t *got, size_t n)
{
    size_t k = 0;
    for (const hs_json *w = hs_json_first(want); w; w = hs_json_next(w), k++)
        if (k >= n || (double)got[k] != hs_json_num(w, -1)) return false;
    return k == n;
}

TEST(hard_strings)
{
    FILE *f = fopen("tests/unit/encode/hard-strings.jsonl", "rb");
    CHECK(f && model);
    char *line = NULL;
    size_t cap = 0, count = 0;
    static int32_t ids[20000];
    for (ssize_t n; f && model && (n = getline(&line, &cap, f)) > 0; count++) {
        hs_error err = {0};
        hs_json *j = hs_json_parse((hs_str){line, (size_t)n}, "test", &err);
        hs_str text = hs_json_str(hs_json_get(j, "text"));
        size_t k = hs_word_pieces(model, text, ids, 20000);
        if (!j || !same_ids(hs_json_get(j, "ids"), ids, k)) {
            printf("line %zu: \"%.*s\"\n", count + 1, text.n > 60 ? 60 : (int)text.n, text.p ? text.p : "");
            CHECK(!"the pieces are the reference tokenizer's");
        }
        hs_json_free(j);
    }
    CHECK(count == 100);
    free(line);
    if (f) fclose(f);
}

TEST(invalid_bytes_become_nothing)
{
    hs_arena arena = {0};
    hs_error err = {0};
    hs_text text;
    int32_t a[8], b[8];
    const char raw[] = "po\xFFlice\xC3 \x00officer\xE2\x82"; /* the contract's replacement comes first */
    CHECK(hs_text_make(&text, (hs_str){raw, sizeof raw - 1}, &arena, &err) == HS_OK);
    size_t n = hs_word_pieces(model, text.bytes, a, 8);
    CHECK(n == 2 && hs_word_pieces(model, HS_S("police officer"), b, 8) == 2 && memcmp(a, b, 2 * sizeof *a) == 0);
    CHECK(hs_word_pieces(model, (hs_str){raw, sizeof raw - 1}, a, 8) == 2 && memcmp(a, b, 2 * sizeof *a) == 0);
    hs_arena_release(&arena);
}

TEST(room_and_count)
{
    int32_t ids[3] = {-1, -1, -1};
    CHECK(hs_word_pieces(model, HS_S("one two three four"), ids, 2) == 4);
    CHECK(ids[0] >= 0 && ids[1] >= 0 && ids[2] == -1);
    CHECK(hs_word_pieces(model, HS_S("one two three four"), NULL, 0) == 4);
    CHECK(hs_word_pieces(model, HS_NONE, NULL, 0) == 0);
}

static void refuse(const char *lines, size_t n, const char *why)
{
    hs_error err = {0};
    hs_vocabulary v;
    CHECK(hs_vocabulary_init(&v, (hs_str){lines, n}, &err) == HS_EMODEL);
    CHECK(strstr(err.message, why));
}

TEST(wrong_vocabularies)
{
    refuse("", 0, "[UNK]");
    refuse("a\nb", 3, "[UNK]");
    refuse("[UNK]\n[CLS]\na\na\n[SEP]", 21, "twice");
    refuse("[UNK]\n\n[CLS]\n[SEP]", 18, "empty");
    refuse("[UNK]\n[CLS]\n", 12, "[SEP]");
}

/* Every word of the training articles: the number of pieces and a checksum over the ids, as the reference
 * tokenizer gives them (reference_pieces.py --corpus). */
enum { ARTICLES = 840, PIECES = 814862, CHECKSUM = 96780066 };

TEST(training_articles)
{
    const char *shared = getenv("SHARED");
    char command[512];
    snprintf(command, sizeof command, "test -r '%s/data/polnear/train.jsonl.gz' && gzip -dc '%s/data/polnear/train.jsonl.gz'",
             shared ? shared : "../shared", shared ? shared : "../shared");
    FILE *p = popen(command, "r");
    char *line = NULL;
    size_t cap = 0, articles = 0, pieces = 0;
    uint64_t sum = 0;
    static int32_t ids[1 << 16];
    for (ssize_t n; p && (n = getline(&line, &cap, p)) > 0; articles++) {
        hs_error err = {0};
        hs_arena arena = {0};
        hs_json *j = hs_json_parse((hs_str){line, (size_t)n}, "test", &err);
        hs_text text;
        hs_tokens t = {0};
        CHECK(hs_text_make(&text, hs_json_str(hs_json_get(j, "text")), &arena, &err) == HS_OK);
        CHECK(hs_tokenize(&t, &text, &arena, &err) == HS_OK);
        for (size_t k = 0; k < t.n_words; k++) {
            size_t got = hs_word_pieces(model, hs_word_str(&t, k), ids, sizeof ids / sizeof *ids);
            for (size_t i = 0; i < got; i++) sum = (sum * 31 + (uint64_t)ids[i]) % 2147483647u;
            sum = (sum * 31 + got) % 2147483647u;
            pieces += got;
        }
        hs_json_free(j);
        hs_arena_release(&arena);
    }
    free(line);
    if (p) pclose(p);
    if (articles == 0) SKIP("no shared corpus");
    CHECK(articles == ARTICLES);
    CHECK(pieces == PIECES);
    CHECK(sum == CHECKSUM);
    if (getenv("VERBOSE")) printf("%zu articles, %zu pieces, checksum %llu\n", articles, pieces, (unsigned long long)sum);
}

int main(void)
{
    hs_error err = {0};
    model = hs_model_open(NULL, HS_ISA_AUTO, &err);
    if (!model) printf("%s\n", err.message);
    RUN(hard_strings);
    RUN(invalid_bytes_become_nothing);
    RUN(room_and_count);
    RUN(wrong_vocabularies);
    RUN(training_articles);
    hs_model_free(model);
    return test_done();
}

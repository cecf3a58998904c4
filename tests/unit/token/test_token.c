#include "test.h"

#include <time.h>

#include "base/json.h"
#include "hearsay/token.h"

static hs_arena arena;
static hs_text text;
static hs_tokens tokens;

static void cut(hs_str s)
{
    hs_error err;
    hs_arena_clear(&arena);
    CHECK(hs_text_make(&text, s, &arena, &err) == HS_OK);
    CHECK(hs_tokenize(&tokens, &text, &arena, &err) == HS_OK);
}

static bool word_equals(const hs_word *w, const hs_json *row)
{
    unsigned got[5] = {w->span.start, w->span.end, w->shape, w->in_quote, w->paragraph_start};
    const hs_json *v = hs_json_first(row);
    for (int k = 0; k < 5; k++, v = hs_json_next(v))
        if ((double)got[k] != hs_json_num(v, -1)) return false;
    return true;
}

static bool passage_equals(const char *line, ssize_t n, const char *expected_line, ssize_t m)
{
    hs_error err;
    hs_json *passage = hs_json_parse((hs_str){line, (size_t)n}, "test", &err);
    hs_json *expected = hs_json_parse((hs_str){expected_line, (size_t)m}, "test", &err);
    cut(hs_json_str(hs_json_get(passage, "text")));
    const hs_json *row = hs_json_first(hs_json_get(expected, "words"));
    bool same = hs_json_count(hs_json_get(expected, "words")) == tokens.n_words;
    for (size_t i = 0; same && i < tokens.n_words; i++, row = hs_json_next(row)) same = word_equals(&tokens.words[i], row);
    hs_json_free(passage);
    hs_json_free(expected);
    return same;
}

/* The expected words come from the training code (make_words.py). */
TEST(words_are_those_of_the_training_code)
{
    FILE *passages = fopen("tests/unit/token/passages.jsonl", "r"), *expected = fopen("tests/unit/token/words.expected.jsonl", "r");
    CHECK(passages && expected);
    if (!passages || !expected) return;
    char *a = NULL, *b = NULL;
    size_t a_cap = 0, b_cap = 0;
    int line = 0;
    for (ssize_t n, m; (n = getline(&a, &a_cap, passages)) > 0;) {
        line++;
        m = getline(&b, &b_cap, expected);
        bool same = m > 0 && passage_equals(a, n, b, m);
        if (!same) printf("passage %d differs\n", line);
        CHECK(same);
    }
    CHECK(line >= 20);
    free(a);
    free(b);
    fclose(passages);
    fclose(expected);
}

/* Sentences joined by " | " are cut exactly there. */
static void check_sentences(const char *marked)
{
    char plain[1024];
    size_t n = 0, starts[32], n_starts = 1;
    starts[0] = 0;
    for (const char *p = marked; *p; p++) {
        if (strncmp(p, "| ", 2) == 0) {
            starts[n_starts++] = n;
            p++;
        } else {
            plain[n++] = *p;
        }
    }
    cut((hs_str){plain, n});
    bool same = tokens.n_sentences == n_starts;
    for (size_t i = 0; same && i < n_starts; i++) same = tokens.words[tokens.sentences[i].start].byte == starts[i];
    if (!same) {
        printf("want: %s\n got: ", marked);
        for (size_t i = 0; i < tokens.n_sentences; i++) {
            hs_str s = hs_words_str(&tokens, tokens.sentences[i].start, tokens.sentences[i].end);
            printf("%.*s | ", HS_FMT(s));
        }
        printf("\n");
    }
    CHECK(same);
}

TEST(sentences)
{
    check_sentences("She won. | He lost. | They left.");
    check_sentences("Mr. Roe met Sen. Ann Poe and Lt. Col. Fox on Nov. 3 in St. Paul. | It rained.");
    check_sentences("The U.S. Senate met. | He left the U.S. | The end.");
    check_sentences("“We won.” | He smiled. | “Did we?” | (She did not.) | “Yes!”");
    check_sentences("He said \"no.\" | \"Why?\" | 12 people asked.");
    check_sentences("``It is over.'' | The room fell silent.");
    check_sentences("John F. Roe spoke. | J. K. Poe did not.");
    check_sentences("It cost $4.5 million, vs. 3 last year, i.e. more. | What now?");
    check_sentences("See No. 5 on the list. | I said No. | Then I left.");
    check_sentences("A photo of the politicians.| Jane Roe/Agency Images took it.");
    check_sentences("Visit example.com today ... maybe. | Or not … | Who knows?!");
    check_sentences("Sen. Roe (D-Md.) spoke; Rep. Poe (R-Ala.) Tuesday did not.");
    check_sentences("Headline without stop\n| Text starts here. | And ends");
    check_sentences("Acme Inc. said so. | He works for Acme Inc. | She does not.");
}

TEST(sentences_tile_the_words)
{
    cut(HS_S("One. Two\n\nThree (four). Five\n\"Six.\" Seven"));
    CHECK(tokens.n_paragraphs == 3);
    size_t at = 0;
    for (size_t i = 0; i < tokens.n_sentences; i++) {
        CHECK(tokens.sentences[i].start == at && tokens.sentences[i].end > at);
        for (at = tokens.sentences[i].start; at < tokens.sentences[i].end; at++) CHECK(tokens.words[at].sentence == i);
    }
    CHECK(at == tokens.n_words);
    CHECK(tokens.sentences[tokens.n_sentences - 1].paragraph == 2);
}

TEST(spans_and_counts)
{
    cut(HS_S("“No,” said Łucja Roe. “It’s _late_.”"));
    size_t b, e;
    CHECK(hs_words_of_span(&tokens, (hs_span){0, 5}, &b, &e));
    CHECK_STR(hs_words_str(&tokens, b, e), "No");
    CHECK(hs_words_of_span(&tokens, (hs_span){12, 13}, &b, &e)); /* inside a word: the whole word */
    CHECK_STR(hs_words_str(&tokens, b, e), "Łucja");
    hs_span s = hs_words_span(&tokens, b, e + 1);
    CHECK(s.start == 11 && s.end == 20);
    CHECK_STR(hs_text_slice(&text, s), "Łucja Roe");
    CHECK(!hs_words_of_span(&tokens, (hs_span){3, 6}, &b, &e));     /* marks and a blank */
    CHECK(!hs_words_of_span(&tokens, (hs_span){900, 1000}, &b, &e));
    CHECK(hs_count_words(&tokens, (hs_span){0, 1000}, false) == 7); /* No said Łucja Roe It s _late_ */
    CHECK(hs_count_words(&tokens, (hs_span){0, 1000}, true) == 4);
    CHECK_STR(hs_word_str(&tokens, 999), "");
}

static double seconds(const char *unit, size_t times)
{
    size_t n = strlen(unit);
    char *p = malloc(n * times);
    for (size_t i = 0; i < times; i++) memcpy(p + i * n, unit, n);
    clock_t start = clock();
    cut((hs_str){p, n * times});
    double s = (double)(clock() - start) / CLOCKS_PER_SEC;
    free(p);
    return s;
}

/* Linear time: each of these would take minutes if any step were quadratic. */
TEST(hostile_texts_take_linear_time)
{
    CHECK(seconds("'", 400000) < 5);
    CHECK(seconds("\"", 400001) < 5);
    CHECK(seconds(" 'a", 400000) < 5);
    CHECK(seconds(" s' 'a", 200000) < 5);
    CHECK(seconds("x", 4000000) < 5);
    CHECK(seconds("a.b.", 1000000) < 5);
    CHECK(seconds("1.", 1000000) < 5);
    CHECK(seconds("\n", 4000000) < 5);
    CHECK(seconds(".)", 1000000) < 5);
    CHECK(seconds(". A", 500000) < 5);
}

int main(void)
{
    RUN(words_are_those_of_the_training_code);
    RUN(sentences);
    RUN(sentences_tile_the_words);
    RUN(spans_and_counts);
    RUN(hostile_texts_take_linear_time);
    hs_arena_release(&arena);
    return test_done();
}

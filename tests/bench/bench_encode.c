/* How fast the encoder is: bench_encode [MODEL]. One thread; int8 where the processor has VNNI, and f32. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "hearsay/encode.h"

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Sentences of ordinary length from a small stock of words, written for this benchmark. */
static void write_text(hs_buf *b, size_t words)
{
    static const char *const stock[] = {"the", "council", "said", "a", "former", "official", "who", "asked", "not", "to", "be", "named",
                                        "told", "reporters", "that", "budget", "talks", "had", "stalled", "spokeswoman", "Whitcombe",
                                        "mayor", "on", "Tuesday", "according", "memo", "obtained", "by", "newspaper", "infrastructure"};
    uint32_t random = 7;
    for (size_t i = 1; i <= words; i++) {
        random = random * 1664525u + 1013904223u;
        hs_buf_cstr(b, stock[(random >> 16) % (sizeof stock / sizeof *stock)]);
        hs_buf_cstr(b, i % 160 == 0 ? ".\n" : i % 23 == 0 ? ". " : i % 11 == 0 ? ", " : " ");
    }
}

static hs_code encode(hs_encoder *e, const hs_text *text, hs_error *err)
{
    hs_arena arena = {0};
    hs_tokens tokens;
    float *v;
    hs_code code = hs_tokenize(&tokens, text, &arena, err);
    if (code == HS_OK) code = hs_encode(e, &tokens, &arena, &v, err);
    hs_arena_release(&arena);
    return code;
}

static hs_code measure(const char *path, hs_isa isa, const char *name, hs_error *err)
{
    hs_arena arena = {0};
    hs_buf one, many;
    hs_text article, text;
    hs_encode_times t = {0}, before = {0};
    hs_buf_init(&one);
    hs_buf_init(&many);
    write_text(&one, 900);
    write_text(&many, 9000);

    double start = seconds();
    hs_model *m = hs_model_open(path, isa, err);
    double opened = seconds();
    hs_encoder *e = m ? hs_encoder_new(m, err) : NULL;
    hs_code code = e ? hs_text_make(&article, hs_buf_view(&one), &arena, err) : HS_EMODEL;
    if (code == HS_OK) code = encode(e, &article, err);
    double first = seconds();
    if (code == HS_OK) code = hs_text_make(&text, hs_buf_view(&many), &arena, err);
    if (code == HS_OK) hs_encoder_times(e, &before);
    for (int i = 0; i < 3 && code == HS_OK; i++) code = encode(e, &text, err);
    if (code == HS_OK) {
        hs_encoder_times(e, &t);
        double total = t.total - before.total, pieces = (double)(t.pieces - before.pieces);
        printf("encoder, %s, 1 thread: %.0f pieces read a second, %.1f ms a window of 510; in matrix products %.0f %%, in attention %.0f %%; "
               "opening the model %.0f ms, first article of 900 words %.0f ms\n",
               name, pieces / total, 510e3 * total / pieces, 100 * (t.products - before.products) / total,
               100 * (t.attention - before.attention) / total, 1e3 * (opened - start), 1e3 * (first - opened));
    }
    hs_encoder_free(e);
    hs_model_free(m);
    hs_buf_release(&one);
    hs_buf_release(&many);
    hs_arena_release(&arena);
    return code;
}

int main(int argc, char **argv)
{
    hs_error err = {0};
    const char *path = argc > 1 ? argv[1] : NULL;
    if (measure(path, HS_ISA_INT8, "int8", &err) != HS_OK) printf("encoder, int8: not measured: %s\n", err.message);
    if (measure(path, HS_ISA_F32, "f32", &err) == HS_OK) return 0;
    fprintf(stderr, "%s\n", err.message);
    return 1;
}

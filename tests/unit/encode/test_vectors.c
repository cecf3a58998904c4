/* The encoder against vectors that PyTorch computed from the same weights (src/train/reference_vectors.py). */
#include "test.h"

#include <math.h>
#include <pthread.h>

#include "base/json.h"
#include "encode/dnnl.h"
#include "encode/kernels.h"
#include "encode/windows.h"
#include "encoded.h"

static const char tiny[] = "tests/unit/encode/tiny.safetensors";

/* Largest difference to, and smallest cosine with, the stored vectors. */
typedef struct distance { double most, cosine; size_t words; } distance;

static distance compare(const hs_json *reference, const float *v, size_t dims)
{
    distance d = {0, 1, 0};
    const hs_json *row = hs_json_first(hs_json_get(reference, "vectors"));
    for (const hs_json *k = hs_json_first(hs_json_get(reference, "kept")); k && row; k = hs_json_next(k), row = hs_json_next(row)) {
        const float *x = v + (size_t)hs_json_num(k, 0) * dims;
        double xy = 0, xx = 0, yy = 0;
        for (const hs_json *n = hs_json_first(row); n; n = hs_json_next(n), x++) {
            double y = hs_json_num(n, 0);
            d.most = fmax(d.most, fabs(*x - y));
            xy += *x * y, xx += (double)*x * *x, yy += y * y;
        }
        if (yy > 0) d.cosine = fmin(d.cosine, xy / sqrt(xx * yy));
        d.words++;
    }
    return d;
}

static distance against(const char *model, const char *reference, hs_isa isa)
{
    distance d = {INFINITY, -1, 0};
    hs_error err = {0};
    hs_arena arena = {0};
    hs_buf b = slurp(reference);
    hs_json *j = hs_json_parse(hs_buf_view(&b), "test", &err);
    hs_model *m = j ? hs_model_open(model, isa, &err) : NULL;
    if (m && !hs_str_eq(hs_model_sha256(m), hs_json_str(hs_json_get(j, "sha256"))))
        printf("%s was made for another model file: run src/train/reference_vectors.py\n", reference);
    else if (m) {
        hs_tokens tokens = {0};
        float *v = encode(m, hs_json_str(hs_json_get(j, "text")), &tokens, &arena);
        if (v && (double)tokens.n_words == hs_json_num(hs_json_get(j, "words"), 0)) d = compare(j, v, hs_model_dims(m));
    } else {
        printf("%s\n", err.message);
    }
    hs_model_free(m);
    hs_json_free(j);
    hs_buf_release(&b);
    hs_arena_release(&arena);
    return d;
}

static bool has_int8(void)
{
    hs_model *m = hs_model_open(tiny, HS_ISA_INT8, NULL);
    hs_model_free(m);
    return m != NULL;
}

TEST(tiny_model_f32)
{
    distance d = against(tiny, "tests/unit/encode/tiny.json", HS_ISA_F32);
    CHECK(d.words >= 35);
    CHECK(d.most < 1e-4);
}

TEST(tiny_model_int8)
{
    if (!has_int8()) SKIP("no VNNI");
    distance d = against(tiny, "tests/unit/encode/tiny.json", HS_ISA_INT8);
    CHECK(d.words >= 35 && d.cosine > 0.99);
}

TEST(shipped_model_f32)
{
    distance d = against(NULL, "tests/unit/encode/reference.json", HS_ISA_F32);
    CHECK(d.words == 12);
    CHECK(d.most < 1e-3);
    if (getenv("VERBOSE")) printf("shipped model, f32: largest difference %g\n", d.most);
}

TEST(shipped_model_int8)
{
    if (!has_int8()) SKIP("no VNNI");
    distance d = against(NULL, "tests/unit/encode/reference.json", HS_ISA_INT8);
    CHECK(d.words == 12 && d.cosine > 0.999);
    if (getenv("VERBOSE")) printf("shipped model, int8: largest difference %g, smallest cosine %g\n", d.most, d.cosine);
}

/* ---- windows ---------------------------------------------------------------------------------- */

TEST(windows_are_those_of_training)
{
    hs_error err = {0};
    hs_arena arena = {0};
    hs_buf b = slurp("tests/unit/encode/tiny.json");
    hs_json *j = hs_json_parse(hs_buf_view(&b), "test", &err);
    hs_model *m = hs_model_open(tiny, HS_ISA_F32, &err);
    hs_text text;
    hs_tokens t = {0};
    CHECK(j && m);
    CHECK(hs_text_make(&text, hs_json_str(hs_json_get(j, "text")), &arena, &err) == HS_OK && hs_tokenize(&t, &text, &arena, &err) == HS_OK);
    size_t *at = HS_ARRAY(&arena, size_t, t.n_words + 1), n = 0;
    for (size_t k = 0; k < t.n_words; k++) at[k + 1] = at[k] + hs_word_pieces(m, hs_word_str(&t, k), NULL, 0);
    hs_window *w = NULL;
    CHECK(hs_windows_cut(&t, at, 40, 12, &w, &n, &arena, &err) == HS_OK);
    CHECK(n > 4 && n == hs_json_count(hs_json_get(j, "windows")));
    size_t k = 0;
    for (const hs_json *p = hs_json_first(hs_json_get(j, "windows")); p && k < n; p = hs_json_next(p), k++) {
        CHECK((double)w[k].start == hs_json_num(hs_json_first(p), -1));
        CHECK((double)w[k].end == hs_json_num(hs_json_next(hs_json_first(p)), -1));
        CHECK(w[k].low == (k ? w[k - 1].high : 0) && w[k].start <= w[k].low && w[k].low < w[k].high && w[k].high <= w[k].end);
    }
    CHECK(n && w[n - 1].high == t.n_words);
    hs_model_free(m);
    hs_json_free(j);
    hs_buf_release(&b);
    hs_arena_release(&arena);
}

/* ---- unusual texts ------------------------------------------------------------------------------- */

static bool all_finite(const float *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!isfinite(v[i])) return false;
    return true;
}

TEST(unusual_texts)
{
    hs_error err = {0};
    hs_model *m = hs_model_open(tiny, HS_ISA_AUTO, &err);
    CHECK(m);
    hs_buf b[5];
    for (int i = 0; i < 5; i++) hs_buf_init(&b[i]);
    hs_buf_cstr(&b[1], "\xE2\x80\x8B \xCC\x81");                              /* words without pieces */
    for (int i = 0; i < 300000; i++) hs_buf_char(&b[2], i % 3 ? '"' : '\n');    /* nothing but marks */
    for (int i = 0; i < 20000; i++) hs_buf_cstr(&b[3], "\xE4\xB8\xAD");       /* one word of 20,000 pieces */
    for (int i = 0; i < 400000; i++) hs_buf_char(&b[4], 'a');                   /* one word that is unknown */
    for (int i = 0; m && i < 5; i++) {
        hs_arena arena = {0};
        hs_tokens t = {0};
        float *v = encode(m, hs_buf_view(&b[i]), &t, &arena);
        CHECK(v && all_finite(v, t.n_words * hs_model_dims(m)));
        hs_arena_release(&arena);
        hs_buf_release(&b[i]);
    }
    hs_model_free(m);
}

/* ---- threads ------------------------------------------------------------------------------------- */

typedef struct job { const hs_model *m; hs_str text; hs_arena arena; float *v; size_t n; } job;

static void *work(void *p)
{
    job *j = p;
    hs_tokens t = {0};
    j->v = encode(j->m, j->text, &t, &j->arena);
    j->n = t.n_words * hs_model_dims(j->m);
    return NULL;
}

TEST(threads_give_the_same_bytes)
{
    hs_error err = {0};
    hs_buf b = slurp("tests/unit/encode/tiny.json");
    for (int isa = HS_ISA_AUTO; isa <= HS_ISA_F32; isa += 2) {
        hs_model *m = hs_model_open(tiny, (hs_isa)isa, &err);
        job jobs[4];
        pthread_t threads[4];
        CHECK(m);
        for (int i = 0; m && i < 4; i++) {
            jobs[i] = (job){.m = m, .text = hs_buf_view(&b)};
            pthread_create(&threads[i], NULL, work, &jobs[i]);
        }
        for (int i = 0; m && i < 4; i++) pthread_join(threads[i], NULL);
        for (int i = 0; m && i < 4; i++) {
            CHECK(jobs[i].v && jobs[i].n == jobs[0].n && jobs[i].n > 0);
            if (jobs[i].v && jobs[0].v) CHECK(memcmp(jobs[i].v, jobs[0].v, jobs[i].n * sizeof(float)) == 0);
        }
        for (int i = 0; m && i < 4; i++) hs_arena_release(&jobs[i].arena);
        hs_model_free(m);
    }
    hs_buf_release(&b);
}

/* ---- kernels ----------------------------------------------------------------------------------------- */

TEST(instruction_sets_agree)
{
    enum { N = 70, DIMS = 64 };
    const hs_kernels *best = hs_kernels_pick(), *sets[] = {&hs_kernels_generic, best == &hs_kernels_generic ? best : &hs_kernels_avx2, best};
    float *qkv = hs_aligned(N * 3 * DIMS, sizeof(float)), *scratch = hs_aligned(hs_attention_scratch(N), sizeof(float));
    float *out[3], x[3][64];
    uint8_t q[3][64];
    for (int i = 0; i < N * 3 * DIMS; i++) qkv[i] = (float)(i * 7919 % 2003) / 700.0f - 1.4f;
    for (int s = 0; s < 3; s++) {
        out[s] = hs_aligned(N * DIMS, sizeof(float));
        sets[s]->attention(out[s], qkv, N * HS_HEAD, N, DIMS, scratch);
        for (int i = 0; i < 64; i++) x[s][i] = (float)(i - 32) / 4.0f;
        sets[s]->gelu(x[s], 64);
        sets[s]->quantize(q[s], x[s], 64);
    }
    for (int s = 0; s < 2; s++) {
        double attention = 0, gelu = 0;
        int steps = 0;
        for (int i = 0; i < N * DIMS; i++) attention = fmax(attention, fabs(out[s][i] - out[2][i]));
        for (int i = 0; i < 64; i++) gelu = fmax(gelu, fabs(x[s][i] - (i - 32) / 4.0 * 0.5 * erfc(-(i - 32) / 4.0 / sqrt(2))));
        for (int i = 0; i < 64; i++) steps = abs(q[s][i] - q[2][i]) > steps ? abs(q[s][i] - q[2][i]) : steps;
        CHECK(attention < 1e-5 && gelu < 1e-6 && steps <= 1);
    }
    if (hs_attention_vnni()) { /* fixed point: within a hundredth of the values, which go to 1.4 */
        double most = 0;
        hs_attention_vnni()(out[0], qkv, N * HS_HEAD, N, DIMS, scratch);
        for (int i = 0; i < N * DIMS; i++) most = fmax(most, fabs(out[0][i] - out[2][i]));
        for (int n = 1; n < 9; n++) { /* few keys, odd numbers of them */
            hs_attention_vnni()(out[0], qkv, N * HS_HEAD, (size_t)n, DIMS, scratch);
            best->attention(out[1], qkv, N * HS_HEAD, (size_t)n, DIMS, scratch);
            for (int i = 0; i < n * DIMS; i++) most = fmax(most, fabs(out[0][i] - out[1][i]));
        }
        if (getenv("VERBOSE")) printf("attention in fixed point: largest difference %g\n", most);
        CHECK(most < 1.2e-2);
    }
    for (int s = 0; s < 3; s++) free(out[s]);
    free(qkv);
    free(scratch);
}

/* The step between two numbers, in steps of the row's quantization, by which a set may differ from the exact. */
static double off(const uint8_t *q, hs_quantized row, const double *exact, size_t n)
{
    double most = 0;
    for (size_t i = 0; i < n; i++) most = fmax(most, fabs(row.scale * q[i] + row.offset - exact[i]) / row.scale);
    return most;
}

/* What goes into a layer in one pass, GELU or norm and quantization, in every set of kernels. */
TEST(fused_with_quantization)
{
    enum { N = 96 };
    const hs_kernels *best = hs_kernels_pick(), *sets[] = {&hs_kernels_generic, best == &hs_kernels_generic ? best : &hs_kernels_avx2, best};
    float residual[N], weight[N], bias[N];
    double gelu[N], norm[N], mean = 0, squares = 0;
    for (int i = 0; i < N; i++) {
        double x = (i - 40) / 9.0;
        residual[i] = (float)(i % 7) / 4, weight[i] = 1 + (float)(i % 3) / 8, bias[i] = (float)(i % 5) / 10 - 0.2f;
        gelu[i] = x * 0.5 * erfc(-x / sqrt(2));
        norm[i] = x + residual[i];
        mean += norm[i] / N;
    }
    for (int i = 0; i < N; i++) squares += (norm[i] - mean) * (norm[i] - mean);
    for (int i = 0; i < N; i++) norm[i] = (norm[i] - mean) / sqrt(squares / N) * weight[i] + bias[i];
    for (int s = 0; s < 3; s++) {
        float x[N];
        uint8_t q[N];
        double kept = 0;
        for (int i = 0; i < N; i++) x[i] = (float)(i - 40) / 9.0f;
        hs_quantized row = sets[s]->gelu_quantize(q, x, N);
        CHECK(off(q, row, gelu, N) < 0.53);
        for (int i = 0; i < N; i++) x[i] = (float)(i - 40) / 9.0f;
        row = sets[s]->norm_quantize(q, x, residual, weight, bias, N);
        for (int i = 0; i < N; i++) kept = fmax(kept, fabs(x[i] - norm[i]));
        CHECK(off(q, row, norm, N) < 0.501 && kept < 1e-5);
    }
}

/* Largest difference of a head's layer from the sums written out, and the largest of these. */
static bool try_dense(hs_isa isa, const char *name, double *difference, double *largest)
{
    enum { N = 130, MOST = 1536 };
    static float x[N * MOST], y[N * MOST];
    hs_error err = {0};
    hs_model *m = hs_model_open(NULL, isa, &err);
    hs_dense d = {0};
    char weight[64], bias[64];
    const float *w = NULL, *b = NULL;
    snprintf(weight, sizeof weight, "%s.weight", name);
    snprintf(bias, sizeof bias, "%s.bias", name);
    bool good = m && hs_dense_load(&d, m, name, 0, 0, &err) == HS_OK && d.rows <= MOST && d.cols <= MOST;
    good = good && hs_model_tensor(m, weight, d.rows, d.cols, &w, &err) == HS_OK;
    if (good && hs_model_has(m, bias)) good = hs_model_tensor(m, bias, d.rows, 0, &b, &err) == HS_OK;
    for (size_t i = 0; i < N * d.cols; i++) x[i] = (float)(i * 7919 % 2003) / 700.0f - 1.4f;
    good = good && hs_dense_apply(&d, x, N, y, &err) == HS_OK && hs_dense_apply(&d, x, 0, y, &err) == HS_OK;
    *difference = *largest = 0;
    for (size_t i = 0; good && i < N; i++)
        for (size_t j = 0; j < d.rows; j++) {
            double s = b ? b[j] : 0;
            for (size_t k = 0; k < d.cols; k++) s += (double)x[i * d.cols + k] * w[j * d.cols + k];
            *difference = fmax(*difference, fabs(s - y[i * d.rows + j]));
            *largest = fmax(*largest, fabs(s));
        }
    hs_dense_release(&d);
    hs_model_free(m);
    return good;
}

TEST(layers_of_heads)
{
    static const char *const names[] = {"arg.word", "arg.cue", "arg.out", "cue.out"}; /* the second without a bias, the last two with few rows */
    for (int i = 0; i < 4; i++) {
        double difference, largest;
        CHECK(try_dense(HS_ISA_F32, names[i], &difference, &largest) && difference < 1e-3);
        if (!has_int8()) continue;
        CHECK(try_dense(HS_ISA_INT8, names[i], &difference, &largest) && difference < (i < 2 ? 0.02 * largest : 1e-3));
    }
}

TEST(gelu_of_any_number_of_numbers)
{
    float g[5] = {-1, 0, 1, 2, 30};
    hs_gelu(g, 5);
    CHECK(fabsf(g[0] + 0.158655f) < 1e-5f && g[1] == 0 && fabsf(g[2] - 0.841345f) < 1e-5f && fabsf(g[4] - 30) < 1e-5f);
}

/* The largest bytes of all: where a processor multiplies with saturation this fails. */
TEST(int8_products_are_exact)
{
    enum { OUT = 48, IN = 96 };
    hs_error err = {0};
    hs_dnnl *d = NULL;
    hs_matrix *w = NULL;
    uint8_t *a = hs_aligned(HS_BLOCK * IN, 1);
    int8_t b[OUT * IN];
    int32_t *c = hs_aligned(HS_BLOCK * OUT, sizeof *c);
    if (!hs_dnnl_int8()) {
        free(a), free(c);
        SKIP("no VNNI");
    }
    for (int i = 0; i < HS_BLOCK * IN; i++) a[i] = i % 5 ? 255 : (uint8_t)i;
    for (int i = 0; i < OUT * IN; i++) b[i] = (int8_t)(i / IN % 3 == 0 ? 127 : i / IN % 3 == 1 ? -128 : i % 251 - 125);
    CHECK(hs_dnnl_new(&d, &err) == HS_OK && hs_matrix_new(&w, d, b, true, OUT, IN, &err) == HS_OK);
    CHECK(hs_matrix_multiply(w, a, c, &err) == HS_OK);
    int wrong = 0;
    for (int i = 0; i < HS_BLOCK; i++)
        for (int j = 0; j < OUT; j++) {
            int32_t sum = 0;
            for (int k = 0; k < IN; k++) sum += a[i * IN + k] * b[j * IN + k];
            wrong += sum != c[i * OUT + j];
        }
    CHECK(wrong == 0);
    hs_matrix_free(w);
    hs_dnnl_free(d);
    free(a);
    free(c);
}

/* Our own product puts the numbers of any count of rows where it should, the same as the kernels make of the sums. */
TEST(own_products)
{
    enum { OUT = 96, IN = 64, ROWS = 35, PANELS = OUT / HS_HEAD };
    const hs_products *own = hs_products_vnni();
    if (!own) SKIP("no AVX-512 VNNI");
    uint8_t rows[ROWS * IN];
    int8_t w[OUT * IN], packed[OUT * IN];
    float scale[OUT], sums[OUT], bias[OUT];
    hs_quantized quantized[ROWS];
    for (int i = 0; i < ROWS * IN; i++) rows[i] = i % 5 ? 255 : (uint8_t)i;
    for (int i = 0; i < OUT * IN; i++) w[i] = (int8_t)(i / IN % 3 == 0 ? 127 : i / IN % 3 == 1 ? -128 : i % 251 - 125);
    for (int i = 0; i < OUT; i++) scale[i] = 0.01f + (float)i / 1000, sums[i] = (float)(i * 37 % 101), bias[i] = (float)i / 10;
    for (int i = 0; i < ROWS; i++) quantized[i] = (hs_quantized){0.02f + (float)i / 500, -1.0f - (float)i / 50};
    hs_product p = {rows, quantized, packed, scale, sums, bias, OUT, IN};
    own->pack(packed, w, OUT, IN);
    for (size_t n = 0; n <= ROWS; n++) {
        float got[(ROWS + 1) * OUT];
        int wrong = 0;
        for (int i = 0; i < (ROWS + 1) * OUT; i++) got[i] = -7;
        own->multiply(&p, n, &(hs_place){got, HS_HEAD, (ROWS + 1) * HS_HEAD}); /* planes of a row more */
        for (size_t i = 0; i <= ROWS; i++)
            for (size_t c = 0; c < OUT; c += HS_HEAD) {
                float expected[HS_HEAD];
                int32_t s[HS_HEAD] = {0};
                for (size_t j = 0; j < HS_HEAD; j++)
                    for (size_t k = 0; k < IN && i < n; k++) s[j] += rows[i * IN + k] * w[(c + j) * IN + k];
                if (i < n) hs_kernels_pick()->dequantize(expected, s, &p, i, c);
                for (size_t j = 0; j < HS_HEAD; j++)
                    wrong += got[c / HS_HEAD * (ROWS + 1) * HS_HEAD + i * HS_HEAD + j] != (i < n ? expected[j] : -7.0f);
            }
        CHECK(wrong == 0);
    }
}

int main(void)
{
    RUN(tiny_model_f32);
    RUN(tiny_model_int8);
    RUN(shipped_model_f32);
    RUN(shipped_model_int8);
    RUN(windows_are_those_of_training);
    RUN(unusual_texts);
    RUN(threads_give_the_same_bytes);
    RUN(instruction_sets_agree);
    RUN(fused_with_quantization);
    RUN(layers_of_heads);
    RUN(gelu_of_any_number_of_numbers);
    RUN(int8_products_are_exact);
    RUN(own_products);
    return test_done();
}

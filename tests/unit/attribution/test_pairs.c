/* The heads on spans (source type, whom a source means) against what PyTorch computed from the same weights. */
#include "test.h"

#include <math.h>

#include "attribution/distance.h"
#include "base/json.h"
#include "encoded.h"
#include "hearsay/attribution.h"

static const char reference[] = "tests/unit/encode/reference.json";

static void span_of(const hs_json *judge, const char *key, size_t *start, size_t *end)
{
    const hs_json *x = hs_json_first(hs_json_get(judge, key));
    *start = (size_t)hs_json_num(x, 0);
    *end = (size_t)hs_json_num(hs_json_next(x), 0);
}

/* Largest differences of the six type scores and of the pair's score; infinite when something fails. */
static void differences(const hs_model *m, const hs_json *j, double *types, double *score, hs_arena *arena, hs_error *err)
{
    const hs_json *judge = hs_json_get(j, "judge");
    size_t d = hs_model_dims(m), s0, s1, c0, c1, o0, o1;
    hs_tokens tokens = {0};
    float *v = encode(m, hs_json_str(hs_json_get(j, "text")), &tokens, arena), *x = HS_ARRAY(arena, float, 4 * d), *other = HS_ARRAY(arena, float, d), y[HS_SOURCE_TYPES], pair[2];
    hs_dense hidden = {0}, out = {0};
    *types = *score = INFINITY;
    if (!v) return;
    span_of(judge, "source", &s0, &s1), span_of(judge, "cue", &c0, &c1), span_of(judge, "other", &o0, &o1);
    hs_span_mean(v, d, s0, s1, x);
    memcpy(x + d, v + s0 * d, d * sizeof *x);
    memcpy(x + 2 * d, v + (s1 - 1) * d, d * sizeof *x);
    hs_span_mean(v, d, c0, c1, x + 3 * d);
    hs_code code = hs_dense_load(&hidden, m, "kind.hidden", 0, 4 * d, err);
    if (code == HS_OK) code = hs_dense_load(&out, m, "kind.out", HS_SOURCE_TYPES, hidden.rows, err);
    float *h = code == HS_OK ? HS_ARRAY(arena, float, hidden.rows) : NULL;
    if (h) code = hs_dense_apply(&hidden, x, 1, h, err);
    if (h && code == HS_OK) hs_gelu(h, hidden.rows), code = hs_dense_apply(&out, h, 1, y, err);
    hs_dense_release(&hidden);
    hs_dense_release(&out);
    if (!h || code != HS_OK) return;
    *types = 0;
    const hs_json *k = hs_json_first(hs_json_get(judge, "types"));
    for (size_t i = 0; i < HS_SOURCE_TYPES; i++, k = hs_json_next(k)) *types = fmax(*types, fabs(y[i] - hs_json_num(k, 0)));

    memcpy(x + d, x + 3 * d, d * sizeof *x);
    hs_span_mean(v, d, o0, o1, other);
    int64_t distance = hs_words_between(s0, s1, o0, o1);
    CHECK((double)distance == hs_json_num(hs_json_get(judge, "distance"), 0));
    hs_pairs *p = hs_pairs_new(m, "refer", 2 * d, 2, err);
    float *first = p ? HS_ARRAY(arena, float, hs_pairs_width(p)) : NULL, *second = p ? HS_ARRAY(arena, float, hs_pairs_width(p)) : NULL;
    bool good = first && second && hs_pairs_project(p, false, x, 1, first, arena, err) == HS_OK && hs_pairs_project(p, true, other, 1, second, arena, err) == HS_OK;
    if (good && hs_pairs_score(p, first, (const float *const[]){second}, &distance, 1, pair, arena, err) == HS_OK) {
        *score = 0;
        const hs_json *wanted = hs_json_first(hs_json_get(judge, "scores"));
        for (size_t i = 0; i < 2; i++, wanted = hs_json_next(wanted)) *score = fmax(*score, fabs(pair[i] - hs_json_num(wanted, 0)));
    }
    hs_pairs_free(p);
}

TEST(as_pytorch_computes_them)
{
    hs_error err = {0};
    hs_arena arena = {0};
    hs_buf b = slurp(reference);
    hs_json *j = hs_json_parse(hs_buf_view(&b), "test", &err);
    hs_model *m = j ? hs_model_open(NULL, HS_ISA_F32, &err) : NULL;
    double types = INFINITY, score = INFINITY;
    CHECK(m && hs_str_eq(hs_model_sha256(m), hs_json_str(hs_json_get(j, "sha256"))));
    if (m) differences(m, j, &types, &score, &arena, &err);
    CHECK(types < 1e-3 && score < 1e-3);
    if (err.code != HS_OK) printf("%s\n", err.message);
    hs_model_free(m);
    hs_json_free(j);
    hs_buf_release(&b);
    hs_arena_release(&arena);
}

TEST(distances)
{
    CHECK(hs_words_between(10, 12, 3, 5) == -6 && hs_words_between(10, 12, 8, 10) == -1);
    CHECK(hs_words_between(10, 12, 12, 14) == 1 && hs_words_between(10, 12, 11, 13) == 0);
    CHECK(distance_bucket(0) == 32 && distance_bucket(1) == 35 && distance_bucket(-1) == 29 && distance_bucket(1 << 20) == 63 && distance_bucket(-(1 << 20)) == 1);
}

TEST(other_shapes_are_refused)
{
    hs_error err = {0};
    hs_model *m = hs_model_open(NULL, HS_ISA_F32, &err);
    CHECK(m && !hs_pairs_new(m, "refer", 7, 2, &err) && err.code == HS_EMODEL);
    CHECK(m && !hs_pairs_new(m, "nothing", 7, 2, &err) && err.code == HS_EMODEL);
    hs_model_free(m);
}

int main(void)
{
    RUN(as_pytorch_computes_them);
    RUN(distances);
    RUN(other_shapes_are_refused);
    return test_done();
}

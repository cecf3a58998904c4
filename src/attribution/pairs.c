/* How much one span has to do with another, as the argument tagger scores a word for a cue:
 *   x = gelu(A·a + B·b + (M·a ∘ N·b) + distance[bucket]),  scores = out·x
 * A·a and M·a stand behind one another in a projection, so that each span is projected once. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attribution/distance.h"
#include "hearsay/attribution.h"

struct hs_pairs {
    hs_dense first, second, times_first, times_second, out;
    const float *distance; /* (DISTANCE_BUCKETS, hidden) */
};

static hs_code load(hs_pairs *p, const hs_model *m, const char *prefix, size_t first, size_t scores, hs_error *err)
{
    struct { hs_dense *d; const char *name; size_t cols; } parts[] = {
        {&p->first, "first", first}, {&p->second, "second", hs_model_dims(m)}, {&p->times_first, "times_first", first}, {&p->times_second, "times_second", hs_model_dims(m)},
    };
    char name[64];
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
        snprintf(name, sizeof name, "%s.%s", prefix, parts[k].name);
        HS_TRY(hs_dense_load(parts[k].d, m, name, p->first.rows, parts[k].cols, err));
    }
    snprintf(name, sizeof name, "%s.out", prefix);
    HS_TRY(hs_dense_load(&p->out, m, name, scores, p->first.rows, err));
    snprintf(name, sizeof name, "%s.distance.weight", prefix);
    return hs_model_tensor(m, name, DISTANCE_BUCKETS, p->first.rows, &p->distance, err);
}

hs_pairs *hs_pairs_new(const hs_model *m, const char *prefix, size_t first, size_t scores, hs_error *err)
{
    hs_pairs *p = calloc(1, sizeof *p);
    if (!p) {
        hs_nomem(err);
        return NULL;
    }
    if (load(p, m, prefix, first, scores, err) == HS_OK) return p;
    hs_pairs_free(p);
    return NULL;
}

void hs_pairs_free(hs_pairs *p)
{
    if (!p) return;
    hs_dense *parts[] = {&p->first, &p->second, &p->times_first, &p->times_second, &p->out};
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) hs_dense_release(parts[k]);
    free(p);
}

size_t hs_pairs_width(const hs_pairs *p)
{
    return 2 * p->first.rows;
}

hs_code hs_pairs_project(const hs_pairs *p, bool second, const float *x, size_t n, float *out, hs_arena *scratch, hs_error *err)
{
    size_t h = p->first.rows;
    float *part = HS_ARRAY(scratch, float, 2 * n * h);
    if (!part) return hs_nomem(err);
    HS_TRY(hs_dense_apply(second ? &p->second : &p->first, x, n, part, err));
    HS_TRY(hs_dense_apply(second ? &p->times_second : &p->times_first, x, n, part + n * h, err));
    for (size_t k = 0; k < 2 * n; k++) memcpy(out + k * h, part + (k % 2 * n + k / 2) * h, h * sizeof *out);
    return HS_OK;
}

hs_code hs_pairs_score(const hs_pairs *p, const float *first, const float *const *second, const int64_t *distance, size_t n, float *scores,
                       hs_arena *scratch, hs_error *err)
{
    size_t h = p->first.rows;
    float *x = HS_ARRAY(scratch, float, n * h);
    if (!x) return hs_nomem(err);
    for (size_t k = 0; k < n; k++) {
        const float *b = second[k], *d = p->distance + distance_bucket(distance[k]) * h;
        float *y = x + k * h;
        for (size_t i = 0; i < h; i++) y[i] = first[i] + b[i] + first[h + i] * b[h + i] + d[i];
    }
    hs_gelu(x, n * h);
    return hs_dense_apply(&p->out, x, n, scores, err);
}

void hs_span_mean(const float *vectors, size_t dims, size_t start, size_t end, float *mean)
{
    memset(mean, 0, dims * sizeof *mean);
    for (size_t w = start; w < end; w++)
        for (size_t k = 0; k < dims; k++) mean[k] += vectors[w * dims + k];
    for (size_t k = 0; k < dims && end > start; k++) mean[k] /= (float)(end - start);
}

int64_t hs_words_between(size_t start, size_t end, size_t other_start, size_t other_end)
{
    if (other_end <= start) return (int64_t)other_end - 1 - (int64_t)start;
    return other_start >= end ? (int64_t)other_start - (int64_t)end + 1 : 0;
}

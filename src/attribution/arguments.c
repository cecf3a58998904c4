/* Predicate and arguments as in semantic role labelling: the cue is the predicate. A word's score is
 *   x = gelu(A·h + C·c + (M·h ∘ N·c) + distance[bucket]),  x += P·gelu(conv(x)),  out·x
 * where c is the mean of the cue's vectors and conv a depthwise convolution over neighbouring words, which
 * lets the two ends of a span agree. A chain (chain.h) then decides for all words of the context together. */
#include "attribution/arguments.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attribution/distance.h"
#include "hearsay/attribution.h"

static hs_code read_count(size_t *out, const hs_model *m, const char *key, hs_error *err)
{
    hs_str s = hs_model_meta(m, key);
    char digits[16] = "";
    if (s.p && s.n < sizeof digits) memcpy(digits, s.p, s.n);
    unsigned long v = strtoul(digits, NULL, 10);
    if (v < 1 || v > 4096) return hs_fail(err, HS_EMODEL, "model", "metadata %s must be a number from 1 to 4096", key);
    *out = v;
    return HS_OK;
}

static hs_code find_kind(const chain *c, const char *name, uint32_t *out, hs_error *err)
{
    for (size_t k = 0; k < c->n_kinds; k++)
        if (hs_str_is(c->kinds[k], name)) {
            *out = (uint32_t)k;
            return HS_OK;
        }
    return hs_fail(err, HS_EMODEL, "model", "arg.labels has no kind \"%s\"", name);
}

static hs_code load_convolution(arguments *a, const hs_model *m, hs_arena *arena, hs_error *err)
{
    size_t rows, width;
    const float *w;
    HS_TRY(hs_model_shape(m, "arg.near.weight", &rows, &width, err));
    if (rows != a->hidden || rows % 32 || width % 2 == 0 || width > 63)
        return hs_fail(err, HS_EMODEL, "model", "tensor arg.near.weight is (%zu, %zu): multiples of 32, and an odd width below 64, are needed", rows, width);
    HS_TRY(hs_model_tensor(m, "arg.near.weight", rows, width, &w, err));
    HS_TRY(hs_model_tensor(m, "arg.near.bias", rows, 0, &a->near_bias, err));
    a->width = width;
    a->near = HS_ARRAY(arena, float, rows * width);
    if (!a->near) return hs_nomem(err);
    for (size_t k = 0; k < rows; k++)
        for (size_t j = 0; j < width; j++) a->near[j * rows + k] = w[k * width + j];
    return HS_OK;
}

hs_code arguments_load(arguments *a, const hs_model *m, hs_arena *arena, hs_error *err)
{
    size_t dims = hs_model_dims(m);
    HS_TRY(chain_load(&a->chain, m, "arg", arena, err));
    HS_TRY(find_kind(&a->chain, "source", &a->source_kind, err));
    HS_TRY(find_kind(&a->chain, "content", &a->content_kind, err));
    HS_TRY(read_count(&a->before, m, "arg.before", err));
    HS_TRY(read_count(&a->after, m, "arg.after", err));
    HS_TRY(hs_dense_load(&a->word, m, "arg.word", 0, dims, err));
    size_t h = a->hidden = a->word.rows;
    HS_TRY(hs_dense_load(&a->cue, m, "arg.cue", h, dims, err));
    HS_TRY(hs_dense_load(&a->times_word, m, "arg.times_word", h, dims, err));
    HS_TRY(hs_dense_load(&a->times_cue, m, "arg.times_cue", h, dims, err));
    HS_TRY(hs_dense_load(&a->mix, m, "arg.mix", h, h, err));
    HS_TRY(hs_dense_load(&a->out, m, "arg.out", a->chain.n, h, err));
    HS_TRY(hs_model_tensor(m, "arg.distance.weight", DISTANCE_BUCKETS, h, &a->distance, err));
    return load_convolution(a, m, arena, err);
}

void arguments_release(arguments *a)
{
    hs_dense *layers[] = {&a->word, &a->cue, &a->times_word, &a->times_cue, &a->mix, &a->out};
    for (size_t k = 0; k < sizeof layers / sizeof *layers; k++) hs_dense_release(layers[k]);
}

hs_code arguments_prepare(const arguments *a, const float *vectors, size_t n_words, const hs_tagged *cues, size_t n_cues, arguments_article *out,
                          hs_arena *scratch, hs_error *err)
{
    size_t h = a->hidden, dims = a->cue.cols;
    float *mean = HS_ARRAY(scratch, float, n_cues * dims);
    *out = (arguments_article){HS_ARRAY(scratch, float, n_words * h), HS_ARRAY(scratch, float, n_words * h), HS_ARRAY(scratch, float, n_cues * h),
                               HS_ARRAY(scratch, float, n_cues * h), n_words};
    if (!mean || !out->word || !out->times_word || !out->cue || !out->times_cue) return hs_nomem(err);
    for (size_t k = 0; k < n_cues; k++) hs_span_mean(vectors, dims, cues[k].start, cues[k].end, mean + k * dims);
    HS_TRY(hs_dense_apply(&a->word, vectors, n_words, out->word, err));
    HS_TRY(hs_dense_apply(&a->times_word, vectors, n_words, out->times_word, err));
    HS_TRY(hs_dense_apply(&a->cue, mean, n_cues, out->cue, err));
    return hs_dense_apply(&a->times_cue, mean, n_cues, out->times_cue, err);
}

/* x (t, hidden) of the context [from, from + t) for one cue; c and n: the cue's C·c and N·c (hidden). */
static void meet(const arguments *a, const arguments_article *w, size_t from, size_t t, uint32_t start, uint32_t end,
                 const float *c, const float *n, float *x)
{
    size_t h = a->hidden;
    for (size_t i = 0; i < t; i++) {
        const float *word = w->word + (from + i) * h, *times = w->times_word + (from + i) * h;
        const float *d = a->distance + distance_bucket(hs_words_between(start, end, from + i, from + i + 1)) * h;
        float *xi = x + i * h;
        for (size_t k = 0; k < h; k++) xi[k] = word[k] + c[k] + times[k] * n[k] + d[k];
    }
    hs_gelu(x, t * h);
}

hs_code arguments_decode(const arguments *a, const arguments_article *w, size_t k, uint32_t start, uint32_t end,
                         size_t *from, size_t *to, uint8_t **y, double *log_p, hs_arena *scratch, hs_error *err)
{
    *from = start > a->before ? start - a->before : 0;
    *to = w->n_words - end > a->after ? end + a->after : w->n_words;
    size_t t = *to - *from, h = a->hidden;
    float *x = HS_ARRAY(scratch, float, t * h), *near = HS_ARRAY(scratch, float, t * h);
    float *mixed = HS_ARRAY(scratch, float, t * h), *emit = HS_ARRAY(scratch, float, t * a->chain.n);
    *y = HS_ARRAY(scratch, uint8_t, t);
    if (!x || !near || !mixed || !emit || !*y) return hs_nomem(err);
    meet(a, w, *from, t, start, end, w->cue + k * h, w->times_cue + k * h, x);
    hs_depthwise(near, x, t, h, a->near, a->near_bias, a->width);
    hs_gelu(near, t * h);
    HS_TRY(hs_dense_apply(&a->mix, near, t, mixed, err));
    for (size_t i = 0; i < t * h; i++) x[i] += mixed[i];
    HS_TRY(hs_dense_apply(&a->out, x, t, emit, err));
    return chain_decode(&a->chain, emit, t, *y, log_p, scratch, err);
}

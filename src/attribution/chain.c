#include "attribution/chain.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define CHAIN_NEVER (-1e4f)

static bool opens(chain_role r) { return r == CHAIN_BEGIN || r == CHAIN_INSIDE; }   /* another word must follow */
static bool goes_on(chain_role r) { return r == CHAIN_INSIDE || r == CHAIN_END; }   /* a word must stand before */

static chain_role role_of(char letter)
{
    return letter == 'B' ? CHAIN_BEGIN : letter == 'I' ? CHAIN_INSIDE : letter == 'E' ? CHAIN_END : CHAIN_SINGLE;
}

static hs_code read_labels(chain *c, const hs_model *m, const char *prefix, hs_arena *arena, hs_error *err)
{
    char key[64];
    snprintf(key, sizeof key, "%s.labels", prefix);
    hs_str *names;
    HS_TRY(hs_model_labels(m, key, arena, &names, &c->n, err));
    if (c->n < 2 || c->n > CHAIN_LABELS || !hs_str_is(names[0], "O"))
        return hs_fail(err, HS_EMODEL, "model", "%s: 2 to %d labels, the first one \"O\", are needed; the model has %zu", key, CHAIN_LABELS, c->n);
    c->kinds = HS_ARRAY(arena, hs_str, c->n);
    if (!c->kinds) return hs_nomem(err);
    for (size_t i = 1; i < c->n; i++) {
        if (names[i].n < 3 || names[i].p[1] != '-' || !memchr("BIES", names[i].p[0], 4))
            return hs_fail(err, HS_EMODEL, "model", "%s: \"%.*s\" is no begin, inside, end or single label", key, HS_FMT(names[i]));
        hs_str kind = {names[i].p + 2, names[i].n - 2};
        size_t k = 0;
        while (k < c->n_kinds && !hs_str_eq(c->kinds[k], kind)) k++;
        if (k == c->n_kinds) c->kinds[c->n_kinds++] = kind;
        c->label[i].role = role_of(names[i].p[0]);
        c->label[i].kind = (uint32_t)k;
    }
    return HS_OK;
}

static bool may_follow(const chain *c, size_t a, size_t b)
{
    if (opens(c->label[a].role) != goes_on(c->label[b].role)) return false;
    return !opens(c->label[a].role) || c->label[a].kind == c->label[b].kind;
}

hs_code chain_load(chain *c, const hs_model *m, const char *prefix, hs_arena *arena, hs_error *err)
{
    *c = (chain){0};
    HS_TRY(read_labels(c, m, prefix, arena, err));
    size_t n = c->n;
    const float *step, *start, *end;
    char name[64];
    snprintf(name, sizeof name, "%s.chain.transitions", prefix);
    HS_TRY(hs_model_tensor(m, name, n, n, &step, err));
    snprintf(name, sizeof name, "%s.chain.start", prefix);
    HS_TRY(hs_model_tensor(m, name, n, 0, &start, err));
    snprintf(name, sizeof name, "%s.chain.end", prefix);
    HS_TRY(hs_model_tensor(m, name, n, 0, &end, err));
    float *all = HS_ARRAY(arena, float, 2 * (n * n + 2 * n));
    if (!all) return hs_nomem(err);
    c->step = all;
    c->start = c->step + n * n;
    c->end = c->start + n;
    c->step_exp = c->end + n;
    c->start_exp = c->step_exp + n * n;
    c->end_exp = c->start_exp + n;
    for (size_t a = 0; a < n; a++) {
        for (size_t b = 0; b < n; b++) c->step[a * n + b] = may_follow(c, a, b) ? step[a * n + b] : CHAIN_NEVER;
        c->start[a] = goes_on(c->label[a].role) ? CHAIN_NEVER : start[a];
        c->end[a] = opens(c->label[a].role) ? CHAIN_NEVER : end[a];
    }
    for (size_t i = 0; i < n * n + 2 * n; i++) c->step_exp[i] = expf(c->step[i]);
    return HS_OK;
}

/* What is left of the last row of alpha (n) after the scores of ending. */
static double end_mass(const chain *c, const float *last)
{
    double z = 1e-300;
    for (size_t k = 0; k < c->n; k++) z += (double)last[k] * c->end_exp[k];
    return z;
}

/* Forward pass in probability space: alpha (t, n), each row scaled to sum 1, scale (t); x (t, n) are the
 * exponentials of the emissions less their row's maximum. Returns log Z. */
static double forward(const chain *c, const float *emit, size_t t, float *x, float *alpha, double *scale)
{
    size_t n = c->n;
    double log_z = 0;
    for (size_t i = 0; i < t; i++) {
        const float *e = emit + i * n;
        float top = e[0], *xi = x + i * n, *a = alpha + i * n;
        for (size_t k = 1; k < n; k++) top = e[k] > top ? e[k] : top;
        for (size_t k = 0; k < n; k++) xi[k] = expf(e[k] - top);
        if (i == 0) {
            for (size_t k = 0; k < n; k++) a[k] = c->start_exp[k];
        } else {
            const float *before = a - n;
            for (size_t k = 0; k < n; k++) a[k] = 0;
            for (size_t j = 0; j < n; j++)
                for (size_t k = 0; k < n; k++) a[k] += before[j] * c->step_exp[j * n + k];
        }
        double sum = 1e-300;
        for (size_t k = 0; k < n; k++) sum += a[k] *= xi[k];
        for (size_t k = 0; k < n; k++) a[k] = (float)(a[k] / sum);
        scale[i] = sum;
        log_z += log(sum) + top;
    }
    return log_z + log(end_mass(c, alpha + (t - 1) * n));
}

hs_code chain_decode(const chain *c, const float *emit, size_t t, uint8_t *y, double *log_p, hs_arena *scratch, hs_error *err)
{
    size_t n = c->n;
    if (t == 0) {
        if (log_p) *log_p = 0;
        return HS_OK;
    }
    uint8_t *back = HS_ARRAY(scratch, uint8_t, t * n);
    if (!back) return hs_nomem(err);
    double s[CHAIN_LABELS], next[CHAIN_LABELS];
    for (size_t k = 0; k < n; k++) s[k] = (double)c->start[k] + emit[k];
    for (size_t i = 1; i < t; i++) {
        for (size_t k = 0; k < n; k++) {
            size_t best = 0;
            double top = s[0] + c->step[k];
            for (size_t j = 1; j < n; j++) {
                double v = s[j] + c->step[j * n + k];
                if (v > top) top = v, best = j;
            }
            next[k] = top + emit[i * n + k];
            back[i * n + k] = (uint8_t)best;
        }
        memcpy(s, next, n * sizeof *s);
    }
    size_t last = 0;
    for (size_t k = 0; k < n; k++) {
        s[k] += c->end[k];
        if (s[k] > s[last]) last = k;
    }
    y[t - 1] = (uint8_t)last;
    for (size_t i = t - 1; i > 0; i--) y[i - 1] = back[i * n + y[i]];
    if (!log_p) return HS_OK;
    float *x = HS_ARRAY(scratch, float, t * n), *alpha = HS_ARRAY(scratch, float, t * n);
    double *scale = HS_ARRAY(scratch, double, t);
    if (!x || !alpha || !scale) return hs_nomem(err);
    double lp = s[last] - forward(c, emit, t, x, alpha, scale);
    *log_p = lp < 0 ? lp : 0;
    return HS_OK;
}

static bool ends_span(const chain *c, uint8_t label)
{
    return c->label[label].role == CHAIN_END || c->label[label].role == CHAIN_SINGLE;
}

size_t chain_count(const chain *c, const uint8_t *y, size_t t)
{
    size_t n = 0;
    for (size_t i = 0; i < t; i++) n += ends_span(c, y[i]);
    return n;
}

void chain_spans(const chain *c, const uint8_t *y, size_t t, chain_span *out)
{
    uint32_t start = 0;
    for (size_t i = 0; i < t; i++) {
        chain_role r = c->label[y[i]].role;
        if (r == CHAIN_BEGIN || r == CHAIN_SINGLE) start = (uint32_t)i;
        if (ends_span(c, y[i])) *out++ = (chain_span){start, (uint32_t)i + 1, c->label[y[i]].kind, 0};
    }
}

hs_code chain_marginals(const chain *c, const float *emit, size_t t, const uint8_t *y, chain_span *spans, size_t n_spans,
                        hs_arena *scratch, hs_error *err)
{
    size_t n = c->n;
    if (t == 0 || n_spans == 0) return HS_OK;
    float *x = HS_ARRAY(scratch, float, t * n), *alpha = HS_ARRAY(scratch, float, t * n), *beta = HS_ARRAY(scratch, float, t * n);
    double *scale = HS_ARRAY(scratch, double, t);
    if (!x || !alpha || !beta || !scale) return hs_nomem(err);
    forward(c, emit, t, x, alpha, scale);
    double z = end_mass(c, alpha + (t - 1) * n);
    for (size_t k = 0; k < n; k++) beta[(t - 1) * n + k] = (float)(c->end_exp[k] / z);
    for (size_t i = t - 1; i > 0; i--) {
        float *b = beta + (i - 1) * n;
        const float *after = beta + i * n, *xi = x + i * n;
        for (size_t j = 0; j < n; j++) {
            double sum = 0;
            for (size_t k = 0; k < n; k++) sum += (double)c->step_exp[j * n + k] * xi[k] * after[k];
            b[j] = (float)(sum / scale[i]);
        }
    }
    for (size_t s = 0; s < n_spans; s++) {
        uint32_t b = spans[s].start, e = spans[s].end;
        double p = alpha[b * n + y[b]];
        for (uint32_t i = b + 1; i < e; i++) p *= (double)c->step_exp[y[i - 1] * n + y[i]] * x[i * n + y[i]] / scale[i];
        p *= beta[(e - 1) * n + y[e - 1]];
        spans[s].probability = p < 0 ? 0 : p > 1 ? 1 : p;
    }
    return HS_OK;
}

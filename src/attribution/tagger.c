#include <stdio.h>
#include <stdlib.h>

#include "attribution/chain.h"
#include "hearsay/attribution.h"

struct hs_tagger {
    hs_arena arena;
    chain chain;
    hs_dense hidden, out;
};

static hs_code load(hs_tagger *t, const hs_model *m, const char *prefix, hs_error *err)
{
    char name[64];
    HS_TRY(chain_load(&t->chain, m, prefix, &t->arena, err));
    snprintf(name, sizeof name, "%s.hidden", prefix);
    HS_TRY(hs_dense_load(&t->hidden, m, name, 0, hs_model_dims(m), err));
    snprintf(name, sizeof name, "%s.out", prefix);
    return hs_dense_load(&t->out, m, name, t->chain.n, t->hidden.rows, err);
}

hs_tagger *hs_tagger_new(const hs_model *m, const char *prefix, hs_error *err)
{
    hs_tagger *t = calloc(1, sizeof *t);
    if (!t) {
        hs_nomem(err);
        return NULL;
    }
    if (load(t, m, prefix, err) != HS_OK) {
        hs_tagger_free(t);
        return NULL;
    }
    return t;
}

void hs_tagger_free(hs_tagger *t)
{
    if (!t) return;
    hs_dense_release(&t->hidden);
    hs_dense_release(&t->out);
    hs_arena_release(&t->arena);
    free(t);
}

const hs_str *hs_tagger_kinds(const hs_tagger *t, size_t *n)
{
    *n = t->chain.n_kinds;
    return t->chain.kinds;
}

/* The hidden layer is made block by block, so that its memory does not grow with the article. */
static hs_code emissions(const hs_tagger *t, const float *vectors, size_t n, float *emit, hs_arena *scratch, hs_error *err)
{
    enum { BLOCK = 256 };
    float *h = HS_ARRAY(scratch, float, BLOCK * t->hidden.rows);
    if (!h) return hs_nomem(err);
    for (size_t i = 0; i < n; i += BLOCK) {
        size_t rows = n - i < BLOCK ? n - i : BLOCK;
        HS_TRY(hs_dense_apply(&t->hidden, vectors + i * t->hidden.cols, rows, h, err));
        hs_gelu(h, rows * t->hidden.rows);
        HS_TRY(hs_dense_apply(&t->out, h, rows, emit + i * t->chain.n, err));
    }
    return HS_OK;
}

static hs_code run(const hs_tagger *t, const float *vectors, size_t n_words, double eager, hs_tagged **out, size_t *n_out,
                   hs_arena *arena, hs_arena *scratch, hs_error *err)
{
    const chain *c = &t->chain;
    float *emit = HS_ARRAY(scratch, float, n_words * c->n);
    uint8_t *y = HS_ARRAY(scratch, uint8_t, n_words);
    if (!emit || !y) return hs_nomem(err);
    HS_TRY(emissions(t, vectors, n_words, emit, scratch, err));
    if (eager != 0)
        for (size_t i = 0; i < n_words; i++) emit[i * c->n] -= (float)eager;
    HS_TRY(chain_decode(c, emit, n_words, y, NULL, scratch, err));
    if (eager != 0)
        for (size_t i = 0; i < n_words; i++) emit[i * c->n] += (float)eager;
    size_t n = chain_count(c, y, n_words);
    chain_span *spans = HS_ARRAY(scratch, chain_span, n);
    hs_tagged *tags = HS_ARRAY(arena, hs_tagged, n);
    if (!spans || !tags) return hs_nomem(err);
    chain_spans(c, y, n_words, spans);
    HS_TRY(chain_marginals(c, emit, n_words, y, spans, n, scratch, err));
    for (size_t i = 0; i < n; i++) tags[i] = (hs_tagged){spans[i].start, spans[i].end, spans[i].kind, spans[i].probability};
    *out = tags;
    *n_out = n;
    return HS_OK;
}

hs_code hs_tagger_run(const hs_tagger *t, const float *vectors, size_t n_words, double eager, hs_tagged **out, size_t *n_out,
                      hs_arena *arena, hs_error *err)
{
    *out = NULL;
    *n_out = 0;
    if (n_words == 0) return HS_OK;
    hs_arena scratch;
    hs_arena_init(&scratch);
    hs_code code = run(t, vectors, n_words, eager, out, n_out, arena, &scratch, err);
    hs_arena_release(&scratch);
    return code;
}

/* Cue → arguments → attributions. An attribution without content is dropped, and one whose confidence lies
 * below the model's threshold (chosen on dev, docs/method.md). */
#include "hearsay/attribution.h"

#include <math.h>
#include <stdlib.h>

#include "attribution/arguments.h"
#include "attribution/spans.h"

enum { CONFIDENCE_FEATURES = 6 };

struct hs_attributor {
    hs_arena arena;
    hs_tagger *cues;
    arguments arguments;
    const float *confidence; /* (CONFIDENCE_FEATURES + 1), the constant last; NULL: the product of the probabilities */
    double eager, threshold;
};

static double number(const hs_model *m, const char *key)
{
    hs_str s = hs_model_meta(m, key);
    double v = s.p ? strtod(s.p, NULL) : 0;
    return isfinite(v) ? v : 0;
}

static hs_code load(hs_attributor *a, const hs_model *m, hs_error *err)
{
    a->cues = hs_tagger_new(m, "cue", err);
    if (!a->cues) return err->code;
    HS_TRY(arguments_load(&a->arguments, m, &a->arena, err));
    a->eager = number(m, "cue.eager");
    a->threshold = number(m, "confidence.threshold");
    if (hs_model_has(m, "confidence.weight")) HS_TRY(hs_model_tensor(m, "confidence.weight", CONFIDENCE_FEATURES + 1, 0, &a->confidence, err));
    return HS_OK;
}

hs_attributor *hs_attributor_new(const hs_model *m, hs_error *err)
{
    hs_error local;
    if (!err) err = &local;
    hs_attributor *a = calloc(1, sizeof *a);
    if (!a) {
        hs_nomem(err);
        return NULL;
    }
    if (load(a, m, err) != HS_OK) {
        hs_attributor_free(a);
        return NULL;
    }
    return a;
}

void hs_attributor_free(hs_attributor *a)
{
    if (!a) return;
    hs_tagger_free(a->cues);
    arguments_release(&a->arguments);
    hs_arena_release(&a->arena);
    free(a);
}

/* Platt scaling (Platt 1999) of what the two chains say, fitted on dev by src/train/calibrate.py, which holds
 * the same features in the same order. */
static double confidence(const hs_attributor *a, double cue_p, double log_p, size_t sources, size_t contents, size_t content_words, bool quoted)
{
    if (cue_p < 1e-12) cue_p = 1e-12;
    if (!a->confidence) return cue_p * exp(log_p);
    double f[CONFIDENCE_FEATURES] = {log(cue_p), log_p, sources == 0, contents > 1, log((double)content_words + 1), quoted};
    double z = a->confidence[CONFIDENCE_FEATURES];
    for (size_t i = 0; i < CONFIDENCE_FEATURES; i++) z += a->confidence[i] * f[i];
    return 1 / (1 + exp(-z));
}

/* Cue k → one attribution; *found false when it has no content or too little confidence. */
static hs_code one(const hs_attributor *a, const hs_tokens *tokens, const arguments_article *article, const hs_tagged *cue, size_t k,
                   hs_attribution *out, bool *found, hs_arena *arena, hs_arena *scratch, hs_error *err)
{
    size_t from, to;
    uint8_t *y;
    double log_p;
    *found = false;
    HS_TRY(arguments_decode(&a->arguments, article, k, cue->start, cue->end, &from, &to, &y, &log_p, scratch, err));
    size_t n = chain_count(&a->arguments.chain, y, to - from);
    chain_span *spans = HS_ARRAY(scratch, chain_span, n);
    hs_spans source = {HS_ARRAY(arena, hs_span, n), 0}, content = {HS_ARRAY(arena, hs_span, n), 0}, cues = {HS_NEW(arena, hs_span), 1};
    if (!spans || !source.v || !content.v || !cues.v) return hs_nomem(err);
    chain_spans(&a->arguments.chain, y, to - from, spans);
    size_t content_words = 0;
    bool quoted = false;
    for (size_t i = 0; i < n; i++) {
        size_t b = from + spans[i].start, e = from + spans[i].end;
        if (spans[i].kind == a->arguments.source_kind) {
            source.v[source.n++] = hs_words_span(tokens, b, e);
        } else {
            content.v[content.n++] = span_with_marks(tokens, b, e);
            content_words += e - b;
            quoted |= tokens->words[b].in_quote;
        }
    }
    if (content.n == 0) return HS_OK;
    cues.v[0] = hs_words_span(tokens, cue->start, cue->end);
    double p = confidence(a, cue->probability, log_p, source.n, content.n, content_words, quoted);
    if (!(p >= a->threshold)) return HS_OK; /* a model may give NaN */
    *out = (hs_attribution){.source = source, .cue = cues, .content = content, .confidence = p, .source_type = HS_NO_SOURCE, .via = -1};
    *found = true;
    return HS_OK;
}

static hs_code run(const hs_attributor *a, const hs_tokens *tokens, const float *vectors, hs_attributions *out, hs_arena *arena,
                   hs_arena *scratch, hs_arena *cue_scratch, hs_error *err)
{
    hs_tagged *cues;
    size_t n_cues;
    HS_TRY(hs_tagger_run(a->cues, vectors, tokens->n_words, a->eager, &cues, &n_cues, scratch, err));
    if (n_cues == 0) return HS_OK;
    arguments_article article;
    HS_TRY(arguments_prepare(&a->arguments, vectors, tokens->n_words, cues, n_cues, &article, scratch, err));
    out->v = HS_ARRAY(arena, hs_attribution, n_cues);
    if (!out->v) return hs_nomem(err);
    for (size_t i = 0; i < n_cues; i++) {
        bool found;
        HS_TRY(one(a, tokens, &article, &cues[i], i, &out->v[out->n], &found, arena, cue_scratch, err));
        hs_arena_clear(cue_scratch);
        if (!found) continue;
        HS_TRY(hs_attribution_describe(&out->v[out->n], out->n + 1, tokens, arena, err));
        out->n++;
    }
    return HS_OK;
}

hs_code hs_attribute(const hs_attributor *a, const hs_tokens *tokens, const float *vectors, hs_attributions *out, hs_arena *arena, hs_error *err)
{
    *out = (hs_attributions){0};
    if (tokens->n_words == 0) return HS_OK;
    hs_arena scratch, cue_scratch;
    hs_arena_init(&scratch);
    hs_arena_init(&cue_scratch);
    hs_code code = run(a, tokens, vectors, out, arena, &scratch, &cue_scratch, err);
    hs_arena_release(&cue_scratch);
    hs_arena_release(&scratch);
    return code;
}

/* The whole way of one article. Words and vectors are a worker's scratch; what the record holds lives in
 * the caller's arena. */
#include "extract/extract_int.h"

enum {
    MOST_WORDS = 250000,     /* words and marks: vectors of an article take 1.5 KB each */
    KEPT_SCRATCH = 32 << 20  /* more than this is given back after the article */
};

typedef struct reading {
    hs_tokens tokens;
    float *vectors; /* (n_words, dims) */
} reading;

static size_t count_words(const hs_tokens *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n_words; i++) n += t->words[i].alnum;
    return n;
}

static hs_code read_text(hs_worker *w, const hs_text *text, reading *out, hs_error *err)
{
    HS_TRY(hs_tokenize(&out->tokens, text, &w->scratch, err));
    if (count_words(&out->tokens) == 0) return hs_fail(err, HS_EREAD, "read", "the article is empty: it has no word");
    if (out->tokens.n_words > MOST_WORDS)
        return hs_fail(err, HS_EREAD, "read", "the article has %zu words and marks, more than %d: split it into articles", out->tokens.n_words, MOST_WORDS);
    return hs_encode(w->encoder, &out->tokens, &w->scratch, &out->vectors, err);
}

/* What the record says of text and model, and who is who among its attributions. */
static hs_code complete(hs_worker *w, const reading *r, hs_record *out, hs_arena *arena, hs_error *err)
{
    const hs_engine *e = w->engine;
    out->words = (uint32_t)count_words(&r->tokens);
    out->sketch = hs_sketch(&r->tokens, arena);
    out->model_name = hs_arena_str(arena, hs_model_name(e->model));
    out->model_version = hs_arena_str(arena, hs_model_version(e->model));
    out->model_sha256 = hs_arena_str(arena, hs_model_sha256(e->model));
    if (!out->sketch.p) return hs_nomem(err);
    HS_TRY(hs_resolve(e->resolver, &r->tokens, r->vectors, out->outlet, out->author, &out->attributions, &out->entities, arena, err));
    return hs_relate(e->resolver, &r->tokens, r->vectors, &out->entities, &out->relations, arena, err);
}

static void tidy(hs_worker *w)
{
    if (w->scratch.used > KEPT_SCRATCH) hs_arena_release(&w->scratch);
    else hs_arena_clear(&w->scratch);
}

static hs_code extract(hs_worker *w, const hs_article *a, hs_record *out, hs_arena *arena, hs_error *err)
{
    reading r;
    *out = (hs_record){.id = a->id, .title = a->title, .outlet = a->outlet, .author = a->author, .published = a->published, .url = a->url,
                       .section = a->section, .extra = a->extra, .has_text = true, .text = a->text};
    HS_TRY(read_text(w, &out->text, &r, err));
    HS_TRY(hs_attribute(w->engine->attributor, &r.tokens, r.vectors, &out->attributions, arena, err));
    return complete(w, &r, out, arena, err);
}

hs_code hs_extract(hs_worker *w, const hs_article *article, hs_record *out, hs_arena *arena, hs_error *err)
{
    hs_code code = extract(w, article, out, arena, err);
    tidy(w);
    return code;
}

static hs_code resolve(hs_worker *w, hs_record *record, hs_arena *arena, hs_error *err)
{
    reading r;
    if (!record->has_text) return hs_fail(err, HS_EFORMAT, "record", "record: \"text\" is missing: who is who is read from the text");
    HS_TRY(read_text(w, &record->text, &r, err));
    for (size_t i = 0; i < record->attributions.n; i++) {
        hs_attribution *a = &record->attributions.v[i];
        a->n_sources = 0;
        a->source_type = HS_NO_SOURCE;
        a->via = -1;
        HS_TRY(hs_attribution_describe(a, i + 1, &r.tokens, arena, err));
    }
    record->entities = (hs_entities){0};
    record->relations = (hs_relations){0};
    record->indicators = HS_NONE;
    return complete(w, &r, record, arena, err);
}

hs_code hs_resolve_record(hs_worker *w, hs_record *record, hs_arena *arena, hs_error *err)
{
    hs_code code = resolve(w, record, arena, err);
    tidy(w);
    return code;
}

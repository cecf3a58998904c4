/* The encoder: BERT (Devlin et al. 2019; post-norm layers, exact GELU) with layout features, over windows.
 *
 * A batch of windows lies row under row; the linear layers take it in blocks of HS_BLOCK rows, attention
 * window by window. From one attention to the next nothing looks at another row, so a block goes all that way
 * at once and stays in the cache. For int8 each row of activations is quantized by itself
 * (asymmetric, 256 steps from its smallest to its largest number): on development data a scale a row costs
 * less than one a window. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "encode/kernels.h"
#include "encode/model.h"
#include "encode/windows.h"

enum {
    MOST_ROWS = 1024,  /* of a batch, unless one window is longer */
    PIECES_A_WORD = 100 /* of a longer word the rest is not read: its vector is its first piece's */
};

struct hs_encoder {
    const hs_model *m;
    const hs_kernels *k;
    hs_attention *attention; /* fixed point beside int8, where there is one */
    hs_arena arena;          /* of one call of hs_encode */

    size_t rows;                /* room for so many */
    float *x, *context;         /* (rows, dims) */
    float *qkv;                 /* (3 · heads, rows, HS_HEAD) */
    float *scratch;             /* of attention */
    hs_block block;
    float *made;                /* (HS_BLOCK, the larger of inner and dims): a block's way out of a layer */

    hs_encode_times times;
};

/* A text in pieces: at[k] pieces stand before word k. */
typedef struct pieces {
    int32_t *ids;
    size_t *at;
} pieces;

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* ---- making --------------------------------------------------------------------------------- */

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static hs_code reserve_block(hs_encoder *e, hs_error *err)
{
    size_t dims = e->m->dims, inner = e->m->inner;
    HS_TRY(hs_block_init(&e->block, larger(inner, 3 * dims), larger(inner, dims), err));
    e->made = hs_aligned(HS_BLOCK * larger(inner, dims), sizeof(float));
    e->scratch = hs_aligned(hs_attention_scratch(e->m->window + 2), sizeof(float));
    return e->made && e->scratch ? HS_OK : hs_nomem(err);
}

hs_encoder *hs_encoder_new(const hs_model *m, hs_error *err)
{
    hs_encoder *e = calloc(1, sizeof *e);
    if (!e) {
        hs_nomem(err);
        return NULL;
    }
    e->m = m;
    e->k = hs_kernels_pick();
    e->attention = m->int8 ? hs_attention_vnni() : NULL;
    if (!e->attention) e->attention = e->k->attention;
    hs_arena_init(&e->arena);
    if (reserve_block(e, err) == HS_OK) return e;
    hs_encoder_free(e);
    return NULL;
}

static void free_rows(hs_encoder *e)
{
    free(e->x);
    free(e->qkv);
    free(e->context);
    e->x = e->qkv = e->context = NULL;
    e->rows = 0;
}

void hs_encoder_free(hs_encoder *e)
{
    if (!e) return;
    free_rows(e);
    hs_block_release(&e->block);
    free(e->made);
    free(e->scratch);
    hs_arena_release(&e->arena);
    free(e);
}

static hs_code reserve_rows(hs_encoder *e, size_t rows, hs_error *err)
{
    if (rows <= e->rows) return HS_OK;
    free_rows(e);
    e->x = hs_aligned(rows * e->m->dims, sizeof(float));
    e->qkv = hs_aligned(rows * e->m->dims * 3, sizeof(float));
    e->context = hs_aligned(rows * e->m->dims, sizeof(float));
    if (!e->x || !e->qkv || !e->context) {
        free_rows(e);
        return hs_nomem(err);
    }
    e->rows = rows;
    return HS_OK;
}

/* ---- layers --------------------------------------------------------------------------------- */

static hs_code multiply(hs_encoder *e, const hs_linear *l, size_t n, hs_place to, hs_error *err)
{
    double start = seconds();
    hs_code code = hs_linear_multiply(l, e->k, &e->block, n, &to, err);
    e->times.products += seconds() - start;
    return code;
}

/* A product's n rows, and each with a residual into the next one: x = norm(x + row). next NULL: no further. */
static hs_code pass_norm(hs_encoder *e, const hs_linear *l, const hs_norm *norm, float *x, size_t n, const hs_linear *next, hs_error *err)
{
    HS_TRY(multiply(e, l, n, (hs_place){e->made, l->out, HS_HEAD}, err));
    for (size_t r = 0; r < n; r++, x += l->out) {
        const float *row = e->made + r * l->out;
        if (next) hs_linear_put_norm(next, e->k, &e->block, r, x, row, norm->weight, norm->bias);
        else e->k->norm(x, row, norm->weight, norm->bias, l->out);
    }
    return HS_OK;
}

static hs_code pass_gelu(hs_encoder *e, const hs_linear *l, size_t n, const hs_linear *next, hs_error *err)
{
    HS_TRY(multiply(e, l, n, (hs_place){e->made, l->out, HS_HEAD}, err));
    for (size_t r = 0; r < n; r++) hs_linear_put_gelu(next, e->k, &e->block, r, e->made + r * l->out);
    return HS_OK;
}

/* The queries, keys and values of n rows, into a plane for each head's: attention reads them one head after another. */
static hs_code make_qkv(hs_encoder *e, const hs_linear *l, size_t row, size_t n, hs_error *err)
{
    return multiply(e, l, n, (hs_place){e->qkv + row * HS_HEAD, HS_HEAD, e->rows * HS_HEAD}, err);
}

/* n rows of x or of context. */
static void put_rows(hs_encoder *e, const hs_linear *l, const float *x, size_t n)
{
    for (size_t r = 0; r < n; r++, x += l->in) hs_linear_put(l, e->k, &e->block, r, x);
}

/* From attention's result to the end of the layer, and to the next one's queries, keys and values, for n rows. */
static hs_code feed_forward(hs_encoder *e, const hs_layer *l, const hs_layer *next, size_t row, size_t n, hs_error *err)
{
    float *context = e->context + row * e->m->dims, *x = e->x + row * e->m->dims;
    put_rows(e, &l->attention_out, context, n);
    HS_TRY(pass_norm(e, &l->attention_out, &l->attention_norm, x, n, &l->inner, err));
    HS_TRY(pass_gelu(e, &l->inner, n, &l->out, err));
    HS_TRY(pass_norm(e, &l->out, &l->out_norm, x, n, next ? &next->qkv : NULL, err));
    return next ? make_qkv(e, &next->qkv, row, n, err) : HS_OK;
}

/* A window's place in a batch. */
typedef struct placed {
    const hs_window *w;
    size_t row, rows; /* rows: its pieces with [CLS] and [SEP] */
} placed;

static void attend(hs_encoder *e, const placed *v, size_t n)
{
    size_t dims = e->m->dims;
    double start = seconds();
    for (size_t i = 0; i < n; i++)
        e->attention(e->context + v[i].row * dims, e->qkv + v[i].row * HS_HEAD, e->rows * HS_HEAD, v[i].rows, dims, e->scratch);
    e->times.attention += seconds() - start;
}

static hs_code run_layers(hs_encoder *e, const placed *v, size_t n, size_t rows, hs_error *err)
{
    const hs_layer *l = e->m->layer, *last = l + e->m->layers - 1;
    for (size_t r = 0; r < rows; r += HS_BLOCK) {
        size_t here = rows - r < HS_BLOCK ? rows - r : HS_BLOCK;
        put_rows(e, &l->qkv, e->x + r * e->m->dims, here);
        HS_TRY(make_qkv(e, &l->qkv, r, here, err));
    }
    for (; l <= last; l++) {
        attend(e, v, n);
        for (size_t r = 0; r < rows; r += HS_BLOCK) HS_TRY(feed_forward(e, l, l < last ? l + 1 : NULL, r, rows - r < HS_BLOCK ? rows - r : HS_BLOCK, err));
    }
    return HS_OK;
}

/* ---- embeddings ----------------------------------------------------------------------------------- */

/* word: NULL for [CLS] and [SEP]. first: the piece is its word's first. */
static void embed_piece(const hs_encoder *e, size_t row, size_t position, int32_t id, const hs_word *word, bool first)
{
    const hs_model *m = e->m;
    size_t d = m->dims;
    const float *other[4] = {m->position + position * d, m->shape + (word ? word->shape & 7 : 0) * d,
                             m->quote + (word && word->in_quote ? d : 0), m->paragraph + (word && first && word->paragraph_start ? d : 0)};
    float *x = e->x + row * d;
    size_t at = (size_t)id * d;
    e->k->embed(x, m->word ? m->word + at : NULL, m->word8 ? m->word8 + at : NULL, m->word_scale ? m->word_scale[id] : 1.0f, other, d);
    e->k->norm(x, NULL, m->norm.weight, m->norm.bias, d);
}

static void embed_window(const hs_encoder *e, const hs_tokens *t, const pieces *p, const placed *v)
{
    size_t row = v->row, position = 0;
    embed_piece(e, row++, position++, e->m->vocabulary.begin, NULL, false);
    for (size_t k = v->w->start; k < v->w->end; k++)
        for (size_t i = p->at[k]; i < p->at[k + 1]; i++) embed_piece(e, row++, position++, p->ids[i], &t->words[k], i == p->at[k]);
    embed_piece(e, row, position, e->m->vocabulary.end, NULL, false);
}

/* ---- batches ---------------------------------------------------------------------------------------- */

static void take_vectors(const hs_encoder *e, const pieces *p, const placed *v, float *vectors)
{
    size_t dims = e->m->dims;
    for (size_t k = v->w->low; k < v->w->high; k++) {
        if (p->at[k] == p->at[k + 1]) continue;
        size_t row = v->row + 1 + p->at[k] - p->at[v->w->start];
        memcpy(vectors + k * dims, e->x + row * dims, dims * sizeof *vectors);
    }
}

static hs_code run_batch(hs_encoder *e, const hs_tokens *t, const pieces *p, const placed *v, size_t n, float *vectors, hs_error *err)
{
    size_t rows = v[n - 1].row + v[n - 1].rows;
    HS_TRY(reserve_rows(e, rows, err));
    for (size_t i = 0; i < n; i++) embed_window(e, t, p, &v[i]);
    HS_TRY(run_layers(e, v, n, rows, err));
    for (size_t i = 0; i < n; i++) {
        take_vectors(e, p, &v[i], vectors);
        e->times.keys += v[i].rows * v[i].rows;
    }
    e->times.rows += rows;
    e->times.pieces += rows - 2 * n;
    return HS_OK;
}

/* A window of nothing but punctuation says nothing and is not read (a million of quotation marks). */
static bool worth_reading(const hs_tokens *t, const hs_window *w)
{
    for (size_t k = w->start; k < w->end; k++)
        if (t->words[k].alnum) return true;
    return false;
}

static hs_code run_windows(hs_encoder *e, const hs_tokens *t, const pieces *p, const hs_window *w, size_t n, float *vectors, hs_error *err)
{
    placed batch[32];
    size_t count = 0, row = 0;
    for (size_t i = 0; i < n; i++) {
        if (!worth_reading(t, &w[i])) continue;
        size_t rows = p->at[w[i].end] - p->at[w[i].start] + 2;
        if (count && (row + rows > MOST_ROWS || count == sizeof batch / sizeof *batch)) {
            HS_TRY(run_batch(e, t, p, batch, count, vectors, err));
            count = row = 0;
        }
        batch[count++] = (placed){&w[i], row, rows};
        row += rows;
    }
    return count ? run_batch(e, t, p, batch, count, vectors, err) : HS_OK;
}

static hs_code cut_pieces(const hs_encoder *e, const hs_tokens *t, pieces *p, hs_arena *arena, hs_error *err)
{
    size_t most = e->m->window < PIECES_A_WORD ? e->m->window : PIECES_A_WORD, cap = t->n_words + t->n_words / 2 + most, n = 0;
    p->at = HS_ARRAY(arena, size_t, t->n_words + 1);
    p->ids = HS_ARRAY(arena, int32_t, cap);
    if (!p->at || !p->ids) return hs_nomem(err);
    for (size_t k = 0; k < t->n_words; k++) {
        if (cap - n < most) {
            int32_t *ids = HS_ARRAY(arena, int32_t, 2 * cap);
            if (!ids) return hs_nomem(err);
            memcpy(ids, p->ids, n * sizeof *ids);
            p->ids = ids;
            cap *= 2;
        }
        hs_str word = {t->text->bytes.p + t->words[k].byte, t->words[k].bytes};
        size_t got = hs_pieces_cut(&e->m->vocabulary, word, p->ids + n, most, most);
        n += got < most ? got : most;
        p->at[k + 1] = n;
    }
    return HS_OK;
}

static hs_code encode(hs_encoder *e, const hs_tokens *t, float *vectors, hs_error *err)
{
    pieces p;
    hs_window *w = NULL;
    size_t n = 0;
    HS_TRY(cut_pieces(e, t, &p, &e->arena, err));
    HS_TRY(hs_windows_cut(t, p.at, e->m->window, e->m->overlap, &w, &n, &e->arena, err));
    return run_windows(e, t, &p, w, n, vectors, err);
}

hs_code hs_encode(hs_encoder *e, const hs_tokens *tokens, hs_arena *arena, float **vectors, hs_error *err)
{
    double start = seconds();
    size_t dims = e->m->dims;
    *vectors = tokens->n_words > SIZE_MAX / dims ? NULL : HS_ARRAY(arena, float, tokens->n_words * dims);
    if (!*vectors) return hs_nomem(err);
    hs_arena_clear(&e->arena);
    hs_code code = encode(e, tokens, *vectors, err);
    e->times.total += seconds() - start;
    return code;
}

size_t hs_word_pieces(const hs_model *m, hs_str text, int32_t *ids, size_t cap)
{
    return hs_pieces_cut(&m->vocabulary, text, ids, cap, SIZE_MAX);
}

void hs_encoder_times(const hs_encoder *e, hs_encode_times *out)
{
    *out = e->times;
}

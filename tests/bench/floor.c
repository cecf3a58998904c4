/* floor HEARSAY FILE…: how much longer a whole extraction takes than its matrix products alone.
 *
 * The floor: all products that extracting the articles takes (layers with the windows' overlap, attention, heads), without
 * padding, each at the best rate that oneDNN reaches for it here, of several row counts, hot in the cache and alone. Layers
 * and the heads' wide layers are u8·s8 → s32 as in the program, the heads' last layers f32; for attention, which the program
 * computes itself, oneDNN's fastest type stands (u8·s8). Products of sources with mentions are left out (under a hundredth).
 * The whole: HEARSAY extract --jobs 1 on the same files. Everything on one thread, in processor time. */
#include <omp.h>
#include <oneapi/dnnl/dnnl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "hearsay/attribution.h"
#include "hearsay/extract.h"
#include "hearsay/read.h"

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void fail(const char *what)
{
    fprintf(stderr, "floor: %s\n", what);
    exit(1);
}

/* ---- the best rate of a product ------------------------------------------------------------ */

typedef struct operands { dnnl_memory_t m[4]; void *bytes[4]; dnnl_exec_arg_t args[4]; } operands;

static void add(operands *o, int i, int arg, const dnnl_memory_desc_t *d, dnnl_engine_t engine)
{
    size_t bytes = (dnnl_memory_desc_get_size(d) + 64) / 64 * 64;
    o->bytes[i] = aligned_alloc(64, bytes);
    if (!o->bytes[i] || dnnl_memory_create(&o->m[i], d, engine, memset(o->bytes[i], 0, bytes)) != dnnl_success) fail("no memory");
    o->args[i] = (dnnl_exec_arg_t){arg, o->m[i]};
}

/* Multiply-adds a second for (rows, in) · (in, out); 0 when oneDNN cannot. */
static double rate(dnnl_engine_t engine, int64_t rows, int64_t out, int64_t in, bool int8)
{
    dnnl_dims_t a = {rows, in}, w = {in, out}, c = {rows, out};
    dnnl_memory_desc_t da, dw, dc;
    dnnl_matmul_desc_t op;
    dnnl_primitive_attr_t attr;
    dnnl_primitive_desc_t pd;
    dnnl_primitive_t primitive;
    dnnl_stream_t stream;
    operands o;
    dnnl_memory_desc_init_by_tag(&da, 2, a, int8 ? dnnl_u8 : dnnl_f32, dnnl_ab);
    dnnl_memory_desc_init_by_tag(&dw, 2, w, int8 ? dnnl_s8 : dnnl_f32, dnnl_format_tag_any);
    dnnl_memory_desc_init_by_tag(&dc, 2, c, int8 ? dnnl_s32 : dnnl_f32, dnnl_ab);
    dnnl_primitive_attr_create(&attr);
    dnnl_primitive_attr_set_scratchpad_mode(attr, dnnl_scratchpad_mode_user);
    if (dnnl_matmul_desc_init(&op, &da, &dw, NULL, &dc) || dnnl_primitive_desc_create(&pd, &op, attr, engine, NULL)) return 0;
    if (dnnl_primitive_create(&primitive, pd) || dnnl_stream_create(&stream, engine, dnnl_stream_default_flags)) return 0;
    add(&o, 0, DNNL_ARG_SRC, &da, engine);
    add(&o, 1, DNNL_ARG_WEIGHTS, dnnl_primitive_desc_query_md(pd, dnnl_query_weights_md, 0), engine);
    add(&o, 2, DNNL_ARG_DST, &dc, engine);
    add(&o, 3, DNNL_ARG_SCRATCHPAD, dnnl_primitive_desc_query_md(pd, dnnl_query_scratchpad_md, 0), engine);

    double work = (double)rows * (double)out * (double)in, best = 0;
    int times = (int)(2e9 / work) + 1;
    for (int k = 0; k < 6; k++) {
        double start = now();
        for (int i = 0; i < times; i++) dnnl_primitive_execute(primitive, stream, 4, o.args);
        dnnl_stream_wait(stream);
        double r = work * times / (now() - start);
        if (r > best) best = r;
    }
    for (int i = 0; i < 4; i++) dnnl_memory_destroy(o.m[i]), free(o.bytes[i]);
    dnnl_stream_destroy(stream);
    dnnl_primitive_destroy(primitive);
    dnnl_primitive_desc_destroy(pd);
    dnnl_primitive_attr_destroy(attr);
    return best;
}

/* Seconds that `rows` rows of a layer take at least. fixed: the one row count to try; 0: several. */
static double least(dnnl_engine_t engine, double rows, size_t out, size_t in, bool int8, int64_t fixed)
{
    static const int64_t counts[] = {32, 64, 128, 256, 320};
    double best = 0;
    for (size_t i = 0; i < (fixed ? 1 : sizeof counts / sizeof *counts); i++) {
        double r = rate(engine, fixed ? fixed : counts[i], (int64_t)out, (int64_t)in, int8);
        if (r > best) best = r;
    }
    if (best == 0) fail("oneDNN cannot multiply such matrices");
    double seconds = rows * (double)out * (double)in / best;
    if (rows > 0) printf("  %5zu × %-5zu %s %12.0f rows %6.0f GOP/s %8.3f s\n", out, in, int8 ? "int8" : "f32 ", rows, 2e-9 * best, seconds);
    return seconds;
}

/* ---- what an extraction multiplies, and where its time goes --------------------------------------------- */

typedef struct counts { double words, cues, context; double read, encode, attribute, extract; hs_encode_times times; } counts;

typedef struct program {
    hs_engine *engine;
    hs_worker *worker;
    hs_encoder *encoder;
    hs_tagger *cues;
    hs_attributor *attributor;
} program;

static hs_code article(const program *p, const hs_article *a, counts *c, hs_arena *arena, hs_error *err)
{
    const hs_model *m = hs_engine_model(p->engine);
    size_t before = (size_t)atoi(hs_model_meta(m, "arg.before").p), after = (size_t)atoi(hs_model_meta(m, "arg.after").p), n;
    hs_tokens t;
    hs_tagged *cues;
    hs_attributions found;
    hs_record record;
    float *v;
    double start = now();
    HS_TRY(hs_tokenize(&t, &a->text, arena, err));
    double tokenized = now();
    HS_TRY(hs_encode(p->encoder, &t, arena, &v, err));
    double encoded = now();
    HS_TRY(hs_attribute(p->attributor, &t, v, &found, arena, err));
    double attributed = now();
    HS_TRY(hs_extract(p->worker, a, &record, arena, err));
    c->read += tokenized - start, c->encode += encoded - tokenized, c->attribute += attributed - encoded, c->extract += now() - attributed;
    HS_TRY(hs_tagger_run(p->cues, v, t.n_words, strtod(hs_model_meta(m, "cue.eager").p, NULL), &cues, &n, arena, err));
    c->words += (double)t.n_words, c->cues += (double)n;
    for (size_t k = 0; k < n; k++) {
        size_t from = cues[k].start > before ? cues[k].start - before : 0, to = t.n_words - cues[k].end > after ? cues[k].end + after : t.n_words;
        c->context += (double)(to - from);
    }
    return HS_OK;
}

static hs_code file(const program *p, const char *path, counts *c, hs_error *err)
{
    hs_read_options options = {0};
    hs_reader *r = hs_reader_open(path, &options, err);
    hs_arena arena = {0};
    hs_code code = r ? HS_OK : HS_EREAD;
    hs_item item;
    for (bool got = true; code == HS_OK;) {
        hs_article a;
        code = hs_reader_next(r, &item, &got, err);
        if (code != HS_OK || !got) break;
        code = hs_article_parse(&a, &item, &options, &arena, err);
        if (code == HS_OK) code = article(p, &a, c, &arena, err);
        hs_arena_clear(&arena);
    }
    hs_arena_release(&arena);
    hs_reader_free(r);
    return code;
}

/* ---- the whole ------------------------------------------------------------------------------------------ */

static double whole(char **arguments)
{
    double best = 0;
    for (int k = 0; k < 3; k++) {
        struct rusage used;
        int status;
        fflush(stdout); /* else the child would print it too */
        pid_t child = fork();
        if (child == 0) {
            if (!freopen("/dev/null", "w", stdout)) _exit(127);
            execvp(arguments[0], arguments);
            _exit(127);
        }
        if (child < 0 || wait4(child, &status, 0, &used) < 0 || status != 0) fail("the program failed");
        double t = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1e-6 * (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
        if (k == 0 || t < best) best = t;
    }
    return best;
}

static double number(const hs_model *m, const char *key)
{
    return atof(hs_model_meta(m, key).p);
}

int main(int argc, char **argv)
{
    hs_error err = {0};
    dnnl_engine_t engine;
    omp_set_num_threads(1);
    if (argc < 3) fail("usage: floor HEARSAY FILE…");
    if (dnnl_engine_create(&engine, dnnl_cpu, 0)) fail("oneDNN cannot start");
    program p = {.engine = hs_engine_new(NULL, HS_ISA_INT8, &err)};
    const hs_model *m = p.engine ? hs_engine_model(p.engine) : NULL;
    if (m) p.worker = hs_worker_new(p.engine, &err), p.encoder = hs_encoder_new(m, &err), p.cues = hs_tagger_new(m, "cue", &err), p.attributor = hs_attributor_new(m, &err);
    if (!m || !p.worker || !p.encoder || !p.cues || !p.attributor) fail(err.message);
    counts c = {0};
    for (int i = 2; i < argc; i++)
        if (file(&p, argv[i], &c, &err) != HS_OK) fail(err.message);
    hs_encoder_times(p.encoder, &c.times);

    printf("matrix products, each at oneDNN's best rate\n");
    size_t dims = hs_model_dims(m), inner = (size_t)number(m, "inner"), window = (size_t)number(m, "window") + 2, hidden, labels;
    double layers = number(m, "layers"), rows = layers * (double)c.times.rows, n = (double)window;
    double floor = least(engine, rows, 3 * dims, dims, true, 0) + least(engine, rows, dims, dims, true, 0);
    floor += least(engine, rows, inner, dims, true, 0) + least(engine, rows, dims, inner, true, 0);
    double attended = layers * number(m, "heads") * (double)c.times.keys / n; /* rows of a full window's width */
    floor += least(engine, attended, window, 32, true, (int64_t)window) + least(engine, attended, 32, window, true, (int64_t)window);
    static const struct { const char *name; int per; } heads[] = {{"name.hidden", 'w'}, {"cue.hidden", 'w'}, {"arg.word", 'w'}, {"arg.times_word", 'w'},
        {"arg.cue", 'c'}, {"arg.times_cue", 'c'}, {"arg.mix", 't'}, {"name.out", 'w'}, {"cue.out", 'w'}, {"arg.out", 't'}};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        char weight[64];
        snprintf(weight, sizeof weight, "%s.weight", heads[i].name);
        if (hs_model_shape(m, weight, &labels, &hidden, &err) != HS_OK) fail(err.message);
        floor += least(engine, heads[i].per == 'w' ? c.words : heads[i].per == 'c' ? c.cues : c.context, labels, hidden, labels % 32 == 0, 0);
    }

    char **arguments = calloc((size_t)argc + 4, sizeof *arguments);
    int k = 0;
    if (!arguments) fail("no memory");
    arguments[k++] = argv[1], arguments[k++] = (char[]){"extract"}, arguments[k++] = (char[]){"--quiet"}, arguments[k++] = (char[]){"--jobs"}, arguments[k++] = (char[]){"1"};
    for (int i = 2; i < argc; i++) arguments[k++] = argv[i];
    arguments[k] = NULL;
    double took = whole(arguments), in_encoder = c.encode / c.times.total;
    printf("floor %.2f s, whole %.2f s: %.2f times\n", floor, took, took / floor);
    printf("where it goes: layers' products %.2f s, attention %.2f s, the encoder's rest %.2f s, attribution %.2f s, words %.2f s, names, sources, relations %.2f s, "
           "start, reading, writing %.2f s\n", c.times.products * in_encoder, c.times.attention * in_encoder, (c.times.total - c.times.products - c.times.attention) * in_encoder,
           c.attribute, c.read, c.extract - c.read - c.encode - c.attribute, took - c.extract);
    free(arguments);
    hs_attributor_free(p.attributor);
    hs_tagger_free(p.cues);
    hs_encoder_free(p.encoder);
    hs_worker_free(p.worker);
    hs_engine_free(p.engine);
    dnnl_engine_destroy(engine);
    return 0;
}

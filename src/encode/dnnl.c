/* The one door to oneDNN (2.x: the C API of matmul descriptors).
 *
 * Shapes are fixed when a primitive is made and each new one costs a fraction of a millisecond of code
 * generation, so there is one row count, BLOCK, and primitives are kept. The layout of the packed weights
 * is the library's choice (format_tag_any) and does not depend on the row count. Scratch memory is ours
 * (scratchpad_mode_user): a primitive may then be run on another thread than the one that made it. */
#include "encode/dnnl.h"

#include <omp.h>
#include <oneapi/dnnl/dnnl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "hearsay/encode.h"

struct hs_dnnl {
    dnnl_engine_t engine;
};

struct hs_packed {
    void *bytes;
    dnnl_memory_t memory;
};

struct hs_product {
    dnnl_stream_t stream;
    dnnl_primitive_t primitive;
    dnnl_memory_t a, c, scratch;
    void *scratch_bytes;
};

/* What describes one product; the packed layout and the scratch size are borrowed from pd. */
typedef struct plan {
    dnnl_memory_desc_t a, plain, c;
    dnnl_primitive_desc_t pd;
} plan;

static hs_code check(dnnl_status_t s, const char *what, hs_error *err)
{
    if (s == dnnl_success) return HS_OK;
    if (s == dnnl_out_of_memory) return hs_nomem(err);
    return hs_fail(err, HS_EINTERNAL, "encode", "oneDNN cannot %s (status %d)", what, (int)s);
}

/* oneDNN's OpenMP would take every core: threads are for articles here. Affects this thread only. */
static int one_thread(void)
{
    int before = omp_get_max_threads();
    omp_set_num_threads(1);
    return before;
}

void *hs_aligned(size_t n, size_t size)
{
    if (size && n > (SIZE_MAX / 2 - 64) / size) return NULL;
    size_t bytes = (n * size + 63) & ~(size_t)63;
    if (bytes == 0) bytes = 64;
    void *p = aligned_alloc(64, bytes);
    return p ? memset(p, 0, bytes) : NULL;
}

bool hs_dnnl_int8(void)
{
#if defined(__x86_64__)
    __builtin_cpu_init();
    dnnl_cpu_isa_t isa = dnnl_get_effective_cpu_isa();
    if (isa == dnnl_cpu_isa_avx2_vnni) return __builtin_cpu_supports("avxvnni");
    return (isa & dnnl_cpu_isa_avx512_core_vnni) == dnnl_cpu_isa_avx512_core_vnni && __builtin_cpu_supports("avx512vnni");
#else
    return false;
#endif
}

hs_code hs_dnnl_new(hs_dnnl **out, hs_error *err)
{
    hs_dnnl *d = calloc(1, sizeof *d);
    if (!d) return hs_nomem(err);
    hs_code code = check(dnnl_engine_create(&d->engine, dnnl_cpu, 0), "start", err);
    if (code == HS_OK) *out = d;
    else free(d);
    return code;
}

void hs_dnnl_free(hs_dnnl *d)
{
    if (!d) return;
    dnnl_engine_destroy(d->engine);
    free(d);
}

static dnnl_status_t describe(plan *p, const hs_dnnl *d, bool int8, size_t out, size_t in)
{
    dnnl_dims_t a = {HS_BLOCK, (dnnl_dim_t)in}, w = {(dnnl_dim_t)in, (dnnl_dim_t)out}, c = {HS_BLOCK, (dnnl_dim_t)out};
    dnnl_data_type_t type = int8 ? dnnl_s8 : dnnl_f32;
    dnnl_memory_desc_t any;
    dnnl_matmul_desc_t op;
    dnnl_primitive_attr_t attr = NULL;
    dnnl_status_t s = dnnl_memory_desc_init_by_tag(&p->a, 2, a, int8 ? dnnl_u8 : dnnl_f32, dnnl_ab);
    if (!s) s = dnnl_memory_desc_init_by_tag(&p->c, 2, c, int8 ? dnnl_s32 : dnnl_f32, dnnl_ab);
    if (!s) s = dnnl_memory_desc_init_by_tag(&p->plain, 2, w, type, dnnl_ba);
    if (!s) s = dnnl_memory_desc_init_by_tag(&any, 2, w, type, dnnl_format_tag_any);
    if (!s) s = dnnl_matmul_desc_init(&op, &p->a, &any, NULL, &p->c);
    if (!s) s = dnnl_primitive_attr_create(&attr);
    if (!s) s = dnnl_primitive_attr_set_scratchpad_mode(attr, dnnl_scratchpad_mode_user);
    if (!s) s = dnnl_primitive_desc_create(&p->pd, &op, attr, d->engine, NULL);
    dnnl_primitive_attr_destroy(attr);
    return s;
}

static const dnnl_memory_desc_t *weights_desc(const plan *p)
{
    return dnnl_primitive_desc_query_md(p->pd, dnnl_query_weights_md, 0);
}

/* Copies plain weights into the layout that the product wants. */
static dnnl_status_t reorder(dnnl_engine_t engine, const plan *p, const void *w, dnnl_memory_t packed)
{
    dnnl_memory_t from = NULL;
    dnnl_primitive_desc_t pd = NULL;
    dnnl_primitive_t primitive = NULL;
    dnnl_stream_t stream = NULL;
    /* oneDNN's handles are not const; the source is only read. */
    dnnl_status_t s = dnnl_memory_create(&from, &p->plain, engine, (void *)(uintptr_t)w);
    if (!s) s = dnnl_reorder_primitive_desc_create(&pd, &p->plain, engine, weights_desc(p), engine, NULL);
    if (!s) s = dnnl_primitive_create(&primitive, pd);
    if (!s) s = dnnl_stream_create(&stream, engine, dnnl_stream_default_flags);
    dnnl_exec_arg_t args[] = {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, packed}};
    if (!s) s = dnnl_primitive_execute(primitive, stream, 2, args);
    if (!s) s = dnnl_stream_wait(stream);
    dnnl_stream_destroy(stream);
    dnnl_primitive_destroy(primitive);
    dnnl_primitive_desc_destroy(pd);
    dnnl_memory_destroy(from);
    return s;
}

static dnnl_status_t pack(hs_packed *packed, const hs_dnnl *d, const plan *p, const void *w)
{
    packed->bytes = hs_aligned(dnnl_memory_desc_get_size(weights_desc(p)), 1);
    if (!packed->bytes) return dnnl_out_of_memory;
    dnnl_status_t s = dnnl_memory_create(&packed->memory, weights_desc(p), d->engine, packed->bytes);
    return s ? s : reorder(d->engine, p, w, packed->memory);
}

hs_code hs_packed_new(hs_packed **packed, const hs_dnnl *d, const void *w, bool int8, size_t out, size_t in, hs_error *err)
{
    hs_packed *made = calloc(1, sizeof *made);
    if (!made) return hs_nomem(err);
    int threads = one_thread();
    plan p = {.pd = NULL};
    dnnl_status_t s = describe(&p, d, int8, out, in);
    if (!s) s = pack(made, d, &p, w);
    dnnl_primitive_desc_destroy(p.pd);
    omp_set_num_threads(threads);
    if (s) hs_packed_free(made);
    else *packed = made;
    return check(s, "pack a matrix", err);
}

void hs_packed_free(hs_packed *p)
{
    if (!p) return;
    dnnl_memory_destroy(p->memory);
    free(p->bytes);
    free(p);
}

static dnnl_status_t prepare(hs_product *product, const hs_dnnl *d, const plan *p)
{
    const dnnl_memory_desc_t *scratch = dnnl_primitive_desc_query_md(p->pd, dnnl_query_scratchpad_md, 0);
    product->scratch_bytes = hs_aligned(dnnl_memory_desc_get_size(scratch), 1);
    if (!product->scratch_bytes) return dnnl_out_of_memory;
    dnnl_status_t s = dnnl_primitive_create(&product->primitive, p->pd);
    if (!s) s = dnnl_memory_create(&product->a, &p->a, d->engine, DNNL_MEMORY_NONE);
    if (!s) s = dnnl_memory_create(&product->c, &p->c, d->engine, DNNL_MEMORY_NONE);
    if (!s) s = dnnl_memory_create(&product->scratch, scratch, d->engine, product->scratch_bytes);
    if (!s) s = dnnl_stream_create(&product->stream, d->engine, dnnl_stream_default_flags);
    return s;
}

hs_code hs_product_new(hs_product **product, const hs_dnnl *d, bool int8, size_t out, size_t in, hs_error *err)
{
    hs_product *made = calloc(1, sizeof *made);
    if (!made) return hs_nomem(err);
    int threads = one_thread();
    plan p = {.pd = NULL};
    dnnl_status_t s = describe(&p, d, int8, out, in);
    if (!s) s = prepare(made, d, &p);
    dnnl_primitive_desc_destroy(p.pd);
    omp_set_num_threads(threads);
    if (s) hs_product_free(made);
    else *product = made;
    return check(s, "prepare a matrix product", err);
}

hs_code hs_product_run(hs_product *p, const void *a, const hs_packed *w, void *c, hs_error *err)
{
    int threads = one_thread();
    dnnl_status_t s = dnnl_memory_set_data_handle(p->a, (void *)(uintptr_t)a);
    if (!s) s = dnnl_memory_set_data_handle(p->c, c);
    dnnl_exec_arg_t args[] = {{DNNL_ARG_SRC, p->a}, {DNNL_ARG_WEIGHTS, w->memory}, {DNNL_ARG_DST, p->c}, {DNNL_ARG_SCRATCHPAD, p->scratch}};
    if (!s) s = dnnl_primitive_execute(p->primitive, p->stream, 4, args);
    if (!s) s = dnnl_stream_wait(p->stream);
    omp_set_num_threads(threads);
    return check(s, "multiply matrices", err);
}

void hs_product_free(hs_product *p)
{
    if (!p) return;
    dnnl_stream_destroy(p->stream);
    dnnl_memory_destroy(p->scratch);
    dnnl_memory_destroy(p->c);
    dnnl_memory_destroy(p->a);
    dnnl_primitive_destroy(p->primitive);
    free(p->scratch_bytes);
    free(p);
}

/* The heads' products: the rows block by block, through two buffers that pad and align the last ones. */
static hs_code blocks(hs_product *p, const hs_packed *w, const float *a, const float *bias, float *c, size_t m, size_t n, size_t k, hs_error *err)
{
    float *in = hs_aligned(HS_BLOCK * k, sizeof *in), *out = hs_aligned(HS_BLOCK * n, sizeof *out);
    hs_code code = in && out ? HS_OK : hs_nomem(err);
    for (size_t i = 0; i < m && code == HS_OK; i += HS_BLOCK) {
        size_t rows = m - i < HS_BLOCK ? m - i : HS_BLOCK;
        memcpy(in, a + i * k, rows * k * sizeof *in);
        code = hs_product_run(p, in, w, out, err);
        if (code == HS_OK) memcpy(c + i * n, out, rows * n * sizeof *out);
    }
    for (size_t i = 0; bias && code == HS_OK && i < m; i++)
        for (size_t j = 0; j < n; j++) c[i * n + j] += bias[j];
    free(in);
    free(out);
    return code;
}

hs_code hs_matmul(const float *a, const float *b, const float *bias, float *c, size_t m, size_t n, size_t k, hs_error *err)
{
    enum { MOST = 1 << 20 };
    if (m == 0) return HS_OK;
    if (n == 0 || k == 0 || n > MOST || k > MOST) return hs_fail(err, HS_EUSAGE, "encode", "a matrix product of %zu columns by %zu makes no sense", n, k);
    hs_dnnl *d = NULL;
    hs_packed *w = NULL;
    hs_product *p = NULL;
    hs_code code = hs_dnnl_new(&d, err);
    if (code == HS_OK) code = hs_packed_new(&w, d, b, false, n, k, err);
    if (code == HS_OK) code = hs_product_new(&p, d, false, n, k, err);
    if (code == HS_OK) code = blocks(p, w, a, bias, c, m, n, k, err);
    hs_product_free(p);
    hs_packed_free(w);
    hs_dnnl_free(d);
    return code;
}

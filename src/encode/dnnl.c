/* The one door to oneDNN (2.x: the C API of matmul descriptors).
 *
 * Shapes are fixed when a primitive is made and each new one costs a fraction of a millisecond of code
 * generation, so there is one row count, BLOCK; equal shapes share their code (the library's cache). The layout
 * of the packed weights is the library's choice (format_tag_any). Scratch memory is ours (scratchpad_mode_user):
 * with that, any thread may run the primitive, several at once. The handles that a run needs are made for it:
 * half a microsecond of forty and more. */
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

struct hs_matrix {
    const hs_dnnl *d;
    void *bytes; /* the packed weights */
    dnnl_memory_t weights;
    dnnl_primitive_desc_t pd;
    dnnl_primitive_t primitive;
};

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

static dnnl_status_t describe(hs_matrix *m, dnnl_memory_desc_t *plain, bool int8, size_t out, size_t in)
{
    dnnl_dims_t a = {HS_BLOCK, (dnnl_dim_t)in}, w = {(dnnl_dim_t)in, (dnnl_dim_t)out}, c = {HS_BLOCK, (dnnl_dim_t)out};
    dnnl_data_type_t type = int8 ? dnnl_s8 : dnnl_f32;
    dnnl_memory_desc_t from, any, to;
    dnnl_matmul_desc_t op;
    dnnl_primitive_attr_t attr = NULL;
    dnnl_status_t s = dnnl_memory_desc_init_by_tag(&from, 2, a, int8 ? dnnl_u8 : dnnl_f32, dnnl_ab);
    if (!s) s = dnnl_memory_desc_init_by_tag(&to, 2, c, int8 ? dnnl_s32 : dnnl_f32, dnnl_ab);
    if (!s) s = dnnl_memory_desc_init_by_tag(plain, 2, w, type, dnnl_ba);
    if (!s) s = dnnl_memory_desc_init_by_tag(&any, 2, w, type, dnnl_format_tag_any);
    if (!s) s = dnnl_matmul_desc_init(&op, &from, &any, NULL, &to);
    if (!s) s = dnnl_primitive_attr_create(&attr);
    if (!s) s = dnnl_primitive_attr_set_scratchpad_mode(attr, dnnl_scratchpad_mode_user);
    if (!s) s = dnnl_primitive_desc_create(&m->pd, &op, attr, m->d->engine, NULL);
    dnnl_primitive_attr_destroy(attr);
    return s;
}

static const dnnl_memory_desc_t *layout(const hs_matrix *m, dnnl_query_t what)
{
    return dnnl_primitive_desc_query_md(m->pd, what, 0);
}

/* Copies plain weights into the layout that the product wants. */
static dnnl_status_t reorder(const hs_matrix *m, const dnnl_memory_desc_t *plain, const void *w)
{
    dnnl_engine_t engine = m->d->engine;
    dnnl_memory_t from = NULL;
    dnnl_primitive_desc_t pd = NULL;
    dnnl_primitive_t primitive = NULL;
    dnnl_stream_t stream = NULL;
    /* oneDNN's handles are not const; the source is only read. */
    dnnl_status_t s = dnnl_memory_create(&from, plain, engine, (void *)(uintptr_t)w);
    if (!s) s = dnnl_reorder_primitive_desc_create(&pd, plain, engine, layout(m, dnnl_query_weights_md), engine, NULL);
    if (!s) s = dnnl_primitive_create(&primitive, pd);
    if (!s) s = dnnl_stream_create(&stream, engine, dnnl_stream_default_flags);
    dnnl_exec_arg_t args[] = {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, m->weights}};
    if (!s) s = dnnl_primitive_execute(primitive, stream, 2, args);
    if (!s) s = dnnl_stream_wait(stream);
    dnnl_stream_destroy(stream);
    dnnl_primitive_destroy(primitive);
    dnnl_primitive_desc_destroy(pd);
    dnnl_memory_destroy(from);
    return s;
}

static dnnl_status_t pack(hs_matrix *m, const dnnl_memory_desc_t *plain, const void *w)
{
    const dnnl_memory_desc_t *packed = layout(m, dnnl_query_weights_md);
    m->bytes = hs_aligned(dnnl_memory_desc_get_size(packed), 1);
    if (!m->bytes) return dnnl_out_of_memory;
    dnnl_status_t s = dnnl_memory_create(&m->weights, packed, m->d->engine, m->bytes);
    return s ? s : reorder(m, plain, w);
}

hs_code hs_matrix_new(hs_matrix **matrix, const hs_dnnl *d, const void *w, bool int8, size_t out, size_t in, hs_error *err)
{
    hs_matrix *m = calloc(1, sizeof *m);
    if (!m) return hs_nomem(err);
    m->d = d;
    int threads = one_thread();
    dnnl_memory_desc_t plain;
    dnnl_status_t s = describe(m, &plain, int8, out, in);
    if (!s) s = pack(m, &plain, w);
    if (!s) s = dnnl_primitive_create(&m->primitive, m->pd);
    omp_set_num_threads(threads);
    if (s) hs_matrix_free(m);
    else *matrix = m;
    return check(s, "prepare a matrix", err);
}

void hs_matrix_free(hs_matrix *m)
{
    if (!m) return;
    dnnl_primitive_destroy(m->primitive);
    dnnl_memory_destroy(m->weights);
    dnnl_primitive_desc_destroy(m->pd);
    free(m->bytes);
    free(m);
}

hs_code hs_matrix_multiply(const hs_matrix *m, const void *a, void *c, hs_error *err)
{
    const dnnl_memory_desc_t *desc[] = {layout(m, dnnl_query_src_md), layout(m, dnnl_query_dst_md), layout(m, dnnl_query_scratchpad_md)};
    dnnl_memory_t memory[3] = {NULL};
    dnnl_stream_t stream = NULL;
    _Alignas(64) unsigned char small[1024]; /* enough for all that is asked for so far */
    bool fits = dnnl_memory_desc_get_size(desc[2]) <= sizeof small;
    void *scratch = fits ? small : hs_aligned(dnnl_memory_desc_get_size(desc[2]), 1), *bytes[] = {(void *)(uintptr_t)a, c, scratch};
    int threads = one_thread();
    dnnl_status_t s = scratch ? dnnl_stream_create(&stream, m->d->engine, dnnl_stream_default_flags) : dnnl_out_of_memory;
    for (int i = 0; i < 3 && !s; i++) s = dnnl_memory_create(&memory[i], desc[i], m->d->engine, bytes[i]);
    dnnl_exec_arg_t args[] = {{DNNL_ARG_SRC, memory[0]}, {DNNL_ARG_WEIGHTS, m->weights}, {DNNL_ARG_DST, memory[1]}, {DNNL_ARG_SCRATCHPAD, memory[2]}};
    if (!s) s = dnnl_primitive_execute(m->primitive, stream, 4, args);
    if (!s) s = dnnl_stream_wait(stream);
    for (int i = 0; i < 3; i++) dnnl_memory_destroy(memory[i]);
    dnnl_stream_destroy(stream);
    omp_set_num_threads(threads);
    if (!fits) free(scratch);
    return check(s, "multiply matrices", err);
}

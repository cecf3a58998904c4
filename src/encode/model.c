/* Opening a model file: map, check, convert; and the questions that the heads ask it. */
#include "encode/model.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/json.h"
#include "base/sha256.h"

#define FAIL(err, ...) hs_fail((err), HS_EMODEL, "model", __VA_ARGS__)

enum { MOST_MANIFEST = 1 << 20 };

/* ---- the file -------------------------------------------------------------------------- */

static hs_code map_open_file(hs_str *out, int fd, const char *path, hs_error *err)
{
    struct stat st;
    if (fstat(fd, &st) != 0) return FAIL(err, "cannot read the model file %s: %s", path, strerror(errno));
    if (!S_ISREG(st.st_mode)) return FAIL(err, "the model file %s is not a regular file", path);
    if (st.st_size == 0) return FAIL(err, "the model file %s is empty", path);
    void *p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (p == MAP_FAILED) return FAIL(err, "cannot read the model file %s: %s", path, strerror(errno));
    *out = (hs_str){p, (size_t)st.st_size};
    return HS_OK;
}

static hs_code map_file(hs_str *out, const char *path, hs_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return FAIL(err, "cannot open the model file %s: %s", path, strerror(errno));
    hs_code code = map_open_file(out, fd, path, err);
    close(fd);
    return code;
}

/* The digest that FILE.manifest.json states, if there is such a file and it states one. */
static hs_code check_manifest(const hs_model *m, const char *path, hs_error *err)
{
    hs_buf name;
    hs_buf_init(&name);
    hs_buf_printf(&name, "%s.manifest.json", path);
    hs_str file = HS_NONE;
    hs_code code = name.failed ? hs_nomem(err) : HS_OK;
    if (code == HS_OK && access(name.p, F_OK) == 0) code = map_file(&file, name.p, err);
    if (code == HS_OK && file.p) {
        hs_error json = {0};
        hs_json *j = file.n <= MOST_MANIFEST ? hs_json_parse(file, "model", &json) : NULL;
        hs_str want = hs_json_str(hs_json_get(j, "sha256"));
        if (!hs_json_is_object(j)) code = FAIL(err, "the manifest %s is no JSON object", name.p);
        else if (want.p && !hs_str_is(want, m->sha256))
            code = FAIL(err, "the model file is not the one its manifest describes: its sha256 is %s, %s says %.*s", m->sha256, name.p, HS_FMT(want));
        hs_json_free(j);
    }
    if (file.p) munmap((void *)(uintptr_t)file.p, file.n);
    hs_buf_release(&name);
    return code;
}

/* ---- tensors as floats --------------------------------------------------------------------- */

static float half_to_float(uint16_t h)
{
    int exponent = h >> 10 & 31;
    float fraction = (float)(h & 1023) / 1024.0f, v;
    if (exponent == 31) v = fraction > 0 ? NAN : INFINITY;
    else if (exponent == 0) v = ldexpf(fraction, -14);
    else v = ldexpf(1.0f + fraction, exponent - 15);
    return h >> 15 ? -v : v;
}

static size_t count_of(const hs_tensor *t)
{
    return t->rows * (t->cols ? t->cols : 1);
}

static const float *from_f32(hs_model *m, const hs_tensor *t)
{
    if ((uintptr_t)t->data % sizeof(float) == 0) return t->data;
    float *copy = HS_ARRAY(&m->arena, float, count_of(t));
    return copy ? memcpy(copy, t->data, t->bytes) : NULL;
}

static const float *from_f16(hs_model *m, const hs_tensor *t)
{
    float *out = HS_ARRAY(&m->arena, float, count_of(t));
    for (size_t i = 0; out && i < count_of(t); i++) {
        uint16_t h;
        memcpy(&h, (const char *)t->data + 2 * i, 2);
        out[i] = half_to_float(h);
    }
    return out;
}

static const float *from_i8(hs_model *m, const hs_tensor *t, const float *scale)
{
    size_t cols = t->cols ? t->cols : 1;
    const int8_t *in = t->data;
    float *out = HS_ARRAY(&m->arena, float, count_of(t));
    for (size_t i = 0; out && i < count_of(t); i++) out[i] = (float)in[i] * scale[i / cols];
    return out;
}

/* The scale of NAME.weight is NAME.scale: one number a row. */
static hs_code scale_of(hs_model *m, const hs_tensor *t, const float **scale, hs_error *err)
{
    static const char ending[] = ".weight";
    size_t n = sizeof ending - 1;
    if (t->name.n <= n || memcmp(t->name.p + t->name.n - n, ending, n) != 0)
        return FAIL(err, "tensor %.*s is I8 but no weight", HS_FMT(t->name));
    hs_str name = hs_arena_printf(&m->arena, "%.*s.scale", (int)(t->name.n - n), t->name.p);
    if (!name.p) return hs_nomem(err);
    return hs_model_tensor(m, name.p, t->rows, 0, scale, err);
}

/* The exponent of NaN and infinity is all ones: looked at as whole numbers, without the sign, they are the largest. */
static bool all_finite(const float *v, size_t n)
{
    uint32_t most = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t bits;
        memcpy(&bits, &v[i], sizeof bits);
        bits &= INT32_MAX;
        most = bits > most ? bits : most;
    }
    return most < 0x7F800000;
}

/* A weight that is no number makes every figure none: refused here, where the tensor can still be named. */
static hs_code set_floats(hs_model *m, const hs_tensor *t, const float *v, hs_error *err)
{
    if (!v) return hs_nomem(err);
    if (!all_finite(v, count_of(t))) return FAIL(err, "tensor %.*s holds a number that is not finite", HS_FMT(t->name));
    m->floats[t - m->tensors.v] = v;
    return HS_OK;
}

/* The encoder's own matrices stay int8 here: hs_model_build takes them as they are. */
static bool of_encoder(const hs_tensor *t)
{
    return hs_str_is(t->name, "emb.word.weight") || (t->name.n > 6 && memcmp(t->name.p, "layer.", 6) == 0);
}

static hs_code make_floats(hs_model *m, hs_error *err)
{
    m->floats = HS_ARRAY(&m->arena, const float *, m->tensors.n);
    if (!m->floats) return hs_nomem(err);
    for (size_t i = 0; i < m->tensors.n; i++) {
        const hs_tensor *t = &m->tensors.v[i];
        if (t->type == HS_F32) HS_TRY(set_floats(m, t, from_f32(m, t), err));
        else if (t->type == HS_F16) HS_TRY(set_floats(m, t, from_f16(m, t), err));
    }
    for (size_t i = 0; i < m->tensors.n; i++) { /* now that every scale is there */
        const hs_tensor *t = &m->tensors.v[i];
        if (t->type != HS_I8 || of_encoder(t)) continue;
        const float *scale = NULL;
        HS_TRY(scale_of(m, t, &scale, err));
        HS_TRY(set_floats(m, t, from_i8(m, t, scale), err));
    }
    return HS_OK;
}

/* ---- metadata ---------------------------------------------------------------------------------- */

static hs_code number(const hs_model *m, const char *key, size_t least, size_t most, size_t *out, hs_error *err)
{
    hs_str s = hs_tensors_meta(&m->tensors, key);
    if (!s.p) return FAIL(err, "the model file's metadata lacks \"%s\"", key);
    size_t v = 0;
    bool good = s.n > 0 && s.n < 8;
    for (size_t i = 0; i < s.n && good; i++) {
        good = s.p[i] >= '0' && s.p[i] <= '9';
        v = v * 10 + (size_t)(s.p[i] - '0');
    }
    if (!good || v < least || v > most)
        return FAIL(err, "the model file's \"%s\" is \"%.*s\", not a number from %zu to %zu", key, HS_FMT(s), least, most);
    *out = v;
    return HS_OK;
}

static hs_code read_metadata(hs_model *m, hs_error *err)
{
    hs_str schema = hs_tensors_meta(&m->tensors, "schema");
    if (!hs_str_is(schema, "hearsay.model/1"))
        return FAIL(err, "the model file's schema is \"%.*s\", not \"hearsay.model/1\"", HS_FMT(schema));
    m->name = hs_tensors_meta(&m->tensors, "name");
    m->version = hs_tensors_meta(&m->tensors, "version");
    if (!m->name.p || !m->version.p) return FAIL(err, "the model file's metadata lacks \"name\" or \"version\"");

    size_t heads = 0;
    HS_TRY(number(m, "dims", 32, 4096, &m->dims, err));
    HS_TRY(number(m, "layers", 1, 64, &m->layers, err));
    HS_TRY(number(m, "heads", 1, 128, &heads, err));
    HS_TRY(number(m, "inner", 32, 16384, &m->inner, err));
    HS_TRY(number(m, "window", 16, 4094, &m->window, err));
    HS_TRY(number(m, "overlap", 0, m->window / 2, &m->overlap, err));
    if (m->dims != heads * 32 || m->inner % 32)
        return FAIL(err, "the model has %zu dimensions in %zu heads, %zu inner: heads of 32 and multiples of 32 can be computed", m->dims, heads, m->inner);
    return HS_OK;
}

/* ---- opening --------------------------------------------------------------------------------------- */

static hs_code wanted_isa(hs_isa *isa, hs_error *err)
{
    const char *env = *isa == HS_ISA_AUTO ? getenv("HEARSAY_ISA") : NULL;
    if (!env || !*env || strcmp(env, "auto") == 0) return HS_OK;
    if (strcmp(env, "int8") == 0) *isa = HS_ISA_INT8;
    else if (strcmp(env, "f32") == 0) *isa = HS_ISA_F32;
    else return hs_fail(err, HS_EUSAGE, "model", "HEARSAY_ISA is \"%s\"; it can be auto, int8 or f32", env);
    return HS_OK;
}

/* AUTO: int8 if the processor can and the file is meant for it; a file of F32 matrices is there to be exact. */
static hs_code choose_isa(const hs_model *m, hs_isa isa, bool *int8, hs_error *err)
{
    HS_TRY(wanted_isa(&isa, err));
    const hs_tensor *t = hs_tensors_find(&m->tensors, "layer.0.qkv.weight");
    if (isa == HS_ISA_INT8 && !hs_dnnl_int8())
        return hs_fail(err, HS_EUSAGE, "model", "this processor has no VNNI, which int8 needs: leave the choice to the program, or take f32");
    *int8 = isa == HS_ISA_INT8 || (isa == HS_ISA_AUTO && hs_dnnl_int8() && t && t->type == HS_I8);
    return HS_OK;
}

static hs_code load_file(hs_model *m, const char *path, hs_error *err)
{
    if (!path) {
        m->file = (hs_str){(const char *)hs_weights_start, (size_t)(hs_weights_end - hs_weights_start)};
        memcpy(m->sha256, hs_weights_sha256, 64);
        return HS_OK;
    }
    HS_TRY(map_file(&m->file, path, err));
    m->mapped = true;
    hs_sha256_hex(m->file.p, m->file.n, m->sha256);
    return check_manifest(m, path, err);
}

static hs_code open_model(hs_model *m, const char *path, hs_isa isa, hs_error *err)
{
    bool int8 = false;
    HS_TRY(load_file(m, path, err));
    HS_TRY(hs_tensors_parse(&m->tensors, m->file, &m->arena, err));
    HS_TRY(read_metadata(m, err));
    HS_TRY(make_floats(m, err));
    HS_TRY(choose_isa(m, isa, &int8, err));
    return hs_model_build(m, int8, err);
}

hs_model *hs_model_open(const char *path, hs_isa isa, hs_error *err)
{
    hs_model *m = calloc(1, sizeof *m);
    if (!m) {
        hs_nomem(err);
        return NULL;
    }
    hs_arena_init(&m->arena);
    if (open_model(m, path, isa, err) == HS_OK) return m;
    hs_model_free(m);
    return NULL;
}

void hs_model_free(hs_model *m)
{
    if (!m) return;
    hs_model_unbuild(m);
    hs_tensors_release(&m->tensors);
    if (m->mapped) munmap((void *)(uintptr_t)m->file.p, m->file.n);
    hs_arena_release(&m->arena);
    free(m);
}

/* ---- questions --------------------------------------------------------------------------------------- */

hs_str hs_model_name(const hs_model *m) { return m->name; }
hs_str hs_model_version(const hs_model *m) { return m->version; }
hs_str hs_model_sha256(const hs_model *m) { return hs_cstr(m->sha256); }
hs_str hs_model_meta(const hs_model *m, const char *key) { return hs_tensors_meta(&m->tensors, key); }
bool hs_model_has(const hs_model *m, const char *tensor) { return hs_tensors_find(&m->tensors, tensor) != NULL; }
size_t hs_model_dims(const hs_model *m) { return m->dims; }

static hs_code read_labels(const hs_json *j, const char *key, hs_arena *arena, hs_str **out, size_t *n, hs_error *err)
{
    if (!hs_json_is_array(j)) return FAIL(err, "the model file's \"%s\" is no JSON array of strings", key);
    hs_str *v = HS_ARRAY(arena, hs_str, hs_json_count(j));
    if (!v) return hs_nomem(err);
    size_t k = 0;
    for (const hs_json *s = hs_json_first(j); s; s = hs_json_next(s)) {
        if (!hs_json_is_string(s)) return FAIL(err, "the model file's \"%s\" is no JSON array of strings", key);
        v[k] = hs_arena_str(arena, hs_json_str(s));
        if (!v[k++].p) return hs_nomem(err);
    }
    *out = v;
    *n = k;
    return HS_OK;
}

hs_code hs_model_labels(const hs_model *m, const char *key, hs_arena *arena, hs_str **out, size_t *n, hs_error *err)
{
    *out = NULL;
    *n = 0;
    hs_str text = hs_model_meta(m, key);
    if (!text.p) return HS_OK;
    hs_error json = {0};
    hs_json *j = hs_json_parse(text, "model", &json);
    if (!j) return json.code == HS_ENOMEM ? hs_nomem(err) : FAIL(err, "the model file's \"%s\" cannot be read: %s", key, json.message);
    hs_code code = read_labels(j, key, arena, out, n, err);
    hs_json_free(j);
    return code;
}

hs_code hs_model_tensor(const hs_model *m, const char *name, size_t rows, size_t cols, const float **out, hs_error *err)
{
    const hs_tensor *t = hs_tensors_find(&m->tensors, name);
    if (!t) return FAIL(err, "the model file lacks the tensor %s", name);
    const float *v = m->floats[t - m->tensors.v];
    if (!v) return FAIL(err, "the model's tensor %s has a type that cannot be used here", name);
    if (t->rows != rows || t->cols != cols)
        return FAIL(err, "the model's tensor %s has the shape (%zu, %zu), not (%zu, %zu)", name, t->rows, t->cols, rows, cols);
    *out = v;
    return HS_OK;
}

hs_code hs_model_shape(const hs_model *m, const char *name, size_t *rows, size_t *cols, hs_error *err)
{
    const hs_tensor *t = hs_tensors_find(&m->tensors, name);
    if (!t) return FAIL(err, "the model file lacks the tensor %s", name);
    *rows = t->rows;
    *cols = t->cols;
    return HS_OK;
}

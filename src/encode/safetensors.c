/* Reading the safetensors format (its documentation: "Format" in the safetensors README). Beyond the
 * format: one or two dimensions, tensors that do not overlap, a header of at most 16 MiB. */
#include "encode/safetensors.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"

enum { MOST_HEADER = 16 << 20, MOST_TENSORS = 4096, MOST_METADATA = 4096, MOST_DIM = 1 << 28 };

#define FAIL(err, ...) hs_fail((err), HS_EMODEL, "model", __VA_ARGS__)

size_t hs_dtype_size(hs_dtype t)
{
    static const size_t size[] = {4, 2, 1, 1, 0};
    return size[t];
}

static hs_dtype dtype_of(hs_str name)
{
    static const char *const names[] = {"F32", "F16", "I8", "U8"};
    for (int t = 0; t < HS_OTHER_TYPE; t++)
        if (hs_str_is(name, names[t])) return (hs_dtype)t;
    return HS_OTHER_TYPE;
}

static hs_code read_shape(hs_tensor *t, const hs_json *entry, hs_error *err)
{
    const hs_json *shape = hs_json_get(entry, "shape");
    uint64_t dims[2] = {0, 0};
    size_t n = hs_json_is_array(shape) ? hs_json_count(shape) : 0;
    if (n < 1 || n > 2) return FAIL(err, "tensor %.*s has no shape of one or two dimensions", HS_FMT(t->name));
    size_t i = 0;
    for (const hs_json *d = hs_json_first(shape); d; d = hs_json_next(d), i++)
        if (!hs_json_uint(d, MOST_DIM, &dims[i]) || dims[i] == 0)
            return FAIL(err, "tensor %.*s has a dimension that is no number from 1 to %d", HS_FMT(t->name), MOST_DIM);
    t->rows = (size_t)dims[0];
    t->cols = (size_t)dims[1];
    return HS_OK;
}

static hs_code read_tensor(hs_tensor *t, const hs_json *entry, hs_str data, hs_error *err)
{
    if (!hs_json_is_object(entry)) return FAIL(err, "tensor %.*s is not described by a JSON object", HS_FMT(t->name));
    hs_str type = hs_json_str(hs_json_get(entry, "dtype"));
    t->type = dtype_of(type);
    if (t->type == HS_OTHER_TYPE)
        return FAIL(err, "tensor %.*s has the type \"%.*s\"; F32, F16, I8 and U8 can be read", HS_FMT(t->name), HS_FMT(type));
    HS_TRY(read_shape(t, entry, err));

    const hs_json *offsets = hs_json_get(entry, "data_offsets");
    uint64_t at[2] = {0, 0};
    const hs_json *first = hs_json_is_array(offsets) ? hs_json_first(offsets) : NULL;
    const hs_json *second = hs_json_next(first);
    if (!hs_json_uint(first, UINT64_MAX, &at[0]) || !hs_json_uint(second, UINT64_MAX, &at[1]) || hs_json_next(second))
        return FAIL(err, "tensor %.*s has no data_offsets of two numbers", HS_FMT(t->name));
    if (at[0] > at[1] || at[1] > data.n)
        return FAIL(err, "tensor %.*s lies outside the file: bytes %llu to %llu of %zu", HS_FMT(t->name),
                    (unsigned long long)at[0], (unsigned long long)at[1], data.n);
    t->bytes = (size_t)(at[1] - at[0]);
    t->data = data.p + at[0];
    uint64_t want = (uint64_t)t->rows * (t->cols ? t->cols : 1) * hs_dtype_size(t->type);
    if (want != t->bytes)
        return FAIL(err, "tensor %.*s has %zu bytes where its shape needs %llu", HS_FMT(t->name), t->bytes, (unsigned long long)want);
    return HS_OK;
}

static hs_code read_metadata(hs_tensors *out, const hs_json *object, hs_arena *arena, hs_error *err)
{
    size_t n = hs_json_count(object);
    if (!hs_json_is_object(object) || n > MOST_METADATA) return FAIL(err, "the model file's __metadata__ is no JSON object of at most %d members", MOST_METADATA);
    out->metadata = HS_ARRAY(arena, hs_pair, n);
    if (!out->metadata) return hs_nomem(err);
    for (const hs_json *m = hs_json_first(object); m; m = hs_json_next(m)) {
        if (!hs_json_is_string(m)) return FAIL(err, "the model file's metadata \"%s\" is no string", hs_json_key(m));
        hs_pair *p = &out->metadata[out->n_metadata++];
        p->key = hs_arena_str(arena, hs_cstr(hs_json_key(m)));
        p->value = hs_arena_str(arena, hs_json_str(m));
        if (!p->key.p || !p->value.p) return hs_nomem(err);
    }
    return HS_OK;
}

static int by_place(const void *a, const void *b)
{
    const hs_tensor *x = a, *y = b;
    return x->data < y->data ? -1 : x->data > y->data ? 1 : hs_str_cmp(x->name, y->name);
}

/* Sorts the tensors by place, refuses overlaps and makes the index of names. */
static hs_code arrange(hs_tensors *out, hs_error *err)
{
    qsort(out->v, out->n, sizeof *out->v, by_place);
    for (size_t i = 0; i < out->n; i++) {
        hs_tensor *t = &out->v[i];
        if (i + 1 < out->n && (const char *)t->data + t->bytes > (const char *)out->v[i + 1].data)
            return FAIL(err, "the tensors %.*s and %.*s overlap", HS_FMT(t->name), HS_FMT(out->v[i + 1].name));
        bool added;
        uint64_t *at = hs_map_at(&out->index, t->name, &added);
        if (!at) return hs_nomem(err);
        if (!added) return FAIL(err, "the model file has two tensors named %.*s", HS_FMT(t->name));
        *at = i;
    }
    return HS_OK;
}

static hs_code read_header(hs_tensors *out, const hs_json *header, hs_str data, hs_arena *arena, hs_error *err)
{
    size_t n = hs_json_count(header);
    if (!hs_json_is_object(header)) return FAIL(err, "the model file's header is no JSON object");
    if (n > MOST_TENSORS) return FAIL(err, "the model file names %zu tensors; at most %d can be read", n, MOST_TENSORS);
    out->v = HS_ARRAY(arena, hs_tensor, n);
    if (!out->v) return hs_nomem(err);
    for (const hs_json *m = hs_json_first(header); m; m = hs_json_next(m)) {
        if (strcmp(hs_json_key(m), "__metadata__") == 0) {
            if (out->metadata) return FAIL(err, "the model file has two __metadata__");
            HS_TRY(read_metadata(out, m, arena, err));
            continue;
        }
        hs_tensor *t = &out->v[out->n++];
        t->name = hs_arena_str(arena, hs_cstr(hs_json_key(m)));
        if (!t->name.p) return hs_nomem(err);
        HS_TRY(read_tensor(t, m, data, err));
    }
    if (!out->metadata) return FAIL(err, "the model file has no __metadata__: it is not a hearsay model");
    return arrange(out, err);
}

hs_code hs_tensors_parse(hs_tensors *out, hs_str file, hs_arena *arena, hs_error *err)
{
    *out = (hs_tensors){0};
    if (file.n == 0) return FAIL(err, "the model file is empty");
    if (file.n < 8) return FAIL(err, "the model file is too short: %zu bytes", file.n);
    uint64_t h = 0;
    for (int i = 7; i >= 0; i--) h = h << 8 | (unsigned char)file.p[i];
    if (h > file.n - 8 || h > MOST_HEADER)
        return FAIL(err, "the model file is cut off or no safetensors file: its header should have %llu bytes", (unsigned long long)h);

    hs_error json = {0};
    hs_json *header = hs_json_parse((hs_str){file.p + 8, (size_t)h}, "model", &json);
    if (!header) {
        if (json.code == HS_ENOMEM) return hs_nomem(err);
        return FAIL(err, "the model file's header cannot be read: %s", json.message);
    }
    hs_code code = read_header(out, header, (hs_str){file.p + 8 + h, file.n - 8 - (size_t)h}, arena, err);
    hs_json_free(header);
    if (code != HS_OK) hs_tensors_release(out);
    return code;
}

const hs_tensor *hs_tensors_find(const hs_tensors *t, const char *name)
{
    const uint64_t *at = hs_map_find(&t->index, hs_cstr(name));
    return at ? &t->v[*at] : NULL;
}

hs_str hs_tensors_meta(const hs_tensors *t, const char *key)
{
    for (size_t i = 0; i < t->n_metadata; i++)
        if (hs_str_is(t->metadata[i].key, key)) return t->metadata[i].value;
    return HS_NONE;
}

void hs_tensors_release(hs_tensors *t)
{
    hs_map_release(&t->index);
}

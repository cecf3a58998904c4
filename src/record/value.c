#include "record/value.h"

#include <stdio.h>
#include <string.h>

/* At most `most` bytes of a string, ending where a code point ends. */
static int clipped(hs_str s, size_t most)
{
    size_t n = s.n;
    if (n > most)
        for (n = most; n > 0 && ((unsigned char)s.p[n] & 0xC0) == 0x80;) n--;
    return (int)n;
}

hs_code record_bad(record_parser *p, record_place at, const char *key, const hs_json *value, const char *expected)
{
    enum { SHOWN = 80 };
    char where[160];
    if (at.id.p) snprintf(where, sizeof where, "%s \"%.*s\"", at.what, clipped(at.id, 100), at.id.p);
    else snprintf(where, sizeof where, "%s", at.what);
    if (!value) return hs_fail(p->err, HS_EFORMAT, "record", "%s: \"%s\" is missing: it must be %s", where, key, expected);
    hs_buf shown;
    hs_buf_init(&shown);
    hs_code code = hs_json_print(value, &shown, p->err);
    if (code == HS_OK) {
        hs_fail(p->err, HS_EFORMAT, "record", "%s: \"%s\" is %.*s%s: it must be %s", where, key, clipped(hs_buf_view(&shown), SHOWN), shown.p,
                shown.n > SHOWN ? "…" : "", expected);
        code = HS_EFORMAT;
    }
    hs_buf_release(&shown);
    return code;
}

static bool absent(const hs_json *v)
{
    return !v || hs_json_is_null(v);
}

hs_code record_string(record_parser *p, const hs_json *object, record_place at, const char *key, bool required, hs_str *out)
{
    const hs_json *v = hs_json_get(object, key);
    *out = HS_NONE;
    if (absent(v) && !required) return HS_OK;
    if (!hs_json_is_string(v)) return record_bad(p, at, key, v, "a string");
    *out = hs_arena_str(p->arena, hs_json_str(v));
    return out->p ? HS_OK : hs_nomem(p->err);
}

hs_code record_name(record_parser *p, const hs_json *object, record_place at, const char *key, const char *const *names, int n, int otherwise, int *out)
{
    const hs_json *v = hs_json_get(object, key);
    *out = otherwise;
    if (absent(v) && otherwise >= 0) return HS_OK;
    int found = hs_str_index(hs_json_str(v), names, n);
    if (found >= 0) {
        *out = found;
        return HS_OK;
    }
    char list[200] = "one of";
    size_t used = strlen(list);
    for (int i = 0; i < n && used < sizeof list; i++)
        used += (size_t)snprintf(list + used, sizeof list - used, "%s %s", i ? "," : "", names[i]);
    return record_bad(p, at, key, v, list);
}

hs_code record_count(record_parser *p, const hs_json *object, record_place at, const char *key, uint32_t *out)
{
    const hs_json *v = hs_json_get(object, key);
    uint64_t n = 0;
    if (!absent(v) && !hs_json_uint(v, UINT32_MAX, &n)) return record_bad(p, at, key, v, "a whole number, 0 or more");
    *out = (uint32_t)n;
    return HS_OK;
}

hs_code record_confidence(record_parser *p, const hs_json *object, record_place at, const char *key, double *out)
{
    const hs_json *v = hs_json_get(object, key);
    *out = absent(v) ? 1 : hs_json_num(v, -1);
    return *out >= 0 && *out <= 1 ? HS_OK : record_bad(p, at, key, v, "a number from 0 to 1");
}

hs_code record_flag(record_parser *p, const hs_json *object, record_place at, const char *key, bool *out)
{
    const hs_json *v = hs_json_get(object, key);
    if (!absent(v) && !hs_json_is_bool(v)) return record_bad(p, at, key, v, "true or false");
    *out = hs_json_true(v);
    return HS_OK;
}

hs_code record_span(record_parser *p, const hs_json *value, record_place at, const char *key, hs_span *out)
{
    const hs_json *first = hs_json_is_array(value) ? hs_json_first(value) : NULL, *second = hs_json_next(first);
    uint64_t b, e;
    if (!second || hs_json_next(second) || !hs_json_uint(first, UINT32_MAX, &b) || !hs_json_uint(second, UINT32_MAX, &e) || b >= e)
        return record_bad(p, at, key, value, "[start, end] in code points, start below end");
    if (p->r->has_text && e > p->r->text.length) {
        char inside[80];
        snprintf(inside, sizeof inside, "inside the text of %u code points", p->r->text.length);
        return record_bad(p, at, key, value, inside);
    }
    *out = (hs_span){(uint32_t)b, (uint32_t)e};
    return HS_OK;
}

hs_code record_array(record_parser *p, const hs_json *object, record_place at, const char *key, const hs_json **out, size_t *n)
{
    const hs_json *v = hs_json_get(object, key);
    *out = absent(v) ? NULL : v;
    *n = hs_json_count(*out);
    return !*out || hs_json_is_array(v) ? HS_OK : record_bad(p, at, key, v, "an array");
}

hs_code record_spans(record_parser *p, const hs_json *object, record_place at, const char *key, hs_spans *out)
{
    const hs_json *list;
    HS_TRY(record_array(p, object, at, key, &list, &out->n));
    out->v = HS_ARRAY(p->arena, hs_span, out->n);
    if (!out->v) return hs_nomem(p->err);
    size_t i = 0;
    for (const hs_json *v = hs_json_first(list); v; v = hs_json_next(v)) HS_TRY(record_span(p, v, at, key, &out->v[i++]));
    return HS_OK;
}

hs_code record_entity(record_parser *p, const hs_json *value, record_place at, const char *key, uint32_t *out)
{
    const uint64_t *found = hs_json_is_string(value) ? hs_map_find(&p->entities, hs_json_str(value)) : NULL;
    if (!found) return record_bad(p, at, key, value, "the id of an entity of this record");
    *out = (uint32_t)*found;
    return HS_OK;
}

hs_code record_id(record_parser *p, const hs_json *object, const char *what, hs_str *out)
{
    record_place at = {what, HS_NONE};
    if (!hs_json_is_object(object)) return record_bad(p, at, "id", object, "inside an object");
    HS_TRY(record_string(p, object, at, "id", true, out));
    bool fresh;
    if (!hs_map_at(&p->ids, *out, &fresh)) return hs_nomem(p->err);
    return fresh ? HS_OK : record_bad(p, at, "id", hs_json_get(object, "id"), "used once only");
}

static bool is_known(const char *key, const char *const *known)
{
    for (; *known; known++)
        if (strcmp(key, *known) == 0) return true;
    return false;
}

hs_code record_keep_unknown(record_parser *p, const hs_json *object, hs_str place, const char *const *known)
{
    hs_json *kept = NULL;
    for (const hs_json *c = hs_json_first(object); c; c = hs_json_next(c)) {
        if (is_known(hs_json_key(c), known)) continue;
        if (!kept) kept = hs_json_object();
        hs_json *copy = kept ? hs_json_detach_copy(c) : NULL;
        if (!copy || !hs_json_put(kept, hs_json_key(c), copy)) {
            hs_json_free(kept);
            return hs_nomem(p->err);
        }
    }
    if (!kept) return HS_OK;
    if (!p->more) p->more = hs_json_object();
    if (p->more && place.p && hs_json_put(p->more, place.p, kept)) return HS_OK;
    if (!p->more || !place.p) hs_json_free(kept);
    return hs_nomem(p->err);
}

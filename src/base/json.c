#include "base/json.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Depth of nesting, without recursion, so that 200,000 brackets are refused before cJSON sees them.
 * Returns the offset where the limit is passed, or SIZE_MAX. */
static size_t too_deep(hs_str text)
{
    int depth = 0;
    bool in_string = false;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (in_string) {
            if (c == '\\') i++;
            else if (c == '"') in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            if (++depth > HS_JSON_DEPTH) return i;
        } else if (c == '}' || c == ']') {
            depth--;
        }
    }
    return SIZE_MAX;
}

/* cJSON refuses or cuts at \u0000: write \ufffd over each in a copy. NULL where there is none. */
static char *without_nul_escapes(hs_str text)
{
    char *copy = NULL;
    for (size_t i = 0; i + 5 < text.n; i++) {
        if (text.p[i] != '\\') continue;
        if (memcmp(text.p + i, "\\u0000", 6) == 0) {
            if (!copy) {
                copy = malloc(text.n + 1);
                if (!copy) return NULL;
                memcpy(copy, text.p, text.n);
                copy[text.n] = '\0';
            }
            memcpy(copy + i, "\\ufffd", 6);
        }
        i++;
    }
    return copy;
}

hs_json *hs_json_parse(hs_str text, const char *stage, hs_error *err)
{
    size_t deep = too_deep(text);
    if (deep != SIZE_MAX) {
        hs_fail(err, HS_EFORMAT, stage, "JSON nested deeper than %d levels at byte %zu", HS_JSON_DEPTH, deep);
        return NULL;
    }
    char *copy = without_nul_escapes(text);
    const char *p = copy ? copy : text.p ? text.p : "";
    const char *end = p;
    cJSON *j = cJSON_ParseWithLengthOpts(p, text.n, &end, 0);
    size_t at = end ? (size_t)(end - p) : 0;
    if (!j) hs_fail(err, HS_EFORMAT, stage, text.n == 0 || at >= text.n ? "JSON ends too early, at byte %zu" : "no valid JSON at byte %zu", at);
    if (j) {
        while (at < text.n && strchr(" \t\r\n", p[at]) && p[at]) at++;
        if (at < text.n) {
            hs_fail(err, HS_EFORMAT, stage, "something follows the JSON value at byte %zu", at);
            cJSON_Delete(j);
            j = NULL;
        }
    }
    free(copy);
    return j;
}

void hs_json_free(hs_json *j)
{
    cJSON_Delete(j);
}

bool hs_json_is_object(const hs_json *j) { return cJSON_IsObject(j); }
bool hs_json_is_array(const hs_json *j) { return cJSON_IsArray(j); }
bool hs_json_is_string(const hs_json *j) { return cJSON_IsString(j); }
bool hs_json_is_number(const hs_json *j) { return cJSON_IsNumber(j); }
bool hs_json_is_bool(const hs_json *j) { return cJSON_IsBool(j); }
bool hs_json_is_null(const hs_json *j) { return cJSON_IsNull(j); }

hs_json *hs_json_get(const hs_json *object, const char *key)
{
    return cJSON_IsObject(object) ? cJSON_GetObjectItemCaseSensitive(object, key) : NULL;
}

hs_json *hs_json_first(const hs_json *container)
{
    return cJSON_IsObject(container) || cJSON_IsArray(container) ? container->child : NULL;
}

hs_json *hs_json_next(const hs_json *child)
{
    return child ? child->next : NULL;
}

const char *hs_json_key(const hs_json *member)
{
    return member && member->string ? member->string : "";
}

size_t hs_json_count(const hs_json *container)
{
    size_t n = 0;
    for (const hs_json *c = hs_json_first(container); c; c = hs_json_next(c)) n++;
    return n;
}

hs_str hs_json_str(const hs_json *j)
{
    return cJSON_IsString(j) ? hs_cstr(j->valuestring) : HS_NONE;
}

double hs_json_num(const hs_json *j, double otherwise)
{
    return cJSON_IsNumber(j) ? j->valuedouble : otherwise;
}

bool hs_json_true(const hs_json *j)
{
    return cJSON_IsTrue(j);
}

bool hs_json_uint(const hs_json *j, uint64_t max, uint64_t *out)
{
    if (!cJSON_IsNumber(j)) return false;
    double v = j->valuedouble;
    if (!(v >= 0) || v > 9007199254740992.0 || v > (double)max || floor(v) != v) return false;
    *out = (uint64_t)v;
    return true;
}

hs_json *hs_json_object(void) { return cJSON_CreateObject(); }
hs_json *hs_json_array(void) { return cJSON_CreateArray(); }

bool hs_json_put(hs_json *object, const char *key, hs_json *child)
{
    if (child && cJSON_AddItemToObject(object, key, child)) return true;
    cJSON_Delete(child);
    return false;
}

static hs_json *string_node(hs_str s)
{
    if (!s.p) return cJSON_CreateNull();
    
    char *z = malloc(s.n + 1);
    if (!z) return NULL;
    memcpy(z, s.p, s.n);
    z[s.n] = '\0';
    hs_json *j = cJSON_CreateString(z);
    free(z);
    return j;
}

static hs_json *number_node(double v)
{
    return isfinite(v) ? cJSON_CreateNumber(v) : cJSON_CreateNull();
}

bool hs_json_put_str(hs_json *object, const char *key, hs_str s) { return hs_json_put(object, key, string_node(s)); }
bool hs_json_put_num(hs_json *object, const char *key, double v) { return hs_json_put(object, key, number_node(v)); }
bool hs_json_put_bool(hs_json *object, const char *key, bool v) { return hs_json_put(object, key, cJSON_CreateBool(v)); }

bool hs_json_put_raw(hs_json *object, const char *key, hs_str json)
{
    if (!json.p) return hs_json_put(object, key, cJSON_CreateNull());
    char *z = malloc(json.n + 1);
    if (!z) return false;
    memcpy(z, json.p, json.n);
    z[json.n] = '\0';
    bool ok = hs_json_put(object, key, cJSON_CreateRaw(z));
    free(z);
    return ok;
}

bool hs_json_push(hs_json *array, hs_json *child)
{
    if (child && cJSON_AddItemToArray(array, child)) return true;
    cJSON_Delete(child);
    return false;
}

bool hs_json_push_str(hs_json *array, hs_str s) { return hs_json_push(array, string_node(s)); }
bool hs_json_push_num(hs_json *array, double v) { return hs_json_push(array, number_node(v)); }

hs_json *hs_json_detach_copy(const hs_json *j)
{
    return cJSON_Duplicate(j, 1);
}

hs_code hs_json_print(const hs_json *j, hs_buf *out, hs_error *err)
{
    char *p = cJSON_PrintUnformatted(j);
    if (!p) return hs_nomem(err);
    hs_buf_cstr(out, p);
    cJSON_free(p);
    return out->failed ? hs_nomem(err) : HS_OK;
}

/* record/value.h — single values of a record's JSON, each with a message that names key and value. */
#ifndef HS_RECORD_VALUE_H
#define HS_RECORD_VALUE_H

#include "base/map.h"
#include "record/record_int.h"

typedef struct record_parser {
    hs_record *r;
    hs_arena *arena;
    hs_error *err;
    hs_map entities; /* id → index */
    hs_map ids;      /* ids of the list being read: they must differ */
    hs_json *more;   /* unknown keys, by place */
    bool lenient;
} record_parser;

/* Where a value stands, for messages: `attribution "a3"`; "record" for the top. */
typedef struct record_place {
    const char *what;
    hs_str id; /* p NULL: none */
} record_place;

hs_code record_bad(record_parser *p, record_place at, const char *key, const hs_json *value, const char *expected);
/* Absent and null give HS_NONE, unless required. */
hs_code record_string(record_parser *p, const hs_json *object, record_place at, const char *key, bool required, hs_str *out);
/* names[0..n); absent and null give `otherwise` (below 0: required). */
hs_code record_name(record_parser *p, const hs_json *object, record_place at, const char *key, const char *const *names, int n, int otherwise, int *out);
hs_code record_count(record_parser *p, const hs_json *object, record_place at, const char *key, uint32_t *out);
hs_code record_confidence(record_parser *p, const hs_json *object, record_place at, const char *key, double *out);
hs_code record_flag(record_parser *p, const hs_json *object, record_place at, const char *key, bool *out);
/* [start, end] with start < end, inside the text. */
hs_code record_span(record_parser *p, const hs_json *value, record_place at, const char *key, hs_span *out);
hs_code record_spans(record_parser *p, const hs_json *object, record_place at, const char *key, hs_spans *out);
hs_code record_array(record_parser *p, const hs_json *object, record_place at, const char *key, const hs_json **out, size_t *n);
hs_code record_entity(record_parser *p, const hs_json *value, record_place at, const char *key, uint32_t *out);
/* The element's id, not used by one before it in its list. */
hs_code record_id(record_parser *p, const hs_json *object, const char *what, hs_str *out);
/* Keeps the keys of `object` that are not in `known`, under `place` of hs_record.more. */
hs_code record_keep_unknown(record_parser *p, const hs_json *object, hs_str place, const char *const *known);

#endif

/* base/json.h — the one door to cJSON: reading with a nesting limit, building and printing one tree a record.
 *
 * A tree is freed by its root. Strings put into a tree are copied. cJSON holds no U+0000: on reading, an
 * escaped \u0000 becomes U+FFFD, as everywhere in hearsay. Numbers are doubles. */
#ifndef HS_BASE_JSON_H
#define HS_BASE_JSON_H

#include "hearsay/base.h"

typedef struct cJSON hs_json;

enum { HS_JSON_DEPTH = 64 }; /* deeper nesting is refused: nothing hearsay reads needs more than 10 */

/* NULL on failure: the message gives the byte offset where parsing stopped. */
hs_json *hs_json_parse(hs_str text, const char *stage, hs_error *err);
void hs_json_free(hs_json *j);

bool hs_json_is_object(const hs_json *j); /* all of these: false for NULL */
bool hs_json_is_array(const hs_json *j);
bool hs_json_is_string(const hs_json *j);
bool hs_json_is_number(const hs_json *j);
bool hs_json_is_bool(const hs_json *j);
bool hs_json_is_null(const hs_json *j);
hs_json *hs_json_get(const hs_json *object, const char *key); /* the first of that name; NULL when absent */
hs_json *hs_json_first(const hs_json *container);             /* children in order */
hs_json *hs_json_next(const hs_json *child);
const char *hs_json_key(const hs_json *member);
size_t hs_json_count(const hs_json *container);               /* linear */
hs_str hs_json_str(const hs_json *j);                         /* borrowed; HS_NONE when no string */
double hs_json_num(const hs_json *j, double otherwise);
bool hs_json_true(const hs_json *j);
/* A whole number in [0, max]; false otherwise. */
bool hs_json_uint(const hs_json *j, uint64_t max, uint64_t *out);

/* Builders return NULL, and puts return false, when out of memory; put takes the child over (and frees it on failure). */
hs_json *hs_json_object(void);
hs_json *hs_json_array(void);
bool hs_json_put(hs_json *object, const char *key, hs_json *child);
bool hs_json_put_str(hs_json *object, const char *key, hs_str s); /* null for HS_NONE */
bool hs_json_put_num(hs_json *object, const char *key, double v); /* null for NaN and infinities */
bool hs_json_put_bool(hs_json *object, const char *key, bool v);
bool hs_json_put_raw(hs_json *object, const char *key, hs_str json); /* JSON text as it stands; null for HS_NONE */
bool hs_json_push(hs_json *array, hs_json *child);
bool hs_json_push_str(hs_json *array, hs_str s);
bool hs_json_push_num(hs_json *array, double v);
hs_json *hs_json_detach_copy(const hs_json *j); /* a deep copy with its own root */

/* Appends the tree on one line, without blanks. */
hs_code hs_json_print(const hs_json *j, hs_buf *out, hs_error *err);

#endif

/* read/read_int.h — what the read room's own files share. */
#ifndef HS_READ_INT_H
#define HS_READ_INT_H

#include "base/json.h"
#include "base/utf8.h"
#include "hearsay/read.h"

uint64_t hs_read_limit(const hs_read_options *options); /* bytes an article may have */

/* HS_ELANGUAGE where a text of 30 words or more is clearly not English. */
hs_code hs_check_language(const hs_text *text, hs_error *err);

/* Fills the article from a line of JSON; its text is checked by the caller. */
hs_code hs_article_from_json(hs_article *out, hs_str line, hs_arena *arena, hs_error *err);

/* Rows sorted by key; a key is a name as hs_outlet_key() makes it. */
typedef struct hs_outlet_row { const char *key, *name; } hs_outlet_row;
extern const hs_outlet_row hs_outlet_rows[];
extern const size_t hs_outlet_row_count;

/* Lower-cased letters and digits of a name, address or slug, without "the" in front; cut at `cap` bytes. */
size_t hs_outlet_key(hs_str name, char *key, size_t cap);

#endif

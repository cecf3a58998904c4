/* hearsay/record.h — the document record, schema "hearsay.document/1": its struct, write and read. */
#ifndef HEARSAY_RECORD_H
#define HEARSAY_RECORD_H

#include "hearsay/read.h"
#include "hearsay/relation.h"

typedef struct hs_record {
    hs_str id, title, outlet, author, published, url, section; /* HS_NONE: not known */
    hs_str extra;       /* JSON object, or HS_NONE */
    bool has_text;
    hs_text text;       /* when has_text */
    uint32_t words;
    hs_str sketch;      /* near-duplicate sketch of the text, hex */
    bool reviewed;
    hs_str model_name, model_version, model_sha256;
    hs_entities entities;
    hs_attributions attributions;
    hs_relations relations;
    hs_str indicators;  /* JSON array as read, or HS_NONE */
    hs_str more;        /* keys that this version does not know, as read (record/keys.c); HS_NONE: none */
} hs_record;

/* Appends the record as one line of JSON (with its newline). with_text: keep the article's text. */
hs_code hs_record_write(const hs_record *r, bool with_text, hs_buf *out, hs_error *err);

/* Reads one line: a full record (lenient false), or for `resolve` (lenient true) an object with id, text,
 * outlet and attributions of id and span lists. Every id must resolve and every span lie in the text
 * (when there is one): else HS_EFORMAT, the message naming the key and value. On failure out->id is still
 * set where it could be read. */
hs_code hs_record_parse(hs_record *out, hs_str line, bool lenient, hs_arena *arena, hs_error *err);

/* What counts everywhere: not rejected by a person, and for an attribution neither of its confidences below the minimum. */
bool hs_attribution_stands(const hs_attribution *a, double min_confidence);
bool hs_entity_stands(const hs_record *r, int64_t entity); /* false also for -1 and beyond the list */

/* The near-duplicate sketch of a text: 64-bit SimHash of its word 4-grams, 16 hex digits. */
hs_str hs_sketch(const hs_tokens *tokens, hs_arena *arena);

#endif

/* hearsay/import.h — attributions made elsewhere → records that hold text and spans, for hs_resolve_record.
 *
 * Formats (docs/formats.md): HS_INPUT_BRAT, HS_INPUT_CITRON, HS_INPUT_WEBANNO, HS_INPUT_CORENLP of hearsay/read.h.
 * An annotation that cannot be read, or contradicts the text or another one, is named and left out; the rest comes in. */
#ifndef HEARSAY_IMPORT_H
#define HEARSAY_IMPORT_H

#include "hearsay/record.h"

typedef struct hs_import_options {
    hs_input format;
    const char *path;      /* of the annotations, beside which the text is looked for; NULL: standard input */
    const char *text_path; /* says outright where the text is; NULL: not given */
    size_t line;           /* of the first byte in its file, from 1; 0: 1 */
    hs_read_options read;  /* what the annotations do not say (outlet, title, …), and the limit of the text's size */
    /* Called for each annotation that is left out; may be NULL. */
    void (*problem)(void *ctx, size_t line, const char *message);
    void *ctx;
} hs_import_options;

/* One document: a whole file of brat, Citron or CoreNLP, or one Web Annotation page. On failure out->id is still set
 * where it could be told. The record's attributions have ids, spans and confidences, and nothing else. */
hs_code hs_import(hs_record *out, hs_str bytes, const hs_import_options *options, hs_arena *arena, hs_error *err);

/* Where a JSON value that may take several lines ends: feed its lines in order, from a zeroed state. True once its
 * outermost bracket is closed (or where there is none). */
typedef struct hs_json_end { uint32_t depth; bool in_string, escaped, begun; } hs_json_end;
bool hs_json_ends(hs_json_end *state, hs_str line);

#endif

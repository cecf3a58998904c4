/* import/import_int.h — what the formats' files share: a record in the making, and problems with their lines. */
#ifndef HS_IMPORT_INT_H
#define HS_IMPORT_INT_H

#include "base/json.h"
#include "base/map.h"
#include "hearsay/import.h"

typedef struct importer {
    const hs_import_options *o;
    hs_record *r;
    hs_arena *arena;
    hs_error *err;
    hs_map ids;    /* of attributions */
    size_t cap;    /* of r->attributions.v */
    size_t last_made; /* the number in the last id that was made */
    size_t line;   /* of the annotation at hand, from 1, in its file */
    uint32_t *pairs; /* code points over U+FFFF, for UTF-16 offsets; made when needed */
    size_t n_pairs;
    bool pairs_known;
} importer;

/* The formats: fill im->r from the file's bytes. */
hs_code import_brat(importer *im, hs_str bytes);
hs_code import_citron(importer *im, const hs_json *root, hs_str bytes);
hs_code import_corenlp(importer *im, const hs_json *root, hs_str bytes);
hs_code import_webanno(importer *im, const hs_json *root, hs_str bytes);

/* Names the annotation at hand as left out. */
void import_problem(importer *im, const char *format, ...) HS_PRINTF(2, 3);

/* ---- the text ---- */

/* Takes a text and the options' metadata; `more` (or NULL) says what the options do not. */
hs_code import_text(importer *im, hs_str text, const hs_read_options *more);
/* Reads the text from --text, else from the first of the names that can be opened. */
hs_code import_text_file(importer *im, const char *const *names, size_t n);

/* ---- spans and attributions ---- */

typedef struct import_list { hs_span *v; size_t n, cap; } import_list;
hs_code import_add(importer *im, import_list *list, hs_span span);

/* Whether a span lies in the text and its words are those given (HS_NONE: any), white space aside. */
bool import_says(const importer *im, hs_span span, hs_str words);
bool import_same_words(hs_str a, hs_str b); /* equal but for white space */
/* Offsets in UTF-16 units → code points; false for an offset within a pair or beyond the text. */
hs_code import_utf16(importer *im, uint64_t start, uint64_t end, hs_span *out, bool *ok);

/* Adds an attribution; a missing id is made, one that was there before is a problem (and nothing is added). */
hs_code import_attribution(importer *im, hs_str id, const import_list *source, const import_list *cue, const import_list *content, double confidence);

/* The lines on which the elements of the array under `key` of the outermost object begin, counted from im->o->line. */
hs_code import_lines(importer *im, hs_str bytes, const char *key, size_t **lines, size_t *n);

#endif

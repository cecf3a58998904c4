/* hearsay/read.h — bytes → articles: plain text and article NDJSON (docs/formats.md). */
#ifndef HEARSAY_READ_H
#define HEARSAY_READ_H

#include "hearsay/base.h"

/* What is not known is HS_NONE. Strings live in the article's arena. */
typedef struct hs_article {
    hs_str id;        /* given, or a hash of the text */
    hs_text text;     /* exactly as it came (invalid bytes replaced) */
    hs_str title, outlet, author, url, section;
    hs_str published; /* ISO 8601 where it could be read; else as given */
    hs_str extra;     /* a JSON object (text) of the other scalar keys; HS_NONE when there are none */
} hs_article;

typedef enum hs_input {
    HS_INPUT_AUTO, HS_INPUT_TEXT, HS_INPUT_JSONL, HS_INPUT_RECORDS,
    HS_INPUT_BRAT, HS_INPUT_CITRON, HS_INPUT_WEBANNO, HS_INPUT_CORENLP /* annotations by others: hearsay/import.h; no kinds of a reader's */
} hs_input;

typedef struct hs_read_options {
    hs_input input;
    uint64_t max_bytes;           /* an article over this is a failed article; 0: 16 MiB */
    hs_str outlet, title, author, date, url, id; /* for plain text: what the file cannot say */
} hs_read_options;

/* One item of an input: a line of NDJSON, or a whole plain-text file. */
typedef struct hs_item {
    hs_str bytes;      /* borrowed from the reader until its next call */
    size_t line;       /* 1-based line of NDJSON; 0 for plain text */
    hs_input kind;     /* HS_INPUT_TEXT, HS_INPUT_JSONL or HS_INPUT_RECORDS, for this item */
    bool too_large;    /* over max_bytes: bytes is empty, the rest was skipped */
} hs_item;

/* Reads a file (NULL or "-": standard input) item by item in memory bounded by max_bytes. */
typedef struct hs_reader hs_reader;
hs_reader *hs_reader_open(const char *path, const hs_read_options *options, hs_error *err);
/* HS_OK and *got false at the end. Blank lines of NDJSON are skipped. An error ends the input.
 * An empty file is one item of no bytes (a failed article of stage "read" for whoever parses it). */
hs_code hs_reader_next(hs_reader *r, hs_item *item, bool *got, hs_error *err);
const char *hs_reader_name(const hs_reader *r); /* the path, or "<stdin>" */
void hs_reader_free(hs_reader *r);

/* Makes an article of an item (kind text or jsonl). Refuses what is binary or empty (HS_EREAD),
 * is no JSON object or has no text (HS_EFORMAT), is not English (HS_ELANGUAGE). On failure
 * article->id is still set where it could be read. */
hs_code hs_article_parse(hs_article *out, const hs_item *item, const hs_read_options *options, hs_arena *arena, hs_error *err);

/* "2021-11-14T…", "November 14, 2021", "14 Nov 2021", "11/14/2021" … → ISO 8601; HS_NONE if it cannot be told. */
hs_str hs_date_iso(hs_str given, hs_arena *arena);

/* One outlet under all its names: "nyt", "nytimes.com" and "The New York Times" give "The New York Times".
 * Returns the canonical name (static) or HS_NONE for a name the list lacks. */
hs_str hs_outlet_canonical(hs_str name);
bool hs_outlet_same(hs_str a, hs_str b); /* through the list, else case- and article-blind */

#endif

/* hearsay/review.h — a person's verdicts: the corrections file (docs/formats.md, "corrections") and putting it into effect. */
#ifndef HEARSAY_REVIEW_H
#define HEARSAY_REVIEW_H

#include "hearsay/record.h"

/* Read-only once opened: may be shared by threads. */
typedef struct hs_corrections hs_corrections;
/* NULL: a line that is no change (the message names file and line), or a file that cannot be read. */
hs_corrections *hs_corrections_open(const char *path, hs_error *err);
void hs_corrections_free(hs_corrections *c);

/* The articles that the file speaks of, in order; and the place of one among them, SIZE_MAX when it is none. */
size_t hs_corrections_articles(const hs_corrections *c);
hs_str hs_corrections_article(const hs_corrections *c, size_t i);
size_t hs_corrections_find(const hs_corrections *c, hs_str article);

/* What no longer fits: a sentence a change, with its line. */
typedef struct hs_misfits {
    hs_str *v;
    size_t n;
} hs_misfits;

/* Makes the changes that are meant for this record, in the order of the file. What cannot be found in it is said in
 * *misfits and left as it is. Making them twice changes nothing more. Indicators of an earlier audit go where a change
 * may have outdated them. */
hs_code hs_corrections_apply(const hs_corrections *c, hs_record *record, hs_misfits *misfits, hs_arena *arena, hs_error *err);

#endif

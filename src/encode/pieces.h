/* encode/pieces.h — word pieces: the vocabulary and the cutting. */
#ifndef HS_ENCODE_PIECES_H
#define HS_ENCODE_PIECES_H

#include "base/map.h"
#include "hearsay/base.h"

typedef struct hs_vocabulary {
    hs_map initial, inner; /* piece → id; inner: pieces that go on a word, without their "##" */
    size_t n;              /* pieces */
    size_t longest;        /* bytes of the longest piece */
    int32_t unknown, begin, end; /* [UNK], [CLS], [SEP] */
} hs_vocabulary;

/* `lines`: the pieces, one a line, a line's number (from 0) being its id; borrowed. HS_EMODEL when
 * a piece stands twice, is empty, or one of the three above is missing. */
hs_code hs_vocabulary_init(hs_vocabulary *v, hs_str lines, hs_error *err);
void hs_vocabulary_release(hs_vocabulary *v);

/* Writes the first `cap` ids; returns how many pieces there are, counting at least up to `enough`
 * (SIZE_MAX: all). */
size_t hs_pieces_cut(const hs_vocabulary *v, hs_str text, int32_t *ids, size_t cap, size_t enough);

#endif

/* encode/windows.h — a long text as overlapping windows. */
#ifndef HS_ENCODE_WINDOWS_H
#define HS_ENCODE_WINDOWS_H

#include "hearsay/base.h"
#include "hearsay/token.h"

/* Words [start, end) are read together; for words [low, high) this window's vectors count. */
typedef struct hs_window { size_t start, end, low, high; } hs_window;

/* at[k]: word pieces before word k, n_words + 1 of them. A window has at most `size` pieces (one word of
 * more gets a window of its own), ends where a paragraph or sentence does if one does within its last
 * fifth, and starts `overlap` pieces before the end of the one before; in the overlap the first half
 * counts for the one window, the second for the other. */
hs_code hs_windows_cut(const hs_tokens *tokens, const size_t *at, size_t size, size_t overlap, hs_window **out, size_t *n,
                       hs_arena *arena, hs_error *err);

#endif

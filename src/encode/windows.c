/* The windows of src/train/text.py (there: windows()), so that the model sees at run time what it was trained on. */
#include "encode/windows.h"

#include <string.h>

#include "base/vec.h"

/* Index of the first of at[lo..hi) that is not below x. */
static size_t first_at_least(const size_t *at, size_t lo, size_t hi, size_t x)
{
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (at[mid] < x) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

/* Whether a word ends a sentence: . ? ! or a closing quotation mark. */
static bool ends_sentence(const hs_tokens *t, size_t word)
{
    static const char *const marks[] = {".", "?", "!", "\xE2\x80\x9D", "\"", "''"};
    hs_str s = {t->text->bytes.p + t->words[word].byte, t->words[word].bytes};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (hs_str_is(s, marks[i])) return true;
    return false;
}

/* The end of the window that starts with word i. */
static size_t end_of(const hs_tokens *t, const size_t *at, size_t i, size_t size)
{
    size_t n = t->n_words, most = at[i] + size, least = at[i] + size * 4 / 5;
    size_t j = first_at_least(at, i, n + 1, most + 1) - 1;
    if (j < i + 1) j = i + 1;
    if (j >= n) return n;
    for (size_t k = j; k > i + 1 && at[k] > least; k--)
        if (t->words[k].paragraph_start || ends_sentence(t, k - 1)) return k;
    return j;
}

/* Where the window after one that ends with word j starts, later than i. */
static size_t start_after(const size_t *at, size_t i, size_t j, size_t overlap)
{
    size_t k = first_at_least(at, 0, j, at[j] > overlap ? at[j] - overlap : 0);
    return k > i + 1 ? k : i + 1;
}

hs_code hs_windows_cut(const hs_tokens *tokens, const size_t *at, size_t size, size_t overlap, hs_window **out, size_t *n,
                       hs_arena *arena, hs_error *err)
{
    HS_PUSH_SCOPE;
    hs_window *v = NULL;
    size_t count = 0, cap = 0;
    for (size_t i = 0; tokens->n_words > 0;) {
        size_t j = end_of(tokens, at, i, size);
        if (!HS_PUSH(arena, v, count, cap, (hs_window){i, j, i, j})) return hs_nomem(err);
        if (j == tokens->n_words) break;
        i = start_after(at, i, j, overlap);
    }
    for (size_t w = 0; w + 1 < count; w++) v[w].high = v[w + 1].low = (v[w + 1].start + v[w].end) / 2;
    *out = v;
    *n = count;
    return HS_OK;
}

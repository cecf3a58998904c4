/* A place survives a change of the text before it: the words are looked for, nearest to where they stood. */
#include <string.h>

#include "review/review.h"

double review_overlap(hs_span a, hs_span b)
{
    uint32_t start = a.start > b.start ? a.start : b.start, end = a.end < b.end ? a.end : b.end;
    if (end <= start) return 0;
    double both = end - start;
    return both / ((double)(a.end - a.start) + (double)(b.end - b.start) - both);
}

/* The code point that begins at a byte: binary search over the way from code points to bytes. */
static uint32_t codepoint_at(const hs_text *t, size_t byte)
{
    uint32_t low = 0, high = t->length;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (hs_text_byte(t, middle) < byte) low = middle + 1;
        else high = middle;
    }
    return low;
}

static uint32_t length_of(hs_str s)
{
    uint32_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return n;
}

/* The occurrence of the words that begins nearest to `byte`; SIZE_MAX. */
static size_t nearest(hs_str text, hs_str words, size_t byte)
{
    size_t best = SIZE_MAX, least = SIZE_MAX;
    for (size_t from = 0; from + words.n <= text.n;) {
        const char *p = memmem(text.p + from, text.n - from, words.p, words.n);
        if (!p) break;
        size_t at = (size_t)(p - text.p), away = at > byte ? at - byte : byte - at;
        if (away < least) {
            least = away;
            best = at;
        }
        from = at + words.n; /* one within another is the same words again */
    }
    return best;
}

bool review_locate(const hs_record *r, const review_place *p, hs_span *out)
{
    if (!p->given) return false;
    if (!r->has_text || !p->words.n) {
        *out = p->at;
        return p->has_span && (!r->has_text || p->at.end <= r->text.length);
    }
    uint32_t n = length_of(p->words), length = p->has_span && p->at.end - p->at.start > n ? p->at.end - p->at.start : n;
    size_t byte = p->has_span ? hs_text_byte(&r->text, p->at.start < r->text.length ? p->at.start : r->text.length) : 0;
    bool there = byte + p->words.n <= r->text.bytes.n && memcmp(r->text.bytes.p + byte, p->words.p, p->words.n) == 0;
    size_t at = there ? byte : nearest(r->text.bytes, p->words, byte);
    if (at == SIZE_MAX) return false;
    uint32_t start = codepoint_at(&r->text, at);
    *out = (hs_span){start, r->text.length - start < length ? r->text.length : start + length};
    return true;
}

/* The near-duplicate sketch: SimHash (Charikar, "Similarity Estimation Techniques from Rounding
 * Algorithms", 2002) over the text's word 4-grams, as Manku, Jain & Das used it for web pages (2007).
 * Two texts are near-duplicates when few of the 64 bits differ. Words are lower-cased; punctuation,
 * blanks and layout play no part, so a wire copy with another page's typography keeps its sketch. */
#include "base/utf8.h"
#include "hearsay/record.h"

enum { GRAM = 4 };

static uint64_t mix(uint64_t h)
{
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdu;
    h ^= h >> 33;
    h *= 0xc4ceb9fe1a85ec53u;
    return h ^ (h >> 33);
}

static uint64_t word_hash(hs_str w)
{
    uint64_t h = 14695981039346656037u;
    for (const char *p = w.p, *end = w.p + w.n; p < end;) {
        size_t len;
        bool valid;
        h = (h ^ hs_cp_lower(hs_utf8_next(p, end, &len, &valid))) * 1099511628211u;
        p += len;
    }
    return mix(h);
}

static void add(int64_t votes[64], uint64_t h)
{
    for (int b = 0; b < 64; b++) votes[b] += h >> b & 1 ? 1 : -1;
}

static uint64_t gram_hash(const uint64_t last[GRAM])
{
    uint64_t h = 0;
    for (int k = GRAM - 1; k >= 0; k--) h = mix(h * 31 + last[k]);
    return h;
}

hs_str hs_sketch(const hs_tokens *tokens, hs_arena *arena)
{
    int64_t votes[64] = {0};
    uint64_t last[GRAM] = {0}, sketch = 0; /* the hashes of the last words, newest first */
    size_t n = 0;
    for (size_t i = 0; i < tokens->n_words; i++) {
        if (!tokens->words[i].alnum) continue;
        for (int k = GRAM - 1; k > 0; k--) last[k] = last[k - 1];
        last[0] = word_hash(hs_word_str(tokens, i));
        if (++n >= GRAM) add(votes, gram_hash(last));
    }
    if (n > 0 && n < GRAM) add(votes, gram_hash(last)); /* a text of fewer words is one gram */
    for (int b = 0; b < 64; b++) sketch |= (uint64_t)(votes[b] > 0) << b;
    return hs_arena_printf(arena, "%016llx", (unsigned long long)sketch);
}

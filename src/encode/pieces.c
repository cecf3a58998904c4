/* Word pieces as BERT-uncased cuts them.
 *
 * Devlin et al., BERT (2019): the text is cleaned (controls and U+FFFD dropped, white space made
 * blanks), CJK ideographs stand alone, accents go (NFD without Mn), letters are lower-cased, every
 * punctuation mark stands alone; each word so found is then cut by greedy longest match (Wu et al.
 * 2016, WordPiece), a piece that goes on a word being written with ##. A word of over 100 characters,
 * or one with a rest that no piece matches, is [UNK]. All in one pass, in memory that does not grow. */
#include "encode/pieces.h"

#include <string.h>

#include "base/utf8.h"

enum { MOST_CHARACTERS = 100 };

/* A word on its way: its bytes, and whether it got too long to be cut. */
typedef struct word {
    char bytes[MOST_CHARACTERS * 4];
    size_t n, characters;
} word;

typedef struct cutter {
    const hs_vocabulary *v;
    int32_t *ids;
    size_t n, cap;
    word w;
} cutter;

static void emit(cutter *c, int32_t id)
{
    if (c->n < c->cap) c->ids[c->n] = id;
    c->n++;
}

static size_t longest_match(const hs_vocabulary *v, const char *p, size_t n, bool initial, int32_t *id)
{
    for (size_t k = n < v->longest ? n : v->longest; k > 0; k--) {
        if (k < n && ((unsigned char)p[k] & 0xC0) == 0x80) continue; /* within a character */
        const uint64_t *at = hs_map_find(initial ? &v->initial : &v->inner, (hs_str){p, k});
        if (at) {
            *id = (int32_t)*at;
            return k;
        }
    }
    return 0;
}

/* Ends the word: cuts it into pieces, or one [UNK] when that fails anywhere. */
static void flush(cutter *c)
{
    word *w = &c->w;
    if (w->characters == 0) return;
    size_t before = c->n, at = 0;
    bool known = w->characters <= MOST_CHARACTERS;
    while (known && at < w->n) {
        int32_t id = 0;
        size_t k = longest_match(c->v, w->bytes + at, w->n - at, at == 0, &id);
        if (k) emit(c, id);
        known = k > 0;
        at += k;
    }
    if (!known) {
        c->n = before;
        emit(c, c->v->unknown);
    }
    w->n = w->characters = 0;
}

static void put(word *w, uint32_t cp)
{
    if (w->characters < MOST_CHARACTERS) w->n += hs_utf8_put(cp, w->bytes + w->n);
    if (w->characters <= MOST_CHARACTERS) w->characters++;
}

/* BERT's own list of blocks of Chinese ideographs. The seventh begins at U+2B920, not at the block's
 * U+2B820, in the tokenizer that made the model's training data: so here. */
static bool ideograph(uint32_t cp)
{
    static const struct { uint32_t first, last; } blocks[] = {
        {0x4E00, 0x9FFF}, {0x3400, 0x4DBF}, {0x20000, 0x2A6DF}, {0x2A700, 0x2B73F},
        {0x2B740, 0x2B81F}, {0x2B920, 0x2CEAF}, {0xF900, 0xFAFF}, {0x2F800, 0x2FA1F}};
    if (cp < 0x3400) return false;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (cp >= blocks[i].first && cp <= blocks[i].last) return true;
    return false;
}

/* Every ASCII symbol counts as punctuation, as do all of Unicode's P* classes. */
static bool punctuation(uint32_t cp)
{
    if (cp < 0x80) return cp > 0x20 && cp < 0x7F && !hs_cp_alnum(cp);
    return hs_cp_punct(cp);
}

static void add_ascii(cutter *c, unsigned char b)
{
    if (b == ' ' || b == '\t' || b == '\n' || b == '\r') flush(c);
    else if (b < 0x20 || b == 0x7F) return;
    else if (punctuation(b)) flush(c), put(&c->w, b), flush(c);
    else put(&c->w, b >= 'A' && b <= 'Z' ? b | 0x20u : b);
}

/* Cc, Cf, Co, Cs: an unassigned code point (an emoji newer than our tables) is kept, and unknown. */
static bool dropped(uint32_t cp)
{
    return cp == 0xFFFD || (hs_cp_control(cp) && !hs_cp_unassigned(cp));
}

static void add(cutter *c, uint32_t cp)
{
    if (dropped(cp)) return;
    if (hs_cp_space(cp)) {
        flush(c);
        return;
    }
    bool alone = ideograph(cp);
    uint32_t parts[16];
    size_t n = hs_cp_decompose(cp, parts, 16);
    if (alone) flush(c);
    for (size_t i = 0; i < n; i++) {
        if (hs_cp_mark(parts[i])) continue;
        uint32_t low = hs_cp_lower(parts[i]);
        bool mark = punctuation(low);
        if (mark) flush(c);
        put(&c->w, low);
        if (mark) flush(c);
    }
    if (alone) flush(c);
}

size_t hs_pieces_cut(const hs_vocabulary *v, hs_str text, int32_t *ids, size_t cap, size_t enough)
{
    cutter c = {.v = v, .ids = ids, .cap = cap};
    const char *p = text.p, *end = p ? p + text.n : p;
    while (p < end && c.n < enough) {
        size_t length = 1;
        bool valid = true;
        if ((unsigned char)*p < 0x80) {
            add_ascii(&c, (unsigned char)*p);
        } else {
            uint32_t cp = hs_utf8_next(p, end, &length, &valid);
            if (valid) add(&c, cp);
        }
        p += length;
    }
    if (c.n < enough) flush(&c);
    return c.n;
}

static hs_code enter(hs_vocabulary *v, hs_str piece, hs_error *err)
{
    bool inner = piece.n > 2 && piece.p[0] == '#' && piece.p[1] == '#';
    hs_str key = inner ? (hs_str){piece.p + 2, piece.n - 2} : piece;
    if (key.n == 0) return hs_fail(err, HS_EMODEL, "model", "the model's vocabulary has an empty line, number %zu", v->n + 1);
    bool added;
    uint64_t *at = hs_map_at(inner ? &v->inner : &v->initial, key, &added);
    if (!at) return hs_nomem(err);
    if (!added) return hs_fail(err, HS_EMODEL, "model", "the model's vocabulary has the piece \"%.*s\" twice", HS_FMT(piece));
    *at = v->n++;
    if (key.n > v->longest) v->longest = key.n;
    return HS_OK;
}

static hs_code special(const hs_vocabulary *v, const char *name, int32_t *id, hs_error *err)
{
    const uint64_t *at = hs_map_find(&v->initial, hs_cstr(name));
    if (!at) return hs_fail(err, HS_EMODEL, "model", "the model's vocabulary lacks the piece %s", name);
    *id = (int32_t)*at;
    return HS_OK;
}

static hs_code fill(hs_vocabulary *v, hs_str lines, hs_error *err)
{
    const char *p = lines.p, *end = p + lines.n;
    if (lines.n && end[-1] == '\n') end--;
    while (p < end) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        if (!stop) stop = end;
        HS_TRY(enter(v, (hs_str){p, (size_t)(stop - p)}, err));
        p = stop + 1;
    }
    HS_TRY(special(v, "[UNK]", &v->unknown, err));
    HS_TRY(special(v, "[CLS]", &v->begin, err));
    return special(v, "[SEP]", &v->end, err);
}

hs_code hs_vocabulary_init(hs_vocabulary *v, hs_str lines, hs_error *err)
{
    *v = (hs_vocabulary){0};
    hs_code code = fill(v, lines, err);
    if (code != HS_OK) hs_vocabulary_release(v);
    return code;
}

void hs_vocabulary_release(hs_vocabulary *v)
{
    hs_map_release(&v->initial);
    hs_map_release(&v->inner);
}

/* Cuts a text into words and says their shapes.
 *
 * The rule is one regular expression of src/train/text.py, whose alternatives are tried in this order:
 * letters joined by full stops ("U.S."), numbers with inner points or commas, runs of letters, digits
 * and underscores, '' and ``, any other character that is no blank. Written out by hand here; character
 * classes are Python's, so that training and use see the same words. */
#include "token/token_int.h"

static bool ascii_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool digit(uint32_t cp)
{
    return cp < 0x80 ? cp >= '0' && cp <= '9' : hs_cp_digit(cp);
}

/* Python's str.isdigit also holds for digits that are not decimal: superscripts, circled digits … */
static bool any_digit(uint32_t cp)
{
    static const uint32_t others[][2] = {
        {0x00B2, 0x00B3}, {0x00B9, 0x00B9}, {0x1369, 0x1371}, {0x19DA, 0x19DA}, {0x2070, 0x2070}, {0x2074, 0x2079},
        {0x2080, 0x2089}, {0x2460, 0x2468}, {0x2474, 0x247C}, {0x2488, 0x2490}, {0x24EA, 0x24EA}, {0x24F5, 0x24FD},
        {0x24FF, 0x24FF}, {0x2776, 0x277E}, {0x2780, 0x2788}, {0x278A, 0x2792}, {0x10A40, 0x10A43}, {0x10E60, 0x10E68},
        {0x11052, 0x1105A}, {0x1F100, 0x1F10A}};
    if (digit(cp)) return true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (cp >= others[i][0] && cp <= others[i][1]) return true;
    return false;
}

static bool upper(uint32_t cp)
{
    return hs_cp_upper(cp) || (cp >= 0x2160 && cp <= 0x216F); /* Roman numerals have case, too */
}

/* Bytes of the abbreviation at p: letters, then ".X." once or more; 0 where there is none. */
static size_t abbreviation(const char *p, const char *end)
{
    size_t n = (size_t)(end - p), letters = 0;
    while (letters < n && ascii_letter(p[letters])) letters++;
    size_t k = letters;
    while (letters && k + 2 < n && p[k] == '.' && ascii_letter(p[k + 1]) && p[k + 2] == '.') k += 3;
    return k > letters ? k : 0;
}

static const char *skip_digits(const char *p, const char *end, uint32_t *points)
{
    size_t len;
    while (p < end && digit(hs_token_point(p, end, &len))) {
        p += len;
        ++*points;
    }
    return p;
}

static const char *number(const char *p, const char *end, uint32_t *points)
{
    p = skip_digits(p, end, points);
    while (p + 1 < end && (*p == '.' || *p == ',')) {
        uint32_t more = 0;
        const char *q = skip_digits(p + 1, end, &more);
        if (!more) break;
        *points += more + 1;
        p = q;
    }
    return p;
}

/* End of the word that starts at p, where no blank stands; its code points are added to *points. */
static const char *word_end(const char *p, const char *end, uint32_t *points)
{
    size_t len = abbreviation(p, end);
    if (len) {
        *points += (uint32_t)len;
        return p + len;
    }
    uint32_t cp = hs_token_point(p, end, &len);
    if (digit(cp)) return number(p, end, points);
    if (hs_cp_word(cp)) {
        do {
            p += len;
            ++*points;
        } while (p < end && hs_cp_word(hs_token_point(p, end, &len)));
        return p;
    }
    if ((cp == '\'' || cp == '`') && p + 1 < end && p[1] == *p) {
        *points += 2;
        return p + 2;
    }
    ++*points;
    return p + len;
}

static hs_shape letters_shape(hs_str w, uint32_t first)
{
    size_t letters = 0, len;
    bool all_upper = true;
    for (const char *p = w.p, *end = w.p + w.n; p < end && all_upper; p += len) {
        uint32_t cp = hs_token_point(p, end, &len);
        if (!hs_cp_letter(cp)) continue;
        letters++;
        all_upper = hs_cp_upper(cp);
    }
    if (all_upper && letters > 1) return HS_SHAPE_CAPS;
    return upper(first) ? HS_SHAPE_CAPITALIZED : HS_SHAPE_LOWER;
}

static hs_shape shape_of(hs_str w, uint32_t first)
{
    switch (first) {
    case 0x201C: case 0x2018: case 0xAB: return HS_SHAPE_OPEN_MARK;
    case 0x201D: case 0x2019: case 0xBB: return HS_SHAPE_CLOSE_MARK;
    case '"': case '\'': return HS_SHAPE_STRAIGHT_MARK;
    case '`': return w.n == 2 ? HS_SHAPE_OPEN_MARK : HS_SHAPE_PUNCT;
    }
    if (any_digit(first)) return HS_SHAPE_NUMBER;
    if (!hs_cp_word(first)) return HS_SHAPE_PUNCT;
    return letters_shape(w, first);
}

/* Goes over the text; counts its words, and where `words` is not NULL writes them. */
static size_t cut(const hs_text *text, hs_word *words)
{
    const char *begin = text->bytes.p, *end = begin + text->bytes.n;
    size_t n = 0, len;
    uint32_t point = 0;
    bool line_end = true; /* the text's start is a paragraph's */
    for (const char *p = begin; p < end;) {
        uint32_t cp = hs_token_point(p, end, &len);
        if (hs_cp_space(cp)) {
            line_end |= cp == '\n';
            p += len;
            point++;
            continue;
        }
        uint32_t start = point;
        const char *q = word_end(p, end, &point);
        if (words) {
            hs_str s = {p, (size_t)(q - p)};
            words[n] = (hs_word){.span = {start, point}, .byte = (uint32_t)(p - begin), .bytes = (uint32_t)s.n,
                                 .shape = (uint8_t)shape_of(s, cp), .paragraph_start = line_end, .alnum = hs_cp_word(cp)};
        }
        n++;
        p = q;
        line_end = false;
    }
    return n;
}

hs_code hs_tokenize(hs_tokens *out, const hs_text *text, hs_arena *arena, hs_error *err)
{
    *out = (hs_tokens){.text = text};
    out->n_words = cut(text, NULL);
    out->words = HS_ARRAY(arena, hs_word, out->n_words);
    if (!out->words) return hs_nomem(err);
    cut(text, out->words);
    for (size_t i = 0; i < out->n_words; i++) out->n_paragraphs += out->words[i].paragraph_start;
    hs_token_quotation(out);
    return hs_token_sentences(out, arena, err);
}

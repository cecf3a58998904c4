/* Offsets of other tools held against the text, and the lines of JSON values for messages. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "import/import_int.h"

hs_code import_add(importer *im, import_list *list, hs_span span)
{
    if (list->n == list->cap) {
        size_t cap = list->cap ? list->cap * 2 : 2;
        hs_span *v = HS_ARRAY(im->arena, hs_span, cap);
        if (!v) return hs_nomem(im->err);
        if (list->n) memcpy(v, list->v, list->n * sizeof *v);
        list->v = v;
        list->cap = cap;
    }
    size_t at = list->n; /* spans come in order, but for oddities */
    while (at > 0 && list->v[at - 1].start > span.start && list->n - at < 64) at--;
    memmove(list->v + at + 1, list->v + at, (list->n - at) * sizeof *list->v);
    list->v[at] = span;
    list->n++;
    return HS_OK;
}

/* The next character that is no white space; false at the end. */
static bool next_word_character(const char **p, const char *end, uint32_t *cp)
{
    while (*p < end) {
        size_t length;
        bool valid;
        *cp = hs_utf8_next(*p, end, &length, &valid);
        *p += length;
        if (!hs_cp_space(*cp)) return true;
    }
    return false;
}

bool import_same_words(hs_str a, hs_str b)
{
    if (hs_str_eq(a, b)) return true;
    const char *p = a.p, *q = b.p, *p_end = a.p + a.n, *q_end = b.p + b.n;
    for (;;) {
        uint32_t x = 0, y = 0;
        bool more = next_word_character(&p, p_end, &x), also = next_word_character(&q, q_end, &y);
        if (more != also) return false;
        if (!more) return true;
        if (x != y) return false;
    }
}

bool import_says(const importer *im, hs_span span, hs_str words)
{
    if (span.start >= span.end || span.end > im->r->text.length) return false;
    return !words.p || import_same_words(hs_text_slice(&im->r->text, span), words);
}

/* ---- UTF-16 ------------------------------------------------------------------------------- */

static hs_code find_pairs(importer *im)
{
    hs_str s = im->r->text.bytes;
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += (unsigned char)s.p[i] >= 0xF0;
    im->pairs = HS_ARRAY(im->arena, uint32_t, n + 1);
    if (!im->pairs) return hs_nomem(im->err);
    uint32_t point = 0;
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] >= 0xF0) im->pairs[im->n_pairs++] = point;
        point += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    }
    im->pairs_known = true;
    return HS_OK;
}

/* The pair number i begins at unit pairs[i] + i. */
static bool point_of(const importer *im, uint64_t unit, uint32_t *point)
{
    size_t low = 0, high = im->n_pairs; /* how many pairs begin before the unit */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((uint64_t)im->pairs[middle] + middle < unit) low = middle + 1;
        else high = middle;
    }
    if (unit - low > im->r->text.length) return false;
    if (low > 0 && (uint64_t)im->pairs[low - 1] + low == unit) return false; /* within the last of them */
    *point = (uint32_t)(unit - low);
    return true;
}

hs_code import_utf16(importer *im, uint64_t start, uint64_t end, hs_span *out, bool *ok)
{
    if (!im->pairs_known) HS_TRY(find_pairs(im));
    *ok = point_of(im, start, &out->start) && point_of(im, end, &out->end);
    return HS_OK;
}

/* ---- lines of JSON ------------------------------------------------------------------------ */

bool hs_json_ends(hs_json_end *s, hs_str line)
{
    for (size_t i = 0; i < line.n; i++) {
        char c = line.p[i];
        if (s->escaped) s->escaped = false;
        else if (s->in_string) {
            if (c == '\\') s->escaped = true;
            else if (c == '"') s->in_string = false;
        } else if (c == '"') s->in_string = true;
        else if (c == '{' || c == '[') {
            s->depth++;
            s->begun = true;
        } else if ((c == '}' || c == ']') && s->depth > 0) s->depth--;
    }
    return !s->begun || s->depth == 0;
}

/* Where the scan stands: depth 1 is inside the outermost object, depth 2 inside the array. */
typedef struct scan { size_t line; uint32_t depth; bool in_array, expect; } scan;

/* Past a string that begins at i (its quotation mark); lines within are no lines of valid JSON. */
static size_t past_string(hs_str s, size_t i)
{
    for (i++; i < s.n && s.p[i] != '"'; i++)
        if (s.p[i] == '\\') i++;
    return i;
}

/* Whether the string that ends at `end` is the key of the array that comes next. */
static bool opens_array(hs_str s, size_t start, size_t end, const char *key)
{
    size_t n = strlen(key), i = end + 1;
    if (end - start - 1 != n || memcmp(s.p + start + 1, key, n) != 0) return false;
    while (i < s.n && strchr(" \t\r\n:", s.p[i]) && s.p[i]) i++;
    return i < s.n && s.p[i] == '[';
}

hs_code import_lines(importer *im, hs_str s, const char *key, size_t **lines, size_t *n)
{
    size_t cap = 0;
    scan c = {.line = im->o->line ? im->o->line : 1};
    bool armed = false;
    *lines = NULL;
    *n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char x = s.p[i];
        if (x == '\n') c.line++;
        if (x == ' ' || x == '\t' || x == '\r' || x == '\n') continue;
        if (c.in_array && c.depth == 2 && c.expect && x != ']') {
            if (*n == cap) {
                size_t more = cap ? cap * 2 : 64;
                size_t *v = HS_ARRAY(im->arena, size_t, more);
                if (!v) return hs_nomem(im->err);
                if (*n) memcpy(v, *lines, *n * sizeof *v);
                *lines = v;
                cap = more;
            }
            (*lines)[(*n)++] = c.line;
            c.expect = false;
        }
        if (x == '"') {
            size_t end = past_string(s, i);
            if (c.depth == 1 && *n == 0) armed = opens_array(s, i, end, key);
            i = end;
        } else if (x == '{' || x == '[') {
            c.depth++;
            if (armed && x == '[' && c.depth == 2) c.in_array = c.expect = true;
            armed = false;
        } else if (x == '}' || x == ']') {
            if (c.depth == 2) c.in_array = false;
            if (c.depth > 0) c.depth--;
        } else if (x == ',' && c.depth == 2 && c.in_array) {
            c.expect = true;
        }
    }
    return HS_OK;
}

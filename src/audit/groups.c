/* Which groups an article belongs to: one for each combination of its values of the keys; several where it has several
 * authors. Outlets are one under all their names; months and years come from a date in ISO 8601; what is not known is the
 * empty value. */
#include <stdlib.h>
#include <string.h>

#include "audit/stats_int.h"
#include "base/json.h"
#include "base/utf8.h"

enum { LONGEST = 300 }; /* bytes of a value */

bool stats_room(void *at, size_t n, size_t *cap, size_t size)
{
    void **v = at;
    if (n < *cap) return true;
    size_t more = *cap ? *cap : 64;
    while (more <= n) more *= 2;
    void *p = realloc(*v, more * size);
    if (!p) return false;
    memset((char *)p + *cap * size, 0, (more - *cap) * size);
    *v = p;
    *cap = more;
    return true;
}

static hs_str cut(hs_str s)
{
    while (s.n && (*s.p == ' ' || *s.p == '\t' || *s.p == '\n')) s.p++, s.n--;
    while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t' || s.p[s.n - 1] == '\n')) s.n--;
    if (s.n <= LONGEST) return s;
    s.n = LONGEST;
    while (s.n && ((unsigned char)s.p[s.n] & 0xC0) == 0x80) s.n--;
    return s;
}

/* "2016-09-14T…" → "2016-09" (7) or "2016" (4); nothing for what is no such date. */
static hs_str date_part(hs_str d, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (d.n < n || (i == 4 ? d.p[i] != '-' : d.p[i] < '0' || d.p[i] > '9')) return HS_S("");
    return (hs_str){d.p, n};
}

static hs_str extra_value(const hs_record *r, hs_str key, hs_arena *arena)
{
    hs_json *j = r->extra.n ? hs_json_parse(r->extra, "stats", NULL) : NULL;
    hs_str name = hs_arena_str(arena, key), out = HS_S("");
    const hs_json *v = j && name.p ? hs_json_get(j, name.p) : NULL;
    if (hs_json_is_string(v)) out = hs_arena_str(arena, hs_json_str(v));
    else if (hs_json_is_bool(v)) out = hs_json_true(v) ? HS_S("true") : HS_S("false");
    else if (hs_json_is_number(v)) out = hs_arena_printf(arena, "%.10g", hs_json_num(v, 0));
    hs_json_free(j);
    for (size_t i = 0; hs_json_is_number(v) && i < out.n; i++)
        if (out.p[i] == ',') ((char *)out.p)[i] = '.';
    return out.p ? out : HS_S("");
}

/* The k-th author; those after the last are empty. */
static hs_str author(hs_str all, size_t k)
{
    for (;;) {
        const char *end = all.n ? memchr(all.p, ';', all.n) : NULL;
        size_t n = end ? (size_t)(end - all.p) : all.n;
        if (k-- == 0) return (hs_str){all.p, n};
        if (!end) return HS_S("");
        all.p += n + 1;
        all.n -= n + 1;
    }
}

static hs_str value_of(hs_stats_builder *b, const hs_record *r, hs_str key, size_t n_author)
{
    hs_str s = HS_S("");
    if (hs_str_is(key, "outlet")) {
        hs_str canonical = r->outlet.n ? hs_outlet_canonical(r->outlet) : HS_NONE;
        s = canonical.p ? canonical : r->outlet;
    } else if (hs_str_is(key, "author")) s = author(r->author, n_author);
    else if (hs_str_is(key, "month")) s = date_part(r->published, 7);
    else if (hs_str_is(key, "year")) s = date_part(r->published, 4);
    else if (hs_str_is(key, "section")) s = r->section;
    else if (hs_str_is(key, "id")) s = r->id;
    else if (hs_str_is(key, "title")) s = r->title;
    else if (hs_str_is(key, "url")) s = r->url;
    else s = extra_value(r, key, &b->scratch);
    return cut(s.p ? s : HS_S(""));
}

/* Values compare without case, and outlets without "the". */
static hs_str label_of(hs_stats_builder *b, const hs_str *values)
{
    hs_buf label = {0};
    for (size_t k = 0; k < b->options.n_by; k++) {
        hs_str low = hs_lower(values[k], &b->scratch);
        if (!low.p) label.failed = true;
        if (hs_str_is(b->by[k], "outlet") && low.n > 4 && memcmp(low.p, "the ", 4) == 0) low.p += 4, low.n -= 4;
        if (k) hs_buf_char(&label, '\x1f');
        hs_buf_str(&label, low);
    }
    hs_str out = label.failed ? HS_NONE : hs_arena_str(&b->scratch, label.p ? hs_buf_view(&label) : HS_S(""));
    hs_buf_release(&label);
    return out;
}

static hs_code make_group(hs_stats_builder *b, hs_str label, const hs_str *values, hs_error *err)
{
    if (!stats_room(&b->groups, b->n_groups, &b->groups_cap, sizeof *b->groups)) return hs_nomem(err);
    stats_group *g = &b->groups[b->n_groups];
    g->label = hs_arena_str(&b->kept, label);
    g->values = HS_ARRAY(&b->kept, hs_str, b->options.n_by);
    if (!g->label.p || !g->values) return hs_nomem(err);
    for (size_t k = 0; k < b->options.n_by; k++)
        if (!(g->values[k] = hs_arena_str(&b->kept, values[k])).p) return hs_nomem(err);
    uint64_t *at = hs_map_at(&b->group_of, g->label, NULL);
    if (!at) return hs_nomem(err);
    *at = b->n_groups++;
    return HS_OK;
}

hs_code stats_groups_of(hs_stats_builder *b, const hs_record *r, uint32_t *groups, size_t *n, bool make, hs_error *err)
{
    size_t authors = 1;
    groups[0] = 0;
    *n = 1;
    if (!b->options.n_by) return HS_OK;
    for (size_t k = 0; k < b->options.n_by; k++)
        if (hs_str_is(b->by[k], "author"))
            while (authors < STATS_AUTHORS && cut(author(r->author, authors)).n) authors++;
    for (size_t a = 0; a < authors; a++) {
        hs_str values[STATS_KEYS];
        bool again = false;
        for (size_t k = 0; k < b->options.n_by; k++) values[k] = value_of(b, r, b->by[k], a);
        hs_str label = label_of(b, values);
        if (!label.p) return hs_nomem(err);
        uint64_t *at = hs_map_find(&b->group_of, label);
        if (!at && !make) continue;
        if (!at) {
            HS_TRY(make_group(b, label, values, err));
            at = hs_map_find(&b->group_of, label);
        }
        for (size_t i = 1; i < *n; i++) again |= groups[i] == *at;
        if (!again) groups[(*n)++] = (uint32_t)*at;
    }
    return HS_OK;
}

/* Makes an article of an item: text and metadata, and refusals of what cannot be read as English news. */
#include "read/read_int.h"

enum { DEFAULT_LIMIT = 16 << 20, LOOKED_AT = 65536 };

uint64_t hs_read_limit(const hs_read_options *options)
{
    return options && options->max_bytes ? options->max_bytes : DEFAULT_LIMIT;
}

static bool unreadable(uint32_t cp)
{
    if (cp == '\t' || cp == '\n' || cp == '\f' || cp == '\r') return false;
    return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == 0xFFFD;
}

/* Binary: more than a tenth of the first code points are controls or were no text. Empty: no letter or digit. */
static hs_code check_readable(const hs_text *t, hs_error *err)
{
    size_t seen = 0, bad = 0, len;
    bool words = false, valid;
    const char *end = t->bytes.p + t->bytes.n;
    for (const char *p = t->bytes.p; p < end && (seen < LOOKED_AT || !words); p += len, seen++) {
        uint32_t cp = hs_utf8_next(p, end, &len, &valid);
        if (seen < LOOKED_AT) bad += unreadable(cp);
        words |= hs_cp_alnum(cp);
    }
    if (seen > LOOKED_AT) seen = LOOKED_AT;
    if (bad * 10 > seen)
        return hs_fail(err, HS_EREAD, "read", "this is a binary file or not UTF-8: %zu of its first %zu characters are no text", bad, seen);
    if (t->bytes.n == 0) return hs_fail(err, HS_EREAD, "read", "the article is empty");
    return words ? HS_OK : hs_fail(err, HS_EREAD, "read", "the article is empty: it has no word");
}

static hs_str copy_or(hs_str first, hs_str otherwise, hs_arena *arena)
{
    hs_str s = first.p && first.n ? first : otherwise;
    return s.p && s.n ? hs_arena_str(arena, s) : HS_NONE;
}

static hs_code from_text(hs_article *out, const hs_item *item, const hs_read_options *o, hs_arena *arena, hs_error *err)
{
    if (o) {
        out->id = copy_or(o->id, HS_NONE, arena);
        out->title = copy_or(o->title, HS_NONE, arena);
        out->url = copy_or(o->url, HS_NONE, arena);
    }
    return hs_text_make(&out->text, item->bytes, arena, err);
}

/* Options say what the input does not; a date becomes ISO 8601 where it can. */
static void complete(hs_article *out, const hs_read_options *o, hs_arena *arena)
{
    if (o) {
        out->outlet = copy_or(out->outlet, o->outlet, arena);
        out->author = copy_or(out->author, o->author, arena);
        out->published = copy_or(out->published, o->date, arena);
    }
    hs_str iso = hs_date_iso(out->published, arena);
    if (iso.p) out->published = iso;
}

hs_code hs_article_parse(hs_article *out, const hs_item *item, const hs_read_options *options, hs_arena *arena, hs_error *err)
{
    *out = (hs_article){0};
    if (item->too_large)
        return hs_fail(err, HS_EREAD, "read", "the article is larger than %llu bytes: --max-bytes sets the limit",
                       (unsigned long long)hs_read_limit(options));
    if (item->kind == HS_INPUT_TEXT) HS_TRY(from_text(out, item, options, arena, err));
    else if (item->bytes.n == 0) return hs_fail(err, HS_EREAD, "read", "the input is empty");
    else HS_TRY(hs_article_from_json(out, item->bytes, arena, err));
    complete(out, options, arena);
    if (!out->id.p) out->id = hs_arena_printf(arena, "%016llx", (unsigned long long)hs_str_hash(out->text.bytes));
    if (!out->id.p) return hs_nomem(err);
    HS_TRY(check_readable(&out->text, err));
    return hs_check_language(&out->text, err);
}

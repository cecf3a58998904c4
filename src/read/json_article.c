/* An article from one JSON object. The keys of other tools are taken as they are: publisher, news-please
 * (maintext, date_publish, source_domain, authors), trafilatura (source-hostname, source, date) and fundus
 * (plaintext, publishing_date, authors). What is left over and is a string, number or boolean travels along. */
#include <math.h>
#include <string.h>

#include "base/map.h"
#include "read/read_int.h"

typedef struct fields {
    const hs_json *root;
    hs_map used; /* keys taken */
    hs_arena *arena;
    hs_error *err;
} fields;

/* A string or number as a string; HS_NONE for anything else and for blank strings. */
static hs_str scalar(const hs_json *v, hs_arena *arena)
{
    hs_str s = hs_json_str(v);
    for (size_t i = 0; i < s.n; i++)
        if (!strchr(" \t\r\n", s.p[i])) return hs_arena_str(arena, s);
    double d = hs_json_num(v, NAN);
    if (!isfinite(d)) return HS_NONE;
    hs_buf b;
    hs_buf_init(&b);
    hs_str out = hs_json_print(v, &b, NULL) == HS_OK ? hs_arena_str(arena, hs_buf_view(&b)) : HS_NONE;
    hs_buf_release(&b);
    return out;
}

/* A person or organisation: a string, an object with a name, or a list of these joined by "; ". */
static hs_str named(const hs_json *v, hs_arena *arena)
{
    if (hs_json_is_object(v)) return scalar(hs_json_get(v, "name"), arena);
    if (!hs_json_is_array(v)) return scalar(v, arena);
    hs_buf b;
    hs_buf_init(&b);
    for (const hs_json *c = hs_json_first(v); c; c = hs_json_next(c)) {
        hs_str one = hs_json_is_object(c) ? scalar(hs_json_get(c, "name"), arena) : scalar(c, arena);
        if (!one.p) continue;
        if (b.n) hs_buf_cstr(&b, "; ");
        hs_buf_str(&b, one);
    }
    hs_str out = b.n && !b.failed ? hs_arena_str(arena, hs_buf_view(&b)) : HS_NONE;
    hs_buf_release(&b);
    return out;
}

/* The first of the keys that says something; it counts as taken. */
static hs_code take(fields *f, hs_str *out, const char *const *keys)
{
    *out = HS_NONE;
    for (; *keys && !out->p; keys++) {
        const hs_json *v = hs_json_get(f->root, *keys);
        *out = named(v, f->arena);
        if (v && (out->p || hs_json_is_null(v)) && !hs_map_at(&f->used, hs_cstr(*keys), NULL)) return hs_nomem(f->err);
    }
    return HS_OK;
}

static bool is_address(hs_str s)
{
    return s.p && s.n > 8 && (memcmp(s.p, "http://", 7) == 0 || memcmp(s.p, "https://", 8) == 0);
}

static hs_code take_all(fields *f, hs_article *out)
{
    static const char *const id[] = {"id", NULL}, *const title[] = {"title", NULL}, *const section[] = {"section", NULL},
                      *const outlet[] = {"outlet", "publisher", "source-hostname", "source_domain", NULL}, *const author[] = {"author", "authors", NULL},
                      *const published[] = {"published", "date", "date_publish", "publishing_date", NULL}, *const url[] = {"url", NULL},
                      *const source[] = {"source", NULL};
    HS_TRY(take(f, &out->title, title));
    HS_TRY(take(f, &out->outlet, outlet));
    HS_TRY(take(f, &out->author, author));
    HS_TRY(take(f, &out->published, published));
    HS_TRY(take(f, &out->url, url));
    HS_TRY(take(f, &out->section, section));
    hs_str from = scalar(hs_json_get(f->root, "source"), f->arena); /* trafilatura's is an address; elsewhere it is a name */
    hs_str *place = is_address(from) ? &out->url : &out->outlet;
    if (from.p && !place->p) HS_TRY(take(f, place, source));
    return take(f, &out->id, id);
}

static hs_code take_text(fields *f, hs_str *out)
{
    static const char *const keys[] = {"text", "maintext", "plaintext", NULL};
    for (size_t i = 0; keys[i]; i++) {
        const hs_json *v = hs_json_get(f->root, keys[i]);
        if (!v || hs_json_is_null(v)) continue;
        if (!hs_json_is_string(v)) return hs_fail(f->err, HS_EFORMAT, "read", "\"%s\" is no string", keys[i]);
        *out = hs_json_str(v);
        return hs_map_at(&f->used, hs_cstr(keys[i]), NULL) ? HS_OK : hs_nomem(f->err);
    }
    return hs_fail(f->err, HS_EFORMAT, "read", "the object has no \"text\" (nor \"maintext\" or \"plaintext\")");
}

static bool travels(const hs_json *v)
{
    return hs_json_is_string(v) || hs_json_is_number(v) || hs_json_is_bool(v);
}

static hs_code put_extra(fields *f, const hs_json *from, hs_json *extra)
{
    for (const hs_json *c = hs_json_first(from); c; c = hs_json_next(c)) {
        if (!travels(c)) continue;
        bool fresh;
        if (!hs_map_at(&f->used, hs_cstr(hs_json_key(c)), &fresh)) return hs_nomem(f->err);
        if (!fresh) continue;
        hs_json *copy = hs_json_detach_copy(c);
        if (!copy || !hs_json_put(extra, hs_json_key(c), copy)) return hs_nomem(f->err);
    }
    return HS_OK;
}

static hs_code keep_extra(fields *f, hs_str *out)
{
    hs_json *extra = hs_json_object();
    hs_buf b;
    hs_buf_init(&b);
    hs_code code = extra ? put_extra(f, f->root, extra) : hs_nomem(f->err);
    const hs_json *inner = hs_json_get(f->root, "extra");
    if (code == HS_OK && hs_json_is_object(inner)) code = put_extra(f, inner, extra);
    if (code == HS_OK && hs_json_first(extra)) {
        code = hs_json_print(extra, &b, f->err);
        if (code == HS_OK) *out = hs_arena_str(f->arena, hs_buf_view(&b));
        if (code == HS_OK && !out->p) code = hs_nomem(f->err);
    }
    hs_buf_release(&b);
    hs_json_free(extra);
    return code;
}

static hs_code from_object(fields *f, hs_article *out)
{
    if (hs_json_is_array(f->root))
        return hs_fail(f->err, HS_EFORMAT, "read", "a JSON array: articles must stand one object a line (jq -c '.[]' makes them so)");
    if (!hs_json_is_object(f->root)) return hs_fail(f->err, HS_EFORMAT, "read", "no JSON object: an article is {\"text\": …}");
    hs_str text;
    HS_TRY(take_all(f, out));
    HS_TRY(take_text(f, &text));
    HS_TRY(keep_extra(f, &out->extra));
    return hs_text_make(&out->text, text, f->arena, f->err);
}

/* Escaped zeros are replaced by the parser; they count as the raw ones do. */
static void count_zero_escapes(hs_str line, hs_text *text)
{
    for (size_t i = 0; i + 5 < line.n; i++) {
        if (line.p[i] != '\\') continue;
        if (memcmp(line.p + i, "\\u0000", 6) == 0 && (!text->replaced++ || i < text->first_replaced)) text->first_replaced = i;
        i++;
    }
}

hs_code hs_article_from_json(hs_article *out, hs_str line, hs_arena *arena, hs_error *err)
{
    hs_arena scratch = {0};
    hs_text clean;
    hs_error own;
    fields f = {.arena = arena, .err = err ? err : &own};
    hs_code code = hs_text_make(&clean, line, &scratch, f.err);
    if (code == HS_OK) {
        hs_json *root = hs_json_parse(clean.bytes, "read", f.err);
        f.root = root;
        code = root ? from_object(&f, out) : f.err->code;
        hs_json_free(root);
        out->text.replaced = clean.replaced;
        out->text.first_replaced = clean.first_replaced;
        count_zero_escapes(line, &out->text);
    }
    hs_map_release(&f.used);
    hs_arena_release(&scratch);
    return code;
}

/* Citron's JSON (github.com/bbc/citron): one document with its text, quotes of a cue, sources and contents, each a span
 * in code points with its own words. */
#include "import/import_int.h"

/* Reads {"start", "end", "text"}; false where it is none or contradicts the text: the problem has been named. */
static bool read_span(importer *im, const hs_json *o, const char *what, hs_span *out)
{
    uint64_t start, end;
    hs_str words = hs_json_str(hs_json_get(o, "text"));
    if (!hs_json_uint(hs_json_get(o, "start"), UINT32_MAX, &start) || !hs_json_uint(hs_json_get(o, "end"), UINT32_MAX, &end)) {
        import_problem(im, "the quote's %s has no \"start\" and \"end\": left out", what);
        return false;
    }
    *out = (hs_span){(uint32_t)start, (uint32_t)end};
    if (import_says(im, *out, words)) return true;
    import_problem(im, "the quote's %s is not what the text says from %u to %u: left out", what, out->start, out->end);
    return false;
}

/* One span or an array of them. */
static hs_code read_spans(importer *im, const hs_json *v, const char *what, import_list *list, bool *good)
{
    hs_span span;
    const hs_json *o = hs_json_is_array(v) ? hs_json_first(v) : hs_json_is_object(v) ? v : NULL;
    for (; o && *good; o = hs_json_is_array(v) ? hs_json_next(o) : NULL) {
        *good = read_span(im, o, what, &span);
        if (*good) HS_TRY(import_add(im, list, span));
    }
    return HS_OK;
}

static hs_str id_of(importer *im, const hs_json *v)
{
    uint64_t number;
    if (hs_json_uint(v, UINT32_MAX, &number)) return hs_arena_printf(im->arena, "%llu", (unsigned long long)number);
    return hs_json_str(v);
}

static hs_code read_quote(importer *im, const hs_json *q)
{
    import_list source = {0}, cue = {0}, content = {0};
    bool good = true;
    if (!hs_json_is_object(q)) {
        import_problem(im, "a quote is no object: left out");
        return HS_OK;
    }
    HS_TRY(read_spans(im, hs_json_get(q, "cue"), "cue", &cue, &good));
    HS_TRY(read_spans(im, hs_json_get(q, "sources"), "source", &source, &good));
    HS_TRY(read_spans(im, hs_json_get(q, "contents"), "content", &content, &good));
    if (!good) return HS_OK;
    if (!cue.n && !content.n) {
        import_problem(im, "the quote has neither a cue nor a content: left out");
        return HS_OK;
    }
    double confidence = hs_json_num(hs_json_get(q, "confidence"), 1);
    if (!(confidence >= 0 && confidence <= 1)) confidence = 1;
    return import_attribution(im, id_of(im, hs_json_get(q, "id")), &source, &cue, &content, confidence);
}

hs_code import_citron(importer *im, const hs_json *root, hs_str bytes)
{
    hs_str text = hs_json_str(hs_json_get(root, "text"));
    const hs_json *quotes = hs_json_get(root, "quotes");
    size_t *lines, n, i = 0;
    if (!text.p) return hs_fail(im->err, HS_EFORMAT, "import", "the object has no \"text\": this is not Citron's JSON");
    if (!hs_json_is_array(quotes)) return hs_fail(im->err, HS_EFORMAT, "import", "the object has no array \"quotes\": this is not Citron's JSON");
    HS_TRY(import_text(im, text, NULL));
    HS_TRY(import_lines(im, bytes, "quotes", &lines, &n));
    for (const hs_json *q = hs_json_first(quotes); q; q = hs_json_next(q), i++) {
        if (i < n) im->line = lines[i];
        HS_TRY(read_quote(im, q));
    }
    return HS_OK;
}

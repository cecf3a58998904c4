/* Stanford CoreNLP's JSON with quote attribution. Its offsets are Java's, UTF-16 units, or code points where it was told
 * so: each quote has its own words, which tell. A quote's source is the mention to which CoreNLP ties it; it names no cue. */
#include <string.h>

#include "import/import_int.h"

typedef struct corenlp {
    importer *im;
    const hs_json **tokens; /* of the document */
    size_t n_tokens;
} corenlp;

static hs_code collect_tokens(corenlp *c, const hs_json *root)
{
    const hs_json *sentences = hs_json_get(root, "sentences");
    size_t n = 0;
    for (const hs_json *s = hs_json_first(sentences); s; s = hs_json_next(s)) n += hs_json_count(hs_json_get(s, "tokens"));
    c->tokens = HS_ARRAY(c->im->arena, const hs_json *, n);
    if (!c->tokens) return hs_nomem(c->im->err);
    for (const hs_json *s = hs_json_first(sentences); s; s = hs_json_next(s))
        for (const hs_json *t = hs_json_first(hs_json_get(s, "tokens")); t; t = hs_json_next(t)) c->tokens[c->n_tokens++] = t;
    return HS_OK;
}

/* Offsets of either unit that say these words (HS_NONE: any); *ok whether there are such. */
static hs_code locate(importer *im, const hs_json *from, const char *begin, const hs_json *to, const char *end, hs_str words, hs_span *out, bool *ok)
{
    uint64_t b, e;
    *ok = false;
    if (!hs_json_uint(hs_json_get(from, begin), UINT32_MAX, &b) || !hs_json_uint(hs_json_get(to, end), UINT32_MAX, &e)) return HS_OK;
    HS_TRY(import_utf16(im, b, e, out, ok));
    *ok = *ok && import_says(im, *out, words);
    if (*ok) return HS_OK;
    *out = (hs_span){(uint32_t)b, (uint32_t)e};
    *ok = import_says(im, *out, words);
    return HS_OK;
}

/* The mention: "mentionBegin" and "mentionEnd" number tokens of the document, both included. */
static hs_code read_source(corenlp *c, const hs_json *q, import_list *source)
{
    uint64_t first, last;
    hs_span span;
    bool ok = false;
    hs_str mention = hs_json_str(hs_json_get(q, "mention"));
    if (!hs_json_uint(hs_json_get(q, "mentionBegin"), UINT32_MAX, &first) || !hs_json_uint(hs_json_get(q, "mentionEnd"), UINT32_MAX, &last)) return HS_OK;
    if (first <= last && last < c->n_tokens)
        HS_TRY(locate(c->im, c->tokens[first], "characterOffsetBegin", c->tokens[last], "characterOffsetEnd", mention, &span, &ok));
    if (ok) return import_add(c->im, source, span);
    import_problem(c->im, "the quote's mention \"%.*s\" is not where it says: taken without a source", mention.n < 60 ? (int)mention.n : 60, mention.p ? mention.p : "");
    return HS_OK;
}

static hs_code read_quote(corenlp *c, const hs_json *q)
{
    import_list source = {0}, cue = {0}, content = {0};
    hs_str words = hs_json_str(hs_json_get(q, "text"));
    hs_span span;
    bool ok;
    HS_TRY(locate(c->im, q, "beginIndex", q, "endIndex", words, &span, &ok));
    if (!ok || !words.p) {
        import_problem(c->im, "%s: left out", words.p ? "the quote is not where it says" : "a quote has no \"text\"");
        return HS_OK;
    }
    HS_TRY(import_add(c->im, &content, span));
    HS_TRY(read_source(c, q, &source));
    uint64_t number;
    hs_str id = hs_json_uint(hs_json_get(q, "id"), UINT32_MAX, &number) ? hs_arena_printf(c->im->arena, "q%llu", (unsigned long long)number) : HS_NONE;
    return import_attribution(c->im, id, &source, &cue, &content, 1);
}

/* The file that docId names, beside the annotations: its last part only, wherever CoreNLP found it. */
static hs_code find_text(importer *im, const hs_json *root)
{
    hs_str id = hs_json_str(hs_json_get(root, "docId"));
    const char *slash = id.p ? strrchr(id.p, '/') : NULL, *name = slash ? slash + 1 : id.p;
    if (!name || !*name || !im->o->path) return import_text_file(im, NULL, 0);
    const char *last = strrchr(im->o->path, '/');
    hs_str path = hs_arena_printf(im->arena, "%.*s%s", last ? (int)(last + 1 - im->o->path) : 0, im->o->path, name);
    return path.p ? import_text_file(im, &path.p, 1) : hs_nomem(im->err);
}

hs_code import_corenlp(importer *im, const hs_json *root, hs_str bytes)
{
    corenlp c = {.im = im};
    const hs_json *quotes = hs_json_get(root, "quotes");
    size_t *lines, n, i = 0;
    if (!hs_json_is_array(quotes)) return hs_fail(im->err, HS_EFORMAT, "import", "the object has no array \"quotes\": this is not CoreNLP's JSON, or it ran without the annotator quote");
    HS_TRY(find_text(im, root));
    HS_TRY(collect_tokens(&c, root));
    HS_TRY(import_lines(im, bytes, "quotes", &lines, &n));
    for (const hs_json *q = hs_json_first(quotes); q; q = hs_json_next(q), i++) {
        if (i < n) im->line = lines[i];
        HS_TRY(read_quote(&c, q));
    }
    return HS_OK;
}

/* W3C Web Annotation in the profile of hs_write_webanno (docs/formats.md): a page for each document, an annotation for
 * each attribution, a target for each span with its role. Entities and relations of the profile are made anew. */
#include "import/import_int.h"

static const hs_json *member(const hs_json *object, const char *key)
{
    return hs_json_get(object, key);
}

/* The element or the elements: JSON-LD writes a list of one either way. */
static const hs_json *first_in(const hs_json *v)
{
    return hs_json_is_array(v) ? hs_json_first(v) : v;
}

static const hs_json *next_in(const hs_json *list, const hs_json *v)
{
    return hs_json_is_array(list) ? hs_json_next(v) : NULL;
}

/* A target's offsets, and its words where it quotes them. */
static bool read_target(importer *im, const hs_json *target, hs_span *out)
{
    const hs_json *list = member(target, "selector");
    hs_str words = HS_NONE;
    bool placed = false;
    for (const hs_json *s = first_in(list); s; s = next_in(list, s)) {
        uint64_t start, end;
        hs_str type = hs_json_str(member(s, "type"));
        if (hs_str_is(type, "TextQuoteSelector")) words = hs_json_str(member(s, "exact"));
        if (!hs_str_is(type, "TextPositionSelector")) continue;
        if (!hs_json_uint(member(s, "start"), UINT32_MAX, &start) || !hs_json_uint(member(s, "end"), UINT32_MAX, &end)) continue;
        *out = (hs_span){(uint32_t)start, (uint32_t)end};
        placed = true;
    }
    if (!placed) import_problem(im, "a target has no TextPositionSelector with \"start\" and \"end\": the annotation is left out");
    else if (!import_says(im, *out, words)) import_problem(im, "a target is not what the text says from %u to %u: the annotation is left out", out->start, out->end);
    else return true;
    return false;
}

static hs_code read_attribution(importer *im, const hs_json *a)
{
    import_list source = {0}, cue = {0}, content = {0};
    const hs_json *targets = member(a, "target");
    for (const hs_json *t = first_in(targets); t; t = next_in(targets, t)) {
        hs_span span;
        hs_str role = hs_json_str(member(t, "hearsay:role"));
        import_list *list = hs_str_is(role, "source") ? &source : hs_str_is(role, "cue") ? &cue : hs_str_is(role, "content") ? &content : NULL;
        if (!list) {
            import_problem(im, "a target has no \"hearsay:role\" of source, cue or content: the annotation is left out");
            return HS_OK;
        }
        if (!read_target(im, t, &span)) return HS_OK;
        HS_TRY(import_add(im, list, span));
    }
    if (!cue.n && !content.n) {
        import_problem(im, "an attribution has neither a cue nor a content: left out");
        return HS_OK;
    }
    double confidence = hs_json_num(member(a, "hearsay:confidence"), 1);
    if (!(confidence >= 0 && confidence <= 1)) confidence = 1;
    return import_attribution(im, hs_json_str(member(a, "hearsay:id")), &source, &cue, &content, confidence);
}

static hs_code read_annotation(importer *im, const hs_json *a)
{
    hs_str kind = hs_json_str(member(a, "hearsay:kind")), id = hs_json_str(member(a, "id"));
    if (hs_str_is(kind, "attribution")) return read_attribution(im, a);
    if (!hs_str_is(kind, "entity") && !hs_str_is(kind, "relation"))
        import_problem(im, "the annotation \"%.*s\" is none of the profile (no \"hearsay:kind\"): left out", id.n < 100 ? (int)id.n : 100, id.p ? id.p : "");
    return HS_OK;
}

static hs_code read_article(importer *im, const hs_json *article)
{
    hs_str text = hs_json_str(member(article, "hearsay:text"));
    const hs_read_options more = {
        .id = hs_json_str(member(article, "hearsay:id")), .title = hs_json_str(member(article, "hearsay:title")),
        .outlet = hs_json_str(member(article, "hearsay:outlet")), .author = hs_json_str(member(article, "hearsay:author")),
        .date = hs_json_str(member(article, "hearsay:published")), .url = hs_json_str(member(article, "hearsay:url")),
    };
    if (im->o->text_path || !text.p) {
        importer with = *im; /* the page's metadata go with a text from elsewhere, too */
        hs_import_options options = *im->o;
        hs_str *own[] = {&options.read.id, &options.read.title, &options.read.outlet, &options.read.author, &options.read.date, &options.read.url};
        const hs_str page[] = {more.id, more.title, more.outlet, more.author, more.date, more.url};
        for (size_t i = 0; i < sizeof page / sizeof *page; i++)
            if (!own[i]->n) *own[i] = page[i];
        with.o = &options;
        return import_text_file(&with, NULL, 0);
    }
    return import_text(im, text, &more);
}

hs_code import_webanno(importer *im, const hs_json *root, hs_str bytes)
{
    const hs_json *items = member(root, "items"), *article = member(root, "hearsay:article");
    size_t *lines, n, i = 0;
    if (!hs_json_is_array(items)) return hs_fail(im->err, HS_EFORMAT, "import", "the object has no array \"items\": this is no Web Annotation page");
    HS_TRY(read_article(im, article));
    hs_str section = hs_json_str(member(article, "hearsay:section"));
    if (section.n) im->r->section = hs_arena_str(im->arena, section);
    HS_TRY(import_lines(im, bytes, "items", &lines, &n));
    for (const hs_json *a = hs_json_first(items); a; a = hs_json_next(a), i++) {
        if (i < n) im->line = lines[i];
        HS_TRY(read_annotation(im, a));
    }
    return HS_OK;
}

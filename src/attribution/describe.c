/* What follows from an attribution's spans: mode, word counts, the quote as text, enclosing marks. */
#include <string.h>

#include "attribution/spans.h"
#include "hearsay/attribution.h"

const char *const hs_mode_names[] = {"direct", "mixed", "indirect"};
const char *const hs_source_type_names[] = {"named-person", "named-organization", "anonymous", "collective", "document", "none"};
const char *const hs_review_names[] = {"none", "confirmed", "corrected", "added", "rejected"};

static bool is_mark(const hs_word *w)
{
    return w->shape == HS_SHAPE_OPEN_MARK || w->shape == HS_SHAPE_CLOSE_MARK || w->shape == HS_SHAPE_STRAIGHT_MARK;
}

hs_span span_with_marks(const hs_tokens *t, size_t start, size_t end)
{
    const hs_word *w = t->words;
    if (start > 0 && is_mark(&w[start - 1]) && w[start - 1].in_quote && w[start].in_quote && w[start - 1].shape != HS_SHAPE_CLOSE_MARK) start--;
    if (w[end - 1].in_quote) {
        size_t k = end; /* the closing mark may stand after the comma or full stop */
        while (k < t->n_words && k < end + 3 && w[k].shape == HS_SHAPE_PUNCT && w[k].in_quote) k++;
        if (k < t->n_words && is_mark(&w[k]) && !w[k].in_quote && w[k].sentence <= w[end - 1].sentence + 1) end = k + 1;
    }
    return hs_words_span(t, start, end);
}

static hs_mode mode_of(uint32_t words, uint32_t quoted)
{
    return quoted == 0 ? HS_INDIRECT : quoted == words ? HS_DIRECT : HS_MIXED;
}

static hs_str joined(const hs_text *text, hs_spans spans, hs_arena *arena)
{
    static const char between[] = " … ";
    size_t n = 1;
    for (size_t i = 0; i < spans.n; i++) n += hs_text_slice(text, spans.v[i]).n + sizeof between;
    char *p = hs_arena_alloc(arena, n);
    if (!p) return HS_NONE;
    size_t at = 0;
    for (size_t i = 0; i < spans.n; i++) {
        hs_str s = hs_text_slice(text, spans.v[i]);
        if (i) {
            memcpy(p + at, between, sizeof between - 1);
            at += sizeof between - 1;
        }
        if (s.n) memcpy(p + at, s.p, s.n);
        at += s.n;
    }
    return (hs_str){p, at};
}

hs_code hs_attribution_describe(hs_attribution *a, size_t number, const hs_tokens *tokens, hs_arena *arena, hs_error *err)
{
    if (!a->id.p) a->id = hs_arena_printf(arena, "a%zu", number);
    a->content_words = a->quoted_words = 0;
    for (size_t i = 0; i < a->content.n; i++) {
        a->content_words += (uint32_t)hs_count_words(tokens, a->content.v[i], false);
        a->quoted_words += (uint32_t)hs_count_words(tokens, a->content.v[i], true);
    }
    a->mode = mode_of(a->content_words, a->quoted_words);
    a->quote = joined(tokens->text, a->content, arena);
    return a->id.p && a->quote.p ? HS_OK : hs_nomem(err);
}

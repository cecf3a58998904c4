/* The sentence behind an edge. A source may stand far from its words (or a file say that it does): the passage
 * then shrinks to the cue and its content, and is cut at LONGEST code points, so that evidence stays linear. */
#include "graph/builder.h"

enum { LONGEST = 2000 };

hs_code hs_sentences_make(hs_sentences *out, const hs_record *record, hs_arena *scratch, hs_error *err)
{
    *out = (hs_sentences){.known = record->has_text};
    return out->known ? hs_tokenize(&out->tokens, &record->text, scratch, err) : HS_OK;
}

static hs_span sentence_span(const hs_tokens *t, size_t i)
{
    return hs_words_span(t, t->sentences[i].start, t->sentences[i].end);
}

/* The last sentence that starts at or before a code point. */
static size_t sentence_at(const hs_tokens *t, uint32_t codepoint)
{
    size_t low = 0, high = t->n_sentences;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (sentence_span(t, middle).start <= codepoint)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static hs_span whole_sentences(const hs_tokens *t, hs_span span)
{
    uint32_t last = span.end > span.start ? span.end - 1 : span.start;
    hs_span first = sentence_span(t, sentence_at(t, span.start)), final = sentence_span(t, sentence_at(t, last));
    if (first.start < span.start) span.start = first.start;
    if (final.end > span.end) span.end = final.end;
    return span;
}

hs_code hs_sentences_of_span(const hs_sentences *s, hs_span span, hs_str *out, hs_arena *arena, hs_error *err)
{
    *out = HS_NONE;
    if (!s->known || s->tokens.n_sentences == 0) return HS_OK;
    span = whole_sentences(&s->tokens, span);
    bool cut = span.end - span.start > LONGEST;
    if (cut) span.end = span.start + LONGEST;
    hs_str text = hs_text_slice(s->tokens.text, span);
    *out = cut ? hs_arena_printf(arena, "%.*s …", HS_FMT(text)) : hs_arena_str(arena, text);
    return out->p ? HS_OK : hs_nomem(err);
}

static void widen(hs_span *span, hs_spans by, size_t n)
{
    for (size_t i = 0; i < n && i < by.n; i++) {
        if (by.v[i].start < span->start) span->start = by.v[i].start;
        if (by.v[i].end > span->end) span->end = by.v[i].end;
    }
}

hs_code hs_sentences_of_attribution(const hs_sentences *s, const hs_attribution *a, hs_str *out, hs_arena *arena, hs_error *err)
{
    hs_span words = {UINT32_MAX, 0};
    widen(&words, a->cue, a->cue.n);
    widen(&words, a->content, 1);
    hs_span all = words;
    widen(&all, a->source, a->source.n);
    *out = HS_NONE;
    if (all.start >= all.end) return HS_OK;
    bool near = all.end - all.start <= LONGEST || words.start >= words.end;
    return hs_sentences_of_span(s, near ? all : words, out, arena, err);
}

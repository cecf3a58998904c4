/* Words and sentences of any text: they cover every visible character once, in order. */
#include "fuzz.h"

static void promise_words(const hs_tokens *t)
{
    const hs_text *text = t->text;
    size_t byte = 0, points = 0;
    for (size_t i = 0; i <= t->n_words; i++) { /* between the words stand blanks only */
        size_t end = i < t->n_words ? t->words[i].byte : text->bytes.n;
        PROMISE(byte <= end);
        while (byte < end) {
            size_t len;
            bool valid;
            PROMISE(hs_cp_space(hs_utf8_next(text->bytes.p + byte, text->bytes.p + end, &len, &valid)) && valid);
            byte += len;
            points++;
        }
        if (i == t->n_words) break;
        const hs_word *w = &t->words[i];
        PROMISE(w->span.start == points && w->span.end > w->span.start && w->bytes > 0);
        PROMISE(hs_str_eq(hs_text_slice(text, w->span), hs_word_str(t, i)));
        byte += w->bytes;
        points = w->span.end;
    }
    PROMISE(points == text->length);
}

static void promise_sentences(const hs_tokens *t)
{
    size_t at = 0;
    uint32_t paragraph = 0;
    for (size_t i = 0; i < t->n_sentences; i++) {
        const hs_sentence *s = &t->sentences[i];
        PROMISE(s->start == at && s->end > at && s->end <= t->n_words && s->paragraph >= paragraph && s->paragraph < t->n_paragraphs);
        for (size_t w = s->start; w < s->end; w++) {
            PROMISE(t->words[w].sentence == i && (w == s->start || !t->words[w].paragraph_start));
        }
        at = s->end;
        paragraph = s->paragraph;
    }
    PROMISE(at == t->n_words);
}

static void promise_spans(const hs_tokens *t, uint32_t start, uint32_t end)
{
    size_t b, e;
    hs_span span = {start, end};
    if (!hs_words_of_span(t, span, &b, &e)) return;
    PROMISE(b < e && e <= t->n_words && t->words[b].alnum && t->words[e - 1].alnum);
    PROMISE(hs_count_words(t, span, true) <= hs_count_words(t, span, false) && hs_count_words(t, span, false) >= 1);
    hs_span back = hs_words_span(t, b, e);
    PROMISE(hs_str_eq(hs_text_slice(t->text, back), hs_words_str(t, b, e)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2) return 0;
    hs_arena arena = {0};
    hs_error err;
    hs_text text;
    hs_tokens tokens;
    PROMISE(hs_text_make(&text, (hs_str){(const char *)data + 2, size - 2}, &arena, &err) == HS_OK);
    PROMISE(hs_tokenize(&tokens, &text, &arena, &err) == HS_OK);
    promise_words(&tokens);
    promise_sentences(&tokens);
    promise_spans(&tokens, data[0], data[1]);
    promise_spans(&tokens, 0, UINT32_MAX);
    PROMISE(hs_sketch(&tokens, &arena).n == 16);
    hs_arena_release(&arena);
    return 0;
}

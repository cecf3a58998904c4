/* Says for each word whether it stands inside a quotation: a small state machine over the marks.
 *
 * “ « and `` open, ” and » close, " and '' toggle; a paragraph's start resets, because a quotation that
 * goes on is reopened there, and one left open by mistake must not swallow the rest. Single marks are
 * apostrophes more often than quotations: one opens only after a blank or an opening mark, before a
 * letter, and when a mark that can close follows in the paragraph. For the last, the place of each
 * paragraph's last closing single mark is found first, from right to left, so that time stays linear. */
#include "token/token_int.h"

uint32_t hs_token_before(const hs_text *text, size_t byte)
{
    if (byte == 0) return 0;
    size_t at = byte - 1, len;
    while (at > 0 && ((unsigned char)text->bytes.p[at] & 0xC0) == 0x80) at--;
    return hs_token_point(text->bytes.p + at, text->bytes.p + text->bytes.n, &len);
}

uint32_t hs_token_after(const hs_text *text, size_t byte)
{
    size_t len;
    return byte < text->bytes.n ? hs_token_point(text->bytes.p + byte, text->bytes.p + text->bytes.n, &len) : 0;
}

static uint32_t first_point(const hs_tokens *t, size_t i)
{
    return hs_token_after(t->text, t->words[i].byte);
}

static bool opening_context(uint32_t before)
{
    switch (before) {
    case 0: case '(': case '[': case '{': case '-': case 0x2013: case 0x2014: case 0x201C: case '"': case 0x2018: case 0xAB: case '`':
        return true;
    }
    return hs_cp_space(before);
}

/* Whether a single mark of these bytes can close: after something, not before a letter or digit. After a
 * plain s ("the Democrats' plan") it is taken for a possessive. */
static bool single_closes(const hs_text *text, size_t byte, size_t bytes)
{
    uint32_t before = hs_token_before(text, byte), after = hs_token_after(text, byte + bytes);
    return before != 0 && !hs_cp_space(before) && !hs_cp_alnum(after) && before != 's' && before != 'S';
}

/* The code point after which no closing single mark stands in a word: 0 for a word that holds none. */
static uint32_t closing_place(const hs_tokens *t, size_t i)
{
    const hs_word *w = &t->words[i];
    uint32_t cp = first_point(t, i);
    if (cp != '\'' && cp != 0x2019) return 0;
    if (w->bytes == 2) return single_closes(t->text, w->byte + 1, 1)   ? w->span.start + 1
                            : single_closes(t->text, w->byte, 1) ? w->span.start : 0;
    return single_closes(t->text, w->byte, w->bytes) ? w->span.start : 0;
}

static uint32_t last_closing_place(const hs_tokens *t, size_t paragraph_start)
{
    size_t end = paragraph_start + 1;
    while (end < t->n_words && !t->words[end].paragraph_start) end++;
    for (size_t i = end; i > paragraph_start; i--) {
        uint32_t at = closing_place(t, i - 1);
        if (at) return at;
    }
    return 0;
}

static bool single_opens(const hs_tokens *t, size_t i, uint32_t last_close)
{
    const hs_word *w = &t->words[i];
    return opening_context(hs_token_before(t->text, w->byte)) && hs_cp_letter(hs_token_after(t->text, w->byte + w->bytes)) &&
           last_close >= w->span.start + 2;
}

void hs_token_quotation(hs_tokens *t)
{
    bool in_double = false, in_single = false;
    uint32_t last_close = 0;
    for (size_t i = 0; i < t->n_words; i++) {
        hs_word *w = &t->words[i];
        uint32_t cp = first_point(t, i);
        if (w->paragraph_start) {
            in_double = in_single = false;
            last_close = last_closing_place(t, i);
        }
        if (cp == 0x201C || cp == 0xAB || (cp == '`' && w->bytes == 2)) {
            in_double = true;
        } else if (cp == 0x201D || cp == 0xBB) {
            in_double = false;
        } else if (cp == '"' || (cp == '\'' && w->bytes == 2)) {
            in_double = !in_double;
        } else if (cp == '\'' || cp == 0x2018 || cp == 0x2019) {
            if (in_single && cp != 0x2018 && single_closes(t->text, w->byte, w->bytes))
                in_single = false;
            else if (!in_single && !in_double && cp != 0x2019 && single_opens(t, i, last_close))
                in_single = true;
        }
        w->in_quote = in_double || in_single;
    }
}

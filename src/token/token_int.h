/* token/token_int.h — what the token room's own files share. */
#ifndef HS_TOKEN_INT_H
#define HS_TOKEN_INT_H

#include "base/utf8.h"
#include "hearsay/token.h"

/* Code point at p, decoded; ASCII takes the short way. The text is valid UTF-8. */
static inline uint32_t hs_token_point(const char *p, const char *end, size_t *length)
{
    if ((unsigned char)*p < 0x80) {
        *length = 1;
        return (unsigned char)*p;
    }
    bool valid;
    return hs_utf8_next(p, end, length, &valid);
}

/* The code points just before and after byte offsets; 0 where the text begins or ends. */
uint32_t hs_token_before(const hs_text *text, size_t byte);
uint32_t hs_token_after(const hs_text *text, size_t byte);

static inline bool hs_word_is(const hs_tokens *t, size_t i, const char *z)
{
    return hs_str_is(hs_word_str(t, i), z);
}

/* Fill their part of the words, which are cut already. */
void hs_token_quotation(hs_tokens *t);
hs_code hs_token_sentences(hs_tokens *t, hs_arena *arena, hs_error *err);

#endif

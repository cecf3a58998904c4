/* base/utf8.h — code points: decoding, and the Unicode properties the rooms need (through utf8proc). */
#ifndef HS_BASE_UTF8_H
#define HS_BASE_UTF8_H

#include "hearsay/base.h"

/* Decodes the code point at p (end after it) and its length in bytes; for an invalid byte U+FFFD and length 1,
 * *valid false. */
uint32_t hs_utf8_next(const char *p, const char *end, size_t *length, bool *valid);
size_t hs_utf8_put(uint32_t cp, char out[4]); /* returns the bytes written */

bool hs_cp_letter(uint32_t cp);  /* L* */
bool hs_cp_digit(uint32_t cp);   /* Nd: Python's \d */
bool hs_cp_alnum(uint32_t cp);   /* L*, N*: Python's str.isalnum */
bool hs_cp_word(uint32_t cp);    /* alnum or '_': Python's \w */
bool hs_cp_space(uint32_t cp);   /* Python's str.isspace */
bool hs_cp_upper(uint32_t cp);
bool hs_cp_control(uint32_t cp); /* Cc, Cf, Cn, Co, Cs */
bool hs_cp_unassigned(uint32_t cp); /* Cn */
bool hs_cp_mark(uint32_t cp);    /* Mn */
bool hs_cp_punct(uint32_t cp);   /* P* */
int hs_cp_width(uint32_t cp);    /* columns on a terminal: 0, 1 or 2 */
uint32_t hs_cp_lower(uint32_t cp);
/* Canonical decomposition (NFD) of one code point; returns how many were written, at most cap. */
size_t hs_cp_decompose(uint32_t cp, uint32_t *out, size_t cap);

/* Lower-cased copy of a string (simple case mapping) in the arena. */
hs_str hs_lower(hs_str s, hs_arena *arena);

#endif

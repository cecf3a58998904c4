/* A file's bytes, and a text's vectors: for tests that hold the C code against stored vectors. */
#ifndef ENCODED_H
#define ENCODED_H

#include <stdio.h>

#include "hearsay/encode.h"

static hs_buf slurp(const char *path)
{
    hs_buf b;
    hs_buf_init(&b);
    FILE *f = fopen(path, "rb");
    char chunk[65536];
    for (size_t n; f && (n = fread(chunk, 1, sizeof chunk, f)) > 0;) hs_buf_add(&b, chunk, n);
    if (f) fclose(f);
    return b;
}

static float *encode(const hs_model *m, hs_str text, hs_tokens *tokens, hs_arena *arena)
{
    hs_error err = {0};
    hs_text *t = HS_NEW(arena, hs_text);
    float *v = NULL;
    hs_encoder *e = hs_encoder_new(m, &err);
    hs_code code = e ? hs_text_make(t, text, arena, &err) : HS_EINTERNAL;
    if (code == HS_OK) code = hs_tokenize(tokens, t, arena, &err);
    if (code == HS_OK) code = hs_encode(e, tokens, arena, &v, &err);
    if (code != HS_OK) printf("%s\n", err.message);
    hs_encoder_free(e);
    return code == HS_OK ? v : NULL;
}

#endif

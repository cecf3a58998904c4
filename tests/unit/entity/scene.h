/* An article and its attributions for tests, written down as phrases of the text, and resolved by the rules alone
 * (no model). A phrase is looked for from where the one before it ended, so that repeated words can be told apart. */
#ifndef ENTITY_SCENE_H
#define ENTITY_SCENE_H

#include "hearsay/relation.h"

typedef struct said { const char *source, *cue, *content; } said; /* "" : the span is empty */

typedef struct scene {
    hs_arena arena;
    hs_resolver *resolver;
    hs_text text;
    hs_tokens tokens;
    hs_attributions attributions;
    hs_entities entities;
    hs_relations relations;
    hs_error err;
    hs_code code;
} scene;

static uint32_t codepoints(const char *p, size_t bytes)
{
    uint32_t n = 0;
    for (size_t k = 0; k < bytes; k++) n += ((unsigned char)p[k] & 0xC0) != 0x80;
    return n;
}

static hs_spans phrase_span(scene *s, const char *text, const char *phrase, const char **from)
{
    hs_spans out = {0};
    if (!*phrase) return out;
    const char *at = strstr(*from, phrase);
    if (!at) at = strstr(text, phrase);
    if (!at) {
        printf("no such phrase: %s\n", phrase);
        test_bad++;
        return out;
    }
    out.v = HS_ARRAY(&s->arena, hs_span, 1);
    out.n = 1;
    uint32_t start = codepoints(text, (size_t)(at - text));
    out.v[0] = (hs_span){start, start + codepoints(at, strlen(phrase))};
    return out;
}

static void scene_run(scene *s, const char *text, size_t bytes, const char *outlet)
{
    s->code = hs_text_make(&s->text, (hs_str){text, bytes}, &s->arena, &s->err);
    if (s->code == HS_OK) s->code = hs_tokenize(&s->tokens, &s->text, &s->arena, &s->err);
    for (size_t k = 0; k < s->attributions.n && s->code == HS_OK; k++) s->code = hs_attribution_describe(&s->attributions.v[k], k, &s->tokens, &s->arena, &s->err);
    if (s->code == HS_OK) s->code = hs_resolve(s->resolver, &s->tokens, NULL, hs_cstr(outlet), HS_NONE, &s->attributions, &s->entities, &s->arena, &s->err);
    if (s->code == HS_OK) s->code = hs_relate(s->resolver, &s->tokens, NULL, &s->entities, &s->relations, &s->arena, &s->err);
}

static inline void scene_open(scene *s, const char *text, const char *outlet, const said *list, size_t n)
{
    memset(s, 0, sizeof *s);
    s->resolver = hs_resolver_new(NULL, &s->err);
    s->attributions.v = HS_ARRAY(&s->arena, hs_attribution, n + 1);
    s->attributions.n = n;
    const char *from = text;
    for (size_t k = 0; k < n; k++) {
        hs_attribution *a = &s->attributions.v[k];
        a->source = phrase_span(s, text, list[k].source, &from);
        const char *cue_from = from;
        a->cue = phrase_span(s, text, list[k].cue, &cue_from);
        a->content = phrase_span(s, text, list[k].content, &cue_from);
        const char *at = *list[k].source ? strstr(from, list[k].source) : NULL;
        if (at) from = at + strlen(list[k].source);
    }
    scene_run(s, text, strlen(text), outlet);
}

static inline void scene_close(scene *s)
{
    hs_resolver_free(s->resolver);
    hs_arena_release(&s->arena);
}

static inline hs_str source_name(const scene *s, size_t attribution)
{
    const hs_attribution *a = &s->attributions.v[attribution];
    return a->n_sources ? s->entities.v[a->sources[0]].name : HS_S("-");
}

static inline hs_str via_name(const scene *s, size_t attribution)
{
    int64_t via = s->attributions.v[attribution].via;
    return via >= 0 ? s->entities.v[via].name : HS_S("-");
}

static inline const hs_relation *relation_of(const scene *s, hs_relation_type type, const char *from, const char *to)
{
    for (size_t k = 0; k < s->relations.n; k++) {
        const hs_relation *r = &s->relations.v[k];
        if (r->type == type && hs_str_is(s->entities.v[r->from].name, from) && hs_str_is(s->entities.v[r->to].name, to)) return r;
    }
    return NULL;
}

#define N_SAID(list) (sizeof(list) / sizeof *(list))

#endif

/* The room's one door: the source of every attribution, then the channels, then the entities of the record. */
#include <stdlib.h>
#include <string.h>

#include "entity/entity.h"

hs_source_type hs_type_of(const hs_actor *a)
{
    switch (a->kind) {
    case HS_PERSON: return HS_NAMED_PERSON;
    case HS_OUTLET: case HS_ORGANIZATION: case HS_OFFICE: return HS_NAMED_ORGANIZATION;
    case HS_ANONYMOUS_SOURCE: return HS_ANONYMOUS;
    case HS_COLLECTIVE_SOURCE: return HS_COLLECTIVE;
    case HS_DOCUMENT_SOURCE: return HS_DOCUMENT;
    default: return HS_NO_SOURCE;
    }
}

static bool add_source(hs_attribution *a, int32_t actor, size_t cap)
{
    for (size_t k = 0; k < a->n_sources; k++)
        if (a->sources[k] == (uint32_t)actor) return false;
    if (a->n_sources >= cap) return false;
    a->sources[a->n_sources++] = (uint32_t)actor;
    return true;
}

/* "the two", "both candidates", "each of them": the two people named last, the earlier one first. */
static bool means_two(const hs_scene *s, size_t start, size_t end)
{
    bool two = hs_word_is(s, start, "both") || hs_word_is(s, start, "neither") || hs_word_is(s, start, "each") || (hs_word_is(s, start, "the") && hs_word_is(s, start + 1, "two"));
    if (!two || end - start > 4) return false;
    size_t last = end - 1;
    if (end - start == 4 && hs_word_is(s, start + 1, "of") && hs_word_is(s, start + 2, "the") && hs_word_is(s, start + 3, "two")) return true;
    static const char *const nouns[] = {"two", "both", "each", "neither", "candidates", "candidate", "lawmakers", "senators", "men", "women", "rivals", "contenders", "them", "whom", "politicians"};
    for (size_t k = 0; k < sizeof nouns / sizeof *nouns; k++)
        if (hs_word_is(s, last, nouns[k])) return true;
    return false;
}

/* "all of them", "none of them" */
static bool means_group(const hs_scene *s, size_t start, size_t end)
{
    return end - start == 3 && HS_ANY_OF(s, start, "all", "none") && hs_word_is(s, start + 1, "of") && HS_ANY_OF(s, start + 2, "them", "these", "those");
}

static void last_two(const hs_scene *s, size_t word, hs_attribution *a, size_t cap)
{
    int32_t found[2];
    size_t n = 0;
    for (size_t w = word, steps = 0; w-- > 0 && steps < 300 && n < 2; steps++) {
        int32_t k = s->name_at[w];
        if (k < 0 || s->names[k].kind != HS_NAME_PERSON || s->names[k].actor < 0 || (n == 1 && found[0] == s->names[k].actor)) continue;
        found[n++] = s->names[k].actor;
    }
    while (n > 0) add_source(a, found[--n], cap);
}

/* "one former aide to CNN" behind a cue of saying: whom it was said to is no part of who said it. */
static size_t without_listener(const hs_scene *s, size_t start, size_t end)
{
    int32_t k = s->name_at[end - 1];
    if (k < 0 || s->names[k].kind != HS_NAME_OUTLET || s->names[k].start <= start + 1 || s->names[k].end != end) return end;
    return hs_word_is(s, s->names[k].start - 1, "to") ? s->names[k].start - 1 : end;
}

/* The phrases of one source span → sources. A name's mention is there already; others get theirs here. */
static hs_code source_span(hs_scene *s, hs_attribution *a, hs_span span, size_t cap, hs_place_in_text *where)
{
    size_t start, end;
    if (!hs_words_of_span(s->t, span, &start, &end)) return HS_OK;
    if (end - start > HS_LONGEST_SOURCE) end = start + HS_LONGEST_SOURCE;
    end = without_listener(s, start, end);
    bool two = means_two(s, start, end);
    int32_t unnamed = two || means_group(s, start, end) ? hs_group_before(s, start, two, true) : -1;
    if (unnamed >= 0) {
        add_source(a, unnamed, cap);
        a->source_confidence = 0.7;
        return hs_mention_add(s, unnamed, start, end, HS_NOMINAL);
    }
    if (two) {
        last_two(s, start, a, cap);
        a->source_confidence = 0.55;
        if (a->n_sources) return HS_OK;
    }
    hs_phrase phrases[HS_PHRASES];
    hs_phrase whole = hs_phrase_read(s, start, end);
    size_t names = hs_names_after_plural(s, &whole);
    if (names) start = names;
    size_t n = hs_phrases_of(s, start, end, phrases);
    for (size_t k = 0; k < n; k++) {
        int32_t actor;
        double sure;
        HS_TRY(hs_refer(s, &phrases[k], where, &actor, &sure));
        if (k == 0 && a->n_sources == 0) HS_TRY(hs_judge_source(s, &phrases[k], where, &actor, &sure));
        if (a->n_sources == 0) a->source_confidence = sure;
        if (actor < 0) continue;
        if (!s->actors[actor].sex) s->actors[actor].sex = hs_sex_asked(s, &phrases[k]);
        if (phrases[k].form != HS_PHRASE_NAME) {
            hs_form form = phrases[k].form == HS_PHRASE_PRONOUN ? HS_PRONOUN : HS_NOMINAL;
            HS_TRY(hs_mention_add(s, actor, phrases[k].start, form == HS_PRONOUN ? phrases[k].chunk_end : phrases[k].end, form));
        }
        add_source(a, actor, cap);
    }
    return HS_OK;
}

/* An empty source that the sentence makes plain: "…, praising", "and accused": the subject of the clause before. */
static int32_t left_out(const hs_scene *s, size_t number, const hs_place_in_text *where)
{
    if (where->cue == where->cue_end || number == 0 || s->source_of[number - 1] < 0) return -1;
    hs_str cue = s->key_str[s->key[where->cue]];
    bool participle = cue.n > 5 && memcmp(cue.p + cue.n - 3, "ing", 3) == 0;
    bool joined = where->cue > 0 && hs_word_is(s, where->cue - 1, "and") && (s->bits[where->cue] & HS_W_SPEECH);
    if (!(participle || joined) || s->t->words[s->source_word[number - 1]].sentence != s->t->words[where->cue].sentence) return -1;
    if (s->source_word[number - 1] > where->cue) return -1;
    return s->source_of[number - 1];
}

/* An attribution just before number (of v) with the same source spans, for two cues share a subject: the same words mean the same. */
static const hs_attribution *same_source(const hs_attribution *v, size_t number)
{
    enum { BACK = 40 };
    const hs_spans own = v[number].source;
    for (size_t k = number; k-- > 0 && number - k <= BACK && own.n;)
        if (v[k].n_sources && v[k].source.n == own.n && memcmp(v[k].source.v, own.v, own.n * sizeof *own.v) == 0) return &v[k];
    return NULL;
}

static hs_code resolve_one(hs_scene *s, hs_attribution *a, size_t number)
{
    enum { MOST = 16 };
    a->sources = HS_ARRAY(s->arena, uint32_t, MOST);
    if (!a->sources) return hs_nomem(s->err);
    a->n_sources = 0;
    a->source_confidence = 0.85;
    hs_place_in_text where = {.attribution = number, .quoted = a->mode != HS_INDIRECT};
    if (a->cue.n) hs_words_of_span(s->t, a->cue.v[0], &where.cue, &where.cue_end);
    const hs_attribution *same = same_source(a - number, number);
    if (same) {
        memcpy(a->sources, same->sources, same->n_sources * sizeof *a->sources);
        a->n_sources = same->n_sources, a->source_confidence = same->source_confidence;
    }
    for (size_t k = 0; k < a->source.n && !same; k++) HS_TRY(source_span(s, a, a->source.v[k], MOST, &where));
    int32_t plain = a->source.n ? -1 : left_out(s, number, &where);
    if (plain >= 0) add_source(a, plain, MOST), a->source_confidence = 0.6;
    if (a->source.n && a->n_sources == 0) a->source_confidence = 0.1; /* somebody is meant, and was not found */
    size_t word = where.cue, end;
    if (a->source.n) hs_words_of_span(s->t, a->source.v[0], &word, &end);
    s->source_of[number] = a->n_sources ? (int32_t)a->sources[0] : -1;
    s->source_word[number] = (uint32_t)word;
    s->n_resolved = number + 1;
    a->source_type = a->n_sources ? hs_type_of(&s->actors[a->sources[0]]) : HS_NO_SOURCE;
    return HS_OK;
}

hs_code hs_resolve(const hs_resolver *r, const hs_tokens *tokens, const float *vectors, hs_str outlet, hs_str author,
                   hs_attributions *attributions, hs_entities *out, hs_arena *arena, hs_error *err)
{
    hs_scene s = {.r = r, .t = tokens, .vectors = vectors, .outlet = outlet, .author = author, .arena = arena, .err = err};
    s.source_of = HS_ARRAY(arena, int32_t, attributions->n + 1);
    s.source_word = HS_ARRAY(arena, uint32_t, attributions->n + 1);
    int32_t *via = HS_ARRAY(arena, int32_t, attributions->n + 1);
    if (!s.source_of || !s.source_word || !via) return hs_nomem(err);
    hs_arena scratch;
    hs_arena_init(&scratch);
    s.scratch = &scratch;
    hs_code code = hs_scene_words(&s);
    if (code == HS_OK) code = hs_scene_names(&s);
    if (code == HS_OK) code = hs_scene_actors(&s);
    if (code == HS_OK) code = hs_judge_read(&s, attributions);
    for (size_t k = 0; k < attributions->n && code == HS_OK; k++) code = resolve_one(&s, &attributions->v[k], k);
    if (code == HS_OK) code = hs_called_people(&s);
    if (code == HS_OK) code = hs_channels(&s, attributions, via);
    if (code == HS_OK) code = hs_finish(&s, attributions, via, out);
    hs_arena_release(&scratch);
    hs_map_release(&s.by_name);
    return code;
}

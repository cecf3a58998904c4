/* Mentions by word, entities by name, and the relations found so far. */
#include <stdlib.h>
#include <string.h>

#include "relation/scan.h"

#define GUESSED 0.5 /* a confidence below it */

char hs_scan_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool hs_scan_is(const hs_scan *s, size_t w, const char *word)
{
    if (w >= s->n) return false;
    hs_str x = hs_word_str(s->t, w);
    for (size_t k = 0; k < x.n; k++)
        if (hs_scan_lower(x.p[k]) != word[k] || !word[k]) return false;
    return word[x.n] == '\0';
}

bool hs_among(const hs_scan *s, size_t w, const char *words)
{
    for (const char *p = words; w < s->n && *p; p += *p == ' ') {
        size_t n = strcspn(p, " "), k = 0;
        hs_str x = hs_word_str(s->t, w);
        while (k < n && x.n == n && hs_scan_lower(x.p[k]) == p[k]) k++;
        if (k == n && x.n == n) return true;
        p += n;
    }
    return false;
}

bool hs_scan_glued(const hs_scan *s, size_t w)
{
    return w + 1 < s->n && s->t->words[w].span.end == s->t->words[w + 1].span.start;
}

bool hs_scan_possessive(const hs_scan *s, size_t w)
{
    if (w == 0 || !(hs_scan_is(s, w, "'") || hs_scan_is(s, w, "’")) || !hs_scan_glued(s, w - 1)) return false;
    if (hs_scan_is(s, w + 1, "s") && hs_scan_glued(s, w)) return true;
    hs_str before = hs_word_str(s->t, w - 1);
    return before.n > 1 && before.p[before.n - 1] == 's' && !hs_scan_glued(s, w);
}

bool hs_scan_prep(const hs_scan *s, size_t w)
{
    return w < s->n && (s->bits[w] & HS_W_PREP) && s->at[w] < 0 && !(w > 0 && hs_scan_is(s, w - 1, "-"));
}

bool hs_scan_cap(const hs_scan *s, size_t w)
{
    return w < s->n && s->t->words[w].shape >= HS_SHAPE_CAPS;
}

hs_kind hs_kind_at(const hs_scan *s, size_t w)
{
    return w < s->n && s->at[w] >= 0 ? s->entities->v[s->noted[s->at[w]].entity].kind : HS_KINDS;
}

const char *hs_ends_in(const hs_scan *s, uint32_t entity, const char *const *words, size_t n)
{
    hs_str name = s->entities->v[entity].name;
    for (size_t k = 0; k < n; k++) {
        size_t m = strlen(words[k]);
        if (name.n < m || (name.n > m && name.p[name.n - m - 1] != ' ')) continue;
        size_t i = 0;
        while (i < m && hs_scan_lower(name.p[name.n - m + i]) == words[k][i]) i++;
        if (i == m) return words[k];
    }
    return NULL;
}

const char *hs_begins_in(const hs_scan *s, uint32_t entity, const char *const *words, size_t n)
{
    hs_str name = s->entities->v[entity].name;
    for (size_t k = 0; k < n; k++) {
        size_t m = strlen(words[k]);
        if (name.n < m || (name.n > m && name.p[m] != ' ')) continue;
        size_t i = 0;
        while (i < m && hs_scan_lower(name.p[i]) == words[k][i]) i++;
        if (i == m) return words[k];
    }
    return NULL;
}

size_t hs_sentence_end(const hs_scan *s, size_t w)
{
    return w < s->n ? s->t->sentences[s->t->words[w].sentence].end : s->n;
}

size_t hs_sentence_start(const hs_scan *s, size_t w)
{
    return w < s->n ? s->t->sentences[s->t->words[w].sentence].start : s->n;
}

static int by_start(const void *x, const void *y)
{
    const hs_noted *a = x, *b = y;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    if (a->end != b->end) return a->end > b->end ? -1 : 1;
    return a->entity < b->entity ? -1 : a->entity > b->entity;
}

hs_code hs_scan_mentions(hs_scan *s)
{
    size_t n = 0;
    for (size_t k = 0; k < s->entities->n; k++) n += s->entities->v[k].n_mentions;
    s->noted = HS_ARRAY(s->arena, hs_noted, n + 1);
    s->at = HS_ARRAY(s->arena, int32_t, s->n + HS_SLACK);
    s->any = HS_ARRAY(s->arena, int32_t, s->n + HS_SLACK);
    s->in_politics = HS_ARRAY(s->arena, bool, s->entities->n + 1);
    if (!s->noted || !s->at || !s->any || !s->in_politics) return hs_nomem(s->err);
    for (size_t k = 0; k < s->n + HS_SLACK; k++) s->at[k] = s->any[k] = -1;
    for (size_t k = 0; k < s->entities->n; k++) {
        const hs_entity *e = &s->entities->v[k];
        for (size_t m = 0; m < e->n_mentions; m++) {
            size_t start, end;
            if (!hs_words_of_span(s->t, e->mentions[m].span, &start, &end)) continue;
            s->noted[s->n_noted++] = (hs_noted){(uint32_t)start, (uint32_t)end, (uint32_t)k, e->mentions[m].form};
        }
    }
    qsort(s->noted, s->n_noted, sizeof *s->noted, by_start);
    for (size_t k = 0; k < s->n_noted; k++)
        if (s->noted[k].form == HS_NAME)
            for (size_t w = s->noted[k].start; w < s->noted[k].end; w++)
                if (s->at[w] < 0) s->at[w] = (int32_t)k;
    /* Long ones are passed over, so that nested mentions cost little. */
    for (size_t k = 0; k < s->n_noted; k++)
        for (size_t w = s->noted[k].start; w < s->noted[k].end && s->noted[k].end - s->noted[k].start <= HS_LONGEST_MENTION; w++)
            if (s->any[w] < 0 || s->noted[s->any[w]].end - s->noted[s->any[w]].start > s->noted[k].end - s->noted[k].start) s->any[w] = (int32_t)k;
    return HS_OK;
}

static hs_str lowered(hs_scan *s, const char *lead, hs_str name)
{
    hs_str key = hs_arena_printf(s->arena, "%s:%.*s", lead, HS_FMT(name));
    if (!key.p) return key;
    char *p = (char *)(uintptr_t)key.p;
    for (size_t k = 0; k < key.n; k++) p[k] = hs_scan_lower(p[k]);
    return key;
}

hs_code hs_named_entity(hs_scan *s, hs_kind kind, hs_str name, size_t start, size_t end, uint32_t *entity)
{
    bool added;
    hs_str key = lowered(s, hs_kind_names[kind], name);
    uint64_t *at = key.p ? hs_map_at(&s->named, key, &added) : NULL;
    if (!at) return hs_nomem(s->err);
    if (!*at) {
        HS_PUSH_SCOPE;
        hs_entity e = {.kind = kind, .confidence = 0.85, .name = hs_arena_str(s->arena, name), .id = hs_arena_printf(s->arena, "n%zu", s->entities->n + 1)};
        e.mentions = HS_NEW(s->arena, hs_mention);
        if (!e.name.p || !e.id.p || !e.mentions) return hs_nomem(s->err);
        if (end > start) e.mentions[e.n_mentions++] = (hs_mention){hs_words_span(s->t, start, end), HS_NOMINAL};
        if (!HS_PUSH(s->arena, s->entities->v, s->entities->n, s->cap_entities, e)) return hs_nomem(s->err);
        *at = s->entities->n;
    }
    *entity = (uint32_t)(*at - 1);
    return HS_OK;
}

/* The words and the place of a fact, in a relation. */
static hs_code show(hs_scan *s, hs_relation *r, const hs_fact *f)
{
    r->role = hs_arena_str(s->arena, hs_words_str(s->t, f->role, f->role_end));
    r->evidence = hs_words_span(s->t, f->evidence, f->evidence_end);
    r->quote = hs_arena_str(s->arena, hs_text_slice(s->t->text, r->evidence));
    return r->role.p && r->quote.p ? HS_OK : hs_nomem(s->err);
}

hs_code hs_state(hs_scan *s, const hs_fact *f)
{
    HS_PUSH_SCOPE;
    if (f->from == f->to) return HS_OK;
    hs_str key = hs_arena_printf(s->arena, "%d:%u:%u", (int)f->type, f->from, f->to);
    bool added;
    uint64_t *at = key.p ? hs_map_at(&s->seen, key, &added) : NULL;
    if (!at) return hs_nomem(s->err);
    if (!added) { /* what was only guessed is shown where it is stated */
        hs_relation *old = &s->out->v[*at - 1];
        if (old->confidence >= GUESSED || f->confidence < GUESSED) return HS_OK;
        old->confidence = f->confidence;
        return show(s, old, f);
    }
    *at = s->out->n + 1;
    hs_relation r = {.type = f->type, .from = f->from, .to = f->to, .former = f->former, .confidence = f->confidence};
    r.id = hs_arena_printf(s->arena, "r%zu", s->out->n + 1);
    if (!r.id.p) return hs_nomem(s->err);
    HS_TRY(show(s, &r, f));
    if (!HS_PUSH(s->arena, s->out->v, s->out->n, s->cap_out, r)) return hs_nomem(s->err);
    s->in_politics[f->from] |= f->type == HS_HOLDS_OFFICE || f->type == HS_CANDIDATE_FOR;
    return HS_OK;
}

/* "governor" of "governor of Ohio". */
static hs_str bare_office(hs_str name)
{
    static const char *const links[] = {" of ", " from "};
    for (size_t k = 0; k + 6 < name.n; k++)
        for (size_t l = 0; l < 2; l++)
            if (strncmp(name.p + k, links[l], strlen(links[l])) == 0 && strncmp(name.p, "secretary", 9) != 0 && strncmp(name.p, "director", 8) != 0) return (hs_str){name.p, k};
    return name;
}

hs_code hs_state_between(hs_scan *s, hs_relation_type type, int64_t from, int64_t to, size_t role, size_t role_end, bool former, double confidence)
{
    const hs_noted *a = &s->noted[from], *b = &s->noted[to];
    size_t start = a->start < b->start ? a->start : b->start, end = a->end > b->end ? a->end : b->end;
    hs_fact f = {.type = type, .from = a->entity, .to = b->entity, .role = role, .role_end = role_end, .former = former, .evidence = start, .evidence_end = end, .confidence = confidence};
    return hs_state(s, &f);
}

hs_code hs_state_office(hs_scan *s, const hs_fact *f)
{
    hs_str name = s->entities->v[f->to].name, bare = bare_office(name);
    hs_str key = hs_arena_printf(s->arena, "o%d:%u:%.*s", (int)f->type, f->from, HS_FMT(bare));
    bool added;
    uint64_t *at = key.p ? hs_map_at(&s->seen, key, &added) : NULL;
    if (!at) return hs_nomem(s->err);
    if (added) {
        *at = s->out->n + 1;
        return hs_state(s, f);
    }
    hs_relation *old = *at <= s->out->n ? &s->out->v[*at - 1] : NULL;
    if (name.n == bare.n || !old || old->from != f->from || old->type != f->type || old->to == f->to) return HS_OK;
    if (s->entities->v[old->to].name.n > bare.n) return hs_state(s, f); /* another place: another office */
    old->to = f->to;
    return show(s, old, f);
}

/* Parties and offices that the article names already are found by name. */
static hs_code index_entities(hs_scan *s)
{
    for (size_t k = 0; k < s->entities->n; k++) {
        const hs_entity *e = &s->entities->v[k];
        s->supreme_court |= hs_ends_in(s, (uint32_t)k, (const char *const[]){"supreme court"}, 1) != NULL;
        if (e->kind != HS_ORGANIZATION && e->kind != HS_OUTLET && e->kind != HS_OFFICE) continue;
        bool added;
        hs_str key = lowered(s, hs_kind_names[e->kind], e->name);
        uint64_t *at = key.p ? hs_map_at(&s->named, key, &added) : NULL;
        if (!at) return hs_nomem(s->err);
        if (added) *at = k + 1;
    }
    return HS_OK;
}

hs_code hs_relate(const hs_resolver *r, const hs_tokens *tokens, const float *vectors, hs_entities *entities, hs_relations *out, hs_arena *arena, hs_error *err)
{
    (void)vectors;
    hs_scan s = {.t = tokens, .arena = arena, .err = err, .n = tokens->n_words, .entities = entities, .cap_entities = entities->n, .out = out};
    *out = (hs_relations){0};
    hs_code code = hs_classify_words(r, tokens, &s.bits, arena, err);
    if (code == HS_OK) code = hs_scan_mentions(&s);
    if (code == HS_OK) code = hs_note_sex(&s);
    if (code == HS_OK) code = index_entities(&s);
    if (code == HS_OK) s.other_race = hs_words_of_other_race(&s), s.presidential = hs_words_of_race(&s);
    if (code == HS_OK) code = hs_places(&s);
    if (code == HS_OK) code = hs_definite(&s);
    if (code == HS_OK) code = hs_stated(&s);
    if (code == HS_OK) code = hs_work(&s);
    if (code == HS_OK) code = hs_race(&s);
    if (code == HS_OK) code = hs_nominee(&s);
    hs_map_release(&s.seen);
    hs_map_release(&s.named);
    return code;
}

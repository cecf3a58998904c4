/* The learned judge of sources: of what type a source is, and which mention around it it means. It is asked about
 * descriptions and pronouns, after the rules have given their answer; both are weighed:
 *
 *   score(actor) = log P(actor meant) + TYPE · log P(type of the actor) + what the rules' choice is worth
 *
 * P(actor meant) is a soft-max over the mentions around the source and "none of them" (Lee et al. 2017, without the
 * quadratic part), summed over an actor's mentions. Weights were chosen on articles kept out of training (docs/method.md). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "entity/entity.h"

enum { REACH = 250, MOST = 256, TYPES = HS_SOURCE_TYPES, MEANT = 0, CHANNEL = 1, SCORES = 2 }; /* words, candidates; scores of a pair */
static const double TYPE = 1.0, NEVER = 1e-6, DOUBT = 3, CHANNEL_LEAST = 0.05;

struct hs_judge {
    hs_dense hidden, out;
    hs_pairs *refer;
    size_t dims;
};

hs_judge *hs_judge_new(const hs_model *m, hs_error *err)
{
    hs_judge *j = calloc(1, sizeof *j);
    if (!j) {
        hs_nomem(err);
        return NULL;
    }
    j->dims = hs_model_dims(m);
    if (hs_dense_load(&j->hidden, m, "kind.hidden", 0, 4 * j->dims, err) == HS_OK && hs_dense_load(&j->out, m, "kind.out", TYPES, j->hidden.rows, err) == HS_OK)
        j->refer = hs_pairs_new(m, "refer", 2 * j->dims, SCORES, err);
    if (j->refer) return j;
    hs_judge_free(j);
    return NULL;
}

void hs_judge_free(hs_judge *j)
{
    if (!j) return;
    hs_pairs_free(j->refer);
    hs_dense_release(&j->hidden);
    hs_dense_release(&j->out);
    free(j);
}

/* An article as the judge sees it: one row a source span and one a name that has an actor. */
typedef struct span_row { uint32_t start, end, row; } span_row; /* end 0: none */

struct hs_judged {
    span_row *source;      /* attribution → its first source span */
    uint32_t *name_row;    /* name → row of `names` */
    double *types;         /* (sources, TYPES): log P of every type */
    float *first, *second; /* (sources, width): as the one who means somebody, as the one who is meant */
    float *names;          /* (names, width) */
};

/* Mean, first and last word of the span, and the mean of its cue: (4, dims). */
static void four_vectors(const hs_scene *s, const hs_attribution *a, size_t start, size_t end, float *x)
{
    size_t dims = s->r->judge->dims, cue = start, cue_end = end;
    if (a->cue.n && !hs_words_of_span(s->t, a->cue.v[0], &cue, &cue_end)) cue = start, cue_end = end;
    if (end - start > HS_LONGEST_SOURCE) end = start + HS_LONGEST_SOURCE;
    if (cue_end - cue > HS_LONGEST_SOURCE) cue_end = cue + HS_LONGEST_SOURCE;
    hs_span_mean(s->vectors, dims, start, end, x);
    memcpy(x + dims, s->vectors + start * dims, dims * sizeof *x);
    memcpy(x + 2 * dims, s->vectors + (end - 1) * dims, dims * sizeof *x);
    hs_span_mean(s->vectors, dims, cue, cue_end, x + 3 * dims);
}

/* The rows of all source spans at once; x (n, 4, dims). */
static hs_code read_sources(hs_scene *s, hs_judged *d, const float *x, size_t n)
{
    const hs_judge *j = s->r->judge;
    size_t dims = j->dims, h = j->hidden.rows, width = hs_pairs_width(j->refer);
    d->types = HS_ARRAY(s->arena, double, n * TYPES);
    d->first = HS_ARRAY(s->arena, float, n * width);
    d->second = HS_ARRAY(s->arena, float, n * width);
    float *hidden = HS_ARRAY(s->scratch, float, n * h), *y = HS_ARRAY(s->scratch, float, n * TYPES), *two = HS_ARRAY(s->scratch, float, n * 2 * dims), *one = HS_ARRAY(s->scratch, float, n * dims);
    if (!d->types || !d->first || !d->second || !hidden || !y || !two || !one) return hs_nomem(s->err);
    HS_TRY(hs_dense_apply(&j->hidden, x, n, hidden, s->err));
    hs_gelu(hidden, n * h);
    HS_TRY(hs_dense_apply(&j->out, hidden, n, y, s->err));
    for (size_t k = 0; k < n; k++) {
        const float *row = y + k * TYPES;
        double top = row[0], sum = 0;
        for (size_t t = 1; t < TYPES; t++) top = row[t] > top ? row[t] : top;
        for (size_t t = 0; t < TYPES; t++) sum += exp(row[t] - top);
        for (size_t t = 0; t < TYPES; t++) d->types[k * TYPES + t] = row[t] - top - log(sum);
        memcpy(two + 2 * k * dims, x + 4 * k * dims, dims * sizeof *x);
        memcpy(two + (2 * k + 1) * dims, x + (4 * k + 3) * dims, dims * sizeof *x);
        memcpy(one + k * dims, x + 4 * k * dims, dims * sizeof *x);
    }
    HS_TRY(hs_pairs_project(j->refer, false, two, n, d->first, s->scratch, s->err));
    return hs_pairs_project(j->refer, true, one, n, d->second, s->scratch, s->err);
}

static hs_code read_names(hs_scene *s, hs_judged *d)
{
    const hs_judge *j = s->r->judge;
    size_t n = 0;
    d->name_row = HS_ARRAY(s->arena, uint32_t, s->n_names + 1);
    float *x = HS_ARRAY(s->scratch, float, s->n_names * j->dims + 1);
    if (!d->name_row || !x) return hs_nomem(s->err);
    for (size_t k = 0; k < s->n_names; k++) {
        if (s->names[k].actor < 0) continue;
        hs_span_mean(s->vectors, j->dims, s->names[k].start, s->names[k].end, x + n * j->dims);
        d->name_row[k] = (uint32_t)n++;
    }
    d->names = HS_ARRAY(s->arena, float, n * hs_pairs_width(j->refer) + 1);
    if (!d->names) return hs_nomem(s->err);
    return n ? hs_pairs_project(j->refer, true, x, n, d->names, s->scratch, s->err) : HS_OK;
}

static hs_code read_article(hs_scene *s, const hs_attributions *attributions)
{
    hs_judged *d = HS_NEW(s->arena, hs_judged);
    if (!d) return hs_nomem(s->err);
    size_t n = 0, dims = s->r->judge->dims;
    d->source = HS_ARRAY(s->arena, span_row, attributions->n + 1);
    float *x = HS_ARRAY(s->scratch, float, attributions->n * 4 * dims + 1);
    if (!d->source || !x) return hs_nomem(s->err);
    for (size_t k = 0; k < attributions->n; k++) {
        const hs_attribution *a = &attributions->v[k];
        size_t start, end;
        if (!a->source.n || !hs_words_of_span(s->t, a->source.v[0], &start, &end) || end <= start) continue;
        four_vectors(s, a, start, end, x + n * 4 * dims);
        d->source[k] = (span_row){(uint32_t)start, (uint32_t)end, (uint32_t)n++};
    }
    if (n == 0) return HS_OK;
    HS_TRY(read_sources(s, d, x, n));
    HS_TRY(read_names(s, d));
    s->judged = d;
    return HS_OK;
}

hs_code hs_judge_read(hs_scene *s, const hs_attributions *attributions)
{
    if (!s->r->judge || !s->vectors) return HS_OK;
    hs_code code = read_article(s, attributions);
    hs_arena_clear(s->scratch);
    return code;
}

/* The mentions that a source may mean. */
typedef struct candidates {
    int32_t actor[MOST];
    const float *projected[MOST];
    int64_t distance[MOST];
    uint32_t start[MOST];
    size_t n;
} candidates;

static void add(candidates *c, span_row source, uint32_t start, uint32_t end, int32_t actor, const float *projected)
{
    if (c->n >= MOST || actor < 0 || (start < source.end && end > source.start)) return;
    int64_t d = (int64_t)start - (int64_t)source.start;
    if (d > REACH || d < -REACH) return;
    c->actor[c->n] = actor;
    c->projected[c->n] = projected;
    c->start[c->n] = start;
    c->distance[c->n++] = hs_words_between(source.start, source.end, start, end);
}

/* The sources before this one and the names around it. */
static void gather(const hs_scene *s, size_t attribution, candidates *c)
{
    const hs_judged *d = s->judged;
    span_row source = d->source[attribution];
    size_t width = hs_pairs_width(s->r->judge->refer);
    size_t from = source.start > REACH ? source.start - REACH : 0, to = s->n - source.start > REACH ? source.start + REACH + 1u : s->n;
    for (size_t k = attribution, steps = 0; k-- > 0 && steps < MOST / 4; steps++)
        if (d->source[k].end) add(c, source, d->source[k].start, d->source[k].end, s->source_of[k], d->second + d->source[k].row * width);
    for (size_t w = from; w < to; w++) {
        int32_t k = s->name_at[w];
        if (k >= 0 && s->names[k].start == w && s->names[k].actor >= 0) add(c, source, s->names[k].start, s->names[k].end, s->names[k].actor, d->names + d->name_row[k] * width);
    }
}

/* actor -1: a new one of this type; last: where it was mentioned last before the source */
typedef struct choice { int32_t actor; hs_source_type type; double score; uint32_t last; } choice;

/* The soft-max of one of the scores over the candidates and "none of them". */
static hs_code shares(hs_scene *s, const candidates *c, const float *first, size_t which, double *share, double *none)
{
    float *scores = HS_ARRAY(s->scratch, float, c->n * SCORES + 1);
    if (!scores) return hs_nomem(s->err);
    if (c->n) HS_TRY(hs_pairs_score(s->r->judge->refer, first, c->projected, c->distance, c->n, scores, s->scratch, s->err));
    double top = 0, sum = 0;
    for (size_t k = 0; k < c->n; k++) top = scores[k * SCORES + which] > top ? scores[k * SCORES + which] : top;
    for (size_t k = 0; k < c->n; k++) sum += share[k] = exp(scores[k * SCORES + which] - top);
    sum += *none = exp(-top);
    for (size_t k = 0; k < c->n; k++) share[k] /= sum;
    *none /= sum;
    return HS_OK;
}

/* The choices: every actor among the candidates with its share of the soft-max, then the new ones, then nobody. */
static hs_code weigh(hs_scene *s, const candidates *c, const float *first, const double *log_p, choice *v, size_t *n_out, double *unnamed)
{
    double *share = HS_ARRAY(s->scratch, double, c->n + 1), none;
    if (!share) return hs_nomem(s->err);
    HS_TRY(shares(s, c, first, MEANT, share, &none));
    size_t n = 0;
    for (size_t k = 0; k < c->n; k++) {
        size_t i = 0;
        while (i < n && v[i].actor != c->actor[k]) i++;
        if (i == n) v[n++] = (choice){.actor = c->actor[k], .type = hs_type_of(&s->actors[c->actor[k]])};
        if (c->distance[k] < 0 && c->start[k] > v[i].last) v[i].last = c->start[k];
        v[i].score += share[k];
    }
    for (size_t i = 0; i < n; i++) v[i].score = log(v[i].score + NEVER) + TYPE * log_p[v[i].type];
    double fresh = *unnamed = log(none + NEVER);
    for (hs_source_type t = HS_ANONYMOUS; t <= HS_DOCUMENT; t++) v[n++] = (choice){.actor = -1, .type = t, .score = fresh + TYPE * log_p[t]};
    v[n++] = (choice){.actor = -1, .type = HS_NO_SOURCE, .score = fresh + TYPE * log_p[HS_NO_SOURCE] - 1};
    *n_out = n;
    return HS_OK;
}

/* Platt scaling of the winner's share: what the judge is all but certain of is right in 94 of 100 cases (docs/method.md). */
static double calibrated(double share)
{
    double p = !(share > 0.001) ? 0.001 : share > 0.9999 ? 0.9999 : share; /* a model may give NaN */
    return 1 / (1 + exp(0.19 - 0.32 * log(p / (1 - p))));
}

/* What the rules' choice adds to its score: little where they only guessed. */
static double worth(int32_t rule, bool fresh, double sure)
{
    if (fresh) return 1;
    if (rule < 0) return 3;
    return sure <= 0.5 ? 0.5 : sure < 0.75 ? 3 : 8;
}

static bool means_several(const hs_scene *s, const hs_phrase *p)
{
    return p->form == HS_PHRASE_PRONOUN ? HS_ANY_OF(s, p->start, "they", "them", "their") : p->plural;
}

/* An unnamed source or a document is less likely meant where another noun that would do stands nearer ("A report … It"),
 * and where a description has another head ("the report" after "a motion"); a body, where its name speaks against it. */
static void doubt(const hs_scene *s, const hs_phrase *p, choice *v, size_t n)
{
    for (size_t k = 0; k < n && p->form == HS_PHRASE_NOMINAL; k++) {
        const hs_actor *a = v[k].actor >= 0 ? &s->actors[v[k].actor] : NULL;
        if (a && a->kind == HS_ORGANIZATION && a->last != s->key[p->head] && !hs_bears_its_kind(s, a, p)) v[k].score -= DOUBT;
    }
    static const hs_kind kinds[] = {HS_ANONYMOUS_SOURCE, HS_COLLECTIVE_SOURCE, HS_DOCUMENT_SOURCE};
    bool it = p->form == HS_PHRASE_PRONOUN && HS_ANY_OF(s, p->start, "it", "its");
    for (size_t t = 0; t < sizeof kinds / sizeof *kinds; t++) {
        hs_phrase noun;
        bool nearer = p->form == HS_PHRASE_PRONOUN && hs_noun_before(s, p->start, kinds[t], means_several(s, p), &noun);
        for (size_t k = 0; k < n; k++) {
            bool thing = it && kinds[t] == HS_DOCUMENT_SOURCE; /* a body too is less likely than a nearer document */
            if (v[k].actor < 0 || (s->actors[v[k].actor].kind != kinds[t] && !thing)) continue;
            const hs_actor *a = &s->actors[v[k].actor];
            bool other = p->form == HS_PHRASE_NOMINAL && kinds[t] == HS_DOCUMENT_SOURCE && (s->bits[p->head] & HS_W_DOCUMENT) && a->last != s->key[p->head] && !hs_actor_has_role(a, hs_role_of(s, p->head));
            if (other || (nearer && noun.end > v[k].last + (a->length ? a->length : 1))) v[k].score -= DOUBT;
        }
    }
}

/* A source that nobody named: a pronoun takes the description that it stands for. */
static hs_code new_source(hs_scene *s, const hs_phrase *p, hs_kind kind, int32_t *actor)
{
    hs_phrase noun;
    if (p->form != HS_PHRASE_PRONOUN || !hs_noun_before(s, p->start, kind, means_several(s, p), &noun)) return hs_describe_new(s, p, kind, actor);
    HS_TRY(hs_describe_new(s, &noun, kind, actor));
    return hs_mention_add(s, *actor, noun.start, noun.end, HS_NOMINAL);
}

static hs_code judge(hs_scene *s, const hs_phrase *p, const hs_place_in_text *where, int32_t *actor, double *sure)
{
    candidates *c = HS_NEW(s->scratch, candidates);
    choice *v = HS_ARRAY(s->scratch, choice, MOST + TYPES);
    if (!c || !v) return hs_nomem(s->err);
    uint32_t row = s->judged->source[where->attribution].row;
    const double *log_p = s->judged->types + row * TYPES;
    double unnamed = 0; /* log P that none of the candidates is meant */
    size_t n = 0;
    gather(s, where->attribution, c);
    HS_TRY(weigh(s, c, s->judged->first + row * hs_pairs_width(s->r->judge->refer), log_p, v, &n, &unnamed));

    /* what the rules say: a new actor (of its type), one already there, or nobody */
    int32_t rule = *actor;
    hs_source_type type = rule >= 0 ? hs_type_of(&s->actors[rule]) : HS_NO_SOURCE;
    bool fresh = rule >= 0 && s->actors[rule].count == 0 && type != HS_NAMED_PERSON;
    size_t at = 0;
    while (at < n && !(rule < 0 || fresh ? v[at].actor < 0 && v[at].type == type : v[at].actor == rule)) at++;
    if (at == n) v[n++] = (choice){.actor = rule, .type = type, .score = (fresh ? unnamed : log(NEVER)) + TYPE * log_p[type]};
    v[at].score += worth(rule, fresh, *sure);
    doubt(s, p, v, n);

    int8_t sex = hs_sex_asked(s, p);
    size_t best = at;
    double sum = 0;
    for (size_t k = 0; k < n; k++) {
        const hs_actor *a = v[k].actor >= 0 ? &s->actors[v[k].actor] : NULL;
        if (k != at && a && sex && (a->kind == HS_PERSON ? a->sex && a->sex != sex : a->kind != HS_ANONYMOUS_SOURCE)) continue;
        if (v[k].score > v[best].score) best = k;
    }
    for (size_t k = 0; k < n; k++) sum += exp(v[k].score - v[best].score);
    *sure = calibrated(1 / sum);
    if (best == at) return HS_OK;
    *actor = v[best].actor;
    if (*actor >= 0 || v[best].type == HS_NO_SOURCE) return HS_OK;
    static const hs_kind kinds[TYPES] = {[HS_ANONYMOUS] = HS_ANONYMOUS_SOURCE, [HS_COLLECTIVE] = HS_COLLECTIVE_SOURCE, [HS_DOCUMENT] = HS_DOCUMENT_SOURCE};
    if (!fresh) return new_source(s, p, kinds[v[best].type], actor);
    s->actors[rule].kind = kinds[v[best].type];
    *actor = rule;
    return HS_OK;
}

/* A description with a name in it that is what the rules took it for, or whose body: the name says more than the judge knows. */
static bool named(const hs_scene *s, const hs_phrase *p, int32_t actor)
{
    if (actor < 0 || hs_type_of(&s->actors[actor]) >= HS_ANONYMOUS) return false;
    if (s->actors[actor].owner || hs_word_is(s, p->head, "police")) return true; /* "her campaign" */
    if (hs_word_is(s, p->head, "authorities") && p->head > p->start) return true;
    for (size_t w = p->start; w < p->end; w++) {
        int32_t k = s->name_at[w], other = k < 0 ? -1 : s->names[k].actor;
        if (other == actor) return true;
    }
    return false;
}

hs_code hs_judge_source(hs_scene *s, const hs_phrase *p, const hs_place_in_text *where, int32_t *actor, double *sure)
{
    if (!s->judged || !s->judged->source[where->attribution].end || p->form == HS_PHRASE_NAME || named(s, p, *actor)) return HS_OK;
    hs_code code = judge(s, p, where, actor, sure);
    hs_arena_clear(s->scratch);
    return code;
}

/* Whether the attribution's outlet (of an actor) has a name near enough to be asked about, and its share among the outlets. */
static hs_code channel_share(hs_scene *s, size_t attribution, int32_t outlet, bool *asked, double *p)
{
    candidates *c = HS_NEW(s->scratch, candidates);
    double *share = HS_ARRAY(s->scratch, double, MOST), none;
    if (!c || !share) return hs_nomem(s->err);
    gather(s, attribution, c);
    size_t outlets = 0;
    for (size_t k = 0; k < c->n; k++) {
        if (s->actors[c->actor[k]].kind != HS_OUTLET) continue;
        c->actor[outlets] = c->actor[k], c->projected[outlets] = c->projected[k], c->distance[outlets++] = c->distance[k];
    }
    c->n = outlets;
    const float *first = s->judged->first + s->judged->source[attribution].row * hs_pairs_width(s->r->judge->refer);
    HS_TRY(shares(s, c, first, CHANNEL, share, &none));
    *p = 0;
    for (size_t k = 0; k < c->n; k++)
        if (c->actor[k] == outlet) *asked = true, *p += share[k];
    return HS_OK;
}

/* "emails first reported by the Courier": the source's own words name the outlet, and need no judge. */
static bool names_outlet(const hs_scene *s, span_row source, int32_t outlet)
{
    for (size_t w = source.start; w < source.end && w < source.start + HS_LONGEST_SOURCE; w++)
        if (s->name_at[w] >= 0 && s->names[s->name_at[w]].actor == outlet) return true;
    return false;
}

hs_code hs_judge_channel(hs_scene *s, size_t attribution, int32_t *outlet)
{
    if (!s->judged || !s->judged->source[attribution].end || *outlet < 0 || names_outlet(s, s->judged->source[attribution], *outlet)) return HS_OK;
    bool asked = false;
    double p;
    hs_code code = channel_share(s, attribution, *outlet, &asked, &p);
    if (code == HS_OK && asked && p < CHANNEL_LEAST) *outlet = -1;
    hs_arena_clear(s->scratch);
    return code;
}

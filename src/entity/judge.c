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

enum { REACH = 250, MOST = 256, TYPES = HS_SOURCE_TYPES };
static const double TYPE = 1.0, NEVER = 1e-6;

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
        j->refer = hs_pairs_new(m, "refer", 2 * j->dims, 1, err);
    if (j->refer) return j;
    hs_judge_free(j);
    return NULL;
}

void hs_judge_free(hs_judge *j)
{
    if (!j) return;
    hs_pairs_free(j->refer);
    free(j);
}

/* A mention that a source may mean. */
typedef struct candidates {
    int32_t actor[MOST];
    const float *projected[MOST];
    int64_t distance[MOST];
    size_t n;
} candidates;

static hs_code project(hs_scene *s, size_t start, size_t end, float **out)
{
    const hs_judge *j = s->r->judge;
    if (*out) return HS_OK;
    float *mean = HS_ARRAY(s->scratch, float, j->dims);
    *out = HS_ARRAY(s->arena, float, hs_pairs_width(j->refer));
    if (!mean || !*out) return hs_nomem(s->err);
    hs_span_mean(s->vectors, j->dims, start, end, mean);
    return hs_pairs_project(j->refer, true, mean, *out, s->err);
}

static hs_code add(hs_scene *s, candidates *c, const hs_phrase *p, uint32_t start, uint32_t end, int32_t actor, float **projected)
{
    if (c->n >= MOST || actor < 0 || (start < p->end && end > p->start)) return HS_OK;
    int64_t d = (int64_t)start - (int64_t)p->start;
    if (d > REACH || d < -REACH) return HS_OK;
    HS_TRY(project(s, start, end, projected));
    c->actor[c->n] = actor;
    c->projected[c->n] = *projected;
    c->distance[c->n++] = hs_words_between(p->start, p->end, start, end);
    return HS_OK;
}

/* The names around the source and the sources before it. */
static hs_code gather(hs_scene *s, const hs_phrase *p, size_t attribution, candidates *c)
{
    size_t from = p->start > REACH ? p->start - REACH : 0, to = s->n - p->start > REACH ? p->start + REACH + 1 : s->n;
    for (size_t k = attribution, steps = 0; k-- > 0 && steps < MOST / 4; steps++)
        if (s->asked[k].end) HS_TRY(add(s, c, p, s->asked[k].start, s->asked[k].end, s->source_of[k], &s->asked[k].projected));
    for (size_t w = from; w < to; w++) {
        int32_t k = s->name_at[w];
        if (k < 0 || s->names[k].start != w) continue;
        HS_TRY(add(s, c, p, s->names[k].start, s->names[k].end, s->names[k].actor, &s->projected[k]));
    }
    return HS_OK;
}

/* log P of every type: from the span's mean, its first and last word, and the cue's mean. */
static hs_code types(hs_scene *s, const hs_phrase *p, const float *means, double *log_p)
{
    const hs_judge *j = s->r->judge;
    size_t dims = j->dims;
    float *x = HS_ARRAY(s->scratch, float, 4 * dims), *hidden = HS_ARRAY(s->scratch, float, j->hidden.rows), y[TYPES];
    if (!x || !hidden) return hs_nomem(s->err);
    memcpy(x, means, dims * sizeof *x);
    memcpy(x + dims, s->vectors + p->start * dims, dims * sizeof *x);
    memcpy(x + 2 * dims, s->vectors + (p->end - 1) * dims, dims * sizeof *x);
    memcpy(x + 3 * dims, means + dims, dims * sizeof *x);
    HS_TRY(hs_dense_apply(&j->hidden, x, 1, hidden, s->err));
    hs_gelu(hidden, j->hidden.rows);
    HS_TRY(hs_dense_apply(&j->out, hidden, 1, y, s->err));
    double top = y[0], sum = 0;
    for (size_t k = 1; k < TYPES; k++) top = y[k] > top ? y[k] : top;
    for (size_t k = 0; k < TYPES; k++) sum += exp(y[k] - top);
    for (size_t k = 0; k < TYPES; k++) log_p[k] = y[k] - top - log(sum);
    return HS_OK;
}

typedef struct choice { int32_t actor; hs_source_type type; double score; } choice; /* actor -1: a new one of this type */

/* The choices: every actor among the candidates with its share of the soft-max, then the new ones, then nobody. */
static hs_code weigh(hs_scene *s, const candidates *c, const float *means, const double *log_p, choice *v, size_t *n_out, double *unnamed)
{
    const hs_judge *j = s->r->judge;
    float *first = HS_ARRAY(s->scratch, float, hs_pairs_width(j->refer)), *scores = HS_ARRAY(s->scratch, float, c->n + 1);
    if (!first || !scores) return hs_nomem(s->err);
    HS_TRY(hs_pairs_project(j->refer, false, means, first, s->err));
    if (c->n) HS_TRY(hs_pairs_score(j->refer, first, c->projected, c->distance, c->n, scores, s->scratch, s->err));
    double top = 0, sum = 0;
    for (size_t k = 0; k < c->n; k++) top = scores[k] > top ? scores[k] : top;
    for (size_t k = 0; k < c->n; k++) sum += exp(scores[k] - top);
    sum += exp(-top);
    size_t n = 0;
    for (size_t k = 0; k < c->n; k++) {
        size_t i = 0;
        while (i < n && v[i].actor != c->actor[k]) i++;
        if (i == n) v[n++] = (choice){c->actor[k], hs_type_of(&s->actors[c->actor[k]]), 0};
        v[i].score += exp(scores[k] - top) / sum;
    }
    for (size_t i = 0; i < n; i++) v[i].score = log(v[i].score + NEVER) + TYPE * log_p[v[i].type];
    double fresh = *unnamed = log(exp(-top) / sum + NEVER);
    for (hs_source_type t = HS_ANONYMOUS; t <= HS_DOCUMENT; t++) v[n++] = (choice){-1, t, fresh + TYPE * log_p[t]};
    v[n++] = (choice){-1, HS_NO_SOURCE, fresh + TYPE * log_p[HS_NO_SOURCE] - 1};
    *n_out = n;
    return HS_OK;
}

static int8_t sex_asked(const hs_scene *s, const hs_phrase *p)
{
    if (p->form != HS_PHRASE_PRONOUN) return 0;
    return hs_word_is(s, p->start, "he") || hs_word_is(s, p->start, "his") || hs_word_is(s, p->start, "him") ? 1 : hs_word_is(s, p->start, "she") || hs_word_is(s, p->start, "her") ? -1 : 0;
}

/* Platt scaling of the winner's share: what the judge is all but certain of is right in 94 of 100 cases (docs/method.md). */
static double calibrated(double share)
{
    double p = share < 0.001 ? 0.001 : share > 0.9999 ? 0.9999 : share;
    return 1 / (1 + exp(0.19 - 0.32 * log(p / (1 - p))));
}

/* What the rules' choice adds to its score: little where they only guessed. */
static double worth(int32_t rule, bool fresh, double sure)
{
    if (fresh) return 2;
    if (rule < 0) return 4;
    return sure <= 0.5 ? 1.2 : sure < 0.75 ? 4.6 : 8;
}

/* A source that nobody named: a pronoun takes the description that it stands for. */
static hs_code new_source(hs_scene *s, const hs_phrase *p, hs_kind kind, int32_t *actor)
{
    hs_phrase noun;
    bool plural = hs_word_is(s, p->start, "they") || hs_word_is(s, p->start, "them") || hs_word_is(s, p->start, "their");
    if (p->form != HS_PHRASE_PRONOUN || !hs_noun_before(s, p->start, kind, plural, &noun)) return hs_describe_new(s, p, kind, actor);
    HS_TRY(hs_describe_new(s, &noun, kind, actor));
    return hs_mention_add(s, *actor, noun.start, noun.end, HS_NOMINAL);
}

static hs_code judge(hs_scene *s, const hs_phrase *p, const hs_place_in_text *where, int32_t *actor, double *sure)
{
    size_t dims = s->r->judge->dims;
    candidates *c = HS_NEW(s->scratch, candidates);
    choice *v = HS_ARRAY(s->scratch, choice, MOST + TYPES);
    float *means = HS_ARRAY(s->scratch, float, 2 * dims); /* of the source, of the cue */
    if (!c || !v || !means) return hs_nomem(s->err);
    bool cue = where->cue_end > where->cue;
    hs_span_mean(s->vectors, dims, p->start, p->end, means);
    hs_span_mean(s->vectors, dims, cue ? where->cue : p->start, cue ? where->cue_end : p->end, means + dims);
    double log_p[TYPES], unnamed = 0; /* unnamed: log P that none of the candidates is meant */
    size_t n = 0;
    HS_TRY(gather(s, p, where->attribution, c));
    HS_TRY(types(s, p, means, log_p));
    HS_TRY(weigh(s, c, means, log_p, v, &n, &unnamed));

    /* what the rules say: a new actor (of its type), one already there, or nobody */
    int32_t rule = *actor;
    hs_source_type type = rule >= 0 ? hs_type_of(&s->actors[rule]) : HS_NO_SOURCE;
    bool fresh = rule >= 0 && s->actors[rule].count == 0 && type != HS_NAMED_PERSON;
    size_t at = 0;
    while (at < n && !(rule < 0 || fresh ? v[at].actor < 0 && v[at].type == type : v[at].actor == rule)) at++;
    if (at == n) v[n++] = (choice){rule, type, (fresh ? unnamed : log(NEVER)) + TYPE * log_p[type]};
    v[at].score += worth(rule, fresh, *sure);

    int8_t sex = sex_asked(s, p);
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

/* A description with a name in it that the rules took for somebody named: the name says more than the judge can know. */
static bool named(const hs_scene *s, const hs_phrase *p, int32_t actor)
{
    if (actor < 0 || hs_type_of(&s->actors[actor]) >= HS_ANONYMOUS) return false;
    for (size_t w = p->start; w < p->end; w++)
        if (s->name_at[w] >= 0 && s->names[s->name_at[w]].actor >= 0) return true;
    return false;
}

hs_code hs_judge_source(hs_scene *s, const hs_phrase *p, const hs_place_in_text *where, int32_t *actor, double *sure)
{
    if (!s->r->judge || !s->vectors || p->form == HS_PHRASE_NAME || named(s, p, *actor)) return HS_OK;
    hs_code code = judge(s, p, where, actor, sure);
    hs_arena_clear(s->scratch);
    return code;
}

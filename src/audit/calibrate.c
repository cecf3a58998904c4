/* Shares corrected for the program's own errors, from a sample that people have read.
 *
 * Prediction-powered inference (Angelopoulos, Bates, Fannjiang, Jordan & Zrnic, Science 382, 2023) for a ratio of means over
 * articles: the program's totals of the corpus, moved by the difference of truth and program in the sample,
 *     m(x) = λ · mean_N(x̂) + mean_n(x − λ x̂),   share = m(x) / m(w),
 * with λ tuned to the least variance (PPI++; Angelopoulos, Duchi & Zrnic 2023): where the program is no help, λ is 0 and what
 * is left is the sample alone. The variance is the delta method's, articles being the clusters; the interval is taken on the
 * logit scale with Student's t of the sample's size. The sample must be drawn from the corpus by chance. */
#include <math.h>

#include "audit/stats_int.h"
#include "base/json.h"

enum { LEAST = 10, LEAST_OF_A_GROUP = 20 }; /* reviewed articles */

/* What the program had said of a reviewed attribution, where a person changed it. */
typedef struct said { hs_source_type type; double quoted; bool second_hand; double confidence; /* the lower of the two */ } said;

static hs_source_type type_of_kind(hs_str kind, hs_source_type otherwise)
{
    static const struct { hs_kind kind; hs_source_type type; } types[] = {{HS_PERSON, HS_NAMED_PERSON}, {HS_OUTLET, HS_NAMED_ORGANIZATION}, {HS_ORGANIZATION, HS_NAMED_ORGANIZATION}, {HS_OFFICE, HS_NAMED_ORGANIZATION}, {HS_ANONYMOUS_SOURCE, HS_ANONYMOUS}, {HS_COLLECTIVE_SOURCE, HS_COLLECTIVE}, {HS_DOCUMENT_SOURCE, HS_DOCUMENT}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (hs_str_is(kind, hs_kind_names[types[i].kind])) return types[i].type;
    return otherwise;
}

/* An entity whose kind a person changed took its attributions' types along. */
static hs_source_type type_before(const hs_record *r, int64_t main, hs_source_type now)
{
    if (main < 0 || !r->entities.v[main].machine.n) return now;
    hs_json *m = hs_json_parse(r->entities.v[main].machine, "stats", NULL);
    hs_source_type type = type_of_kind(hs_json_str(hs_json_get(m, "kind")), now);
    hs_json_free(m);
    return type;
}

static said of_the_program(const hs_record *r, const hs_attribution *a, int64_t main, said truth)
{
    truth.type = type_before(r, main, truth.type);
    hs_json *m = a->machine.n ? hs_json_parse(a->machine, "stats", NULL) : NULL;
    const hs_json *type = hs_json_get(m, "source_type"), *quoted = hs_json_get(m, "quoted_words"), *via = hs_json_get(m, "via"), *source = hs_json_get(m, "source");
    for (int t = 0; t < HS_SOURCE_TYPES; t++)
        if (hs_json_is_string(type) && hs_str_is(hs_json_str(type), hs_source_type_names[t])) truth.type = (hs_source_type)t;
    truth.quoted = hs_json_num(quoted, truth.quoted);
    truth.confidence = fmin(hs_json_num(hs_json_get(m, "confidence"), a->confidence), hs_json_num(hs_json_get(m, "source_confidence"), a->source_confidence));
    if (via) truth.second_hand = hs_json_is_string(via);
    else if (source && a->via < 0) truth.second_hand = false; /* another source than the outlet that it is now */
    for (size_t e = 0; source && !via && e < r->entities.n && hs_json_first(source); e++)
        if (hs_str_eq(r->entities.v[e].id, hs_json_str(hs_json_first(source)))) truth.second_hand |= r->entities.v[e].kind == HS_OUTLET && !audit_is_publisher(r, r->entities.v[e].name);
    hs_json_free(m);
    return truth;
}

static void count(double to[3][2], said s)
{
    to[0][0] += s.type == HS_ANONYMOUS;
    to[0][1] += 1;
    to[1][0] += s.type == HS_ANONYMOUS ? s.quoted : 0;
    to[1][1] += s.quoted;
    to[2][0] += s.second_hand;
    to[2][1] += 1;
}

hs_code hs_stats_calibrate(hs_stats_builder *b, const hs_record *r, hs_error *err)
{
    stats_reviewed x = {0};
    uint32_t groups[STATS_AUTHORS + 1];
    size_t n;
    if (!r->reviewed) return hs_fail(err, HS_EFORMAT, "stats", "the record \"%.*s\" is not marked as reviewed: only articles that a person has read as a whole can correct the figures", r->id.n < 100 ? (int)r->id.n : 100, r->id.p ? r->id.p : "");
    for (size_t i = 0; i < r->attributions.n; i++) {
        const hs_attribution *a = &r->attributions.v[i];
        int64_t main = audit_main_source(r, a);
        said truth = {audit_source_type(a, main), a->quoted_words, audit_other_outlet(r, a, main) >= 0, 1};
        if (a->review != HS_REJECTED) count(x.truth, truth);
        said program = of_the_program(r, a, main, truth);
        if (a->review != HS_ADDED && program.confidence >= b->options.min_confidence) count(x.machine, program);
    }
    hs_arena_clear(&b->scratch);
    HS_TRY(stats_groups_of(b, r, groups, &n, false, err));
    for (size_t k = 0; k < n; k++) {
        if (!stats_room(&b->sample, b->n_sample, &b->sample_cap, sizeof *b->sample)) return hs_nomem(err);
        b->sample[b->n_sample].group = groups[k];
        b->sample[b->n_sample++].article = x;
    }
    return HS_OK;
}

/* ---- the corrected share ---- */

typedef struct fit { double n, tx, tw, mx, mw; } fit; /* means over the sample: truth and machine */

static double covariance(const hs_stats_builder *b, size_t group, int k, double r, double lambda, double *of_program, const fit *f)
{
    double both = 0, program = 0, rest = 0;
    for (size_t i = 0; i < b->n_sample; i++) {
        const stats_reviewed *x = &b->sample[i].article;
        if (b->sample[i].group != group) continue;
        double e = x->truth[k][0] - f->tx - r * (x->truth[k][1] - f->tw), h = x->machine[k][0] - f->mx - r * (x->machine[k][1] - f->mw);
        both += e * h;
        program += h * h;
        rest += (e - lambda * h) * (e - lambda * h);
    }
    *of_program = program / (f->n - 1);
    return lambda < 0 ? both / (f->n - 1) : rest / (f->n - 1);
}

static hs_corrected correct(const hs_stats_builder *b, size_t group, int k, const hs_moments *m)
{
    hs_corrected out = {NAN, {0, 0, false}};
    fit f = {0};
    for (size_t i = 0; i < b->n_sample; i++) {
        const stats_reviewed *x = &b->sample[i].article;
        if (b->sample[i].group != group) continue;
        f.n++;
        f.tx += x->truth[k][0], f.tw += x->truth[k][1], f.mx += x->machine[k][0], f.mw += x->machine[k][1];
    }
    if (f.n < (group ? LEAST_OF_A_GROUP : LEAST) || m->n < 2 || !(f.tw > 0)) return out;
    f.tx /= f.n, f.tw /= f.n, f.mx /= f.n, f.mw /= f.n;
    double r = f.tx / f.tw, lambda = 1, program, x = 0, w = 0;
    for (int again = 0; again < 3; again++) {
        double both = covariance(b, group, k, r, -1, &program, &f);
        lambda = program > 0 ? both / ((1 + f.n / m->n) * program) : 0;
        lambda = lambda < 0 ? 0 : lambda > 1 ? 1 : lambda;
        x = lambda * m->x / m->n + f.tx - lambda * f.mx;
        w = lambda * m->w / m->n + f.tw - lambda * f.mw;
        if (!(w > 0)) return out;
        r = x / w < 0 ? 0 : x / w > 1 ? 1 : x / w;
    }
    double rest = covariance(b, group, k, r, lambda, &program, &f), mean = (m->x - r * m->w) / m->n;
    double corpus = (m->xx - 2 * r * m->xw + r * r * m->ww) / m->n - mean * mean, sd = sqrt(lambda * lambda * corpus / m->n + rest / f.n) / w, t = hs_student(f.n - 1);
    out.share = r;
    if (!(r > 0 && r < 1 && sd > 0)) return out;
    double logit = log(r / (1 - r)), step = t * sd / (r * (1 - r));
    out.interval = (hs_interval){1 / (1 + exp(step - logit)), 1 / (1 + exp(-step - logit)), true};
    return out;
}

void stats_correct(const hs_stats_builder *b, size_t group, hs_stats *out)
{
    const hs_moments *m = b->groups[group].ratio;
    out->reviewed = 0;
    for (size_t i = 0; i < b->n_sample; i++) out->reviewed += b->sample[i].group == group;
    out->corrected_attributions = correct(b, group, 0, &m[RATIO_ATTRIBUTIONS]);
    out->corrected_words = correct(b, group, 1, &m[RATIO_WORDS]);
    out->corrected_second_hand = correct(b, group, 2, &m[RATIO_SECOND_HAND]);
}

/* The reviewed sample: what is true of each article and what the program had said of it. The shares are corrected in powered.c. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

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
    int t = hs_str_index(hs_json_str(type), hs_source_type_names, HS_SOURCE_TYPES);
    if (t >= 0) truth.type = (hs_source_type)t;
    truth.quoted = hs_json_num(quoted, truth.quoted);
    truth.confidence = fmin(hs_json_num(hs_json_get(m, "confidence"), a->confidence), hs_json_num(hs_json_get(m, "source_confidence"), a->source_confidence));
    if (via) truth.second_hand = hs_json_is_string(via);
    else if (source && a->via < 0) truth.second_hand = false; /* another source than the outlet that it is now */
    for (size_t e = 0; source && !via && e < r->entities.n && hs_json_first(source); e++)
        if (hs_str_eq(r->entities.v[e].id, hs_json_str(hs_json_first(source)))) truth.second_hand |= r->entities.v[e].kind == HS_OUTLET && !audit_is_publisher(r, r->entities.v[e].name);
    hs_json_free(m);
    return truth;
}

/* Part and whole of the three shares, of the truth or of what the program said. */
static void count(hs_read_article share[3], bool of_program, said s)
{
    const double add[3][2] = {{s.type == HS_ANONYMOUS, 1}, {s.type == HS_ANONYMOUS ? s.quoted : 0, s.quoted}, {s.second_hand, 1}};
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < 2; i++) (of_program ? share[k].machine : share[k].truth)[i] += add[k][i];
}

hs_code hs_stats_calibrate(hs_stats_builder *b, const hs_record *r, hs_error *err)
{
    hs_read_article share[3] = {0};
    uint32_t groups[STATS_AUTHORS + 1];
    size_t n;
    if (!r->reviewed) return hs_fail(err, HS_EFORMAT, "stats", "the record \"%.*s\" is not marked as reviewed: only articles that a person has read as a whole can correct the figures", r->id.n < 100 ? (int)r->id.n : 100, r->id.p ? r->id.p : "");
    for (size_t i = 0; i < r->attributions.n; i++) {
        const hs_attribution *a = &r->attributions.v[i];
        int64_t main = audit_main_source(r, a);
        said truth = {audit_source_type(a, main), a->quoted_words, audit_other_outlet(r, a, main) >= 0, 1};
        if (a->review != HS_REJECTED) count(share, false, truth);
        said program = of_the_program(r, a, main, truth);
        if (a->review != HS_ADDED && program.confidence >= b->options.min_confidence) count(share, true, program);
    }
    hs_arena_clear(&b->scratch);
    HS_TRY(stats_groups_of(b, r, groups, &n, false, err));
    for (size_t k = 0; k < n; k++) {
        if (!stats_room(&b->sample, b->n_sample, &b->sample_cap, sizeof *b->sample)) return hs_nomem(err);
        b->sample[b->n_sample].group = groups[k];
        memcpy(b->sample[b->n_sample++].share, share, sizeof share);
    }
    return HS_OK;
}

/* ---- the corrected shares ---- */

hs_code stats_correct(const hs_stats_builder *b, size_t group, hs_stats *out, hs_error *err)
{
    const stats_ratio ratio[] = {RATIO_ATTRIBUTIONS, RATIO_WORDS, RATIO_SECOND_HAND};
    hs_corrected *to[] = {&out->corrected_attributions, &out->corrected_words, &out->corrected_second_hand};
    hs_read_article *read = calloc(b->n_sample + 1, sizeof *read);
    if (!read) return hs_nomem(err);
    for (int k = 0; k < 3; k++) {
        size_t n = 0;
        for (size_t i = 0; i < b->n_sample; i++)
            if (b->sample[i].group == group) read[n++] = b->sample[i].share[k];
        *to[k] = (hs_corrected){NAN, {0, 0, false}};
        if (n >= (group ? LEAST_OF_A_GROUP : LEAST)) *to[k] = hs_powered(read, n, &b->groups[group].ratio[ratio[k]]);
        out->reviewed = n;
    }
    free(read);
    return HS_OK;
}

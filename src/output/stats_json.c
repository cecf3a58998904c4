/* The statistics for programs: one JSON object; groups are objects of the same form. */
#include <math.h>

#include "base/json.h"
#include "output/stats_int.h"

typedef struct counted { const char *key; const hs_share *share; } counted;

static void all_counted(const hs_stats *s, counted out[3])
{
    out[0] = (counted){"attributions", &s->attributions};
    out[1] = (counted){"sources", &s->sources};
    out[2] = (counted){"quoted_words", &s->quoted_words};
}

static bool put_interval(hs_json *j, const char *key, const hs_interval *i)
{
    if (!i->known) return hs_json_put_raw(j, key, HS_S("null"));
    hs_json *pair = hs_json_array();
    if (pair && hs_json_push_num(pair, i->low) && hs_json_push_num(pair, i->high)) return hs_json_put(j, key, pair);
    hs_json_free(pair);
    return false;
}

/* Puts a child whose own parts went in (`complete`), or frees it. */
static bool put_child(hs_json *j, const char *key, hs_json *child, bool complete)
{
    if (complete) return hs_json_put(j, key, child);
    hs_json_free(child);
    return false;
}

static bool put_json_share(hs_json *j, const counted *c)
{
    hs_json *one = hs_json_object(), *types = hs_json_object();
    bool ok = one && types && hs_json_put_num(one, "total", (double)c->share->total);
    for (int t = 0; t < HS_SOURCE_TYPES && ok; t++) ok = hs_json_put_num(types, hs_source_type_names[t], (double)c->share->count[t]);
    ok = one && put_child(one, "by_type", types, ok);
    if (!one) hs_json_free(types);
    ok = ok && hs_json_put_num(one, "anonymous_share", c->share->anonymous) && put_interval(one, "anonymous_95", &c->share->anonymous_95);
    return put_child(j, c->key, one, ok);
}

/* What a person has judged of the attributions, and what that leaves. */
static bool put_reviewed(hs_json *j, const hs_stats *s)
{
    const hs_share *r = &s->reviewed_attributions;
    hs_json *one = hs_json_object(), *types = hs_json_object();
    bool ok = one && types && hs_json_put_num(one, "total", (double)r->total) && hs_json_put_num(one, "share", stats_part(r->total, s->attributions.total)) && hs_json_put_num(one, "unreviewed", (double)(s->attributions.total - r->total)) &&
              hs_json_put_num(one, "rejected", (double)s->rejected);
    for (int t = 0; t < HS_SOURCE_TYPES && ok; t++) ok = hs_json_put_num(types, hs_source_type_names[t], (double)r->count[t]);
    if (one) ok = put_child(one, "by_type", types, ok);
    else hs_json_free(types);
    return put_child(j, "reviewed_attributions", one, ok) && hs_json_put_num(j, "articles_read", (double)s->articles_read);
}

static bool push_top(hs_json *list, const hs_top_source *t)
{
    hs_json *j = hs_json_object();
    bool ok = j && hs_json_put_str(j, "name", t->name) && hs_json_put_str(j, "kind", hs_cstr(hs_kind_names[t->kind])) && hs_json_put_num(j, "attributions", (double)t->attributions) &&
              hs_json_put_num(j, "articles", (double)t->articles);
    if (ok) return hs_json_push(list, j);
    hs_json_free(j);
    return false;
}

static bool push_child(hs_json *list, hs_json *child, bool complete)
{
    if (complete) return hs_json_push(list, child);
    hs_json_free(child);
    return false;
}

static bool put_modes(hs_json *j, const hs_stats *s)
{
    hs_json *modes = hs_json_object();
    bool ok = modes != NULL;
    for (int m = 0; m < 3 && ok; m++) ok = hs_json_put_num(modes, hs_mode_names[m], (double)s->mode[m]);
    return put_child(j, "modes", modes, ok);
}

static bool put_tops(hs_json *j, const hs_stats *s)
{
    hs_json *top = hs_json_array();
    bool ok = top != NULL;
    for (size_t i = 0; i < s->n_top && ok; i++) ok = push_top(top, &s->top[i]);
    return put_child(j, "top_sources", top, ok);
}

static bool put_rules(hs_json *j, const hs_stats *s)
{
    if (!s->audited) return hs_json_put_raw(j, "rules", HS_NONE);
    hs_json *rules = hs_json_object();
    bool ok = rules != NULL;
    for (int r = 0; r < HS_RULES && ok; r++) {
        if (hs_rules[r].severity == HS_FIGURE) continue;
        hs_json *one = hs_json_object();
        bool filled = one && hs_json_put_num(one, "articles", (double)s->rules[r].articles) && hs_json_put_num(one, "share_of_audited", stats_part(s->rules[r].articles, s->audited)) && put_interval(one, "share_95", &s->rules[r].articles_95) &&
                      hs_json_put_num(one, "findings", (double)s->rules[r].findings);
        ok = put_child(rules, hs_rules[r].name, one, filled);
    }
    return put_child(j, "rules", rules, ok);
}

static bool put_corrected_share(hs_json *j, const char *key, const hs_corrected *c)
{
    hs_json *one = hs_json_object();
    return put_child(j, key, one, one && hs_json_put_num(one, "share", c->share) && put_interval(one, "share_95", &c->interval));
}

/* null: no reviewed sample was given, or it is too small. */
static bool put_correction(hs_json *j, const hs_stats *s)
{
    if (!s->reviewed || isnan(s->corrected_attributions.share)) return hs_json_put_raw(j, "corrected", HS_NONE);
    hs_json *c = hs_json_object();
    bool ok = c && hs_json_put_str(c, "method", HS_S("prediction-powered inference")) && put_corrected_share(c, "anonymous_attributions", &s->corrected_attributions) && put_corrected_share(c, "anonymous_quoted_words", &s->corrected_words) &&
              put_corrected_share(c, "second_hand", &s->corrected_second_hand);
    return put_child(j, "corrected", c, ok);
}

static bool put_rates(hs_json *j, const hs_stats *s)
{
    hs_json *hill = hs_json_array(), *per = hs_json_object();
    bool filled = hill && hs_json_push_num(hill, s->hill[0]) && (isnan(s->hill[1]) || (hs_json_push_num(hill, s->hill[1]) && hs_json_push_num(hill, s->hill[2])));
    bool rates = per && hs_json_put_num(per, "attributions", stats_part(1000 * s->attributions.total, s->words)) && hs_json_put_num(per, "anonymous", stats_part(1000 * s->attributions.count[HS_ANONYMOUS], s->words)) &&
                 hs_json_put_num(per, "quoted_words", stats_part(1000 * s->quoted_words.total, s->words));
    bool ok = put_child(j, "per_1000_words", per, rates);
    ok = put_child(j, "effective_sources", hill, filled) && ok;
    return ok && hs_json_put_num(j, "most_used_share", s->largest_share);
}

static bool put_figures(hs_json *j, const hs_stats *s)
{
    counted c[3];
    all_counted(s, c);
    bool ok = hs_json_put_num(j, "articles", (double)s->articles) && hs_json_put_num(j, "words", (double)s->words) && hs_json_put_num(j, "below_confidence", (double)s->below_confidence);
    for (int k = 0; k < 3; k++) ok = ok && put_json_share(j, &c[k]);
    ok = ok && put_reviewed(j, s) && put_modes(j, s) && hs_json_put_num(j, "second_hand", (double)s->second_hand) && hs_json_put_num(j, "second_hand_share", s->second_hand_share) && put_interval(j, "second_hand_95", &s->second_hand_95);
    ok = ok && hs_json_put_num(j, "articles_unnamed", (double)s->articles_unnamed) && hs_json_put_num(j, "articles_unnamed_share", stats_part(s->articles_unnamed, s->articles)) && put_interval(j, "articles_unnamed_95", &s->articles_unnamed_95);
    ok = ok && hs_json_put_num(j, "by_officials", (double)s->by_officials) && hs_json_put_num(j, "by_spokespeople", (double)s->by_spokespeople) && hs_json_put_num(j, "officials_share", s->officials_share) && put_interval(j, "officials_95", &s->officials_95);
    return ok && put_rates(j, s) && hs_json_put_num(j, "audited", (double)s->audited) && put_rules(j, s) && hs_json_put_num(j, "reviewed", (double)s->reviewed) && put_correction(j, s) && put_tops(j, s);
}

/* ---- of all articles only ---- */

static bool put_wording(hs_json *j, const hs_stats *s)
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; i < s->n_wording && ok; i++) {
        hs_json *o = hs_json_object();
        ok = push_child(list, o, o && hs_json_put_str(o, "words", s->wording[i].words) && hs_json_put_num(o, "sources", (double)s->wording[i].sources));
    }
    return put_child(j, "described_as", list, ok);
}

static bool put_pillars(hs_json *j, const hs_stats *s)
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; i < s->n_pillars && ok; i++) {
        const hs_pillar *p = &s->pillars[i];
        hs_json *o = hs_json_object();
        ok = push_child(list, o, o && hs_json_put_str(o, "name", p->name) && hs_json_put_str(o, "kind", hs_cstr(hs_kind_names[p->kind])) && hs_json_put_num(o, "others", (double)p->others) && hs_json_put_num(o, "own", (double)p->own) &&
                                 hs_json_put_num(o, "share", stats_part(p->others, s->standing)));
    }
    return put_child(j, "depend_on", list, ok);
}

static bool put_reliance(hs_json *j, const hs_stats *s)
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; i < s->n_reliance && ok; i++) {
        const hs_reliance *r = &s->reliance[i];
        hs_json *o = hs_json_object();
        ok = push_child(list, o, o && hs_json_put_str(o, "outlet", r->outlet) && hs_json_put_str(o, "on", r->on) && hs_json_put_num(o, "attributions", (double)r->attributions) && hs_json_put_num(o, "share", stats_part(r->attributions, r->of)));
    }
    return put_child(j, "outlets_rely_on", list, ok);
}

static bool put_circles(hs_json *j, const hs_stats *s)
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; i < s->n_circles && ok; i++) {
        hs_json *one = hs_json_array();
        bool filled = one != NULL;
        for (size_t k = 0; k < s->circles[i].n && filled; k++) filled = hs_json_push_str(one, s->circles[i].outlets[k]);
        ok = push_child(list, one, filled);
    }
    return put_child(j, "circular_reporting", list, ok);
}

static bool put_copies(hs_json *j, const hs_stats_more *more)
{
    size_t n;
    const hs_duplicate *d = hs_stats_duplicates(more->builder, &n);
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t i = 0; i < n && ok; i++) {
        hs_json *o = hs_json_object();
        ok = push_child(list, o, o && hs_json_put_str(o, "id", d[i].id) && hs_json_put_str(o, "of", d[i].of));
    }
    return put_child(j, "near_duplicates", list, ok);
}

static bool put_keys(hs_json *j, const char *key, const hs_str *v, size_t n)
{
    hs_json *list = hs_json_array();
    bool ok = list != NULL;
    for (size_t k = 0; k < n && ok; k++) ok = hs_json_push_str(list, v[k]);
    return put_child(j, key, list, ok);
}

static bool put_comparison(hs_json *j, const hs_stats_more *more)
{
    hs_compared c[HS_COMPARED];
    hs_json *list = hs_json_array();
    const hs_str names[] = {more->a->values[0], more->b->values[0]};
    bool ok = list != NULL;
    hs_stats_compare(more->a, more->b, c);
    for (int k = 0; k < HS_COMPARED && ok; k++) {
        hs_json *o = hs_json_object();
        bool told = c[k].difference.known && (c[k].difference.low > 0 || c[k].difference.high < 0);
        ok = push_child(list, o, o && hs_json_put_str(o, "figure", hs_cstr(c[k].name)) && hs_json_put_num(o, "a", c[k].a) && hs_json_put_num(o, "b", c[k].b) && hs_json_put_num(o, "difference", c[k].a - c[k].b) && put_interval(o, "difference_95", &c[k].difference) &&
                                 hs_json_put_bool(o, "can_tell", told));
    }
    ok = put_keys(j, "compared", names, 2) && ok;
    return put_child(j, "differences", list, ok);
}

/* Groups are written one by one: there may be many. */
static hs_code put_groups(hs_out *o, const hs_stats_more *more)
{
    hs_buf_cstr(&o->buf, ",\"groups\":[");
    for (size_t i = 0; i < hs_stats_groups(more->builder); i++) {
        hs_stats g;
        HS_TRY(hs_stats_group(more->builder, i, &g, o->err));
        hs_json *j = hs_json_object();
        if (i) hs_buf_char(&o->buf, ',');
        hs_code code = j && put_keys(j, "values", g.values, more->n_by) && put_figures(j, &g) ? hs_json_print(j, &o->buf, o->err) : hs_nomem(o->err);
        hs_json_free(j);
        HS_TRY(code);
        HS_TRY(hs_out_step(o));
    }
    hs_buf_char(&o->buf, ']');
    return HS_OK;
}

hs_code stats_json(hs_out *o, const hs_stats *s, const hs_stats_more *more)
{
    hs_json *j = hs_json_object();
    bool ok = j && hs_json_put_str(j, "schema", HS_S("hearsay.stats/1")) && put_figures(j, s) && put_wording(j, s) && put_pillars(j, s) && put_reliance(j, s) && put_circles(j, s);
    if (ok && more) ok = put_copies(j, more);
    if (ok && more && more->a) ok = put_comparison(j, more);
    if (ok && more && more->n_by) ok = put_keys(j, "by", more->by, more->n_by);
    hs_code code = ok ? hs_json_print(j, &o->buf, o->err) : hs_nomem(o->err);
    hs_json_free(j);
    HS_TRY(code);
    if (more && more->n_by && o->buf.n) {
        o->buf.n--; /* the closing brace: groups go in before it */
        HS_TRY(put_groups(o, more));
        hs_buf_char(&o->buf, '}');
    }
    hs_buf_char(&o->buf, '\n');
    return HS_OK;
}


/* The statistics for people: a page of all articles, then a line a group. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "output/stats_int.h"

typedef struct counted { const char *name; const hs_share *share; } counted;

/* The three things that are counted by source type. */
static void all_counted(const hs_stats *s, counted out[3])
{
    out[0] = (counted){"attributions", &s->attributions};
    out[1] = (counted){"distinct sources", &s->sources};
    out[2] = (counted){"quoted words", &s->quoted_words};
}

/* Appends text right-aligned in so many columns. */
static void put_right(hs_buf *out, hs_str s, size_t width)
{
    hs_cell_put(out, s, width, true, true);
}

/* What a cell could not hold for want of memory is lost to the page as well. */
static void end_cell(hs_buf *out, hs_buf *cell)
{
    if (cell->failed) out->failed = true;
    hs_buf_release(cell);
}

static void put_count_and_share(hs_buf *out, uint64_t part, uint64_t whole)
{
    hs_buf cell = {0};
    hs_buf_printf(&cell, "%" PRIu64, part);
    put_right(out, hs_buf_view(&cell), 11);
    end_cell(out, &cell);
    hs_buf_init(&cell);
    hs_put_percent(&cell, stats_part(part, whole));
    put_right(out, hs_buf_view(&cell), 9);
    end_cell(out, &cell);
}

static void put_name(hs_buf *out, const char *name, size_t width)
{
    hs_cell_put(out, hs_cstr(name), width, true, false);
}

static void put_types(hs_buf *b, const hs_stats *s)
{
    counted c[3];
    all_counted(s, c);
    put_name(b, "", 20);
    for (int k = 0; k < 3; k++) put_right(b, hs_cstr(c[k].name), 20);
    hs_buf_char(b, '\n');
    for (int t = 0; t < HS_SOURCE_TYPES; t++) {
        put_name(b, stats_plain_type[t], 20);
        for (int k = 0; k < 3; k++) put_count_and_share(b, c[k].share->count[t], c[k].share->total);
        hs_buf_char(b, '\n');
    }
    put_name(b, "all", 20);
    for (int k = 0; k < 3; k++) {
        hs_buf cell = {0};
        hs_buf_printf(&cell, "%" PRIu64, c[k].share->total);
        put_right(b, hs_buf_view(&cell), 11);
        put_name(b, "", k < 2 ? 9 : 0);
        end_cell(b, &cell);
    }
    hs_buf_char(b, '\n');
}

/* "12.5 %  (8.0 % to 17.9 %)". */
static void put_share(hs_buf *b, const char *name, double share, const hs_interval *i)
{
    hs_buf cell = {0};
    hs_buf_cstr(b, "  ");
    put_name(b, name, 25);
    hs_put_percent(&cell, share);
    put_right(b, hs_buf_view(&cell), 8);
    end_cell(b, &cell);
    if (i->known) {
        hs_buf_cstr(b, "   (");
        hs_put_percent(b, i->low);
        hs_buf_cstr(b, " to ");
        hs_put_percent(b, i->high);
        hs_buf_char(b, ')');
    }
    hs_buf_char(b, '\n');
}

static void put_shares(hs_buf *b, const hs_stats *s)
{
    counted c[3];
    all_counted(s, c);
    hs_buf_cstr(b, "\nAnonymous share of\n");
    for (int k = 0; k < 3; k++) put_share(b, c[k].name, c[k].share->anonymous, &c[k].share->anonymous_95);
    put_share(b, "articles (one or more)", stats_part(s->articles_unnamed, s->articles), &s->articles_unnamed_95);
    hs_buf_cstr(b, "Second-hand share of\n");
    put_share(b, "attributions", s->second_hand_share, &s->second_hand_95);
    hs_buf_cstr(b, "Officials' and spokespeople's share of\n");
    put_share(b, "sourced attributions", s->officials_share, &s->officials_95);
    hs_buf_cstr(b, s->articles < 5 ? "Fewer than five articles have no interval.\n" : "In brackets: 95 % intervals, articles taken as wholes.\n");
}

/* Which of them a person has judged. */
static void put_reviewed(hs_buf *b, const hs_stats *s)
{
    const uint64_t reviewed = s->reviewed_attributions.total, unnamed = s->attributions.count[HS_ANONYMOUS];
    if (!reviewed && !s->rejected && !s->articles_read) {
        hs_buf_cstr(b, "\nReviewed by a person: none\n");
        return;
    }
    hs_buf_printf(b, "\nReviewed by a person: %" PRIu64 " of %" PRIu64 " attributions (", reviewed, s->attributions.total);
    hs_put_percent(b, stats_part(reviewed, s->attributions.total));
    hs_buf_printf(b, "), %" PRIu64 " of %" PRIu64 " to unnamed sources; %" PRIu64 " more were rejected\n", s->reviewed_attributions.count[HS_ANONYMOUS], unnamed, s->rejected);
    hs_buf_printf(b, "Articles read as a whole: %" PRIu64 " of %" PRIu64 "\n", s->articles_read, s->articles);
}

static void put_number(hs_buf *b, const char *before, double v, const char *after)
{
    if (isnan(v)) hs_buf_printf(b, "%s-%s", before, after);
    else {
        uint64_t tenths = (uint64_t)llround(v * 10);
        hs_buf_printf(b, "%s%" PRIu64 ".%" PRIu64 "%s", before, tenths / 10, tenths % 10, after);
    }
}

static void put_rates(hs_buf *b, const hs_stats *s)
{
    put_number(b, "\nPer 1,000 words: ", stats_part(1000 * s->attributions.total, s->words), " attributions");
    put_number(b, ", ", stats_part(1000 * s->attributions.count[HS_ANONYMOUS], s->words), " of them to unnamed sources");
    put_number(b, ", ", stats_part(1000 * s->quoted_words.total, s->words), " quoted words\n");
    put_number(b, "The sources weigh as much as ", s->hill[1], " that speak equally often");
    put_number(b, " (counting the frequent ones: ", s->hill[2], ")\n");
    hs_buf_cstr(b, "The most used source has ");
    hs_put_percent(b, s->largest_share);
    hs_buf_char(b, '\n');
}

static void put_top(hs_buf *b, const hs_stats *s)
{
    if (!s->n_top) return;
    hs_buf_cstr(b, "\n");
    put_name(b, "Most used sources", 48);
    put_name(b, "kind", 14);
    hs_buf_cstr(b, "attributions   articles\n");
    for (size_t i = 0; i < s->n_top; i++) {
        const hs_top_source *t = &s->top[i];
        hs_buf name = {0};
        hs_cell_clean(&name, t->name);
        hs_cell_put(b, hs_buf_view(&name), 46, true, false);
        hs_buf_cstr(b, "  ");
        put_name(b, hs_kind_names[t->kind], 14);
        hs_buf_printf(b, "%12" PRIu64 "%11" PRIu64 "\n", t->attributions, t->articles);
        end_cell(b, &name);
    }
}

/* ---- rules, correction, wording, dependence ------------------------------------------------------------------ */

static void put_rule_rates(hs_buf *b, const hs_stats *s)
{
    if (!s->audited) {
        hs_buf_cstr(b, "\nNo record was audited: how often the rules find something is not known (hearsay audit does).\n");
        return;
    }
    hs_buf_printf(b, "\nRules, in %" PRIu64 " audited %s", s->audited, s->audited == 1 ? "article" : "articles");
    hs_buf_cstr(b, s->audited < s->articles ? " (the others were not audited)\n" : "\n");
    for (int r = 0; r < HS_RULES; r++) {
        if (hs_rules[r].severity == HS_FIGURE) continue;
        put_share(b, hs_rules[r].name, stats_part(s->rules[r].articles, s->audited), &s->rules[r].articles_95);
    }
    uint64_t given = s->rules[HS_REASON_GIVEN].findings, all = given + s->rules[HS_NO_REASON_GIVEN].findings;
    if (all) hs_buf_printf(b, "  A reason for not naming is given for %" PRIu64 " of %" PRIu64 " unnamed sources.\n", given, all);
}

static void put_corrected(hs_buf *b, const hs_stats *s)
{
    if (!s->reviewed) {
        hs_buf_cstr(b, "\nNot corrected for the program's own errors: no reviewed sample was given (--calibration).\n"
                       "The intervals say how far other articles would differ, not what was missed or wrongly found.\n");
        return;
    }
    hs_buf_printf(b, "\nCorrected by %" PRIu64 " reviewed %s\n", s->reviewed, s->reviewed == 1 ? "article" : "articles");
    if (isnan(s->corrected_attributions.share)) {
        hs_buf_cstr(b, "  Too few: ten are needed.\n");
        return;
    }
    put_share(b, "anonymous attributions", s->corrected_attributions.share, &s->corrected_attributions.interval);
    put_share(b, "anonymous words", s->corrected_words.share, &s->corrected_words.interval);
    put_share(b, "second-hand", s->corrected_second_hand.share, &s->corrected_second_hand.interval);
}

static void put_wording(hs_buf *b, const hs_stats *s)
{
    if (!s->n_wording) return;
    hs_buf_cstr(b, "\nHow unnamed sources are described\n");
    for (size_t i = 0; i < s->n_wording; i++) {
        hs_buf words = {0};
        hs_cell_clean(&words, s->wording[i].words);
        hs_buf_cstr(b, "  ");
        hs_cell_put(b, hs_buf_view(&words), 60, true, false);
        hs_buf_printf(b, "%10" PRIu64 "\n", s->wording[i].sources);
        end_cell(b, &words);
    }
}

static void put_clean_name(hs_buf *b, hs_str s, size_t width)
{
    hs_buf name = {0};
    hs_cell_clean(&name, s);
    hs_cell_put(b, hs_buf_view(&name), width, width > 0, false);
    end_cell(b, &name);
}

static void put_network(hs_buf *b, const hs_stats *s)
{
    if (s->n_pillars) hs_buf_printf(b, "\nStatements by others that reach the articles only through (of %" PRIu64 ")\n", s->standing);
    for (size_t i = 0; i < s->n_pillars; i++) {
        hs_buf_cstr(b, "  ");
        put_clean_name(b, s->pillars[i].name, 44);
        put_count_and_share(b, s->pillars[i].others, s->standing);
        hs_buf_char(b, '\n');
    }
    if (s->n_reliance) hs_buf_cstr(b, "\nOutlets that rely on others (sourced attributions)\n");
    for (size_t i = 0; i < s->n_reliance; i++) {
        hs_buf_cstr(b, "  ");
        put_clean_name(b, s->reliance[i].outlet, 28);
        hs_buf_cstr(b, " on ");
        put_clean_name(b, s->reliance[i].on, 28);
        put_count_and_share(b, s->reliance[i].attributions, s->reliance[i].of);
        hs_buf_char(b, '\n');
    }
    if (s->n_circles) hs_buf_cstr(b, "\nCircles: each cites the next, the last the first\n");
    for (size_t i = 0; i < s->n_circles; i++) {
        hs_buf_cstr(b, "  ");
        for (size_t k = 0; k < s->circles[i].n; k++) {
            if (k) hs_buf_cstr(b, " → ");
            put_clean_name(b, s->circles[i].outlets[k], 0);
        }
        hs_buf_char(b, '\n');
    }
}

/* ---- groups and comparison -------------------------------------------------------------------------------------- */

/* "12.5 (8.0–17.9)". */
static void put_short_share(hs_buf *b, double share, const hs_interval *i)
{
    hs_buf cell = {0};
    hs_put_percent(&cell, share);
    if (cell.n > 2) cell.n -= 2;
    if (i->known) {
        hs_buf_cstr(&cell, " (");
        hs_put_percent(&cell, i->low);
        if (cell.n > 2) cell.n -= 2;
        hs_buf_cstr(&cell, "–");
        hs_put_percent(&cell, i->high);
        if (cell.n > 2) cell.n -= 2;
        hs_buf_char(&cell, ')');
    }
    hs_cell_put(b, cell.p ? hs_buf_view(&cell) : HS_S(""), 20, true, true);
    end_cell(b, &cell);
}

static void put_label(hs_buf *b, const hs_str *values, size_t n)
{
    hs_buf label = {0};
    for (size_t k = 0; k < n; k++) {
        if (k) hs_buf_cstr(&label, " · ");
        hs_cell_clean(&label, values[k].n ? values[k] : HS_S("(not known)"));
    }
    hs_cell_put(b, label.p ? hs_buf_view(&label) : HS_S(""), 25, true, false);
    end_cell(b, &label);
}

/* The other figures of a group stand in the csv and json forms. */
static hs_code put_groups(hs_out *o, const hs_stats_more *more)
{
    hs_buf *b = &o->buf;
    hs_buf_printf(b, "\n%58s%20s%20s\n", "% unnamed of", "", "");
    put_label(b, more->by, more->n_by);
    hs_buf_printf(b, "%9s%20s%20s%20s\n", "articles", "attributions", "sources", "articles");
    for (size_t i = 0; i < hs_stats_groups(more->builder); i++) {
        hs_stats g;
        HS_TRY(hs_stats_group(more->builder, i, &g, o->err));
        put_label(b, g.values, more->n_by);
        hs_buf_printf(b, "%9" PRIu64, g.articles);
        put_short_share(b, g.attributions.anonymous, &g.attributions.anonymous_95);
        put_short_share(b, g.sources.anonymous, &g.sources.anonymous_95);
        put_short_share(b, stats_part(g.articles_unnamed, g.articles), &g.articles_unnamed_95);
        hs_buf_char(b, '\n');
        if (!isnan(g.corrected_attributions.share)) {
            hs_buf_printf(b, "  corrected by %" PRIu64 " reviewed articles", g.reviewed);
            put_short_share(b, g.corrected_attributions.share, &g.corrected_attributions.interval);
            hs_buf_char(b, '\n');
        }
        HS_TRY(hs_out_step(o));
    }
    return HS_OK;
}

/* "+3.1 points". */
static void put_points(hs_buf *b, double v)
{
    hs_buf_cstr(b, v < 0 ? "−" : "+");
    put_number(b, "", fabs(v) * 100, "");
}

static void put_comparison(hs_buf *b, const hs_stats_more *more)
{
    hs_compared c[HS_COMPARED];
    hs_stats_compare(more->a, more->b, c);
    hs_buf_cstr(b, "\nCompared: ");
    put_clean_name(b, more->a->values[0], 0);
    hs_buf_printf(b, " (%" PRIu64 " articles) with ", more->a->articles);
    put_clean_name(b, more->b->values[0], 0);
    hs_buf_printf(b, " (%" PRIu64 ")\n", more->b->articles);
    for (int k = 0; k < HS_COMPARED; k++) {
        hs_buf_cstr(b, "  ");
        put_name(b, c[k].name, 38);
        hs_put_percent(b, c[k].a);
        hs_buf_cstr(b, " and ");
        hs_put_percent(b, c[k].b);
        if (!c[k].difference.known) hs_buf_cstr(b, ": these articles cannot tell (too few, or the same in all)\n");
        else {
            hs_buf_cstr(b, ": ");
            put_points(b, c[k].a - c[k].b);
            hs_buf_cstr(b, " points (");
            put_points(b, c[k].difference.low);
            hs_buf_cstr(b, " to ");
            put_points(b, c[k].difference.high);
            hs_buf_cstr(b, c[k].difference.low <= 0 && c[k].difference.high >= 0 ? "): these articles cannot tell\n" : ")\n");
        }
    }
}

static void put_copies(hs_buf *b, const hs_stats *s, const hs_stats_more *more)
{
    enum { SHOWN = 20 };
    size_t n;
    const hs_duplicate *d = hs_stats_duplicates(more->builder, &n);
    if (!n) return;
    hs_buf_printf(b, "\n%" PRIu64 " near-%s left out, the first of each counted (--keep-duplicates counts all)\n", s->duplicates, n == 1 ? "duplicate" : "duplicates");
    for (size_t i = 0; i < n && i < SHOWN; i++) {
        hs_buf_cstr(b, "  ");
        put_clean_name(b, d[i].id, 0);
        hs_buf_cstr(b, " copies ");
        put_clean_name(b, d[i].of, 0);
        hs_buf_char(b, '\n');
    }
    if (n > SHOWN) hs_buf_printf(b, "  and %zu more (--format json lists all)\n", n - SHOWN);
}

hs_code stats_page(hs_out *o, const hs_stats *s, const hs_stats_more *more)
{
    hs_buf *b = &o->buf;
    hs_buf_printf(b, "%" PRIu64 " %s, %" PRIu64 " words, %" PRIu64 " %s: %" PRIu64 " direct, %" PRIu64 " mixed, %" PRIu64 " indirect\n", s->articles, s->articles == 1 ? "article" : "articles", s->words,
                  s->attributions.total, s->attributions.total == 1 ? "attribution" : "attributions", s->mode[HS_DIRECT], s->mode[HS_MIXED], s->mode[HS_INDIRECT]);
    if (s->below_confidence) hs_buf_printf(b, "%" PRIu64 " more below the confidence asked for are left out\n", s->below_confidence);
    hs_buf_char(b, '\n');
    put_types(b, s);
    put_reviewed(b, s);
    put_shares(b, s);
    put_rates(b, s);
    put_top(b, s);
    put_wording(b, s);
    put_rule_rates(b, s);
    put_network(b, s);
    if (more && more->n_by && !more->a) HS_TRY(put_groups(o, more));
    if (more && more->a) put_comparison(b, more);
    if (more) put_copies(b, s, more);
    put_corrected(b, s);
    return HS_OK;
}

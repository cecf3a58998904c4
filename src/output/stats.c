/* `hearsay stats`: for people a page (stats_page.c), for spreadsheets one row a figure, for programs one JSON object
 * (stats_json.c). */
#include "output/stats_int.h"

#include <math.h>

const char *const stats_plain_type[HS_SOURCE_TYPES] = {"named person", "named organization", "anonymous", "collective", "document", "no source"};

double stats_part(uint64_t part, uint64_t whole)
{
    return whole ? (double)part / (double)whole : NAN;
}

static void share_rows(const char *figure, const hs_share *s, stats_row *row, void *context)
{
    for (int t = 0; t < HS_SOURCE_TYPES; t++) row(context, figure, hs_cstr(hs_source_type_names[t]), "", (double)s->count[t], stats_part(s->count[t], s->total), t == HS_ANONYMOUS ? &s->anonymous_95 : NULL);
    row(context, figure, HS_S("all"), "", (double)s->total, NAN, NULL);
}

static void corrected_row(const char *figure, const hs_corrected *c, stats_row *row, void *context)
{
    if (!isnan(c->share)) row(context, "corrected", hs_cstr(figure), "", NAN, c->share, &c->interval);
}

void stats_rows(const hs_stats *s, stats_row *row, void *context)
{
    static const char *const hill[] = {"order 0", "order 1", "order 2"};
    const uint64_t sourced = s->attributions.total - s->attributions.count[HS_NO_SOURCE];
    const hs_str all = HS_S("all");
    row(context, "articles", all, "", (double)s->articles, NAN, NULL);
    row(context, "words", all, "", (double)s->words, NAN, NULL);
    row(context, "below_confidence", all, "", (double)s->below_confidence, NAN, NULL);
    share_rows("attributions", &s->attributions, row, context);
    share_rows("sources", &s->sources, row, context);
    share_rows("quoted_words", &s->quoted_words, row, context);
    for (int m = 0; m < 3; m++) row(context, "mode", hs_cstr(hs_mode_names[m]), "", (double)s->mode[m], stats_part(s->mode[m], s->attributions.total), NULL);
    for (int t = 0; t < HS_SOURCE_TYPES; t++) row(context, "reviewed_attributions", hs_cstr(hs_source_type_names[t]), "", (double)s->reviewed_attributions.count[t], stats_part(s->reviewed_attributions.count[t], s->attributions.count[t]), NULL);
    row(context, "reviewed_attributions", all, "", (double)s->reviewed_attributions.total, stats_part(s->reviewed_attributions.total, s->attributions.total), NULL);
    row(context, "rejected_attributions", all, "", (double)s->rejected, NAN, NULL);
    row(context, "articles_read", all, "", (double)s->articles_read, stats_part(s->articles_read, s->articles), NULL);
    row(context, "second_hand", all, "", (double)s->second_hand, s->second_hand_share, &s->second_hand_95);
    row(context, "articles_unnamed", all, "", (double)s->articles_unnamed, stats_part(s->articles_unnamed, s->articles), &s->articles_unnamed_95);
    row(context, "officials", HS_S("officials"), "", (double)s->by_officials, stats_part(s->by_officials, sourced), NULL);
    row(context, "officials", HS_S("spokespeople"), "", (double)s->by_spokespeople, stats_part(s->by_spokespeople, sourced), NULL);
    row(context, "officials", HS_S("both"), "", (double)(s->by_officials + s->by_spokespeople), s->officials_share, &s->officials_95);
    row(context, "per_1000_words", HS_S("attributions"), "", stats_part(1000 * s->attributions.total, s->words), NAN, NULL);
    row(context, "per_1000_words", HS_S("anonymous"), "", stats_part(1000 * s->attributions.count[HS_ANONYMOUS], s->words), NAN, NULL);
    row(context, "per_1000_words", HS_S("quoted_words"), "", stats_part(1000 * s->quoted_words.total, s->words), NAN, NULL);
    for (int k = 0; k < 3; k++) row(context, "effective_sources", hs_cstr(hill[k]), "", s->hill[k], NAN, NULL);
    row(context, "most_used_source", all, "", NAN, s->largest_share, NULL);
    row(context, "audited", all, "", (double)s->audited, stats_part(s->audited, s->articles), NULL);
    for (int r = 0; r < HS_RULES && s->audited; r++)
        if (hs_rules[r].severity != HS_FIGURE) {
            row(context, "rule_articles", hs_cstr(hs_rules[r].name), "", (double)s->rules[r].articles, stats_part(s->rules[r].articles, s->audited), &s->rules[r].articles_95);
            row(context, "rule_findings", hs_cstr(hs_rules[r].name), "", (double)s->rules[r].findings, NAN, NULL);
        }
    row(context, "reviewed", all, "", (double)s->reviewed, NAN, NULL);
    corrected_row("anonymous_attributions", &s->corrected_attributions, row, context);
    corrected_row("anonymous_quoted_words", &s->corrected_words, row, context);
    corrected_row("second_hand", &s->corrected_second_hand, row, context);
    for (size_t i = 0; i < s->n_top; i++) row(context, "top_source", s->top[i].name, hs_kind_names[s->top[i].kind], (double)s->top[i].attributions, stats_part(s->top[i].attributions, s->attributions.total), NULL);
    if (s->values) return;
    row(context, "near_duplicates", all, "", (double)s->duplicates, NAN, NULL);
    for (size_t i = 0; i < s->n_wording; i++) row(context, "described_as", s->wording[i].words, "", (double)s->wording[i].sources, NAN, NULL);
    for (size_t i = 0; i < s->n_pillars; i++) row(context, "depend_on", s->pillars[i].name, hs_kind_names[s->pillars[i].kind], (double)s->pillars[i].others, stats_part(s->pillars[i].others, s->standing), NULL);
}

/* ---- for spreadsheets: the group's values, then figure, name, kind, count, share, low, high ------------------- */

typedef struct sheet { hs_buf *b; const hs_str *values; size_t n_by; } sheet;

static void sheet_row(void *context, const char *figure, hs_str name, const char *kind, double count, double share, const hs_interval *i)
{
    const sheet *s = context;
    const double numbers[] = {count, share, i && i->known ? i->low : NAN, i && i->known ? i->high : NAN};
    for (size_t k = 0; k < s->n_by; k++) hs_csv_field(s->b, k == 0, s->values ? s->values[k] : HS_S("(all)"), true);
    hs_csv_field(s->b, s->n_by == 0, hs_cstr(figure), true);
    hs_csv_field(s->b, false, name, true);
    hs_csv_field(s->b, false, hs_cstr(kind), true);
    for (int k = 0; k < 4; k++) {
        hs_buf_char(s->b, ',');
        hs_put_number(s->b, numbers[k]);
    }
    hs_csv_end(s->b);
}

static void sheet_comparison(const sheet *s, const hs_stats_more *more)
{
    hs_compared c[HS_COMPARED];
    hs_stats_compare(more->a, more->b, c);
    for (int k = 0; k < HS_COMPARED; k++) sheet_row((void *)s, "difference", hs_cstr(c[k].name), "", NAN, c[k].a - c[k].b, &c[k].difference);
}

static hs_code sheet_all(hs_out *o, const hs_stats *s, const hs_stats_more *more)
{
    sheet all = {&o->buf, NULL, more ? more->n_by : 0};
    for (size_t k = 0; k < all.n_by; k++) {
        hs_csv_field(&o->buf, k == 0, more->by[k], true);
        if (k + 1 == all.n_by) hs_buf_char(&o->buf, ',');
    }
    hs_buf_cstr(&o->buf, "figure,name,kind,count,share,low_95,high_95\r\n");
    stats_rows(s, sheet_row, &all);
    for (size_t i = 0; more && i < hs_stats_groups(more->builder); i++) {
        hs_stats g;
        HS_TRY(hs_stats_group(more->builder, i, &g, o->err));
        sheet one = {&o->buf, g.values, more->n_by};
        stats_rows(&g, sheet_row, &one);
        HS_TRY(hs_out_step(o));
    }
    if (more && more->a) sheet_comparison(&all, more);
    return HS_OK;
}

hs_code hs_write_stats(const hs_stats *s, const hs_stats_more *more, hs_table format, hs_sink out, hs_error *err)
{
    hs_out o;
    hs_out_init(&o, out, err);
    return hs_out_end(&o, format == HS_JSON ? stats_json(&o, s, more) : format == HS_CSV ? sheet_all(&o, s, more) : stats_page(&o, s, more));
}

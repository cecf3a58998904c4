/* Takes a record through the rules and puts what they found in order: by severity, the heaviest first, then by rule. */
#include <string.h>

#include "audit/view.h"

static hs_code check(audit_view *v)
{
    const bool *on = v->rules->on;
    HS_TRY(audit_unnamed(v));
    if (on[HS_LONE_ANONYMOUS]) HS_TRY(audit_lone(v));
    if (on[HS_INTERESTED_SOURCE]) HS_TRY(audit_interest(v));
    if (v->r->has_text) {
        if (on[HS_ANONYMOUS_OPINION]) HS_TRY(audit_opinion(v));
        if (on[HS_NO_REASON_GIVEN] || on[HS_REASON_GIVEN]) HS_TRY(audit_reasons(v));
        if (on[HS_NO_REPLY_SOUGHT] || on[HS_REPLY_SOUGHT]) HS_TRY(audit_reply(v));
    }
    return audit_figures(v);
}

/* A counting sort by severity and rule: stable, so that findings of a rule keep the order of the text. */
static hs_code in_order(hs_indicators *out, hs_arena *arena, hs_error *err)
{
    size_t place[(HS_WARNING + 1) * HS_RULES + 1] = {0};
    hs_indicator *sorted = HS_ARRAY(arena, hs_indicator, out->n);
    if (!sorted) return hs_nomem(err);
#define KEY(x) ((size_t)(HS_WARNING - (x)->severity) * HS_RULES + (size_t)(x)->rule)
    for (size_t i = 0; i < out->n; i++) place[KEY(&out->v[i]) + 1]++;
    for (size_t k = 1; k < sizeof place / sizeof *place; k++) place[k] += place[k - 1];
    for (size_t i = 0; i < out->n; i++) sorted[place[KEY(&out->v[i])]++] = out->v[i];
#undef KEY
    for (size_t i = 0; i < out->n; i++) {
        sorted[i].id = hs_arena_printf(arena, "i%zu", i + 1);
        if (!sorted[i].id.p) return hs_nomem(err);
    }
    out->v = sorted;
    return HS_OK;
}

hs_code hs_audit(const hs_record *record, const hs_audit_rules *rules, double min_confidence, hs_indicators *out, hs_arena *arena, hs_error *err)
{
    audit_view v;
    *out = (hs_indicators){0};
    HS_TRY(audit_view_make(&v, record, rules, min_confidence, arena, err));
    HS_TRY(check(&v));
    *out = v.out;
    return in_order(out, arena, err);
}

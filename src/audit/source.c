/* Who the main source of an attribution is, through whom it came, and whether they hold an office or speak for somebody. */
#include "audit/source.h"

#include <string.h>

#include "audit/lexicon.h"
#include "base/utf8.h"

int64_t audit_main_source(const hs_record *r, const hs_attribution *a)
{
    for (size_t i = 0; i < a->n_sources; i++)
        if (hs_entity_stands(r, a->sources[i])) return a->sources[i];
    return -1;
}

hs_source_type audit_source_type(const hs_attribution *a, int64_t main)
{
    return main < 0 ? HS_NO_SOURCE : a->source_type;
}

bool audit_is_publisher(const hs_record *r, hs_str name)
{
    return r->outlet.n && hs_outlet_same(name, r->outlet);
}

int64_t audit_other_outlet(const hs_record *r, const hs_attribution *a, int64_t main)
{
    if (hs_entity_stands(r, a->via) && !audit_is_publisher(r, r->entities.v[a->via].name)) return a->via;
    if (main < 0) return -1;
    const hs_entity *e = &r->entities.v[main];
    return e->kind == HS_OUTLET && !audit_is_publisher(r, e->name) ? main : -1;
}

static bool says(hs_str name, bool (*is)(hs_str), hs_arena *arena)
{
    hs_str low = hs_lower(name, arena);
    for (size_t i = 0; i < low.n;) {
        size_t n = 0;
        while (i + n < low.n && low.p[i + n] >= 'a' && low.p[i + n] <= 'z') n++;
        if (n && is((hs_str){low.p + i, n})) return true;
        i += n + 1;
    }
    return false;
}

static bool official_word(hs_str w) { return lexicon_has(LEX_OFFICIAL, w); }
static bool spokes_word(hs_str w) { return w.n > 6 && memcmp(w.p, "spokes", 6) == 0; }

hs_code audit_standings(const hs_record *r, audit_standing **out, hs_arena *arena, hs_error *err)
{
    audit_standing *s = HS_ARRAY(arena, audit_standing, r->entities.n);
    if (!s) return hs_nomem(err);
    for (size_t i = 0; i < r->entities.n; i++) {
        const hs_entity *e = &r->entities.v[i];
        if (e->kind == HS_OFFICE) s[i] = AUDIT_OFFICIAL;
        else if (e->kind == HS_ANONYMOUS_SOURCE && e->name.n < 1000) s[i] = says(e->name, spokes_word, arena) ? AUDIT_SPOKESPERSON : says(e->name, official_word, arena) ? AUDIT_OFFICIAL : AUDIT_OTHER;
    }
    for (size_t i = 0; i < r->relations.n; i++) {
        const hs_relation *x = &r->relations.v[i];
        if (x->review == HS_REJECTED || x->former || x->from >= r->entities.n) continue;
        if (x->type == HS_SPOKESPERSON_OF) s[x->from] = AUDIT_SPOKESPERSON;
        else if (x->type == HS_HOLDS_OFFICE && s[x->from] == AUDIT_OTHER) s[x->from] = AUDIT_OFFICIAL;
    }
    *out = s;
    return HS_OK;
}

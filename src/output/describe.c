/* "What the text says they are": an entity's relations put into a few words, those of the present first. */
#include <string.h>

#include "output/row.h"

enum { MOST = 6 }; /* descriptions of one entity: a line for a reader, not the list of all relations */

static const char *const noun[HS_RELATION_TYPES] = {
    [HS_AIDE_OF] = "aide", [HS_SPOKESPERSON_OF] = "spokesperson", [HS_WORKS_FOR] = "works for", [HS_MEMBER_OF] = "member", [HS_HOLDS_OFFICE] = "",
    [HS_CANDIDATE_FOR] = "candidate", [HS_ALLY_OF] = "ally", [HS_FAMILY_OF] = "relative", [HS_OPPONENT_OF] = "opponent",
};

/* A party's label ("R-Ohio", "Democrat") is no role to put before "of". */
static hs_role_form form(const hs_relation *r)
{
    bool label = r->type == HS_MEMBER_OF && r->role.n && !(r->role.p[0] >= 'a' && r->role.p[0] <= 'z');
    return label ? HS_ROLE_NO_WORD : hs_role_read(r->role);
}

static void put_phrase(hs_buf *b, const hs_relation *r, hs_str target)
{
    hs_role_form role = form(r);
    bool office = r->type == HS_HOLDS_OFFICE, works = r->type == HS_WORKS_FOR && role == HS_ROLE_NO_WORD;
    hs_str word = office ? target : role != HS_ROLE_NO_WORD ? r->role : hs_cstr(noun[r->type]);
    if (r->former && !hs_role_says_past(word) && (office || role != HS_ROLE_VERB)) hs_buf_cstr(b, works ? "formerly " : "former ");
    hs_buf_str(b, word);
    if (office || memmem(word.p, word.n, target.p, target.n)) return;
    hs_buf_cstr(b, works || role == HS_ROLE_VERB ? " " : r->type == HS_CANDIDATE_FOR ? " for " : " of ");
    hs_buf_str(b, target);
}

static bool stands(const hs_record *r, const hs_relation *x)
{
    if (x->review == HS_REJECTED || x->from >= r->entities.n || x->to >= r->entities.n) return false;
    return r->entities.v[x->to].review != HS_REJECTED && r->entities.v[x->to].name.n > 0 && r->entities.v[x->to].name.n < 400 && x->role.n < 400;
}

/* Adds a phrase to an entity's description unless it is there already. */
static hs_code add_phrase(hs_str *description, const hs_relation *x, hs_str target, hs_buf *b, hs_arena *arena, hs_error *err)
{
    hs_buf_clear(b);
    put_phrase(b, x, target);
    if (b->failed) return hs_nomem(err);
    if (description->p && memmem(description->p, description->n, b->p, b->n)) return HS_OK;
    *description = description->p ? hs_arena_printf(arena, "%.*s; %s", HS_FMT(*description), b->p) : hs_arena_str(arena, hs_buf_view(b));
    return description->p ? HS_OK : hs_nomem(err);
}

static hs_code describe_all(hs_str *v, const hs_record *r, hs_buf *b, hs_arena *arena, hs_error *err)
{
    uint8_t *said = HS_ARRAY(arena, uint8_t, r->entities.n);
    if (!said) return hs_nomem(err);
    for (int past = 0; past < 2; past++) {
        for (size_t i = 0; i < r->relations.n; i++) {
            const hs_relation *x = &r->relations.v[i];
            if (x->former != (past == 1) || !stands(r, x) || said[x->from] >= MOST) continue;
            said[x->from]++;
            HS_TRY(add_phrase(&v[x->from], x, r->entities.v[x->to].name, b, arena, err));
        }
    }
    return HS_OK;
}

hs_code hs_descriptions(hs_str **out, const hs_record *r, hs_arena *arena, hs_error *err)
{
    hs_buf b;
    *out = HS_ARRAY(arena, hs_str, r->entities.n);
    if (!*out) return hs_nomem(err);
    hs_buf_init(&b);
    hs_code code = describe_all(*out, r, &b, arena, err);
    hs_buf_release(&b);
    return code;
}

/* The map in words: tooltips with the sentence behind each line, and the text alternative for screen readers. */
#include "draw/draw.h"

enum { SENTENCE = 420, SHOWN = 4 };

static void say(hs_buf *out, const draw_map *m, hs_str s, size_t most)
{
    draw_escape(out, draw_clean(s, most, m->arena));
}

/* What a person looked at, of some statements; nothing where nobody did. */
static void reviewed(hs_buf *out, size_t n, size_t all)
{
    if (n == all && n) hs_buf_cstr(out, ", reviewed");
    else if (n) hs_buf_printf(out, ", %zu of them reviewed", n);
}

static void times(hs_buf *out, const draw_map *m, uint32_t n)
{
    (void)m;
    if (n > 1) hs_buf_printf(out, ", %u times", n);
}

void draw_tie_words(hs_buf *out, const draw_map *m, const draw_tie *t)
{
    const hs_edge *e = t->edge;
    draw_escape(out, m->cards[t->from].label);
    hs_buf_printf(out, ": %s%s ", e->former ? "formerly " : "", draw_edge_words(e->type));
    draw_escape(out, m->cards[t->to].label);
    if (e->role.n) { hs_buf_cstr(out, " ("); say(out, m, e->role, 60); hs_buf_char(out, ')'); }
    times(out, m, e->weight);
    size_t seen = 0;
    for (size_t i = 0; i < e->n_evidence; i++) seen += e->evidence[i].review != HS_REVIEW_NONE;
    reviewed(out, seen, e->weight);
    for (size_t i = 0; i < e->n_evidence && i < SHOWN; i++) {
        const hs_evidence *v = &e->evidence[i];
        hs_buf_cstr(out, "\n— ");
        say(out, m, v->sentence.n ? v->sentence : v->quote, SENTENCE);
    }
    if (e->n_evidence > SHOWN) hs_buf_printf(out, "\n… and %zu more", e->n_evidence - SHOWN);
}

static void counts(hs_buf *out, const draw_card *c)
{
    const hs_node *v = c->node;
    hs_buf_printf(out, "%u statement%s (", c->statements, c->statements == 1 ? "" : "s");
    const char *between = "";
    if (v->direct) { hs_buf_printf(out, "%u quoted", v->direct); between = ", "; }
    if (v->mixed) { hs_buf_printf(out, "%s%u partly quoted", between, v->mixed); between = ", "; }
    if (v->indirect) hs_buf_printf(out, "%s%u in indirect speech", between, v->indirect);
    hs_buf_char(out, ')');
    reviewed(out, v->reviewed, c->statements);
}

/* The relations of a card whose other end has no card of its own, or of all. */
static void relations(hs_buf *out, const draw_map *m, const draw_card *c)
{
    for (size_t i = m->first_tie[c - m->cards]; i != SIZE_MAX; i = m->next_tie[i]) {
        const draw_tie *t = &m->ties[i];
        if (!hs_edge_is_relation(t->edge->type)) continue;
        hs_buf_cstr(out, "\n• ");
        draw_escape(out, draw_relation_words(m, t));
        const hs_edge *e = t->edge;
        if (!t->folded || !e->n_evidence) continue;
        hs_buf_cstr(out, " — ");
        say(out, m, e->evidence[0].sentence.n ? e->evidence[0].sentence : e->evidence[0].quote, SENTENCE);
    }
}

void draw_card_words(hs_buf *out, const draw_map *m, const draw_card *c)
{
    enum { ALIASES = 5 };
    draw_escape(out, c->label);
    hs_buf_printf(out, " — %s", draw_kind_words(c->node->kind));
    for (size_t i = 0; i < c->node->n_aliases && i < ALIASES; i++) {
        hs_buf_cstr(out, i ? ", " : "\nalso called ");
        say(out, m, c->node->aliases[i], 60);
    }
    if (c->statements) { hs_buf_char(out, '\n'); counts(out, c); }
    if (c->passed) hs_buf_printf(out, c->own ? "\n%u statement%s of others" : "\npasses on %u statement%s", c->passed, c->passed == 1 ? "" : "s");
    relations(out, m, c);
}

/* ---- text alternative -------------------------------------------------------------------------------- */

/* "quoted by CNN, 3 times; cited by The Post": where what a source says goes. */
static void destinations(hs_buf *out, const draw_map *m, size_t card)
{
    const char *between = ": ";
    for (size_t i = m->first_tie[card]; i != SIZE_MAX; i = m->next_tie[i]) {
        const draw_tie *t = &m->ties[i];
        hs_buf_printf(out, "%s%s%s ", between, t->edge->former ? "formerly " : "", draw_edge_words(t->edge->type));
        draw_escape(out, m->cards[t->to].label);
        times(out, m, t->edge->weight);
        between = "; ";
    }
}

void draw_description(hs_buf *out, const draw_map *m)
{
    enum { MOST = 200 };
    draw_escape(out, draw_summary(m));
    if (m->graph->left_out.n) { hs_buf_char(out, ' '); say(out, m, m->graph->left_out, 600); }
    size_t told = 0;
    for (size_t i = 0; i < m->n_cards; i++) {
        const draw_card *c = &m->cards[i];
        if (m->first_tie[i] == SIZE_MAX) continue;
        if (told++ == MOST) { hs_buf_cstr(out, "\nand others."); return; }
        hs_buf_char(out, '\n');
        draw_escape(out, c->label);
        hs_buf_printf(out, " (%s)", draw_kind_words(c->node->kind));
        destinations(out, m, i);
        hs_buf_char(out, '.');
    }
}

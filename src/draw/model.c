/* What the map shows. Each node becomes a card, each edge a tie, and two decisions keep it readable:
 * - an office or organization that nothing but one relation touches is no card of its own; it is said on the card of
 *   the person who holds it ("spokesman, Harbor Authority"), since a box and a line for each would double the map;
 * - a card's name grows with the number of its statements, so that the eye finds the most used sources first. */
#include "draw/draw.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static const double NAME_WIDTH = 150, NETWORK_NAME_WIDTH = 118;

static const char *const kind_words[HS_KINDS] = {
    [HS_PERSON] = "person", [HS_OUTLET] = "news outlet", [HS_ORGANIZATION] = "organization", [HS_OFFICE] = "office",
    [HS_ANONYMOUS_SOURCE] = "unnamed person", [HS_COLLECTIVE_SOURCE] = "group of people", [HS_DOCUMENT_SOURCE] = "document",
    [HS_ARTICLE] = "article",
};

const char *draw_kind_words(hs_kind kind)
{
    return (unsigned)kind < HS_KINDS ? kind_words[kind] : "source";
}

size_t draw_own_outlets(const hs_graph *g)
{
    size_t n = 0;
    for (size_t i = 0; i < g->n_articles; i++) {
        bool seen = false;
        for (size_t k = 0; k < i && !seen; k++) seen = g->articles[k].node == g->articles[i].node;
        n += !seen;
        if (n > 3) return n; /* enough to know that it is a corpus */
    }
    return n;
}

/* ---- relations in words ---------------------------------------------------------------------- */

/* Between a role, or the words that stand for a missing one, and the other's name. */
static const struct phrase { const char *alone, *link; } phrases[HS_RELATION_TYPES] = {
    [HS_AIDE_OF] = {"aide", " to "},           [HS_SPOKESPERSON_OF] = {"spokesperson", " for "},
    [HS_WORKS_FOR] = {"works for", ", "},      [HS_MEMBER_OF] = {"member of", ", "},
    [HS_HOLDS_OFFICE] = {NULL, NULL},          [HS_CANDIDATE_FOR] = {"candidate for", " "},
    [HS_ALLY_OF] = {"ally", " of "},           [HS_FAMILY_OF] = {"relative", " of "},
    [HS_OPPONENT_OF] = {"opponent", " of "},
};

static bool contains(hs_str text, hs_str part)
{
    return part.n && part.n <= text.n && memmem(text.p, text.n, part.p, part.n);
}

static hs_str last_word(hs_str s)
{
    const char *blank = s.n ? memrchr(s.p, ' ', s.n) : NULL;
    return blank ? (hs_str){blank + 1, s.n - (size_t)(blank + 1 - s.p)} : s;
}

hs_str draw_relation_words(const draw_map *m, const draw_tie *t)
{
    unsigned r = (unsigned)t->edge->type - HS_EDGE_RELATION;
    if (r >= HS_RELATION_TYPES) return HS_NONE;
    hs_str other = m->cards[t->to].label, role = draw_clean(t->edge->role, 60, m->arena);
    hs_role_form form = hs_role_read(role);
    bool past = t->edge->former && !hs_role_says_past(role);
    const char *former = past ? "former " : "";
    const char *once = t->edge->former && !hs_role_says_past(other) ? "former " : ""; /* whose role is not shown */
    if (r == HS_HOLDS_OFFICE) return hs_arena_printf(m->arena, "%s%.*s", once, HS_FMT(other));
    if (r == HS_CANDIDATE_FOR) return hs_arena_printf(m->arena, "%scandidate for %.*s", once, HS_FMT(other));
    if (form != HS_ROLE_NO_WORD && contains(role, last_word(other))) return hs_arena_printf(m->arena, "%s%.*s", former, HS_FMT(role));
    if (form == HS_ROLE_VERB) return hs_arena_printf(m->arena, "%.*s %.*s", HS_FMT(role), HS_FMT(other));
    if (form == HS_ROLE_NOUN && r != HS_MEMBER_OF) return hs_arena_printf(m->arena, "%s%.*s%s%.*s", former, HS_FMT(role), phrases[r].link, HS_FMT(other));
    bool verb = r == HS_WORKS_FOR || r == HS_MEMBER_OF;
    if (past && r == HS_WORKS_FOR) return hs_arena_printf(m->arena, "once worked for %.*s", HS_FMT(other));
    return hs_arena_printf(m->arena, "%s%s%s%.*s", former, phrases[r].alone, verb ? " " : phrases[r].link, HS_FMT(other));
}

/* ---- cards and ties ----------------------------------------------------------------------------- */

static hs_code make_cards(draw_map *m, hs_error *err)
{
    const hs_graph *g = m->graph;
    m->cards = HS_ARRAY(m->arena, draw_card, g->n_nodes ? g->n_nodes : 1);
    if (!m->cards) return hs_nomem(err);
    m->n_cards = g->n_nodes;
    for (size_t i = 0; i < g->n_nodes; i++) {
        draw_card *c = &m->cards[i];
        c->node = &g->nodes[i];
        c->label = draw_clean(c->node->name, 240, m->arena);
        if (!c->label.n) c->label = HS_S("(no name)");
        c->statements = c->node->direct + c->node->mixed + c->node->indirect;
    }
    for (size_t i = 0; i < g->n_articles; i++) {
        const hs_graph_article *a = &g->articles[i];
        if (a->node >= g->n_nodes) continue;
        draw_card *c = &m->cards[a->node];
        c->own = true;
        bool by_id = c->node->kind == HS_ARTICLE && !a->title.n; /* neither outlet nor title is known */
        if (by_id && g->n_articles == 1) c->label = HS_S("the article");
    }
    return HS_OK;
}

/* Where weights run into the hundreds the strongest line is the measure of the others. */
static void scale_widths(draw_map *m)
{
    static const double THIN = 1.2, THICK = 6.5, FEW = 20;
    double most = FEW;
    for (size_t i = 0; i < m->n_ties; i++)
        if (!hs_edge_is_relation(m->ties[i].edge->type)) most = fmax(most, m->ties[i].edge->weight);
    for (size_t i = 0; i < m->n_ties; i++)
        if (!hs_edge_is_relation(m->ties[i].edge->type)) m->ties[i].width = THIN + (THICK - THIN) * sqrt(m->ties[i].edge->weight / most);
}

static hs_code make_ties(draw_map *m, hs_error *err)
{
    const hs_graph *g = m->graph;
    m->ties = HS_ARRAY(m->arena, draw_tie, g->n_edges ? g->n_edges : 1);
    if (!m->ties) return hs_nomem(err);
    for (size_t i = 0; i < g->n_edges; i++) {
        const hs_edge *e = &g->edges[i];
        if (e->from >= g->n_nodes || e->to >= g->n_nodes || e->from == e->to) continue;
        draw_tie *t = &m->ties[m->n_ties++];
        *t = (draw_tie){.edge = e, .from = e->from, .to = e->to};
        draw_card *from = &m->cards[e->from], *to = &m->cards[e->to];
        if (hs_edge_is_relation(e->type)) {
            to->linked = true;
            t->width = 1.3;
            continue;
        }
        from->attributed = to->receives = true;
        to->passed += e->weight;
        from->strength += e->weight;
        to->strength += e->weight;
        t->width = fmin(9, 1.1 + 1.3 * sqrt(e->weight > 0 ? e->weight - 1.0 : 0)) + 0.4;
    }
    if (!m->layered) scale_widths(m);
    return HS_OK;
}

/* The ties that leave each card, in order. */
static hs_code index_ties(draw_map *m, hs_error *err)
{
    m->first_tie = HS_ARRAY(m->arena, size_t, m->n_cards + 1);
    m->next_tie = HS_ARRAY(m->arena, size_t, m->n_ties + 1);
    if (!m->first_tie || !m->next_tie) return hs_nomem(err);
    for (size_t i = 0; i < m->n_cards; i++) m->first_tie[i] = SIZE_MAX;
    for (size_t i = m->n_ties; i-- > 0;) {
        m->next_tie[i] = m->first_tie[m->ties[i].from];
        m->first_tie[m->ties[i].from] = i;
    }
    return HS_OK;
}

/* Offices and organizations that only one other node touches, by relations alone; in a network all offices that nothing but
 * relations touch: a seat that three people held is worth no card among outlets and sources. */
static hs_code fold(draw_map *m, hs_error *err)
{
    enum { NOBODY = -1, SEVERAL = -2, HOLDERS = -3 };
    int64_t *only = HS_ARRAY(m->arena, int64_t, m->n_cards + 1);
    if (!only) return hs_nomem(err);
    for (size_t i = 0; i < m->n_cards; i++) only[i] = NOBODY;
    for (size_t i = 0; i < m->n_ties; i++) {
        const draw_tie *t = &m->ties[i];
        only[t->from] = SEVERAL; /* what has a relation of its own stays */
        if (!hs_edge_is_relation(t->edge->type) || only[t->to] == SEVERAL) only[t->to] = SEVERAL;
        else only[t->to] = only[t->to] == NOBODY || only[t->to] == (int64_t)t->from ? (int64_t)t->from : HOLDERS;
    }
    for (size_t i = 0; i < m->n_cards; i++) {
        draw_card *c = &m->cards[i];
        hs_kind kind = c->node->kind;
        bool on_a_card = only[i] >= 0 ? kind == HS_OFFICE || kind == HS_ORGANIZATION : only[i] == HOLDERS && kind == HS_OFFICE && !m->layered;
        c->folded = on_a_card && !c->own && !c->statements;
    }
    for (size_t i = 0; i < m->n_ties; i++) m->ties[i].folded = m->cards[m->ties[i].to].folded;
    return HS_OK;
}

/* Who neither speaks nor has a line left, once its offices are folded, is named under the map instead. */
static void set_aside(draw_map *m)
{
    for (size_t i = 0; i < m->n_cards; i++) {
        draw_card *c = &m->cards[i];
        bool alone = !c->folded && !c->own && !c->linked && !c->receives && !c->statements && m->first_tie[i] != SIZE_MAX;
        for (size_t k = m->first_tie[i]; k != SIZE_MAX; k = m->next_tie[k]) alone &= m->ties[k].folded;
        if (alone) c->aside = c->folded = true;
    }
}

/* ---- what stands on a card ------------------------------------------------------------------------ */

static hs_code add_line(draw_card *c, hs_str words, double width, size_t max_lines, const draw_map *m, hs_error *err)
{
    enum { MOST = 4 };
    draw_lines more;
    if (!c->sub.v) c->sub.v = HS_ARRAY(m->arena, draw_line, MOST);
    if (!c->sub.v) return hs_nomem(err);
    HS_TRY(draw_wrap(&more, words, DRAW_SUB_SIZE, false, width, max_lines, m->arena, err));
    for (size_t i = 0; i < more.n && c->sub.n < MOST; i++) c->sub.v[c->sub.n++] = more.v[i];
    return HS_OK;
}

static hs_str count_words(const draw_map *m, const draw_card *c)
{
    if (c->own && c->passed) return hs_arena_printf(m->arena, "%u statement%s", c->passed, c->passed == 1 ? "" : "s");
    if (c->receives && c->attributed) return hs_arena_printf(m->arena, "passes on %u statement%s", c->passed, c->passed == 1 ? "" : "s");
    return HS_NONE;
}

enum { SMALLEST = 10 }; /* of a name's type */

static hs_code write_card(draw_map *m, draw_card *c, double width, hs_error *err)
{
    uint32_t says = c->own ? c->passed : c->statements > c->passed ? c->statements : c->passed;
    c->font = fmin(m->layered ? 15 : 17, 11.2 + 1.25 * sqrt(says > 1 ? says - 1.0 : 0));
    bool bold = c->node->kind == HS_OUTLET || c->own;
    double word = draw_longest_word(c->label, c->font, bold);
    if (word > width) c->font = fmax(SMALLEST, c->font * width / word * 0.999); /* a word breaks only where it would become too small to read */
    HS_TRY(draw_wrap(&c->name, c->label, c->font, bold, width, 4, m->arena, err));
    hs_str counts = count_words(m, c);
    if (c->node->kind == HS_ANONYMOUS_SOURCE) HS_TRY(add_line(c, HS_S("not named"), width, 1, m, err));
    if (counts.n) HS_TRY(add_line(c, counts, width, 2, m, err));
    return HS_OK;
}

/* Many articles say many things of a person, and a program misreads some: in a network a card says the two relations that
 * are stated most, if a quarter as often as the first. */
static bool weak(const draw_map *m, const draw_tie *t)
{
    enum { SAID = 2, SHARE = 4 };
    size_t stronger = 0;
    for (size_t k = m->first_tie[t->from]; k != SIZE_MAX && !m->layered; k = m->next_tie[k]) {
        const draw_tie *other = &m->ties[k];
        if (!other->folded || !hs_edge_is_relation(other->edge->type) || other == t) continue;
        if (other->edge->weight > (uint64_t)SHARE * t->edge->weight) return true;
        stronger += other->edge->weight > t->edge->weight || (other->edge->weight == t->edge->weight && other < t);
    }
    return stronger >= SAID;
}

/* Whether every word of some stands in one of two others, whatever its letters' case. */
static bool words_in(hs_str words, hs_str a, hs_str b)
{
    const hs_str in[2] = {a, b};
    for (size_t from = 0, to; from < words.n; from = to + 1) {
        bool found = false;
        for (to = from; to < words.n && words.p[to] != ' ';) to++;
        for (int k = 0; k < 2 && !found; k++)
            for (size_t i = 0; i + (to - from) <= in[k].n && !found; i++)
                found = (i == 0 || in[k].p[i - 1] == ' ') && (i + (to - from) == in[k].n || in[k].p[i + (to - from)] == ' ') && strncasecmp(in[k].p + i, words.p + from, to - from) == 0;
        if (!found) return false;
    }
    return true;
}

/* "press secretary" is not said again beside "press secretary, the State House" (nor "State House press secretary"), nor is it of "a press secretary for the State
 * House" that this is for whom. */
static bool said_better(const draw_map *m, const draw_tie *t)
{
    const hs_edge_type holds = (hs_edge_type)(HS_EDGE_RELATION + HS_HOLDS_OFFICE);
    hs_str office = m->cards[t->to].label;
    if (m->cards[t->from].node->kind == HS_ANONYMOUS_SOURCE && contains(m->cards[t->from].label, office)) return true;
    if (t->edge->type != holds) return false;
    for (size_t k = m->first_tie[t->from]; k != SIZE_MAX; k = m->next_tie[k]) {
        const hs_edge *other = m->ties[k].edge;
        hs_str fuller = m->cards[m->ties[k].to].label; /* of two offices: "senator" beside "senator from Ohio" */
        if (other->type != holds && other->role.n && words_in(other->role, office, HS_NONE) && words_in(office, other->role, fuller)) return true;
        if (other->type == holds && !weak(m, &m->ties[k]) && fuller.n > office.n && fuller.p[office.n] == ' ' && memcmp(fuller.p, office.p, office.n) == 0) return true;
    }
    return false;
}

static hs_code write_relations(draw_map *m, bool folded, double width, hs_error *err)
{
    for (size_t i = 0; i < m->n_ties; i++) {
        const draw_tie *t = &m->ties[i];
        draw_card *c = &m->cards[t->from];
        size_t before = c->sub.n;
        if (t->folded != folded || !hs_edge_is_relation(t->edge->type) || before >= 3 || weak(m, t) || said_better(m, t)) continue;
        hs_str words = draw_relation_words(m, t);
        if (!words.p) return hs_nomem(err);
        HS_TRY(add_line(c, words, width, before ? 2 : 3, m, err));
    }
    return HS_OK;
}

static void size_card(draw_card *c)
{
    char count[16];
    int n = c->statements ? snprintf(count, sizeof count, "×%u", c->statements) : 0;
    double w = 40;
    for (size_t i = 0; i < c->name.n; i++) w = fmax(w, c->name.v[i].width);
    for (size_t i = 0; i < c->sub.n; i++) w = fmax(w, c->sub.v[i].width);
    c->w = 13 + 2 * DRAW_DISC + w + (n > 0 ? draw_width((hs_str){count, (size_t)n}, 11, true) + 9 : 0) + 12;
    c->h = fmax(2 * DRAW_DISC + 8, (double)c->name.n * c->font * 1.22 + (double)c->sub.n * DRAW_SUB_LEADING + 11);
}

hs_code draw_model(draw_map *m, const hs_graph *g, hs_str title, bool network, hs_arena *arena, hs_error *err)
{
    enum { CROWD = 45 }; /* above it, a drawn relation is not said on the card again */
    double width = network ? NETWORK_NAME_WIDTH : NAME_WIDTH;
    size_t shown = 0;
    *m = (draw_map){.graph = g, .arena = arena, .layered = !network, .shape = 1.45, .title = draw_clean(title, 300, arena), .note = HS_NONE};
    HS_TRY(make_cards(m, err));
    HS_TRY(make_ties(m, err));
    HS_TRY(index_ties(m, err));
    HS_TRY(fold(m, err));
    set_aside(m);
    for (size_t i = 0; i < m->n_cards; i++) shown += !m->cards[i].folded;
    for (size_t i = 0; i < m->n_cards; i++)
        if (!m->cards[i].folded) HS_TRY(write_card(m, &m->cards[i], width, err));
    HS_TRY(write_relations(m, true, width, err));
    if (!network && shown <= CROWD) HS_TRY(write_relations(m, false, width, err));
    for (size_t i = 0; i < m->n_cards; i++) size_card(&m->cards[i]);
    return HS_OK;
}

/* Records → edges, by the table of attributions and edges in docs/rooms/graph.md:
 *
 *   no source, or it is the article's own outlet O     nothing, counted by reason
 *   another outlet, no channel                         reported-by source → O
 *   another outlet, through a channel v                reported-by source → v and v → O
 *   any other, through v                               quoted-by or cited-by source → v, reported-by v → O
 *   any other, direct or mixed                         quoted-by source → O
 *   any other, indirect                                cited-by source → O
 *
 * An attribution counts once on an edge, however many of its sources lead there. Rejected items do not exist. */
#include <inttypes.h>
#include <string.h>

#include "graph/builder.h"
#include "graph/grow.h"

typedef struct current { /* the record at hand */
    const hs_record *record;
    uint32_t article, own;
    bool *named; /* entities whose names have been taken */
    hs_sentences sentences;
} current;

hs_graph_builder *hs_graph_builder_new(double min_confidence, hs_error *err)
{
    hs_graph_builder *b = calloc(1, sizeof *b);
    if (b) b->who = hs_identities_new(err);
    if (b && b->who) {
        b->min_confidence = min_confidence;
        return b;
    }
    hs_graph_builder_free(b);
    hs_nomem(err);
    return NULL;
}

void hs_graph_builder_free(hs_graph_builder *b)
{
    if (!b) return;
    hs_identities_free(b->who);
    hs_map_release(&b->edge_of);
    hs_map_release(&b->role_count);
    hs_map_release(&b->alias_seen);
    hs_arena_release(&b->arena);
    hs_arena_release(&b->scratch);
    hs_arena_release(&b->out);
    free(b->nodes);
    free(b->edges);
    free(b->evidence);
    free(b->touched);
    free(b->aliases);
    free(b->articles);
    free(b->kept);
    free(b);
}

void hs_graph_decide(hs_graph_builder *b, const hs_aliases *aliases)
{
    hs_identities_decide(b->who, aliases);
}

hs_identities *hs_graph_identities(hs_graph_builder *b)
{
    return b->who;
}

/* The state of a node; new identities get a zeroed one. */
static hs_node_state *state_of(hs_graph_builder *b, uint32_t node)
{
    while (node >= b->nodes_cap) {
        size_t before = b->nodes_cap;
        hs_node_state *v = hs_grow(b->nodes, before, &b->nodes_cap, sizeof *v);
        if (!v) return NULL;
        memset(v + before, 0, (b->nodes_cap - before) * sizeof *v);
        b->nodes = v;
    }
    return &b->nodes[node];
}

static hs_code touch(hs_graph_builder *b, const current *c, uint32_t node, hs_error *err)
{
    hs_node_state *s = state_of(b, node);
    if (!s) return hs_nomem(err);
    s->used = true;
    if (s->last_article == c->article + 1) return HS_OK;
    s->last_article = c->article + 1;
    hs_owned_article *v = hs_grow(b->touched, b->n_touched, &b->touched_cap, sizeof *v);
    if (!v) return hs_nomem(err);
    b->touched = v;
    v[b->n_touched++] = (hs_owned_article){node, c->article};
    return HS_OK;
}

static hs_code add_alias(hs_graph_builder *b, uint32_t node, hs_str alias, hs_error *err)
{
    if (!alias.n || hs_str_is(alias, "(author)") || hs_str_eq(alias, hs_identities_get(b->who, node).name)) return HS_OK;
    hs_str key = hs_arena_printf(&b->scratch, "%" PRIu32 "\x1f%.*s", node, HS_FMT(alias));
    if (!key.p) return hs_nomem(err);
    if (hs_map_find(&b->alias_seen, key)) return HS_OK;
    key = hs_arena_str(&b->arena, key);
    hs_owned_alias *v = hs_grow(b->aliases, b->n_aliases, &b->aliases_cap, sizeof *v);
    if (v) b->aliases = v;
    if (!v || !key.p || !hs_map_at(&b->alias_seen, key, NULL)) return hs_nomem(err);
    v[b->n_aliases++] = (hs_owned_alias){node, {key.p + key.n - alias.n, alias.n}};
    return HS_OK;
}

static hs_code keep_mention(hs_graph_builder *b, const current *c, const hs_mention *m, hs_kept_mention *out, hs_error *err)
{
    *out = (hs_kept_mention){.span = m->span, .form = m->form};
    if (!c->record->has_text) return HS_OK;
    out->words = hs_arena_str(&b->arena, hs_text_slice(&c->record->text, m->span));
    if (!out->words.p) return hs_nomem(err);
    return hs_sentences_of_span(&c->sentences, m->span, &out->sentence, &b->arena, err);
}

/* Keeps what hs_graph_explain shows of an entity; e NULL: of the article's own outlet. */
static hs_code keep_entity(hs_graph_builder *b, const current *c, uint32_t node, const hs_entity *e, hs_identity_reason reason, hs_error *err)
{
    hs_kept_entity *v = hs_grow(b->kept, b->n_kept, &b->kept_cap, sizeof *v);
    if (!v) return hs_nomem(err);
    b->kept = v;
    hs_kept_entity *k = &v[b->n_kept++];
    *k = (hs_kept_entity){.node = node, .article = c->article, .own = !e, .reason = reason};
    k->reason.here = hs_arena_str(&b->arena, reason.here);
    k->reason.there = hs_arena_str(&b->arena, reason.there);
    if (!e) return HS_OK;
    k->id = hs_arena_str(&b->arena, e->id);
    k->name = hs_arena_str(&b->arena, e->name);
    k->mentions = HS_ARRAY(&b->arena, hs_kept_mention, e->n_mentions);
    k->n_mentions = e->n_mentions;
    if (!k->id.p || !k->name.p || !k->mentions) return hs_nomem(err);
    for (size_t i = 0; i < e->n_mentions; i++) HS_TRY(keep_mention(b, c, &e->mentions[i], &k->mentions[i], err));
    return HS_OK;
}

/* The node of an entity, with the names that the article gives it. */
static hs_code entity_node(hs_graph_builder *b, const current *c, uint32_t entity, uint32_t *node, hs_error *err)
{
    HS_TRY(hs_identities_entity(b->who, c->record, entity, node, err));
    HS_TRY(touch(b, c, *node, err));
    const hs_entity *e = &c->record->entities.v[entity];
    if (c->named[entity]) return HS_OK; /* many edges, one look at the names */
    c->named[entity] = true;
    if (b->keep_mentions) HS_TRY(keep_entity(b, c, *node, e, hs_identities_reason(b->who, entity), err));
    HS_TRY(add_alias(b, *node, e->name, err));
    for (size_t i = 0; i < e->n_aliases; i++) HS_TRY(add_alias(b, *node, e->aliases[i], err));
    return HS_OK;
}

static hs_code edge_between(hs_graph_builder *b, uint32_t from, uint32_t to, hs_edge_type type, uint32_t *edge, hs_error *err)
{
    const uint32_t parts[3] = {from, to, (uint32_t)type};
    hs_str key = {(const char *)parts, sizeof parts};
    const uint64_t *known = hs_map_find(&b->edge_of, key);
    if (known) {
        *edge = (uint32_t)*known;
        return HS_OK;
    }
    hs_edge_state *v = hs_grow(b->edges, b->n_edges, &b->edges_cap, sizeof *v);
    if (v) b->edges = v;
    key = hs_arena_str(&b->arena, key);
    uint64_t *at = v && key.p && b->n_edges < UINT32_MAX ? hs_map_at(&b->edge_of, key, NULL) : NULL;
    if (!at) return hs_nomem(err);
    *at = *edge = (uint32_t)b->n_edges;
    v[b->n_edges++] = (hs_edge_state){.from = from, .to = to, .type = type, .former = true};
    return HS_OK;
}

static hs_code add_evidence(hs_graph_builder *b, uint32_t edge, const hs_evidence *e, hs_error *err)
{
    hs_owned_evidence *v = hs_grow(b->evidence, b->n_evidence, &b->evidence_cap, sizeof *v);
    if (!v || b->edges[edge].weight == UINT32_MAX) return hs_nomem(err);
    b->evidence = v;
    v[b->n_evidence++] = (hs_owned_evidence){edge, *e};
    b->edges[edge].weight++;
    return HS_OK;
}

static int by_start(const void *x, const void *y)
{
    const hs_span *a = x, *b = y;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

/* All spans of an attribution in the order of the text. */
static hs_code attribution_evidence(hs_graph_builder *b, const current *c, const hs_attribution *a, hs_evidence *out, hs_error *err)
{
    const hs_spans lists[3] = {a->source, a->cue, a->content};
    hs_span *v = HS_ARRAY(&b->arena, hs_span, a->source.n + a->cue.n + a->content.n);
    if (!v) return hs_nomem(err);
    size_t n = 0;
    for (int i = 0; i < 3; i++) {
        if (lists[i].n) memcpy(v + n, lists[i].v, lists[i].n * sizeof *v);
        n += lists[i].n;
    }
    if (n) qsort(v, n, sizeof *v, by_start);
    *out = (hs_evidence){.article = c->article, .review = a->review, .id = hs_arena_str(&b->arena, a->id), .spans = {v, n}, .quote = hs_arena_str(&b->arena, a->quote)};
    if ((a->id.p && !out->id.p) || (a->quote.p && !out->quote.p)) return hs_nomem(err);
    return hs_sentences_of_attribution(&c->sentences, a, &out->sentence, &b->arena, err);
}

/* One attribution on one edge: counted once. The evidence is made when the first edge needs it. */
static hs_code attribute(hs_graph_builder *b, const current *c, const hs_attribution *a, hs_evidence *evidence, uint32_t from, uint32_t to, hs_edge_type type, hs_error *err)
{
    if (from == to) return HS_OK;
    uint32_t edge;
    HS_TRY(edge_between(b, from, to, type, &edge, err));
    if (b->edges[edge].last_attribution == b->attribution) return HS_OK;
    b->edges[edge].last_attribution = b->attribution;
    if (!evidence->spans.v) HS_TRY(attribution_evidence(b, c, a, evidence, err));
    return add_evidence(b, edge, evidence, err);
}

static void count_statement(hs_graph_builder *b, uint32_t node, const hs_attribution *a)
{
    hs_node_state *s = &b->nodes[node];
    if (s->last_attribution == b->attribution) return;
    s->last_attribution = b->attribution;
    if (a->mode == HS_DIRECT) s->direct++;
    else if (a->mode == HS_MIXED) s->mixed++;
    else s->indirect++;
    s->reviewed += a->review != HS_REVIEW_NONE;
}

/* The channel's node; the article's own where there is none (which a channel that is the own outlet amounts to). */
static hs_code channel_node(hs_graph_builder *b, const current *c, const hs_attribution *a, uint32_t *via, hs_error *err)
{
    const hs_entities *e = &c->record->entities;
    *via = c->own;
    if (a->via < 0 || (a->via < (int64_t)e->n && e->v[a->via].review == HS_REJECTED)) return HS_OK;
    uint32_t entity = a->via > UINT32_MAX ? UINT32_MAX : (uint32_t)a->via;
    HS_TRY(hs_identities_entity(b->who, c->record, entity, via, err));
    return *via == c->own ? HS_OK : entity_node(b, c, entity, via, err);
}

static hs_code add_source(hs_graph_builder *b, const current *c, const hs_attribution *a, hs_evidence *evidence, uint32_t source, hs_error *err)
{
    const uint32_t own = c->own;
    uint32_t from, via;
    HS_TRY(entity_node(b, c, source, &from, err));
    count_statement(b, from, a);
    if (from == own) return HS_OK;
    HS_TRY(channel_node(b, c, a, &via, err));
    if (via == from) via = own; /* an outlet that is its own channel */
    bool outlet = hs_identities_get(b->who, from).kind == HS_OUTLET;
    hs_edge_type said = outlet ? HS_REPORTED_BY : a->mode == HS_INDIRECT ? HS_CITED_BY : HS_QUOTED_BY;
    HS_TRY(attribute(b, c, a, evidence, from, via, said, err));
    return attribute(b, c, a, evidence, via, own, HS_REPORTED_BY, err);
}

static hs_code add_attribution(hs_graph_builder *b, const current *c, const hs_attribution *a, hs_error *err)
{
    if (a->review == HS_REJECTED) return HS_OK;
    b->attributions++;
    if (a->confidence < b->min_confidence || a->source_confidence < b->min_confidence) {
        b->below_confidence++;
        return HS_OK;
    }
    b->attribution++;
    hs_evidence evidence = {0};
    bool any = false;
    for (size_t i = 0; i < a->n_sources; i++) {
        uint32_t source = a->sources[i];
        if (source < c->record->entities.n && c->record->entities.v[source].review == HS_REJECTED) continue;
        any = true;
        HS_TRY(add_source(b, c, a, &evidence, source, err));
    }
    if (!any)
        b->no_source++;
    else if (!evidence.spans.v)
        b->own_outlet++;
    return HS_OK;
}

/* Counts a role of an edge; the most frequent one stays, the earlier one among equals. */
static hs_code count_role(hs_graph_builder *b, uint32_t edge, hs_str role, hs_error *err)
{
    if (!role.n) return HS_OK;
    hs_str key = hs_arena_printf(&b->scratch, "%" PRIu32 "\x1f%.*s", edge, HS_FMT(role));
    if (!key.p) return hs_nomem(err);
    uint64_t *count = hs_map_find(&b->role_count, key);
    if (!count) {
        key = hs_arena_str(&b->arena, key);
        count = key.p ? hs_map_at(&b->role_count, key, NULL) : NULL;
        if (!count) return hs_nomem(err);
    }
    hs_edge_state *e = &b->edges[edge];
    if (++*count <= e->role_count) return HS_OK;
    e->role_count = *count;
    if (hs_str_eq(e->role, role)) return HS_OK;
    e->role = hs_arena_str(&b->arena, role);
    return e->role.p ? HS_OK : hs_nomem(err);
}

static hs_code add_relation(hs_graph_builder *b, const current *c, const hs_relation *r, hs_error *err)
{
    const hs_entities *e = &c->record->entities;
    if (r->review == HS_REJECTED || r->confidence < b->min_confidence) return HS_OK;
    if ((r->from < e->n && e->v[r->from].review == HS_REJECTED) || (r->to < e->n && e->v[r->to].review == HS_REJECTED)) return HS_OK;
    uint32_t from, to, edge;
    HS_TRY(hs_identities_entity(b->who, c->record, r->from, &from, err));
    HS_TRY(hs_identities_entity(b->who, c->record, r->to, &to, err));
    if (from == to) return HS_OK;
    HS_TRY(entity_node(b, c, r->from, &from, err));
    HS_TRY(entity_node(b, c, r->to, &to, err));
    HS_TRY(edge_between(b, from, to, HS_EDGE_RELATION + r->type, &edge, err));
    hs_span *span = HS_NEW(&b->arena, hs_span);
    if (!span) return hs_nomem(err);
    *span = r->evidence;
    hs_evidence evidence = {.article = c->article, .relation = true, .review = r->review, .id = hs_arena_str(&b->arena, r->id), .spans = {span, 1}, .quote = hs_arena_str(&b->arena, r->quote)};
    if ((r->id.p && !evidence.id.p) || (r->quote.p && !evidence.quote.p)) return hs_nomem(err);
    HS_TRY(hs_sentences_of_span(&c->sentences, r->evidence, &evidence.sentence, &b->arena, err));
    b->edges[edge].former &= r->former;
    HS_TRY(count_role(b, edge, r->role, err));
    return add_evidence(b, edge, &evidence, err);
}

static hs_code add_article(hs_graph_builder *b, const hs_record *r, current *c, hs_error *err)
{
    hs_graph_article *v = hs_grow(b->articles, b->n_articles, &b->articles_cap, sizeof *v);
    if (!v || b->n_articles >= UINT32_MAX - 1) return hs_nomem(err);
    b->articles = v;
    HS_TRY(hs_identities_article(b->who, r, err));
    const hs_str from[] = {r->id, r->title, r->outlet, r->author, r->published, r->url, r->section};
    hs_str to[7];
    for (int i = 0; i < 7; i++) {
        to[i] = hs_arena_str(&b->arena, from[i]);
        if (from[i].p && !to[i].p) return hs_nomem(err);
    }
    *c = (current){.record = r, .article = (uint32_t)b->n_articles, .named = HS_ARRAY(&b->scratch, bool, r->entities.n)};
    if (!c->named) return hs_nomem(err);
    HS_TRY(hs_identities_own(b->who, r, &c->own, err));
    v[b->n_articles++] = (hs_graph_article){to[0], to[1], to[2], to[3], to[4], to[5], to[6], c->own};
    HS_TRY(touch(b, c, c->own, err));
    if (b->keep_mentions) HS_TRY(keep_entity(b, c, c->own, NULL, hs_identities_own_reason(b->who), err));
    return hs_sentences_make(&c->sentences, r, &b->scratch, err);
}

hs_code hs_graph_add(hs_graph_builder *b, const hs_record *record, hs_error *err)
{
    current c;
    hs_arena_clear(&b->scratch);
    HS_TRY(add_article(b, record, &c, err));
    for (size_t i = 0; i < record->attributions.n; i++) HS_TRY(add_attribution(b, &c, &record->attributions.v[i], err));
    for (size_t i = 0; i < record->relations.n; i++) HS_TRY(add_relation(b, &c, &record->relations.v[i], err));
    return HS_OK;
}

/* Why a node is one node: the entities of each article that became it, by which rule, and the mentions behind them. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "graph/builder.h"
#include "graph/grow.h"
#include "graph/name.h"

void hs_graph_keep_mentions(hs_graph_builder *b)
{
    b->keep_mentions = true;
}

/* Words of an article on one line: white space becomes one blank, control and bidirectional characters vanish. */
static void put_words(hs_buf *out, hs_str s)
{
    size_t length;
    bool valid, blank = false;
    for (const char *p = s.p, *end = p + s.n; p < end; p += length) {
        uint32_t cp = hs_utf8_next(p, end, &length, &valid);
        bool space = hs_cp_space(cp);
        if (space && !blank) hs_buf_char(out, ' ');
        else if (!space && !hs_cp_control(cp)) hs_buf_add(out, p, length);
        blank = space;
    }
}

static void put_quoted(hs_buf *out, const char *before, hs_str s)
{
    hs_buf_cstr(out, before);
    hs_buf_char(out, '"');
    put_words(out, s);
    hs_buf_char(out, '"');
}

static void put_rule(hs_buf *out, const hs_graph_builder *b, const hs_kept_entity *k)
{
    const hs_identity_reason *r = &k->reason;
    if (r->byline) hs_buf_cstr(out, "the article's author, named in its byline; ");
    switch (r->rule) {
    case HS_BY_ARTICLE: hs_buf_cstr(out, k->own ? "the article itself: its outlet is not known" : "of this article alone: nothing that could be somebody of another article"); break;
    case HS_BY_NAME: hs_buf_cstr(out, "the name, but for \"the\", case, accents and signs"); break;
    case HS_BY_FULL_NAME: hs_buf_cstr(out, "the full name, but for titles, case, accents and signs; no party or office that contradicts"); break;
    case HS_BY_OUTLET_LIST: hs_buf_cstr(out, "the list of outlets knows it by this name"); break;
    case HS_BY_DECISION: hs_buf_printf(out, "decided in the file of names, line %zu", r->line); break;
    case HS_BY_CONTRADICTION:
        put_quoted(out, "kept apart from the first of this name, who is ", r->there);
        put_quoted(out, " and not ", r->here);
        hs_buf_printf(out, " (node %016" PRIx64 ")", hs_identities_get(b->who, r->other).id);
        break;
    }
}

static void put_mentions(hs_buf *out, const hs_kept_entity *k)
{
    static const char *const forms[] = {[HS_NAME] = "name", [HS_NOMINAL] = "description", [HS_PRONOUN] = "pronoun"};
    for (size_t i = 0; i < k->n_mentions; i++) {
        const hs_kept_mention *m = &k->mentions[i];
        hs_buf_printf(out, "    [%" PRIu32 ", %" PRIu32 ") %s", m->span.start, m->span.end, forms[m->form]);
        if (m->words.p) put_quoted(out, " ", m->words);
        if (m->sentence.n) hs_buf_cstr(out, ": ");
        put_words(out, m->sentence);
        hs_buf_char(out, '\n');
    }
}

static void put_entity(hs_buf *out, const hs_graph_builder *b, const hs_kept_entity *k)
{
    const hs_graph_article *a = &b->articles[k->article];
    hs_buf_cstr(out, "\n  article ");
    put_words(out, a->id);
    if (a->outlet.n) hs_buf_cstr(out, ", ");
    put_words(out, a->outlet);
    if (a->published.n) hs_buf_cstr(out, ", ");
    put_words(out, a->published);
    if (a->title.n) put_quoted(out, ", ", a->title);
    hs_buf_cstr(out, "\n  ");
    if (k->own) put_quoted(out, "outlet ", a->outlet);
    else {
        put_words(out, k->id);
        put_quoted(out, " ", k->name);
    }
    hs_buf_cstr(out, ": ");
    put_rule(out, b, k);
    hs_buf_char(out, '\n');
    put_mentions(out, k);
}

static void explain_node(hs_buf *out, const hs_graph_builder *b, const hs_node *n)
{
    put_words(out, n->name);
    hs_buf_printf(out, ": %s, node %.*s", hs_kind_names[n->kind], HS_FMT(n->id));
    if (n->wikidata.n) hs_buf_printf(out, ", Wikidata %.*s", HS_FMT(n->wikidata));
    for (size_t i = 0; i < n->n_aliases; i++) put_quoted(out, i ? ", " : "; also ", n->aliases[i]);
    hs_buf_char(out, '\n');
    uint64_t id = strtoull(n->id.p, NULL, 16);
    for (size_t i = 0; i < b->n_kept; i++)
        if (hs_identities_get(b->who, b->kept[i].node).id == id) put_entity(out, b, &b->kept[i]);
}

hs_code hs_graph_explain(hs_graph_builder *b, hs_str name, hs_buf *out, hs_error *err)
{
    hs_graph g;
    HS_TRY(hs_graph_finish(b, &g, err));
    hs_str wanted = hs_name_asked(name, &b->out);
    if (!wanted.p) return hs_nomem(err);
    bool by_id = false, any = false;
    for (size_t i = 0; i < g.n_nodes && !by_id; i++) by_id = hs_str_eq(g.nodes[i].id, name);
    for (size_t i = 0; i < g.n_nodes; i++) {
        bool is = hs_str_eq(g.nodes[i].id, name);
        if (!by_id) HS_TRY(hs_node_goes_by(&g.nodes[i], name, wanted, &is, &b->scratch, err));
        if (!is) continue;
        if (any) hs_buf_char(out, '\n');
        any = true;
        explain_node(out, b, &g.nodes[i]);
    }
    if (!any) return hs_node_unknown(name, err);
    return out->failed ? hs_nomem(err) : HS_OK;
}

/* Nodes and edges as CSV (RFC 4180, a header line, CR LF). Lists within a field are joined by "; ". Neo4j's import wants
 * types in the header, labels such as Person and relationship types such as QUOTED_BY; the columns are the same. */
#include <inttypes.h>

#include "output/cell.h"
#include "output/out.h"

typedef struct row { /* one line in the making */
    hs_out *o;
    hs_buf field;
    bool safe, neo4j, first;
} row;

static void put(row *r, hs_str s)
{
    hs_csv_field(&r->o->buf, r->first, s, r->safe);
    r->first = false;
}

/* "quoted-by" as it stands, or for Neo4j as QUOTED_BY, a kind of node as Person. */
static void put_type(row *r, const char *name, bool all_upper)
{
    hs_buf_clear(&r->field);
    for (const char *p = name; *p; p++) {
        bool upper = r->neo4j && *p >= 'a' && *p <= 'z' && (all_upper || p == name);
        hs_buf_char(&r->field, upper ? (char)(*p - 'a' + 'A') : r->neo4j && *p == '-' ? '_' : *p);
    }
    put(r, hs_buf_view(&r->field));
}

static void put_count(row *r, uint64_t v)
{
    hs_buf_clear(&r->field);
    hs_buf_printf(&r->field, "%" PRIu64, v);
    put(r, hs_buf_view(&r->field));
}

static void put_figure(row *r, double v)
{
    hs_buf_clear(&r->field);
    hs_put_number(&r->field, v);
    put(r, hs_buf_view(&r->field));
}

static void put_all(row *r, const hs_str *v, size_t n)
{
    hs_buf_clear(&r->field);
    for (size_t i = 0; i < n; i++) {
        if (i) hs_buf_cstr(&r->field, "; ");
        hs_buf_str(&r->field, v[i]);
    }
    put(r, hs_buf_view(&r->field));
}

static hs_code end_row(row *r)
{
    hs_csv_end(&r->o->buf);
    r->first = true;
    return r->field.failed ? hs_nomem(r->o->err) : hs_out_step(r->o);
}

static hs_code header(row *r, const char *const *names)
{
    for (; *names; names++) put(r, hs_cstr(*names));
    return end_row(r);
}

static void put_measures(row *r, const hs_measures *m)
{
    const double figures[] = {m->pagerank, m->pagerank_reversed, m->hub, m->authority, m->in_degree, m->out_degree, m->in_strength, m->out_strength, m->betweenness, m->harmonic};
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) put_figure(r, figures[i]);
    if (m->community < 0)
        put(r, HS_NONE);
    else
        put_count(r, (uint64_t)m->community);
    put(r, m->articulation < 0 ? HS_NONE : m->articulation ? HS_S("true") : HS_S("false"));
}

static hs_code nodes(row *r, const hs_graph *g)
{
    static const char *const names[] = {"id", "kind", "name", "aliases", "direct", "mixed", "indirect", "articles", "pagerank", "pagerank_reversed", "hub", "authority",
                                        "in_degree", "out_degree", "in_strength", "out_strength", "betweenness", "harmonic", "community", "articulation", NULL};
    static const char *const neo4j[] = {"id:ID", ":LABEL", "name", "aliases", "direct:long", "mixed:long", "indirect:long", "articles:long", "pagerank:double", "pagerank_reversed:double",
                                        "hub:double", "authority:double", "in_degree:double", "out_degree:double", "in_strength:double", "out_strength:double",
                                        "betweenness:double", "harmonic:double", "community:long", "articulation:boolean", NULL};
    HS_TRY(header(r, r->neo4j ? neo4j : names));
    for (size_t i = 0; i < g->n_nodes; i++) {
        const hs_node *n = &g->nodes[i];
        put(r, n->id);
        put_type(r, hs_kind_names[n->kind], false);
        put(r, n->name);
        put_all(r, n->aliases, n->n_aliases);
        put_count(r, n->direct);
        put_count(r, n->mixed);
        put_count(r, n->indirect);
        put_count(r, n->n_articles);
        put_measures(r, &n->measures);
        HS_TRY(end_row(r));
    }
    return HS_OK;
}

static hs_code edges(row *r, const hs_graph *g)
{
    static const char *const names[] = {"id", "source", "target", "type", "weight", "source_name", "target_name", "role", "former", "article", "quote", "sentence", NULL};
    static const char *const neo4j[] = {"id", ":START_ID", ":END_ID", ":TYPE", "weight:long", "source_name", "target_name", "role", "former:boolean", "article", "quote", "sentence", NULL};
    HS_TRY(header(r, r->neo4j ? neo4j : names));
    for (size_t i = 0; i < g->n_edges; i++) {
        const hs_edge *e = &g->edges[i];
        const hs_evidence *first = e->n_evidence ? &e->evidence[0] : NULL;
        put(r, e->id);
        put(r, g->nodes[e->from].id);
        put(r, g->nodes[e->to].id);
        put_type(r, hs_edge_type_name(e->type), true);
        put_count(r, e->weight);
        put(r, g->nodes[e->from].name);
        put(r, g->nodes[e->to].name);
        put(r, e->role);
        put(r, !hs_edge_is_relation(e->type) ? HS_NONE : e->former ? HS_S("true") : HS_S("false"));
        put(r, first ? g->articles[first->article].id : HS_NONE);
        put(r, first ? first->quote : HS_NONE);
        put(r, first ? first->sentence : HS_NONE);
        HS_TRY(end_row(r));
    }
    return HS_OK;
}

static hs_code write_rows(hs_code (*rows)(row *, const hs_graph *), const hs_graph *g, bool safe, bool neo4j, hs_sink out, hs_error *err)
{
    hs_out o;
    hs_out_init(&o, out, err);
    row r = {.o = &o, .safe = safe, .neo4j = neo4j, .first = true};
    hs_code code = rows(&r, g);
    hs_buf_release(&r.field);
    return hs_out_end(&o, code);
}

hs_code hs_write_nodes_csv(const hs_graph *g, bool safe, hs_sink out, hs_error *err)
{
    return write_rows(nodes, g, safe, false, out, err);
}

hs_code hs_write_edges_csv(const hs_graph *g, bool safe, hs_sink out, hs_error *err)
{
    return write_rows(edges, g, safe, false, out, err);
}

hs_code hs_write_nodes_neo4j(const hs_graph *g, bool safe, hs_sink out, hs_error *err)
{
    return write_rows(nodes, g, safe, true, out, err);
}

hs_code hs_write_edges_neo4j(const hs_graph *g, bool safe, hs_sink out, hs_error *err)
{
    return write_rows(edges, g, safe, true, out, err);
}

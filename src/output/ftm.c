/* FollowTheMoney entities (followthemoney.tech), one JSON object a line: nodes and articles as things, edges as links of
 * the schema that says the same, where the kinds of its ends allow it, else as UnknownLink with the relation as its role.
 * Every property is a list of strings. The articles behind a link are its proof. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "output/tree.h"

/* ---- properties ------------------------------------------------------------------------- */

typedef struct entity { /* one line in the making */
    hs_json *root, *properties;
    bool ok;
} entity;

static void begin(entity *e, hs_str id, const char *schema)
{
    e->root = hs_json_object();
    e->properties = hs_json_object();
    e->ok = e->root && e->properties && hs_json_put_str(e->root, "id", id) && hs_json_put_str(e->root, "schema", hs_cstr(schema));
}

static hs_code end(entity *e, hs_out *o)
{
    hs_json *tree = NULL;
    if (e->ok) {
        if (hs_json_put(e->root, "properties", e->properties)) tree = e->root;
        else hs_json_free(e->root);
    } else {
        hs_json_free(e->properties);
        hs_json_free(e->root);
    }
    HS_TRY(hs_put_tree(o, tree));
    hs_buf_char(&o->buf, '\n');
    return HS_OK;
}

/* Characters that a property may have: followthemoney refuses an entity with longer ones. */
static size_t longest(const char *property)
{
    if (strcmp(property, "name") == 0 || strcmp(property, "alias") == 0) return 384;
    return strcmp(property, "description") == 0 ? 65000 : 1024;
}

/* Bytes of the first `most` characters. */
static size_t fitting(hs_str s, size_t most)
{
    size_t at = 0, length;
    bool valid;
    for (; at < s.n && most > 0; most--, at += length) hs_utf8_next(s.p + at, s.p + s.n, &length, &valid);
    return at;
}

static bool push_value(hs_json *list, const char *property, hs_str value)
{
    size_t most = longest(property), n = fitting(value, most);
    if (n == value.n) return hs_json_push_str(list, value);
    hs_buf cut;
    hs_buf_init(&cut);
    hs_buf_add(&cut, value.p, fitting(value, most - 1));
    hs_buf_cstr(&cut, "…");
    bool ok = !cut.failed && hs_json_push_str(list, hs_buf_view(&cut));
    hs_buf_release(&cut);
    return ok;
}

/* Adds values to a list; HS_NONE and empty ones are passed over, and so is one that equals the value before it. */
static void list_push(entity *e, hs_json *list, const char *property, hs_str *last, hs_str value)
{
    if (!value.n || !e->ok || (last->p && hs_str_eq(*last, value))) return;
    e->ok = push_value(list, property, value);
    *last = value;
}

static void list_put(entity *e, const char *name, hs_json *list)
{
    if (e->ok && hs_json_first(list)) e->ok = hs_json_put(e->properties, name, list);
    else hs_json_free(list);
}

static void put_two(entity *e, const char *name, hs_str a, hs_str b)
{
    hs_json *list = hs_json_array();
    hs_str last = HS_NONE;
    e->ok = e->ok && list;
    list_push(e, list, name, &last, a);
    list_push(e, list, name, &last, b);
    list_put(e, name, list);
}

static void put_one(entity *e, const char *name, hs_str value)
{
    put_two(e, name, value, HS_NONE);
}

/* ---- what FollowTheMoney takes for a date or an address ----------------------------------- */

/* Bytes of a date that begins with an ISO 8601 day or month: the rest may be a time. */
static hs_str day_of(hs_str published)
{
    static const char form[] = "dddd-dd-dd";
    if (published.n < sizeof form - 1) return HS_NONE;
    for (size_t i = 0; i < sizeof form - 1; i++) {
        bool digit = published.p[i] >= '0' && published.p[i] <= '9';
        if (form[i] == 'd' ? !digit : published.p[i] != form[i]) return HS_NONE;
    }
    return (hs_str){published.p, sizeof form - 1};
}

static hs_str web_address(hs_str url)
{
    enum { LONGEST = 1024 };
    if (!url.p || url.n > LONGEST || (strncmp(url.p, "http://", 7) != 0 && strncmp(url.p, "https://", 8) != 0)) return HS_NONE;
    for (size_t i = 0; i < url.n; i++)
        if ((unsigned char)url.p[i] <= ' ' || strchr("\"<>\\^`{|}", url.p[i])) return HS_NONE;
    return url;
}

/* ---- things ----------------------------------------------------------------------------- */

static const char *const node_schema[HS_KINDS] = {
    [HS_PERSON] = "Person",           [HS_OUTLET] = "Organization",           [HS_ORGANIZATION] = "Organization", [HS_OFFICE] = "Position",
    [HS_ANONYMOUS_SOURCE] = "Person", [HS_COLLECTIVE_SOURCE] = "LegalEntity", [HS_DOCUMENT_SOURCE] = "Document",  [HS_ARTICLE] = "Article",
};

/* An article that is a node of its own has that node's id. */
static hs_str article_id(const hs_graph *g, const hs_graph_article *a, char buffer[32])
{
    if (a->node < g->n_nodes && g->nodes[a->node].kind == HS_ARTICLE) return g->nodes[a->node].id;
    int n = snprintf(buffer, 32, "article-%016" PRIx64, hs_str_hash(a->id));
    return (hs_str){buffer, (size_t)n};
}

static void put_article(entity *e, const hs_graph_article *a)
{
    put_one(e, "title", a->title.n ? a->title : a->id);
    put_one(e, "fileName", a->id);
    put_one(e, "author", a->author);
    put_one(e, "publisher", a->outlet);
    put_one(e, "publishedAt", day_of(a->published));
    put_one(e, "sourceUrl", web_address(a->url));
    put_one(e, "keywords", a->section);
}

/* The articles that are no nodes. */
static hs_code put_articles(hs_out *o, const hs_graph *g)
{
    for (size_t i = 0; i < g->n_articles; i++) {
        char buffer[32];
        entity e;
        hs_str id = article_id(g, &g->articles[i], buffer);
        if (id.p != buffer) continue;
        begin(&e, id, "Article");
        put_article(&e, &g->articles[i]);
        HS_TRY(end(&e, o));
    }
    return HS_OK;
}

static bool blank(hs_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] > ' ') return false;
    return true;
}

static hs_code put_node(hs_out *o, const hs_graph *g, const hs_node *n)
{
    entity e;
    hs_str last = HS_NONE;
    begin(&e, n->id, node_schema[n->kind]);
    put_one(&e, "name", blank(n->name) ? n->id : n->name);
    hs_json *aliases = hs_json_array();
    e.ok = e.ok && aliases;
    for (size_t i = 0; i < n->n_aliases; i++) list_push(&e, aliases, "alias", &last, n->aliases[i]);
    list_put(&e, "alias", aliases);
    if (n->kind != HS_DOCUMENT_SOURCE) put_one(&e, "wikidataId", n->wikidata);
    if (n->kind == HS_ARTICLE && n->n_articles) put_article(&e, &g->articles[n->articles[0]]);
    else put_one(&e, "keywords", hs_cstr(hs_kind_names[n->kind]));
    if (n->kind == HS_DOCUMENT_SOURCE) put_one(&e, "fileName", blank(n->name) ? n->id : n->name);
    return end(&e, o);
}

/* ---- links ------------------------------------------------------------------------------ */

enum { A_PERSON = 1, A_BODY = 2, AN_ACTOR = 4, A_POST = 8, ANYTHING = 15 };

/* As which a kind of node may stand at the end of a link. */
static const unsigned char may_be[HS_KINDS] = {
    [HS_PERSON] = A_PERSON | AN_ACTOR, [HS_OUTLET] = A_BODY | AN_ACTOR, [HS_ORGANIZATION] = A_BODY | AN_ACTOR, [HS_OFFICE] = A_POST,
    [HS_ANONYMOUS_SOURCE] = A_PERSON | AN_ACTOR, [HS_COLLECTIVE_SOURCE] = AN_ACTOR,
};

typedef struct link_schema {
    const char *name, *from, *to, *role; /* properties; role NULL: none */
    unsigned from_is, to_is;
    bool status;
} link_schema;

static const link_schema unknown_link = {"UnknownLink", "subject", "object", "role", ANYTHING, ANYTHING, true};
static const link_schema relation_schema[HS_RELATION_TYPES] = {
    [HS_AIDE_OF] = {"Associate", "associate", "person", "relationship", A_PERSON, A_PERSON, false},
    [HS_ALLY_OF] = {"Associate", "associate", "person", "relationship", A_PERSON, A_PERSON, false},
    [HS_FAMILY_OF] = {"Family", "person", "relative", "relationship", A_PERSON, A_PERSON, false},
    [HS_SPOKESPERSON_OF] = {"Representation", "agent", "client", "role", AN_ACTOR, AN_ACTOR, true},
    [HS_WORKS_FOR] = {"Employment", "employee", "employer", "role", A_PERSON, A_BODY, true},
    [HS_MEMBER_OF] = {"Membership", "member", "organization", "role", AN_ACTOR, A_BODY, true},
    [HS_HOLDS_OFFICE] = {"Occupancy", "holder", "post", NULL, A_PERSON, A_POST, true},
};

static const link_schema *schema_of(const hs_graph *g, const hs_edge *e)
{
    if (!hs_edge_is_relation(e->type)) return &unknown_link;
    const link_schema *s = &relation_schema[e->type - HS_EDGE_RELATION];
    bool fits = s->name && (may_be[g->nodes[e->from].kind] & s->from_is) && (may_be[g->nodes[e->to].kind] & s->to_is);
    return fits ? s : &unknown_link;
}

typedef hs_str (*evidence_part)(const hs_graph *g, const hs_evidence *e, char buffer[32]);

static hs_str part_text(const hs_graph *g, const hs_evidence *e, char buffer[32]) { (void)g, (void)buffer; return e->sentence.n ? e->sentence : e->quote; }
static hs_str part_proof(const hs_graph *g, const hs_evidence *e, char buffer[32]) { return article_id(g, &g->articles[e->article], buffer); }
static hs_str part_date(const hs_graph *g, const hs_evidence *e, char buffer[32]) { (void)buffer; return day_of(g->articles[e->article].published); }
static hs_str part_url(const hs_graph *g, const hs_evidence *e, char buffer[32]) { (void)buffer; return web_address(g->articles[e->article].url); }
static hs_str part_publisher(const hs_graph *g, const hs_evidence *e, char buffer[32]) { (void)buffer; return g->articles[e->article].outlet; }

static void put_evidence(entity *e, const char *name, const hs_graph *g, const hs_edge *edge, evidence_part part)
{
    hs_json *list = hs_json_array();
    char buffers[2][32]; /* the last value stays while the next one is made: they are compared */
    hs_str last = HS_NONE;
    e->ok = e->ok && list;
    for (size_t i = 0; i < edge->n_evidence; i++) list_push(e, list, name, &last, part(g, &edge->evidence[i], buffers[last.p == buffers[0]]));
    list_put(e, name, list);
}

static hs_code put_edge(hs_out *o, hs_buf *id, const hs_graph *g, const hs_edge *edge)
{
    entity e;
    const link_schema *s = schema_of(g, edge);
    hs_str relation = hs_cstr(hs_edge_type_name(edge->type));
    hs_buf_clear(id);
    hs_buf_printf(id, "%.*s.%.*s.%.*s", HS_FMT(g->nodes[edge->from].id), HS_FMT(relation), HS_FMT(g->nodes[edge->to].id));
    if (id->failed) return hs_nomem(o->err);
    begin(&e, hs_buf_view(id), s->name);
    put_one(&e, s->from, g->nodes[edge->from].id);
    put_one(&e, s->to, g->nodes[edge->to].id);
    if (s->role) put_two(&e, s->role, s == &unknown_link ? relation : HS_NONE, edge->role);
    if (s->status && edge->former) put_one(&e, "status", HS_S("former"));
    put_one(&e, "recordId", edge->id);
    put_one(&e, "summary", relation);
    put_evidence(&e, "description", g, edge, part_text);
    put_evidence(&e, "proof", g, edge, part_proof);
    put_evidence(&e, "date", g, edge, part_date);
    put_evidence(&e, "sourceUrl", g, edge, part_url);
    put_evidence(&e, "publisher", g, edge, part_publisher);
    return end(&e, o);
}

static hs_code put_graph(hs_out *o, hs_buf *id, const hs_graph *g)
{
    HS_TRY(put_articles(o, g));
    for (size_t i = 0; i < g->n_nodes; i++) HS_TRY(put_node(o, g, &g->nodes[i]));
    for (size_t i = 0; i < g->n_edges; i++) HS_TRY(put_edge(o, id, g, &g->edges[i]));
    return HS_OK;
}

hs_code hs_write_ftm(const hs_graph *g, hs_sink out, hs_error *err)
{
    hs_out o;
    hs_buf id;
    hs_out_init(&o, out, err);
    hs_buf_init(&id);
    hs_code code = put_graph(&o, &id, g);
    hs_buf_release(&id);
    return hs_out_end(&o, code);
}

/* Which node an entity is.
 *
 * A node's key is its kind, its canonical name and its scope; its id the hash of the key.
 * - outlets: the name of the product's own list, else the folded name without "the"; no scope
 * - organizations, offices: the folded name without "the"; no scope
 * - people: the folded name without titles and middle initials; no scope when it is a full name, so one node over all articles,
 *   but for homonyms (homonym.c): whoever contradicts all of that name before them gets a node of their own,
 *   scoped by the article and entity that brought them in; who contradicts nobody joins the first that fits
 * - "(author)": the byline, as a person's name; without a byline scoped
 * - lone surnames, anonymous people, collectives, documents: scoped by article id and entity id
 * - the article itself, where its outlet is unknown: its id
 * Before all of these goes the file of names that a person decided: whoever it names, be it a lone surname or a homonym,
 * is the node of the canonical name. The unnamed and the many are never in it.
 *
 * Time and memory are linear in what is read. A node takes 48 bytes, its name, its key and a place in a table;
 * only of whom more is known than the name is more kept. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "graph/aliases.h"
#include "graph/grow.h"
#include "graph/homonym.h"
#include "graph/name.h"
#include "hearsay/graph.h"

/* An article's id is written with every piece of evidence, a node's name with every row: neither may be a book. */
enum { LONGEST_ID = 1000, LONGEST_NAME = 40000 }; /* bytes */
enum { HOMONYMS = 8 }; /* as many of one name are told apart; those after them are not joined at all */
#define NOBODY UINT32_MAX

/* What is known of some nodes besides the name. */
typedef struct facts {
    hs_profile profile; /* of people with a full name */
    hs_str wikidata;    /* as decided */
} facts;

typedef struct node {
    uint64_t id;            /* hash of the key */
    const char *name, *key; /* key: what follows the kind in it */
    facts *more;            /* NULL: nothing */
    uint32_t name_n, key_n;
    uint32_t homonym;       /* the next person of the same name, or NOBODY */
    hs_kind kind;
} node;

struct hs_identities {
    hs_arena arena;   /* for good */
    hs_arena scratch; /* for the article at hand */
    hs_map articles;
    uint32_t *slots; size_t n_slots; /* 1 + node, at its id or behind; 0: free. A power of two, at most two thirds full */
    const hs_aliases *decided; /* or NULL */
    node *nodes;
    size_t n, cap;
    hs_identity_reason reason; /* of the entity at hand */
    hs_identity_reason *reasons; /* of the article's entities, in scratch */
    hs_profile *profiles; /* of the article's entities, in scratch */
    uint32_t *found;      /* of the article's entities: 1 + node, or 0 */
    size_t n_entities;
};

hs_identities *hs_identities_new(hs_error *err)
{
    hs_identities *t = calloc(1, sizeof *t);
    if (!t) hs_nomem(err);
    return t;
}

void hs_identities_free(hs_identities *t)
{
    if (!t) return;
    hs_map_release(&t->articles);
    hs_arena_release(&t->arena);
    hs_arena_release(&t->scratch);
    free(t->slots);
    free(t->nodes);
    free(t);
}

void hs_identities_decide(hs_identities *t, const hs_aliases *aliases)
{
    t->decided = aliases;
}

hs_identity_reason hs_identities_reason(const hs_identities *t, uint32_t entity)
{
    return entity < t->n_entities ? t->reasons[entity] : (hs_identity_reason){0};
}

hs_identity_reason hs_identities_own_reason(const hs_identities *t)
{
    return t->reason;
}

size_t hs_identities_count(const hs_identities *t)
{
    return t->n;
}

hs_identity hs_identities_get(const hs_identities *t, uint32_t i)
{
    const node *n = &t->nodes[i];
    return (hs_identity){n->id, n->kind, {n->name, n->name_n}, n->more ? n->more->wikidata : HS_NONE};
}

hs_str hs_identity_hex(uint64_t id, hs_arena *arena)
{
    return hs_arena_printf(arena, "%016" PRIx64, id);
}

hs_code hs_identities_article(hs_identities *t, const hs_record *record, hs_error *err)
{
    if (!record->id.n) return hs_fail(err, HS_EFORMAT, "graph", "a record without an id: give each article one");
    if (record->id.n > LONGEST_ID) return hs_fail(err, HS_EFORMAT, "graph", "a record whose id is %zu bytes long: the limit is %d", record->id.n, LONGEST_ID);
    if (hs_map_find(&t->articles, record->id))
        return hs_fail(err, HS_EFORMAT, "graph", "a second record with the id \"%.*s\": give each article its own id", record->id.n < 200 ? (int)record->id.n : 200, record->id.p);
    hs_arena_clear(&t->scratch);
    t->n_entities = record->entities.n;
    t->profiles = HS_ARRAY(&t->scratch, hs_profile, t->n_entities);
    t->found = HS_ARRAY(&t->scratch, uint32_t, t->n_entities);
    t->reasons = HS_ARRAY(&t->scratch, hs_identity_reason, t->n_entities);
    if (!t->profiles || !t->found || !t->reasons) return hs_nomem(err);
    HS_TRY(hs_profiles(record, t->profiles, &t->scratch, err));
    hs_str id = hs_arena_str(&t->arena, record->id);
    return id.p && hs_map_at(&t->articles, id, NULL) ? HS_OK : hs_nomem(err);
}

/* A key of three parts. The kind goes first; 0x1f cannot stand in a folded name. */
static hs_str make_key(hs_identities *t, hs_kind kind, hs_str canonical, hs_str article, hs_str entity)
{
    hs_buf b;
    hs_buf_init(&b);
    hs_buf_cstr(&b, hs_kind_names[kind]);
    const hs_str parts[] = {canonical, article, entity};
    for (size_t i = 0; i < 3 && (i == 0 || parts[i].p); i++) {
        hs_buf_char(&b, '\x1f');
        hs_buf_str(&b, parts[i]);
    }
    hs_str key = b.failed ? HS_NONE : hs_arena_str(&t->scratch, hs_buf_view(&b));
    hs_buf_release(&b);
    return key;
}

/* A name up to the limit, cut between code points. */
static hs_str shown_name(hs_str name)
{
    if (!name.p) return HS_S("");
    if (name.n <= LONGEST_NAME) return name;
    name.n = LONGEST_NAME;
    while (name.n > 0 && ((unsigned char)name.p[name.n] & 0xC0) == 0x80) name.n--;
    return name;
}

/* The slot of an id: its node's, or the free one that it would take. */
static uint32_t *slot_of(const hs_identities *t, uint64_t id)
{
    size_t i = id & (t->n_slots - 1);
    while (t->slots[i] && t->nodes[t->slots[i] - 1].id != id) i = (i + 1) & (t->n_slots - 1);
    return &t->slots[i];
}

static bool room_for_one(hs_identities *t)
{
    if (t->n * 3 < t->n_slots * 2) return true;
    size_t n = t->n_slots ? t->n_slots * 2 : 64;
    uint32_t *slots = calloc(n, sizeof *slots);
    if (!slots) return false;
    free(t->slots);
    t->slots = slots;
    t->n_slots = n;
    for (size_t i = 0; i < t->n; i++) *slot_of(t, t->nodes[i].id) = (uint32_t)i + 1;
    return true;
}

static hs_code add_node(hs_identities *t, uint64_t id, hs_kind kind, hs_str key, hs_str name, uint32_t *out, hs_error *err)
{
    node *v = hs_grow(t->nodes, t->n, &t->cap, sizeof *v);
    if (v) t->nodes = v;
    name = hs_arena_str(&t->arena, shown_name(name));
    key = hs_arena_str(&t->arena, key);
    if (!v || !name.p || !key.p || key.n > UINT32_MAX || t->n >= NOBODY - 1) return hs_nomem(err);
    v[t->n] = (node){.id = id, .name = name.p, .name_n = (uint32_t)name.n, .key = key.p, .key_n = (uint32_t)key.n, .homonym = NOBODY, .kind = kind};
    *out = (uint32_t)t->n++;
    return HS_OK;
}

/* The node of a key, made when there is none. Its id is the key's hash; should two keys share one, the later is hashed again
 * with a number. */
static hs_code node_of_key(hs_identities *t, hs_kind kind, hs_str key, hs_str name, uint32_t *out, hs_error *err)
{
    if (!key.p || !room_for_one(t)) return hs_nomem(err);
    const size_t before = strlen(hs_kind_names[kind]) + 1;
    const hs_str rest = {key.p + before, key.n - before};
    hs_str salted = key;
    for (uint32_t try = 1;; try++) {
        uint64_t id = hs_str_hash(salted);
        uint32_t *slot = slot_of(t, id);
        if (!*slot) {
            HS_TRY(add_node(t, id, kind, rest, name, out, err));
            *slot = *out + 1;
            return HS_OK;
        }
        const node *n = &t->nodes[*slot - 1];
        *out = *slot - 1;
        if (n->kind == kind && hs_str_eq((hs_str){n->key, n->key_n}, rest)) return HS_OK;
        salted = hs_arena_printf(&t->scratch, "%.*s\x1f%" PRIu32, HS_FMT(key), try);
        if (!salted.p) return hs_nomem(err);
    }
}

static hs_code scoped(hs_identities *t, hs_kind kind, hs_str folded, hs_str name, hs_str article, hs_str entity, uint32_t *out, hs_error *err)
{
    return node_of_key(t, kind, make_key(t, kind, folded, article, entity.p ? entity : HS_S("")), name, out, err);
}

static facts *more_of(hs_identities *t, uint32_t i)
{
    if (!t->nodes[i].more) t->nodes[i].more = HS_NEW(&t->arena, facts);
    return t->nodes[i].more;
}

static hs_code learn(hs_identities *t, uint32_t i, const hs_profile *says, hs_error *err)
{
    if (!hs_profile_says(says)) return HS_OK;
    facts *k = more_of(t, i);
    return k ? hs_profile_merge(&k->profile, says, &t->arena, err) : hs_nomem(err);
}

/* A person of a full name: along the chain of those who bear it, the first without a contradiction. */
static hs_code person(hs_identities *t, hs_str folded, hs_str name, const hs_profile *says, hs_str article, hs_str entity, uint32_t *out, hs_error *err)
{
    HS_TRY(node_of_key(t, HS_PERSON, make_key(t, HS_PERSON, folded, HS_NONE, HS_NONE), name, out, err));
    uint32_t at = *out, last = at;
    for (int i = 0; at != NOBODY && i < HOMONYMS; i++, last = at, at = t->nodes[at].homonym) {
        hs_str here, there;
        const facts *k = t->nodes[at].more;
        if (k && hs_profiles_conflict(says, &k->profile, &here, &there)) {
            if (at == *out) t->reason = (hs_identity_reason){.rule = HS_BY_CONTRADICTION, .byline = t->reason.byline, .other = at, .here = here, .there = there};
            continue;
        }
        *out = at;
        t->reason.rule = at == last ? HS_BY_FULL_NAME : HS_BY_CONTRADICTION;
        return learn(t, at, says, err);
    }
    HS_TRY(scoped(t, HS_PERSON, folded, name, article, entity, out, err));
    if (at == NOBODY && last != *out) t->nodes[last].homonym = *out;
    return learn(t, *out, says, err);
}

/* The names that keys are made of; NULL when out of memory. A person's: folded, without titles and middle initials. */
static hs_str person_key(hs_identities *t, hs_str name)
{
    hs_str initials, plain = hs_name_without_initials(name, &initials, &t->scratch), folded = plain.p ? hs_name_fold(plain, &t->scratch) : plain;
    return folded.p ? hs_name_untitled(folded) : folded;
}

/* An outlet's, a body's, an office's: folded, without "the". */
static hs_str bare_key(hs_identities *t, hs_str name)
{
    hs_str folded = hs_name_fold(name, &t->scratch);
    return folded.p ? hs_name_bare(folded) : folded;
}

/* The node that a person decided a name to be, over all articles; *is: the file says so. */
static hs_code decided(hs_identities *t, hs_kind kind, hs_str name, uint32_t *out, bool *is, hs_error *err)
{
    const hs_alias *row;
    *is = false;
    if (kind == HS_ANONYMOUS_SOURCE || kind == HS_COLLECTIVE_SOURCE) return HS_OK;
    HS_TRY(hs_aliases_find(t->decided, name, &row, &t->scratch, err));
    if (!row) return HS_OK;
    hs_str folded = kind == HS_PERSON ? person_key(t, row->canonical) : bare_key(t, row->canonical);
    if (!folded.p) return hs_nomem(err);
    HS_TRY(node_of_key(t, kind, make_key(t, kind, folded, HS_NONE, HS_NONE), row->canonical, out, err));
    if (row->wikidata.p || t->nodes[*out].more) {
        facts *k = more_of(t, *out);
        if (!k) return hs_nomem(err);
        k->wikidata = row->wikidata;
    }
    t->reason.rule = HS_BY_DECISION;
    t->reason.line = row->line;
    *is = true;
    return HS_OK;
}

static hs_code outlet(hs_identities *t, hs_str name, uint32_t *out, hs_error *err)
{
    hs_str canonical = hs_outlet_canonical(name);
    bool is, known = canonical.p && !hs_str_eq(canonical, name);
    HS_TRY(decided(t, HS_OUTLET, name, out, &is, err));
    if (!is && known) HS_TRY(decided(t, HS_OUTLET, canonical, out, &is, err));
    if (is) return HS_OK;
    t->reason.rule = known ? HS_BY_OUTLET_LIST : HS_BY_NAME;
    if (canonical.p) name = canonical;
    hs_str folded = bare_key(t, name);
    if (!folded.p) return hs_nomem(err);
    return node_of_key(t, HS_OUTLET, make_key(t, HS_OUTLET, folded, HS_NONE, HS_NONE), name, out, err);
}

/* The byline of an article, without "By" before it. */
static hs_str byline(hs_str author)
{
    bool by = author.n > 3 && (author.p[0] | 32) == 'b' && (author.p[1] | 32) == 'y' && author.p[2] == ' ';
    return by ? (hs_str){author.p + 3, author.n - 3} : author;
}

static hs_code find_entity(hs_identities *t, const hs_record *r, uint32_t i, uint32_t *out, hs_error *err)
{
    const hs_entity *e = &r->entities.v[i];
    hs_str name = e->name;
    bool author = e->kind == HS_PERSON && hs_str_is(name, "(author)");
    t->reason = (hs_identity_reason){.rule = HS_BY_ARTICLE, .byline = author && r->author.n};
    if (t->reason.byline) name = byline(r->author);
    if (e->kind == HS_OUTLET) return outlet(t, name, out, err);
    bool is;
    HS_TRY(decided(t, e->kind, name, out, &is, err));
    if (is) return HS_OK;
    bool body = e->kind == HS_ORGANIZATION || e->kind == HS_OFFICE;
    hs_str folded = body ? bare_key(t, name) : e->kind == HS_PERSON ? person_key(t, name) : hs_name_fold(name, &t->scratch);
    if (!folded.p) return hs_nomem(err);
    if (body) {
        t->reason.rule = HS_BY_NAME;
        return node_of_key(t, e->kind, make_key(t, e->kind, folded, HS_NONE, HS_NONE), name, out, err);
    }
    if (e->kind == HS_PERSON && hs_name_full(folded)) return person(t, folded, name, &t->profiles[i], r->id, e->id, out, err);
    return scoped(t, e->kind, folded, name, r->id, e->id, out, err);
}

hs_code hs_identities_entity(hs_identities *t, const hs_record *record, uint32_t entity, uint32_t *out, hs_error *err)
{
    if (entity >= t->n_entities || record->entities.n != t->n_entities)
        return hs_fail(err, HS_EFORMAT, "graph", "article \"%.*s\" has no entity number %" PRIu32, record->id.n < 200 ? (int)record->id.n : 200, record->id.p, entity);
    if (!t->found[entity]) {
        uint32_t node_index = 0;
        HS_TRY(find_entity(t, record, entity, &node_index, err));
        t->found[entity] = node_index + 1;
        t->reasons[entity] = t->reason;
    }
    *out = t->found[entity] - 1;
    return HS_OK;
}

hs_code hs_identities_scoped(hs_identities *t, const hs_record *r, uint32_t entity, bool *scoped, hs_error *err)
{
    if (entity >= r->entities.n) return hs_fail(err, HS_EFORMAT, "graph", "article \"%.*s\" has no entity number %" PRIu32, r->id.n < 200 ? (int)r->id.n : 200, r->id.p, entity);
    const hs_entity *e = &r->entities.v[entity];
    bool document = e->kind == HS_DOCUMENT_SOURCE;
    *scoped = e->kind == HS_ANONYMOUS_SOURCE || e->kind == HS_COLLECTIVE_SOURCE;
    if (e->kind != HS_PERSON && !document) return HS_OK;
    hs_str name = hs_str_is(e->name, "(author)") && r->author.n ? byline(r->author) : e->name, folded = person_key(t, name);
    if (!folded.p) return hs_nomem(err);
    const hs_alias *row;
    HS_TRY(hs_aliases_find(t->decided, name, &row, &t->scratch, err));
    *scoped = !row && (document || !hs_name_full(folded));
    return HS_OK;
}

hs_code hs_identities_own(hs_identities *t, const hs_record *record, uint32_t *out, hs_error *err)
{
    t->reason = (hs_identity_reason){.rule = HS_BY_ARTICLE};
    if (record->outlet.n) return outlet(t, record->outlet, out, err);
    return scoped(t, HS_ARTICLE, record->id, record->title.n ? record->title : record->id, HS_NONE, HS_NONE, out, err);
}

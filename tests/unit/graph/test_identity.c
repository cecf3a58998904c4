/* The table of nodes: what one costs, and that two names with one hash stay two. */
#include <inttypes.h>
#include <malloc.h>

#include "hearsay/graph.h"
#include "test.h"

static hs_arena arena;

/* The node of the only entity of an article of its own. */
static hs_identity identity(hs_identities *t, hs_kind kind, hs_str name)
{
    hs_entity e = {.id = HS_S("n1"), .kind = kind, .name = name};
    static int article;
    hs_record r = {.id = hs_arena_printf(&arena, "d%d", article++), .entities = {&e, 1}};
    uint32_t node = 0;
    CHECK(hs_identities_article(t, &r, NULL) == HS_OK && hs_identities_entity(t, &r, 0, &node, NULL) == HS_OK);
    return hs_identities_get(t, node);
}

static size_t memory(void)
{
    struct mallinfo2 m = mallinfo2();
    return m.uordblks + m.hblkhd;
}

TEST(a_node_is_small)
{
    enum { NODES = 40000, AN_ARTICLE = 100, MOST = 180 };
    hs_identities *t = hs_identities_new(NULL);
    size_t before = memory();
    for (uint32_t i = 0; i < NODES; i += AN_ARTICLE) { /* people of whom nothing is said, and organizations: a name of 14 bytes each */
        hs_entity e[AN_ARTICLE];
        hs_arena_clear(&arena);
        for (uint32_t k = 0; k < AN_ARTICLE; k++)
            e[k] = (hs_entity){.id = HS_S("n"), .kind = k % 2 ? HS_PERSON : HS_ORGANIZATION, .name = hs_arena_printf(&arena, "Marsh N%07" PRIu32, i + k)};
        hs_record r = {.id = hs_arena_printf(&arena, "d%" PRIu32, i), .entities = {e, AN_ARTICLE}};
        uint32_t node;
        CHECK(hs_identities_article(t, &r, NULL) == HS_OK);
        for (uint32_t k = 0; k < AN_ARTICLE; k++) CHECK(hs_identities_entity(t, &r, k, &node, NULL) == HS_OK && node == i + k);
    }
    size_t after = memory();
    CHECK(hs_identities_count(t) == NODES);
    if (after - before > (size_t)NODES * MOST) printf("%zu bytes a node\n", (after - before) / NODES);
    CHECK(after - before <= (size_t)NODES * MOST); /* a sanitizer's allocator says nothing: 0 */
    hs_identities_free(t);
}

TEST(one_name_one_node)
{
    hs_identities *t = hs_identities_new(NULL);
    hs_identity a = identity(t, HS_ORGANIZATION, HS_S("The Mill")), b = identity(t, HS_ORGANIZATION, HS_S("mill")), c = identity(t, HS_OFFICE, HS_S("mill"));
    CHECK(a.id == b.id && a.id != c.id && hs_identities_count(t) == 2);
    CHECK_STR(b.name, "The Mill");
    char key[] = "organization\x1fmill";
    CHECK(a.id == hs_str_hash(hs_cstr(key)));
    hs_str hex = hs_identity_hex(0x1fu, &arena);
    CHECK_STR(hex, "000000000000001f");
    hs_identities_free(t);
}

/* Two names whose keys have one hash (found by search): each is its own node, in either order, and again. */
TEST(two_names_with_one_hash)
{
    const hs_str one = HS_S("nvap43o5gpfil"), two = HS_S("2ldu4xs0jbgni");
    for (int turned = 0; turned < 2; turned++) {
        hs_identities *t = hs_identities_new(NULL);
        const hs_str first = turned ? two : one, second = turned ? one : two;
        hs_identity a = identity(t, HS_ORGANIZATION, first), b = identity(t, HS_ORGANIZATION, second);
        CHECK(a.id != b.id && hs_identities_count(t) == 2);
        CHECK(identity(t, HS_ORGANIZATION, first).id == a.id && identity(t, HS_ORGANIZATION, second).id == b.id);
        for (size_t i = 0; i < 1000; i++) identity(t, HS_ORGANIZATION, hs_arena_printf(&arena, "other %zu", i)); /* the table grows */
        CHECK(identity(t, HS_ORGANIZATION, second).id == b.id && hs_identities_count(t) == 1002);
        char key[64];
        snprintf(key, sizeof key, "organization\x1f%s", first.p);
        CHECK(a.id == hs_str_hash(hs_cstr(key))); /* the first has the hash itself */
        hs_identities_free(t);
    }
}

int main(void)
{
    RUN(a_node_is_small);
    RUN(one_name_one_node);
    RUN(two_names_with_one_hash);
    hs_arena_release(&arena);
    return test_done();
}

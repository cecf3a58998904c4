/* Relations: by the rules alone, on passages written for the test. */
#include "test.h"

#include "entity/scene.h"

static void relate(scene *s, const char *text)
{
    scene_open(s, text, "The Courier", NULL, 0);
    CHECK(s->code == HS_OK);
}

TEST(titles_in_normal_form)
{
    scene s;
    relate(&s, "They met Ohio Gov. Ellen Marsh there, and Sen. Paul Ortiz (R-Maine) came too. The former Texas governor, Ruth Delgado, was late. He saw Israeli Prime Minister David Levin.");
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Ellen Marsh", "governor of Ohio"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Paul Ortiz", "senator"));
    CHECK(relation_of(&s, HS_MEMBER_OF, "Paul Ortiz", "Republican Party"));
    const hs_relation *former = relation_of(&s, HS_HOLDS_OFFICE, "Ruth Delgado", "governor of Texas");
    CHECK(former && former->former);
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "David Levin", "prime minister of Israel"));
    scene_close(&s);
}

TEST(staff)
{
    scene s;
    relate(&s, "She was called by Ruth Delgado in March. Ellen Marsh, a spokeswoman for Ruth Delgado, said so. Paul Ortiz, senior adviser to Ms. Delgado, agreed, and Delgado campaign manager Robert Harlow laughed. CNN host Susan Wren asked Delgado's chief of staff, Peter Lang, about it.");
    CHECK(relation_of(&s, HS_SPOKESPERSON_OF, "Ellen Marsh", "Ruth Delgado"));
    CHECK(relation_of(&s, HS_AIDE_OF, "Paul Ortiz", "Ruth Delgado"));
    CHECK(relation_of(&s, HS_WORKS_FOR, "Robert Harlow", "Delgado campaign"));
    CHECK(relation_of(&s, HS_WORKS_FOR, "Susan Wren", "CNN"));
    CHECK(relation_of(&s, HS_AIDE_OF, "Peter Lang", "Ruth Delgado"));
    scene_close(&s);
}

TEST(candidates_and_parties)
{
    scene s;
    relate(&s, "Democratic presidential candidate Ruth Delgado spoke first. The Republican nominee, Paul Ortiz, did not come. Libertarian candidate Ellen Marsh waited.");
    CHECK(relation_of(&s, HS_CANDIDATE_FOR, "Ruth Delgado", "president"));
    CHECK(relation_of(&s, HS_MEMBER_OF, "Ruth Delgado", "Democratic Party"));
    CHECK(relation_of(&s, HS_CANDIDATE_FOR, "Paul Ortiz", "president"));
    CHECK(relation_of(&s, HS_MEMBER_OF, "Ellen Marsh", "Libertarian Party"));
    scene_close(&s);
}

TEST(lists_after_a_plural)
{
    scene s;
    relate(&s, "He stood with presidential candidates Ruth Delgado, Paul Ortiz and Ellen Marsh. Later her rivals, Peter Lang and Robert Harlow, left.");
    CHECK(relation_of(&s, HS_CANDIDATE_FOR, "Ruth Delgado", "president"));
    CHECK(relation_of(&s, HS_CANDIDATE_FOR, "Ellen Marsh", "president"));
    CHECK(!relation_of(&s, HS_CANDIDATE_FOR, "Peter Lang", "president"));
    scene_close(&s);
}

TEST(family_friends_and_foes)
{
    scene s;
    relate(&s, "Ruth Delgado came with her husband, Peter Delgado, on Monday. Paul Ortiz, who has endorsed Ruth Delgado, was there. Robert Harlow, a rival of Ruth Delgado, stayed at home.");
    CHECK(relation_of(&s, HS_FAMILY_OF, "Peter Delgado", "Ruth Delgado"));
    CHECK(relation_of(&s, HS_ALLY_OF, "Paul Ortiz", "Ruth Delgado"));
    CHECK(relation_of(&s, HS_OPPONENT_OF, "Robert Harlow", "Ruth Delgado"));
    scene_close(&s);
}

TEST(unnamed_people)
{
    static const said list[] = {{"a former Delgado aide", "said", "it was loud"}, {"a Chinese official", "denied", "it"}};
    scene s;
    scene_open(&s, "Ruth Delgado was not there, but a former Delgado aide said it was loud. In Geneva a Chinese official denied it.", "The Courier", list, N_SAID(list));
    const hs_relation *aide = relation_of(&s, HS_AIDE_OF, "a former Delgado aide", "Ruth Delgado");
    CHECK(aide && aide->former);
    CHECK(relation_of(&s, HS_WORKS_FOR, "a Chinese official", "China"));
    scene_close(&s);
}

TEST(evidence_shows_the_words)
{
    scene s;
    relate(&s, "Nobody asked why Ellen Marsh, a spokeswoman for the Harbor Commission, left at noon.");
    const hs_relation *r = relation_of(&s, HS_SPOKESPERSON_OF, "Ellen Marsh", "Harbor Commission");
    CHECK(r != NULL);
    if (r) {
        CHECK_STR(r->quote, "Ellen Marsh, a spokeswoman for the Harbor Commission");
        CHECK_STR(r->role, "spokeswoman");
    }
    scene_close(&s);
}

TEST(a_list_of_names_is_no_apposition)
{
    scene s;
    relate(&s, "At the table sat Ruth Delgado, Sen. Paul Ortiz and Ellen Marsh.");
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Ruth Delgado", "senator"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Paul Ortiz", "senator"));
    scene_close(&s);
}

int main(void)
{
    RUN(titles_in_normal_form);
    RUN(staff);
    RUN(candidates_and_parties);
    RUN(lists_after_a_plural);
    RUN(family_friends_and_foes);
    RUN(unnamed_people);
    RUN(evidence_shows_the_words);
    RUN(a_list_of_names_is_no_apposition);
    return test_done();
}

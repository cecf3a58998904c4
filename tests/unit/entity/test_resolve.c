/* Who is meant: by the rules alone, on passages written for the test. */
#include "test.h"

#include "entity/scene.h"

TEST(full_names_join_lone_ones)
{
    static const said list[] = {{"Mayor Ruth Delgado", "said", "the bridge would open in May"}, {"Delgado", "added", "that it was late"}, {"She", "blamed", "the weather"}};
    scene s;
    scene_open(&s, "A council met on Monday. Mayor Ruth Delgado said the bridge would open in May. Delgado added that it was late. She blamed the weather.", "The Courier", list, N_SAID(list));
    CHECK(s.code == HS_OK);
    for (size_t k = 0; k < 3; k++) CHECK_STR(source_name(&s, k), "Ruth Delgado");
    CHECK(s.attributions.v[2].source_type == HS_NAMED_PERSON);
    scene_close(&s);
}

TEST(namesakes_stay_apart)
{
    static const said list[] = {{"Ms. Harlow", "said", "it was over"}, {"Mr. Harlow", "disagreed", "with that"}};
    scene s;
    scene_open(&s, "The couple, Susan Harlow and Robert Harlow, spoke to a crowd. Ms. Harlow said it was over. Mr. Harlow disagreed with that.", "The Courier", list, N_SAID(list));
    CHECK_STR(source_name(&s, 0), "Susan Harlow");
    CHECK_STR(source_name(&s, 1), "Robert Harlow");
    scene_close(&s);
}

TEST(a_possessor_is_not_the_source)
{
    static const said list[] = {{"Delgado's spokesman", "declined to discuss", "the plan"}};
    scene s;
    scene_open(&s, "They waited for Ruth Delgado all day. Delgado's spokesman declined to discuss the plan.", "The Courier", list, N_SAID(list));
    CHECK(s.attributions.v[0].source_type == HS_ANONYMOUS);
    CHECK_STR(source_name(&s, 0), "Delgado's spokesman");
    scene_close(&s);
}

TEST(an_apposition_is_the_person)
{
    static const said list[] = {{"the agency's spokeswoman, Ellen Marsh", "said", "nothing was lost"}, {"Paul Ortiz, a lawyer and donor from Toledo", "said", "he saw it"}};
    scene s;
    scene_open(&s, "In the evening the agency's spokeswoman, Ellen Marsh, said nothing was lost. But Paul Ortiz, a lawyer and donor from Toledo, said he saw it.", "The Courier", list, N_SAID(list));
    CHECK_STR(source_name(&s, 0), "Ellen Marsh");
    CHECK_STR(source_name(&s, 1), "Paul Ortiz");
    CHECK(s.attributions.v[1].n_sources == 1);
    scene_close(&s);
}

TEST(a_university_says_so)
{
    static const said list[] = {{"The university", "denied", "it"}};
    scene s;
    scene_open(&s, "Staff of Northgate University and of the Harwick Chamber of Commerce had complained. The university denied it.", "The Courier", list, N_SAID(list));
    CHECK_STR(source_name(&s, 0), "Northgate University");
    scene_close(&s);
}

TEST(the_official_without_a_name_stays_so)
{
    static const said list[] = {{"a senior official", "said", "it was over"}, {"The official", "added", "that it was late"}};
    scene s;
    scene_open(&s, "Harbour Commissioner Ellen Marsh was away. On Monday a senior official said it was over. The official added that it was late.", "The Courier", list, N_SAID(list));
    CHECK(s.attributions.v[1].source_type == HS_ANONYMOUS);
    CHECK(s.attributions.v[1].n_sources == 1 && s.attributions.v[0].sources[0] == s.attributions.v[1].sources[0]);
    scene_close(&s);
}

TEST(an_apposition_after_any_noun_and_over_titles)
{
    static const said list[] = {{"the court’s rapporteur, Judge Ellen Marsh,", "said", "it was late"}, {"his old classmate, the Conservative group leader Ann Quill,", "added", "it was not"}, {"The report, Paul Ortiz’s last,", "noted", "the cost"}};
    scene s;
    scene_open(&s, "In March the court’s rapporteur, Judge Ellen Marsh, said it was late. Paul Ortiz left; his old classmate, the Conservative group leader Ann Quill, added it was not. The report, Paul Ortiz’s last, noted the cost.", "The Courier", list, N_SAID(list));
    CHECK_STR(source_name(&s, 0), "Ellen Marsh");
    CHECK_STR(source_name(&s, 1), "Ann Quill");
    CHECK(s.attributions.v[2].source_type == HS_DOCUMENT);
    scene_close(&s);
}

TEST(an_apposition_over_trades_places_and_bodies)
{
    static const said list[] = {{"His widow, the painter Susan Harlow,", "remembers", "the smell"}, {"the owner, a Welsh baker named Paul Ortiz,", "said", "it was gone"},
                                {"The regulator, the Northgate Water Authority,", "warned", "of more"}, {"One of them, the Harwick mayor Ann Quill,", "wept", "at it"}};
    scene s;
    scene_open(&s, "His widow, the painter Susan Harlow, remembers the smell, while the owner, a Welsh baker named Paul Ortiz, said it was gone. The regulator, the Northgate Water Authority, warned of more. One of them, the Harwick mayor Ann Quill, wept at it.", "The Courier", list, N_SAID(list));
    CHECK_STR(source_name(&s, 0), "Susan Harlow");
    CHECK_STR(source_name(&s, 1), "Paul Ortiz");
    CHECK_STR(source_name(&s, 2), "Northgate Water Authority");
    CHECK_STR(source_name(&s, 3), "Ann Quill");
    scene_close(&s);
}

TEST(a_title_with_a_preposition_in_it)
{
    static const said list[] = {{"deputy chief of staff Ellen Marsh", "said", "it was late"}, {"a friend of singer Ann Quill", "said", "it was early"},
                                {"a manager for boxer Paul Ortiz", "said", "it was raining"}, {"The agent for striker Peter Lang", "agreed", "with that"}};
    scene s;
    scene_open(&s, "The mayor left. Then former deputy chief of staff Ellen Marsh said it was late. On Tuesday a friend of singer Ann Quill said it was early. Later a manager for boxer Paul Ortiz said it was raining. The agent for striker Peter Lang agreed with that.", "The Courier", list, N_SAID(list));
    CHECK_STR(source_name(&s, 0), "Ellen Marsh");
    for (size_t k = 1; k < 4; k++) CHECK(s.attributions.v[k].source_type == HS_ANONYMOUS);
    scene_close(&s);
}

TEST(two_roles_of_one_person)
{
    static const said list[] = {{"Study author and university professor Ellen Marsh", "said", "it was late"}, {"The actor and activist Paul Ortiz", "added", "it was not"},
                                {"The senator and Mayor Ann Quill", "denied", "it"}, {"Police and lawyer Peter Lang", "blamed", "the rain"}};
    scene s;
    scene_open(&s, "In May it snowed. Study author and university professor Ellen Marsh said it was late. The actor and activist Paul Ortiz added it was not. The senator and Mayor Ann Quill denied it. Police and lawyer Peter Lang blamed the rain.", "The Courier", list, N_SAID(list));
    CHECK_STR(source_name(&s, 0), "Ellen Marsh");
    CHECK_STR(source_name(&s, 1), "Paul Ortiz");
    CHECK(s.attributions.v[0].n_sources == 1 && s.attributions.v[1].n_sources == 1);
    CHECK(s.attributions.v[2].n_sources == 2 && s.attributions.v[3].n_sources == 2);
    scene_close(&s);
}

TEST(a_short_form_in_brackets_and_an_office_behind_the_name)
{
    static const said list[] = {{"Harwick Ports Authority (HPA) director Ellen Marsh", "said", "it was late"}, {"the director general of police (DGP) Paul Ortiz", "added", "it was not"}, {"Ann Quill former justice minister, who will serve,", "denied", "it"}};
    scene s;
    scene_open(&s, "On Monday Harwick Ports Authority (HPA) director Ellen Marsh said it was late, but the director general of police (DGP) Paul Ortiz added it was not. Later Ann Quill former justice minister, who will serve, denied it.", "The Courier", list, N_SAID(list));
    CHECK_STR(source_name(&s, 0), "Ellen Marsh");
    CHECK_STR(source_name(&s, 1), "Paul Ortiz");
    CHECK_STR(source_name(&s, 2), "Ann Quill");
    scene_close(&s);
}

TEST(titles_alone_name_nobody)
{
    static const said list[] = {{"the Prime Minister", "said", "it was late"}, {"Three opposition MPs", "added", "it was not"}, {"The Chief Executive Officer of Rail Harwick, Paul Ortiz,", "denied", "it"}};
    scene s;
    scene_open(&s, "In the chamber the Prime Minister said it was late. Three opposition MPs added it was not. The Chief Executive Officer of Rail Harwick, Paul Ortiz, denied it.", "The Courier", list, N_SAID(list));
    CHECK(s.attributions.v[0].source_type != HS_NAMED_PERSON || !hs_str_is(source_name(&s, 0), "Minister"));
    CHECK(s.attributions.v[1].source_type == HS_ANONYMOUS || s.attributions.v[1].source_type == HS_COLLECTIVE);
    CHECK_STR(source_name(&s, 2), "Paul Ortiz");
    scene_close(&s);
}

TEST(a_member_of_a_party_and_a_poll_by_their_names)
{
    static const said list[] = {{"a New Hampshire Republican", "said", "it was late"}, {"the Harwick College Poll", "found", "the mayor ahead"}};
    scene s;
    scene_open(&s, "At the fair a New Hampshire Republican said it was late. In June the Harwick College Poll found the mayor ahead.", "The Courier", list, N_SAID(list));
    CHECK(s.attributions.v[0].source_type == HS_ANONYMOUS);
    CHECK(s.attributions.v[1].source_type == HS_DOCUMENT);
    scene_close(&s);
}

TEST(a_body_that_says_its_kind)
{
    static const said list[] = {{"Harwick Power Company", "said", "the dam was safe"}, {"The company", "added", "that it was new"}, {"The ministry", "denied", "it"}, {"Police", "said", "nobody was hurt"}};
    scene s;
    scene_open(&s, "On Monday Harwick Power Company said the dam was safe. The company added that it was new. The ministry denied it. Police said nobody was hurt.", "The Courier", list, N_SAID(list));
    CHECK(s.attributions.v[0].sources[0] == s.attributions.v[1].sources[0]);
    CHECK_STR(source_name(&s, 2), "The ministry");
    CHECK(s.attributions.v[3].source_type == HS_NAMED_ORGANIZATION && s.attributions.v[3].sources[0] != s.attributions.v[0].sources[0]);
    scene_close(&s);
}

TEST(letters_that_stand_for_a_kind)
{
    static const said list[] = {{"The SEC", "said", "it was late"}, {"The commission", "added", "that it was not"}, {"The board", "left", "early"}};
    scene s;
    scene_open(&s, "The SEC said it was late. The commission added that it was not. The board left early.", "The Courier", list, N_SAID(list));
    CHECK_STR(source_name(&s, 0), "SEC");
    CHECK_STR(source_name(&s, 1), "SEC");
    CHECK_STR(source_name(&s, 2), "The board");
    scene_close(&s);
}

TEST(a_share_of_people_spoken_of_before)
{
    static const said list[] = {{"Two traders", "said", "the price was wrong"}, {"one of them", "blamed", "the bank"}, {"Both", "want", "a refund"}, {"Neither", "would give", "a name"}};
    scene s;
    scene_open(&s, "Ann Quill and Paul Ortiz left the room. Two traders said the price was wrong, and one of them blamed the bank. Both want a refund. Neither would give a name.", "The Courier", list, N_SAID(list));
    CHECK_STR(source_name(&s, 1), "one of two traders");
    CHECK(s.attributions.v[2].sources[0] == s.attributions.v[0].sources[0] && s.attributions.v[3].sources[0] == s.attributions.v[0].sources[0]);
    scene_close(&s);
}

TEST(both_of_two_people_named)
{
    static const said list[] = {{"Critics", "said", "the plan was late"}, {"Paul Ortiz", "said", "it was not"}, {"Both", "want", "a new plan"}};
    scene s;
    scene_open(&s, "Critics said the plan was late. Ann Quill left, and Paul Ortiz said it was not. Both want a new plan.", "The Courier", list, N_SAID(list));
    CHECK_STR(source_name(&s, 2), "Ann Quill");
    scene_close(&s);
}

TEST(counted_members_of_a_party)
{
    static const said list[] = {{"three House Democrats", "said", "the bill was late"}, {"The House Democrats", "denied", "it"}};
    scene s;
    scene_open(&s, "On Monday three House Democrats said the bill was late. The House Democrats denied it.", "The Courier", list, N_SAID(list));
    CHECK(s.attributions.v[0].source_type == HS_ANONYMOUS);
    CHECK(s.attributions.v[0].sources[0] != s.attributions.v[1].sources[0]);
    scene_close(&s);
}

TEST(the_paper_is_the_outlet_or_the_study)
{
    static const said list[] = {{"The paper", "said", "it was late"}}, study[] = {{"A study", "found", "that it was hot"}, {"The paper", "said", "it was late"}};
    scene s;
    scene_open(&s, "In the evening he spoke to the Boston Globe. The paper said it was late.", "The Courier", list, N_SAID(list));
    CHECK_STR(source_name(&s, 0), "Boston Globe");
    scene_close(&s);
    scene_open(&s, "The Boston Globe was there. A study found that it was hot. The paper said it was late.", "The Courier", study, N_SAID(study));
    CHECK(s.attributions.v[1].source_type == HS_DOCUMENT);
    scene_close(&s);
}

TEST(kinds_of_unnamed_sources)
{
    static const said list[] = {{"Two officials familiar with the matter", "said", "it was true"}, {"Critics", "call", "the plan a giveaway"}, {"a new report", "found", "that prices fell"}, {"many voters", "want", "change"}};
    scene s;
    scene_open(&s, "Two officials familiar with the matter said it was true. Critics call the plan a giveaway, while a new report found that prices fell. Still, many voters want change.", "The Courier", list, N_SAID(list));
    CHECK(s.attributions.v[0].source_type == HS_ANONYMOUS);
    CHECK(s.attributions.v[1].source_type == HS_COLLECTIVE);
    CHECK(s.attributions.v[2].source_type == HS_DOCUMENT);
    CHECK(s.attributions.v[3].source_type == HS_COLLECTIVE);
    scene_close(&s);
}

TEST(unnamed_people_are_told_apart_and_together)
{
    static const said list[] = {{"A former aide", "said", "the boss shouted"}, {"The aide", "said", "nobody slept"}, {"another aide", "said", "it was calm"}};
    scene s;
    scene_open(&s, "A former aide said the boss shouted. The aide said nobody slept, but another aide said it was calm.", "The Courier", list, N_SAID(list));
    CHECK(s.attributions.v[0].sources[0] == s.attributions.v[1].sources[0]);
    CHECK(s.attributions.v[0].sources[0] != s.attributions.v[2].sources[0]);
    scene_close(&s);
}

TEST(two_cues_of_one_subject)
{
    static const said list[] = {{"A former aide", "said", "the boss shouted"}, {"A former aide", "warned", "of worse"}};
    scene s;
    scene_open(&s, "A former aide said the boss shouted and warned of worse.", "The Courier", list, N_SAID(list));
    CHECK(s.attributions.v[0].sources[0] == s.attributions.v[1].sources[0]);
    CHECK(s.entities.n == 1);
    scene_close(&s);
}

TEST(an_unnamed_person_in_other_words)
{
    static const said list[] = {{"A former aide to Ruth Delgado", "said", "the boss shouted"}, {"The ex-staffer", "recalled", "a broken chair"}};
    scene s;
    scene_open(&s, "A former aide to Ruth Delgado said the boss shouted. The ex-staffer recalled a broken chair.", "The Courier", list, N_SAID(list));
    CHECK(s.attributions.v[0].sources[0] == s.attributions.v[1].sources[0]);
    CHECK(s.attributions.v[1].source_type == HS_ANONYMOUS);
    scene_close(&s);
}

TEST(who_spoke_to_the_outlet_goes_on)
{
    static const said list[] = {{"Thomas Silva", "told", "that more was due"}, {"friends", "say", "all is well"}, {"he", "told", "“Nobody called us,”"}};
    scene s;
    scene_open(&s, "The mayor, Thomas Silva, told CNN that more was due. Henry Sand and Anna Reyes are seen at a market as, friends say, all is well. “Nobody called us,” he told CNN.", "The Courier", list, N_SAID(list));
    CHECK_STR(source_name(&s, 2), "Thomas Silva");
    scene_close(&s);
}

TEST(a_people_is_no_body)
{
    static const said list[] = {{"Cuban Americans", "favored", "the embargo"}};
    scene s;
    scene_open(&s, "For decades Cuban Americans favored the embargo.", "The Courier", list, N_SAID(list));
    CHECK(s.attributions.v[0].source_type == HS_COLLECTIVE);
    scene_close(&s);
}

TEST(a_deputy_mayor_is_no_mayor)
{
    static const said list[] = {{"deputy mayor Paul Ortiz", "denied", "it"}, {"the mayor", "said", "all was well"}};
    scene s;
    scene_open(&s, "Mayor Ruth Delgado left early, and deputy mayor Paul Ortiz denied it. On Friday the mayor said all was well.", "The Courier", list, N_SAID(list));
    CHECK_STR(source_name(&s, 1), "Ruth Delgado");
    scene_close(&s);
}

TEST(several_sources)
{
    static const said list[] = {{"Susan Harlow and her allies", "oppose", "the tax"}, {"The State Department and the Department of Labor", "declined to comment on", "it"}};
    scene s;
    scene_open(&s, "On Friday Susan Harlow and her allies oppose the tax. The State Department and the Department of Labor declined to comment on it.", "The Courier", list, N_SAID(list));
    CHECK(s.attributions.v[0].n_sources == 2);
    CHECK(s.attributions.v[1].n_sources == 2);
    CHECK(s.attributions.v[1].source_type == HS_NAMED_ORGANIZATION);
    scene_close(&s);
}

TEST(a_channel_holds_for_the_interview)
{
    static const said list[] = {{"Ruth Delgado", "told", "“We will not wait,”"}, {"she", "said", "“Not a day.”"}, {"Paul Ortiz", "said", "the mayor was wrong"}};
    scene s;
    scene_open(&s, "“We will not wait,” Ruth Delgado told CNN on Monday. “Not a day.” she said.\n\nPaul Ortiz said the mayor was wrong.", "The Courier", list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "CNN");
    CHECK_STR(via_name(&s, 1), "CNN");
    CHECK_STR(via_name(&s, 2), "-");
    scene_close(&s);
}

TEST(no_channel_where_the_outlet_is_the_articles_own_or_speaks)
{
    static const said list[] = {{"Ruth Delgado", "told", "it was fine"}, {"Politico", "reported", "that she left"}};
    scene s;
    scene_open(&s, "Yesterday Ruth Delgado told CNN it was fine. Later Politico reported that she left.", "CNN", list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "-");
    CHECK_STR(source_name(&s, 1), "Politico");
    CHECK(s.attributions.v[1].source_type == HS_NAMED_ORGANIZATION);
    CHECK_STR(via_name(&s, 1), "-");
    scene_close(&s);
}

TEST(an_empty_source_is_none)
{
    static const said list[] = {{"", "is expected", "to fall"}};
    scene s;
    scene_open(&s, "The price is expected to fall.", "The Courier", list, N_SAID(list));
    CHECK(s.attributions.v[0].n_sources == 0);
    CHECK(s.attributions.v[0].source_type == HS_NO_SOURCE);
    scene_close(&s);
}

int main(void)
{
    RUN(full_names_join_lone_ones);
    RUN(namesakes_stay_apart);
    RUN(a_possessor_is_not_the_source);
    RUN(an_apposition_is_the_person);
    RUN(a_university_says_so);
    RUN(the_official_without_a_name_stays_so);
    RUN(an_apposition_after_any_noun_and_over_titles);
    RUN(an_apposition_over_trades_places_and_bodies);
    RUN(a_title_with_a_preposition_in_it);
    RUN(two_roles_of_one_person);
    RUN(a_short_form_in_brackets_and_an_office_behind_the_name);
    RUN(titles_alone_name_nobody);
    RUN(a_member_of_a_party_and_a_poll_by_their_names);
    RUN(a_body_that_says_its_kind);
    RUN(letters_that_stand_for_a_kind);
    RUN(a_share_of_people_spoken_of_before);
    RUN(both_of_two_people_named);
    RUN(counted_members_of_a_party);
    RUN(the_paper_is_the_outlet_or_the_study);
    RUN(kinds_of_unnamed_sources);
    RUN(unnamed_people_are_told_apart_and_together);
    RUN(two_cues_of_one_subject);
    RUN(an_unnamed_person_in_other_words);
    RUN(who_spoke_to_the_outlet_goes_on);
    RUN(a_people_is_no_body);
    RUN(a_deputy_mayor_is_no_mayor);
    RUN(several_sources);
    RUN(a_channel_holds_for_the_interview);
    RUN(no_channel_where_the_outlet_is_the_articles_own_or_speaks);
    RUN(an_empty_source_is_none);
    return test_done();
}

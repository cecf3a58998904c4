/* Relations: by the rules alone, on passages written for the test. */
#include "test.h"

#include "entity/scene.h"
#include "relation/scan.h"

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

TEST(who_after_a_name_without_a_comma)
{
    scene s;
    relate(&s, "They heard Ellen Marsh, a former clerk under Mayor Paul Ortiz who now teaches at Hill University. They heard Ruth Delgado, a friend of Peter Lang, who works for Hill Council.");
    CHECK(relation_of(&s, HS_WORKS_FOR, "Ellen Marsh", "Hill University"));
    CHECK(!relation_of(&s, HS_WORKS_FOR, "Paul Ortiz", "Hill University"));
    CHECK(relation_of(&s, HS_WORKS_FOR, "Peter Lang", "Hill Council"));
    scene_close(&s);
}

TEST(bodies_and_offices_beside_other_words)
{
    scene s;
    relate(&s, "The Hill Company sold ships. Profit was lower, according to data from the Ortega Institute. Chief executive Ellen Marsh left with Ruth Delgado of Northgate law firm Lang University, and Advocate General Paul Ortiz met Chief Justice Peter Lang and Justice Susan Wren.");
    CHECK(relation_of(&s, HS_WORKS_FOR, "Ellen Marsh", "Hill Company"));
    CHECK(!relation_of(&s, HS_WORKS_FOR, "Ellen Marsh", "Ortega Institute"));
    CHECK(relation_of(&s, HS_WORKS_FOR, "Ruth Delgado", "Lang University"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Paul Ortiz", "advocate general"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Peter Lang", "chief justice"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Susan Wren", "justice"));
    scene_close(&s);
    relate(&s, "The Hill Company met the Ortega Institute. Chief executive Ellen Marsh left.");
    CHECK(relation_of(&s, HS_WORKS_FOR, "Ellen Marsh", "Hill Company"));
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

TEST(a_race_for_another_office)
{
    scene s;
    relate(&s, "The race to succeed Gov. Ellen Marsh began. The Democratic front-runner, Ruth Delgado, spoke first, and the nomination is near.");
    CHECK(!relation_of(&s, HS_CANDIDATE_FOR, "Ruth Delgado", "president"));
    scene_close(&s);
    relate(&s, "The race to succeed President Ellen Marsh began. The Democratic front-runner, Ruth Delgado, has won two caucuses, and the nomination is near.");
    CHECK(relation_of(&s, HS_CANDIDATE_FOR, "Ruth Delgado", "president"));
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

TEST(verbs_of_work)
{
    scene s;
    relate(&s, "Ellen Marsh, who heads the Harbor Commission, spoke first. Paul Ortiz taught history at Salem University in May. Ruth Delgado worked for the Mill Foundation. A network called Citizens for Rivers, founded by Peter Lang, came later.");
    CHECK(relation_of(&s, HS_WORKS_FOR, "Ellen Marsh", "Harbor Commission"));
    CHECK(relation_of(&s, HS_WORKS_FOR, "Paul Ortiz", "Salem University"));
    CHECK(relation_of(&s, HS_WORKS_FOR, "Ruth Delgado", "Mill Foundation"));
    scene_close(&s);
}

TEST(a_role_reaches_its_body_over_other_words)
{
    scene s;
    relate(&s, "It is a good map, said Ellen Marsh, a professor of political science at Salem University. Later Paul Ortiz, senior vice president of public policy at the Mill Foundation, called.");
    CHECK(relation_of(&s, HS_WORKS_FOR, "Ellen Marsh", "Salem University"));
    CHECK(relation_of(&s, HS_WORKS_FOR, "Paul Ortiz", "Mill Foundation"));
    scene_close(&s);
}

TEST(the_chair_of_a_committee_is_a_member)
{
    scene s;
    relate(&s, "He wrote to Oversight Committee Chairman Paul Ortiz on Monday.");
    CHECK(relation_of(&s, HS_MEMBER_OF, "Paul Ortiz", "Oversight Committee"));
    CHECK(!relation_of(&s, HS_WORKS_FOR, "Paul Ortiz", "Oversight Committee"));
    scene_close(&s);
}

TEST(allies_in_lists_and_by_money)
{
    scene s;
    relate(&s, "Ruth Delgado endorsed Ellen Marsh, Sen. Paul Ortiz and Peter Lang. Robert Harlow donated $20,000 to the River Fund. A group backed Susan Wren, and Susan Wren did not endorse Robert Harlow.");
    CHECK(relation_of(&s, HS_ALLY_OF, "Ruth Delgado", "Ellen Marsh"));
    CHECK(relation_of(&s, HS_ALLY_OF, "Ruth Delgado", "Paul Ortiz"));
    CHECK(relation_of(&s, HS_ALLY_OF, "Ruth Delgado", "Peter Lang"));
    CHECK(!relation_of(&s, HS_ALLY_OF, "Robert Harlow", "Susan Wren"));
    CHECK(!relation_of(&s, HS_ALLY_OF, "Susan Wren", "Robert Harlow"));
    scene_close(&s);
}

TEST(a_place_or_a_label_between_name_and_description)
{
    scene s;
    relate(&s, "Rep. Paul Ortiz of New York, a Delgado supporter, came with Ruth Delgado. Sen. Ellen Marsh, R-Ohio, a critic of Ruth Delgado, did not.");
    CHECK(relation_of(&s, HS_ALLY_OF, "Paul Ortiz", "Ruth Delgado"));
    CHECK(relation_of(&s, HS_OPPONENT_OF, "Ellen Marsh", "Ruth Delgado"));
    scene_close(&s);
}

TEST(whose_her_is_goes_by_sex)
{
    scene s;
    relate(&s, "Ruth Delgado and Peter Lang were there with her daughter, Ellen Delgado.");
    CHECK(relation_of(&s, HS_FAMILY_OF, "Ellen Delgado", "Ruth Delgado"));
    CHECK(!relation_of(&s, HS_FAMILY_OF, "Ellen Delgado", "Peter Lang"));
    scene_close(&s);
}

TEST(rivals)
{
    scene s;
    relate(&s, "Ruth Delgado has beaten her rivals Ellen Marsh and Paul Ortiz. Peter Lang, who is challenging Robert Harlow, waited.");
    CHECK(relation_of(&s, HS_OPPONENT_OF, "Ellen Marsh", "Ruth Delgado"));
    CHECK(relation_of(&s, HS_OPPONENT_OF, "Paul Ortiz", "Ruth Delgado"));
    CHECK(relation_of(&s, HS_OPPONENT_OF, "Peter Lang", "Robert Harlow"));
    scene_close(&s);
}

TEST(the_senator_of_a_place)
{
    scene s;
    relate(&s, "Sen. Paul Ortiz (I-Vt.) and Sen. Ellen Marsh of Ohio spoke. Ruth Delgado said that the Vermont senator was late and that the senator from Ohio was not.");
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Paul Ortiz", "senator from Vermont"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Ellen Marsh", "senator from Ohio"));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Ruth Delgado", "senator from Vermont"));
    scene_close(&s);
}

TEST(the_signs_of_a_race)
{
    static const char race[] = "The presidential primary is in May. Ruth Delgado leads in the polls. Ruth Delgado spoke of delegates. Ruth Delgado will not debate. Then Ruth Delgado left, and Ruth Delgado came back. Robert Harlow drove.";
    scene s;
    relate(&s, race);
    const hs_relation *r = relation_of(&s, HS_CANDIDATE_FOR, "Ruth Delgado", "president");
    CHECK(r && r->confidence < 0.5);
    CHECK(!relation_of(&s, HS_CANDIDATE_FOR, "Robert Harlow", "president"));
    scene_close(&s);
    relate(&s, race + sizeof "The presidential primary is in May." - 1);
    CHECK(!relation_of(&s, HS_CANDIDATE_FOR, "Ruth Delgado", "president"));
    scene_close(&s);
}

TEST(a_common_noun_means_the_body_named_so)
{
    static const said list[] = {{"two ministry officials", "said", "it was late"}, {"a government official", "denied", "it"}};
    scene s;
    scene_open(&s, "The Harbor Council met on Monday. The council's secretary, Ellen Marsh, was there. The swimming club's chairman, Paul Ortiz, was not. In the evening two ministry officials said it was late, and a government official denied it.", "The Courier", list, N_SAID(list));
    CHECK(relation_of(&s, HS_WORKS_FOR, "Ellen Marsh", "Harbor Council"));
    CHECK(relation_of(&s, HS_WORKS_FOR, "Paul Ortiz", "The swimming club"));
    CHECK(!relation_of(&s, HS_WORKS_FOR, "Paul Ortiz", "Harbor Council"));
    CHECK(relation_of(&s, HS_WORKS_FOR, "two ministry officials", "ministry"));
    CHECK(!relation_of(&s, HS_WORKS_FOR, "a government official", "government"));
    scene_close(&s);
}

TEST(a_noun_after_the_role_and_people_of_ones_own)
{
    static const said list[] = {{"a nurse at the hospital", "said", "it was late"}, {"one member of her team", "denied", "it"}};
    scene s;
    scene_open(&s, "It began at Salem Hospital, where a nurse at the hospital said it was late. Ruth Delgado left, and one member of her team denied it.", "The Courier", list, N_SAID(list));
    CHECK(relation_of(&s, HS_WORKS_FOR, "a nurse at the hospital", "Salem Hospital"));
    CHECK(relation_of(&s, HS_AIDE_OF, "one member of her team", "Ruth Delgado"));
    CHECK(!relation_of(&s, HS_MEMBER_OF, "one member of her team", "Salem Hospital"));
    scene_close(&s);
}

TEST(the_host_is_the_outlet_s)
{
    scene s;
    relate(&s, "Ruth Delgado told the presenter, Susan Wren, on CNN that it was late. She told Peter Lang on Fox News that it was not. Paul Ortiz told Robert Harlow on Monday.");
    CHECK(relation_of(&s, HS_WORKS_FOR, "Susan Wren", "CNN"));
    CHECK(relation_of(&s, HS_WORKS_FOR, "Peter Lang", "Fox News"));
    CHECK(!relation_of(&s, HS_WORKS_FOR, "Robert Harlow", "Fox News"));
    scene_close(&s);
}

TEST(members_of_a_party)
{
    scene s;
    relate(&s, "Senator Paul Ortiz of the Harbor Alliance came, and Labour's Ellen Marsh did. Peter Lang of the Mill Alliance, a shop, did not.");
    CHECK(relation_of(&s, HS_MEMBER_OF, "Ellen Marsh", "Labour Party"));
    CHECK(relation_of(&s, HS_MEMBER_OF, "Paul Ortiz", "Harbor Alliance"));
    CHECK(!relation_of(&s, HS_MEMBER_OF, "Peter Lang", "Mill Alliance"));
    scene_close(&s);
}

TEST(the_president_of_a_private_body)
{
    scene s;
    relate(&s, "Union president Ellen Marsh spoke. President Paul Ortiz listened.");
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Ellen Marsh", "president"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Paul Ortiz", "president"));
    scene_close(&s);
}

TEST(a_candidate_without_a_presidential_race)
{
    scene s;
    relate(&s, "The candidate, Ellen Marsh, wants a school in the village.");
    CHECK(!relation_of(&s, HS_CANDIDATE_FOR, "Ellen Marsh", "president"));
    scene_close(&s);
    relate(&s, "The presidential debate was long. The candidate, Ellen Marsh, was tired.");
    CHECK(relation_of(&s, HS_CANDIDATE_FOR, "Ellen Marsh", "president"));
    scene_close(&s);
}

TEST(offices_by_department_place_and_rank)
{
    scene s;
    relate(&s, "They heard from White House Chief of Staff Ellen Marsh and from the secretary of the Treasury, Paul Ortiz. There came Orange County Mayor Peter Lang, Sheriff Robert Harlow and Syrian Pres. David Levin. Ruth Delgado, the former governor of Maryland and former mayor of Baltimore, laughed. Ann Quill served as a clerk under Mr. Bell.");
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Ellen Marsh", "White House chief of staff"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Paul Ortiz", "secretary of the Treasury"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Peter Lang", "mayor of Orange County"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Robert Harlow", "sheriff"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "David Levin", "president of Syria"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Ruth Delgado", "governor of Maryland"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Ruth Delgado", "mayor of Baltimore"));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Ruth Delgado", "mayor of Maryland"));
    scene_close(&s);
}

TEST(ministers_and_chiefs)
{
    scene s;
    relate(&s, "They heard the Minister for Housing, Ellen Marsh, and Robert Harlow, the police chief. Then the minister, Ann Quill, stayed. The factory manager, Peter Lang, slept.");
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Ellen Marsh", "minister for housing"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Robert Harlow", "police chief"));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Ann Quill", "the minister"));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Peter Lang", "manager"));
    scene_close(&s);
}

TEST(a_time_in_office)
{
    scene s;
    relate(&s, "Ruth Delgado was praised for her record as secretary of state. People knew Ellen Marsh from when she was governor of Ohio. They spoke of Paul Ortiz as a friend.");
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Ruth Delgado", "secretary of state"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Ellen Marsh", "governor of Ohio"));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Paul Ortiz", "secretary of state"));
    scene_close(&s);
}

TEST(whose_its_and_the_mayor_s_are)
{
    scene s;
    relate(&s, "Harbor Rail Company lost money. Its director, Ellen Marsh, resigned. Mayor Paul Ortiz was away with deputy mayor Robert Harlow, but the mayor's spokeswoman, Ann Quill, was there, and Peter Lang, a council ally of the mayor.");
    CHECK(relation_of(&s, HS_WORKS_FOR, "Ellen Marsh", "Harbor Rail Company"));
    CHECK(relation_of(&s, HS_SPOKESPERSON_OF, "Ann Quill", "Paul Ortiz"));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Ann Quill", "mayor"));
    CHECK(relation_of(&s, HS_ALLY_OF, "Peter Lang", "Paul Ortiz"));
    scene_close(&s);
}

TEST(british_offices_and_parties)
{
    scene s;
    relate(&s, "They met councillor Ellen Marsh, a Liberal Democrat, and Paul Ortiz, the Conservative MP for Harwick. Conservative estimates were higher.");
    CHECK(relation_of(&s, HS_MEMBER_OF, "Ellen Marsh", "Liberal Democrats"));
    CHECK(!relation_of(&s, HS_MEMBER_OF, "Ellen Marsh", "Democratic Party"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Paul Ortiz", "MP"));
    CHECK(relation_of(&s, HS_MEMBER_OF, "Paul Ortiz", "Conservative Party"));
    scene_close(&s);
}

TEST(offices_of_other_countries)
{
    scene s;
    relate(&s, "They heard Opposition Leader Ellen Marsh and the Leader of the Opposition, Paul Ortiz. The shadow home secretary, Ruth Delgado, wrote to Labour Minister Peter Lang. Then Alberta Premier Robert Harlow came. The village clerk, Ann Quill, was there. The acting chief, Susan Wren, spoke. The mayoress, Helen Levin, listened. The director of national intelligence, Helen Stone, waited.");
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Ellen Marsh", "opposition leader"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Paul Ortiz", "leader of the opposition"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Ruth Delgado", "shadow home secretary"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Peter Lang", "labour minister"));
    CHECK(!relation_of(&s, HS_MEMBER_OF, "Peter Lang", "Labour Party"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Robert Harlow", "premier of Alberta"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Ann Quill", "village clerk"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Susan Wren", "acting chief"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Helen Levin", "mayor"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Helen Stone", "director of national intelligence"));
    scene_close(&s);
}

TEST(no_offices)
{
    static const said list[] = {{"a judge", "said", "it was late"}};
    scene s;
    scene_open(&s, "On Monday a judge said it was late. The general secretary, Ellen Marsh, wrote to the judge, Paul Ortiz, and to Mrs Justice Quill. The finance critic, Ruth Delgado, and a critic, Peter Lang, read it.", "The Courier", list, N_SAID(list));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "a judge", "judge"));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Ellen Marsh", "general secretary"));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Paul Ortiz", "judge"));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Quill", "Supreme Court justice"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Ruth Delgado", "finance critic"));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Peter Lang", "critic"));
    scene_close(&s);
}

TEST(her_is_who_spoke_last)
{
    static const said list[] = {{"she", "said", "it was late"}};
    scene s;
    scene_open(&s, "Ruth Delgado came with Peter Lang. In the evening she said it was late. Her lawyer, Paul Ortiz, agreed.", "The Courier", list, N_SAID(list));
    CHECK(relation_of(&s, HS_AIDE_OF, "Paul Ortiz", "Ruth Delgado"));
    scene_close(&s);
    relate(&s, "Mr Lang and Dame Ellen Marsh were there. Her lawyer, Paul Ortiz, agreed.");
    CHECK(relation_of(&s, HS_AIDE_OF, "Paul Ortiz", "Ellen Marsh"));
    scene_close(&s);
}

TEST(people_of_the_body_in_focus)
{
    static const said list[] = {{"a spokeswoman", "said", "it was late"}, {"a diocesan spokesman", "denied", "it"}, {"a shipping executive", "liked", "it"}};
    scene s;
    scene_open(&s, "Harbor Rail Company lost money. Chief executive Ellen Marsh left, and a spokeswoman said it was late. Then a diocesan spokesman denied it, and a shipping executive liked it.", "The Courier", list, N_SAID(list));
    CHECK(relation_of(&s, HS_WORKS_FOR, "Ellen Marsh", "Harbor Rail Company"));
    CHECK(relation_of(&s, HS_SPOKESPERSON_OF, "a spokeswoman", "Harbor Rail Company"));
    CHECK(!relation_of(&s, HS_SPOKESPERSON_OF, "a diocesan spokesman", "Harbor Rail Company"));
    CHECK(!relation_of(&s, HS_WORKS_FOR, "a shipping executive", "Harbor Rail Company"));
    scene_close(&s);
}

TEST(its_is_no_outlet_s_where_a_body_stands)
{
    scene s;
    relate(&s, "The Harbor Rail Company told Fox News that it was late. Its director, Ellen Marsh, resigned.");
    CHECK(relation_of(&s, HS_WORKS_FOR, "Ellen Marsh", "Harbor Rail Company"));
    CHECK(!relation_of(&s, HS_WORKS_FOR, "Ellen Marsh", "Fox News"));
    scene_close(&s);
}

TEST(an_aide_of_nobody_named)
{
    static const said list[] = {{"an aide", "said", "it was late"}, {"the aide", "denied", "it"}};
    scene s;
    scene_open(&s, "Ruth Delgado left early, an aide said, and it was late. Later Peter Lang came.", "The Courier", list, 1);
    CHECK(relation_of(&s, HS_AIDE_OF, "an aide", "Ruth Delgado"));
    CHECK(!relation_of(&s, HS_AIDE_OF, "an aide", "Peter Lang"));
    scene_close(&s);
}

TEST(whom_a_noun_means)
{
    static const said list[] = {{"a friend of hers", "said", "it was late"}, {"one of her advisers", "denied", "it"}};
    scene s;
    scene_open(&s, "The coach, Peter Lang, came with the minister for housing, Ruth Delgado. There were the minister’s brother-in-law, Paul Ortiz, and the coach’s cousin, Ellen Marsh. Ruth Delgado left; a friend of hers said it was late, and one of her advisers denied it.", "The Courier", list, N_SAID(list));
    CHECK(relation_of(&s, HS_FAMILY_OF, "Paul Ortiz", "Ruth Delgado"));
    CHECK(relation_of(&s, HS_FAMILY_OF, "Ellen Marsh", "Peter Lang"));
    CHECK(!relation_of(&s, HS_FAMILY_OF, "Ellen Marsh", "Ruth Delgado"));
    CHECK(relation_of(&s, HS_ALLY_OF, "a friend of hers", "Ruth Delgado"));
    CHECK(relation_of(&s, HS_AIDE_OF, "one of her advisers", "Ruth Delgado"));
    scene_close(&s);
}

TEST(a_body_in_somebody_s_title)
{
    scene s;
    relate(&s, "Ellen Marsh, a spokeswoman for House Speaker Paul Ortiz, came. Peter Lang, the widower of Harbor Rail Company founder Ann Quill, did not.");
    CHECK(relation_of(&s, HS_SPOKESPERSON_OF, "Ellen Marsh", "Paul Ortiz"));
    CHECK(!relation_of(&s, HS_SPOKESPERSON_OF, "Ellen Marsh", "House"));
    CHECK(relation_of(&s, HS_FAMILY_OF, "Peter Lang", "Ann Quill"));
    scene_close(&s);
}

TEST(hosts_of_the_outlet_named_before)
{
    static const said list[] = {{"A radio host", "said", "it was late"}};
    scene s;
    scene_open(&s, "Ruth Delgado spoke on CNN. It was late, she said, and dark. Then she told host Susan Wren about it. A radio host said it was late.", "The Courier", list, N_SAID(list));
    CHECK(relation_of(&s, HS_WORKS_FOR, "Susan Wren", "CNN"));
    CHECK(!relation_of(&s, HS_WORKS_FOR, "A radio host", "CNN"));
    scene_close(&s);
}

TEST(parties_by_two_words)
{
    scene s;
    relate(&s, "Ellen Marsh of the Reform Front came, with the Labour backbencher Paul Ortiz and Peter Lang of the Harbor Workers Union.");
    CHECK(relation_of(&s, HS_MEMBER_OF, "Ellen Marsh", "Reform Front"));
    CHECK(relation_of(&s, HS_MEMBER_OF, "Paul Ortiz", "Labour Party") || relation_of(&s, HS_MEMBER_OF, "Paul Ortiz", "Labour"));
    CHECK(!relation_of(&s, HS_MEMBER_OF, "Peter Lang", "Harbor Workers Union"));
    scene_close(&s);
}

TEST(members_of_a_board)
{
    static const said list[] = {{"two board members", "said", "it was late"}, {"an adviser to his campaign", "denied", "it"}};
    scene s;
    scene_open(&s, "The Mill Foundation met, and two board members said it was late. Paul Ortiz was not there; an adviser to his campaign denied it.", "The Courier", list, N_SAID(list));
    CHECK(relation_of(&s, HS_MEMBER_OF, "two board members", "Mill Foundation"));
    CHECK(relation_of(&s, HS_WORKS_FOR, "an adviser to his campaign", "Ortiz campaign"));
    CHECK(!relation_of(&s, HS_AIDE_OF, "an adviser to his campaign", "Paul Ortiz"));
    scene_close(&s);
}

TEST(verbs_with_a_common_noun)
{
    static const said list[] = {{"one man who worked for the Mill Foundation", "said", "it was late"}, {"A man who works in his office", "denied", "it"}};
    scene s;
    scene_open(&s, "Ellen Marsh, who sits on the oversight committee, spoke to Paul Ortiz, whose wife runs the Mill Foundation, and to those who chair the Harbor Commission. There one man who worked for the Mill Foundation said it was late. Peter Lang left. A man who works in his office denied it.", "The Courier", list, N_SAID(list));
    CHECK(relation_of(&s, HS_MEMBER_OF, "Ellen Marsh", "the oversight committee"));
    CHECK(!relation_of(&s, HS_WORKS_FOR, "Paul Ortiz", "Mill Foundation"));
    CHECK(!relation_of(&s, HS_WORKS_FOR, "Paul Ortiz", "Harbor Commission"));
    CHECK(relation_of(&s, HS_WORKS_FOR, "one man who worked for the Mill Foundation", "Mill Foundation"));
    CHECK(relation_of(&s, HS_AIDE_OF, "A man who works in his office", "Peter Lang"));
    scene_close(&s);
}

TEST(sources_close_to_somebody)
{
    static const said list[] = {{"A source close to Ruth Delgado", "said", "it was late"}, {"a man close to tears", "denied", "it"}};
    scene s;
    scene_open(&s, "A source close to Ruth Delgado said it was late. By then a man close to tears denied it.", "The Courier", list, N_SAID(list));
    CHECK(relation_of(&s, HS_ALLY_OF, "A source close to Ruth Delgado", "Ruth Delgado"));
    const hs_relation *close = relation_of(&s, HS_ALLY_OF, "A source close to Ruth Delgado", "Ruth Delgado");
    if (close) CHECK_STR(close->role, "close to");
    CHECK(!relation_of(&s, HS_ALLY_OF, "a man close to tears", "Ruth Delgado"));
    scene_close(&s);
}

TEST(endorsements_and_candidacies_in_other_words)
{
    scene s;
    relate(&s, "Ruth Delgado on Tuesday endorsed House Speaker Paul Ortiz. Ellen Marsh, who had the backing of Peter Lang, was glad. Robert Harlow backed Ann Quill for president. They met presidential candidate and proud farmer Susan Wren.");
    CHECK(relation_of(&s, HS_ALLY_OF, "Ruth Delgado", "Paul Ortiz"));
    CHECK(relation_of(&s, HS_ALLY_OF, "Peter Lang", "Ellen Marsh"));
    CHECK(relation_of(&s, HS_CANDIDATE_FOR, "Ann Quill", "president"));
    CHECK(!relation_of(&s, HS_CANDIDATE_FOR, "Robert Harlow", "president"));
    CHECK(relation_of(&s, HS_CANDIDATE_FOR, "Susan Wren", "president"));
    scene_close(&s);
    relate(&s, "Ruth Delgado had not begun her presidential campaign. Paul Ortiz came.");
    CHECK(relation_of(&s, HS_CANDIDATE_FOR, "Ruth Delgado", "president"));
    CHECK(!relation_of(&s, HS_CANDIDATE_FOR, "Paul Ortiz", "president"));
    scene_close(&s);
}

TEST(a_body_after_words_of_its_kind)
{
    scene s;
    relate(&s, "Ellen Marsh of the consulting company Mill Foundation spoke. Paul Ortiz of the people around the Harbor Commission did not.");
    CHECK(relation_of(&s, HS_WORKS_FOR, "Ellen Marsh", "Mill Foundation"));
    CHECK(!relation_of(&s, HS_WORKS_FOR, "Paul Ortiz", "Harbor Commission"));
    scene_close(&s);
}

TEST(whose_board_it_is)
{
    static const said list[] = {{"two board members", "said", "it was late"}};
    scene s;
    scene_open(&s, "The Mill Foundation met, and the foundation\xe2\x80\x99s board voted. Fox Harbor Agency wrote to it. Then two board members said it was late, like the board's board.", "The Courier", list, N_SAID(list));
    CHECK(relation_of(&s, HS_MEMBER_OF, "two board members", "Mill Foundation"));
    scene_close(&s);
}

TEST(a_clause_is_no_description)
{
    scene s;
    relate(&s, "Ellen Marsh, said Peter Lang, would ask the state auditor. Paul Ortiz, told the governor of Ohio, left.");
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Ellen Marsh", "state auditor"));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Paul Ortiz", "governor of Ohio"));
    scene_close(&s);
}

TEST(two_plurals_before_a_list)
{
    scene s;
    relate(&s, "Ruth Delgado has beaten her Republican rivals, Sens. Ellen Marsh and Paul Ortiz. In the evening Peter Lang came.");
    CHECK(relation_of(&s, HS_OPPONENT_OF, "Ellen Marsh", "Ruth Delgado"));
    CHECK(relation_of(&s, HS_MEMBER_OF, "Paul Ortiz", "Republican Party"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Paul Ortiz", "senator"));
    CHECK(!relation_of(&s, HS_OPPONENT_OF, "Peter Lang", "Ruth Delgado"));
    scene_close(&s);
}

TEST(no_work_by_a_verb_of_another_sense)
{
    static const said list[] = {{"A man standing close to Ruth Delgado", "said", "it was late"}};
    scene s;
    scene_open(&s, "Ruth Delgado ran into the Harbor Commission there. Paul Ortiz sat on the council's steps. Ellen Marsh was served at the Mill Club. Peter Lang is employed by the Mill Foundation. A man standing close to Ruth Delgado said it was late.", "The Courier", list, N_SAID(list));
    CHECK(s.relations.n == 1);
    CHECK(relation_of(&s, HS_WORKS_FOR, "Peter Lang", "Mill Foundation"));
    scene_close(&s);
}

TEST(advice_given_once_makes_no_aide)
{
    scene s;
    relate(&s, "In the hall Ruth Delgado advised Paul Ortiz to leave. Ellen Marsh, who advised Peter Lang on ships, had left.");
    CHECK(!relation_of(&s, HS_AIDE_OF, "Ruth Delgado", "Paul Ortiz"));
    CHECK(relation_of(&s, HS_AIDE_OF, "Ellen Marsh", "Peter Lang"));
    scene_close(&s);
}

TEST(for_president_is_not_always_a_candidacy)
{
    scene s;
    relate(&s, "They mistook Ruth Delgado for President Paul Ortiz. They wanted Ellen Marsh for president of the club. Nobody wanted Peter Lang for president. He backed Ann Quill for president. Then Robert Harlow's 2008 presidential campaign failed.");
    CHECK(!relation_of(&s, HS_CANDIDATE_FOR, "Ruth Delgado", "president"));
    CHECK(!relation_of(&s, HS_CANDIDATE_FOR, "Ellen Marsh", "president"));
    CHECK(!relation_of(&s, HS_CANDIDATE_FOR, "Peter Lang", "president"));
    CHECK(relation_of(&s, HS_CANDIDATE_FOR, "Ann Quill", "president"));
    const hs_relation *r = relation_of(&s, HS_CANDIDATE_FOR, "Robert Harlow", "president");
    CHECK(r != NULL);
    if (r) CHECK_STR(r->role, "presidential campaign");
    scene_close(&s);
}

TEST(more_verbs_of_work)
{
    scene s;
    relate(&s, "Ellen Marsh, who has advised Ruth Delgado, spoke. Peter Lang, writing for CNN, was there. Paul Ortiz, a Delgado confidant who heads the Mill Foundation, listened. They met White House national security adviser Ann Quill there.");
    CHECK(relation_of(&s, HS_AIDE_OF, "Ellen Marsh", "Ruth Delgado"));
    CHECK(relation_of(&s, HS_WORKS_FOR, "Peter Lang", "CNN"));
    CHECK(relation_of(&s, HS_WORKS_FOR, "Paul Ortiz", "Mill Foundation"));
    CHECK(!relation_of(&s, HS_WORKS_FOR, "Ruth Delgado", "Mill Foundation"));
    CHECK(relation_of(&s, HS_WORKS_FOR, "Ann Quill", "White House"));
    scene_close(&s);
}

TEST(a_word_between_title_and_name_parts_them)
{
    scene s;
    relate(&s, "A federal judge ordered Ruth Delgado to pay. The Republican governor slams Ellen Marsh. In June Gov. Paul Ortiz agreed.");
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Ruth Delgado", "federal judge"));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Ellen Marsh", "governor"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Paul Ortiz", "governor"));
    scene_close(&s);
}

TEST(somebody_elses_people_describe_nobody)
{
    scene s;
    relate(&s, "They met Robert Harlow there. Ruth Delgado, whose husband knows Robert Harlow, left. Ellen Marsh, Harlow's aides and a driver stayed.");
    CHECK(!relation_of(&s, HS_FAMILY_OF, "Ruth Delgado", "Robert Harlow"));
    CHECK(!relation_of(&s, HS_AIDE_OF, "Ellen Marsh", "Robert Harlow"));
    scene_close(&s);
}

TEST(plurals_before_and_behind_lists)
{
    scene s;
    relate(&s, "He wrote to two Republican members of Congress from Florida, Ellen Marsh and Paul Ortiz. At Mercy Hospital sat Ruth Delgado and Peter Lang, two Democratic lawmakers. Among Republicans in May, Robert Harlow led.");
    CHECK(relation_of(&s, HS_MEMBER_OF, "Ellen Marsh", "Republican Party"));
    CHECK(relation_of(&s, HS_MEMBER_OF, "Paul Ortiz", "Republican Party"));
    CHECK(relation_of(&s, HS_MEMBER_OF, "Ruth Delgado", "Democratic Party"));
    CHECK(relation_of(&s, HS_MEMBER_OF, "Peter Lang", "Democratic Party"));
    CHECK(!relation_of(&s, HS_MEMBER_OF, "Robert Harlow", "Republican Party"));
    scene_close(&s);
}

TEST(whom_the_nominee_means)
{
    scene s;
    relate(&s, "Presidential candidate Ruth Delgado spoke on Monday. Paul Ortiz listened. Many like the Democratic nominee, but few like the Republican mayor.");
    CHECK(relation_of(&s, HS_MEMBER_OF, "Ruth Delgado", "Democratic Party"));
    CHECK(!relation_of(&s, HS_MEMBER_OF, "Paul Ortiz", "Democratic Party"));
    scene_close(&s);
    relate(&s, "Republican presidential candidate Paul Ortiz spoke on Monday. Many like the Democratic nominee.");
    CHECK(relation_of(&s, HS_MEMBER_OF, "Paul Ortiz", "Republican Party"));
    CHECK(!relation_of(&s, HS_MEMBER_OF, "Paul Ortiz", "Democratic Party"));
    scene_close(&s);
}

TEST(who_endorses_is_in_sight)
{
    scene s;
    relate(&s, "Paul Ortiz became the first to endorse Ruth Delgado. Ellen Marsh and Peter Lang have endorsed Ruth Delgado. Robert Harlow said that voters have backed Ruth Delgado. Susan Wren planned to endorse Ruth Delgado.");
    CHECK(relation_of(&s, HS_ALLY_OF, "Paul Ortiz", "Ruth Delgado"));
    CHECK(relation_of(&s, HS_ALLY_OF, "Ellen Marsh", "Ruth Delgado"));
    CHECK(relation_of(&s, HS_ALLY_OF, "Peter Lang", "Ruth Delgado"));
    CHECK(!relation_of(&s, HS_ALLY_OF, "Robert Harlow", "Ruth Delgado"));
    CHECK(!relation_of(&s, HS_ALLY_OF, "Susan Wren", "Ruth Delgado"));
    scene_close(&s);
}

TEST(for_and_against_somebody)
{
    scene s;
    relate(&s, "Ruth Delgado spoke. The anti-Delgado delegate Peter Lang left, and the pro-Delgado delegate Paul Ortiz stayed.");
    CHECK(relation_of(&s, HS_OPPONENT_OF, "Peter Lang", "Ruth Delgado"));
    CHECK(relation_of(&s, HS_ALLY_OF, "Paul Ortiz", "Ruth Delgado"));
    scene_close(&s);
}

TEST(offices_after_as)
{
    scene s;
    relate(&s, "Peter Lang was dismissed on Monday as Ruth Delgado's campaign manager. As a New York senator, Ellen Marsh voted for it. Paul Ortiz hopes to serve as governor.");
    CHECK(relation_of(&s, HS_AIDE_OF, "Peter Lang", "Ruth Delgado"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Ellen Marsh", "senator from New York"));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Paul Ortiz", "governor"));
    scene_close(&s);
}

TEST(titles_over_of_and_letters_in_brackets)
{
    scene s;
    relate(&s, "The mayor praised the CEO of the Harrow Trust Dr. Ellen Marsh. University Grants Agency (UGA) chairperson Prof Ruth Delgado met him, and so did the Leader of the Opposition Mr. Paul Ortiz. She is a friend of Mr. Peter Lang.");
    CHECK(relation_of(&s, HS_WORKS_FOR, "Ellen Marsh", "Harrow Trust"));
    CHECK(relation_of(&s, HS_WORKS_FOR, "Ruth Delgado", "University Grants Agency"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Paul Ortiz", "leader of the opposition"));
    for (size_t k = 0; k < s.relations.n; k++) CHECK(!hs_str_is(s.entities.v[s.relations.v[k].from].name, "Peter Lang"));
    scene_close(&s);
}

TEST(a_dateline_is_no_body)
{
    scene s;
    relate(&s, "HARROW (Reuters) - President Ellen Marsh came on Monday.");
    CHECK(!relation_of(&s, HS_WORKS_FOR, "Ellen Marsh", "Reuters"));
    scene_close(&s);
}

TEST(generals_princes_and_vice_presidents)
{
    scene s;
    relate(&s, "Auditor General Ellen Marsh met Crown Prince Paul Ortiz there. The vice-president, Ruth Delgado, was late, and so was Executive President Peter Lang. They read the King James Harlow Prize list.");
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Ellen Marsh", "auditor general"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Paul Ortiz", "crown prince"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Ruth Delgado", "vice president"));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Ruth Delgado", "president"));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Peter Lang", "president"));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "James Harlow", "king"));
    scene_close(&s);
}

TEST(offices_that_are_anothers_or_none)
{
    scene s;
    relate(&s, "The mayor and sheriff Ellen Marsh came. The former mayor and senator Paul Ortiz left. The FBI deputy director Ruth Delgado spoke. They read from the King James Harlow of Peter Lang. The new city manager, Robert Harlow, left.");
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Ellen Marsh", "sheriff"));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Ellen Marsh", "mayor"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Paul Ortiz", "mayor"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Ruth Delgado", "deputy FBI director"));
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "James Harlow", "king"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Robert Harlow", "city manager"));
    scene_close(&s);
}

TEST(managers_of_clubs_and_police_reporters)
{
    scene s;
    relate(&s, "The Harwick City manager, Ellen Marsh, agreed. The police reporter Paul Ortiz and the police officer Ruth Delgado came.");
    for (size_t k = 0; k < s.relations.n; k++) {
        hs_str from = s.entities.v[s.relations.v[k].from].name;
        CHECK(!(hs_str_is(from, "Ellen Marsh") && s.relations.v[k].type == HS_HOLDS_OFFICE));
        CHECK(!(hs_str_is(from, "Paul Ortiz") && s.relations.v[k].type == HS_WORKS_FOR));
    }
    CHECK(relation_of(&s, HS_WORKS_FOR, "Ruth Delgado", "the police"));
    scene_close(&s);
}

TEST(heads_of_private_bodies_hold_no_office)
{
    scene s;
    relate(&s, "They met the Salvation Army director Ellen Marsh, the Harwick Police Federation chairman Paul Ortiz and the Marlow House Group chairman Ruth Delgado. The Harwick Police chairman Peter Lang left.");
    for (size_t k = 0; k < s.relations.n; k++) CHECK(s.relations.v[k].type != HS_HOLDS_OFFICE || hs_str_is(s.entities.v[s.relations.v[k].from].name, "Peter Lang"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Peter Lang", "Harwick Police chairman"));
    CHECK(relation_of(&s, HS_WORKS_FOR, "Paul Ortiz", "Harwick Police Federation"));
    scene_close(&s);
}

TEST(presided_over_as_mayor)
{
    scene s;
    relate(&s, "Ellen Marsh said the town that she presided over as mayor of Ohio was poor. Paul Ortiz will take over as governor of Texas.");
    CHECK(!relation_of(&s, HS_HOLDS_OFFICE, "Ellen Marsh", "mayor of Ohio"));
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Paul Ortiz", "governor of Texas"));
    scene_close(&s);
}

TEST(members_of_a_party_who_hold_an_office)
{
    scene s;
    relate(&s, "The BJP lawmaker Ellen Marsh spoke. Paul Ortiz (EFF) and two Liberal MPs, Ruth Delgado and Peter Lang, did not. Robert Harlow (NASA) came. Labour Minister Susan Wren smiled.");
    CHECK(relation_of(&s, HS_HOLDS_OFFICE, "Ellen Marsh", "lawmaker"));
    CHECK(relation_of(&s, HS_MEMBER_OF, "Ellen Marsh", "BJP"));
    CHECK(relation_of(&s, HS_MEMBER_OF, "Paul Ortiz", "EFF"));
    CHECK(relation_of(&s, HS_MEMBER_OF, "Ruth Delgado", "Liberal Party"));
    CHECK(relation_of(&s, HS_MEMBER_OF, "Peter Lang", "Liberal Party"));
    CHECK(!relation_of(&s, HS_MEMBER_OF, "Robert Harlow", "NASA"));
    CHECK(!relation_of(&s, HS_MEMBER_OF, "Susan Wren", "Labour Party"));
    CHECK(!relation_of(&s, HS_MEMBER_OF, "Susan Wren", "Labour"));
    scene_close(&s);
}

TEST(family_in_lists_and_after_and)
{
    scene s;
    relate(&s, "Ellen Marsh said nothing. She left with her sons, Paul Ortiz and Peter Lang. Ruth Delgado's mother Susan Wren and husband Robert Harlow stayed.");
    CHECK(relation_of(&s, HS_FAMILY_OF, "Paul Ortiz", "Ellen Marsh"));
    CHECK(relation_of(&s, HS_FAMILY_OF, "Peter Lang", "Ellen Marsh"));
    CHECK(relation_of(&s, HS_FAMILY_OF, "Robert Harlow", "Ruth Delgado"));
    CHECK(!relation_of(&s, HS_FAMILY_OF, "Robert Harlow", "Susan Wren"));
    scene_close(&s);
}

TEST(a_second_body)
{
    scene s;
    relate(&s, "Ellen Marsh, director of the Harrow Institute at Delgado University, spoke. Paul Ortiz, director of the Harrow Institute, met the Marsh Group at Ortiz University.");
    CHECK(relation_of(&s, HS_WORKS_FOR, "Ellen Marsh", "Harrow Institute"));
    CHECK(relation_of(&s, HS_WORKS_FOR, "Ellen Marsh", "Delgado University"));
    CHECK(!relation_of(&s, HS_WORKS_FOR, "Paul Ortiz", "Ortiz University"));
    scene_close(&s);
}

TEST(who_is_a_head_of_state)
{
    scene s;
    static const struct { const char *office; bool is; } offices[] = {{"president", true}, {"president of Ohio", true}, {"chancellor", true}, {"president of the United States", true}, {"president pro tempore", false}, {"chancellor of the exchequer", false}, {"president of the Assembly", false}};
    scene_open(&s, "Ellen Marsh came.", "The Courier", NULL, 0);
    for (size_t k = 0; k < sizeof offices / sizeof *offices; k++) {
        hs_entity office = {.kind = HS_OFFICE, .name = hs_cstr(offices[k].office)};
        hs_entities entities = {.v = &office, .n = 1};
        hs_scan scan = {.entities = &entities};
        CHECK(hs_head_of_state(&scan, 0) == offices[k].is);
    }
    scene_close(&s);
}

TEST(a_side_is_within_its_evidence)
{
    scene s;
    relate(&s, "Ruth Delgado came. A crowd of pro-Delgado activist Ellen Marsh sang.");
    for (size_t k = 0; k < s.relations.n; k++) CHECK(s.relations.v[k].role.n <= s.relations.v[k].quote.n);
    scene_close(&s);
}

int main(void)
{
    RUN(titles_in_normal_form);
    RUN(staff);
    RUN(who_after_a_name_without_a_comma);
    RUN(bodies_and_offices_beside_other_words);
    RUN(candidates_and_parties);
    RUN(a_race_for_another_office);
    RUN(lists_after_a_plural);
    RUN(family_friends_and_foes);
    RUN(unnamed_people);
    RUN(evidence_shows_the_words);
    RUN(a_list_of_names_is_no_apposition);
    RUN(verbs_of_work);
    RUN(a_role_reaches_its_body_over_other_words);
    RUN(the_chair_of_a_committee_is_a_member);
    RUN(allies_in_lists_and_by_money);
    RUN(a_place_or_a_label_between_name_and_description);
    RUN(whose_her_is_goes_by_sex);
    RUN(rivals);
    RUN(the_senator_of_a_place);
    RUN(the_signs_of_a_race);
    RUN(a_common_noun_means_the_body_named_so);
    RUN(a_noun_after_the_role_and_people_of_ones_own);
    RUN(the_host_is_the_outlet_s);
    RUN(members_of_a_party);
    RUN(the_president_of_a_private_body);
    RUN(a_candidate_without_a_presidential_race);
    RUN(offices_by_department_place_and_rank);
    RUN(ministers_and_chiefs);
    RUN(a_time_in_office);
    RUN(whose_its_and_the_mayor_s_are);
    RUN(british_offices_and_parties);
    RUN(offices_of_other_countries);
    RUN(no_offices);
    RUN(her_is_who_spoke_last);
    RUN(people_of_the_body_in_focus);
    RUN(its_is_no_outlet_s_where_a_body_stands);
    RUN(an_aide_of_nobody_named);
    RUN(whom_a_noun_means);
    RUN(a_body_in_somebody_s_title);
    RUN(hosts_of_the_outlet_named_before);
    RUN(parties_by_two_words);
    RUN(members_of_a_board);
    RUN(verbs_with_a_common_noun);
    RUN(sources_close_to_somebody);
    RUN(endorsements_and_candidacies_in_other_words);
    RUN(a_body_after_words_of_its_kind);
    RUN(whose_board_it_is);
    RUN(a_clause_is_no_description);
    RUN(two_plurals_before_a_list);
    RUN(more_verbs_of_work);
    RUN(no_work_by_a_verb_of_another_sense);
    RUN(advice_given_once_makes_no_aide);
    RUN(for_president_is_not_always_a_candidacy);
    RUN(a_word_between_title_and_name_parts_them);
    RUN(somebody_elses_people_describe_nobody);
    RUN(plurals_before_and_behind_lists);
    RUN(whom_the_nominee_means);
    RUN(who_endorses_is_in_sight);
    RUN(for_and_against_somebody);
    RUN(offices_after_as);
    RUN(titles_over_of_and_letters_in_brackets);
    RUN(a_dateline_is_no_body);
    RUN(generals_princes_and_vice_presidents);
    RUN(offices_that_are_anothers_or_none);
    RUN(managers_of_clubs_and_police_reporters);
    RUN(heads_of_private_bodies_hold_no_office);
    RUN(presided_over_as_mayor);
    RUN(members_of_a_party_who_hold_an_office);
    RUN(family_in_lists_and_after_and);
    RUN(a_second_body);
    RUN(who_is_a_head_of_state);
    RUN(a_side_is_within_its_evidence);
    return test_done();
}

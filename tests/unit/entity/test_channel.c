/* Through which outlet a statement came: by the rules alone, on passages written for the test. */
#include "test.h"

#include "entity/scene.h"

static const char *const own = "The Courier";

TEST(a_verb_of_saying_and_to)
{
    static const said list[] = {{"Ruth Delgado", "acknowledging", "she was late"}};
    scene s;
    scene_open(&s, "The week ended with Ruth Delgado acknowledging to the New York Times she was late.", own, list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "New York Times");
    scene_close(&s);
}

TEST(a_poll_of_an_outlet_is_no_channel)
{
    static const said list[] = {{"Ruth Delgado", "leads", "by six points"}, {"Paul Ortiz", "said", "it was early"}};
    scene s;
    scene_open(&s, "Ruth Delgado leads by six points, according to a Politico polling average. Paul Ortiz said it was early, according to Politico.", own, list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "-");
    CHECK_STR(via_name(&s, 1), "Politico");
    scene_close(&s);
}

TEST(a_social_network_is_no_channel)
{
    static const said list[] = {{"Ruth Delgado", "wrote", "it was late"}, {"Paul Ortiz", "said", "it was early"}};
    scene s;
    scene_open(&s, "Today Ruth Delgado wrote on X that it was late. Then Paul Ortiz said on CNN that it was early.", own, list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "-");
    CHECK_STR(via_name(&s, 1), "CNN");
    scene_close(&s);
}

TEST(appearing_at_or_in_an_outlet_is_no_channel)
{
    static const said list[] = {{"Ruth Delgado", "said", "the tax would fall"}, {"she", "promised", "to stay"}};
    scene s;
    scene_open(&s, "At a forum hosted by Politico, Ruth Delgado said the tax would fall. Profiled in Politico, she promised to stay.", own, list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "-");
    CHECK_STR(via_name(&s, 1), "-");
    scene_close(&s);
}

TEST(an_interview_dated_before_its_outlet)
{
    static const said list[] = {{"Ruth Delgado", "said", "the tax would fall"}};
    scene s;
    scene_open(&s, "In an interview last month with CNN, Ruth Delgado said the tax would fall.", own, list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "CNN");
    scene_close(&s);
}

TEST(a_programme_with_a_number_or_without_marks)
{
    static const said list[] = {{"Ruth Delgado", "said", "it was sound"}, {"Paul Ortiz", "added", "it was new"}};
    scene s;
    scene_open(&s, "Ruth Delgado said it was sound on CBS' “48 Questions.”\n\nSpeaking on radio show Ortega’s Attic last week, Paul Ortiz added it was new.", own, list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "48 Questions");
    CHECK_STR(via_name(&s, 1), "Ortega’s Attic");
    scene_close(&s);
}

TEST(a_programme_or_magazine_by_its_last_word)
{
    static const said list[] = {{"Ruth Delgado", "said", "it was sound"}};
    scene s;
    scene_open(&s, "Last night Ruth Delgado said it was sound on The Laura Ortega Show.", own, list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "Laura Ortega Show");
    scene_close(&s);
}

TEST(the_newspaper_is_the_outlet_named_last)
{
    static const said list[] = {{"Ruth Delgado", "admitted", "that she knew"}};
    scene s;
    scene_open(&s, "The letters were sent to the New York Post. Ruth Delgado admitted to the newspaper that she knew.", own, list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "New York Post");
    scene_close(&s);
}

TEST(a_writer_is_read_in_his_outlet)
{
    static const said list[] = {{"Paul Ortiz of Politico", "wrote", "that it was over"}, {"Ann Marsh of Politico", "tweeted", "that it was not"}};
    scene s;
    scene_open(&s, "Today Paul Ortiz of Politico wrote that it was over. Then Ann Marsh of Politico tweeted that it was not.", own, list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "Politico");
    CHECK_STR(via_name(&s, 1), "-");
    scene_close(&s);
}

TEST(who_asks_takes_part_and_others_do_not_hear)
{
    static const said list[] = {{"Ruth Delgado", "told", "the tax would fall"}, {"Ms. Marsh", "asked", "when"}, {"Delgado", "tells", "it was late"}, {"Delgado", "said", "it was soon"}};
    scene s;
    scene_open(&s, "On Friday Ruth Delgado told CNN's Ellen Marsh the tax would fall. Ms. Marsh asked when. Delgado tells voters it was late. Delgado said it was soon.", own, list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "CNN");
    CHECK_STR(via_name(&s, 1), "CNN");
    CHECK_STR(via_name(&s, 2), "-");
    CHECK_STR(via_name(&s, 3), "CNN");
    scene_close(&s);
}

TEST(an_interview_goes_on_beside_a_report)
{
    static const said list[] = {{"Ruth Delgado", "told", "the tax would fall"}, {"Paul Ortiz", "was hired", "as a clerk"}, {"Delgado", "said", "it was soon"}};
    scene s;
    scene_open(&s, "On Friday Ruth Delgado told CNN the tax would fall. Paul Ortiz was hired as a clerk, according to Politico. Delgado said it was soon.", own, list, N_SAID(list));
    CHECK_STR(via_name(&s, 1), "Politico");
    CHECK_STR(via_name(&s, 2), "CNN");
    scene_close(&s);
}

TEST(everybody_in_a_transcript)
{
    static const said list[] = {{"Ruth Delgado", "said", "the tax would fall"}, {"ORTIZ", ":", "When will it fall?"}};
    scene s;
    scene_open(&s, "On CNN’s “Meet the Town,” Ruth Delgado said the tax would fall.\n\nA transcript:\n\nORTIZ: When will it fall?", own, list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "Meet the Town");
    CHECK_STR(via_name(&s, 1), "Meet the Town");
    scene_close(&s);
}

TEST(the_same_interview_however_long_ago)
{
    static const said list[] = {{"Ruth Delgado", "told", "the tax would fall"}, {"Delgado", "withheld", "her support"}, {"Delgado", "said", "it was hot"}};
    scene s;
    scene_open(&s, "On Friday Ruth Delgado told CNN the tax would fall.\n\nA.\n\nB.\n\nC.\n\nD.\n\nE.\n\nF.\n\nDuring the same interview, Delgado withheld her support.\n\nA.\n\nB.\n\nC.\n\nD.\n\nE.\n\nF.\n\nAt home Delgado said it was hot.", own, list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "CNN");
    CHECK_STR(via_name(&s, 1), "CNN");
    CHECK_STR(via_name(&s, 2), "-");
    scene_close(&s);
}

TEST(the_order_of_the_list_does_not_matter)
{
    static const said list[] = {{"Ms. Delgado", "added", "“Not a day.”"}, {"Ruth Delgado", "told", "the tax would fall"}};
    scene s;
    scene_open(&s, "On Friday Ruth Delgado told CNN the tax would fall.\n\nA.\n\nB.\n\nC.\n\n“Not a day.” Ms. Delgado added.", own, list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "CNN");
    CHECK_STR(via_name(&s, 1), "CNN");
    scene_close(&s);
}

TEST(stations_by_their_form_and_whoever_is_told_something)
{
    static const struct { const char *text, *via; } told[] = {
        {"Ruth Delgado told BBC Radio Wessex it was late.", "BBC Radio Wessex"},
        {"Ruth Delgado told Radio Harwick it was late.", "Radio Harwick"},
        {"Ruth Delgado told KDVL-TV it was late.", "KDVL-TV"},
        {"Ruth Delgado told NKR it was late.", "NKR"},
        {"Ruth Delgado told the FBI it was late.", "-"},
        {"Ruth Delgado told the Harbor Commission it was late.", "-"}};
    static const said list[] = {{"Ruth Delgado", "told", "it was late"}};
    for (size_t k = 0; k < sizeof told / sizeof *told; k++) {
        scene s;
        scene_open(&s, told[k].text, own, list, N_SAID(list));
        CHECK_STR(via_name(&s, 0), told[k].via);
        scene_close(&s);
    }
}

/* The channel of "it was late", said by Ruth Delgado (with this cue) in each text. */
static void check_channels(const char *const (*passages)[3], size_t n)
{
    for (size_t k = 0; k < n; k++) {
        const said list[] = {{"Ruth Delgado", passages[k][1], "it was late"}};
        scene s;
        scene_open(&s, passages[k][0], own, list, 1);
        CHECK_STR(via_name(&s, 0), passages[k][2]);
        scene_close(&s);
    }
}

TEST(outlets_by_where_they_stand)
{
    static const char *const passages[][3] = {
        {"On Friday Ruth Delgado told Lantern it was late.", "told", "Lantern"},
        {"On Friday Ruth Delgado told Maria Bartholomew it was late.", "told", "-"},
        {"On Friday Ruth Delgado told Parliament it was late.", "told", "-"},
        {"On Friday Ruth Delgado told Harwick legislators it was late.", "told", "-"},
        {"On Friday Ruth Delgado told the pro-government tabloid Lantern it was late.", "told", "Lantern"},
        {"On Friday Ruth Delgado told France 24 it was late.", "told", "France 24"},
        {"On Friday Ruth Delgado told the semi-official Tarn news agency it was late.", "told", "Tarn"},
        {"On Friday Ruth Delgado told the state news agency Tarn it was late.", "told", "Tarn"},
        {"Ruth Delgado said it was late, according to the Ruritanian News Agency.", "said", "Ruritanian News Agency"},
        {"Ruth Delgado said it was late, according to the Ruritanian Space Agency.", "said", "-"},
        {"The network Al Gore founded was sold. On Friday Ruth Delgado told Al Gore it was late.", "told", "-"},
        {"The state’s Al Tarn daily reported it. On Friday Ruth Delgado told Al Tarn it was late.", "told", "Al Tarn"},
        {"The Arabic daily Al Tarn called. On Friday Ruth Delgado told Al Tarn it was late.", "told", "Al Tarn"},
        {"On Friday Ruth Delgado told Spain’s Lantern it was late.", "told", "Lantern"},
        {"On Friday Ruth Delgado told Maria Bartholomew of Lantern it was late.", "told", "Lantern"},
        {"On Friday Ruth Delgado told Maria Bartholomew of Parliament it was late.", "told", "-"},
        {"On Friday Ruth Delgado told listeners of Lantern it was late.", "told", "Lantern"},
        {"In a long interview with L’Observateur, Ruth Delgado said it was late.", "said", "L’Observateur"},
        {"The Lantern newspaper called. In an interview with Lantern, Ruth Delgado said it was late.", "said", "Lantern"},
        {"Years after the mill burned, Ruth Delgado said on eLantern it was late.", "said", "eLantern"},
        {"Years after the mill burned, Ruth Delgado said on Peace FM it was late.", "said", "Peace FM"}};
    check_channels(passages, sizeof passages / sizeof *passages);
}

TEST(programmes_after_their_network)
{
    static const char *const passages[][3] = {
        {"On Friday Ruth Delgado said on CNN’s Kulturstunde it was late.", "said", "Kulturstunde"},
        {"On Friday Ruth Delgado said on CNN’s 7.30, it was late.", "said", "7.30"},
        {"On Friday Ruth Delgado told the CNN programme “Late Hour” it was late.", "told", "Late Hour"},
        {"On Friday Ruth Delgado told “Late Hour” it was late.", "told", "Late Hour"},
        {"On Friday Ruth Delgado told viewers of TikTok it was late.", "told", "-"},
        {"Politico called. On Friday Ruth Delgado told the newsletter “Late Hour” it was late.", "told", "Late Hour"}};
    check_channels(passages, sizeof passages / sizeof *passages);
}

/* The channels of a passage, one for each attribution. */
static void check_session(const char *text, const said *list, const char *const *vias, size_t n)
{
    scene s;
    scene_open(&s, text, own, list, n);
    for (size_t k = 0; k < n; k++) CHECK_STR(via_name(&s, k), vias[k]);
    scene_close(&s);
}

TEST(daily_as_an_adverb_makes_no_outlet)
{
    static const said list[] = {{"Ruth Delgado", "said", "it was late"}};
    scene s;
    scene_open(&s, "Ruth Delgado said it was late. They praised Kestavon daily. They read the Brindle daily.", own, list, N_SAID(list));
    bool kestavon = false, brindle = false;
    for (size_t k = 0; k < s.entities.n; k++) {
        if (s.entities.v[k].kind != HS_OUTLET) continue;
        kestavon |= hs_str_is(s.entities.v[k].name, "Kestavon");
        brindle |= hs_str_is(s.entities.v[k].name, "Brindle");
    }
    CHECK(!kestavon);
    CHECK(brindle);
    scene_close(&s);
}

TEST(a_programme_of_the_articles_own_outlet)
{
    static const said list[] = {{"Ruth Delgado", "said", "it was late"}, {"Paul Ortiz", "told", "it was hot"}};
    static const char *const vias[] = {"-", "-"}, *const others[] = {"Late Hour", "Late Hour"};
    check_session("Ruth Delgado said it was late in an interview for The Courier’s “Late Hour” podcast. Paul Ortiz told “Late Hour” it was hot.", list, vias, N_SAID(list));
    check_session("Ruth Delgado said it was late in an interview for The Gleaner’s “Late Hour” podcast. Paul Ortiz told “Late Hour” it was hot.", list, others, N_SAID(list));
}

TEST(a_branch_of_the_articles_own_outlet)
{
    static const said list[] = {{"Ruth Delgado", "told", "the tax would fall"}, {"Ana Marsh", "told", "it was late"}};
    scene s;
    scene_open(&s, "Ruth Delgado told Lantern News Daily the tax would fall. Ana Marsh told Lantern London it was late.", "Lantern News", list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "-");
    CHECK_STR(via_name(&s, 1), "-");
    scene_close(&s);
    scene_open(&s, "Ruth Delgado told Lantern News Daily the tax would fall. Ana Marsh told Lantern London it was late.", "Lamp News", list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "Lantern News Daily");
    scene_close(&s);
}

TEST(a_document_brought_out_by_an_outlet)
{
    static const said list[] = {{"The memo", "says", "it was late"}};
    scene s;
    scene_open(&s, "The memo, published on Monday by Lantern, says it was late.", own, list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "Lantern");
    scene_close(&s);
}

TEST(another_day_another_hearer_or_court_is_another_occasion)
{
    static const said list[] = {{"Ruth Delgado", "told", "the tax would fall"}, {"Delgado", "said", "it was soon"}, {"Delgado", "added", "it was hot"}, {"Delgado", "tells", "it was cold"}, {"Delgado", "noted", "it was wet"}};
    scene s;
    scene_open(&s, "Ruth Delgado told CNN the tax would fall. Delgado said it was soon. On Sunday Delgado added it was hot. Delgado tells the Evening Courier it was cold. In the courtroom Delgado noted it was wet.", "Harwick Evening Courier", list, N_SAID(list));
    CHECK_STR(via_name(&s, 0), "CNN");
    CHECK_STR(via_name(&s, 1), "CNN");
    CHECK_STR(via_name(&s, 2), "-");
    CHECK_STR(via_name(&s, 3), "-");
    CHECK_STR(via_name(&s, 4), "-");
    scene_close(&s);
}

TEST(the_same_speaker_goes_on_with_any_verb)
{
    static const said list[] = {{"Ruth Delgado", "told", "the tax would fall"}, {"She", "ruled out", "a delay"}, {"She", "rejected", "a loan"}, {"Delgado", "fears", "an appeal"}};
    static const char *const vias[] = {"CNN", "CNN", "CNN", "-"}; /* named anew in a new paragraph, what is felt is nobody's channel */
    check_session("Yesterday Ruth Delgado told CNN the tax would fall. She ruled out a delay.\n\nShe rejected a loan.\n\nDelgado fears an appeal.", list, vias, N_SAID(list));
}

TEST(one_of_those_who_have_just_spoken)
{
    static const said list[] = {{"two officials", "told", "the tax would fall"}, {"One of them", "said", "it was late"}, {"The other", "said", "it was hot"}, {"A clerk", "said", "it was wet"}};
    static const char *const vias[] = {"CNN", "CNN", "CNN", "-"};
    check_session("Yesterday two officials told CNN the tax would fall. One of them said it was late. The other said it was hot. A clerk said it was wet.", list, vias, N_SAID(list));
}

TEST(an_interview_opened_by_a_possessive)
{
    static const said list[] = {{"Delgado", "said", "it was late"}, {"Paul Ortiz", "said", "it was hot"}};
    static const char *const vias[] = {"Kulturstunde", "-"};
    check_session("Ruth Delgado left at noon. On CNN’s Kulturstunde her tone was gentle. Delgado said it was late. Paul Ortiz said it was hot.", list, vias, N_SAID(list));
}

TEST(the_articles_own_reporting_and_other_hearers)
{
    static const said list[] = {{"Ruth Delgado", "told", "it was late"}, {"Delgado", "said", "it was hot"}, {"Delgado", "telling", "it was cold"}, {"Delgado", "noted", "it was wet"}, {"Delgado", "added", "it was dry"}};
    static const char *const vias[] = {"CNN", "-", "-", "-", "CNN"};
    check_session("Yesterday Ruth Delgado told CNN it was late. When this newspaper called, Delgado said it was hot. Delgado was later telling shareholders it was cold. "
                  "In her memoir Delgado noted it was wet. Delgado added it was dry.", list, vias, N_SAID(list));
}

TEST(who_speaks_for_itself_is_no_outlet_for_being_told)
{
    static const said list[] = {{"Ruth Delgado", "told", "it was late"}};
    static const char *const vias[] = {"-", "NKR"};
    check_session("Ruth Delgado told NKR it was late. NKR said it was not.", list, vias, 1);
    check_session("Ruth Delgado told NKR it was late. NKR was not there.", list, vias + 1, 1);
}

TEST(a_networks_person_and_a_people_are_no_outlets)
{
    static const said network[] = {{"Ruth Delgado", "told", "it was late"}}, people[] = {{"Paul Ortiz", "told", "it was hot"}};
    static const char *const vias[] = {"CNN", "-"};
    check_session("Ruth Delgado told CNN’s Gloria Quill it was late.", network, vias, 1);
    check_session("Yesterday Paul Ortiz told Mexican-American friends it was hot.", people, vias + 1, 1);
}

TEST(what_is_said_before_an_interview_is_not_of_it)
{
    static const said list[] = {{"Ruth Delgado", "denied", "a delay"}, {"she", "told", "“It is late,”"}};
    static const char *const vias[] = {"-", "CNN"};
    check_session("A bridge fell.\n\nA road fell.\n\nA wall fell.\n\nA roof fell.\n\nYesterday Ruth Delgado denied a delay. “It is late,” she told CNN.", list, vias, N_SAID(list));
}

int main(void)
{
    RUN(the_same_speaker_goes_on_with_any_verb);
    RUN(one_of_those_who_have_just_spoken);
    RUN(an_interview_opened_by_a_possessive);
    RUN(the_articles_own_reporting_and_other_hearers);
    RUN(who_speaks_for_itself_is_no_outlet_for_being_told);
    RUN(a_networks_person_and_a_people_are_no_outlets);
    RUN(what_is_said_before_an_interview_is_not_of_it);
    RUN(a_verb_of_saying_and_to);
    RUN(a_poll_of_an_outlet_is_no_channel);
    RUN(a_social_network_is_no_channel);
    RUN(appearing_at_or_in_an_outlet_is_no_channel);
    RUN(an_interview_dated_before_its_outlet);
    RUN(a_programme_with_a_number_or_without_marks);
    RUN(a_programme_or_magazine_by_its_last_word);
    RUN(the_newspaper_is_the_outlet_named_last);
    RUN(a_writer_is_read_in_his_outlet);
    RUN(who_asks_takes_part_and_others_do_not_hear);
    RUN(an_interview_goes_on_beside_a_report);
    RUN(everybody_in_a_transcript);
    RUN(the_same_interview_however_long_ago);
    RUN(the_order_of_the_list_does_not_matter);
    RUN(stations_by_their_form_and_whoever_is_told_something);
    RUN(outlets_by_where_they_stand);
    RUN(programmes_after_their_network);
    RUN(daily_as_an_adverb_makes_no_outlet);
    RUN(a_programme_of_the_articles_own_outlet);
    RUN(a_branch_of_the_articles_own_outlet);
    RUN(a_document_brought_out_by_an_outlet);
    RUN(another_day_another_hearer_or_court_is_another_occasion);
    return test_done();
}

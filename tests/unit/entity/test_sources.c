/* Whom a long source span means: the name in it, wherever it stands; a body meant by a common noun; names of one word. By rules. */
#include "test.h"

#include "entity/scene.h"

typedef struct spoken { const char *text, *source, *name; } spoken;

static void names_are(const spoken *list, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        said one = {list[k].source, "said", "it would rain"};
        scene s;
        scene_open(&s, list[k].text, "The Courier", &one, 1);
        CHECK_STR(source_name(&s, 0), list[k].name);
        scene_close(&s);
    }
}

#define NAMES_ARE(list) names_are((list), sizeof(list) / sizeof *(list))

TEST(a_name_behind_a_long_title)
{
    static const spoken list[] = {
        {"Maria Vega smiled. Secretary general of the Harwick Women's Union (HWU) Janet Lim said it would rain.", "Secretary general of the Harwick Women's Union (HWU) Janet Lim", "Janet Lim"},
        {"Maria Vega smiled. Harwick County (Ore.) Sheriff Janet Lim said it would rain.", "Harwick County (Ore.) Sheriff Janet Lim", "Janet Lim"},
        {"Maria Vega smiled. Editor in chief Janet Lim said it would rain.", "Editor in chief Janet Lim", "Janet Lim"},
        {"Maria Vega smiled. Deputy harbor chief and acting Interior Minister Janet Lim said it would rain.", "Deputy harbor chief and acting Interior Minister Janet Lim", "Janet Lim"},
        {"Maria Vega smiled. Vega's chief pollster and strategist Janet Lim said it would rain.", "Vega's chief pollster and strategist Janet Lim", "Janet Lim"},
        {"Maria Vega smiled. The only elder who voted, Janet Lim, said it would rain.", "The only elder who voted, Janet Lim,", "Janet Lim"},
        {"Maria Vega smiled. His barrister, Janet Lim KC, said it would rain.", "His barrister, Janet Lim KC,", "Janet Lim"},
        {"Maria Vega smiled. A delegate backing Maria Vega, Janet Lim, said it would rain.", "A delegate backing Maria Vega, Janet Lim,", "Janet Lim"},
        {"Maria Vega smiled. A former candidate -- Janet Lim -- said it would rain.", "A former candidate -- Janet Lim --", "Janet Lim"}};
    NAMES_ARE(list);
}

TEST(a_name_in_the_phrase_that_is_anothers)
{
    static const spoken list[] = {
        {"A manager for boxer Janet Lim said it would rain.", "A manager for boxer Janet Lim", "A manager for boxer Janet Lim"},
        {"One member of Jane Roe's church said it would rain.", "One member of Jane Roe's church", "One member of Jane Roe's church"}};
    NAMES_ARE(list);
}

TEST(two_offices_behind_the_are_two_people)
{
    static const said list[] = {{"The mayor and sheriff Janet Lim", "said", "so"}, {"Treasurer and secretary Ana Roe", "said", "so"}, {"The actor and activist Bea Cole", "said", "so"}};
    scene s;
    scene_open(&s, "Mayor Oscar Pinto was there. The mayor and sheriff Janet Lim said so. Treasurer and secretary Ana Roe said so. The actor and activist Bea Cole said so.", "The Courier", list, N_SAID(list));
    CHECK(s.attributions.v[0].n_sources == 2);
    CHECK_STR(source_name(&s, 0), "Oscar Pinto");
    CHECK(s.attributions.v[1].n_sources == 1);
    CHECK_STR(source_name(&s, 1), "Ana Roe");
    CHECK(s.attributions.v[2].n_sources == 1);
    CHECK_STR(source_name(&s, 2), "Bea Cole");
    scene_close(&s);
    static const said one[] = {{"The president and CEO Janet Lim", "said", "so"}};
    scene_open(&s, "President Oscar Pinto was there. The president and CEO Janet Lim said so.", "The Courier", one, 1);
    CHECK(s.attributions.v[0].n_sources == 1);
    CHECK_STR(source_name(&s, 0), "Janet Lim");
    scene_close(&s);
}

TEST(people_who_name_themselves)
{
    static const spoken list[] = {
        {"A man who identified himself as Oscar Pinto said it would rain.", "A man who identified himself as Oscar Pinto", "Oscar Pinto"},
        {"A picker, who gave her name only as Maria, said it would rain.", "A picker, who gave her name only as Maria,", "Maria"},
        {"A woman, identified only as Maria, said it would rain.", "A woman, identified only as Maria,", "A woman"},
        {"A man whose brother was named Oscar Pinto said it would rain.", "A man whose brother was named Oscar Pinto", "A man whose brother was named Oscar Pinto"}};
    NAMES_ARE(list);
}

TEST(those_named_after_a_plural)
{
    static const said list[] = {{"Three scholars -- Mr. Pratt, Ms. Quill and Mr. Roe --", "said", "so"}, {"Groups such as the Harbor Union and former mayor Janet Lim", "said", "no"}};
    scene s;
    scene_open(&s, "Three scholars -- Mr. Pratt, Ms. Quill and Mr. Roe -- said so. Groups such as the Harbor Union and former mayor Janet Lim said no.", "The Courier", list, N_SAID(list));
    CHECK(s.attributions.v[0].n_sources == 3);
    CHECK_STR(source_name(&s, 0), "Pratt");
    CHECK(s.attributions.v[1].source_type == HS_COLLECTIVE);
    scene_close(&s);
}

TEST(a_noun_that_says_what_the_outlet_is)
{
    static const spoken list[] = {
        {"CNN was silent. The Daily Harwick Tribune newspaper said it would rain.", "The Daily Harwick Tribune newspaper", "Daily Harwick Tribune"},
        {"Politico was silent. A CNN report said it would rain.", "A CNN report", "CNN"},
        {"A CNN poll said it would rain.", "A CNN poll", "A CNN poll"}};
    NAMES_ARE(list);
}

TEST(bodies_told_apart_by_whose_they_are_and_what_they_do)
{
    static const spoken list[] = {
        {"The Harbor Office opened. The minister's office said it would rain.", "The minister's office", "The minister's office"},
        {"The Harbor Office opened. The office said it would rain.", "The office", "Harbor Office"},
        {"The International Monetary Bank met. The central bank said it would rain.", "The central bank", "The central bank"},
        {"The Monetary Bank met. The bank said it would rain.", "The bank", "Monetary Bank"},
        {"Justice Department lawyers met. The party said it would rain.", "The party", "The party"},
        {"The FBI met. The party said it would rain.", "The party", "The party"},
        {"The Marlow Council met. The council of Ohio said it would rain.", "The council of Ohio", "The council of Ohio"},
        {"The Ohio Council met. The council of Ohio said it would rain.", "The council of Ohio", "Ohio Council"},
        {"The Teachers Union met. The party said it would rain.", "The party", "The party"},
        {"The Harbor Office met. The laboratory said it would rain.", "The laboratory", "The laboratory"},
        {"The QRP met. The party said it would rain.", "The party", "QRP"},
        {"Officials left. French authorities said it would rain.", "French authorities", "French authorities"}};
    NAMES_ARE(list);
    static const said one[] = {{"French authorities", "said", "so"}};
    scene s;
    scene_open(&s, "On Monday French authorities said so.", "The Courier", one, 1);
    CHECK(s.attributions.v[0].source_type == HS_NAMED_ORGANIZATION);
    scene_close(&s);
}

TEST(a_body_before_chief_executive)
{
    static const said list[] = {{"Acme Chief Executive Janet Lim", "said", "so"}};
    scene s;
    scene_open(&s, "On Monday Acme Chief Executive Janet Lim said so. Then the Brightwater Chief Executive left.", "The Courier", list, N_SAID(list));
    CHECK_STR(source_name(&s, 0), "Janet Lim");
    bool acme = false, bright = false;
    for (size_t k = 0; k < s.entities.n; k++) acme |= hs_str_is(s.entities.v[k].name, "Acme"), bright |= hs_str_is(s.entities.v[k].name, "Brightwater");
    CHECK(acme);
    CHECK(bright);
    scene_close(&s);
}

TEST(people_known_by_their_initials)
{
    static const said list[] = {{"AOC", "said", "so"}, {"NZTA", "said", "no"}};
    scene s;
    scene_open(&s, "On Monday AOC said so. On Tuesday NZTA said no.", "The Courier", list, N_SAID(list));
    CHECK(s.attributions.v[0].source_type == HS_NAMED_PERSON);
    CHECK(s.attributions.v[1].source_type == HS_NAMED_ORGANIZATION);
    scene_close(&s);
    static const said force[] = {{"AOC", "said", "so"}};
    scene_open(&s, "On Monday AOC, a force in state politics, said so.", "The Courier", force, N_SAID(force));
    CHECK(s.attributions.v[0].source_type == HS_NAMED_PERSON);
    scene_close(&s);
}

TEST(a_lone_word_that_the_text_calls_a_company)
{
    static const said list[] = {{"Kestavon", "said", "so"}, {"Marlow", "said", "no"}};
    scene s;
    scene_open(&s, "Pilots of the airline Kestavon left. Yesterday Kestavon said so. The chairman, Mr. Marlow, a company man, stayed. Later Marlow said no.", "The Courier", list, N_SAID(list));
    CHECK(s.attributions.v[0].source_type == HS_NAMED_ORGANIZATION);
    CHECK(s.attributions.v[1].source_type == HS_NAMED_PERSON);
    scene_close(&s);
}

TEST(which_means_the_body_and_not_its_members)
{
    static const spoken list[] = {
        {"U.S. diplomats left. The talks included members of the Kenyan government, which said it would rain.", "which", "the Kenyan government"},
        {"U.S. diplomats left. The talks included members of the Kenyan government who said it would rain.", "who", "members of the Kenyan government"}};
    NAMES_ARE(list);
}

TEST(a_knights_first_name)
{
    static const spoken list[] = {
        {"Gavin Holloway left. On Friday Sir Gavin said it would rain.", "Sir Gavin", "Gavin Holloway"},
        {"Ivy Prentice left with Gavin Holloway. On Friday Dame Ivy said it would rain.", "Dame Ivy", "Ivy Prentice"},
        {"Ivy Prentice left with Gavin Holloway. On Friday Mr Gavin said it would rain.", "Mr Gavin", "Gavin"}};
    NAMES_ARE(list);
}

TEST(a_club_by_its_last_word)
{
    static const spoken list[] = {
        {"Reports of the Stonebridge Alliance went round. On Friday the Alliance said it would rain.", "the Alliance", "Stonebridge Alliance"},
        {"The Stonebridge Alliance and the Harwick Alliance met. On Friday the Alliance said it would rain.", "the Alliance", "Alliance"},
        {"The White House and the Senate met. On Friday the House said it would rain.", "the House", "House"}};
    NAMES_ARE(list);
}

TEST(the_president_is_no_former_one)
{
    static const spoken list[] = {
        {"The president, Janet Lim, left. The former president, Maria Vega, stayed. Later the president said it would rain.", "the president", "Janet Lim"},
        {"The president, Janet Lim, left. The former president, Maria Vega, stayed. Later the former president said it would rain.", "the former president", "Maria Vega"},
        {"The former president, Maria Vega, stayed. The president said it would rain.", "The president", "Maria Vega"}};
    NAMES_ARE(list);
}

TEST(somebody_by_nation)
{
    static const spoken list[] = {
        {"Coach Janet Lim was calm. On Friday the Swede said it would rain.", "the Swede", "Janet Lim"},
        {"Coach Janet Lim was calm. On Friday the Brazilian said it would rain.", "the Brazilian", "Janet Lim"},
        {"Coach Janet Lim was calm. On Friday the British said it would rain.", "the British", "the British"},
        {"Coach Janet Lim was calm. On Friday the Guardian said it would rain.", "the Guardian", "Guardian"}};
    NAMES_ARE(list);
}

TEST(which_behind_a_dated_clause)
{
    static const spoken list[] = {
        {"He read a report, published in 2021, which said it would rain.", "which", "report"},
        {"He read a report which said it would rain.", "which", "report"}};
    NAMES_ARE(list);
}

int main(void)
{
    RUN(which_means_the_body_and_not_its_members);
    RUN(somebody_by_nation);
    RUN(which_behind_a_dated_clause);
    RUN(the_president_is_no_former_one);
    RUN(a_knights_first_name);
    RUN(a_club_by_its_last_word);
    RUN(a_name_behind_a_long_title);
    RUN(a_name_in_the_phrase_that_is_anothers);
    RUN(two_offices_behind_the_are_two_people);
    RUN(people_who_name_themselves);
    RUN(those_named_after_a_plural);
    RUN(a_noun_that_says_what_the_outlet_is);
    RUN(bodies_told_apart_by_whose_they_are_and_what_they_do);
    RUN(a_body_before_chief_executive);
    RUN(people_known_by_their_initials);
    RUN(a_lone_word_that_the_text_calls_a_company);
    return test_done();
}

/* Statistics counted by hand, and the interval's behaviour. */
#include <math.h>

#include "audit/duplicates.h"
#include "audit/interval.h"
#include "records.h"
#include "test.h"

static hs_arena arena;

#define TWO WHO("n1", "person", "Ada Quill") "," WHO("n2", "anonymous", "an aide") "," WHO("n3", "outlet", "Inland Post") "," WHO("n4", "outlet", "Valley Herald") "," WHO("n5", "organization", "the board") "," WHO("n6", "document", "the report")
#define HEAD "'outlet':'Valley Herald','words':100,"

static hs_stats stats_of(const hs_record *const *r, size_t n, double min_confidence)
{
    static hs_stats_builder *b; /* the names in the result live in it */
    hs_stats s;
    hs_stats_builder_free(b);
    b = NULL;
    if (!n) return (hs_stats){0};
    b = hs_stats_builder_open(&(hs_stats_options){.min_confidence = min_confidence}, NULL);
    for (size_t i = 0; i < n; i++) CHECK(hs_stats_add(b, r[i], NULL) == HS_OK);
    CHECK(hs_stats_finish(b, &s, NULL) == HS_OK);
    return s;
}

TEST(nothing)
{
    const hs_record *r[] = {record(&arena, "d1", HEAD, "", "", "")};
    hs_stats s = stats_of(r, 1, 0);
    CHECK(s.articles == 1 && s.words == 100 && s.attributions.total == 0 && s.n_top == 0);
    CHECK(isnan(s.attributions.anonymous) && isnan(s.second_hand_share) && !s.attributions.anonymous_95.known);
}

TEST(one_article)
{
    const hs_record *r[] = {record(&arena, "d1", HEAD, TWO,
                                   SAID("a1", "direct", "'n1'", "named-person", "null") "," SAID("a2", "mixed", "'n1','n2'", "named-person", "'n3'") "," SAID("a3", "indirect", "'n2'", "anonymous", "null") "," SAID("a4", "indirect", "'n3'", "named-organization", "null") ","
                                   SAID("a5", "indirect", "'n4'", "named-organization", "null") "," SAID("a6", "indirect", "", "none", "null") "," SAID("a7", "direct", "'n6'", "document", "'n4'"), "")};
    hs_stats s = stats_of(r, 1, 0);
    CHECK(s.attributions.total == 7 && s.attributions.count[HS_NAMED_PERSON] == 2 && s.attributions.count[HS_ANONYMOUS] == 1 && s.attributions.count[HS_NAMED_ORGANIZATION] == 2 && s.attributions.count[HS_NO_SOURCE] == 1);
    CHECK(fabs(s.attributions.anonymous - 1.0 / 7) < 1e-12);
    CHECK(s.sources.total == 5 && s.sources.count[HS_NAMED_PERSON] == 1 && s.sources.count[HS_ANONYMOUS] == 1 && s.sources.count[HS_NAMED_ORGANIZATION] == 2 && s.sources.count[HS_DOCUMENT] == 1);
    CHECK(s.quoted_words.total == 21 && s.quoted_words.count[HS_ANONYMOUS] == 3);
    CHECK(s.mode[HS_DIRECT] == 2 && s.mode[HS_MIXED] == 1 && s.mode[HS_INDIRECT] == 4);
    CHECK(s.second_hand == 2); /* a2 through the Post, a4 by the Post; the own outlet's is first-hand */
    CHECK(s.n_top == 5 && s.top[0].attributions == 2 && s.top[1].attributions == 2 && s.top[2].attributions == 1);
    CHECK_STR(s.top[0].name, "Ada Quill");
    CHECK_STR(s.top[1].name, "an aide");
    CHECK(!s.attributions.anonymous_95.known && !s.second_hand_95.known);
}

TEST(named_sources_merge_over_articles)
{
    const hs_record *r[] = {record(&arena, "d1", HEAD, TWO, SAID("a1", "direct", "'n1'", "named-person", "null") "," SAID("a2", "direct", "'n2'", "anonymous", "null"), ""),
                            record(&arena, "d2", HEAD, TWO, SAID("a1", "direct", "'n1'", "named-person", "null") "," SAID("a2", "direct", "'n2'", "anonymous", "null"), ""),
                            record(&arena, "d3", HEAD, TWO, SAID("a1", "direct", "'n1'", "named-person", "null"), "")};
    hs_stats s = stats_of(r, 3, 0);
    CHECK(s.sources.count[HS_NAMED_PERSON] == 1 && s.sources.count[HS_ANONYMOUS] == 2 && fabs(s.sources.anonymous - 2.0 / 3) < 1e-12);
    CHECK(s.top[0].attributions == 3 && s.top[0].articles == 3 && s.top[1].articles == 1);
    CHECK(!s.attributions.anonymous_95.known && !s.articles_unnamed_95.known); /* fewer than five articles */
    CHECK(s.articles_unnamed == 2 && s.hill[0] == 3 && fabs(s.largest_share - 0.6) < 1e-12);
    CHECK(fabs(s.hill[1] - exp(0.6 * log(5.0 / 3) + 0.4 * log(5))) < 1e-9 && fabs(s.hill[2] - 25.0 / 11) < 1e-9);
}

/* Names decided by a person join lone surnames and documents over articles; who is not named stays with the article. */
TEST(decided_names_are_one_source)
{
    static const char names[] = "name,canonical name\nQuill,Ada Quill\nthe report,The Dam Report\nan aide,Ada Quill\n";
    const char *lone = WHO("n1", "person", "Quill") "," WHO("n2", "anonymous", "an aide") "," WHO("n3", "document", "the report");
    const char *full = WHO("n1", "person", "Ada Quill") "," WHO("n2", "anonymous", "an aide") "," WHO("n3", "document", "The Dam Report");
    const char *said = SAID("a1", "direct", "'n1'", "named-person", "null") "," SAID("a2", "direct", "'n2'", "anonymous", "null") "," SAID("a3", "direct", "'n3'", "document", "null");
    const hs_record *r[] = {record(&arena, "d1", HEAD, lone, said, ""), record(&arena, "d2", HEAD, full, said, ""), record(&arena, "d3", HEAD, lone, said, "")};
    hs_aliases *aliases;
    CHECK(hs_aliases_parse(&aliases, "names.csv", hs_cstr(names), NULL) == HS_OK);
    for (int decided = 0; decided < 2; decided++) {
        hs_stats s;
        hs_stats_builder *b = hs_stats_builder_open(&(hs_stats_options){.aliases = decided ? aliases : NULL}, NULL);
        for (size_t i = 0; i < 3; i++) CHECK(hs_stats_add(b, r[i], NULL) == HS_OK);
        CHECK(hs_stats_finish(b, &s, NULL) == HS_OK);
        CHECK(s.sources.count[HS_NAMED_PERSON] == (decided ? 1 : 3) && s.sources.count[HS_ANONYMOUS] == 3 && s.sources.count[HS_DOCUMENT] == (decided ? 1 : 3));
        if (decided) CHECK(s.top[0].articles == 3 && s.top[1].articles == 3 && s.top[2].articles == 1);
        hs_stats_builder_free(b);
    }
    hs_aliases_free(aliases);
}

TEST(left_out)
{
    const char *unsure = "{'id':'a1','mode':'direct','source':['n1'],'source_type':'named-person','via':null,'source_spans':[],'cue_spans':[],'content_spans':[[0,4]],'quote':'q','content_words':1,'quoted_words':1,'confidence':0.4,'source_confidence':1},"
                         "{'id':'a2','mode':'direct','source':['n1'],'source_type':'named-person','via':null,'source_spans':[],'cue_spans':[],'content_spans':[[0,4]],'quote':'q','content_words':1,'quoted_words':1,'confidence':1,'source_confidence':1,'review':'rejected'}";
    const hs_record *r[] = {record(&arena, "d1", HEAD, TWO, unsure, "")};
    hs_stats s = stats_of(r, 1, 0.5);
    CHECK(s.attributions.total == 0 && s.below_confidence == 1 && s.sources.total == 0);
    s = stats_of(r, 1, 0);
    CHECK(s.attributions.total == 1 && s.below_confidence == 0);
    hs_error err;
    hs_stats_builder *b = hs_stats_builder_open(&(hs_stats_options){0}, NULL);
    CHECK(hs_stats_add(b, r[0], &err) == HS_OK && hs_stats_add(b, r[0], &err) == HS_EFORMAT);
    hs_stats_builder_free(b);
}

TEST(top_ten_of_many)
{
    hs_buf who = {0}, said = {0};
    for (int i = 0; i < 30; i++) {
        hs_buf_printf(&who, "%s{'id':'n%d','kind':'person','name':'Ada Quill%c','aliases':[],'mentions':[],'confidence':1}", i ? "," : "", i, 'a' + i % 26);
        for (int k = 0; k <= i % 13; k++)
            hs_buf_printf(&said, "%s{'id':'a%d-%d','mode':'direct','source':['n%d'],'source_type':'named-person','via':null,'source_spans':[],'cue_spans':[],'content_spans':[[0,4]],'quote':'q','content_words':1,'quoted_words':1,'confidence':1,'source_confidence':1}", said.n ? "," : "", i, k, i);
    }
    const hs_record *r[] = {record(&arena, "d1", HEAD, who.p, said.p, "")};
    hs_stats s = stats_of(r, 1, 0);
    CHECK(s.n_top == 10);
    for (size_t i = 1; i < s.n_top; i++) CHECK(s.top[i - 1].attributions >= s.top[i].attributions);
    CHECK(s.top[0].attributions == 13);
    hs_buf_release(&who);
    hs_buf_release(&said);
}

/* ---- intervals ---- */

static hs_interval of(const double (*v)[2], size_t n, size_t times)
{
    hs_moments m = {0};
    for (size_t i = 0; i < n * times; i++) hs_moments_add(&m, v[i % n][0], v[i % n][1]);
    return hs_moments_interval(&m);
}

/* Two hundred articles of ten, a tenth of each anonymous or all of one in ten: the same share, but where articles differ as
 * wholes the interval must be much wider, and reach further up than down. */
TEST(interval_follows_the_articles)
{
    const double even[][2] = {{2, 10}, {0, 10}}, lumped[][2] = {{10, 10}, {0, 10}, {0, 10}, {0, 10}, {0, 10}, {0, 10}, {0, 10}, {0, 10}, {0, 10}, {0, 10}};
    hs_interval e = of(even, 2, 100), l = of(lumped, 10, 20);
    /* standard errors by hand: sqrt(0.01 / 200) = 0.0071 and sqrt(0.09 / 200) = 0.0212 */
    CHECK(e.known && l.known && fabs((e.high - e.low) - 2 * 1.972 * 0.0071) < 0.001 && fabs((l.high - l.low) - 2 * 1.972 * 0.0212) < 0.006);
    CHECK(fabs((e.high - 0.1) - (0.1 - e.low)) < 1e-6 && l.high - 0.1 > (0.1 - l.low) * 1.1);
    const double none[][2] = {{0, 10}}, all[][2] = {{4, 4}, {9, 9}}, same[][2] = {{1, 4}, {2, 8}};
    CHECK(!of(none, 1, 50).known && !of(all, 2, 50).known && !of(same, 2, 50).known && !of(even, 2, 2).known);
    CHECK(fabs(hs_student(29) - 2.0452) < 0.001 && fabs(hs_student(4) - 2.776) < 0.001 && fabs(hs_student(1e9) - 1.959964) < 1e-5);
}

TEST(wilson_and_differences)
{
    hs_interval w = hs_wilson(3, 20); /* Newcombe 1998, table I: 0.0524 to 0.3604 */
    CHECK(fabs(w.low - 0.0524) < 5e-4 && fabs(w.high - 0.3604) < 5e-4 && hs_wilson(0, 10).low == 0 && !hs_wilson(1, 1).known);
    hs_interval a = hs_wilson(56, 70), b = hs_wilson(48, 80), d = hs_difference(56.0 / 70, &a, 48.0 / 80, &b); /* ibid., method 10: 0.0524 to 0.3339 */
    CHECK(fabs(d.low - 0.0524) < 5e-4 && fabs(d.high - 0.3339) < 5e-4);
}

/* ---- near-duplicates ---- */

TEST(near_duplicates)
{
    hs_duplicates *d = hs_duplicates_new();
    size_t of_which;
    CHECK(hs_duplicates_meet(d, HS_S("0123456789abcdef"), &of_which, NULL) == HS_OK && of_which == SIZE_MAX);
    CHECK(hs_duplicates_meet(d, HS_S("0123456789abcdee"), &of_which, NULL) == HS_OK && of_which == 0); /* one bit */
    CHECK(hs_duplicates_meet(d, HS_S("1123456789acccef"), &of_which, NULL) == HS_OK && of_which == SIZE_MAX); /* five bits */
    CHECK(hs_duplicates_meet(d, HS_S("0123446799abcdef"), &of_which, NULL) == HS_OK && of_which == 0); /* in two bands */
    for (int i = 0; i < 3; i++) CHECK(hs_duplicates_meet(d, i ? HS_S("0000000000000000") : HS_NONE, &of_which, NULL) == HS_OK && of_which == SIZE_MAX); /* of no text */
    hs_duplicates_free(d);
}

#define SKETCH(hex) "'sketch':'" hex "'," HEAD
static hs_stats_builder *opened(const char *const *by, size_t n, bool join)
{
    hs_str keys[4];
    for (size_t i = 0; i < n; i++) keys[i] = hs_cstr(by[i]);
    const hs_stats_options o = {.by = keys, .n_by = n, .join_duplicates = join};
    hs_stats_builder *b = hs_stats_builder_open(&o, NULL);
    CHECK(b != NULL);
    return b;
}

TEST(copies_count_once)
{
    hs_stats s;
    size_t n;
    const char *said = SAID("a1", "direct", "'n1'", "named-person", "null");
    const hs_record *r[] = {record(&arena, "d1", SKETCH("0123456789abcdef"), TWO, said, ""), record(&arena, "d2", SKETCH("0123456789abcdef"), TWO, said, ""), record(&arena, "d3", SKETCH("f123456789abcdef"), TWO, said, ""), record(&arena, "d4", SKETCH("ffffffff00000000"), TWO, said, "")};
    for (int join = 0; join < 2; join++) {
        hs_stats_builder *b = opened(NULL, 0, join);
        for (size_t i = 0; i < 4; i++) CHECK(hs_stats_add(b, r[i], NULL) == HS_OK);
        CHECK(hs_stats_finish(b, &s, NULL) == HS_OK && s.articles == (join ? 3u : 4u) && s.duplicates == (join ? 1u : 0u));
        const hs_duplicate *d = hs_stats_duplicates(b, &n);
        CHECK(n == (join ? 1u : 0u) && (!join || (hs_str_is(d[0].id, "d2") && hs_str_is(d[0].of, "d1"))));
        hs_stats_builder_free(b);
    }
}

/* ---- groups ---- */

TEST(groups)
{
    const char *const by[] = {"outlet", "month"}, *const authors[] = {"author"}, *const extra[] = {"desk", "n"};
    const char *said = SAID("a1", "direct", "'n2'", "anonymous", "null") "," SAID("a2", "direct", "'n1'", "named-person", "null");
    const hs_record *r[] = {record(&arena, "d1", "'outlet':'nyt','published':'2021-11-14','author':'Ann Roe; Bo Fox','extra':{'desk':'Local','n':2},", TWO, said, ""),
                            record(&arena, "d2", "'outlet':'The New York Times','published':'2021-11-30T10:00:00Z','author':'Bo Fox','extra':{'desk':'local'},", TWO, said, ""),
                            record(&arena, "d3", "'outlet':'CNN','published':'in autumn','author':'Ann Roe; ann roe',", TWO, "", "")};
    hs_stats s, g;
    hs_stats_builder *b = opened(by, 2, true);
    for (size_t i = 0; i < 3; i++) CHECK(hs_stats_add(b, r[i], NULL) == HS_OK);
    CHECK(hs_stats_finish(b, &s, NULL) == HS_OK && hs_stats_groups(b) == 2 && !s.values);
    CHECK(hs_stats_group(b, 0, &g, NULL) == HS_OK && g.articles == 1 && g.attributions.total == 0 && isnan(g.attributions.anonymous));
    CHECK_STR(g.values[0], "CNN");
    CHECK_STR(g.values[1], "");
    CHECK(hs_stats_group(b, 1, &g, NULL) == HS_OK && g.articles == 2 && g.attributions.total == 4 && g.sources.total == 3 && g.sources.count[HS_ANONYMOUS] == 2 && g.top[0].articles == 2);
    CHECK_STR(g.values[0], "The New York Times");
    CHECK_STR(g.values[1], "2021-11");
    CHECK(hs_stats_group(b, 2, &g, NULL) == HS_EUSAGE);
    hs_stats_builder_free(b);
    b = opened(authors, 1, true);
    for (size_t i = 0; i < 3; i++) CHECK(hs_stats_add(b, r[i], NULL) == HS_OK);
    CHECK(hs_stats_finish(b, &s, NULL) == HS_OK && hs_stats_groups(b) == 2 && s.articles == 3);
    CHECK(hs_stats_group(b, 0, &g, NULL) == HS_OK && g.articles == 2 && hs_str_is(g.values[0], "Ann Roe"));
    hs_stats_builder_free(b);
    b = opened(extra, 2, true);
    for (size_t i = 0; i < 3; i++) CHECK(hs_stats_add(b, r[i], NULL) == HS_OK);
    CHECK(hs_stats_finish(b, &s, NULL) == HS_OK && hs_stats_groups(b) == 3 && hs_stats_group(b, 2, &g, NULL) == HS_OK && hs_str_is(g.values[0], "Local") && hs_str_is(g.values[1], "2"));
    hs_stats_builder_free(b);
}

TEST(rules_and_officials)
{
    const char *said = SAID("a1", "direct", "'n2'", "anonymous", "null") "," SAID("a2", "direct", "'n1'", "named-person", "null") "," SAID("a3", "direct", "'n1'", "named-person", "null");
    hs_record *r = record(&arena, "d1", HEAD, TWO, said, "");
    r->indicators = HS_S("[{\"rule\":\"vague-source\"},{\"rule\":\"vague-source\"},{\"rule\":\"unheard-of\"}]");
    const hs_record *all[] = {r, record(&arena, "d2", HEAD, TWO, said, "{'id':'r1','type':'holds-office','from':'n1','to':'n5','role':'mayor','former':false,'evidence':[0,9],'quote':'','confidence':1}")};
    hs_stats s = stats_of(all, 2, 0);
    CHECK(s.audited == 1 && s.rules[HS_VAGUE_SOURCE].articles == 1 && s.rules[HS_VAGUE_SOURCE].findings == 2 && s.rules[HS_LONE_ANONYMOUS].articles == 0);
    CHECK(s.by_officials == 2 && s.by_spokespeople == 0 && fabs(s.officials_share - 2.0 / 6) < 1e-12);
    CHECK(s.n_wording == 1 && s.wording[0].sources == 2);
    CHECK_STR(s.wording[0].words, "aide");
}

/* ---- dependence among outlets ---- */

#define OUTLET(name) "'outlet':'" name "','words':100,"
TEST(circles_and_reliance)
{
    const char *who = WHO("n1", "outlet", "Inland Post") "," WHO("n2", "outlet", "Valley Herald") "," WHO("n3", "anonymous", "a clerk");
    const hs_record *r[] = {record(&arena, "d1", OUTLET("Valley Herald"), who, SAID("a1", "direct", "'n1'", "named-organization", "null") "," SAID("a2", "direct", "'n3'", "anonymous", "'n1'") "," SAID("a3", "direct", "'n3'", "anonymous", "null"), ""),
                            record(&arena, "d2", OUTLET("Inland Post"), who, SAID("a1", "direct", "'n2'", "named-organization", "null"), ""),
                            record(&arena, "d3", OUTLET("Shore News"), who, SAID("a1", "direct", "'n3'", "anonymous", "'n1'"), "")};
    hs_stats s = stats_of(r, 3, 0);
    CHECK(s.n_circles == 1 && s.circles[0].n == 2);
    CHECK(s.n_reliance == 3 && s.reliance[0].attributions == 2 && s.reliance[0].of == 3);
    CHECK_STR(s.reliance[0].outlet, "Valley Herald");
    CHECK_STR(s.reliance[0].on, "Inland Post");
    s = stats_of(r + 2, 1, 0);
    CHECK(s.n_circles == 0 && s.n_pillars == 1 && s.pillars[0].others == 1 && s.standing == 1);
    CHECK_STR(s.pillars[0].name, "Inland Post");
}

#define JUDGED(id, source, type, confidence, review) \
    "{'id':'" id "','mode':'direct','source':['" source "'],'source_type':'" type "','via':null,'source_spans':[],'cue_spans':[],'content_spans':[[0,4]],'quote':'q','content_words':1,'quoted_words':1,'confidence':" confidence ",'source_confidence':1,'review':'" review "'}"

TEST(reviewed_and_not)
{
    hs_buf said = {0};
    hs_buf_cstr(&said, JUDGED("a1", "n1", "named-person", "1", "confirmed") ",");
    hs_buf_cstr(&said, JUDGED("a2", "n2", "anonymous", "1", "none") ",");
    hs_buf_cstr(&said, JUDGED("a3", "n2", "anonymous", "1", "corrected") ",");
    hs_buf_cstr(&said, JUDGED("a4", "n1", "named-person", "1", "added") ",");
    hs_buf_cstr(&said, JUDGED("a5", "n2", "anonymous", "1", "rejected") ",");
    hs_buf_cstr(&said, JUDGED("a6", "n2", "anonymous", "0.2", "none") ",");
    said.p[--said.n] = 0;
    hs_record *r[] = {record(&arena, "d1", HEAD, TWO, said.p, ""), record(&arena, "d2", HEAD, TWO, SAID("a1", "direct", "'n1'", "named-person", "null"), "")};
    r[0]->reviewed = true;
    hs_stats s = stats_of((const hs_record *const *)r, 2, 0.5);
    CHECK(s.attributions.total == 5 && s.reviewed_attributions.total == 3 && s.reviewed_attributions.count[HS_ANONYMOUS] == 1 && s.reviewed_attributions.count[HS_NAMED_PERSON] == 2);
    CHECK(s.rejected == 1 && s.below_confidence == 1 && s.articles_read == 1);
    s = stats_of((const hs_record *const *)r + 1, 1, 0);
    CHECK(s.reviewed_attributions.total == 0 && s.rejected == 0 && s.articles_read == 0);
    hs_buf_release(&said);
}

/* ---- correction ---- */

/* Forty of 400 articles are read. A program that finds half of everything carries the sample to the corpus, one whose answers
 * have nothing to do with the truth adds nothing to it. */
TEST(corrected_by_a_sample)
{
    hs_moments half = {0}, noise = {0};
    hs_read_article read[40], blind[40];
    double truth = 0;
    for (int i = 0; i < 400; i++) {
        int unnamed = i % 7 == 0 ? 4 : i % 3 == 0 ? 2 : 0;
        const hs_read_article x = {{unnamed, 10}, {unnamed / 2, 5}}, y = {{unnamed, 10}, {i % 5 == 1, 10}};
        truth += unnamed / 4000.0;
        hs_moments_add(&half, x.machine[0], x.machine[1]);
        hs_moments_add(&noise, y.machine[0], y.machine[1]);
        if (i % 10 == 0) read[i / 10] = x, blind[i / 10] = y;
    }
    hs_corrected helped = hs_powered(read, 40, &half), alone = hs_powered(blind, 40, &noise);
    CHECK(fabs(helped.share - truth) < 1e-9);
    CHECK(helped.interval.known && helped.interval.low < truth && truth < helped.interval.high);
    CHECK(alone.interval.known && alone.interval.low < truth && truth < alone.interval.high);
    CHECK(helped.interval.high - helped.interval.low < 0.7 * (alone.interval.high - alone.interval.low));
    CHECK(isnan(hs_powered(read, 1, &half).share));
    for (int i = 0; i < 40; i++) read[i] = (hs_read_article){{0, 10}, {0, 5}};
    CHECK(!hs_powered(read, 40, &half).interval.known);
}

/* A program that calls every third named source unnamed, in 400 articles of ten; forty of them read. */
TEST(correction)
{
    hs_stats s;
    hs_stats_builder *b = opened(NULL, 0, false);
    uint64_t state = 5;
    double unnamed = 0;
    for (int i = 0; i < 440; i++) {
        hs_buf said = {0};
        hs_arena a = {0};
        char id[16];
        for (int k = 0; k < 10; k++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            uint64_t z = (state ^ state >> 31) * 0x94d049bb133111ebu;
            int truth = (z >> 33) % 100 < (i % 2 ? 4u : 16u), wrong = !truth && (z >> 50) % 3 == 0; /* a tenth, unlike from article to article */
            unnamed += i < 400 && truth;
            hs_buf_printf(&said, "%s{'id':'a%d','mode':'direct','source':['%s'],'source_type':'%s','via':null,'source_spans':[],'cue_spans':[],'content_spans':[[0,4]],'quote':'q','content_words':1,'quoted_words':1,'confidence':1,'source_confidence':1%s}", k ? "," : "", k,
                          truth || (wrong && i < 400) ? "n2" : "n1", truth || (wrong && i < 400) ? "anonymous" : "named-person", wrong && i >= 400 ? ",'review':'corrected','machine':{'source_type':'anonymous','source':['n2']}" : "");
        }
        snprintf(id, sizeof id, "d%d", i);
        hs_record *r = record(&a, id, "'words':100,", TWO, said.p, "");
        r->reviewed = i >= 400;
        if (i < 400) CHECK(hs_stats_add(b, r, NULL) == HS_OK);
        else CHECK(hs_stats_calibrate(b, r, NULL) == HS_OK);
        r->reviewed = false;
        CHECK(i < 439 || hs_stats_calibrate(b, r, NULL) == HS_EFORMAT);
        hs_arena_release(&a);
        hs_buf_release(&said);
    }
    CHECK(hs_stats_finish(b, &s, NULL) == HS_OK && s.reviewed == 40);
    CHECK(s.attributions.anonymous > 0.35 && fabs(s.corrected_attributions.share - unnamed / 4000) < 0.04);
    CHECK(s.corrected_attributions.interval.known && s.corrected_attributions.interval.low < unnamed / 4000 && s.corrected_attributions.interval.high > unnamed / 4000 && s.corrected_attributions.interval.high < 0.2);
    hs_stats_builder_free(b);
    const hs_record *none[] = {record(&arena, "x", HEAD, TWO, "", "")};
    s = stats_of(none, 1, 0);
    CHECK(s.reviewed == 0 && isnan(s.corrected_attributions.share));
}

int main(void)
{
    RUN(nothing);
    RUN(one_article);
    RUN(named_sources_merge_over_articles);
    RUN(decided_names_are_one_source);
    RUN(left_out);
    RUN(top_ten_of_many);
    RUN(interval_follows_the_articles);
    RUN(wilson_and_differences);
    RUN(near_duplicates);
    RUN(copies_count_once);
    RUN(groups);
    RUN(rules_and_officials);
    RUN(circles_and_reliance);
    RUN(reviewed_and_not);
    RUN(corrected_by_a_sample);
    RUN(correction);
    stats_of(NULL, 0, 0);
    hs_arena_release(&arena);
    return test_done();
}

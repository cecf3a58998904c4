/* Statistics counted by hand, and the interval's behaviour. */
#include <math.h>

#include "audit/bootstrap.h"
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
    b = hs_stats_builder_new(min_confidence, NULL);
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
    CHECK(s.attributions.anonymous_95.known && s.attributions.anonymous_95.low >= 0 && s.attributions.anonymous_95.high <= 0.5 + 1e-12);
    CHECK(s.sources.anonymous_95.known && s.sources.anonymous_95.low <= s.sources.anonymous && s.sources.anonymous_95.high >= s.sources.anonymous);
    CHECK(!s.second_hand_95.known); /* none in any article: drawing again says nothing */
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
    hs_stats_builder *b = hs_stats_builder_new(0, NULL);
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

/* Two hundred articles of ten, a tenth of each anonymous or all of one in ten: the same share, but where articles
 * differ as wholes the interval must be much wider. */
TEST(interval_follows_the_articles)
{
    hs_cluster even[200], lumped[200];
    for (int i = 0; i < 200; i++) {
        even[i] = (hs_cluster){i % 2 ? 2 : 0, 10};
        lumped[i] = (hs_cluster){i % 10 ? 0 : 10, 10};
    }
    hs_interval e = hs_bootstrap(even, 200), l = hs_bootstrap(lumped, 200), again = hs_bootstrap(even, 200);
    CHECK(e.known && l.known && e.low < 0.1 && e.high > 0.1 && l.low < 0.1 && l.high > 0.1);
    CHECK(e.low == again.low && e.high == again.high);
    /* standard errors by hand: sqrt(0.01 / 200) = 0.0071 and sqrt(0.09 / 200) = 0.0212 */
    CHECK(fabs((e.high - e.low) - 2 * 1.96 * 0.0071) < 0.004 && fabs((l.high - l.low) - 2 * 1.96 * 0.0212) < 0.012);
    CHECK(!hs_bootstrap(even, 1).known && !hs_bootstrap(NULL, 0).known);
}

int main(void)
{
    RUN(nothing);
    RUN(one_article);
    RUN(named_sources_merge_over_articles);
    RUN(left_out);
    RUN(top_ten_of_many);
    RUN(interval_follows_the_articles);
    stats_of(NULL, 0, 0);
    hs_arena_release(&arena);
    return test_done();
}

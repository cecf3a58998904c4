/* Every rule on passages where it must fire and on near misses where it must not. The passages are invented. */
#include <math.h>

#include "passages.h"

#define Q "1 person Ada Quill|2 anonymous "
#define AIDE Q "a former Quill aide"
#define YES true
#define NO false

static const passage passages[] = {
    /* ---- anonymous-only ---- */
    {HS_ANONYMOUS_ONLY, YES, "1 anonymous an official", "", "{1i:The bridge will close}, [1s:an official] <said>."},
    {HS_ANONYMOUS_ONLY, YES, "1 anonymous an official|2 anonymous a worker", "", "{1i:The bridge will close}, [1s:an official] <said>. [2s:A worker] <said> {2i:it was late}."},
    {HS_ANONYMOUS_ONLY, YES, "1 anonymous two officials|2 document a report|3 person Ada Quill", "", "{1i:The bridge will close}, [1s:two officials] <said>. [2s:A report] <says> {2i:[3:Ada Quill] was told}."},
    {HS_ANONYMOUS_ONLY, NO, "1 anonymous an official|2 person Ada Quill", "", "{1i:The bridge will close}, [1s:an official] <said>. [2s:Ada Quill] <said> {2i:it was late}."},
    {HS_ANONYMOUS_ONLY, NO, "1 document a report", "", "[1s:A report] <says> {1i:the bridge will close}."},
    {HS_ANONYMOUS_ONLY, NO, "1 person Ada Quill", "", "[1s:Ada Quill] <said> {1i:the bridge will close}."},
    {HS_ANONYMOUS_ONLY, NO, "1 anonymous an official", "", "The bridge will close, and [1:an official] left."},
    /* ---- lone-anonymous ---- */
    {HS_LONE_ANONYMOUS, YES, AIDE, "", "[2s:A former Quill aide] <said> {2i:the mayor shredded the contracts in March}. [1s:Quill] <said> {1i:the bridge will open}."},
    {HS_LONE_ANONYMOUS, YES, "1 anonymous an official", "", "[1s:An official] <said> {1i:inspectors falsified the bridge reports}."},
    {HS_LONE_ANONYMOUS, YES, "1 anonymous officials|2 document a report", "", "[1s:Officials] <said> {1i:inspectors falsified the bridge reports}. [2s:A report] <says> {2i:schools need money}."},
    {HS_LONE_ANONYMOUS, NO, "1 anonymous an official|2 document an audit", "", "[1s:An official] <said> {1i:inspectors falsified the bridge reports}. [2s:An audit] <found> {2i:that bridge reports had been falsified by inspectors}."},
    {HS_LONE_ANONYMOUS, NO, "1 anonymous an official|2 document an audit", "", "[1s:An official] <said> {1m:Quill’s bridge was “falsified and hidden”}. [2s:An audit] <found> {2i:that the bridge Quill built was falsified}."},
    {HS_LONE_ANONYMOUS, NO, "1 anonymous two officials", "", "[1s:Two officials] <said> {1i:inspectors falsified the bridge reports}."},
    {HS_LONE_ANONYMOUS, NO, "1 anonymous a spokesman for the agency", "", "[1s:A spokesman for the agency] <said> {1i:inspectors checked the bridge reports}."},
    {HS_LONE_ANONYMOUS, NO, "1 anonymous an official", "", "[1s:An official] <said> {1i:so}."},
    /* ---- anonymous-opinion ---- */
    {HS_ANONYMOUS_OPINION, YES, AIDE, "", "{2d:“She is completely incompetent,”} [2s:a former Quill aide] <said>."},
    {HS_ANONYMOUS_OPINION, YES, AIDE, "", "{2d:“[1:Quill] was a terrible boss,”} <said> [2s:a former Quill aide]."},
    {HS_ANONYMOUS_OPINION, YES, AIDE, "", "[2s:A former Quill aide] <called> {2m:her “a liar and a bully”}."},
    {HS_ANONYMOUS_OPINION, YES, AIDE, "", "{2d:“He’s just in over his head,”} <said> [2s:a former Quill aide]."},
    {HS_ANONYMOUS_OPINION, YES, AIDE, "", "{2d:“Everybody hates her,”} <said> [2s:a former Quill aide]."},
    {HS_ANONYMOUS_OPINION, YES, AIDE, "", "{2d:“She has no idea what she is doing,”} <said> [2s:a former Quill aide]."},
    {HS_ANONYMOUS_OPINION, YES, AIDE, "", "{2d:“She is brilliant and everyone knows it,”} <said> [2s:a former Quill aide]."},
    {HS_ANONYMOUS_OPINION, YES, AIDE, "", "{2d:“I was tired of her arrogance,”} <said> [2s:a former Quill aide]."},
    {HS_ANONYMOUS_OPINION, NO, AIDE, "", "{2d:“The plan is a disaster,”} <said> [2s:a former Quill aide]."},
    {HS_ANONYMOUS_OPINION, NO, AIDE, "", "{1d:“She is completely incompetent,”} [1s:Quill] <said>. [2:A former Quill aide] left."},
    {HS_ANONYMOUS_OPINION, NO, AIDE, "", "{2d:“She was in the room and signed the letter,”} <said> [2s:a former Quill aide]."},
    {HS_ANONYMOUS_OPINION, NO, AIDE, "", "{2i:She is incompetent}, [2s:a former Quill aide] <said>."},
    {HS_ANONYMOUS_OPINION, NO, AIDE, "", "{2d:“She had a terrible week,”} <said> [2s:a former Quill aide]."},
    {HS_ANONYMOUS_OPINION, NO, AIDE, "", "{2d:“She was indicted in May,”} <said> [2s:a former Quill aide]."},
    {HS_ANONYMOUS_OPINION, NO, AIDE, "", "{2m:The incompetent mayor, [1:Quill], “signed the letter on Monday,”} [2s:a former Quill aide] <said>."},
    /* ---- anonymous-direct-quote ---- */
    {HS_ANONYMOUS_DIRECT_QUOTE, YES, AIDE, "", "{2d:“She signed it,”} <said> [2s:a former Quill aide]."},
    {HS_ANONYMOUS_DIRECT_QUOTE, YES, "1 anonymous officials", "", "[1s:Officials] <said>: {1d:“The bridge will close.”}"},
    {HS_ANONYMOUS_DIRECT_QUOTE, YES, "1 anonymous one source|2 outlet Inland Post", "", "{1d@2:“The bridge will close,”} [1s:one source] <told> [2:the Inland Post]."},
    {HS_ANONYMOUS_DIRECT_QUOTE, NO, AIDE, "", "[2s:A former Quill aide] <said> {2i:she signed it}."},
    {HS_ANONYMOUS_DIRECT_QUOTE, NO, AIDE, "", "[2s:A former Quill aide] <said> {2m:she “signed it”}."},
    {HS_ANONYMOUS_DIRECT_QUOTE, NO, AIDE, "", "{1d:“I signed it,”} <said> [1s:Quill]. [2:A former Quill aide] left."},
    {HS_ANONYMOUS_DIRECT_QUOTE, NO, "1 collective critics", "", "[1s:Critics] <said>: {1d:“The bridge will close.”}"},
    /* ---- anonymous-first ---- */
    {HS_ANONYMOUS_FIRST, YES, AIDE, "", "{2d:“She signed it,”} <said> [2s:a former Quill aide]. {1d:“I did,”} [1s:Quill] <said>."},
    {HS_ANONYMOUS_FIRST, YES, AIDE, "", "[1s:Quill] <said> {1i:it was late}. [2s:A former Quill aide] <said> {2m:she “signed it late at night”}."},
    {HS_ANONYMOUS_FIRST, YES, "1 anonymous one source|2 person Ada Quill", "", "[2s:Quill] <spoke> of {2m:a “mess”}. {1d:“The bridge will close,”} [1s:one source] <said>."},
    {HS_ANONYMOUS_FIRST, NO, AIDE, "", "{1d:“I signed it,”} [1s:Quill] <said>. {2d:“She did,”} <said> [2s:a former Quill aide]."},
    {HS_ANONYMOUS_FIRST, NO, AIDE, "", "[2s:A former Quill aide] <said> {2i:she signed it}. {1d:“I did,”} [1s:Quill] <said>."},
    {HS_ANONYMOUS_FIRST, NO, AIDE, "", "[2s:A former Quill aide] <spoke> of {2m:a “mess”}. {1d:“I signed it,”} [1s:Quill] <said>."},
    /* ---- vague-source ---- */
    {HS_VAGUE_SOURCE, YES, "1 anonymous a source", "", "{1i:The bridge will close}, [1s:a source] <said>."},
    {HS_VAGUE_SOURCE, YES, "1 anonymous multiple sources", "", "{1i:The bridge will close}, [1s:multiple sources] <said>."},
    {HS_VAGUE_SOURCE, YES, "1 anonymous Insiders", "", "[1s:Insiders] <said> {1i:the bridge will close}."},
    {HS_VAGUE_SOURCE, YES, "1 anonymous a person who asked not to be named", "", "{1i:The bridge will close}, [1s:a person who asked not to be named] <said>."},
    {HS_VAGUE_SOURCE, YES, "1 anonymous one man", "", "{1i:The bridge will close}, [1s:one man] <said>."},
    {HS_VAGUE_SOURCE, NO, "1 anonymous a source close to the talks", "", "{1i:The bridge will close}, [1s:a source close to the talks] <said>."},
    {HS_VAGUE_SOURCE, NO, "1 anonymous a source", "", "{1i:The bridge will close}, <said> [1s:a source] familiar with the plan."},
    {HS_VAGUE_SOURCE, NO, "1 anonymous law enforcement sources", "", "[1s:Law enforcement sources] <said> {1i:the bridge will close}."},
    {HS_VAGUE_SOURCE, NO, "1 anonymous a senior official", "", "[1s:A senior official] <said> {1i:the bridge will close}."},
    {HS_VAGUE_SOURCE, NO, "1 anonymous a person who attended the meeting", "", "[1s:A person who attended the meeting] <said> {1i:the bridge will close}."},
    {HS_VAGUE_SOURCE, NO, "1 anonymous a source|2 person Ada Quill", "1 aide-of 2", "{1i:The bridge will close}, [1s:a source] <said>. [2:Quill] left."},
    /* ---- reason-given, no-reason-given ---- */
    {HS_REASON_GIVEN, YES, AIDE, "", "{2i:She signed it}, <said> [2s:a former Quill aide], who spoke on condition of anonymity because the talks are private."},
    {HS_REASON_GIVEN, YES, AIDE, "", "[2s:A former Quill aide], who was not authorized to speak publicly, <said> {2i:she signed it}."},
    {HS_REASON_GIVEN, YES, AIDE, "", "[2s:A former Quill aide] <said> {2i:she signed it}. The aide asked not to be named, citing fear of reprisals."},
    {HS_REASON_GIVEN, YES, AIDE, "", "[2s:A former Quill aide] <said> {2i:she signed it}. Several of those interviewed requested anonymity to discuss a private meeting."},
    {HS_REASON_GIVEN, YES, AIDE, "", "[2s:A former Quill aide], granted anonymity to speak candidly, <said> {2i:she signed it}."},
    {HS_REASON_GIVEN, NO, AIDE, "", "[2s:A former Quill aide] <said> {2i:she signed it because it was late}."},
    {HS_REASON_GIVEN, NO, AIDE, "", "[2s:A former Quill aide], who spoke on condition of anonymity, <said> {2i:she signed it}."},
    {HS_REASON_GIVEN, NO, AIDE, "", "[1s:Quill] <said> {1i:she was not authorized to speak}. It rained for three days. [2s:A former Quill aide] <said> {2i:she signed it}."},
    {HS_NO_REASON_GIVEN, YES, AIDE, "", "[2s:A former Quill aide] <said> {2i:she signed it because it was late}."},
    {HS_NO_REASON_GIVEN, YES, AIDE, "", "[2s:A former Quill aide], who spoke on condition of anonymity, <said> {2i:she signed it}."},
    {HS_NO_REASON_GIVEN, YES, "1 anonymous sources", "", "{1i:The bridge will close}, [1s:sources] <said>."},
    {HS_NO_REASON_GIVEN, NO, AIDE, "", "{2i:She signed it}, <said> [2s:a former Quill aide], who spoke on condition of anonymity because the talks are private."},
    {HS_NO_REASON_GIVEN, NO, "1 person Ada Quill", "", "[1s:Ada Quill] <said> {1i:she signed it}."},
    {HS_NO_REASON_GIVEN, NO, "1 anonymous a spokeswoman for the agency", "", "[1s:A spokeswoman for the agency] <said> {1i:the bridge will close}."},
    {HS_NO_REASON_GIVEN, NO, "1 collective voters", "", "[1s:Voters] <said> {1i:the bridge will close}."},
    /* ---- uncounted-plural ---- */
    {HS_UNCOUNTED_PLURAL, YES, "1 anonymous sources", "", "[1s:Sources] <said> {1i:the bridge will close}."},
    {HS_UNCOUNTED_PLURAL, YES, "1 anonymous several senior officials", "", "[1s:Several senior officials] <said> {1i:the bridge will close}."},
    {HS_UNCOUNTED_PLURAL, YES, "1 anonymous some of his aides", "", "[1s:Some of his aides] <said> {1i:the bridge will close}."},
    {HS_UNCOUNTED_PLURAL, YES, "1 anonymous people close to the talks", "", "[1s:People close to the talks] <said> {1i:the bridge will close}."},
    {HS_UNCOUNTED_PLURAL, NO, "1 anonymous two officials", "", "[1s:Two officials] <said> {1i:the bridge will close}."},
    {HS_UNCOUNTED_PLURAL, NO, "1 anonymous half a dozen aides", "", "[1s:Half a dozen aides] <said> {1i:the bridge will close}."},
    {HS_UNCOUNTED_PLURAL, NO, "1 anonymous an aide with ties to unions", "", "[1s:An aide with ties to unions] <said> {1i:the bridge will close}."},
    {HS_UNCOUNTED_PLURAL, NO, "1 anonymous one of the officials", "", "[1s:One of the officials] <said> {1i:the bridge will close}."},
    {HS_UNCOUNTED_PLURAL, NO, "1 anonymous 12 people familiar with the plans", "", "[1s:12 people familiar with the plans] <said> {1i:the bridge will close}."},
    /* ---- interested-source ---- */
    {HS_INTERESTED_SOURCE, YES, AIDE, "2 former-aide-of 1", "{2d:“[1:Quill] knew of it,”} <said> [2s:a former Quill aide]."},
    {HS_INTERESTED_SOURCE, YES, "1 person Ada Quill|2 anonymous a friend of Quill", "", "{2d:“She is tired,”} <said> [2s:a friend of Quill]."},
    {HS_INTERESTED_SOURCE, YES, "1 person Ada Quill|2 anonymous an ally of the mayor", "", "[1:The mayor] left. {2d:“He knew of it,”} <said> [2s:an ally of the mayor]."},
    {HS_INTERESTED_SOURCE, YES, AIDE, "2 former-aide-of 1", "{2d:“They kept sending her out,”} <said> [2s:a former Quill aide]."},
    {HS_INTERESTED_SOURCE, NO, "1 person Ada Quill|2 anonymous an ally of the mayor|3 person Tom Rask", "", "[1:The mayor] met [3:the mayor]. {2d:“He knew of it,”} <said> [2s:an ally of the mayor]."},
    {HS_INTERESTED_SOURCE, YES, "1 person Ada Quill|2 anonymous a rival|3 organization Quill campaign|4 anonymous a campaign worker", "4 works-for 3", "[4s:A campaign worker] <said> {4i:that [1:Quill] would win}."},
    {HS_INTERESTED_SOURCE, YES, "1 person Ada Quill|2 anonymous an opponent", "2 opponent-of 1", "[2s:An opponent] <said> {2i:that [1:Quill] had lost}."},
    {HS_INTERESTED_SOURCE, NO, AIDE, "2 aide-of 1", "{2d:“The bridge will close,”} <said> [2s:a former Quill aide]."},
    {HS_INTERESTED_SOURCE, NO, "1 person Ada Quill|2 anonymous a clerk", "", "{2d:“[1:Quill] knew of it,”} <said> [2s:a clerk]."},
    {HS_INTERESTED_SOURCE, NO, "1 person Ada Quill|2 person Ben Marsh", "2 aide-of 1", "{2d:“[1:Quill] knew of it,”} <said> [2s:Ben Marsh]."},
    {HS_INTERESTED_SOURCE, NO, "1 person Ada Quill|2 anonymous an aide|3 person Ben Marsh", "2 aide-of 1", "[2s:An aide] <said> {2i:that [3:Ben Marsh] had lost}. [1:Quill] left."},
    /* ---- single-outlet-dependency ---- */
    {HS_SINGLE_OUTLET, YES, "1 outlet Inland Post|2 person Ada Quill", "", "{2i@1:One}, [2s:Quill] <told> [1:the Inland Post]. {2i@1:Two}. [1s:The Inland Post] <reported> {1i:three}."},
    {HS_SINGLE_OUTLET, YES, "1 outlet Inland Post", "", "[1s:The Inland Post] <reported> {1i:one}. {1i:Two}. {1i:Three}. {1i:Four}."},
    {HS_SINGLE_OUTLET, YES, "1 outlet Inland Post|2 person Ada Quill", "", "{2i@1:One} <said> [2s:Quill]. {2i@1:Two}. {2i@1:Three}. {2i:Four}. {2i:Five}."},
    {HS_SINGLE_OUTLET, NO, "1 outlet Inland Post|2 person Ada Quill", "", "{2i@1:One} <said> [2s:Quill]. {2i@1:Two}. {2i:Three}. {2i:Four}."},
    {HS_SINGLE_OUTLET, NO, "1 outlet Inland Post", "", "[1s:The Inland Post] <reported> {1i:one}. {1i:Two}."},
    {HS_SINGLE_OUTLET, NO, "1 outlet Valley Herald|2 person Ada Quill", "", "{2i@1:One} <said> [2s:Quill]. {2i@1:Two}. {2i@1:Three}."},
    {HS_SINGLE_OUTLET, NO, "1 outlet Inland Post|2 outlet Shore News", "", "[1s:The Inland Post] <reported> {1i:one}. {1i:Two}. {2i:Three}. [2s:Shore News] <said> {2i:four}."},
    /* ---- no-reply-sought, reply-sought ---- */
    {HS_NO_REPLY_SOUGHT, YES, "1 person Ada Quill|2 person Ben Marsh", "", "[2s:Ben Marsh] <accused> {2i:[1:Quill] of taking money}."},
    {HS_NO_REPLY_SOUGHT, YES, "1 person Ada Quill|2 person Ben Marsh", "", "{2d:“[1:Quill] lied to all of us,”} [2s:Ben Marsh] <said>. The council meets on Monday."},
    {HS_NO_REPLY_SOUGHT, YES, "1 person Ada Quill|2 person Ben Marsh", "", "{2d:“[1:Ada Quill] is incompetent and should go,”} [2s:Ben Marsh] <said>. He declined to comment further."},
    {HS_NO_REPLY_SOUGHT, YES, "1 person Ada Quill|2 person Ben Marsh", "", "[2s:Ben Marsh] <blamed> {2i:[1:Quill] for the delay}. The agency did not respond."},
    {HS_NO_REPLY_SOUGHT, NO, "1 person Ada Quill|2 person Ben Marsh", "", "{2d:“[1:Quill] lied to all of us,”} [2s:Ben Marsh] <said>. [1:Quill] did not respond to a request for comment."},
    {HS_NO_REPLY_SOUGHT, NO, "1 person Ada Quill|2 person Ben Marsh", "", "[2s:Ben Marsh] <praised> {2i:[1:Quill] for her work}."},
    {HS_NO_REPLY_SOUGHT, NO, "1 person Ada Quill|2 person Ben Marsh", "", "{2d:“[1:Quill] lied to all of us,”} [2s:Ben Marsh] <said>. [1s:Quill] <said> {1i:that she had not}."},
    {HS_NO_REPLY_SOUGHT, NO, "1 person Ada Quill|2 person Ben Marsh|3 person Carla Voss", "3 spokesperson-of 1", "{2d:“[1:Quill] lied to all of us,”} [2s:Ben Marsh] <said>. [3s:Carla Voss] <said> {3i:that was untrue}."},
    {HS_NO_REPLY_SOUGHT, NO, "1 person Ada Quill|2 person Ben Marsh", "", "{1d:“I lied to all of them,”} [1s:Quill] <said>. [2:Marsh] left."},
    {HS_REPLY_SOUGHT, YES, "1 person Ada Quill|2 person Ben Marsh", "", "{2d:“[1:Quill] lied to all of us,”} [2s:Ben Marsh] <said>. [1:Quill] did not respond to a request for comment."},
    {HS_REPLY_SOUGHT, YES, "1 person Ada Quill|2 person Ben Marsh", "", "[2s:Ben Marsh] <accused> {2i:[1:Quill] of taking money}. [1:She] denied it."},
    {HS_REPLY_SOUGHT, YES, "1 person Ada Quill|2 person Ben Marsh|3 person Carla Voss", "3 spokesperson-of 1", "{2d:“[1:Quill] lied to all of us,”} [2s:Ben Marsh] <said>. [3:Carla Voss], her spokeswoman, declined to comment."},
    {HS_REPLY_SOUGHT, YES, "1 person Ada Quill|2 person Ben Marsh", "", "{2d:“[1:Quill] betrayed this town,”} [2s:Ben Marsh] <said>. [1:Quill] was traveling. She could not be reached."},
    {HS_REPLY_SOUGHT, NO, "1 person Ada Quill|2 person Ben Marsh", "", "{2d:“[1:Quill] lied to all of us,”} [2s:Ben Marsh] <said>. The council meets on Monday."},
    {HS_REPLY_SOUGHT, NO, "1 person Ada Quill|2 person Ben Marsh", "", "[1:Quill] did not respond to a question about the weather. [2s:Ben Marsh] <said> {2i:it would rain}."},
    {HS_REPLY_SOUGHT, NO, "1 person Ada Quill|2 person Ben Marsh", "", "[2s:Ben Marsh] <accused> {2i:the agency of taking money}. [1:Quill] denied it."},
};

static hs_arena arena;

static bool fired(const passage *p, hs_indicators *found)
{
    hs_audit_rules rules;
    hs_error err = {0};
    hs_audit_rules_default(&rules);
    const hs_record *r = passage_record(&arena, p->entities, p->relations, p->text, true);
    CHECK(hs_audit(r, &rules, 0, found, &arena, &err) == HS_OK);
    for (size_t i = 0; i < found->n; i++) {
        const hs_indicator *x = &found->v[i];
        for (size_t k = 0; k < x->evidence.n; k++) CHECK(x->evidence.v[k].start < x->evidence.v[k].end && x->evidence.v[k].end <= r->text.length);
        CHECK(x->message.n && (x->severity == HS_FIGURE) == (hs_rules[x->rule].severity == HS_FIGURE));
    }
    for (size_t i = 0; i < found->n; i++)
        if (found->v[i].rule == p->rule) return true;
    return false;
}

TEST(every_passage)
{
    size_t yes[HS_RULES] = {0}, no[HS_RULES] = {0};
    for (size_t i = 0; i < sizeof passages / sizeof *passages; i++) {
        const passage *p = &passages[i];
        hs_indicators found;
        bool is = fired(p, &found);
        (p->fires ? yes : no)[p->rule]++;
        if (is == p->fires) continue;
        test_bad++;
        printf("%s %s on: %s\n", hs_rules[p->rule].name, is ? "fires, and should not," : "does not fire", p->text);
    }
    for (int r = 0; r < HS_RULES; r++)
        if (hs_rules[r].severity != HS_FIGURE) CHECK(yes[r] >= 3 && no[r] >= 3);
}

/* ---- figures: their values ---- */

static hs_str value_of(const hs_indicators *f, hs_rule rule)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->v[i].rule == rule) return f->v[i].value;
    return HS_S("missing");
}

static hs_indicators figures_of(const char *entities, const char *relations, const char *text)
{
    hs_audit_rules rules;
    hs_indicators f = {0};
    hs_audit_rules_default(&rules);
    CHECK(hs_audit(passage_record(&arena, entities, relations, text, true), &rules, 0, &f, &arena, NULL) == HS_OK);
    return f;
}

TEST(figures)
{
    hs_indicators f = figures_of("1 person Ada Quill|2 anonymous a clerk|3 document a report|4 outlet Inland Post", "1 holds-office 3", "{1d:“One two three,”} [1s:Quill] <said>. {2d@4:“One,”} [2s:a clerk] <said> to [4:the Post]. [3s:A report] <says> {3i:much}. {1i:More}. {2i@4:Less}.");
    CHECK_STR(value_of(&f, HS_ANONYMOUS_SHARE), "{\"attributions\":0.4,\"sources\":0.333333,\"quoted_words\":0.25}");
    CHECK_STR(value_of(&f, HS_SECOND_HAND), "0.4");
    CHECK_STR(value_of(&f, HS_NAMED_SOURCES), "1");
    CHECK_STR(value_of(&f, HS_DOCUMENTS_CITED), "1");
    /* shares 2/5, 2/5, 1/5: exp(0.8 ln 2.5 + 0.2 ln 5) = 2.871746 */
    CHECK_STR(value_of(&f, HS_SOURCE_DIVERSITY), "{\"effective_sources\":2.871746,\"largest_share\":0.4,\"official_share\":0.4,\"spokesperson_share\":0}");
    CHECK_STR(value_of(&f, HS_GRAPH_DEPENDENCE), "0.4");
    f = figures_of("1 person Ada Quill", "", "It rained.");
    CHECK_STR(value_of(&f, HS_SECOND_HAND), "null");
    CHECK_STR(value_of(&f, HS_NAMED_SOURCES), "0");
    f = figures_of("1 outlet Inland Post|2 outlet Shore News|3 person Ada Quill", "", "{3i@1:One} <said> [3s:Quill]. {3i@2:Two}. {1i:Three}.");
    CHECK_STR(value_of(&f, HS_GRAPH_DEPENDENCE), "0"); /* either way is open */
    CHECK_STR(value_of(&f, HS_SECOND_HAND), "1");
}

TEST(dependence)
{
    /* 0 → 1 → 2 (root); 3 → 1, 3 → 2; 4 → 0; 5 alone */
    const uint32_t from[] = {0, 1, 3, 3, 4}, to[] = {1, 2, 1, 2, 0}, roots[] = {2};
    const uint64_t said[] = {10, 1, 0, 5, 7, 100};
    uint64_t lost[6], reached;
    hs_dependence_input in = {6, from, to, 5, roots, 1, said};
    CHECK(hs_dependence(&in, lost, &reached, NULL) == HS_OK);
    CHECK(reached == 23 && lost[0] == 7 && lost[1] == 17 && lost[2] == 23 && lost[3] == 0 && lost[4] == 0 && lost[5] == 0);
    hs_dependence_input none = {0, NULL, NULL, 0, NULL, 0, NULL};
    CHECK(hs_dependence(&none, NULL, &reached, NULL) == HS_OK && reached == 0);
}

/* Against the definition: take each node out and see who can still reach a root. */
TEST(dependence_by_hand)
{
    enum { N = 24, E = 50 };
    uint64_t state = 7;
    for (int round = 0; round < 300; round++) {
        uint32_t from[E], to[E], roots[2];
        uint64_t said[N], lost[N], reached;
        for (int i = 0; i < E; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            from[i] = (uint32_t)(state >> 33) % N, to[i] = (uint32_t)(state >> 40) % N;
        }
        for (int i = 0; i < N; i++) said[i] = (uint64_t)i + 1;
        roots[0] = 0, roots[1] = (uint32_t)round % N;
        hs_dependence_input in = {N, from, to, E - (size_t)round % 40, roots, 2, said};
        CHECK(hs_dependence(&in, lost, &reached, NULL) == HS_OK);
        uint64_t whole = 0;
        for (int out = -1; out < N; out++) {
            bool reach[N] = {false};
            uint64_t sum = 0;
            for (int i = 0; i < 2; i++) reach[roots[i]] = (int)roots[i] != out;
            for (int again = 0; again < N; again++)
                for (size_t i = 0; i < in.n_edges; i++)
                    if (reach[to[i]] && (int)from[i] != out) reach[from[i]] = true;
            for (int i = 0; i < N; i++) sum += reach[i] ? said[i] : 0;
            if (out < 0) whole = sum;
            else if (lost[out]) CHECK(whole - sum == lost[out] + said[out]);
            else CHECK(whole - sum == said[out] || whole == sum);
        }
        CHECK(whole == reached);
    }
}

/* ---- rules files, order, records without text ---- */

TEST(rules_files)
{
    hs_audit_rules r;
    hs_error err = {0};
    hs_audit_rules_default(&r);
    CHECK(hs_audit_rules_read(&r, HS_S("# a newsroom's own\nprofile = ap\n\nanonymous-only = warning # again\r\nvague-source=off\nsingle-outlet-share = 0.75\nfirst-quote-words = 2"), &err) == HS_OK);
    CHECK(r.on[HS_ANONYMOUS_ONLY] && r.severity[HS_ANONYMOUS_ONLY] == HS_WARNING && !r.on[HS_VAGUE_SOURCE] && !r.on[HS_LONE_ANONYMOUS] && r.on[HS_SECOND_HAND]);
    CHECK(r.single_outlet_share == 0.75 && r.first_quote_words == 2);
    const char *bad[] = {"anonymous-only", "anonymous-only = fatal", "second-hand = warning", "no-such = on", "profile = tabloid", "shared-words = 2", "shared-words = x", "single-outlet-attributions = -1"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        hs_error e = {0};
        CHECK(hs_audit_rules_read(&r, hs_cstr(bad[i]), &e) == HS_EUSAGE && strstr(e.message, "line 1"));
    }
    for (size_t i = 0; i < 5; i++) CHECK(hs_audit_profile(&r, hs_cstr((const char *[]){"default", "ap", "reuters", "nyt", "bbc"}[i])));
    CHECK(!hs_audit_profile(&r, HS_S("AP ")));
}

TEST(switched_off)
{
    hs_audit_rules rules;
    hs_audit_rules_default(&rules);
    for (int r = 0; r < HS_RULES; r++) rules.on[r] = false;
    for (size_t i = 0; i < sizeof passages / sizeof *passages; i++) {
        hs_indicators f;
        CHECK(hs_audit(passage_record(&arena, passages[i].entities, passages[i].relations, passages[i].text, true), &rules, 0, &f, &arena, NULL) == HS_OK && f.n == 0);
        rules.on[passages[i].rule] = true;
        CHECK(hs_audit(passage_record(&arena, passages[i].entities, passages[i].relations, passages[i].text, true), &rules, 0, &f, &arena, NULL) == HS_OK);
        for (size_t k = 0; k < f.n; k++) CHECK(f.v[k].rule == passages[i].rule);
        rules.on[passages[i].rule] = false;
    }
}

TEST(without_text_and_below_confidence)
{
    hs_audit_rules rules;
    hs_audit_rules_default(&rules);
    for (size_t i = 0; i < sizeof passages / sizeof *passages; i++) {
        hs_indicators f;
        hs_record *r = passage_record(&arena, passages[i].entities, passages[i].relations, passages[i].text, false);
        CHECK(hs_audit(r, &rules, 0, &f, &arena, NULL) == HS_OK);
        for (size_t k = 0; k < f.n; k++) CHECK(!hs_rules[f.v[k].rule].needs_text);
        for (size_t k = 0; k < r->attributions.n; k++) r->attributions.v[k].confidence = 0.2;
        CHECK(hs_audit(r, &rules, 0.5, &f, &arena, NULL) == HS_OK);
        for (size_t k = 0; k < f.n; k++) CHECK(f.v[k].severity == HS_FIGURE);
    }
}

TEST(order_and_json)
{
    hs_indicators f = figures_of(AIDE, "2 aide-of 1", "{2d:“[1:Quill] is a liar,”} <said> [2s:a former Quill aide].");
    hs_record *r = passage_record(&arena, AIDE, "2 aide-of 1", "{2d:“[1:Quill] is a liar,”} <said> [2s:a former Quill aide].", true);
    for (size_t i = 1; i < f.n; i++) CHECK(f.v[i - 1].severity >= f.v[i].severity);
    CHECK(f.n > 6 && hs_str_is(f.v[0].id, "i1"));
    CHECK(hs_indicators_json(&f, r, &r->indicators, &arena, NULL) == HS_OK);
    hs_buf b = {0};
    hs_record again;
    CHECK(hs_record_write(r, true, &b, NULL) == HS_OK && hs_record_parse(&again, hs_buf_view(&b), false, &arena, NULL) == HS_OK);
    CHECK(hs_str_eq(again.indicators, r->indicators));
    hs_buf_release(&b);
}

int main(void)
{
    RUN(every_passage);
    RUN(figures);
    RUN(dependence);
    RUN(dependence_by_hand);
    RUN(rules_files);
    RUN(switched_off);
    RUN(without_text_and_below_confidence);
    RUN(order_and_json);
    hs_arena_release(&arena);
    return test_done();
}

/* anonymous-opinion: an unnamed source's own words judge a person.
 *
 * Looked at: the words inside quotation marks of what an unnamed main source says. They judge a person where one of the
 * patterns below fits; each names a person by a mention or a pronoun of the third person singular, but for nouns that are
 * insults whoever they are about. A judgement of a thing ("the plan is a disaster") is none of a person, and a fact that
 * hurts ("he was indicted") is no opinion. Irony, comparisons and judgements that need the context escape the lists. */
#include "audit/view.h"

static const char *const patterns[] = {
    "@person ?has ?had ?s is|was|s|are|were|been|isn|wasn|seems|seemed|looks|looked|became|becomes|remains|being *@between @judged",
    "@person can|will|could|would|must be *@between @judged",
    "@insult",
    "the|a|an|this|that|such worst|best|terrible|horrible|awful|great|greatest|lousy|wonderful|incompetent|dreadful|mediocre @people|@person",
    "worst|best|greatest @people ~3 ever|seen|had|known|worked",
    "his|her @trait",
    "@person s @trait",
    "@person has|had no|zero idea|clue|spine|shame|integrity|character|judgment|principles|business|manners|empathy|conscience|class",
    "@person does|did|do|doesn|didn|don|has|just ?t ?just ?not ?even know what|how",
    "out of his|her depth",
    "in over his|her head",
    "@person is|was|s|isn|wasn ?t ?just ?simply not|t up to",
    "@person can|could|cannot|shouldn|should ?not ?t ?never be trusted",
    "@person lost|loses|lacks|lacked his|her|the mind|temper|nerve|judgment|character|courage|temperament",
    "i|we|nobody|everyone|everybody|people|they|staff ?all ?really ?just ?absolutely ?completely @attitude @person",
    "nobody trusts|trusted|likes|liked @person",
    "don|didn|can|couldn|cannot ?t ?really trust|like|stand|respect @person",
    "her|him as *@between @judged",
    "that|this|the woman|man|guy|lady|person|boss is|was|s *@between @judged",
    "his|her judgment|leadership|behavior|behaviour|conduct|management|temper|attitude is|was|s|has *@between @fault",
    "treats|treated|treat ~3 like dirt|garbage|trash|servants|children",
    "@person only|just cares|cared about",
    "@person doesn|didn|does|did ?t ?not care about ?any ?anyone",
    "@person *@between does|did|do|doesn|didn|don|never ?t ?not ?really ?have|had the|any temperament|character|judgment|brains|courage|spine|discipline|integrity",
    "@person cares|cared only|more about|for",
    "@person cares|cared about|for nobody|no",
    "@person *@between doesn|didn|don|does|did|do t|not even care|try|listen|understand|read",
    "@person talks|talked too much",
    "a|an man|woman|person|leader|politician|mayor|senator|governor|president of ?great ?real ?true ?rare integrity|character|honor|principle|principles|courage|conviction|decency|substance|vision|quality",
    "kindest|meanest|nicest|smartest|dumbest|laziest|weakest|toughest|finest|bravest|brightest|cruelest|greatest|best|worst ~2 i|we ?ve|have|had ?ever",
    "more|less|as @judged than|as @person",
    "@person is|was|s|isn|wasn *@between natural|born|gifted|lousy|lifelong politician|leader|speaker|communicator|campaigner|liar",
    "@person|guy|man|woman is|was|s *@between loose|empty|sore|control|class|drama|cold|nut|train|waste cannon|suit|loser|freak|act|queen|fish|job|wreck|of",
    "@person is|was|s *@between fish out of water",
    "@person is|was|s *@between piece of work",
    "@person is|was|s *@between thin skinned",
    "@person is|was|s *@between tone deaf",
    "@person is|was|s *@between losing|lost it|control|steam",
    NULL};

/* "He kept calling her a liar": what somebody else called a person is no opinion of the source's. */
static bool reported(const audit_view *v, size_t from, size_t at)
{
    static const char *const calls[] = {"call|called|calling|calls ~3 a|an|the", NULL};
    for (size_t i = at > from + 5 ? at - 5 : from; i < at; i++)
        if (audit_match_any(v, i, at, calls, NULL)) return true;
    return false;
}

/* Words among [from, to) that judge, the last of them in quotation marks ("her as “a liar”"); 0 where there are none. */
static size_t judgement(const audit_view *v, size_t from, size_t to, bool all_quoted, size_t *at)
{
    for (size_t i = from; i < to; i++) {
        size_t n = reported(v, from, i) ? 0 : audit_match_any(v, i, to, patterns, NULL);
        if (n && (all_quoted || v->words[i + n - 1].quoted)) {
            *at = i;
            return n;
        }
    }
    return 0;
}

static hs_code look(audit_view *v, uint32_t i)
{
    const hs_attribution *a = &v->r->attributions.v[i];
    for (size_t k = 0; k < a->content.n; k++) {
        size_t from, to, at, n;
        audit_content_words(v, a->content.v[k], &from, &to);
        if (!(n = judgement(v, from, to, a->mode == HS_DIRECT, &at))) continue;
        hs_span words = audit_span_of(v, at, at + n);
        hs_str who = audit_name(v, (uint32_t)v->main[i]), judging = audit_quote(v, hs_text_slice(&v->r->text, words), 80), what = audit_quote(v, a->quote, 140);
        hs_indicator *x = audit_find(v, HS_ANONYMOUS_OPINION, "%.*s gives an opinion of a person, in the words %.*s: %.*s", HS_FMT(who), HS_FMT(judging), HS_FMT(what));
        return x && audit_evidence(v, x, words) && audit_rest_on(v, x, &i, 1) ? HS_OK : hs_nomem(v->err);
    }
    return HS_OK;
}

hs_code audit_opinion(audit_view *v)
{
    for (size_t i = 0; i < v->r->attributions.n; i++)
        if (audit_anonymous(v, i) && v->r->attributions.v[i].mode != HS_INDIRECT) HS_TRY(look(v, (uint32_t)i));
    return HS_OK;
}

/* How well the lists and patterns decide what is a matter of wording, on invented passages. One half served to mend them, the
 * other (held_out.h) did not: its figures stand in docs/indicators.md. Prints both; SHOW=1 prints the misses of the first. */
#include "passages.h"

#define A "1 person Nora Feld|2 anonymous an aide"
#define B "1 person Nora Feld|2 person Tom Rask"
#define YES true
#define NO false

static const passage tuning[] = {
    /* ---- an opinion of a person ---- */
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“She simply doesn’t have the temperament for this job,”} <said> [2s:an aide]."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“He’s the most dishonest person I ever worked for,”} <said> [2s:an aide]."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“[1:Feld] is a total fraud,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“Frankly, she was lazy and unprepared every single day,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“I can’t stand him. None of us can,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "[2s:An aide] <described> {2m:her as “vindictive, petty and cruel”}."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“He cares about nobody but himself,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“That woman is a genius,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“What a coward,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“His judgment is awful and always has been,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“She couldn’t run a lemonade stand,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“[1:Feld] was never very bright,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, NO, A, "", "{2d:“She resigned on Friday after the vote,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, NO, A, "", "{2d:“The whole process was a mess from day one,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, NO, A, "", "{2d:“He told us the budget was terrible,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, NO, A, "", "{2d:“[1:Feld] will meet the union leaders tomorrow,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, NO, A, "", "{2d:“It’s a smart bill and it will pass,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, NO, A, "", "{2d:“She was at home with a bad cold,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, NO, A, "", "{2d:“He got great numbers in the suburbs,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, NO, A, "", "{2d:“She is in charge of the transition,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, NO, A, "", "{2d:“Her car was a wreck when the police came,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, NO, A, "", "{2d:“He is being honest with you about the dates,”} [2s:an aide] <said>."},
    /* ---- a source without position or relation ---- */
    {HS_VAGUE_SOURCE, YES, "1 anonymous three sources", "", "[1s:Three sources] <confirmed> {1i:the sale}."},
    {HS_VAGUE_SOURCE, YES, "1 anonymous one individual", "", "[1s:One individual] <said> {1i:the vote was close}."},
    {HS_VAGUE_SOURCE, YES, "1 anonymous some insiders", "", "[1s:Some insiders] <fear> {1i:a rout}."},
    {HS_VAGUE_SOURCE, YES, "1 anonymous someone who did not want to be identified", "", "[1s:Someone who did not want to be identified] <said> {1i:the vote was close}."},
    {HS_VAGUE_SOURCE, YES, "1 anonymous a well-placed source", "", "[1s:A well-placed source] <said> {1i:the vote was close}."},
    {HS_VAGUE_SOURCE, YES, "1 anonymous sources who spoke on condition of anonymity", "", "[1s:Sources who spoke on condition of anonymity] <said> {1i:the vote was close}."},
    {HS_VAGUE_SOURCE, NO, "1 anonymous a source in the governor’s office", "", "[1s:A source in the governor’s office] <said> {1i:the vote was close}."},
    {HS_VAGUE_SOURCE, NO, "1 anonymous people briefed on the plan", "", "[1s:People briefed on the plan] <said> {1i:the vote was close}."},
    {HS_VAGUE_SOURCE, NO, "1 anonymous a party insider", "", "[1s:A party insider] <said> {1i:the vote was close}."},
    {HS_VAGUE_SOURCE, NO, "1 anonymous a Western diplomat", "", "[1s:A Western diplomat] <said> {1i:the vote was close}."},
    {HS_VAGUE_SOURCE, NO, "1 anonymous one person directly involved", "", "[1s:One person directly involved] <said> {1i:the vote was close}."},
    {HS_VAGUE_SOURCE, NO, "1 anonymous a woman who lives next door", "", "[1s:A woman who lives next door] <said> {1i:the vote was close}."},
    /* ---- a reason for not naming ---- */
    {HS_REASON_GIVEN, YES, A, "", "[2s:An aide], who insisted on anonymity because the decision had not been announced, <said> {2i:it was over}."},
    {HS_REASON_GIVEN, YES, A, "", "[2s:An aide], who feared retaliation and asked that her name be withheld, <said> {2i:it was over}."},
    {HS_REASON_GIVEN, YES, A, "", "[2s:An aide] <said> {2i:it was over}, speaking on condition of anonymity in order to describe internal deliberations."},
    {HS_REASON_GIVEN, YES, A, "", "[2s:An aide] <said> {2i:it was over}. The person was not permitted to discuss the matter publicly."},
    {HS_REASON_GIVEN, YES, A, "", "[2s:An aide], who did not want to be named out of concern for his job, <said> {2i:it was over}."},
    {HS_REASON_GIVEN, YES, A, "", "[2s:An aide] <said> {2i:it was over}, requesting anonymity to avoid angering the mayor."},
    {HS_REASON_GIVEN, YES, A, "", "Like others interviewed, [2s:an aide] spoke on the condition of anonymity, citing the sensitivity of the talks. [2s:The aide] <said> {2i:it was over}."},
    {HS_REASON_GIVEN, YES, A, "", "[2s:An aide] <said> {2i:it was over}. She would speak only if her name was not used, since she still works there."},
    {HS_REASON_GIVEN, NO, A, "", "[2s:An aide] <said> {2i:it was over}."},
    {HS_REASON_GIVEN, NO, A, "", "[2s:An aide], speaking anonymously, <said> {2i:it was over}."},
    {HS_REASON_GIVEN, NO, A, "", "[2s:An aide], who asked not to be identified, <said> {2i:the bill failed because of the cost}."},
    {HS_REASON_GIVEN, NO, A, "", "[2s:An aide] <said> {2i:the donor’s anonymity had been promised because of the law}."},
    {HS_REASON_GIVEN, NO, A, "", "[2s:An aide] <said> {2i:it was over because she feared a leak}."},
    {HS_REASON_GIVEN, NO, A, "", "[2s:An aide] <said> {2i:it was over}. The winner, who remains unidentified, can claim the prize to the end of May."},
    /* ---- criticised without a hearing ---- */
    {HS_NO_REPLY_SOUGHT, YES, B, "", "{2d:“[1:Feld] has misled the public for years,”} [2s:Tom Rask] <said>."},
    {HS_NO_REPLY_SOUGHT, YES, B, "", "[2s:Tom Rask] <denounced> {2i:[1:Feld] as unfit for office}."},
    {HS_NO_REPLY_SOUGHT, YES, B, "", "{2d:“[1:Nora Feld] should resign,”} [2s:Rask] <said> on Monday."},
    {HS_NO_REPLY_SOUGHT, YES, B, "", "[2s:Rask] <said> {2i:[1:Feld] had stolen from the fund}."},
    {HS_NO_REPLY_SOUGHT, YES, B, "", "{2d:“[1:Feld] took bribes from the builders,”} [2s:Rask] <said>."},
    {HS_NO_REPLY_SOUGHT, YES, B, "", "[2s:Rask] <charged> {2i:that [1:Feld] covered up the leak}."},
    {HS_NO_REPLY_SOUGHT, YES, B, "", "{2d:“Everything [1:Feld] told you was a lie,”} [2s:Rask] <said>."},
    {HS_NO_REPLY_SOUGHT, YES, B, "", "[2s:Rask] <said> {2i:that [1:Feld] was responsible for the deaths}."},
    {HS_NO_REPLY_SOUGHT, NO, B, "", "{2d:“[1:Feld] has misled the public for years,”} [2s:Tom Rask] <said>. [1:Feld] rejected the claim."},
    {HS_NO_REPLY_SOUGHT, NO, B, "", "[2s:Rask] <said> {2i:[1:Feld] had stolen from the fund}. A lawyer for [1:Feld] declined to comment."},
    {HS_NO_REPLY_SOUGHT, NO, B, "", "[2s:Rask] <said> {2i:[1:Feld] had stolen from the fund}. [1:She] did not return several phone calls."},
    {HS_NO_REPLY_SOUGHT, NO, B, "", "[2s:Rask] <said> {2i:[1:Feld] would visit the plant on Monday}."},
    {HS_NO_REPLY_SOUGHT, NO, B, "", "[2s:Rask] <thanked> {2i:[1:Feld] for the donation}."},
    {HS_NO_REPLY_SOUGHT, NO, B, "", "[2s:Rask] <said> {2i:[1:Feld] was wounded and her attacker had fled}."},
    {HS_NO_REPLY_SOUGHT, NO, B, "", "{2d:“The agency lied to [1:Feld] and to all of us,”} [2s:Rask] <said>."},
    {HS_NO_REPLY_SOUGHT, NO, B, "", "[2s:Rask] <accused> {2i:[1:Feld] of fraud}. [1s:Feld] <called> {1i:the charge absurd}."},
    /* ---- the same matters once more, with what real articles write ---- */
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“[1:Feld]’s knowledge, such as it is, is 20 years old. He doesn’t know the new voters,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "[2s:A friend] <described> {2m:him as “the kindest soul I have ever met”}."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“He was a man of great integrity,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“Honestly, she doesn’t even care any more,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "[2s:An aide] <said> {2m:that she is “not a natural politician”}."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“[1:Feld] is a loose cannon,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“He’s a real fish out of water up there,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“The guy is an empty suit,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“He talks too much and thinks too little,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“She never listens, she just shouts,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“There is nobody more loyal than [1:Feld],”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, YES, A, "", "{2d:“He thinks the rules are for other people,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, NO, A, "", "{2d:“She doesn’t know the date of the hearing,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, NO, A, "", "{2d:“He was a man of 60 when he came here,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, NO, A, "", "{2d:“She never listens to the tapes before lunch,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, NO, A, "", "{2d:“He thinks the rules will change in May,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, NO, A, "", "{2d:“The train was empty when she arrived,”} [2s:an aide] <said>."},
    {HS_ANONYMOUS_OPINION, NO, A, "", "{2d:“She is too far behind in Iowa,”} [2s:an aide] <said>."},
    {HS_VAGUE_SOURCE, YES, "1 anonymous a credible source", "", "[1s:A credible source] <said> {1i:the vote was close}."},
    {HS_VAGUE_SOURCE, YES, "1 anonymous those in the know", "", "[1s:Those in the know] <say> {1i:the vote was close}."},
    {HS_VAGUE_SOURCE, YES, "1 anonymous several people", "", "[1s:Several people] <said> {1i:the vote was close}."},
    {HS_VAGUE_SOURCE, NO, "1 anonymous a Pentagon insider", "", "[1s:A Pentagon insider] <said> {1i:the vote was close}."},
    {HS_VAGUE_SOURCE, NO, "1 anonymous a source on the committee", "", "[1s:A source on the committee] <said> {1i:the vote was close}."},
    {HS_VAGUE_SOURCE, NO, "1 anonymous neighbors", "", "[1s:Neighbors] <said> {1i:it was loud}."},
    {HS_REASON_GIVEN, YES, A, "", "[2s:An aide], who had not been cleared to talk to the press, <said> {2i:it was over}."},
    {HS_REASON_GIVEN, YES, A, "", "[2s:An aide] <said> {2i:it was over}, speaking anonymously for fear of retribution."},
    {HS_REASON_GIVEN, YES, A, "", "[2s:An aide], who lacks permission to discuss the case, <said> {2i:it was over}."},
    {HS_REASON_GIVEN, YES, A, "", "[2s:An aide], who spoke on condition of anonymity so he could talk freely, <said> {2i:it was over}."},
    {HS_REASON_GIVEN, NO, A, "", "[2s:An aide] <said> {2i:it was over}. The witness was not identified because he is 15."},
    {HS_REASON_GIVEN, NO, A, "", "[2s:An aide], who asked for anonymity, <said> {2i:it was over}. The market fell because of it."},
    {HS_REASON_GIVEN, NO, A, "", "[2s:An aide] <said> {2i:it was over}. The agency was not permitted to build there."},
    {HS_NO_REPLY_SOUGHT, YES, B, "", "[2s:Rask] <said> {2i:[1:Feld] had put lives at risk}."},
    {HS_NO_REPLY_SOUGHT, YES, B, "", "[2s:Rask] <expressed> {2i:disappointment with [1:Feld]}."},
    {HS_NO_REPLY_SOUGHT, YES, B, "", "[2s:Rask] <said> {2i:the cuts had led to [1:Feld] ignoring warnings}."},
    {HS_NO_REPLY_SOUGHT, YES, B, "", "{2d:“[1:Feld] cares more about her donors than about us,”} [2s:Rask] <said>."},
    {HS_NO_REPLY_SOUGHT, NO, B, "", "[2s:Rask] <blamed> {2i:the council rather than [1:Feld]}."},
    {HS_NO_REPLY_SOUGHT, NO, B, "", "[2s:Rask] <said> {2i:that he had failed [1:Feld]}."},
    {HS_NO_REPLY_SOUGHT, NO, B, "", "[2s:Rask] <said> {2i:that [1:Feld] had failed the driving test twice}."},
    {HS_REPLY_SOUGHT, YES, B, "", "[2s:Rask] <accused> {2i:[1:Feld] of fraud}. [1:Feld] said through a lawyer that the claim was untrue."},
    {HS_REPLY_SOUGHT, YES, B, "", "[2s:Rask] <accused> {2i:[1:Feld] of fraud}. Calls to [1:Feld] were not returned."},
    {HS_REPLY_SOUGHT, YES, B, "", "[2s:Rask] <accused> {2i:[1:Feld] of fraud}. [1:Feld] has maintained her innocence."},
    {HS_REPLY_SOUGHT, YES, B, "", "[2s:Rask] <accused> {2i:[1:Feld] of fraud}. [1:Feld] calls that nonsense."},
    {HS_REPLY_SOUGHT, NO, B, "", "[2s:Rask] <accused> {2i:[1:Feld] of fraud}. The bank did not respond to questions."},
    {HS_REPLY_SOUGHT, NO, B, "", "[2s:Rask] <accused> {2i:[1:Feld] of fraud}. The police have not yet responded."},
};

#include "held_out.h"

typedef struct tally { int yes, no, found, false_alarms; } tally;

static tally judge(const passage *p, size_t n, hs_rule rule, const char *show)
{
    hs_audit_rules rules;
    hs_arena arena = {0};
    tally t = {0};
    hs_audit_rules_default(&rules);
    for (size_t i = 0; i < n; i++) {
        hs_indicators got;
        bool is = false;
        if (p[i].rule != rule) continue;
        CHECK(hs_audit(passage_record(&arena, p[i].entities, p[i].relations, p[i].text, true), &rules, 0, &got, &arena, NULL) == HS_OK);
        for (size_t k = 0; k < got.n; k++) is |= got.v[k].rule == rule;
        *(p[i].fires ? &t.yes : &t.no) += 1;
        *(p[i].fires ? &t.found : &t.false_alarms) += is;
        if (is != p[i].fires && show) printf("%s: %s\n", is ? "false alarm" : "missed", p[i].text);
    }
    hs_arena_release(&arena);
    return t;
}

static void print(const char *half, hs_rule rule, tally t)
{
    printf("%-9s %-18s recall %2d of %2d (%3d %%), precision %2d of %2d (%3d %%), false alarms %d of %d\n", half, hs_rules[rule].name, t.found, t.yes, 100 * t.found / t.yes, t.found, t.found + t.false_alarms,
           t.found ? 100 * t.found / (t.found + t.false_alarms) : 0, t.false_alarms, t.no);
}

TEST(wording)
{
    static const struct { hs_rule rule; int found, false_alarms, held_found, held_false_alarms; } floors[] = {{HS_ANONYMOUS_OPINION, 20, 1, 6, 1}, {HS_VAGUE_SOURCE, 8, 0, 7, 0}, {HS_REASON_GIVEN, 12, 1, 8, 0}, {HS_NO_REPLY_SOUGHT, 12, 1, 5, 2}, {HS_REPLY_SOUGHT, 4, 0, 4, 0}};
    for (size_t f = 0; f < sizeof floors / sizeof *floors; f++) {
        tally t = judge(tuning, sizeof tuning / sizeof *tuning, floors[f].rule, getenv("SHOW")), h = judge(held_out, sizeof held_out / sizeof *held_out, floors[f].rule, NULL);
        print("tuned by", floors[f].rule, t);
        print("held out", floors[f].rule, h);
        CHECK(t.found >= floors[f].found && t.false_alarms <= floors[f].false_alarms);
        CHECK(h.found >= floors[f].held_found && h.false_alarms <= floors[f].held_false_alarms);
    }
}

int main(void)
{
    RUN(wording);
    return test_done();
}

/* The lists, each sorted: a word is looked up by halving. They are this project's own, made for political and general
 * news in American and British English; docs/indicators.md says how well they do. */
#include "audit/lexicon.h"

#include <stdlib.h>
#include <string.h>

static const char *const fault[] = {
    "abrasive", "abusive", "aloof", "amateur", "arrogant", "awful", "backstabber", "bigot", "bigoted", "boring", "buffoon", "bully", "callous",
    "careless", "charlatan", "childish", "clown", "clueless", "cold", "corrupt", "coward", "cowardly", "crazy", "creepy", "crook", "cruel",
    "dangerous", "delusional", "demagogue", "deranged", "despicable", "disaster", "disgrace", "disgraceful", "disgusting",
    "dishonest", "disloyal", "dreadful", "dull", "dumb", "egomaniac", "egotistical", "embarrassing", "embarrassment", "erratic",
    "evil", "failure", "fool", "foolish", "fraud", "greedy", "hack", "hapless", "hopeless", "horrible", "hypocrite",
    "hypocritical", "idiot", "ignorant", "imbecile", "immature", "impulsive", "incapable", "incompetent", "indecisive",
    "ineffective", "inept", "insane", "insecure", "irresponsible", "jerk", "joke", "laughingstock", "lazy", "liability", "liar",
    "lightweight", "loser", "lunatic", "manipulative", "mean", "mediocre", "menace", "mess", "miserable", "monster", "moron", "naive",
    "narcissist", "narcissistic", "nasty", "nightmare", "nuts", "obnoxious", "opportunist", "overrated", "paranoid", "pathetic",
    "petty", "phony", "puppet", "pushover", "quitter", "racist", "reckless", "ridiculous", "rude", "ruthless", "selfish", "sexist", "shallow",
    "shameful", "shameless", "sloppy", "snake", "sociopath", "spineless", "spiteful", "stubborn", "stupid", "terrible", "thoughtless", "thug",
    "toxic", "traitor", "tyrant", "unbearable", "unethical", "unfit", "unhinged", "unlikable", "unpleasant", "unprepared", "unqualified",
    "unreliable", "unstable", "untrustworthy", "useless", "vain", "vicious", "vindictive", "volatile", "weak", "worthless", "wreck"
};

static const char *const praise[] = {
    "admirable", "amazing", "brave", "bright", "brilliant", "capable", "caring", "charismatic", "charming", "competent", "courageous", "decent",
    "dedicated", "excellent", "extraordinary", "fabulous", "fantastic", "fearless", "gem", "generous", "genius", "gifted", "great", "hero", "honest",
    "honorable", "impressive", "incredible", "inspiring", "likable", "loyal", "outstanding", "phenomenal", "principled", "remarkable", "saint",
    "smart", "superb", "superstar", "talented", "terrific", "thoughtful", "unflappable", "visionary", "warm", "wise", "wonderful", "workhorse"
};

static const char *const insult[] = {
    "backstabber", "bigot", "blowhard", "buffoon", "charlatan", "clown", "coward", "crook", "crybaby", "demagogue", "dimwit", "egomaniac",
    "halfwit", "hypocrite", "idiot", "idiots", "imbecile", "jerk", "laughingstock", "liar", "liars", "lunatic", "moron", "morons", "narcissist",
    "scumbag", "snake", "sociopath", "thug", "traitor", "tyrant", "weasel"
};

static const char *const trait[] = {
    "arrogance", "brilliance", "charm", "cluelessness", "courage", "cowardice", "cruelty", "dishonesty", "ego", "genius", "greed", "hypocrisy",
    "ignorance", "incompetence", "indecision", "ineptitude", "insecurity", "integrity", "laziness", "narcissism", "paranoia", "pettiness",
    "recklessness", "selfishness", "stupidity", "temper", "vanity"
};

static const char *const attitude[] = {
    "admire", "admired", "admires", "adore", "adored", "adores", "despise", "despised", "despises", "detest", "detested", "detests", "distrust",
    "distrusted", "distrusts", "hate", "hated", "hates", "loathe", "loathed", "loathes", "love", "loved", "loves", "mistrust", "mistrusts",
    "resent", "resented", "resents", "respect", "respects"
};

static const char *const between[] = {
    "a", "absolute", "absolutely", "again", "also", "always", "an", "as", "at", "been", "being", "both", "clearly", "complete", "completely",
    "entirely", "extremely", "frankly", "honestly", "incredibly", "just", "kind", "more", "most", "never", "no", "not", "of", "often", "one",
    "only", "plain", "pretty", "probably", "quite", "rather", "real", "really", "simply", "so", "some", "somewhat", "sort", "still", "such", "t",
    "terribly", "that", "the", "this", "too", "total", "totally", "truly", "utter", "utterly", "very"
};

static const char *const person[] = {
    "boss", "candidate", "colleague", "communicator", "employee", "fellow", "friend", "girl", "governor", "guy", "human", "individual", "lady",
    "lawmaker", "leader", "legislator", "man", "manager", "mayor", "officeholder", "people", "person", "politician", "president", "secretary",
    "senator", "soul", "speaker", "teacher", "woman"
};

static const char *const stop[] = {
    "a", "about", "above", "according", "across", "after", "again", "against", "all", "almost", "along", "already", "also", "although", "am",
    "among", "an", "and", "another", "any", "anyone", "anything", "are", "aren", "around", "as", "asked", "at", "away", "back", "be", "because",
    "been", "before", "being", "below", "between", "both", "but", "by", "called", "came", "can", "cannot", "could", "couldn", "day", "days", "did",
    "didn", "do", "does", "doesn", "doing", "don", "done", "down", "during", "each", "either", "else", "ever", "every", "everyone", "everything",
    "few", "first", "for", "from", "further", "get", "gets", "getting", "give", "go", "goes", "going", "gone", "got", "had", "hadn", "has", "hasn",
    "have", "haven", "having", "he", "her", "here", "hers", "herself", "him", "himself", "his", "how", "however", "i", "if", "in", "indeed",
    "instead", "into", "is", "isn", "it", "its", "itself", "just", "last", "less", "let", "like", "ll", "made", "make", "makes", "many", "may",
    "me", "might", "more", "most", "much", "must", "my", "myself", "near", "never", "next", "no", "nor", "not", "nothing", "now", "of", "off",
    "often", "on", "once", "one", "only", "onto", "or", "other", "others", "our", "ours", "out", "over", "own", "people", "perhaps", "quite",
    "rather", "re", "really", "s", "said", "same", "say", "saying", "says", "see", "seen", "several", "shall", "she", "should", "shouldn", "since",
    "so", "some", "someone", "something", "soon", "still", "such", "t", "take", "taken", "than", "that", "the", "their", "theirs", "them",
    "themselves", "then", "there", "these", "they", "thing", "things", "this", "those", "though", "three", "through", "thus", "time", "to",
    "today", "told", "too", "took", "toward", "two", "under", "until", "up", "upon", "us", "use", "used", "ve", "very", "was", "wasn", "way", "we",
    "well", "went", "were", "weren", "what", "whatever", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why", "will",
    "with", "within", "without", "won", "would", "wouldn", "yes", "yet", "you", "your", "yours"
};

static const char *const misdeed[] = {
    "abandoned", "abused", "abusing", "assaulted", "betrayed", "botched", "bribed", "bullied", "bungled", "cheated", "cheating",
    "concealed", "covered", "deceived", "defamed", "defrauded", "duped", "embezzled", "endangered", "exploited", "fabricated", "failed", "failing",
    "falsified", "groped", "harassed", "hid", "humiliated", "ignoring", "insulted", "intimidated", "lied", "lies", "lying", "mishandled",
    "misleading", "misled", "mismanaged", "misused", "neglected", "plagiarized", "plundered", "pocketed", "profited", "retaliated", "rigged",
    "sabotaged", "scammed", "smeared", "squandered", "stealing", "stole", "stolen", "swindled", "threatened", "undermined", "violated", "wasted"
};

static const char *const charge[] = {
    "accuse", "accused", "accuses", "accusing", "assail", "assailed", "assails", "attack", "attacked", "attacking", "attacks", "berate", "berated",
    "blame", "blamed", "blames", "blaming", "blast", "blasted", "blasting", "blasts", "castigated", "chastised", "chided", "condemn", "condemned",
    "condemning", "condemns", "criticise", "criticised", "criticises", "criticising", "criticize", "criticized", "criticizes", "criticizing",
    "decried", "denounce", "denounced", "denounces", "denouncing", "derided", "disparaged", "excoriated", "fault", "faulted", "faults", "hammered",
    "lambasted", "lambastes", "lampooned", "lashed", "mocked", "mocking", "mocks", "pilloried", "rebuked", "ridiculed", "ripped", "savaged",
    "scolded", "skewered", "slam", "slammed", "slamming", "slams", "taunted", "trashed"
};

static const char *const number[] = {
    "both", "couple", "dozen", "eight", "eighteen", "eighty", "eleven", "fifteen", "fifty", "five", "forty", "four", "fourteen", "hundred", "nine",
    "nineteen", "ninety", "pair", "seven", "seventeen", "seventy", "six", "sixteen", "sixty", "ten", "thirteen", "thirty", "three", "trio",
    "twelve", "twenty", "two"
};

static const char *const vague[] = {
    "figure", "figures", "individual", "individuals", "insider", "insiders", "man", "many", "men", "observer", "observers", "one", "ones", "other",
    "others", "people", "person", "persons", "some", "somebody", "someone", "source", "sources", "those", "woman", "women"
};

static const char *const vague_with[] = {
    "a", "about", "almost", "an", "anonymous", "another", "at", "certain", "confidential", "credible", "different", "dozen", "eight", "few",
    "first", "five", "four", "good", "half", "inside", "knowledgeable", "least", "many", "more", "most", "multiple", "nearly", "nine", "of", "one",
    "other", "others", "placed", "reliable", "s", "same", "second", "separate", "seven", "several", "six", "some", "ten", "that", "the", "these",
    "third", "this", "those", "three", "trusted", "two", "undisclosed", "unidentified", "unnamed", "various", "well"
};

static const char *const quantity[] = {
    "all", "dozens", "few", "group", "handful", "host", "hundreds", "majority", "many", "most", "multiple", "number", "numerous", "scores",
    "several", "some", "various"
};

static const char *const official[] = {
    "ambassador", "authorities", "commissioner", "congressman", "congresswoman", "councilman", "councilmember", "councilwoman", "deputy",
    "diplomat", "diplomats", "governor", "investigator", "investigators", "judge", "lawmaker", "lawmakers", "mayor", "minister", "ministers",
    "officer", "officers", "official", "officials", "police", "prosecutor", "prosecutors", "regulator", "regulators", "secretary", "senator",
    "senators", "sheriff"
};

static const char *const interest[] = {
    "adviser", "advisers", "advisor", "advisors", "aide", "aides", "allies", "ally", "assistant", "associate", "associates", "backer",
    "backers", "confidant", "confidante", "confidants", "critic", "critics", "defender", "donor", "donors", "foe", "foes", "friend", "friends",
    "lawyer", "lawyers", "loyalist", "loyalists", "opponent", "opponents", "relative", "relatives", "rival", "rivals", "staffer", "staffers",
    "strategist", "strategists", "supporter", "supporters", "surrogate", "surrogates"
};

#define LIST(a) {a, sizeof a / sizeof *a}
static const struct { const char *const *v; size_t n; } lists[LEX_LISTS] = {
    LIST(fault), LIST(praise), LIST(insult), LIST(trait),
    LIST(attitude), LIST(between), LIST(person), LIST(stop),
    LIST(misdeed), LIST(charge), LIST(number), LIST(vague),
    LIST(vague_with), LIST(quantity), LIST(official), LIST(interest),
};

static int compare(const void *key, const void *element)
{
    const hs_str *a = key;
    const char *b = *(const char *const *)element;
    size_t n = strlen(b);
    int c = memcmp(a->p, b, a->n < n ? a->n : n);
    return c ? c : (a->n > n) - (a->n < n);
}

bool lexicon_has(audit_list list, hs_str word)
{
    return word.n && word.n < 24 && bsearch(&word, lists[list].v, lists[list].n, sizeof *lists[list].v, compare) != NULL;
}

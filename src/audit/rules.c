/* The rules: what each is called, what it asks for in our own words, and who publishes it; profiles of single
 * publishers' policies; and the reading of a rules file. How a rule is decided stands with its check. */
#include <stdlib.h>
#include <string.h>

#include "hearsay/audit.h"

const char *const hs_severity_names[] = {"figure", "note", "caution", "warning"};

#define AP "Associated Press, News Values and Principles"
#define AP_AT "https://www.ap.org/about/news-values-and-principles"
#define BBC_AT "https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy"
#define CREDWEB "W3C Credible Web group"
#define CREDWEB_AT "https://credweb.org/signals"
#define NYT "New York Times, Ethical Journalism"
#define NYT_AT "https://www.nytimes.com/editorial-standards/ethical-journalism.html"
#define REUTERS "Reuters, Handbook of Journalism"
#define WAPO "Washington Post, Standards and Ethics"

const hs_rule_info hs_rules[HS_RULES] = {
    {"anonymous-share", "How much is unnamed", "Say how much of a story rests on people who are not named.", CREDWEB ", Anonymous Sources Cited", CREDWEB_AT, HS_FIGURE, false},
    {"anonymous-only", "Nobody is named", "A story whose people are all unnamed needs a second look before it runs.", NYT "; " CREDWEB ", Dependency on anonymous sources", NYT_AT, HS_WARNING, false},
    {"lone-anonymous", "One unnamed source", "What one unnamed source says should be confirmed by another.", REUTERS "; BBC Editorial Guidelines, accuracy", BBC_AT, HS_CAUTION, false},
    {"anonymous-opinion", "An unnamed source judges a person", "Unnamed sources are for facts, not for opinions about people.", AP "; " WAPO, AP_AT, HS_WARNING, true},
    {"anonymous-direct-quote", "An unnamed source is quoted word for word", "Word-for-word quotations of unnamed sources should be rare.", NYT, NYT_AT, HS_NOTE, false},
    {"anonymous-first", "The first quotation is unnamed", "The first quotation of a story should come from somebody who is named.", WAPO, NULL, HS_CAUTION, false},
    {"vague-source", "A source without position or relation", "Describe an unnamed source as closely as possible; a bare “source” tells a reader nothing.", AP, AP_AT, HS_CAUTION, false},
    {"no-reason-given", "Unnamed without a reason", "Tell readers why a source is not named.", AP "; Journalism Trust Initiative, clause 12", AP_AT, HS_CAUTION, true},
    {"reason-given", "A reason for not naming", "Tell readers why a source is not named.", AP "; " CREDWEB ", Motivation for Anonymity Given; Journalism Trust Initiative, clause 12", AP_AT, HS_NOTE, true},
    {"uncounted-plural", "Nobody says how many", "“Sources” in the plural must be two or more: say how many.", REUTERS, NULL, HS_NOTE, false},
    {"interested-source", "An unnamed source with a side", "Judge what an unnamed source has to gain; a party to a conflict gives facts only.", AP "; " REUTERS, AP_AT, HS_WARNING, false},
    {"second-hand", "Through another outlet", "Name the outlet that a report comes from, and know that it is one report.", REUTERS "; " AP, AP_AT, HS_FIGURE, false},
    {"single-outlet-dependency", "Most of it from one other outlet", "A story that lives from one other outlet's report has one source.", CREDWEB ", Single source", CREDWEB_AT, HS_CAUTION, false},
    {"no-reply-sought", "Criticised without a hearing", "Ask whoever is criticised, and print the answer or say that there was none.", AP "; " REUTERS "; BBC Editorial Guidelines; SPJ Code of Ethics", "https://www.spj.org/spj-code-of-ethics/", HS_WARNING, true},
    {"reply-sought", "Criticised and heard", "Ask whoever is criticised, and print the answer or say that there was none.", AP "; " REUTERS "; BBC Editorial Guidelines; SPJ Code of Ethics", "https://www.spj.org/spj-code-of-ethics/", HS_NOTE, true},
    {"named-sources", "Sources with a name", "Say who is quoted, and how many they are.", CREDWEB ", Number of quoted sources", CREDWEB_AT, HS_FIGURE, false},
    {"documents-cited", "Documents", "Documents can be checked.", CREDWEB ", Documents Cited", CREDWEB_AT, HS_FIGURE, false},
    {"source-diversity", "How many voices it amounts to", "A story lives from more than one voice.", "Hill 1973, Diversity and Evenness", NULL, HS_FIGURE, false},
    {"graph-dependence", "What hangs on one link", "Know which single source or outlet a story cannot do without.", CREDWEB ", Materially cited", CREDWEB_AT, HS_FIGURE, false},
};

void hs_audit_rules_default(hs_audit_rules *rules)
{
    for (int r = 0; r < HS_RULES; r++) {
        rules->on[r] = true;
        rules->severity[r] = hs_rules[r].severity;
    }
    rules->single_outlet_share = 0.5;
    rules->single_outlet_attributions = 3;
    rules->shared_words = 0.5;
    rules->first_quote_words = 4;
}

/* ---- profiles ---------------------------------------------------------------------------------------- */

typedef struct profile {
    const char *name;
    struct { hs_rule rule; hs_severity severity; } asks[10]; /* ended by HS_FIGURE; figures are always on, every other rule is off */
} profile;

static const profile profiles[] = {
    {"ap", {{HS_ANONYMOUS_OPINION, HS_WARNING}, {HS_VAGUE_SOURCE, HS_WARNING}, {HS_NO_REASON_GIVEN, HS_WARNING}, {HS_REASON_GIVEN, HS_NOTE}, {HS_INTERESTED_SOURCE, HS_CAUTION}, {HS_NO_REPLY_SOUGHT, HS_WARNING}, {HS_REPLY_SOUGHT, HS_NOTE}}},
    {"reuters", {{HS_LONE_ANONYMOUS, HS_WARNING}, {HS_UNCOUNTED_PLURAL, HS_CAUTION}, {HS_INTERESTED_SOURCE, HS_WARNING}, {HS_ANONYMOUS_OPINION, HS_WARNING}, {HS_SINGLE_OUTLET, HS_CAUTION}, {HS_NO_REPLY_SOUGHT, HS_WARNING}, {HS_REPLY_SOUGHT, HS_NOTE}}},
    {"nyt", {{HS_ANONYMOUS_ONLY, HS_WARNING}, {HS_ANONYMOUS_DIRECT_QUOTE, HS_CAUTION}, {HS_ANONYMOUS_OPINION, HS_WARNING}, {HS_VAGUE_SOURCE, HS_CAUTION}, {HS_NO_REASON_GIVEN, HS_CAUTION}, {HS_REASON_GIVEN, HS_NOTE}}},
    {"bbc", {{HS_LONE_ANONYMOUS, HS_WARNING}, {HS_ANONYMOUS_ONLY, HS_CAUTION}, {HS_NO_REPLY_SOUGHT, HS_WARNING}, {HS_REPLY_SOUGHT, HS_NOTE}}},
};

bool hs_audit_profile(hs_audit_rules *rules, hs_str name)
{
    if (hs_str_is(name, "default")) {
        hs_audit_rules_default(rules);
        return true;
    }
    for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++) {
        const profile *p = &profiles[i];
        if (!hs_str_is(name, p->name)) continue;
        hs_audit_rules_default(rules);
        for (int r = 0; r < HS_RULES; r++) rules->on[r] = hs_rules[r].severity == HS_FIGURE;
        for (size_t k = 0; k < sizeof p->asks / sizeof *p->asks && p->asks[k].severity != HS_FIGURE; k++) {
            rules->on[p->asks[k].rule] = true;
            rules->severity[p->asks[k].rule] = p->asks[k].severity;
        }
        return true;
    }
    return false;
}

/* ---- rules files: NAME = VALUE, # starts a remark ------------------------------------------------------ */

static bool blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

static hs_str trim(hs_str s)
{
    while (s.n && blank(*s.p)) s.p++, s.n--;
    while (s.n && blank(s.p[s.n - 1])) s.n--;
    return s;
}

static bool number(hs_str s, double most, double *out)
{
    char digits[32], *end;
    if (!s.n || s.n >= sizeof digits || (*s.p != '.' && (*s.p < '0' || *s.p > '9'))) return false;
    memcpy(digits, s.p, s.n);
    digits[s.n] = '\0';
    for (char *p = digits; *p; p++)
        if (*p != '.' && (*p < '0' || *p > '9')) return false;
    *out = strtod(digits, &end);
    return !*end && *out >= 0 && *out <= most;
}

static hs_code bad(hs_error *err, size_t line, hs_str what, const char *want)
{
    return hs_fail(err, HS_EUSAGE, "audit", "rules, line %zu: \"%.*s\" is not %s", line, what.n < 80 ? (int)what.n : 80, what.p ? what.p : "", want);
}

/* rule = off, on, note, caution or warning. */
static hs_code set_rule(hs_audit_rules *rules, int r, hs_str value, size_t line, hs_error *err)
{
    bool figure = hs_rules[r].severity == HS_FIGURE;
    rules->on[r] = true;
    if (hs_str_is(value, "off")) rules->on[r] = false;
    else if (hs_str_is(value, "on")) rules->severity[r] = rules->severity[r] == HS_FIGURE ? hs_rules[r].severity : rules->severity[r];
    else if (figure) return bad(err, line, value, "on or off (a figure has no severity)");
    else if (hs_str_is(value, "note")) rules->severity[r] = HS_NOTE;
    else if (hs_str_is(value, "caution")) rules->severity[r] = HS_CAUTION;
    else if (hs_str_is(value, "warning")) rules->severity[r] = HS_WARNING;
    else return bad(err, line, value, "one of: off, on, note, caution, warning");
    return HS_OK;
}

static hs_code set_threshold(hs_audit_rules *rules, hs_str name, hs_str value, size_t line, hs_error *err)
{
    double *share = hs_str_is(name, "single-outlet-share") ? &rules->single_outlet_share : hs_str_is(name, "shared-words") ? &rules->shared_words : NULL;
    uint32_t *count = hs_str_is(name, "single-outlet-attributions") ? &rules->single_outlet_attributions : hs_str_is(name, "first-quote-words") ? &rules->first_quote_words : NULL;
    double v = 0;
    if (!share && !count) return bad(err, line, name, "a rule or a threshold (docs/indicators.md lists them)");
    if (!number(value, share ? 1 : 1e6, &v)) return bad(err, line, value, share ? "a number from 0 to 1" : "a whole number");
    if (share) *share = v;
    else *count = (uint32_t)v;
    return HS_OK;
}

static hs_code read_line(hs_audit_rules *rules, hs_str s, size_t line, hs_error *err)
{
    const char *remark = s.n ? memchr(s.p, '#', s.n) : NULL;
    if (remark) s.n = (size_t)(remark - s.p);
    s = trim(s);
    if (!s.n) return HS_OK;
    const char *equals = memchr(s.p, '=', s.n);
    if (!equals) return bad(err, line, s, "of the form NAME = VALUE");
    hs_str name = trim((hs_str){s.p, (size_t)(equals - s.p)}), value = trim((hs_str){equals + 1, s.n - (size_t)(equals + 1 - s.p)});
    if (hs_str_is(name, "profile")) return hs_audit_profile(rules, value) ? HS_OK : bad(err, line, value, "one of: default, ap, reuters, nyt, bbc");
    for (int r = 0; r < HS_RULES; r++)
        if (hs_str_is(name, hs_rules[r].name)) return set_rule(rules, r, value, line, err);
    return set_threshold(rules, name, value, line, err);
}

hs_code hs_audit_rules_read(hs_audit_rules *rules, hs_str text, hs_error *err)
{
    size_t line = 1;
    if (text.n >= 3 && memcmp(text.p, "\xEF\xBB\xBF", 3) == 0) text.p += 3, text.n -= 3;
    while (text.n) {
        const char *end = memchr(text.p, '\n', text.n);
        size_t n = end ? (size_t)(end - text.p) : text.n;
        HS_TRY(read_line(rules, (hs_str){text.p, n}, line++, err));
        n += end != NULL;
        text.p += n;
        text.n -= n;
    }
    return HS_OK;
}

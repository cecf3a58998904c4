/* audit/view.h — a record as the rules look at it: its words with the people they mean, its sources with what they said,
 * and patterns over words. */
#ifndef HS_AUDIT_VIEW_H
#define HS_AUDIT_VIEW_H

#include "audit/lexicon.h"
#include "audit/source.h"
#include "hearsay/audit.h"

typedef struct audit_word {
    hs_str lower;
    hs_span span;
    uint32_t sentence;
    uint32_t person; /* 1 + the person whom it means; 0: nobody known */
    bool quoted;
} audit_word;

typedef struct audit_view {
    const hs_record *r;
    const hs_audit_rules *rules;
    double min_confidence;
    hs_arena *arena;
    hs_error *err;

    audit_word *words; /* letters and digits only; none for a record without text */
    size_t n_words;

    int64_t *main;          /* (attributions.n) the main source, or -1 */
    bool *stands;           /* (attributions.n) */
    uint32_t *first, *said; /* the attributions of entity e as main source: said[first[e]] … said[first[e + 1] - 1] */
    bool *source;           /* (entities.n) it is a source of an attribution that stands */
    uint64_t n_attributions; /* that stand */

    hs_indicators out;
    size_t cap;
} audit_view;

hs_code audit_view_make(audit_view *v, const hs_record *r, const hs_audit_rules *rules, double min_confidence, hs_arena *arena, hs_error *err);

/* Words that lie in a span: [*from, *to). */
void audit_words_of(const audit_view *v, hs_span span, size_t *from, size_t *to);
/* Likewise, the first thousand: hostile records may claim the whole text again and again. */
void audit_content_words(const audit_view *v, hs_span span, size_t *from, size_t *to);
hs_span audit_span_of(const audit_view *v, size_t from, size_t to);
bool audit_anonymous(const audit_view *v, size_t attribution); /* stands, and its main source is one not named */

/* Whether words from `at` on, before `end`, follow one of the patterns of a NULL-terminated list. A pattern is words
 * separated by blanks, each a choice "a|b"; "?a" may be missing; "*a" may come any number of times; "~3" is up to three words
 * of any kind; "@…" a class: @person (a pronoun or a person's mention), @judged (fault or praise, where it is not the start
 * of something else), @fault, @trait, @attitude, @insult, @misdeed, @between, @people. It never crosses a sentence. Gives
 * the number of words, 0 where none fits. who, where not NULL, is set to the person (1 + entity) met last. */
size_t audit_match_any(const audit_view *v, size_t at, size_t end, const char *const *patterns, uint32_t *who);

/* ---- findings ---- */

/* A new finding with its message; NULL when out of memory. Rules that are off are never asked. */
hs_indicator *audit_find(audit_view *v, hs_rule rule, const char *format, ...) HS_PRINTF(3, 4);
bool audit_rest_on(audit_view *v, hs_indicator *i, const uint32_t *attributions, size_t n); /* with their source and content spans as evidence */
bool audit_evidence(audit_view *v, hs_indicator *i, hs_span span);
/* At most `most` code points of a text on one line, in “curly” quotation marks; static text on failure. */
hs_str audit_quote(audit_view *v, hs_str s, size_t most);
hs_str audit_name(audit_view *v, uint32_t entity); /* the entity's name, quoted when it is a description */

/* ---- the rules, each file its own ---- */

hs_code audit_figures(audit_view *v);
hs_code audit_unnamed(audit_view *v);
hs_code audit_lone(audit_view *v);
hs_code audit_opinion(audit_view *v);
hs_code audit_reasons(audit_view *v);
hs_code audit_interest(audit_view *v);
hs_code audit_reply(audit_view *v);

/* Parts that tests look at alone. */
bool audit_description_vague(hs_str description, hs_arena *arena);
bool audit_plural_uncounted(hs_str description, hs_arena *arena);
bool audit_spokesperson(hs_str description); /* "a spokesman for the agency": speaks for a body that is named */
bool audit_counted(hs_str description, hs_arena *arena); /* says a number of two or more */

#endif

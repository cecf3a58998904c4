/* audit/lexicon.h — the word lists and patterns by which the rules about wording are decided. */
#ifndef HS_AUDIT_LEXICON_H
#define HS_AUDIT_LEXICON_H

#include "hearsay/base.h"

typedef enum audit_list {
    LEX_FAULT,      /* judges a person badly, of one: "arrogant", "a disaster" */
    LEX_PRAISE,     /* judges a person well */
    LEX_INSULT,     /* nouns that insult whoever they are about */
    LEX_TRAIT,      /* what somebody "has": "her incompetence" */
    LEX_ATTITUDE,   /* verbs of feeling towards a person */
    LEX_BETWEEN,    /* may stand between "is" and the judgement */
    LEX_PERSON,     /* nouns for a person that a judgement may qualify */
    LEX_STOP,       /* words without content */
    LEX_MISDEED,    /* verbs of doing wrong */
    LEX_CHARGE,     /* verbs that announce criticism */
    LEX_NUMBER,     /* number words of two and more */
    LEX_VAGUE,      /* nouns for a source that say nothing about it */
    LEX_VAGUE_WITH, /* words beside them that say nothing either */
    LEX_QUANTITY,   /* "a number of", "some": no number */
    LEX_OFFICIAL,
    LEX_INTEREST,   /* nouns for people on a side */
    LEX_LISTS
} audit_list;
bool lexicon_has(audit_list list, hs_str word); /* lower case, letters only */

#endif

/* entity/entity.h — the room's own header: an article while its people are being found.
 *
 * The way through the room: words.c (classes and counts) → names.c, settle.c (names in the text) → press.c (which of them are
 * outlets) → actors.c (names that are one person or body) → phrase.c (what stands in a source span) → reference.c,
 * nominal.c, bodies.c (pronouns and descriptions) → judge.c (the learned view of both) → channel.c, session.c (via) → finish.c
 * (entities of the record). */
#ifndef HS_ENTITY_ENTITY_H
#define HS_ENTITY_ENTITY_H

#include "base/map.h"
#include "base/vec.h"
#include "hearsay/attribution.h"
#include "hearsay/entity.h"
#include "hearsay/read.h"

typedef struct hs_word_list {
    uint64_t bit;
    const char *words; /* separated by blanks; "new#york" is two words */
} hs_word_list;

extern const hs_word_list hs_word_lists[];
extern const size_t hs_n_word_lists;
extern const char *const hs_nicknames[];
extern const size_t hs_n_nicknames;

struct hs_resolver {
    const hs_model *model;
    hs_tagger *tagger; /* names; NULL: the model has none */
    struct hs_judge *judge; /* source types and whom they mean; NULL: the model has none */
    hs_map classes;    /* word → class bits */
    hs_map nicknames;  /* first name → bits of the groups it is in (up to 63 groups a name: bit = group mod 63) */
    hs_arena arena;
};

uint64_t hs_class_of(const hs_resolver *r, hs_str lower); /* with HS_W_PLURAL where the singular is listed */

typedef enum hs_name_kind { HS_NAME_PERSON, HS_NAME_OUTLET, HS_NAME_ORGANIZATION, HS_NAME_PLACE, HS_NAME_OTHER } hs_name_kind;

typedef struct hs_name_mention {
    uint32_t start, end;  /* words, titles left out */
    uint32_t title;       /* first word of the titles before it (start when there are none) */
    uint8_t kind;         /* hs_name_kind */
    bool possessive;      /* 's follows */
    float confidence;
    int32_t actor;        /* -1: none */
} hs_name_mention;

typedef struct hs_actor_mention {
    uint32_t start, end;
    hs_form form;
    int32_t next; /* in the scene's list; -1 ends */
} hs_actor_mention;

enum { HS_ACTOR_ROLES = 16 };

/* Whoever may be a source, a channel or the end of a relation. */
typedef struct hs_actor {
    hs_kind kind;
    bool place;              /* a place: an entity only when it speaks */
    bool other;              /* a name of unknown kind: an entity only when it speaks */
    bool author, multiple;   /* the article's author; several people at once */
    bool house;              /* a programme or supplement of the article's own outlet */
    bool used;               /* goes into the record */
    int8_t sex;              /* +1 he, -1 she, 0 unknown */
    uint64_t party;          /* bits of what it was called: 1 Republican, 2 Democrat */
    hs_str name;             /* fullest form */
    uint32_t first, last;    /* keys of a person's first and last name; last: key of a description's head */
    uint32_t length;         /* words of the name */
    uint32_t count;          /* mentions */
    uint32_t at;             /* word of the last mention read so far */
    uint32_t born;           /* word of its first mention */
    uint64_t roles[HS_ACTOR_ROLES]; /* the nouns it was called by, as hs_role_of gives them */
    uint32_t n_roles;
    uint32_t owner;          /* for "the Clinton campaign": actor + 1 */
    int32_t first_mention, last_mention;
    double confidence;
    uint32_t id;             /* in the record, once it is there */
} hs_actor;

typedef struct hs_scene {
    const hs_resolver *r;
    const hs_tokens *t;
    const float *vectors;
    hs_str outlet, author;
    hs_arena *arena;
    hs_error *err;
    size_t n;                /* words */

    uint32_t *key;           /* word → number of its lower-case form */
    uint64_t *bits;          /* word → classes */
    uint8_t *heading;        /* sentence → 1: written as a headline, case says little */
    size_t n_keys;
    hs_str *key_str;
    uint32_t *middle, *lower; /* key → times capitalized inside a sentence, times in lower case */

    hs_name_mention *names;
    size_t n_names, cap_names;
    int32_t *name_at;        /* word → name that covers it, or -1 */

    hs_actor *actors;
    size_t n_actors, cap_actors;
    hs_actor_mention *mentions;
    size_t n_mentions, cap_mentions;
    uint64_t *role_of_key;   /* key → role */
    hs_map by_name;          /* exact name in lower case → actor + 1 */
    int32_t *by_last, *by_first; /* key → latest person with it, or -1 … */
    int32_t *chain_last, *chain_first; /* … and the one before, by actor */
    size_t cap_chain;

    int32_t *source_of;      /* attribution → its first actor (-1: none), for those resolved so far */
    uint32_t *source_word;   /* attribution → first word of its source or cue */
    struct hs_judged *judged; /* what the judge has computed of the article; NULL: there is no judge */
    hs_arena *scratch;       /* cleared after every source */
    size_t n_resolved;
    int depth;               /* of relative clauses within relative clauses */
} hs_scene;

#define HS_KEY_NONE UINT32_MAX
enum { HS_LONGEST_SOURCE = 150 }; /* words of a source span, or a cue, that are read */

/* words.c */
hs_code hs_scene_words(hs_scene *s);
bool hs_word_is(const hs_scene *s, size_t word, const char *lower); /* false past the end */
bool hs_word_among(const hs_scene *s, size_t word, const char *const *list, size_t n);
#define HS_AMONG(s, word, list) hs_word_among((s), (word), (list), sizeof(list) / sizeof *(list)) /* the list is an array */
#define HS_ANY_OF(s, word, ...) HS_AMONG(s, word, ((const char *const[]){__VA_ARGS__}))
bool hs_word_cap(const hs_scene *s, size_t word);
bool hs_possessive_at(const hs_scene *s, size_t word);             /* 's, or ' after an s, begins at word */
bool hs_glued(const hs_scene *s, size_t word);                     /* no blank between word and the next */

/* names.c */
hs_code hs_scene_names(hs_scene *s);
hs_code hs_add_name(hs_scene *s, size_t start, size_t end, size_t title, hs_name_kind kind, float confidence);

bool hs_letters_after_name(const hs_scene *s, size_t word); /* "KC", "MP" */
bool hs_known_as_name(const hs_scene *s, size_t word); /* capitalized within sentences more often than not */

/* settle.c: the kind of names of one word, by all their places in the article. */
hs_code hs_settle_names(hs_scene *s);

/* press.c: outlets by a list, by their form, and (once there are names) by where they stand. */
bool hs_by_first_name(const hs_scene *s, size_t start, size_t end); /* two words, the first of them a first name */
bool hs_listed_outlet(const hs_scene *s, size_t start, size_t end);
bool hs_station(const hs_scene *s, size_t start, size_t end);
bool hs_news_medium(const hs_scene *s, size_t word);              /* "news agency", its second word at word */
bool hs_ends_as_outlet(const hs_scene *s, size_t start, size_t end);
hs_code hs_scene_press(hs_scene *s);
bool hs_before_person(const hs_scene *s, size_t w, size_t first, size_t *before); /* the word before the person, titles and all, whose name ends before w; not before `first` */
bool hs_telling(const hs_scene *s, size_t word);       /* "told" */
bool hs_opening_mark(const hs_scene *s, size_t word);  /* of a title; an apostrophe is one too */
bool hs_audience(const hs_scene *s, size_t word);      /* "listeners" */

/* actors.c */
hs_code hs_scene_actors(hs_scene *s);
int32_t hs_new_actor(hs_scene *s, hs_kind kind, hs_str name); /* -1 when out of memory */
hs_code hs_mention_add(hs_scene *s, int32_t actor, size_t start, size_t end, hs_form form);
uint64_t hs_role_of(const hs_scene *s, size_t word); /* the same for "Gov." and "governor" */
void hs_actor_role(hs_scene *s, int32_t actor, size_t word);
bool hs_actor_has_role(const hs_actor *a, uint64_t role);
uint64_t hs_past_role(uint64_t role); /* what was held once, beside what is held */
bool hs_former(const hs_scene *s, size_t word); /* "former", "ex" */

/* phrase.c: a source span (or a part of one that "and" joins) and its head. */
typedef enum hs_phrase_form { HS_PHRASE_PRONOUN, HS_PHRASE_NAME, HS_PHRASE_NOMINAL } hs_phrase_form;

typedef struct hs_phrase {
    uint32_t start, end;         /* words */
    uint32_t chunk_end;          /* the noun chunk is [start, chunk_end): what follows describes it further */
    uint32_t head;               /* its head word */
    hs_phrase_form form;
    int32_t name;                /* the name that is the head, or -1 */
    int32_t owner_name;          /* a name that qualifies the head: "Trump's lawyer", "a Clinton aide"; or -1 */
    int32_t owner_pronoun;       /* the word of "his", "her" before the head; or -1 */
    bool definite, indefinite, plural;
    bool counted;                /* "a number of delegates" */
} hs_phrase;

enum { HS_PHRASES = 8 };
size_t hs_phrases_of(const hs_scene *s, size_t start, size_t end, hs_phrase *out); /* at most HS_PHRASES */
size_t hs_names_after_plural(const hs_scene *s, const hs_phrase *p);
hs_phrase hs_phrase_read(const hs_scene *s, size_t start, size_t end);
size_t hs_phrase_before(const hs_scene *s, size_t word, size_t sentence_start);    /* start of the noun chunk that ends before word */

/* reference.c, nominal.c: the actor meant, made where it is new; -1 for none (or out of memory: s->err set). */
typedef struct hs_place_in_text {
    size_t attribution;          /* being resolved */
    size_t cue, cue_end;         /* words of its cue; cue == cue_end when it has none */
    bool quoted;                 /* its content is a quotation */
} hs_place_in_text;

hs_code hs_refer(hs_scene *s, const hs_phrase *p, const hs_place_in_text *where, int32_t *actor, double *sure);
hs_code hs_pronoun(hs_scene *s, size_t word, const hs_place_in_text *where, int32_t *actor, double *sure);
hs_code hs_nominal(hs_scene *s, const hs_phrase *p, const hs_place_in_text *where, int32_t *actor, double *sure);
int8_t hs_sex_asked(const hs_scene *s, const hs_phrase *p); /* of a pronoun: 1 he, -1 she, 0 any */
int32_t hs_recent_person(const hs_scene *s, size_t word, int8_t sex, double *sure);

hs_code hs_describe_new(hs_scene *s, const hs_phrase *p, hs_kind kind, int32_t *actor); /* nominal.c: a new actor under this description */
hs_code hs_described(hs_scene *s, const hs_phrase *p, hs_kind kind, bool fresh, int32_t *actor); /* … or, unless fresh, the one that has it */
hs_code hs_register_actor(hs_scene *s, const hs_phrase *p, hs_kind kind, hs_str name, int32_t *actor); /* … under this name */
int32_t hs_latest(const hs_scene *s, const hs_phrase *p, bool (*fits)(const hs_scene *, const hs_actor *, const hs_phrase *)); /* actor before the phrase */
enum { HS_ACTORS_ASKED = 1024 }; /* at most, where all are looked through */
bool hs_head_is(const hs_scene *s, const hs_phrase *p, const char *word);
bool hs_is_outlet(const hs_scene *s, const hs_actor *a, const hs_phrase *p);

/* bodies.c: the body that a description means. */
hs_code hs_body_nominal(hs_scene *s, const hs_phrase *p, const hs_place_in_text *where, int32_t *actor, double *sure);

/* judge.c: the model's own view of a description or a pronoun, weighed against what the rules say in *actor and *sure. */
typedef struct hs_judge hs_judge;
typedef struct hs_judged hs_judged;
hs_judge *hs_judge_new(const hs_model *m, hs_error *err);
void hs_judge_free(hs_judge *j);
hs_code hs_judge_read(hs_scene *s, const hs_attributions *attributions); /* once names have their actors */
hs_code hs_judge_channel(hs_scene *s, size_t attribution, int32_t *outlet); /* -1 where the judge all but rules the outlet out */
hs_code hs_judge_source(hs_scene *s, const hs_phrase *p, const hs_place_in_text *where, int32_t *actor, double *sure);
hs_source_type hs_type_of(const hs_actor *a); /* resolve.c */

/* reference.c: the unnamed people to whom "both" or "one of them" goes back: those of the last statements who were several. two:
 * they are two, or spoke last; unbroken: only unnamed people have spoken since. -1: none. */
int32_t hs_group_before(const hs_scene *s, size_t word, bool two, bool unbroken);

/* reference.c: the noun in the sentences before that a pronoun for such a source is likely to mean; false: none. */
bool hs_noun_before(const hs_scene *s, size_t word, hs_kind kind, bool plural, hs_phrase *out);

/* finish.c: the entities of the record; the attributions then point into them. */
hs_code hs_finish(hs_scene *s, hs_attributions *attributions, const int32_t *via, hs_entities *out);

/* called.c: the people whom the running text calls by an office or a candidacy: "the Ohio governor". */
hs_code hs_called_people(hs_scene *s);
uint64_t hs_party_asked(const hs_scene *s, const hs_phrase *p);   /* nominal.c: 1 Republican, 2 Democratic */
int32_t hs_most_named(const hs_scene *s, const hs_phrase *p);      /* nominal.c: of the people who fit */
bool hs_bears_its_kind(const hs_scene *s, const hs_actor *a, const hs_phrase *p); /* bodies.c: false for "the ministry" of what is called none */
int32_t hs_person_called(hs_scene *s, const hs_phrase *p);        /* nominal.c: somebody the article called so, or -1 */

/* channel.c: the outlet to which or through which a sentence says that its statement was made; -1 for none. */
hs_code hs_channel_in(hs_scene *s, const hs_attribution *a, hs_sentence sentence, int32_t *found);
bool hs_own_outlet(const hs_scene *s, const hs_actor *a); /* the article's own */
void hs_house_programmes(hs_scene *s); /* "the Courier's podcast “Late Edition”" in the Courier: says so of the actors */
bool hs_own_outlet_ends(const hs_scene *s, hs_str words); /* whether its name ends in them, after others */
bool hs_social_medium(const hs_actor *a);
bool hs_in_spans(const hs_scene *s, const hs_spans *spans, size_t word);

/* session.c: via of every attribution, once its source is known. */
hs_code hs_channels(hs_scene *s, hs_attributions *attributions, int32_t *via);

#endif

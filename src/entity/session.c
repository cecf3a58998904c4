/* Channels over the article: an interview or a report (a session) stays open while the same people go on speaking.
 *
 * Attributions are read in the order of the text. What a sentence says of its channel (channel.c) opens a session or takes
 * it up again; then come the credit of a digest, a block copied from an outlet, "in the same interview"; then the sessions
 * still open in which the source takes part. A session reaches back to the headline and the lede. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "entity/entity.h"

enum {
    SESSIONS = 3, /* open side by side */
    PARTY_TO = 6, /* people in one */
    HOLDS = 5,    /* paragraphs for which a session holds after it was last heard of */
    BLOCK = 15,   /* paragraphs for which a block goes on, or a session may be taken up again by name */
    LEDE = 3,     /* paragraphs of headline and lede */
    REACH = 150   /* words of a very long sentence that can bear on a word in it */
};

/* Another occasion, or somebody else who heard it. */
static const char *const other_occasions[] = {
    "tweeted", "tweet", "tweeting", "twitter", "facebook", "rally", "speech", "statement", "debate", "convention", "conference",
    "email", "text", "crowd", "courtroom", "court", "testified", "testimony", "hearing", "meeting", "letter", "reached", "press",
    "address", "briefing", "breakfast", "pulpit", "parliament", "filing", "lawsuit", "memoir", "book", "essay", "column", "posted", "whatsapp", "telegram", "instagram"};
static const char *const hearers[] = {
    "voters", "supporters", "audience", "crowd", "reporters", "delegates", "students", "donors", "lawmakers", "agents", "investigators",
    "me", "us", "shareholders", "investors", "analysts", "workers", "staff", "employees", "colleagues", "members", "guests", "fans", "parishioners", "residents",
    "parents", "journalists", "councillors", "deputies", "senators", "police", "prosecutors", "jurors"};
static const char *const own_hearers[] = {"newspaper", "paper", "magazine", "reporter", "writer", "correspondent"}; /* after "this" */

/* Between an outlet and the name of who asks for it. */
static const char *const before_asker[] = {
    "host", "co-host", "anchor", "reporter", "correspondent", "moderator", "chief", "political", "with", "and"};
static const char *const hosts[] = {"host", "anchor", "moderator", "interviewer"};

static const char *const broadcasts[] = {"interview", "broadcast", "program", "podcast", "show", "appearance", "segment"};
static const char *const broadcast_adjectives[] = {"same", "radio", "television", "call-in", "wide-ranging"};
static const char *const held_in[] = {"in", "during", "of", "on", "from", "throughout"};

/* Cues of speech beside the class HS_W_SPEECH. */
static const char *const spoken[] = {
    "spoke", "talked", "saying", "asking", "asks", "answered", "mentioned", "discuss", "discussed", "elaborated", "repeating",
    "pointed", "refers", "touched", "went", "focused", "weigh", "seized", "hypothesized", "offer", "offered", "calling",
    "accusing", "blamed", "criticized", "praised", "praising", "defended", "dismissed", "dismissing", "vowed", "pledged",
    "promised", "pushing"};

/* An interview or a report under way: who takes part, and the paragraph in which it was last heard of. */
typedef struct session {
    int32_t outlet; /* -1: none */
    int32_t who[PARTY_TO];
    size_t n;
    size_t paragraph;
} session;

/* An attribution and its first word: the list need not be in the order of the text. */
typedef struct placed { size_t word, at; } placed;

/* The article while its channels are found. */
typedef struct reading {
    hs_scene *s;
    const hs_attributions *attributions;
    int32_t *via;
    placed *order;
    size_t n;
    session open[SESSIONS];                          /* the latest first */
    int32_t block;                                   /* outlet that the last block is copied from, or -1 */
    size_t block_paragraph;                          /* where it was introduced */
    size_t looked_for_blocks, looked_for_openings;   /* sentences */
} reading;

static size_t paragraph_of(const hs_scene *s, size_t word)
{
    return s->t->sentences[s->t->words[word].sentence].paragraph;
}

/* The sentence of a word, or as much of a very long one as can bear on it. */
static hs_sentence around(const hs_scene *s, size_t word)
{
    hs_sentence x = s->t->sentences[s->t->words[word].sentence];
    if (x.start + REACH < word) x.start = (uint32_t)word - REACH;
    if (word + REACH < x.end) x.end = (uint32_t)word + REACH;
    return x;
}

/* ---- order of the text */

/* An attribution stands where its cue does; without one, its source, then its content. */
static bool first_word(const hs_scene *s, const hs_attribution *a, size_t *word)
{
    size_t end;
    if (a->cue.n && hs_words_of_span(s->t, a->cue.v[0], word, &end)) return true;
    if (a->source.n && hs_words_of_span(s->t, a->source.v[0], word, &end)) return true;
    return a->content.n && hs_words_of_span(s->t, a->content.v[0], word, &end);
}

static int by_word(const void *a, const void *b)
{
    const placed *x = a, *y = b;
    if (x->word != y->word) return x->word < y->word ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* ---- who takes part */

/* Whether a programme's title has the (lower-case) name in it. */
static bool bears_name(hs_str title, hs_str name)
{
    for (size_t k = 0; k + name.n <= title.n; k++) {
        size_t i = 0;
        while (i < name.n && (title.p[k + i] | 32) == name.p[i]) i++;
        if (i == name.n) return true;
    }
    return false;
}

/* Those heard in the session, the host whose name the programme bears, and whoever is called a host. */
static bool takes_part(const hs_scene *s, const session *x, int32_t source)
{
    for (size_t k = 0; k < x->n; k++)
        if (x->who[k] == source) return true;
    const hs_actor *a = &s->actors[source];
    hs_str last = a->kind == HS_PERSON && a->last != HS_KEY_NONE ? s->key_str[a->last] : HS_NONE;
    if (last.n > 3 && bears_name(s->actors[x->outlet].name, last)) return true;
    for (size_t k = 0; k < sizeof hosts / sizeof *hosts; k++)
        if (hs_actor_has_role(a, hs_str_hash(hs_cstr(hosts[k])))) return true;
    return false;
}

static void join(session *x, int32_t source)
{
    if (source < 0) return;
    for (size_t k = 0; k < x->n; k++)
        if (x->who[k] == source) return;
    if (x->n < PARTY_TO) x->who[x->n++] = source;
}

/* The outlet's session comes first, new where none is open; the one heard of longest ago gives way to it. */
static void join_session(session *open, int32_t outlet, int32_t source, size_t paragraph)
{
    session x = {.outlet = outlet};
    size_t k = 0;
    while (k + 1 < SESSIONS && open[k].outlet != outlet && open[k].outlet >= 0) k++;
    if (open[k].outlet == outlet) x = open[k];
    memmove(&open[1], open, k * sizeof *open);
    x.paragraph = paragraph;
    join(&x, source);
    open[0] = x;
}

/* "told CNN's Dana Marsh", "on the Tribune's show with host Lee Ortiz": who asks takes part too. */
static void join_asker(const hs_scene *s, session *x, hs_sentence sentence)
{
    for (size_t w = sentence.start; w < sentence.end; w++) {
        if (s->name_at[w] < 0 || s->names[s->name_at[w]].actor != x->outlet) continue;
        size_t k = s->names[s->name_at[w]].end, limit = k + 6;
        for (w = k; w < sentence.end && w < limit; w++) {
            int32_t name = s->name_at[w];
            if (name >= 0 && s->names[name].kind == HS_NAME_PERSON && s->names[name].actor >= 0) {
                join(x, s->names[name].actor);
                return;
            }
            if (!hs_possessive_at(s, w) && !hs_word_is(s, w, "s") && !HS_AMONG(s, w, before_asker)) break;
        }
    }
}

/* The person whose name begins at w, or whom "he", "she", "his" or "her" there means; -1: none. */
static int32_t person_at(const hs_scene *s, size_t w)
{
    int32_t k = s->name_at[w];
    if (k >= 0 && s->names[k].kind == HS_NAME_PERSON && s->names[k].start == w) return s->names[k].actor;
    if (HS_ANY_OF(s, w, "he", "his")) return hs_recent_person(s, w, 1, NULL);
    if (HS_ANY_OF(s, w, "she", "her")) return hs_recent_person(s, w, -1, NULL);
    return -1;
}

/* A sentence without a statement can open a session: "She sat down with CNN's “Morning Talk”." Three people at most. */
static hs_code opened_by(hs_scene *s, hs_sentence sentence, session *open)
{
    const hs_attribution nothing = {0};
    int32_t outlet;
    HS_TRY(hs_channel_in(s, &nothing, sentence, &outlet));
    size_t people = 0;
    for (size_t w = sentence.start; outlet >= 0 && w < sentence.end && people < 3; w++) {
        int32_t who = person_at(s, w);
        if (who >= 0) join_session(open, outlet, who, sentence.paragraph), people++;
    }
    return HS_OK;
}

/* ---- what was not said in the session */

/* What was tweeted, said at a rally, on a day of its own or to the article's own paper was not said in the interview. */
static bool elsewhere(const hs_scene *s, const hs_attribution *a, hs_sentence sentence)
{
    for (size_t w = sentence.start; w < sentence.end; w++) {
        bool day = hs_word_is(s, w, "on") && w + 1 < s->n && (s->bits[w + 1] & HS_W_TIME), here = hs_word_is(s, w, "this") && HS_AMONG(s, w + 1, own_hearers);
        if ((day || here || HS_AMONG(s, w, other_occasions)) && !hs_in_spans(s, &a->content, w)) return true;
    }
    return false;
}

/* "told voters", "told the FBI": said to somebody who has no part in the interview. */
static bool told_others(const hs_scene *s, const hs_attribution *a, const session *x)
{
    size_t start, end;
    if (a->cue.n == 0 || !hs_words_of_span(s->t, a->cue.v[0], &start, &end)) return false;
    while (start < end && !HS_ANY_OF(s, start, "told", "tells", "telling")) start++;
    if (start == end) return false;
    size_t w = start + 1;
    while (w < s->n && w < start + 4 && (s->bits[w] & HS_W_DET)) w++;
    int32_t hearer = w < s->n && s->name_at[w] >= 0 ? s->names[s->name_at[w]].actor : -1;
    if (hearer < 0) return HS_AMONG(s, w, hearers);
    if (s->actors[hearer].kind == HS_OUTLET) return hearer != x->outlet; /* the article's own: any other opens a session */
    return s->actors[hearer].kind == HS_ORGANIZATION || (s->actors[hearer].kind == HS_PERSON && !takes_part(s, x, hearer));
}

/* Whether the cue is one of speech: what somebody did or felt was not said in the interview. */
static bool states(const hs_scene *s, const hs_attribution *a)
{
    size_t start, end;
    if (a->mode != HS_INDIRECT || a->cue.n == 0 || !hs_words_of_span(s->t, a->cue.v[0], &start, &end)) return true;
    for (size_t w = start; w < end; w++)
        if ((s->bits[w] & HS_W_SPEECH) || HS_AMONG(s, w, spoken)) return true;
    return false;
}

/* ---- what goes on without being said again */

/* Whether the source is a pronoun ("she"), which takes up a speaker over the end of a paragraph. */
static bool pronoun(const hs_scene *s, const hs_attribution *a)
{
    size_t start, end;
    return a->source.n && hs_words_of_span(s->t, a->source.v[0], &start, &end) && HS_ANY_OF(s, start, "he", "she", "they");
}

/* "one of the two", "the other": of those who have just spoken. */
static bool one_of_them(const hs_scene *s, const hs_attribution *a)
{
    size_t start, end;
    if (a->source.n == 0 || !hs_words_of_span(s->t, a->source.v[0], &start, &end)) return false;
    if (hs_word_is(s, start, "the")) return HS_ANY_OF(s, start + 1, "other", "others", "first", "second", "third", "two");
    return HS_ANY_OF(s, start, "one", "another", "others", "both", "neither", "two");
}

/* "TAPPER:" in a transcript: whoever speaks in it takes part. */
static bool transcribed(const hs_scene *s, const hs_attribution *a)
{
    size_t start, end;
    if (a->source.n == 0 || !hs_words_of_span(s->t, a->source.v[0], &start, &end) || end == start) return false;
    for (size_t w = start; w < end; w++)
        if (s->t->words[w].alnum && s->t->words[w].shape != HS_SHAPE_CAPS) return false;
    return hs_word_is(s, end, ":") || hs_word_is(s, end - 1, ":");
}

/* "in the same interview", "a transcript of the interview": the last one spoken of, however long ago. */
static bool resumed(const hs_scene *s, const hs_attribution *a, hs_sentence sentence)
{
    for (size_t w = sentence.start + 2; w < sentence.end; w++) {
        if (!HS_AMONG(s, w, broadcasts) || hs_in_spans(s, &a->content, w)) continue;
        size_t k = w - 1;
        while (k > sentence.start + 1 && HS_AMONG(s, k, broadcast_adjectives)) k--;
        if (HS_ANY_OF(s, k, "the", "that") && HS_AMONG(s, k - 1, held_in)) return true;
    }
    return false;
}

/* "From the Tribune:" alone in a paragraph: what follows is copied from there. The outlet, or -1. */
static int32_t introduces_block(const hs_scene *s, size_t sentence)
{
    hs_sentence x = s->t->sentences[sentence];
    if (x.end - x.start > 12 || x.end - x.start < 2 || !hs_word_is(s, x.end - 1, ":")) return -1;
    if (sentence + 1 < s->t->n_sentences && s->t->sentences[sentence + 1].paragraph == x.paragraph) return -1;
    for (size_t w = x.start; w < x.end; w++) {
        int32_t k = s->name_at[w];
        if (k < 0 || s->names[k].actor < 0) continue;
        const hs_actor *a = &s->actors[s->names[k].actor];
        if (a->kind != HS_OUTLET || hs_own_outlet(s, a) || hs_social_medium(a)) continue;
        for (size_t v = s->names[k].end; v < x.end; v++)
            if (HS_ANY_OF(s, v, "noted", "notes")) return -1; /* a statement of its own, not a block copied from it */
        return s->names[k].actor;
    }
    return -1;
}

/* "… [Reuters]": the credit in brackets at the end of a paragraph of a digest. */
static int32_t credited(const hs_scene *s, size_t sentence)
{
    size_t w = s->t->sentences[sentence].start, limit = w + 200, paragraph = s->t->sentences[sentence].paragraph;
    for (; w < s->n && w < limit && paragraph_of(s, w) == paragraph; w++) {
        if (!hs_word_is(s, w, "[")) continue;
        for (size_t k = w + 1; k < s->n && k < w + 12 && !hs_word_is(s, k, "]"); k++) {
            int32_t name = s->name_at[k], actor = name >= 0 ? s->names[name].actor : -1;
            if (actor < 0 || !hs_word_is(s, s->names[name].end + hs_word_is(s, s->names[name].end, "."), "]")) continue;
            return s->actors[actor].kind == HS_OUTLET && !hs_own_outlet(s, &s->actors[actor]) ? actor : -1;
        }
    }
    return -1;
}

/* ---- what reaches back */

/* The headline and the lede report what the interview further down said: the same speaker's statements there take its channel. */
static void carry_back(const reading *r)
{
    const int32_t *source_of = r->s->source_of;
    for (size_t k = 0; k < r->n && k < 40; k++) {
        size_t at = r->order[k].at;
        if (r->via[at] < 0 || paragraph_of(r->s, r->order[k].word) > LEDE) continue;
        for (size_t j = 0; j < k && source_of[at] >= 0; j++) {
            size_t before = r->order[j].at;
            if (r->via[before] < 0 && source_of[before] == source_of[at] && paragraph_of(r->s, r->order[j].word) < LEDE) r->via[before] = r->via[at];
        }
        return;
    }
}

/* ---- the article */

/* Blocks introduced and sessions opened in the sentences before this one. */
static hs_code read_up_to(reading *r, size_t sentence)
{
    for (; r->looked_for_blocks < sentence; r->looked_for_blocks++) {
        int32_t outlet = introduces_block(r->s, r->looked_for_blocks);
        if (outlet >= 0) r->block = outlet, r->block_paragraph = r->s->t->sentences[r->looked_for_blocks].paragraph;
    }
    for (; r->looked_for_openings < sentence; r->looked_for_openings++)
        HS_TRY(opened_by(r->s, r->s->t->sentences[r->looked_for_openings], r->open));
    r->looked_for_openings = sentence + 1; /* the one with the statement opens none of itself */
    return HS_OK;
}

/* The channel that the text gives the k-th attribution in so many words: it opens its session, or takes it up again. */
static hs_code channel_given(reading *r, size_t k)
{
    hs_scene *s = r->s;
    size_t at = r->order[k].at, word = r->order[k].word, here = paragraph_of(s, word);
    const hs_attribution *a = &r->attributions->v[at];
    hs_sentence near = around(s, word);
    int32_t *via = &r->via[at];
    HS_TRY(hs_channel_in(s, a, near, via));
    if (*via < 0) *via = credited(s, s->t->words[word].sentence);
    if (*via < 0 && here > r->block_paragraph && here - r->block_paragraph <= BLOCK) *via = r->block;
    if (*via < 0 && r->open->outlet >= 0 && here - r->open->paragraph <= BLOCK && resumed(s, a, near)) *via = r->open->outlet;
    if (*via < 0) return HS_OK;
    join_session(r->open, *via, s->source_of[at], here);
    for (size_t j = 1; j < a->n_sources; j++) join(r->open, (int32_t)a->sources[j]);
    join_asker(s, r->open, near);
    return HS_OK;
}

/* Whether the k-th attribution follows at once, in the same paragraph, one that has a channel; over its end, a pronoun can. */
static bool follows(const reading *r, size_t k)
{
    if (k == 0 || r->via[r->order[k - 1].at] < 0) return false;
    size_t apart = paragraph_of(r->s, r->order[k].word) - paragraph_of(r->s, r->order[k - 1].word);
    return apart == 0 || (apart == 1 && pronoun(r->s, &r->attributions->v[r->order[k].at]));
}

/* The open session in which the source of the k-th attribution goes on speaking. */
static void channel_held(reading *r, size_t k)
{
    const hs_scene *s = r->s;
    size_t at = r->order[k].at, word = r->order[k].word, here = paragraph_of(s, word);
    const hs_attribution *a = &r->attributions->v[at];
    int32_t source = s->source_of[at];
    bool next = follows(r, k), same = next && s->source_of[r->order[k - 1].at] == source;
    if (source < 0 || !(same || states(s, a)) || elsewhere(s, a, around(s, word))) return;
    for (session *x = r->open; x < r->open + SESSIONS && x->outlet >= 0; x++) {
        bool party = takes_part(s, x, source) || transcribed(s, a) || (next && x->outlet == r->via[r->order[k - 1].at] && one_of_them(s, a));
        if (here - x->paragraph > HOLDS || !party || told_others(s, a, x)) continue;
        r->via[at] = x->outlet, x->paragraph = here;
        return;
    }
}

hs_code hs_channels(hs_scene *s, hs_attributions *attributions, int32_t *via)
{
    reading r = {.s = s, .attributions = attributions, .via = via, .block = -1};
    for (size_t k = 0; k < SESSIONS; k++) r.open[k].outlet = -1;
    hs_house_programmes(s);
    r.order = HS_ARRAY(s->arena, placed, attributions->n + 1);
    if (!r.order) return hs_nomem(s->err);
    for (size_t k = 0; k < attributions->n; k++) {
        via[k] = -1;
        if (first_word(s, &attributions->v[k], &r.order[r.n].word)) r.order[r.n++].at = k;
    }
    qsort(r.order, r.n, sizeof *r.order, by_word);
    for (size_t k = 0; k < r.n; k++) {
        size_t at = r.order[k].at;
        HS_TRY(read_up_to(&r, s->t->words[r.order[k].word].sentence));
        if (s->source_of[at] >= 0 && s->actors[s->source_of[at]].kind == HS_OUTLET) continue;
        HS_TRY(channel_given(&r, k));
        if (via[at] < 0) channel_held(&r, k);
    }
    carry_back(&r);
    for (size_t k = 0; k < attributions->n; k++) HS_TRY(hs_judge_channel(s, k, &via[k]));
    return HS_OK;
}

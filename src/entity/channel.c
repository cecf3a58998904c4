/* Channels: the outlet, other than the article's own, to which or through which a statement was made.
 *
 * A sentence names its channel by what stands before the outlet ("told CNN", "in an interview with", "on", "according
 * to") or after it ("reported"). A channel holds while the same source goes on speaking. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "entity/entity.h"

static bool own_outlet(const hs_scene *s, const hs_actor *a)
{
    return s->outlet.p && hs_outlet_same(s->outlet, a->name);
}

static bool social_medium(const hs_actor *a)
{
    static const char *const media[] = {"Twitter", "Facebook", "Instagram", "YouTube", "Snapchat", "Reddit", "Tumblr", "Periscope"};
    for (size_t k = 0; k < sizeof media / sizeof *media; k++)
        if (hs_str_is(a->name, media[k])) return true;
    return false;
}

static bool any_of(const hs_scene *s, size_t w, const char *const *words, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (hs_word_is(s, w, words[k])) return true;
    return false;
}
#define ANY_OF(s, w, ...) any_of((s), (w), (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* Whether word lies in one of the word ranges of these spans. */
static bool within(const hs_scene *s, const hs_spans *spans, size_t w)
{
    uint32_t at = s->t->words[w].span.start;
    for (size_t k = 0; k < spans->n; k++)
        if (at >= spans->v[k].start && at < spans->v[k].end) return true;
    return false;
}

/* A poll, or an average of polls, under an outlet's name speaks for itself: nobody told it anything. */
static bool survey_of(const hs_scene *s, size_t w)
{
    for (size_t end = w + 4; w < end; w++) {
        if (ANY_OF(s, w, "poll", "polls", "survey", "average", "averages", "aggregate")) return true;
        if (!ANY_OF(s, w, "/", "-", "polling", "national", "recent", "tracking") && s->name_at[w] < 0) return false;
    }
    return false;
}

/* Whether "told", "on", "with" at k lets something be said to or through the outlet after it. */
static bool carries(const hs_scene *s, size_t k, size_t sentence_start)
{
    if (k == sentence_start) return !hs_word_is(s, k, "with");
    if (hs_word_is(s, k, "on")) return !ANY_OF(s, k - 1, "was", "watch", "based", "focused", "attack", "attacks", "debate", "relied", "depends");
    if (hs_word_is(s, k, "in")) return !ANY_OF(s, k - 1, "profiled", "featured", "mentioned", "ad", "advertisement");
    if (!hs_word_is(s, k, "with")) return true;
    while (k > sentence_start + 1 && ((s->bits[k - 1] & (HS_W_TIME | HS_W_DET)) || ANY_OF(s, k - 1, "last", "month", "week", "year", "wednesday"))) k--;
    return ANY_OF(s, k - 1, "interview", "interviews", "spoke", "speaking", "sat", "conversation", "talking", "talked", "chat", "down", "appearance");
}

/* Whether the words around an outlet's name make it the channel of what the sentence reports. */
static bool channel_words(const hs_scene *s, const hs_attribution *a, const hs_name_mention *m, size_t sentence_start)
{
    static const char *const to_whom[] = {"according", "spoke", "speaking", "statement", "said", "talking", "talked", "interview", "wrote", "confirmed", "email", "comments", "speaks", "remarks", "admitted", "talks", "explained", "gave", "responded", "disclosed", "reiterated", "message", "acknowledged", "acknowledging", "complained", "complaining", "comment", "explaining", "confirming", "writing", "saying", "giving", "statements"};
    size_t w = m->start;
    if (survey_of(s, m->end)) return false;
    if (ANY_OF(s, m->end, "interview", "chat", "podcast", "broadcast", "segment", "appearance", "questionnaire")) return true;
    for (size_t steps = 0; w > sentence_start && steps < 7; steps++) {
        size_t k = w - 1;
        if (s->name_at[k] < 0 && ANY_OF(s, k, "told", "tells", "telling", "wrote", "on", "via", "with", "in")) return carries(s, k, sentence_start);
        if (hs_word_is(s, k, "during")) return true;
        if (hs_word_is(s, k, "to")) return k > sentence_start && (within(s, &a->cue, k - 1) || any_of(s, k - 1, to_whom, sizeof to_whom / sizeof *to_whom));
        if (hs_word_is(s, k, "by")) {
            size_t v = k;
            while (v > sentence_start + 1 && ((s->bits[v - 1] & HS_W_TIME) || ANY_OF(s, v - 1, "first", "last", "week"))) v--;
            return v > sentence_start && ANY_OF(s, v - 1, "reported", "quoted", "published", "obtained", "interviewed", "cited", "asked", "released", "reviewed", "interview", "provided", "seen", "shared", "broadcast", "aired", "report") && !(ANY_OF(s, v - 1, "published", "released") && ANY_OF(s, v - 2, "poll", "survey"));
        }
        if (hs_word_is(s, k, "from")) return hs_word_is(s, m->end, ":") || k == sentence_start;
        if (hs_word_is(s, k, "of")) return k > sentence_start && ANY_OF(s, k - 1, "issue", "edition", "episode", "broadcast", "pages");
        if (hs_word_is(s, k, "for")) return k > sentence_start && ANY_OF(s, k - 1, "piece", "column", "op-ed", "wrote", "writing", "article", "essay", "interview", "editorial", "story", "columnist");
        if (ANY_OF(s, k, "at", "reported")) return hs_word_is(s, k, "reported");
        if (s->t->words[k].alnum && !(s->bits[k] & (HS_W_DET | HS_W_DEMONYM | HS_W_PLACE | HS_W_PROGRAM | HS_W_BODY | HS_W_ROLE | HS_W_MEDIA | HS_W_TIME)) && s->name_at[k] < 0 && !ANY_OF(s, k, "conservative", "liberal", "local", "radio", "cable", "national", "weekly", "daily", "recent", "own")) return false;
        w = k;
    }
    return false;
}

/* "Ana Ruiz of the Tribune wrote", "the Tribune's Ana Ruiz, in a column": read in the paper that the writer is named with. */
static bool writes_there(const hs_scene *s, const hs_attribution *a, const hs_name_mention *m, hs_sentence sentence)
{
    if (!within(s, &a->source, m->start) || !a->n_sources || s->actors[a->sources[0]].kind != HS_PERSON) return false;
    if (m->start > 0 && ANY_OF(s, m->start - 1, "for") && m->start > 1 && hs_word_is(s, m->start - 2, "writing")) return true;
    if (hs_word_is(s, m->end, "host") && m->end + 1 < s->n && s->name_at[m->end + 1] >= 0) return true; /* on the show itself */
    for (size_t w = sentence.start; w < sentence.end; w++)
        if ((ANY_OF(s, w, "article", "column", "essay", "op-ed", "editorial") || (within(s, &a->cue, w) && ANY_OF(s, w, "wrote", "writes", "writing"))) && !within(s, &a->content, w)) return true;
    return false;
}

static bool outlet_speaks(const hs_scene *s, const hs_name_mention *m)
{
    size_t w = m->end;
    if (ANY_OF(s, w, "has", "had", "also", "first", "previously")) w++;
    return ANY_OF(s, w, "reported", "reports", "reporting", "quoted", "noted", "notes", "obtained", "published", "quotes");
}

static bool is_source(const hs_attribution *a, uint32_t actor)
{
    for (size_t k = 0; k < a->n_sources; k++)
        if (a->sources[k] == actor) return true;
    return false;
}

/* The outlet of this name, new where the article has none. */
static hs_code outlet_called(hs_scene *s, size_t start, size_t end, int32_t *actor)
{
    hs_str name = hs_words_str(s->t, start, end), key = hs_lower(name, s->arena);
    bool added;
    uint64_t *at = key.p ? hs_map_at(&s->by_name, key, &added) : NULL;
    if (!at) return hs_nomem(s->err);
    if (!*at) {
        *actor = hs_new_actor(s, HS_OUTLET, name);
        if (*actor < 0) return HS_ENOMEM;
        *at = (uint64_t)*actor + 1;
        HS_TRY(hs_mention_add(s, *actor, start, end, HS_NAME));
    }
    *actor = (int32_t)(*at - 1);
    if (s->actors[*actor].kind != HS_PERSON) s->actors[*actor].kind = HS_OUTLET, s->actors[*actor].place = s->actors[*actor].other = false;
    else *actor = -1;
    return HS_OK;
}

static bool quote_mark(const hs_scene *s, size_t w)
{
    return ANY_OF(s, w, "“", "\"", "''", "``", "‘", "'");
}

/* A title that begins at w, in quotation marks or as a name: "Morning Talk". Its end; w when there is none. */
static size_t title_at(const hs_scene *s, size_t *w, size_t limit)
{
    bool marked = quote_mark(s, *w);
    size_t from = *w + marked, end = from;
    if (marked) {
        while (end < limit && end < from + 7 && (s->t->words[end].alnum || hs_glued(s, end - 1)) && !ANY_OF(s, end, "”", "\"", "''", ",", "’’")) end++;
        if (!hs_word_cap(s, from) && s->t->words[from].shape != HS_SHAPE_NUMBER) return *w;
    } else if (from > 1 && ANY_OF(s, from - 2, "radio", "talk", "television", "tv") && hs_word_cap(s, from) && hs_possessive_at(s, from + 1)) {
        while (end < limit && end < from + 7 && (hs_word_cap(s, end) || hs_possessive_at(s, end) || hs_word_is(s, end, "s"))) end++;
    } else if (from < limit && s->name_at[from] >= 0 && s->names[s->name_at[from]].start == from && (s->names[s->name_at[from]].kind != HS_NAME_PERSON || (from > 0 && hs_word_is(s, from - 1, "the") && hs_word_cap(s, from - 1)))) {
        end = s->names[s->name_at[from]].end;
    }
    while (end > from && !s->t->words[end - 1].alnum) end--;
    if (end == from) return *w;
    *w = from;
    return end;
}

/* "CNN's “Morning Talk”": the programme is the channel, not the network. */
static hs_code programme_of(hs_scene *s, const hs_name_mention *m, size_t limit, int32_t *actor)
{
    size_t w = m->end;
    if (!hs_possessive_at(s, w)) return HS_OK;
    w += hs_word_is(s, w + 1, "s") ? 2 : 1;
    while (w < limit && ANY_OF(s, w, "show", "program", "podcast", "sunday", "morning", "weekend", "popular")) w++;
    size_t end = w < limit ? title_at(s, &w, limit) : w;
    if (end <= w || end - w > 6) return HS_OK;
    if (s->name_at[w] >= 0 && s->names[s->name_at[w]].kind == HS_NAME_PERSON) return HS_OK;
    int32_t found;
    HS_TRY(outlet_called(s, w, end, &found));
    if (found >= 0) *actor = found;
    return HS_OK;
}

/* "on the podcast “Morning Talk”", "told the newspaper, The Perry Post": a title after the word for what it is. */
static hs_code titled_medium(hs_scene *s, const hs_attribution *a, size_t w, hs_sentence sentence, int32_t *actor)
{
    size_t limit = sentence.end;
    const hs_name_mention medium = {.start = (uint32_t)w, .end = (uint32_t)w};
    if (!ANY_OF(s, w, "show", "podcast", "program", "programme", "newspaper", "magazine", "station", "network") || !channel_words(s, a, &medium, sentence.start)) return HS_OK;
    size_t t = w + 1;
    if (hs_word_is(s, t, ",")) t++;
    if (hs_word_is(s, t, "the") && t + 1 < limit && s->name_at[t] < 0) t++;
    size_t end = t < limit ? title_at(s, &t, limit) : t;
    if (end <= t || end - t > 6) return HS_OK;
    return outlet_called(s, t, end, actor);
}

/* A name with a title in quotation marks after its 's: a network with its programme. */
static bool titled(const hs_scene *s, const hs_name_mention *m)
{
    return hs_possessive_at(s, m->end) && quote_mark(s, m->end + (hs_word_is(s, m->end + 1, "s") ? 2 : 1));
}

/* "told the newspaper": the outlet named last. */
static int32_t outlet_before(const hs_scene *s, const hs_attribution *a, size_t w, size_t sentence_start)
{
    enum { BACK = 120 };
    if (w < sentence_start + 2 || !ANY_OF(s, w, "newspaper", "paper", "magazine", "network", "outlet", "publication", "station") || !ANY_OF(s, w - 1, "the", "news")) return -1;
    size_t k = w - 1 - hs_word_is(s, w - 1, "news");
    if (!hs_word_is(s, k, "the") || k == sentence_start || !(ANY_OF(s, k - 1, "told", "tells", "telling") || (hs_word_is(s, k - 1, "to") && k > sentence_start + 1 && within(s, &a->cue, k - 2)))) return -1;
    for (size_t steps = 0; k > 0 && steps < BACK; k--, steps++) {
        int32_t name = s->name_at[k - 1];
        if (name >= 0 && s->names[name].actor >= 0 && s->actors[s->names[name].actor].kind == HS_OUTLET && !social_medium(&s->actors[s->names[name].actor])) return s->names[name].actor;
    }
    return -1;
}

static hs_code channel_in(hs_scene *s, const hs_attribution *a, hs_sentence sentence, int32_t *found)
{
    *found = -1;
    for (size_t w = sentence.start; w < sentence.end && *found < 0; w++) {
        int32_t k = s->name_at[w];
        if (k < 0) {
            if (!within(s, &a->content, w) && !within(s, &a->source, w)) HS_TRY(titled_medium(s, a, w, sentence, found));
            if (*found < 0 && !within(s, &a->content, w)) *found = outlet_before(s, a, w, sentence.start);
            continue;
        }
        const hs_name_mention m = s->names[k];
        bool document = a->n_sources && s->actors[a->sources[0]].kind == HS_DOCUMENT_SOURCE;
        bool outlet = m.actor >= 0 && (s->actors[m.actor].kind == HS_OUTLET || (s->actors[m.actor].kind == HS_ORGANIZATION && titled(s, &m)));
        if (m.start == w && outlet && !is_source(a, (uint32_t)m.actor) && !within(s, &a->content, w) && (document || !within(s, &a->source, w) || writes_there(s, a, &m, sentence) || (w > 0 && hs_word_is(s, w - 1, "to")))) {
            const hs_actor *actor = &s->actors[m.actor];
            if (!own_outlet(s, actor) && !social_medium(actor) && (channel_words(s, a, &m, sentence.start) || outlet_speaks(s, &m) || writes_there(s, a, &m, sentence))) {
                *found = m.actor;
                HS_TRY(programme_of(s, &m, sentence.end, found));
            }
        }
        if (m.end > w + 1) w = m.end - 1;
    }
    if (*found >= 0 && (own_outlet(s, &s->actors[*found]) || is_source(a, (uint32_t)*found))) *found = -1;
    return HS_OK;
}

static bool first_word(const hs_scene *s, const hs_attribution *a, size_t *word)
{
    size_t end;
    if (a->cue.n && hs_words_of_span(s->t, a->cue.v[0], word, &end)) return true;
    if (a->source.n && hs_words_of_span(s->t, a->source.v[0], word, &end)) return true;
    return a->content.n && hs_words_of_span(s->t, a->content.v[0], word, &end);
}

/* The sentence of a word, or as much of a very long one as can bear on it. */
static hs_sentence around(const hs_scene *s, size_t word)
{
    enum { REACH = 150 };
    hs_sentence x = s->t->sentences[s->t->words[word].sentence];
    if (x.start + REACH < word) x.start = (uint32_t)word - REACH;
    if (word + REACH < x.end) x.end = (uint32_t)word + REACH;
    return x;
}

/* An interview or a report under way: who takes part, and where it was last heard of. */
enum { HOLDS = 5, LEDE = 3, PARTY_TO = 6, BLOCK = 15 };

typedef struct session {
    int32_t outlet; /* -1: none */
    int32_t who[PARTY_TO];
    size_t n;
    size_t paragraph;
} session;

static size_t paragraph_of(const hs_scene *s, size_t word)
{
    return s->t->sentences[s->t->words[word].sentence].paragraph;
}

/* Whether a title has the (lower-case) word in it. */
static bool ends_or_holds(hs_str title, hs_str word)
{
    for (size_t k = 0; k + word.n <= title.n; k++) {
        size_t i = 0;
        while (i < word.n && (title.p[k + i] | 32) == word.p[i]) i++;
        if (i == word.n) return true;
    }
    return false;
}

static bool takes_part(const hs_scene *s, const session *x, int32_t source)
{
    for (size_t k = 0; k < x->n; k++)
        if (x->who[k] == source) return true;
    /* the host whose name the programme bears */
    hs_str show = s->actors[x->outlet].name, name = s->actors[source].kind == HS_PERSON && s->actors[source].last != HS_KEY_NONE ? s->key_str[s->actors[source].last] : HS_NONE;
    if (name.n > 3 && ends_or_holds(show, name)) return true;
    static const char *const hosts[] = {"host", "anchor", "moderator", "interviewer"};
    for (size_t k = 0; k < sizeof hosts / sizeof *hosts; k++)
        if (hs_actor_has_role(&s->actors[source], hs_str_hash(hs_cstr(hosts[k])))) return true;
    return false;
}

static void join(session *x, int32_t source)
{
    if (source < 0) return;
    for (size_t k = 0; k < x->n; k++)
        if (x->who[k] == source) return;
    if (x->n < PARTY_TO) x->who[x->n++] = source;
}

/* The interviews and reports under way, the latest first. */
enum { SESSIONS = 3 };

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
            if (!hs_possessive_at(s, w) && !hs_word_is(s, w, "s") && !ANY_OF(s, w, "host", "anchor", "reporter", "correspondent", "moderator", "with", "chief", "political", "and", "co-host")) break;
        }
    }
}

/* A sentence without a statement can open an interview: "She sat down with CNN's “Morning Talk”." */
static hs_code opened_between(hs_scene *s, size_t from, size_t to, session *x)
{
    const hs_attribution nothing = {0};
    for (size_t k = from; k < to; k++) {
        hs_sentence sentence = s->t->sentences[k];
        int32_t outlet;
        HS_TRY(channel_in(s, &nothing, sentence, &outlet));
        if (outlet < 0) continue;
        size_t people = 0;
        for (size_t w = sentence.start; w < sentence.end && people < 3; w++) {
            int32_t who = -1;
            if (s->name_at[w] >= 0 && s->names[s->name_at[w]].kind == HS_NAME_PERSON && s->names[s->name_at[w]].start == w) who = s->names[s->name_at[w]].actor;
            else if (ANY_OF(s, w, "he", "she")) who = hs_recent_person(s, w, hs_word_is(s, w, "he") ? 1 : -1, NULL);
            if (who >= 0) join_session(x, outlet, who, sentence.paragraph), people++;
        }
    }
    return HS_OK;
}

/* Words of another occasion: what was tweeted or said at a rally was not said in the interview. */
static bool elsewhere(const hs_scene *s, const hs_attribution *a, hs_sentence sentence)
{
    for (size_t w = sentence.start; w < sentence.end; w++)
        if (ANY_OF(s, w, "tweeted", "tweet", "tweeting", "twitter", "facebook", "rally", "speech", "statement", "debate", "convention", "conference", "email", "text", "crowd") && !within(s, &a->content, w)) return true;
    return false;
}

/* "told voters", "told the FBI": said to somebody who has no part in the interview. */
static bool told_others(const hs_scene *s, const hs_attribution *a, const session *x)
{
    size_t start, end;
    if (a->cue.n == 0 || !hs_words_of_span(s->t, a->cue.v[0], &start, &end)) return false;
    while (start < end && !ANY_OF(s, start, "told", "tells", "telling")) start++;
    if (start == end) return false;
    size_t w = start + 1;
    while (w < s->n && w < start + 4 && (s->bits[w] & HS_W_DET)) w++;
    if (w >= s->n) return false;
    if (s->name_at[w] >= 0 && s->names[s->name_at[w]].actor >= 0) {
        int32_t hearer = s->names[s->name_at[w]].actor;
        return s->actors[hearer].kind == HS_ORGANIZATION || (s->actors[hearer].kind == HS_PERSON && !takes_part(s, x, hearer));
    }
    return ANY_OF(s, w, "voters", "supporters", "audience", "crowd", "reporters", "delegates", "students", "donors", "lawmakers", "agents", "investigators");
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
        if (!ANY_OF(s, w, "interview", "broadcast", "program", "podcast", "show", "appearance", "segment") || within(s, &a->content, w)) continue;
        size_t k = w - 1;
        while (k > sentence.start + 1 && ANY_OF(s, k, "same", "radio", "television", "call-in", "wide-ranging")) k--;
        if (ANY_OF(s, k, "the", "that") && ANY_OF(s, k - 1, "in", "during", "of", "on", "from", "throughout")) return true;
    }
    return false;
}

/* Whether the cue is one of speech: what somebody did or felt was not said in the interview. */
static bool states(const hs_scene *s, const hs_attribution *a)
{
    static const char *const spoken[] = {"pointed", "went", "discussed", "asking", "asks", "answered", "touched", "spoke", "talked", "mentioned", "accusing", "calling", "refers", "saying", "focused", "weigh", "praised", "praising", "defended", "dismissed", "dismissing", "discuss", "elaborated", "criticized", "blamed", "vowed", "pledged", "promised", "pushing", "repeating", "offer", "offered", "seized", "hypothesized"};
    if (a->mode != HS_INDIRECT || a->cue.n == 0) return true;
    size_t start, end;
    if (!hs_words_of_span(s->t, a->cue.v[0], &start, &end)) return true;
    for (size_t w = start; w < end; w++)
        if ((s->bits[w] & HS_W_SPEECH) || any_of(s, w, spoken, sizeof spoken / sizeof *spoken)) return true;
    return false;
}

/* An attribution and its first word: the list need not be in the order of the text. */
typedef struct placed { size_t word, at; } placed;

static int by_word(const void *a, const void *b)
{
    const placed *x = a, *y = b;
    if (x->word != y->word) return x->word < y->word ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* The headline and the lede report what the interview further down said: the same speaker's statements there take its channel. */
static void carry_back(const hs_scene *s, const placed *order, size_t n, int32_t *via)
{
    for (size_t k = 0; k < n && k < 40; k++) {
        size_t at = order[k].at;
        if (via[at] < 0 || paragraph_of(s, order[k].word) > LEDE) continue;
        for (size_t j = 0; j < k; j++) {
            size_t before = order[j].at;
            if (via[before] < 0 && s->source_of[before] == s->source_of[at] && s->source_of[at] >= 0 && paragraph_of(s, order[j].word) < LEDE) via[before] = via[at];
        }
        return;
    }
}

/* "She defended the plan. “It is sound,” she told the Tribune.": the statement that a quotation bears out was made there too. */
static void carry_to_announced(const hs_scene *s, const hs_attributions *attributions, const placed *order, size_t k, int32_t *via)
{
    size_t at = order[k].at;
    const hs_attribution *quoted = &attributions->v[at];
    if (quoted->mode == HS_INDIRECT || !quoted->content.n || !quoted->cue.n || quoted->content.v[0].start > quoted->cue.v[0].start || s->source_of[at] < 0) return;
    if (k == 0) return;
    size_t before = order[k - 1].at;
    if (via[before] >= 0 || s->source_of[before] != s->source_of[at] || paragraph_of(s, order[k].word) - paragraph_of(s, order[k - 1].word) > 1) return;
    if (!elsewhere(s, &attributions->v[before], around(s, order[k - 1].word))) via[before] = via[at];
}

/* "From the Tribune:" alone in a paragraph: what follows is copied from there. */
static bool introduces_block(const hs_scene *s, size_t sentence, int32_t *outlet)
{
    hs_sentence x = s->t->sentences[sentence];
    if (x.end - x.start > 12 || x.end - x.start < 2 || !hs_word_is(s, x.end - 1, ":")) return false;
    if (sentence + 1 < s->t->n_sentences && s->t->sentences[sentence + 1].paragraph == x.paragraph) return false;
    for (size_t w = x.start; w < x.end; w++) {
        int32_t k = s->name_at[w];
        if (k < 0 || s->names[k].actor < 0) continue;
        const hs_actor *a = &s->actors[s->names[k].actor];
        if (a->kind != HS_OUTLET || own_outlet(s, a) || social_medium(a)) continue;
        for (size_t v = s->names[k].end; v < x.end; v++)
            if (ANY_OF(s, v, "noted", "notes")) return false; /* a statement of its own, not a block copied from it */
        *outlet = s->names[k].actor;
        return true;
    }
    return false;
}

/* "… [Reuters]": the credit in brackets at the end of a paragraph of a digest. */
static int32_t credited(const hs_scene *s, size_t sentence)
{
    size_t paragraph = s->t->sentences[sentence].paragraph, w = s->t->sentences[sentence].start;
    for (size_t steps = 0; w < s->n && steps < 200 && s->t->sentences[s->t->words[w].sentence].paragraph == paragraph; w++, steps++) {
        if (!hs_word_is(s, w, "[")) continue;
        for (size_t k = w + 1; k < s->n && k < w + 12 && !hs_word_is(s, k, "]"); k++)
            if (s->name_at[k] >= 0 && s->names[s->name_at[k]].actor >= 0 && hs_word_is(s, s->names[s->name_at[k]].end, "]")) {
                int32_t actor = s->names[s->name_at[k]].actor;
                return s->actors[actor].kind == HS_OUTLET && !own_outlet(s, &s->actors[actor]) ? actor : -1;
            }
    }
    return -1;
}

hs_code hs_channels(hs_scene *s, hs_attributions *attributions, int32_t *via)
{
    session open[SESSIONS];
    for (size_t k = 0; k < SESSIONS; k++) open[k] = (session){.outlet = -1};
    size_t read = 0; /* sentences */
    int32_t block = -1;
    size_t block_paragraph = 0, block_read = 0, n = 0;
    placed *order = HS_ARRAY(s->arena, placed, attributions->n + 1);
    if (!order) return hs_nomem(s->err);
    for (size_t k = 0; k < attributions->n; k++) {
        via[k] = -1;
        if (first_word(s, &attributions->v[k], &order[n].word)) order[n++].at = k;
    }
    qsort(order, n, sizeof *order, by_word);
    for (size_t i = 0; i < n; i++) {
        size_t k = order[i].at, word = order[i].word;
        hs_attribution *a = &attributions->v[k];
        size_t at = s->t->words[word].sentence, here = s->t->sentences[at].paragraph;
        for (; block_read < at; block_read++)
            if (introduces_block(s, block_read, &block)) block_paragraph = s->t->sentences[block_read].paragraph;
        if (at > read) HS_TRY(opened_between(s, read, at, open));
        if (at + 1 > read) read = at + 1;
        int32_t source = s->source_of[k];
        if (source >= 0 && s->actors[source].kind == HS_OUTLET) continue;
        hs_sentence near = around(s, word);
        HS_TRY(channel_in(s, a, near, &via[k]));
        if (via[k] >= 0) carry_to_announced(s, attributions, order, i, via);
        if (via[k] < 0) via[k] = credited(s, at);
        if (via[k] < 0 && block >= 0 && here > block_paragraph && here - block_paragraph <= BLOCK) via[k] = block;
        if (via[k] < 0 && open->outlet >= 0 && here - open->paragraph <= BLOCK && resumed(s, a, near)) via[k] = open->outlet;
        if (via[k] >= 0) {
            join_session(open, via[k], source, here);
            for (size_t j = 1; j < a->n_sources; j++) join(open, (int32_t)a->sources[j]);
            join_asker(s, open, near);
            continue;
        }
        if (source < 0 || !states(s, a) || elsewhere(s, a, near)) continue;
        for (session *x = open; x < open + SESSIONS && x->outlet >= 0; x++)
            if (here - x->paragraph <= HOLDS && (takes_part(s, x, source) || transcribed(s, a)) && !told_others(s, a, x)) {
                via[k] = x->outlet, x->paragraph = here;
                break;
            }
    }
    carry_back(s, order, n, via);
    return HS_OK;
}

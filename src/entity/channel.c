/* The channel of one sentence: the outlet, other than the article's own, to which or through which a statement was made.
 *
 * A sentence names its channel by what stands before the outlet ("told CNN", "in an interview with", "on", "according
 * to"), by what follows it ("reported"), or by its writer ("Ana Ruiz of the Tribune wrote"). A programme is the channel
 * rather than its network. Session.c says how long a channel holds. */
#include <string.h>

#include "base/utf8.h"
#include "entity/entity.h"

/* Before an outlet: a word that can make it the channel. */
static const char *const carriers[] = {"told", "tells", "telling", "tell", "assured", "assuring", "wrote", "on", "via", "with", "in"};
static const char *const links[] = {"during", "to", "by", "from", "of", "for", "at", "reported"};

/* Before "to", "by", "of", "for": what is said to a channel, brought out by it, found in it, written for it. */
static const char *const said_to[] = {
    "according", "spoke", "speaking", "speaks", "said", "saying", "talking", "talked", "talks", "wrote", "writing", "gave", "giving",
    "confirmed", "confirming", "admitted", "acknowledged", "acknowledging", "complained", "complaining", "explained", "explaining",
    "boasted", "gushed", "confided", "conceded", "leaked", "responded", "disclosed", "reiterated", "statement", "statements", "comment", "comments", "remarks", "interview", "email", "message", "call"};
static const char *const brought_out_by[] = {
    "reported", "report", "quoted", "published", "released", "broadcast", "aired", "obtained", "provided", "shared", "seen", "reviewed",
    "interviewed", "interview", "podcast", "asked", "cited"};
static const char *const found_in[] = {"issue", "edition", "episode", "broadcast", "pages"};
static const char *const written_for[] = {
    "piece", "column", "columnist", "op-ed", "article", "essay", "editorial", "story", "interview", "wrote", "writing"};

/* Before "with", "on", "in": a talk with somebody makes a channel; being spoken of, seen or shown there does not. */
static const char *const talk_with[] = {
    "interview", "interviews", "conversation", "chat", "discussion", "appearance", "spoke", "speaking", "talking", "talked", "sat", "down"};
static const char *const not_on[] = {"was", "watch", "based", "focused", "attack", "attacks", "debate", "relied", "depends"};
static const char *const not_in[] = {"profiled", "featured", "mentioned", "ad", "advertisement"};
static const char *const when[] = {"last", "month", "week", "year", "wednesday"};

/* Between such a word and the outlet: "the liberal weekly". */
static const char *const outlet_adjectives[] = {
    "conservative", "liberal", "local", "radio", "cable", "national", "weekly", "daily", "recent", "own"};

/* After an outlet: what it held, or what it did to bring a statement out. */
static const char *const occasions[] = {"interview", "chat", "podcast", "broadcast", "segment", "appearance", "questionnaire"};
static const char *const outlet_verbs[] = {
    "reported", "reports", "reporting", "quoted", "quotes", "noted", "notes", "obtained", "published"};
static const char *const before_verb[] = {"has", "had", "also", "first", "previously"};
static const char *const surveys[] = {"poll", "polls", "survey", "average", "averages", "aggregate"};
static const char *const before_survey[] = {"/", "-", "polling", "national", "recent", "tracking"};

static const char *const writings[] = {"article", "column", "essay", "op-ed", "editorial"};
static const char *const before_programme[] = {"show", "program", "podcast", "sunday", "morning", "weekend", "popular"};
static const char *const titled_media[] = {
    "show", "podcast", "program", "programme", "newspaper", "magazine", "station", "network"};
static const char *const outlet_nouns[] = {"newspaper", "paper", "magazine", "network", "outlet", "publication", "station", "broadcaster", "weekly", "daily", "tabloid", "newsletter", "channel", "podcast", "programme", "program", "show", "site", "website"};
static const char *const title_ends[] = {"”", "\"", "''", ",", "’’"};
static const char *const show_kinds[] = {"radio", "talk", "television", "tv"};

enum { LINK_REACH = 7, TITLE_WORDS = 7, LAST_OUTLET = 120 };

bool hs_own_outlet_ends(const hs_scene *s, hs_str words)
{
    hs_str own = s->outlet;
    return own.n > words.n && own.p[own.n - words.n - 1] == ' ' && memcmp(own.p + own.n - words.n, words.p, words.n) == 0;
}

/* "the Evening News" of the Harwick Evening News. */
static bool shortened(const hs_scene *s, hs_str name)
{
    if (name.n > 4 && (name.p[0] | 32) == 't' && memcmp(name.p + 1, "he ", 3) == 0) name = (hs_str){name.p + 4, name.n - 4};
    return name.n > 3 && hs_own_outlet_ends(s, name);
}

/* Whether a name has another one in front, and more words. */
static bool begins_with(hs_str name, hs_str first)
{
    return first.n > 0 && name.n > first.n + 1 && memcmp(name.p, first.p, first.n) == 0 && name.p[first.n] == ' ';
}

/* "Harwick Post Weekly" of the Harwick Post; "Beacon Europe" of Beacon News. */
static bool branch(const hs_scene *s, hs_str name)
{
    static const char news[] = "News";
    hs_str own = s->outlet;
    if (begins_with(name, own)) return memchr(own.p, ' ', own.n) && !hs_outlet_canonical(name).p;
    if (!hs_own_outlet_ends(s, hs_cstr(news))) return false;
    own.n -= sizeof news; /* and the blank before it */
    return begins_with(name, own) && (hs_class_of(s->r, hs_lower((hs_str){name.p + own.n + 1, name.n - own.n - 1}, s->arena)) & HS_W_PLACE);
}

bool hs_own_outlet(const hs_scene *s, const hs_actor *a)
{
    if (a->house) return true;
    return s->outlet.p && (hs_outlet_same(s->outlet, a->name) || (a->kind == HS_OUTLET && (shortened(s, a->name) || branch(s, a->name))));
}

/* Whether the name of the article's own outlet ends at w. */
static bool own_name_before(const hs_scene *s, size_t w)
{
    int32_t k = w > 0 ? s->name_at[w - 1] : -1;
    return k >= 0 && s->names[k].actor >= 0 && s->actors[s->names[k].actor].kind == HS_OUTLET && hs_own_outlet(s, &s->actors[s->names[k].actor]);
}

void hs_house_programmes(hs_scene *s)
{
    for (size_t k = 0; k < s->n_names; k++) {
        const hs_name_mention *m = &s->names[k];
        if (m->actor < 0 || m->start < 2 || s->actors[m->actor].kind != HS_OUTLET || hs_outlet_canonical(s->actors[m->actor].name).p) continue;
        size_t w = m->start;
        while (w > 1 && (hs_opening_mark(s, w - 1) || HS_AMONG(s, w - 1, outlet_adjectives) || HS_AMONG(s, w - 1, titled_media)) && !hs_possessive_at(s, w - 1)) w--;
        if (hs_word_is(s, w - 1, "s")) w--;
        if (w > 0 && hs_possessive_at(s, w - 1) && own_name_before(s, w - 1)) s->actors[m->actor].house = true;
    }
}

bool hs_social_medium(const hs_actor *a)
{
    static const char *const media[] = {"Twitter", "Facebook", "Instagram", "YouTube", "Snapchat", "Reddit", "Tumblr", "Periscope", "WhatsApp", "Telegram", "TikTok", "Truth Social", "X", "LinkedIn", "Bluesky", "Threads", "Weibo"};
    for (size_t k = 0; k < sizeof media / sizeof *media; k++)
        if (hs_str_is(a->name, media[k])) return true;
    return false;
}

bool hs_in_spans(const hs_scene *s, const hs_spans *spans, size_t word)
{
    uint32_t at = s->t->words[word].span.start;
    for (size_t k = 0; k < spans->n; k++)
        if (at >= spans->v[k].start && at < spans->v[k].end) return true;
    return false;
}

static bool is_source(const hs_attribution *a, uint32_t actor)
{
    for (size_t k = 0; k < a->n_sources; k++)
        if (a->sources[k] == actor) return true;
    return false;
}

/* ---- what stands around an outlet's name */

/* A poll, or an average of polls, under an outlet's name (which ends at w) speaks for itself: nobody told it anything. */
static bool survey_of(const hs_scene *s, size_t w)
{
    for (size_t end = w + 4; w < end && w < s->n; w++) {
        if (HS_AMONG(s, w, surveys)) return true;
        if (!HS_AMONG(s, w, before_survey) && s->name_at[w] < 0) return false;
    }
    return false;
}

/* "in an interview last month with": a talk stands before "with" (at k), a time may stand between. */
static bool talk_before(const hs_scene *s, size_t k, size_t sentence_start)
{
    while (k > sentence_start + 1 && ((s->bits[k - 1] & (HS_W_TIME | HS_W_DET)) || HS_AMONG(s, k - 1, when))) k--;
    return HS_AMONG(s, k - 1, talk_with);
}

/* "first reported Monday by", but not "a poll released by". */
static bool brought_out(const hs_scene *s, size_t k, size_t sentence_start)
{
    while (k > sentence_start + 1 && ((s->bits[k - 1] & HS_W_TIME) || HS_ANY_OF(s, k - 1, "first", "last", "week") || (hs_word_is(s, k - 1, "on") && (s->bits[k] & HS_W_TIME)))) k--;
    if (k == sentence_start || !HS_AMONG(s, k - 1, brought_out_by)) return false;
    return !(HS_ANY_OF(s, k - 1, "published", "released") && HS_ANY_OF(s, k - 2, "poll", "survey"));
}

/* "told Ana Ruiz of the Tribune", "To Ana Ruiz of the Tribune she said": who asks stands before the link at k. */
static bool told_asker(const hs_scene *s, size_t k, size_t sentence_start)
{
    size_t b;
    return hs_before_person(s, k, sentence_start, &b) && (hs_telling(s, b) || hs_word_is(s, b, "to"));
}

/* Whether the carrier or link at k makes the outlet after it the channel, by the word before it. */
static bool link_holds(const hs_scene *s, const hs_attribution *a, const hs_name_mention *m, size_t k, size_t sentence_start)
{
    bool first = k == sentence_start;
    if (hs_word_is(s, k, "to")) {
        size_t before = k > sentence_start + 1 && hs_word_is(s, k - 1, "later") ? k - 2 : k - 1;
        return first || hs_in_spans(s, &a->cue, before) || HS_AMONG(s, before, said_to);
    }
    if (hs_word_is(s, k, "by")) return brought_out(s, k, sentence_start);
    if (hs_word_is(s, k, "from")) return first || hs_word_is(s, m->end, ":");
    if (hs_word_is(s, k, "of")) return !first && (HS_AMONG(s, k - 1, found_in) || hs_audience(s, k - 1) || told_asker(s, k, sentence_start));
    if (hs_word_is(s, k, "for")) return !first && HS_AMONG(s, k - 1, written_for);
    if (hs_word_is(s, k, "at")) return false;
    if (hs_word_is(s, k, "with")) return !first && talk_before(s, k, sentence_start);
    if (hs_word_is(s, k, "on")) return first || !HS_AMONG(s, k - 1, not_on);
    if (hs_word_is(s, k, "in")) return first || !HS_AMONG(s, k - 1, not_in);
    return true;
}

/* A word that may stand between a link and the outlet's name. */
static bool qualifies_outlet(const hs_scene *s, size_t w)
{
    const uint64_t classes = HS_W_DET | HS_W_DEMONYM | HS_W_PLACE | HS_W_PROGRAM | HS_W_BODY | HS_W_ROLE | HS_W_MEDIA | HS_W_TIME;
    if (hs_word_is(s, w, "s") && w > 0 && hs_possessive_at(s, w - 1)) return true; /* "Spain's El País" */
    return !s->t->words[w].alnum || (s->bits[w] & classes) || s->name_at[w] >= 0 || HS_AMONG(s, w, outlet_adjectives);
}

/* "the pro-government tabloid", "trade magazine" (at k): the start of what is said of the noun, three words at most. */
static size_t before_adjectives(const hs_scene *s, size_t k, size_t sentence_start)
{
    const uint64_t others = HS_W_FUNCTION | HS_W_VERB | HS_W_SPEECH | HS_W_PREP;
    for (size_t steps = 0; k > sentence_start && steps < 5; k--, steps++)
        if (s->t->words[k - 1].alnum ? s->t->words[k - 1].shape != HS_SHAPE_LOWER || (s->bits[k - 1] & others) || HS_AMONG(s, k - 1, carriers) : !hs_word_is(s, k - 1, "-")) break;
    return k;
}

/* Whether an outlet's name is the channel by the words around it: the nearest link before it decides. */
static bool channel_words(const hs_scene *s, const hs_attribution *a, const hs_name_mention *m, size_t sentence_start)
{
    if (survey_of(s, m->end)) return false;
    if (HS_AMONG(s, m->end, occasions)) return true;
    size_t k = m->start;
    while (k > sentence_start && (hs_opening_mark(s, k - 1) || (hs_word_is(s, k - 1, "the") && hs_word_cap(s, k - 1)))) k--;
    if (k > sentence_start + 1 && hs_news_medium(s, k - 1)) k = before_adjectives(s, k - 2, sentence_start);
    else if (k > sentence_start && HS_AMONG(s, k - 1, outlet_nouns)) k = before_adjectives(s, k - 1, sentence_start);
    else if (hs_news_medium(s, m->end + 1)) k = before_adjectives(s, k, sentence_start);
    for (size_t steps = 0; k > sentence_start && steps < LINK_REACH; steps++) {
        k--;
        if ((s->name_at[k] < 0 && HS_AMONG(s, k, carriers)) || HS_AMONG(s, k, links)) return link_holds(s, a, m, k, sentence_start);
        if (!qualifies_outlet(s, k)) return false;
    }
    return false;
}

/* "Ana Ruiz of the Tribune wrote", "the Tribune's Ana Ruiz, in a column": read in the paper that the writer is named with. */
static bool writes_there(const hs_scene *s, const hs_attribution *a, const hs_name_mention *m, hs_sentence sentence)
{
    if (!a->n_sources || s->actors[a->sources[0]].kind != HS_PERSON || !hs_in_spans(s, &a->source, m->start)) return false;
    if (m->start > 1 && hs_word_is(s, m->start - 1, "for") && hs_word_is(s, m->start - 2, "writing")) return true;
    if (hs_word_is(s, m->end, "host") && m->end + 1 < s->n && s->name_at[m->end + 1] >= 0) return true; /* on the show itself */
    for (size_t w = sentence.start; w < sentence.end; w++) {
        bool writes = HS_ANY_OF(s, w, "wrote", "writes", "writing") && hs_in_spans(s, &a->cue, w);
        if ((writes || HS_AMONG(s, w, writings)) && !hs_in_spans(s, &a->content, w)) return true;
    }
    return false;
}

/* "the Tribune first reported": the outlet itself brought it out. */
static bool outlet_speaks(const hs_scene *s, const hs_name_mention *m)
{
    return HS_AMONG(s, m->end + HS_AMONG(s, m->end, before_verb), outlet_verbs);
}

/* ---- programmes and other titles */

/* The outlet of this name, new where the article has none; -1 where a person has the name. */
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
    hs_actor *a = &s->actors[*actor];
    if (a->kind == HS_PERSON) *actor = -1;
    else a->kind = HS_OUTLET, a->place = a->other = false;
    return HS_OK;
}

/* The word after the 's at w. */
static size_t after_possessive(const hs_scene *s, size_t w)
{
    return w + (hs_word_is(s, w + 1, "s") ? 2 : 1);
}

/* “Morning Talk” (from: after the opening mark): to the closing mark, or a comma. */
static size_t marked_title(const hs_scene *s, size_t from, size_t limit)
{
    size_t end = from;
    if (from >= limit || !(hs_word_cap(s, from) || s->t->words[from].shape == HS_SHAPE_NUMBER)) return from;
    while (end < limit && end < from + TITLE_WORDS && (s->t->words[end].alnum || hs_glued(s, end - 1)) && !HS_AMONG(s, end, title_ends)) end++;
    return end;
}

/* "radio show Ortega's Attic": the capitalized words from the owner on. */
static size_t owned_title(const hs_scene *s, size_t from, size_t limit)
{
    size_t end = from;
    if (from < 2 || !HS_AMONG(s, from - 2, show_kinds) || !hs_word_cap(s, from) || !hs_possessive_at(s, from + 1)) return from;
    while (end < limit && end < from + TITLE_WORDS && (hs_word_cap(s, end) || hs_possessive_at(s, end) || hs_word_is(s, end, "s"))) end++;
    return end;
}

/* A name that begins here: not a person's, unless "The" before it makes it a title. */
static size_t named_title(const hs_scene *s, size_t from)
{
    int32_t k = s->name_at[from];
    if (k < 0 || s->names[k].start != from) return from;
    bool the = from > 0 && hs_word_is(s, from - 1, "the") && hs_word_cap(s, from - 1);
    return s->names[k].kind != HS_NAME_PERSON || the ? s->names[k].end : from;
}

/* A title that begins at *w (moved past a quotation mark). Its end; *w when there is none. */
static size_t title_at(const hs_scene *s, size_t *w, size_t limit)
{
    size_t from = *w, end;
    if (from >= limit) return from;
    if (hs_opening_mark(s, from)) from++, end = marked_title(s, from, limit);
    else if ((end = owned_title(s, from, limit)) == from) end = named_title(s, from);
    while (end > from && !s->t->words[end - 1].alnum) end--;
    if (end == from || end - from >= TITLE_WORDS) return *w;
    *w = from;
    return end;
}

/* "CNN's “Morning Talk”": the programme is the channel, not the network. */
static hs_code programme_of(hs_scene *s, const hs_name_mention *m, size_t limit, int32_t *actor)
{
    size_t w = after_possessive(s, m->end);
    if (!hs_possessive_at(s, m->end)) {
        if (!HS_ANY_OF(s, m->end, "programme", "program", "show", "podcast") || !(s->name_at[m->end + 1] >= 0 || hs_opening_mark(s, m->end + 1))) return HS_OK;
        w = m->end + 1;
    }
    while (w < limit && HS_AMONG(s, w, before_programme)) w++;
    size_t end = title_at(s, &w, limit);
    if (end == w || (s->name_at[w] >= 0 && (s->names[s->name_at[w]].kind == HS_NAME_PERSON || s->names[s->name_at[w]].kind == HS_NAME_PLACE))) return HS_OK;
    int32_t found;
    HS_TRY(outlet_called(s, w, end, &found));
    if (found >= 0) *actor = found;
    return HS_OK;
}

/* "on the podcast “Morning Talk”", "told the newspaper, The Perry Post": a title after the word (w) for what it is. */
static hs_code titled_medium(hs_scene *s, const hs_attribution *a, size_t w, hs_sentence sentence, int32_t *actor)
{
    const hs_name_mention medium = {.start = (uint32_t)w, .end = (uint32_t)w};
    if (!HS_AMONG(s, w, titled_media) || !channel_words(s, a, &medium, sentence.start)) return HS_OK;
    size_t t = w + 1;
    if (hs_word_is(s, t, ",")) t++;
    if (hs_word_is(s, t, "the") && t + 1 < sentence.end && s->name_at[t] < 0) t++;
    size_t end = title_at(s, &t, sentence.end);
    return end == t ? HS_OK : outlet_called(s, t, end, actor);
}

/* A body with a title in quotation marks after its 's: a network with its programme. */
static bool titled(const hs_scene *s, const hs_name_mention *m)
{
    return hs_possessive_at(s, m->end) && hs_opening_mark(s, after_possessive(s, m->end));
}

/* ---- the sentence */

/* "told the newspaper" (at w), "said to the news network": the outlet named last. */
static int32_t outlet_before(const hs_scene *s, const hs_attribution *a, size_t w, size_t sentence_start)
{
    if (w < sentence_start + 2 || !HS_AMONG(s, w, outlet_nouns) || s->name_at[w + 1] >= 0 || hs_opening_mark(s, w + 1)) return -1;
    size_t k = w - 1;
    if (hs_word_is(s, k, "news")) k--;
    if (!HS_ANY_OF(s, k, "the", "that") || k == sentence_start) return -1;
    bool to = hs_word_is(s, k - 1, "to") && k > sentence_start + 1 && hs_in_spans(s, &a->cue, k - 2);
    if (!to && !hs_telling(s, k - 1)) return -1;
    for (size_t steps = 0; k > 0 && steps < LAST_OUTLET; k--, steps++) {
        int32_t actor = s->name_at[k - 1] >= 0 ? s->names[s->name_at[k - 1]].actor : -1;
        if (actor >= 0 && s->actors[actor].kind == HS_OUTLET && !hs_social_medium(&s->actors[actor])) return actor;
    }
    return -1;
}

/* Whether a name is an outlet that stands where a channel can: not the source, nor in the content; in the source's span
 * only as a document's publisher, a writer's paper, or after "to". */
static bool may_be_channel(const hs_scene *s, const hs_attribution *a, const hs_name_mention *m, hs_sentence sentence)
{
    if (m->actor < 0) return false;
    const hs_actor *actor = &s->actors[m->actor];
    if (actor->kind != HS_OUTLET && !(actor->kind == HS_ORGANIZATION && titled(s, m))) return false;
    if (hs_own_outlet(s, actor) || hs_social_medium(actor)) return false;
    if (is_source(a, (uint32_t)m->actor) || hs_in_spans(s, &a->content, m->start)) return false;
    bool document = a->n_sources && s->actors[a->sources[0]].kind == HS_DOCUMENT_SOURCE;
    return document || !hs_in_spans(s, &a->source, m->start) || writes_there(s, a, m, sentence) || (m->start > 0 && hs_word_is(s, m->start - 1, "to"));
}

/* The channel by a name, and by the programme that follows it. */
static hs_code channel_by_name(hs_scene *s, const hs_attribution *a, hs_name_mention m, hs_sentence sentence, int32_t *found)
{
    if (!may_be_channel(s, a, &m, sentence)) return HS_OK;
    if (!channel_words(s, a, &m, sentence.start) && !outlet_speaks(s, &m) && !writes_there(s, a, &m, sentence)) return HS_OK;
    *found = m.actor;
    return programme_of(s, &m, sentence.end, found);
}

/* The channel by a common noun (at w): the title after it, or the outlet named before it. */
static hs_code channel_by_noun(hs_scene *s, const hs_attribution *a, size_t w, hs_sentence sentence, int32_t *found)
{
    if (hs_in_spans(s, &a->content, w)) return HS_OK;
    if (!hs_in_spans(s, &a->source, w)) HS_TRY(titled_medium(s, a, w, sentence, found));
    if (*found < 0) *found = outlet_before(s, a, w, sentence.start);
    return HS_OK;
}

hs_code hs_channel_in(hs_scene *s, const hs_attribution *a, hs_sentence sentence, int32_t *found)
{
    *found = -1;
    for (size_t w = sentence.start; w < sentence.end && *found < 0; w++) {
        if (s->name_at[w] < 0) {
            HS_TRY(channel_by_noun(s, a, w, sentence, found));
            continue;
        }
        const hs_name_mention m = s->names[s->name_at[w]];
        if (m.start == w) HS_TRY(channel_by_name(s, a, m, sentence, found));
        if (m.end > w + 1) w = m.end - 1;
    }
    if (*found >= 0 && (hs_own_outlet(s, &s->actors[*found]) || is_source(a, (uint32_t)*found))) *found = -1;
    return HS_OK;
}

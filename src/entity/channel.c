/* Channels: the outlet, other than the article's own, to which or through which a statement was made.
 *
 * A sentence names its channel by what stands before the outlet ("told CNN", "in an interview with", "on", "according
 * to") or after it ("reported"). A channel holds while the same source goes on speaking. */
#include <string.h>

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

/* Whether the words around an outlet's name make it the channel of what the sentence reports. */
static bool channel_words(const hs_scene *s, const hs_name_mention *m, size_t sentence_start)
{
    size_t w = m->start;
    for (size_t steps = 0; w > sentence_start && steps < 5; steps++) {
        size_t k = w - 1;
        if (ANY_OF(s, k, "told", "tells", "telling", "to", "with", "on", "by", "in", "from", "via", "for", "at", "reported")) {
            if (ANY_OF(s, k, "told", "tells", "telling", "on", "via", "with")) return true;
            if (ANY_OF(s, k, "to")) return k > sentence_start && ANY_OF(s, k - 1, "according", "spoke", "speaking", "statement", "said", "talking", "talked", "interview", "wrote", "confirmed", "email", "comments", "speaks", "leaked", "remarks");
            if (ANY_OF(s, k, "by")) return k > sentence_start && ANY_OF(s, k - 1, "reported", "quoted", "published", "obtained", "interviewed", "cited", "asked", "released", "reviewed", "interview", "provided", "conducted");
            if (ANY_OF(s, k, "in")) return s->bits[m->start] ? true : true;
            if (ANY_OF(s, k, "from")) return hs_word_is(s, m->end, ":") || k == sentence_start;
            if (ANY_OF(s, k, "for")) return k > sentence_start && ANY_OF(s, k - 1, "piece", "column", "op-ed", "wrote", "writing", "article", "essay", "interview");
            return false;
        }
        if (s->t->words[k].alnum && !(s->bits[k] & (HS_W_DET | HS_W_DEMONYM | HS_W_PLACE | HS_W_PROGRAM | HS_W_BODY | HS_W_ROLE | HS_W_MEDIA | HS_W_TIME)) && s->name_at[k] < 0) return false;
        w = k;
    }
    return false;
}

static bool outlet_speaks(const hs_scene *s, const hs_name_mention *m)
{
    size_t w = m->end;
    if (ANY_OF(s, w, "has", "had", "also", "first", "previously")) w++;
    return ANY_OF(s, w, "reported", "reports", "reporting", "quoted", "noted", "notes", "obtained", "published", "quotes");
}

/* Whether word lies in one of the word ranges of these spans. */
static bool within(const hs_scene *s, const hs_spans *spans, size_t w)
{
    uint32_t at = s->t->words[w].span.start;
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

static int32_t channel_in(const hs_scene *s, const hs_attribution *a, hs_sentence sentence)
{
    int32_t found = -1;
    for (size_t w = sentence.start; w < sentence.end; w++) {
        int32_t k = s->name_at[w];
        if (k < 0) continue;
        const hs_name_mention *m = &s->names[k];
        if (m->start == w && m->actor >= 0 && s->actors[m->actor].kind == HS_OUTLET && !is_source(a, (uint32_t)m->actor) && !within(s, &a->content, w)) {
            const hs_actor *actor = &s->actors[m->actor];
            bool inside_source = within(s, &a->source, w);
            if (!own_outlet(s, actor) && !social_medium(actor) && !inside_source && (channel_words(s, m, sentence.start) || outlet_speaks(s, m)) && found < 0) found = m->actor;
        }
        if (m->end > w + 1) w = m->end - 1;
    }
    return found;
}

static bool first_word(const hs_scene *s, const hs_attribution *a, size_t *word)
{
    size_t end;
    if (a->cue.n && hs_words_of_span(s->t, a->cue.v[0], word, &end)) return true;
    if (a->source.n && hs_words_of_span(s->t, a->source.v[0], word, &end)) return true;
    return a->content.n && hs_words_of_span(s->t, a->content.v[0], word, &end);
}

hs_code hs_channels(hs_scene *s, hs_attributions *attributions, int32_t *via)
{
    int32_t open = -1, speaker = -1;
    size_t paragraph = 0;
    for (size_t k = 0; k < attributions->n; k++) {
        hs_attribution *a = &attributions->v[k];
        size_t word;
        via[k] = -1;
        if (!first_word(s, a, &word)) continue;
        uint32_t at = s->t->words[word].sentence;
        via[k] = channel_in(s, a, s->t->sentences[at]);
        int32_t source = a->n_sources ? (int32_t)a->sources[0] : -1;
        size_t here = s->t->sentences[at].paragraph;
        bool outlet_source = source >= 0 && s->actors[source].kind == HS_OUTLET;
        if (outlet_source) via[k] = -1;
        if (via[k] >= 0) open = via[k], speaker = source, paragraph = here;
        else if (open >= 0 && source == speaker && source >= 0 && here - paragraph <= 2) via[k] = open, paragraph = here;
        else if (open >= 0 && here - paragraph > 2) open = -1;
    }
    return HS_OK;
}

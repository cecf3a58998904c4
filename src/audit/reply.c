/* no-reply-sought, reply-sought: whether a named person who is criticised is heard.
 *
 * Criticised: in what another source says, one of the patterns below names the person; or the words that attribute it
 * announce criticism ("accused", "slammed") and the person is the first one met in what follows. Heard: the person, or
 * somebody who speaks for them (a spokesperson or aide in the relations, or of a body with their surname), is a source
 * anywhere in the article; or a sentence that names one of them, or one after it
 * that means them by a pronoun, says that they did not answer, declined to comment or denied. Criticism in the writer's own voice is not looked at, and nobody can tell from the text
 * whether somebody was asked and the article does not say so. */
#include <string.h>

#include "audit/view.h"
#include "base/map.h"
#include "base/utf8.h"

static const char *const criticisms[] = {
    "@person ?has ?have ?had ?also ?repeatedly ?knowingly ?once ?deliberately @misdeed",
    "@person ?s is|was|are|were|s|isn|wasn|seems|been *@between @fault",
    "@person ?is ?was ?s ?a ?an ?the @insult",
    "blame|blames|blamed|accuse|accused|accuses|condemn|condemned|fault|faulted|distrust ?former ?then ?president ?senator ?gov ?sen ?rep ?mayor @person",
    "@person s ?own ?repeated ?alleged lies|lie|corruption|misconduct|negligence|incompetence|dishonesty|cowardice|failure|failures|hypocrisy|recklessness|cruelty|greed|crimes|abuse|fraud",
    "lies|lie|corruption|misconduct|negligence|incompetence|dishonesty|failure|failures|hypocrisy|recklessness|cruelty|fraud|crimes by|of @person",
    "@person ?has ?had ?was|were caught|covering covered|up|lying|stealing ~2",
    "@person ?has ?had ?is ?was ?should|must ?to resign|resigned|fired|ashamed|prosecuted|jailed|impeached",
    "@person should|must|ought|needs ?to ?be resign|resigned|fired|ashamed|prosecuted|jailed|impeached|step",
    "@person can|could|cannot|shouldn ?not ?t ?never be trusted",
    "@person took|accepted|paid ?a bribe|bribes|kickbacks",
    "disappointment|frustration|anger|outrage|dissatisfaction|disgust with|at|over|toward ?the ?former ?president ?senator ?gov ?sen ?rep ?mayor @person",
    "disappointed|frustrated|furious|angry|outraged|disgusted|fed ?up with|at ?the ?former ?president ?senator ?gov ?sen ?rep ?mayor @person",
    "@person ?of dismissing|ignoring|refusing|neglecting|failing|misleading|shifting|lying|hiding|stonewalling ?or ?and ?the",
    "@person ?has ?had put|puts|putting ~4 at|in risk|danger|jeopardy",
    "@person cares|cared only|more about|for",
    "@person is|was|were responsible|blame for ?the ?his ?her ?their ?many death|deaths|failure|failures|collapse|damage|disaster|crisis|mess|loss|losses|fire|accident|scandal|chaos",
    "everything|all|what ?that @person told|said|says|promised ~3 is|was|were ?a lie|lies|false|untrue",
    "@person broke|breaking|violated|breaks the|his|her|our law|laws|rules|oath|word|promise|promises",
    NULL};
static const char *const answers[] = {
    "did|didn|does|doesn|has|hasn|had|hadn|have|haven ?not|t ?immediately ?yet ?also ?t respond|responded|reply|replied|return|returned|answer|answered",
    "declined|declines|declining|refused|refuses|refusing ?through ?a ?spokesman ?spokeswoman to ?immediately ?publicly comment|discuss|respond|answer|speak|say|talk|elaborate|address",
    "declined ?a|an|an|several ?interview comment|request|requests|interview",
    "denied|denies|denying|disputed|disputes|rejected|rejects|dismissed|dismisses|rebutted|defended|pushed",
    "could|can|cannot ?not ?t ?immediately be reached",
    "unavailable|available ?not for comment",
    "no comment|response|reply",
    "requests|request|calls|call|messages|message|email|emails|questions ~3 not|unanswered|unreturned|went|seeking",
    "in response|reply|answer|defense|rebuttal",
    "insists|insisted|maintains|maintained that|he|she|his|her",
    "called|calls|calling|dismissed ~2 nonsense|false|untrue|baseless|absurd|ridiculous|unfounded|lie|lies|politics|political",
    "said|says ~8 untrue|false|baseless|nonsense|lie|innocent|unfounded",
    NULL};

typedef struct hearing {
    uint32_t *represents;  /* (entities.n) 1 + the person for whom an entity speaks; 0: nobody */
    bool *criticised, *heard; /* (entities.n) */
    uint32_t *by;          /* (entities.n) the first attribution that criticises */
    hs_span *words, *answer; /* (entities.n) the words that criticise, and that answer */
    bool *answered;        /* (n_sentences) the sentence says how somebody answered, or that they did not */
    uint32_t *of;          /* (n_sentences) 1 + whom it means, when it does not say so itself: "She did not respond"; 0: nobody */
} hearing;

static bool is_person(const audit_view *v, uint32_t e)
{
    const hs_entity *x = &v->r->entities.v[e];
    return x->kind == HS_PERSON && x->review != HS_REJECTED && !hs_str_is(x->name, "(author)");
}

static void accuse(audit_view *v, hearing *h, uint32_t person, uint32_t attribution, size_t from, size_t to)
{
    uint32_t e = person - 1;
    if (!person || !is_person(v, e) || v->main[attribution] == (int64_t)e || h->criticised[e]) return;
    for (size_t k = 0; k < v->r->attributions.v[attribution].n_sources && k < 32; k++)
        if (v->r->attributions.v[attribution].sources[k] == e) return;
    h->criticised[e] = true;
    h->by[e] = attribution;
    h->words[e] = audit_span_of(v, from, to);
}

static bool charges(const audit_view *v, const hs_attribution *a)
{
    for (size_t k = 0; k < a->cue.n; k++) {
        size_t from, to;
        audit_words_of(v, a->cue.v[k], &from, &to);
        for (size_t i = from; i < to; i++)
            if (lexicon_has(LEX_CHARGE, v->words[i].lower)) return true;
    }
    return false;
}

/* "accused Quill of lying": the first person of the content, near its start, or between cue and content. */
static void accused_by_cue(audit_view *v, hearing *h, uint32_t i)
{
    enum { NEAR = 4 };
    const hs_attribution *a = &v->r->attributions.v[i];
    size_t from, to, cue_from, cue_to;
    if (!a->content.n || !charges(v, a)) return;
    audit_content_words(v, a->content.v[0], &from, &to);
    audit_words_of(v, a->cue.v[0], &cue_from, &cue_to);
    if (cue_to < from && from - cue_to <= NEAR) from = cue_to;
    for (size_t k = from; k < to && k < from + NEAR; k++) {
        if (!v->words[k].person) continue;
        accuse(v, h, v->words[k].person, i, k, k + 1);
        return;
    }
}

static void accused_in_content(audit_view *v, hearing *h, uint32_t i)
{
    const hs_attribution *a = &v->r->attributions.v[i];
    for (size_t k = 0; k < a->content.n; k++) {
        size_t from, to;
        audit_content_words(v, a->content.v[k], &from, &to);
        for (size_t at = from; at < to; at++) {
            uint32_t who = 0;
            size_t n = audit_match_any(v, at, to, criticisms, &who);
            if (n) accuse(v, h, who, i, at, at + n);
        }
    }
}

/* ---- who was heard ---------------------------------------------------------------------------------------- */

static hs_str last_word(const audit_view *v, uint32_t e)
{
    hs_str low = hs_lower(v->r->entities.v[e].name, v->arena);
    size_t n = low.n;
    while (n && low.p[n - 1] != ' ') n--;
    return (hs_str){low.p + n, low.n - n};
}

static hs_code representatives(audit_view *v, hearing *h, hs_map *by_surname)
{
    const hs_record *r = v->r;
    for (size_t e = 0; e < r->entities.n; e++) {
        bool added;
        uint64_t *at = h->criticised[e] ? hs_map_at(by_surname, last_word(v, (uint32_t)e), &added) : NULL;
        if (h->criticised[e] && !at) return hs_nomem(v->err);
        if (at && added) *at = e + 1;
    }
    for (size_t e = 0; e < r->entities.n; e++) { /* "the Quill campaign", "Quill's office", "a Quill spokesman" */
        hs_kind kind = r->entities.v[e].kind;
        if (kind != HS_ORGANIZATION && kind != HS_OFFICE && kind != HS_ANONYMOUS_SOURCE) continue;
        hs_str low = hs_lower(r->entities.v[e].name.n < 400 ? r->entities.v[e].name : HS_S(""), v->arena);
        if (kind == HS_ANONYMOUS_SOURCE && !memmem(low.p, low.n, "spokes", 6) && !memmem(low.p, low.n, "lawyer", 6) && !memmem(low.p, low.n, "representative", 14)) continue;
        for (size_t i = 0, n; i < low.n && !h->represents[e]; i += n + 1) {
            for (n = 0; i + n < low.n && low.p[i + n] != ' ' && low.p[i + n] != '\'' && (unsigned char)low.p[i + n] != 0xE2; n++) {}
            const uint64_t *at = hs_map_find(by_surname, (hs_str){low.p + i, n});
            if (at) h->represents[e] = (uint32_t)*at;
        }
    }
    for (size_t i = 0; i < r->relations.n; i++) {
        const hs_relation *x = &r->relations.v[i];
        if (x->review == HS_REJECTED || x->former || (x->type != HS_SPOKESPERSON_OF && x->type != HS_AIDE_OF && x->type != HS_WORKS_FOR)) continue;
        uint32_t of = r->entities.v[x->to].kind == HS_PERSON ? x->to + 1 : h->represents[x->to];
        if (of && h->criticised[of - 1] && r->entities.v[x->from].kind != HS_OUTLET && (x->type != HS_AIDE_OF || r->entities.v[x->from].kind == HS_PERSON)) h->represents[x->from] = of;
    }
    return HS_OK;
}

static void heard_as_source(audit_view *v, hearing *h)
{
    for (size_t e = 0; e < v->r->entities.n; e++) {
        if (!v->source[e]) continue;
        if (h->criticised[e]) h->heard[e] = true;
        if (h->represents[e]) h->heard[h->represents[e] - 1] = true;
    }
}

/* Whom an answer means in whose sentence no name stands: with a pronoun, or a passive ("Requests were not returned"), the
 * person met last before the sentence that starts at word `start`. */
static uint32_t meant(const audit_view *v, size_t start)
{
    enum { BACK = 60 };
    static const char *const openings[] = {"he|she|they|who", "a|an|multiple|several|repeated|his|her|two|three|numerous ~1 request|requests|call|calls|message|messages|email|emails|attempts|efforts", "request|requests|calls|messages|emails|attempts|efforts|neither", NULL};
    if (!audit_match_any(v, start, v->n_words, openings, NULL)) return 0;
    for (size_t i = start; i > 0 && i + BACK > start; i--)
        if (v->words[i - 1].person) return v->words[i - 1].person;
    return 0;
}

static hs_code find_answers(audit_view *v, hearing *h, hs_span *places)
{
    uint32_t n = v->n_words ? v->words[v->n_words - 1].sentence + 2 : 2;
    size_t start = 0;
    h->answered = HS_ARRAY(v->arena, bool, n);
    h->of = HS_ARRAY(v->arena, uint32_t, n);
    if (!h->answered || !h->of) return hs_nomem(v->err);
    for (size_t i = 0; i < v->n_words; i++) {
        uint32_t s = v->words[i].sentence;
        if (i == 0 || v->words[i - 1].sentence != s) start = i;
        size_t k = h->answered[s] || v->words[i].quoted ? 0 : audit_match_any(v, i, v->n_words, answers, NULL);
        if (!k) continue;
        h->answered[s] = true;
        h->of[s] = meant(v, start);
        places[s] = audit_span_of(v, i, i + k);
    }
    return HS_OK;
}

/* The person, or who speaks for them, is mentioned before the answer in its sentence, or meant by the sentence after theirs. */
static void heard_in(audit_view *v, hearing *h, uint32_t person, hs_span mention, const hs_span *places)
{
    size_t from, to;
    audit_words_of(v, mention, &from, &to);
    if (from == to) return;
    uint32_t s = v->words[from].sentence;
    bool here = h->answered[s] && places[s].start >= mention.start, next = h->answered[s + 1] && h->of[s + 1] && (h->of[s + 1] == person + 1 || h->represents[h->of[s + 1] - 1] == person + 1);
    if (!here && !next) return;
    if (!h->heard[person]) h->answer[person] = places[here ? s : s + 1];
    h->heard[person] = true;
}

static hs_code heard_in_text(audit_view *v, hearing *h)
{
    hs_span *places = HS_ARRAY(v->arena, hs_span, v->n_words ? v->words[v->n_words - 1].sentence + 2 : 2);
    if (!places) return hs_nomem(v->err);
    HS_TRY(find_answers(v, h, places));
    for (size_t e = 0; e < v->r->entities.n; e++) {
        const hs_entity *x = &v->r->entities.v[e];
        uint32_t person = h->criticised[e] ? (uint32_t)e + 1 : h->represents[e];
        for (size_t m = 0; person && m < x->n_mentions; m++) heard_in(v, h, person - 1, x->mentions[m].span, places);
    }
    return HS_OK;
}

/* ---- findings ------------------------------------------------------------------------------------------------ */

static hs_code report(audit_view *v, hearing *h, uint32_t e)
{
    hs_rule rule = h->heard[e] ? HS_REPLY_SOUGHT : HS_NO_REPLY_SOUGHT;
    if (!v->rules->on[rule]) return HS_OK;
    const hs_attribution *a = &v->r->attributions.v[h->by[e]];
    hs_str who = audit_name(v, e), by = audit_name(v, (uint32_t)v->main[h->by[e]]), what = audit_quote(v, a->quote, 140);
    hs_str answer = h->answer[e].end ? audit_quote(v, hs_text_slice(&v->r->text, h->answer[e]), 80) : HS_NONE;
    hs_indicator *x = rule == HS_NO_REPLY_SOUGHT ? audit_find(v, rule, "%.*s is criticised by %.*s (%.*s), and the article has neither an answer nor a word that one was sought.", HS_FMT(who), HS_FMT(by), HS_FMT(what))
                      : answer.p                 ? audit_find(v, rule, "%.*s is criticised by %.*s (%.*s); the article says how they answered: %.*s", HS_FMT(who), HS_FMT(by), HS_FMT(what), HS_FMT(answer))
                                                 : audit_find(v, rule, "%.*s is criticised by %.*s (%.*s) and has a say in the article.", HS_FMT(who), HS_FMT(by), HS_FMT(what));
    if (!x || !audit_evidence(v, x, h->words[e]) || (answer.p && !audit_evidence(v, x, h->answer[e]))) return hs_nomem(v->err);
    return audit_rest_on(v, x, &h->by[e], 1) ? HS_OK : hs_nomem(v->err);
}

static hs_code hear(audit_view *v, hs_map *by_surname)
{
    size_t n = v->r->entities.n;
    hearing h = {HS_ARRAY(v->arena, uint32_t, n), HS_ARRAY(v->arena, bool, n), HS_ARRAY(v->arena, bool, n), HS_ARRAY(v->arena, uint32_t, n), HS_ARRAY(v->arena, hs_span, n), HS_ARRAY(v->arena, hs_span, n), NULL, NULL};
    if (!h.represents || !h.criticised || !h.heard || !h.by || !h.words || !h.answer) return hs_nomem(v->err);
    for (size_t i = 0; i < v->r->attributions.n; i++) {
        if (v->main[i] < 0) continue; /* the writer's own voice */
        accused_by_cue(v, &h, (uint32_t)i);
        accused_in_content(v, &h, (uint32_t)i);
    }
    HS_TRY(representatives(v, &h, by_surname));
    heard_as_source(v, &h);
    HS_TRY(heard_in_text(v, &h));
    for (size_t e = 0; e < n; e++)
        if (h.criticised[e]) HS_TRY(report(v, &h, (uint32_t)e));
    return HS_OK;
}

hs_code audit_reply(audit_view *v)
{
    hs_map by_surname = {0};
    hs_code code = hear(v, &by_surname);
    hs_map_release(&by_surname);
    return code;
}

/* Names of one word, settled by the article as a whole: a person where the word is part of a full name, a place where it
 * stands only after "in", a body where the text says what it is. */
#include <string.h>

#include "entity/entity.h"

/* A single word of unknown kind is a person where it is part of a full name elsewhere, or says something. */
static hs_code settle_single(hs_scene *s)
{
    uint8_t *person = HS_ARRAY(s->arena, uint8_t, s->n_keys + 1);
    if (!person) return hs_nomem(s->err);
    for (size_t k = 0; k < s->n_names; k++) {
        hs_name_mention *m = &s->names[k];
        if (m->kind != HS_NAME_PERSON || (m->end - m->start < 2 && m->title == m->start)) continue;
        for (size_t w = m->start; w < m->end; w++)
            if (s->t->words[w].bytes > 2) person[s->key[w]] = 1;
    }
    for (size_t k = 0; k < s->n_names; k++) {
        hs_name_mention *m = &s->names[k];
        if (m->end - m->start != 1 || m->kind == HS_NAME_PERSON) continue;
        /* an outlet that bears the name of somebody in the article is that person, unless "the" stands before it */
        if (m->kind == HS_NAME_OUTLET && (!person[s->key[m->start]] || (m->start > 0 && hs_word_is(s, m->start - 1, "the")))) continue;
        if (person[s->key[m->start]] && !(m->kind == HS_NAME_ORGANIZATION && (s->bits[m->start] & HS_W_ORGNAME))) m->kind = HS_NAME_PERSON;
        else if (!s->r->tagger && m->kind == HS_NAME_OTHER && m->end < s->n && (s->bits[m->end] & HS_W_SPEECH) && !(s->bits[m->start] & ~HS_W_MEDIA)) m->kind = HS_NAME_PERSON, m->confidence = 0.5f;
    }
    return HS_OK;
}

/* A lone word taken for a person that stands nowhere but after "in", "near" or "the" is a place: "parents in Millbrook". */
static hs_code settle_places(hs_scene *s)
{
    uint8_t *elsewhere = HS_ARRAY(s->arena, uint8_t, s->n_keys + 1);
    if (!elsewhere) return hs_nomem(s->err);
    for (size_t k = 0; k < s->n_names; k++) {
        const hs_name_mention *m = &s->names[k];
        bool local = m->end - m->start == 1 && m->title == m->start && m->start > 0 && !m->possessive && HS_ANY_OF(s, m->start - 1, "in", "near", "the");
        for (size_t w = m->start; w < m->end && !local; w++) elsewhere[s->key[w]] = 1;
    }
    for (size_t k = 0; k < s->n_names; k++)
        if (s->names[k].kind == HS_NAME_PERSON && s->names[k].end - s->names[k].start == 1 && !elsewhere[s->key[s->names[k].start]]) s->names[k].kind = HS_NAME_PLACE;
    return HS_OK;
}

/* Whether the words from w, behind a comma and "a" or "the", say a body: ", a travel company, …", ", the bank that …". */
static bool said_to_be_body(const hs_scene *s, size_t w)
{
    enum { MOST = 9 };
    if (!hs_word_is(s, w, ",") || !HS_ANY_OF(s, w + 1, "a", "an", "the", "one")) return false;
    for (size_t k = w + 2; k < s->n && k < w + MOST; k++) {
        if (s->name_at[k] >= 0 || hs_word_is(s, k, "-") || hs_possessive_at(s, k) || (hs_possessive_at(s, k - 1) && hs_word_is(s, k, "s"))) continue;
        bool goes_on = k + 1 < s->n && s->t->words[k + 1].alnum && !(s->bits[k + 1] & HS_W_PREP) && !HS_ANY_OF(s, k + 1, "that", "which", "where", "whose");
        if (!goes_on && HS_ANY_OF(s, k, "maker", "operator", "body", "app", "application", "trader", "group")) return true;
        if (!goes_on) return (s->bits[k] & HS_W_BODY) && !(s->bits[k] & HS_W_PERSON) && !HS_ANY_OF(s, k, "giant", "force", "brand", "authority", "institution", "team", "ticket"); /* what a person can be too */
    }
    return false;
}

/* Whether the words beside the name say that it is a company or another body: "the airline NAME", "NAME's customers", "NAME Ltd". */
static bool beside_body(const hs_scene *s, const hs_name_mention *m)
{
    static const char *const before[] = {"company", "firm", "bank", "airline", "retailer", "startup", "app", "website", "carmaker", "automaker", "drugmaker", "chain", "lender", "insurer", "utility", "platform", "broadcaster", "brand", "watchdog", "ngo", "charity", "subsidiary", "supermarket", "nonprofit", "agency", "newspaper", "group", "tabloid", "regulator", "trader", "operator", "publisher", "employer", "supplier", "conglomerate", "maker", "manufacturer"};
    static const char *const led[] = {"ceo", "executives", "director", "chairman", "chairwoman", "chair", "founder", "subsidiary", "shareholders", "customers", "employees", "shares"};
    static const char *const owned[] = {"customers", "users", "shares", "shareholders", "app", "products", "sales", "profits", "subsidiary", "subsidiaries", "platform", "stores", "stock", "ceo", "executives", "employees", "management", "board"};
    static const char *const after[] = {"ltd", "inc", "plc", "gmbh", "llc", "ceo", "shares", "stock", "shareholders", "customers", "users", "executives", "employees", "poll", "survey", "surveys", "polls"};
    size_t b = m->start;
    if (b > 1 && hs_word_is(s, b - 1, ",")) b--; /* "the regulator, NAME" */
    if (b > 0 && HS_AMONG(s, b - 1, before)) return true;
    if (b > 1 && HS_ANY_OF(s, b - 1, "of", "at") && HS_AMONG(s, b - 2, led)) return true;
    size_t w = m->end;
    if (m->possessive) return HS_AMONG(s, hs_word_is(s, w + 1, "s") ? w + 2 : w + 1, owned);
    return HS_AMONG(s, w, after) || (hs_word_is(s, w, "chief") && HS_ANY_OF(s, w + 1, "executive", "financial", "operating")) || said_to_be_body(s, w);
}

/* Whether the words beside the name are a person's: a title, an age, "who". */
static bool beside_person_words(const hs_scene *s, const hs_name_mention *m)
{
    size_t b = m->start;
    if (b > 1 && hs_word_is(s, b - 1, ".") && (s->bits[b - 2] & HS_W_TITLE)) b--; /* "Mr." */
    if (m->title < m->start || (b > 0 && (s->bits[b - 1] & (HS_W_TITLE | HS_W_ROLE)) && !HS_ANY_OF(s, b - 1, "developer", "owner", "maker"))) return true;
    return hs_word_is(s, m->end, ",") && (hs_word_is(s, m->end + 1, "who") || (m->end + 1u < s->n && s->t->words[m->end + 1].shape == HS_SHAPE_NUMBER));
}

/* A lone word taken for a person is a body where the words beside it say so, or a body's longer name begins with it. */
static hs_code settle_bodies(hs_scene *s)
{
    enum { BODY = 1, PERSON = 2 };
    static const float SURE = 0.7f;
    uint8_t *sign = HS_ARRAY(s->arena, uint8_t, s->n_keys + 1);
    if (!sign) return hs_nomem(s->err);
    for (size_t k = 0; k < s->n_names; k++) {
        const hs_name_mention *m = &s->names[k];
        size_t words = m->end - m->start;
        if (m->kind == HS_NAME_PERSON && words > 1)
            for (size_t w = m->start; w < m->end; w++) sign[s->key[w]] |= PERSON;
        else if (m->kind == HS_NAME_PERSON && words == 1)
            sign[s->key[m->start]] |= beside_person_words(s, m) || (s->bits[m->start] & (HS_W_MALE | HS_W_FEMALE)) ? PERSON : beside_body(s, m) ? BODY : 0;
        else if (m->kind == HS_NAME_ORGANIZATION && words == 1)
            sign[s->key[m->start]] |= beside_body(s, m) ? BODY : 0;
        else if (m->kind == HS_NAME_ORGANIZATION && words > 1 && m->confidence > SURE && !s->heading[s->t->words[m->start].sentence] && s->t->words[m->start + 1].alnum && hs_word_cap(s, m->start + 1))
            sign[s->key[m->start]] |= BODY;
    }
    for (size_t k = 0; k < s->n_names; k++) {
        hs_name_mention *m = &s->names[k];
        if (m->kind == HS_NAME_PERSON && m->end - m->start == 1 && sign[s->key[m->start]] == BODY) m->kind = HS_NAME_ORGANIZATION;
    }
    return HS_OK;
}

hs_code hs_settle_names(hs_scene *s)
{
    HS_TRY(settle_single(s));
    HS_TRY(settle_places(s));
    return settle_bodies(s);
}

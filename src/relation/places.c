/* Where descriptions of people stand: titles before a name, "the …, NAME,", "NAME, the …,", "NAME, who is the …",
 * "NAME is the …", "NAME (R-Ala.)", "the agency's NAME"; and the words by which unnamed people are called. */
#include <string.h>

#include "relation/scan.h"

static bool of_person(const hs_scan *s, const hs_noted *m)
{
    return s->entities->v[m->entity].kind == HS_PERSON;
}

/* "Grants Board (GB) chairperson NAME": whether a bracket with letters in it ends right after k. */
static bool label_before(const hs_scan *s, size_t k, size_t from)
{
    return hs_scan_is(s, k, ")") && k > from + 2 && hs_scan_is(s, k - 2, "(") && k + 1 < s->n && s->t->words[k + 1].alnum && (hs_kind_at(s, k - 1) == HS_ORGANIZATION || s->t->words[k - 1].shape == HS_SHAPE_CAPS);
}

/* "CEO of Harrow Steel NAME", "the Leader of the Opposition NAME": the noun before the "of" at k, or before the "of the" whose
 * "the" it is, where the words from w to the name can only name a body, a place or an office, and not somebody else's title
 * ("a friend of Mr. NAME", "a critic of Speaker NAME"); k where there is none. */
static size_t role_of_body(const hs_scan *s, size_t k, size_t w, size_t name)
{
    size_t of = hs_scan_is(s, k, "the") && k > 0 ? k - 1 : k;
    if (of == 0 || w == name || !hs_among(s, of, "of for") || s->at[of] >= 0) return k;
    if (hs_scan_is(s, of, "for") && !(hs_scan_cap(s, of - 1) && hs_among(s, of - 1, "undersecretary minister secretary commissioner envoy director"))) return k;
    if (of == k && hs_among(s, of - 1, "secretary chief head director minister speaker undersecretary commissioner envoy")) return of - 1;
    uint64_t bits = s->bits[of - 1];
    if (s->at[of - 1] >= 0 || !(bits & (HS_ROLES | HS_W_TITLE)) || (bits & (HS_W_PLURAL | HS_W_FAMILY | HS_W_ALLY | HS_W_OPPONENT))) return k;
    size_t end = name;
    while (end > w && (hs_among(s, end - 1, ". mr mrs ms dr prof") || (s->bits[end - 1] & (HS_W_MR | HS_W_MRS)))) end--;
    for (size_t m = w; m < end; m++)
        if (s->at[m] < 0 && (s->bits[m] & (HS_ROLES | HS_W_TITLE)) && !hs_scan_is(s, m, "state")) return k;
    return end > w && (s->at[w] >= 0 || hs_scan_cap(s, w)) ? of - 1 : k;
}

/* "the mayor and sheriff NAME": two offices behind "the" are two people's, and the one before "and" (at k) not the name's. */
static bool parts_offices(const hs_scan *s, size_t k)
{
    return k > 1 && hs_scan_is(s, k, "and") && s->at[k - 1] < 0 && (s->bits[k - 1] & HS_W_OFFICE) && hs_scan_is(s, k - 2, "the");
}

size_t hs_title_start_before(const hs_scan *s, size_t name)
{
    size_t from = hs_sentence_start(s, name), w = name;
    for (size_t steps = 0; w > from && steps < 14; steps++, w--) {
        size_t k = w - 1;
        if (s->at[k] >= 0 || hs_scan_is(s, k, "-") || hs_scan_is(s, k, "&")) continue;
        if (hs_scan_possessive(s, k) || (k > from && hs_scan_is(s, k, "s") && hs_scan_possessive(s, k - 1))) continue;
        if (hs_scan_is(s, k, ".") && k > from && (s->bits[k - 1] & (HS_W_TITLE | HS_W_PLACE)) && hs_scan_glued(s, k - 1)) continue;
        if (label_before(s, k, from)) {
            w = k - 1;
            continue;
        }
        size_t head = role_of_body(s, k, w, name);
        if (head < k) {
            w = head + 1;
            continue;
        }
        if (!s->t->words[k].alnum || (parts_offices(s, k) && (s->bits[name - 1] & HS_W_OFFICE))) break;
        if (s->bits[k] & HS_W_DET) return k;
        if (hs_scan_is(s, k, "own") || (hs_scan_is(s, k, "and") && k > from && s->at[k - 1] < 0 && (s->bits[k - 1] & HS_ROLES) && !(s->bits[k - 1] & HS_W_PLURAL) && w < name)) continue;
        if (hs_scan_is(s, k, "under") && !hs_scan_cap(s, k)) break; /* "counsel under Mr. Roe" */
        if (s->bits[k] & (HS_ROLES | HS_W_TITLE | HS_W_FORMER | HS_W_PARTY | HS_W_PLACE | HS_W_DEMONYM)) continue;
        if (s->bits[k] & (HS_W_FUNCTION | HS_W_PREP | HS_W_VERB | HS_W_SPEECH)) break;
        /* "to defend Transportation Secretary NAME": a word in lower case is no part of a title in capitals */
        if (!hs_scan_cap(s, k) && !(s->bits[k] & HS_W_BODY) && w < name && s->at[w] < 0 && hs_scan_cap(s, w)) break;
        if (steps > 8) break;
    }
    return w;
}

static bool any_role(const hs_scan *s, size_t start, size_t end)
{
    for (size_t w = start; w < end; w++)
        if ((s->bits[w] & (HS_ROLES | HS_W_TITLE | HS_W_PARTY)) && s->at[w] < 0 && (!(s->bits[w] & (HS_W_MR | HS_W_MRS)) || hs_among(s, w, "king queen prince"))) return true;
    return false;
}

static hs_code titles_before(hs_scan *s, const hs_noted *m)
{
    size_t start = hs_title_start_before(s, m->start);
    if (start == m->start) return HS_OK;
    /* "the agency's NAME" */
    size_t w = m->start;
    if ((hs_scan_is(s, w - 1, "s") && w > start + 1 && hs_scan_possessive(s, w - 2)) || hs_scan_possessive(s, w - 1)) {
        size_t owner = hs_scan_is(s, w - 1, "s") ? w - 3 : w - 2;
        hs_kind kind = hs_kind_at(s, owner);
        if (owner >= start && s->at[owner] < 0 && hs_scan_cap(s, owner) && (s->bits[owner] & HS_W_PARTY)) {
            uint32_t party;
            bool named;
            HS_TRY(hs_party(s, owner, &party, &named));
            hs_fact f = {.type = HS_MEMBER_OF, .from = m->entity, .to = party, .role = owner, .role_end = owner + 1, .evidence = owner, .evidence_end = m->end, .confidence = 0.75};
            return named ? hs_state(s, &f) : HS_OK;
        }
        if (owner >= start && s->at[owner] < 0 && hs_body_noun(s, owner)) {
            uint32_t body;
            bool found;
            HS_TRY(hs_body_meant(s, owner, &body, &found));
            hs_fact f = {.type = HS_WORKS_FOR, .from = m->entity, .to = body, .role = owner, .role_end = owner + 1, .evidence = owner > start ? owner - 1 : owner, .evidence_end = m->end, .confidence = 0.6};
            return found ? hs_state(s, &f) : HS_OK;
        }
        if (owner >= start && hs_is_body(kind)) {
            uint32_t body = s->noted[s->at[owner]].entity;
            hs_fact f = {.type = hs_is_party(s, body, m->entity) ? HS_MEMBER_OF : HS_WORKS_FOR, .from = m->entity, .to = body, .role = s->noted[s->at[owner]].start, .role_end = w, .evidence = s->noted[s->at[owner]].start, .evidence_end = m->end, .confidence = 0.75};
            return hs_state(s, &f);
        }
        return HS_OK;
    }
    if (!any_role(s, start, m->start)) return HS_OK;
    hs_description d = {.entity = m->entity, .start = start, .end = m->start, .evidence = start, .evidence_end = m->end, .after = m->end, .title = true, .owner = hs_owner_before(s, start, m->entity)};
    return hs_describe(s, &d);
}

/* Whether the chunk before the first preposition ends in a role: "in the state, NAME" does not. */
static bool ends_in_role(const hs_scan *s, size_t start, size_t end)
{
    size_t head = start;
    while (head < end && !hs_scan_prep(s, head)) head++;
    if (head > start + 4 && hs_scan_is(s, head - 1, "law")) head -= 4; /* "brother-in-law" */
    return head > start && (s->bits[head - 1] & HS_ROLES) && !(s->bits[head - 1] & HS_W_PLURAL) && s->at[head - 1] < 0;
}

/* "the director of the bureau, NAME," */
static hs_code comma_before(hs_scan *s, const hs_noted *m)
{
    size_t start = hs_title_start_before(s, m->start), from = hs_sentence_start(s, m->start);
    if (start == from || !hs_scan_is(s, start - 1, ",") || start < 2) return HS_OK;
    bool closed = m->end >= s->n || !s->t->words[m->end].alnum || hs_among(s, m->end, "of from who at kc qc mp");
    size_t comma = start - 1, k = comma;
    size_t first = comma;
    for (size_t steps = 0; k > from && steps < 22; steps++) {
        size_t w = k - 1;
        if (!s->t->words[w].alnum && !hs_scan_is(s, w, ".") && !hs_scan_is(s, w, "-") && !hs_scan_is(s, w, "'") && !hs_scan_is(s, w, "’")) break;
        if (s->at[w] < 0 && ((s->bits[w] & (HS_W_VERB | HS_W_SPEECH)) && !(s->bits[w] & HS_ROLES))) break;
        k = w;
        /* "Columbia's president, NAME" */
        if (s->at[w] >= 0 && hs_scan_possessive(s, s->noted[s->at[w]].end)) {
            k = first = s->noted[s->at[w]].start;
            if (k > from && (s->bits[k - 1] & (HS_W_DET | HS_W_TITLE)) && !(s->bits[k - 1] & HS_W_PREP)) continue;
            break;
        }
        if (((s->bits[w] & HS_W_DET) || hs_scan_is(s, w, "whose")) && s->at[w] < 0 && ends_in_role(s, w, comma)) {
            first = w;
            break;
        }
    }
    if (first == comma && k == from) first = from;
    if (first == comma || !any_role(s, first, comma)) return HS_OK;
    bool as = first > from && hs_scan_is(s, first - 1, "as"); /* "As the agency's director, NAME voted" */
    if (!closed && !as) return HS_OK;
    hs_description d = {.entity = m->entity, .start = first, .end = comma, .evidence = first, .evidence_end = m->end, .after = m->end, .owner = hs_owner_before(s, first, m->entity)};
    if (!ends_in_role(s, first, comma)) return HS_OK;
    return hs_describe(s, &d);
}

size_t hs_description_end(const hs_scan *s, size_t w)
{
    size_t end = hs_sentence_end(s, w), start = w;
    for (; w < end && w < start + 40; w++) {
        if (s->at[w] >= 0) continue;
        if (hs_among(s, w, ", — ; ) ( : ” \" ''")) {
            if (hs_scan_is(s, w, ",") && hs_scan_is(s, w + 1, "and") && (s->bits[w + 2 < s->n ? w + 2 : w] & HS_W_FORMER)) continue;
            break;
        }
        if (hs_scan_is(s, w, "-") && !hs_scan_glued(s, w)) break;
        if (w > start && hs_among(s, w, "who which that said says told has had was is were")) break;
    }
    return w;
}

/* "supporting", "known": what follows a noun and starts a clause. */
static bool participle(const hs_scan *s, size_t w)
{
    hs_str x = hs_word_str(s->t, w);
    return x.n > 5 && !hs_scan_cap(s, w) && !(s->bits[w] & HS_ROLES) && memcmp(x.p + x.n - 3, "ing", 3) == 0;
}

/* Whether the name at m is one of several: "NAME and NAME, two reporters". */
static bool one_of_several(const hs_scan *s, const hs_noted *m)
{
    size_t w = m->start;
    while (w > 0 && s->at[w - 1] < 0 && ((s->bits[w - 1] & HS_W_TITLE) || hs_scan_is(s, w - 1, "."))) w--;
    return w > 0 && hs_among(s, w - 1, "and or &");
}

/* "NAME, his aides and others": the noun is another's than one person's. */
static bool of_others(const hs_scan *s, const hs_noted *m, size_t start, size_t end)
{
    if (hs_among(s, start, "whose and or but")) return true;
    size_t w = start;
    while (w < end && !hs_scan_prep(s, w) && !hs_among(s, w, "who whom and")) w++;
    while (w > start && !((s->bits[w - 1] & HS_ROLES) && s->at[w - 1] < 0)) w--;
    return w > start && (s->bits[w - 1] & HS_W_PLURAL) && !hs_among(s, start, "one among") && !one_of_several(s, m);
}

bool hs_reads_as_description(const hs_scan *s, size_t start, size_t end)
{
    size_t chunk = start;
    while (chunk < end && !(hs_scan_prep(s, chunk) && chunk > start)) chunk++;
    bool role = false;
    for (size_t w = start; w < chunk; w++) {
        if (s->at[w] < 0 && (s->bits[w] & HS_ROLES) && !(s->bits[w] & HS_W_FUNCTION)) role = true;
        size_t next = s->at[w] >= 0 ? s->noted[s->at[w]].end : w; /* "Sen. NAME": another person, but "a Roe supporter" */
        if (hs_kind_at(s, w) == HS_PERSON && role && !hs_scan_possessive(s, next) && !(next < end && s->at[next] < 0 && (s->bits[next] & HS_ROLES))) return false;
        if (s->at[w] < 0 && hs_scan_cap(s, w) && (s->bits[w] & HS_W_TITLE) && hs_scan_is(s, w + 1, ".") && !(hs_kind_at(s, w + 2) == HS_PERSON && hs_scan_possessive(s, s->noted[s->at[w + 2]].end))) return false;
        if (role && s->at[w] < 0 && participle(s, w)) break;
    }
    if (chunk > start && hs_kind_at(s, chunk - 1) == HS_PERSON && !role) return false;
    return role;
}

static hs_code description_after(hs_scan *s, const hs_noted *m, size_t start, size_t *stop)
{
    if (hs_among(s, start, "now then currently")) start++;
    if (start >= s->n || (s->at[start] < 0 && (s->bits[start] & HS_W_SPEECH) && !(s->bits[start] & HS_ROLES))) return HS_OK; /* "NAME, said the caucus" */
    size_t end = hs_description_end(s, start);
    if (end <= start || !hs_reads_as_description(s, start, end) || of_others(s, m, start, end)) return HS_OK;
    *stop = end;
    hs_description d = {.entity = m->entity, .start = start, .end = end, .evidence = m->start, .evidence_end = end, .after = end, .owner = hs_owner_before(s, m->start, m->entity)};
    return hs_describe(s, &d);
}

static size_t past_verb(const hs_scan *s, size_t w)
{
    if (hs_scan_is(s, w, "who") || hs_scan_is(s, w, ",")) w++;
    if (hs_scan_is(s, w, "who")) w++;
    size_t from = w;
    while (w < from + 3 && hs_among(s, w, "has had have also currently now previously once formerly later recently briefly")) w++;
    if (hs_among(s, w, "is was became becomes remains been") && !hs_among(s, w + 1, "not n't serving working acting")) return w + 1;
    if (hs_scan_is(s, w, "been")) w++;
    if (hs_among(s, w, "served serves worked works serving working acted emerged resigned") && hs_scan_is(s, w + 1, "as")) return w + 2;
    if (hs_scan_is(s, w, "stepped") && hs_scan_is(s, w + 1, "down") && hs_scan_is(s, w + 2, "as")) return w + 3;
    return 0;
}

/* "NAME (EFF)": a party's letters in brackets. */
static hs_code party_in_brackets(hs_scan *s, const hs_noted *m)
{
    size_t w = m->end;
    if (!hs_scan_is(s, w, "(") || hs_kind_at(s, w + 1) != HS_ORGANIZATION) return HS_OK;
    const hs_noted *p = &s->noted[s->at[w + 1]];
    if (!hs_scan_is(s, p->end, ")") || !hs_is_party(s, p->entity, m->entity)) return HS_OK;
    hs_fact f = {.type = HS_MEMBER_OF, .from = m->entity, .to = p->entity, .role = w + 1, .role_end = p->end, .evidence = m->start, .evidence_end = p->end + 1, .confidence = 0.8};
    return hs_state(s, &f);
}

/* "(R-Ala.)", ", D-Md.,", "(D)" */
static hs_code party_label(hs_scan *s, const hs_noted *m)
{
    size_t w = m->end;
    if (!hs_among(s, w, "( ,") || !hs_among(s, w + 1, "r d") || s->t->words[w + 1].bytes != 1) return HS_OK;
    bool closed = hs_scan_is(s, w, "(") && hs_scan_is(s, w + 2, ")");
    if (!closed && !hs_among(s, w + 2, "- – —")) return HS_OK;
    uint32_t party;
    bool found;
    HS_TRY(hs_party(s, w + 1, &party, &found));
    size_t end = closed ? w + 3 : w + 4;
    while (end < s->n && end < w + 7 && !closed && !hs_scan_is(s, end, ")") && hs_scan_is(s, w, "(")) end++;
    if (end < s->n && hs_scan_is(s, end, ")")) end++;
    hs_fact f = {.type = HS_MEMBER_OF, .from = m->entity, .to = party, .role = w + 1, .role_end = closed ? w + 2 : w + 4 < s->n ? w + 4 : s->n, .evidence = m->start, .evidence_end = end < s->n ? end : s->n, .confidence = 0.97};
    return hs_state(s, &f);
}

size_t hs_after_label(const hs_scan *s, size_t w)
{
    if (hs_scan_is(s, w, ".") && w > 0 && (s->bits[w - 1] & HS_W_SUFFIX)) w++;
    if (hs_scan_is(s, w, "(")) {
        size_t k = w;
        while (k < s->n && k < w + 8 && !hs_scan_is(s, k, ")")) k++;
        if (hs_scan_is(s, k, ")")) return k + 1;
    }
    if (hs_scan_is(s, w, ",") && hs_among(s, w + 1, "jr sr")) return w + 3;
    return w;
}

/* "of Harwick law firm NAME" (w: Harwick): the body's name; w where nothing such follows. */
static size_t past_place(const hs_scan *s, size_t w)
{
    size_t k = s->at[w] >= 0 ? s->noted[s->at[w]].end : w + 1, from = k;
    if (!hs_scan_cap(s, w)) return w;
    while (k < from + 3 && k < s->n && s->at[k] < 0 && s->t->words[k].shape == HS_SHAPE_LOWER && !(s->bits[k] & (HS_W_FUNCTION | HS_W_PREP | HS_W_VERB | HS_W_SPEECH | HS_ROLES))) k++;
    return k > from && hs_body_noun(s, k - 1) && hs_is_body(hs_kind_at(s, k)) && s->noted[s->at[k]].start == k ? k : w;
}

/* "Jane Roe of Roe Partners", "John Doe from the Center for Facts": a body right after a name. */
static hs_code of_body(hs_scan *s, const hs_noted *m)
{
    size_t w = m->end;
    if (!hs_among(s, w, "of from at")) return HS_OK;
    size_t prep = w++;
    if (hs_scan_is(s, w, "the")) w++;
    for (size_t last = w + 4; w < last && w < s->n && s->at[w] < 0 && s->t->words[w].shape == HS_SHAPE_LOWER; w++) /* "of the consulting firm NAME" */
        if (s->bits[w] & (HS_W_FUNCTION | HS_W_PREP | HS_W_VERB | HS_W_SPEECH | HS_ROLES)) return HS_OK;
    w = past_place(s, w);
    hs_kind kind = hs_kind_at(s, w);
    if (!hs_is_body(kind) || s->noted[s->at[w]].start != w || (s->bits[w] & HS_W_PLACE)) return HS_OK;
    if (prep > 0 && hs_scan_is(s, prep, "at") && m->start > 0 && (s->bits[m->start - 1] & HS_W_VERB)) return HS_OK;
    const hs_noted *body = &s->noted[s->at[w]];
    hs_fact f = {.type = hs_is_party(s, body->entity, m->entity) ? HS_MEMBER_OF : HS_WORKS_FOR, .from = m->entity, .to = body->entity, .role = prep, .role_end = prep + 1, .evidence = m->start, .evidence_end = body->end, .confidence = 0.6};
    return hs_state(s, &f);
}

/* "told NAME on OUTLET": whoever asks there works there. */
static hs_code asks_on(hs_scan *s, const hs_noted *m)
{
    if (m->start == 0 || !hs_among(s, m->start - 1, "told tells telling by") || !hs_among(s, m->end, "on of at for")) return HS_OK;
    if (hs_scan_is(s, m->start - 1, "by") && !(m->start > 1 && hs_among(s, m->start - 2, "asked interviewed pressed questioned challenged"))) return HS_OK;
    size_t w = m->end + 1;
    if (hs_scan_is(s, w, "the")) w++;
    if (hs_kind_at(s, w) != HS_OUTLET) return HS_OK;
    hs_fact f = {.type = HS_WORKS_FOR, .from = m->entity, .to = s->noted[s->at[w]].entity, .role = m->end, .role_end = m->end + 1, .evidence = m->start, .evidence_end = s->noted[s->at[w]].end, .confidence = 0.6};
    return hs_state(s, &f);
}

static hs_code around_name(hs_scan *s, const hs_noted *m)
{
    HS_TRY(titles_before(s, m));
    HS_TRY(comma_before(s, m));
    HS_TRY(party_label(s, m));
    HS_TRY(party_in_brackets(s, m));
    HS_TRY(of_body(s, m));
    HS_TRY(asks_on(s, m));
    size_t w = hs_after_label(s, m->end);
    /* "NAME, 49, a Navy veteran" */
    if (hs_scan_is(s, w, ",") && w + 2 < s->n && s->t->words[w + 1].shape == HS_SHAPE_NUMBER && s->t->words[w + 1].bytes == 2 && hs_scan_is(s, w + 2, ",")) w += 2;
    /* "Rep. NAME of New York, a Roe supporter", "Sen. NAME, R-Ariz., a critic" */
    if (hs_among(s, w, "of from") && hs_scan_cap(s, w + 1) && (s->bits[w + 1] & HS_W_PLACE)) w = hs_after_label(s, w + ((s->bits[w + 1] & HS_W_PLACE2) ? 3 : 2));
    else if (hs_scan_is(s, w, ",") && hs_among(s, w + 1, "r d i") && hs_among(s, w + 2, "- –")) {
        size_t end = w + 3;
        while (end < w + 9 && !hs_scan_is(s, end, ",")) end++;
        if (hs_scan_is(s, end, ",")) w = end;
    }
    if (hs_scan_possessive(s, w)) return HS_OK;
    if (hs_among(s, w, ", —") || (hs_scan_is(s, w, "-") && !hs_scan_glued(s, w))) HS_TRY(description_after(s, m, w + 1, &w));
    /* "NAME, the pollster who is president of …": the clause after the description, or right after the name */
    size_t said = past_verb(s, w);
    return said ? description_after(s, m, said, &w) : HS_OK;
}

/* "a source close to Jane Roe", "those around her": allies of whoever that is. */
static hs_code close_to(hs_scan *s, const hs_noted *m)
{
    size_t end = m->end + 6 < s->n ? m->end + 6 : s->n, w = m->start;
    while (w < end && !((hs_scan_is(s, w, "close") && hs_scan_is(s, w + 1, "to")) || (w > m->start && hs_scan_is(s, w, "around")))) {
        if (w >= m->end && s->t->words[w].alnum) return HS_OK;
        w++;
    }
    if (w >= end || w > m->end || (w > m->start && participle(s, w - 1))) return HS_OK; /* "a man standing close to her" */
    size_t role = w;
    w += hs_scan_is(s, w, "around") ? 1 : 2;
    int64_t who = hs_among(s, w, "him her") ? hs_owner_before(s, w, m->entity) : hs_scan_is(s, w, "the") ? hs_person_meant(s, w + 1, m->entity) : -1;
    for (size_t k = w; k < w + 6 && k < end + 4 && who < 0 && (s->at[k] >= 0 || (s->bits[k] & (HS_W_TITLE | HS_W_DET)) || hs_scan_is(s, k, ".")); k++)
        if (hs_kind_at(s, k) == HS_PERSON) who = s->noted[s->at[k]].entity;
    if (who < 0) return HS_OK;
    hs_fact f = {.type = HS_ALLY_OF, .from = m->entity, .to = (uint32_t)who, .role = role, .role_end = w, .evidence = m->start, .evidence_end = m->end > w + 1 ? m->end : w + 1, .confidence = 0.58};
    return hs_state(s, &f);
}

/* "a former Roe aide", "Pentagon officials", "the Republican nominee" where it is somebody named. */
static hs_code by_description(hs_scan *s, const hs_noted *m)
{
    hs_kind kind = s->entities->v[m->entity].kind;
    if (kind != HS_PERSON && kind != HS_ANONYMOUS_SOURCE) return HS_OK;
    bool party = m->end - m->start == 2 && (s->bits[m->start + 1] & HS_W_PARTY) && (s->bits[m->start + 1] & HS_W_MEMBER); /* "the Republican" */
    if (kind == HS_PERSON && m->end - m->start <= 2 && !party) return HS_OK; /* "the president": who that is was inferred, not stated */
    size_t end = m->end;
    if (kind == HS_PERSON && s->presidential && hs_among(s, end - 1, "nominee runner frontrunner bearer")) return HS_OK; /* nominee.c */
    if (kind == HS_ANONYMOUS_SOURCE) HS_TRY(close_to(s, m));
    for (size_t w = m->start; w < m->end; w++)
        if (hs_scan_is(s, w, ",") || hs_scan_is(s, w, "who")) {
            end = w;
            break;
        }
    if (kind == HS_PERSON && hs_placed_elsewhere(s, m->entity, m->start, end)) return HS_OK;
    size_t start = m->start; /* "one of her advisers" */
    if (kind == HS_ANONYMOUS_SOURCE && start + 2 < end && hs_scan_is(s, start + 1, "of") && (s->bits[start] & HS_W_DET)) start += 2;
    hs_description d = {.entity = m->entity, .start = start, .end = end, .evidence = m->start, .evidence_end = end, .after = end, .called = kind == HS_PERSON, .owner = hs_owner_before(s, m->start, m->entity)};
    return hs_describe(s, &d);
}

/* Names first: what they are called says who holds an office that a description stands for. */
hs_code hs_places(hs_scan *s)
{
    for (size_t k = 0; k < s->n_noted; k++) {
        const hs_noted m = s->noted[k];
        if (m.form != HS_NAME || !of_person(s, &m) || s->at[m.start] != (int32_t)k) continue;
        HS_TRY(around_name(s, &m));
        HS_TRY(hs_list_after_plural(s, &m));
        HS_TRY(hs_list_before_plural(s, &m));
    }
    for (size_t k = 0; k < s->n_noted; k++)
        if (s->noted[k].form == HS_NOMINAL) {
            const hs_noted m = s->noted[k];
            HS_TRY(by_description(s, &m));
        }
    return hs_in_office(s);
}

/* brat standoff (brat.nlplab.org): spans as text-bound annotations, an attribution as an event of Source, Cue and Content
 * as PolNeAR has it, mentions of one entity as an equivalence, relations between first mentions, the rest as attributes
 * and notes. No annotation of brat's may cross a line end: one that does is written in fragments. */
#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "output/out.h"

typedef struct standoff {
    hs_out *o;
    const hs_record *r;
    uint64_t spans, events, attributes, relations, notes; /* numbers so far */
    uint64_t *first_mention;  /* (entities): number of its text-bound annotation; 0: none */
    hs_arena arena;
} standoff;

/* "Anonymous" of "anonymous", "NamedPerson" of "named-person": type names as brat's configuration may hold them. */
static void put_type(hs_buf *b, const char *name)
{
    bool upper = true;
    for (; *name; name++) {
        if (*name == '-') {
            upper = true;
            continue;
        }
        hs_buf_char(b, upper && *name >= 'a' && *name <= 'z' ? (char)(*name - 'a' + 'A') : *name);
        upper = false;
    }
}

/* ---- spans ---------------------------------------------------------------------------------- */

/* Walks the lines that a span touches: the next fragment without line ends from `at` on; false after the last. */
static bool next_fragment(const hs_text *t, uint32_t *at, uint32_t end, hs_span *out)
{
    const char *p = t->bytes.p + hs_text_byte(t, *at), *limit = t->bytes.p + t->bytes.n;
    bool line_end = false; /* after one, blanks go too: the fragments still say where the span begins and ends */
    while (*at < end && (*p == '\n' || *p == '\r' || (line_end && (*p == ' ' || *p == '\t')))) {
        line_end = line_end || *p == '\n' || *p == '\r';
        p++;
        ++*at;
    }
    out->start = *at;
    while (*at < end && p < limit && *p != '\n' && *p != '\r') {
        size_t length;
        bool valid;
        hs_utf8_next(p, limit, &length, &valid);
        p += length;
        ++*at;
    }
    out->end = *at;
    return out->end > out->start;
}

/* "5 9;12 20" (words false) or "said the … mayor", fragments of all spans joined by blanks. */
static void put_fragments(standoff *s, hs_spans spans, bool words)
{
    hs_buf *b = &s->o->buf;
    bool first = true;
    for (size_t i = 0; i < spans.n; i++) {
        hs_span fragment;
        for (uint32_t at = spans.v[i].start; next_fragment(&s->r->text, &at, spans.v[i].end, &fragment); first = false) {
            if (!first) hs_buf_char(b, words ? ' ' : ';');
            if (words) hs_buf_str(b, hs_text_slice(&s->r->text, fragment));
            else hs_buf_printf(b, "%" PRIu32 " %" PRIu32, fragment.start, fragment.end);
        }
    }
}

static bool has_words(const standoff *s, hs_spans spans)
{
    hs_span fragment;
    for (size_t i = 0; i < spans.n; i++) {
        uint32_t at = spans.v[i].start;
        if (next_fragment(&s->r->text, &at, spans.v[i].end, &fragment)) return true;
    }
    return false;
}

/* A text-bound annotation; its number, or 0 where there is nothing to bind it to. */
static uint64_t put_spans(standoff *s, const char *type, hs_spans spans)
{
    hs_buf *b = &s->o->buf;
    if (!has_words(s, spans)) return 0;
    hs_buf_printf(b, "T%" PRIu64 "\t", ++s->spans);
    put_type(b, type);
    hs_buf_char(b, ' ');
    put_fragments(s, spans, false);
    hs_buf_char(b, '\t');
    put_fragments(s, spans, true);
    hs_buf_char(b, '\n');
    return s->spans;
}

/* ---- attributions ---------------------------------------------------------------------------- */

/* Text on one line. */
static void put_line(hs_buf *b, hs_str text)
{
    for (size_t i = 0; i < text.n; i++) hs_buf_char(b, strchr("\t\r\n", text.p[i]) && text.p[i] ? ' ' : text.p[i]);
}

static hs_str name_of(const hs_record *r, int64_t entity)
{
    return entity >= 0 && (uint64_t)entity < r->entities.n ? r->entities.v[entity].name : HS_NONE;
}

static void put_attribute(standoff *s, const char *name, const char *value)
{
    hs_buf_printf(&s->o->buf, "A%" PRIu64 "\t%s E%" PRIu64 " ", ++s->attributes, name, s->events);
    put_type(&s->o->buf, value);
    hs_buf_char(&s->o->buf, '\n');
}

static void put_note(standoff *s, const hs_attribution *a)
{
    hs_buf *b = &s->o->buf;
    hs_buf_printf(b, "#%" PRIu64 "\tAnnotatorNotes E%" PRIu64 "\t%.*s:", ++s->notes, s->events, HS_FMT(a->id));
    for (size_t i = 0; i < a->n_sources; i++) {
        hs_buf_cstr(b, i ? "; " : " ");
        put_line(b, name_of(s->r, a->sources[i]));
    }
    if (a->via >= 0) {
        hs_buf_cstr(b, " via ");
        put_line(b, name_of(s->r, a->via));
    }
    hs_buf_char(b, '\n');
}

static hs_code put_attribution(standoff *s, const hs_attribution *a)
{
    uint64_t source = put_spans(s, "source", a->source), cue = put_spans(s, "cue", a->cue), content = put_spans(s, "content", a->content);
    hs_spans trigger = cue ? a->cue : content ? a->content : a->source;
    if (!source && !cue && !content) return HS_OK;
    const char *type = a->n_sources || source ? "Attribution" : "AttributionNoSource";
    uint64_t event = put_spans(s, type, trigger);
    hs_buf *b = &s->o->buf;
    hs_buf_printf(b, "E%" PRIu64 "\t%s:T%" PRIu64, ++s->events, type, event);
    if (source) hs_buf_printf(b, " Source:T%" PRIu64, source);
    if (cue) hs_buf_printf(b, " Cue:T%" PRIu64, cue);
    if (content) hs_buf_printf(b, " Content:T%" PRIu64, content);
    hs_buf_char(b, '\n');
    put_attribute(s, "Mode", hs_mode_names[a->mode]);
    put_attribute(s, "SourceType", hs_source_type_names[a->source_type]);
    put_note(s, a);
    return hs_out_step(s->o);
}

/* ---- entities and relations -------------------------------------------------------------------- */

static hs_code put_entity(standoff *s, size_t i)
{
    const hs_entity *e = &s->r->entities.v[i];
    uint64_t last = 0, before = s->spans;
    for (size_t k = 0; k < e->n_mentions; k++) {
        hs_span span = e->mentions[k].span;
        uint64_t number = put_spans(s, hs_kind_names[e->kind], (hs_spans){&span, 1});
        if (number && !s->first_mention[i]) s->first_mention[i] = number;
        if (number) last = number;
        HS_TRY(hs_out_step(s->o));
    }
    if (last <= before + 1) return HS_OK;
    hs_buf_cstr(&s->o->buf, "*\tSame");
    for (uint64_t n = before + 1; n <= last; n++) hs_buf_printf(&s->o->buf, " T%" PRIu64, n);
    hs_buf_char(&s->o->buf, '\n');
    return hs_out_step(s->o);
}

static hs_code put_relation(standoff *s, const hs_relation *x)
{
    if (x->from >= s->r->entities.n || x->to >= s->r->entities.n) return HS_OK;
    uint64_t from = s->first_mention[x->from], to = s->first_mention[x->to];
    if (!from || !to) return HS_OK;
    hs_buf_printf(&s->o->buf, "R%" PRIu64 "\t", ++s->relations);
    put_type(&s->o->buf, hs_relation_names[x->type]);
    hs_buf_printf(&s->o->buf, " Arg1:T%" PRIu64 " Arg2:T%" PRIu64 "\n", from, to);
    return hs_out_step(s->o);
}

static hs_code put_record(standoff *s)
{
    const hs_record *r = s->r;
    s->first_mention = HS_ARRAY(&s->arena, uint64_t, r->entities.n);
    if (!s->first_mention) return hs_nomem(s->o->err);
    for (size_t i = 0; i < r->attributions.n; i++)
        if (r->attributions.v[i].review != HS_REJECTED) HS_TRY(put_attribution(s, &r->attributions.v[i]));
    for (size_t i = 0; i < r->entities.n; i++)
        if (r->entities.v[i].review != HS_REJECTED) HS_TRY(put_entity(s, i));
    for (size_t i = 0; i < r->relations.n; i++)
        if (r->relations.v[i].review != HS_REJECTED) HS_TRY(put_relation(s, &r->relations.v[i]));
    return HS_OK;
}

hs_code hs_write_brat(const hs_record *r, hs_sink out, hs_error *err)
{
    hs_out o;
    if (!r->has_text) return hs_fail(err, HS_EFORMAT, "export", "the record has no text, to which brat's annotations are bound");
    hs_out_init(&o, out, err);
    standoff s = {.o = &o, .r = r};
    hs_code code = put_record(&s);
    hs_arena_release(&s.arena);
    return hs_out_end(&o, code);
}

/* ---- the folder's configuration ----------------------------------------------------------------- */

static void put_names(hs_buf *b, const char *const *names, int n, const char *after)
{
    for (int i = 0; i < n; i++) {
        put_type(b, names[i]);
        hs_buf_cstr(b, after);
    }
}

static void put_values(hs_buf *b, const char *name, const char *const *values, int n)
{
    hs_buf_printf(b, "%s\tArg:<EVENT>, Value:", name);
    for (int i = 0; i < n; i++) {
        if (i) hs_buf_char(b, '|');
        put_type(b, values[i]);
    }
    hs_buf_char(b, '\n');
}

hs_code hs_write_brat_configuration(hs_sink out, hs_error *err)
{
    hs_out o;
    hs_out_init(&o, out, err);
    hs_buf_cstr(&o.buf, "[entities]\nSource\nCue\nContent\n");
    put_names(&o.buf, hs_kind_names, HS_ARTICLE, "\n");
    hs_buf_cstr(&o.buf, "\n[relations]\nSame\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive\n");
    put_names(&o.buf, hs_relation_names, HS_RELATION_TYPES, "\tArg1:<ENTITY>, Arg2:<ENTITY>\n");
    hs_buf_cstr(&o.buf, "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n\n[events]\nAttribution\tSource*:Source, Cue*:Cue, Content*:Content\n"
                        "AttributionNoSource\tCue*:Cue, Content*:Content\n\n[attributes]\n");
    put_values(&o.buf, "Mode", hs_mode_names, HS_INDIRECT + 1);
    put_values(&o.buf, "SourceType", hs_source_type_names, HS_SOURCE_TYPES);
    return hs_out_end(&o, HS_OK);
}

/* The article's text with its marks. Statements nest and overlap, so the text is cut at every boundary of a mark, and
 * each piece names the statements, sources and people that it belongs to (innermost first). A sweep over the sorted
 * boundaries keeps the open marks in a list; a piece names at most MOST of them, so that the page stays linear in the
 * record however many marks lie on top of each other. */
#include <stdlib.h>

#include "base/utf8.h"
#include "report/page.h"

enum { MOST = 12 };

typedef enum mark_kind { CONTENT, SOURCE, CUE, MENTION, RELATION } mark_kind;

typedef struct mark {
    uint32_t start, end;
    mark_kind kind;
    uint32_t index;       /* of the attribution, entity or relation */
    bool last;            /* of its statement: the number follows it */
    bool open;
    int64_t above, below; /* in the list of open marks */
} mark;

typedef struct sweep {
    page *p;
    mark *v;
    size_t n, cap;
    uint32_t *ends;       /* marks by their end */
    int64_t top;          /* the mark opened last */
} sweep;

static hs_code add(sweep *s, hs_span span, mark_kind kind, size_t index)
{
    if (span.start >= span.end || span.end > s->p->r->text.length) return HS_OK;
    if (s->n == s->cap) {
        size_t more = s->cap ? 2 * s->cap : 256;
        mark *v = realloc(s->v, more * sizeof *v);
        if (!v) return hs_nomem(s->p->err);
        s->v = v;
        s->cap = more;
    }
    s->v[s->n++] = (mark){span.start, span.end, kind, (uint32_t)index, false, false, -1, -1};
    return HS_OK;
}

static hs_code add_spans(sweep *s, hs_spans spans, mark_kind kind, size_t index)
{
    for (size_t i = 0; i < spans.n; i++) HS_TRY(add(s, spans.v[i], kind, index));
    return HS_OK;
}

static hs_code collect(sweep *s)
{
    const hs_record *r = s->p->r;
    for (size_t i = 0; i < r->attributions.n; i++) {
        const hs_attribution *a = &r->attributions.v[i];
        if (!s->p->shown[i]) continue;
        size_t before = s->n;
        HS_TRY(add_spans(s, a->content, CONTENT, i));
        if (s->n == before) HS_TRY(add_spans(s, a->cue, CUE, i));
        else { /* the number follows the content */
            size_t last = before;
            for (size_t k = before; k < s->n; k++) last = s->v[k].end > s->v[last].end ? k : last;
            s->v[last].last = true;
            HS_TRY(add_spans(s, a->cue, CUE, i));
        }
        HS_TRY(add_spans(s, a->source, SOURCE, i));
    }
    for (size_t i = 0; i < r->entities.n; i++)
        for (size_t k = 0; k < r->entities.v[i].n_mentions; k++)
            if (page_entity(s->p, (int64_t)i)) HS_TRY(add(s, r->entities.v[i].mentions[k].span, MENTION, i));
    for (size_t i = 0; i < r->relations.n; i++)
        if (r->relations.v[i].review != HS_REJECTED) HS_TRY(add(s, r->relations.v[i].evidence, RELATION, i));
    return HS_OK;
}

/* Outer marks open first; of like ones, content before what stands in it. */
static int by_start(const void *pa, const void *pb)
{
    const mark *a = pa, *b = pb;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    if (a->end != b->end) return a->end > b->end ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

static int by_end(const void *pa, const void *pb, void *context)
{
    const mark *v = context;
    uint32_t a = *(const uint32_t *)pa, b = *(const uint32_t *)pb;
    if (v[a].end != v[b].end) return v[a].end < v[b].end ? -1 : 1;
    return a > b ? -1 : a < b; /* the inner ones end first */
}

static void open_mark(sweep *s, size_t i)
{
    s->v[i].open = true;
    s->v[i].below = s->top;
    s->v[i].above = -1;
    if (s->top >= 0) s->v[s->top].above = (int64_t)i;
    s->top = (int64_t)i;
}

static void close_mark(sweep *s, size_t i)
{
    mark *m = &s->v[i];
    if (!m->open) return;
    m->open = false;
    if (m->above >= 0) s->v[m->above].below = m->below;
    else s->top = m->below;
    if (m->below >= 0) s->v[m->below].above = m->above;
}

/* ---- writing ----------------------------------------------------------------------------------- */

static void put_list(sweep *s, mark_kind kind, const char *name)
{
    int n = 0;
    hs_buf *out = &s->p->out;
    for (int64_t i = s->top; i >= 0 && n < MOST; i = s->v[i].below) {
        if (s->v[i].kind != kind) continue;
        if (n++) hs_buf_char(out, ' ');
        else hs_buf_printf(out, " data-%s=\"", name);
        hs_buf_printf(out, "%u", s->v[i].index);
    }
    if (n) hs_buf_char(out, '"');
}

/* The innermost mark of a kind among the first few; NULL. */
static const mark *innermost(const sweep *s, mark_kind kind)
{
    int n = 0;
    for (int64_t i = s->top; i >= 0 && n < 4 * MOST; i = s->v[i].below, n++)
        if (s->v[i].kind == kind) return &s->v[i];
    return NULL;
}

static void put_piece(sweep *s, hs_span span)
{
    page *p = s->p;
    const mark *content = innermost(s, CONTENT), *source = innermost(s, SOURCE), *cue = innermost(s, CUE), *mention = innermost(s, MENTION);
    bool any = content || source || cue || mention || innermost(s, RELATION);
    if (any) {
        hs_buf_cstr(&p->out, "<span class=\"seg");
        if (content) hs_buf_cstr(&p->out, p->r->attributions.v[content->index].mode == HS_INDIRECT ? " c ind" : " c dir");
        if (source) hs_buf_cstr(&p->out, " s");
        if (cue) hs_buf_cstr(&p->out, " k");
        if (mention) hs_buf_cstr(&p->out, " m");
        hs_buf_char(&p->out, '"');
        put_list(s, CONTENT, "a");
        put_list(s, SOURCE, "s");
        put_list(s, CUE, "k");
        put_list(s, MENTION, "e");
        put_list(s, RELATION, "r");
        hs_buf_char(&p->out, '>');
    }
    html_text(&p->out, hs_text_slice(&p->r->text, span));
    if (any) hs_buf_cstr(&p->out, "</span>");
}

static void put_number(page *p, uint32_t i)
{
    const hs_attribution *a = &p->r->attributions.v[i];
    uint32_t n = p->number[i];
    bool doubt = page_doubtful(a), seen = a->review != HS_REVIEW_NONE;
    hs_buf_printf(&p->out, "<a class=\"ref%s%s\" id=\"t%u\" href=\"#s%u\" data-go=\"%u\" aria-label=\"statement %u%s%s\">%u%s</a>", doubt ? " doubt" : "", seen ? " seen" : "", n, i,
                  i, n, doubt ? ", uncertain" : "", seen ? ", reviewed" : "", n, doubt ? "?" : "");
}

/* A paragraph ends at a blank line where the text has any, else at each line's end. Returns where it ends; *next is
 * where the next one begins. */
typedef struct cutter { const hs_text *text; bool blank_lines; } cutter;

static bool has_blank_lines(hs_str s)
{
    bool line_empty = false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\n') {
            if (line_empty) return true;
            line_empty = true;
        } else if (s.p[i] != ' ' && s.p[i] != '\t' && s.p[i] != '\r') line_empty = false;
    }
    return false;
}

static hs_span next_paragraph(const cutter *c, uint32_t from)
{
    const char *base = c->text->bytes.p, *end = base + c->text->bytes.n, *p = base + hs_text_byte(c->text, from);
    uint32_t at = from, breaks = 0, stop = from;
    bool begun = false;
    hs_span out = {from, from};
    while (p < end) {
        size_t n;
        bool valid;
        uint32_t cp = hs_utf8_next(p, end, &n, &valid);
        p += n;
        if (cp == '\n') breaks++;
        if (!hs_cp_space(cp)) {
            if (begun && breaks > (c->blank_lines ? 1u : 0u)) break;
            if (!begun) out.start = at;
            begun = true;
            breaks = 0;
            stop = at + 1;
        }
        at++;
    }
    out.end = begun ? stop : out.start;
    return out;
}

/* Ends the marks that reach no further than `at`. */
static void close_until(sweep *s, uint32_t at, size_t *closed)
{
    for (; *closed < s->n && s->v[s->ends[*closed]].end <= at; (*closed)++) {
        const mark *m = &s->v[s->ends[*closed]];
        close_mark(s, s->ends[*closed]);
        if (m->last) put_number(s->p, m->index);
    }
}

/* Every boundary inside the paragraph ends a piece. */
static void put_paragraph(sweep *s, hs_span para, size_t *opened, size_t *closed)
{
    uint32_t at = para.start;
    page *p = s->p;
    hs_buf_printf(&p->out, "<p data-o=\"%u\">", para.start);
    while (at < para.end) {
        close_until(s, at, closed);
        for (; *opened < s->n && s->v[*opened].start <= at; (*opened)++)
            if (s->v[*opened].end > at) open_mark(s, *opened);
        uint32_t to = para.end;
        if (*opened < s->n && s->v[*opened].start < to) to = s->v[*opened].start;
        if (*closed < s->n && s->v[s->ends[*closed]].end < to) to = s->v[s->ends[*closed]].end;
        put_piece(s, (hs_span){at, to});
        at = to;
    }
    close_until(s, at, closed);
    hs_buf_cstr(&p->out, "</p>\n");
}

static hs_code put_paragraphs(sweep *s)
{
    const hs_text *text = &s->p->r->text;
    cutter c = {text, has_blank_lines(text->bytes)};
    size_t opened = 0, closed = 0;
    for (uint32_t at = 0; at < text->length;) {
        hs_span para = next_paragraph(&c, at);
        if (para.end <= para.start) break;
        put_paragraph(s, para, &opened, &closed);
        at = para.end;
    }
    return s->p->out.failed ? hs_nomem(s->p->err) : HS_OK;
}

hs_code page_text(page *p)
{
    sweep s = {.p = p, .top = -1};
    hs_code code = collect(&s);
    if (code == HS_OK && s.n) {
        qsort(s.v, s.n, sizeof *s.v, by_start);
        s.ends = HS_ARRAY(p->arena, uint32_t, s.n);
        if (!s.ends) code = hs_nomem(p->err);
        else {
            for (size_t i = 0; i < s.n; i++) s.ends[i] = (uint32_t)i;
            qsort_r(s.ends, s.n, sizeof *s.ends, by_end, s.v);
        }
    }
    if (code == HS_OK) code = put_paragraphs(&s);
    free(s.v);
    return code;
}

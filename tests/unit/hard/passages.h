/* Reading and scoring the hard passages: marks → spans, and the evaluation's rules of what holds
 * (tests/hard/README.md). For the tests beside it. */
#ifndef PASSAGES_H
#define PASSAGES_H

#include "base/utf8.h"
#include "hearsay/base.h"

#include <stdio.h>
#include <string.h>

enum { SOURCE, CUE, CONTENT, ROLES };
enum { MAX_SPANS = 16, MAX_MARKED = 12, MAX_DEPTH = 8 };

/* One attribution, as marked or as found. */
typedef struct attribution {
    hs_spans of[ROLES]; /* in an arena */
} attribution;

typedef struct passage {
    hs_str text; /* without the marks */
    attribution marked[MAX_MARKED];
    size_t n_marked;
} passage;

typedef struct class_count {
    char name[64];
    size_t passages, passages_held, marked, held, exact, spurious;
} class_count;

/* ---- marks ------------------------------------------------------------------------------ */

typedef struct open_mark {
    int role;
    uint32_t ids, start; /* ids: bit k for attribution k + 1; start in code points */
} open_mark;

/* Reads "s1,2:" after a brace; returns its length, 0 when it is no mark. */
static size_t read_mark(hs_str s, open_mark *m)
{
    static const char letters[] = "scq";
    const char *found = s.n ? strchr(letters, s.p[0]) : NULL;
    if (!found || !*found) return 0;
    m->role = (int)(found - letters);
    m->ids = 0;
    size_t i = 1;
    for (;;) {
        unsigned id = 0;
        for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && id <= MAX_MARKED; i++) id = id * 10 + (unsigned)(s.p[i] - '0');
        if (id < 1 || id > MAX_MARKED || i >= s.n) return 0;
        m->ids |= 1u << (id - 1);
        if (s.p[i] == ':') return i + 1;
        if (s.p[i++] != ',') return 0;
    }
}

static bool close_mark(passage *p, const open_mark *m, uint32_t end, hs_arena *arena)
{
    for (size_t k = 0; k < MAX_MARKED; k++) {
        if (!(m->ids >> k & 1)) continue;
        hs_spans *s = &p->marked[k].of[m->role];
        if (!s->v) s->v = HS_ARRAY(arena, hs_span, MAX_SPANS);
        if (!s->v || s->n == MAX_SPANS || end <= m->start) return false;
        s->v[s->n++] = (hs_span){m->start, end};
        if (k >= p->n_marked) p->n_marked = k + 1;
    }
    return true;
}

/* Every number from 1 to n_marked is used, with a cue and a content. */
static bool complete(const passage *p)
{
    for (size_t k = 0; k < p->n_marked; k++)
        if (!p->marked[k].of[CUE].n || !p->marked[k].of[CONTENT].n) return false;
    return p->n_marked > 0;
}

/* Takes the marks out of a passage. false: they are not well formed. */
static bool read_passage(passage *p, hs_str marked, hs_arena *arena)
{
    memset(p, 0, sizeof *p);
    char *clean = hs_arena_alloc(arena, marked.n + 1);
    if (!clean) return false;
    open_mark stack[MAX_DEPTH];
    size_t depth = 0, n = 0;
    uint32_t at = 0;
    for (size_t i = 0; i < marked.n; i++) {
        char c = marked.p[i];
        if (c == '{') {
            size_t skip = depth < MAX_DEPTH ? read_mark((hs_str){marked.p + i + 1, marked.n - i - 1}, &stack[depth]) : 0;
            if (!skip) return false;
            stack[depth++].start = at;
            i += skip;
            continue;
        }
        if (c == '}') {
            if (!depth || !close_mark(p, &stack[--depth], at, arena)) return false;
            continue;
        }
        if (c == '\\') {
            if (i + 1 == marked.n || !strchr("{}\\", marked.p[i + 1])) return false;
            c = marked.p[++i];
        }
        clean[n++] = c;
        if (((unsigned char)c & 0xC0) != 0x80) at++;
    }
    p->text = (hs_str){clean, n};
    return depth == 0 && complete(p);
}

/* ---- the scorer's rules ------------------------------------------------------------------- */

/* A passage's text as flags: is the code point a letter or digit? */
typedef struct letters {
    bool *v;
    uint32_t n;
} letters;

static letters letters_of(hs_str text, hs_arena *arena)
{
    letters l = {HS_ARRAY(arena, bool, text.n + 1), 0};
    const char *p = text.p, *end = p + text.n;
    while (l.v && p < end) {
        size_t length;
        bool valid;
        l.v[l.n++] = hs_cp_alnum(hs_utf8_next(p, end, &length, &valid));
        p += length;
    }
    return l;
}

static bool covers(hs_spans s, uint32_t at)
{
    for (size_t i = 0; i < s.n; i++)
        if (at >= s.v[i].start && at < s.v[i].end) return true;
    return false;
}

/* Over letters and digits; 1 where both are empty. *touch: they share something. */
static double jaccard(const letters *l, hs_spans a, hs_spans b, bool *touch)
{
    size_t both = 0, any = 0;
    for (uint32_t i = 0; i < l->n; i++) {
        if (!l->v[i]) continue;
        bool in_a = covers(a, i), in_b = covers(b, i);
        both += in_a && in_b;
        any += in_a || in_b;
    }
    *touch = both > 0;
    return any ? (double)both / (double)any : 1.0;
}

static hs_span trim(const letters *l, hs_span s)
{
    while (s.start < s.end && !l->v[s.start]) s.start++;
    while (s.end > s.start && !l->v[s.end - 1]) s.end--;
    return s.start < s.end ? s : (hs_span){0, 0};
}

static bool has_span(const letters *l, hs_spans in, hs_span want)
{
    for (size_t i = 0; i < in.n; i++) {
        hs_span s = trim(l, in.v[i]);
        if (s.start == want.start && s.end == want.end) return true;
    }
    return false;
}

static bool same_spans(const letters *l, hs_spans a, hs_spans b)
{
    for (size_t i = 0; i < a.n; i++)
        if (!has_span(l, b, trim(l, a.v[i]))) return false;
    for (size_t i = 0; i < b.n; i++)
        if (!has_span(l, a, trim(l, b.v[i]))) return false;
    return true;
}

/* The best pair that is left, by content: at least one half of it in common. false: none. */
static bool best_pair(const letters *l, const passage *p, const attribution *found, size_t n, const bool *used_marked,
                      const bool *used_found, size_t *bi, size_t *bj)
{
    double best = 0;
    for (size_t i = 0; i < p->n_marked; i++) {
        for (size_t j = 0; j < n; j++) {
            bool touch;
            if (used_marked[i] || used_found[j]) continue;
            double overlap = jaccard(l, p->marked[i].of[CONTENT], found[j].of[CONTENT], &touch);
            if (touch && overlap >= 0.5 && overlap > best) { best = overlap; *bi = i; *bj = j; }
        }
    }
    return best > 0;
}

/* Pairs one to one, best content first, and adds to the class. Returns whether the passage holds. */
static inline bool score(const passage *p, const attribution *found, size_t n, class_count *c, hs_arena *arena)
{
    letters l = letters_of(p->text, arena);
    bool used_marked[MAX_MARKED] = {false}, *used_found = HS_ARRAY(arena, bool, n + 1), touch;
    size_t held = 0, paired = 0, i, j;
    if (!l.v || !used_found) return false;
    for (; best_pair(&l, p, found, n, used_marked, used_found, &i, &j); paired++) {
        const hs_spans *a = p->marked[i].of, *b = found[j].of;
        used_marked[i] = used_found[j] = true;
        held += jaccard(&l, a[SOURCE], b[SOURCE], &touch) >= 0.5;
        c->exact += same_spans(&l, a[SOURCE], b[SOURCE]) && same_spans(&l, a[CUE], b[CUE]) && same_spans(&l, a[CONTENT], b[CONTENT]);
    }
    bool all = held == p->n_marked && n == p->n_marked;
    c->passages++;
    c->passages_held += all;
    c->marked += p->n_marked;
    c->held += held;
    c->spurious += n - paired;
    return all;
}

/* ---- the passages --------------------------------------------------------------------------- */

/* Walks over the file: one passage a call, with its class. */
typedef struct reader {
    hs_str rest;
    char name[64];
} reader;

static hs_str next_line(hs_str *rest)
{
    const char *nl = memchr(rest->p, '\n', rest->n);
    hs_str line = {rest->p, nl ? (size_t)(nl - rest->p) : rest->n};
    size_t taken = line.n + (nl != NULL);
    *rest = (hs_str){rest->p + taken, rest->n - taken};
    return line;
}

static bool is_heading(hs_str line) { return line.n > 3 && !memcmp(line.p, "## ", 3); }

static bool next_block(reader *r, hs_str *block)
{
    while (r->rest.n) {
        hs_str line = next_line(&r->rest);
        if (is_heading(line)) snprintf(r->name, sizeof r->name, "%.*s", (int)(line.n - 3), line.p + 3);
        if (!hs_str_is(line, "%%")) continue;
        hs_str ahead = r->rest;
        *block = (hs_str){r->rest.p, 0};
        while (ahead.n) {
            line = next_line(&ahead);
            if (is_heading(line) || hs_str_is(line, "%%")) break;
            block->n = (size_t)(line.p + line.n - block->p);
            r->rest = ahead;
        }
        while (block->n && block->p[block->n - 1] == '\n') block->n--;
        return true;
    }
    return false;
}

#endif

/* brat standoff (brat.nlplab.org): text-bound annotations "T1<TAB>Cue 5 9<TAB>said" and events "E1<TAB>Attribution:T4
 * Source:T3 Cue:T1 Content:T2". An event with the roles Source, Cue or Content is an attribution; one without a Cue has
 * its trigger for a cue. brat cannot cross a line end, so that fragments with nothing but a line end between them are one. */
#include <string.h>

#include "import/import_int.h"

typedef struct bound { /* a text-bound annotation */
    hs_str id;
    import_list spans;
} bound;

typedef struct brat {
    importer *im;
    bound *v;
    size_t n, cap;
    hs_map by_id; /* index + 1; 0: named as a problem before */
} brat;

/* ---- cutting lines ------------------------------------------------------------------------ */

/* Takes what stands before the next `c` (or everything) off the front. */
static hs_str take_until(hs_str *s, char c)
{
    const char *at = s->n ? memchr(s->p, c, s->n) : NULL;
    hs_str part = {s->p, at ? (size_t)(at - s->p) : s->n};
    size_t used = part.n + (at ? 1 : 0);
    s->p += used;
    s->n -= used;
    return part;
}

static bool number(hs_str s, uint32_t *out)
{
    uint64_t v = 0;
    if (!s.n || s.n > 10) return false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') return false;
        v = v * 10 + (uint64_t)(s.p[i] - '0');
    }
    *out = (uint32_t)v;
    return v <= UINT32_MAX;
}

static int shown(hs_str s)
{
    return s.n < 60 ? (int)s.n : 60;
}

/* ---- text-bound annotations ------------------------------------------------------------------ */

static bool only_line_end(hs_str s)
{
    bool end = false;
    for (size_t i = 0; i < s.n; i++) {
        if (!strchr(" \t\r\n", s.p[i])) return false;
        end = end || s.p[i] == '\n' || s.p[i] == '\r';
    }
    return end;
}

/* "5 9;12 20": false where it cannot be read or does not lie in the text. */
static hs_code read_fragments(importer *im, hs_str s, import_list *out, hs_buf *words, bool *ok)
{
    *ok = true;
    while (s.n && *ok) {
        hs_str part = take_until(&s, ';'), start = take_until(&part, ' ');
        hs_span span;
        *ok = number(start, &span.start) && number(part, &span.end) && span.start < span.end && span.end <= im->r->text.length;
        if (!*ok) break;
        hs_buf_str(words, hs_text_slice(&im->r->text, span));
        hs_span *last = out->n ? &out->v[out->n - 1] : NULL;
        if (last && last->end <= span.start && only_line_end(hs_text_slice(&im->r->text, (hs_span){last->end, span.start}))) last->end = span.end;
        else HS_TRY(import_add(im, out, span));
    }
    *ok = *ok && out->n > 0;
    return words->failed ? hs_nomem(im->err) : HS_OK;
}

static hs_code keep_bound(brat *b, hs_str id, const import_list *spans, bool good)
{
    bool fresh;
    uint64_t *at = hs_map_at(&b->by_id, id, &fresh);
    if (!at) return hs_nomem(b->im->err);
    if (!fresh) {
        import_problem(b->im, "%.*s was there before: left out", shown(id), id.p);
        return HS_OK;
    }
    if (!good) return HS_OK;
    if (b->n == b->cap) {
        size_t cap = b->cap ? b->cap * 2 : 64;
        bound *v = HS_ARRAY(b->im->arena, bound, cap);
        if (!v) return hs_nomem(b->im->err);
        if (b->n) memcpy(v, b->v, b->n * sizeof *v);
        b->v = v;
        b->cap = cap;
    }
    b->v[b->n++] = (bound){id, *spans};
    *at = b->n;
    return HS_OK;
}

static hs_code read_bound(brat *b, hs_str id, hs_str line, hs_buf *words)
{
    import_list spans = {0};
    bool good;
    hs_str middle = take_until(&line, '\t');
    take_until(&middle, ' '); /* its type: the event says what it is */
    hs_buf_clear(words);
    HS_TRY(read_fragments(b->im, middle, &spans, words, &good));
    if (!good) {
        import_problem(b->im, "%.*s: \"%.*s\" are no offsets in the text: left out", shown(id), id.p, shown(middle), middle.p);
    } else if (line.n && !import_same_words(hs_buf_view(words), line)) {
        import_problem(b->im, "%.*s is not what the text says there: left out", shown(id), id.p);
        good = false;
    }
    return keep_bound(b, id, &spans, good);
}

/* ---- events ------------------------------------------------------------------------------- */

/* "Content2" is the second content; letters count in either case. */
static bool is_role(hs_str name, const char *role)
{
    size_t n = name.n;
    while (n > 0 && name.p[n - 1] >= '0' && name.p[n - 1] <= '9') n--;
    return n == strlen(role) && strncasecmp(name.p, role, n) == 0;
}

/* What a reference names; NULL: nothing that can be taken, and the event is left out. */
static const bound *referred(brat *b, hs_str event, hs_str id)
{
    const uint64_t *at = hs_map_find(&b->by_id, id);
    if (at && *at) return &b->v[*at - 1];
    import_problem(b->im, "%.*s refers to %.*s, which is %s: left out", shown(event), event.p, shown(id), id.p, at ? "left out" : "not there");
    return NULL;
}

static hs_code add_all(importer *im, import_list *list, const bound *from)
{
    for (size_t i = 0; i < from->spans.n; i++) HS_TRY(import_add(im, list, from->spans.v[i]));
    return HS_OK;
}

static hs_code read_event(brat *b, hs_str id, hs_str line)
{
    import_list source = {0}, cue = {0}, content = {0};
    hs_str head = take_until(&line, ' ');
    take_until(&head, ':'); /* the event's type; what is left is its trigger */
    while (line.n) {
        hs_str value = take_until(&line, ' '), role = take_until(&value, ':');
        import_list *list = is_role(role, "Source") ? &source : is_role(role, "Cue") ? &cue : is_role(role, "Content") ? &content : NULL;
        if (!list) continue;
        const bound *t = referred(b, id, value);
        if (!t) return HS_OK;
        HS_TRY(add_all(b->im, list, t));
    }
    if (!source.n && !cue.n && !content.n) {
        import_problem(b->im, "%.*s has none of the roles Source, Cue and Content: left out", shown(id), id.p);
        return HS_OK;
    }
    if (!cue.n) {
        const bound *t = referred(b, id, head);
        if (!t) return HS_OK;
        HS_TRY(add_all(b->im, &cue, t));
    }
    return import_attribution(b->im, id, &source, &cue, &content, 1);
}

/* ---- the file ------------------------------------------------------------------------------ */

/* Text-bound annotations first, then the events that may refer to later ones. */
static hs_code read_lines(brat *b, hs_str bytes, bool events, hs_buf *words)
{
    size_t line = b->im->o->line ? b->im->o->line : 1;
    for (; bytes.n; line++) {
        hs_str rest = take_until(&bytes, '\n');
        if (rest.n && rest.p[rest.n - 1] == '\r') rest.n--;
        b->im->line = line;
        if (!rest.n) continue;
        hs_str id = take_until(&rest, '\t');
        char c = id.n ? id.p[0] : '\0';
        if (c == 'T' && !events) HS_TRY(read_bound(b, id, rest, words));
        else if (c == 'E' && events) HS_TRY(read_event(b, id, rest));
        else if (!events && (!c || !strchr("TERAMN#*", c))) import_problem(b->im, "\"%.*s\" begins no annotation of brat's: left out", shown(id), id.p);
    }
    return HS_OK;
}

/* FILE.txt for FILE.ann, and FILE.txt for FILE_part.ann. */
static hs_code find_text(importer *im)
{
    const char *path = im->o->path, *names[2];
    if (!path) return import_text_file(im, NULL, 0);
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
    size_t stem = dot && dot > name ? (size_t)(dot - path) : strlen(path), n = 0, cut = stem;
    while (path + cut > name && path[cut - 1] != '_') cut--;
    hs_str own = hs_arena_printf(im->arena, "%.*s.txt", (int)stem, path);
    hs_str whole = hs_arena_printf(im->arena, "%.*s.txt", cut ? (int)(cut - 1) : 0, path);
    if (!own.p || !whole.p) return hs_nomem(im->err);
    names[n++] = own.p;
    if (path + cut > name + 1) names[n++] = whole.p;
    return import_text_file(im, names, n);
}

hs_code import_brat(importer *im, hs_str bytes)
{
    brat b = {.im = im};
    hs_buf words;
    hs_text clean;
    HS_TRY(find_text(im));
    HS_TRY(hs_text_make(&clean, bytes, im->arena, im->err));
    hs_buf_init(&words);
    hs_code code = read_lines(&b, clean.bytes, false, &words);
    if (code == HS_OK) code = read_lines(&b, clean.bytes, true, &words);
    hs_buf_release(&words);
    hs_map_release(&b.by_id);
    return code;
}

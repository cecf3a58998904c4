/* Findings: their messages, the words they rest on, and their form in the record. */
#include <stdio.h>
#include <string.h>

#include "audit/view.h"
#include "base/json.h"
#include "base/utf8.h"
#include "base/vec.h"

hs_indicator *audit_find(audit_view *v, hs_rule rule, const char *format, ...)
{
    HS_PUSH_SCOPE;
    va_list args;
    char message[2000];
    va_start(args, format);
    int n = vsnprintf(message, sizeof message, format, args);
    va_end(args);
    if (n < 0) return NULL;
    size_t len = (size_t)n < sizeof message ? (size_t)n : sizeof message - 1;
    while ((size_t)n >= sizeof message && len && ((unsigned char)message[len - 1] & 0xC0) == 0x80) len--;
    if ((size_t)n >= sizeof message && len && (unsigned char)message[len - 1] >= 0xC0) len--;
    hs_indicator new = {.rule = rule, .severity = v->rules->severity[rule], .message = hs_arena_str(v->arena, (hs_str){message, len})};
    new.id = hs_arena_printf(v->arena, "i%zu", v->out.n + 1);
    if (!new.message.p || !new.id.p || !HS_PUSH(v->arena, v->out.v, v->out.n, v->cap, new)) return NULL;
    return &v->out.v[v->out.n - 1];
}

static void copy_spans(hs_span *to, size_t *n, hs_spans from)
{
    for (size_t i = 0; i < from.n; i++) to[(*n)++] = from.v[i];
}

bool audit_rest_on(audit_view *v, hs_indicator *x, const uint32_t *attributions, size_t n)
{
    size_t spans = x->evidence.n;
    for (size_t i = 0; i < n; i++) spans += v->r->attributions.v[attributions[i]].source.n + v->r->attributions.v[attributions[i]].content.n;
    x->attributions = HS_ARRAY(v->arena, uint32_t, n);
    hs_span *all = HS_ARRAY(v->arena, hs_span, spans);
    if (!x->attributions || !all) return false;
    if (n) memcpy(x->attributions, attributions, n * sizeof *attributions);
    x->n_attributions = n;
    size_t k = 0;
    copy_spans(all, &k, x->evidence);
    for (size_t i = 0; i < n; i++) {
        copy_spans(all, &k, v->r->attributions.v[attributions[i]].source);
        copy_spans(all, &k, v->r->attributions.v[attributions[i]].content);
    }
    x->evidence = (hs_spans){all, k};
    return true;
}

bool audit_evidence(audit_view *v, hs_indicator *x, hs_span span)
{
    hs_span *all = HS_ARRAY(v->arena, hs_span, x->evidence.n + 1);
    if (!all) return false;
    if (x->evidence.n) memcpy(all, x->evidence.v, x->evidence.n * sizeof span);
    all[x->evidence.n] = span;
    x->evidence = (hs_spans){all, x->evidence.n + 1};
    return true;
}

static bool opens_with_mark(hs_str s)
{
    static const char *const marks[] = {"“", "\"", "''", "‘", "«"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (s.n >= strlen(marks[i]) && memcmp(s.p, marks[i], strlen(marks[i])) == 0) return true;
    return false;
}

/* Appends at most `most` code points on one line, cut after a word. */
static void put_line(hs_buf *b, hs_str s, size_t most, bool *cut)
{
    size_t n = 0, word = b->n;
    bool blank = true;
    for (const char *p = s.p, *end = s.p + s.n; p < end;) {
        size_t len;
        bool valid;
        uint32_t cp = hs_utf8_next(p, end, &len, &valid), space = hs_cp_space(cp);
        if (n++ >= most) {
            *cut = true;
            if (word > 8) b->n = word;
            break;
        }
        if (space && !blank) {
            word = b->n;
            hs_buf_char(b, ' ');
        } else if (!space && valid && !hs_cp_control(cp)) hs_buf_add(b, p, len);
        blank = space;
        p += len;
    }
    while (b->n && b->p[b->n - 1] == ' ') b->n--;
}

hs_str audit_quote(audit_view *v, hs_str s, size_t most)
{
    hs_buf b = {0};
    bool cut = false, marked = opens_with_mark(s);
    if (!marked) hs_buf_cstr(&b, "“");
    put_line(&b, s, most, &cut);
    hs_buf_cstr(&b, cut ? " …" : "");
    if (!marked || cut) hs_buf_cstr(&b, "”");
    hs_str out = b.failed ? HS_NONE : hs_arena_str(v->arena, hs_buf_view(&b));
    hs_buf_release(&b);
    return out.p ? out : HS_S("“…”");
}

hs_str audit_name(audit_view *v, uint32_t entity)
{
    const hs_entity *e = &v->r->entities.v[entity];
    hs_str quoted = audit_quote(v, e->name, 90);
    bool description = e->kind == HS_ANONYMOUS_SOURCE || e->kind == HS_COLLECTIVE_SOURCE || e->kind == HS_DOCUMENT_SOURCE;
    if (description || quoted.n <= 6 || opens_with_mark(e->name)) return quoted;
    quoted.p += 3; /* without the marks */
    quoted.n -= 6;
    return quoted;
}

/* ---- in the record ---------------------------------------------------------------------------------------- */

static bool put_ids(hs_json *o, const hs_indicator *x, const hs_record *r)
{
    hs_json *ids = hs_json_array();
    bool ok = ids != NULL;
    for (size_t i = 0; ok && i < x->n_attributions; i++) ok = hs_json_push_str(ids, r->attributions.v[x->attributions[i]].id);
    if (ok) return hs_json_put(o, "attributions", ids);
    hs_json_free(ids);
    return false;
}

static bool push_pair(hs_json *list, hs_span s)
{
    hs_json *pair = hs_json_array();
    if (pair && hs_json_push_num(pair, s.start) && hs_json_push_num(pair, s.end)) return hs_json_push(list, pair);
    hs_json_free(pair);
    return false;
}

static bool put_evidence(hs_json *o, const hs_indicator *x)
{
    hs_json *spans = hs_json_array();
    bool ok = spans != NULL;
    for (size_t i = 0; ok && i < x->evidence.n; i++) ok = push_pair(spans, x->evidence.v[i]);
    if (ok) return hs_json_put(o, "evidence", spans);
    hs_json_free(spans);
    return false;
}

static bool put_indicator(hs_json *list, const hs_indicator *x, const hs_record *r)
{
    hs_json *o = hs_json_object();
    if (o && hs_json_put_str(o, "id", x->id) && hs_json_put_str(o, "rule", hs_cstr(hs_rules[x->rule].name)) && hs_json_put_str(o, "publisher", hs_cstr(hs_rules[x->rule].publisher)) &&
        hs_json_put_str(o, "severity", x->severity == HS_FIGURE ? HS_NONE : hs_cstr(hs_severity_names[x->severity])) && hs_json_put_raw(o, "value", x->value) && put_ids(o, x, r) && put_evidence(o, x) &&
        hs_json_put_str(o, "message", x->message))
        return hs_json_push(list, o);
    hs_json_free(o);
    return false;
}

hs_code hs_indicators_json(const hs_indicators *found, const hs_record *record, hs_str *json, hs_arena *arena, hs_error *err)
{
    hs_json *list = hs_json_array();
    hs_buf b = {0};
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < found->n; i++) ok = put_indicator(list, &found->v[i], record);
    hs_code code = ok ? hs_json_print(list, &b, err) : hs_nomem(err);
    *json = code == HS_OK ? hs_arena_str(arena, hs_buf_view(&b)) : HS_NONE;
    hs_buf_release(&b);
    hs_json_free(list);
    return code == HS_OK && !json->p ? hs_nomem(err) : code;
}

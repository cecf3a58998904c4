/* `hearsay audit --format sarif`: SARIF 2.1.0 (OASIS), for tools that show findings in text. The rules stand in the driver,
 * a finding is a result, its evidence are its locations. Columns and offsets count code points. An article's address is
 * its URL where it has one, else its id as a relative reference; the words of each place go along as its snippet. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/utf8.h"
#include "output/out.h"

static const char *const levels[] = {"none", "note", "warning", "error"}; /* by hs_severity */

static bool put_child(hs_json *j, const char *key, hs_json *child, bool complete)
{
    if (complete) return hs_json_put(j, key, child);
    hs_json_free(child);
    return false;
}

static bool push_child(hs_json *list, hs_json *child, bool complete)
{
    if (complete) return hs_json_push(list, child);
    hs_json_free(child);
    return false;
}

static bool put_text(hs_json *j, const char *key, hs_str text)
{
    hs_json *m = hs_json_object();
    return put_child(j, key, m, m && hs_json_put_str(m, "text", text));
}

static bool push_rule(hs_json *list, const hs_rule_info *rule)
{
    hs_json *o = hs_json_object(), *level = hs_json_object(), *more = hs_json_object();
    bool ok = o && hs_json_put_str(o, "id", hs_cstr(rule->name)) && hs_json_put_str(o, "name", hs_cstr(rule->name)) && put_text(o, "shortDescription", hs_cstr(rule->title)) && put_text(o, "fullDescription", hs_cstr(rule->asks)) &&
              (!rule->address || hs_json_put_str(o, "helpUri", hs_cstr(rule->address)));
    bool leveled = level && hs_json_put_str(level, "level", hs_cstr(levels[rule->severity])), published = more && hs_json_put_str(more, "publisher", hs_cstr(rule->publisher));
    if (o) ok = put_child(o, "defaultConfiguration", level, leveled) && ok;
    else hs_json_free(level);
    if (o) ok = put_child(o, "properties", more, published) && ok;
    else hs_json_free(more);
    return push_child(list, o, ok);
}

hs_code hs_sarif_begin(hs_sink out, hs_error *err)
{
    hs_out o;
    hs_json *rules = hs_json_array();
    bool ok = rules != NULL;
    hs_out_init(&o, out, err);
    for (int r = 0; ok && r < HS_RULES; r++) ok = push_rule(rules, &hs_rules[r]);
    hs_buf_cstr(&o.buf, "{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"columnKind\":\"unicodeCodePoints\","
                        "\"tool\":{\"driver\":{\"name\":\"hearsay\",\"semanticVersion\":\"" HS_VERSION "\",\"rules\":");
    hs_code code = ok ? hs_json_print(rules, &o.buf, err) : hs_nomem(err);
    hs_json_free(rules);
    hs_buf_cstr(&o.buf, "}},\"results\":[");
    return hs_out_end(&o, code);
}

/* ---- a result ---------------------------------------------------------------------------------------------- */

static bool unreserved(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("-._~/", c));
}

/* The article's address: an http(s) URL as it is but for what no URI may hold, else the id, percent-encoded. */
static hs_str address(const hs_record *r, hs_arena *arena)
{
    hs_buf b = {0};
    bool url = r->url.n > 8 && (memcmp(r->url.p, "http://", 7) == 0 || memcmp(r->url.p, "https://", 8) == 0);
    hs_str s = url ? r->url : r->id;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (unreserved(c) || (url && c && strchr(":?#[]@!$&'()*+,;=%", c))) hs_buf_char(&b, (char)c);
        else hs_buf_printf(&b, "%%%02X", c);
    }
    hs_str out = b.failed ? HS_NONE : hs_arena_str(arena, hs_buf_view(&b));
    hs_buf_release(&b);
    return out;
}

/* Where the lines begin, in code points; (n). */
typedef struct line_starts { uint32_t *at; size_t n; } line_starts;

static bool lines_of(line_starts *l, const hs_record *r, hs_arena *arena)
{
    size_t n = 1;
    uint32_t point = 0;
    for (size_t i = 0; r->has_text && i < r->text.bytes.n; i++) n += r->text.bytes.p[i] == '\n';
    *l = (line_starts){HS_ARRAY(arena, uint32_t, n), 1};
    if (!l->at) return false;
    for (size_t i = 0; r->has_text && i < r->text.bytes.n; i++) {
        point += ((unsigned char)r->text.bytes.p[i] & 0xC0) != 0x80;
        if (r->text.bytes.p[i] == '\n') l->at[l->n++] = point;
    }
    return true;
}

static size_t line_of(const line_starts *l, uint32_t point)
{
    size_t low = 0, high = l->n;
    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        if (l->at[mid] <= point) low = mid;
        else high = mid;
    }
    return low;
}

static bool put_place(hs_json *region, const char *line_key, const char *column_key, const line_starts *l, uint32_t point)
{
    size_t line = line_of(l, point);
    return hs_json_put_num(region, line_key, (double)line + 1) && hs_json_put_num(region, column_key, point - l->at[line] + 1.0);
}

static bool put_region(hs_json *place, const hs_record *r, const line_starts *l, hs_span s)
{
    hs_json *region = hs_json_object();
    bool ok = region && (!r->has_text || (put_place(region, "startLine", "startColumn", l, s.start) && put_place(region, "endLine", "endColumn", l, s.end))) && hs_json_put_num(region, "charOffset", s.start) &&
              hs_json_put_num(region, "charLength", s.end - s.start) && (!r->has_text || put_text(region, "snippet", hs_text_slice(&r->text, s)));
    return put_child(place, "region", region, ok);
}

static bool push_location(hs_json *list, const hs_record *r, const line_starts *l, hs_str uri, const hs_span *s)
{
    hs_json *location = hs_json_object(), *place = hs_json_object(), *file = hs_json_object();
    bool ok = location && place && file;
    if (file) {
        bool named = ok && hs_json_put_str(file, "uri", uri);
        if (place) ok = put_child(place, "artifactLocation", file, named) && ok;
        else hs_json_free(file);
    }
    if (ok && s) ok = put_region(place, r, l, *s);
    if (location) ok = put_child(location, "physicalLocation", place, ok) && ok;
    else hs_json_free(place);
    return push_child(list, location, ok);
}

/* The same finding keeps its fingerprint when the text around it changes: rule, article and the words it rests on. */
static bool put_fingerprint(hs_json *o, const hs_record *r, const hs_indicator *x, hs_arena *arena)
{
    hs_buf b = {0};
    hs_buf_printf(&b, "%s\x1f%.*s", hs_rules[x->rule].name, HS_FMT(r->id));
    for (size_t i = 0; i < x->n_attributions && i < 50; i++) hs_buf_printf(&b, "\x1f%.*s", HS_FMT(r->attributions.v[x->attributions[i]].quote));
    hs_str hash = hs_arena_printf(arena, "%016" PRIx64, hs_str_hash(hs_buf_view(&b)));
    bool ok = !b.failed && hash.p;
    hs_buf_release(&b);
    hs_json *prints = hs_json_object();
    return put_child(o, "partialFingerprints", prints, ok && prints && hs_json_put_str(prints, "words/v1", hash));
}

static bool fill(hs_json *o, const hs_record *r, const hs_indicator *x, const line_starts *l, hs_str uri, hs_arena *arena)
{
    enum { PLACES = 20 };
    hs_json *places = hs_json_array();
    bool ok = hs_json_put_str(o, "ruleId", hs_cstr(hs_rules[x->rule].name)) && hs_json_put_num(o, "ruleIndex", x->rule) && hs_json_put_str(o, "kind", x->severity == HS_FIGURE ? HS_S("informational") : HS_S("fail")) &&
              hs_json_put_str(o, "level", hs_cstr(levels[x->severity])) && put_text(o, "message", x->message);
    bool placed = places != NULL;
    for (size_t i = 0; placed && i < x->evidence.n && i < PLACES; i++) placed = push_location(places, r, l, uri, &x->evidence.v[i]);
    if (placed && !x->evidence.n) placed = push_location(places, r, l, uri, NULL);
    return put_child(o, "locations", places, placed) && ok && put_fingerprint(o, r, x, arena);
}

static hs_code put_result(hs_out *out, const hs_record *r, const hs_indicator *x, const line_starts *l, hs_str uri, hs_arena *arena)
{
    hs_json *o = hs_json_object();
    hs_code code = o && fill(o, r, x, l, uri, arena) ? hs_json_print(o, &out->buf, out->err) : hs_nomem(out->err);
    hs_json_free(o);
    return code;
}

static hs_code put_results(hs_out *out, const hs_record *r, const hs_indicators *found, bool *first, hs_arena *arena)
{
    line_starts l;
    hs_str uri = address(r, arena);
    if (!uri.p || !lines_of(&l, r, arena)) return hs_nomem(out->err);
    for (size_t i = 0; i < found->n; i++) {
        hs_buf_cstr(&out->buf, *first ? "\n" : ",\n");
        *first = false;
        HS_TRY(put_result(out, r, &found->v[i], &l, uri, arena));
        HS_TRY(hs_out_step(out));
    }
    return HS_OK;
}

hs_code hs_sarif_record(const hs_record *r, const hs_indicators *found, bool *first, hs_sink sink, hs_error *err)
{
    hs_out out;
    hs_arena arena = {0};
    hs_out_init(&out, sink, err);
    hs_code code = hs_out_end(&out, put_results(&out, r, found, first, &arena));
    hs_arena_release(&arena);
    return code;
}

hs_code hs_sarif_end(hs_sink out, hs_error *err)
{
    return out.write(out.ctx, "]}]}\n", 5, err);
}

/* Passages for the tests of the rules: a text with marks in it becomes a record.
 *   [2:words]    a mention of entity 2          [2s:words]   the same, as the source of what stands nearest
 *   {2d:words}   what entity 2 says: d direct, m mixed, i indirect; {2d@3:…} through outlet 3; {0i:…} nobody's
 *   <words>      the words that attribute it
 * entities: "1 person Ada Quill|2 anonymous a former aide"; relations: "2 aide-of 1|1 former-aide-of 3". */
#ifndef PASSAGES_H
#define PASSAGES_H

#include "hearsay/audit.h"
#include "test.h"

typedef struct passage {
    hs_rule rule;
    bool fires;
    const char *entities, *relations, *text;
} passage;

typedef struct mark { char kind, mode; unsigned entity, via; uint32_t start, end; size_t byte, byte_end; } mark;
enum { MARKS = 64 };

static inline void json_text(hs_buf *b, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (p[i] == '"' || p[i] == '\\') hs_buf_char(b, '\\');
        if (p[i] == '\n') hs_buf_cstr(b, "\\n");
        else hs_buf_char(b, p[i]);
    }
}

/* Takes the marks out of the text. */
static inline int read_marks(const char *z, hs_buf *text, mark *m)
{
    int n = 0, open[MARKS], depth = 0;
    uint32_t point = 0;
    for (; *z; z++) {
        if (strchr("[{<", *z)) {
            mark *x = &m[n];
            *x = (mark){.kind = *z, .start = point, .byte = text->n};
            open[depth++] = n++;
            if (*z == '<') continue;
            x->entity = (unsigned)strtoul(z + 1, (char **)&z, 10);
            if (*z != ':' && *z != '@') x->mode = *z++;
            if (*z == '@') x->via = (unsigned)strtoul(z + 1, (char **)&z, 10);
        } else if (strchr("]}>", *z)) {
            m[open[--depth]].end = point;
            m[open[depth]].byte_end = text->n;
        } else {
            hs_buf_char(text, *z);
            point += ((unsigned char)*z & 0xC0) != 0x80;
        }
    }
    return n;
}

static inline const mark *nearest(const mark *m, int n, const mark *to, char kind)
{
    const mark *best = NULL;
    uint32_t best_far = UINT32_MAX;
    for (int i = 0; i < n; i++) {
        if (m[i].kind != kind || (kind == '[' && (m[i].mode != 's' || m[i].entity != to->entity))) continue;
        uint32_t far = m[i].start >= to->end ? m[i].start - to->end : to->start >= m[i].end ? to->start - m[i].end : 0;
        if (far < best_far) best = &m[i], best_far = far;
    }
    return best;
}

static inline unsigned count_words(const char *p, size_t n, bool quoted_only)
{
    unsigned words = 0;
    bool in = false, inside = false;
    for (size_t i = 0; i < n; i++) {
        if (i + 2 < n && memcmp(p + i, "“", 3) == 0) inside = true;
        if (i + 2 < n && memcmp(p + i, "”", 3) == 0) inside = false;
        bool letter = (p[i] >= 'a' && p[i] <= 'z') || (p[i] >= 'A' && p[i] <= 'Z') || (p[i] >= '0' && p[i] <= '9') || p[i] == '\'';
        words += letter && !in && (inside || !quoted_only);
        in = letter;
    }
    return words;
}

static inline void put_entities(hs_buf *b, const char *z, const mark *m, int n)
{
    for (bool first = true; *z; first = false) {
        char kind[32];
        int used;
        unsigned id;
        sscanf(z, "%u %31s %n", &id, kind, &used);
        z += used;
        size_t len = strcspn(z, "|");
        hs_buf_printf(b, "%s{\"id\":\"n%u\",\"kind\":\"%s\",\"aliases\":[],\"confidence\":1,\"name\":\"%.*s\",\"mentions\":[", first ? "" : ",", id, kind, (int)len, z);
        bool any = false;
        for (int i = 0; i < n; i++)
            if (m[i].kind == '[' && m[i].entity == id) hs_buf_printf(b, "%s{\"start\":%u,\"end\":%u,\"form\":\"nominal\"}", any ? "," : "", m[i].start, m[i].end), any = true;
        hs_buf_cstr(b, "]}");
        z += len + (z[len] == '|');
    }
}

static inline void put_attributions(hs_buf *b, const hs_buf *text, const mark *m, int n)
{
    int k = 0;
    for (int i = 0; i < n; i++) {
        if (m[i].kind != '{') continue;
        const mark *source = nearest(m, n, &m[i], '['), *cue = nearest(m, n, &m[i], '<');
        const char *p = text->p + m[i].byte;
        size_t len = m[i].byte_end - m[i].byte;
        hs_buf_printf(b, "%s{\"id\":\"a%d\",\"mode\":\"%s\",\"source\":[", k ? "," : "", k + 1, m[i].mode == 'd' ? "direct" : m[i].mode == 'm' ? "mixed" : "indirect");
        k++;
        if (m[i].entity) hs_buf_printf(b, "\"n%u\"", m[i].entity);
        hs_buf_printf(b, "],\"source_type\":\"TYPE%u\",\"source_spans\":[", m[i].entity);
        if (source) hs_buf_printf(b, "[%u,%u]", source->start, source->end);
        hs_buf_cstr(b, "],\"cue_spans\":[");
        if (cue) hs_buf_printf(b, "[%u,%u]", cue->start, cue->end);
        hs_buf_printf(b, "],\"content_spans\":[[%u,%u]],\"via\":", m[i].start, m[i].end);
        if (m[i].via) hs_buf_printf(b, "\"n%u\"", m[i].via);
        else hs_buf_cstr(b, "null");
        hs_buf_printf(b, ",\"confidence\":1,\"source_confidence\":1,\"content_words\":%u,\"quoted_words\":%u,\"quote\":\"", count_words(p, len, false), m[i].mode == 'i' ? 0 : count_words(p, len, true));
        json_text(b, p, len);
        hs_buf_cstr(b, "\"}");
    }
}

static inline void put_relations(hs_buf *b, const char *z)
{
    for (int k = 1; z && *z; k++) {
        char type[32];
        unsigned from, to;
        int used;
        sscanf(z, "%u %31s %u%n", &from, type, &to, &used);
        bool former = strncmp(type, "former-", 7) == 0;
        hs_buf_printf(b, "%s{\"id\":\"r%d\",\"type\":\"%s\",\"from\":\"n%u\",\"to\":\"n%u\",\"role\":null,\"former\":%s,\"evidence\":[0,1],\"quote\":\"\",\"confidence\":1}", k > 1 ? "," : "", k, former ? type + 7 : type, from, to, former ? "true" : "false");
        z += used + (z[used] == '|');
    }
}

/* The type that a source's kind gives; written over the placeholder of the same length or longer. */
static inline const char *type_of(const char *entities, unsigned id)
{
    static const char *const types[][2] = {{"person", "named-person"}, {"anonymous", "anonymous"}, {"collective", "collective"}, {"document", "document"}};
    for (const char *z = entities; z && *z && id; z = strchr(z, '|') ? strchr(z, '|') + 1 : NULL) {
        char kind[32];
        unsigned k;
        if (sscanf(z, "%u %31s", &k, kind) != 2 || k != id) continue;
        for (size_t i = 0; i < 4; i++)
            if (strcmp(kind, types[i][0]) == 0) return types[i][1];
        return "named-organization";
    }
    return "none";
}

static inline hs_record *passage_record(hs_arena *arena, const char *entities, const char *relations, const char *marked, bool with_text)
{
    mark m[MARKS];
    hs_buf text = {0}, b = {0}, line = {0};
    int n = read_marks(marked, &text, m);
    hs_buf_cstr(&b, "{\"schema\":\"hearsay.document/1\",\"id\":\"p\",\"outlet\":\"Valley Herald\",\"offset_unit\":\"codepoint\",");
    if (with_text) {
        hs_buf_cstr(&b, "\"text\":\"");
        json_text(&b, text.p, text.n);
        hs_buf_cstr(&b, "\",");
    }
    hs_buf_cstr(&b, "\"words\":100,\"entities\":[");
    put_entities(&b, entities, m, n);
    hs_buf_cstr(&b, "],\"attributions\":[");
    put_attributions(&b, &text, m, n);
    hs_buf_cstr(&b, "],\"relations\":[");
    put_relations(&b, relations);
    hs_buf_cstr(&b, "]}");
    for (const char *p = b.p; *p;) {
        if (strncmp(p, "TYPE", 4) == 0) hs_buf_cstr(&line, type_of(entities, (unsigned)strtoul(p + 4, (char **)&p, 10)));
        else hs_buf_char(&line, *p++);
    }
    hs_record *r = HS_NEW(arena, hs_record);
    hs_error err = {0};
    if (hs_record_parse(r, hs_buf_view(&line), false, arena, &err) != HS_OK) printf("a passage is wrong: %s\n%s\n", err.message, line.p);
    hs_buf_release(&text);
    hs_buf_release(&b);
    hs_buf_release(&line);
    return r;
}

#endif

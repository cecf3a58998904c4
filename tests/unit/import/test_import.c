/* Annotations by others: what comes in, what is named and left out, and that no bytes do harm. */
#include "hearsay/import.h"
#include "test.h"

#define TEXT "\xF0\x9F\x9A\xA2 The mayor said the ferry had stopped. “It is over,” she said.\nThe end."

static hs_arena arena;

typedef struct problems { size_t n, first_line, last_line; char last[600]; } problems;

static void count(void *ctx, size_t line, const char *message)
{
    problems *p = ctx;
    if (!p->n++) p->first_line = line;
    p->last_line = line;
    snprintf(p->last, sizeof p->last, "%s", message);
}

static hs_code import(hs_input format, const char *text_path, hs_str bytes, hs_record *r, problems *p, hs_error *err)
{
    const hs_import_options o = {.format = format, .text_path = text_path, .problem = count, .ctx = p};
    memset(p, 0, sizeof *p);
    return hs_import(r, bytes, &o, &arena, err);
}

static hs_str slice(const hs_record *r, hs_spans spans)
{
    return spans.n ? hs_text_slice(&r->text, spans.v[0]) : HS_NONE;
}

/* ---- Citron and what all JSON formats share ---------------------------------------------------- */

#define CITRON(quotes) HS_S("{\"text\":\"" CITRON_TEXT "\",\n\"quotes\":[" quotes "]}")
#define CITRON_TEXT "\xF0\x9F\x9A\xA2 The mayor said the ferry had stopped. “It is over,” she said.\\nThe end."

TEST(citron)
{
    hs_record r;
    problems p;
    hs_error err;
    CHECK(import(HS_INPUT_CITRON, NULL, CITRON("{\"id\":7,\"cue\":{\"start\":12,\"end\":16,\"text\":\"said\"},\"sources\":[{\"start\":2,\"end\":11}],\"contents\":[{\"start\":17,\"end\":38,\"text\":\"the  ferry had stopped\"}],\"confidence\":0.25},\n"
                                               "{\"cue\":{\"start\":12,\"end\":16,\"text\":\"told\"},\"contents\":[]},\n\n{\"cue\":null,\"contents\":[{\"start\":0,\"end\":9999}]},[],\n{\"id\":\"7\",\"cue\":{\"start\":12,\"end\":16}},{\"cue\":{\"start\":12,\"end\":16}}"), &r, &p, &err) == HS_OK);
    CHECK(r.attributions.n == 2 && p.n == 4 && p.first_line == 3 && p.last_line == 6);
    CHECK_STR(r.attributions.v[0].id, "7");
    CHECK_STR(slice(&r, r.attributions.v[0].source), "The mayor");
    CHECK_STR(slice(&r, r.attributions.v[0].content), "the ferry had stopped");
    CHECK(r.attributions.v[0].confidence == 0.25 && r.attributions.v[1].confidence == 1);
    CHECK_STR(r.attributions.v[1].id, "a1");
    CHECK(import(HS_INPUT_CITRON, NULL, HS_S("{\"quotes\":[]}"), &r, &p, &err) == HS_EFORMAT);
    CHECK(import(HS_INPUT_CITRON, NULL, HS_S("{\"text\":\"a b\"}"), &r, &p, &err) == HS_EFORMAT);
    CHECK(import(HS_INPUT_CITRON, NULL, HS_S("[]"), &r, &p, &err) == HS_EFORMAT);
    CHECK(import(HS_INPUT_CITRON, NULL, HS_S(""), &r, &p, &err) == HS_EFORMAT);
}

/* ---- brat --------------------------------------------------------------------------------------- */

static const char *text_file(const char *text)
{
    static char path[] = "/tmp/hearsay-import-XXXXXX";
    if (strchr(path, 'X')) {
        int fd = mkstemp(path);
        FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
        if (f) {
            fputs(text, f);
            fclose(f);
        }
    }
    return path;
}

TEST(brat)
{
    hs_record r;
    problems p;
    hs_error err;
    const char *path = text_file(TEXT);
    hs_str ann = HS_S("T1\tSource 2 11\tThe mayor\r\nT2\tCue 12 16\tsaid\r\n\nE1\tAttribution:T2 Source:T1 content:T3 Content2:T4 Time:T9\nT3\tContent 17 38\tthe ferry had stopped\nT4\tContent 40 53;64 66\t“It is over,” Th\n"
                      "E2\tReport:T5 Source:T1\nT5\tCue 58 63;64 67\tsaid. The\n");
    CHECK(import(HS_INPUT_BRAT, path, ann, &r, &p, &err) == HS_OK);
    CHECK(r.attributions.n == 2 && r.attributions.v[0].content.n == 3);
    CHECK_STR(r.attributions.v[0].id, "E1");
    CHECK_STR(slice(&r, r.attributions.v[0].cue), "said");
    CHECK(r.attributions.v[1].cue.n == 1); /* two fragments with a line end between them; the trigger is the cue */
    CHECK(import(HS_INPUT_BRAT, path, HS_S("T1\tCue 12 x\tsaid\nT2\tCue 12 16;\tsaid\nT3 Cue\nT4\tCue 16 12\t\nT5\nT6\tCue -1 4294967297\t\nE1\tAttribution:T1 Cue:T1\nE2\t\nE3\tX:T2 Cue:\nE4\tX Source:T2\nQ\n\xFF\n"), &r, &p, &err) == HS_OK);
    CHECK(r.attributions.n == 0 && p.n == 11);
    CHECK(import(HS_INPUT_BRAT, NULL, ann, &r, &p, &err) == HS_EREAD && strstr(err.message, "--text"));
    CHECK(import(HS_INPUT_BRAT, "/nowhere/x.txt", ann, &r, &p, &err) == HS_EREAD);
}

/* ---- CoreNLP -------------------------------------------------------------------------------------- */

#define QUOTE(begin, end, more) "{\"text\":\"“It is over,”\",\"beginIndex\":" begin ",\"endIndex\":" end more "}"
#define TOKENS "\"sentences\":[{\"tokens\":[{\"characterOffsetBegin\":55,\"characterOffsetEnd\":58}]}]"

TEST(corenlp)
{
    hs_record r;
    problems p;
    hs_error err;
    const char *path = text_file(TEXT);
    CHECK(import(HS_INPUT_CORENLP, path, HS_S("{" TOKENS ",\"quotes\":[" QUOTE("41", "54", ",\"mention\":\"she\",\"mentionBegin\":0,\"mentionEnd\":0") "," QUOTE("40", "53", "") ",\n" QUOTE("39", "52", "") "," QUOTE("41", "54", ",\"mention\":\"he\",\"mentionBegin\":0,\"mentionEnd\":5") "]}"), &r, &p, &err) == HS_OK);
    CHECK(r.attributions.n == 3 && p.n == 2 && p.first_line == 2); /* UTF-16 units, code points, neither */
    CHECK_STR(slice(&r, r.attributions.v[0].source), "she");
    CHECK_STR(slice(&r, r.attributions.v[1].content), "“It is over,”");
    CHECK(r.attributions.v[2].source.n == 0 && r.attributions.v[0].cue.n == 0);
    CHECK(import(HS_INPUT_CORENLP, path, HS_S("{\"quotes\":[{\"text\":\"x\",\"beginIndex\":1,\"endIndex\":1},3,{}]}"), &r, &p, &err) == HS_OK && r.attributions.n == 0 && p.n == 3);
    CHECK(import(HS_INPUT_CORENLP, path, HS_S("{\"sentences\":[]}"), &r, &p, &err) == HS_EFORMAT);
    CHECK(import(HS_INPUT_CORENLP, NULL, HS_S("{\"docId\":\"/etc/passwd\",\"quotes\":[]}"), &r, &p, &err) == HS_EREAD);
}

/* ---- Web Annotation --------------------------------------------------------------------------------- */

TEST(webanno)
{
    hs_record r;
    problems p;
    hs_error err;
    CHECK(import(HS_INPUT_WEBANNO, NULL, HS_S("{\"items\":[{\"hearsay:kind\":\"entity\"},\n\n\"x\",{\"hearsay:kind\":\"attribution\",\"hearsay:id\":\"a9\",\"target\":{\"hearsay:role\":\"cue\",\"selector\":{\"type\":\"TextPositionSelector\",\"start\":10,\"end\":14}}}],"
                                              "\"hearsay:article\":{\"hearsay:id\":\"d\",\"hearsay:outlet\":\"O\",\"hearsay:text\":\"The mayor said so.\",\"hearsay:section\":\"s\"}}"), &r, &p, &err) == HS_OK);
    CHECK(r.attributions.n == 1 && p.n == 1 && p.first_line == 3);
    CHECK_STR(r.id, "d");
    CHECK_STR(r.outlet, "O");
    CHECK_STR(r.section, "s");
    CHECK_STR(slice(&r, r.attributions.v[0].cue), "said");
    CHECK(import(HS_INPUT_WEBANNO, NULL, HS_S("{\"items\":[]}"), &r, &p, &err) == HS_EREAD);
    CHECK(import(HS_INPUT_TEXT, NULL, HS_S("x"), &r, &p, &err) == HS_EUSAGE);
}

TEST(json_ends)
{
    hs_json_end s = {0};
    CHECK(!hs_json_ends(&s, HS_S("{ \"a\": [\"}]\\\"}\",")) && !hs_json_ends(&s, HS_S("1]")) && hs_json_ends(&s, HS_S("}")));
    s = (hs_json_end){0};
    CHECK(hs_json_ends(&s, HS_S("nothing")));
}

/* Many annotations, long fragments lists, ids that are in the way of those made: seconds would be minutes. */
TEST(large)
{
    hs_buf b = {0};
    hs_record r;
    problems p;
    hs_error err;
    hs_buf_cstr(&b, "{\"text\":\"The mayor said so.\",\"quotes\":[");
    for (int i = 0; i < 50000; i++) hs_buf_printf(&b, "{\"id\":\"a%d\",\"cue\":{\"start\":10,\"end\":14}},", i + 50001);
    for (int i = 0; i < 50000; i++) hs_buf_cstr(&b, "{\"cue\":{\"start\":10,\"end\":14}},");
    hs_buf_cstr(&b, "0]}");
    CHECK(import(HS_INPUT_CITRON, NULL, hs_buf_view(&b), &r, &p, &err) == HS_OK && r.attributions.n == 100000 && p.n == 1);
    hs_buf_clear(&b);
    hs_buf_cstr(&b, "T1\tCue ");
    for (int i = 0; i < 200000; i++) hs_buf_cstr(&b, "4 5;2 3;");
    hs_buf_cstr(&b, "\nE1\tA:T1 Cue:T1 Content:T1\n");
    CHECK(import(HS_INPUT_BRAT, text_file(TEXT), hs_buf_view(&b), &r, &p, &err) == HS_OK && r.attributions.n == 1);
    hs_buf_release(&b);
}

int main(void)
{
    RUN(citron);
    RUN(brat);
    RUN(corenlp);
    RUN(webanno);
    RUN(json_ends);
    RUN(large);
    remove(text_file(TEXT));
    hs_arena_release(&arena);
    return test_done();
}

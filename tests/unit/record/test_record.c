#include "test.h"

#include "hearsay/record.h"

static hs_arena arena;
static hs_record record;
static hs_error error;

/* A record with everything in it, exactly as it is written. The text has 46 code points, one of them beyond 16 bits. */
#define HEAD "{\"schema\":\"hearsay.document/1\",\"id\":\"x\",\"title\":\"A \\\"title\\\"\",\"outlet\":\"The Evening Post\",\"author\":null," \
             "\"published\":\"2021-11-14\",\"url\":null,\"section\":\"politics\",\"extra\":{\"lang\":\"en\",\"n\":3,\"ok\":true},\"offset_unit\":\"codepoint\","
#define TEXT "\"text\":\"“We won 😀,” said Ann Roe, an aide of Joe Poe.\\n\","
#define MIDDLE "\"words\":9,\"sketch\":\"00ff00ff00ff00ff\",\"reviewed\":false,\"model\":{\"name\":\"m\",\"version\":\"1\",\"sha256\":\"ab\"},"
#define ENTITIES "\"entities\":[{\"id\":\"n1\",\"kind\":\"person\",\"name\":\"Ann Roe\",\"aliases\":[\"Roe\"],\"mentions\":[{\"start\":17,\"end\":24,\"form\":\"name\"}]," \
                 "\"confidence\":0.9123,\"review\":\"none\"},{\"id\":\"n2\",\"kind\":\"person\",\"name\":\"Joe Poe\",\"aliases\":[],\"mentions\":[],\"confidence\":1,\"review\":\"confirmed\"}],"
#define ATTRIBUTIONS "\"attributions\":[{\"id\":\"a1\",\"mode\":\"direct\",\"source\":[\"n1\"],\"source_type\":\"named-person\",\"via\":null,\"source_spans\":[[17,24]]," \
                     "\"cue_spans\":[[12,16]],\"content_spans\":[[0,11]],\"quote\":\"“We won 😀,”\",\"content_words\":2,\"quoted_words\":2,\"confidence\":0.7," \
                     "\"source_confidence\":0.125,\"review\":\"none\"}],"
#define RELATIONS "\"relations\":[{\"id\":\"r1\",\"type\":\"aide-of\",\"from\":\"n1\",\"to\":\"n2\",\"role\":\"aide\",\"former\":false,\"evidence\":[17,44]," \
                  "\"quote\":\"Ann Roe, an aide of Joe Poe\",\"confidence\":0.5,\"review\":\"none\"}]"
#define INDICATORS ",\"indicators\":[{\"id\":\"i1\",\"rule\":\"x\",\"publisher\":\"y\",\"severity\":null,\"value\":0.5,\"attributions\":[\"a1\"],\"evidence\":[[0,3]],\"message\":\"z\"}]"
#define FULL HEAD TEXT MIDDLE ENTITIES ATTRIBUTIONS RELATIONS INDICATORS "}"

static hs_code parse(const char *line, bool lenient)
{
    hs_arena_clear(&arena);
    error.message[0] = '\0';
    return hs_record_parse(&record, hs_cstr(line), lenient, &arena, &error);
}

static void check_round_trip(const char *line, bool with_text, const char *expected)
{
    hs_code code = parse(line, false);
    CHECK(code == HS_OK);
    if (code != HS_OK) {
        printf("%s\n", error.message);
        return;
    }
    hs_buf b;
    hs_buf_init(&b);
    CHECK(hs_record_write(&record, with_text, &b, &error) == HS_OK);
    CHECK_STR(hs_buf_view(&b), expected);
    hs_buf_release(&b);
}

TEST(write_parse_write_is_identical)
{
    check_round_trip(FULL, true, FULL "\n");
    check_round_trip(FULL, false, HEAD MIDDLE ENTITIES ATTRIBUTIONS RELATIONS INDICATORS "}\n");
    check_round_trip(HEAD MIDDLE ENTITIES ATTRIBUTIONS RELATIONS "}", true, HEAD MIDDLE ENTITIES ATTRIBUTIONS RELATIONS "}\n");
}

TEST(what_is_read)
{
    CHECK(parse(FULL, false) == HS_OK);
    CHECK(record.has_text && record.text.length == 46 && record.entities.n == 2 && record.attributions.n == 1 && record.relations.n == 1);
    CHECK(!record.author.p && !record.url.p);
    CHECK_STR(record.section, "politics");
    const hs_attribution *a = &record.attributions.v[0];
    CHECK(a->mode == HS_DIRECT && a->n_sources == 1 && a->sources[0] == 0 && a->via == -1 && a->source_type == HS_NAMED_PERSON);
    CHECK_STR(hs_text_slice(&record.text, a->source.v[0]), "Ann Roe");
    CHECK_STR(hs_text_slice(&record.text, record.relations.v[0].evidence), "Ann Roe, an aide of Joe Poe");
    CHECK(record.entities.v[0].confidence == 0.9123 && record.entities.v[1].review == HS_CONFIRMED);
}

TEST(unknown_keys_travel_along)
{
    const char *line = HEAD MIDDLE "\"entities\":[{\"id\":\"n1\",\"kind\":\"outlet\",\"name\":\"P\",\"aliases\":[],\"mentions\":[],\"confidence\":1,\"review\":\"corrected\","
                       "\"machine\":{\"kind\":\"person\"}}],\"attributions\":[],\"relations\":[],\"later\":[1,{\"a\":null}]}";
    char expected[2048];
    snprintf(expected, sizeof expected, "%s\n", line);
    check_round_trip(line, true, expected);
}

TEST(confidences_have_four_decimals)
{
    CHECK(parse(FULL, false) == HS_OK);
    record.attributions.v[0].confidence = 2.0 / 3;
    record.attributions.v[0].source_confidence = 1e-9;
    hs_buf b;
    hs_buf_init(&b);
    CHECK(hs_record_write(&record, true, &b, &error) == HS_OK);
    CHECK(b.p && strstr(b.p, "\"confidence\":0.6667,\"source_confidence\":0,"));
    hs_buf_release(&b);
}

static void check_refused(const char *line, bool lenient, const char *what)
{
    hs_code code = parse(line, lenient);
    CHECK(code == HS_EFORMAT);
    if (!strstr(error.message, what)) printf("message: %s\n", error.message);
    CHECK(strstr(error.message, what));
}

#define ATTR(x) "{\"schema\":\"hearsay.document/1\",\"id\":\"x\",\"text\":\"Ten chars.\",\"entities\":[{\"id\":\"n1\",\"kind\":\"person\",\"name\":\"A\"}],\"attributions\":[{\"id\":\"a1\",\"mode\":\"direct\"," x "}]}"

TEST(what_is_wrong_is_named)
{
    check_refused("[1]", false, "JSON object");
    check_refused("{\"id\":", false, "byte");
    check_refused("{\"id\":\"x\"}", false, "\"schema\" is missing");
    check_refused("{\"schema\":\"hearsay.document/2\",\"id\":\"x\"}", false, "hearsay.document/1");
    check_refused("{\"schema\":\"hearsay.document/1\",\"id\":7}", false, "\"id\" is 7");
    check_refused("{\"schema\":\"hearsay.document/1\",\"id\":\"x\",\"offset_unit\":\"byte\"}", false, "codepoint");
    check_refused(ATTR("\"content_spans\":[[0,11]]"), false, "[0,11]");
    check_refused(ATTR("\"content_spans\":[[0,11]]"), false, "attribution \"a1\": \"content_spans\"");
    check_refused(ATTR("\"content_spans\":[[0,11]]"), false, "10 code points");
    check_refused(ATTR("\"content_spans\":[[5,5]]"), false, "[5,5]");
    check_refused(ATTR("\"content_spans\":[[-1,5]]"), false, "[-1,5]");
    check_refused(ATTR("\"content_spans\":[[0,1.5]]"), false, "[0,1.5]");
    check_refused(ATTR("\"content_spans\":[[0,1,2]]"), false, "[0,1,2]");
    check_refused(ATTR("\"content_spans\":[[0,99999999999]]"), false, "99999999999");
    check_refused(ATTR("\"content_spans\":[],\"source\":[\"n7\"],\"source_type\":\"named-person\""), false, "\"source\" is \"n7\"");
    check_refused(ATTR("\"content_spans\":[],\"via\":\"n2\""), false, "\"via\" is \"n2\"");
    check_refused(ATTR("\"content_spans\":[],\"source\":[\"n1\"],\"source_type\":\"king\""), false, "named-organization");
    check_refused(ATTR("\"content_spans\":[],\"confidence\":1.01"), false, "0 to 1");
    check_refused(ATTR("\"source\":[[0,3]]"), true, "content_spans");
    check_refused("{\"schema\":\"hearsay.document/1\",\"id\":\"x\",\"entities\":[{\"id\":\"n1\",\"kind\":\"article\",\"name\":\"A\"}]}", false, "\"article\"");
    check_refused("{\"schema\":\"hearsay.document/1\",\"id\":\"x\",\"entities\":[{\"id\":\"n1\",\"kind\":\"person\",\"name\":\"A\"},{\"id\":\"n1\",\"kind\":\"person\",\"name\":\"B\"}]}",
                  false, "used once");
    check_refused("{\"schema\":\"hearsay.document/1\",\"id\":\"x\",\"entities\":{}}", false, "\"entities\" is {}");
    check_refused("{\"schema\":\"hearsay.document/1\",\"id\":\"x\",\"attributions\":[3]}", false, "object");
    check_refused("{\"id\":\"x\",\"attributions\":[]}", true, "\"text\" is missing");
    CHECK(record.id.p); /* known to whoever reports the failure */
}

TEST(resolve_needs_spans_only)
{
    CHECK(parse("{\"id\":\"x\",\"text\":\"Ten chars.\",\"publisher\":\"nyt\",\"attributions\":[{\"id\":\"E1\",\"source_spans\":[[0,3]],\"cue_spans\":[],"
                "\"content_spans\":[[4,9],[0,1]],\"source\":[\"gone\"],\"note\":1}],\"own\":2}", true) == HS_OK);
    CHECK_STR(record.outlet, "nyt");
    CHECK(record.attributions.n == 1 && record.attributions.v[0].content.n == 2 && record.attributions.v[0].content.v[1].start == 0);
    CHECK(record.attributions.v[0].confidence == 1 && record.attributions.v[0].n_sources == 0 && record.entities.n == 0);
    CHECK_STR(record.more, "{\"attributions E1\":{\"note\":1},\"\":{\"own\":2}}");
}

TEST(invalid_bytes_are_replaced_and_counted)
{
    static const char line[] = "{\"id\":\"x\",\"text\":\"a\xff\0b\",\"attributions\":[]}";
    CHECK(hs_record_parse(&record, (hs_str){line, sizeof line - 1}, true, &arena, &error) == HS_OK);
    CHECK_STR(record.text.bytes, "a\xEF\xBF\xBD\xEF\xBF\xBD" "b");
    CHECK(record.text.replaced == 2 && record.text.first_replaced == 19);
}

static hs_str sketch_of(const char *s)
{
    hs_text text;
    hs_tokens tokens;
    CHECK(hs_text_make(&text, hs_cstr(s), &arena, &error) == HS_OK && hs_tokenize(&tokens, &text, &arena, &error) == HS_OK);
    return hs_sketch(&tokens, &arena);
}

static int bits_apart(hs_str a, hs_str b)
{
    return __builtin_popcountll(strtoull(a.p, NULL, 16) ^ strtoull(b.p, NULL, 16));
}

TEST(sketches_of_near_duplicates_are_near)
{
    const char *a = "The council voted on Monday to close the old bridge for a year while engineers repair its northern pier. The mayor said that the town "
                    "had no choice, because the last inspection found cracks in two of the four bearings. Shopkeepers near the bridge fear for their trade, "
                    "and a petition against the closure has gathered nine hundred names since Friday.";
    const char *b = "THE COUNCIL voted on Monday to close the old bridge for a year, while engineers repair its northern pier. The mayor said that the town "
                    "had no choice because the last inspection found cracks in two of the four bearings.\n\nShopkeepers near the bridge fear for their trade — "
                    "and a petition against the closure has gathered nine hundred names since Saturday.";
    const char *c = "A new orchestra will play its first concert in the harbour hall next spring. Its conductor said that she had listened to two hundred "
                    "young musicians before choosing sixty. Tickets go on sale in January, and the programme opens with two works that were written for it.";
    CHECK(sketch_of(a).n == 16);
    CHECK(bits_apart(sketch_of(a), sketch_of(b)) <= 6);
    CHECK(bits_apart(sketch_of(a), sketch_of(c)) >= 16);
    CHECK_STR(sketch_of(""), "0000000000000000");
    CHECK(!hs_str_is(sketch_of("two words"), "0000000000000000"));
}

int main(void)
{
    RUN(write_parse_write_is_identical);
    RUN(what_is_read);
    RUN(unknown_keys_travel_along);
    RUN(confidences_have_four_decimals);
    RUN(what_is_wrong_is_named);
    RUN(resolve_needs_spans_only);
    RUN(invalid_bytes_are_replaced_and_counted);
    RUN(sketches_of_near_duplicates_are_near);
    hs_arena_release(&arena);
    return test_done();
}

#include "test.h"

#include "hearsay/read.h"

static hs_arena arena;
static hs_article article;
static hs_error error;

static hs_code parse(hs_input kind, const char *bytes, size_t n, const hs_read_options *o)
{
    hs_arena_clear(&arena);
    error.message[0] = '\0';
    hs_item item = {.bytes = {bytes, n}, .kind = kind};
    return hs_article_parse(&article, &item, o, &arena, &error);
}

static hs_code json(const char *line) { return parse(HS_INPUT_JSONL, line, strlen(line), NULL); }
static hs_code text(const char *s) { return parse(HS_INPUT_TEXT, s, strlen(s), NULL); }

TEST(plain_text_is_kept)
{
    hs_read_options o = {.outlet = HS_S("Post"), .date = HS_S("Nov. 14, 2021"), .title = HS_S("T"), .id = HS_S("7")};
    CHECK(parse(HS_INPUT_TEXT, " A text.\r\n\n", 11, &o) == HS_OK);
    CHECK_STR(article.text.bytes, " A text.\r\n\n");
    CHECK_STR(article.outlet, "Post");
    CHECK_STR(article.published, "2021-11-14");
    CHECK_STR(article.title, "T");
    CHECK_STR(article.id, "7");
    CHECK(!article.author.p && !article.url.p && !article.extra.p);
    CHECK(text("A text.") == HS_OK && article.id.n == 16);
}

TEST(the_contracts_keys)
{
    CHECK(json("{\"id\":7,\"text\":\"A text.\",\"title\":\"T\",\"outlet\":\"nyt\",\"author\":\"A\",\"published\":\"2021-11-14\",\"url\":\"https://x.org/\","
               "\"section\":\"S\",\"lang\":\"en\",\"n\":1.5,\"ok\":true,\"list\":[1],\"none\":null}") == HS_OK);
    CHECK_STR(article.id, "7");
    CHECK_STR(article.outlet, "nyt");
    CHECK_STR(article.author, "A");
    CHECK_STR(article.section, "S");
    CHECK_STR(article.url, "https://x.org/");
    CHECK_STR(article.extra, "{\"lang\":\"en\",\"n\":1.5,\"ok\":true}");
}

TEST(other_tools_keys)
{
    CHECK(json("{\"maintext\":\"A text.\",\"date_publish\":\"2021-11-14 10:22:33\",\"source_domain\":\"nytimes.com\",\"authors\":[\"A B\",\"C D\"],\"language\":\"en\"}") == HS_OK);
    CHECK_STR(article.published, "2021-11-14T10:22:33");
    CHECK_STR(article.outlet, "nytimes.com");
    CHECK_STR(article.author, "A B; C D");
    CHECK_STR(article.extra, "{\"language\":\"en\"}");
    CHECK(json("{\"text\":\"A text.\",\"raw_text\":\"A\",\"source-hostname\":\"The Post\",\"source\":\"https://post.com/a\",\"date\":\"2021-11-14\",\"id\":null}") == HS_OK);
    CHECK_STR(article.outlet, "The Post");
    CHECK_STR(article.url, "https://post.com/a");
    CHECK(json("{\"plaintext\":\"A text.\",\"publishing_date\":\"2021-11-14 10:22:33+01:00\",\"authors\":[{\"name\":\"A\"}],\"publisher\":{\"name\":\"P\"}}") == HS_OK);
    CHECK_STR(article.published, "2021-11-14T10:22:33+01:00");
    CHECK_STR(article.author, "A");
    CHECK_STR(article.outlet, "P");
    CHECK(json("{\"text\":\"A text.\",\"source\":\"Reuters\",\"published\":\"some day\",\"extra\":{\"a\":1,\"published\":2}}") == HS_OK);
    CHECK_STR(article.outlet, "Reuters");
    CHECK_STR(article.published, "some day");
    CHECK_STR(article.extra, "{\"a\":1}");
}

static void check_refused(hs_code code, hs_code expected, const char *what)
{
    if (code != expected || !strstr(error.message, what)) printf("code %d: %s\n", code, error.message);
    CHECK(code == expected && strstr(error.message, what));
}

TEST(what_is_refused)
{
    check_refused(text(""), HS_EREAD, "empty");
    check_refused(text(" \n\t--- …\n"), HS_EREAD, "empty");
    check_refused(json("{\"id\":\"q\",\"text\":\"\"}"), HS_EREAD, "empty");
    CHECK_STR(article.id, "q");
    check_refused(json("{\"id\":\"q\",\"title\":\"x\"}"), HS_EFORMAT, "no \"text\"");
    CHECK_STR(article.id, "q");
    check_refused(json("{\"text\":[\"x\"]}"), HS_EFORMAT, "no string");
    check_refused(json("{\"text\":\"x"), HS_EFORMAT, "byte");
    check_refused(json("[]"), HS_EFORMAT, "array");
    check_refused(json("7"), HS_EFORMAT, "object");
    check_refused(parse(HS_INPUT_TEXT, "\x7f" "ELF\1\2\3\0\0\0\0\0abc", 15, NULL), HS_EREAD, "binary");
    check_refused(parse(HS_INPUT_TEXT, "\xff\xfe" "H\0e\0l\0l\0o\0", 12, NULL), HS_EREAD, "binary");
    hs_item large = {.kind = HS_INPUT_TEXT, .too_large = true, .bytes = HS_S("")};
    check_refused(hs_article_parse(&article, &large, NULL, &arena, &error), HS_EREAD, "16777216");
    char *deep = malloc(400000);
    memset(deep, '[', 400000);
    check_refused(parse(HS_INPUT_JSONL, deep, 400000, NULL), HS_EFORMAT, "nested");
    free(deep);
}

TEST(invalid_bytes_are_counted_and_placed)
{
    CHECK(parse(HS_INPUT_TEXT, "A long enough text \xff and\0more of it", 35, NULL) == HS_OK);
    CHECK(article.text.replaced == 2 && article.text.first_replaced == 19);
    CHECK_STR(article.text.bytes, "A long enough text \xEF\xBF\xBD and\xEF\xBF\xBDmore of it");
    CHECK(json("{\"title\":\"\xc3\",\"text\":\"A long enough text \\u0000 and more\"}") == HS_OK);
    CHECK(article.text.replaced == 2 && article.text.first_replaced == 10);
    CHECK_STR(article.title, "\xEF\xBF\xBD");
}

/* Passages written for this test: each at least 30 words. */
static const char *const foreign[][2] = {
    {"Spanish", "El alcalde dijo el lunes que la ciudad cerrará el puente durante un año porque los ingenieros han encontrado grietas en dos de los pilares. Los comerciantes "
                "del barrio temen por sus ventas y ya han reunido más de novecientas firmas contra la decisión."},
    {"French", "Le maire a déclaré lundi que la ville fermera le pont pendant un an parce que les ingénieurs ont trouvé des fissures dans deux des piliers. Les commerçants du "
               "quartier craignent pour leurs ventes et ont déjà réuni plus de neuf cents signatures contre cette décision."},
    {"German", "Der Bürgermeister sagte am Montag, dass die Stadt die Brücke für ein Jahr sperren wird, weil die Ingenieure Risse in zwei der Pfeiler gefunden haben. Die Händler "
               "im Viertel fürchten um ihren Umsatz und haben schon mehr als neunhundert Unterschriften gegen die Entscheidung gesammelt."},
    {"Italian", "Il sindaco ha detto lunedì che la città chiuderà il ponte per un anno perché gli ingegneri hanno trovato delle crepe in due dei piloni. I commercianti del quartiere "
                "temono per le vendite e hanno già raccolto più di novecento firme contro la decisione."},
    {"Portuguese", "O prefeito disse na segunda-feira que a cidade vai fechar a ponte durante um ano porque os engenheiros encontraram rachaduras em dois dos pilares. Os comerciantes "
                   "do bairro temem pelas vendas e já reuniram mais de novecentas assinaturas contra a decisão."},
    {"Dutch", "De burgemeester zei maandag dat de stad de brug een jaar lang zal sluiten omdat de ingenieurs scheuren in twee van de pijlers hebben gevonden. De winkeliers in de "
              "buurt vrezen voor hun omzet en hebben al meer dan negenhonderd handtekeningen tegen het besluit verzameld."},
    {"Swedish", "Borgmästaren sade på måndagen att staden ska stänga bron i ett år eftersom ingenjörerna har hittat sprickor i två av pelarna. Handlarna i kvarteret är oroliga för "
                "försäljningen och de har redan samlat mer än niohundra namn mot beslutet som fattades."},
    {"Polish", "Burmistrz powiedział w poniedziałek, że miasto zamknie most na rok, ponieważ inżynierowie znaleźli pęknięcia w dwóch filarach. Kupcy z dzielnicy boją się o swoje "
               "obroty i zebrali już ponad dziewięćset podpisów przeciw tej decyzji, która została podjęta w nocy."},
    {"Turkish", "Belediye başkanı pazartesi günü köprünün bir yıl boyunca kapalı kalacağını söyledi çünkü mühendisler iki ayakta çatlak buldu. Esnaf satışlar için endişeli ve bu karar "
                "için daha çok bilgi istiyor ama belediye her soru için aynı yanıtı veriyor ve yeni bir tarih de vermiyor."},
    {"Indonesian", "Wali kota mengatakan pada hari Senin bahwa kota itu akan menutup jembatan selama satu tahun karena para insinyur menemukan retakan di dua pilar. Para pedagang di "
                   "kawasan itu khawatir dengan penjualan mereka dan telah mengumpulkan lebih dari sembilan ratus tanda tangan."},
    {"Cyrillic", "Мэр сказал в понедельник, что город закроет мост на год, потому что инженеры нашли трещины в двух опорах. Торговцы боятся за свои продажи и уже собрали более "
                 "девятисот подписей против этого решения, которое было принято ночью без них."},
    {"Chinese", "市长星期一表示，由于工程师在两个桥墩上发现裂缝，该市将关闭大桥一年。附近的商人担心销售额，已经收集了九百多个签名反对这一决定。"},
    {"Arabic", "قال رئيس البلدية يوم الاثنين إن المدينة ستغلق الجسر لمدة عام لأن المهندسين وجدوا شقوقا في اثنين من الأعمدة. ويخشى التجار في الحي على مبيعاتهم وقد جمعوا "
               "بالفعل أكثر من تسعمائة توقيع ضد هذا القرار الذي اتخذ ليلا."},
};

TEST(other_languages_are_refused)
{
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) check_refused(text(foreign[i][1]), HS_ELANGUAGE, foreign[i][0]);
    CHECK(error.stage && strcmp(error.stage, "language") == 0);
}

TEST(short_and_mixed_texts_are_not)
{
    CHECK(text("El alcalde dijo el lunes que la ciudad cerrará el puente.") == HS_OK);
    CHECK(text("“Nous sommes tous là pour vous et pour la ville,” the mayor said on Monday, in French, before he repeated it in English for the visitors from "
               "abroad, who had come to see the bridge and to hear what would become of it.") == HS_OK);
    CHECK(text("Final scores: Rovers 3 United 1; City 2 Albion 2; Wanderers 0 Athletic 4; Town 1 County 1; Rangers 5 Harriers 0; Orient 2 Argyle 3; Forest 1 Villa 1; "
               "Palace 2 Hotspur 0; Everton 1 Burnley 0; Celtic 3 Hearts 2.") == HS_OK);
}

static void check_date(const char *given, const char *expected)
{
    hs_str got = hs_date_iso(hs_cstr(given), &arena);
    if (!(expected ? hs_str_is(got, expected) : !got.p)) printf("%s: got %.*s\n", given, HS_FMT(got));
    CHECK(expected ? hs_str_is(got, expected) : !got.p);
}

TEST(dates)
{
    static const char *const dates[][2] = {
        {"2021-11-14", "2021-11-14"}, {"2021-11-14T10:22:33Z", "2021-11-14T10:22:33Z"}, {"2021-11-14T10:22", "2021-11-14T10:22:00"},
        {"2021-11-14 10:22:33.123+0100", "2021-11-14T10:22:33+01:00"}, {"2021-11-14T10:22:33-05:00", "2021-11-14T10:22:33-05:00"},
        {"2021/11/14", "2021-11-14"}, {"20211114", "2021-11-14"}, {"2021-11", "2021-11"}, {"2021", "2021"},
        {"November 14, 2021", "2021-11-14"}, {"Nov. 14, 2021", "2021-11-14"}, {"14 Nov 2021", "2021-11-14"}, {"14th of November 2021", "2021-11-14"},
        {"Sunday, November 14, 2021 3:05 p.m. EST", "2021-11-14T15:05:00-05:00"}, {"Sun, 14 Nov 2021 10:22:33 GMT", "2021-11-14T10:22:33Z"},
        {"Sun, 14 Nov 2021 10:22:33 +0000", "2021-11-14T10:22:33+00:00"}, {"Sept. 3, 2016", "2016-09-03"}, {"12:30 am, 1 May 2020", "2020-05-01T00:30:00"},
        {"November 14, 2021 at 10 a.m.", "2021-11-14"}, {"May 2020", "2020-05"}, {"11/14/2021", "2021-11-14"}, {"14/11/2021", "2021-11-14"},
        {"14.11.2021", "2021-11-14"}, {"4/4/2021", "2021-04-04"}, {"1636848000", "2021-11-14T00:00:00Z"}, {"1636848000123", "2021-11-14T00:00:00Z"},
        {"2020-02-29", "2020-02-29"}};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) check_date(dates[i][0], dates[i][1]);
    static const char *const open[] = {"", "yesterday", "03/04/2021", "2021-02-29", "2021-13-01", "31 April 2021", "14", "November 14", "Nov 14-15, 2021", "99999999",
                                       "2021-11-14-15", "::::", "1 2 3 4 5"};
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) check_date(open[i], NULL);
    CHECK(!hs_date_iso(HS_NONE, &arena).p);
}

int main(void)
{
    RUN(plain_text_is_kept);
    RUN(the_contracts_keys);
    RUN(other_tools_keys);
    RUN(what_is_refused);
    RUN(invalid_bytes_are_counted_and_placed);
    RUN(other_languages_are_refused);
    RUN(short_and_mixed_texts_are_not);
    RUN(dates);
    hs_arena_release(&arena);
    return test_done();
}

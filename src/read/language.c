/* Is a text English? Two signs, both cheap and hard to fool on news:
 *
 * the script — most letters of an English text are Latin ones —, and the share of function words, which
 * make up a third or more of English prose and hardly any of another language's (the short-word method of
 * Grefenstette, "Comparing two language identification schemes", 1995). An article is refused only where
 * another language is clear: its function words must be frequent where the English ones are rare. Lists
 * hold no word that is also a common English one. */
#include <string.h>

#include "read/read_int.h"

enum { FEWEST_WORDS = 30, LOOKED_AT = 5000, LONGEST = 24, UNNAMED_FEWEST = 100 };

static const char english[] =
    " a about after all also an and any are as at be because been before being between but by can could did do does even for from had has have he her him his "
    "how i if in into is it its just more most my new no not now of on one only or other our out over people said says she should so some such than that the "
    "their them then there these they this those through time to two under up was we were what when where which while who will with would year years you your ";

static const struct language { const char *name, *words; } languages[] = {
    {"Spanish", " el la los las del que y en un una es por con para se su lo como más pero sus le ya este sí porque esta entre cuando muy sobre también hasta hay donde "
                "quien desde todo nos durante uno según fue han ser dos contra "},
    {"French", " le la les des du un une et est que qui dans pour il elle ne pas sur au aux avec ce cette sont plus se sa ses par nous vous mais ou où leur été être ont "
               "aussi fait qu selon après "},
    {"German", " von der das und den zu mit sich auf für ist im dem nicht ein eine als auch es werden aus er hat dass sie nach wird bei einer um noch wie einem über "
               "einen zum aber haben nur oder sein wurde sind vor "},
    {"Italian", " per al ha il lo la gli le di che e un una del della dei delle nel nella con non si da sono alla come più anche ma ed è dal dalla questo questa suo sua "
                "dopo ai secondo hanno stato "},
    {"Portuguese", " o do os um uma de da das dos em na nos nas que e para com não se por mais foi ao ele são sua seu pela pelo ou quando muito também até isso "
                   "entre já segundo é à "},
    {"Dutch", " van om de het een en dat te zijn voor met niet aan er op ook als maar uit bij nog naar hij ze wordt door heeft werd deze dit tot meer geen hebben "
              "kan wat "},
    {"Swedish", " har om men och att det som en är av på för med den till inte de ett var sig från vid kan när han nu också efter eller ska säger blir "},
    {"Danish or Norwegian", " har om men og det som en er av af på med den til ikke de et var seg sig fra ved kan når han nå også etter efter eller skal ble blev vi jeg "},
    {"Finnish", " sen ja ei se että oli hän mutta ovat kun myös niin mukaan kuin joka tai jos ole sekä mitä nyt vain jo olla tämä hänen vuonna "},
    {"Polish", " do w na z się nie że jest jak za od po przez ale dla ma są tym oraz tego był już jego które który przed które także będzie "},
    {"Czech or Slovak", " v na se je z že ve za jsem který jako aby od po jeho jsou ale při byl není ktorý sa nie už jak tak "},
    {"Hungarian", " ha az és hogy nem egy ez meg csak de már volt mint kell még azt szerint amely ami vagy lesz pedig után "},
    {"Romanian", " al și de la în cu pe nu că din care mai pentru este un sunt să fost ce prin lui au fi ca după ale între "},
    {"Turkish", " ve bir bu da de için ile olarak olan çok daha gibi kadar ne ama en olduğu sonra ise var oldu göre değil ancak tarafından "},
    {"Indonesian or Malay", " dan yang di itu dengan untuk dari ini tidak dalam pada akan ke juga oleh karena telah bisa saya adalah ada kata tersebut atau mereka "},
    {"Vietnamese", " và của là có được cho không trong người các một với những này đã khi từ đến ở về ông cũng để năm theo ra "},
    {"Croatian, Bosnian or Serbian", " u je na se da za su od koji kao što bi će ne iz ali nije sa koje ili biti bio nakon "},
    {"Tagalog", " ay ang ng sa na mga si ni kay para hindi ito siya nang pa rin din kung isang mo naman "},
    {"Swahili", " na ya wa kwa ni la za katika cha kuwa hiyo huo huyo hii lakini pia yake wake baada kama watu "},
    {"Catalan", " el per ha la els les de que en un una amb és del als va són més com pel però dels ser aquest aquesta també fins "},
    {"Albanian", " të e në dhe për një që nga është se ka si u më nuk janë por "},
    {"Afrikaans", " die van om en het dat wat nie te vir met op hy aan sy ook maar deur word uit "},
};
enum { LANGUAGES = sizeof languages / sizeof *languages };

static const struct script { uint32_t first, last; const char *name; bool spaceless; } scripts[] = {
    {0x0370, 0x03FF, "Greek", false}, {0x0400, 0x052F, "Cyrillic", false}, {0x0530, 0x058F, "Armenian", false}, {0x0590, 0x05FF, "Hebrew", false},
    {0x0600, 0x077F, "Arabic", false}, {0x0900, 0x097F, "Devanagari", false}, {0x0980, 0x0DFF, "Indic", false}, {0x0E00, 0x0EFF, "Thai or Lao", true},
    {0x0F00, 0x0FFF, "Tibetan", true}, {0x1000, 0x109F, "Burmese", true}, {0x10A0, 0x10FF, "Georgian", false}, {0x1200, 0x139F, "Ethiopic", false},
    {0x1780, 0x17FF, "Khmer", true}, {0x3040, 0x30FF, "Japanese", true}, {0x3400, 0x9FFF, "Chinese or Japanese", true}, {0xAC00, 0xD7AF, "Korean", false},
    {0x20000, 0x3FFFF, "Chinese or Japanese", true}};
enum { SCRIPTS = sizeof scripts / sizeof *scripts };

typedef struct tally {
    size_t words, lower_words, english, latin, others;
    size_t by_script[SCRIPTS], by_language[LANGUAGES];
    size_t spaceless; /* letters of scripts without blanks between words */
} tally;

static int script_of(uint32_t cp)
{
    for (int i = 0; i < SCRIPTS; i++)
        if (cp >= scripts[i].first && cp <= scripts[i].last) return i;
    return -1;
}

static void count_letter(tally *t, uint32_t cp)
{
    int s = cp < 0x0370 || (cp >= 0x1E00 && cp < 0x1F00) ? -1 : script_of(cp);
    if (s < 0) {
        t->latin++;
        return;
    }
    t->others++;
    t->by_script[s]++;
    t->spaceless += scripts[s].spaceless;
}

/* word: lower-cased, with a blank on both sides, as the lists are written. */
static void count_word(tally *t, const char *word, bool capital, bool all_languages)
{
    t->words++;
    t->lower_words += !capital;
    t->english += strstr(english, word) != NULL;
    if (!all_languages) return;
    for (int i = 0; i < LANGUAGES; i++) t->by_language[i] += strstr(languages[i].words, word) != NULL;
}

static void count(tally *t, const hs_text *text, bool all_languages)
{
    char word[LONGEST + 8] = " ";
    size_t n = 0, len;
    bool capital = false, valid;
    const char *end = text->bytes.p + text->bytes.n;
    for (const char *p = text->bytes.p; p < end && t->words < LOOKED_AT && t->spaceless < LOOKED_AT; p += len) {
        uint32_t cp = hs_utf8_next(p, end, &len, &valid);
        bool letter = hs_cp_letter(cp);
        if (letter) {
            if (n == 0) capital = hs_cp_upper(cp);
            count_letter(t, cp);
            if (n < LONGEST) n += hs_utf8_put(hs_cp_lower(cp), word + 1 + n);
            if (n >= LONGEST) n = LONGEST; /* too long for any list */
        }
        if (n && (!letter || p + len >= end)) {
            memcpy(word + 1 + n, " ", 2);
            count_word(t, word, capital, all_languages);
            n = 0;
        }
    }
}

static hs_code check_script(const tally *t, hs_error *err)
{
    if (t->others <= t->latin || t->words + t->spaceless < FEWEST_WORDS) return HS_OK;
    int most = 0;
    for (int i = 1; i < SCRIPTS; i++)
        if (t->by_script[i] > t->by_script[most]) most = i;
    return hs_fail(err, HS_ELANGUAGE, "language", "the text is written in %s letters: hearsay reads English", scripts[most].name);
}

hs_code hs_check_language(const hs_text *text, hs_error *err)
{
    tally t = {0};
    count(&t, text, false);
    HS_TRY(check_script(&t, err));
    if (t.words < FEWEST_WORDS || t.english * 5 >= t.words) return HS_OK; /* a fifth is enough to be sure */
    t = (tally){0};
    count(&t, text, true);
    int most = 0;
    for (int i = 1; i < LANGUAGES; i++)
        if (t.by_language[i] > t.by_language[most]) most = i;
    size_t found = t.by_language[most];
    if (found * 7 >= t.words && found >= 3 * t.english)
        return hs_fail(err, HS_ELANGUAGE, "language", "the text looks like %s (%zu of its first %zu words are common there, %zu are common English words): hearsay reads English",
                       languages[most].name, found, t.words, t.english);
    if (t.lower_words >= UNNAMED_FEWEST && t.english * 33 < t.words)
        return hs_fail(err, HS_ELANGUAGE, "language", "the text is hardly English (%zu of its first %zu words are common English words): hearsay reads English",
                       t.english, t.words);
    return HS_OK;
}

/* options.c — one table of options, from which parsing, --help and the man pages' option lists come. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

enum value { FLAG, TEXT, STRING, DATE, WHOLE, TOP, BYTES, SHARE, JOBS, INPUT, FORMAT, KINDS, EDGES, SEVERITY };

struct option_spec {
    const char *name;
    char letter;
    const char *argument;
    unsigned commands;
    enum value value;
    size_t at; /* offset in struct options */
    const char *help;
};

#define AT(member) offsetof(struct options, member)

static const struct option_spec table[] = {
    {"output", 'o', "FILE", EVERY, TEXT, AT(output), "write to FILE instead of standard output; it appears whole or not at all"},
    {"input", 0, "KIND", EXTRACT, INPUT, AT(read.input), "what the input is, instead of going by name and first character: text or jsonl"},
    {"input", 0, "KIND", RESOLVE, INPUT, AT(read.input), "what the input is: records, or annotations as brat, citron, webanno or corenlp keep them (default: records)"},
    {"input", 0, "KIND", MAP | REPORT, INPUT, AT(read.input), "what the input is, instead of going by name and first character: text, jsonl or records, or annotations as brat, citron, webanno or corenlp keep them"},
    {"text", 0, "FILE", RESOLVE | MAP | REPORT, TEXT, AT(text), "annotations, one file: the text that they are of (default: brat: the .txt of the same name; corenlp: the file that docId names)"},
    {"format", 0, "FORMAT", GRAPH | LIST | STATS | AUDIT | EXPORT | DRAW | MAP, FORMAT, AT(format), NULL},
    {"outlet", 0, "NAME", EXTRACT | RESOLVE | MAP | REPORT, STRING, AT(read.outlet), "plain text and annotations: who published it"},
    {"title", 0, "TITLE", EXTRACT | RESOLVE | MAP | REPORT, STRING, AT(read.title), "plain text and annotations, one file: its headline"},
    {"author", 0, "NAME", EXTRACT | RESOLVE | MAP | REPORT, STRING, AT(read.author), "plain text and annotations: who wrote it"},
    {"date", 0, "DATE", EXTRACT | RESOLVE | MAP | REPORT, STRING, AT(read.date), "plain text and annotations: when it was published"},
    {"url", 0, "URL", EXTRACT | RESOLVE | MAP | REPORT, STRING, AT(read.url), "plain text and annotations, one file: where it stands"},
    {"id", 0, "ID", EXTRACT | RESOLVE | MAP | REPORT, STRING, AT(read.id), "plain text and annotations, one file: its id (default: a hash of the text)"},
    {"jobs", 0, "N", EXTRACT | MAP | REPORT, JOBS, AT(jobs), "threads (default: as many as there are processor cores)"},
    {"model", 0, "FILE", EXTRACT | RESOLVE | MAP | REPORT, TEXT, AT(model), "use these weights instead of the built-in ones"},
    {"no-text", 0, NULL, EXTRACT, FLAG, AT(no_text), "leave the article's text out of the record"},
    {"no-text", 0, NULL, EXPORT, FLAG, AT(no_text), "webanno: leave the article's text out of the page"},
    {"bad-records", 0, "FILE", EXTRACT, TEXT, AT(bad_records), "write failed articles to FILE, one JSON object a line, instead of to standard error"},
    {"max-bytes", 0, "N", EXTRACT, BYTES, AT(read.max_bytes), "an article over N bytes is a failed article (default 16M; K, M, G may follow the number)"},
    {"min-confidence", 0, "X", GRAPH | STATS | AUDIT | LIST | MAP | REPORT, SHARE, AT(min_confidence), "leave out attributions below X, from 0 to 1 (both confidences)"},
    {"by", 0, "KEY,…", STATS, STRING, AT(by), "also by group: outlet, author, month, year, section, or any key of the articles' extra"},
    {"compare", 0, "KEY=A,B", STATS, STRING, AT(compare), "the differences between two groups, such as outlet=CNN,Politico, with intervals"},
    {"plot", 0, "FILE", STATS, TEXT, AT(plot), "with --by: draw the groups' anonymous shares as SVG"},
    {"calibration", 0, "FILE", STATS, TEXT, AT(calibration), "records that a person has reviewed: correct the shares for the program's errors"},
    {"keep-duplicates", 0, NULL, STATS, FLAG, AT(keep_duplicates), "count wire copies and near-duplicates as often as they come"},
    {"rules", 0, "RULES", AUDIT, TEXT, AT(rules), "a published policy's profile (ap, reuters, nyt, bbc) or a file that switches rules and sets what they weigh"},
    {"fail-on", 0, "SEVERITY", AUDIT, SEVERITY, AT(fail_on), "exit with 5 where something of this severity (note, caution, warning) or a higher one was found"},
    {"json", 0, "FILE", MAP, TEXT, AT(json), "keep the graph too, as JSON Graph Format"},
    {"corrections", 0, "FILE", RESOLVE | GRAPH | STATS | AUDIT | LIST | MAP | REPORT, TEXT, AT(corrections_file), "put a person's corrections into effect (a page of hearsay report makes the file)"},
    {"aliases", 0, "FILE", GRAPH | STATS | MAP | REPORT, TEXT, AT(aliases_file), "names that a person decided to be one: CSV of name, canonical name and, where known, Wikidata id"},
    {"explain", 0, "NODE", GRAPH, STRING, AT(explain), "instead of the graph, print the mentions behind a node (a name, an alias or an id), and why they were joined"},
    {"safe-csv", 0, NULL, GRAPH | LIST, FLAG, AT(safe_csv), "csv: defuse cells that a spreadsheet would take for a formula"},
    {"neo4j", 0, NULL, GRAPH, FLAG, AT(neo4j), "csv: with the headers and types that Neo4j's import takes"},
    {"top", 0, "N", GRAPH | DRAW | MAP | REPORT, TOP, AT(filter.top), "only the N nodes of highest strength; 0: all (default: all in a graph, 80 on a map)"},
    {"around", 0, "NAME", GRAPH | DRAW | MAP | REPORT, STRING, AT(filter.around), "only what is near this node"},
    {"hops", 0, "N", GRAPH | DRAW | MAP | REPORT, WHOLE, AT(filter.hops), "with --around: at most N edges away (default 1)"},
    {"kind", 0, "KIND,…", GRAPH | DRAW | MAP | REPORT, KINDS, AT(filter.kinds), "only these nodes: person, outlet, organization, office, anonymous, collective, document, article"},
    {"edge", 0, "TYPE,…", GRAPH | DRAW | MAP | REPORT, EDGES, AT(filter.edges), "only these edges: quoted-by, cited-by, reported-by, or relations such as aide-of"},
    {"outlet-is", 0, "NAME", GRAPH | DRAW | MAP | REPORT, STRING, AT(filter.outlet_is), "only articles of this outlet"},
    {"since", 0, "DATE", GRAPH | DRAW | MAP | REPORT, DATE, AT(filter.since), "only articles published on this day or later"},
    {"until", 0, "DATE", GRAPH | DRAW | MAP | REPORT, DATE, AT(filter.until), "only articles published on this day or earlier"},
    {"min-weight", 0, "N", GRAPH | DRAW | MAP | REPORT, WHOLE, AT(filter.min_weight), "only edges that stand for at least N attributions or statements"},
    {"quiet", 0, NULL, EVERY, FLAG, AT(console.quiet), "no progress and no warnings"},
    {"verbose", 0, NULL, EVERY, FLAG, AT(console.verbose), "say at the end what was done and how long it took"},
    {"version", 0, NULL, EVERY, FLAG, AT(version), "print the version and the model's"},
    {"help", 'h', NULL, EVERY, FLAG, AT(help), "print this"},
};
enum { N_OPTIONS = sizeof table / sizeof *table };

/* ---- printing ------------------------------------------------------------------------------ */

enum { LEFT = 22, LINE = 80 };

/* Columns of UTF-8 in which every character is one column wide. */
static int columns(const char *z, size_t n)
{
    int c = 0;
    for (size_t i = 0; i < n; i++) c += ((unsigned char)z[i] & 0xC0) != 0x80;
    return c;
}

/* Prints help in a column of its own, broken between words. */
static void print_wrapped(FILE *out, const char *help)
{
    int at = LEFT + 2;
    while (*help) {
        size_t n = strcspn(help, " ");
        int width = columns(help, n);
        if (at + 1 + width > LINE) {
            fprintf(out, "\n%*s", LEFT + 2, "");
            at = LEFT + 2;
        }
        fprintf(out, " %.*s", (int)n, help);
        at += 1 + width;
        help += n + (help[n] == ' ');
    }
    fputc('\n', out);
}

void options_print(FILE *out, const struct command *c)
{
    for (size_t i = 0; i < N_OPTIONS; i++) {
        const struct option_spec *s = &table[i];
        char left[64], formats[160];
        const char *help = s->help;
        if (!(s->commands & c->bit)) continue;
        if (s->value == FORMAT) {
            snprintf(formats, sizeof formats, "one of: %s (default: the first)", c->formats);
            help = formats;
        }
        if (s->letter == 'o') snprintf(left, sizeof left, "-o, --%s %s", s->name, s->argument);
        else if (s->letter) snprintf(left, sizeof left, "-%c, --%s", s->letter, s->name);
        else snprintf(left, sizeof left, "--%s%s%s", s->name, s->argument ? " " : "", s->argument ? s->argument : "");
        fprintf(out, "  %s%*s", left, LEFT - columns(left, strlen(left)), "");
        print_wrapped(out, help);
    }
}

/* ---- values --------------------------------------------------------------------------------- */

/* Says one line about an option and returns false. */
static bool refuse(struct options *o, const struct option_spec *s, const char *value, const char *want)
{
    char message[400];
    snprintf(message, sizeof message, "--%s: \"%.100s\" is not %s", s->name, value, want);
    say_error(&o->console, NULL, 0, message);
    return false;
}

static bool refuse_format(struct options *o, const struct option_spec *s, const char *value)
{
    char want[160];
    snprintf(want, sizeof want, "one of: %s", o->command->formats);
    return refuse(o, s, value, want);
}

static bool whole_number(const char *z, uint64_t max, uint64_t *out)
{
    char *end;
    if (*z < '0' || *z > '9') return false;
    errno = 0;
    unsigned long long v = strtoull(z, &end, 10);
    if (errno || *end || v > max) return false;
    *out = v;
    return true;
}

static bool byte_count(const char *z, uint64_t *out)
{
    static const char units[] = "KMG";
    char digits[24];
    size_t n = strlen(z);
    const char *unit = n ? strchr(units, z[n - 1]) : NULL;
    uint64_t v;
    if (unit) n--;
    if (n >= sizeof digits) return false;
    memcpy(digits, z, n);
    digits[n] = '\0';
    if (!whole_number(digits, UINT32_MAX, &v) || v == 0) return false;
    if (unit) v <<= 10 * (unit - units + 1);
    *out = v;
    return v <= UINT32_MAX; /* offsets of a text are 32 bits wide */
}

static bool share(const char *z, double *out)
{
    char *end;
    if (*z != '.' && (*z < '0' || *z > '9')) return false;
    *out = strtod(z, &end);
    return *end == '\0' && *out >= 0 && *out <= 1;
}

static int kind_number(const char *name, size_t n)
{
    for (int k = 0; k < HS_KINDS; k++)
        if (strlen(hs_kind_names[k]) == n && strncmp(hs_kind_names[k], name, n) == 0) return k;
    return -1;
}

static int edge_number(const char *name, size_t n)
{
    for (int t = 0; t < HS_EDGE_TYPES; t++) {
        const char *z = hs_edge_type_name((hs_edge_type)t);
        if (z && strlen(z) == n && strncmp(z, name, n) == 0) return t;
    }
    return -1;
}

/* "person,outlet" → a bit mask, added to what an earlier option said. */
static bool name_list(const char *z, int (*number)(const char *, size_t), uint32_t *mask)
{
    for (;;) {
        size_t n = strcspn(z, ",");
        int k = number(z, n);
        if (k < 0) return false;
        *mask |= UINT32_C(1) << k;
        if (!z[n]) return true;
        z += n + 1;
    }
}

static bool word_of(const char *list, const char *word)
{
    size_t n = strlen(word);
    for (const char *p = list; n && *p; p += strcspn(p, " ,"), p += strspn(p, " ,")) {
        if (strcspn(p, " ,") == n && strncmp(p, word, n) == 0) return true;
    }
    return false;
}

static bool input_kind(const struct options *o, const char *z, hs_input *out)
{
    if (strcmp(z, "text") == 0) *out = HS_INPUT_TEXT;
    else if (strcmp(z, "jsonl") == 0) *out = HS_INPUT_JSONL;
    else if (strcmp(z, "records") == 0) *out = HS_INPUT_RECORDS;
    else if (strcmp(z, "brat") == 0) *out = HS_INPUT_BRAT;
    else if (strcmp(z, "citron") == 0) *out = HS_INPUT_CITRON;
    else if (strcmp(z, "webanno") == 0) *out = HS_INPUT_WEBANNO;
    else if (strcmp(z, "corenlp") == 0) *out = HS_INPUT_CORENLP;
    else return false;
    unsigned c = o->command->bit;
    if (is_import(*out)) return c != EXTRACT;
    return c == MAP || c == REPORT || (c == RESOLVE) == (*out == HS_INPUT_RECORDS);
}

/* An argument as valid UTF-8. */
static hs_str argument_text(struct options *o, const char *z)
{
    hs_text text;
    if (hs_text_make(&text, hs_cstr(z), &o->arena, NULL) != HS_OK) return HS_NONE;
    return text.bytes;
}

static bool set_date(struct options *o, const struct option_spec *s, const char *z, hs_str *at)
{
    *at = hs_date_iso(argument_text(o, z), &o->arena);
    return at->p || refuse(o, s, z, "a date such as 2021-11-14");
}

static bool set_whole(struct options *o, const struct option_spec *s, const char *z, void *at)
{
    uint64_t n;
    if (s->value == JOBS) {
        if (!whole_number(z, 256, &n) || n == 0) return refuse(o, s, z, "a number from 1 to 256");
        o->jobs = (uint32_t)n;
    } else if (s->value == TOP) {
        if (!whole_number(z, UINT32_MAX, &n)) return refuse(o, s, z, "a whole number");
        o->filter.top = (size_t)n;
    } else {
        if (!whole_number(z, UINT32_MAX, &n)) return refuse(o, s, z, "a whole number");
        *(uint32_t *)at = (uint32_t)n;
        if (at == &o->filter.hops) o->has_hops = true;
    }
    return true;
}

static bool set_value(struct options *o, const struct option_spec *s, const char *z)
{
    void *at = (char *)o + s->at;
    switch (s->value) {
    case FLAG: *(bool *)at = true; return true;
    case TEXT:
        if (!*z) return refuse(o, s, z, "a file name");
        *(const char **)at = z;
        return true;
    case STRING:
        *(hs_str *)at = argument_text(o, z);
        return ((hs_str *)at)->p || refuse(o, s, z, "a string that fits into memory");
    case DATE: return set_date(o, s, z, at);
    case WHOLE: case TOP: case JOBS: return set_whole(o, s, z, at);
    case BYTES: return byte_count(z, at) || refuse(o, s, z, "a number of bytes from 1 to 4294967295 (K, M, G may follow)");
    case SHARE: return share(z, at) || refuse(o, s, z, "a number from 0 to 1");
    case INPUT: {
        unsigned c = o->command->bit;
        return input_kind(o, z, at) || refuse(o, s, z, c == MAP || c == REPORT ? "one of: text, jsonl, records, brat, citron, webanno, corenlp" : c == RESOLVE ? "one of: records, brat, citron, webanno, corenlp" : "one of: text, jsonl");
    }
    case SEVERITY:
        *(hs_severity *)at = HS_FIGURE;
        for (int k = HS_NOTE; k <= HS_WARNING; k++)
            if (strcmp(z, hs_severity_names[k]) == 0) *(hs_severity *)at = (hs_severity)k;
        return *(hs_severity *)at != HS_FIGURE || refuse(o, s, z, "one of: note, caution, warning");
    case FORMAT:
        *(const char **)at = z;
        return word_of(o->command->formats, z) || refuse_format(o, s, z);
    case KINDS: return name_list(z, kind_number, at) || refuse(o, s, z, "a list of kinds of node (person, outlet, organization, office, anonymous, collective, document, article)");
    case EDGES: return name_list(z, edge_number, at) || refuse(o, s, z, "a list of edge types (quoted-by, cited-by, reported-by, aide-of …)");
    }
    return false;
}

bool format_is(const struct options *o, const char *name)
{
    size_t n = strlen(name);
    if (o->format) return strcmp(o->format, name) == 0;
    return strncmp(o->command->formats, name, n) == 0 && (o->command->formats[n] == ',' || !o->command->formats[n]);
}

/* ---- the command line ------------------------------------------------------------------------ */

static const struct option_spec *find_option(const struct command *c, const char *name, size_t n)
{
    for (size_t i = 0; i < N_OPTIONS; i++)
        if ((table[i].commands & c->bit) && strlen(table[i].name) == n && strncmp(table[i].name, name, n) == 0) return &table[i];
    return NULL;
}

static const struct option_spec *find_letter(const struct command *c, char letter)
{
    for (size_t i = 0; i < N_OPTIONS; i++)
        if ((table[i].commands & c->bit) && table[i].letter == letter) return &table[i];
    return NULL;
}

static bool complain(struct options *o, const char *what, const char *argument)
{
    char message[400];
    snprintf(message, sizeof message, "%s %.100s; hearsay %s --help lists the options", what, argument, o->command->name);
    say_error(&o->console, NULL, 0, message);
    return false;
}

/* Takes argv[*i], an option, and its value, which may be the next argument. */
static bool take_option(struct options *o, int argc, char **argv, int *i)
{
    const char *a = argv[*i], *value = NULL;
    const struct option_spec *s;
    if (a[1] == '-') {
        size_t n = strcspn(a + 2, "=");
        s = find_option(o->command, a + 2, n);
        if (a[2 + n] == '=') value = a + 2 + n + 1;
    } else {
        s = find_letter(o->command, a[1]);
        if (a[2]) value = a + 2;
    }
    if (!s) return complain(o, "unknown option", a);
    if (s->value == FLAG && value) return complain(o, "no value can follow", a);
    if (s->value != FLAG && !value) {
        if (*i + 1 >= argc) return complain(o, "a value must follow", a);
        value = argv[++*i];
    }
    return set_value(o, s, value);
}

static bool has_metadata(const hs_read_options *r)
{
    return r->outlet.p || r->title.p || r->author.p || r->date.p || r->url.p || r->id.p;
}

/* What no option can see alone. */
static bool check_together(struct options *o)
{
    const char *what = NULL, *output = o->output ? o->output : "-";
    if (o->has_hops && !o->filter.around.p) what = "--hops needs --around";
    else if (o->n_files > 1 && (o->read.id.p || o->read.title.p || o->read.url.p)) what = "--id, --title and --url go with one file only";
    else if (o->text && (!is_import(o->read.input) || o->read.input == HS_INPUT_CITRON)) what = "--text goes with --input brat, webanno or corenlp";
    else if (o->text && o->n_files > 1) what = "--text goes with one file only";
    else if (o->command->bit == RESOLVE && !is_import(o->read.input) && has_metadata(&o->read)) what = "--outlet, --title, --author, --date, --url and --id go with annotations (--input): a record says them itself";
    else if (o->command->bit == DRAW && o->n_files > 1) what = "draw takes one graph; hearsay graph merges records";
    else if (o->explain.p && o->format) what = "--explain prints text: it takes no --format";
    else if (o->json && strcmp(output, o->json) == 0) what = "the output and --json name the same file";
    else if (o->plot && strcmp(output, o->plot) == 0) what = "the output and --plot name the same file";
    else if (o->bad_records && strcmp(output, o->bad_records) == 0) what = "the output and --bad-records name the same file";
    if (what) say_error(&o->console, NULL, 0, what);
    return !what;
}

static uint32_t processor_cores(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > 256 ? 256 : (uint32_t)n;
}

int options_parse(struct options *o, const struct command *command, int argc, char **argv)
{
    bool only_files = false;
    memset(o, 0, sizeof *o);
    console_init(&o->console);
    hs_arena_init(&o->arena);
    o->command = command;
    o->filter.top = TOP_UNSAID;
    o->files = calloc((size_t)argc + 2, sizeof *o->files);
    if (!o->files) {
        say_error(&o->console, NULL, 0, "out of memory");
        return EXIT_INTERNAL;
    }
    for (int i = 0; i < argc; i++) {
        if (only_files || argv[i][0] != '-' || !argv[i][1]) o->files[o->n_files++] = argv[i];
        else if (strcmp(argv[i], "--") == 0) only_files = true;
        else if (!take_option(o, argc, argv, &i)) return EXIT_USAGE;
    }
    if (o->n_files == 0) o->files[o->n_files++] = "-";
    if (!o->jobs) o->jobs = processor_cores();
    if (o->filter.around.p && !o->has_hops) o->filter.hops = 1;
    if (o->help || o->version) return EXIT_ALL;
    return check_together(o) ? EXIT_ALL : EXIT_USAGE;
}

void options_release(struct options *o)
{
    free(o->files);
    hs_corrections_free(o->corrections);
    hs_aliases_free(o->aliases);
    hs_arena_release(&o->arena);
}

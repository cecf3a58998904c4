/* cli.h — the program's own parts: options, messages, inputs, outputs, and one function a subcommand.
 * Uses the public API (include/hearsay) and nothing else of the library. */
#ifndef CLI_H
#define CLI_H

#include <pthread.h>
#include <stdio.h>

#include "hearsay/hearsay.h"

/* The exit codes of every command. */
enum {
    EXIT_ALL = 0,      /* everything came through */
    EXIT_SOME = 1,     /* some did and some did not */
    EXIT_USAGE = 2,    /* options that make no sense */
    EXIT_NONE = 3,     /* nothing came through */
    EXIT_INTERNAL = 4, /* an output that cannot be written, or an internal failure */
    EXIT_FOUND = 5     /* --fail-on found something, and everything came through */
};
int exit_of(hs_code code);

/* ---- commands --------------------------------------------------------------------------- */

enum { EXTRACT = 1, RESOLVE = 2, GRAPH = 4, DRAW = 8, MAP = 16, LIST = 32, STATS = 64, REPORT = 128, AUDIT = 256, EXPORT = 512, EVERY = 1023 };

struct options;
struct command {
    const char *name;
    unsigned bit;
    const char *operands;    /* "[FILE…]" */
    const char *summary;     /* half a line */
    const char *description; /* paragraphs, lines broken for a terminal */
    const char *formats;     /* what --format takes, the default first; NULL where there is no such option */
    const char *example;     /* command lines with a word on each */
    int (*run)(struct options *o);
};
extern const struct command commands[];
const struct command *command_named(const char *name); /* NULL when there is none */

int cmd_extract(struct options *o);
int cmd_resolve(struct options *o);
int cmd_graph(struct options *o);
int cmd_draw(struct options *o);
int cmd_map(struct options *o);
int cmd_list(struct options *o);
int cmd_stats(struct options *o);
int cmd_report(struct options *o);
int cmd_audit(struct options *o);
int cmd_export(struct options *o);

/* ---- messages ---------------------------------------------------------------------------- */

/* Lines on standard error; progress on a terminal only. */
struct console {
    bool quiet, verbose;
    bool terminal, colour;
    bool progress_shown;
    double started, last_progress;
};
void console_init(struct console *c);
/* "hearsay: [WHERE[:LINE]: ]MESSAGE", control characters taken out. where may be NULL, line 0. */
void say_error(struct console *c, const char *where, size_t line, const char *message);
void say_warning(struct console *c, const char *where, size_t line, const char *format, ...) HS_PRINTF(4, 5);
void say_note(struct console *c, const char *format, ...) HS_PRINTF(2, 3); /* with --verbose only */
void say_progress(struct console *c, uint64_t done, uint64_t words, bool last);
double console_seconds(const struct console *c); /* since the start */

/* ---- options ------------------------------------------------------------------------------ */

#define TOP_UNSAID SIZE_MAX /* filter.top without --top: all for graph, 80 for maps */
enum { TOP_OF_A_MAP = 80 };

struct options {
    const struct command *command;
    char **files;   /* NULL-terminated; {"-"} when none was named */
    size_t n_files;

    const char *output, *json, *text, *bad_records, *model, *corrections_file; /* NULL: not given */
    hs_corrections *corrections;                     /* of that file; NULL: none */
    hs_str by, compare;  /* stats */
    const char *plot, *calibration, *aliases_file;
    hs_aliases *aliases; /* of that file; NULL: none */
    hs_str explain;      /* graph: HS_NONE without --explain */
    bool keep_duplicates;
    const char *rules;   /* audit: a profile or a file */
    hs_severity fail_on; /* audit: HS_FIGURE without --fail-on */
    const char *format;                              /* one of command->formats; NULL: the first, see format_is */
    hs_read_options read;
    uint32_t jobs;
    double min_confidence;
    bool no_text, safe_csv, neo4j, has_hops;
    hs_graph_filter filter;

    bool help, version;
    struct console console;
    hs_arena arena; /* what the values stand in */
};
/* Reads the arguments after the command's name. On EXIT_USAGE the line has been said. */
int options_parse(struct options *o, const struct command *command, int argc, char **argv);
void options_release(struct options *o);
bool format_is(const struct options *o, const char *name);

void help_program(FILE *out);
void help_command(FILE *out, const struct command *c);
/* Prints the options that a command takes, one a line with its meaning. */
void options_print(FILE *out, const struct command *c);

/* ---- outputs ------------------------------------------------------------------------------- */

/* A file that appears whole or not at all. A new or regular file is written to a temporary beside it
 * (beside the target of a symbolic link), keeps its mode and is renamed; a device, a pipe or standard
 * output (path NULL or "-") is written directly. */
struct output {
    const char *name;  /* for messages */
    char *target, *temporary; /* NULL when written directly */
    int fd;
    size_t slot;       /* in the list of temporaries that a signal removes */
    bool open, reader_gone;
    hs_buf buffer;
};
hs_code output_open(struct output *out, const char *path, hs_error *err);
hs_code output_write(void *out, const char *p, size_t n, hs_error *err);
hs_sink output_sink(struct output *out);
hs_code output_complete(struct output *out, hs_error *err); /* flush and close: nothing but the renaming is left */
hs_code output_commit(struct output *out, hs_error *err);   /* complete and rename; nothing when it is not open */
void output_abandon(struct output *out);                  /* leaves the target as it was; after a commit does nothing */
void output_catch_signals(void);
/* The exit code for a failed output, said unless its reader went away (a closed pipe is no failure). */
int output_failed(struct output *out, struct console *c, const hs_error *err);

/* Appends a JSON string, quoted. The bytes are made valid UTF-8 first. */
void put_json_string(hs_buf *b, hs_str s);

/* ---- inputs --------------------------------------------------------------------------------- */

/* An annotation of another's that was left out. */
struct problem { size_t line; hs_str message; struct problem *next; };

/* One article or record on its way: read on the main thread, worked on by any thread, handed out in
 * order on the main thread. */
struct item {
    const char *name; /* the file's */
    size_t line;      /* 1-based; 0 for plain text */
    hs_input kind;
    bool too_large;
    bool named;       /* the error's message names the file itself, as the reader's do */
    hs_buf bytes;     /* as read */
    hs_arena arena;   /* of the record */
    hs_str id;        /* where it is known */
    hs_record record;
    hs_buf out;       /* what a command wants written */
    hs_misfits misfits; /* corrections that fit nothing in the record */
    struct problem *problems, *last_problem; /* in the order of the file */
    uint64_t n_problems;
    hs_str note;      /* what a command wants said when it is handed out; HS_NONE */
    uint32_t replaced;
    size_t first_replaced;
    hs_code code;
    hs_error error;
    struct item *next, *next_idle;
};

struct stream {
    struct options *options;
    const hs_engine *engine; /* NULL: records are only read */
    hs_input input;          /* what the files hold */
    hs_code (*work)(struct stream *s, hs_worker *w, struct item *item, hs_error *err); /* any thread */
    hs_code (*emit)(struct stream *s, struct item *item, hs_error *err);               /* an error of the record's own (HS_EFORMAT) fails it, others end the run */
    void *context;
    struct output *bad_records; /* or NULL */

    uint64_t ok, failed, words; /* results */
    uint64_t misfits;           /* corrections that fit nothing */
    uint64_t left_out;          /* annotations of others */
    bool *corrected;            /* (articles of the corrections): came by */
    hs_error error;             /* of the run, when stream_run does not return HS_OK */
    hs_code code;

    size_t file;
    hs_reader *reader;
    bool first_item, stopped;
    struct item *items, *idle;
};
/* Takes every input through work and emit. What fails is said (or written to bad_records) and counted,
 * and the others go on. Returns the code of what ended the run early: see error. */
hs_code stream_run(struct stream *s);
/* EXIT_ALL, EXIT_SOME or EXIT_NONE. */
int stream_exit(const struct stream *s);

bool is_import(hs_input kind);             /* annotations by others */
hs_input import_as_read(hs_input kind);    /* as what the reader reads them */
/* Adds to a page of annotations the lines up to its last brace, at most so many bytes. */
hs_code import_join_lines(struct item *it, hs_reader *reader, size_t most, hs_error *err);
hs_code work_import(struct stream *s, hs_worker *w, struct item *item, hs_error *err); /* → a full record */
void say_problems(struct stream *s, const struct item *it);

hs_code work_read_record(struct stream *s, hs_worker *w, struct item *item, hs_error *err);
hs_code work_extract(struct stream *s, hs_worker *w, struct item *item, hs_error *err); /* passes records on */
/* Puts a person's corrections into the item's record: every work function does so once the record is there. */
hs_code correct_record(struct stream *s, struct item *item, hs_error *err);
hs_engine *engine_open(struct options *o, int *rc); /* NULL: said, and *rc is the exit code */

/* ---- graph and map ----------------------------------------------------------------------------- */

/* JSON Graph Format → pictures by hearsay-draw, processes of their own with a limit on time and memory, one a thread that
 * draws at a time; they are kept for the next picture. */
struct drawers {
    const char *const *options;
    pthread_mutex_t lock;
    struct drawer *idle;
};
void drawers_init(struct drawers *all, const char *const *options); /* for hearsay-draw, at most 8, ended by NULL; NULL: none. Borrowed */
hs_code drawers_draw(struct drawers *all, hs_str graph_json, hs_buf *picture, hs_error *err); /* any thread */
void drawers_release(struct drawers *all);
/* Chooses what a map shows of a graph, draws it and writes it; the output is left to be committed. */
hs_code draw_graph(const struct options *o, const hs_graph *g, struct output *out, hs_error *err);
/* hs_graph_select with the options' filter; top where --top was not given. */
hs_code select_part(const struct options *o, const hs_graph *g, size_t top, hs_graph *out, hs_arena *arena, hs_error *err);
hs_sink buffer_sink(hs_buf *b);

#endif

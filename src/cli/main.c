/* main.c — hearsay: reads news and shows where its claims come from. Finds the subcommand and runs it. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

int exit_of(hs_code code)
{
    switch (code) {
    case HS_OK: return EXIT_ALL;
    case HS_EUSAGE: return EXIT_USAGE;
    case HS_EREAD:
    case HS_EFORMAT:
    case HS_ELANGUAGE:
    case HS_EMODEL: return EXIT_NONE;
    default: return EXIT_INTERNAL;
    }
}

/* "--help > /dev/full" is a failed output like any other. */
static int finish_stdout(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout)) return EXIT_ALL;
    fputs("hearsay: cannot write to standard output\n", stderr);
    return EXIT_INTERNAL;
}

static int print_version(void)
{
    hs_error err = {0};
    hs_model *model = hs_model_open(NULL, HS_ISA_AUTO, &err);
    if (!model) {
        fprintf(stderr, "hearsay: %s\n", err.message);
        return exit_of(err.code);
    }
    printf("hearsay %s\nmodel %.*s %.*s (sha256 %.*s)\n", HS_VERSION, HS_FMT(hs_model_name(model)),
           HS_FMT(hs_model_version(model)), HS_FMT(hs_model_sha256(model)));
    hs_model_free(model);
    return finish_stdout();
}

static int print_help(const char *name)
{
    const struct command *c = name ? command_named(name) : NULL;
    if (name && !c) {
        fprintf(stderr, "hearsay: there is no command \"%s\"; hearsay --help lists them\n", name);
        return EXIT_USAGE;
    }
    if (c) help_command(stdout, c);
    else help_program(stdout);
    return finish_stdout();
}

static int read_corrections(struct options *o)
{
    hs_error err = {0};
    if (!o->corrections_file) return EXIT_ALL;
    o->corrections = hs_corrections_open(o->corrections_file, &err);
    if (o->corrections) return EXIT_ALL;
    say_error(&o->console, NULL, 0, err.message);
    return exit_of(err.code);
}

static int read_aliases(struct options *o)
{
    hs_error err = {0};
    if (!o->aliases_file || hs_aliases_open(&o->aliases, o->aliases_file, &err) == HS_OK) return EXIT_ALL;
    say_error(&o->console, NULL, 0, err.message);
    return exit_of(err.code);
}

static int run_command(const struct command *command, int argc, char **argv)
{
    struct options o;
    int rc = options_parse(&o, command, argc, argv);
    if (rc == EXIT_ALL) {
        if (o.help) rc = print_help(command->name);
        else if (o.version) rc = print_version();
        else if ((rc = read_corrections(&o)) == EXIT_ALL && (rc = read_aliases(&o)) == EXIT_ALL) rc = command->run(&o);
    }
    options_release(&o);
    return rc;
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN); /* a reader that went away is seen as EPIPE, and temporaries are removed */
    if (argc < 2) {
        help_program(stderr);
        return EXIT_USAGE;
    }
    const char *name = argv[1];
    if (strcmp(name, "--version") == 0) return print_version();
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) return print_help(NULL);
    if (strcmp(name, "help") == 0) return print_help(argc > 2 ? argv[2] : NULL);
    const struct command *command = command_named(name);
    if (!command) {
        struct console console;
        char message[200];
        console_init(&console);
        snprintf(message, sizeof message, "there is no %s \"%.100s\"; hearsay --help lists them", *name == '-' ? "option" : "command", name);
        say_error(&console, NULL, 0, message);
        return EXIT_USAGE;
    }
    output_catch_signals();
    return run_command(command, argc - 2, argv + 2);
}

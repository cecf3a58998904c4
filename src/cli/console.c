/* console.c — what is said on standard error. Every message is one line, and what comes from an input
 * (a file's name, a piece of it) cannot move the cursor or colour the screen: control characters go. */
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void console_init(struct console *c)
{
    const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
    memset(c, 0, sizeof *c);
    c->terminal = isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
    c->colour = c->terminal && !(no_color && *no_color);
    c->started = now();
}

double console_seconds(const struct console *c)
{
    return now() - c->started;
}

static void clear_progress(struct console *c)
{
    if (c->progress_shown) fputs("\r\033[K", stderr);
    c->progress_shown = false;
}

/* Appends z with control characters (C0, DEL, and C1 in UTF-8) shown as '?'. */
static void put_plain(hs_buf *b, const char *z)
{
    for (const unsigned char *p = (const unsigned char *)z; *p; p++) {
        if (*p == 0xC2 && p[1] >= 0x80 && p[1] < 0xA0) {
            hs_buf_char(b, '?');
            p++;
        } else {
            hs_buf_char(b, *p < 0x20 || *p == 0x7F ? '?' : (char)*p);
        }
    }
}

static void say(struct console *c, const char *colour, const char *label, const char *where, size_t line, const char *message)
{
    hs_buf b;
    hs_buf_init(&b);
    clear_progress(c);
    hs_buf_cstr(&b, "hearsay: ");
    if (*label) hs_buf_printf(&b, "%s%s%s", c->colour ? colour : "", label, c->colour ? "\033[0m" : "");
    if (where) {
        put_plain(&b, where);
        if (line) hs_buf_printf(&b, ":%zu", line);
        hs_buf_cstr(&b, ": ");
    }
    put_plain(&b, message);
    hs_buf_char(&b, '\n');
    if (b.failed) fputs("hearsay: out of memory\n", stderr);
    else fwrite(b.p, 1, b.n, stderr);
    hs_buf_release(&b);
}

void say_error(struct console *c, const char *where, size_t line, const char *message)
{
    say(c, "\033[31m", c->colour ? "error: " : "", where, line, message);
}

void say_warning(struct console *c, const char *where, size_t line, const char *format, ...)
{
    char message[600];
    va_list args;
    if (c->quiet) return;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    say(c, "\033[33m", "warning: ", where, line, message);
}

void say_note(struct console *c, const char *format, ...)
{
    char message[600];
    va_list args;
    if (!c->verbose || c->quiet) return;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    say(c, "", "", NULL, 0, message);
}

void say_progress(struct console *c, uint64_t done, uint64_t words, bool last)
{
    if (!c->terminal || c->quiet) return;
    double t = now();
    if (last) {
        clear_progress(c);
        fflush(stderr);
    } else if (t - c->last_progress > 0.2 && t - c->started > 1) {
        fprintf(stderr, "\r\033[K%llu done", (unsigned long long)done);
        if (words) fprintf(stderr, ", %.0f words/s", (double)words / (t - c->started));
        fflush(stderr);
        c->progress_shown = true;
        c->last_progress = t;
    }
}

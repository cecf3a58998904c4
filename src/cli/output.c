/* output.c — files that appear whole or not at all: written to a temporary in the same folder, then renamed
 * over the target, which is atomic on one file system. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"

enum { BUFFER = 1 << 16, TEMPORARIES = 4, LINKS = 40, NAME_TRIES = 100 };

/* ---- temporaries that a signal must remove ---------------------------------------------- */

static char *volatile temporaries[TEMPORARIES];

static void on_signal(int number)
{
    for (size_t i = 0; i < TEMPORARIES; i++)
        if (temporaries[i]) unlink(temporaries[i]);
    signal(number, SIG_DFL);
    raise(number);
}

void output_catch_signals(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU, SIGXFSZ};
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction old;
        if (sigaction(numbers[i], NULL, &old) == 0 && old.sa_handler == SIG_IGN) continue; /* nohup */
        sigaction(numbers[i], &action, NULL);
    }
}

static void remember(struct output *out)
{
    for (out->slot = 0; out->slot < TEMPORARIES; out->slot++) {
        if (temporaries[out->slot]) continue;
        temporaries[out->slot] = out->temporary;
        return;
    }
}

static void forget(struct output *out)
{
    if (out->slot < TEMPORARIES && temporaries[out->slot] == out->temporary) temporaries[out->slot] = NULL;
}

/* ---- opening ------------------------------------------------------------------------------ */

static hs_code cannot(hs_error *err, const char *verb, const char *name, int number)
{
    return hs_fail(err, HS_EWRITE, "write", "cannot %s %.200s: %s", verb, name, strerror(number));
}

/* The folder of a path, with its slash; "" for the working folder. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

static char *join(const char *path, size_t folder, const char *name)
{
    size_t n = strlen(name);
    char *z = malloc(folder + n + 1);
    if (!z) return NULL;
    memcpy(z, path, folder);
    memcpy(z + folder, name, n + 1);
    return z;
}

/* Follows symbolic links by hand, because the file that the last one names need not exist yet. */
static char *follow_links(const char *path)
{
    char *here = strdup(path);
    for (int i = 0; here && i < LINKS; i++) {
        char link[4096];
        ssize_t n = readlink(here, link, sizeof link - 1);
        if (n < 0) return here;
        link[n] = '\0';
        char *next = join(here, link[0] == '/' ? 0 : folder_length(here), link);
        free(here);
        here = next;
    }
    return here;
}

/* Opens a file of a new name beside the target: ".NAME.XXXXXXXX.tmp", the name cut to what a name may hold. */
static int open_temporary(struct output *out)
{
    size_t folder = folder_length(out->target);
    for (int i = 0; i < NAME_TRIES; i++) {
        uint32_t r;
        char name[256];
        if (getrandom(&r, sizeof r, 0) != (ssize_t)sizeof r) r = (uint32_t)getpid() * 1000u + (uint32_t)i;
        snprintf(name, sizeof name, ".%.200s.%08x.tmp", out->target + folder, r);
        out->temporary = join(out->target, folder, name);
        if (!out->temporary) {
            errno = ENOMEM;
            return -1;
        }
        remember(out);
        int fd = open(out->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0) return fd;
        int number = errno;
        forget(out);
        free(out->temporary);
        out->temporary = NULL;
        errno = number;
        if (number != EEXIST) return -1;
    }
    return -1;
}

static hs_code open_beside(struct output *out, const struct stat *old, hs_error *err)
{
    out->target = follow_links(out->name);
    if (!out->target) return hs_nomem(err);
    out->fd = open_temporary(out);
    if (out->fd < 0) return cannot(err, "write", out->name, errno);
    if (old && fchmod(out->fd, old->st_mode & 07777) != 0) return cannot(err, "keep the mode of", out->name, errno);
    return HS_OK;
}

static bool written_directly(const char *path, const struct stat *st)
{
    return !S_ISREG(st->st_mode) || strncmp(path, "/dev/", 5) == 0 || strncmp(path, "/proc/", 6) == 0;
}

static hs_code open_path(struct output *out, const char *path, hs_error *err)
{
    struct stat st;
    if (stat(path, &st) != 0) {
        if (errno != ENOENT) return cannot(err, "write", path, errno);
        size_t n = strlen(path);
        if (n && path[n - 1] == '/') return cannot(err, "write", path, EISDIR);
        return open_beside(out, NULL, err);
    }
    if (S_ISDIR(st.st_mode)) return cannot(err, "write", path, EISDIR);
    if (!written_directly(path, &st)) {
        if (access(path, W_OK) != 0) return cannot(err, "write", path, errno); /* a file kept from being changed stays */
        return open_beside(out, &st, err);
    }
    out->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return out->fd < 0 ? cannot(err, "write", path, errno) : HS_OK;
}

hs_code output_open(struct output *out, const char *path, hs_error *err)
{
    memset(out, 0, sizeof *out);
    hs_buf_init(&out->buffer);
    out->open = true;
    out->slot = TEMPORARIES;
    out->fd = -1;
    if (!path || strcmp(path, "-") == 0) {
        out->name = "standard output";
        out->fd = STDOUT_FILENO;
        return HS_OK;
    }
    out->name = path;
    hs_code code = open_path(out, path, err);
    if (code != HS_OK) output_abandon(out);
    return code;
}

/* ---- writing ------------------------------------------------------------------------------- */

static hs_code write_all(struct output *out, const char *p, size_t n, hs_error *err)
{
    while (n) {
        ssize_t w = write(out->fd, p, n);
        if (w < 0 && errno == EINTR) continue;
        if (w < 0) {
            out->reader_gone = errno == EPIPE;
            return cannot(err, "write", out->name, errno);
        }
        p += w;
        n -= (size_t)w;
    }
    return HS_OK;
}

static hs_code flush(struct output *out, hs_error *err)
{
    hs_code code = write_all(out, out->buffer.p, out->buffer.n, err);
    hs_buf_clear(&out->buffer);
    return code;
}

hs_code output_write(void *context, const char *p, size_t n, hs_error *err)
{
    struct output *out = context;
    if (n >= BUFFER) {
        HS_TRY(flush(out, err));
        return write_all(out, p, n, err);
    }
    hs_buf_add(&out->buffer, p, n);
    if (out->buffer.failed) return hs_nomem(err);
    return out->buffer.n < BUFFER ? HS_OK : flush(out, err);
}

hs_sink output_sink(struct output *out)
{
    return (hs_sink){output_write, out};
}

static void release(struct output *out)
{
    free(out->target);
    free(out->temporary);
    hs_buf_release(&out->buffer);
    out->target = out->temporary = NULL;
    out->open = false;
}

/* Standard output is closed too: a disk over the network may say only then that it is full. */
hs_code output_complete(struct output *out, hs_error *err)
{
    if (!out->open || out->fd < 0) return HS_OK;
    HS_TRY(flush(out, err));
    int fd = out->fd;
    out->fd = -1;
    return close(fd) == 0 || errno == EINTR ? HS_OK : cannot(err, "write", out->name, errno);
}

hs_code output_commit(struct output *out, hs_error *err)
{
    if (!out->open) return HS_OK;
    hs_code code = output_complete(out, err);
    if (code == HS_OK && out->temporary && rename(out->temporary, out->target) != 0) code = cannot(err, "write", out->name, errno);
    if (code != HS_OK) {
        output_abandon(out);
        return code;
    }
    if (out->temporary) forget(out);
    release(out);
    return HS_OK;
}

void output_abandon(struct output *out)
{
    if (!out->open) return;
    if (out->fd >= 0 && out->fd != STDOUT_FILENO) close(out->fd);
    if (out->temporary) {
        unlink(out->temporary);
        forget(out);
    }
    release(out);
}

int output_failed(struct output *out, struct console *c, const hs_error *err)
{
    if (out->reader_gone) return EXIT_ALL;
    say_error(c, NULL, 0, err->message);
    return EXIT_INTERNAL;
}

/* ---- JSON strings ---------------------------------------------------------------------------- */

void put_json_string(hs_buf *b, hs_str s)
{
    hs_arena arena;
    hs_text text;
    hs_arena_init(&arena);
    if (hs_text_make(&text, s, &arena, NULL) != HS_OK) b->failed = true;
    else {
        hs_buf_char(b, '"');
        for (size_t i = 0; i < text.bytes.n; i++) {
            unsigned char c = (unsigned char)text.bytes.p[i];
            if (c == '"' || c == '\\') hs_buf_printf(b, "\\%c", c);
            else if (c < 0x20 || c == 0x7F) hs_buf_printf(b, "\\u%04x", c);
            else hs_buf_char(b, (char)c);
        }
        hs_buf_char(b, '"');
    }
    hs_arena_release(&arena);
}

static hs_code buffer_write(void *context, const char *p, size_t n, hs_error *err)
{
    hs_buf *b = context;
    hs_buf_add(b, p, n);
    return b->failed ? hs_nomem(err) : HS_OK;
}

hs_sink buffer_sink(hs_buf *b)
{
    return (hs_sink){buffer_write, b};
}

/* process.c — hearsay-draw as a child process: Graphviz is not thread-safe, can abort, and may take long,
 * so it gets a limit on time and memory, the graph on its standard input, and gives SVG back on its
 * standard output. Both pipes are served by one poll loop, so that neither side can wait for the other. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"

#ifndef HEARSAY_LIBEXECDIR
#define HEARSAY_LIBEXECDIR "/usr/local/libexec/hearsay"
#endif

enum { SECONDS = 60, SVG_BYTES = 512 << 20, WORDS = 400, OPTIONS = 8 };
static const rlim_t MEMORY = (rlim_t)2 << 30;

struct child {
    pid_t pid;
    int in, out, said; /* our ends of its standard input, output and error; -1 when closed */
    hs_str input;
    size_t sent;
    hs_buf *svg;
    char words[WORDS + 1]; /* the beginning of what it said on standard error */
    size_t n_words;
};

/* ---- finding it ------------------------------------------------------------------------------ */

/* HEARSAY_DRAW, else beside the executable, else in ../libexec/hearsay from there, else where it was installed to. */
static bool find_program(char *path, size_t size, hs_error *err)
{
    static const char *const beside[] = {"hearsay-draw", "../libexec/hearsay/hearsay-draw"};
    const char *named = getenv("HEARSAY_DRAW");
    if (named && *named) {
        snprintf(path, size, "%s", named);
        if (access(path, X_OK) == 0) return true;
        hs_fail(err, HS_EINTERNAL, "draw", "HEARSAY_DRAW names %.200s: %s", named, strerror(errno));
        return false;
    }
    char self[4096];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    if (n > 0) {
        self[n] = '\0';
        *(strrchr(self, '/') + 1) = '\0';
        for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
            int length = snprintf(path, size, "%s%s", self, beside[i]);
            if (length > 0 && (size_t)length < size && access(path, X_OK) == 0) return true;
        }
    }
    snprintf(path, size, "%s", HEARSAY_LIBEXECDIR "/hearsay-draw");
    if (access(path, X_OK) == 0) return true;
    hs_fail(err, HS_EINTERNAL, "draw", "hearsay-draw is missing: it belongs beside hearsay or in %s; HEARSAY_DRAW can name it", HEARSAY_LIBEXECDIR);
    return false;
}

/* ---- starting it ------------------------------------------------------------------------------ */

static void close_pair(int pair[2])
{
    if (pair[0] >= 0) close(pair[0]);
    if (pair[1] >= 0) close(pair[1]);
}

/* In the child: nothing but async-signal-safe calls between fork and exec. */
static void become(const char *path, char **argv, int in, int out, int said)
{
    struct rlimit memory = {MEMORY, MEMORY}, cpu = {SECONDS, SECONDS + 5}, core = {0, 0};
    signal(SIGPIPE, SIG_DFL);
    if (dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 || dup2(said, STDERR_FILENO) < 0) _exit(127);
    close_range(3, ~0U, 0);
    setrlimit(RLIMIT_CPU, &cpu);
    setrlimit(RLIMIT_CORE, &core);
#ifndef __SANITIZE_ADDRESS__ /* whose shadow memory takes terabytes of address space */
    setrlimit(RLIMIT_AS, &memory);
#else
    (void)memory;
#endif
    execv(path, argv);
    _exit(127);
}

static hs_code start(struct child *c, const char *path, const char *const *options, hs_error *err)
{
    char *argv[OPTIONS + 2] = {(char *)"hearsay-draw"};
    for (int i = 0; options && options[i] && i < OPTIONS; i++) argv[i + 1] = (char *)options[i];
    int in[2] = {-1, -1}, out[2] = {-1, -1}, said[2] = {-1, -1};
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0 || pipe2(said, O_CLOEXEC) != 0 || (c->pid = vfork()) < 0) {
        int number = errno;
        close_pair(in);
        close_pair(out);
        close_pair(said);
        return hs_fail(err, HS_EINTERNAL, "draw", "cannot start hearsay-draw: %s", strerror(number));
    }
    if (c->pid == 0) become(path, argv, in[0], out[1], said[1]);
    close(in[0]);
    close(out[1]);
    close(said[1]);
    c->in = in[1];
    c->out = out[0];
    c->said = said[0];
    fcntl(c->in, F_SETFL, O_NONBLOCK);
    return HS_OK;
}

/* ---- talking to it ------------------------------------------------------------------------------ */

static void shut(int *fd)
{
    if (*fd >= 0) close(*fd);
    *fd = -1;
}

static void send_some(struct child *c)
{
    ssize_t n = write(c->in, c->input.p + c->sent, c->input.n - c->sent);
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (n > 0) c->sent += (size_t)n;
    if (n < 0 || c->sent == c->input.n) shut(&c->in); /* it may end without reading everything: its exit code says more */
}

static hs_code receive_some(struct child *c, hs_error *err)
{
    char piece[1 << 16];
    ssize_t n = read(c->out, piece, sizeof piece);
    if (n < 0 && errno == EINTR) return HS_OK;
    if (n < 0) return hs_fail(err, HS_EINTERNAL, "draw", "cannot read from hearsay-draw: %s", strerror(errno));
    if (n == 0) {
        shut(&c->out);
        return HS_OK;
    }
    if (c->svg->n + (size_t)n > SVG_BYTES) return hs_fail(err, HS_EINTERNAL, "draw", "hearsay-draw wrote more than %d MiB", SVG_BYTES >> 20);
    hs_buf_add(c->svg, piece, (size_t)n);
    return c->svg->failed ? hs_nomem(err) : HS_OK;
}

static void listen_some(struct child *c)
{
    char piece[1024];
    ssize_t n = read(c->said, piece, sizeof piece);
    if (n < 0 && errno == EINTR) return;
    if (n <= 0) {
        shut(&c->said);
        return;
    }
    for (ssize_t i = 0; i < n && c->n_words < WORDS; i++) c->words[c->n_words++] = piece[i];
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int seconds_allowed(void)
{
    const char *z = getenv("HEARSAY_DRAW_SECONDS");
    int n = z ? atoi(z) : 0;
    return n > 0 ? n : SECONDS;
}

/* Until it has closed its output, or the time is up. */
static hs_code converse(struct child *c, hs_error *err)
{
    int allowed = seconds_allowed();
    double deadline = now() + allowed;
    while (c->out >= 0 || c->said >= 0) {
        struct pollfd fds[3] = {{c->in, POLLOUT, 0}, {c->out, POLLIN, 0}, {c->said, POLLIN, 0}};
        double left = deadline - now();
        if (left <= 0) return hs_fail(err, HS_EINTERNAL, "draw", "hearsay-draw took more than %d seconds; --top draws a smaller part", allowed);
        if (poll(fds, 3, (int)(left * 1000) + 1) < 0 && errno != EINTR)
            return hs_fail(err, HS_EINTERNAL, "draw", "cannot wait for hearsay-draw: %s", strerror(errno));
        if (fds[0].revents) send_some(c);
        if (fds[1].revents) HS_TRY(receive_some(c, err));
        if (fds[2].revents) listen_some(c);
    }
    return HS_OK;
}

/* The first line of what it said, without its own name. */
static const char *first_line(struct child *c)
{
    c->words[c->n_words] = '\0';
    c->words[strcspn(c->words, "\r\n")] = '\0';
    return strncmp(c->words, "hearsay-draw: ", 14) == 0 ? c->words + 14 : c->words;
}

static hs_code judge(struct child *c, int status, hs_error *err)
{
    const char *words = first_line(c);
    if (WIFSIGNALED(status)) return hs_fail(err, HS_EINTERNAL, "draw", "hearsay-draw was ended by signal %d (%s)", WTERMSIG(status), strsignal(WTERMSIG(status)));
    if (WEXITSTATUS(status) == 0 && c->svg->n) return HS_OK;
    if (*words) return hs_fail(err, HS_EINTERNAL, "draw", "hearsay-draw: %s", words);
    return hs_fail(err, HS_EINTERNAL, "draw", "hearsay-draw gave no map (exit code %d)", WEXITSTATUS(status));
}

hs_code draw_svg(hs_str graph_json, const char *const *options, hs_buf *svg, hs_error *err)
{
    char path[4200];
    int status;
    struct child c = {.in = -1, .out = -1, .said = -1, .input = graph_json, .svg = svg};
    if (!find_program(path, sizeof path, err)) return HS_EINTERNAL;
    HS_TRY(start(&c, path, options, err));
    hs_code code = converse(&c, err);
    shut(&c.in);
    shut(&c.out);
    shut(&c.said);
    if (code != HS_OK) kill(c.pid, SIGKILL);
    while (waitpid(c.pid, &status, 0) < 0 && errno == EINTR) continue;
    return code == HS_OK ? judge(&c, status, err) : code;
}

/* process.c — hearsay-draw as a child process: Graphviz is not thread-safe, can abort, and may take long, so it gets a limit
 * on time and memory. It draws one graph after another (docs/rooms/draw.md, "One process, many maps"): its start costs as
 * much as a small map. All pipes are served by one poll loop, so that neither side can wait for the other.
 *
 * Nothing that one graph does to it may touch another's map: whatever fails in a process that has drawn before is tried once
 * more in a new one, and after some maps a new one takes its place, for Graphviz leaks. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"

#ifndef HEARSAY_LIBEXECDIR
#define HEARSAY_LIBEXECDIR "/usr/local/libexec/hearsay"
#endif

enum { SECONDS = 60, PICTURE_BYTES = 512 << 20, WORDS = 400, OPTIONS = 8 };
enum { MAPS = 1000 }; /* of one process: Graphviz leaks up to 1 KB with each */
static const rlim_t MEMORY = (rlim_t)2 << 30;

struct drawer {
    pid_t pid;
    int in, out, said; /* our ends of its standard input, output and error; -1 when closed */
    char words[WORDS + 1]; /* the beginning of what it said on standard error */
    size_t n_words;
    unsigned maps;     /* drawn so far, */
    double seconds;    /* in so long */
    bool late;         /* it took too long for the last one */
    struct drawer *next;
};

/* A graph on its way there, its map on its way back; each with its length before it. */
struct exchange {
    uint64_t length;
    hs_str graph;
    size_t sent; /* bytes of both */
    uint64_t expected;
    size_t n_expected; /* bytes of `expected` that are there */
    hs_buf *picture;
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
    if (n > 0) self[n] = '\0';
    else snprintf(self, sizeof self, "%s", (const char *)getauxval(AT_EXECFN)); /* no /proc: as it was started */
    if (strchr(self, '/')) {
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

static int seconds_allowed(void)
{
    const char *z = getenv("HEARSAY_DRAW_SECONDS");
    int n = z ? atoi(z) : 0;
    return n > 0 ? n : SECONDS;
}

/* In the child: nothing but async-signal-safe calls between fork and exec. */
static void become(const char *path, char **argv, rlim_t seconds, int in, int out, int said)
{
    struct rlimit memory = {MEMORY, MEMORY}, cpu = {seconds, seconds + 5}, core = {0, 0};
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

static hs_code spawn(struct drawer *d, const char *const *options, hs_error *err)
{
    char path[4200], *argv[OPTIONS + 3] = {(char *)"hearsay-draw", (char *)"--serve"};
    if (!find_program(path, sizeof path, err)) return HS_EINTERNAL;
    for (int i = 0; options && options[i] && i < OPTIONS; i++) argv[i + 2] = (char *)options[i];
    /* It is not used any longer once it took as long as one map may, so twice that is all it can need: a limit for what was left alone. */
    rlim_t seconds = 2 * (rlim_t)seconds_allowed();
    int in[2] = {-1, -1}, out[2] = {-1, -1}, said[2] = {-1, -1};
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0 || pipe2(said, O_CLOEXEC) != 0 || (d->pid = vfork()) < 0) {
        int number = errno;
        close_pair(in);
        close_pair(out);
        close_pair(said);
        return hs_fail(err, HS_EINTERNAL, "draw", "cannot start hearsay-draw: %s", strerror(number));
    }
    if (d->pid == 0) become(path, argv, seconds, in[0], out[1], said[1]);
    close(in[0]);
    close(out[1]);
    close(said[1]);
    d->in = in[1];
    d->out = out[0];
    d->said = said[0];
    fcntl(d->in, F_SETFL, O_NONBLOCK);
    return HS_OK;
}

static struct drawer *start(const char *const *options, hs_error *err)
{
    struct drawer *d = calloc(1, sizeof *d);
    if (!d) hs_nomem(err);
    else if (spawn(d, options, err) == HS_OK) return d;
    free(d);
    return NULL;
}

/* ---- talking to it ------------------------------------------------------------------------------ */

static void shut(int *fd)
{
    if (*fd >= 0) close(*fd);
    *fd = -1;
}

static void send_some(struct drawer *d, struct exchange *x)
{
    const size_t head = sizeof x->length;
    bool first = x->sent < head;
    const char *from = first ? (const char *)&x->length + x->sent : x->graph.p + (x->sent - head);
    ssize_t n = write(d->in, from, first ? head - x->sent : head + x->graph.n - x->sent);
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (n > 0) x->sent += (size_t)n;
    else shut(&d->in); /* it has ended without reading everything: its exit code says more */
}

static bool is_whole(const struct exchange *x)
{
    return x->n_expected == sizeof x->expected && x->picture->n == x->expected;
}

static hs_code receive_some(struct drawer *d, struct exchange *x, hs_error *err)
{
    char piece[1 << 16];
    ssize_t got = read(d->out, piece, sizeof piece);
    if (got < 0 && errno == EINTR) return HS_OK;
    if (got < 0) return hs_fail(err, HS_EINTERNAL, "draw", "cannot read from hearsay-draw: %s", strerror(errno));
    if (got == 0) {
        shut(&d->out);
        return HS_OK;
    }
    size_t n = (size_t)got, head = sizeof x->expected - x->n_expected;
    if (head > n) head = n;
    memcpy((char *)&x->expected + x->n_expected, piece, head);
    x->n_expected += head;
    n -= head;
    if (x->n_expected < sizeof x->expected) return HS_OK;
    if (x->expected > PICTURE_BYTES) return hs_fail(err, HS_EINTERNAL, "draw", "hearsay-draw has a map of more than %d MiB", PICTURE_BYTES >> 20);
    if (n > x->expected - x->picture->n) return hs_fail(err, HS_EINTERNAL, "draw", "hearsay-draw wrote more than one map");
    hs_buf_add(x->picture, piece + head, n);
    return x->picture->failed ? hs_nomem(err) : HS_OK;
}

static void listen_some(struct drawer *d)
{
    char piece[1024];
    ssize_t n = read(d->said, piece, sizeof piece);
    if (n < 0 && errno == EINTR) return;
    if (n <= 0) {
        shut(&d->said);
        return;
    }
    for (ssize_t i = 0; i < n && d->n_words < WORDS; i++) d->words[d->n_words++] = piece[i];
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Until the map is there, or it has closed its output and said why, or the time is up. */
static hs_code converse(struct drawer *d, struct exchange *x, hs_error *err)
{
    int allowed = seconds_allowed();
    double deadline = now() + allowed;
    while (!is_whole(x) && (d->out >= 0 || d->said >= 0)) {
        bool all = x->sent == sizeof x->length + x->graph.n;
        struct pollfd fds[3] = {{all ? -1 : d->in, POLLOUT, 0}, {d->out, POLLIN, 0}, {d->said, POLLIN, 0}};
        double left = deadline - now();
        d->late = left <= 0;
        if (d->late) return hs_fail(err, HS_EINTERNAL, "draw", "hearsay-draw took more than %d seconds; --top draws a smaller part", allowed);
        if (poll(fds, 3, (int)(left * 1000) + 1) < 0 && errno != EINTR)
            return hs_fail(err, HS_EINTERNAL, "draw", "cannot wait for hearsay-draw: %s", strerror(errno));
        if (fds[0].revents) send_some(d, x);
        if (fds[1].revents) HS_TRY(receive_some(d, x, err));
        if (fds[2].revents) listen_some(d);
    }
    d->seconds += now() - (deadline - allowed);
    return HS_OK;
}

/* The first line of what it said, without its own name. */
static const char *first_line(struct drawer *d)
{
    d->words[d->n_words] = '\0';
    d->words[strcspn(d->words, "\r\n")] = '\0';
    return strncmp(d->words, "hearsay-draw: ", 14) == 0 ? d->words + 14 : d->words;
}

/* Of a process that ended without a map. */
static hs_code judge(struct drawer *d, int status, hs_error *err)
{
    const char *words = first_line(d);
    if (WIFSIGNALED(status)) return hs_fail(err, HS_EINTERNAL, "draw", "hearsay-draw was ended by signal %d (%s)", WTERMSIG(status), strsignal(WTERMSIG(status)));
    if (*words) return hs_fail(err, HS_EINTERNAL, "draw", "hearsay-draw: %s", words);
    return hs_fail(err, HS_EINTERNAL, "draw", "hearsay-draw gave no map (exit code %d)", WEXITSTATUS(status));
}

/* Waits for its end; hurry: makes it. Returns how it ended. */
static int end(struct drawer *d, bool hurry)
{
    int status = 0;
    shut(&d->in);
    shut(&d->out);
    shut(&d->said);
    if (hurry) kill(d->pid, SIGKILL);
    while (waitpid(d->pid, &status, 0) < 0 && errno == EINTR) continue;
    return status;
}

/* One map. When it fails, the process is no more. */
static hs_code draw(struct drawer *d, hs_str graph, hs_buf *picture, hs_error *err)
{
    struct exchange x = {.length = graph.n, .graph = graph, .picture = picture};
    hs_buf_clear(picture);
    d->n_words = 0;
    hs_code code = converse(d, &x, err);
    if (code == HS_OK && is_whole(&x) && x.expected) {
        d->maps++;
        return HS_OK;
    }
    bool ended = code == HS_OK && !is_whole(&x);
    int status = end(d, !ended);
    return code == HS_OK ? judge(d, ended ? status : 0, err) : code;
}

/* ---- some of them, for many threads --------------------------------------------------------------- */

void drawers_init(struct drawers *all, const char *const *options)
{
    *all = (struct drawers){.options = options, .lock = PTHREAD_MUTEX_INITIALIZER};
}

static struct drawer *take_idle(struct drawers *all)
{
    pthread_mutex_lock(&all->lock);
    struct drawer *d = all->idle;
    if (d) all->idle = d->next;
    pthread_mutex_unlock(&all->lock);
    return d;
}

static void give_back(struct drawers *all, struct drawer *d)
{
    if (d->maps >= MAPS || d->seconds >= seconds_allowed()) {
        end(d, true);
        free(d);
        return;
    }
    pthread_mutex_lock(&all->lock);
    d->next = all->idle;
    all->idle = d;
    pthread_mutex_unlock(&all->lock);
}

hs_code drawers_draw(struct drawers *all, hs_str graph, hs_buf *picture, hs_error *err)
{
    struct drawer *d = take_idle(all);
    for (;;) {
        if (!d && !(d = start(all->options, err))) return err->code;
        hs_code code = draw(d, graph, picture, err);
        if (code == HS_OK) {
            give_back(all, d);
            return HS_OK;
        }
        bool again = d->maps && !d->late && code != HS_ENOMEM;
        free(d);
        d = NULL;
        if (!again) return code;
    }
}

void drawers_release(struct drawers *all)
{
    for (struct drawer *d; (d = take_idle(all)); free(d)) end(d, true);
    pthread_mutex_destroy(&all->lock);
}

/* Reads inputs item by item: a line of NDJSON or a whole plain-text file. Memory is bounded by the size
 * limit of one article: what is longer is passed over without being kept, and reported as too large. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "read/read_int.h"

enum { CHUNK = 64 << 10 };

struct hs_reader {
    int fd;
    char *name;
    hs_input input;  /* AUTO until the first bytes were seen */
    uint64_t max_bytes;
    size_t line;     /* lines read so far */
    bool given;      /* an item was handed out */
    bool finished;
    bool at_end;     /* the file has no more bytes than those in chunk */
    size_t at, have; /* unread bytes of chunk */
    hs_buf item;
    char chunk[CHUNK];
};

static hs_input input_by_name(const char *path)
{
    static const struct { const char *end; hs_input input; } ends[] = {
        {".jsonl", HS_INPUT_JSONL}, {".ndjson", HS_INPUT_JSONL}, {".json", HS_INPUT_JSONL},
        {".txt", HS_INPUT_TEXT}, {".text", HS_INPUT_TEXT}, {".md", HS_INPUT_TEXT}};
    size_t n = strlen(path);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t m = strlen(ends[i].end);
        if (n > m && strcmp(path + n - m, ends[i].end) == 0) return ends[i].input;
    }
    return HS_INPUT_AUTO;
}

static hs_code fail_with_errno(hs_error *err, const char *name, const char *what)
{
    char text[128] = "";
    const char *why = strerror_r(errno, text, sizeof text);
    return hs_fail(err, HS_EREAD, "read", "%s: %s: %s", name, what, why);
}

static hs_code open_file(hs_reader *r, const char *path, hs_error *err)
{
    r->fd = open(path, O_RDONLY | O_CLOEXEC);
    if (r->fd < 0) return fail_with_errno(err, path, "cannot be opened");
    struct stat st;
    if (fstat(r->fd, &st) == 0 && S_ISDIR(st.st_mode)) return hs_fail(err, HS_EREAD, "read", "%s: is a directory: name the files in it", path);
    return HS_OK;
}

hs_reader *hs_reader_open(const char *path, const hs_read_options *options, hs_error *err)
{
    hs_reader *r = calloc(1, sizeof *r);
    bool standard_input = !path || strcmp(path, "-") == 0;
    if (r) r->name = strdup(standard_input ? "<stdin>" : path);
    if (!r || !r->name) {
        free(r);
        hs_nomem(err);
        return NULL;
    }
    r->fd = standard_input ? STDIN_FILENO : -1;
    r->input = options ? options->input : HS_INPUT_AUTO;
    if (r->input == HS_INPUT_AUTO && !standard_input) r->input = input_by_name(path);
    r->max_bytes = hs_read_limit(options);
    if (!standard_input && open_file(r, path, err) != HS_OK) {
        hs_reader_free(r);
        return NULL;
    }
    return r;
}

void hs_reader_free(hs_reader *r)
{
    if (!r) return;
    if (r->fd > STDIN_FILENO) close(r->fd);
    hs_buf_release(&r->item);
    free(r->name);
    free(r);
}

const char *hs_reader_name(const hs_reader *r)
{
    return r->name;
}

/* Adds bytes to the chunk where it has room; sets at_end at the end. */
static hs_code fill(hs_reader *r, hs_error *err)
{
    if (r->at > 0) memmove(r->chunk, r->chunk + r->at, r->have - r->at);
    r->have -= r->at;
    r->at = 0;
    ssize_t n;
    do n = read(r->fd, r->chunk + r->have, CHUNK - r->have);
    while (n < 0 && errno == EINTR);
    if (n < 0) return fail_with_errno(err, r->name, "cannot be read");
    r->at_end = n == 0;
    r->have += (size_t)n;
    return HS_OK;
}

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static size_t byte_order_mark(const char *p, size_t n)
{
    return n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* The first byte that is no blank says what an input of unknown name is. */
static hs_code sniff(hs_reader *r, hs_error *err)
{
    size_t i = 0;
    while (!r->at_end && r->have < CHUNK) {
        HS_TRY(fill(r, err));
        i = byte_order_mark(r->chunk, r->have);
        while (i < r->have && blank(r->chunk[i])) i++;
        if (i < r->have && r->have >= 3) break;
    }
    r->input = i < r->have && r->chunk[i] == '{' ? HS_INPUT_JSONL : HS_INPUT_TEXT;
    return HS_OK;
}

static void keep(hs_reader *r, hs_item *item, size_t n)
{
    if (!item->too_large && n > r->max_bytes - r->item.n) item->too_large = true;
    if (item->too_large) hs_buf_clear(&r->item);
    else hs_buf_add(&r->item, r->chunk + r->at, n);
    r->at += n;
}

/* Reads to the line's end, or with whole to the input's; *got false when nothing was left. */
static hs_code read_until(hs_reader *r, hs_item *item, bool whole, bool *got, hs_error *err)
{
    *got = false;
    for (;;) {
        if (r->at == r->have && !r->at_end) HS_TRY(fill(r, err));
        if (r->at == r->have) {
            if (r->at_end) return HS_OK;
            continue;
        }
        *got = true;
        const char *end = whole ? NULL : memchr(r->chunk + r->at, '\n', r->have - r->at);
        keep(r, item, end ? (size_t)(end - r->chunk) + 1 - r->at : r->have - r->at);
        if (r->item.failed) return hs_nomem(err);
        if (end) return HS_OK;
    }
}

static hs_str trimmed(const hs_buf *b)
{
    size_t i = 0, n = b->n;
    while (i < n && blank(b->p[i])) i++;
    while (n > i && blank(b->p[n - 1])) n--;
    return (hs_str){n > i ? b->p + i : "", n - i};
}

static size_t skip_string(hs_str s, size_t i) /* i at the opening mark; behind the closing one */
{
    for (i++; i < s.n && s.p[i] != '"'; i++)
        if (s.p[i] == '\\') i++;
    return i + 1;
}

/* Whether the value of a top-level key "schema" begins with hearsay.document/. */
static bool is_record(hs_str s)
{
    static const char key[] = "\"schema\"", value[] = "\"hearsay.document/";
    int depth = 0;
    for (size_t i = 0; i < s.n;) {
        char c = s.p[i];
        if (c != '"') {
            depth += (c == '{' || c == '[') - (c == '}' || c == ']');
            i++;
            continue;
        }
        size_t next = skip_string(s, i);
        if (depth == 1 && next - i == sizeof key - 1 && next <= s.n && memcmp(s.p + i, key, sizeof key - 1) == 0) {
            while (next < s.n && (blank(s.p[next]) || s.p[next] == ':')) next++;
            if (s.n - next >= sizeof value - 1 && memcmp(s.p + next, value, sizeof value - 1) == 0) return true;
        }
        i = next;
    }
    return false;
}

/* A first line that holds only "{" begins an object written over several lines: the input is one item. */
static hs_code next_line(hs_reader *r, hs_item *item, bool *got, hs_error *err)
{
    do {
        hs_buf_clear(&r->item);
        *item = (hs_item){.kind = HS_INPUT_JSONL};
        HS_TRY(read_until(r, item, false, got, err));
        if (!*got) return HS_OK;
        item->line = ++r->line;
        item->bytes = trimmed(&r->item);
        size_t mark = r->line == 1 ? byte_order_mark(item->bytes.p, item->bytes.n) : 0;
        item->bytes = (hs_str){item->bytes.p + mark, item->bytes.n - mark};
    } while (item->bytes.n == 0 && !item->too_large);
    if (!r->given && hs_str_is(item->bytes, "{")) {
        bool more;
        HS_TRY(read_until(r, item, true, &more, err));
        item->bytes = trimmed(&r->item);
        size_t mark = byte_order_mark(item->bytes.p, item->bytes.n);
        item->bytes = (hs_str){item->bytes.p + mark, item->bytes.n - mark};
    }
    if (item->too_large) item->bytes = HS_S("");
    if (r->input == HS_INPUT_RECORDS || is_record(item->bytes)) item->kind = HS_INPUT_RECORDS;
    return HS_OK;
}

static hs_code next_text(hs_reader *r, hs_item *item, bool *got, hs_error *err)
{
    *item = (hs_item){.kind = HS_INPUT_TEXT};
    HS_TRY(read_until(r, item, true, got, err));
    item->bytes = item->too_large || !*got ? HS_S("") : hs_buf_view(&r->item);
    r->finished = true;
    return HS_OK;
}

hs_code hs_reader_next(hs_reader *r, hs_item *item, bool *got, hs_error *err)
{
    *item = (hs_item){0};
    *got = false;
    if (r->finished) return HS_OK;
    hs_code code = r->input == HS_INPUT_AUTO ? sniff(r, err) : HS_OK;
    if (code == HS_OK) code = r->input == HS_INPUT_TEXT ? next_text(r, item, got, err) : next_line(r, item, got, err);
    if (code != HS_OK) {
        r->finished = true;
        *got = false;
        return code;
    }
    if (!*got) {
        r->finished = true;
        *got = !r->given; /* an empty input is one item of no bytes */
        *item = (hs_item){.bytes = HS_S(""), .kind = r->input};
    }
    r->given = true;
    return HS_OK;
}

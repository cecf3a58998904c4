/* Annotations by others: what comes in are attributions whose spans lie in the text, each id once. */
#include <unistd.h>

#include "fuzz.h"
#include "hearsay/import.h"

static const char *text_file(void)
{
    static char path[] = "/tmp/hearsay-fuzz-XXXXXX";
    static bool there;
    if (!there) {
        static const char text[] = "\xF0\x9F\x9A\xA2 The mayor said the ferry had stopped. \xE2\x80\x9CIt is over,\xE2\x80\x9D she said.\nThe end.";
        int fd = mkstemp(path);
        PROMISE(fd >= 0 && write(fd, text, sizeof text - 1) == (ssize_t)(sizeof text - 1));
        close(fd);
        there = true;
    }
    return path;
}

static void promise_spans(const hs_record *r, hs_spans spans)
{
    for (size_t i = 0; i < spans.n; i++) PROMISE(spans.v[i].start < spans.v[i].end && spans.v[i].end <= r->text.length);
}

static void problem(void *ctx, size_t line, const char *message)
{
    (void)ctx;
    PROMISE(line > 0 && *message && !strchr(message, '\n'));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const hs_input formats[] = {HS_INPUT_BRAT, HS_INPUT_CITRON, HS_INPUT_WEBANNO, HS_INPUT_CORENLP};
    if (size == 0) return 0;
    hs_input format = formats[data[0] % 4];
    hs_arena arena = {0};
    hs_error err = {0};
    hs_record r;
    const hs_import_options o = {.format = format, .text_path = format == HS_INPUT_CITRON ? NULL : text_file(), .problem = problem};
    hs_code code = hs_import(&r, (hs_str){(const char *)data + 1, size - 1}, &o, &arena, &err);
    if (code != HS_OK) promise_error(code, &err);
    for (size_t i = 0; code == HS_OK && i < r.attributions.n; i++) {
        const hs_attribution *a = &r.attributions.v[i];
        PROMISE(a->id.n > 0 && a->confidence >= 0 && a->confidence <= 1);
        promise_utf8(a->id);
        promise_spans(&r, a->source);
        promise_spans(&r, a->cue);
        promise_spans(&r, a->content);
    }
    hs_arena_release(&arena);
    return 0;
}

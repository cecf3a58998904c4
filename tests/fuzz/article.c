/* An article from JSON or plain text; what was read can be written as a record and read back. */
#include "fuzz.h"

static void promise_record(const hs_article *a, hs_arena *arena)
{
    hs_error err = {0};
    hs_record record = {.id = a->id, .title = a->title, .outlet = a->outlet, .author = a->author, .published = a->published, .url = a->url,
                        .section = a->section, .extra = a->extra, .has_text = true, .text = a->text}, again;
    hs_buf b;
    hs_buf_init(&b);
    PROMISE(hs_record_write(&record, true, &b, &err) == HS_OK);
    PROMISE(b.n > 0 && memchr(b.p, '\n', b.n) == b.p + b.n - 1);
    PROMISE(hs_record_parse(&again, hs_buf_view(&b), false, arena, &err) == HS_OK);
    PROMISE(hs_str_eq(again.text.bytes, a->text.bytes) && hs_str_eq(again.id, a->id) && hs_str_eq(again.title, a->title));
    hs_buf_release(&b);
}

static void parse(hs_input kind, const uint8_t *data, size_t size)
{
    hs_arena arena = {0};
    hs_error err = {0};
    hs_article a;
    hs_item item = {.bytes = {(const char *)data, size}, .line = 1, .kind = kind};
    hs_code code = hs_article_parse(&a, &item, NULL, &arena, &err);
    if (code != HS_OK) {
        promise_error(code, &err);
    } else {
        PROMISE(a.id.n > 0);
        promise_utf8(a.text.bytes);
        promise_utf8(a.title);
        promise_utf8(a.extra);
        hs_outlet_same(a.outlet, hs_outlet_canonical(a.outlet));
        promise_record(&a, &arena);
    }
    hs_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    parse(data[0] & 1 ? HS_INPUT_JSONL : HS_INPUT_TEXT, data + 1, size - 1);
    return 0;
}

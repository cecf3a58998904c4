/* A record, strict or for resolve; what was read is written and read back the same. */
#include "fuzz.h"

static void promise_round_trip(const hs_record *r, hs_arena *arena)
{
    hs_error err = {0};
    hs_record again;
    hs_buf first, second;
    hs_buf_init(&first);
    hs_buf_init(&second);
    PROMISE(hs_record_write(r, true, &first, &err) == HS_OK);
    promise_utf8(hs_buf_view(&first));
    PROMISE(hs_record_parse(&again, hs_buf_view(&first), false, arena, &err) == HS_OK);
    PROMISE(hs_record_write(&again, true, &second, &err) == HS_OK);
    PROMISE(hs_str_eq(hs_buf_view(&first), hs_buf_view(&second)));
    hs_buf_release(&first);
    hs_buf_release(&second);
}

static void promise_spans(const hs_record *r, hs_spans spans)
{
    for (size_t i = 0; i < spans.n; i++) PROMISE(spans.v[i].start < spans.v[i].end && (!r->has_text || spans.v[i].end <= r->text.length));
}

static void promise_sound(const hs_record *r)
{
    for (size_t i = 0; i < r->attributions.n; i++) {
        const hs_attribution *a = &r->attributions.v[i];
        promise_spans(r, a->source);
        promise_spans(r, a->cue);
        promise_spans(r, a->content);
        for (size_t k = 0; k < a->n_sources; k++) PROMISE(a->sources[k] < r->entities.n);
        PROMISE(a->via < (int64_t)r->entities.n);
    }
    for (size_t i = 0; i < r->relations.n; i++) PROMISE(r->relations.v[i].from < r->entities.n && r->relations.v[i].to < r->entities.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    bool lenient = data[0] & 1;
    hs_arena arena = {0};
    hs_error err = {0};
    hs_record r;
    hs_code code = hs_record_parse(&r, (hs_str){(const char *)data + 1, size - 1}, lenient, &arena, &err);
    if (code != HS_OK) promise_error(code, &err);
    else promise_sound(&r);
    if (code == HS_OK) promise_round_trip(&r, &arena);
    hs_arena_release(&arena);
    return 0;
}

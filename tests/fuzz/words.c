/* Dates and outlet names: short strings from anywhere. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    hs_arena arena = {0};
    hs_str s = {(const char *)data, size};
    hs_str date = hs_date_iso(s, &arena);
    if (date.p) PROMISE(date.n >= 4 && date.n <= 25 && hs_str_eq(hs_date_iso(date, &arena), date)); /* what is ISO stays */
    hs_str name = hs_outlet_canonical(s);
    hs_str again = hs_outlet_canonical(name); /* none for a name that several outlets share ("The State") */
    if (name.p) PROMISE((!again.p || hs_str_eq(again, name)) && hs_outlet_same(s, name));
    bool same = hs_outlet_same(s, s);
    PROMISE(same || !name.p);
    hs_arena_release(&arena);
    return 0;
}

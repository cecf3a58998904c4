/* One outlet under all its names. A name, web address or slug is brought to a key — lower-case letters and
 * digits only, without "the" in front — that is looked up in a sorted table; of an address only the host
 * counts, and its subdomains ("edition.cnn.com") are dropped one by one until a row fits. */
#include <string.h>

#include "read/read_int.h"

enum { LONGEST_KEY = 96 };

static hs_str trim(hs_str s)
{
    while (s.n && strchr(" \t\r\n", s.p[0])) s.p++, s.n--;
    while (s.n && strchr(" \t\r\n", s.p[s.n - 1])) s.n--;
    return s;
}

static bool starts(hs_str s, const char *lower_prefix)
{
    size_t n = strlen(lower_prefix);
    for (size_t i = 0; i < n; i++)
        if (i >= s.n || (s.p[i] | 32) != (lower_prefix[i] | 32)) return false;
    return true;
}

static hs_str after(hs_str s, size_t n)
{
    return (hs_str){s.p + n, s.n - n};
}

/* The host of a web address; a name that is none stays as it is. */
static hs_str host_of(hs_str s)
{
    bool address = false;
    if (starts(s, "http://") || starts(s, "https://")) {
        s = after(s, starts(s, "https") ? 8 : 7);
        address = true;
    }
    if (starts(s, "www.")) s = after(s, 4);
    const char *slash = s.n ? memchr(s.p, '/', s.n) : NULL;
    if (!slash) return s;
    hs_str before = {s.p, (size_t)(slash - s.p)};
    bool dotted = before.n && memchr(before.p, '.', before.n) && !memchr(before.p, ' ', before.n);
    return address || dotted ? before : s;
}

static bool ascii_alnum(char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || (unsigned char)c >= 0x80;
}

/* What the key is made of: without "the" in front. */
static hs_str key_source(hs_str name)
{
    if (!name.p) return HS_S("");
    hs_str s = host_of(trim(name));
    if (s.n > 4 && starts(s, "the") && !ascii_alnum(s.p[3])) s = after(s, 3);
    return s;
}

/* The next code point of the key; 0 at its end. An ampersand is the word "and". */
static uint32_t next_point(hs_str *s, int *ampersand)
{
    if (*ampersand > 0) return (uint32_t)"dn"[--*ampersand];
    while (s->n) {
        size_t len;
        bool valid;
        uint32_t cp = hs_utf8_next(s->p, s->p + s->n, &len, &valid);
        *s = after(*s, len);
        if (cp == '&') {
            *ampersand = 2;
            return 'a';
        }
        if (valid && hs_cp_alnum(cp)) return hs_cp_lower(cp);
    }
    return 0;
}

size_t hs_outlet_key(hs_str name, char *key, size_t cap)
{
    hs_str s = key_source(name);
    int ampersand = 0;
    size_t n = 0;
    for (uint32_t cp; n + 4 < cap && (cp = next_point(&s, &ampersand));) n += hs_utf8_put(cp, key + n);
    if (cap) key[n] = '\0';
    return n;
}

static hs_str find(hs_str name)
{
    char key[LONGEST_KEY];
    hs_str k = {key, hs_outlet_key(name, key, sizeof key)};
    size_t low = 0, high = hs_outlet_row_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int c = hs_str_cmp(k, hs_cstr(hs_outlet_rows[middle].key));
        if (c == 0) return hs_cstr(hs_outlet_rows[middle].name);
        if (c > 0) low = middle + 1;
        else high = middle;
    }
    return HS_NONE;
}

hs_str hs_outlet_canonical(hs_str name)
{
    hs_str found = find(name);
    if (found.p || !name.p) return found;
    hs_str host = host_of(trim(name));
    if (host.n > 253 || (host.n && memchr(host.p, ' ', host.n))) return HS_NONE;
    for (;;) {
        const char *dot = host.n ? memchr(host.p, '.', host.n) : NULL;
        if (!dot) return HS_NONE;
        host = after(host, (size_t)(dot - host.p) + 1);
        if (!host.n || !memchr(host.p, '.', host.n)) return HS_NONE;
        found = find(host);
        if (found.p) return found;
    }
}

bool hs_outlet_same(hs_str a, hs_str b)
{
    hs_str x = hs_outlet_canonical(a), y = hs_outlet_canonical(b);
    if (x.p && y.p) return hs_str_eq(x, y);
    x = key_source(x.p ? x : a);
    y = key_source(y.p ? y : b);
    if (hs_str_eq(x, y)) return x.n > 0;
    int ampersand_x = 0, ampersand_y = 0;
    for (bool any = false;; any = true) {
        uint32_t p = next_point(&x, &ampersand_x), q = next_point(&y, &ampersand_y);
        if (p != q) return false;
        if (!p) return any;
    }
}

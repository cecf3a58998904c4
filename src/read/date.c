/* Dates as people and programs write them → ISO 8601.
 *
 * The text is cut into numbers and words; a number's role follows from its neighbours (a month's name, a
 * four-digit year, the marks between). What stays open ("03/04/2021") is not guessed. */
#include <string.h>
#include <time.h>

#include "read/read_int.h"

typedef struct moment {
    int year, month, day;     /* 0: not said */
    int hour, minute, second; /* hour -1: not said */
    char zone[8];             /* "", "Z" or "+01:00" */
} moment;

typedef struct cursor { const char *p, *end; } cursor;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c; }
static bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

static void skip(cursor *c, const char *set)
{
    while (c->p < c->end && strchr(set, *c->p) && *c->p) c->p++;
}

/* Digits at the cursor: how many; their value, where there are at most nine. */
static int number(cursor *c, int *value)
{
    int n = 0;
    *value = 0;
    for (; c->p < c->end && is_digit(*c->p) && n < 10; c->p++, n++) *value = n < 9 ? *value * 10 + (*c->p - '0') : 0;
    return n;
}

static size_t word(cursor *c, char out[12])
{
    size_t n = 0;
    for (; c->p < c->end && is_letter(*c->p); c->p++)
        if (n < 11) out[n++] = lower(*c->p);
    out[n] = '\0';
    return n;
}

static int month_of(const char *w)
{
    static const char *const months[] = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
    size_t n = strlen(w);
    for (int i = 0; i < 12 && n >= 3; i++)
        if (strncmp(w, months[i], n) == 0 || (i == 8 && strcmp(w, "sept") == 0)) return i + 1;
    return 0;
}

static bool exists(const moment *m)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (m->year < 1400 || m->year > 2999 || m->month < 0 || m->month > 12) return false;
    if (m->month == 0) return m->day == 0;
    bool leap = m->year % 4 == 0 && (m->year % 100 != 0 || m->year % 400 == 0);
    return m->day >= 0 && m->day <= days[m->month - 1] + (m->month == 2 && leap);
}

static void read_offset(cursor *c, moment *m)
{
    cursor at = *c;
    char sign = *at.p++;
    int value, minutes = 0, n = number(&at, &value);
    if (n == 4) {
        minutes = value % 100;
        value /= 100;
    } else if (n == 2 && at.p < at.end && *at.p == ':') {
        at.p++;
        if (number(&at, &minutes) != 2) return;
    } else if (n != 2) {
        return;
    }
    if (value > 14 || minutes > 59) return;
    m->zone[0] = sign;
    m->zone[1] = (char)('0' + value / 10);
    m->zone[2] = (char)('0' + value % 10);
    m->zone[3] = ':';
    m->zone[4] = (char)('0' + minutes / 10);
    m->zone[5] = (char)('0' + minutes % 10);
    m->zone[6] = '\0';
    *c = at;
}

static void read_zone(cursor *c, moment *m)
{
    static const char zones[][2][8] = {{"z", "Z"}, {"utc", "Z"}, {"gmt", "Z"}, {"est", "-05:00"}, {"edt", "-04:00"}, {"cst", "-06:00"}, {"cdt", "-05:00"},
                                       {"mst", "-07:00"}, {"mdt", "-06:00"}, {"pst", "-08:00"}, {"pdt", "-07:00"}, {"bst", "+01:00"}, {"cet", "+01:00"},
                                       {"cest", "+02:00"}};
    skip(c, " ");
    if (c->p >= c->end) return;
    if (*c->p == '+' || *c->p == '-') {
        read_offset(c, m);
        return;
    }
    char w[12];
    word(c, w);
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (strcmp(w, zones[i][0]) == 0) memcpy(m->zone, zones[i][1], sizeof m->zone);
}

/* "10:22", "10:22:33.5 +0100", "3:05 p.m. EST" at the cursor. False and unmoved where there is none. */
static bool read_time(cursor *c, moment *m)
{
    cursor at = *c;
    int h, min, s = 0, n = number(&at, &h);
    if (n < 1 || n > 2 || at.p >= at.end || *at.p != ':') return false;
    at.p++;
    if (number(&at, &min) != 2 || h > 24 || min > 59) return false;
    if (at.p < at.end && *at.p == ':') {
        at.p++;
        if (number(&at, &s) != 2 || s > 60) return false;
    }
    if (at.p + 1 < at.end && (*at.p == '.' || *at.p == ',') && is_digit(at.p[1]))
        for (at.p++; at.p < at.end && is_digit(*at.p); at.p++) {}
    cursor half = at;
    skip(&half, " ");
    if (half.p < half.end && (lower(*half.p) == 'a' || lower(*half.p) == 'p')) {
        bool after_noon = lower(*half.p++) == 'p';
        skip(&half, ".");
        if (half.p < half.end && lower(*half.p) == 'm' && h >= 1 && h <= 12) {
            half.p++;
            skip(&half, ".");
            h = h % 12 + (after_noon ? 12 : 0);
            at = half;
        }
    }
    if (h == 24) return false;
    m->hour = h;
    m->minute = min;
    m->second = s;
    read_zone(&at, m);
    *c = at;
    return true;
}

/* The rest after a date may hold a time, and nothing that contradicts it. */
static void read_time_after(cursor c, moment *m)
{
    for (; c.p < c.end; c.p++)
        if (is_digit(*c.p) && read_time(&c, m)) return;
}

/* 2021-11-14, 2021/11/14, 20211114, 2021-11, 2021. */
static bool year_first(cursor c, moment *m)
{
    int n = number(&c, &m->year);
    if (n == 8) {
        m->day = m->year % 100;
        m->month = m->year / 100 % 100;
        m->year /= 10000;
        read_time_after(c, m);
        return m->month > 0 && m->day > 0;
    }
    if (n != 4) return false;
    if (c.p == c.end) return true;
    char mark = *c.p;
    if (!strchr("-/.", mark)) return false;
    c.p++;
    n = number(&c, &m->month);
    if (n < 1 || n > 2 || m->month == 0) return false;
    if (c.p == c.end) return true;
    if (*c.p != mark) return false;
    c.p++;
    n = number(&c, &m->day);
    if (n < 1 || n > 2 || m->day == 0 || (c.p < c.end && !strchr("Tt ,", *c.p))) return false;
    read_time_after(c, m);
    return true;
}

/* 11/14/2021, 14.11.2021, 14/11/2021; 03/04/2021 stays open. */
static bool year_last(cursor c, moment *m)
{
    int a, b, n = number(&c, &a);
    if (n < 1 || n > 2 || c.p >= c.end || !strchr("-/.", *c.p)) return false;
    char mark = *c.p++;
    n = number(&c, &b);
    if (n < 1 || n > 2 || c.p >= c.end || *c.p != mark) return false;
    c.p++;
    if (number(&c, &m->year) != 4 || a == 0 || b == 0) return false;
    bool day_first = mark == '.' || a > 12;
    if (!day_first && b <= 12 && a != b) return false;
    m->day = day_first ? a : b;
    m->month = day_first ? b : a;
    read_time_after(c, m);
    return true;
}

/* "Sunday, November 14, 2021 3:05 p.m.", "Sun, 14 Nov 2021 10:22:33 GMT", "14th of November 2021", "Nov. 2021". */
static bool with_month_name(cursor c, moment *m)
{
    int value, n;
    char w[12];
    while (c.p < c.end) {
        if (is_letter(*c.p)) {
            word(&c, w);
            if (!m->month) m->month = month_of(w);
        } else if (!is_digit(*c.p)) {
            c.p++;
        } else if (m->hour >= 0 || !read_time(&c, m)) {
            n = number(&c, &value);
            if (n == 4 && !m->year) m->year = value;
            else if (n <= 2 && value && !m->day) m->day = value;
            else if (n > 2 || !m->year) return false; /* a second day; behind a whole date, an hour */
        }
    }
    return m->month && m->year;
}

/* Seconds or milliseconds since 1970. */
static bool unix_time(cursor c, moment *m)
{
    size_t n = (size_t)(c.end - c.p);
    long long value = 0;
    if (n != 10 && n != 13) return false;
    for (; c.p < c.end; c.p++) {
        if (!is_digit(*c.p)) return false;
        value = value * 10 + (*c.p - '0');
    }
    time_t t = (time_t)(n == 13 ? value / 1000 : value);
    struct tm tm;
    if (!gmtime_r(&t, &tm)) return false;
    *m = (moment){tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec, "Z"};
    return true;
}

static hs_str iso(const moment *m, hs_arena *arena)
{
    if (!m->month) return hs_arena_printf(arena, "%04d", m->year);
    if (!m->day) return hs_arena_printf(arena, "%04d-%02d", m->year, m->month);
    if (m->hour < 0) return hs_arena_printf(arena, "%04d-%02d-%02d", m->year, m->month, m->day);
    return hs_arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02d%s", m->year, m->month, m->day, m->hour, m->minute, m->second, m->zone);
}

hs_str hs_date_iso(hs_str given, hs_arena *arena)
{
    static bool (*const forms[])(cursor, moment *) = {unix_time, year_first, year_last, with_month_name};
    if (!given.p || given.n > 200) return HS_NONE;
    cursor c = {given.p, given.p + given.n};
    skip(&c, " \t\r\n");
    while (c.end > c.p && strchr(" \t\r\n", c.end[-1])) c.end--;
    for (size_t i = 0; i < sizeof forms / sizeof *forms && c.p < c.end; i++) {
        moment m = {.hour = -1};
        if (forms[i](c, &m) && exists(&m)) return iso(&m, arena);
    }
    return HS_NONE;
}

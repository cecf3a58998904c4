/* Counts by class, and the file that says how many of each class hold at least. For the tests beside it. */
#ifndef FLOOR_H
#define FLOOR_H

#include "passages.h"

enum { MAX_CLASSES = 40 };

typedef struct counts {
    class_count v[MAX_CLASSES];
    size_t n;
} counts;

static class_count *class_of(counts *c, const char *name)
{
    for (size_t i = 0; i < c->n; i++)
        if (!strcmp(c->v[i].name, name)) return &c->v[i];
    if (c->n == MAX_CLASSES) return NULL;
    snprintf(c->v[c->n].name, sizeof c->v[c->n].name, "%s", name);
    return &c->v[c->n++];
}

static bool read_file(const char *path, hs_buf *out)
{
    FILE *f = fopen(path, "rb");
    char chunk[4096];
    size_t n;
    hs_buf_init(out);
    if (!f) return false;
    while ((n = fread(chunk, 1, sizeof chunk, f)) > 0) hs_buf_add(out, chunk, n);
    bool good = !ferror(f) && !out->failed;
    fclose(f);
    return good;
}

static bool write_floor(const char *path, const counts *a, const counts *b)
{
    FILE *f = fopen(path, "wb");
    if (!f) return false;
    fprintf(f, "# class, and how many of it hold at least (README.md)\n");
    for (size_t i = 0; i < a->n; i++) {
        size_t least = a->v[i].held < b->v[i].held ? a->v[i].held : b->v[i].held;
        fprintf(f, "%s %zu\n", a->v[i].name, least);
    }
    return fclose(f) == 0;
}

/* The number of a class in the floor file; -1 where it stands not in it. */
static long floor_of(hs_str floor, const char *name)
{
    size_t n = strlen(name);
    while (floor.n) {
        hs_str line = next_line(&floor);
        if (line.n > n + 1 && !memcmp(line.p, name, n) && line.p[n] == ' ') return strtol(line.p + n + 1, NULL, 10);
    }
    return -1;
}

static void check_floor(const char *path, const counts *c)
{
    hs_buf file;
    CHECK(read_file(path, &file));
    for (size_t i = 0; i < c->n; i++) {
        long least = file.p ? floor_of(hs_buf_view(&file), c->v[i].name) : -1;
        bool held = least >= 0 && (long)c->v[i].held >= least;
        CHECK(held);
        if (!held) printf("%s: %zu hold, the floor is %ld (-1: none given)\n", c->v[i].name, c->v[i].held, least);
    }
    hs_buf_release(&file);
}

#endif

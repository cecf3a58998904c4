/* vary RECORDS N [COPIES]: writes N records made from those of a file, with the letters of names, texts and quotes changed by
 * turns and sketches of their own, so that no two are near-duplicates; COPIES in a hundred repeat an earlier one under
 * another id. For timing what reads many records. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t mix(uint64_t z)
{
    z += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/* A way to change letters, consonants among themselves and vowels likewise; way 0 changes none. */
static void make_way(char to[256], uint64_t way)
{
    static const char *const kinds[] = {"aeiou", "bcdfghjklmnpqrstvwxz"};
    for (int c = 0; c < 256; c++) to[c] = (char)c;
    for (int k = 0; k < 2 && way; k++) {
        char letters[32];
        size_t n = strlen(kinds[k]);
        memcpy(letters, kinds[k], n + 1);
        for (size_t i = n - 1; i > 0; i--) {
            size_t j = mix(way * 64 + i + 32 * (size_t)k) % (i + 1);
            char x = letters[i];
            letters[i] = letters[j];
            letters[j] = x;
        }
        for (size_t i = 0; i < n; i++) {
            to[(unsigned char)kinds[k][i]] = letters[i];
            to[(unsigned char)(kinds[k][i] - 32)] = (char)(letters[i] - 32);
        }
    }
}

/* The end of a string's inside. */
static char *string_end(char *p)
{
    while (*p && *p != '"') p += *p == '\\' && p[1] ? 2 : 1;
    return p;
}

static void change(char *p, const char to[256])
{
    for (; *p && *p != '"'; p++) {
        if (*p == '\\') {
            p += p[1] == 'u' ? 5 : 1;
            continue;
        }
        *p = to[(unsigned char)*p];
    }
}

/* Writes a line under a new id and sketch; `line` is changed in place. */
static void put(char *line, uint64_t number, uint64_t sketch, const char to[256])
{
    static const char *const keys[] = {"\"text\":\"", "\"name\":\"", "\"quote\":\""};
    for (size_t k = 0; k < 3; k++)
        for (char *p = line; (p = strstr(p, keys[k]));) {
            p += strlen(keys[k]);
            change(p, to);
            p = string_end(p);
        }
    char *id = strstr(line, "\"id\":\""), *sk = strstr(line, "\"sketch\":\"");
    if (!id || !sk) return;
    char *after = string_end(id + 6);
    sk += 10;
    char hex[17];
    snprintf(hex, sizeof hex, "%016llx", (unsigned long long)sketch);
    if (strlen(sk) > 16 && sk[16] == '"') memcpy(sk, hex, 16);
    fwrite(line, 1, (size_t)(id + 6 - line), stdout);
    printf("v%llu", (unsigned long long)number);
    fputs(after, stdout);
}

int main(int argc, char **argv)
{
    FILE *f = argc > 2 ? fopen(argv[1], "rb") : NULL;
    char **lines = NULL, *line = NULL, *copy = NULL, to[256];
    size_t n = 0, cap = 0, room = 0, most = 0;
    if (!f) return 2;
    for (ssize_t len; (len = getline(&line, &cap, f)) > 0; n++) {
        if (n == room && !(lines = realloc(lines, (room = room ? room * 2 : 64) * sizeof *lines))) return 1;
        if (!(lines[n] = strdup(line))) return 1;
        if ((size_t)len > most) most = (size_t)len;
    }
    uint64_t many = strtoull(argv[2], NULL, 10), copies = argc > 3 ? strtoull(argv[3], NULL, 10) : 0;
    if (!n || !(copy = malloc(most + 1))) return 1;
    for (uint64_t i = 0; i < many; i++) {
        uint64_t of = i && mix(i) % 100 < copies ? mix(i + many) % i : i;
        make_way(to, of / n);
        strcpy(copy, lines[of % n]);
        put(copy, i, mix(of), to);
    }
    for (size_t i = 0; i < n; i++) free(lines[i]);
    free(lines);
    free(line);
    free(copy);
    fclose(f);
    return fflush(stdout) != 0;
}

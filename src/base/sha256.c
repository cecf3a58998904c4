/* SHA-256 as FIPS 180-4 writes it down, section 6.2. A model file of 24 MB takes about a tenth of a second. */
#include "base/sha256.h"

#include <string.h>

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

static uint32_t big_endian(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* One of the 64 steps; the roles of a … h move on by one each time instead of the values. */
#define STEP(a, b, c, d, e, f, g, h, t)                                                                                       \
    do {                                                                                                                      \
        uint32_t t1 = (h) + (rotate((e), 6) ^ rotate((e), 11) ^ rotate((e), 25)) + (((e) & (f)) ^ (~(e) & (g))) + K[t] + w[t]; \
        uint32_t t2 = (rotate((a), 2) ^ rotate((a), 13) ^ rotate((a), 22)) + (((a) & (b)) ^ ((a) & (c)) ^ ((b) & (c)));       \
        (d) += t1;                                                                                                            \
        (h) = t1 + t2;                                                                                                        \
    } while (0)

static void compress(uint32_t h[8], const unsigned char block[64])
{
    uint32_t w[64], s[8];
    for (int t = 0; t < 16; t++) w[t] = big_endian(block + 4 * t);
    for (int t = 16; t < 64; t++) {
        uint32_t a = w[t - 15], b = w[t - 2];
        w[t] = w[t - 16] + w[t - 7] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
    }
    memcpy(s, h, sizeof s);
    for (int t = 0; t < 64; t += 8) {
        STEP(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], t);
        STEP(s[7], s[0], s[1], s[2], s[3], s[4], s[5], s[6], t + 1);
        STEP(s[6], s[7], s[0], s[1], s[2], s[3], s[4], s[5], t + 2);
        STEP(s[5], s[6], s[7], s[0], s[1], s[2], s[3], s[4], t + 3);
        STEP(s[4], s[5], s[6], s[7], s[0], s[1], s[2], s[3], t + 4);
        STEP(s[3], s[4], s[5], s[6], s[7], s[0], s[1], s[2], t + 5);
        STEP(s[2], s[3], s[4], s[5], s[6], s[7], s[0], s[1], t + 6);
        STEP(s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[0], t + 7);
    }
    for (int i = 0; i < 8; i++) h[i] += s[i];
}

void hs_sha256(const void *data, size_t n, uint8_t digest[32])
{
    uint32_t h[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    const unsigned char *p = data;
    size_t left = n;
    for (; left >= 64; p += 64, left -= 64) compress(h, p);

    unsigned char last[128] = {0};
    if (left) memcpy(last, p, left);
    last[left] = 0x80;
    size_t blocks = left < 56 ? 1 : 2;
    for (int i = 0; i < 8; i++) last[blocks * 64 - 1 - (size_t)i] = (unsigned char)((uint64_t)n << 3 >> (8 * i));
    for (size_t b = 0; b < blocks; b++) compress(h, last + 64 * b);

    for (int i = 0; i < 32; i++) digest[i] = (uint8_t)(h[i / 4] >> (24 - 8 * (i % 4)));
}

void hs_sha256_hex(const void *data, size_t n, char hex[65])
{
    uint8_t digest[32];
    hs_sha256(data, n, digest);
    for (int i = 0; i < 64; i++) hex[i] = "0123456789abcdef"[digest[i / 2] >> (i % 2 ? 0 : 4) & 15];
    hex[64] = '\0';
}

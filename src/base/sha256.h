/* base/sha256.h — SHA-256 of a block of memory (FIPS 180-4): for naming model files and for the page's content security policy. */
#ifndef HS_BASE_SHA256_H
#define HS_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

void hs_sha256(const void *data, size_t n, uint8_t digest[32]);
void hs_sha256_hex(const void *data, size_t n, char hex[65]); /* 64 digits and a NUL */

#endif

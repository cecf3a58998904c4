/* encode/sha256.h — SHA-256 of a block of memory (FIPS 180-4), for naming and checking model files. */
#ifndef HS_ENCODE_SHA256_H
#define HS_ENCODE_SHA256_H

#include <stddef.h>

void hs_sha256_hex(const void *data, size_t n, char hex[65]); /* 64 digits and a NUL */

#endif

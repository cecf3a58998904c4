/* encode/sha256.h — moved to base. */
#ifndef HS_ENCODE_SHA256_H
#define HS_ENCODE_SHA256_H

#include "base/sha256.h"

#endif

#include <string.h>

#include "encode/kernels.h"
#include "hearsay/encode.h"

/* The kernel works on multiples of 32; a remainder goes through a padded copy. */
void hs_gelu(float *x, size_t n)
{
    const hs_kernels *k = hs_kernels_pick();
    size_t whole = n & ~(size_t)31;
    if (whole) k->gelu(x, whole);
    if (n > whole) {
        _Alignas(64) float rest[32] = {0};
        memcpy(rest, x + whole, (n - whole) * sizeof *x);
        k->gelu(rest, 32);
        memcpy(x + whole, rest, (n - whole) * sizeof *x);
    }
}

void hs_depthwise(float *y, const float *x, size_t rows, size_t n, const float *weight, const float *bias, size_t width)
{
    hs_kernels_pick()->depthwise(y, x, rows, n, weight, bias, width);
}

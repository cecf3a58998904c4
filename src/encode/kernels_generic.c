/* The kernels for any processor; and the choice among the three sets. */
#define LANES 4
#define ROWS 2
#define KERNELS hs_kernels_generic
#define KERNELS_NAME "generic"
#define V_SET(x) ((vf){0} + (x))
#define V_FMA(a, b, c) ((a) * (b) + (c))
#define V_CHOOSE(m, a, b) ((vf)(((m) & (vi)(a)) | (~(m) & (vi)(b))))
#define V_MAX(a, b) V_CHOOSE((a) > (b), a, b)
#define V_MIN(a, b) V_CHOOSE((a) < (b), a, b)

#include "encode/kernels_body.inc"

size_t hs_attention_scratch(size_t n)
{
    size_t padded = (n + HS_PANEL - 1) / HS_PANEL * HS_PANEL;
    return padded * (HS_HEAD + HS_MOST_ROWS);
}

const hs_kernels *hs_kernels_pick(void)
{
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512dq"))
        return &hs_kernels_avx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return &hs_kernels_avx2;
#endif
    return &hs_kernels_generic;
}

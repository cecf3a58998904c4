/* The kernels for AVX2 with FMA: 16 registers of 8 floats. */
#if defined(__x86_64__)
#pragma GCC target("avx2,fma")
#include <immintrin.h>

#define LANES 8
#define ROWS 3
#define KERNELS hs_kernels_avx2
#define KERNELS_NAME "avx2"
#define V_SET(x) ((vf)_mm256_set1_ps(x))
#define V_FMA(a, b, c) ((vf)_mm256_fmadd_ps((__m256)(a), (__m256)(b), (__m256)(c)))
#define V_MAX(a, b) ((vf)_mm256_max_ps((__m256)(a), (__m256)(b)))
#define V_MIN(a, b) ((vf)_mm256_min_ps((__m256)(a), (__m256)(b)))

#include "encode/kernels_body.inc"
#endif

/* The kernels for AVX-512 (F, BW, VL, DQ): 32 registers of 16 floats. */
#if defined(__x86_64__)
#pragma GCC target("avx512f,avx512bw,avx512vl,avx512dq,fma")
#include <immintrin.h>

#define LANES 16
#define ROWS 6
#define KERNELS hs_kernels_avx512
#define KERNELS_NAME "avx512"
#define V_SET(x) ((vf)_mm512_set1_ps(x))
#define V_FMA(a, b, c) ((vf)_mm512_fmadd_ps((__m512)(a), (__m512)(b), (__m512)(c)))
#define V_MAX(a, b) ((vf)_mm512_max_ps((__m512)(a), (__m512)(b)))
#define V_MIN(a, b) ((vf)_mm512_min_ps((__m512)(a), (__m512)(b)))
#define V_SUM(v) _mm512_reduce_add_ps((__m512)(v))
#define V_LARGEST(v) _mm512_reduce_max_ps((__m512)(v))

#include "encode/kernels_body.inc"
#endif

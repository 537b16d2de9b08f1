/**
 * Lanes: numbers that are worked on side by side, in the widest registers there are.
 *
 * The lanes of a vector are part of what a program means: an addition of lanes gives
 * the same bits whether the processor does sixteen at once or four times four.
 * OML_LANES_CLONES before a function makes a version of it for each generation of
 * x86; the loader takes the best.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_LANES_H
#define OML_NUM_LANES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { OML_LANES_DOUBLE = 8, OML_LANES_FLOAT = 16 };

/* May lie anywhere a number may. */
typedef double oml_lanes_double __attribute__((vector_size(64), aligned(8), may_alias));
typedef int64_t oml_lanes_long __attribute__((vector_size(64), aligned(8), may_alias)); /* as many as doubles */
typedef float oml_lanes_float __attribute__((vector_size(64), aligned(4), may_alias));
typedef uint32_t oml_lanes_word __attribute__((vector_size(64), aligned(4), may_alias)); /* as many words as floats */
typedef int32_t oml_lanes_int __attribute__((vector_size(64), aligned(4), may_alias));
typedef float oml_lanes_half __attribute__((vector_size(32), aligned(4), may_alias)); /* as many floats as doubles */

/* Sanitizers run before the loader's choice is made. */
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(__clang__)
#define OML_LANES_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define OML_LANES_CLONES
#endif

#define OML_LANES_KERNEL __attribute__((always_inline)) static inline

/**
 * f(..., K) for K = 1 .. OML_LANES_TOGETHER, each time with a number that the compiler knows: it then keeps what is
 * summed for K vectors in registers. f is an OML_LANES_KERNEL.
 */
enum { OML_LANES_TOGETHER = 6 };
#define OML_LANES_KNOWN(f, K, ...)                                                                                     \
    switch (K) {                                                                                                       \
    case 1:                                                                                                            \
        f(__VA_ARGS__, 1);                                                                                             \
        break;                                                                                                         \
    case 2:                                                                                                            \
        f(__VA_ARGS__, 2);                                                                                             \
        break;                                                                                                         \
    case 3:                                                                                                            \
        f(__VA_ARGS__, 3);                                                                                             \
        break;                                                                                                         \
    case 4:                                                                                                            \
        f(__VA_ARGS__, 4);                                                                                             \
        break;                                                                                                         \
    case 5:                                                                                                            \
        f(__VA_ARGS__, 5);                                                                                             \
        break;                                                                                                         \
    default:                                                                                                           \
        f(__VA_ARGS__, OML_LANES_TOGETHER);                                                                            \
    }

/** Sum of the lanes, as a tree. */
static inline double
oml_lanes_sum(const oml_lanes_double *v)
{
    const double *s = (const double *)v;
    return ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]));
}

static inline bool
oml_lanes_all_negative(const oml_lanes_long *v)
{
    const int64_t *s = (const int64_t *)v;
    return ((s[0] & s[1]) & (s[2] & s[3]) & ((s[4] & s[5]) & (s[6] & s[7]))) < 0;
}

#endif

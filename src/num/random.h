/**
 * Random numbers that repeat: Philox 4x32-10, a counter-based generator.
 *
 * The k-th number of stream s under a seed is a function of (seed, s, k) alone.
 * Give each unit of work (a draw, a resample) its own stream number, and the
 * result is the same to the last bit for any number of threads and in any
 * order. Streams of one seed do not overlap: each is 2^65 numbers long and there
 * are 2^64 of them. Not for secrets.
 *
 * Every result is made from whole numbers by comparison, multiplication and
 * exact scaling, so that it does not depend on compiler, processor or libm.
 *
 * Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, Parallel random
 * numbers: as easy as 1, 2, 3, SC11 (2011).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_RANDOM_H
#define OML_NUM_RANDOM_H

#include <stddef.h>
#include <stdint.h>

typedef struct oml_random {
    uint64_t seed, stream;
    uint64_t block;  /* the next block of four words */
    uint32_t out[4]; /* the last block */
    unsigned left;   /* 64-bit numbers of it not yet given: 0 to 2 */
} oml_random;

/** Ready at the first number of that stream. */
void oml_random_init(oml_random *r, uint64_t seed, uint64_t stream);

/** 64 random bits. */
uint64_t oml_random_next(oml_random *r);
/** Uniform on [0, 1): a multiple of 2^-53. */
double oml_random_unit(oml_random *r);
/** Exponential with mean 1, by von Neumann's method of descending runs (1951); takes about 4.3 numbers. */
double oml_random_exponential(oml_random *r);
/** Uniform on 0 .. n-1, without bias (Lemire 2019); n must not be 0. */
size_t oml_random_below(oml_random *r, size_t n);

#endif

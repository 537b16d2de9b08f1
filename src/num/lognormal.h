/**
 * Lognormal factors of mean 1, sixteen at a time: exp(sigma z - sigma^2 / 2), z normal.
 *
 * From one stream of random numbers (num/random.h) a generator is begun; what it gives then
 * depends on that alone, bit by bit: everything is computed here, nothing by libm, and in the
 * same order on every processor. In single precision, with tails of 2^-33 on either side.
 *
 * Source: M. Giles, Approximating the erfinv function, GPU Computing Gems Jade Edition (2011)
 * 109-116: the normal quantile.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_LOGNORMAL_H
#define OML_NUM_LOGNORMAL_H

#include "num/lanes.h"
#include "num/random.h"

typedef struct oml_lognormal {
    oml_lanes_word state[4];
} oml_lognormal;

/** Takes 32 numbers of the stream. */
void oml_lognormal_init(oml_lognormal *g, oml_random *r);

/** The next n factors, sigma from 0 to 2; a whole number of lanes is taken of the generator. */
void oml_lognormal_fill(oml_lognormal *g, double sigma, size_t n, float to[]);

#endif

/**
 * Xoshiro128++: random words by the hundred, sixteen at a time.
 *
 * A generator a lane, each begun at words of a counter-based stream (num/random.h), of which the
 * first must not all be 0. What follows is an order of additions, shifts and exclusive ors: the
 * same bits on every processor. Not for secrets.
 *
 * Source: D. Blackman, S. Vigna, Scrambled linear pseudorandom number generators, ACM
 * Transactions on Mathematical Software 47 (2021).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_XOSHIRO_H
#define OML_NUM_XOSHIRO_H

#include "num/lanes.h"

#define OML_XOSHIRO_TURNED(x, by) ((x) << (by) | (x) >> (32 - (by)))

/** The next word of each lane into *x. */
OML_LANES_KERNEL void
oml_xoshiro_next(oml_lanes_word s[4], oml_lanes_word *x)
{
    const oml_lanes_word both = s[0] + s[3], shifted = s[1] << 9;
    *x = OML_XOSHIRO_TURNED(both, 7) + s[0];
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = OML_XOSHIRO_TURNED(s[3], 11);
}

#endif

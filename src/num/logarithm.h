/**
 * Logarithm: the natural logarithm of sixteen numbers at a time, in single precision.
 *
 * To some 2e-7 of the result or of 1, whichever is larger; the same bits on every processor, as no
 * libm takes part.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_LOGARITHM_H
#define OML_NUM_LOGARITHM_H

#include "num/lanes.h"

/** ln v of normal v > 0: the exponent apart, and for the mantissa, between sqrt(1/2) and sqrt(2), 2 artanh((m - 1) / (m
 * + 1)) as a series. */
OML_LANES_KERNEL void
oml_logarithm(const oml_lanes_float *v, oml_lanes_float *out)
{
    const oml_lanes_word shift = (oml_lanes_word)*v - 0x3F3504F3u;
    const oml_lanes_int exponent = (oml_lanes_int)shift >> 23;
    const oml_lanes_float m = (oml_lanes_float)((shift & 0x7FFFFFu) + 0x3F3504F3u), s = (m - 1) / (m + 1), q = s * s;
    const oml_lanes_float series = ((((q * (1.0f / 9) + 1.0f / 7) * q) + 1.0f / 5) * q + 1.0f / 3) * q + 1;
    *out = __builtin_convertvector(exponent, oml_lanes_float) * 0.69314718f + 2 * s * series;
}

#endif

/**
 * Near misses: the word someone may have meant.
 *
 * Offer every word there is, then ask for the best: the one with the smallest
 * number of slips (a letter too many, too few, wrong, or two swapped), when that is
 * small beside the word's length, or one that the given word is the beginning of.
 * Bytes are compared, ASCII without regard to case.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_BASE_NEAR_H
#define OML_BASE_NEAR_H

#include <stddef.h>

typedef struct oml_near {
    const char *word; /* as given; set this, zero the rest */
    const char *best; /* borrowed from who offered it */
    size_t slips;
} oml_near;

void oml_near_offer(oml_near *n, const char *candidate);
/** The best word offered; NULL when none is near. */
const char *oml_near_best(const oml_near *n);

#endif

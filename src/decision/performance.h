/**
 * Performance: what alternatives score on criteria, in the criteria's own units.
 *
 * The methods that compare scores pair by pair or with an ideal (promethee, electre3,
 * topsis) start here; those that add values start from oml_additive. A score that is
 * not known is NAN.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_PERFORMANCE_H
#define OML_DECISION_PERFORMANCE_H

#include "base/cx.h"

typedef struct oml_performance {
    size_t n, k;          /* alternatives, criteria */
    const double *x;      /* n x k scores, row by row; NAN: not known */
    const bool *falls;    /* k: smaller is better; NULL: larger is, everywhere */
    const double *weight; /* k; at least 0, together 1 */
} oml_performance;

/**
 * Fails with OML_E_INPUT: OML-DCM-01 nothing to compare, -02 a score is infinite, or `complete` is asked and one is
 * not known, -03 weights below zero or not together 1.
 */
oml_rc oml_performance_check(oml_cx *cx, const oml_performance *p, bool complete) OML_CHECKED;

/** How much better a is than b on criterion j, in its unit; below zero when worse, NAN when either is not known. */
double oml_performance_gain(const oml_performance *p, size_t a, size_t b, size_t j);

#endif

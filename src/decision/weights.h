/**
 * Weights: how much each criterion counts; at least 0, together 1.
 *
 * Points given to swings (from the declared worst to the declared best of each
 * criterion), direct weights and orders of importance all end as such a vector
 * [eq. 2-5 of docs/method/decision.md].
 *
 * Source: W. Edwards, F. H. Barron, SMARTS and SMARTER, Organizational Behavior and
 * Human Decision Processes 60 (1994); F. H. Barron, B. E. Barrett, Management Science
 * 42 (1996) 1515-1523; W. G. Stillwell, D. A. Seaver, W. Edwards, Organizational
 * Behavior and Human Performance 28 (1981).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_WEIGHTS_H
#define OML_DECISION_WEIGHTS_H

#include "base/cx.h"

/**
 * Points divided by their sum. Fails with OML_E_INPUT: OML-DEC-10 a point is below zero or not finite, -11 none is
 * above zero.
 */
oml_rc oml_weights_normalise(oml_cx *cx, const double points[], size_t k, double out[]) OML_CHECKED;

/** From an order of importance alone, most important first: rank order centroid, rank sum, rank reciprocal. */
void oml_weights_centroid(size_t k, double out[]);
void oml_weights_rank_sum(size_t k, double out[]);
void oml_weights_reciprocal(size_t k, double out[]);

#endif

/**
 * Kendall: the coefficient of concordance W, how far judges order objects alike.
 *
 * W is 1 when all give the same order and 0 when the rank sums are equal. Ties get
 * midranks and are corrected for [eq. 18 of docs/method/decision.md]. A judge who
 * gives all objects the same score orders nothing and is left out. When one judge
 * remains, or none, W is NAN.
 *
 * Source: M. G. Kendall, B. Babington Smith, The problem of m rankings, Annals of
 * Mathematical Statistics 10 (1939); M. G. Kendall, Rank correlation methods (1948).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_KENDALL_H
#define OML_DECISION_KENDALL_H

#include "base/cx.h"

typedef struct oml_kendall {
    size_t judges, objects; /* judges that order anything */
    double W;
    double chi2; /* judges (objects - 1) W: chi-square with objects - 1 degrees of freedom for many objects */
    double ties; /* sum of t^3 - t over all groups of t equal scores */
} oml_kendall;

/**
 * score: judges x objects, row by row; rank_sum (objects numbers) may be NULL. Time judges times objects log objects.
 * Fails with OML_E_INPUT (OML-DEC-50) when a score is missing or not finite, or there are fewer than two objects.
 */
oml_rc oml_kendall_of(oml_cx *cx, const double score[], size_t judges, size_t objects, double rank_sum[],
                      oml_kendall *out) OML_CHECKED;

/**
 * How often judges who order at random, each with their own ties, reach that W or more: (1 + times) / (1 + draws).
 * NAN where W is. Draw d uses stream d of the seed. Fails as oml_kendall_of; time draws times that.
 */
oml_rc oml_kendall_permutation(oml_cx *cx, const double score[], size_t judges, size_t objects, uint64_t draws,
                               uint64_t seed, double *p) OML_CHECKED;

#endif

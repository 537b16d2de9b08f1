/**
 * Kemeny: the order that contradicts the voters least.
 *
 * Its distance is the number of times a voter puts b above a while the order puts a
 * above b, summed over all pairs and voters [eq. 40 of docs/method/decision.md].
 * Items fall apart into blocks that every optimal order keeps in the same sequence
 * (the extended Condorcet criterion); a block up to OML_KEMENY_EXACT is solved exactly
 * by dynamic programming over its subsets, a larger one by local search. The answer
 * says which, and a bound no order can be better than.
 *
 * Source: J. G. Kemeny, Daedalus 88 (1959) 577-591; H. P. Young, A. Levenglick, SIAM
 * Journal on Applied Mathematics 35 (1978) 285-300; M. Truchon, An extension of the
 * Condorcet criterion and Kemeny orders (1998).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_KEMENY_H
#define OML_DECISION_KEMENY_H

#include "decision/duel.h"

enum { OML_KEMENY_EXACT = 16 }; /* items in a block */

typedef struct oml_kemeny {
    size_t *order; /* n items, the first first; in cx->tmp */
    size_t *block; /* of each item: the number of its block, from the top */
    size_t blocks;
    double distance;
    double bound; /* no order is closer; equal to distance when exact */
    bool exact;
} oml_kemeny;

/** Fails with OML_E_NOMEM (OML-DCM-30) and when cancelled. Time 2^b b^2 for the largest block b solved exactly. */
oml_rc oml_kemeny_order(oml_cx *cx, const oml_duel *d, oml_kemeny *out) OML_CHECKED;

/** How far any order is from the voters. */
double oml_kemeny_distance(const oml_duel *d, const size_t order[]);

#endif

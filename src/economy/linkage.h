/**
 * Linkage: how strongly an industry pulls on its suppliers and pushes on its customers.
 *
 *   backward  column sums of L: output in all industries for one unit of final demand of j       (18)
 *   forward   row sums of the Ghosh inverse G = (I - B)^-1, B = diag(x)^-1 Z: output in all
 *             industries that one unit more of primary input of i leads to                       (19)
 *
 * G is not L: G = diag(x)^-1 L diag(x), and its row sums are (L x) / x. Direct linkages
 * are the column sums of A and the row sums of B. Normalised by their mean (Rasmussen
 * 1956; Hirschman 1958), above 1 in both is a key industry.
 *
 * Source: R. E. Miller, P. D. Blair, Input-Output Analysis, 2nd edition (2009), 12.1-12.2.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_LINKAGE_H
#define OML_ECONOMY_LINKAGE_H

#include "economy/solver.h"

typedef struct oml_linkage {
    double *backward, *forward;               /* total, with the unit itself: 1 without output; n each, in cx->tmp */
    double *direct_backward, *direct_forward; /* 0 without output */
    double mean_backward, mean_forward;       /* over rows with output */
    double residual;
} oml_linkage;

/** Time of two solves and one read of the deliveries. Fails as the solver. */
oml_rc oml_linkage_compute(oml_cx *cx, const oml_iot *t, const oml_solver *s, oml_linkage *out) OML_CHECKED;

#endif

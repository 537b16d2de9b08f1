/**
 * AHP: weights from judgements in pairs, and how consistent those judgements are.
 *
 * A(i,j) says how many times more important i is than j; A(j,i) is its inverse. The
 * weights are the principal eigenvector; the consistency ratio compares how far the
 * judgements contradict each other with judgements at random [eq. 34-35 of
 * docs/method/decision.md]. Above 0.1 the most inconsistent triad is the one to
 * discuss first.
 *
 * Source: T. L. Saaty, The analytic hierarchy process (1980); G. Crawford,
 * C. Williams, Journal of Mathematical Psychology 29 (1985) 387-405 for the geometric
 * mean.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_AHP_H
#define OML_DECISION_AHP_H

#include "base/cx.h"

#define OML_AHP_CONSISTENT 0.1 /* a ratio up to here is acceptable */
enum { OML_AHP_MOST = 15 };    /* criteria for which Saaty gives a random index */

typedef struct oml_ahp {
    double *weight;       /* k, in cx->tmp; the principal eigenvector, together 1 */
    double *geometric;    /* k: row geometric means, together 1 */
    double lambda, CI;    /* the largest eigenvalue; (lambda - k) / (k - 1) */
    double CR;            /* consistency ratio; 0 for two criteria */
    size_t triad[3];      /* i, j, l for which A(i,j) A(j,l) is furthest from A(i,l); unused below three criteria */
    double contradiction; /* how many times too large or too small: at least 1 */
} oml_ahp;

/**
 * A is k x k, row by row. Fails with OML_E_INPUT (OML-DCM-20) when a judgement is not above zero or is not the inverse
 * of its opposite (to 1%), OML-DCM-21 for more than OML_AHP_MOST criteria or fewer than one.
 */
oml_rc oml_ahp_weights(oml_cx *cx, const double A[], size_t k, oml_ahp *out) OML_CHECKED;

#endif

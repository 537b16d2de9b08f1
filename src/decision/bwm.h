/**
 * BWM: weights from comparing all criteria with the best one and with the worst one.
 *
 * The linear model, one linear program with one answer [eq. 36 of
 * docs/method/decision.md]: the largest of |w_B - a_Bj w_j| and |w_j - a_jW w_W| is
 * made as small as can be.
 *
 * Source: J. Rezaei, Best-worst multi-criteria decision-making method: some properties
 * and a linear model, Omega 64 (2016) 126-130; input consistency: F. Liang,
 * M. Brunelli, J. Rezaei, Omega 96 (2020) 102175.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_BWM_H
#define OML_DECISION_BWM_H

#include "base/cx.h"

enum { OML_BWM_MOST = 50 }; /* criteria */

typedef struct oml_bwm {
    size_t k, best, worst;
    const double *over;  /* k: a_Bj, how many times the best counts more than j; over[best] is 1 */
    const double *above; /* k: a_jW, how many times j counts more than the worst; above[worst] is 1 */
} oml_bwm;

/**
 * out has k weights; *xi is what remains of contradiction, *input (may be NULL) the input consistency ratio, 0 when all
 * judgements fit. Fails with OML_E_INPUT (OML-DCM-22) when a judgement is below 1, best and worst are one, or there are
 * fewer than two criteria or too many.
 */
oml_rc oml_bwm_weights(oml_cx *cx, const oml_bwm *b, double out[], double *xi, double *input) OML_CHECKED;

/**
 * The first model: the largest of |w_B / w_j - a_Bj| and |w_j / w_W - a_jW| is made as small as can be, by halving xi
 * and asking a linear program whether it can be [eq. 50]. More than one answer may be as good; this is one of them. As
 * above; *ratio is xi over Rezaei's consistency index of a_BW, NAN above 9.
 *
 * Source: J. Rezaei, Best-worst multi-criteria decision-making method, Omega 53 (2015) 49-57.
 */
oml_rc oml_bwm_ratios(oml_cx *cx, const oml_bwm *b, double out[], double *xi, double *ratio) OML_CHECKED;

#endif

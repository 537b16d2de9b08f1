/**
 * Dispersion: how much scores differ on each criterion, as if that were its weight.
 *
 * Entropy and CRITIC measure the data, not what anyone finds important. They are
 * references beside chosen weights, never a substitute [eq. 37-38 of
 * docs/method/decision.md].
 *
 * Source: C. E. Shannon, Bell System Technical Journal 27 (1948), for weights
 * M. Zeleny, Multiple criteria decision making (1982) ch. 7; D. Diakoulaki, G. Mavrotas,
 * L. Papayannakis, Computers and Operations Research 22 (1995) 763-770.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_DISPERSION_H
#define OML_DECISION_DISPERSION_H

#include "decision/performance.h"

/**
 * x->weight is not used. All alike gives equal weights. Fails with OML_E_INPUT: OML-DCM-02 a score is not known,
 * OML-DCM-24 a score below zero, or a column without any: entropy needs shares.
 */
oml_rc oml_dispersion_entropy(oml_cx *cx, const oml_performance *x, double out[]) OML_CHECKED;
oml_rc oml_dispersion_critic(oml_cx *cx, const oml_performance *x, double out[]) OML_CHECKED;

#endif

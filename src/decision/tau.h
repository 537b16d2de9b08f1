/**
 * Tau: how far two orders of the same items agree.
 *
 * Kendall's tau-b: 1 when they agree on every pair, -1 when one is the other upside
 * down; pairs that are tied in one of them are corrected for [eq. 41 of
 * docs/method/decision.md].
 *
 * Source: M. G. Kendall, A new measure of rank correlation, Biometrika 30 (1938) 81-93;
 * The treatment of ties in ranking problems, Biometrika 33 (1945) 239-251.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_TAU_H
#define OML_DECISION_TAU_H

#include <stddef.h>

/** Of two ranks or two scores of n items; NAN when one of them ties everything. Time n^2. */
double oml_tau_b(const double x[], const double y[], size_t n);

#endif

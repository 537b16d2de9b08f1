/**
 * ELECTRE III: which alternatives outrank which, with thresholds and vetoes, and the
 * two orders that are distilled from it.
 *
 * Concordance says how much weight holds that a is at least as good as b, within an
 * indifference threshold q and a preference threshold p; discordance how strongly a
 * criterion objects, from p to its veto v; credibility sigma joins them [eq. 31-33 of
 * docs/method/decision.md]. Distillation takes the best away from the top (descending)
 * and the worst from the bottom (ascending); what both say is the outcome, in which
 * alternatives may be incomparable. A score that is not known objects to nothing.
 *
 * Source: B. Roy, ELECTRE III, Cahiers du CERO 20 (1978) 3-24, with the
 * discrimination s(l) = 0.30 - 0.15 l.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_ELECTRE3_H
#define OML_DECISION_ELECTRE3_H

#include "decision/performance.h"

typedef struct oml_electre3_threshold {
    double q, p, v; /* 0 <= q <= p < v; v NAN or infinite: no veto */
} oml_electre3_threshold;

typedef struct oml_electre3 {
    size_t n, k;
    double *concordance, *credibility; /* n x n; (a, b): a is at least as good as b */
    size_t *descending, *ascending;    /* n: class in each order, 1 is the best */
    double *support, *resist; /* n x k: the weight with which j agrees that a is as good as another, or another as good
                                 as a; the mean over all others. Their sums are means of concordance */
    size_t *objections; /* n x k: against how many others j objects that a is as good, and takes from credibility */
} oml_electre3;

/**
 * In cx->tmp. Time n^2 k + n^4 at worst. Fails as oml_performance_check, and with OML_E_INPUT (OML-DCM-11) when
 * thresholds are below zero or upside down.
 */
oml_rc oml_electre3_rank(oml_cx *cx, const oml_performance *p, const oml_electre3_threshold t[],
                         oml_electre3 *out) OML_CHECKED;

/** In the final order: is a above b in one of the two and not below in the other? */
bool oml_electre3_above(const oml_electre3 *e, size_t a, size_t b);
/** How many stand below a less how many above it, in the final order. */
double oml_electre3_net(const oml_electre3 *e, size_t a);

/**
 * ELECTRE TRI-B: in which class alternatives fall between profiles. The last rows of the performance that e was made of
 * are the profiles, from the worst to the best; class 0 is below all of them. Pessimistic: the highest profile that a
 * is as good as; optimistic: below the lowest profile that is as good as a and not the other way round. A credibility
 * of `cut` or more counts [eq. 49 of docs/method/decision.md].
 *
 * Source: W. Yu, ELECTRE TRI (1992); V. Mousseau, R. Slowinski, P. Zielniewicz, Computers and Operations Research 27
 * (2000) 757-777.
 */
void oml_electre3_sort(const oml_electre3 *e, size_t alternatives, double cut, size_t pessimistic[],
                       size_t optimistic[]);

#endif

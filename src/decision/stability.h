/**
 * Stability: how far weights can move before the outcome changes.
 *
 * When one weight becomes t and the others keep their ratios, every V is a straight
 * line in t, so each pair of alternatives crosses at one t at most [eq. 11-13 of
 * docs/method/decision.md]. The smallest change of all weights together that brings
 * an alternative among the best K is a linear program with a choice of whom it
 * must pass; the choice is searched by branch and bound, so the answer is exact.
 *
 * Ranges of values stand at their middle here.
 *
 * Source: B. Mareschal, Weight stability intervals in multicriteria decision aid,
 * European Journal of Operational Research 33 (1988) 54-64.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_STABILITY_H
#define OML_DECISION_STABILITY_H

#include "decision/additive.h"

#define OML_STABILITY_NONE SIZE_MAX

/** One end of a stability interval: the weight there, and which two change places beyond it (NONE: the end is 0 or 1).
 */
typedef struct oml_stability_end {
    double weight;
    size_t rises, falls;
} oml_stability_end;

typedef struct oml_stability {
    oml_stability_end low, high;
} oml_stability;

/**
 * For each criterion the interval of its weight in which the same alternatives are the best `top`; out has k.
 * Of equals at the line those that come first are taken. Time k n^2.
 */
oml_rc oml_stability_top(oml_cx *cx, const oml_additive *m, size_t top, oml_stability out[]) OML_CHECKED;
/** The same for the whole order. */
oml_rc oml_stability_order(oml_cx *cx, const oml_additive *m, oml_stability out[]) OML_CHECKED;

/** A change of weights. */
typedef struct oml_stability_change {
    bool possible;
    double moved;         /* share of all weight that changes criterion: half of sum |w' - w| */
    const double *weight; /* w', in cx->tmp; the alternative is then among the best `top`, or ties for it */
} oml_stability_change;

/** The smallest change that brings alternative a among the best `top`; nothing moves when it is there already. */
oml_rc oml_stability_enter(oml_cx *cx, const oml_additive *m, size_t a, size_t top,
                           oml_stability_change *out) OML_CHECKED;

#endif

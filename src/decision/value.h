/**
 * Value: how good a score is, from 0 (the declared worst) to 1 (the declared best).
 *
 * A value function is given by points and straight between them [eq. 1 of
 * docs/method/decision.md]; the same x twice is a step, and at the step the later
 * point counts. The scale is declared, not taken from the alternatives at hand, so
 * that adding an alternative changes no other's value.
 *
 * Source: R. L. Keeney, H. Raiffa, Decisions with multiple objectives (1976), ch. 3;
 * D. von Winterfeldt, W. Edwards, Decision analysis and behavioral research (1986), ch. 7.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_VALUE_H
#define OML_DECISION_VALUE_H

#include "base/cx.h"

typedef struct oml_value {
    const double *x, *v; /* n points; x rises, v from 0 to 1 */
    size_t n;
} oml_value;

/**
 * Reads `x:v` pairs separated by one space: "0:0 1500:0.5 4000:1". *out lives in cx->tmp.
 * `rising`: larger is better, v may not fall; otherwise it may not rise.
 * Fails with OML_E_INPUT: OML-DEC-01 not a pair or a number, -02 the points are not in order, -03 v outside 0 to 1,
 * -04 v goes against the direction, -05 fewer than two points.
 */
oml_rc oml_value_parse(oml_cx *cx, const char *points, bool rising, oml_place place, oml_value *out) OML_CHECKED;

/** The straight line from 0 at `worst` to 1 at `best`, which differ; larger is better when best is the larger. In
 * cx->tmp. */
oml_value oml_value_linear(oml_cx *cx, double worst, double best);

/** The value of x. Outside the points it is that of the nearest, and *clipped (may be NULL) becomes true. NAN gives
 * NAN. */
double oml_value_at(const oml_value *f, double x, bool *clipped);

#endif

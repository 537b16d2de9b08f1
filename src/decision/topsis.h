/**
 * TOPSIS: how close an alternative is to the best that occurs and how far from the worst.
 *
 *     C(a) = d-(a) / (d+(a) + d-(a))              [eq. 29-30 of docs/method/decision.md]
 *
 * d+ and d- are distances of weighted, normalised scores to the ideal and the
 * anti-ideal, which are put together from the best and the worst score on each
 * criterion. The outcome depends on how scores are normalised: always say how.
 *
 * Source: C. L. Hwang, K. Yoon, Multiple attribute decision making (1981); on the
 * normalisation: S. Opricovic, G.-H. Tzeng, European Journal of Operational Research
 * 156 (2004) 445-455.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_TOPSIS_H
#define OML_DECISION_TOPSIS_H

#include "decision/performance.h"

typedef enum oml_topsis_normal {
    OML_TOPSIS_VECTOR, /* each column over its Euclidean length */
    OML_TOPSIS_MINMAX, /* from 0 at its smallest to 1 at its largest */
    OML_TOPSIS_NONE,
} oml_topsis_normal;

typedef struct oml_topsis {
    double *closeness;             /* n, from 0 to 1; 1/2 when all alternatives are alike */
    double *to_ideal, *from_worst; /* n: d+ and d- */
    double *up, *down;             /* n x k: what each criterion adds to their squares */
} oml_topsis;

/** In cx->tmp. Time n k. Fails as oml_performance_check: all scores must be known. */
oml_rc oml_topsis_rank(oml_cx *cx, const oml_performance *p, oml_topsis_normal how, oml_topsis *out) OML_CHECKED;

#endif

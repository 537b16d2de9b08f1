/**
 * PROMETHEE: how strongly each alternative is preferred to the others, pair by pair.
 *
 * A preference function turns the difference d of two scores into a degree of
 * preference P(d) from 0 to 1; pi(a,b) is the weighted sum of P over the criteria.
 * What leaves an alternative (plus) and what arrives (minus) are its flows; their
 * difference is the net flow, by which PROMETHEE II orders. PROMETHEE I keeps the
 * two apart and may find alternatives incomparable [eq. 24-27 of
 * docs/method/decision.md]. A score that is not known prefers nothing and nothing is
 * preferred to it, on that criterion.
 *
 * The GAIA plane is the view of the one-criterion flows that keeps most of their
 * spread: alternatives are points, criteria and weights are directions [eq. 28].
 *
 * Source: J.-P. Brans, P. Vincke, Management Science 31 (1985) 647-656; J.-P. Brans,
 * P. Vincke, B. Mareschal, European Journal of Operational Research 24 (1986)
 * 228-238; B. Mareschal, J.-P. Brans, EJOR 34 (1988) 69-77.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_PROMETHEE_H
#define OML_DECISION_PROMETHEE_H

#include "decision/performance.h"

/** Of a difference d > 0; P is 0 for d <= 0. */
typedef enum oml_promethee_kind {
    OML_PROMETHEE_USUAL,    /* 1 */
    OML_PROMETHEE_USHAPE,   /* 1 above q */
    OML_PROMETHEE_VSHAPE,   /* d / p, at most 1 */
    OML_PROMETHEE_LEVEL,    /* 1/2 above q, 1 above p */
    OML_PROMETHEE_LINEAR,   /* from 0 at q to 1 at p */
    OML_PROMETHEE_GAUSSIAN, /* 1 - exp(-d^2 / 2 s^2) */
    OML_PROMETHEE_KINDS
} oml_promethee_kind;

typedef struct oml_promethee_function {
    oml_promethee_kind kind;
    double q, p, s;
} oml_promethee_function;

/** "usual", "ushape", "vshape", "level", "linear", "gaussian". */
const char *oml_promethee_word(oml_promethee_kind kind);
/** Has it the thresholds its kind needs, none below zero and none upside down? */
bool oml_promethee_complete(const oml_promethee_function *f);
double oml_promethee_preference(const oml_promethee_function *f, double d);

typedef struct oml_promethee {
    size_t n, k;
    double *pi;                 /* n x n */
    double *plus, *minus, *net; /* n; the sum of net is 0 */
    double *single;             /* n x k: net flow on each criterion alone */
} oml_promethee;

/**
 * f has k functions; the result lives in cx->tmp. Time n^2 k. Fails as oml_performance_check, and with OML_E_INPUT
 * (OML-DCM-10) when a function's thresholds are below zero, upside down or missing.
 */
oml_rc oml_promethee_flows(oml_cx *cx, const oml_performance *p, const oml_promethee_function f[],
                           oml_promethee *out) OML_CHECKED;

typedef enum oml_promethee_relation {
    OML_PROMETHEE_BETTER,
    OML_PROMETHEE_WORSE,
    OML_PROMETHEE_EQUAL,
    OML_PROMETHEE_APART /* incomparable: the flows contradict each other */
} oml_promethee_relation;

/** PROMETHEE I: how a stands to b. */
oml_promethee_relation oml_promethee_compare(const oml_promethee *p, size_t a, size_t b);

typedef struct oml_promethee_plane {
    double *u, *v;           /* n: the alternatives */
    double *axis_u, *axis_v; /* k: the criteria */
    double stick_u, stick_v; /* the weights: the direction of the compromise */
    double quality;          /* share of the spread that the plane shows; under 0.7 do not trust it. NAN: no spread */
    double *eigenvalue;      /* k, falling, of Phi' Phi / n */
} oml_promethee_plane;

/** Signs are fixed by making the largest part of each direction positive. Time n k^2 + k^3. */
void oml_promethee_gaia(oml_cx *cx, const oml_promethee *p, const double weight[], oml_promethee_plane *out);

#endif

/**
 * Additive: a weighted sum of values, and the order that follows from it.
 *
 *     V(a) = sum_j w_j v_j(a)                      [eq. 6 of docs/method/decision.md]
 *
 * A value is a number or, where a score is missing or uncertain, a range. The sum
 * then is a range too; its middle orders, its ends tell how far an alternative can
 * rise or fall. Scores within OML_ADDITIVE_TIE of each other are equal: ties are
 * reported as ties.
 *
 * Source: R. L. Keeney, H. Raiffa, Decisions with multiple objectives (1976), ch. 3.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_ADDITIVE_H
#define OML_DECISION_ADDITIVE_H

#include "base/cx.h"

#define OML_ADDITIVE_TIE 1e-12

typedef struct oml_additive {
    size_t n, k;          /* alternatives, criteria */
    const double *low;    /* n x k values, row by row */
    const double *high;   /* the other ends of their ranges; NULL: there are none */
    const double *weight; /* k; at least 0, together 1 */
} oml_additive;

/**
 * Fails with OML_E_INPUT: OML-DEC-20 nothing to compare, -21 a value is not finite, -22 a range upside down,
 * -23 weights below zero or not together 1.
 */
oml_rc oml_additive_check(oml_cx *cx, const oml_additive *m) OML_CHECKED;

/** The middle of a value's range, and w_j times it: what criterion j adds to alternative a. */
double oml_additive_value(const oml_additive *m, size_t a, size_t j);
double oml_additive_part(const oml_additive *m, size_t a, size_t j);

/** V of every alternative at the middle of its ranges, and at their ends. n numbers each; low and high may be NULL. */
void oml_additive_score(const oml_additive *m, double score[], double low[], double high[]);

/** 1 plus the number of alternatives that are better: equals share a rank. Time n^2. */
void oml_additive_rank(const double score[], size_t n, size_t rank[]);

/** The best and the worst rank an alternative can have when every value moves within its range. Time n^2. */
void oml_additive_reach(const double low[], const double high[], size_t n, size_t best[], size_t worst[]);

/** Is a at least as good as b on every criterion, whatever the ranges hold, and better on one? */
bool oml_additive_dominates(const oml_additive *m, size_t a, size_t b);

#endif

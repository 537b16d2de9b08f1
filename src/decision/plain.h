/**
 * Plain: the ranking methods once more, as their papers write them, without any speed.
 *
 * `omloop verify` computes an exported result again with these and compares. They share
 * types and nothing else with additive.c, promethee.c, topsis.c, electre3.c, tau.c,
 * stability.c: every pair, every criterion, in loops that can be read beside the formula
 * [eq. 1, 6, 12, 24-33, 41 of docs/method/decision.md].
 *
 * Arrays are n x k or n x n, row by row; results are the caller's. Nothing here fails.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_PLAIN_H
#define OML_DECISION_PLAIN_H

#include "decision/electre3.h"
#include "decision/promethee.h"
#include "decision/topsis.h"
#include "decision/value.h"

typedef struct oml_plain {
    size_t n, k;
    const double *low, *score, *high; /* n x k: ends and middle of each score; NAN: not known */
    const bool *falls;
    const double *weight;
    const oml_value *value;
} oml_plain;

/** The value of a score by the points of its function. */
double oml_plain_value(const oml_value *f, double score);
/** What it is worth at least and at most; not known: 0 and 1. */
void oml_plain_ends(const oml_plain *p, size_t a, size_t j, double *least, double *most);
/** The middle of those. */
double oml_plain_middle(const oml_plain *p, size_t a, size_t j);
/** sum of w_j v_j(a), with the given weights. */
double oml_plain_sum(const oml_plain *p, const double weight[], size_t a);

/** 1 plus how many have a larger score; what differs by rounding alone is equal. */
size_t oml_plain_rank(const double score[], size_t n, size_t a);
/** Kendall's tau-b over all pairs. */
double oml_plain_tau(const double x[], const double y[], size_t n);

/** pi(a,b), and the net flow of a on criterion j alone. */
double oml_plain_preferred(const oml_plain *p, const oml_promethee_function f[], size_t a, size_t b);
double oml_plain_single(const oml_plain *p, const oml_promethee_function f[], size_t a, size_t j);

/** Part of criterion j in the squared distance to the best (or the worst) of the n x k table x. */
double oml_plain_apart(const oml_plain *p, const double x[], const bool falls[], oml_topsis_normal how, size_t a,
                       size_t j, bool to_best);

/** How far j agrees that a is as good as b, and how far it objects; concordance and credibility of the two. */
double oml_plain_agrees(const oml_plain *p, const oml_electre3_threshold t[], size_t a, size_t b, size_t j);
double oml_plain_objects(const oml_plain *p, const oml_electre3_threshold t[], size_t a, size_t b, size_t j);
double oml_plain_concordance(const oml_plain *p, const oml_electre3_threshold t[], size_t a, size_t b);
double oml_plain_credibility(const oml_plain *p, const oml_electre3_threshold t[], size_t a, size_t b);
/** Classes of the distillation of the n x n credibilities, from the top or from the bottom; 1 is the best. */
void oml_plain_distil(oml_cx *cx, const double credibility[], size_t n, bool from_top, size_t class[]);

/**
 * The stretch of w_j, the others keeping their ratios, in which each of `in` stays at least as good as each of the
 * rest: x is n x k, what the weights add up.
 */
void oml_plain_stretch(const double x[], size_t n, size_t k, const double weight[], const bool in[], size_t j,
                       double *low, double *high);

#endif

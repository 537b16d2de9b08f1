/**
 * Simplex: drawing weights uniformly from all that are admissible.
 *
 * Weights are at least 0 and add up to 1. More may be known: an order of importance,
 * and linear limits, among them bounds (w_j >= 0.1) and ratios (w_i >= 2 w_j). An order
 * of all criteria is drawn by sorting; limits by drawing again until they hold or,
 * where that would take too long, by walking through what is admissible (hit-and-run)
 * [eq. 43 of docs/method/decision.md].
 *
 * Draw d is a function of seed and d alone.
 *
 * Source: P. Rietveld, H. Ouwersloot, Ordinal data in multicriteria decision making,
 * European Journal of Operational Research 56 (1992) 249-262; T. Tervonen and others,
 * Hit-and-run enables efficient weight generation for simulation-based multiple
 * criteria decision analysis, EJOR 224 (2013) 552-559.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_DECISION_SIMPLEX_H
#define OML_DECISION_SIMPLEX_H

#include "base/cx.h"
#include "num/random.h"

enum { OML_SIMPLEX_MOST = 64 }; /* criteria under limits */

/** sum_j part[j] w_j >= least */
typedef struct oml_simplex_limit {
    const double *part; /* k */
    double least;
} oml_simplex_limit;

typedef struct oml_simplex {
    size_t k;
    const size_t *order; /* criteria, the most important first; NULL: none is known */
    const oml_simplex_limit *limit;
    size_t limits;
    /* made by prepare */
    oml_simplex_limit *walls; /* of a walk: limits, order and zero together; NULL: by drawing again */
    size_t n_walls;
    double *centre;
} oml_simplex;

/** Limits of the common kinds, with parts in cx->tmp. */
oml_simplex_limit oml_simplex_at_least(oml_cx *cx, size_t k, size_t j, double least);
oml_simplex_limit oml_simplex_at_most(oml_cx *cx, size_t k, size_t j, double most);
/** w_i >= times w_j */
oml_simplex_limit oml_simplex_ratio(oml_cx *cx, size_t k, size_t i, size_t j, double times);

/**
 * Looks how to draw. Fails with OML_E_INPUT: OML-DCM-40 the limits leave no room, -41 there are limits for more than
 * OML_SIMPLEX_MOST criteria, -42 the order is not one of all criteria.
 */
oml_rc oml_simplex_prepare(oml_cx *cx, oml_simplex *s, uint64_t seed) OML_CHECKED;
/** Are all weights equally good, without order and limits? */
bool oml_simplex_is_free(const oml_simplex *s);
/** Draw d. */
void oml_simplex_draw(const oml_simplex *s, uint64_t seed, uint64_t d, double w[]);

#endif

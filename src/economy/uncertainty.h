/**
 * Uncertainty: how far footprints, and what a scenario changes in them, may be off because
 * the table is.
 *
 * Monte Carlo with a seed. In a draw every coefficient and every intensity is multiplied
 * by a lognormal factor of mean 1, and each number of a scenario is drawn from the triangle
 * low, central, high. A column whose inputs grew beyond what it can pay is no economy:
 * each column's inputs and its value added, drawn as well, are brought back to the column's
 * total. The multipliers m' of the drawn table follow from those of the table, m, by
 * Gauss-Seidel, and its footprints from an identity in which an error of m' counts only times
 * what was drawn: s' L' y - s L y = (s' - s + m' (A' - A)) L y.
 *
 * Of a large table few cells matter. Noise is put on the cells that the variance to first
 * order says hold a part `share` of it; what that leaves out stands beside each result as the
 * share covered, with the first-order deviation of all cells. Above 2,500 rows cells up to
 * 1e-3 without noise (1e-4 where a scenario changes demand) are not in the iteration for m'
 * [docs/method/whatif.md, eq. U1-U5, with the error measured].
 *
 * A draw depends on seed and number alone: the same bits for any number of threads.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_UNCERTAINTY_H
#define OML_ECONOMY_UNCERTAINTY_H

#include "economy/whatif.h"

typedef struct oml_uncertainty_spec {
    double cells, stressors; /* standard deviation of the logarithm of a coefficient, an intensity; 0: none */
    double share;            /* of the variance that the cells with noise must hold; 0: 0.999 */
    size_t draws;
    uint64_t seed;
    bool large; /* as if the table had more than 2,500 rows: for tests */
} oml_uncertainty_spec;

enum { OML_UNCERTAINTY_MOST = 1000000 }; /* draws */

/** One number's distribution. */
typedef struct oml_uncertainty_spread {
    double central; /* without noise */
    double mean, deviation, p05, p50, p95;
    double first_order; /* deviation by first order, over all cells; NAN for a change */
    double covered;     /* share of that variance in the cells with noise; NAN for a change */
} oml_uncertainty_spread;

typedef struct oml_uncertainty {
    size_t k, R;                       /* stressors asked for; regions */
    oml_uncertainty_spread *footprint; /* k x (R + 1): [s * (R + 1) + c], R: of all regions together */
    oml_uncertainty_spread *change;    /* what the scenario changes in it; NULL without one */
    size_t cells, kept;                /* cells with noise; cells that are in the iteration */
    size_t failed;                     /* draws that found no answer, and are in no number above */
    double residual;
} oml_uncertainty;

/**
 * Stressors `which` (k indices); a scenario or NULL. Memory: draws x k x (R + 1) doubles, and some 30 bytes a kept
 * cell. Fails: OML_E_INPUT OML-UNC-01 a spec that makes no sense, -02 too many numbers to keep; OML_E_NUMERIC -03 most
 * draws found no answer; as oml_shift_apply at the low, central or high values.
 */
oml_rc oml_uncertainty_new(oml_cx *cx, const oml_iot *t, const oml_solver *solver, const size_t which[], size_t k,
                           const oml_scenario *scenario, oml_uncertainty_spec spec, oml_uncertainty **out) OML_CHECKED;
void oml_uncertainty_free(oml_uncertainty *u);
OML_OWNED(uncertainty)

#endif

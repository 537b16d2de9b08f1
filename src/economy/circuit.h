/**
 * Circuit: type II multipliers for a table of several regions, each with households of
 * its own that spend what they earn where they live.
 *
 * household.h for one region; here W (R x n) has the pay per unit of output in the rows of
 * each region, H (n x R) what households of each region buy from every row per unit of their
 * pay, from home and abroad:
 *
 *     M2 = M + (M H) (I - W L H)^-1 (W L)                                                (8')
 *
 * for R = 1 equation (8). The same choice of income as there: pay.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_CIRCUIT_H
#define OML_ECONOMY_CIRCUIT_H

#include "economy/solver.h"

/**
 * M (n x k, lying) becomes M2. `pay` is the index of the primary input that is pay, `category` that of households'
 * demand. A region without pay spends nothing again. *residual as the solver's. Fails: OML_E_INPUT (OML-CIR-01) the
 * table has no primary inputs, (OML-CIR-02) a unit of pay leads to a unit of pay or more; as the solver.
 */
oml_rc oml_circuit_close(oml_cx *cx, const oml_iot *t, const oml_solver *s, uint32_t pay, uint32_t category, oml_mat *M,
                         double *residual) OML_CHECKED;

#endif

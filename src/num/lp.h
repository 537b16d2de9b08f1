/**
 * Lp: small linear programs whose starting point costs nothing.
 *
 *     minimise c'x   subject to   A x >= b,  x >= 0,   with c >= 0
 *
 * Because c is not negative, x = 0 is dual feasible, and the dual simplex method
 * (C. E. Lemke, The dual method of solving the linear programming problem, Naval
 * Research Logistics Quarterly 1, 1954) goes from there to an optimum, or proves
 * that no x will do. A dense tableau: meant for tens of rows and columns.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_LP_H
#define OML_NUM_LP_H

#include "base/cx.h"

typedef struct oml_lp {
    size_t m, n;             /* rows, columns */
    const double *A, *b, *c; /* A row by row */
} oml_lp;

/**
 * x (n numbers) becomes an optimum; *feasible is false when there is none, and x is then untouched.
 * The least index decides between equals, so that the method ends and always gives the same vertex.
 * Fails with OML_E_INPUT (OML-NUM-20) when a c is negative or a number is not finite, OML_E_NOMEM (OML-NUM-21),
 * OML_E_NUMERIC (OML-NUM-22) when it does not end within 50 (m + n) steps.
 */
oml_rc oml_lp_solve(oml_cx *cx, const oml_lp *p, double x[], bool *feasible) OML_CHECKED;

#endif

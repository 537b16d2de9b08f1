/**
 * Balance: does a table add up?
 *
 * In a symmetric table every industry's output equals what it sells (to industries
 * and final users) and what it pays for (inputs, imports, taxes, value added)
 * [eq. 1, 1']. Published cells are rounded, so small gaps are no error: k rounded
 * numbers can be off by k / 2 units of the last digit together.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_BALANCE_H
#define OML_ECONOMY_BALANCE_H

#include "num/mat.h"

typedef struct oml_balance {
    size_t n;
    double *sold, *bought;           /* per industry: row and column total minus output; n each */
    double *sold_may, *bought_may;   /* what rounding can explain of it; n each */
    size_t worst_sold, worst_bought; /* industry whose gap rounding explains least */
    size_t outside;                  /* rows and columns whose gap rounding does not explain */
} oml_balance;

/**
 * Z is n x n, Y n x f final use by category, V p x n primary inputs that together with Z's column make output
 * (no subtotals), x output. `digit` is the unit the cells were rounded to (0.1; 0: exact, then 1e-9 of the output
 * is allowed for the additions here). Arrays of *out are in cx->tmp. Time n (n + f + p).
 * Fails with OML_E_INPUT (OML-ECO-12) when the shapes do not meet.
 */
oml_rc oml_balance_check(oml_cx *cx, const oml_mat *Z, const oml_mat *Y, const oml_mat *V, const double x[],
                         double digit, oml_balance *out) OML_CHECKED;

#endif

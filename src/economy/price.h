/**
 * Price: what a levy on a stressor does to prices along the chain.
 *
 * Leontief's price model: with v the primary cost per unit of output, p = v L, so a levy
 * of g per unit of stressor, on the rows that pay it, raises prices of 1 by
 *
 *     dp = g S L                                                               (23)
 *
 * when everyone passes all of it on, nobody buys anything else, and pay and profit
 * per unit stay as they are: the upper bound on prices, before anyone adapts. What
 * final users pay more is exactly what is levied: sum(dp y) = g sum(S x).
 *
 * Source: R. E. Miller, P. D. Blair, Input-Output Analysis, 2nd edition (2009), 2.6.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_PRICE_H
#define OML_ECONOMY_PRICE_H

#include "economy/solver.h"

/** Tonnes in one of that unit of mass ("kg", "t", "kt", "Gg", "Mt" ..., also followed by a space and more: "t CO2e");
 * 0: not a mass. */
double oml_price_tonnes(const char *unit);
/** Money in one of that unit ("M.EUR", "MUSD", "million USD", "1000 EUR", "EUR"); 0: not known. */
double oml_price_money(const char *unit);

/** dp (n numbers) for a levy per unit of output of each row. Time of one solve. */
oml_rc oml_price_change(oml_cx *cx, const oml_solver *s, size_t n, const double levy[], double dp[],
                        double *residual) OML_CHECKED;

#endif

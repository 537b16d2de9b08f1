/**
 * The household circuit: the model closed for households, for type II multipliers.
 *
 * People who earn more in the chain spend more, and that asks for output again.
 * Two vectors say how:
 *
 *   w  income that is re-spent, per unit of output of each industry: compensation of
 *      employees / output. Profit, mixed income, benefits and pensions are not in it.
 *   h  what households buy from each domestic industry per unit of their income:
 *      household consumption at basic prices / household income.
 *
 * The income that divides h is the caller's choice, and he must say which: with the
 * total of the compensation row (Miller and Blair, chapter 2.5: the household row's
 * own total) every euro of pay is followed by as much consumption as the average
 * euro of pay in the table; with all household income (pay, profit, transfers) by
 * less. Imports, taxes on products and saving are what h leaves out, so 1 - sum(h)
 * leaks away. The result is an upper bound when consumption is also paid from
 * profits or benefits and h is divided by pay alone. What households pay each other
 * directly (a share s of their income) is no industry: divide h by 1 - s.
 *
 * Source: R. E. Miller, P. D. Blair, Input-Output Analysis, 2nd edition (2009), 2.5
 * and 6.2; equations of docs/method/economy.md.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_HOUSEHOLD_H
#define OML_ECONOMY_HOUSEHOLD_H

#include "economy/leontief.h"

typedef struct oml_household oml_household;

/**
 * Closes a model. w and h have n values and are copied; m is borrowed and must live as long.
 * Time 4 n^2.
 * Fails:
 *   OML_E_INPUT    OML-ECO-10 a value of w or h is not finite, or w L h is 1 or more: one euro of pay would lead to
 *                  a euro of pay or more, and the circuit would have no end [eq. 7]
 */
oml_rc oml_household_new(oml_cx *cx, const oml_leontief *m, const double w[], const double h[],
                         oml_household **out) OML_CHECKED;
void oml_household_free(oml_household *c);
OML_OWNED(household)

/** w L h: pay that comes back from one unit of pay, once round the circuit. */
double oml_household_return(const oml_household *c);

/**
 * Type II multipliers from those of type I: M (k x n) becomes M + (M h) (w L) / (1 - w L h) [eq. 8], which is what
 * the n x n corner of the inverse of the closed system gives; households' own row is not counted as output. Time 2 n k.
 * Fails with OML_E_INPUT (OML-ECO-05) when M has other than n columns.
 */
oml_rc oml_household_close(oml_cx *cx, const oml_household *c, oml_mat *M) OML_CHECKED;

/**
 * Output that spending adds: for demand Y (n x k) with X = L Y, *E (n x k) is L h (w X) / (1 - w L h) [eq. 9]. Time 2 n
 * k. Fails with OML_E_INPUT (OML-ECO-05) when X has other than n rows.
 */
oml_rc oml_household_output(oml_cx *cx, const oml_household *c, const oml_mat *X, oml_mat **E) OML_CHECKED;

#endif

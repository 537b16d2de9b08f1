/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/balance.h"

#include <float.h>
#include <math.h>

// Adds a cell to a sum; a zero cell was not rounded.
static void
add(double cell, double *sum, double *terms)
{
    *sum += cell;
    *terms += cell != 0.0 ? 1 : 0;
}

static double
may(double terms, double digit, double x)
{
    return (terms + 1) * digit / 2 + 1e-9 * fabs(x); // + 1: output was rounded too
}

// A gap as a multiple of what rounding explains; a gap that is not a number is beyond all.
static double
excess(double gap, double allowed)
{
    if (gap == 0.0)
        return 0;
    return isnan(gap) ? DBL_MAX : fabs(gap) / allowed;
}

// Counts the gaps that rounding does not explain and finds the industry where it explains least.
static size_t
outside(const double gap[], const double allowed[], size_t n, size_t *worst)
{
    size_t found = 0;
    *worst = 0;
    for (size_t i = 0; i < n; i++) {
        found += excess(gap[i], allowed[i]) > 1 ? 1 : 0;
        if (excess(gap[i], allowed[i]) > excess(gap[*worst], allowed[*worst]))
            *worst = i;
    }
    return found;
}

oml_rc
oml_balance_check(oml_cx *cx, const oml_mat *Z, const oml_mat *Y, const oml_mat *V, const double x[], double digit,
                  oml_balance *out)
{
    const size_t n = Z->rows;
    if (Z->cols != n || Y->rows != n || V->cols != n)
        return OML_FAIL(cx, OML_E_INPUT, "OML-ECO-12",
                        N_("a table of %zu x %zu does not fit %zu rows of final use and %zu columns of primary inputs"),
                        n, Z->cols, Y->rows, V->cols);
    double *values = OML_TRY_NEW(&cx->tmp, double, 4 * n);
    if (values == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), n);
    *out = (oml_balance){
        .n = n, .sold = values, .bought = values + n, .sold_may = values + 2 * n, .bought_may = values + 3 * n};
    for (size_t i = 0; i < n; i++) {
        double sold = 0, bought = 0, sold_terms = 0, bought_terms = 0;
        for (size_t j = 0; j < n; j++) {
            add(*oml_mat_at(Z, i, j), &sold, &sold_terms);
            add(*oml_mat_at(Z, j, i), &bought, &bought_terms);
        }
        for (size_t f = 0; f < Y->cols; f++)
            add(*oml_mat_at(Y, i, f), &sold, &sold_terms);
        for (size_t p = 0; p < V->rows; p++)
            add(*oml_mat_at(V, p, i), &bought, &bought_terms);
        out->sold[i] = sold - x[i];
        out->bought[i] = bought - x[i];
        out->sold_may[i] = may(sold_terms, digit, x[i]);
        out->bought_may[i] = may(bought_terms, digit, x[i]);
    }
    out->outside = outside(out->sold, out->sold_may, n, &out->worst_sold) +
                   outside(out->bought, out->bought_may, n, &out->worst_bought);
    return OML_OK;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/household.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Closing a model adds one row and one column; by the formula for the inverse of a bordered matrix that is a
// correction of rank one, so nothing is factorised again.
struct oml_household {
    size_t n;
    double *w, *h;   /* n each, one allocation */
    double *wL, *Lh; /* pay in the chain of each industry; output for a unit of household income */
    double round;    /* w L h */
};

static oml_rc
solve(oml_cx *cx, const oml_leontief *m, oml_household *c)
{
    OML_AUTO(mat) *row = NULL, *chain = NULL, *column = NULL;
    OML_TRY(oml_mat_new(cx, 1, c->n, &row));
    OML_TRY(oml_mat_new(cx, c->n, 1, &column));
    memcpy(row->v, c->w, c->n * sizeof(double));
    memcpy(column->v, c->h, c->n * sizeof(double));
    OML_TRY(oml_leontief_multipliers(cx, m, row, &chain));
    OML_TRY(oml_leontief_output(cx, m, column));
    memcpy(c->wL, chain->v, c->n * sizeof(double));
    memcpy(c->Lh, column->v, c->n * sizeof(double));
    c->round = 0;
    for (size_t i = 0; i < c->n; i++)
        c->round += c->wL[i] * c->h[i];
    if (!(c->round < 1))
        return OML_FAIL(cx, OML_E_INPUT, "OML-ECO-10",
                        N_("households cannot be closed in: one unit of pay leads to %g units of pay"), c->round);
    return OML_OK;
}

oml_rc
oml_household_new(oml_cx *cx, const oml_leontief *m, const double w[], const double h[], oml_household **out)
{
    *out = NULL;
    const size_t n = oml_leontief_industries(m);
    OML_AUTO(household) *c = calloc(1, sizeof *c);
    double *values = calloc(n + 1, 4 * sizeof *values);
    if (c == NULL || values == NULL) {
        free(values);
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), n);
    }
    *c = (oml_household){n, values, values + n, values + 2 * n, values + 3 * n, 0};
    memcpy(c->w, w, n * sizeof *w);
    memcpy(c->h, h, n * sizeof *h);
    OML_TRY(solve(cx, m, c));
    *out = oml_household_take(&c);
    return OML_OK;
}

void
oml_household_free(oml_household *c)
{
    if (c == NULL)
        return;
    free(c->w);
    free(c);
}

double
oml_household_return(const oml_household *c)
{
    return c->round;
}

static oml_rc
match(oml_cx *cx, size_t given, size_t n)
{
    if (given != n)
        return OML_FAIL(cx, OML_E_INPUT, "OML-ECO-05", N_("stressors cover %zu industries, the table has %zu"), given,
                        n);
    return OML_OK;
}

oml_rc
oml_household_close(oml_cx *cx, const oml_household *c, oml_mat *M)
{
    OML_TRY(match(cx, M->cols, c->n));
    for (size_t i = 0; i < M->rows; i++) {
        double spent = 0; // M h: stressors behind one unit of household income
        for (size_t j = 0; j < c->n; j++)
            spent += *oml_mat_at(M, i, j) * c->h[j];
        for (size_t j = 0; j < c->n; j++)
            *oml_mat_at(M, i, j) += spent * c->wL[j] / (1 - c->round);
    }
    return OML_OK;
}

oml_rc
oml_household_output(oml_cx *cx, const oml_household *c, const oml_mat *X, oml_mat **E)
{
    *E = NULL;
    OML_TRY(match(cx, X->rows, c->n));
    OML_TRY(oml_mat_new(cx, c->n, X->cols, E));
    for (size_t k = 0; k < X->cols; k++) {
        double pay = 0;
        for (size_t i = 0; i < c->n; i++)
            pay += c->w[i] * *oml_mat_at(X, i, k);
        for (size_t i = 0; i < c->n; i++)
            *oml_mat_at(*E, i, k) = c->Lh[i] * pay / (1 - c->round);
    }
    return OML_OK;
}

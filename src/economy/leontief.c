/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/leontief.h"

#include "num/lu.h"

#include <math.h>
#include <stdlib.h>

struct oml_leontief {
    size_t n;
    oml_lu *I_minus_A;
};

static oml_rc
square(oml_cx *cx, const oml_mat *Z)
{
    if (Z->rows != Z->cols)
        return OML_FAIL(cx, OML_E_INPUT, "OML-ECO-01", N_("deliveries must be square, got %zu x %zu"), Z->rows,
                        Z->cols);
    return OML_OK;
}

static oml_rc
width(oml_cx *cx, const oml_mat *S, size_t n)
{
    if (S->cols != n)
        return OML_FAIL(cx, OML_E_INPUT, "OML-ECO-05", N_("stressors cover %zu industries, the table has %zu"), S->cols,
                        n);
    return OML_OK;
}

// Column j of A. Division by x[j] is done once, not per cell.
static oml_rc
column(oml_cx *cx, const oml_mat *Z, double xj, size_t j, oml_mat *A)
{
    if (!isfinite(xj))
        return OML_FAIL(cx, OML_E_NUMERIC, "OML-ECO-06", N_("the output of industry %zu is not a finite number"),
                        j + 1);
    const double *from = oml_mat_at(Z, 0, j);
    double *to = oml_mat_at(A, 0, j);
    for (size_t i = 0; i < Z->rows; i++) {
        if (!isfinite(from[i]))
            return OML_FAIL(cx, OML_E_NUMERIC, "OML-ECO-02",
                            N_("the delivery from industry %zu to %zu is not a finite number"), i + 1, j + 1);
        if (xj == 0.0 && from[i] != 0.0)
            return OML_FAIL(cx, OML_E_INPUT, "OML-ECO-03", N_("industry %zu buys from %zu but has no output"), j + 1,
                            i + 1);
        to[i] = xj == 0.0 ? 0.0 : from[i] / xj;
    }
    return OML_OK;
}

oml_rc
oml_leontief_coefficients(oml_cx *cx, const oml_mat *Z, const double x[], oml_mat **A)
{
    *A = NULL;
    OML_TRY(square(cx, Z));
    OML_AUTO(mat) *made = NULL;
    OML_TRY(oml_mat_new(cx, Z->rows, Z->cols, &made));
    for (size_t j = 0; j < Z->cols; j++) {
        OML_TRY(oml_cx_go_on(cx));
        OML_TRY(column(cx, Z, x[j], j, made));
    }
    *A = oml_mat_take(&made);
    return OML_OK;
}

oml_rc
oml_leontief_intensities(oml_cx *cx, const oml_mat *F, const double x[], size_t n, double unallocated[], oml_mat **S)
{
    *S = NULL;
    OML_TRY(width(cx, F, n));
    OML_TRY(oml_mat_new(cx, F->rows, n, S));
    for (size_t i = 0; unallocated != NULL && i < F->rows; i++)
        unallocated[i] = 0;
    for (size_t j = 0; j < n; j++)
        for (size_t i = 0; i < F->rows; i++) {
            const double f = *oml_mat_at(F, i, j);
            if (x[j] != 0.0)
                *oml_mat_at(*S, i, j) = f / x[j];
            else if (unallocated != NULL)
                unallocated[i] += f;
        }
    return OML_OK;
}

oml_rc
oml_leontief_new(oml_cx *cx, const oml_mat *A, oml_leontief **out)
{
    *out = NULL;
    OML_TRY(square(cx, A));
    OML_AUTO(mat) *B = NULL;
    OML_TRY(oml_mat_copy(cx, A, &B));
    for (size_t i = 0; i < A->rows * A->cols; i++)
        B->v[i] = -B->v[i];
    for (size_t j = 0; j < A->rows; j++)
        *oml_mat_at(B, j, j) += 1.0;
    OML_TRY(oml_cx_go_on(cx));

    OML_AUTO(lu) *lu = NULL;
    OML_TRY(oml_lu_new(cx, &B, &lu));
    oml_leontief *m = malloc(sizeof *m);
    if (m == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), A->rows);
    *m = (oml_leontief){A->rows, oml_lu_take(&lu)};
    *out = m;
    return OML_OK;
}

void
oml_leontief_free(oml_leontief *m)
{
    if (m == NULL)
        return;
    oml_lu_free(m->I_minus_A);
    free(m);
}

size_t
oml_leontief_industries(const oml_leontief *m)
{
    return m->n;
}

double
oml_leontief_rcond(const oml_leontief *m)
{
    return oml_lu_rcond(m->I_minus_A);
}

oml_rc
oml_leontief_output(oml_cx *cx, const oml_leontief *m, oml_mat *Y)
{
    return oml_lu_solve(cx, m->I_minus_A, Y);
}

oml_rc
oml_leontief_input(oml_cx *cx, const oml_leontief *m, oml_mat *S)
{
    return oml_lu_solve_t(cx, m->I_minus_A, S);
}

oml_rc
oml_leontief_multipliers(oml_cx *cx, const oml_leontief *m, const oml_mat *S, oml_mat **M)
{
    *M = NULL;
    OML_TRY(width(cx, S, m->n));
    // M = S L means (I - A)' M' = S': solve with S lying down, then stand M up.
    OML_AUTO(mat) *lying = NULL;
    OML_TRY(oml_mat_transpose(cx, S, &lying));
    OML_TRY(oml_leontief_input(cx, m, lying));
    return oml_mat_transpose(cx, lying, M);
}

oml_rc
oml_leontief_inverse(oml_cx *cx, const oml_leontief *m, oml_mat **L)
{
    *L = NULL;
    OML_AUTO(mat) *unit = NULL;
    OML_TRY(oml_mat_new(cx, m->n, m->n, &unit));
    for (size_t j = 0; j < m->n; j++)
        *oml_mat_at(unit, j, j) = 1.0;
    OML_TRY(oml_leontief_output(cx, m, unit));
    *L = oml_mat_take(&unit);
    return OML_OK;
}

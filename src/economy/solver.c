/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/solver.h"

#include "economy/leontief.h"
#include "num/sweep.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

struct oml_solver {
    oml_sweep A;     // borrowed cells, own scale: column j of A is cells[j] * scale[j]
    double *scale;
    double tolerance, lost;
    oml_leontief *lu;
};

enum { GROUP = 64 };  // unit vectors solved for at once
enum { ROUNDS = 12 }; // corrections; each gains several digits, so more will not help

// 1 / x, and 0 where there is no output.
static oml_rc
scales(oml_cx *cx, const oml_iot *t, oml_solver *s)
{
    s->scale = malloc((t->n + 1) * sizeof *s->scale);
    if (s->scale == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), t->n);
    for (size_t j = 0; j < t->n; j++) {
        s->scale[j] = t->A != NULL ? 1 : t->x[j] == 0 ? 0 : 1 / t->x[j];
        for (size_t i = 0; t->A == NULL && t->x[j] == 0 && i < t->n; i++)
            s->lost += fabs(t->Z[i + j * t->n]);
    }
    s->A = (oml_sweep){t->n, t->A != NULL ? t->A : t->Z, s->scale};
    return OML_OK;
}

static oml_rc
factorise(oml_cx *cx, oml_solver *s)
{
    const size_t n = s->A.n;
    OML_AUTO(mat) *A = NULL;
    OML_TRY(oml_mat_new(cx, n, n, &A));
    for (size_t j = 0; j < n; j++)
        for (size_t i = 0; i < n; i++)
            *oml_mat_at(A, i, j) = oml_solver_coefficient(s, i, j);
    return oml_leontief_new(cx, A, &s->lu);
}

oml_rc
oml_solver_new(oml_cx *cx, const oml_iot *t, oml_solver_need need, oml_solver **out)
{
    *out = NULL;
    OML_AUTO(solver) *s = calloc(1, sizeof *s);
    if (s == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), t->n);
    s->tolerance = need.tolerance > 0 ? need.tolerance : 1e-12;
    OML_TRY(scales(cx, t, s));
    OML_TRY(factorise(cx, s));
    *out = oml_solver_take(&s);
    return OML_OK;
}

void
oml_solver_free(oml_solver *s)
{
    if (s == NULL)
        return;
    oml_leontief_free(s->lu);
    free(s->scale);
    free(s);
}

const char *
oml_solver_method(const oml_solver *s)
{
    (void)s;
    return "LU";
}

double
oml_solver_lost(const oml_solver *s)
{
    return s->lost;
}

double
oml_solver_coefficient(const oml_solver *s, size_t i, size_t j)
{
    return s->A.cells[i + j * s->A.n] * s->scale[j];
}

// ---- solving, and correcting with what remains ------------------------------------------------------------------

// B becomes (I - A)^-1 B, or its transpose; roughly, where the method is rough.
static oml_rc
rough(oml_cx *cx, const oml_solver *s, bool transposed, oml_mat *B)
{
    return transposed ? oml_leontief_input(cx, s->lu, B) : oml_leontief_output(cx, s->lu, B);
}

static double
largest(const double v[], size_t n)
{
    double most = 0;
    for (size_t i = 0; i < n; i++)
        most = fabs(v[i]) <= most ? most : fabs(v[i]); // a NaN goes through
    return most;
}

// r = y - x + A x into R; answers max |r| / max |y| over the columns.
static oml_rc
remains(oml_cx *cx, const oml_solver *s, bool transposed, const oml_mat *Y, const oml_mat *X, oml_mat *R, double *worst)
{
    const size_t n = Y->rows;
    for (size_t i = 0; i < n * Y->cols; i++)
        R->v[i] = Y->v[i] - X->v[i];
    OML_TRY((transposed ? oml_sweep_left : oml_sweep_right)(cx, &s->A, X, R));
    *worst = 0;
    for (size_t j = 0; j < Y->cols; j++) {
        const double of = largest(oml_mat_at(Y, 0, j), n), left = largest(oml_mat_at(R, 0, j), n);
        *worst = of > 0 && !(left / of <= *worst) ? left / of : *worst;
    }
    return OML_OK;
}

static oml_rc
solve(oml_cx *cx, const oml_solver *s, bool transposed, oml_mat *Y, double *residual)
{
    OML_AUTO(mat) *X = NULL, *R = NULL;
    OML_TRY(oml_mat_copy(cx, Y, &X));
    OML_TRY(oml_mat_copy(cx, Y, &R));
    OML_TRY(rough(cx, s, transposed, X));
    double worst = 0;
    for (unsigned round = 0;; round++) {
        OML_TRY(remains(cx, s, transposed, Y, X, R, &worst));
        if (worst <= s->tolerance)
            break;
        if (round == ROUNDS || !isfinite(worst))
            return OML_FAIL(cx, OML_E_NUMERIC, "OML-SOL-01",
                            N_("the equations were solved to a residual of %.2g only; asked was %.2g"), worst, s->tolerance);
        OML_TRY(rough(cx, s, transposed, R));
        for (size_t i = 0; i < X->rows * X->cols; i++)
            X->v[i] += R->v[i];
    }
    double *was = Y->v;
    Y->v = X->v, X->v = was;
    if (residual != NULL)
        *residual = fmax(*residual, worst);
    return OML_OK;
}

oml_rc
oml_solver_output(oml_cx *cx, const oml_solver *s, oml_mat *Y, double *residual)
{
    return solve(cx, s, false, Y, residual);
}

oml_rc
oml_solver_multipliers(oml_cx *cx, const oml_solver *s, oml_mat *S, double *residual)
{
    return solve(cx, s, true, S, residual);
}

oml_rc
oml_solver_diagonal(oml_cx *cx, const oml_solver *s, double diagonal[], double *residual)
{
    for (size_t j = 0; j < s->A.n; j += GROUP) {
        const size_t k = s->A.n - j < GROUP ? s->A.n - j : GROUP;
        OML_AUTO(mat) *unit = NULL;
        oml_cx_tell(cx, N_("inverting"), (double)j, (double)s->A.n);
        OML_TRY(oml_cx_go_on(cx));
        OML_TRY(oml_mat_new(cx, s->A.n, k, &unit));
        for (size_t c = 0; c < k; c++)
            *oml_mat_at(unit, j + c, c) = 1;
        OML_TRY(oml_solver_output(cx, s, unit, residual));
        for (size_t c = 0; c < k; c++)
            diagonal[j + c] = *oml_mat_at(unit, j + c, c);
    }
    return OML_OK;
}

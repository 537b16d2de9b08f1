/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/lp.h"

#include <math.h>
#include <string.h>

// What is smaller than this in a tableau of numbers around 1 is rounding.
static const double SMALL = 1e-11;

// Rows 0..m-1: surplus = A x - b as basic variables, -A | -b; row m: costs | minus the objective.
typedef struct tableau {
    size_t m, n;
    double *at;    // (m + 1) x (n + 1), row by row; the last column is the right-hand side
    size_t *basic; // variable of each row: below n an x, else a surplus
    size_t *free;  // variable of each column
} tableau;

static double *
cell(const tableau *t, size_t i, size_t j)
{
    return &t->at[i * (t->n + 1) + j];
}

static oml_rc
check(oml_cx *cx, const oml_lp *p)
{
    bool fine = true;
    for (size_t i = 0; i < p->m * p->n; i++)
        fine = fine && isfinite(p->A[i]);
    for (size_t i = 0; i < p->m; i++)
        fine = fine && isfinite(p->b[i]);
    for (size_t j = 0; j < p->n; j++)
        fine = fine && isfinite(p->c[j]) && p->c[j] >= 0;
    return fine ? OML_OK
                : OML_FAIL(cx, OML_E_INPUT, "OML-NUM-20",
                           N_("a linear program needs finite numbers and costs of at least zero"));
}

static oml_rc
start(oml_cx *cx, const oml_lp *p, tableau *t)
{
    *t = (tableau){p->m, p->n, OML_TRY_NEW(&cx->tmp, double, (p->m + 1) * (p->n + 1)),
                   OML_TRY_NEW(&cx->tmp, size_t, p->m + 1), OML_TRY_NEW(&cx->tmp, size_t, p->n + 1)};
    if (t->at == NULL || t->basic == NULL || t->free == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-NUM-21", N_("no memory for a linear program of %zu by %zu"), p->m, p->n);
    for (size_t i = 0; i < p->m; i++) {
        for (size_t j = 0; j < p->n; j++)
            *cell(t, i, j) = -p->A[i * p->n + j];
        *cell(t, i, p->n) = -p->b[i];
        t->basic[i] = p->n + i;
    }
    memcpy(cell(t, p->m, 0), p->c, p->n * sizeof(double));
    for (size_t j = 0; j < p->n; j++)
        t->free[j] = j;
    return OML_OK;
}

// The row whose variable is most below zero leaves; among equals that of the lowest variable. m: all are feasible.
static size_t
leaving(const tableau *t)
{
    size_t row = t->m;
    for (size_t i = 0; i < t->m; i++) {
        const double rhs = *cell(t, i, t->n);
        if (rhs >= -SMALL)
            continue;
        const double least = row == t->m ? 0 : *cell(t, row, t->n);
        if (row == t->m || rhs < least - SMALL || (rhs <= least + SMALL && t->basic[i] < t->basic[row]))
            row = i;
    }
    return row;
}

// The column that keeps the costs from falling below zero; n: the row cannot be satisfied.
static size_t
entering(const tableau *t, size_t row)
{
    size_t column = t->n;
    double least = (double)INFINITY;
    for (size_t j = 0; j < t->n; j++) {
        const double a = *cell(t, row, j);
        if (a >= -SMALL)
            continue;
        const double ratio = *cell(t, t->m, j) / -a;
        if (ratio < least - SMALL || (ratio <= least + SMALL && (column == t->n || t->free[j] < t->free[column]))) {
            least = ratio < least ? ratio : least;
            column = j;
        }
    }
    return column;
}

static void
pivot(tableau *t, size_t row, size_t column)
{
    const double by = *cell(t, row, column);
    for (size_t j = 0; j <= t->n; j++)
        *cell(t, row, j) /= by;
    *cell(t, row, column) = 1 / by;
    for (size_t i = 0; i <= t->m; i++) {
        const double factor = *cell(t, i, column);
        if (i == row || factor == 0)
            continue;
        for (size_t j = 0; j <= t->n; j++)
            *cell(t, i, j) -= factor * *cell(t, row, j);
        *cell(t, i, column) = -factor / by;
    }
    const size_t out = t->basic[row];
    t->basic[row] = t->free[column];
    t->free[column] = out;
}

oml_rc
oml_lp_solve(oml_cx *cx, const oml_lp *p, double x[], bool *feasible)
{
    *feasible = false;
    tableau t;
    OML_TRY(check(cx, p));
    OML_TRY(start(cx, p, &t));
    for (size_t step = 0;; step++) {
        const size_t row = leaving(&t);
        if (row == t.m)
            break;
        const size_t column = entering(&t, row);
        if (column == t.n)
            return OML_OK;
        if (step > 50 * (t.m + t.n))
            return OML_FAIL(cx, OML_E_NUMERIC, "OML-NUM-22", N_("a linear program did not end after %zu steps"), step);
        pivot(&t, row, column);
    }
    memset(x, 0, t.n * sizeof(double));
    for (size_t i = 0; i < t.m; i++)
        if (t.basic[i] < t.n)
            x[t.basic[i]] = fmax(0, *cell(&t, i, t.n));
    *feasible = true;
    return OML_OK;
}

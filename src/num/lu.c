/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/lu.h"

#include "num/gemm.h"
#include "num/parallel.h"

#include <float.h>
#include <lapacke.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>

struct oml_lu {
    oml_mat *B;        /* the factors, in place */
    lapack_int *pivot; /* row swaps */
    double rcond;
};

// Below this size BLAS works alone: threads gain little, and the bits would depend on their number.
enum { ALONE = 2500 };

static void
threads(const oml_cx *cx, size_t n)
{
    oml_gemm_together(n <= ALONE ? 1 : oml_parallel_threads(cx));
}

// The 1-norm: the largest sum of a column. NaN when a cell is not finite.
static double
norm1(const oml_mat *B)
{
    double largest = 0;
    for (size_t j = 0; j < B->cols; j++) {
        double sum = 0;
        for (size_t i = 0; i < B->rows; i++)
            sum += fabs(*oml_mat_at(B, i, j));
        if (!isfinite(sum))
            return (double)NAN;
        largest = fmax(largest, sum);
    }
    return largest;
}

static oml_rc
factorise(oml_cx *cx, oml_lu *lu)
{
    oml_mat *B = lu->B;
    if (B->rows == 0) {
        lu->rcond = 1;
        return OML_OK;
    }
    const double norm = norm1(B);
    if (isnan(norm))
        return OML_FAIL(cx, OML_E_NUMERIC, "OML-NUM-05", N_("a matrix holds a cell that is not a finite number"));
    const lapack_int n = (lapack_int)B->rows;
    threads(cx, B->rows);
    const lapack_int info = LAPACKE_dgetrf_work(LAPACK_COL_MAJOR, n, n, B->v, n, lu->pivot);
    if (info == 0) {
        OML_AUTO(mat) *work = NULL;
        OML_TRY(oml_mat_new(cx, 4, B->rows, &work));
        lapack_int *iwork = OML_TRY_NEW(&cx->tmp, lapack_int, B->rows);
        if (iwork == NULL)
            return OML_FAIL(cx, OML_E_NOMEM, "OML-NUM-01", N_("there is no memory for a matrix of %zu x %zu"), B->rows,
                            (size_t)1);
        LAPACKE_dgecon_work(LAPACK_COL_MAJOR, '1', n, B->v, n, norm, &lu->rcond, work->v, iwork);
    }
    if (info != 0 || lu->rcond < DBL_EPSILON)
        return OML_FAIL(cx, OML_E_NUMERIC, "OML-NUM-04",
                        N_("the equations have no single solution: the matrix is singular"));
    return OML_OK;
}

oml_rc
oml_lu_new(oml_cx *cx, oml_mat **B, oml_lu **out)
{
    *out = NULL;
    OML_AUTO(mat) *own = oml_mat_take(B);
    if (own->rows != own->cols || own->rows > INT_MAX)
        return OML_FAIL(cx, OML_E_INPUT, "OML-NUM-03", N_("cannot factorise a matrix of %zu x %zu"), own->rows,
                        own->cols);
    OML_AUTO(lu) *lu = calloc(1, sizeof *lu);
    if (lu == NULL || (lu->pivot = calloc(own->rows + 1, sizeof *lu->pivot)) == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-NUM-01", N_("there is no memory for a matrix of %zu x %zu"), own->rows,
                        (size_t)1);
    lu->B = oml_mat_take(&own);
    OML_TRY(factorise(cx, lu));
    *out = oml_lu_take(&lu);
    return OML_OK;
}

void
oml_lu_free(oml_lu *lu)
{
    if (lu == NULL)
        return;
    oml_mat_free(lu->B);
    free(lu->pivot);
    free(lu);
}

double
oml_lu_rcond(const oml_lu *lu)
{
    return lu->rcond;
}

static oml_rc
solve(oml_cx *cx, const oml_lu *lu, char trans, oml_mat *Y)
{
    const size_t n = lu->B->rows;
    if (Y->rows != n || Y->cols > INT_MAX)
        return OML_FAIL(cx, OML_E_INPUT, "OML-NUM-06", N_("cannot solve %zu equations for %zu x %zu right-hand sides"),
                        n, Y->rows, Y->cols);
    threads(cx, n);
    if (n > 0 && Y->cols > 0)
        LAPACKE_dgetrs_work(LAPACK_COL_MAJOR, trans, (lapack_int)n, (lapack_int)Y->cols, lu->B->v, (lapack_int)n,
                            lu->pivot, Y->v, (lapack_int)n);
    return OML_OK;
}

oml_rc
oml_lu_solve(oml_cx *cx, const oml_lu *lu, oml_mat *Y)
{
    return solve(cx, lu, 'N', Y);
}

oml_rc
oml_lu_solve_t(oml_cx *cx, const oml_lu *lu, oml_mat *Y)
{
    return solve(cx, lu, 'T', Y);
}

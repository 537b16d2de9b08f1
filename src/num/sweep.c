/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/sweep.h"

#include "num/gemm.h"
#include "num/lanes.h"
#include "num/parallel.h"

#include <string.h>

enum {
    LANES = OML_LANES_DOUBLE,
    ROWS = 512,  // of the unit of work of a right sweep: 4 KB of each column
    COLUMNS = 4, // read at once
    SLICE = 64,  // columns in the unit of work of a left sweep
};

typedef oml_lanes_double lanes;

typedef struct job {
    const oml_sweep *A;
    const double *X; // of this group of vectors
    double *Y;
    size_t k;
} job;

OML_LANES_CLONES static void
right_columns(const job *w, size_t j, size_t from, size_t to)
{
    const size_t n = w->A->n, whole = to - (to - from) % LANES;
    const double *a = w->A->cells + j * n, *b = a + n, *c = b + n, *d = c + n, *s = w->A->scale + j;
    for (size_t k = 0; k < w->k; k++) {
        const double *x = w->X + j + k * n;
        const double p = s[0] * x[0], q = s[1] * x[1], u = s[2] * x[2], v = s[3] * x[3];
        double *y = w->Y + k * n;
        for (size_t i = from; i < whole; i += LANES)
            *(lanes *)(y + i) += (*(const lanes *)(a + i) * p + *(const lanes *)(b + i) * q) +
                                 (*(const lanes *)(c + i) * u + *(const lanes *)(d + i) * v);
        for (size_t i = whole; i < to; i++)
            y[i] += (a[i] * p + b[i] * q) + (c[i] * u + d[i] * v);
    }
}

static void
right_rows(const job *w, size_t from, size_t to)
{
    const size_t n = w->A->n, fours = n - n % COLUMNS;
    for (size_t j = 0; j < fours; j += COLUMNS)
        right_columns(w, j, from, to);
    for (size_t j = fours; j < n; j++) // the last few
        for (size_t k = 0; k < w->k; k++) {
            const double x = w->A->scale[j] * w->X[j + k * n];
            for (size_t i = from; i < to; i++)
                w->Y[i + k * n] += w->A->cells[i + j * n] * x;
        }
}

// The dot product of a column with each x, in pieces that stay in the nearest cache.
OML_LANES_CLONES static void
left_column(const job *w, size_t j)
{
    const size_t n = w->A->n, whole = n - n % LANES;
    const double *a = w->A->cells + j * n;
    lanes sum[OML_SWEEP_WIDE];
    memset(sum, 0, sizeof sum);
    for (size_t at = 0; at < whole; at += ROWS)
        for (size_t k = 0; k < w->k; k++) {
            const double *x = w->X + k * n;
            const size_t end = whole - at < ROWS ? whole : at + ROWS;
            lanes s = sum[k];
            for (size_t i = at; i < end; i += LANES)
                s += *(const lanes *)(a + i) * *(const lanes *)(x + i);
            sum[k] = s;
        }
    for (size_t k = 0; k < w->k; k++) {
        double rest = 0;
        for (size_t i = whole; i < n; i++)
            rest += a[i] * w->X[i + k * n];
        w->Y[j + k * n] += w->A->scale[j] * (oml_lanes_sum(&sum[k]) + rest);
    }
}

static void
right(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    const job *w = shared;
    for (size_t u = from; u < to; u++)
        right_rows(w, u * ROWS, w->A->n - u * ROWS < ROWS ? w->A->n : (u + 1) * ROWS);
}

static void
left(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    for (size_t j = from; j < to; j++)
        left_column(shared, j);
}

// ---- many vectors: products of matrices, each unit by the thread that takes it ------------------------------------

static void
right_wide(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    const job *w = shared;
    const size_t n = w->A->n;
    for (size_t u = from; u < to; u++) {
        const size_t at = u * ROWS, rows = n - at < ROWS ? n - at : ROWS;
        oml_gemm_double(false, rows, w->k, n, w->A->cells + at, n, w->X, n, 1, w->Y + at, n);
    }
}

static void
left_wide(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    const job *w = shared;
    const size_t n = w->A->n;
    for (size_t u = from; u < to; u++) {
        const size_t at = u * ROWS, cols = n - at < ROWS ? n - at : ROWS;
        oml_gemm_double(true, cols, w->k, n, w->A->cells + at * n, n, w->X, n, 0, w->Y + at, n);
    }
}

// Y += A X with the scale on X; Y += diag(scale) (cells' X).
static oml_rc
wide(oml_cx *cx, const oml_sweep *A, bool transposed, const oml_mat *X, oml_mat *Y)
{
    void *own[OML_PARALLEL_MOST] = {NULL};
    const size_t n = A->n, cells = n * X->cols;
    OML_AUTO(mat) *T = NULL;
    OML_TRY(oml_mat_new(cx, n, X->cols, &T));
    for (size_t i = 0; i < cells && !transposed; i++)
        T->v[i] = A->scale[i % n] * X->v[i];
    const job w = {A, transposed ? X->v : T->v, transposed ? T->v : Y->v, X->cols};
    oml_gemm_together(1);
    OML_TRY(oml_parallel_run(cx, NULL, (n + ROWS - 1) / ROWS, 1, transposed ? left_wide : right_wide, &w, own));
    for (size_t i = 0; i < cells && transposed; i++)
        Y->v[i] += A->scale[i % n] * T->v[i];
    return OML_OK;
}

// ---- both ---------------------------------------------------------------------------------------------------------

// The vectors in groups: the matrix is read once a group.
static oml_rc
sweep(oml_cx *cx, const oml_sweep *A, const oml_mat *X, oml_mat *Y, size_t units, size_t grain, oml_parallel_body *body)
{
    void *own[OML_PARALLEL_MOST] = {NULL};
    for (size_t k = 0; k < X->cols; k += OML_SWEEP_WIDE) {
        const size_t group = X->cols - k < OML_SWEEP_WIDE ? X->cols - k : OML_SWEEP_WIDE;
        const job w = {A, X->v + k * A->n, Y->v + k * A->n, group};
        OML_TRY(oml_parallel_run(cx, NULL, units, grain, body, &w, own));
    }
    return OML_OK;
}

oml_rc
oml_sweep_right(oml_cx *cx, const oml_sweep *A, const oml_mat *X, oml_mat *Y)
{
    return X->cols > OML_SWEEP_FEW ? wide(cx, A, false, X, Y) : sweep(cx, A, X, Y, (A->n + ROWS - 1) / ROWS, 1, right);
}

oml_rc
oml_sweep_left(oml_cx *cx, const oml_sweep *A, const oml_mat *X, oml_mat *Y)
{
    return X->cols > OML_SWEEP_FEW ? wide(cx, A, true, X, Y) : sweep(cx, A, X, Y, A->n, SLICE, left);
}

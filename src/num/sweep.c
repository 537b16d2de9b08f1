/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/sweep.h"

#include "num/gemm.h"
#include "num/lanes.h"
#include "num/parallel.h"

#include <string.h>

enum {
    LANES = OML_LANES_DOUBLE,
    ROWS = 256,   // of the unit of work of a right sweep: 2 KB of each column
    WIDE = 512,   // rows or columns of that with many vectors
    COLUMNS = 4,  // read at once
    SLICE = 64,   // columns in the unit of work of a left sweep
    AHEAD = 1024, // cells of a column that are fetched before they are needed
};

typedef oml_lanes_double lanes;

typedef struct job {
    const oml_sweep *A;
    size_t first, end; // columns of a right sweep
    const double *X;   // of this group of vectors
    double *Y;
    size_t k;
} job;

OML_LANES_KERNEL double
scale_of(const job *w, size_t j)
{
    return w->A->scale == NULL ? 1 : w->A->scale[j];
}

// ---- few vectors: the columns pass once, at the speed of memory -----------------------------------------------------

// y_k[from .. to) += the cells of four columns times x_k, while the next four are fetched.
OML_LANES_KERNEL void
right_columns(const job *w, size_t j, size_t from, size_t to, const size_t K)
{
    const size_t n = w->A->n, whole = to - (to - from) % LANES, next = COLUMNS * n;
    const double *a = w->A->cells + j * n, *b = a + n, *c = b + n, *d = c + n;
    double *const y = w->Y, x[OML_LANES_TOGETHER][COLUMNS];
#pragma GCC unroll 8
    for (size_t k = 0; k < K; k++)
        for (size_t l = 0; l < COLUMNS; l++)
            x[k][l] = scale_of(w, j + l) * w->X[j + l + k * n];
    for (size_t i = from; i < whole; i += LANES) {
        const lanes p = *(const lanes *)(a + i), q = *(const lanes *)(b + i), u = *(const lanes *)(c + i),
                    v = *(const lanes *)(d + i);
        __builtin_prefetch(a + i + next, 0, 2), __builtin_prefetch(b + i + next, 0, 2);
        __builtin_prefetch(c + i + next, 0, 2), __builtin_prefetch(d + i + next, 0, 2);
#pragma GCC unroll 8
        for (size_t k = 0; k < K; k++)
            *(lanes *)(y + i + k * n) += (p * x[k][0] + q * x[k][1]) + (u * x[k][2] + v * x[k][3]);
    }
    for (size_t k = 0; k < K; k++)
        for (size_t i = whole; i < to; i++)
            y[i + k * n] += (a[i] * x[k][0] + b[i] * x[k][1]) + (c[i] * x[k][2] + d[i] * x[k][3]);
}

OML_LANES_KERNEL void
right_rows(const job *w, size_t from, size_t to, const size_t K)
{
    const size_t n = w->A->n;
    size_t j = w->first;
    for (; j + COLUMNS <= w->end; j += COLUMNS)
        right_columns(w, j, from, to, K);
    for (; j < w->end; j++) // the last few
        for (size_t k = 0; k < K; k++) {
            const double x = scale_of(w, j) * w->X[j + k * n];
            for (size_t i = from; i < to; i++)
                w->Y[i + k * n] += w->A->cells[i + j * n] * x;
        }
}

// The dot products of C columns with each x.
OML_LANES_KERNEL void
left_columns(const job *w, size_t j, const size_t C, const size_t K)
{
    const size_t n = w->A->n, whole = n - n % LANES;
    const double *a = w->A->cells + j * n;
    lanes sum[OML_LANES_TOGETHER][COLUMNS];
#pragma GCC unroll 8
    for (size_t k = 0; k < K; k++)
#pragma GCC unroll 4
        for (size_t l = 0; l < C; l++)
            sum[k][l] = (lanes){0};
    for (size_t i = 0; i < whole; i += LANES) {
        lanes cell[COLUMNS];
#pragma GCC unroll 4
        for (size_t l = 0; l < C; l++) {
            cell[l] = *(const lanes *)(a + i + l * n);
            __builtin_prefetch(a + i + l * n + AHEAD);
        }
#pragma GCC unroll 8
        for (size_t k = 0; k < K; k++) {
            const lanes x = *(const lanes *)(w->X + i + k * n);
#pragma GCC unroll 4
            for (size_t l = 0; l < C; l++)
                sum[k][l] += cell[l] * x;
        }
    }
    for (size_t k = 0; k < K; k++)
        for (size_t l = 0; l < C; l++) {
            double rest = 0;
            for (size_t i = whole; i < n; i++)
                rest += a[i + l * n] * w->X[i + k * n];
            w->Y[j + l + k * n] += scale_of(w, j + l) * (oml_lanes_sum(&sum[k][l]) + rest);
        }
}

OML_LANES_KERNEL void
left_slice(const job *w, size_t from, size_t to, const size_t K)
{
    size_t j = from;
    for (; j + COLUMNS <= to; j += COLUMNS)
        left_columns(w, j, COLUMNS, K);
    for (; j < to; j++)
        left_columns(w, j, 1, K);
}

OML_LANES_CLONES static void
right(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    const job *w = shared;
    for (size_t u = from; u < to; u++) {
        const size_t top = u * ROWS, end = w->A->n - top < ROWS ? w->A->n : top + ROWS;
        OML_LANES_KNOWN(right_rows, w->k, w, top, end)
    }
}

OML_LANES_CLONES static void
left(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    const job *w = shared;
    OML_LANES_KNOWN(left_slice, w->k, w, from, to)
}

// ---- many vectors: products of matrices, each unit by the thread that takes it ------------------------------------

static void
right_wide(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    const job *w = shared;
    const size_t n = w->A->n;
    for (size_t u = from; u < to; u++) {
        const size_t at = u * WIDE, rows = n - at < WIDE ? n - at : WIDE;
        oml_gemm_double(false, rows, w->k, w->end - w->first, w->A->cells + at + w->first * n, n, w->X + w->first, n, 1,
                        w->Y + at, n);
    }
}

static void
left_wide(const void *shared, void *own, size_t from, size_t to)
{
    (void)own;
    const job *w = shared;
    const size_t n = w->A->n;
    for (size_t u = from; u < to; u++) {
        const size_t at = u * WIDE, cols = n - at < WIDE ? n - at : WIDE;
        oml_gemm_double(true, cols, w->k, n, w->A->cells + at * n, n, w->X, n, 1, w->Y + at, n);
    }
}

// Y += A X with the scale on X; Y += diag(scale) (cells' X).
static oml_rc
wide(oml_cx *cx, const oml_sweep *A, bool transposed, const oml_mat *X, oml_mat *Y)
{
    void *own[OML_PARALLEL_MOST] = {NULL};
    const size_t n = A->n, cells = n * X->cols;
    const bool scaled = A->scale != NULL;
    OML_AUTO(mat) *T = NULL;
    if (scaled)
        OML_TRY(oml_mat_new(cx, n, X->cols, &T));
    for (size_t i = 0; i < cells && scaled && !transposed; i++)
        T->v[i] = A->scale[i % n] * X->v[i];
    const job w = {A, 0, n, scaled && !transposed ? T->v : X->v, scaled && transposed ? T->v : Y->v, X->cols};
    oml_gemm_together(1);
    OML_TRY(oml_parallel_run(cx, NULL, (n + WIDE - 1) / WIDE, 1, transposed ? left_wide : right_wide, &w, own));
    for (size_t i = 0; i < cells && scaled && transposed; i++)
        Y->v[i] += A->scale[i % n] * T->v[i];
    return OML_OK;
}

// ---- both ---------------------------------------------------------------------------------------------------------

// The vectors in groups: the matrix is read once a group.
static oml_rc
sweep(oml_cx *cx, const oml_sweep *A, const oml_mat *X, oml_mat *Y, size_t units, size_t grain, oml_parallel_body *body)
{
    void *own[OML_PARALLEL_MOST] = {NULL};
    for (size_t k = 0; k < X->cols; k += OML_LANES_TOGETHER) {
        const size_t group = X->cols - k < OML_LANES_TOGETHER ? X->cols - k : OML_LANES_TOGETHER;
        const job w = {A, 0, A->n, X->v + k * A->n, Y->v + k * A->n, group};
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

void
oml_sweep_columns(const oml_sweep *A, size_t from, size_t to, const double *X, size_t k, double *Y)
{
    if (k > OML_SWEEP_FEW && A->scale == NULL) {
        const job w = {A, from, to, X, Y, k};
        right_wide(&w, NULL, 0, (A->n + WIDE - 1) / WIDE);
        return;
    }
    for (size_t c = 0; c < k; c += OML_LANES_TOGETHER) {
        const job w = {
            A, from, to, X + c * A->n, Y + c * A->n, k - c < OML_LANES_TOGETHER ? k - c : OML_LANES_TOGETHER};
        right(&w, NULL, 0, (A->n + ROWS - 1) / ROWS);
    }
}

void
oml_sweep_rows(const oml_sweep *A, size_t from, size_t to, const double *X, size_t k, double *Y)
{
    for (size_t c = 0; c < k; c += OML_LANES_TOGETHER) {
        const job w = {A, 0, A->n, X + c * A->n, Y + c * A->n, k - c < OML_LANES_TOGETHER ? k - c : OML_LANES_TOGETHER};
        left(&w, NULL, from, to);
    }
}

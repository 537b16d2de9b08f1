/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/sweep.h"

#include "num/parallel.h"

#include <string.h>

enum {
    LANES = 8,   // doubles that are added side by side
    ROWS = 512,  // of the unit of work of a right sweep: 4 KB of each column
    COLUMNS = 4, // read at once
    SLICE = 64,  // columns in the unit of work of a left sweep
};

typedef struct job {
    const oml_sweep *A;
    const double *X; // of this group of vectors
    double *Y;
    size_t k;
} job;

// Several versions, one per generation of processors; the additions and their order are the same in all.
#if defined(__x86_64__) && !defined(__clang_analyzer__)
#define FAST __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define FAST
#endif

FAST static void
right_rows(const job *w, size_t from, size_t to)
{
    const size_t n = w->A->n;
    for (size_t j = 0; j < n; j += COLUMNS) {
        const size_t most = n - j < COLUMNS ? n - j : COLUMNS;
        if (most < COLUMNS) { // the last few columns
            for (size_t c = j; c < n; c++)
                for (size_t k = 0; k < w->k; k++) {
                    const double x = w->A->scale[c] * w->X[c + k * n];
                    for (size_t i = from; i < to; i++)
                        w->Y[i + k * n] += w->A->cells[i + c * n] * x;
                }
            break;
        }
        const double *restrict a = w->A->cells + j * n, *s = w->A->scale + j;
        const double *restrict b = a + n, *restrict c = b + n, *restrict d = c + n;
        for (size_t k = 0; k < w->k; k++) {
            const double *x = w->X + j + k * n;
            const double p = s[0] * x[0], q = s[1] * x[1], u = s[2] * x[2], v = s[3] * x[3];
            double *restrict y = w->Y + k * n;
            for (size_t i = from; i < to; i++)
                y[i] += (a[i] * p + b[i] * q) + (c[i] * u + d[i] * v);
        }
    }
}

// The dot product of a column with x, in LANES partial sums.
FAST static void
left_column(const job *w, size_t j)
{
    const size_t n = w->A->n, whole = n - n % LANES;
    const double *restrict a = w->A->cells + j * n;
    double sum[OML_SWEEP_WIDE][LANES];
    memset(sum, 0, sizeof sum);
    for (size_t at = 0; at < whole; at += ROWS) // pieces of the column that stay in the nearest cache
        for (size_t k = 0; k < w->k; k++) {
            const double *restrict x = w->X + k * n;
            const size_t end = whole - at < ROWS ? whole : at + ROWS;
            double s[LANES];
            memcpy(s, sum[k], sizeof s);
            for (size_t i = at; i < end; i += LANES)
                for (size_t l = 0; l < LANES; l++)
                    s[l] += a[i + l] * x[i + l];
            memcpy(sum[k], s, sizeof s);
        }
    for (size_t k = 0; k < w->k; k++) {
        const double *s = sum[k];
        double rest = 0;
        for (size_t i = whole; i < n; i++)
            rest += a[i] * w->X[i + k * n];
        w->Y[j + k * n] += w->A->scale[j] * ((((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]))) + rest);
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

// The vectors in groups: the matrix is read once a group.
static oml_rc
sweep(oml_cx *cx, const oml_sweep *A, const oml_mat *X, oml_mat *Y, size_t units, size_t grain, oml_parallel_body *body)
{
    void *own[OML_PARALLEL_MOST] = {NULL};
    for (size_t k = 0; k < X->cols; k += OML_SWEEP_WIDE) {
        const size_t wide = X->cols - k < OML_SWEEP_WIDE ? X->cols - k : OML_SWEEP_WIDE;
        const job w = {A, X->v + k * A->n, Y->v + k * A->n, wide};
        OML_TRY(oml_parallel_run(cx, NULL, units, grain, body, &w, own));
    }
    return OML_OK;
}

oml_rc
oml_sweep_right(oml_cx *cx, const oml_sweep *A, const oml_mat *X, oml_mat *Y)
{
    return sweep(cx, A, X, Y, (A->n + ROWS - 1) / ROWS, 1, right);
}

oml_rc
oml_sweep_left(oml_cx *cx, const oml_sweep *A, const oml_mat *X, oml_mat *Y)
{
    return sweep(cx, A, X, Y, A->n, SLICE, left);
}

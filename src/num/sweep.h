/**
 * Sweep: products of a large square matrix of doubles with a few vectors, at the speed
 * of memory and with several threads.
 *
 * The matrix is cells diag(scale), cells n x n column after column: thus a table's
 * deliveries serve as coefficients where they lie. The order of additions depends on
 * the sizes alone: the same bits for any number of threads.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_SWEEP_H
#define OML_NUM_SWEEP_H

#include "num/mat.h"

typedef struct oml_sweep {
    size_t n;
    const double *cells, *scale; /* n x n; n, or NULL: all 1 */
} oml_sweep;

/** Y += A X, X and Y n x k. Time 2 n^2 k; one read of A per 6 columns of X, or by BLAS above OML_SWEEP_FEW. */
oml_rc oml_sweep_right(oml_cx *cx, const oml_sweep *A, const oml_mat *X, oml_mat *Y) OML_CHECKED;
/** Y += A' X. */
oml_rc oml_sweep_left(oml_cx *cx, const oml_sweep *A, const oml_mat *X, oml_mat *Y) OML_CHECKED;

/** Y (n x k) += A X with columns from .. to-1 of A and those rows of X alone, by the thread that asks. */
void oml_sweep_columns(const oml_sweep *A, size_t from, size_t to, const double *X, size_t k, double *Y);
/** Rows from .. to-1 of Y (n x k) += those columns of A, transposed, times X, by the thread that asks. */
void oml_sweep_rows(const oml_sweep *A, size_t from, size_t to, const double *X, size_t k, double *Y);

enum { OML_SWEEP_FEW = 18 };

#endif

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
    const double *cells, *scale; /* n x n; n */
} oml_sweep;

/** Y += A X, X and Y n x k. Time 2 n^2 k; one read of A per OML_SWEEP_WIDE columns, or by BLAS above OML_SWEEP_FEW. */
oml_rc oml_sweep_right(oml_cx *cx, const oml_sweep *A, const oml_mat *X, oml_mat *Y) OML_CHECKED;
/** Y += A' X. */
oml_rc oml_sweep_left(oml_cx *cx, const oml_sweep *A, const oml_mat *X, oml_mat *Y) OML_CHECKED;

enum { OML_SWEEP_WIDE = 8, OML_SWEEP_FEW = 16 };

#endif

/**
 * Inverse: L = (I - A)^-1 of a large system whole, row after row, in double precision.
 *
 * A row of L is in one piece: L is kept as the matrix L', column after column. So
 * L Y is oml_sweep_left, and L' S oml_sweep_right, of those cells (num/sweep.h).
 *
 * The order of additions depends on the size alone: the same bits for any number of
 * threads.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_INVERSE_H
#define OML_NUM_INVERSE_H

#include "num/sweep.h"

/**
 * *out is L', n x n: Gauss-Jordan by blocks, with swaps of rows within a block alone; meant for I - A with rho(A) < 1.
 * Time 2 n^3, no memory beside it but a few hundred columns. Fails with OML_E_NUMERIC (OML-NUM-04) when a block of the
 * diagonal is singular, (OML-NUM-05) when a cell is not finite; OML_E_NOMEM.
 */
oml_rc oml_inverse_new(oml_cx *cx, const oml_sweep *A, oml_mat **out) OML_CHECKED;

#endif

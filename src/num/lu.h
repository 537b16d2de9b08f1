/**
 * LU: a square matrix, factorised once, that then answers equations quickly.
 *
 * P B = L U with partial pivoting, by LAPACK; this is the only file that knows
 * LAPACK. A factorisation is read-only once made: several threads may ask it at
 * once, each with its own cx.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_LU_H
#define OML_NUM_LU_H

#include "num/mat.h"

typedef struct oml_lu oml_lu;

/**
 * Factorises B. Takes B over: *B becomes NULL, also on failure.
 * Time 2/3 n^3, no memory beside B.
 * Fails:
 *   OML_E_INPUT    OML-NUM-03 not square, or too large for LAPACK's 32-bit sizes
 *   OML_E_NUMERIC  OML-NUM-04 singular, or so near to it that a solution would have no correct digit
 *                  OML-NUM-05 a cell is not a finite number
 */
oml_rc oml_lu_new(oml_cx *cx, oml_mat **B, oml_lu **out) OML_CHECKED;
void oml_lu_free(oml_lu *lu);
OML_OWNED(lu)

/**
 * An estimate of 1 / (|B| |B^-1|) in the 1-norm (dgecon; the true value is smaller by at most a small factor):
 * about -log10 of it digits are lost in a solution, of the 16 a double has.
 */
double oml_lu_rcond(const oml_lu *lu);

/** B X = Y: Y (n x k) becomes X. Time 2 n^2 k. Fails with OML_E_INPUT (OML-NUM-06) when Y has other rows. */
oml_rc oml_lu_solve(oml_cx *cx, const oml_lu *lu, oml_mat *Y) OML_CHECKED;
/** The same for the transpose: B^T X = Y. */
oml_rc oml_lu_solve_t(oml_cx *cx, const oml_lu *lu, oml_mat *Y) OML_CHECKED;

#endif

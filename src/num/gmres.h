/**
 * Gmres: (I - A) x = y, or x (I - A) = y, roughly and fast, for a few right-hand sides.
 *
 * GMRES (Y. Saad, M. H. Schultz, SIAM Journal on Scientific and Statistical Computing
 * 7, 1986) in single precision on A in tiles, each right-hand side with a Krylov space of
 * its own, with block Gauss-Seidel in front of it: I - A = M - U, M the diagonal blocks
 * and what stands before them, so that each step applies U M^-1 and reads every tile once
 * (S. C. Eisenstat, same journal 2, 1981). The answer is good to about OML_GMRES_GOOD; who
 * wants more corrects with a residual in double.
 *
 * Gauss-Seidel runs in OML_GMRES_GROUPS groups of blocks that do not wait for each
 * other, always as many: the same bits for any number of threads.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_GMRES_H
#define OML_NUM_GMRES_H

#include "num/tiles.h"

#define OML_GMRES_GOOD 1e-6
enum { OML_GMRES_GROUPS = 2, OML_GMRES_STEPS = 40, OML_GMRES_WIDE = 64 };

typedef struct oml_gmres oml_gmres;

/**
 * Over A; block as in num/tiles.h. Time n^2 and 8/3 b^3 a block of b rows.
 * Fails as oml_tiles_new, and with OML_E_NUMERIC (OML-NUM-04) when a block of I - A is singular.
 */
oml_rc oml_gmres_new(oml_cx *cx, const oml_sweep *A, const uint32_t block[], oml_gmres **out) OML_CHECKED;
void oml_gmres_free(oml_gmres *g);
OML_OWNED(gmres)

/** Cells that the system has more than A. */
typedef struct oml_gmres_more {
    size_t n;
    const uint32_t *row, *col;
    const double *value;
} oml_gmres_more;

/** B (n x k) becomes about (I - A)^-1 B, or with `left` (I - A')^-1 B: to a residual of `good` or OML_GMRES_GOOD,
 * whichever is larger. With `more` (may be NULL) of A + more, of which M^-1 knows nothing: as long as that is a change
 * of a table, a few steps more. */
oml_rc oml_gmres_solve(oml_cx *cx, const oml_gmres *g, const oml_gmres_more *more, bool left, double good,
                       oml_mat *B) OML_CHECKED;

#endif

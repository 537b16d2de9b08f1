/**
 * Boxlp: what the rows of a program are worth, when its choices may be parts.
 *
 *     maximise  sum g_j x_j   subject to   least_i <= sum a_ij x_j <= most_i,   0 <= x_j <= 1
 *
 * By the dual simplex method for bounded variables (C. E. Lemke, Naval Research
 * Logistics Quarterly 1, 1954; A. Koberstein, The dual simplex method, 2005, ch. 3): each
 * x_j at the end of its box that its g_j likes is dual feasible, so that there is nothing
 * to prepare. A dense tableau: rows by columns. Rows and columns are scaled to 1.
 *
 * Any numbers u give a bound on the whole-number choice too (J. P. Geoffrion, Lagrangean
 * relaxation, Mathematical Programming Study 2, 1974), those of an optimum the best:
 *
 *     bound = sum_i (u_i > 0 ? u_i most_i : u_i least_i) + sum_j max(0, g_j - sum_i u_i a_ij)
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_BOXLP_H
#define OML_NUM_BOXLP_H

#include "num/mip.h"

/**
 * u (p->n_rows) becomes the worth of a unit of each row; 0 of one that does not bind. It is good for a bound whether or
 * not the method ended within its steps, or found that nothing keeps all rows. Fails with OML_E_NOMEM (OML-NUM-33).
 */
oml_rc oml_boxlp_worth(oml_cx *cx, const oml_mip *p, double u[]) OML_CHECKED;

#endif

/**
 * Origins: everybody's multipliers, parted by the region that emits, in one pass over an inverse at hand.
 *
 * With s_o the intensities of region o's rows alone, m_o = s_o L reads those rows of L
 * and no others. So one reading gives all that the accounts ask [eq. 12-17]:
 *
 *   flow      m_o y_c: what o emits for c's final users
 *   home      per product: what c emits for its own final users, the sum of m_c y_c over the rows of that product
 *   M         the sum of all m_o
 *   made      L y, of all final users and of those in the row's own region
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_ECONOMY_ORIGINS_H
#define OML_ECONOMY_ORIGINS_H

#include "economy/iot.h"
#include "num/mat.h"

typedef struct oml_origins {
    oml_mat *flow; /* (k * R) x R: row s * R + origin */
    oml_mat *home; /* k x (R * N): column c * N + p */
    oml_mat *M;    /* n x k, lying */
    oml_mat *made; /* n x 2 */
} oml_origins;

/**
 * Adds to the matrices of `out`, all of which the caller made. L is L' of num/inverse.h; S n x k intensities, lying;
 * Y n x R, a column what one region's final users take. Time 2 n^2 k. Memory: a few copies of 64 columns of S for
 * each thread and group of regions. The same bits for any number of threads.
 */
oml_rc oml_origins_add(oml_cx *cx, const oml_iot *t, const double *L, const oml_mat *S, const oml_mat *Y,
                       oml_origins *out) OML_CHECKED;

#endif

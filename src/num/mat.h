/**
 * Mat: a matrix of doubles, column after column, owned by whoever holds it.
 *
 * Element (i, j) stands at v[i + j * rows], as LAPACK wants it. Sizes are checked
 * when a matrix is made, so that i + j * rows cannot overflow. A matrix may have
 * no rows or no columns.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_NUM_MAT_H
#define OML_NUM_MAT_H

#include "base/cx.h"

#include <stddef.h>

typedef struct oml_mat {
    size_t rows, cols;
    double *v;
} oml_mat;

/** All zeros. Fails with OML_E_NOMEM (OML-NUM-01) when there is no room for rows x cols. */
oml_rc oml_mat_new(oml_cx *cx, size_t rows, size_t cols, oml_mat **out) OML_CHECKED;
void oml_mat_free(oml_mat *m);
OML_OWNED(mat)

oml_rc oml_mat_copy(oml_cx *cx, const oml_mat *m, oml_mat **out) OML_CHECKED;
oml_rc oml_mat_transpose(oml_cx *cx, const oml_mat *m, oml_mat **out) OML_CHECKED;
/** C = A B. Time 2 rows(A) cols(A) cols(B). Fails with OML_E_INPUT (OML-NUM-02) when the shapes do not meet. */
oml_rc oml_mat_product(oml_cx *cx, const oml_mat *A, const oml_mat *B, oml_mat **out) OML_CHECKED;

/** Where element (i, j) stands; (0, j) is the start of column j. */
static inline double *
oml_mat_at(const oml_mat *m, size_t i, size_t j)
{
    return m->v + i + j * m->rows;
}

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/mat.h"

#include "num/pages.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

oml_rc
oml_mat_new(oml_cx *cx, size_t rows, size_t cols, oml_mat **out)
{
    *out = NULL;
    size_t n;
    if (!__builtin_mul_overflow(rows, cols, &n) && n <= PTRDIFF_MAX / sizeof(double)) {
        oml_mat *m = malloc(sizeof *m);
        double *v = calloc(n > 0 ? n : 1, sizeof *v);
        oml_pages_large(v, n * sizeof *v);
        if (m != NULL && v != NULL) {
            *m = (oml_mat){rows, cols, v};
            *out = m;
            return OML_OK;
        }
        free(m);
        free(v);
    }
    return OML_FAIL(cx, OML_E_NOMEM, "OML-NUM-01", N_("there is no memory for a matrix of %zu x %zu"), rows, cols);
}

void
oml_mat_free(oml_mat *m)
{
    if (m == NULL)
        return;
    free(m->v);
    free(m);
}

oml_rc
oml_mat_copy(oml_cx *cx, const oml_mat *m, oml_mat **out)
{
    OML_TRY(oml_mat_new(cx, m->rows, m->cols, out));
    assert(*out != NULL);
    memcpy((*out)->v, m->v, m->rows * m->cols * sizeof *m->v);
    return OML_OK;
}

oml_rc
oml_mat_transpose(oml_cx *cx, const oml_mat *m, oml_mat **out)
{
    OML_TRY(oml_mat_new(cx, m->cols, m->rows, out));
    assert(*out != NULL);
    for (size_t j = 0; j < m->cols; j++)
        for (size_t i = 0; i < m->rows; i++)
            *oml_mat_at(*out, j, i) = *oml_mat_at(m, i, j);
    return OML_OK;
}

oml_rc
oml_mat_product(oml_cx *cx, const oml_mat *A, const oml_mat *B, oml_mat **out)
{
    *out = NULL;
    if (A->cols != B->rows)
        return OML_FAIL(cx, OML_E_INPUT, "OML-NUM-02", N_("cannot multiply %zu x %zu by %zu x %zu"), A->rows, A->cols,
                        B->rows, B->cols);
    OML_TRY(oml_mat_new(cx, A->rows, B->cols, out));
    assert(*out != NULL);
    // A fixed order of additions: the same bits whatever the machine.
    for (size_t j = 0; j < B->cols; j++)
        for (size_t k = 0; k < A->cols; k++) {
            const double b = *oml_mat_at(B, k, j), *a = oml_mat_at(A, 0, k);
            double *c = oml_mat_at(*out, 0, j);
            for (size_t i = 0; i < A->rows; i++)
                c[i] += a[i] * b;
        }
    return OML_OK;
}

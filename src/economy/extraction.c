/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/extraction.h"

oml_rc
oml_extraction_compute(oml_cx *cx, const oml_iot *t, const oml_solver *solver, const double diagonal[],
                       const double s[], oml_extraction *out)
{
    const size_t n = t->n;
    *out = (oml_extraction){.total = OML_NEW(&cx->tmp, double, n),
                            .backward = OML_NEW(&cx->tmp, double, n),
                            .forward = OML_NEW(&cx->tmp, double, n)};
    OML_AUTO(mat) *m = NULL, *u = NULL;
    OML_TRY(oml_mat_new(cx, n, 1, &m));
    OML_TRY(oml_mat_new(cx, n, 1, &u));
    for (size_t j = 0; j < n; j++)
        m->v[j] = s[j], u->v[j] = s[j] * t->x[j];
    OML_TRY(oml_solver_multipliers(cx, solver, m, &out->residual));
    OML_TRY(oml_solver_output(cx, solver, u, &out->residual));
    for (size_t j = 0; j < n; j++) {
        const double once = 1 / diagonal[j];
        out->total[j] = m->v[j] * t->x[j] * once;
        out->backward[j] = (m->v[j] - s[j]) * t->x[j] * once;
        out->forward[j] = (u->v[j] - s[j] * t->x[j]) * once;
    }
    return OML_OK;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/linkage.h"

static void
direct(const oml_iot *t, const oml_solver *s, oml_linkage *out)
{
    for (size_t j = 0; j < t->n; j++)
        for (size_t i = 0; i < t->n; i++) {
            const double a = oml_solver_coefficient(s, i, j);
            out->direct_backward[j] += a;
            out->direct_forward[i] += t->x[i] == 0 ? 0 : a * t->x[j] / t->x[i];
        }
}

// Over the rows that make something: the others have no links.
static double
mean(const oml_iot *t, const double v[])
{
    double sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < t->n; i++) {
        sum += t->x[i] == 0 ? 0 : v[i];
        count += t->x[i] == 0 ? 0 : 1;
    }
    return count == 0 ? 0 : sum / (double)count;
}

oml_rc
oml_linkage_compute(oml_cx *cx, const oml_iot *t, const oml_solver *s, oml_linkage *out)
{
    *out = (oml_linkage){.backward = OML_NEW(&cx->tmp, double, t->n),
                         .forward = OML_NEW(&cx->tmp, double, t->n),
                         .direct_backward = OML_NEW(&cx->tmp, double, t->n),
                         .direct_forward = OML_NEW(&cx->tmp, double, t->n)};
    direct(t, s, out);
    OML_AUTO(mat) *ones = NULL, *x = NULL;
    OML_TRY(oml_mat_new(cx, t->n, 1, &ones));
    OML_TRY(oml_mat_new(cx, t->n, 1, &x));
    for (size_t i = 0; i < t->n; i++)
        ones->v[i] = 1, x->v[i] = t->x[i];
    OML_TRY(oml_solver_multipliers(cx, s, ones, &out->residual));
    OML_TRY(oml_solver_output(cx, s, x, &out->residual));
    for (size_t i = 0; i < t->n; i++) {
        out->backward[i] = ones->v[i];
        out->forward[i] = t->x[i] == 0 ? 1 : x->v[i] / t->x[i];
    }
    out->mean_backward = mean(t, out->backward);
    out->mean_forward = mean(t, out->forward);
    return OML_OK;
}

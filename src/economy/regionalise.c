/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/regionalise.h"

#include <math.h>
#include <string.h>

oml_regionalise_method
oml_regionalise_named(const char *name)
{
    static const char *const names[] = {"slq", "cilq", "flq"};
    for (int i = 0; i < OML_REGIONALISE_METHODS; i++)
        if (strcmp(name, names[i]) == 0)
            return (oml_regionalise_method)i;
    return OML_REGIONALISE_METHODS;
}

oml_rc
oml_regionalise_coefficients(oml_cx *cx, oml_mat *A, const double e[], const double E[], oml_regionalise_method method,
                             double delta)
{
    const size_t n = A->rows;
    double here = 0, all = 0, *slq = OML_NEW(&cx->tmp, double, n);
    for (size_t i = 0; i < n; i++) {
        if (!(e[i] >= 0 && E[i] >= e[i] * (1 - 1e-12) && isfinite(E[i])))
            return OML_FAIL(cx, OML_E_INPUT, "OML-REG-01", N_("industry %zu has %g in the region and %g in the nation"),
                            i + 1, e[i], E[i]);
        here += e[i], all += E[i];
    }
    if (!(here > 0))
        return OML_FAIL(cx, OML_E_INPUT, "OML-REG-02", N_("the region has no jobs at all"));
    for (size_t i = 0; i < n; i++)
        slq[i] = E[i] == 0 ? 0 : e[i] / here / (E[i] / all);
    const double lambda = method == OML_REGIONALISE_FLQ ? pow(log2(1 + here / all), delta) : 1;
    for (size_t j = 0; j < n; j++)
        for (size_t i = 0; i < n; i++) {
            double q = slq[i];
            if (method != OML_REGIONALISE_SLQ && i != j)
                q = slq[j] == 0 ? 0 : slq[i] / slq[j];
            *oml_mat_at(A, i, j) *= fmin(1, lambda * q);
        }
    return OML_OK;
}

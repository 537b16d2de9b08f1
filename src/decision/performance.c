/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/performance.h"

#include <math.h>

oml_rc
oml_performance_check(oml_cx *cx, const oml_performance *p, bool complete)
{
    if (p->n == 0 || p->k == 0)
        return OML_FAIL(cx, OML_E_INPUT, "OML-DCM-01",
                        N_("there is nothing to compare: %zu alternatives on %zu criteria"), p->n, p->k);
    for (size_t i = 0; i < p->n * p->k; i++)
        if (isinf(p->x[i]) || (complete && isnan(p->x[i])))
            return OML_FAIL(cx, OML_E_INPUT, "OML-DCM-02",
                            N_("the score of alternative %zu on criterion %zu is missing or infinite"), i / p->k + 1,
                            i % p->k + 1);
    double sum = 0;
    bool fine = true;
    for (size_t j = 0; j < p->k; j++) {
        fine = fine && p->weight[j] >= 0;
        sum += p->weight[j];
    }
    if (!fine || !(fabs(sum - 1) <= 1e-9))
        return OML_FAIL(cx, OML_E_INPUT, "OML-DCM-03", N_("weights must be zero or more and add up to 1, not to %g"),
                        sum);
    return OML_OK;
}

double
oml_performance_gain(const oml_performance *p, size_t a, size_t b, size_t j)
{
    const double gain = p->x[a * p->k + j] - p->x[b * p->k + j];
    return p->falls != NULL && p->falls[j] ? -gain : gain;
}

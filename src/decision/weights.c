/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/weights.h"

#include <math.h>

oml_rc
oml_weights_normalise(oml_cx *cx, const double points[], size_t k, double out[])
{
    double sum = 0;
    for (size_t j = 0; j < k; j++) {
        if (!isfinite(points[j]) || points[j] < 0)
            return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-10", N_("a weight cannot be %g; it is zero or more"), points[j]);
        sum += points[j];
    }
    if (!(sum > 0))
        return OML_FAIL(cx, OML_E_INPUT, "OML-DEC-11", N_("at least one criterion needs a weight above zero"));
    for (size_t j = 0; j < k; j++)
        out[j] = points[j] / sum;
    return OML_OK;
}

// Weights in proportion to what stands in out.
static void
to_one(size_t k, double out[])
{
    double sum = 0;
    for (size_t j = 0; j < k; j++)
        sum += out[j];
    for (size_t j = 0; j < k; j++)
        out[j] /= sum;
}

void
oml_weights_centroid(size_t k, double out[])
{
    double tail = 0; // 1/j + ... + 1/k
    for (size_t j = k; j-- > 0;) {
        tail += 1 / (double)(j + 1);
        out[j] = tail / (double)k;
    }
}

void
oml_weights_rank_sum(size_t k, double out[])
{
    for (size_t j = 0; j < k; j++)
        out[j] = (double)(k - j);
    to_one(k, out);
}

void
oml_weights_reciprocal(size_t k, double out[])
{
    for (size_t j = 0; j < k; j++)
        out[j] = 1 / (double)(j + 1);
    to_one(k, out);
}

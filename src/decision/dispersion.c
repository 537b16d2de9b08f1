/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/dispersion.h"

#include <math.h>

static oml_rc
check(oml_cx *cx, const oml_performance *x)
{
    oml_performance free_weights = *x;
    double *equal = OML_NEW(&cx->tmp, double, x->k + 1);
    for (size_t j = 0; j < x->k; j++)
        equal[j] = 1 / (double)x->k;
    free_weights.weight = equal;
    return oml_performance_check(cx, &free_weights, true);
}

static void
to_one(size_t k, double out[])
{
    double sum = 0;
    for (size_t j = 0; j < k; j++)
        sum += out[j];
    for (size_t j = 0; j < k; j++)
        out[j] = sum > 0 ? out[j] / sum : 1 / (double)k;
}

oml_rc
oml_dispersion_entropy(oml_cx *cx, const oml_performance *x, double out[])
{
    OML_TRY(check(cx, x));
    for (size_t j = 0; j < x->k; j++) {
        double sum = 0, entropy = 0;
        bool fine = true;
        for (size_t a = 0; a < x->n; a++) {
            fine = fine && x->x[a * x->k + j] >= 0;
            sum += x->x[a * x->k + j];
        }
        if (!fine || !(sum > 0))
            return OML_FAIL(cx, OML_E_INPUT, "OML-DCM-24",
                            N_("the scores on criterion %zu are no shares: none may be below zero, one must be above"),
                            j + 1);
        for (size_t a = 0; a < x->n; a++) {
            const double p = x->x[a * x->k + j] / sum;
            entropy -= p > 0 ? p * log(p) : 0;
        }
        out[j] = x->n > 1 ? fmax(0, 1 - entropy / log((double)x->n)) : 0;
    }
    to_one(x->k, out);
    return OML_OK;
}

// Scores from 0 at the worst that occurs to 1 at the best, less their mean; returns their length.
static double
centre(const oml_performance *x, size_t j, double z[])
{
    double low = x->x[j], high = x->x[j], mean = 0, squares = 0;
    for (size_t a = 0; a < x->n; a++) {
        low = fmin(low, x->x[a * x->k + j]);
        high = fmax(high, x->x[a * x->k + j]);
    }
    const bool falls = x->falls != NULL && x->falls[j];
    for (size_t a = 0; a < x->n; a++) {
        const double part = high > low ? (x->x[a * x->k + j] - low) / (high - low) : 0;
        z[a] = falls ? 1 - part : part;
        mean += z[a] / (double)x->n;
    }
    for (size_t a = 0; a < x->n; a++) {
        z[a] -= mean;
        squares += z[a] * z[a];
    }
    return high > low ? sqrt(squares) : 0;
}

oml_rc
oml_dispersion_critic(oml_cx *cx, const oml_performance *x, double out[])
{
    OML_TRY(check(cx, x));
    const size_t n = x->n, k = x->k;
    double *z = OML_NEW(&cx->tmp, double, n *k), *length = OML_NEW(&cx->tmp, double, k);
    for (size_t j = 0; j < k; j++)
        length[j] = centre(x, j, &z[j * n]);
    for (size_t j = 0; j < k; j++) {
        out[j] = 0;
        for (size_t l = 0; l < k; l++) {
            double dot = 0;
            for (size_t a = 0; a < n; a++)
                dot += z[j * n + a] * z[l * n + a];
            const double r = length[j] > 0 && length[l] > 0 ? dot / (length[j] * length[l]) : 0;
            out[j] += l == j ? 0 : length[j] * (1 - r);
        }
    }
    to_one(k, out);
    return OML_OK;
}

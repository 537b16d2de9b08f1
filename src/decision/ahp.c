/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/ahp.h"

#include <math.h>

// Saaty's random index for 1, 2, ... criteria.
static const double random_index[OML_AHP_MOST] = {0,    0,    0.58, 0.90, 1.12, 1.24, 1.32, 1.41,
                                                  1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59};

static oml_rc
check(oml_cx *cx, const double A[], size_t k)
{
    if (k < 1 || k > OML_AHP_MOST)
        return OML_FAIL(cx, OML_E_INPUT, "OML-DCM-21", N_("judgements in pairs go with 1 to %d criteria, not with %zu"),
                        OML_AHP_MOST, k);
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++) {
            const double both = A[i * k + j] * A[j * k + i];
            if (!(A[i * k + j] > 0) || !(fabs(both - 1) <= 0.01))
                return OML_FAIL(cx, OML_E_INPUT, "OML-DCM-20",
                                N_("the judgement of criterion %zu against %zu must be above zero and the inverse of "
                                   "its opposite"),
                                i + 1, j + 1);
        }
    return OML_OK;
}

// Power iteration: a positive matrix has one largest eigenvalue, and every start leads to it.
static double
principal(const double A[], size_t k, double w[], double next[])
{
    double lambda = 0;
    for (size_t i = 0; i < k; i++)
        w[i] = 1 / (double)k;
    for (int step = 0; step < 10000; step++) {
        double moved = 0;
        lambda = 0;
        for (size_t i = 0; i < k; i++) {
            next[i] = 0;
            for (size_t j = 0; j < k; j++)
                next[i] += A[i * k + j] * w[j];
            lambda += next[i]; // the old w adds up to 1
        }
        for (size_t i = 0; i < k; i++) {
            moved = fmax(moved, fabs(next[i] / lambda - w[i]));
            w[i] = next[i] / lambda;
        }
        if (moved < 1e-15)
            break;
    }
    return lambda;
}

static void
find_triad(const double A[], size_t k, oml_ahp *out)
{
    out->contradiction = 1;
    for (size_t i = 0; i < k; i++)
        for (size_t j = i + 1; j < k; j++)
            for (size_t l = j + 1; l < k; l++) {
                const double turn = A[i * k + j] * A[j * k + l] * A[l * k + i], off = turn > 1 ? turn : 1 / turn;
                if (off > out->contradiction) {
                    out->contradiction = off;
                    out->triad[0] = i;
                    out->triad[1] = j;
                    out->triad[2] = l;
                }
            }
}

oml_rc
oml_ahp_weights(oml_cx *cx, const double A[], size_t k, oml_ahp *out)
{
    OML_TRY(check(cx, A, k));
    *out = (oml_ahp){.weight = OML_NEW(&cx->tmp, double, k), .geometric = OML_NEW(&cx->tmp, double, k)};
    out->lambda = principal(A, k, out->weight, OML_NEW(&cx->tmp, double, k));
    double sum = 0;
    for (size_t i = 0; i < k; i++) {
        for (size_t j = 0; j < k; j++)
            out->geometric[i] += log(A[i * k + j]) / (double)k;
        sum += out->geometric[i] = exp(out->geometric[i]);
    }
    for (size_t i = 0; i < k; i++)
        out->geometric[i] /= sum;
    out->CI = k > 1 ? (out->lambda - (double)k) / (double)(k - 1) : 0;
    out->CR = k > 2 ? out->CI / random_index[k - 1] : 0;
    find_triad(A, k, out);
    return OML_OK;
}

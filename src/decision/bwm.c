/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/bwm.h"

#include "num/lp.h"

#include <math.h>

static oml_rc
check(oml_cx *cx, const oml_bwm *b)
{
    bool fine = b->k >= 2 && b->k <= OML_BWM_MOST && b->best < b->k && b->worst < b->k && b->best != b->worst;
    for (size_t j = 0; fine && j < b->k; j++)
        fine = isfinite(b->over[j]) && isfinite(b->above[j]) && b->over[j] >= 1 && b->above[j] >= 1;
    fine = fine && b->over[b->best] == 1 && b->above[b->worst] == 1;
    if (!fine)
        return OML_FAIL(cx, OML_E_INPUT, "OML-DCM-22",
                        N_("best and worst must be two of the criteria, and each judgement at least 1"));
    return OML_OK;
}

// Two rows that say |w_i - a w_j| <= xi; xi is the last of the unknowns.
static size_t
within(double A[], size_t row, size_t k, size_t i, size_t j, double a)
{
    for (int side = 0; side < 2; side++, row++) {
        double *r = &A[row * (k + 1)];
        const double sign = side == 0 ? 1 : -1;
        r[i] += sign;
        r[j] -= sign * a;
        r[k] = 1;
    }
    return row;
}

oml_rc
oml_bwm_weights(oml_cx *cx, const oml_bwm *b, double out[], double *xi, double *input)
{
    OML_TRY(check(cx, b));
    const size_t k = b->k, most = 4 * k + 2;
    double *A = OML_NEW(&cx->tmp, double, most *(k + 1)), *rhs = OML_NEW(&cx->tmp, double, most);
    double *c = OML_NEW(&cx->tmp, double, k + 1), *x = OML_NEW(&cx->tmp, double, k + 1);
    size_t m = 0;
    for (size_t j = 0; j < k; j++) {
        if (j != b->best)
            m = within(A, m, k, b->best, j, b->over[j]);
        if (j != b->worst)
            m = within(A, m, k, j, b->worst, b->above[j]);
    }
    for (int side = 0; side < 2; side++, m++) { // together 1
        for (size_t j = 0; j < k; j++)
            A[m * (k + 1) + j] = side == 0 ? 1 : -1;
        rhs[m] = side == 0 ? 1 : -1;
    }
    c[k] = 1;
    bool feasible;
    OML_TRY(oml_lp_solve(cx, &(oml_lp){m, k + 1, A, rhs, c}, x, &feasible));
    if (!feasible)
        return OML_FAIL(cx, OML_E_INTERNAL, "OML-DCM-23", N_("no weights were found for these judgements"));
    for (size_t j = 0; j < k; j++)
        out[j] = x[j];
    *xi = x[k];
    const double whole = b->over[b->worst];
    double most_off = 0;
    for (size_t j = 0; j < k; j++)
        if (j != b->best && j != b->worst && whole > 1)
            most_off = fmax(most_off, fabs(b->over[j] * b->above[j] - whole) / (whole * whole - whole));
    if (input != NULL)
        *input = most_off;
    return OML_OK;
}

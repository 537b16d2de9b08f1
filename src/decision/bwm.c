/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/bwm.h"

#include "num/lp.h"

#include <math.h>
#include <string.h>

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

// ---- the model of ratios ------------------------------------------------------------------------------------------

// Two rows that say |w_i - a w_j| <= xi w_j, now that xi is given.
static size_t
ratio_within(double A[], size_t row, size_t k, size_t i, size_t j, double a, double xi)
{
    A[row * k + i] = 1; // w_i >= (a - xi) w_j
    A[row * k + j] = xi - a;
    A[(row + 1) * k + i] = -1; // w_i <= (a + xi) w_j
    A[(row + 1) * k + j] = a + xi;
    return row + 2;
}

static oml_rc
ratios_hold(oml_cx *cx, const oml_bwm *b, double xi, double w[], bool *hold)
{
    const size_t k = b->k, most = 4 * k + 2;
    double *A = OML_NEW(&cx->tmp, double, most *k), *rhs = OML_NEW(&cx->tmp, double, most);
    double *c = OML_NEW(&cx->tmp, double, k);
    size_t m = 0;
    for (size_t j = 0; j < k; j++) {
        if (j != b->best)
            m = ratio_within(A, m, k, b->best, j, b->over[j], xi);
        if (j != b->worst)
            m = ratio_within(A, m, k, j, b->worst, b->above[j], xi);
    }
    for (int side = 0; side < 2; side++, m++) { // together 1
        for (size_t j = 0; j < k; j++)
            A[m * k + j] = side == 0 ? 1 : -1;
        rhs[m] = side == 0 ? 1 : -1;
    }
    return oml_lp_solve(cx, &(oml_lp){m, k, A, rhs, c}, w, hold);
}

oml_rc
oml_bwm_ratios(oml_cx *cx, const oml_bwm *b, double out[], double *xi, double *ratio)
{
    static const double index[] = {0, 0.44, 1, 1.63, 2.3, 3, 3.73, 4.47, 5.23}; // of a_BW = 1 to 9
    OML_TRY(check(cx, b));
    double low = 0, high = 1, *w = OML_NEW(&cx->tmp, double, b->k);
    bool hold;
    for (size_t j = 0; j < b->k; j++) // equal weights are off by no more than this
        high = fmax(high, fmax(b->over[j], b->above[j]));
    OML_TRY(ratios_hold(cx, b, 0, w, &hold));
    if (hold)
        high = 0;
    for (int i = 0; i < 40 && high > low; i++) {
        const double middle = (low + high) / 2;
        OML_TRY(ratios_hold(cx, b, middle, w, &hold));
        *(hold ? &high : &low) = middle;
    }
    OML_TRY(ratios_hold(cx, b, high + 1e-9, w, &hold));
    if (!hold)
        return OML_FAIL(cx, OML_E_INTERNAL, "OML-DCM-23", N_("no weights were found for these judgements"));
    memcpy(out, w, b->k * sizeof *out);
    *xi = high;
    const double whole = b->over[b->worst];
    *ratio = whole > 9 ? (double)NAN : high == 0 ? 0 : high / index[(size_t)ceil(whole) - 1];
    return OML_OK;
}

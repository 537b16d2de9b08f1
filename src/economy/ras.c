/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/ras.h"

#include <math.h>
#include <string.h>

typedef struct work {
    oml_cx *cx;
    const oml_mat *Z;
    const double *u, *v;
    double *r, *s;       // multipliers of rows and columns
    double *p, *n, *sum; // per row or column: positive and negative parts, and sums
} work;

static double
cell(const work *w, size_t i, size_t j)
{
    const double z = *oml_mat_at(w->Z, i, j);
    return z >= 0 ? w->r[i] * z * w->s[j] : z / (w->r[i] * w->s[j]);
}

// The multiplier that gives parts p and n the sum asked: p m - n / m = sum.
static double
multiplier(double p, double n, double sum)
{
    if (p > 0)
        return (sum + sqrt(sum * sum + 4 * p * n)) / (2 * p);
    return n > 0 && sum != 0 ? -n / sum : 1;
}

static void
rows(const work *w)
{
    memset(w->p, 0, w->Z->rows * sizeof *w->p);
    memset(w->n, 0, w->Z->rows * sizeof *w->n);
    for (size_t j = 0; j < w->Z->cols; j++)
        for (size_t i = 0; i < w->Z->rows; i++) {
            const double z = *oml_mat_at(w->Z, i, j);
            w->p[i] += z > 0 ? z * w->s[j] : 0;
            w->n[i] -= z < 0 ? z / w->s[j] : 0;
        }
    for (size_t i = 0; i < w->Z->rows; i++)
        w->r[i] = multiplier(w->p[i], w->n[i], w->u[i]);
}

static void
columns(const work *w)
{
    for (size_t j = 0; j < w->Z->cols; j++) {
        double p = 0, n = 0;
        for (size_t i = 0; i < w->Z->rows; i++) {
            const double z = *oml_mat_at(w->Z, i, j);
            p += z > 0 ? w->r[i] * z : 0;
            n -= z < 0 ? z / w->r[i] : 0;
        }
        w->s[j] = multiplier(p, n, w->v[j]);
    }
}

// Largest distance of a sum from what was asked, relative to the largest asked.
static double
gap(const work *w)
{
    double worst = 0, largest = 0;
    memset(w->sum, 0, w->Z->rows * sizeof *w->sum);
    for (size_t j = 0; j < w->Z->cols; j++) {
        double sum = 0;
        for (size_t i = 0; i < w->Z->rows; i++) {
            const double z = cell(w, i, j);
            sum += z;
            w->sum[i] += z;
        }
        worst = fabs(sum - w->v[j]) <= worst ? worst : fabs(sum - w->v[j]);
        largest = fmax(largest, fabs(w->v[j]));
    }
    for (size_t i = 0; i < w->Z->rows; i++) {
        worst = fabs(w->sum[i] - w->u[i]) <= worst ? worst : fabs(w->sum[i] - w->u[i]);
        largest = fmax(largest, fabs(w->u[i]));
    }
    return largest == 0 ? worst : worst / largest;
}

static oml_rc
check(const work *w, const oml_ras *how)
{
    double all_u = 0, all_v = 0;
    bool *row = OML_NEW(&w->cx->tmp, bool, w->Z->rows);
    for (size_t j = 0; j < w->Z->cols; j++) {
        bool any = false;
        for (size_t i = 0; i < w->Z->rows; i++) {
            const double z = *oml_mat_at(w->Z, i, j);
            any = any || z != 0;
            row[i] = row[i] || z != 0;
            if (how->positive_only && z < 0)
                return OML_FAIL(w->cx, OML_E_INPUT, "OML-RAS-02",
                                N_("cell %zu, %zu is negative: RAS has no answer for it, GRAS has"), i + 1, j + 1);
        }
        if (!any && fabs(w->v[j]) > 0)
            return OML_FAIL(w->cx, OML_E_INPUT, "OML-RAS-04", N_("column %zu is all zeros and should add up to %g"),
                            j + 1, w->v[j]);
        all_v += w->v[j];
    }
    for (size_t i = 0; i < w->Z->rows; i++) {
        if (!row[i] && fabs(w->u[i]) > 0)
            return OML_FAIL(w->cx, OML_E_INPUT, "OML-RAS-03", N_("row %zu is all zeros and should add up to %g"), i + 1,
                            w->u[i]);
        all_u += w->u[i];
    }
    if (fabs(all_u - all_v) > fmax(how->tolerance, 1e-9) * fmax(fabs(all_u), fabs(all_v)))
        return OML_FAIL(w->cx, OML_E_INPUT, "OML-RAS-01",
                        N_("rows should add up to %g and columns to %g: no matrix does both"), all_u, all_v);
    return OML_OK;
}

static double *
ones(oml_cx *cx, size_t n)
{
    double *v = OML_NEW(&cx->tmp, double, n);
    for (size_t i = 0; i < n; i++)
        v[i] = 1;
    return v;
}

oml_rc
oml_ras_balance(oml_cx *cx, oml_mat *Z, const double u[], const double v[], oml_ras *how)
{
    const work w = {
        cx, Z, u, v, ones(cx, Z->rows), ones(cx, Z->cols), ones(cx, Z->rows), ones(cx, Z->rows), ones(cx, Z->rows)};
    OML_TRY(check(&w, how));
    how->before = how->gap = gap(&w);
    for (how->rounds = 0; !(how->gap <= how->tolerance); how->rounds++) {
        if (how->rounds == how->most || !isfinite(how->gap))
            return OML_FAIL(cx, OML_E_NUMERIC, "OML-RAS-05",
                            N_("after %u rounds a sum is still %.3g off: no matrix with these zeros has these sums"),
                            how->rounds, how->gap);
        OML_TRY(oml_cx_go_on(cx));
        rows(&w);
        columns(&w);
        how->gap = gap(&w);
    }
    double moved = 0, all = 0;
    for (size_t j = 0; j < Z->cols; j++)
        for (size_t i = 0; i < Z->rows; i++) {
            const double was = *oml_mat_at(Z, i, j), now = cell(&w, i, j);
            moved += fabs(now - was);
            all += fabs(was);
            *oml_mat_at(Z, i, j) = now;
        }
    how->moved = all == 0 ? 0 : moved / all;
    return OML_OK;
}

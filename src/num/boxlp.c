/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/boxlp.h"

#include <math.h>

// Variables 0 .. n-1 are the columns, n + i is the sum of row i. Those in the basis stand in rows of T, the others in
// its columns: basic_i = sum_j T_ij other_j, and the gain is a constant + sum_j d_j other_j.
typedef struct tableau {
    size_t m, n;
    double *T, *d;
    size_t *basic, *other; // which variables they are
    double *value;         // of the basic ones
    double *low, *high;    // of all
    bool *upper;           // of all: at its high end, when it is not in the basis
} tableau;

#define SLACK 1e-9

static double
largest(const int64_t by[], size_t n)
{
    double most = 1;
    for (size_t k = 0; k < n; k++)
        most = fmax(most, fabs((double)by[k]));
    return most;
}

static oml_rc
room(oml_cx *cx, const oml_mip *p, tableau *t)
{
    *t = (tableau){.m = p->n_rows, .n = p->n};
    t->T = OML_TRY_NEW(&cx->tmp, double, t->m * t->n + 1);
    t->d = OML_TRY_NEW(&cx->tmp, double, t->n + 1);
    t->basic = OML_TRY_NEW(&cx->tmp, size_t, t->m + 1);
    t->other = OML_TRY_NEW(&cx->tmp, size_t, t->n + 1);
    t->value = OML_TRY_NEW(&cx->tmp, double, t->m + 1);
    t->low = OML_TRY_NEW(&cx->tmp, double, t->n + t->m + 1);
    t->high = OML_TRY_NEW(&cx->tmp, double, t->n + t->m + 1);
    t->upper = OML_TRY_NEW(&cx->tmp, bool, t->n + t->m + 1);
    if (t->T == NULL || t->d == NULL || t->basic == NULL || t->other == NULL || t->value == NULL || t->low == NULL ||
        t->high == NULL || t->upper == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-NUM-33", N_("no memory for a linear program of %zu rows and %zu columns"),
                        p->n_rows, p->n);
    return OML_OK;
}

static void
fill(const oml_mip *p, tableau *t, double gain)
{
    for (size_t j = 0; j < t->n; j++) {
        t->other[j] = j;
        t->d[j] = (double)p->gain[j] / gain;
        t->high[j] = 1;
        t->upper[j] = p->gain[j] > 0;
    }
    for (size_t i = 0; i < t->m; i++) {
        const oml_mip_row *r = &p->row[i];
        const double size = largest(r->by, r->n);
        t->basic[i] = t->n + i;
        t->low[t->n + i] = r->least == -OML_MIP_FREE ? -(double)INFINITY : (double)r->least / size;
        t->high[t->n + i] = r->most == OML_MIP_FREE ? (double)INFINITY : (double)r->most / size;
        for (size_t k = 0; k < r->n; k++) {
            t->T[i * t->n + r->at[k]] = (double)r->by[k] / size;
            t->value[i] += t->upper[r->at[k]] ? (double)r->by[k] / size : 0;
        }
    }
}

// How far a basic variable is outside its ends: above 0 over the high one, below 0 under the low one.
static double
outside(const tableau *t, size_t i)
{
    const size_t v = t->basic[i];
    return t->value[i] > t->high[v] + SLACK  ? t->value[i] - t->high[v]
           : t->value[i] < t->low[v] - SLACK ? t->value[i] - t->low[v]
                                             : 0;
}

static size_t
leaving(const tableau *t)
{
    size_t worst = t->m;
    double most = 0;
    for (size_t i = 0; i < t->m; i++)
        if (fabs(outside(t, i)) > most) {
            most = fabs(outside(t, i));
            worst = i;
        }
    return worst;
}

// The column that gives way first in its reduced cost; of equals the larger pivot.
static size_t
entering(const tableau *t, size_t i)
{
    const double sign = outside(t, i) > 0 ? 1 : -1, *row = &t->T[i * t->n];
    size_t best = t->n;
    double least = (double)INFINITY, pivot = 0;
    for (size_t j = 0; j < t->n; j++) {
        const double a = sign * row[j];
        if (!(t->upper[t->other[j]] ? a > SLACK : a < -SLACK) || t->low[t->other[j]] == t->high[t->other[j]])
            continue;
        const double ratio = fmax(0, t->d[j] / a);
        if (ratio < least - 1e-12 || (ratio < least + 1e-12 && fabs(a) > pivot)) {
            least = fmin(least, ratio);
            pivot = fabs(a);
            best = j;
        }
    }
    return best;
}

static void
exchange(tableau *t, size_t i, size_t j)
{
    double *row = &t->T[i * t->n];
    const size_t out = t->basic[i], in = t->other[j];
    const bool high = outside(t, i) > 0;
    const double pivot = row[j], step = ((high ? t->high[out] : t->low[out]) - t->value[i]) / pivot;
    for (size_t r = 0; r < t->m; r++)
        t->value[r] += t->T[r * t->n + j] * step;
    t->value[i] = (t->upper[in] ? t->high[in] : t->low[in]) + step;
    for (size_t k = 0; k < t->n; k++)
        row[k] = k == j ? 1 / pivot : -row[k] / pivot;
    for (size_t r = 0; r < t->m; r++) {
        double *other = &t->T[r * t->n];
        const double factor = other[j];
        if (r == i || factor == 0)
            continue;
        other[j] = 0;
        for (size_t k = 0; k < t->n; k++)
            other[k] += factor * row[k];
    }
    const double factor = t->d[j];
    t->d[j] = 0;
    for (size_t k = 0; k < t->n; k++)
        t->d[k] += factor * row[k];
    t->basic[i] = in;
    t->other[j] = out;
    t->upper[out] = high;
}

oml_rc
oml_boxlp_worth(oml_cx *cx, const oml_mip *p, double u[])
{
    tableau t;
    OML_TRY(room(cx, p, &t));
    const double gain = largest(p->gain, p->n);
    fill(p, &t, gain);
    for (size_t steps = 10 * (t.m + t.n); steps > 0; steps--) {
        const size_t i = leaving(&t), j = i == t.m ? t.n : entering(&t, i);
        if (j == t.n)
            break;
        exchange(&t, i, j);
    }
    for (size_t i = 0; i < t.m; i++)
        u[i] = 0;
    for (size_t j = 0; j < t.n; j++) {
        const size_t v = t.other[j];
        if (v < t.n)
            continue;
        const oml_mip_row *r = &p->row[v - t.n];
        const double worth = t.d[j] * gain / largest(r->by, r->n);
        // What rounding made of a row that cannot be worth anything that way is nothing.
        u[v - t.n] = worth > 0 ? (r->most == OML_MIP_FREE ? 0 : worth) : r->least == -OML_MIP_FREE ? 0 : worth;
    }
    return OML_OK;
}

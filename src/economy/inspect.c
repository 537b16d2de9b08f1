/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/inspect.h"

#include <math.h>
#include <string.h>

bool
oml_inspect_is_error(oml_inspect_kind kind)
{
    return kind < OML_INSPECT_COLUMN;
}

// How bad a finding is: what orders those of a kind.
static double
weight(const oml_inspect_finding *f)
{
    const double gap = fabs(f->value - f->expected);
    return isnan(gap) ? (double)INFINITY : gap;
}

static void
found(oml_inspect *r, oml_inspect_kind kind, size_t row, size_t col, double value, double expected)
{
    oml_inspect_finding *worst = r->worst[kind], f = {row, col, value, expected};
    size_t n = r->count[kind]++;
    n = n < OML_INSPECT_SHOWN ? n : OML_INSPECT_SHOWN;
    while (n > 0 && weight(&worst[n - 1]) < weight(&f)) {
        if (n < OML_INSPECT_SHOWN)
            worst[n] = worst[n - 1];
        n--;
    }
    if (n < OML_INSPECT_SHOWN)
        worst[n] = f;
}

typedef struct totals {
    double *row, *column; // sums of Z and Y; sums of Z
    double allowed;       // a part of the mean output
} totals;

static oml_rc
add_up(oml_cx *cx, const oml_iot *t, oml_inspect *r, totals *s)
{
    for (size_t j = 0; j < t->n + t->f; j++) {
        const double *column = j < t->n ? t->Z + t->n * j : t->Y + t->n * (j - t->n);
        if (j % 64 == 0)
            OML_TRY(oml_cx_go_on(cx));
        for (size_t i = 0; i < t->n; i++) {
            s->row[i] += column[i];
            if (j < t->n)
                s->column[j] += column[i];
            if (!isfinite(column[i]))
                found(r, OML_INSPECT_NOT_FINITE, i, j, column[i], 0);
            else if (j < t->n && column[i] < 0)
                found(r, OML_INSPECT_NEGATIVE_CELL, i, j, column[i], 0);
        }
    }
    return OML_OK;
}

static double
paid(const oml_iot *t, size_t j)
{
    double sum = 0;
    for (size_t p = 0; t->V != NULL && p < t->primaries.n; p++)
        sum += t->V[p + t->primaries.n * j];
    return sum;
}

static void
judge(const oml_iot *t, size_t i, double tolerance, const totals *s, oml_inspect *r)
{
    const double x = t->x[i], may = tolerance * fabs(x) + s->allowed, inputs = paid(t, i);
    if (!isfinite(x))
        found(r, OML_INSPECT_NOT_FINITE, i, t->n + t->f, x, 0);
    if (fabs(s->row[i] - x) > may)
        found(r, OML_INSPECT_ROW, i, 0, s->row[i], x);
    if (x == 0.0 && s->column[i] != 0.0)
        found(r, OML_INSPECT_BUYS, i, 0, s->column[i], 0);
    if (t->V != NULL && fabs(s->column[i] + inputs - x) > may)
        found(r, OML_INSPECT_COLUMN, i, 0, s->column[i] + inputs, x);
    if (x == 0.0)
        found(r, OML_INSPECT_ZERO_OUTPUT, i, 0, 0, 0);
    if (x < 0)
        found(r, OML_INSPECT_NEGATIVE_OUTPUT, i, 0, x, 0);
    if (x > 0 && s->column[i] > x * (1 + 1e-12))
        found(r, OML_INSPECT_COLUMN_SUM, i, 0, s->column[i] / x, 1);
    if (t->V != NULL && inputs < 0)
        found(r, OML_INSPECT_NEGATIVE_INPUT, i, 0, inputs, 0);
    for (size_t k = 0; x == 0.0 && t->F != NULL && k < t->stressors.n; k++)
        if (t->F[k + t->stressors.n * i] != 0.0)
            found(r, OML_INSPECT_UNALLOCATED, k, i, t->F[k + t->stressors.n * i], 0);
}

// to := |A| v
static void
product(const oml_iot *t, const double *v, double *to)
{
    memset(to, 0, t->n * sizeof *to);
    for (size_t j = 0; j < t->n; j++) {
        const double *z = t->Z + t->n * j, per = t->x[j] == 0.0 ? 0 : v[j] / t->x[j];
        for (size_t i = 0; i < t->n; i++)
            to[i] += fabs(z[i] * per);
    }
}

static oml_rc
radius(oml_cx *cx, const oml_iot *t, oml_inspect *r)
{
    double *v = OML_NEW(&cx->tmp, double, t->n), *w = OML_NEW(&cx->tmp, double, t->n);
    for (size_t i = 0; i < t->n; i++)
        v[i] = 1;
    r->rho_low = 0;
    r->rho_high = (double)INFINITY;
    r->absolute = r->count[OML_INSPECT_NEGATIVE_CELL] > 0 || r->count[OML_INSPECT_NEGATIVE_OUTPUT] > 0;
    // Until the bounds meet, or the upper one, which is the certificate, hardly moves any more.
    double before = (double)INFINITY;
    for (r->sweeps = 0; r->sweeps < OML_INSPECT_SWEEPS; r->sweeps++) {
        if (r->sweeps > 1 &&
            (r->rho_high - r->rho_low <= 1e-3 * r->rho_high || before - r->rho_high <= 1e-4 * r->rho_high))
            break;
        OML_TRY(oml_cx_go_on(cx));
        oml_cx_tell(cx, N_("bounding the spectral radius"), r->sweeps, OML_INSPECT_SWEEPS);
        product(t, v, w);
        double low = (double)INFINITY, high = 0, largest = 0;
        for (size_t i = 0; i < t->n; i++) {
            if (t->x[i] != 0.0) { // the others are zero rows and columns of their own, with eigenvalue 0
                low = fmin(low, w[i] / v[i]);
                high = fmax(high, w[i] / v[i]);
            }
            v[i] += w[i];
            largest = fmax(largest, v[i]);
        }
        before = r->rho_high;
        r->rho_high = fmin(r->rho_high, high);
        r->rho_low = r->absolute || isinf(low) ? 0 : fmax(r->rho_low, low);
        for (size_t i = 0; i < t->n; i++)
            v[i] /= largest;
    }
    return OML_OK;
}

oml_rc
oml_inspect_table(oml_cx *cx, const oml_iot *t, double tolerance, oml_inspect *r)
{
    *r = (oml_inspect){0};
    totals s = {OML_NEW(&cx->tmp, double, t->n), OML_NEW(&cx->tmp, double, t->n), 0};
    for (size_t i = 0; i < t->n; i++)
        s.allowed += tolerance * fabs(t->x[i]) / (double)t->n;
    OML_TRY(add_up(cx, t, r, &s));
    for (size_t i = 0; i < t->n; i++)
        judge(t, i, tolerance, &s, r);
    return r->count[OML_INSPECT_NOT_FINITE] > 0 ? OML_OK : radius(cx, t, r);
}

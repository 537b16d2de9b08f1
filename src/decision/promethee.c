/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/promethee.h"

#include "decision/additive.h"

#include <assert.h>
#include <math.h>

const char *
oml_promethee_word(oml_promethee_kind kind)
{
    static const char *const words[OML_PROMETHEE_KINDS] = {"usual", "ushape", "vshape", "level", "linear", "gaussian"};
    assert((size_t)kind < OML_PROMETHEE_KINDS);
    return words[kind];
}

bool
oml_promethee_complete(const oml_promethee_function *f)
{
    switch (f->kind) {
    case OML_PROMETHEE_USUAL:
        return true;
    case OML_PROMETHEE_USHAPE:
        return f->q >= 0 && isfinite(f->q);
    case OML_PROMETHEE_VSHAPE:
        return f->p > 0 && isfinite(f->p);
    case OML_PROMETHEE_LEVEL:
        return f->q >= 0 && f->p >= f->q && isfinite(f->p);
    case OML_PROMETHEE_LINEAR:
        return f->q >= 0 && f->p >= f->q && isfinite(f->p);
    case OML_PROMETHEE_GAUSSIAN:
        return f->s > 0 && isfinite(f->s);
    case OML_PROMETHEE_KINDS:
        break;
    }
    return false;
}

double
oml_promethee_preference(const oml_promethee_function *f, double d)
{
    if (!(d > 0))
        return 0;
    switch (f->kind) {
    case OML_PROMETHEE_USUAL:
        return 1;
    case OML_PROMETHEE_USHAPE:
        return d > f->q ? 1 : 0;
    case OML_PROMETHEE_VSHAPE:
        return fmin(d / f->p, 1);
    case OML_PROMETHEE_LEVEL:
        return d <= f->q ? 0 : d <= f->p ? 0.5 : 1;
    case OML_PROMETHEE_LINEAR:
        return d <= f->q ? 0 : d >= f->p ? 1 : (d - f->q) / (f->p - f->q);
    case OML_PROMETHEE_GAUSSIAN:
        return -expm1(-d * d / (2 * f->s * f->s));
    case OML_PROMETHEE_KINDS:
        break;
    }
    return 0;
}

static void
add_pair(const oml_performance *p, const oml_promethee_function f[], size_t a, size_t b, oml_promethee *out)
{
    for (size_t j = 0; j < p->k; j++) {
        const double d = oml_performance_gain(p, a, b, j);
        const double forth = oml_promethee_preference(&f[j], d), back = oml_promethee_preference(&f[j], -d);
        out->pi[a * p->n + b] += p->weight[j] * forth;
        out->pi[b * p->n + a] += p->weight[j] * back;
        out->single[a * p->k + j] += (forth - back) / (double)(p->n - 1);
        out->single[b * p->k + j] += (back - forth) / (double)(p->n - 1);
    }
}

oml_rc
oml_promethee_flows(oml_cx *cx, const oml_performance *p, const oml_promethee_function f[], oml_promethee *out)
{
    OML_TRY(oml_performance_check(cx, p, false));
    for (size_t j = 0; j < p->k; j++)
        if (!oml_promethee_complete(&f[j]))
            return OML_FAIL(cx, OML_E_INPUT, "OML-DCM-10",
                            N_("the thresholds of the preference function of criterion %zu do not fit its type '%s'"),
                            j + 1, oml_promethee_word(f[j].kind));
    const size_t n = p->n, k = p->k;
    *out = (oml_promethee){n,
                           k,
                           OML_NEW(&cx->tmp, double, n *n),
                           OML_NEW(&cx->tmp, double, n),
                           OML_NEW(&cx->tmp, double, n),
                           OML_NEW(&cx->tmp, double, n),
                           OML_NEW(&cx->tmp, double, n *k)};
    for (size_t a = 0; a < n; a++) {
        OML_TRY(oml_cx_go_on(cx));
        for (size_t b = a + 1; b < n; b++)
            add_pair(p, f, a, b, out);
    }
    for (size_t a = 0; a < n && n > 1; a++) {
        for (size_t b = 0; b < n; b++) {
            out->plus[a] += out->pi[a * n + b] / (double)(n - 1);
            out->minus[a] += out->pi[b * n + a] / (double)(n - 1);
        }
        out->net[a] = out->plus[a] - out->minus[a];
    }
    return OML_OK;
}

oml_promethee_relation
oml_promethee_compare(const oml_promethee *p, size_t a, size_t b)
{
    const double leaves = p->plus[a] - p->plus[b], arrives = p->minus[b] - p->minus[a];
    const bool more = leaves > OML_ADDITIVE_TIE || arrives > OML_ADDITIVE_TIE;
    const bool less = leaves < -OML_ADDITIVE_TIE || arrives < -OML_ADDITIVE_TIE;
    return more && less ? OML_PROMETHEE_APART
           : more       ? OML_PROMETHEE_BETTER
           : less       ? OML_PROMETHEE_WORSE
                        : OML_PROMETHEE_EQUAL;
}

// ---- the GAIA plane -----------------------------------------------------------------------------------------------

// One rotation of Jacobi's method that makes C(p,q) zero; V collects the directions in its columns.
static void
rotate(double C[], double V[], size_t k, size_t p, size_t q)
{
    const double off = C[p * k + q];
    if (off == 0)
        return;
    const double theta = (C[q * k + q] - C[p * k + p]) / (2 * off);
    const double t = (theta < 0 ? -1 : 1) / (fabs(theta) + sqrt(theta * theta + 1));
    const double c = 1 / sqrt(t * t + 1), s = t * c;
    for (size_t i = 0; i < k; i++) {
        const double x = C[i * k + p], y = C[i * k + q];
        C[i * k + p] = c * x - s * y;
        C[i * k + q] = s * x + c * y;
    }
    for (size_t i = 0; i < k; i++) {
        const double x = C[p * k + i], y = C[q * k + i];
        C[p * k + i] = c * x - s * y;
        C[q * k + i] = s * x + c * y;
    }
    for (size_t i = 0; i < k; i++) {
        const double x = V[i * k + p], y = V[i * k + q];
        V[i * k + p] = c * x - s * y;
        V[i * k + q] = s * x + c * y;
    }
}

// Eigenvalues on the diagonal of the symmetric C; a dozen sweeps reach the last bit for any k here.
static void
jacobi(double C[], double V[], size_t k)
{
    for (size_t i = 0; i < k; i++)
        V[i * k + i] = 1;
    for (int sweep = 0; sweep < 30; sweep++)
        for (size_t p = 0; p < k; p++)
            for (size_t q = p + 1; q < k; q++)
                rotate(C, V, k, p, q);
}

// The direction of the r-th largest eigenvalue, with its largest part positive.
static void
direction(const double V[], size_t k, size_t column, double out[])
{
    double most = 0;
    for (size_t j = 0; j < k; j++)
        most = fabs(V[j * k + column]) > fabs(most) + 1e-12 ? V[j * k + column] : most;
    for (size_t j = 0; j < k; j++)
        out[j] = most < 0 ? -V[j * k + column] : V[j * k + column];
}

void
oml_promethee_gaia(oml_cx *cx, const oml_promethee *p, const double weight[], oml_promethee_plane *out)
{
    const size_t n = p->n, k = p->k;
    double *C = OML_NEW(&cx->tmp, double, k *k), *V = OML_NEW(&cx->tmp, double, k *k), trace = 0;
    *out = (oml_promethee_plane){.u = OML_NEW(&cx->tmp, double, n),
                                 .v = OML_NEW(&cx->tmp, double, n),
                                 .axis_u = OML_NEW(&cx->tmp, double, k),
                                 .axis_v = OML_NEW(&cx->tmp, double, k),
                                 .eigenvalue = OML_NEW(&cx->tmp, double, k)};
    for (size_t a = 0; a < n; a++)
        for (size_t i = 0; i < k; i++)
            for (size_t j = 0; j < k; j++)
                C[i * k + j] += p->single[a * k + i] * p->single[a * k + j] / (double)n;
    jacobi(C, V, k);
    size_t *order = OML_NEW(&cx->tmp, size_t, k);
    for (size_t j = 0; j < k; j++) {
        size_t at = j;
        for (; at > 0 && C[order[at - 1] * k + order[at - 1]] < C[j * k + j]; at--)
            order[at] = order[at - 1];
        order[at] = j;
        trace += C[j * k + j];
    }
    for (size_t j = 0; j < k; j++)
        out->eigenvalue[j] = C[order[j] * k + order[j]];
    direction(V, k, order[0], out->axis_u);
    if (k > 1)
        direction(V, k, order[1], out->axis_v);
    out->quality = trace > 0 ? (out->eigenvalue[0] + (k > 1 ? out->eigenvalue[1] : 0)) / trace : (double)NAN;
    for (size_t j = 0; j < k; j++) {
        out->stick_u += weight[j] * out->axis_u[j];
        out->stick_v += weight[j] * out->axis_v[j];
        for (size_t a = 0; a < n; a++) {
            out->u[a] += p->single[a * k + j] * out->axis_u[j];
            out->v[a] += p->single[a * k + j] * out->axis_v[j];
        }
    }
}

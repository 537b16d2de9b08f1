/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/sda.h"

#include "economy/shift.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[] = {N_("intensity"), N_("technology"), N_("demand")};

const char *
oml_sda_name(oml_sda_term term)
{
    return names[term];
}

// Rows of `from` in the order of `to`, by their codes.
static oml_rc
rows_of(oml_cx *cx, const oml_iot *from, const oml_iot *to, size_t row[])
{
    // One table of row by region and sector, so that matching takes n and not n^2.
    const size_t R = from->regions.n, N = from->sectors.n;
    size_t *at = OML_NEW(&cx->tmp, size_t, R * N + 1);
    for (size_t i = 0; i < from->n; i++)
        at[from->row_region[i] + from->row_sector[i] * R] = i + 1;
    uint32_t *region = OML_NEW(&cx->tmp, uint32_t, to->regions.n), *sector = OML_NEW(&cx->tmp, uint32_t, to->sectors.n);
    for (size_t r = 0; r < to->regions.n; r++)
        region[r] = oml_iot_find(&from->regions, to->regions.code[r]);
    for (size_t s = 0; s < to->sectors.n; s++)
        sector[s] = oml_iot_find(&from->sectors, to->sectors.code[s]);
    for (size_t i = 0; i < to->n; i++) {
        const uint32_t r = region[to->row_region[i]], s = sector[to->row_sector[i]];
        const size_t found = r == OML_IOT_NONE || s == OML_IOT_NONE ? 0 : at[r + s * R];
        if (found == 0 || from->n != to->n)
            return OML_FAIL(
                cx, OML_E_INPUT, "OML-SDA-01",
                N_("the tables do not have the same rows: %s %s is in one of them only, or there are %zu and %zu"),
                to->regions.code[to->row_region[i]], to->sectors.code[to->row_sector[i]], from->n, to->n);
        row[i] = found - 1;
    }
    return OML_OK;
}

// x = L y and m = s L of one side.
static oml_rc
solve(oml_cx *cx, const oml_sda_side *a, oml_mat **x, oml_mat **m, double *residual)
{
    OML_TRY(oml_mat_new(cx, a->t->n, 1, x));
    OML_TRY(oml_mat_new(cx, a->t->n, 1, m));
    memcpy((*x)->v, a->y, a->t->n * sizeof *a->y);
    memcpy((*m)->v, a->s, a->t->n * sizeof *a->s);
    OML_TRY(oml_solver_output(cx, a->solver, *x, residual));
    return oml_solver_multipliers(cx, a->solver, *m, residual);
}

// Adds what row j of the second table contributes to each term of both forms; `at` is where it stands in the first.
static void
contribute(const oml_sda_side *b, const oml_sda_side *a, const size_t row[], const double *x[2], const double *m[2],
           size_t j, oml_sda *d)
{
    const size_t k = row[j], n = d->n;
    const double ds = a->s[j] - b->s[k], dy = a->y[j] - b->y[k];
    double first = 0, second = 0;
    for (size_t i = 0; i < n; i++) {
        const double dA = oml_shift_A(a->t, i, j) - oml_shift_A(b->t, row[i], k);
        first += m[0][row[i]] * dA;
        second += m[1][i] * dA;
    }
    const double terms[2][OML_SDA_TERMS] = {{ds * x[1][j], first * x[1][j], m[0][k] * dy},
                                            {ds * x[0][k], second * x[0][k], m[1][j] * dy}};
    for (size_t e = 0; e < OML_SDA_TERMS; e++) {
        d->first[e] += terms[0][e];
        d->second[e] += terms[1][e];
        d->mean[e][j] = (terms[0][e] + terms[1][e]) / 2;
    }
    d->before += m[0][k] * b->y[k];
    d->after += m[1][j] * a->y[j];
}

oml_rc
oml_sda_new(oml_cx *cx, const oml_sda_side *before, const oml_sda_side *after, oml_sda **out)
{
    *out = NULL;
    const size_t n = after->t->n;
    size_t *row = OML_NEW(&cx->tmp, size_t, n);
    OML_TRY(rows_of(cx, before->t, after->t, row));
    OML_AUTO(sda) *d = calloc(1, sizeof *d);
    for (size_t e = 0; d != NULL && e < OML_SDA_TERMS; e++)
        d->mean[e] = calloc(n + 1, sizeof *d->mean[e]);
    if (d == NULL || d->mean[0] == NULL || d->mean[1] == NULL || d->mean[2] == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-ECO-04", N_("there is no memory for a model of %zu industries"), n);
    d->n = n;
    OML_AUTO(mat) *x0 = NULL, *m0 = NULL, *x1 = NULL, *m1 = NULL;
    OML_TRY(solve(cx, before, &x0, &m0, &d->residual));
    OML_TRY(solve(cx, after, &x1, &m1, &d->residual));
    const double *x[2] = {x0->v, x1->v}, *m[2] = {m0->v, m1->v};
    for (size_t j = 0; j < n; j++) {
        OML_TRY(oml_cx_go_on(cx));
        contribute(before, after, row, x, m, j, d);
    }
    const double change = d->after - d->before;
    d->error = fmax(fabs(d->first[0] + d->first[1] + d->first[2] - change),
                    fabs(d->second[0] + d->second[1] + d->second[2] - change));
    *out = oml_sda_take(&d);
    return OML_OK;
}

void
oml_sda_free(oml_sda *d)
{
    if (d == NULL)
        return;
    for (size_t e = 0; e < OML_SDA_TERMS; e++)
        free(d->mean[e]);
    free(d);
}

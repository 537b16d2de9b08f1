/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/circuit.h"

#include "economy/leontief.h"
#include "oml_iot.h"

#include <math.h>

// The n x n corner of the inverse of the closed system, with a row of households a region, as its definition has it.
static bool
as_bordered(rng *r, size_t size)
{
    oml_cx cx = {0};
    const size_t R = 1 + rng_below(r, 3);
    oml_iot *t = test_iot_invent(&cx, r, R, 1 + size / 4, 1);
    const size_t n = t->n, all = n + R;
    double *V = OML_NEW(&cx.tmp, double, n), *earned = OML_NEW(&cx.tmp, double, R);
    for (size_t j = 0; j < n; j++) {
        V[j] = 0.3 * t->x[j] * (1 + rng_unit(r));
        earned[t->row_region[j]] += V[j];
    }
    t->V = V, t->primaries = test_iot_names(&cx, "v", 1);
    double *Y = OML_NEW(&cx.tmp, double, n * t->f);
    for (size_t i = 0; i < n * t->f; i++)
        Y[i] = 0.1 * t->Y[i]; // less spending than pay
    t->Y = Y;
    OML_AUTO(solver) *s = NULL;
    OML_AUTO(mat) *M = NULL, *closed = NULL, *wide = NULL, *again = NULL;
    OML_AUTO(leontief) *m = NULL;
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){0}, &s));
    ok(&cx, oml_mat_new(&cx, n, 1, &M));
    ok(&cx, oml_mat_new(&cx, 1, all, &wide));
    ok(&cx, oml_mat_new(&cx, all, all, &closed));
    for (size_t j = 0; j < n; j++) {
        wide->v[j] = M->v[j] = rng_unit(r);
        for (size_t i = 0; i < n; i++)
            *oml_mat_at(closed, i, j) = oml_solver_coefficient(s, i, j);
        *oml_mat_at(closed, n + t->row_region[j], j) = t->x[j] == 0 ? 0 : V[j] / t->x[j];
    }
    for (size_t c = 0; c < t->f; c++)
        for (size_t i = 0; i < n && t->col_category[c] == 0; i++)
            *oml_mat_at(closed, i, n + t->col_region[c]) +=
                earned[t->col_region[c]] == 0 ? 0 : Y[i + c * n] / earned[t->col_region[c]];
    ok(&cx, oml_leontief_new(&cx, closed, &m));
    ok(&cx, oml_leontief_multipliers(&cx, m, wide, &again));
    double residual = 0, worst = 0;
    ok(&cx, oml_solver_multipliers(&cx, s, M, &residual));
    ok(&cx, oml_circuit_close(&cx, t, s, 0, 0, M, &residual));
    for (size_t j = 0; j < n; j++)
        worst = fmax(worst, fabs(M->v[j] - again->v[j]));
    oml_cx_done(&cx);
    return worst < 1e-10;
}

static void
corner_of_the_closed_inverse(void **state)
{
    (void)state;
    forall("type II of regions = corner of the closed inverse", 80, 60, as_bordered);
}

static void
needs_pay(void **state)
{
    (void)state;
    oml_cx cx = {0};
    rng r = {3};
    oml_iot *t = test_iot_invent(&cx, &r, 2, 2, 1);
    OML_AUTO(solver) *s = NULL;
    OML_AUTO(mat) *M = NULL;
    double residual = 0;
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){0}, &s));
    ok(&cx, oml_mat_new(&cx, t->n, 1, &M));
    fails(&cx, oml_circuit_close(&cx, t, s, 0, 0, M, &residual), "OML-CIR-01");
    double V[4]; // everything goes to pay, far less than households spend
    for (size_t i = 0; i < 4; i++)
        V[i] = 1e-3 * t->x[i];
    t->V = V, t->primaries = test_iot_names(&cx, "v", 1);
    double *x = OML_NEW(&cx.tmp, double, t->n), *Y = OML_NEW(&cx.tmp, double, t->n * t->f);
    for (size_t i = 0; i < t->n; i++)
        x[i] = 0.0005 * t->x[i]; // pay of two per unit of output
    for (size_t i = 0; i < t->n * t->f; i++)
        Y[i] = t->Y[i];
    t->x = x, t->Y = Y, t->Z = OML_NEW(&cx.tmp, double, t->n * t->n);
    OML_AUTO(solver) *idle = NULL;
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){0}, &idle));
    fails(&cx, oml_circuit_close(&cx, t, idle, 0, 0, M, &residual), "OML-CIR-02");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(corner_of_the_closed_inverse),
        cmocka_unit_test(needs_pay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

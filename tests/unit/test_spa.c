/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/spa.h"

#include "economy/shift.h"
#include "oml_iot.h"

#include <math.h>

// All paths up to a depth, without any bound: the slow oracle counts those that reach the threshold.
static size_t
by_brute_force(const oml_iot *t, const double s[], uint32_t j, double amount, double least, unsigned deep)
{
    size_t n = fabs(amount * s[j]) >= least ? 1 : 0;
    for (uint32_t i = 0; deep > 0 && i < t->n; i++) {
        const double bought = amount * oml_shift_A(t, i, j);
        if (fabs(bought) > 1e-12)
            n += by_brute_force(t, s, i, bought, least, deep - 1);
    }
    return n;
}

static double *
intensities(oml_cx *cx, const oml_iot *t)
{
    double *s = OML_NEW(&cx->tmp, double, t->n);
    for (size_t j = 0; j < t->n; j++)
        s[j] = oml_shift_S(t, 0, j);
    return s;
}

static bool
complete_and_exact(rng *r, size_t size)
{
    oml_cx cx = {0};
    const oml_iot *t = test_iot_invent(&cx, r, 1 + rng_below(r, 2), 1 + size / 2, 1);
    double *s = intensities(&cx, t), *y = OML_NEW(&cx.tmp, double, t->n);
    for (size_t j = 0; j < t->n; j++)
        y[j] = rng_below(r, 3) == 0 ? 0 : t->Y[j];
    OML_AUTO(solver) *solver = NULL;
    OML_AUTO(spa) *p = NULL;
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){0}, &solver));
    const double above = 0.02 + 0.1 * rng_unit(r);
    ok(&cx, oml_spa_new(&cx, t, solver, s, y, above, &p));
    const double some = 1e-10 * fabs(p->footprint) + 1e-10;
    bool good = fabs(p->covered + p->small + p->pruned - p->footprint) <= some;
    size_t count = 0;
    for (uint32_t j = 0; j < t->n; j++)
        if (y[j] != 0)
            count += by_brute_force(t, s, j, y[j], above * fabs(p->footprint) * (1 + 1e-12), 5);
    // Longer paths than the oracle's may be in the list as well.
    size_t within = 0;
    for (size_t k = 0; k < p->n; k++) {
        within += p->path[k].n <= 6 ? 1 : 0;
        double amount = y[p->path[k].node[0]];
        for (size_t d = 1; d < p->path[k].n; d++)
            amount *= oml_shift_A(t, p->path[k].node[d], p->path[k].node[d - 1]);
        good = good && fabs(amount * s[p->path[k].node[p->path[k].n - 1]] - p->path[k].value) <= some;
        good = good && (k == 0 || fabs(p->path[k].value) <= fabs(p->path[k - 1].value));
    }
    oml_cx_done(&cx);
    return good && (p->footprint == 0 || within == count);
}

static void
every_path_above_the_threshold_is_there(void **state)
{
    (void)state;
    forall("paths are complete, and with the tail they are the footprint", 60, 8, complete_and_exact);
}

// A table of one region, n sectors, one final user and one stressor.
static oml_iot
one_region(oml_cx *cx, size_t n, const double *Z, const double *Y, const double *x, const double *F)
{
    uint32_t *zero = OML_NEW(&cx->tmp, uint32_t, n), *sector = OML_NEW(&cx->tmp, uint32_t, n);
    for (uint32_t i = 0; i < n; i++)
        sector[i] = i;
    return (oml_iot){.n = n,
                     .f = 1,
                     .row_region = zero,
                     .row_sector = sector,
                     .col_region = zero,
                     .col_category = zero,
                     .Z = Z,
                     .Y = Y,
                     .x = x,
                     .F = F,
                     .regions = test_iot_names(cx, "r", 1),
                     .sectors = test_iot_names(cx, "s", n),
                     .stressors = test_iot_names(cx, "e", 1),
                     .categories = test_iot_names(cx, "c", 1)};
}

// A clean product with a dirty supplier two steps down: a search that stops at small nodes would miss it.
static void
a_small_node_is_no_reason_to_turn_back(void **state)
{
    (void)state;
    static const double Z[] = {0, 50, 0, 0, 0, 50, 0, 0, 0}, Y[] = {100, 0, 0}, x[] = {100, 50, 50}, F[] = {0, 0, 1000};
    oml_cx cx = {0};
    const oml_iot t = one_region(&cx, 3, Z, Y, x, F);
    OML_AUTO(solver) *solver = NULL;
    OML_AUTO(spa) *p = NULL, *none = NULL;
    ok(&cx, oml_solver_new(&cx, &t, (oml_solver_need){0}, &solver));
    ok(&cx, oml_spa_new(&cx, &t, solver, intensities(&cx, &t), Y, 0.5, &p));
    assert_int_equal(p->n, 1);
    assert_int_equal(p->path[0].n, 3);
    near(p->path[0].value, 1000, 1e-9);
    near(p->footprint, 1000, 1e-9);
    fails(&cx, oml_spa_new(&cx, &t, solver, intensities(&cx, &t), Y, 0, &none), "OML-SPA-01");
    fails(&cx, oml_spa_new(&cx, &t, solver, intensities(&cx, &t), Y, 1.5, &none), "OML-SPA-01");
    oml_cx_done(&cx);
}

// A supplier is found wherever it stands in a long column.
static void
any_row_of_a_long_column_is_seen(void **state)
{
    (void)state;
    enum { N = 101, BUYER = 5 };
    static double Z[N * N], Y[N], x[N], F[N];
    oml_cx cx = {0};
    const oml_iot t = one_region(&cx, N, Z, Y, x, F);
    Y[BUYER] = x[BUYER] = 100;
    for (uint32_t i = 0; i < N; i++) {
        if (i == BUYER)
            continue;
        OML_AUTO(solver) *solver = NULL;
        OML_AUTO(spa) *p = NULL;
        Z[i + N * BUYER] = 50, x[i] = 50, F[i] = 7;
        ok(&cx, oml_solver_new(&cx, &t, (oml_solver_need){0}, &solver));
        ok(&cx, oml_spa_new(&cx, &t, solver, intensities(&cx, &t), Y, 0.5, &p));
        assert_int_equal(p->n, 1);
        assert_int_equal(p->path[0].node[1], i);
        near(p->path[0].value, 7, 1e-12);
        Z[i + N * BUYER] = 0, x[i] = 0, F[i] = 0;
    }
    oml_cx_done(&cx);
}

static void
refuses_more_paths_than_anyone_reads(void **state)
{
    (void)state;
    static const double Z[4] = {45, 45, 45, 45}, Y[2] = {10, 10}, x[2] = {100, 100}, F[2] = {1, 1};
    oml_cx cx = {0};
    const oml_iot t = one_region(&cx, 2, Z, Y, x, F);
    OML_AUTO(solver) *solver = NULL;
    OML_AUTO(spa) *none = NULL;
    ok(&cx, oml_solver_new(&cx, &t, (oml_solver_need){0}, &solver));
    fails(&cx, oml_spa_new(&cx, &t, solver, intensities(&cx, &t), Y, 1e-9, &none), "OML-SPA-02");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_path_above_the_threshold_is_there),
        cmocka_unit_test(a_small_node_is_no_reason_to_turn_back),
        cmocka_unit_test(any_row_of_a_long_column_is_seen),
        cmocka_unit_test(refuses_more_paths_than_anyone_reads),
    };
    return cmocka_run_group_tests_name("spa", tests, NULL, NULL);
}

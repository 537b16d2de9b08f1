/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/electre3.h"
#include "oml_test.h"

#include <math.h>

// The data of the example of ELECTREIIIDistillation in the R package MCDA, distilled by hand after Roy (1978).
static const double six[] = {10, 20, 5,  10, 16, 0,  5,  5,  16, 10, 0,  10, 0,  16, 7,
                             20, 5,  10, 10, 13, 20, 10, 15, 10, 13, 20, 10, 20, 13, 13};
static const double weight[] = {0.3, 0.2, 0.3, 0.1, 0.1};
static const oml_electre3_threshold same[] = {{3, 5, 11}, {3, 5, 11}, {3, 5, 11}, {3, 5, 11}, {3, 5, 11}};
static const oml_performance projects = {6, 5, six, NULL, weight};

static void
six_projects(void **state)
{
    (void)state;
    static const size_t descending[] = {3, 5, 5, 4, 2, 1}, ascending[] = {2, 6, 5, 4, 3, 1};
    oml_cx cx = {0};
    oml_electre3 e;
    ok(&cx, oml_electre3_rank(&cx, &projects, same, &e));
    near(e.credibility[0 * 6 + 3], 0.111111, 1e-6);
    near(e.credibility[0 * 6 + 4], 0.030864, 1e-6);
    near(e.credibility[2 * 6 + 0], 0.001270, 1e-6);
    near(e.credibility[4 * 6 + 5], 0.7, 1e-6);
    near(e.concordance[3 * 6 + 0], 0.8, 1e-12);
    for (size_t a = 0; a < 6; a++) {
        assert_int_equal(e.descending[a], descending[a]);
        assert_int_equal(e.ascending[a], ascending[a]);
    }
    assert_true(oml_electre3_above(&e, 5, 0));
    assert_false(oml_electre3_above(&e, 0, 4)); // one order says 0, the other 4: incomparable
    assert_false(oml_electre3_above(&e, 4, 0));
    near(oml_electre3_net(&e, 5), 5, 0);
    oml_cx_done(&cx);
}

static void
without_thresholds_it_is_a_majority(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_electre3 e;
    const oml_electre3_threshold none[] = {{0, 0, (double)NAN}, {0, 0, (double)NAN}};
    ok(&cx,
       oml_electre3_rank(&cx, &(oml_performance){2, 2, (double[]){1, 5, 2, 1}, NULL, (double[]){0.7, 0.3}}, none, &e));
    near(e.credibility[0 * 2 + 1], 0.3, 1e-12);
    near(e.credibility[1 * 2 + 0], 0.7, 1e-12);
    assert_true(oml_electre3_above(&e, 1, 0));
    oml_cx_done(&cx);
}

static void
refuses_thresholds_upside_down(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_electre3 e;
    const oml_performance p = {2, 1, (double[]){1, 2}, NULL, (double[]){1}};
    fails(&cx, oml_electre3_rank(&cx, &p, &(oml_electre3_threshold){5, 3, 11}, &e), "OML-DCM-11");
    fails(&cx, oml_electre3_rank(&cx, &p, &(oml_electre3_threshold){3, 5, 4}, &e), "OML-DCM-11");
    fails(&cx, oml_electre3_rank(&cx, &p, &(oml_electre3_threshold){-1, 5, 11}, &e), "OML-DCM-11");
    oml_cx_done(&cx);
}

// Credibilities lie between 0 and 1, all alternatives get a class, and their names do not matter.
static bool
keeps_its_promises(rng *r, size_t size)
{
    oml_cx cx = {0};
    const size_t n = 1 + size % 10;
    double x[60], y[60], w[] = {0.2, 0.3, 0.5};
    const oml_electre3_threshold t[] = {{0.5, 1, 3}, {0, 0.5, (double)NAN}, {0, 0, 2}};
    for (size_t i = 0; i < n * 3; i++)
        x[i] = rng_below(r, 10) == 0 ? (double)NAN : 4 * rng_unit(r);
    for (size_t a = 0; a < n; a++)
        memcpy(&y[(n - 1 - a) * 3], &x[a * 3], 3 * sizeof *x);
    oml_electre3 e, f;
    ok(&cx, oml_electre3_rank(&cx, &(oml_performance){n, 3, x, NULL, w}, t, &e));
    ok(&cx, oml_electre3_rank(&cx, &(oml_performance){n, 3, y, NULL, w}, t, &f));
    bool fine = true;
    double net = 0;
    for (size_t a = 0; a < n; a++) {
        net += oml_electre3_net(&e, a);
        fine = fine && e.descending[a] >= 1 && e.descending[a] <= n && e.ascending[a] >= 1 && e.ascending[a] <= n;
        fine = fine && e.descending[a] == f.descending[n - 1 - a] && e.ascending[a] == f.ascending[n - 1 - a];
        for (size_t b = 0; b < n; b++)
            fine = fine && e.credibility[a * n + b] >= 0 && e.credibility[a * n + b] <= 1 + 1e-9;
    }
    oml_cx_done(&cx);
    return fine && net == 0;
}

static void
properties(void **state)
{
    (void)state;
    forall("ELECTRE III", 300, 40, keeps_its_promises);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(six_projects),
        cmocka_unit_test(without_thresholds_it_is_a_majority),
        cmocka_unit_test(refuses_thresholds_upside_down),
        cmocka_unit_test(properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

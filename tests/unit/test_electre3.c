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

// Mining risk in zones: M. M. Merad, T. Verdel, B. Roy, S. Kouniali, Tunnelling and Underground Space Technology 19
// (2004) 125-138. Classes from 0, the worst; the paper prints another one for the fifth zone, which the method does not
// give.
static void
zones_of_risk(void **state)
{
    (void)state;
    oml_cx cx = {0};
    static const double x[12][10] = {
        {5.8, 10, 0, 20, 0, 35, 2.37, 6.8, 3.6, 20},    {4.8, 0, 40, 0, 0, 70, 1.28, 1.83, 0.2, 10},
        {9.7, 10, 10, 0, 30, 200, 1.67, 0.84, 7.4, 30}, {10.4, 10, 10, 10, 30, 203, 1.68, 0.83, 9, 20},
        {9.7, 0, 10, 0, 10, 222, 1.2, 0.54, 1.8, 20},   {9.8, 10, 0, 20, 0, 50, 1.27, 2.54, 6.7, 20},
        {12.3, 0, 0, 0, 30, 155, 0.96, 0.61, 14.1, 10}, {11.2, 10, 0, 0, 30, 180, 0.71, 0.39, 6.4, 20},
        {11, 10, 0, 10, 30, 170, 0.31, 0.18, 2.6, 20},  {8, 0, 10, 10, 10, 190, 1, 0.63, 6, 20},
        {10, 10, 10, 10, 10, 150, 1.4, 0.82, 20, 20},   {14, 10, 40, 20, 20, 110, 1.9, 1, 35, 30}};
    static const double w[] = {0.11, 0.02, 0.02, 0.02, 0.11, 0.02, 0.02, 0.44, 0.02, 0.22};
    static const bool falls[10] = {[5] = true};
    static const double q[] = {0.05, 0, 0, 0, 0, 10, 0.1, 0.05, 0.5, 0}, p[] = {0.1, 0, 0, 0, 0, 20, 0.2, 0.09, 1, 0};
    static const size_t pessimistic[] = {2, 0, 2, 2, 0, 2, 1, 0, 0}, optimistic[] = {3, 3, 2, 2, 0, 3, 1, 0, 0};
    oml_electre3_threshold t[10];
    oml_electre3 e;
    size_t least[9], most[9];
    for (size_t j = 0; j < 10; j++)
        t[j] = (oml_electre3_threshold){q[j], p[j], (double)NAN};
    ok(&cx, oml_electre3_rank(&cx, &(oml_performance){12, 10, &x[0][0], falls, w}, t, &e));
    oml_electre3_sort(&e, 9, 0.65, least, most);
    for (size_t a = 0; a < 9; a++) {
        assert_int_equal(least[a], pessimistic[a]);
        assert_int_equal(most[a], optimistic[a]);
    }
    near(e.concordance[8 * 12 + 9], 0.5, 1e-9);
    oml_cx_done(&cx);
}

// Business in Aragon: P. A. Cebrian, A. Porcar, Revista de Metodos Cuantitativos 7 (2009) 31-56. ELECTRE I's
// concordance is that of ELECTRE III without thresholds.
static void
concordance_of_the_first_electre(void **state)
{
    (void)state;
    oml_cx cx = {0};
    static const double x[] = {6, 5, 28, 5, 5, 4, 2, 25, 10, 9, 5, 7, 35, 9, 6,
                               6, 1, 27, 6, 7, 6, 8, 30, 7,  9, 5, 6, 26, 4, 8};
    static const double c[] = {1,    0.5, 0.35, 0.5,  0.35, 0.45, 0.5,  1,    0.5,  0.75, 0.5,  0.5,
                               0.65, 0.5, 1,    0.45, 0.2,  0.7,  0.75, 0.25, 0.55, 1,    0.35, 0.45,
                               0.9,  0.7, 0.8,  0.9,  1,    0.9,  0.55, 0.5,  0.55, 0.55, 0.1,  1};
    const oml_electre3_threshold t[5] = {
        {0, 0, (double)NAN}, {0, 0, (double)NAN}, {0, 0, (double)NAN}, {0, 0, (double)NAN}, {0, 0, (double)NAN}};
    oml_electre3 e;
    const oml_performance p = {6, 5, x, (bool[]){false, false, true, false, false},
                               (double[]){0.25, 0.25, 0.1, 0.2, 0.2}};
    ok(&cx, oml_electre3_rank(&cx, &p, t, &e));
    for (size_t i = 0; i < 36; i++)
        near(e.concordance[i], c[i], 1e-9);
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
        cmocka_unit_test(zones_of_risk),
        cmocka_unit_test(concordance_of_the_first_electre),
        cmocka_unit_test(without_thresholds_it_is_a_majority),
        cmocka_unit_test(refuses_thresholds_upside_down),
        cmocka_unit_test(properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

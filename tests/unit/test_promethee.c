/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/promethee.h"
#include "oml_test.h"

#include <math.h>

// Six sites for a hydro-electric power plant, with all six preference functions: Brans, Vincke and Mareschal, European
// Journal of Operational Research 24 (1986) 228-238. Their table of pi has three decimals, some of them cut off.
static const double sites[] = {80, 90, 6,  5.4, 8, 5,  65, 58, 2, 9.7, 1, 1, 83, 60, 4, 7.2, 4, 7,
                               40, 80, 10, 7.5, 7, 10, 52, 72, 6, 2.0, 3, 8, 94, 96, 7, 3.6, 5, 6};
static const bool falls[] = {true, false, true, true, true, false};
static const double equal[] = {1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0};
static const oml_promethee_function functions[] = {
    {OML_PROMETHEE_USHAPE, .q = 10},       {OML_PROMETHEE_VSHAPE, .p = 30}, {OML_PROMETHEE_LINEAR, .q = 0.5, .p = 5},
    {OML_PROMETHEE_LEVEL, .q = 1, .p = 6}, {OML_PROMETHEE_USUAL, .q = 0},   {OML_PROMETHEE_GAUSSIAN, .s = 5}};
static const oml_performance plants = {6, 6, sites, falls, equal};

static void
six_sites_of_1986(void **state)
{
    (void)state;
    static const double pi[] = {0,    .296, .25,  .268, .1,   .185, .462, 0,    .389, .333, .296, .5,
                                .236, .18,  0,    .333, .056, .429, .399, .505, .305, 0,    .223, .212,
                                .444, .515, .487, .38,  0,    .448, .286, .399, .25,  .432, .133, 0};
    static const double net[] = {-0.145664, 0.017162, -0.089524, -0.020003, 0.2929, -0.054872};
    oml_cx cx = {0};
    oml_promethee p;
    ok(&cx, oml_promethee_flows(&cx, &plants, functions, &p));
    double sum = 0;
    for (size_t i = 0; i < 36; i++)
        near(p.pi[i], pi[i], 0.00101);
    for (size_t a = 0; a < 6; a++) {
        near(p.net[a], net[a], 1e-6);
        sum += p.net[a];
    }
    near(sum, 0, 1e-12);
    assert_int_equal(oml_promethee_compare(&p, 0, 1), OML_PROMETHEE_APART);
    assert_int_equal(oml_promethee_compare(&p, 4, 0), OML_PROMETHEE_BETTER);
    assert_int_equal(oml_promethee_compare(&p, 0, 4), OML_PROMETHEE_WORSE);
    assert_int_equal(oml_promethee_compare(&p, 3, 3), OML_PROMETHEE_EQUAL);
    oml_promethee_plane g;
    oml_promethee_gaia(&cx, &p, equal, &g);
    near(g.eigenvalue[0], 0.897959, 1e-6);
    near(g.eigenvalue[1], 0.517161, 1e-6);
    near(g.quality, 0.834713, 1e-6);
    for (size_t a = 0; a < 6; a++) { // the projection on the plane, at full quality, would give the net flow back
        double along = 0;
        for (size_t j = 0; j < 6; j++)
            along += p.single[a * 6 + j] * g.axis_u[j];
        near(g.u[a], along, 1e-12);
    }
    oml_cx_done(&cx);
}

static void
functions_have_their_shapes(void **state)
{
    (void)state;
    const oml_promethee_function level = {OML_PROMETHEE_LEVEL, .q = 1, .p = 6},
                                 linear = {OML_PROMETHEE_LINEAR, .q = 2, .p = 2};
    near(oml_promethee_preference(&level, 1), 0, 0);
    near(oml_promethee_preference(&level, 6), 0.5, 0);
    near(oml_promethee_preference(&level, 6.1), 1, 0);
    near(oml_promethee_preference(&linear, 2), 0, 0);
    near(oml_promethee_preference(&linear, 2.1), 1, 0);
    for (size_t i = 0; i < OML_COUNT(functions); i++) {
        near(oml_promethee_preference(&functions[i], 0), 0, 0);
        near(oml_promethee_preference(&functions[i], -3), 0, 0);
        near(oml_promethee_preference(&functions[i], 1e9), 1, 1e-12);
        near(oml_promethee_preference(&functions[i], (double)NAN), 0, 0);
    }
}

// The handbook of M. Yildirim and E. Onder (2015), as other programs take it for an example.
static void
net_flows_of_a_handbook(void **state)
{
    (void)state;
    oml_cx cx = {0};
    static const double x[] = {42, 35, 43, 51, 89, 72, 92, 85, 14, 85, 17, 40, 57, 60, 45, 80,
                               48, 32, 43, 40, 71, 45, 60, 85, 69, 40, 72, 55, 64, 35, 70, 60};
    static const double net[] = {-0.0698938775510204,  0.148590956382553,    0.061361984793917565,
                                 0.04780408163265306,  -0.09859591836734694, 0.0006389755902360891,
                                 -0.03236974789915966, -0.057536454581832736};
    const oml_promethee_function f[] = {{OML_PROMETHEE_LINEAR, 49, 100, 0},
                                        {OML_PROMETHEE_VSHAPE, 0, 98, 0},
                                        {OML_PROMETHEE_LINEAR, 45, 95, 0},
                                        {OML_PROMETHEE_LINEAR, 30, 80, 0}};
    oml_promethee p;
    ok(&cx, oml_promethee_flows(&cx, &(oml_performance){8, 4, x, NULL, (double[]){0.25, 0.35, 0.22, 0.18}}, f, &p));
    for (size_t a = 0; a < 8; a++)
        near(p.net[a], net[a], 1e-12);
    oml_cx_done(&cx);
}

static void
refuses_thresholds_that_do_not_fit(void **state)
{
    (void)state;
    static const oml_promethee_function wrong[] = {
        {OML_PROMETHEE_USHAPE, .q = -1},       {OML_PROMETHEE_VSHAPE, .p = 0},
        {OML_PROMETHEE_LEVEL, .q = 6, .p = 1}, {OML_PROMETHEE_LINEAR, .q = (double)NAN, .p = 1},
        {OML_PROMETHEE_GAUSSIAN, .s = 0},
    };
    oml_cx cx = {0};
    oml_promethee p;
    for (size_t i = 0; i < OML_COUNT(wrong); i++)
        fails(&cx,
              oml_promethee_flows(&cx, &(oml_performance){2, 1, (double[]){1, 2}, NULL, (double[]){1}}, &wrong[i], &p),
              "OML-DCM-10");
    oml_cx_done(&cx);
}

// Whatever the scores: flows lie between 0 and 1, net flows add up to 0 and are the weighted sum of those on each
// criterion, who is as good everywhere is not below, and the names of alternatives do not matter.
static bool
keeps_its_promises(rng *r, size_t size)
{
    oml_cx cx = {0};
    const size_t n = 2 + size % 9, k = 1 + rng_below(r, 5);
    double x[60] = {0}, y[60], w[5], sum = 0, flows = 0;
    oml_promethee_function f[5];
    for (size_t j = 0; j < k; j++) {
        sum += w[j] = rng_unit(r) + 0.01;
        f[j] = (oml_promethee_function){(oml_promethee_kind)rng_below(r, OML_PROMETHEE_KINDS), rng_unit(r),
                                        1 + rng_unit(r), 0.1 + rng_unit(r)};
    }
    for (size_t j = 0; j < k; j++)
        w[j] /= sum;
    for (size_t i = 0; i < n * k; i++)
        x[i] = 4 * rng_unit(r);
    for (size_t j = 0; j < k; j++)
        x[j] = x[k + j] + rng_unit(r); // the first is better than the second everywhere
    for (size_t a = 0; a < n; a++)
        memcpy(&y[(n - 1 - a) * k], &x[a * k], k * sizeof *x);
    oml_promethee p, q;
    ok(&cx, oml_promethee_flows(&cx, &(oml_performance){n, k, x, NULL, w}, f, &p));
    ok(&cx, oml_promethee_flows(&cx, &(oml_performance){n, k, y, NULL, w}, f, &q));
    bool fine = p.net[0] >= p.net[1] - 1e-12;
    for (size_t a = 0; a < n; a++) {
        double single = 0;
        for (size_t j = 0; j < k; j++)
            single += w[j] * p.single[a * k + j];
        flows += p.net[a];
        fine = fine && fabs(single - p.net[a]) < 1e-12 && fabs(p.net[a] - q.net[n - 1 - a]) < 1e-12 && p.plus[a] >= 0 &&
               p.plus[a] <= 1 + 1e-12 && p.minus[a] >= 0 && p.minus[a] <= 1 + 1e-12;
    }
    oml_cx_done(&cx);
    return fine && fabs(flows) < 1e-12;
}

static void
properties(void **state)
{
    (void)state;
    forall("flows of PROMETHEE", 300, 40, keeps_its_promises);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(six_sites_of_1986),
        cmocka_unit_test(functions_have_their_shapes),
        cmocka_unit_test(net_flows_of_a_handbook),
        cmocka_unit_test(refuses_thresholds_that_do_not_fit),
        cmocka_unit_test(properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/inspect.h"
#include "oml_test.h"

#include <math.h>

static const char *one[] = {"R"}, *codes[] = {"a", "b", "c"};
static const uint32_t zeros[3], numbers[3] = {0, 1, 2};

static oml_iot
table(const double *Z, const double *x, const double *Y, const double *V, const double *F)
{
    return (oml_iot){.regions = {1, one, NULL, NULL},
                     .sectors = {3, codes, NULL, NULL},
                     .categories = {1, one, NULL, NULL},
                     .primaries = {1, one, NULL, NULL},
                     .stressors = {1, one, NULL, NULL},
                     .n = 3,
                     .f = 1,
                     .row_region = zeros,
                     .row_sector = numbers,
                     .col_region = zeros,
                     .col_category = zeros,
                     .Z = Z,
                     .x = x,
                     .Y = Y,
                     .V = V,
                     .F = F};
}

static void
a_sound_table(void **state)
{
    (void)state;
    // A = [[.5 .25 0] [.25 .5 0] [0 0 0]]: radius .75, one industry that sells nothing to others
    const double Z[9] = {5, 2.5, 0, 5, 10, 0, 0, 0, 0}, x[3] = {10, 20, 4}, Y[3] = {0, 7.5, 4}, V[3] = {2.5, 5, 4};
    const oml_iot t = table(Z, x, Y, V, NULL);
    oml_cx cx = {0};
    oml_inspect r;
    ok(&cx, oml_inspect_table(&cx, &t, 1e-9, &r));
    for (oml_inspect_kind k = 0; k < OML_INSPECT_KINDS; k++)
        assert_int_equal(r.count[k], 0);
    assert_true(r.rho_high >= 0.75 - 1e-12);
    assert_true(r.rho_low <= 0.75 + 1e-12);
    assert_true(r.rho_high < 0.76);
    oml_cx_done(&cx);
}

static void
every_finding(void **state)
{
    (void)state;
    // a: row 1 too little, column above one; b: nothing made, yet it buys and emits; c: negative throughout
    const double Z[9] = {8, 4, 0, 1, 0, 0, 0, 0, -1}, x[3] = {10, 0, -2}, Y[3] = {0, -4, -1}, V[3] = {-3, 0, 1},
                 F[3] = {0, 7, 0};
    const oml_iot t = table(Z, x, Y, V, F);
    oml_cx cx = {0};
    oml_inspect r;
    ok(&cx, oml_inspect_table(&cx, &t, 1e-9, &r));
    assert_int_equal(r.count[OML_INSPECT_ROW], 1);
    assert_int_equal(r.worst[OML_INSPECT_ROW][0].row, 0);
    near(r.worst[OML_INSPECT_ROW][0].value, 9, 0);
    assert_int_equal(r.count[OML_INSPECT_BUYS], 1);
    assert_int_equal(r.worst[OML_INSPECT_BUYS][0].row, 1);
    assert_int_equal(r.count[OML_INSPECT_COLUMN], 3);
    assert_int_equal(r.count[OML_INSPECT_ZERO_OUTPUT], 1);
    assert_int_equal(r.count[OML_INSPECT_NEGATIVE_OUTPUT], 1);
    assert_int_equal(r.count[OML_INSPECT_COLUMN_SUM], 1);
    near(r.worst[OML_INSPECT_COLUMN_SUM][0].value, 1.2, 1e-15);
    assert_int_equal(r.count[OML_INSPECT_NEGATIVE_CELL], 1);
    assert_int_equal(r.worst[OML_INSPECT_NEGATIVE_CELL][0].col, 2);
    assert_int_equal(r.count[OML_INSPECT_NEGATIVE_INPUT], 1);
    assert_int_equal(r.count[OML_INSPECT_UNALLOCATED], 1);
    assert_int_equal(r.worst[OML_INSPECT_UNALLOCATED][0].col, 1);
    assert_true(r.absolute);
    oml_cx_done(&cx);
}

static void
what_is_not_finite_is_found_first(void **state)
{
    (void)state;
    const double Z[9] = {1, 0, 0, 0, (double)INFINITY, 0, 0, 0, 0}, x[3] = {1, 1, (double)NAN}, Y[3] = {0};
    const oml_iot t = table(Z, x, Y, NULL, NULL);
    oml_cx cx = {0};
    oml_inspect r;
    ok(&cx, oml_inspect_table(&cx, &t, 1e-9, &r));
    assert_int_equal(r.count[OML_INSPECT_NOT_FINITE], 2);
    assert_int_equal(r.sweeps, 0);
    oml_cx_done(&cx);
}

// Whatever the table, the bounds hold what a hundred more products come to.
static bool
bounds_hold(rng *r, size_t size)
{
    (void)size;
    double Z[9], x[3], Y[3], v[3] = {1, 1, 1}, rate = 0;
    for (size_t i = 0; i < 9; i++)
        Z[i] = rng_unit(r);
    for (size_t i = 0; i < 3; i++) {
        x[i] = Z[i] + Z[i + 3] + Z[i + 6] + rng_unit(r);
        Y[i] = x[i] - Z[i] - Z[i + 3] - Z[i + 6];
    }
    const oml_iot t = table(Z, x, Y, NULL, NULL);
    oml_cx cx = {0};
    oml_inspect found;
    ok(&cx, oml_inspect_table(&cx, &t, 1e-9, &found));
    for (int k = 0; k < 200; k++) {
        double w[3] = {0}, sum = 0;
        for (size_t j = 0; j < 3; j++)
            for (size_t i = 0; i < 3; i++)
                w[i] += Z[i + 3 * j] / x[j] * v[j];
        for (size_t i = 0; i < 3; i++)
            sum += w[i];
        rate = sum / (v[0] + v[1] + v[2]);
        for (size_t i = 0; i < 3; i++)
            v[i] = w[i] / sum;
    }
    oml_cx_done(&cx);
    return found.rho_low <= rate + 1e-9 && rate <= found.rho_high + 1e-9 && found.rho_high < 1 &&
           found.count[OML_INSPECT_ROW] == 0;
}

static void
bounds_of_the_radius(void **state)
{
    (void)state;
    forall("the spectral radius lies between its bounds", 200, 1, bounds_hold);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_table),
        cmocka_unit_test(every_finding),
        cmocka_unit_test(what_is_not_finite_is_found_first),
        cmocka_unit_test(bounds_of_the_radius),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

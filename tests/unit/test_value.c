/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/value.h"
#include "oml_test.h"

#include <math.h>

static const oml_place nowhere = {0};

// The example of the function smaa.pvf in the R package rsmaa.
static void
goes_straight_between_points(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_value f;
    ok(&cx, oml_value_parse(&cx, "50:1 75:0.8 90:0.5 100:0", false, nowhere, &f));
    static const double x[] = {50, 90, 100, 10, 40, 101, 120, 60}, v[] = {1, 0.5, 0, 1, 1, 0, 0, 0.92};
    static const bool outside[] = {false, false, false, true, true, true, true, false};
    for (size_t i = 0; i < OML_COUNT(x); i++) {
        bool clipped;
        near(oml_value_at(&f, x[i], &clipped), v[i], 1e-12);
        assert_int_equal(clipped, outside[i]);
    }
    assert_true(isnan(oml_value_at(&f, (double)NAN, NULL)));
    oml_cx_done(&cx);
}

static void
steps_where_a_place_stands_twice(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_value f;
    ok(&cx, oml_value_parse(&cx, "0:0 2:0 2:0.5 4:0.5 4:1", true, nowhere, &f));
    static const double x[] = {0, 1.999, 2, 3, 4, 9}, v[] = {0, 0, 0.5, 0.5, 1, 1};
    for (size_t i = 0; i < OML_COUNT(x); i++)
        near(oml_value_at(&f, x[i], NULL), v[i], 1e-12);
    oml_cx_done(&cx);
}

static void
a_line_runs_from_worst_to_best(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_value up = oml_value_linear(&cx, 10, 30), down = oml_value_linear(&cx, 30, 10);
    near(oml_value_at(&up, 15, NULL), 0.25, 1e-12);
    near(oml_value_at(&down, 15, NULL), 0.75, 1e-12);
    oml_cx_done(&cx);
}

static void
refuses_what_is_no_value_function(void **state)
{
    (void)state;
    static const struct {
        const char *points, *code;
        bool rising;
    } cases[] = {
        {"", "OML-DEC-05", true},         {"1:0", "OML-DEC-05", true},           {"1:0 2", "OML-DEC-01", true},
        {"1:0  2:1", "OML-DEC-01", true}, {"1:0 x:1", "OML-DEC-01", true},       {"1,5:0 2:1", "OML-DEC-01", true},
        {"2:0 1:1", "OML-DEC-02", true},  {"1:0 1:0.5 1:1", "OML-DEC-02", true}, {"1:0 2:1.5", "OML-DEC-03", true},
        {"1:-1 2:1", "OML-DEC-03", true}, {"1:0.5 2:0.4", "OML-DEC-04", true},   {"1:0.4 2:0.5", "OML-DEC-04", false},
    };
    oml_cx cx = {0};
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        oml_value f;
        fails(&cx, oml_value_parse(&cx, cases[i].points, cases[i].rising, nowhere, &f), cases[i].code);
    }
    oml_cx_done(&cx);
}

static bool
rises(rng *r, size_t size)
{
    double x[34], v[34];
    for (size_t i = 0; i <= size; i++) {
        x[i] = (i > 0 ? x[i - 1] : 0) + (i == 1 || rng_below(r, 4) > 0 ? rng_unit(r) + 0.01 : 0.5);
        v[i] = i == 0 ? 0 : v[i - 1] + rng_unit(r) / 34;
    }
    const oml_value f = {x, v, size + 1};
    double last = -1;
    for (int i = -5; i < 200; i++) {
        const double at = oml_value_at(&f, i * x[size] / 190, NULL);
        if (at < last || at < 0 || at > 1)
            return false;
        last = at;
    }
    return true;
}

static void
follows_its_direction(void **state)
{
    (void)state;
    forall("a rising value function never falls", 300, 32, rises);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goes_straight_between_points),   cmocka_unit_test(steps_where_a_place_stands_twice),
        cmocka_unit_test(a_line_runs_from_worst_to_best), cmocka_unit_test(refuses_what_is_no_value_function),
        cmocka_unit_test(follows_its_direction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

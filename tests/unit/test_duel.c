/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/duel.h"
#include "oml_test.h"

#include <math.h>

// The capital of Tennessee: four groups of voters who each want it near.
static const double tennessee[] = {4, 3, 2, 1, 1, 4, 3, 2, 1, 2, 4, 3, 1, 2, 3, 4};
static const double size[] = {42, 26, 15, 17};

static void
capital_of_tennessee(void **state)
{
    (void)state;
    static const double borda[] = {126, 194, 173, 107};
    oml_cx cx = {0};
    oml_duel d;
    double points[4];
    oml_duel_count(&cx, tennessee, size, 4, 4, &d);
    near(d.wins[2 * 4 + 3], 83, 0);
    oml_duel_borda(&d, points);
    for (size_t a = 0; a < 4; a++)
        near(points[a], borda[a], 0);
    assert_int_equal(oml_duel_condorcet(&d), 1);
    oml_cx_done(&cx);
}

static void
only_who_scored_both_counts(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_duel d;
    double points[3];
    const double value[] = {5, 5, (double)NAN, 3, (double)NAN, 4};
    oml_duel_count(&cx, value, NULL, 2, 3, &d);
    oml_duel_borda(&d, points);
    near(d.ties[0 * 3 + 1], 1, 0);
    near(points[0], 0.5, 0);
    near(points[1], 0.5, 0);
    near(points[2], 1, 0);
    assert_true(oml_duel_condorcet(&d) == SIZE_MAX);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capital_of_tennessee),
        cmocka_unit_test(only_who_scored_both_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/performance.h"
#include "oml_test.h"

#include <math.h>

static void
gains_follow_the_direction(void **state)
{
    (void)state;
    const double x[] = {3, 10, 5, (double)NAN}, w[] = {0.5, 0.5};
    const bool falls[] = {false, true};
    const oml_performance p = {2, 2, x, falls, w};
    near(oml_performance_gain(&p, 1, 0, 0), 2, 0);
    assert_true(isnan(oml_performance_gain(&p, 1, 0, 1)));
    const double y[] = {3, 10, 5, 4};
    const oml_performance q = {2, 2, y, falls, w};
    near(oml_performance_gain(&q, 0, 1, 1), -6, 0);
}

static void
refuses_what_has_no_meaning(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double x[] = {1, (double)NAN}, high[] = {1, (double)INFINITY}, w[] = {0.5, 0.5}, heavy[] = {1, 1};
    ok(&cx, oml_performance_check(&cx, &(oml_performance){1, 2, x, NULL, w}, false));
    fails(&cx, oml_performance_check(&cx, &(oml_performance){1, 2, x, NULL, w}, true), "OML-DCM-02");
    fails(&cx, oml_performance_check(&cx, &(oml_performance){1, 2, high, NULL, w}, false), "OML-DCM-02");
    fails(&cx, oml_performance_check(&cx, &(oml_performance){0, 2, x, NULL, w}, false), "OML-DCM-01");
    fails(&cx, oml_performance_check(&cx, &(oml_performance){1, 2, x, NULL, heavy}, false), "OML-DCM-03");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gains_follow_the_direction),
        cmocka_unit_test(refuses_what_has_no_meaning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

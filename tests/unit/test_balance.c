/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/balance.h"
#include "oml_table.h"
#include "oml_test.h"

#include <math.h>

/*           1     2   final  output
 *    1     10    20     70    100
 *    2     30    40    130    200
 *    wages 60   140                 both ways in balance */
static void
tells_rounding_from_error(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_AUTO(mat) *Z = test_matrix(2, 2, (const double[]){10, 20, 30, 40}),
                  *Y = test_matrix(2, 1, (const double[]){70, 130});
    OML_AUTO(mat) *V = test_matrix(1, 2, (const double[]){60, 140});
    const double x[] = {100, 200};
    oml_balance b;
    ok(&cx, oml_balance_check(&cx, Z, Y, V, x, 0, &b));
    assert_int_equal(b.outside, 0);
    near(b.sold[0], 0, 0);
    near(b.bought[1], 0, 0);

    Y->v[0] = 70.2; // four rounded numbers of one decimal can be 0.2 off together, not 0.3
    ok(&cx, oml_balance_check(&cx, Z, Y, V, x, 0.1, &b));
    assert_int_equal(b.outside, 0);
    near(b.sold[0], 0.2, 1e-12);
    near(b.sold_may[0], 0.2, 1e-6);
    assert_int_equal(b.worst_sold, 0);
    ok(&cx, oml_balance_check(&cx, Z, Y, V, x, 0, &b));
    assert_int_equal(b.outside, 1);

    V->v[1] = 141;
    ok(&cx, oml_balance_check(&cx, Z, Y, V, x, 0.1, &b));
    assert_int_equal(b.outside, 1);
    assert_int_equal(b.worst_bought, 1);
    near(b.bought[1], 1, 1e-12);
    V->v[1] = (double)NAN;
    ok(&cx, oml_balance_check(&cx, Z, Y, V, x, 0.1, &b));
    assert_int_equal(b.outside, 1);
    assert_int_equal(b.worst_bought, 1);
    oml_cx_done(&cx);
}

static void
refuses_shapes_that_do_not_meet(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_AUTO(mat) *Z = test_matrix(2, 2, (const double[4]){0}), *wide = test_matrix(2, 3, (const double[6]){0});
    const double x[] = {0, 0};
    oml_balance b;
    fails(&cx, oml_balance_check(&cx, Z, Z, wide, x, 0, &b), "OML-ECO-12");
    fails(&cx, oml_balance_check(&cx, wide, Z, Z, x, 0, &b), "OML-ECO-12");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_rounding_from_error),
        cmocka_unit_test(refuses_shapes_that_do_not_meet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

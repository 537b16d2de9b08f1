/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/iot.h"

#include "oml_iot.h"

#include <math.h>

enum { N = 1300, F = 3 }; // more rows than are summed at once, and no whole number of registers

// Each row in the order of the columns, to the bit, whatever the number of threads.
static void
sums_are_those_of_rows_and_columns(void **state)
{
    (void)state;
    oml_cx one = {.threads = 1}, more = {.threads = 3};
    rng r = {1};
    const size_t n = N, f = F;
    double *Z = OML_NEW(&one.tmp, double, n *n), *Y = OML_NEW(&one.tmp, double, n *f);
    double *sold = OML_NEW(&one.tmp, double, n), *bought = OML_NEW(&one.tmp, double, n);
    double *again = OML_NEW(&one.tmp, double, n), *other = OML_NEW(&one.tmp, double, n);
    for (size_t i = 0; i < n * n; i++)
        Z[i] = rng_unit(&r) - 0.1;
    for (size_t i = 0; i < n * f; i++)
        Y[i] = 100 * rng_unit(&r);
    const oml_iot t = {.n = n, .f = f, .Z = Z, .Y = Y};
    ok(&one, oml_iot_sums(&one, &t, sold, bought));
    ok(&more, oml_iot_sums(&more, &t, again, other));
    assert_memory_equal(sold, again, n * sizeof *sold);
    assert_memory_equal(bought, other, n * sizeof *bought);
    for (size_t i = 0; i < n; i++) {
        double row = 0, column = 0;
        for (size_t j = 0; j < n; j++) {
            row += Z[i + n * j];
            column += Z[j + n * i];
        }
        for (size_t j = 0; j < f; j++)
            row += Y[i + n * j];
        near(sold[i], row, 0);
        near(bought[i], column, 1e-12 * N);
    }
    oml_cx_done(&one);
    oml_cx_done(&more);
}

static void
the_furthest_row_is_told(void **state)
{
    (void)state;
    static const double x[] = {100, 50}, bought[] = {60, 20};
    double sold[] = {100, 50}, V[] = {40, 30};
    oml_iot t = {.n = 2, .x = x, .V = V};
    assert_int_equal(oml_iot_imbalance_of(&t, sold, bought).row, OML_IOT_NONE); // what is paid is not known
    sold[0] = 101;
    oml_iot_imbalance worst = oml_iot_imbalance_of(&t, sold, bought);
    assert_true(worst.row == 0 && !worst.pays && worst.value == 1);
    t.primaries.n = 1;
    V[1] = 27;
    worst = oml_iot_imbalance_of(&t, sold, bought);
    assert_true(worst.row == 1 && worst.pays && worst.value == 3);
    V[1] = 30 + 1e-13, sold[0] = 100; // rounding
    assert_int_equal(oml_iot_imbalance_of(&t, sold, bought).row, OML_IOT_NONE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_are_those_of_rows_and_columns),
        cmocka_unit_test(the_furthest_row_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

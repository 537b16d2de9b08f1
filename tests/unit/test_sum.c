/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/sum.h"
#include "oml_test.h"

#include <math.h>

static double
sum(const double x[], size_t n)
{
    oml_sum s = {0};
    for (size_t i = 0; i < n; i++)
        oml_sum_add(&s, x[i]);
    return oml_sum_get(&s);
}

static void
decimals_stay_decimals(void **state)
{
    (void)state;
    assert_true(sum((double[]){0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}, 10) == 1);
    assert_true(sum((double[]){1, 1e100, 1, -1e100}, 4) == 2); // Neumaier's own example
    assert_true(sum(NULL, 0) == 0);
}

static void
what_is_not_finite_stays_so(void **state)
{
    (void)state;
    assert_true(isinf(sum((double[]){1, (double)INFINITY, 2}, 3)));
    assert_true(isnan(sum((double[]){1, (double)NAN, 2}, 3)));
}

// Whatever the numbers: forwards and backwards the same, to the last digit or the one before it.
static bool
order_does_not_matter(rng *r, size_t n)
{
    double x[64], back[64];
    for (size_t i = 0; i < n; i++) {
        x[i] = (rng_unit(r) - 0.5) * pow(10, floor(8 * rng_unit(r)));
        back[n - 1 - i] = x[i];
    }
    const double a = sum(x, n), b = sum(back, n);
    return fabs(a - b) <= 4e-16 * fmax(fabs(a), 1e-6);
}

static void
any_order(void **state)
{
    (void)state;
    forall("sum forwards = sum backwards", 200, 40, order_does_not_matter);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimals_stay_decimals),
        cmocka_unit_test(what_is_not_finite_stays_so),
        cmocka_unit_test(any_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

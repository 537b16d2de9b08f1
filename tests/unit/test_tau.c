/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/tau.h"
#include "oml_test.h"

#include <math.h>

static void
orders_agree_or_not(void **state)
{
    (void)state;
    const double up[] = {1, 2, 3, 4}, down[] = {4, 3, 2, 1}, swapped[] = {2, 1, 3, 4}, flat[] = {1, 1, 1, 1},
                 tied[] = {1, 1, 2, 3};
    near(oml_tau_b(up, up, 4), 1, 0);
    near(oml_tau_b(up, down, 4), -1, 0);
    near(oml_tau_b(up, swapped, 4), 4 / 6.0, 1e-12); // five pairs agree, one does not
    near(oml_tau_b(up, tied, 4), 5 / sqrt(30), 1e-12);
    assert_true(isnan(oml_tau_b(up, flat, 4)));
    assert_true(isnan(oml_tau_b(up, up, 1)));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(orders_agree_or_not)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

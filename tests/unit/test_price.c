/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/price.h"

#include "oml_iot.h"

#include <math.h>

static void
units_as_tables_have_them(void **state)
{
    (void)state;
    near(oml_price_tonnes("kt"), 1e3, 0);
    near(oml_price_tonnes("t CO2e"), 1, 0);
    near(oml_price_tonnes("kg"), 1e-3, 0);
    near(oml_price_tonnes("Gg"), 1e3, 0);
    near(oml_price_tonnes("TJ"), 0, 0);
    near(oml_price_tonnes(NULL), 0, 0);
    near(oml_price_money("M.EUR"), 1e6, 0);
    near(oml_price_money("MUSD"), 1e6, 0);
    near(oml_price_money("Mill USD"), 1e6, 0);
    near(oml_price_money("EUR"), 1, 0);
    near(oml_price_money("persons"), 0, 0);
}

// What final users pay more is what is levied, and no price rises less than its own levy.
static bool
paid_is_levied(rng *r, size_t size)
{
    oml_cx cx = {0};
    const oml_iot *t = test_iot_invent(&cx, r, 2, 1 + size / 2, 1);
    double levy[64], dp[64], levied = 0, paid = 0, residual = 0;
    OML_AUTO(solver) *s = NULL;
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){0}, &s));
    for (size_t i = 0; i < t->n; i++) {
        levy[i] = t->x[i] == 0 ? 0 : 0.1 * rng_unit(r);
        levied += levy[i] * t->x[i];
    }
    ok(&cx, oml_price_change(&cx, s, t->n, levy, dp, &residual));
    bool good = true;
    for (size_t i = 0; i < t->n; i++) {
        good = good && dp[i] >= levy[i] - 1e-15;
        for (size_t c = 0; c < t->f; c++)
            paid += dp[i] * t->Y[i + c * t->n];
    }
    oml_cx_done(&cx);
    return good && fabs(paid - levied) < 1e-10 * (1 + levied);
}

static void
final_users_pay_it_all(void **state)
{
    (void)state;
    forall("sum(dp y) = sum(levy x)", 60, 60, paid_is_levied);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_as_tables_have_them),
        cmocka_unit_test(final_users_pay_it_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

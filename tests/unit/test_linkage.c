/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/linkage.h"

#include "oml_iot.h"

// Miller & Blair's two industries: L = [1.2541 .3300; .2640 1.1221], x = (1000, 2000). By hand, with G = x^-1 L x.
static void
two_industries_by_hand(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double Z[] = {150, 200, 500, 100}, x[] = {1000, 2000};
    const oml_iot t = {.n = 2, .Z = Z, .x = x};
    OML_AUTO(solver) *s = NULL;
    oml_linkage l;
    ok(&cx, oml_solver_new(&cx, &t, (oml_solver_need){0}, &s));
    ok(&cx, oml_linkage_compute(&cx, &t, s, &l));
    near(l.direct_backward[0], 0.35, 1e-15);
    near(l.direct_backward[1], 0.30, 1e-15);
    near(l.direct_forward[0], 0.65, 1e-15); // (150 + 500) / 1000
    near(l.direct_forward[1], 0.15, 1e-15);
    near(l.backward[0], 1.2541 + 0.2640, 1e-4);
    near(l.backward[1], 0.3300 + 1.1221, 1e-4);
    // The Ghosh inverse is not the Leontief inverse: row sums of G, not of L.
    near(l.forward[0], 1.2541 + 0.3300 * 2, 2e-4);
    near(l.forward[1], 0.2640 / 2 + 1.1221, 2e-4);
    near(l.mean_forward, (l.forward[0] + l.forward[1]) / 2, 1e-15);
    oml_cx_done(&cx);
}

// (I - B) g = 1 for the row sums g of G, whatever the table; a row without output links nothing.
static bool
ghosh_sums(rng *r, size_t size)
{
    oml_cx cx = {0};
    const oml_iot *t = test_iot_invent(&cx, r, 2, 1 + size / 2, 1);
    OML_AUTO(solver) *s = NULL;
    oml_linkage l;
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){0}, &s));
    ok(&cx, oml_linkage_compute(&cx, t, s, &l));
    bool good = true;
    for (size_t i = 0; i < t->n; i++) {
        double sum = l.forward[i] - 1;
        for (size_t j = 0; j < t->n; j++)
            sum -= t->x[i] == 0 ? 0 : t->Z[i + j * t->n] / t->x[i] * l.forward[j];
        good =
            good && sum < 1e-10 && sum > -1e-10 && (t->x[i] != 0 || (l.forward[i] == 1 && l.direct_backward[i] == 0));
    }
    oml_cx_done(&cx);
    return good;
}

static void
row_sums_of_ghosh(void **state)
{
    (void)state;
    forall("(I - B) g = 1", 60, 40, ghosh_sums);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_industries_by_hand),
        cmocka_unit_test(row_sums_of_ghosh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/topsis.h"
#include "oml_test.h"

#include <math.h>

// The mountain climber of Opricovic and Tzeng, European Journal of Operational Research 156 (2004) 445-455: with
// another normalisation another one wins. Four alternatives of Tzeng and Huang, Multiple Attribute Decision Making
// (2011).
static void
published(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_topsis t;
    const double climb[] = {1, 3000, 2, 3750, 5, 4500}, half[] = {0.5, 0.5};
    const bool falls[] = {true, false};
    const oml_performance p = {3, 2, climb, falls, half};
    ok(&cx, oml_topsis_rank(&cx, &p, OML_TOPSIS_MINMAX, &t));
    near(t.closeness[0], 0.5, 0.0005);
    near(t.closeness[1], 0.617, 0.0005);
    near(t.closeness[2], 0.5, 0.0005);
    ok(&cx, oml_topsis_rank(&cx, &p, OML_TOPSIS_VECTOR, &t));
    assert_true(t.closeness[0] > t.closeness[1]);

    const double x[] = {5, 8, 4, 7, 6, 8, 8, 8, 6, 7, 4, 6}, w[] = {0.3, 0.4, 0.3};
    static const double closeness[] = {0.5037, 0.6581, 0.7482, 0.334};
    ok(&cx, oml_topsis_rank(&cx, &(oml_performance){4, 3, x, NULL, w}, OML_TOPSIS_VECTOR, &t));
    for (size_t a = 0; a < 4; a++)
        near(t.closeness[a], closeness[a], 0.0001);
    oml_cx_done(&cx);
}

static void
edges(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_topsis t;
    ok(&cx,
       oml_topsis_rank(&cx, &(oml_performance){2, 1, (double[]){3, 3}, NULL, (double[]){1}}, OML_TOPSIS_MINMAX, &t));
    near(t.closeness[0], 0.5, 0); // all alike: neither near nor far
    fails(&cx,
          oml_topsis_rank(&cx, &(oml_performance){1, 1, (double[]){(double)NAN}, NULL, (double[]){1}},
                          OML_TOPSIS_VECTOR, &t),
          "OML-DCM-02");
    oml_cx_done(&cx);
}

// Lengths in another unit change nothing under vector normalisation; who is better everywhere is closer.
static bool
keeps_its_promises(rng *r, size_t size)
{
    oml_cx cx = {0};
    const size_t n = 2 + size % 8;
    double x[30] = {0}, y[30], factor[3];
    for (size_t j = 0; j < 3; j++)
        factor[j] = 0.1 + 10 * rng_unit(r);
    for (size_t i = 0; i < n * 3; i++)
        x[i] = 1 + rng_unit(r);
    for (size_t j = 0; j < 3; j++)
        x[j] = x[3 + j] + 0.1;
    for (size_t i = 0; i < n * 3; i++)
        y[i] = x[i] * factor[i % 3];
    const double w[] = {0.2, 0.3, 0.5};
    oml_topsis t, u;
    ok(&cx, oml_topsis_rank(&cx, &(oml_performance){n, 3, x, NULL, w}, OML_TOPSIS_VECTOR, &t));
    ok(&cx, oml_topsis_rank(&cx, &(oml_performance){n, 3, y, NULL, w}, OML_TOPSIS_VECTOR, &u));
    bool fine = t.closeness[0] > t.closeness[1];
    for (size_t a = 0; a < n; a++)
        fine = fine && fabs(t.closeness[a] - u.closeness[a]) < 1e-12;
    oml_cx_done(&cx);
    return fine;
}

static void
properties(void **state)
{
    (void)state;
    forall("closeness", 200, 40, keeps_its_promises);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published),
        cmocka_unit_test(edges),
        cmocka_unit_test(properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

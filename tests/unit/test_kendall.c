/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/kendall.h"
#include "oml_test.h"

#include <math.h>

// Zar, Biostatistical Analysis (2010), example 20.5: lengths of wing, tail and bill of twelve birds.
static void
agrees_with_zar(void **state)
{
    (void)state;
    static const double birds[] = {10.4, 10.8, 11.1, 10.2, 10.3, 10.2, 10.7, 10.5, 10.8, 11.2, 10.6, 11.4, //
                                   7.4,  7.6,  7.9,  7.2,  7.4,  7.1,  7.4,  7.2,  7.8,  7.7,  7.8,  8.3,  //
                                   17,   17,   20,   14.5, 15.5, 13,   19.5, 16,   21,   20,   18,   22};
    static const double sums[] = {14.5, 21, 30.5, 6, 11, 3.5, 20, 11.5, 29, 28.5, 22.5, 36};
    oml_cx cx = {0};
    double sum[12];
    oml_kendall k;
    ok(&cx, oml_kendall_of(&cx, birds, 3, 12, sum, &k));
    for (size_t i = 0; i < 12; i++)
        near(sum[i], sums[i], 0);
    near(k.W, 0.924135, 1e-6);
    near(k.chi2, 30.496462, 1e-6);
    near(k.ties, 60, 0);
    oml_cx_done(&cx);
}

// The example of the KENDALL subcommand in the manual of SPSS: four judges with many ties.
static void
corrects_for_ties(void **state)
{
    (void)state;
    static const double scores[] = {2, 5, 4, 5, 1, 3, 3, 4, 5, 3, 3, 4, 4, 6, 2, 2, 4, 3, 6, 2};
    oml_cx cx = {0};
    oml_kendall k;
    ok(&cx, oml_kendall_of(&cx, scores, 4, 5, NULL, &k));
    near(k.W, 0.8561643835616438, 1e-12);
    near(k.chi2, 13.69863, 1e-6);
    oml_cx_done(&cx);
}

static void
leaves_out_who_orders_nothing(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_kendall k;
    ok(&cx, oml_kendall_of(&cx, (double[]){1, 2, 3, 5, 5, 5, 2, 4, 6}, 3, 3, NULL, &k));
    assert_int_equal(k.judges, 2);
    near(k.W, 1, 1e-12);
    ok(&cx, oml_kendall_of(&cx, (double[]){1, 2, 3, 5, 5, 5}, 2, 3, NULL, &k));
    assert_true(isnan(k.W));
    fails(&cx, oml_kendall_of(&cx, (double[]){1, (double)NAN, 3, 5, 5, 5}, 2, 3, NULL, &k), "OML-DEC-50");
    fails(&cx, oml_kendall_of(&cx, (double[]){1, 2}, 2, 1, NULL, &k), "OML-DEC-50");
    oml_cx_done(&cx);
}

static bool
lies_between_0_and_1(rng *r, size_t size)
{
    enum { JUDGES = 5 };
    double score[JUDGES * 20] = {0}, other[JUDGES * 20];
    const size_t n = size + 1;
    for (size_t i = 0; i < JUDGES * n; i++)
        score[i] = (double)rng_below(r, 5);
    for (size_t j = 0; j < JUDGES; j++) // judges in another order, objects too, on a scale of their own
        for (size_t i = 0; i < n; i++)
            other[(JUDGES - 1 - j) * n + (n - 1 - i)] = 7 * score[j * n + i] + 3;
    oml_cx cx = {0};
    oml_kendall k, o;
    bool fine = oml_kendall_of(&cx, score, JUDGES, n, NULL, &k) == OML_OK &&
                oml_kendall_of(&cx, other, JUDGES, n, NULL, &o) == OML_OK;
    fine = fine && (isnan(k.W) ? isnan(o.W) : k.W >= -1e-12 && k.W <= 1 + 1e-12 && fabs(k.W - o.W) < 1e-12);
    oml_cx_done(&cx);
    return fine;
}

static void
has_its_bounds(void **state)
{
    (void)state;
    forall("W is between 0 and 1 and depends on order alone", 400, 19, lies_between_0_and_1);
}

// Three judges agree wholly on three objects by chance once in 36 times.
static void
chance_by_permutation(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double alike[] = {1, 2, 3, 1, 2, 3, 1, 2, 3}, flat[] = {1, 1, 1, 1, 1, 1};
    double p, again;
    ok(&cx, oml_kendall_permutation(&cx, alike, 3, 3, 20000, 1, &p));
    ok(&cx, oml_kendall_permutation(&cx, alike, 3, 3, 20000, 1, &again));
    near(p, 1 / 36.0, 0.005);
    near(p, again, 0);
    ok(&cx, oml_kendall_permutation(&cx, flat, 2, 3, 10, 1, &p));
    assert_true(isnan(p));
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_zar),
        cmocka_unit_test(corrects_for_ties),
        cmocka_unit_test(leaves_out_who_orders_nothing),
        cmocka_unit_test(has_its_bounds),
        cmocka_unit_test(chance_by_permutation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

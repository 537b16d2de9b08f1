/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/bwm.h"
#include "oml_test.h"

#include <math.h>

// The judgements on modes of transport of J. Rezaei, Omega 53 (2015) 49-57, under the linear model of 2016; the optimum
// is 1/14, 9/28, 17/28 with xi = 1/28.
static void
transport(void **state)
{
    (void)state;
    oml_cx cx = {0};
    double w[3], xi, input;
    const oml_bwm b = {3, 2, 0, (double[]){8, 2, 1}, (double[]){1, 5, 8}};
    ok(&cx, oml_bwm_weights(&cx, &b, w, &xi, &input));
    near(w[0], 1 / 14.0, 1e-9);
    near(w[1], 9 / 28.0, 1e-9);
    near(w[2], 17 / 28.0, 1e-9);
    near(xi, 1 / 28.0, 1e-9);
    near(input, 2 / 56.0, 1e-12); // |2 x 5 - 8| / (8 x 8 - 8)
    oml_cx_done(&cx);
}

static void
refuses_what_is_no_judgement(void **state)
{
    (void)state;
    oml_cx cx = {0};
    double w[3], xi;
    const double good[] = {8, 2, 1}, up[] = {1, 5, 8}, low[] = {8, 0.5, 1};
    fails(&cx, oml_bwm_weights(&cx, &(oml_bwm){3, 2, 2, good, up}, w, &xi, NULL), "OML-DCM-22");
    fails(&cx, oml_bwm_weights(&cx, &(oml_bwm){3, 2, 0, low, up}, w, &xi, NULL), "OML-DCM-22");
    fails(&cx, oml_bwm_weights(&cx, &(oml_bwm){3, 0, 2, good, up}, w, &xi, NULL), "OML-DCM-22");
    oml_cx_done(&cx);
}

// Judgements made from weights give these back.
static bool
consistent(rng *r, size_t size)
{
    oml_cx cx = {0};
    const size_t k = 2 + size % 7;
    double w[9], over[9], above[9], got[9], sum = 0, xi, input;
    for (size_t j = 0; j < k; j++)
        sum += w[j] = j == 0 ? 10 : j == 1 ? 1 : 1 + 8 * rng_unit(r);
    for (size_t j = 0; j < k; j++) {
        over[j] = w[0] / w[j];
        above[j] = w[j] / w[1];
    }
    ok(&cx, oml_bwm_weights(&cx, &(oml_bwm){k, 0, 1, over, above}, got, &xi, &input));
    bool fine = fabs(xi) < 1e-8 && input < 1e-8;
    for (size_t j = 0; j < k; j++)
        fine = fine && fabs(got[j] - w[j] / sum) < 1e-7;
    oml_cx_done(&cx);
    return fine;
}

static void
properties(void **state)
{
    (void)state;
    forall("best and worst", 100, 40, consistent);
}

// The model of 2015 on the same transport: J. Rezaei, Omega 53 (2015) 49-57, whose weights are cut off after three
// digits; in closed form xi = 4 - sqrt(14) and the weights are 1, 5 - xi and 8 + xi over 14.
static void
transport_by_ratios(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double over[] = {8, 2, 1}, above[] = {1, 5, 8}, exact = 4 - sqrt(14);
    double w[3] = {0}, xi, ratio;
    ok(&cx, oml_bwm_ratios(&cx, &(oml_bwm){3, 2, 0, over, above}, w, &xi, &ratio));
    near(xi, exact, 1e-7);
    near(ratio, exact / 4.47, 1e-7);
    near(w[0], 1.0 / 14, 1e-6);
    near(w[1], (5 - exact) / 14, 1e-6);
    near(w[2], (8 + exact) / 14, 1e-6);
    // Judgements without contradiction leave nothing.
    ok(&cx, oml_bwm_ratios(&cx, &(oml_bwm){3, 0, 2, (double[]){1, 2, 6}, (double[]){6, 3, 1}}, w, &xi, &ratio));
    near(xi, 0, 0);
    near(ratio, 0, 0);
    near(w[0], 0.6, 1e-7);
    fails(&cx, oml_bwm_ratios(&cx, &(oml_bwm){3, 0, 0, over, above}, w, &xi, &ratio), "OML-DCM-22");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(transport),
        cmocka_unit_test(transport_by_ratios),
        cmocka_unit_test(refuses_what_is_no_judgement),
        cmocka_unit_test(properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/ahp.h"
#include "oml_test.h"

#include <math.h>

// A whole matrix from the judgements above its diagonal, row by row.
static void
mirror(const double upper[], size_t k, double A[])
{
    for (size_t i = 0, at = 0; i < k; i++) {
        A[i * k + i] = 1;
        for (size_t j = i + 1; j < k; j++, at++) {
            A[i * k + j] = upper[at];
            A[j * k + i] = 1 / upper[at];
        }
    }
}

// What is drunk in the United States: T. L. Saaty, Decision making with the analytic hierarchy process, International
// Journal of Services Sciences 1 (2008) 83-98.
static void
drinks(void **state)
{
    (void)state;
    static const double upper[] = {9,       5,       2,       1,       1,       1 / 2.0, 1 / 3.0,
                                   1 / 9.0, 1 / 9.0, 1 / 9.0, 1 / 9.0, 1 / 3.0, 1 / 4.0, 1 / 3.0,
                                   1 / 9.0, 1 / 2.0, 1,       1 / 3.0, 2,       1 / 2.0, 1 / 3.0};
    static const double weight[] = {0.177, 0.019, 0.042, 0.116, 0.19, 0.129, 0.327};
    oml_cx cx = {0};
    oml_ahp a;
    double A[49];
    mirror(upper, 7, A);
    ok(&cx, oml_ahp_weights(&cx, A, 7, &a));
    for (size_t j = 0; j < 7; j++)
        near(a.weight[j], weight[j], 0.0006);
    near(a.CR, 0.022, 0.0006);
    oml_cx_done(&cx);
}

// The school matrix as Wang and Chin print it, Information Sciences 181 (2011) 5240-5248.
static void
schools_contradict(void **state)
{
    (void)state;
    static const double upper[] = {4, 3, 1, 3, 4, 7, 3, 0.2, 1, 0.2, 0.2, 1 / 6.0, 1, 1 / 3.0, 3};
    static const double weight[] = {0.3208, 0.1395, 0.0348, 0.1285, 0.2374, 0.1391};
    oml_cx cx = {0};
    oml_ahp a;
    double A[36];
    mirror(upper, 6, A);
    ok(&cx, oml_ahp_weights(&cx, A, 6, &a));
    for (size_t j = 0; j < 6; j++)
        near(a.weight[j], weight[j], 6e-5);
    assert_true(a.CR > OML_AHP_CONSISTENT);
    const double turn =
        A[a.triad[0] * 6 + a.triad[1]] * A[a.triad[1] * 6 + a.triad[2]] * A[a.triad[2] * 6 + a.triad[0]];
    near(fmax(turn, 1 / turn), a.contradiction, 1e-9);
    oml_cx_done(&cx);
}

static void
refuses_what_is_no_judgement(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_ahp a;
    fails(&cx, oml_ahp_weights(&cx, (double[]){1, 2, 2, 1}, 2, &a), "OML-DCM-20");
    fails(&cx, oml_ahp_weights(&cx, (double[]){1, -2, -0.5, 1}, 2, &a), "OML-DCM-20");
    fails(&cx, oml_ahp_weights(&cx, (double[]){1}, 16, &a), "OML-DCM-21");
    oml_cx_done(&cx);
}

// Judgements made from weights give these back, without contradiction.
static bool
consistent(rng *r, size_t size)
{
    oml_cx cx = {0};
    const size_t k = 1 + size % 9;
    double w[9], A[81], sum = 0;
    for (size_t j = 0; j < k; j++)
        sum += w[j] = 0.1 + rng_unit(r);
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++)
            A[i * k + j] = w[i] / w[j];
    oml_ahp a;
    ok(&cx, oml_ahp_weights(&cx, A, k, &a));
    bool fine = fabs(a.CR) < 1e-9 && a.contradiction < 1 + 1e-9;
    for (size_t j = 0; j < k; j++)
        fine = fine && fabs(a.weight[j] - w[j] / sum) < 1e-9 && fabs(a.geometric[j] - w[j] / sum) < 1e-9;
    oml_cx_done(&cx);
    return fine;
}

static void
properties(void **state)
{
    (void)state;
    forall("consistent judgements", 100, 40, consistent);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drinks),
        cmocka_unit_test(schools_contradict),
        cmocka_unit_test(refuses_what_is_no_judgement),
        cmocka_unit_test(properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/household.h"
#include "oml_table.h"
#include "oml_test.h"

#include <math.h>

/* Three industries, by hand. A table in euro:
 *
 *              1    2    3   households  others   output
 *      1       0  200    0            0       0      200
 *      2       0    0  200          126      74      400
 *      3       0    0    0          180     220      400
 *      pay    40  160  160
 *
 * gives A = [0 .5 0; 0 0 .5; 0 0 0], so L = [1 .5 .25; 0 1 .5; 0 0 1].
 * w = pay / output = (.2, .4, .4); h = bought / all pay (360) = (0, .35, .5).
 * w L = (.2, .5, .65) and w L h = .175 + .325 = .5: half of every pay comes back as pay, so all rounds together double.
 * L h = (.3, .6, .5), in sum 1.4. Type II output multipliers: (1, 1.5, 1.75) + 1.4 * 2 * (.2, .5, .65).
 * Jobs 1, 2, 4 per euro: type I (1, 2.5, 5.25); behind L h stand .3 + 1.2 + 2 = 3.5 jobs; type II adds 7 (.2, .5, .65).
 */
static void
three_industries_by_hand(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_AUTO(mat) *Z = test_matrix(3, 3, (const double[]){0, 200, 0, 0, 0, 200, 0, 0, 0}), *A = NULL, *S = NULL,
                  *M = NULL;
    OML_AUTO(mat) *F =
        test_matrix(3, 3, (const double[]){200, 400, 400, 200, 800, 1600, 40, 160, 160}); // output, jobs, pay
    OML_AUTO(leontief) *m = NULL;
    OML_AUTO(household) *c = NULL;
    const double x[] = {200, 400, 400}, pay = 40 + 160 + 160, bought[] = {0, 126, 180};
    double w[3], h[3];
    ok(&cx, oml_leontief_coefficients(&cx, Z, x, &A));
    ok(&cx, oml_leontief_intensities(&cx, F, x, 3, NULL, &S));
    ok(&cx, oml_leontief_new(&cx, A, &m));
    for (size_t j = 0; j < 3; j++) {
        w[j] = *oml_mat_at(S, 2, j);
        h[j] = bought[j] / pay;
    }
    ok(&cx, oml_household_new(&cx, m, w, h, &c));
    near(oml_household_return(c), 0.5, 1e-15);
    ok(&cx, oml_leontief_multipliers(&cx, m, S, &M));
    ok(&cx, oml_household_close(&cx, c, M));
    static const double output[] = {1.56, 2.9, 3.57}, jobs[] = {2.4, 6, 9.8}, income[] = {0.4, 1, 1.3};
    for (size_t j = 0; j < 3; j++) {
        near(*oml_mat_at(M, 0, j), output[j], 1e-14);
        near(*oml_mat_at(M, 1, j), jobs[j], 1e-14);
        near(*oml_mat_at(M, 2, j), income[j], 1e-14);
    }

    // 10 euro more asked from industry 2: it makes 10, industry 1 makes 5, pay 5, and spending it all round twice that.
    OML_AUTO(mat) *X = test_matrix(3, 1, (const double[]){5, 10, 0}), *E = NULL;
    ok(&cx, oml_household_output(&cx, c, X, &E));
    near(E->v[0], 3, 1e-14);
    near(E->v[1], 6, 1e-14);
    near(E->v[2], 5, 1e-14);
    oml_cx_done(&cx);
}

// Miller & Blair, 2nd ed., section 2.5: A = [.15 .25; .20 .05] with household row (.30, .25), column (.05, .40) and
// .05 of household income paid to households; the printed inverse of the closed system begins 1.3651 .4253;
// .5273 1.3481.
static void
closed_model_of_the_textbook(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_AUTO(mat) *A = test_matrix(2, 2, (const double[]){0.15, 0.25, 0.20, 0.05}), *L = NULL;
    OML_AUTO(leontief) *m = NULL;
    OML_AUTO(household) *c = NULL;
    ok(&cx, oml_leontief_new(&cx, A, &m));
    ok(&cx, oml_household_new(&cx, m, (const double[]){0.30, 0.25}, (const double[]){0.05 / 0.95, 0.40 / 0.95}, &c));
    ok(&cx, oml_leontief_inverse(&cx, m, &L));
    ok(&cx, oml_household_close(&cx, c, L)); // L is M for S = I
    near(*oml_mat_at(L, 0, 0), 1.3651, 5e-5);
    near(*oml_mat_at(L, 0, 1), 0.4253, 5e-5);
    near(*oml_mat_at(L, 1, 0), 0.5273, 5e-5);
    near(*oml_mat_at(L, 1, 1), 1.3481, 5e-5);
    oml_cx_done(&cx);
}

static void
refuses_a_circuit_without_end(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_AUTO(mat) *A = test_matrix(1, 1, (const double[]){0.5}), *wide = test_matrix(1, 2, (const double[]){1, 1});
    OML_AUTO(mat) *tall = test_matrix(2, 1, (const double[]){1, 1}), *E = NULL;
    OML_AUTO(leontief) *m = NULL;
    OML_AUTO(household) *c = NULL;
    ok(&cx, oml_leontief_new(&cx, A, &m));
    fails(&cx, oml_household_new(&cx, m, (const double[]){0.5}, (const double[]){1}, &c), "OML-ECO-10");
    fails(&cx, oml_household_new(&cx, m, (const double[]){(double)NAN}, (const double[]){1}, &c), "OML-ECO-10");
    assert_null(c);
    ok(&cx, oml_household_new(&cx, m, (const double[]){0.5}, (const double[]){0.5}, &c));
    fails(&cx, oml_household_close(&cx, c, wide), "OML-ECO-05");
    fails(&cx, oml_household_output(&cx, c, tall, &E), "OML-ECO-05");
    oml_cx_done(&cx);
}

// The correction of rank one is the corner of the bordered inverse, computed the long way; and income multipliers
// of type II are those of type I times one and the same number (Miller & Blair, 6.2).
static bool
agrees_with_the_bordered_inverse(rng *r, size_t n)
{
    oml_cx cx = {0};
    OML_AUTO(mat) *A = NULL, *B = NULL, *L = NULL, *Lb = NULL, *W = NULL, *M = NULL, *N = NULL;
    OML_AUTO(leontief) *m = NULL, *bordered = NULL;
    OML_AUTO(household) *c = NULL;
    double w[32], h[32];
    ok(&cx, oml_mat_new(&cx, n, n, &A));
    ok(&cx, oml_mat_new(&cx, n + 1, n + 1, &B));
    ok(&cx, oml_mat_new(&cx, 1, n, &W));
    for (size_t j = 0; j < n; j++) {
        for (size_t i = 0; i < n; i++)
            *oml_mat_at(A, i, j) = *oml_mat_at(B, i, j) = 0.6 * rng_unit(r) / (double)n;
        w[j] = W->v[j] = *oml_mat_at(B, n, j) = 0.1 + 0.3 * rng_unit(r);
        h[j] = *oml_mat_at(B, j, n) = 0.9 * rng_unit(r) / (double)n;
    }
    ok(&cx, oml_leontief_new(&cx, A, &m));
    ok(&cx, oml_leontief_new(&cx, B, &bordered));
    ok(&cx, oml_leontief_inverse(&cx, m, &L));
    ok(&cx, oml_leontief_inverse(&cx, bordered, &Lb));
    ok(&cx, oml_household_new(&cx, m, w, h, &c));
    ok(&cx, oml_household_close(&cx, c, L));
    ok(&cx, oml_leontief_multipliers(&cx, m, W, &M));
    ok(&cx, oml_mat_copy(&cx, M, &N));
    ok(&cx, oml_household_close(&cx, c, N));
    double worst = 0;
    for (size_t j = 0; j < n; j++) {
        for (size_t i = 0; i < n; i++)
            worst = fmax(worst, fabs(*oml_mat_at(L, i, j) - *oml_mat_at(Lb, i, j)));
        worst = fmax(worst, fabs(N->v[j] / M->v[j] - 1 / (1 - oml_household_return(c))));
    }
    oml_cx_done(&cx);
    return worst < 1e-13;
}

static void
closing_is_a_correction_of_rank_one(void **state)
{
    (void)state;
    forall("corner of the bordered inverse", 100, 30, agrees_with_the_bordered_inverse);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_industries_by_hand),
        cmocka_unit_test(closed_model_of_the_textbook),
        cmocka_unit_test(refuses_a_circuit_without_end),
        cmocka_unit_test(closing_is_a_correction_of_rank_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

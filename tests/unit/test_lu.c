/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/lu.h"
#include "oml_table.h"
#include "oml_test.h"

#include <math.h>

// [0 2 1; 1 1 0; 3 0 1] needs row swaps; the solutions are put back into the equations.
static void
solves_both_ways(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_AUTO(mat) *B = test_matrix(3, 3, (const double[]){0, 2, 1, 1, 1, 0, 3, 0, 1});
    OML_AUTO(mat) *y = test_matrix(3, 1, (const double[]){5, 3, 4}), *t = test_matrix(3, 1, (const double[]){5, 3, 4});
    OML_AUTO(lu) *lu = NULL;
    ok(&cx, oml_lu_new(&cx, &B, &lu));
    assert_null(B);
    ok(&cx, oml_lu_solve(&cx, lu, y));
    near(2 * y->v[1] + y->v[2], 5, 1e-14);
    near(y->v[0] + y->v[1], 3, 1e-14);
    near(3 * y->v[0] + y->v[2], 4, 1e-14);
    ok(&cx, oml_lu_solve_t(&cx, lu, t));
    near(t->v[1] + 3 * t->v[2], 5, 1e-14);
    near(2 * t->v[0] + t->v[1], 3, 1e-14);
    near(t->v[0] + t->v[2], 4, 1e-14);
    oml_cx_done(&cx);
}

// diag(1, 1e-6): the condition number is 1e6 exactly.
static void
knows_its_condition(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_AUTO(mat) *B = test_matrix(2, 2, (const double[]){1, 0, 0, 1e-6}), *none = NULL;
    OML_AUTO(lu) *lu = NULL, *empty = NULL;
    ok(&cx, oml_lu_new(&cx, &B, &lu));
    near(oml_lu_rcond(lu), 1e-6, 1e-18);
    ok(&cx, oml_mat_new(&cx, 0, 0, &none));
    ok(&cx, oml_lu_new(&cx, &none, &empty));
    near(oml_lu_rcond(empty), 1, 0);
    oml_cx_done(&cx);
}

static void
refuses(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_AUTO(lu) *lu = NULL, *none = NULL;
    OML_AUTO(mat) *wide = test_matrix(1, 2, (const double[]){1, 2});
    fails(&cx, oml_lu_new(&cx, &wide, &none), "OML-NUM-03");
    assert_null(wide);
    OML_AUTO(mat) *same = test_matrix(2, 2, (const double[]){1, 2, 2, 4});
    fails(&cx, oml_lu_new(&cx, &same, &none), "OML-NUM-04");
    OML_AUTO(mat) *nearly = test_matrix(2, 2, (const double[]){1, 1, 1, 1 + 0x1p-52});
    fails(&cx, oml_lu_new(&cx, &nearly, &none), "OML-NUM-04");
    OML_AUTO(mat) *nan = test_matrix(2, 2, (const double[]){1, 0, (double)NAN, 1});
    fails(&cx, oml_lu_new(&cx, &nan, &none), "OML-NUM-05");
    assert_null(none);

    OML_AUTO(mat) *one = test_matrix(1, 1, (const double[]){2}), *two = test_matrix(2, 1, (const double[]){1, 1});
    ok(&cx, oml_lu_new(&cx, &one, &lu));
    fails(&cx, oml_lu_solve(&cx, lu, two), "OML-NUM-06");
    oml_cx_done(&cx);
}

// Whatever the matrix with a heavy diagonal: B (B^-1 Y) = Y, and the same lying down.
static bool
solutions_solve(rng *r, size_t n)
{
    oml_cx cx = {0};
    OML_AUTO(mat) *B = NULL, *own = NULL, *X = NULL, *T = NULL, *back = NULL, *standing = NULL;
    OML_AUTO(lu) *lu = NULL;
    ok(&cx, oml_mat_new(&cx, n, n, &B));
    ok(&cx, oml_mat_new(&cx, n, 2, &X));
    for (size_t i = 0; i < n * n; i++)
        B->v[i] = rng_unit(r) - 0.5;
    for (size_t i = 0; i < n; i++)
        *oml_mat_at(B, i, i) += (double)n;
    ok(&cx, oml_mat_copy(&cx, B, &own));
    ok(&cx, oml_mat_transpose(&cx, B, &standing));
    for (size_t i = 0; i < 2 * n; i++)
        X->v[i] = rng_unit(r);
    ok(&cx, oml_mat_copy(&cx, X, &T));
    ok(&cx, oml_lu_new(&cx, &own, &lu));
    double worst = 0;
    for (int turned = 0; turned < 2; turned++) {
        OML_AUTO(mat) *Y = NULL;
        ok(&cx, oml_mat_copy(&cx, T, &Y));
        ok(&cx, turned ? oml_lu_solve_t(&cx, lu, Y) : oml_lu_solve(&cx, lu, Y));
        oml_mat_free(oml_mat_take(&back));
        ok(&cx, oml_mat_product(&cx, turned ? standing : B, Y, &back));
        for (size_t i = 0; i < 2 * n; i++)
            worst = fmax(worst, fabs(back->v[i] - X->v[i]));
    }
    oml_cx_done(&cx);
    return worst < 1e-13;
}

static void
what_is_solved_multiplies_back(void **state)
{
    (void)state;
    forall("B (B^-1 Y) = Y", 60, 30, solutions_solve);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(solves_both_ways),
        cmocka_unit_test(knows_its_condition),
        cmocka_unit_test(refuses),
        cmocka_unit_test(what_is_solved_multiplies_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

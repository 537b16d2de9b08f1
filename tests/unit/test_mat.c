/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/mat.h"
#include "oml_test.h"

static void
stands_column_after_column(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_AUTO(mat) *A = NULL, *T = NULL, *copy = NULL;
    ok(&cx, oml_mat_new(&cx, 2, 3, &A));
    for (size_t i = 0; i < 6; i++) {
        near(A->v[i], 0, 0);
        A->v[i] = (double)i;
    }
    near(*oml_mat_at(A, 1, 2), 5, 0);
    near(*oml_mat_at(A, 0, 1), 2, 0);
    ok(&cx, oml_mat_transpose(&cx, A, &T));
    assert_true(T->rows == 3 && T->cols == 2);
    near(*oml_mat_at(T, 2, 1), 5, 0);
    near(*oml_mat_at(T, 1, 0), 2, 0);
    ok(&cx, oml_mat_copy(&cx, A, &copy));
    assert_memory_equal(copy->v, A->v, 6 * sizeof(double));
    assert_ptr_not_equal(copy->v, A->v);
}

static void
multiplies(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_AUTO(mat) *A = NULL, *B = NULL, *C = NULL, *none = NULL, *zero = NULL;
    ok(&cx, oml_mat_new(&cx, 2, 3, &A));
    ok(&cx, oml_mat_new(&cx, 3, 2, &B));
    for (size_t i = 0; i < 6; i++)
        A->v[i] = B->v[i] = (double)(i + 1);
    ok(&cx, oml_mat_product(&cx, A, B, &C)); // [1 3 5; 2 4 6] [1 4; 2 5; 3 6]
    const double expected[] = {22, 28, 49, 64};
    for (size_t i = 0; i < 4; i++)
        near(C->v[i], expected[i], 0);
    fails(&cx, oml_mat_product(&cx, A, A, &none), "OML-NUM-02");
    assert_null(none);
    ok(&cx, oml_mat_new(&cx, 0, 2, &zero));
    ok(&cx, oml_mat_product(&cx, zero, A, &none));
    assert_true(none->rows == 0 && none->cols == 3);
}

static void
refuses_what_does_not_fit(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_mat *m = NULL;
    fails(&cx, oml_mat_new(&cx, SIZE_MAX / 2, 3, &m), "OML-NUM-01");
    fails(&cx, oml_mat_new(&cx, (size_t)1 << 40, (size_t)1 << 20, &m), "OML-NUM-01");
    assert_null(m);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stands_column_after_column),
        cmocka_unit_test(multiplies),
        cmocka_unit_test(refuses_what_does_not_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/inverse.h"

#include "oml_test.h"

#include <math.h>
#include <string.h>

// A of an economy: each column takes less than all it makes.
static oml_mat *
invent(oml_cx *cx, rng *r, size_t n, double scale[])
{
    oml_mat *A = NULL;
    ok(cx, oml_mat_new(cx, n, n, &A));
    for (size_t j = 0; j < n; j++) {
        double sum = 0;
        for (size_t i = 0; i < n; i++)
            sum += *oml_mat_at(A, i, j) = rng_below(r, 2) == 0 ? 0 : rng_unit(r);
        scale[j] = sum > 0 ? 0.9 * rng_unit(r) / sum : 0;
    }
    return A;
}

// L - A L is a unit matrix, at sizes around the borders of blocks; one and three threads give the same bits.
static bool
inverts(rng *r, size_t size)
{
    oml_cx one = {.threads = 1}, three = {.threads = 3};
    const size_t n = 1 + size + (rng_below(r, 6) == 0 ? 512 : 0);
    double *scale = OML_NEW(&one.tmp, double, n), worst = 0;
    OML_AUTO(mat) *A = invent(&one, r, n, scale), *T = NULL, *again = NULL, *L = NULL, *R = NULL;
    const oml_sweep s = {n, A->v, scale};
    ok(&one, oml_inverse_new(&one, &s, &T));
    ok(&three, oml_inverse_new(&three, &s, &again));
    bool good = memcmp(T->v, again->v, n * n * sizeof(double)) == 0;
    ok(&one, oml_mat_transpose(&one, T, &L));
    ok(&one, oml_mat_new(&one, n, n, &R));
    ok(&one, oml_sweep_right(&one, &s, L, R));
    for (size_t j = 0; j < n; j++)
        for (size_t i = 0; i < n; i++)
            worst = fmax(worst, fabs(*oml_mat_at(L, i, j) - *oml_mat_at(R, i, j) - (i == j ? 1 : 0)));
    oml_cx_done(&one), oml_cx_done(&three);
    return good && worst < 1e-12;
}

static void
times_what_it_is_of_gives_one(void **state)
{
    (void)state;
    forall("(I - A) L = I", 40, 150, inverts);
}

static void
refuses_what_has_no_inverse(void **state)
{
    (void)state;
    oml_cx cx = {0};
    double cells[] = {1, 0, 0, 0}, scale[] = {1, 1};
    OML_AUTO(mat) *T = NULL;
    const oml_sweep s = {2, cells, scale};
    fails(&cx, oml_inverse_new(&cx, &s, &T), "OML-NUM-04");
    cells[3] = (double)NAN;
    fails(&cx, oml_inverse_new(&cx, &s, &T), "OML-NUM-05");
    assert_null(T);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_what_it_is_of_gives_one),
        cmocka_unit_test(refuses_what_has_no_inverse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

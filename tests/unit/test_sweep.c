/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/sweep.h"

#include "oml_test.h"

#include <math.h>

static oml_mat *
noise(oml_cx *cx, rng *r, size_t rows, size_t cols)
{
    oml_mat *m = NULL;
    ok(cx, oml_mat_new(cx, rows, cols, &m));
    for (size_t i = 0; i < rows * cols; i++)
        m->v[i] = rng_unit(r) - 0.3;
    return m;
}

// Against the definition, at sizes around the borders of lanes, slices and groups of vectors.
static bool
as_defined(rng *r, size_t size)
{
    oml_cx cx = {.threads = 2};
    const size_t n = size + (rng_below(r, 4) == 0 ? 600 : 0),
                 k = 1 + rng_below(r, rng_below(r, 2) == 0 ? 11 : 2 * OML_SWEEP_FEW);
    OML_AUTO(mat) *A = noise(&cx, r, n, n), *s = noise(&cx, r, n, 1), *X = noise(&cx, r, n, k),
                  *Y = noise(&cx, r, n, k), *Z = NULL;
    ok(&cx, oml_mat_copy(&cx, Y, &Z));
    const oml_sweep w = {n, A->v, s->v};
    ok(&cx, oml_sweep_right(&cx, &w, X, Y));
    ok(&cx, oml_sweep_left(&cx, &w, X, Z));
    double worst = 0;
    for (size_t c = 0; c < k; c++)
        for (size_t i = 0; i < n; i++) {
            double right = 0, left = 0;
            for (size_t j = 0; j < n; j++) {
                right += *oml_mat_at(A, i, j) * s->v[j] * *oml_mat_at(X, j, c);
                left += *oml_mat_at(A, j, i) * s->v[i] * *oml_mat_at(X, j, c);
            }
            worst = fmax(worst, fabs(*oml_mat_at(Y, i, c) - *oml_mat_at(Z, i, c) - right + left));
        }
    oml_cx_done(&cx);
    return worst < 1e-11;
}

static void
sweeps_are_products(void **state)
{
    (void)state;
    forall("A X and A' X as defined", 60, 90, as_defined);
}

static bool
same_bits(rng *r, size_t size)
{
    oml_cx one = {.threads = 1}, three = {.threads = 3};
    const size_t n = 10 * size;
    OML_AUTO(mat) *A = noise(&one, r, n, n), *X = noise(&one, r, n, rng_below(r, 2) == 0 ? 3 : OML_SWEEP_FEW + 3),
                  *Y = NULL, *Z = NULL;
    ok(&one, oml_mat_copy(&one, X, &Y));
    ok(&one, oml_mat_copy(&one, X, &Z));
    const oml_sweep w = {n, A->v, A->v};
    ok(&one, oml_sweep_right(&one, &w, X, Y));
    ok(&three, oml_sweep_right(&three, &w, X, Z));
    ok(&one, oml_sweep_left(&one, &w, X, Y));
    ok(&three, oml_sweep_left(&three, &w, X, Z));
    const bool same = memcmp(Y->v, Z->v, n * X->cols * sizeof(double)) == 0;
    oml_cx_done(&one);
    oml_cx_done(&three);
    return same;
}

static void
threads_change_no_bit(void **state)
{
    (void)state;
    forall("one and three threads give the same bits", 20, 120, same_bits);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sweeps_are_products),
        cmocka_unit_test(threads_change_no_bit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

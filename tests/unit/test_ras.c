/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/ras.h"

#include "oml_table.h"
#include "oml_test.h"

#include <math.h>

// The example of Junius and Oosterhaven (2003), as corrected by Lenzen, Wood and Gallego (2007): sums are met, signs
// stay.
static void
positive_and_negative_cells(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_AUTO(mat) *Z = test_matrix(3, 4, (const double[]){7, 3, 5, -3, 2, 9, 8, 1, -2, 0, 2, 1});
    const double u[] = {15, 26, -1}, v[] = {9, 16, 17, -2};
    oml_ras how = {.most = 1000, .tolerance = 1e-12};
    ok(&cx, oml_ras_balance(&cx, Z, u, v, &how));
    for (size_t i = 0; i < 3; i++)
        near(*oml_mat_at(Z, i, 0) + *oml_mat_at(Z, i, 1) + *oml_mat_at(Z, i, 2) + *oml_mat_at(Z, i, 3), u[i], 1e-9);
    for (size_t j = 0; j < 4; j++)
        near(*oml_mat_at(Z, 0, j) + *oml_mat_at(Z, 1, j) + *oml_mat_at(Z, 2, j), v[j], 1e-9);
    near(*oml_mat_at(Z, 2, 1), 0, 0);
    assert_true(*oml_mat_at(Z, 0, 3) < 0 && *oml_mat_at(Z, 2, 0) < 0 && *oml_mat_at(Z, 0, 0) > 0);
    assert_true(how.rounds > 0 && how.gap <= 1e-12 && how.before > 0.01 && how.moved > 0);
    oml_cx_done(&cx);
}

// A matrix stretched by rows and columns comes back exactly: cross ratios are kept. One in balance stays as it is.
static bool
stretches(rng *r, size_t size)
{
    oml_cx cx = {0};
    const size_t n = 1 + size / 2, m = 1 + rng_below(r, size);
    OML_AUTO(mat) *Z = NULL, *T = NULL;
    ok(&cx, oml_mat_new(&cx, n, m, &Z));
    double *u = OML_NEW(&cx.tmp, double, n), *v = OML_NEW(&cx.tmp, double, m);
    for (size_t i = 0; i < n * m; i++)
        Z->v[i] = 0.1 + rng_unit(r);
    ok(&cx, oml_mat_copy(&cx, Z, &T));
    double *by = OML_NEW(&cx.tmp, double, n);
    for (size_t i = 0; i < n; i++)
        by[i] = 0.5 + rng_unit(r);
    for (size_t j = 0; j < m; j++) {
        const double across = 0.5 + rng_unit(r);
        for (size_t i = 0; i < n; i++) {
            *oml_mat_at(T, i, j) *= by[i] * across;
            u[i] += *oml_mat_at(T, i, j);
            v[j] += *oml_mat_at(T, i, j);
        }
    }
    oml_ras how = {.most = 500, .tolerance = 1e-13, .positive_only = true};
    ok(&cx, oml_ras_balance(&cx, Z, u, v, &how));
    double worst = 0;
    for (size_t i = 0; i < n * m; i++)
        worst = fmax(worst, fabs(Z->v[i] - T->v[i]));
    ok(&cx, oml_ras_balance(&cx, Z, u, v, &how));
    const bool still = how.rounds == 0;
    oml_cx_done(&cx);
    return worst < 1e-9 && still;
}

static void
what_was_stretched_is_found(void **state)
{
    (void)state;
    forall("RAS finds the stretched matrix", 80, 30, stretches);
}

static void
refuses_what_no_matrix_can(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_AUTO(mat) *Z = test_matrix(2, 2, (const double[]){1, -1, 0, 2}),
                  *D = test_matrix(2, 2, (const double[]){1, 0, 0, 1}),
                  *E = test_matrix(2, 2, (const double[]){1, 1, 0, 0}),
                  *F = test_matrix(2, 2, (const double[]){0, 1, 0, 1});
    oml_ras how = {.most = 50, .tolerance = 1e-10, .positive_only = true};
    fails(&cx, oml_ras_balance(&cx, Z, (const double[]){1, 2}, (const double[]){1, 2}, &how), "OML-RAS-02");
    fails(&cx, oml_ras_balance(&cx, D, (const double[]){1, 2}, (const double[]){1, 1}, &how), "OML-RAS-01");
    fails(&cx, oml_ras_balance(&cx, E, (const double[]){1, 2}, (const double[]){1, 2}, &how), "OML-RAS-03");
    fails(&cx, oml_ras_balance(&cx, F, (const double[]){1, 2}, (const double[]){1, 2}, &how), "OML-RAS-04");
    fails(&cx, oml_ras_balance(&cx, D, (const double[]){1, 2}, (const double[]){2, 1}, &how), "OML-RAS-05");
    near(D->v[0], 1, 0);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(positive_and_negative_cells),
        cmocka_unit_test(what_was_stretched_is_found),
        cmocka_unit_test(refuses_what_no_matrix_can),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

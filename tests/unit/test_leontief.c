/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/leontief.h"
#include "oml_table.h"
#include "oml_test.h"

#include <math.h>

// Miller & Blair, Input-Output Analysis, 2nd ed., example of chapter 2:
// two industries, A = [.15 .25; .20 .05], demand (600, 1500) asks for output (1247.52, 1841.58).
static void
two_industries_from_the_textbook(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_AUTO(mat) *Z = test_matrix(2, 2, (const double[]){150, 500, 200, 100}),
                  *Y = test_matrix(2, 1, (const double[]){600, 1500});
    OML_AUTO(mat) *A = NULL, *L = NULL;
    OML_AUTO(leontief) *m = NULL;
    ok(&cx, oml_leontief_coefficients(&cx, Z, (const double[]){1000, 2000}, &A));
    near(*oml_mat_at(A, 0, 1), 0.25, 1e-15);
    near(*oml_mat_at(A, 1, 0), 0.20, 1e-15);
    ok(&cx, oml_leontief_new(&cx, A, &m));
    ok(&cx, oml_leontief_output(&cx, m, Y));
    near(Y->v[0], 1247.52, 5e-3);
    near(Y->v[1], 1841.58, 5e-3);
    ok(&cx, oml_leontief_inverse(&cx, m, &L));
    near(*oml_mat_at(L, 0, 0), 1.2541, 5e-5);
    near(*oml_mat_at(L, 0, 1), 0.3300, 5e-5);
    near(*oml_mat_at(L, 1, 0), 0.2640, 5e-5);
    near(*oml_mat_at(L, 1, 1), 1.1221, 5e-5);
    assert_int_equal(oml_leontief_industries(m), 2);
    assert_true(oml_leontief_rcond(m) > 0.1 && oml_leontief_rcond(m) <= 1);
    oml_cx_done(&cx);
}

static void
refuses_what_has_no_meaning(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_AUTO(mat) *Z = test_matrix(2, 2, (const double[]){0, 5, 0, 0}), *wide = test_matrix(2, 3, (const double[6]){0}),
                  *none = NULL;
    OML_AUTO(leontief) *m = NULL;
    fails(&cx, oml_leontief_coefficients(&cx, wide, (const double[]){1, 1}, &none), "OML-ECO-01");
    fails(&cx, oml_leontief_new(&cx, wide, &m), "OML-ECO-01");
    fails(&cx, oml_leontief_coefficients(&cx, Z, (const double[]){1, 0}, &none), "OML-ECO-03");
    fails(&cx, oml_leontief_coefficients(&cx, Z, (const double[]){1, (double)INFINITY}, &none), "OML-ECO-06");
    fails(&cx, oml_leontief_intensities(&cx, wide, (const double[]){1, 1}, 2, NULL, &none), "OML-ECO-05");
    *oml_mat_at(Z, 0, 1) = (double)NAN;
    fails(&cx, oml_leontief_coefficients(&cx, Z, (const double[]){1, 1}, &none), "OML-ECO-02");
    fails(&cx, oml_leontief_new(&cx, Z, &m), "OML-NUM-05");
    *oml_mat_at(Z, 0, 1) = 0;
    *oml_mat_at(Z, 0, 0) = 1; // all output used up by the industry itself
    fails(&cx, oml_leontief_new(&cx, Z, &m), "OML-NUM-04");
    assert_null(m);
    assert_null(none);
    *oml_mat_at(Z, 0, 0) = 0;
    ok(&cx, oml_leontief_new(&cx, Z, &m));
    fails(&cx, oml_leontief_multipliers(&cx, m, wide, &none), "OML-ECO-05");
    oml_cx_done(&cx);
}

static void
stops_when_asked(void **state)
{
    (void)state;
    const atomic_bool stop = true;
    oml_cx cx = {.cancel = &stop};
    OML_AUTO(mat) *Z = test_matrix(1, 1, (const double[]){0.5}), *A = NULL;
    OML_AUTO(leontief) *m = NULL;
    fails(&cx, oml_leontief_coefficients(&cx, Z, (const double[]){1}, &A), "OML-RUN-01");
    fails(&cx, oml_leontief_new(&cx, Z, &m), "OML-RUN-01");
}

// An industry that stands still has a zero column, multiplier zero, and keeps what cannot be laid on a product apart.
static void
an_industry_without_output_is_silent(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double x[] = {10, 0};
    double unallocated[2];
    OML_AUTO(mat) *Z = test_matrix(2, 2, (const double[]){2, 0, 0, 0}),
                  *F = test_matrix(2, 2, (const double[]){5, 3, 1, 0});
    OML_AUTO(mat) *A = NULL, *S = NULL, *M = NULL, *L = NULL;
    OML_AUTO(leontief) *m = NULL;
    ok(&cx, oml_leontief_coefficients(&cx, Z, x, &A));
    ok(&cx, oml_leontief_intensities(&cx, F, x, 2, unallocated, &S));
    ok(&cx, oml_leontief_new(&cx, A, &m));
    ok(&cx, oml_leontief_multipliers(&cx, m, S, &M));
    ok(&cx, oml_leontief_inverse(&cx, m, &L));
    near(*oml_mat_at(M, 0, 0), 0.5 / 0.8, 1e-15);
    near(*oml_mat_at(M, 0, 1), 0, 0);
    near(*oml_mat_at(L, 1, 1), 1, 0);
    near(unallocated[0], 3, 0);
    near(unallocated[1], 0, 0);
    oml_cx_done(&cx);
}

// Eurostat Manual of Supply, Use and Input-Output Tables (2008), chapter 15: Germany 1995, tables 15.6 to 15.16.
static void
germany_of_the_eurostat_manual(void **state)
{
    (void)state;
    need_shared("data/germany_1995/siot_germany_1995.csv");
    oml_cx cx = {0};
    char path[1024];
    test_table t;
    test_table_read(&t, shared_path(path, sizeof path, "data/germany_1995/siot_germany_1995.csv"));
    enum { N = 6 };
    OML_AUTO(mat) *Z = test_table_block(&t, 0, N, 0, N), *x = test_table_block(&t, test_table_row(&t, "P1"), 1, 0, N);
    OML_AUTO(mat) *A = NULL, *F = NULL, *S = NULL, *M = NULL, *L = NULL;
    OML_AUTO(leontief) *m = NULL;
    ok(&cx, oml_mat_new(&cx, 3, N, &F)); // output itself, value added, jobs
    for (size_t j = 0; j < N; j++) {
        *oml_mat_at(F, 0, j) = x->v[j];
        *oml_mat_at(F, 1, j) = test_table_get(&t, "B1G", t.col[j]);
        *oml_mat_at(F, 2, j) = test_table_get(&t, "EMP", t.col[j]);
    }
    ok(&cx, oml_leontief_coefficients(&cx, Z, x->v, &A));
    ok(&cx, oml_leontief_intensities(&cx, F, x->v, N, NULL, &S));
    ok(&cx, oml_leontief_new(&cx, A, &m));
    ok(&cx, oml_leontief_multipliers(&cx, m, S, &M));
    ok(&cx, oml_leontief_inverse(&cx, m, &L));
    static const double output[N] = {1.7048, 1.8413, 1.8136, 1.6035, 1.5951, 1.3782};
    static const double added[N] = {0.8450, 0.7647, 0.8615, 0.9019, 0.9393, 0.9199};
    static const double jobs[N] = {0.0326, 0.0162, 0.0207, 0.0237, 0.0112, 0.0242};
    for (size_t j = 0; j < N; j++) {
        near(*oml_mat_at(M, 0, j), output[j], 5e-5); // half a unit of the printed digits
        near(*oml_mat_at(M, 1, j), added[j], 5e-5);
        near(*oml_mat_at(M, 2, j), jobs[j], 5e-5);
    }
    near(*oml_mat_at(L, 0, 0), 1.0339, 5e-5);
    near(*oml_mat_at(L, 1, 1), 1.4292, 5e-5);
    near(*oml_mat_at(L, 2, 2), 1.0289, 5e-5);
    test_table_free(&t);
    oml_cx_done(&cx);
}

// Office for National Statistics, United Kingdom 2010, 127 products: A, L and multipliers as published.
static void
united_kingdom_as_published(void **state)
{
    (void)state;
    need_shared("data/uk_2010_ons/pxp_domestic.csv");
    oml_cx cx = {0};
    char path[1024];
    test_table flows, primary, given_A, given_L, given;
    test_table_read(&flows, shared_path(path, sizeof path, "data/uk_2010_ons/pxp_domestic.csv"));
    test_table_read(&primary, shared_path(path, sizeof path, "data/uk_2010_ons/pxp_primary.csv"));
    test_table_read(&given_A, shared_path(path, sizeof path, "data/uk_2010_ons/published_A.csv"));
    test_table_read(&given_L, shared_path(path, sizeof path, "data/uk_2010_ons/published_L.csv"));
    test_table_read(&given, shared_path(path, sizeof path, "data/uk_2010_ons/published_multipliers.csv"));
    const size_t n = flows.rows;
    OML_AUTO(mat) *Z = test_table_block(&flows, 0, n, 0, n);
    OML_AUTO(mat) *x = test_table_block(&primary, test_table_row(&primary, "Total output"), 1, 0, n);
    OML_AUTO(mat) *A = NULL, *F = NULL, *S = NULL, *M = NULL, *L = NULL;
    OML_AUTO(leontief) *m = NULL;
    ok(&cx, oml_mat_new(&cx, 3, n, &F));
    for (size_t j = 0; j < n; j++) {
        const double pay = test_table_get(&primary, "Compensation of employees", flows.col[j]);
        *oml_mat_at(F, 0, j) = x->v[j];
        *oml_mat_at(F, 1, j) = pay;
        *oml_mat_at(F, 2, j) = pay + test_table_get(&primary, "Taxes less subsidies on production", flows.col[j]) +
                               test_table_get(&primary, "Gross Operating Surplus", flows.col[j]);
    }
    ok(&cx, oml_leontief_coefficients(&cx, Z, x->v, &A));
    ok(&cx, oml_leontief_intensities(&cx, F, x->v, n, NULL, &S));
    ok(&cx, oml_leontief_new(&cx, A, &m));
    ok(&cx, oml_leontief_multipliers(&cx, m, S, &M));
    ok(&cx, oml_leontief_inverse(&cx, m, &L));
    double worst_A = 0, worst_L = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            worst_A = fmax(worst_A, fabs(*oml_mat_at(A, i, j) - given_A.v[i * n + j]));
            worst_L = fmax(worst_L, fabs(*oml_mat_at(L, i, j) - given_L.v[i * n + j]));
        }
    near(worst_A, 0, 1e-12);
    near(worst_L, 0, 1e-12);
    for (size_t j = 0; j < n; j++) {
        near(*oml_mat_at(M, 0, j), test_table_get(&given, flows.col[j], "Output multiplier"), 1e-12);
        near(*oml_mat_at(M, 1, j), test_table_get(&given, flows.col[j], "Employment cost effects"), 1e-12);
        near(*oml_mat_at(M, 2, j), test_table_get(&given, flows.col[j], "GVA effects"), 1e-12);
        const double direct = *oml_mat_at(S, 2, j), ratio = test_table_get(&given, flows.col[j], "GVA multiplier");
        if (direct != 0)
            near(*oml_mat_at(M, 2, j) / direct, ratio, 1e-12 * ratio);
    }
    test_table_free(&flows), test_table_free(&primary), test_table_free(&given_A), test_table_free(&given_L);
    test_table_free(&given);
    oml_cx_done(&cx);
}

// A table that any economy might have: each industry passes on at most 0.9 of its output to the others.
typedef struct economy {
    oml_mat *Z, *S;
    double x[64], y[64];
} economy;

static economy
invent(oml_cx *cx, rng *r, size_t n)
{
    economy e = {0};
    ok(cx, oml_mat_new(cx, n, n, &e.Z));
    ok(cx, oml_mat_new(cx, 1, n, &e.S));
    for (size_t i = 0; i < n; i++) {
        e.y[i] = e.x[i] = 1 + 99 * rng_unit(r);
        e.S->v[i] = rng_unit(r);
    }
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            const double take = 0.9 * rng_unit(r) * fmin(e.x[i], e.x[j]) / (double)n;
            *oml_mat_at(e.Z, i, j) = take;
            e.y[i] -= take;
        }
    return e;
}

// All stressors emitted by production are found back at final demand, sum(S x) = sum(M y); and x = L y.
static bool
nothing_is_lost(rng *r, size_t n)
{
    oml_cx cx = {0};
    economy e = invent(&cx, r, n);
    OML_AUTO(mat) *Z = e.Z, *S = e.S, *A = NULL, *M = NULL, *L = NULL, *Y = NULL;
    OML_AUTO(leontief) *m = NULL;
    ok(&cx, oml_leontief_coefficients(&cx, Z, e.x, &A));
    ok(&cx, oml_leontief_new(&cx, A, &m));
    ok(&cx, oml_leontief_multipliers(&cx, m, S, &M));
    ok(&cx, oml_leontief_inverse(&cx, m, &L));
    ok(&cx, oml_mat_new(&cx, n, 1, &Y));
    memcpy(Y->v, e.y, n * sizeof(double));
    ok(&cx, oml_leontief_output(&cx, m, Y));
    double made = 0, asked = 0, smallest = 0, off = 0;
    for (size_t i = 0; i < n; i++) {
        made += S->v[i] * e.x[i];
        asked += M->v[i] * e.y[i];
        off = fmax(off, fabs(Y->v[i] - e.x[i]));
        for (size_t j = 0; j < n; j++) // L >= I: making one unit takes at least that unit
            smallest = fmin(smallest, *oml_mat_at(L, i, j) - (i == j ? 1 : 0));
    }
    oml_cx_done(&cx);
    return fabs(made - asked) <= 1e-12 * made && off <= 1e-10 && smallest >= -1e-15;
}

static void
footprints_add_up(void **state)
{
    (void)state;
    forall("sum(S x) = sum(M y), x = L y, L >= I", 200, 40, nothing_is_lost);
}

// The order of the industries is a matter of taste: permuting the table permutes the multipliers.
static bool
order_does_not_matter(rng *r, size_t n)
{
    oml_cx cx = {0};
    economy e = invent(&cx, r, n);
    OML_AUTO(mat) *Z = e.Z, *S = e.S, *A = NULL, *M = NULL, *B = NULL, *T = NULL, *N = NULL;
    OML_AUTO(leontief) *m = NULL, *p = NULL;
    ok(&cx, oml_leontief_coefficients(&cx, Z, e.x, &A));
    ok(&cx, oml_leontief_new(&cx, A, &m));
    ok(&cx, oml_leontief_multipliers(&cx, m, S, &M));
    size_t to[64];
    for (size_t i = 0; i < n; i++)
        to[i] = i;
    for (size_t i = n; i > 1; i--) {
        const size_t k = rng_below(r, i), was = to[k];
        to[k] = to[i - 1];
        to[i - 1] = was;
    }
    ok(&cx, oml_mat_new(&cx, n, n, &B));
    ok(&cx, oml_mat_new(&cx, 1, n, &T));
    for (size_t j = 0; j < n; j++) {
        T->v[to[j]] = S->v[j];
        for (size_t i = 0; i < n; i++)
            *oml_mat_at(B, to[i], to[j]) = *oml_mat_at(A, i, j);
    }
    ok(&cx, oml_leontief_new(&cx, B, &p));
    ok(&cx, oml_leontief_multipliers(&cx, p, T, &N));
    double worst = 0;
    for (size_t j = 0; j < n; j++)
        worst = fmax(worst, fabs(N->v[to[j]] - M->v[j]));
    oml_cx_done(&cx);
    return worst <= 1e-13;
}

static void
industries_may_stand_in_any_order(void **state)
{
    (void)state;
    forall("permuting industries permutes multipliers", 100, 30, order_does_not_matter);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_industries_from_the_textbook),
        cmocka_unit_test(refuses_what_has_no_meaning),
        cmocka_unit_test(stops_when_asked),
        cmocka_unit_test(an_industry_without_output_is_silent),
        cmocka_unit_test(germany_of_the_eurostat_manual),
        cmocka_unit_test(united_kingdom_as_published),
        cmocka_unit_test(footprints_add_up),
        cmocka_unit_test(industries_may_stand_in_any_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

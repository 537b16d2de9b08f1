/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/carry.h"
#include "oml_table.h"
#include "oml_test.h"

#include "num/lu.h"

#include <math.h>

// The three industries of test_household.c: A = [0 .5 0; 0 0 .5; 0 0 0], w = (.2, .4, .4), h = (0, .35, .5).
typedef struct small {
    oml_mat *A;
    oml_leontief *m;
    oml_household *c;
} small;

static small
three(oml_cx *cx)
{
    small s = {0};
    ok(cx, oml_mat_new(cx, 3, 3, &s.A));
    *oml_mat_at(s.A, 0, 1) = *oml_mat_at(s.A, 1, 2) = 0.5;
    ok(cx, oml_leontief_new(cx, s.A, &s.m));
    ok(cx, oml_household_new(cx, s.m, (const double[]){0.2, 0.4, 0.4}, (const double[]){0, 0.35, 0.5}, &s.c));
    return s;
}

static void
three_free(oml_cx *cx, small *s)
{
    oml_household_free(s->c);
    oml_leontief_free(s->m);
    oml_mat_free(s->A);
    oml_cx_done(cx);
}

static void
column_is(const oml_mat *X, size_t step, const double expected[3])
{
    for (size_t i = 0; i < 3; i++)
        near(*oml_mat_at(X, i, step), expected[i], 1e-14);
}

static void
demand_lets_the_set_supply_itself(void **state)
{
    (void)state;
    oml_cx cx = {0};
    small s = three(&cx);
    OML_AUTO(mat) *X = NULL;
    // 10 from industry 2 and 10 from 3; 3 buys 5 more from 2, and 2 buys half of its 15 from 1. Pay 1.5 + 6 + 4 = 11.5.
    ok(&cx,
       oml_carry_output(&cx, s.m, s.c, OML_CARRY_DEMAND, (const bool[]){0, 1, 1}, (const double[]){99, 10, 10}, &X));
    column_is(X, OML_CARRY_DIRECT, (const double[]){0, 10, 10});
    column_is(X, OML_CARRY_CHAIN, (const double[]){7.5, 5, 0});
    column_is(X, OML_CARRY_INDUCED, (const double[]){0.3 * 23, 0.6 * 23, 0.5 * 23});
    three_free(&cx, &s);
}

static void
output_holds_the_set_where_it_was_put(void **state)
{
    (void)state;
    oml_cx cx = {0};
    small s = three(&cx);
    OML_AUTO(mat) *X = NULL, *Y = NULL;
    ok(&cx,
       oml_carry_output(&cx, s.m, s.c, OML_CARRY_OUTPUT, (const bool[]){0, 1, 1}, (const double[]){0, 10, 10}, &X));
    column_is(X, OML_CARRY_DIRECT, (const double[]){0, 10, 10});
    column_is(X, OML_CARRY_CHAIN, (const double[]){5, 0, 0});
    column_is(X, OML_CARRY_INDUCED, (const double[]){0, 0, 0}); // 1 sells to 2 alone, and 2 stays where it is
    // Only industry 3 held: x2 = 5 + .35 p, x1 = x2 / 2, p = .2 x1 + .4 x2 + 4, so x2 = 6.4 / .825.
    ok(&cx, oml_carry_output(&cx, s.m, s.c, OML_CARRY_OUTPUT, (const bool[]){0, 0, 1}, (const double[]){0, 0, 10}, &Y));
    column_is(Y, OML_CARRY_CHAIN, (const double[]){2.5, 5, 0});
    column_is(Y, OML_CARRY_INDUCED, (const double[]){3.2 / 0.825 - 2.5, 6.4 / 0.825 - 5, 0});
    three_free(&cx, &s);
}

static void
refuses_an_empty_set(void **state)
{
    (void)state;
    oml_cx cx = {0};
    small s = three(&cx);
    OML_AUTO(mat) *X = NULL;
    fails(&cx,
          oml_carry_output(&cx, s.m, NULL, OML_CARRY_DEMAND, (const bool[]){0, 0, 0}, (const double[]){1, 1, 1}, &X),
          "OML-ECO-11");
    assert_null(X);
    three_free(&cx, &s);
}

// OUTPUT the long way: the others alone, x_o = (I - A_oo)^-1 A_os extra. And a set of all carries nothing along.
static bool
agrees_with_the_partitioned_table(rng *r, size_t n)
{
    oml_cx cx = {0};
    OML_AUTO(mat) *A = NULL, *X = NULL, *B = NULL, *y = NULL, *all = NULL;
    OML_AUTO(leontief) *m = NULL;
    OML_AUTO(lu) *lu = NULL;
    bool inside[32] = {0}, every[32];
    double extra[32];
    size_t other[32], k = 0;
    ok(&cx, oml_mat_new(&cx, n, n, &A));
    for (size_t j = 0; j < n; j++) {
        inside[j] = j == 0 || rng_unit(r) < 0.4;
        every[j] = true;
        extra[j] = rng_unit(r);
        if (!inside[j])
            other[k++] = j;
        for (size_t i = 0; i < n; i++)
            *oml_mat_at(A, i, j) = 0.9 * rng_unit(r) / (double)n;
    }
    ok(&cx, oml_leontief_new(&cx, A, &m));
    ok(&cx, oml_carry_output(&cx, m, NULL, OML_CARRY_OUTPUT, inside, extra, &X));
    ok(&cx, oml_carry_output(&cx, m, NULL, OML_CARRY_OUTPUT, every, extra, &all));
    ok(&cx, oml_mat_new(&cx, k, k, &B));
    ok(&cx, oml_mat_new(&cx, k, 1, &y));
    for (size_t a = 0; a < k; a++) {
        for (size_t b = 0; b < k; b++)
            *oml_mat_at(B, a, b) = (a == b ? 1 : 0) - *oml_mat_at(A, other[a], other[b]);
        for (size_t j = 0; j < n; j++)
            y->v[a] += inside[j] ? *oml_mat_at(A, other[a], j) * extra[j] : 0;
    }
    ok(&cx, oml_lu_new(&cx, &B, &lu));
    ok(&cx, oml_lu_solve(&cx, lu, y));
    double worst = 0;
    for (size_t a = 0; a < k; a++)
        worst = fmax(worst, fabs(*oml_mat_at(X, other[a], OML_CARRY_CHAIN) - y->v[a]));
    for (size_t j = 0; j < n; j++) {
        worst = fmax(worst, fabs(*oml_mat_at(all, j, OML_CARRY_CHAIN)));
        if (inside[j])
            worst = fmax(worst, fabs(*oml_mat_at(X, j, OML_CARRY_CHAIN)));
    }
    oml_cx_done(&cx);
    return worst < 1e-12;
}

static void
holding_a_set_is_solving_the_others(void **state)
{
    (void)state;
    forall("x_o = (I - A_oo)^-1 A_os extra", 100, 30, agrees_with_the_partitioned_table);
}

// Belgium 2015: 10,000 persons more in manufacturing go with about 6,400 jobs elsewhere and 1.04 + 0.48 billion euro.
static void
ten_thousand_jobs_in_belgian_manufacturing(void **state)
{
    (void)state;
    need_shared("figures/be2015_use_domestic.csv");
    oml_cx cx = {0};
    char path[1024];
    test_table use, value, people;
    test_table_read(&use, shared_path(path, sizeof path, "figures/be2015_use_domestic.csv"));
    test_table_read(&value, shared_path(path, sizeof path, "figures/be2015_value_added_output.csv"));
    test_table_read(&people, shared_path(path, sizeof path, "figures/be2015_satellites.csv"));
    const size_t n = use.rows;
    OML_AUTO(mat) *Z = test_table_block(&use, 0, n, 0, n), *A = NULL, *X = NULL;
    OML_AUTO(leontief) *m = NULL;
    double x[64], jobs[64], added[64], extra[64], in_set = 0;
    bool inside[64];
    assert_true(n <= 64);
    for (size_t j = 0; j < n; j++) {
        x[j] = test_table_get(&value, "output", use.col[j]);
        jobs[j] = test_table_get(&people, "employees_2019_persons", use.col[j]);
        added[j] = test_table_get(&value, "gross_value_added", use.col[j]);
        inside[j] = use.col[j][0] == 'C';
        in_set += inside[j] ? jobs[j] : 0;
    }
    for (size_t j = 0; j < n; j++)
        extra[j] = inside[j] ? 10000 * x[j] / in_set : 0;
    ok(&cx, oml_leontief_coefficients(&cx, Z, x, &A));
    ok(&cx, oml_leontief_new(&cx, A, &m));
    ok(&cx, oml_carry_output(&cx, m, NULL, OML_CARRY_OUTPUT, inside, extra, &X));
    double elsewhere = 0, direct = 0, chain = 0;
    for (size_t j = 0; j < n; j++) {
        elsewhere += jobs[j] / x[j] * *oml_mat_at(X, j, OML_CARRY_CHAIN);
        direct += added[j] / x[j] * *oml_mat_at(X, j, OML_CARRY_DIRECT);
        chain += added[j] / x[j] * *oml_mat_at(X, j, OML_CARRY_CHAIN);
    }
    near(elsewhere, 6400, 50);
    near(direct, 1040, 5);
    near(chain, 480, 5);
    test_table_free(&use), test_table_free(&value), test_table_free(&people);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(demand_lets_the_set_supply_itself),
        cmocka_unit_test(output_holds_the_set_where_it_was_put),
        cmocka_unit_test(refuses_an_empty_set),
        cmocka_unit_test(holding_a_set_is_solving_the_others),
        cmocka_unit_test(ten_thousand_jobs_in_belgian_manufacturing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

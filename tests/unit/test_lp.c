/* SPDX-License-Identifier: EUPL-1.2 */
#include "num/lp.h"
#include "oml_test.h"

#include <math.h>

// Stigler's kind of problem: meet two needs from three foods at least cost. By hand: the first food alone meets the
// second need at 2 a unit, and what is missing of the first comes cheapest from the third.
static void
finds_the_cheapest_mix(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double A[] = {1, 2, 1, /* first need */ 3, 1, 0 /* second */}, b[] = {10, 12}, c[] = {4, 9, 3};
    double x[3];
    bool feasible;
    ok(&cx, oml_lp_solve(&cx, &(oml_lp){2, 3, A, b, c}, x, &feasible));
    assert_true(feasible);
    near(x[0], 4, 1e-12);
    near(x[1], 0, 1e-12);
    near(x[2], 6, 1e-12);
    oml_cx_done(&cx);
}

static void
nothing_to_meet_costs_nothing(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double A[] = {1, -1}, b[] = {-3}, c[] = {1, 1};
    double x[2] = {9, 9};
    bool feasible;
    ok(&cx, oml_lp_solve(&cx, &(oml_lp){1, 2, A, b, c}, x, &feasible));
    assert_true(feasible);
    near(x[0] + x[1], 0, 0);
    oml_cx_done(&cx);
}

static void
says_when_nothing_will_do(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double A[] = {1, 1, -1, -1}, b[] = {3, -2}, c[] = {1, 1};
    double x[2];
    bool feasible = true;
    ok(&cx, oml_lp_solve(&cx, &(oml_lp){2, 2, A, b, c}, x, &feasible));
    assert_false(feasible);
    oml_cx_done(&cx);
}

static void
refuses_what_it_cannot_solve(void **state)
{
    (void)state;
    oml_cx cx = {0};
    double x[1];
    bool feasible;
    fails(&cx, oml_lp_solve(&cx, &(oml_lp){1, 1, (double[]){1}, (double[]){1}, (double[]){-1}}, x, &feasible),
          "OML-NUM-20");
    fails(&cx, oml_lp_solve(&cx, &(oml_lp){1, 1, (double[]){(double)NAN}, (double[]){1}, (double[]){1}}, x, &feasible),
          "OML-NUM-20");
    oml_cx_done(&cx);
}

enum { MOST = 6 };

// Solves M x = M[][n] by Gauss-Jordan; false when the rows are not independent.
static bool
eliminate(double M[MOST][MOST + 1], size_t n)
{
    for (size_t k = 0; k < n; k++) {
        size_t big = k;
        for (size_t i = k; i < n; i++)
            big = fabs(M[i][k]) > fabs(M[big][k]) ? i : big;
        if (fabs(M[big][k]) <= 1e-9)
            return false;
        for (size_t j = 0; j <= n; j++) {
            const double swap = M[k][j];
            M[k][j] = M[big][j];
            M[big][j] = swap;
        }
        for (size_t i = 0; i < n; i++)
            for (size_t j = n + 1; i != k && j-- > k;)
                M[i][j] -= M[i][k] / M[k][k] * M[k][j];
    }
    return true;
}

// The point where the chosen constraints (rows, then x >= 0) hold with equality; false when there is none, or not one.
static bool
corner(const oml_lp *p, unsigned choice, double x[])
{
    const size_t n = p->n;
    double M[MOST][MOST + 1] = {{0}};
    size_t row = 0;
    for (size_t i = 0; i < p->m + n; i++) {
        if ((choice >> i & 1) == 0)
            continue;
        for (size_t j = 0; j < n; j++)
            M[row][j] = i < p->m ? p->A[i * n + j] : i - p->m == j;
        M[row++][n] = i < p->m ? p->b[i] : 0;
    }
    if (!eliminate(M, n))
        return false;
    for (size_t j = 0; j < n; j++)
        x[j] = M[j][n] / M[j][j];
    return true;
}

static bool
feasible_at(const oml_lp *p, const double x[])
{
    bool fine = true;
    for (size_t j = 0; j < p->n; j++)
        fine = fine && x[j] >= -1e-9;
    for (size_t i = 0; i < p->m; i++) {
        double left = -p->b[i];
        for (size_t j = 0; j < p->n; j++)
            left += p->A[i * p->n + j] * x[j];
        fine = fine && left >= -1e-9;
    }
    return fine;
}

// The least cost over all corners: brute force.
static double
enumerated(const oml_lp *p)
{
    double best = (double)INFINITY;
    for (unsigned choice = 0; choice < 1u << (p->m + p->n); choice++) {
        double x[MOST] = {0}, cost = 0;
        if ((size_t)__builtin_popcount(choice) != p->n || !corner(p, choice, x) || !feasible_at(p, x))
            continue;
        for (size_t j = 0; j < p->n; j++)
            cost += p->c[j] * x[j];
        best = fmin(best, cost);
    }
    return best;
}

static bool
agrees_with_enumeration(rng *r, size_t size)
{
    const size_t n = 1 + size % 4, m = 1 + rng_below(r, MOST);
    double A[MOST * 4], b[MOST], c[4], x[4] = {0};
    for (size_t i = 0; i < m * n; i++)
        A[i] = (double)rng_below(r, 9) - 4; // small whole numbers: many ties and degenerate corners
    for (size_t i = 0; i < m; i++)
        b[i] = (double)rng_below(r, 7) - 3;
    for (size_t j = 0; j < n; j++)
        c[j] = (double)rng_below(r, 4);
    const oml_lp p = {m, n, A, b, c};
    oml_cx cx = {0};
    bool feasible = false;
    const oml_rc rc = oml_lp_solve(&cx, &p, x, &feasible);
    oml_cx_done(&cx);
    const double best = enumerated(&p);
    double cost = 0;
    for (size_t j = 0; j < n; j++)
        cost += c[j] * x[j];
    return rc == OML_OK && feasible == isfinite(best) && (!feasible || fabs(cost - best) < 1e-7);
}

static void
is_right_on_small_programs(void **state)
{
    (void)state;
    forall("the optimum is the best corner", 3000, 4, agrees_with_enumeration);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_cheapest_mix),     cmocka_unit_test(nothing_to_meet_costs_nothing),
        cmocka_unit_test(says_when_nothing_will_do),  cmocka_unit_test(refuses_what_it_cannot_solve),
        cmocka_unit_test(is_right_on_small_programs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

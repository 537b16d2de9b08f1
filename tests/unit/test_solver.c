/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/solver.h"

#include "economy/leontief.h"
#include "oml_iot.h"

#include <math.h>

static bool
both_ways(rng *r, size_t size)
{
    oml_cx cx = {0};
    const oml_iot *t = test_iot_invent(&cx, r, 2, 1 + size / 2, 1);
    OML_AUTO(solver) *s = NULL;
    OML_AUTO(mat) *X = NULL, *M = NULL;
    const bool tiles = rng_below(r, 2) == 0;
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){.tolerance = 1e-13, .rhs = rng_below(r, 2) * t->n, .tiles = tiles},
                           &s));
    ok(&cx, oml_mat_new(&cx, t->n, 1, &X));
    ok(&cx, oml_mat_new(&cx, t->n, 1, &M));
    for (size_t i = 0; i < t->n; i++) {
        for (size_t c = 0; c < t->f; c++)
            X->v[i] += t->Y[i + c * t->n];
        M->v[i] = t->x[i] == 0 ? 0 : t->F[i] / t->x[i];
    }
    double residual = 0, off = 0, made = 0, taken = 0;
    for (size_t i = 0; i < t->n; i++)
        made += M->v[i] * t->x[i];
    OML_AUTO(mat) *y = NULL;
    ok(&cx, oml_mat_copy(&cx, X, &y));
    ok(&cx, oml_solver_output(&cx, s, X, &residual));
    ok(&cx, oml_solver_multipliers(&cx, s, M, &residual));
    for (size_t i = 0; i < t->n; i++) {
        off = fmax(off, fabs(X->v[i] - t->x[i]));
        taken += M->v[i] * y->v[i];
    }
    oml_cx_done(&cx);
    return residual <= 1e-13 && off < 1e-9 && fabs(made - taken) < 1e-10 * (1 + made);
}

static void
demand_asks_for_the_output_that_there_is(void **state)
{
    (void)state;
    forall("x = L y and S x = M y", 60, 60, both_ways);
}

// Three ways to the same answer, and an inverse that was kept is as good as a new one.
static bool
methods_agree(rng *r, size_t size)
{
    oml_cx cx = {.threads = 2};
    const oml_iot *t = test_iot_invent(&cx, r, 3, 1 + size / 3, 1);
    OML_AUTO(solver) *lu = NULL, *gmres = NULL, *inverse = NULL, *kept = NULL;
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){0}, &lu));
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){.tiles = true}, &gmres));
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){.tiles = true, .rhs = t->n}, &inverse));
    assert_null(oml_solver_inverse(lu));
    const double *cells = oml_solver_inverse(inverse);
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){.tiles = true, .inverse = cells}, &kept));
    const oml_solver *const all[] = {lu, gmres, inverse, kept};
    static const char *const method[] = {"LU", "GMRES", "inverse", "inverse"};
    OML_AUTO(mat) *y = NULL;
    ok(&cx, oml_mat_new(&cx, t->n, 2, &y));
    for (size_t i = 0; i < 2 * t->n; i++)
        y->v[i] = rng_unit(r) - 0.1;
    bool good = cells != NULL;
    double first[200], d[200], e[200], residual = 0;
    ok(&cx, oml_solver_diagonal(&cx, lu, d, &residual));
    for (size_t m = 0; m < 4; m++) {
        OML_AUTO(mat) *x = NULL;
        ok(&cx, oml_mat_copy(&cx, y, &x));
        ok(&cx, oml_solver_multipliers(&cx, all[m], x, &residual));
        for (size_t i = 0; i < 2 * t->n; i++) {
            first[i] = m == 0 ? x->v[i] : first[i];
            good = good && fabs(x->v[i] - first[i]) < 1e-10;
        }
        residual = 0;
        ok(&cx, oml_solver_diagonal(&cx, all[m], e, &residual));
        for (size_t i = 0; i < t->n; i++)
            good = good && fabs(d[i] - e[i]) < 1e-10;
        good = good && residual < 1e-12 && strcmp(oml_solver_method(all[m]), method[m]) == 0;
    }
    oml_cx_done(&cx);
    return good;
}

static void
three_ways_to_the_same_answer(void **state)
{
    (void)state;
    forall("LU, GMRES and inverse agree", 40, 90, methods_agree);
}

// Of many right-hand sides sums are measured; one wrong number in one answer shows all the same, as large as it is.
static bool
one_wrong_number_shows(rng *r, size_t size)
{
    oml_cx cx = {.threads = 2};
    const oml_iot *t = test_iot_invent(&cx, r, 2, 1 + size / 2, 1);
    const size_t k = 49 + rng_below(r, 40);
    OML_AUTO(solver) *s = NULL;
    OML_AUTO(mat) *B = NULL, *X = NULL;
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){0}, &s));
    ok(&cx, oml_mat_new(&cx, t->n, k, &B));
    for (size_t j = 0; j < k; j++)
        for (size_t i = 0; i < t->n; i++)
            *oml_mat_at(B, i, j) = (rng_unit(r) - 0.3) * (double)(1 + j); // each column of another size
    ok(&cx, oml_mat_copy(&cx, B, &X));
    double residual = 0, wrong = 0;
    bool right, noticed;
    ok(&cx, oml_solver_output(&cx, s, X, NULL));
    ok(&cx, oml_solver_check(&cx, s, false, B, X, &residual, &right));
    const size_t at = rng_below(r, t->n), of = rng_below(r, k);
    double most = 0;
    for (size_t i = 0; i < t->n; i++)
        most = fmax(most, fabs(*oml_mat_at(B, i, of)));
    *oml_mat_at(X, at, of) += 1e-6 * most;
    ok(&cx, oml_solver_check(&cx, s, false, B, X, &wrong, &noticed));
    const double own = fabs(1 - oml_solver_coefficient(s, at, at));
    oml_cx_done(&cx);
    return right && residual <= 1e-12 && !noticed && wrong >= 0.99e-6 * own;
}

static void
sums_stand_for_many(void **state)
{
    (void)state;
    forall("a wrong number among many answers", 40, 60, one_wrong_number_shows);
}

// What a row without output buys is lost, and said; it does not make NaN of the rest.
static void
buying_without_output(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double Z[] = {1, 2, 3, 0}, x[] = {10, 0};
    const oml_iot t = {.n = 2, .Z = Z, .x = x};
    OML_AUTO(solver) *s = NULL;
    OML_AUTO(mat) *Y = NULL;
    ok(&cx, oml_solver_new(&cx, &t, (oml_solver_need){0}, &s));
    oml_solver_facts facts;
    ok(&cx, oml_solver_look(&cx, s, &facts));
    near(facts.lost, 3, 0);
    assert_false(facts.negative);
    ok(&cx, oml_mat_new(&cx, 2, 1, &Y));
    Y->v[0] = 9;
    ok(&cx, oml_solver_output(&cx, s, Y, NULL));
    near(Y->v[0], 10, 1e-14);
    near(Y->v[1], 2, 1e-14);
    assert_string_equal(oml_solver_method(s), "LU");
    oml_cx_done(&cx);
}

static void
says_when_there_is_no_answer(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double Z[] = {10}, x[] = {10};
    const oml_iot t = {.n = 1, .Z = Z, .x = x};
    OML_AUTO(solver) *s = NULL;
    fails(&cx, oml_solver_new(&cx, &t, (oml_solver_need){0}, &s), "OML-NUM-04");
    const double Z2[] = {1, 2, 3, 1}, x2[] = {10, 10};
    const oml_iot u = {.n = 2, .Z = Z2, .x = x2};
    OML_AUTO(mat) *Y = NULL;
    ok(&cx, oml_solver_new(&cx, &u, (oml_solver_need){.tolerance = 1e-30}, &s));
    ok(&cx, oml_mat_new(&cx, 2, 1, &Y));
    Y->v[0] = 1.0 / 3;
    fails(&cx, oml_solver_output(&cx, s, Y, NULL), "OML-SOL-01");
    oml_cx_done(&cx);
}

// A memory of one answer of each kind.
typedef struct slots {
    struct {
        const char *what;
        double asked[80], answer[81];
        size_t n, m;
    } at[3];
    size_t kept, found;
} slots;

static bool
find(oml_cx *cx, void *self, const char *what, const double *asked, size_t n, double *answer, size_t m)
{
    (void)cx;
    slots *s = self;
    for (size_t i = 0; i < s->kept; i++)
        if (strcmp(s->at[i].what, what) == 0 && s->at[i].n == n && s->at[i].m == m &&
            (n == 0 || memcmp(s->at[i].asked, asked, n * sizeof *asked) == 0)) {
            memcpy(answer, s->at[i].answer, m * sizeof *answer);
            s->found++;
            return true;
        }
    return false;
}

static void
keep(oml_cx *cx, void *self, const char *what, const double *asked, size_t n, const double *answer, size_t m)
{
    (void)cx;
    slots *s = self;
    assert_true(s->kept < 3 && n <= 80 && m <= 81);
    s->at[s->kept].what = what, s->at[s->kept].n = n, s->at[s->kept].m = m;
    memcpy(s->at[s->kept].answer, answer, m * sizeof *answer);
    if (n > 0)
        memcpy(s->at[s->kept].asked, asked, n * sizeof *asked);
    s->kept++;
}

// What was answered once is found by the next solver of the table, to the bit; what nobody asks again is not kept.
static void
answers_are_kept(void **state)
{
    (void)state;
    oml_cx cx = {0};
    rng r = {4};
    const oml_iot *t = test_iot_invent(&cx, &r, 2, 8, 1);
    slots s = {0};
    const oml_solver_memory memory = {&s, find, keep};
    OML_AUTO(mat) *y = NULL, *first = NULL, *passing = NULL;
    ok(&cx, oml_mat_new(&cx, t->n, 2, &y));
    for (size_t i = 0; i < 2 * t->n; i++)
        y->v[i] = rng_unit(&r) - 0.3;
    ok(&cx, oml_mat_copy(&cx, y, &first));
    ok(&cx, oml_mat_copy(&cx, y, &passing));
    for (size_t round = 1; round < 3; round++) {
        OML_AUTO(solver) *solver = NULL;
        OML_AUTO(mat) *x = NULL, *b = NULL;
        double residual = 0;
        ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){.tiles = true, .memory = &memory}, &solver));
        ok(&cx, oml_mat_copy(&cx, y, &x));
        ok(&cx, oml_mat_copy(&cx, y, &b));
        ok(&cx, oml_solver_multipliers(&cx, solver, x, &residual));
        ok(&cx, oml_solver_bounds(&cx, solver, b, NULL));
        assert_true(residual > 0 && residual <= 1e-12);
        if (round == 1)
            memcpy(first->v, x->v, 2 * t->n * sizeof *x->v);
        assert_memory_equal(first->v, x->v, 2 * t->n * sizeof *x->v);
        for (size_t i = 0; i < 2 * t->n; i++)
            assert_true(fabs(x->v[i]) <= b->v[i] * (1 + 1e-12));
        oml_solver_facts facts;
        ok(&cx, oml_solver_look(&cx, solver, &facts));
        assert_false(facts.negative);
        assert_int_equal(s.kept, 3);
        assert_int_equal(s.found, round == 1 ? 0 : 3);
        if (round == 1)
            ok(&cx, oml_solver_passing(&cx, solver, true, passing, NULL));
    }
    assert_memory_equal(first->v, passing->v, 2 * t->n * sizeof *y->v);
    oml_cx_done(&cx);
}

// A row that is made less than nothing of, and some cells, are negative: bounds are those of the absolute values,
// whether they are few or many, and by either method.
static void
bounds_are_of_absolute_values(void **state)
{
    (void)state;
    for (size_t every = 1; every <= 40; every += 39) {
        oml_cx cx = {0};
        rng r = {17};
        oml_iot *t = test_iot_invent(&cx, &r, 3, 60, 2);
        const size_t n = t->n;
        OML_AUTO(mat) *A = NULL, *S = NULL, *is = NULL;
        OML_AUTO(leontief) *model = NULL;
        ok(&cx, oml_mat_new(&cx, n, n, &A));
        ok(&cx, oml_mat_new(&cx, n, 2, &S));
        double *cells = OML_NEW(&cx.tmp, double, n *n);
        for (size_t i = 0; i < n * n; i++) {
            cells[i] = (t->x[i / n] == 0 ? 0 : t->Z[i] / t->x[i / n]) * (i % every == 0 || i % n == 11 ? -1 : 1);
            A->v[i] = fabs(cells[i]);
        }
        for (size_t i = 0; i < 2 * n; i++)
            S->v[i] = i % 5 == 0 ? -rng_unit(&r) : rng_unit(&r);
        t->A = cells;
        ok(&cx, oml_leontief_new(&cx, A, &model));
        ok(&cx, oml_mat_copy(&cx, S, &is));
        for (size_t i = 0; i < 2 * n; i++)
            is->v[i] = fabs(is->v[i]);
        ok(&cx, oml_leontief_input(&cx, model, is));
        for (int tiles = 0; tiles < 2; tiles++) {
            OML_AUTO(solver) *solver = NULL;
            OML_AUTO(mat) *b = NULL;
            double residual = 0;
            ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){.tiles = tiles == 1}, &solver));
            ok(&cx, oml_mat_copy(&cx, S, &b));
            ok(&cx, oml_solver_bounds(&cx, solver, b, &residual));
            assert_true(residual <= 1e-12);
            for (size_t i = 0; i < 2 * n; i++)
                near(b->v[i], is->v[i], 1e-10 * is->v[i]);
        }
        oml_cx_done(&cx);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(demand_asks_for_the_output_that_there_is),
        cmocka_unit_test(three_ways_to_the_same_answer),
        cmocka_unit_test(sums_stand_for_many),
        cmocka_unit_test(buying_without_output),
        cmocka_unit_test(says_when_there_is_no_answer),
        cmocka_unit_test(answers_are_kept),
        cmocka_unit_test(bounds_are_of_absolute_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

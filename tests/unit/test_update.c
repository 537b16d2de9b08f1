/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/update.h"

#include "economy/leontief.h"
#include "economy/shift.h"
#include "oml_iot.h"

#include <math.h>

// The same changed table from scratch: factorised whole, solved once.
static void
from_scratch(oml_cx *cx, const oml_iot *t, const oml_edits *edits, const double y[], double x[])
{
    OML_AUTO(mat) *A = NULL, *Y = NULL;
    OML_AUTO(leontief) *m = NULL;
    ok(cx, oml_mat_new(cx, t->n, t->n, &A));
    ok(cx, oml_mat_new(cx, t->n, 1, &Y));
    for (size_t j = 0; j < t->n; j++)
        for (size_t i = 0; i < t->n; i++)
            *oml_mat_at(A, i, j) = oml_edits_get(edits, i, j, oml_shift_A(t, i, j));
    memcpy(Y->v, y, t->n * sizeof *y);
    ok(cx, oml_leontief_new(cx, A, &m));
    ok(cx, oml_leontief_output(cx, m, Y));
    memcpy(x, Y->v, t->n * sizeof *x);
}

// Some whole columns, some whole rows and some cells get another value, between zero and a little more than now.
static void
disturb(oml_cx *cx, rng *r, const oml_iot *t, oml_edits *e)
{
    const size_t columns = rng_below(r, 3), rows = rng_below(r, 3), cells = rng_below(r, 2 * t->n);
    for (size_t c = 0; c < columns + rows; c++) {
        const size_t fixed = rng_below(r, t->n);
        for (size_t i = 0; i < t->n; i++) {
            double *at;
            const size_t row = c < columns ? i : fixed, col = c < columns ? fixed : i;
            ok(cx, oml_edits_cell(cx, e, row, col, oml_shift_A(t, row, col), &at));
            *at *= 1.05 * rng_unit(r);
        }
    }
    for (size_t c = 0; c < cells; c++) {
        double *at;
        const size_t i = rng_below(r, t->n), j = rng_below(r, t->n);
        ok(cx, oml_edits_cell(cx, e, i, j, oml_shift_A(t, i, j), &at));
        *at = *at * rng_unit(r) + 1e-4 * rng_unit(r);
    }
}

// What the change moves in totals, from multipliers and output of the table as it was; x is the changed table's output.
static bool
totals_too(oml_cx *cx, const oml_solver *s, const oml_update *u, const double x[], const oml_mat *Y, rng *r)
{
    OML_AUTO(mat) *M = NULL, *S = NULL, *X = NULL, *change = NULL;
    ok(cx, oml_mat_new(cx, Y->rows, 2, &S));
    for (size_t i = 0; i < 2 * Y->rows; i++)
        S->v[i] = rng_unit(r);
    ok(cx, oml_mat_copy(cx, S, &M));
    ok(cx, oml_mat_copy(cx, Y, &X));
    ok(cx, oml_solver_multipliers(cx, s, M, NULL));
    ok(cx, oml_solver_output(cx, s, X, NULL));
    if (oml_update_refreshed(u)) {
        fails(cx, oml_update_totals(cx, u, M, X, &change), "OML-UPD-02");
        oml_cx_clear(cx);
        return true;
    }
    ok(cx, oml_update_totals(cx, u, M, X, &change));
    bool good = true;
    for (size_t k = 0; k < 2; k++) {
        double was = 0, is = 0;
        for (size_t i = 0; i < Y->rows; i++)
            was += *oml_mat_at(S, i, k) * X->v[i], is += *oml_mat_at(S, i, k) * x[i];
        good = good && fabs(*oml_mat_at(change, k, 0) - (is - was)) <= 1e-10 * fabs(is);
    }
    return good;
}

static bool
equals_recomputation(rng *r, size_t size)
{
    oml_cx cx = {.threads = 1 + (unsigned)rng_below(r, 2)};
    const oml_iot *t = test_iot_invent(&cx, r, 1 + rng_below(r, 3), 1 + size, 1);
    oml_edits e = {0};
    disturb(&cx, r, t, &e);
    OML_AUTO(solver) *s = NULL;
    OML_AUTO(update) *u = NULL;
    OML_AUTO(mat) *Y = NULL;
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){0}, &s));
    ok(&cx, oml_update_new(&cx, t, s, &e, &u));
    ok(&cx, oml_mat_new(&cx, t->n, 1, &Y));
    double *x = OML_NEW(&cx.tmp, double, t->n), most = 0, off = 0, residual = 0;
    for (size_t i = 0; i < t->n; i++)
        Y->v[i] = rng_unit(r);
    from_scratch(&cx, t, &e, Y->v, x);
    OML_AUTO(mat) *Y0 = NULL;
    ok(&cx, oml_mat_copy(&cx, Y, &Y0));
    ok(&cx, oml_update_output(&cx, u, Y, &residual));
    for (size_t i = 0; i < t->n; i++) {
        most = fmax(most, fabs(x[i]));
        off = fmax(off, fabs(x[i] - Y->v[i]));
    }
    const bool same = totals_too(&cx, s, u, x, Y0, r);
    oml_edits_free(&e);
    oml_cx_done(&cx);
    return off <= 1e-10 * most && residual <= 1e-12 && same;
}

// With an inverse in single precision at hand rows of L are read from it, with GMRES they are solved for: the same
// answer.
static bool
whatever_the_solver(rng *r, size_t size)
{
    oml_cx cx = {.threads = 2};
    const oml_iot *t = test_iot_invent(&cx, r, 2, 2 + size, 1);
    oml_edits e = {0};
    disturb(&cx, r, t, &e);
    double *x = OML_NEW(&cx.tmp, double, t->n), *y = OML_NEW(&cx.tmp, double, t->n), most = 0, off = 0;
    for (size_t i = 0; i < t->n; i++)
        y[i] = rng_unit(r);
    from_scratch(&cx, t, &e, y, x);
    for (size_t way = 0; way < 2; way++) {
        OML_AUTO(solver) *s = NULL;
        OML_AUTO(update) *u = NULL;
        OML_AUTO(mat) *Y = NULL;
        ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){.tiles = true, .rhs = way == 0 ? t->n : 1}, &s));
        ok(&cx, oml_update_new(&cx, t, s, &e, &u));
        ok(&cx, oml_mat_new(&cx, t->n, 1, &Y));
        memcpy(Y->v, y, t->n * sizeof *y);
        ok(&cx, oml_update_output(&cx, u, Y, NULL));
        for (size_t i = 0; i < t->n; i++) {
            most = fmax(most, fabs(x[i]));
            off = fmax(off, fabs(x[i] - Y->v[i]));
        }
    }
    oml_edits_free(&e);
    oml_cx_done(&cx);
    return off <= 1e-10 * most;
}

static void
every_solver_gives_the_same_answer(void **state)
{
    (void)state;
    forall("an update of an inverse or of GMRES answers as the changed table itself", 40, 14, whatever_the_solver);
}

static void
every_change_equals_recomputation(void **state)
{
    (void)state;
    forall("a low-rank update answers as the changed table itself", 120, 14, equals_recomputation);
}

// Smallest set of rows and columns that holds all cells, by trying all sets.
static size_t
by_trying(const oml_edits *e, size_t n)
{
    size_t best = 2 * n;
    for (size_t rows = 0; rows < (size_t)1 << n; rows++) {
        size_t count = 0, cols = 0;
        for (size_t c = 0; c < e->n; c++)
            if ((rows >> e->row[c] & 1) == 0)
                cols |= (size_t)1 << e->col[c];
        for (size_t k = 0; k < n; k++)
            count += (rows >> k & 1) + (cols >> k & 1);
        best = count < best ? count : best;
    }
    return best;
}

static bool
cover_is_minimal(rng *r, size_t size)
{
    oml_cx cx = {0};
    const size_t n = size;
    oml_edits e = {0};
    double *at;
    for (size_t c = rng_below(r, 2 * n + 1); c > 0; c--)
        ok(&cx, oml_edits_cell(&cx, &e, rng_below(r, n), rng_below(r, n), 0, &at));
    bool by_row[8], by_col[8];
    size_t rank, count = 0;
    ok(&cx, oml_update_cover(&cx, &e, n, 2 * n, by_row, by_col, &rank));
    bool good = rank == by_trying(&e, n);
    for (size_t c = 0; c < e.n; c++)
        good = good && (by_row[e.row[c]] || by_col[e.col[c]]);
    for (size_t k = 0; k < n; k++)
        count += (size_t)by_row[k] + (size_t)by_col[k];
    oml_edits_free(&e);
    oml_cx_done(&cx);
    return good && count == rank;
}

static void
the_cover_is_the_smallest(void **state)
{
    (void)state;
    forall("no smaller set of rows and columns holds all changed cells", 300, 8, cover_is_minimal);
}

// Above a quarter of the rows another solver is made, and says so; a table that uses up all it makes is refused.
static void
a_large_change_is_refreshed(void **state)
{
    (void)state;
    oml_cx cx = {0};
    rng r = {3};
    const oml_iot *t = test_iot_invent(&cx, &r, 2, 12, 1);
    OML_AUTO(solver) *s = NULL;
    OML_AUTO(update) *u = NULL;
    OML_AUTO(mat) *Y = NULL;
    oml_edits e = {0};
    double *at, *x = OML_NEW(&cx.tmp, double, t->n);
    for (size_t i = 0; i < t->n; i++) {
        ok(&cx, oml_edits_cell(&cx, &e, i, i, oml_shift_A(t, i, i), &at));
        *at *= 0.5;
    }
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){0}, &s));
    ok(&cx, oml_update_new(&cx, t, s, &e, &u));
    assert_true(oml_update_refreshed(u));
    ok(&cx, oml_mat_new(&cx, t->n, 1, &Y));
    for (size_t i = 0; i < t->n; i++)
        Y->v[i] = 1 + (double)i;
    from_scratch(&cx, t, &e, Y->v, x);
    ok(&cx, oml_update_output(&cx, u, Y, NULL));
    for (size_t i = 0; i < t->n; i++)
        near(Y->v[i], x[i], 1e-12 * fabs(x[i]));
    oml_edits_free(&e);

    oml_edits all = {0};
    ok(&cx, oml_edits_cell(&cx, &all, 0, 0, 0, &at));
    *at = 1;
    for (size_t i = 1; i < t->n; i++) {
        ok(&cx, oml_edits_cell(&cx, &all, i, 0, 0, &at));
        *at = 0;
    }
    OML_AUTO(update) *none = NULL;
    oml_rc rc = oml_update_new(&cx, t, s, &all, &none);
    rc = rc == OML_OK ? oml_update_output(&cx, none, Y, NULL) : rc;
    assert_int_equal(rc, OML_E_NUMERIC);
    oml_cx_clear(&cx);
    oml_edits_free(&all);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_change_equals_recomputation),
        cmocka_unit_test(every_solver_gives_the_same_answer),
        cmocka_unit_test(the_cover_is_the_smallest),
        cmocka_unit_test(a_large_change_is_refreshed),
    };
    return cmocka_run_group_tests_name("update", tests, NULL, NULL);
}

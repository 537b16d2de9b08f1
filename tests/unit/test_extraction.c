/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/extraction.h"

#include "economy/leontief.h"
#include "oml_iot.h"

#include <math.h>

enum { MOST = 64 };

// s' x of the system that remains: A or, turned into deliveries per output again, B, with a row, a column or both gone.
static double // NOLINTNEXTLINE(readability-function-cognitive-complexity): the slow way, said in one piece
left(oml_cx *cx, const oml_iot *t, const double s[], size_t gone, bool row, bool column, bool ghosh)
{
    const size_t n = t->n;
    OML_AUTO(mat) *C = NULL, *y = NULL;
    OML_AUTO(leontief) *m = NULL;
    ok(cx, oml_mat_new(cx, n, n, &C));
    ok(cx, oml_mat_new(cx, n, 1, &y));
    for (size_t i = 0; i < n; i++) {
        y->v[i] = t->x[i];
        for (size_t j = 0; j < n; j++) { // Ghosh: x' (I - B) = v', solved as (I - B') x = v
            const double z = t->Z[i + j * n];
            if (ghosh) {
                *oml_mat_at(C, j, i) = t->x[i] == 0 || (row && i == gone) ? 0 : z / t->x[i];
                y->v[j] -= z;
            } else
                *oml_mat_at(C, i, j) = t->x[j] == 0 || (row && i == gone) || (column && j == gone) ? 0 : z / t->x[j];
        }
    }
    if (!ghosh)
        for (size_t i = 0; i < n; i++) {
            y->v[i] = row && i == gone ? 0 : t->x[i];
            for (size_t j = 0; j < n && !(row && i == gone); j++)
                y->v[i] -= t->Z[i + j * n];
        }
    else // value added of Ghosh's model: output less all purchases
        for (size_t j = 0; j < n; j++) {
            y->v[j] = t->x[j];
            for (size_t i = 0; i < n; i++)
                y->v[j] -= t->Z[i + j * n];
        }
    ok(cx, oml_leontief_new(cx, C, &m));
    ok(cx, oml_leontief_output(cx, m, y));
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += s[i] * y->v[i];
    return sum;
}

static bool
as_solved_again(rng *r, size_t size)
{
    oml_cx cx = {0};
    const oml_iot *t = test_iot_invent(&cx, r, 2, 1 + size / 2, 1);
    double s[MOST], diagonal[MOST], all = 0;
    for (size_t i = 0; i < t->n; i++) {
        s[i] = rng_unit(r);
        all += s[i] * t->x[i];
    }
    OML_AUTO(solver) *solver = NULL;
    oml_extraction e;
    double residual = 0;
    ok(&cx, oml_solver_new(&cx, t, (oml_solver_need){0}, &solver));
    ok(&cx, oml_solver_diagonal(&cx, solver, diagonal, &residual));
    ok(&cx, oml_extraction_compute(&cx, t, solver, diagonal, s, &e));
    const size_t j = rng_below(r, t->n);
    const bool good = fabs(all - left(&cx, t, s, j, true, true, false) - e.total[j]) < 1e-9 * all + 1e-12 &&
                      fabs(all - left(&cx, t, s, j, false, true, false) - e.backward[j]) < 1e-9 * all + 1e-12 &&
                      fabs(all - left(&cx, t, s, j, true, false, true) - e.forward[j]) < 1e-9 * all + 1e-12;
    oml_cx_done(&cx);
    return good;
}

static void
rank_one_is_the_system_without_it(void **state)
{
    (void)state;
    forall("extraction by rank one = solving what remains", 150, 40, as_solved_again);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rank_one_is_the_system_without_it)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/stability.h"
#include "oml_test.h"

#include <math.h>

// Three alternatives on three criteria; the intervals are crossings of straight lines, checked on a grid.
static const double values[] = {0.8, 0.3, 0.6, 0.5, 0.9, 0.4, 0.6, 0.6, 0.7}, weights[] = {0.5, 0.3, 0.2};
static const oml_additive small = {3, 3, values, NULL, weights};

static void
finds_the_intervals(void **state)
{
    (void)state;
    static const double best[3][2] = {{0.375, 11.0 / 21}, {8.0 / 29, 0.34375}, {1.0 / 7, 1}};
    static const double whole[3][2] = {{14.0 / 29, 11.0 / 21}, {8.0 / 29, 19.0 / 61}, {3.0 / 19, 1}};
    oml_cx cx = {0};
    oml_stability s[3];
    ok(&cx, oml_stability_top(&cx, &small, 1, s));
    for (size_t j = 0; j < 3; j++) {
        near(s[j].low.weight, best[j][0], 1e-12);
        near(s[j].high.weight, best[j][1], 1e-12);
    }
    // More weight on the first criterion: the first alternative takes over from the third.
    assert_int_equal(s[0].high.rises, 0);
    assert_int_equal(s[0].high.falls, 2);
    assert_int_equal(s[0].low.rises, 1);
    assert_true(s[2].high.rises == OML_STABILITY_NONE);
    ok(&cx, oml_stability_order(&cx, &small, s));
    for (size_t j = 0; j < 3; j++) {
        near(s[j].low.weight, whole[j][0], 1e-12);
        near(s[j].high.weight, whole[j][1], 1e-12);
    }
    oml_cx_done(&cx);
}

static void
all_in_or_one_criterion_never_changes(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_stability s[3];
    ok(&cx, oml_stability_top(&cx, &small, 3, s));
    near(s[1].low.weight, 0, 0);
    near(s[1].high.weight, 1, 0);
    ok(&cx, oml_stability_top(&cx, &(oml_additive){2, 1, (double[]){0.1, 0.2}, NULL, (double[]){1}}, 1, s));
    near(s[0].low.weight, 0, 0);
    near(s[0].high.weight, 1, 0);
    fails(&cx, oml_stability_top(&cx, &(oml_additive){2, 1, (double[]){0.1, 0.2}, NULL, (double[]){0.5}}, 1, s),
          "OML-DEC-23");
    oml_cx_done(&cx);
}

// To pass the third (0.6 0.6 0.7) the first (0.8 0.3 0.6) lacks 0.01. Moving weight from criterion 2 to 1 gains
// 0.2 + 0.3 a unit, so 0.02 has to move; the second then is far behind.
static void
finds_the_smallest_change(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_stability_change c;
    ok(&cx, oml_stability_enter(&cx, &small, 0, 1, &c));
    assert_true(c.possible);
    near(c.moved, 0.02, 1e-12);
    near(c.weight[0], 0.52, 1e-12);
    near(c.weight[1], 0.28, 1e-12);
    near(c.weight[2], 0.2, 1e-12);
    ok(&cx, oml_stability_enter(&cx, &small, 2, 1, &c));
    near(c.moved, 0, 0);
    oml_cx_done(&cx);
}

static void
says_when_no_weights_will_do(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double v[] = {0.9, 0.8, 0.5, 0.7, 0.4, 0.1};
    oml_stability_change c;
    ok(&cx, oml_stability_enter(&cx, &(oml_additive){3, 2, v, NULL, (double[]){0.5, 0.5}}, 2, 2, &c));
    assert_false(c.possible);
    ok(&cx, oml_stability_enter(&cx, &(oml_additive){3, 2, v, NULL, (double[]){0.5, 0.5}}, 1, 0, &c));
    assert_false(c.possible);
    oml_cx_done(&cx);
}

enum { MOST = 6, GRID = 24 };

static bool
inside(const double v[], size_t n, const double w[3], size_t a, size_t top)
{
    size_t above = 0;
    for (size_t b = 0; b < n; b++) {
        double lead = 0;
        for (size_t j = 0; j < 3; j++)
            lead += w[j] * (v[b * 3 + j] - v[a * 3 + j]);
        above += lead > 1e-7;
    }
    return above < top;
}

// No point of a grid of weights that has a among the best is closer than the change found; and the change does it.
static bool
nothing_smaller_on_a_grid(rng *r, size_t size)
{
    const size_t n = 2 + size % (MOST - 1), top = 1 + rng_below(r, n - 1), a = rng_below(r, n);
    double v[MOST * 3], w[3] = {0.2 + rng_unit(r), 0.2 + rng_unit(r), 0.2 + rng_unit(r)};
    const double sum = w[0] + w[1] + w[2];
    for (size_t j = 0; j < 3; j++)
        w[j] /= sum;
    for (size_t i = 0; i < n * 3; i++)
        v[i] = (double)rng_below(r, 11) / 10;
    oml_cx cx = {0};
    oml_stability_change c;
    bool fine = oml_stability_enter(&cx, &(oml_additive){n, 3, v, NULL, w}, a, top, &c) == OML_OK;
    if (fine && c.possible) {
        double moved = 0, whole = 0;
        for (size_t j = 0; j < 3; j++) {
            moved += fabs(c.weight[j] - w[j]) / 2;
            whole += c.weight[j];
        }
        fine = inside(v, n, c.weight, a, top) && fabs(moved - c.moved) < 1e-9 && fabs(whole - 1) < 1e-9;
    }
    for (int i = 0; i <= GRID && fine; i++)
        for (int j = 0; i + j <= GRID && fine; j++) {
            const double g[3] = {(double)i / GRID, (double)j / GRID, (double)(GRID - i - j) / GRID};
            const double moved = (fabs(g[0] - w[0]) + fabs(g[1] - w[1]) + fabs(g[2] - w[2])) / 2;
            fine = !inside(v, n, g, a, top) || (c.possible && moved >= c.moved - 1e-6);
        }
    oml_cx_done(&cx);
    return fine;
}

// Inside the interval the best are the best, and just beyond its ends they are not.
static bool
intervals_are_where_it_changes(rng *r, size_t size)
{
    const size_t n = 2 + size % (MOST - 1), top = 1 + rng_below(r, n - 1);
    double v[MOST * 3], w[3] = {0.2 + rng_unit(r), 0.2 + rng_unit(r), 0.2 + rng_unit(r)}, score[MOST];
    const double sum = w[0] + w[1] + w[2];
    for (size_t j = 0; j < 3; j++)
        w[j] /= sum;
    for (size_t i = 0; i < n * 3; i++)
        v[i] = rng_unit(r);
    oml_cx cx = {0};
    oml_stability s[3];
    oml_additive_score(&(oml_additive){n, 3, v, NULL, w}, score, NULL, NULL);
    size_t rank[MOST];
    oml_additive_rank(score, n, rank);
    bool fine = oml_stability_top(&cx, &(oml_additive){n, 3, v, NULL, w}, top, s) == OML_OK;
    for (size_t j = 0; j < 3 && fine; j++)
        for (int t = 0; t <= 50 && fine; t++) {
            const double at = t / 50.0;
            double g[3];
            for (size_t l = 0; l < 3; l++)
                g[l] = l == j ? at : w[l] * (1 - at) / (1 - w[j]);
            bool same = true;
            for (size_t a = 0; a < n; a++)
                same = same && (rank[a] > top || inside(v, n, g, a, top));
            const bool within = at >= s[j].low.weight && at <= s[j].high.weight;
            const bool close = fabs(at - s[j].low.weight) < 1e-5 || fabs(at - s[j].high.weight) < 1e-5;
            fine = close || same == within;
        }
    oml_cx_done(&cx);
    return fine;
}

static void
agrees_with_a_grid(void **state)
{
    (void)state;
    forall("no smaller change of weights does it", 400, MOST, nothing_smaller_on_a_grid);
    forall("the top changes at the ends of the interval", 300, MOST, intervals_are_where_it_changes);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_intervals),       cmocka_unit_test(all_in_or_one_criterion_never_changes),
        cmocka_unit_test(finds_the_smallest_change), cmocka_unit_test(says_when_no_weights_will_do),
        cmocka_unit_test(agrees_with_a_grid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

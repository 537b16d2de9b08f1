/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/acceptability.h"
#include "oml_test.h"

#include <math.h>

// Within four standard errors of what must come out.
static void
close_to(double got, double expected, uint64_t draws)
{
    near(got, expected, 4 * oml_acceptability_error(expected, draws) + 1e-9);
}

// Two criteria and two alternatives cross at one weight: (0.2, 0.9) beats (0.6, 0.5) when w1 < 1/2; against the third,
// (0.3, 0.4), the first wins when w1 < 5/6 and the second always. So the exact shares are lengths of intervals.
static void
two_criteria_by_hand(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double v[] = {0.2, 0.9, 0.6, 0.5, 0.3, 0.4};
    static const double exact[3][3] = {{1.0 / 2, 1.0 / 3, 1.0 / 6}, {1.0 / 2, 1.0 / 2, 0}, {0, 1.0 / 6, 5.0 / 6}};
    const uint64_t draws = 40000;
    oml_acceptability s;
    ok(&cx, oml_acceptability_draw(&cx, &(oml_additive){3, 2, v, NULL, NULL}, draws, 1, &s));
    for (size_t a = 0; a < 3; a++)
        for (size_t r = 0; r < 3; r++)
            close_to(s.rank[a * 3 + r], exact[a][r], draws);
    close_to(oml_acceptability_top(&s, 0, 2), 5.0 / 6, draws);
    near(oml_acceptability_top(&s, 0, 3), 1, 1e-12);
    near(s.central[0], 0.25, 0.01); // the mean of w1 below 1/2
    near(s.central[2], 0.75, 0.01);
    assert_true(isnan(s.central[4])); // the third is never first
    oml_cx_done(&cx);
}

// Each alternative best on one criterion: by symmetry every rank has 1/3, and the mean weights of the one that wins are
// those of the rank order centroid: 11/18 and twice 7/36.
static void
unit_vectors(void **state)
{
    (void)state;
    oml_cx cx = {.threads = 2};
    const double v[] = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    const uint64_t draws = 100000;
    oml_acceptability s;
    ok(&cx, oml_acceptability_draw(&cx, &(oml_additive){3, 3, v, NULL, NULL}, draws, 7, &s));
    for (size_t a = 0; a < 3; a++)
        for (size_t j = 0; j < 3; j++) {
            close_to(s.rank[a * 3 + j], 1.0 / 3, draws);
            near(s.central[a * 3 + j], a == j ? 11.0 / 18 : 7.0 / 36, 0.004);
        }
    oml_cx_done(&cx);
}

// A value anywhere between 0 and 1 against one that is surely 1/2: half the draws each, whatever the weights.
static void
a_missing_value_may_be_anything(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double low[] = {0, 0.5}, high[] = {1, 0.5};
    const uint64_t draws = 20000;
    oml_acceptability s;
    ok(&cx, oml_acceptability_draw(&cx, &(oml_additive){2, 1, low, high, NULL}, draws, 3, &s));
    close_to(s.rank[0], 0.5, draws);
    oml_cx_done(&cx);
}

static void
equals_share_exactly(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double v[] = {0.1, 0.7, 0.3, 0.3, 0.1, 0.7};
    oml_acceptability s;
    ok(&cx, oml_acceptability_draw(&cx, &(oml_additive){3, 2, v, NULL, NULL}, 999, 5, &s));
    for (size_t r = 0; r < 3; r++)
        near(s.rank[r], s.rank[6 + r], 0);
    // The two equals lead when w1 < 2/3, and share first and second place then; else they share second and third.
    near(s.rank[0] + s.rank[3] / 2, 0.5, 1e-12);
    near(s.rank[1], 0.5, 1e-12);
    close_to(2 * s.rank[0], 2.0 / 3, 999);
    oml_cx_done(&cx);
}

enum { MOST = 9, CRITERIA = 4 };

static bool
sums_to_one_on_any_number_of_threads(rng *r, size_t n)
{
    double low[MOST * CRITERIA], high[MOST * CRITERIA];
    for (size_t i = 0; i < n * CRITERIA; i++) {
        low[i] = (double)rng_below(r, 3) / 4;
        high[i] = rng_below(r, 4) == 0 ? low[i] + 0.5 : low[i];
    }
    const oml_additive m = {n, CRITERIA, low, high, NULL};
    const uint64_t seed = rng_next(r), draws = 700;
    oml_cx cx = {0};
    oml_acceptability one, many;
    bool fine = oml_acceptability_draw(&cx, &m, draws, seed, &one) == OML_OK;
    cx.threads = 2 + (unsigned)rng_below(r, 4);
    fine = fine && oml_acceptability_draw(&cx, &m, draws, seed, &many) == OML_OK;
    fine = fine && memcmp(one.rank, many.rank, n * n * sizeof(double)) == 0 &&
           memcmp(one.central, many.central, n * CRITERIA * sizeof(double)) == 0;
    for (size_t a = 0; a < n && fine; a++) {
        double of_alternative = 0, of_rank = 0;
        for (size_t i = 0; i < n; i++) {
            of_alternative += one.rank[a * n + i];
            of_rank += one.rank[i * n + a];
        }
        fine = fabs(of_alternative - 1) < 1e-12 && fabs(of_rank - 1) < 1e-12;
        for (size_t b = 0; b < n && fine; b++)
            for (size_t k = 1; k <= n && fine; k++)
                fine = !oml_additive_dominates(&m, a, b) ||
                       oml_acceptability_top(&one, a, k) >= oml_acceptability_top(&one, b, k) - 1e-12;
    }
    oml_cx_done(&cx);
    return fine;
}

static void
has_the_properties_of_shares(void **state)
{
    (void)state;
    forall("acceptabilities add up, and no thread changes a bit", 120, MOST, sums_to_one_on_any_number_of_threads);
}

static void
refuses(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double v[] = {0.1, (double)INFINITY};
    oml_acceptability s;
    fails(&cx, oml_acceptability_draw(&cx, &(oml_additive){1, 1, v, NULL, NULL}, 0, 1, &s), "OML-DEC-30");
    fails(&cx, oml_acceptability_draw(&cx, &(oml_additive){1, 1, v, NULL, NULL}, (uint64_t)1 << 40, 1, &s),
          "OML-DEC-30");
    fails(&cx, oml_acceptability_draw(&cx, &(oml_additive){2, 1, v, NULL, NULL}, 10, 1, &s), "OML-DEC-21");
    fails(&cx, oml_acceptability_draw(&cx, &(oml_additive){0, 1, v, NULL, NULL}, 10, 1, &s), "OML-DEC-20");
    cx.tmp.ceiling = cx.tmp.used + 100000;
    static const double zeros[4000];
    fails(&cx, oml_acceptability_draw(&cx, &(oml_additive){4000, 1, zeros, NULL, NULL}, 10, 1, &s), "OML-DEC-31");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_criteria_by_hand),
        cmocka_unit_test(unit_vectors),
        cmocka_unit_test(a_missing_value_may_be_anything),
        cmocka_unit_test(equals_share_exactly),
        cmocka_unit_test(has_the_properties_of_shares),
        cmocka_unit_test(refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/smaa.h"
#include "oml_test.h"

#include <math.h>

static void
close_to(double got, double expected, uint64_t draws)
{
    near(got, expected, 4 * oml_acceptability_error(expected, draws) + 3e-4);
}

// Four antidepressants on six criteria, normal and lognormal measurements: the benefit-risk model of T. Tervonen and
// others, Statistics in Medicine 30 (2011) 1419-1428, as JSMAA has it. The figures are those of 40 million draws by
// another program; JSMAA's own agree with them to two decimals. Values are linear on the span of all measurements.
static const double effect[4][2] = {{0, 0}, {0.086, 0.056}, {0.095, 0.044}, {0.113, 0.048}};
static const double harm[5][4][2] = {{{11.7, 2.5}, {9.2, 1.86}, {15.4, 2.65}, {5.5, 2.32}},
                                     {{7.2, 1.45}, {10.6, 1.58}, {7.5, 1.48}, {15.7, 4.44}},
                                     {{16.6, 3.27}, {21.2, 5.15}, {20.2, 3.78}, {12.8, 2.45}},
                                     {{13.7, 1.89}, {14.3, 2.93}, {15.0, 3.21}, {11.2, 3.98}},
                                     {{18.6, 1.79}, {18.3, 3.7}, {19.5, 2.6}, {31.0, 1.68}}};
static const double span[6] = {1.2300809743225443 - 0.9765200464475292,
                               20.594 - 0.9528,
                               24.4024 - 4.358,
                               31.294 - 7.998,
                               21.2916 - 3.3992,
                               34.2928 - 11.048};

static void
benefits_and_risks(void **state)
{
    (void)state;
    static const double rank[] = {0.19497, 0.28179, 0.29956, 0.22367, 0.25392, 0.29324, 0.26711, 0.18572,
                                  0.16948, 0.24320, 0.28592, 0.30140, 0.38162, 0.18177, 0.14741, 0.28921};
    static const double confidence[] = {0.48615, 0.44231, 0.34805, 0.73046};
    static const double central[] = {0.18539, 0.21288, 0.11785, 0.20248, 0.18811, 0.09329}; // of the last
    oml_cx cx = {.threads = 2};
    oml_smaa_cell cell[24];
    for (size_t a = 0; a < 4; a++) {
        // A shift of a whole column changes no rank, so that only the span matters.
        cell[a * 6] = (oml_smaa_cell){OML_SMAA_LOGNORMAL, effect[a][0] - log(span[0]), effect[a][1]};
        for (size_t j = 0; j < 5; j++)
            cell[a * 6 + 1 + j] =
                (oml_smaa_cell){OML_SMAA_NORMAL, -harm[j][a][0] / span[1 + j], harm[j][a][1] / span[1 + j]};
    }
    const uint64_t draws = 100000;
    oml_acceptability s;
    ok(&cx, oml_smaa_draw(&cx, &(oml_smaa_problem){4, 6, cell, NULL, NULL, NULL}, draws, 3, &s));
    for (size_t i = 0; i < 16; i++)
        close_to(s.rank[i], rank[i], draws);
    for (size_t a = 0; a < 4; a++)
        close_to(s.confidence[a], confidence[a], draws);
    for (size_t j = 0; j < 6; j++)
        near(s.central[18 + j], central[j], 0.003);
    close_to(s.pairwise[0 * 4 + 1], 0.454238, draws);
    close_to(s.pairwise[3 * 4 + 0], 0.559731, draws);
    oml_cx_done(&cx);
}

// Without uncertain scores an alternative that is ever first is first at its central weights: they are convex.
static void
sure_scores_give_sure_confidence(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_acceptability s;
    const oml_smaa_cell cell[] = {{OML_SMAA_FIXED, 1, 0}, {OML_SMAA_FIXED, 0, 0},   {OML_SMAA_FIXED, 0, 0},
                                  {OML_SMAA_FIXED, 1, 0}, {OML_SMAA_FIXED, 0.1, 0}, {OML_SMAA_FIXED, 0.1, 0}};
    ok(&cx, oml_smaa_draw(&cx, &(oml_smaa_problem){3, 2, cell, NULL, NULL, NULL}, 1000, 1, &s));
    near(s.confidence[0], 1, 0);
    near(s.confidence[1], 1, 0);
    assert_true(isnan(s.confidence[2]));
    oml_cx_done(&cx);
}

// Three levels: the middle one lies anywhere between 0 and 1, so that it beats 1/2 half the time.
static void
levels_keep_their_order(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_acceptability s;
    const oml_smaa_cell cell[] = {{OML_SMAA_ORDINAL, 0, 0},
                                  {OML_SMAA_ORDINAL, 1, 0},
                                  {OML_SMAA_ORDINAL, 2, 0},
                                  {OML_SMAA_ORDINAL, 1, 0},
                                  {OML_SMAA_FIXED, 0.5, 0}};
    const size_t levels[] = {3};
    ok(&cx, oml_smaa_draw(&cx, &(oml_smaa_problem){5, 1, cell, NULL, levels, NULL}, 20000, 1, &s));
    near(s.pairwise[2 * 5 + 1], 1, 0);
    near(s.pairwise[1 * 5 + 0], 1, 0);
    near(s.pairwise[1 * 5 + 3], 0.5, 0); // one level, drawn once for both
    close_to(s.pairwise[1 * 5 + 4], 0.5, 20000);
    fails(&cx,
          oml_smaa_draw(&cx, &(oml_smaa_problem){1, 1, &(oml_smaa_cell){OML_SMAA_ORDINAL, 3, 0}, NULL, levels, NULL}, 1,
                        1, &s),
          "OML-DCM-45");
    oml_cx_done(&cx);
}

static void
scores_pass_through_value_functions(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_acceptability s;
    const oml_value halves = {(double[]){0, 8, 10}, (double[]){0, 0.2, 1}, 3};
    const oml_smaa_cell cell[] = {{OML_SMAA_UNIFORM, 0, 10}, {OML_SMAA_FIXED, 8, 0}};
    ok(&cx, oml_smaa_draw(&cx, &(oml_smaa_problem){2, 1, cell, &halves, NULL, NULL}, 20000, 1, &s));
    close_to(s.rank[0], 0.2, 20000); // above 8 in a fifth of the draws
    oml_cx_done(&cx);
}

// Where a value function is a straight line over the range, drawing the score is drawing the value; at a step it is
// not.
static void
lines_are_drawn_as_values(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_acceptability score, value;
    const oml_value line = {(double[]){0, 4, 8}, (double[]){0, 0.5, 1}, 3}; // a power of two apart: nothing is rounded
    const oml_smaa_cell scores[] = {{OML_SMAA_UNIFORM, 4, 8}, {OML_SMAA_UNIFORM, 0, 4}, {OML_SMAA_FIXED, 5, 0}},
                        values[] = {{OML_SMAA_UNIFORM, 0.5, 1}, {OML_SMAA_UNIFORM, 0, 0.5}, {OML_SMAA_FIXED, 0.625, 0}};
    ok(&cx, oml_smaa_draw(&cx, &(oml_smaa_problem){3, 1, scores, &line, NULL, NULL}, 5000, 1, &score));
    ok(&cx, oml_smaa_draw(&cx, &(oml_smaa_problem){3, 1, values, NULL, NULL, NULL}, 5000, 1, &value));
    assert_memory_equal(score.rank, value.rank, 9 * sizeof *score.rank);
    close_to(score.pairwise[2], 0.75, 5000); // the first above the last
    const oml_value step = {(double[]){0, 4, 4}, (double[]){0, 0, 1}, 3};
    const oml_smaa_cell below[] = {{OML_SMAA_UNIFORM, 0, 4}, {OML_SMAA_FIXED, 2, 0}, {OML_SMAA_FIXED, 4, 0}};
    ok(&cx, oml_smaa_draw(&cx, &(oml_smaa_problem){3, 1, below, &step, NULL, NULL}, 5000, 1, &score));
    near(score.rank[6], 1, 0); // only the last reaches the step, and is first
    oml_cx_done(&cx);
}

static void
refuses_what_has_no_meaning(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_acceptability s;
    const oml_smaa_cell down = {OML_SMAA_UNIFORM, 2, 1}, narrow = {OML_SMAA_NORMAL, 2, -1};
    fails(&cx, oml_smaa_draw(&cx, &(oml_smaa_problem){1, 1, &down, NULL, NULL, NULL}, 1, 1, &s), "OML-DEC-22");
    fails(&cx, oml_smaa_draw(&cx, &(oml_smaa_problem){1, 1, &narrow, NULL, NULL, NULL}, 1, 1, &s), "OML-DEC-22");
    fails(&cx, oml_smaa_draw(&cx, &(oml_smaa_problem){5000, 1, &down, NULL, NULL, NULL}, 1, 1, &s), "OML-DCM-46");
    oml_cx_done(&cx);
}

// Whatever is uncertain, and under an order of importance too: every alternative has some rank and every rank some
// alternative, indices of a pair add up to 1, and threads change not a bit.
static bool
keeps_its_promises(rng *r, size_t size)
{
    oml_cx cx = {.threads = 1};
    const size_t n = 1 + size % 7, k = 1 + rng_below(r, 6);
    oml_smaa_cell cell[48];
    size_t levels[6], order[6];
    for (size_t j = 0; j < k; j++) {
        levels[j] = 4;
        order[j] = k - 1 - j;
    }
    for (size_t i = 0; i < n * k; i++) {
        const double p = rng_unit(r);
        cell[i] = (oml_smaa_cell){(oml_smaa_kind)rng_below(r, 6), p, p + rng_unit(r)};
        if (cell[i].kind == OML_SMAA_ORDINAL)
            cell[i].p = (double)rng_below(r, 4);
    }
    oml_simplex weights = {.k = k, .order = rng_below(r, 2) == 0 ? order : NULL};
    ok(&cx, oml_simplex_prepare(&cx, &weights, 5));
    const oml_smaa_problem p = {n, k, cell, NULL, levels, &weights};
    const uint64_t draws = 1 + rng_below(r, 2000);
    oml_acceptability one, two;
    ok(&cx, oml_smaa_draw(&cx, &p, draws, 5, &one));
    cx.threads = 3;
    ok(&cx, oml_smaa_draw(&cx, &p, draws, 5, &two));
    bool fine = memcmp(one.rank, two.rank, n * n * sizeof(double)) == 0 &&
                memcmp(one.central, two.central, n * k * sizeof(double)) == 0 &&
                memcmp(one.pairwise, two.pairwise, n * n * sizeof(double)) == 0 &&
                memcmp(one.confidence, two.confidence, n * sizeof(double)) == 0;
    for (size_t a = 0; a < n; a++) {
        double down = 0, along = 0;
        for (size_t b = 0; b < n; b++) {
            along += one.rank[a * n + b];
            down += one.rank[b * n + a];
            fine = fine && (a == b || fabs(one.pairwise[a * n + b] + one.pairwise[b * n + a] - 1) < 1e-12);
        }
        fine = fine && fabs(along - 1) < 1e-9 && fabs(down - 1) < 1e-9;
    }
    oml_cx_done(&cx);
    return fine;
}

static void
properties(void **state)
{
    (void)state;
    forall("SMAA-2", 60, 40, keeps_its_promises);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(benefits_and_risks),
        cmocka_unit_test(sure_scores_give_sure_confidence),
        cmocka_unit_test(levels_keep_their_order),
        cmocka_unit_test(scores_pass_through_value_functions),
        cmocka_unit_test(lines_are_drawn_as_values),
        cmocka_unit_test(refuses_what_has_no_meaning),
        cmocka_unit_test(properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

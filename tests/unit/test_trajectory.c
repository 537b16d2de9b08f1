/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/trajectory.h"
#include "oml_test.h"

#include <math.h>

#define NONE                                                                                                           \
    {                                                                                                                  \
        (double)NAN, (double)NAN                                                                                       \
    }
#define POINTS(...)                                                                                                    \
    .points = (const oml_trajectory_point[]){__VA_ARGS__},                                                             \
    .n = sizeof((oml_trajectory_point[]){__VA_ARGS__}) / sizeof(oml_trajectory_point)

// Published Flemish series beside what they should be called; today is November 2026.
static const struct {
    const char *what, *state;
    oml_trajectory t;
} cases[] = {
    {"residual waste, target of 2022",
     "reached",
     {.has_target = true,
      .target = {2022.5, 138},
      .direction = -1,
      .baseline = NONE,
      POINTS({2013.5, 158.58}, {2019.5, 143.46}, {2022.5, 128.19}),
      .newer = (double)NAN}},
    {"residual waste, target of 2030",
     "on_schedule",
     {.has_target = true,
      .target = {2030.5, 100},
      .direction = -1,
      .baseline = NONE,
      POINTS({2013.5, 158.58}, {2019.5, 143.46}, {2022.5, 128.19}),
      .newer = (double)NAN}},
    {"residual waste as it stood in 2019",
     "off_schedule",
     {.has_target = true,
      .target = {2030.5, 100},
      .direction = -1,
      .baseline = NONE,
      POINTS({2013.5, 158.58}, {2019.5, 143.46}),
      .newer = (double)NAN,
      .today = 2020.5}},
    {"the same, seen from 2026: nothing after 2019",
     "not_enough_data",
     {.has_target = true,
      .target = {2030.5, 100},
      .direction = -1,
      .baseline = NONE,
      POINTS({2013.5, 158.58}, {2019.5, 143.46}),
      .newer = (double)NAN}},
    {"batteries: a minimum that has been in force since 2016",
     "reached",
     {.has_target = true,
      .target = {2016.5, 45},
      .direction = 1,
      .baseline = NONE,
      POINTS({2015.5, 55.5}, {2016.5, 70.7}, {2022.5, 58.5}),
      .newer = (double)NAN}},
    {"electric appliances: below the minimum in force since 2019",
     "target_missed",
     {.has_target = true,
      .target = {2019.5, 65},
      .direction = 1,
      .baseline = NONE,
      POINTS({2019.5, 50}, {2022.5, 45.29}),
      .newer = (double)NAN}},
    {"reuse centres: a single observation",
     "not_enough_data",
     {.has_target = true,
      .target = {2030.5, 8},
      .direction = 1,
      .baseline = NONE,
      POINTS({2019.5, 5.5}),
      .newer = (double)NAN}},
    {"footprint a head: the baseline stands in the older series",
     "definition_broke",
     {.has_target = true,
      .target = {2030.5, 19.74},
      .direction = -1,
      .baseline = {2010.5, 28.2},
      POINTS({2010.5, 28.2}, {2018.5, 29.1}),
      .newer = 2021.5}},
    {"active manufacturers: nobody ever counted",
     "no_baseline",
     {.has_target = true, .target = {2030.5, 50}, .direction = 1, .baseline = NONE, .newer = (double)NAN}},
    {"counted, but by another definition only",
     "definition_broke",
     {.has_target = true, .target = {2030.5, 50}, .direction = 1, .baseline = NONE, .newer = 2024.5}},
    {"a baseline and nothing after it",
     "not_enough_data",
     {.has_target = true, .target = {2030.5, 50}, .direction = 1, .baseline = {2024.5, 20}, .newer = (double)NAN}},
    {"one year into twenty",
     "too_early",
     {.has_target = true,
      .target = {2045.5, 50},
      .direction = 1,
      .baseline = {2025.5, 20},
      POINTS({2026.5, 21}),
      .newer = (double)NAN}},
    {"the wrong way",
     "off_schedule",
     {.has_target = true,
      .target = {2030.5, 50},
      .direction = 1,
      .baseline = {2020.5, 20},
      POINTS({2025.5, 19}),
      .newer = (double)NAN}},
    {"without a direction the target says which way is better",
     "on_schedule",
     {.has_target = true,
      .target = {2030.5, 10},
      .direction = 0,
      .baseline = {2020.5, 20},
      POINTS({2025.5, 15}),
      .newer = (double)NAN}},
    {"good at the start, and lost since",
     "off_schedule",
     {.has_target = true,
      .target = {2030.5, 50},
      .direction = 1,
      .baseline = {2020.5, 60},
      POINTS({2025.5, 45}),
      .newer = (double)NAN}},
    {"measured, but nobody said where to",
     "no_target",
     {.baseline = NONE, POINTS({2014.5, 15.9}, {2018.5, 20.7}), .newer = (double)NAN}},
};

static void
published_series(void **state)
{
    (void)state;
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        oml_trajectory t = cases[i].t;
        oml_trajectory_result r;
        t.today = t.today > 0 ? t.today : 2026.9;
        oml_trajectory_judge(&t, &r);
        if (strcmp(oml_trajectory_word(r.state), cases[i].state) != 0)
            fail_msg("%s: %s, not %s", cases[i].what, oml_trajectory_word(r.state), cases[i].state);
    }
}

static void
the_figures_beside_a_state(void **state)
{
    (void)state;
    oml_trajectory_result r;
    oml_trajectory t = cases[1].t; // residual waste to 100 kg in 2030
    t.today = 2026.9;
    oml_trajectory_judge(&t, &r);
    assert_true(r.assumed);
    near(r.baseline.value, 158.58, 0);
    near(r.need, (100 - 158.58) / 17, 1e-12);
    near(r.pace, (128.19 - 158.58) / 9, 1e-12);
    near(r.expected, 158.58 - 58.58 * 9 / 17, 1e-12);
    near(r.gap, r.expected - 128.19, 1e-12); // below the way, where lower is better
    near(r.from_now, (100 - 128.19) / 8, 1e-12);

    t = cases[8].t; // nobody counted
    oml_trajectory_judge(&t, &r);
    assert_true(isnan(r.expected) && isnan(r.gap) && isnan(r.pace) && isnan(r.need) && isnan(r.from_now));
    assert_false(r.assumed);
}

static void
close_is_good_enough(void **state)
{
    (void)state;
    // Half of the way is due: 10 of 20 points. 9.5 of them are 95%.
    static const struct {
        double value;
        oml_trajectory_state state;
    } at[] = {{19.51, OML_TRAJECTORY_ON_SCHEDULE},
              {19.49, OML_TRAJECTORY_OFF_SCHEDULE},
              {29.99, OML_TRAJECTORY_ON_SCHEDULE},
              {30, OML_TRAJECTORY_REACHED}};
    for (size_t i = 0; i < OML_COUNT(at); i++) {
        const oml_trajectory_point point = {2025.5, at[i].value};
        const oml_trajectory t = {.has_target = true,
                                  .target = {2030.5, 30},
                                  .direction = 1,
                                  .baseline = {2020.5, 10},
                                  .points = &point,
                                  .n = 1,
                                  .newer = (double)NAN,
                                  .today = 2026};
        oml_trajectory_result r;
        oml_trajectory_judge(&t, &r);
        assert_int_equal(r.state, at[i].state);
    }
}

// How good a state is, where states can be compared.
static int
badness(oml_trajectory_state s)
{
    return s == OML_TRAJECTORY_REACHED                                      ? 0
           : s == OML_TRAJECTORY_ON_SCHEDULE                                ? 1
           : s == OML_TRAJECTORY_OFF_SCHEDULE || s == OML_TRAJECTORY_MISSED ? 2
                                                                            : -1;
}

// A better last value never gives a worse state, and what cannot be told from one value cannot from a better one,
// unless that one reaches the target.
static bool
better_is_never_worse(rng *r, size_t size)
{
    (void)size;
    const double sign = rng_below(r, 2) == 0 ? 1 : -1;
    const bool known = rng_below(r, 2) == 0;
    oml_trajectory_point points[2] = {{2010 + 5 * rng_unit(r), 100 * rng_unit(r)},
                                      {2016 + 10 * rng_unit(r), 100 * rng_unit(r)}};
    oml_trajectory t = {.has_target = true,
                        .target = {2018 + 12 * rng_unit(r), 100 * rng_unit(r)},
                        .direction = (int)sign,
                        .baseline = {known ? 2010 : (double)NAN, known ? 100 * rng_unit(r) : (double)NAN},
                        .points = points,
                        .n = 2,
                        .newer = (double)NAN,
                        .today = 2026.9};
    oml_trajectory_result before, after;
    oml_trajectory_judge(&t, &before);
    points[1].value += sign * 50 * rng_unit(r);
    oml_trajectory_judge(&t, &after);
    if (badness(before.state) < 0)
        return after.state == before.state || after.state == OML_TRAJECTORY_REACHED;
    return badness(after.state) >= 0 && badness(after.state) <= badness(before.state);
}

static void
monotone(void **state)
{
    (void)state;
    forall("a better last value never gives a worse state", 20000, 1, better_is_never_worse);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_series),
        cmocka_unit_test(the_figures_beside_a_state),
        cmocka_unit_test(close_is_good_enough),
        cmocka_unit_test(monotone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

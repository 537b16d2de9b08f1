/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/simplex.h"
#include "decision/weights.h"
#include "oml_test.h"

#include <math.h>

static void
mean_of(const oml_simplex *s, size_t draws, double mean[])
{
    for (size_t j = 0; j < s->k; j++)
        mean[j] = 0;
    for (uint64_t d = 0; d < draws; d++) {
        double w[8], sum = 0;
        oml_simplex_draw(s, 11, d, w);
        for (size_t j = 0; j < s->k; j++) {
            mean[j] += w[j] / (double)draws;
            sum += w[j];
            assert_true(w[j] >= 0);
        }
        near(sum, 1, 1e-12);
    }
}

// The mean of all weights in an order of importance is the rank order centroid (Barron and Barrett 1996).
static void
an_order_gives_its_centroid(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const size_t order[] = {2, 0, 3, 1};
    double centroid[4], mean[4];
    oml_simplex s = {.k = 4, .order = order};
    ok(&cx, oml_simplex_prepare(&cx, &s, 11));
    assert_false(oml_simplex_is_free(&s));
    mean_of(&s, 40000, mean);
    oml_weights_centroid(4, centroid);
    for (size_t j = 0; j < 4; j++)
        near(mean[order[j]], centroid[j], 0.004);
    oml_cx_done(&cx);
}

// Of two criteria with w1 >= 2 w2 and w1 <= 0.9, w1 lies anywhere from 2/3 to 0.9.
static void
limits_hold(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_simplex_limit limit[] = {oml_simplex_ratio(&cx, 2, 0, 1, 2), oml_simplex_at_most(&cx, 2, 0, 0.9)};
    double mean[2];
    oml_simplex s = {.k = 2, .limit = limit, .limits = 2};
    ok(&cx, oml_simplex_prepare(&cx, &s, 11));
    mean_of(&s, 20000, mean);
    near(mean[0], (2 / 3.0 + 0.9) / 2, 0.003);
    oml_cx_done(&cx);
}

// Six weights each at least 0.165 leave a simplex of side 0.01: no drawing again would ever find it, a walk does.
static void
a_narrow_room_is_walked_through(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_simplex_limit limit[6];
    double mean[6];
    for (size_t j = 0; j < 6; j++)
        limit[j] = oml_simplex_at_least(&cx, 6, j, 0.165);
    oml_simplex s = {.k = 6, .limit = limit, .limits = 6};
    ok(&cx, oml_simplex_prepare(&cx, &s, 11));
    assert_non_null(s.walls);
    mean_of(&s, 1000, mean);
    double low = 1, high = 0;
    for (uint64_t d = 0; d < 1000; d++) {
        double w[6];
        oml_simplex_draw(&s, 11, d, w);
        low = fmin(low, w[0]);
        high = fmax(high, w[0]);
    }
    assert_true(low >= 0.165 - 1e-12 && low < 0.1651);
    assert_true(high <= 0.175 && high > 0.171);
    for (size_t j = 0; j < 6; j++)
        near(mean[j], 1 / 6.0, 2e-4); // the standard deviation of one weight is 0.0014
    oml_cx_done(&cx);
}

static void
refuses_what_leaves_no_room(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_simplex_limit limit[] = {oml_simplex_at_least(&cx, 2, 0, 0.7), oml_simplex_at_least(&cx, 2, 1, 0.7)};
    oml_simplex s = {.k = 2, .limit = limit, .limits = 2}, many = {.k = 65, .limit = limit, .limits = 2},
                twice = {.k = 2, .order = (size_t[]){0, 0}};
    fails(&cx, oml_simplex_prepare(&cx, &s, 1), "OML-DCM-40");
    fails(&cx, oml_simplex_prepare(&cx, &many, 1), "OML-DCM-41");
    fails(&cx, oml_simplex_prepare(&cx, &twice, 1), "OML-DCM-42");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_order_gives_its_centroid),
        cmocka_unit_test(limits_hold),
        cmocka_unit_test(a_narrow_room_is_walked_through),
        cmocka_unit_test(refuses_what_leaves_no_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

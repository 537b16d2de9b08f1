/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/weights.h"
#include "oml_test.h"

#include <math.h>

// Barron and Barrett (1996); Stillwell, Seaver and Edwards (1981).
static void
agrees_with_the_published_tables(void **state)
{
    (void)state;
    static const struct {
        size_t k;
        double centroid[6], rank_sum[6], reciprocal[6];
    } tables[] = {
        {2, {0.75, 0.25}, {0.6667, 0.3333}, {0.6667, 0.3333}},
        {3, {0.6111, 0.2778, 0.1111}, {0.5, 0.3333, 0.1667}, {0.5455, 0.2727, 0.1818}},
        {4, {0.5208, 0.2708, 0.1458, 0.0625}, {0.4, 0.3, 0.2, 0.1}, {0.48, 0.24, 0.16, 0.12}},
        {5,
         {0.4567, 0.2567, 0.1567, 0.09, 0.04},
         {0.3333, 0.2667, 0.2, 0.1333, 0.0667},
         {0.438, 0.219, 0.146, 0.1095, 0.0876}},
        {6,
         {0.4083, 0.2417, 0.1583, 0.1028, 0.0611, 0.0278},
         {0.2857, 0.2381, 0.1905, 0.1429, 0.0952, 0.0476},
         {0.4082, 0.2041, 0.1361, 0.102, 0.0816, 0.068}},
    };
    for (size_t i = 0; i < OML_COUNT(tables); i++) {
        double w[3][6];
        oml_weights_centroid(tables[i].k, w[0]);
        oml_weights_rank_sum(tables[i].k, w[1]);
        oml_weights_reciprocal(tables[i].k, w[2]);
        for (size_t j = 0; j < tables[i].k; j++) {
            near(w[0][j], tables[i].centroid[j], 6e-5);
            near(w[1][j], tables[i].rank_sum[j], 6e-5);
            near(w[2][j], tables[i].reciprocal[j], 6e-5);
        }
    }
}

static void
points_become_weights(void **state)
{
    (void)state;
    oml_cx cx = {0};
    double w[3];
    ok(&cx, oml_weights_normalise(&cx, (double[]){100, 60, 40}, 3, w));
    near(w[0], 0.5, 1e-15);
    near(w[1], 0.3, 1e-15);
    near(w[2], 0.2, 1e-15);
    fails(&cx, oml_weights_normalise(&cx, (double[]){1, -1, 0}, 3, w), "OML-DEC-10");
    fails(&cx, oml_weights_normalise(&cx, (double[]){1, (double)NAN, 0}, 3, w), "OML-DEC-10");
    fails(&cx, oml_weights_normalise(&cx, (double[]){0, 0, 0}, 3, w), "OML-DEC-11");
    oml_cx_done(&cx);
}

static bool
adds_up_to_one(rng *r, size_t size)
{
    (void)r;
    double w[64], sum = 0;
    for (int how = 0; how < 3; how++) {
        (how == 0 ? oml_weights_centroid : how == 1 ? oml_weights_rank_sum : oml_weights_reciprocal)(size, w);
        for (size_t j = 0; j < size; j++) {
            sum += w[j];
            if (w[j] <= 0 || (j > 0 && w[j] >= w[j - 1]))
                return false;
        }
    }
    return fabs(sum - 3) < 1e-12;
}

static void
ranks_become_falling_weights(void **state)
{
    (void)state;
    forall("weights from ranks fall and add up to one", 64, 64, adds_up_to_one);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_published_tables),
        cmocka_unit_test(points_become_weights),
        cmocka_unit_test(ranks_become_falling_weights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

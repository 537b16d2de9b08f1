/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/acceptability.h"
#include "decision/bands.h"
#include "oml_test.h"

#include <math.h>

#define NONE ((double)NAN)

// Four judges, four items, one criterion: 4^4 = 256 equally likely panels, so that everything can be enumerated.
static const double judged[] = {5, 3, 2, 4, 4, 4, 1, 4, 5, 2, 3, 3, 2, 5, 3, 4};
static const double one[] = {1};
static const oml_bands_panel panel = {4, 4, 1, judged, one, false};
static const double exact[] = {0.6744791666666665, 0.3502604166666667, 0.001953125, 0.9733072916666663};

static void
agrees_with_enumeration(void **state)
{
    (void)state;
    double sum[4] = {0};
    for (unsigned draw = 0; draw < 256; draw++) {
        unsigned times[4] = {0};
        double score[4], sorted[4], share[4];
        for (unsigned v = 0; v < 4; v++)
            times[draw >> 2 * v & 3]++;
        oml_bands_score(&panel, times, score);
        oml_bands_top(score, 4, 2, sorted, share);
        for (size_t i = 0; i < 4; i++)
            sum[i] += share[i] / 256;
    }
    for (size_t i = 0; i < 4; i++)
        near(sum[i], exact[i], 1e-12);

    oml_cx cx = {0};
    oml_bands_item b[4];
    const uint64_t draws = 20000;
    ok(&cx, oml_bands_draw(&cx, &panel, 2, draws, 11, b));
    for (size_t i = 0; i < 4; i++)
        near(b[i].top, exact[i], 4 * oml_acceptability_error(exact[i], draws));
    near(b[0].score, 4, 0);
    near(b[2].score, 2.25, 0);
    assert_int_equal(b[3].rank, 2);
    assert_int_equal(b[0].band, 'B');
    assert_int_equal(b[1].band, 'B');
    assert_int_equal(b[2].band, 'C');
    assert_int_equal(b[3].band, 'A');
    oml_cx_done(&cx);
}

static void
an_item_not_scored_has_no_band(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const double v[] = {0.2, NONE, 0.9, 0.4, NONE, NONE}; // two voters, three items; the third by one voter only
    oml_bands_item b[3];
    ok(&cx, oml_bands_draw(&cx, &(oml_bands_panel){2, 3, 1, v, one, false}, 1, 500, 2, b));
    assert_int_equal(b[1].band, '-');
    assert_int_equal(b[1].rank, 0);
    assert_true(isnan(b[1].score));
    near(b[0].score, 0.3, 1e-12);
    near(b[2].top, 1, 0); // also in the draws without its one voter
    assert_int_equal(b[2].band, 'A');
    assert_int_equal(b[0].band, 'C');
    oml_cx_done(&cx);
}

static void
ties_share_the_places_left(void **state)
{
    (void)state;
    double sorted[5], share[5];
    oml_bands_top((double[]){3, 2, 2, 2, 1}, 5, 2, sorted, share);
    near(share[0], 1, 0);
    near(share[1], 1.0 / 3, 1e-12);
    near(share[3], 1.0 / 3, 1e-12);
    near(share[4], 0, 0);
    oml_bands_top((double[]){3, NONE, 2}, 3, 9, sorted, share);
    near(share[0] + share[2], 2, 0);
    near(share[1], 0, 0);
}

static void
refuses(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_bands_item b[4];
    oml_bands_panel p = panel;
    fails(&cx, oml_bands_draw(&cx, &(oml_bands_panel){0, 4, 1, judged, one, false}, 2, 10, 1, b), "OML-DEC-60");
    fails(&cx, oml_bands_draw(&cx, &p, 0, 10, 1, b), "OML-DEC-61");
    p.weight = (double[]){0.9};
    fails(&cx, oml_bands_draw(&cx, &p, 2, 10, 1, b), "OML-DEC-62");
    fails(&cx, oml_bands_draw(&cx, &panel, 2, 0, 1, b), "OML-DEC-63");
    fails(&cx, oml_bands_draw(&cx, &(oml_bands_panel){1, 1, 1, (double[]){(double)INFINITY}, one, false}, 2, 10, 1, b),
          "OML-DEC-64");
    cx.tmp.ceiling = 1;
    fails(&cx, oml_bands_draw(&cx, &panel, 2, 10, 1, b), "OML-DEC-65");
    oml_cx_done(&cx);
}

enum { MOST = 12, VOTERS = 7 };

// Shares add up to the places there are, threads and the order of the items change nothing, and an item that every
// voter puts above another is not below it.
static bool
is_fair_to_items(rng *r, size_t n)
{
    double v[VOTERS * MOST] = {0}, turned[VOTERS * MOST];
    for (size_t i = 0; i < VOTERS * n; i++)
        v[i] = (double)(1 + rng_below(r, 5));
    for (size_t i = 0; i < VOTERS; i++)
        for (size_t j = 0; j < n; j++)
            turned[i * n + n - 1 - j] = v[i * n + j];
    const size_t top = 1 + rng_below(r, n);
    const uint64_t seed = rng_next(r);
    oml_cx cx = {0};
    oml_bands_item a[MOST], b[MOST], t[MOST];
    bool fine = oml_bands_draw(&cx, &(oml_bands_panel){VOTERS, n, 1, v, one, false}, top, 300, seed, a) == OML_OK;
    fine =
        fine && oml_bands_draw(&cx, &(oml_bands_panel){VOTERS, n, 1, turned, one, false}, top, 300, seed, t) == OML_OK;
    cx.threads = 3;
    fine = fine && oml_bands_draw(&cx, &(oml_bands_panel){VOTERS, n, 1, v, one, false}, top, 300, seed, b) == OML_OK;
    double sum = 0;
    for (size_t i = 0; i < n && fine; i++) {
        sum += a[i].top;
        fine = a[i].top == b[i].top && a[i].best == b[i].best && a[i].worst == b[i].worst && a[i].band == b[i].band &&
               a[i].top == t[n - 1 - i].top && a[i].rank == t[n - 1 - i].rank && a[i].best <= a[i].worst;
        for (size_t j = 0; j < n && fine; j++) {
            bool above = true;
            for (size_t o = 0; o < VOTERS; o++)
                above = above && v[o * n + i] >= v[o * n + j];
            fine = !above || (a[i].top >= a[j].top - 1e-12 && a[i].rank <= a[j].rank);
        }
    }
    oml_cx_done(&cx);
    return fine && fabs(sum - (double)top) < 1e-6;
}

static void
has_the_properties_of_a_fair_cut(void **state)
{
    (void)state;
    forall("places add up and items are alike", 150, MOST, is_fair_to_items);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_enumeration),          cmocka_unit_test(an_item_not_scored_has_no_band),
        cmocka_unit_test(ties_share_the_places_left),       cmocka_unit_test(refuses),
        cmocka_unit_test(has_the_properties_of_a_fair_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

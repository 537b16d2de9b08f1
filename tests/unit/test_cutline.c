/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/cutline.h"
#include "oml_agenda.h"
#include "oml_run.h"
#include "oml_test.h"

#include <math.h>

// Four judges of four items on one criterion. All 4^4 resamples of the judges, enumerated, give the shares of the top
// two with ties shared.
static const double judged[] = {5, 3, 2, 4, 4, 4, 1, 4, 5, 2, 3, 3, 2, 5, 3, 4};
static const double one[] = {1};
static const oml_bands_panel four = {4, 4, 1, judged, one, false};

static void
agrees_with_all_resamples(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_cutline c;
    double expected[4] = {0}, score[4], sorted[4], share[4];
    for (unsigned k = 0; k < 256; k++) {
        unsigned times[4] = {0};
        for (unsigned v = 0; v < 4; v++)
            times[k >> 2 * v & 3]++;
        oml_bands_score(&four, times, score);
        oml_bands_top(score, 4, 2, sorted, share);
        for (size_t i = 0; i < 4; i++)
            expected[i] += share[i] / 256;
    }
    near(expected[0], 0.67447916666666652, 1e-12);
    near(expected[3], 0.97330729166666630, 1e-12);
    ok(&cx, oml_cutline_draw(&cx, &four, 2, 20000, 3, 0.5, &c));
    double sum = 0;
    for (size_t i = 0; i < 4; i++) {
        near(c.item[i].in, expected[i], 4 * sqrt(expected[i] * (1 - expected[i]) / 20000) + 3e-4);
        sum += c.item[i].in;
    }
    near(sum, 2, 1e-9);
    assert_string_equal(oml_cutline_word(&c.item[3]), "in");
    assert_string_equal(oml_cutline_word(&c.item[0]), "borderline");
    assert_string_equal(oml_cutline_word(&c.item[2]), "out");
    assert_int_equal(c.above, 3);
    assert_int_equal(c.below, 1);
    near(c.gap, 0.25, 1e-12);
    oml_cx_done(&cx);
}

static void
is_the_same_on_any_number_of_threads(void **state)
{
    (void)state;
    oml_cx a = {.threads = 1}, b = {.threads = 3};
    oml_cutline x, y;
    ok(&a, oml_cutline_draw(&a, &four, 2, 1000, 3, 0.5, &x));
    ok(&b, oml_cutline_draw(&b, &four, 2, 1000, 3, 0.5, &y));
    assert_memory_equal(x.item, y.item, 4 * sizeof *x.item);
    near(x.t, y.t, 0);
    oml_cx_done(&a);
    oml_cx_done(&b);
}

// Two criteria, one judge: (0.9, 0.1) (0.5, 0.5) (0.4, 0.4) (0.1, 0.7), weights a half each. Sums 0.5 0.5 0.4 0.4,
// products 0.3 0.5 0.4 0.26; only the third is dominated, by the second.
static void
sets_three_ways_side_by_side(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_cutline c;
    const double value[] = {0.9, 0.1, 0.5, 0.5, 0.4, 0.4, 0.1, 0.7};
    const oml_bands_panel p = {1, 4, 2, value, (double[]){0.5, 0.5}, false};
    ok(&cx, oml_cutline_draw(&cx, &p, 2, 500, 1, 1, &c));
    static const size_t layer[] = {1, 1, 2, 1}, rank[] = {1, 1, 3, 3}, product[] = {3, 1, 2, 4};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(c.item[i].layer, layer[i]);
        assert_int_equal(c.item[i].rank, rank[i]);
        assert_int_equal(c.item[i].product_rank, product[i]);
        assert_int_equal(c.item[i].survives, i == 1);
    }
    near(c.item[1].product, 0.5, 1e-12);
    near(c.item[0].product, 0.3, 1e-12);
    near(c.item[2].in, 0, 0); // dominated by the second, and never above two of the others
    oml_cx_done(&cx);
}

// With one judge there is nothing to draw but weights: ranks are sure, and equals share theirs.
static void
intervals_hold_the_rank(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_cutline c;
    ok(&cx, oml_cutline_draw(&cx, &(oml_bands_panel){1, 4, 1, judged, one, false}, 2, 100, 1, 0, &c));
    for (size_t i = 0; i < 4; i++)
        assert_true(c.item[i].best == c.item[i].rank && c.item[i].worst == c.item[i].rank);
    ok(&cx, oml_cutline_draw(&cx, &four, 2, 5000, 1, 0, &c));
    for (size_t i = 0; i < 4; i++)
        assert_true(c.item[i].best <= c.item[i].rank && c.item[i].rank <= c.item[i].worst);
    assert_true(c.item[1].best < c.item[1].worst);
    oml_cx_done(&cx);
}

static void
an_item_nobody_scored_has_no_place(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_cutline c;
    const double value[] = {1, (double)NAN, 2, 3, (double)NAN, 1};
    ok(&cx, oml_cutline_draw(&cx, &(oml_bands_panel){2, 3, 1, value, one, false}, 1, 100, 1, 0, &c));
    assert_int_equal(c.item[1].rank, 0);
    assert_int_equal(c.item[1].layer, 0);
    assert_string_equal(oml_cutline_word(&c.item[1]), "");
    near(c.item[0].in + c.item[2].in, 1, 1e-9);
    oml_cx_done(&cx);
}

static void
leaves_a_group_out(void **state)
{
    (void)state;
    oml_cx cx = {0};
    double in[4];
    ok(&cx, oml_cutline_without(&cx, &four, 1, (bool[]){false, false, false, false}, in));
    near(in[0], 1, 0); // 4, 3.5, 2.25, 3.75
    ok(&cx, oml_cutline_without(&cx, &four, 1, (bool[]){true, false, true, false}, in));
    near(in[1], 1, 0); // 3, 4.5, 2, 4
    oml_cx_done(&cx);
}

static void
refuses_what_cannot_be_drawn(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_cutline c;
    fails(&cx, oml_cutline_draw(&cx, &four, 2, 100, 1, 1.5, &c), "OML-CUT-01");
    fails(&cx, oml_cutline_draw(&cx, &four, 0, 100, 1, 0, &c), "OML-DEC-61");
    oml_cx small = {.tmp = {.ceiling = 1000}};
    fails(&small, oml_cutline_draw(&small, &four, 2, 100, 1, 0, &c), "OML-CUT-02");
    oml_cx_done(&small);
    oml_cx_done(&cx);
}

static void
shows_the_line_of_the_shipped_round(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    char folder[256], path[512], line[1024];
    test_folder(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/a.omloop", folder);
    test_init(path, "data/flanders");
    snprintf(line, sizeof line, "round cutline %s R1", path);
    ok(&cx, test_run(&cx, line, &d));
    const oml_table *t = oml_doc_find(d, "cutline");
    double sum = 0;
    for (size_t r = 0; r < t->n_rows; r++)
        sum += t->cells[r * t->n_columns + 3].real;
    near(sum, 1500, 1e-6); // fifteen places
    assert_true(oml_doc_find(d, "influence")->n_rows >= 5);
    assert_true(test_note(d, OML_NOTE_ILLUSTRATIVE, "illustrative"));
    snprintf(line, sizeof line, "round cutline %s R9", path);
    fails(&cx, test_run(&cx, line, &d), "OML-STO-12");
    oml_cx_done(&cx);
    test_folder_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_all_resamples),          cmocka_unit_test(is_the_same_on_any_number_of_threads),
        cmocka_unit_test(sets_three_ways_side_by_side),       cmocka_unit_test(intervals_hold_the_rank),
        cmocka_unit_test(an_item_nobody_scored_has_no_place), cmocka_unit_test(leaves_a_group_out),
        cmocka_unit_test(refuses_what_cannot_be_drawn),       cmocka_unit_test(shows_the_line_of_the_shipped_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_test.h"
#include "op/problem_weights.h"

#include <math.h>

#define REST                                                                                                           \
    "\"criteria\":[{\"code\":\"c\"},{\"code\":\"d\"},{\"code\":\"e\"}],\"alternatives\":[{\"code\":\"a\",\"values\":[" \
    "1,2,3]}]"
#define WITH(s) "{" REST "," s "}"

static oml_rc
read_text(oml_cx *cx, const char *text, oml_problem *out)
{
    OML_AUTO(json) *root = NULL;
    const oml_rc rc = oml_json_parse(cx, "p.json", text, strlen(text), &root);
    return rc != OML_OK ? rc : oml_problem_parse(cx, "p.json", root, out);
}

static void
three(const oml_problem_weights *w, double c, double d, double e, double within)
{
    assert_non_null(w->weight);
    if (w->weight == NULL)
        return;
    near(w->weight[0], c, within);
    near(w->weight[1], d, within);
    near(w->weight[2], e, within);
}

static void
every_way_to_say_it(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_problem p = {0};
    ok(&cx, read_text(&cx, WITH("\"weights\":{\"method\":\"swing\",\"points\":{\"c\":100,\"d\":60,\"e\":40}}"), &p));
    three(&p.weights, 0.5, 0.3, 0.2, 1e-15);
    assert_string_equal(oml_problem_weights_word(p.weights.how), "swing");
    ok(&cx, read_text(&cx, WITH("\"weights\":{\"points\":{\"c\":1,\"d\":1,\"e\":2}}"), &p));
    three(&p.weights, 0.25, 0.25, 0.5, 1e-15);
    // Barron and Barrett (1996): the centroid of three is 11/18, 5/18, 2/18.
    ok(&cx, read_text(&cx, WITH("\"weights\":{\"method\":\"roc\",\"order\":[\"d\",\"e\",\"c\"]}"), &p));
    three(&p.weights, 2.0 / 18, 11.0 / 18, 5.0 / 18, 1e-12);
    assert_true(p.weights.order != NULL && p.weights.order[0] == 1);
    ok(&cx, read_text(&cx, WITH("\"weights\":{\"method\":\"rank_sum\",\"order\":[\"d\",\"e\",\"c\"]}"), &p));
    three(&p.weights, 1.0 / 6, 3.0 / 6, 2.0 / 6, 1e-12);
    ok(&cx, read_text(&cx, WITH("\"weights\":{\"method\":\"reciprocal\",\"order\":[\"d\",\"e\",\"c\"]}"), &p));
    three(&p.weights, 2.0 / 11, 6.0 / 11, 3.0 / 11, 1e-12);
    oml_cx_done(&cx);
}

static void
judgements(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_problem p = {0};
    ok(&cx, read_text(&cx, WITH("\"weights\":{\"method\":\"ahp\",\"matrix\":[[1,2,6],[null,1,3],[null,null,1]]}"), &p));
    three(&p.weights, 0.6, 0.3, 0.1, 1e-9);
    near(p.weights.consistency, 0, 1e-9);
    ok(&cx, read_text(&cx, WITH("\"weights\":{\"method\":\"ahp\",\"matrix\":[[1,9,1],[null,1,9],[null,null,1]]}"), &p));
    assert_true(p.weights.consistency > 0.1);
    assert_true(p.weights.contradiction > 10);
    ok(&cx,
       read_text(&cx,
                 WITH("\"weights\":{\"method\":\"bwm\",\"best\":\"c\",\"worst\":\"e\",\"best_over\":{\"c\":1,\"d\":2,"
                      "\"e\":6},\"over_worst\":{\"c\":6,\"d\":3,\"e\":1}}"),
                 &p));
    three(&p.weights, 0.6, 0.3, 0.1, 1e-9);
    near(p.weights.consistency, 0, 1e-12);
    ok(&cx,
       read_text(&cx,
                 WITH("\"weights\":{\"method\":\"bwm_ratio\",\"best\":\"c\",\"worst\":\"e\",\"best_over\":{\"c\":1,"
                      "\"d\":2,\"e\":8},\"over_worst\":{\"c\":8,\"d\":5,\"e\":1}}"),
                 &p));
    three(&p.weights, 0.5898816, 0.3386898, 1.0 / 14, 1e-6);
    near(p.weights.consistency, 0.0577948, 1e-6);
    oml_cx_done(&cx);
}

static void
sets_and_limits(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_problem p = {0};
    oml_simplex s = {0};
    double w[3] = {0};
    ok(&cx, read_text(&cx,
                      "{\"criteria\":[{\"code\":\"c\",\"limits\":[0.2,0.4]},{\"code\":\"d\"},{\"code\":\"e\"}],"
                      "\"alternatives\":[{\"code\":\"a\",\"values\":[1,2,3]}],\"importance\":[\"d\",\"c\",\"e\"],"
                      "\"weightsets\":[{\"code\":\"x\",\"points\":{\"c\":1,\"d\":2,\"e\":1}},"
                      "{\"code\":\"y\",\"method\":\"roc\",\"order\":[\"c\",\"d\",\"e\"]}]}",
                      &p));
    assert_non_null(p.set);
    if (p.set == NULL)
        return;
    assert_int_equal(p.sets, 2);
    assert_string_equal(p.set[1].code, "y");
    three(&p.set[0], 0.25, 0.5, 0.25, 1e-15);
    assert_int_equal(p.weights.how, OML_PROBLEM_EQUAL);
    ok(&cx, oml_problem_weights_space(&cx, &p, 7, &s));
    for (uint64_t d = 0; d < 200; d++) {
        oml_simplex_draw(&s, 7, d, w);
        assert_true(w[0] >= 0.2 && w[0] <= 0.4 && w[1] >= w[0] && w[0] >= w[2]);
    }
    p.least[0] = 0.9; // more than the order leaves to the second
    p.most[0] = 1;
    fails(&cx, oml_problem_weights_space(&cx, &p, 7, &s), "OML-DCM-40");
    oml_cx_done(&cx);
}

static void
refusals_name_the_place(void **state)
{
    (void)state;
    static const char *const wrong[][3] = {
        {WITH("\"weights\":{\"method\":\"swing\"}"), "OML-PRB-20", "weights.points"},
        {WITH("\"weights\":{\"points\":{\"z\":1}}"), "OML-PRB-14", "weights.points.z"},
        {WITH("\"weights\":{\"points\":{\"c\":1,\"d\":-1,\"e\":1}}"), "OML-PRB-21", "weights.points.d"},
        {WITH("\"weights\":{\"method\":\"roc\",\"order\":[\"c\"]}"), "OML-PRB-22", "weights.order"},
        {WITH("\"weights\":{\"method\":\"roc\",\"order\":[\"c\",\"d\",\"d\"]}"), "OML-PRB-23", "weights.order[2]"},
        {WITH("\"weights\":{\"method\":\"ahp\",\"matrix\":[[1]]}"), "OML-PRB-24", "weights.matrix"},
        {WITH("\"weights\":{\"method\":\"ahp\",\"matrix\":[[1,2,3],[null,1,0],[null,null,1]]}"), "OML-PRB-25",
         "weights.matrix[1][2]"},
        {WITH("\"weights\":{\"method\":\"bwm\",\"best\":\"c\"}"), "OML-PRB-26", "weights.worst"},
        {WITH("\"weights\":{\"method\":\"best\"}"), "OML-PRB-27", "weights.method"},
        {WITH("\"weightsets\":[{\"points\":{}}]"), "OML-PRB-02", "weightsets[0].code"},
        {WITH("\"weightsets\":[{\"code\":\"x\",\"points\":{\"c\":1}}]"), "OML-PRB-21", "weightsets[0].points.d"},
        {WITH("\"importance\":[\"c\",\"d\",\"x\"]"), "OML-PRB-23", "importance[2]"},
        {"{\"criteria\":[{\"code\":\"c\",\"limits\":[0.5,0.4]}],\"alternatives\":[{\"code\":\"a\",\"values\":[1]}]}",
         "OML-PRB-28", "criteria[0].limits"},
        {"{\"criteria\":[{\"code\":\"c\",\"weight\":1}],\"alternatives\":[{\"code\":\"a\",\"values\":[1]}],"
         "\"weights\":{\"points\":{\"c\":1}}}",
         "OML-PRB-29", "weights"},
    };
    oml_cx cx = {0};
    oml_problem p = {0};
    for (size_t i = 0; i < OML_COUNT(wrong); i++) {
        assert_int_not_equal(read_text(&cx, wrong[i][0], &p), OML_OK);
        assert_string_equal(cx.fail.code, wrong[i][1]);
        assert_string_equal(cx.fail.column, wrong[i][2]);
        oml_cx_clear(&cx);
    }
    fails(&cx, read_text(&cx, WITH("\"weights\":{\"method\":\"ahp\",\"matrix\":[[1,2,3],[2,1,1],[1,1,1]]}"), &p),
          "OML-DCM-20");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_way_to_say_it),
        cmocka_unit_test(judgements),
        cmocka_unit_test(sets_and_limits),
        cmocka_unit_test(refusals_name_the_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_test.h"
#include "op/problem.h"

#include <math.h>

static oml_rc
read_text(oml_cx *cx, const char *text, oml_problem *out)
{
    char folder[512], path[600];
    test_folder(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/p.json", folder);
    test_write(path, text, strlen(text));
    const oml_rc rc = oml_problem_read(cx, path, out);
    test_folder_remove(folder);
    return rc;
}

static void
all_kinds_of_values(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_problem p;
    ok(&cx,
       read_text(&cx,
                 "{\"criteria\":[{\"code\":\"cost\",\"direction\":\"min\",\"weight\":3,\"scale\":[0,100],"
                 "\"preference\":{\"type\":\"linear\",\"q\":5,\"p\":20},\"thresholds\":{\"q\":5,\"p\":20,\"v\":60}},"
                 "{\"code\":\"fit\",\"weight\":1,\"levels\":[\"low\",\"high\"]},"
                 "{\"code\":\"jobs\",\"weight\":0,\"value\":[[0,0],[10,0.8],[20,1]]}],"
                 "\"alternatives\":[{\"code\":\"a\",\"values\":{\"cost\":[30,40],\"fit\":\"high\",\"jobs\":5}},"
                 "{\"code\":\"b\",\"values\":[null,1,10]}],\"normalise\":\"minmax\"}",
                 &p));
    assert_int_equal(p.n, 2);
    assert_int_equal(p.k, 3);
    near(p.weights.weight[0], 0.75, 0);
    near(p.score[0 * p.k + 0], 35, 0);
    near(p.score[0 * p.k + 1], 2, 0);
    near(p.score[1 * p.k + 1], 1, 0);
    assert_true(isnan(p.score[1 * p.k + 0]));
    near(oml_value_at(&p.value[0], 35, NULL), 0.65, 1e-12);
    near(oml_value_at(&p.value[1], 2, NULL), 1, 0);
    near(oml_value_at(&p.value[2], 5, NULL), 0.4, 1e-12);
    assert_true(p.falls[0] && !p.falls[1] && !p.stretched[0]);
    assert_int_equal(p.preference[0].kind, OML_PROMETHEE_LINEAR);
    near(p.threshold[0].v, 60, 0);
    assert_true(isnan(p.threshold[1].v));
    assert_int_equal(p.normal, OML_TOPSIS_MINMAX);
    oml_cx_done(&cx);
}

// What is written is read back, and writes the same.
static void
written_and_read_back(void **state)
{
    (void)state;
    static const char text[] =
        "{\"criteria\":[{\"code\":\"c\",\"direction\":\"min\",\"weight\":1,\"limits\":[0.25,1],"
        "\"value\":[[0,1],[10,0.5],[10,0.25],[20,0]],"
        "\"preference\":{\"type\":\"level\",\"q\":1,\"p\":2,\"s\":0},\"thresholds\":{\"q\":1,\"p\":2,\"v\":9}},"
        "{\"code\":\"d\",\"direction\":\"max\",\"weight\":0,\"value\":[[1,0],[2,1]],\"levels\":[\"low\",\"high\"]}],"
        "\"alternatives\":[{\"code\":\"a\",\"values\":[[3,4],\"high\"]},"
        "{\"code\":\"b\",\"values\":[{\"normal\":[5,2]},null]},{\"code\":\"e\",\"values\":[{\"lognormal\":[1,0.5]},"
        "\"low\"]},{\"code\":\"f\",\"values\":[7,null]}],\"importance\":[\"c\",\"d\"],"
        "\"weightsets\":[{\"code\":\"x\",\"points\":{\"c\":0.25,\"d\":0.75}}],\"normalise\":\"value\"}";
    oml_cx cx = {0};
    oml_problem p;
    OML_BUF_AUTO again = {0};
    ok(&cx, read_text(&cx, text, &p));
    near(p.low[p.k], 5 - 1.959964 * 2, 1e-5);
    near(p.score[2 * p.k], exp(1), 1e-12);
    near(p.high[2 * p.k], exp(1 + 1.959964 * 0.5), 1e-4);
    oml_problem_write(&p, &(oml_json_out){.buf = &again});
    assert_string_equal(again.s, text);
    oml_cx_done(&cx);
}

// Every refusal says which place in the file is wrong.
static void
refusals_name_the_place(void **state)
{
    (void)state;
#define ONE "\"alternatives\":[{\"code\":\"a\",\"values\":[1]}]}"
#define CRITERION(s) "{\"criteria\":[{\"code\":\"c\"," s "}]," ONE
#define VALUE(s)                                                                                                       \
    "{\"criteria\":[{\"code\":\"c\",\"levels\":[\"x\",\"y\"]},{\"code\":\"d\"}],\"alternatives\":[{\"code\":\"a\"," s  \
    "}]}"
    static const char *const wrong[][3] = {
        {"{}", "OML-PRB-01", "criteria"},
        {"{\"criteria\":[{}]," ONE, "OML-PRB-02", "criteria[0].code"},
        {"{\"criteria\":[{\"code\":\"c\"},{\"code\":\"c\"}]," ONE, "OML-PRB-03", "criteria[1].code"},
        {CRITERION("\"weight\":\"2\""), "OML-PRB-04", "criteria[0].weight"},
        {CRITERION("\"direction\":\"up\""), "OML-PRB-05", "criteria[0].direction"},
        {CRITERION("\"levels\":[1,2]"), "OML-PRB-06", "criteria[0].levels[0]"},
        {CRITERION("\"levels\":[\"x\"]"), "OML-PRB-07", "criteria[0].levels"},
        {CRITERION("\"preference\":{\"type\":\"round\"}"), "OML-PRB-08", "criteria[0].preference.type"},
        {CRITERION("\"preference\":{\"type\":\"linear\",\"q\":3,\"p\":2}"), "OML-PRB-09", "criteria[0].preference"},
        {CRITERION("\"thresholds\":{\"q\":3,\"p\":2}"), "OML-PRB-10", "criteria[0].thresholds"},
        {CRITERION("\"weight\":-1"), "OML-PRB-11", "criteria[0].weight"},
        {VALUE("\"values\":[\"z\",1]"), "OML-PRB-12", "alternatives[0].values.c"},
        {VALUE("\"values\":[\"x\",[2,1]]"), "OML-PRB-13", "alternatives[0].values.d"},
        {VALUE("\"values\":[\"x\",{\"normal\":[2,-1]}]"), "OML-PRB-13", "alternatives[0].values.d"},
        {VALUE("\"values\":{\"e\":1}"), "OML-PRB-14", "alternatives[0].values.e"},
        {VALUE("\"values\":[1]"), "OML-PRB-15", "alternatives[0].values"},
        {CRITERION("\"value\":[[1]]"), "OML-PRB-16", "criteria[0].value[0]"},
        {CRITERION("\"value\":[[0,1],[1,0]]"), "OML-DEC-04", "criteria[0].value"},
        {CRITERION("\"scale\":[1,1]"), "OML-PRB-17", "criteria[0].scale"},
        {"{\"cut\":0.5,\"criteria\":[{\"code\":\"c\"}]," ONE, "OML-PRB-30", "cut"},
        {"{\"profiles\":[{\"code\":\"p\",\"values\":[null]}],\"criteria\":[{\"code\":\"c\"}]," ONE, "OML-PRB-31",
         "profiles[0].values.c"},
        {"{\"profiles\":[{}],\"criteria\":[{\"code\":\"c\"}]," ONE, "OML-PRB-02", "profiles[0].code"},
        {"{\"normalise\":\"up\",\"criteria\":[{\"code\":\"c\"}]," ONE, "OML-PRB-18", "normalise"},
    };
    oml_cx cx = {0};
    oml_problem p;
    for (size_t i = 0; i < OML_COUNT(wrong); i++) {
        assert_int_not_equal(read_text(&cx, wrong[i][0], &p), OML_OK);
        assert_string_equal(cx.fail.code, wrong[i][1]);
        assert_string_equal(cx.fail.column, wrong[i][2]);
        oml_cx_clear(&cx);
    }
    fails(&cx, read_text(&cx, "{", &p), "OML-JSO-01");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_kinds_of_values),
        cmocka_unit_test(written_and_read_back),
        cmocka_unit_test(refusals_name_the_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/scenariofile.h"

#include "oml_iot.h"

#include <math.h>

static const char *const sector_names[] = {"Textiles", "Repair", "Repair of vehicles"};

static oml_iot *
labels(oml_cx *cx)
{
    oml_iot *t = OML_NEW(&cx->tmp, oml_iot, 1);
    t->regions = test_iot_names(cx, "r", 2), t->sectors = test_iot_names(cx, "s", 3);
    t->sectors.name = OML_NEW(&cx->tmp, const char *, 3);
    memcpy(t->sectors.name, sector_names, sizeof sector_names);
    t->categories = test_iot_names(cx, "c", 2), t->primaries = test_iot_names(cx, "p", 2);
    t->stressors = test_iot_names(cx, "e", 2);
    return t;
}

static oml_rc
parse(oml_cx *cx, const char *text, oml_scenario **out)
{
    return oml_scenariofile_parse(cx, "x.scenario", text, strlen(text), labels(cx), out);
}

static void
all_that_can_be_said(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_scenario *s;
    ok(&cx,
       parse(&cx,
             "# made up\r\ntitle_nl = Langer\ntitle_en =  Longer \nillustrative = yes\nhome = r2\nsource = nobody\n\n"
             "[first step]\nkind = longer_life\nproduct = s1; Repair\nto = s3\ncost = 0.25\nvalue = 10% 25% 0.5\n"
             "respend = 1\nregion = r1\norigin = *\ncategory = c2\nyears = 2015-2020\n"
             "[two]\nkind = stressor\nstressor = e2\nproduct = s2\nvalue = -5%\n",
             &s));
    assert_int_equal(s->n, 2);
    assert_string_equal(s->title[OML_EN], "Longer");
    assert_string_equal(s->title[OML_NL], "Langer");
    assert_true(s->illustrative);
    assert_int_equal(s->home, 1);
    const oml_scenario_step *one = &s->step[0], *two = &s->step[1];
    assert_string_equal(one->name, "first step");
    assert_int_equal(one->kind, OML_SCENARIO_LONGER_LIFE);
    assert_true(one->sector[0] && one->sector[1] && !one->sector[2] && one->to[2] && !one->to[0]);
    assert_true(one->region[0] && !one->region[1] && one->origin == NULL && one->user == NULL && one->category[1]);
    assert_true(one->final && !one->industry);
    near(one->value.at[0], 0.1, 0);
    near(one->value.at[1], 0.25, 0);
    near(one->value.at[2], 0.5, 0);
    near(one->cost.at[2], 0.25, 0);
    near(one->respend.at[0], 1, 0);
    assert_true(oml_scenario_holds(one, 2015) && oml_scenario_holds(one, 2020) && !oml_scenario_holds(one, 2021));
    assert_int_equal(two->stressor, 1);
    near(two->value.at[1], -0.05, 0);
    near(two->respend.at[1], 0, 0);
    assert_true(oml_scenario_holds(two, 1999));
    oml_cx_done(&cx);
}

static void
home_is_where_all_users_are(void **state)
{
    (void)state;
    static const struct {
        const char *first, *second;
        uint32_t home;
    } cases[] = {{"region = r2\n", "region = r2\n", 1},
                 {"region = r2\n", "region = r1\n", 0},
                 {"region = r2\n", "", 0},
                 {"", "", 0},
                 {"region = r1; r2\n", "region = r2\n", 0}};
    oml_cx cx = {0};
    oml_scenario *s;
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        ok(&cx, parse(&cx,
                      oml_arena_printf(&cx.tmp,
                                       "[one]\nkind = demand\nproduct = s1\nvalue = 1%%\n%s[two]\nkind = demand\n"
                                       "product = s2\nvalue = 1%%\n%s",
                                       cases[i].first, cases[i].second),
                      &s));
        assert_int_equal(s->home, cases[i].home);
    }
    oml_cx_done(&cx);
}

static void
refusals_name_line_and_field(void **state)
{
    (void)state;
    static const struct {
        const char *text, *code, *column;
        size_t row;
    } cases[] = {
        {"home r1\n", "OML-SCF-01", "", 1},
        {"[x\n", "OML-SCF-01", "", 1},
        {"hom = r1\n", "OML-SCF-02", "hom", 1},
        {"[x]\nkind = demand\nvalu = 1\n", "OML-SCF-02", "valu", 3},
        {"home = r1\nhome = r1\n", "OML-SCF-03", "home", 2},
        {"[x]\nkind = demand\nproduct = s1\nvalue = 1\n[x]\n", "OML-SCF-03", "", 5},
        {"[x]\nkind = demand\nproduct = s1\nvalue = 1,5\n", "OML-SCF-04", "value", 4},
        {"[x]\nkind = demand\nproduct = s1\nvalue = 1 2\n", "OML-SCF-11", "value", 4},
        {"[x]\nkind = demand\nproduct = s1\nvalue = 1 3 2\n", "OML-SCF-05", "value", 4},
        {"[x]\nkind = demand\nproduct = Repai\nvalue = 1\n", "OML-SCF-06", "product", 3},
        {"[x]\nkind = longer_lif\nproduct = s1\nvalue = 1\n", "OML-SCF-07", "kind", 2},
        {"[x]\nkind = demand\nproduct = s1\nvalue = 1\nyears = 2020-2015\n", "OML-SCF-07", "years", 5},
        {"[x]\nkind = demand\nproduct = s1\nvalue = 1\nusers = nobody\n", "OML-SCF-07", "users", 5},
        {"illustrative = perhaps\n[x]\nkind = demand\nproduct = s1\nvalue = 1\n", "OML-SCF-07", "illustrative", 1},
        {"[x]\nvalue = 1\n", "OML-SCF-08", "", 1},
        {"[x]\nkind = demand\nproduct = s1\n", "OML-SCF-08", "", 1},
        {"[x]\nkind = repair\nproduct = s1\nvalue = 1\n", "OML-SCF-08", "", 1},
        {"[x]\nkind = repair\nproduct = s1\nto = s2\nvalue = 1\n", "OML-SCF-08", "", 1},
        {"# nothing\n", "OML-SCF-09", "", 0},
        {"\xff", "OML-SCF-10", "", 0},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        oml_cx cx = {0};
        oml_scenario *s;
        const oml_rc rc = parse(&cx, cases[i].text, &s);
        assert_null(s);
        assert_int_equal(cx.fail.row, cases[i].row);
        assert_string_equal(cx.fail.column, cases[i].column);
        fails(&cx, rc, cases[i].code);
        oml_cx_done(&cx);
    }
}

// A part of a label is not that label, even when it fits only one.
static void
near_misses_are_asked_not_taken(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_scenario *s;
    assert_int_equal(parse(&cx, "[x]\nkind = demand\nproduct = Textile\nvalue = 1\n", &s), OML_E_NOTFOUND);
    assert_non_null(strstr(cx.fail.hint, "Textiles"));
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_that_can_be_said),
        cmocka_unit_test(home_is_where_all_users_are),
        cmocka_unit_test(refusals_name_line_and_field),
        cmocka_unit_test(near_misses_are_asked_not_taken),
    };
    return cmocka_run_group_tests_name("scenariofile", tests, NULL, NULL);
}

/* What `table paths`, `table decompose` and `table uncertainty` say of one footprint, beside `table accounts`.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotfile.h"
#include "oml_iot.h"
#include "oml_run.h"

#include <math.h>

// The small world of 2011 at t.iot, and at half.iot with half of its emissions.
static const char *
world(oml_cx *cx)
{
    char path[300];
    oml_iot *t = test_iot_micro(cx);
    snprintf(path, sizeof path, "%s/t.iot", test_here);
    ok(cx, oml_iotfile_write(cx, path, t));
    double *F = OML_NEW(&cx->tmp, double, t->n * t->stressors.n);
    for (size_t i = 0; i < t->n * t->stressors.n; i++)
        F[i] = t->F[i] / 2;
    t->F = F;
    snprintf(path, sizeof path, "%s/half.iot", test_here);
    ok(cx, oml_iotfile_write(cx, path, t));
    return t->regions.code[0];
}

static oml_rc
ask(oml_cx *cx, oml_doc **d, const char *verb, const char *rest)
{
    char line[900];
    snprintf(line, sizeof line, "table %s %s/t.iot %s", verb, test_here, rest);
    return test_run(cx, line, d);
}

static void
four_commands_agree_on_a_footprint(void **state)
{
    (void)state;
    need_shared("data/wiod2011_micro_3r7s/generic_csv/Z.csv");
    oml_cx cx = {0};
    char rest[600];
    const char *region = world(&cx);
    oml_doc *accounts, *paths, *spread, *why;
    snprintf(rest, sizeof rest, "--stressor CO2_JRC --region %s", region);
    ok(&cx, ask(&cx, &accounts, "accounts", rest));
    ok(&cx, ask(&cx, &paths, "paths", rest));
    ok(&cx, ask(&cx, &spread, "uncertainty", rest));
    snprintf(rest, sizeof rest, "%s/half.iot --stressor CO2_JRC --region %s", test_here, region);
    ok(&cx, ask(&cx, &why, "decompose", rest));
    const double footprint = test_cell(accounts, "regions", "region", region, "consumption")->real;
    const double some = 1e-9 * footprint;
    near(test_cell(paths, "coverage", "part", "footprint", "value")->real, footprint, some);
    near(test_cell(paths, "coverage", "part", "all paths above the threshold", "value")->real +
             test_cell(paths, "coverage", "part", "tail: smaller ones met on the way", "value")->real +
             test_cell(paths, "coverage", "part", "tail: in chains too small to enter", "value")->real,
         footprint, some);
    near(test_cell(spread, "footprints", "region", region, "central")->real, footprint, some);
    near(test_cell(why, "terms", "term", "intensity", "mean")->real, -footprint / 2, some);
    near(test_cell(why, "terms", "term", "technology", "mean")->real, 0, some);
    near(test_cell(why, "terms", "term", "all together", "mean")->real, -footprint / 2, some);
    assert_true(test_note(spread, OML_NOTE_ESTIMATE, "assumption"));
    oml_cx_done(&cx);
}

static void
refusals(void **state)
{
    (void)state;
    need_shared("data/wiod2011_micro_3r7s/generic_csv/Z.csv");
    oml_cx cx = {0};
    oml_doc *d;
    world(&cx);
    fails(&cx, ask(&cx, &d, "paths", ""), "OML-FTP-01");
    fails(&cx, ask(&cx, &d, "paths", "--stressor CO2_JRC --region ZZ"), "OML-ENG-02");
    fails(&cx, ask(&cx, &d, "paths", "--stressor CO2_JRC --above 2"), "OML-SPA-01");
    fails(&cx, ask(&cx, &d, "uncertainty", "--draws 0"), "OML-UNC-01");
    fails(&cx, ask(&cx, &d, "decompose", "nowhere.iot --stressor CO2_JRC"), "OML-FIL-01");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_commands_agree_on_a_footprint),
        cmocka_unit_test(refusals),
    };
    return cmocka_run_group_tests_name("footprint", tests, test_here_make, test_here_remove);
}

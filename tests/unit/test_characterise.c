/* SPDX-License-Identifier: EUPL-1.2 */
#include "economy/characterise.h"

#include "format/iotfile.h"
#include "oml_iot.h"
#include "oml_run.h"

static oml_iot *
gases(oml_cx *cx)
{
    static const char *const code[] = {"CO2_JRC", "CO2_fossil", "CH4", "NOx"}, *const unit[] = {"kt", "t", "t", "t"};
    rng r = {11};
    oml_iot *t = test_iot_invent(cx, &r, 2, 3, 4);
    t->stressors.unit = OML_NEW(&cx->tmp, const char *, 4);
    for (size_t i = 0; i < 4; i++)
        t->stressors.code[i] = code[i], t->stressors.unit[i] = unit[i];
    return t;
}

static void
gases_by_hand(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_iot *t = gases(&cx);
    static const oml_characterise_factor factors[] = {
        {"CO2_JRC", "", 1}, {"CO2_fossil", "CO2_JRC", 1}, {"CH4", NULL, 28}, {"SF6", NULL, 23500}};
    double weight[4];
    ok(&cx, oml_characterise_weights(&cx, &t->stressors, factors, 4, weight));
    near(weight[0], 1000, 0); // kilotonnes
    near(weight[1], 0, 0);    // the same gas, counted already
    near(weight[2], 28, 0);
    near(weight[3], 0, 0);
    const oml_iot *more = oml_characterise_table(&cx, t, weight, "GWP", "t CO2e");
    assert_int_equal(more->stressors.n, 5);
    for (size_t j = 0; j < t->n; j++)
        near(more->F[4 + j * 5], 1000 * t->F[j * 4] + 28 * t->F[2 + j * 4], 1e-9);
    for (size_t j = 0; j < t->f; j++)
        near(more->FY[4 + j * 5], 1000 * t->FY[j * 4] + 28 * t->FY[2 + j * 4], 1e-9);
    t->stressors.unit[2] = "TJ";
    fails(&cx, oml_characterise_weights(&cx, &t->stressors, factors, 4, weight), "OML-CHA-01");
    fails(&cx, oml_characterise_weights(&cx, &t->stressors, factors + 3, 1, weight), "OML-CHA-02");
    oml_cx_done(&cx);
}

// The sheet that ships: IPCC's own figures.
static void
the_shipped_sheet(void **state)
{
    (void)state;
    oml_cx cx = {0};
    char folder[256], sheet[1024];
    test_folder(folder, sizeof folder);
    source_path(sheet, sizeof sheet, "data/characterisation/gwp100.csv");
    const char *from = oml_arena_printf(&cx.tmp, "%s/T.iot", folder),
               *to = oml_arena_printf(&cx.tmp, "%s/G.iot", folder);
    ok(&cx, oml_iotfile_write(&cx, from, gases(&cx)));
    oml_doc *doc = NULL;
    ok(&cx, test_run(&cx,
                     oml_arena_printf(&cx.tmp, "table characterise %s --factors %s --method GWP100_AR5 -o %s", from,
                                      sheet, to),
                     &doc));
    near(test_cell(doc, "factors", "stressor", "CH4", "factor")->real, 28, 0);
    ok(&cx,
       test_run(&cx, oml_arena_printf(&cx.tmp, "table characterise %s --factors %s -o %s", from, sheet, to), &doc));
    near(test_cell(doc, "factors", "stressor", "CH4", "factor")->real, 27.9, 0);
    assert_int_equal(oml_doc_find(doc, "factors")->n_rows, 2);
    fails(&cx,
          test_run(&cx, oml_arena_printf(&cx.tmp, "table characterise %s --factors %s -o %s", to, sheet, from), &doc),
          "OML-CHA-06");
    fails(
        &cx,
        test_run(&cx,
                 oml_arena_printf(&cx.tmp, "table characterise %s --factors %s --method GWP20 -o %s", from, sheet, to),
                 &doc),
        "OML-CHA-05");
    test_folder_remove(folder);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gases_by_hand),
        cmocka_unit_test(the_shipped_sheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

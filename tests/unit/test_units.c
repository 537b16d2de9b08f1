/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/units.h"

#include "oml_test.h"

static void
put(oml_cx *cx, oml_store *s, const char *noun, const char *json)
{
    oml_record r;
    oml_change what;
    ok(cx, oml_record_parse(cx, oml_noun_find(noun), json, strlen(json), &r));
    ok(cx, oml_store_put(cx, s, &r, (oml_place){0}, &what));
}

static void
a_figure_has_the_unit_of_what_it_measures(void **state)
{
    (void)state;
    oml_cx cx = {.now = 1};
    char folder[256], path[512];
    test_folder(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/a.omloop", folder);
    OML_AUTO(store) *store = NULL;
    ok(&cx, oml_store_create(&cx, path, &store));
    ok(&cx, oml_store_begin(&cx, store, &(oml_by){.who = "tester", .op = "test"}));
    put(&cx, store, "metric",
        "{\"code\":\"jobs\",\"title_nl\":\"Banen\",\"unit\":\"personen\",\"perspective\":\"production\","
        "\"illustrative\":\"0\"}");
    oml_session s = {.store = store};
    oml_record r = oml_record_new(&cx.tmp, oml_noun_find("statistic"));
    const size_t metric = oml_noun_field(r.noun, "metric"), unit = oml_noun_field(r.noun, "unit");
    r.value[0] = "x";
    r.value[metric] = "jobs";
    r.value[unit] = "personen";
    ok(&cx, oml_units_check(&cx, &s, &r, (oml_place){0}));
    r.value[unit] = "duizend personen";
    const oml_rc rc = oml_units_check(&cx, &s, &r, (oml_place){.file = "statistics.csv", .row = 7, .column = "code"});
    assert_int_equal(cx.fail.row, 7);
    assert_string_equal(cx.fail.column, "unit");
    fails(&cx, rc, "OML-OPS-19");
    r.value[metric] = "other"; // what does not exist is refused elsewhere
    ok(&cx, oml_units_check(&cx, &s, &r, (oml_place){0}));
    const oml_record theme = oml_record_new(&cx.tmp, oml_noun_find("theme"));
    ok(&cx, oml_units_check(&cx, &s, &theme, (oml_place){0}));
    oml_cx_done(&cx);
    test_folder_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_figure_has_the_unit_of_what_it_measures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_agenda.h"
#include "oml_test.h"

#include "store/log.h"

static void
new_changed_and_unchanged(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, true);
    const oml_record first = test_record(&a.cx, "theme", "code", "1", NULL),
                     other = test_record(&a.cx, "theme", "code", "1", "title_nl", "Anders", NULL);
    assert_int_equal(test_put(&a.cx, s, first), OML_NEW);
    assert_int_equal(test_put(&a.cx, s, first), OML_UNCHANGED);
    assert_int_equal(test_put(&a.cx, s, other), OML_CHANGED);
    assert_int_equal(test_put(&a.cx, s, other), OML_UNCHANGED);
    oml_entry *e;
    size_t n;
    ok(&a.cx, oml_log_list(&a.cx, s, &(oml_log_filter){0}, &e, &n));
    assert_int_equal(n, 2); // what does not change is not logged
    oml_store_free(s);
    test_agenda_free(&a);
}

static void
every_field_comes_back(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, true);
    oml_record back;
    bool found;
    const oml_record r =
        test_record(&a.cx, "target", "code", "t", "definition", "d", "baseline", "0.30000000000000004", "baseline_year",
                    "2018", "value", "-1e-9", "unit", "%", "year", "2030", "note_nl", "Een\n\"noot\" met é", "note_en",
                    "A note", "en_state", "translation", "source", "s", "place", "blz. 3", "illustrative", "ja", NULL);
    test_put(&a.cx, s, test_record(&a.cx, "source", "code", "s", NULL));
    test_put(&a.cx, s, test_record(&a.cx, "indicator", "code", "i", NULL));
    test_put(&a.cx, s, test_record(&a.cx, "definition", "code", "d", "indicator", "i", NULL));
    test_put(&a.cx, s, r);
    ok(&a.cx, oml_store_find(&a.cx, s, r.noun, "t", &back, &found));
    assert_true(found);
    for (size_t i = 0; i < r.noun->n_fields; i++)
        assert_true(oml_record_same(back.value[i], r.value[i]));
    assert_string_equal(oml_record_get(&back, "value"), "-1e-9");
    oml_store_free(s);
    test_agenda_free(&a);
}

static oml_rc
put_for(test_agenda *a, oml_store *s, const char *why, oml_record r)
{
    oml_change what;
    test_begin(&a->cx, s, why);
    const oml_rc rc = oml_store_put(&a->cx, s, &r, (oml_place){"x.csv", 2, NULL}, &what);
    oml_store_undo(s);
    return rc;
}

static void
some_changes_need_a_reason(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, true);
    test_put(&a.cx, s, test_record(&a.cx, "initiative", "code", "i", NULL));
    const oml_record was = test_record(&a.cx, "milestone", "code", "m", "initiative", "i", NULL),
                     later = test_record(&a.cx, "milestone", "code", "m", "initiative", "i", "planned", "2022", NULL),
                     forecast =
                         test_record(&a.cx, "milestone", "code", "m", "initiative", "i", "forecast", "2022", NULL),
                     text = test_record(&a.cx, "milestone", "code", "m", "initiative", "i", "text_nl", "anders", NULL);
    test_put(&a.cx, s, was);
    assert_int_equal(put_for(&a, s, NULL, later), OML_E_REFUSED);
    assert_string_equal(a.cx.fail.code, "OML-STO-10");
    assert_string_equal(a.cx.fail.column, "planned");
    assert_int_equal(a.cx.fail.row, 2);
    oml_cx_clear(&a.cx);
    fails(&a.cx, put_for(&a, s, " \n", later), "OML-STO-10");
    ok(&a.cx, put_for(&a, s, "uitgesteld", later));
    ok(&a.cx, put_for(&a, s, NULL, forecast)); // a first value takes nothing back
    ok(&a.cx, put_for(&a, s, NULL, text));
    oml_store_free(s);
    test_agenda_free(&a);
}

static void
a_refusal_leaves_the_rest_standing(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, true);
    oml_change what;
    oml_record good = test_record(&a.cx, "theme", "code", "1", NULL),
               bad = test_record(&a.cx, "theme", "code", "2", NULL);
    bad.value[oml_noun_field(bad.noun, "withdrawn")] = "x";
    test_begin(&a.cx, s, NULL);
    fails(&a.cx, oml_store_put(&a.cx, s, &bad, (oml_place){0}, &what), "OML-REC-09");
    ok(&a.cx, oml_store_put(&a.cx, s, &good, (oml_place){0}, &what));
    bad.value[oml_noun_field(bad.noun, "title_nl")] = NULL;
    fails(&a.cx, oml_store_put(&a.cx, s, &bad, (oml_place){0}, &what), "OML-REC-01");
    ok(&a.cx, oml_store_commit(&a.cx, s));
    oml_records all;
    ok(&a.cx, oml_store_list_all(&a.cx, s, good.noun, &all));
    assert_int_equal(all.n, 1);
    oml_store_free(s);
    test_agenda_free(&a);
}

static void
what_is_ours_to_keep_undoes_all(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, true);
    oml_change what;
    oml_record good = test_record(&a.cx, "theme", "code", "1", NULL),
               bad = test_record(&a.cx, "theme", "code", "2", NULL);
    bad.value[oml_noun_field(bad.noun, "kind")] = "neither"; // not canonical, whoever made it
    test_begin(&a.cx, s, NULL);
    ok(&a.cx, oml_store_put(&a.cx, s, &good, (oml_place){0}, &what));
    fails(&a.cx, oml_store_put(&a.cx, s, &bad, (oml_place){0}, &what), "OML-STO-13");
    fails(&a.cx, oml_store_commit(&a.cx, s), "OML-STO-14");
    oml_records all;
    ok(&a.cx, oml_store_list_all(&a.cx, s, good.noun, &all));
    assert_int_equal(all.n, 0);
    oml_store_free(s);
    test_agenda_free(&a);
}

static const char *
en_state(test_agenda *a, oml_store *s)
{
    oml_record r;
    ok(&a->cx, oml_store_get(&a->cx, s, oml_noun_find("theme"), "1", &r));
    return oml_record_get(&r, "en_state");
}

static void
translations_age_whatever_the_door(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, true);
    const oml_record first = test_record(&a.cx, "theme", "code", "1", "title_nl", "Ontwerp", "title_en", "Design",
                                         "en_state", "translation", NULL),
                     newer = test_record(&a.cx, "theme", "code", "1", "title_nl", "Ontwerpen", "title_en", "Design",
                                         "en_state", "translation", NULL);
    test_put(&a.cx, s, first);
    assert_string_equal(en_state(&a, s), "translation");
    assert_int_equal(test_put(&a.cx, s, newer), OML_CHANGED);
    assert_string_equal(en_state(&a, s), "stale");
    // The same file once more changes nothing: importing is idempotent.
    assert_int_equal(test_put(&a.cx, s, newer), OML_UNCHANGED);
    assert_string_equal(en_state(&a, s), "stale");
    oml_change what;
    ok(&a.cx, oml_store_begin(&a.cx, s, &(oml_by){.who = "tester", .op = "set", .confirm = true}));
    ok(&a.cx, oml_store_put(&a.cx, s, &newer, (oml_place){0}, &what));
    ok(&a.cx, oml_store_commit(&a.cx, s));
    assert_int_equal(what, OML_CHANGED);
    assert_string_equal(en_state(&a, s), "translation");
    oml_log_state log;
    ok(&a.cx, oml_log_verify(&a.cx, s, &log));
    assert_int_equal(log.records_off, 0); // what was logged is what was written
    oml_store_free(s);
    test_agenda_free(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_changed_and_unchanged),       cmocka_unit_test(every_field_comes_back),
        cmocka_unit_test(some_changes_need_a_reason),      cmocka_unit_test(a_refusal_leaves_the_rest_standing),
        cmocka_unit_test(what_is_ours_to_keep_undoes_all), cmocka_unit_test(translations_age_whatever_the_door),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

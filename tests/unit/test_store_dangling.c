/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_agenda.h"
#include "oml_test.h"

static void
put(test_agenda *a, oml_store *s, oml_record r, size_t row)
{
    oml_change what;
    ok(&a->cx, oml_store_put(&a->cx, s, &r, (oml_place){"paths.csv", row, NULL}, &what));
}

static void
records_may_come_in_any_order(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, true);
    test_begin(&a.cx, s, NULL);
    put(&a, s, test_record(&a.cx, "path", "code", "1.1", "theme", "1", "chains", "VC1 VC2", NULL), 2);
    put(&a, s, test_record(&a.cx, "theme", "code", "1", NULL), 0);
    put(&a, s, test_record(&a.cx, "chain", "code", "VC2", NULL), 0);
    put(&a, s, test_record(&a.cx, "chain", "code", "VC1", NULL), 0);
    ok(&a.cx, oml_store_check_references(&a.cx, s));
    ok(&a.cx, oml_store_commit(&a.cx, s));
    oml_store_free(s);
    test_agenda_free(&a);
}

static void
each_reference_to_nothing_is_named(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, true);
    test_put(&a.cx, s, test_record(&a.cx, "chain", "code", "VC1", NULL));
    const char *digest = test_digest(&a.cx, a.path);
    test_begin(&a.cx, s, NULL);
    put(&a, s, test_record(&a.cx, "path", "code", "1.1", "theme", "7", "chains", "VC1 VC9", "source", "s", NULL), 2);
    put(&a, s, test_record(&a.cx, "theme", "code", "1", "withdrawn", "samengevoegd", "successor", "2", NULL), 5);
    oml_dangling *d;
    size_t n;
    ok(&a.cx, oml_store_dangling(&a.cx, s, &d, &n));
    static const char *const expected[][5] = {{"path", "1.1", "theme", "theme", "7"},
                                              {"path", "1.1", "chains", "chain", "VC9"},
                                              {"path", "1.1", "source", "source", "s"},
                                              {"theme", "1", "successor", "theme", "2"}};
    assert_int_equal(n, OML_COUNT(expected));
    for (size_t i = 0; i < n; i++) {
        assert_string_equal(d[i].noun, expected[i][0]);
        assert_string_equal(d[i].code, expected[i][1]);
        assert_string_equal(d[i].field, expected[i][2]);
        assert_string_equal(d[i].to_noun, expected[i][3]);
        assert_string_equal(d[i].to_code, expected[i][4]);
        assert_string_equal(d[i].place.file, "paths.csv");
        assert_string_equal(d[i].place.column, d[i].field);
        assert_int_equal(d[i].place.row, i < 3 ? 2 : 5);
    }
    fails(&a.cx, oml_store_check_references(&a.cx, s), "OML-STO-11");
    assert_int_equal(oml_store_commit(&a.cx, s), OML_E_INPUT);
    assert_string_equal(a.cx.fail.file, "paths.csv");
    assert_int_equal(a.cx.fail.row, 2);
    assert_string_equal(a.cx.fail.column, "theme");
    oml_cx_clear(&a.cx);
    assert_string_equal(test_digest(&a.cx, a.path), digest);
    oml_store_free(s);
    test_agenda_free(&a);
}

static void
lists_and_successors_alone_are_looked_at_too(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, true);
    test_begin(&a.cx, s, NULL);
    put(&a, s, test_record(&a.cx, "caveat", "code", "V1", "indicators", "i", NULL), 1);
    fails(&a.cx, oml_store_commit(&a.cx, s), "OML-STO-11");
    test_begin(&a.cx, s, NULL);
    put(&a, s, test_record(&a.cx, "source", "code", "s", "withdrawn", "vervangen", "successor", "t", NULL), 1);
    fails(&a.cx, oml_store_commit(&a.cx, s), "OML-STO-11");
    oml_store_free(s);
    test_agenda_free(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_may_come_in_any_order),
        cmocka_unit_test(each_reference_to_nothing_is_named),
        cmocka_unit_test(lists_and_successors_alone_are_looked_at_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

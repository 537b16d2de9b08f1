/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_test.h"

#include "store/log.h"
#include "store/store.h"

static const oml_by by = {.who = "tester", .op = "test", .why = "because"};

static const char *
in(oml_cx *cx, const char *folder, const char *name)
{
    return oml_arena_printf(&cx->tmp, "%s/%s", folder, name);
}

static oml_record
theme(oml_cx *cx, const char *code, const char *title)
{
    oml_record r = oml_record_new(&cx->tmp, oml_noun_find("theme"));
    r.value[oml_noun_field(r.noun, "code")] = code;
    r.value[oml_noun_field(r.noun, "title_nl")] = title;
    r.value[oml_noun_field(r.noun, "kind")] = "strategy";
    return r;
}

static void
what_is_put_is_found(void **state)
{
    (void)state;
    char folder[256];
    test_folder(folder, sizeof folder);
    oml_cx cx = {.now = 1000};
    const char *path = in(&cx, folder, "a.omloop");
    oml_store *s;
    oml_change what;
    bool found;
    ok(&cx, oml_store_create(&cx, path, &s));
    ok(&cx, oml_store_begin(&cx, s, &by));
    static const char *const codes[] = {"1.10", "1.2", "2"};
    for (size_t i = 0; i < 3; i++) {
        const oml_record r = theme(&cx, codes[i], "Circulair ontwerp");
        ok(&cx, oml_store_put(&cx, s, &r, (oml_place){0}, &what));
        assert_int_equal(what, OML_NEW);
    }
    ok(&cx, oml_store_commit(&cx, s));
    ok(&cx, oml_store_publish(&cx, s));
    oml_store_free(s);

    ok(&cx, oml_store_open(&cx, path, false, &s));
    oml_records all;
    ok(&cx, oml_store_list(&cx, s, oml_noun_find("theme"), NULL, NULL, &all));
    assert_int_equal(all.n, 3);
    assert_string_equal(all.at[0].value[0], "1.2");
    assert_string_equal(all.at[1].value[0], "1.10");
    oml_record r;
    ok(&cx, oml_store_find(&cx, s, oml_noun_find("theme"), "2", &r, &found));
    assert_true(found);
    assert_string_equal(oml_record_get(&r, "title_nl"), "Circulair ontwerp");
    ok(&cx, oml_store_find(&cx, s, oml_noun_find("theme"), "3", &r, &found));
    assert_false(found);
    oml_log_state log;
    ok(&cx, oml_log_verify(&cx, s, &log));
    assert_int_equal(log.entries, 3);
    assert_int_equal(log.first_bad, 0);
    assert_int_equal(log.records_off, 0);
    oml_hit *hits;
    size_t n;
    ok(&cx, oml_store_search(&cx, s, "ONTW", 10, &hits, &n));
    assert_int_equal(n, 3);
    assert_string_equal(hits[0].snippet, "Circulair [ontwerp]");
    oml_store_free(s);
    oml_cx_done(&cx);
    test_folder_remove(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_put_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_test.h"
#include "text/json.h"

#include <math.h>

static void
reads_every_kind(void **state)
{
    (void)state;
    oml_cx cx = {0};
    static const char text[] = "{\"a\": [1, -2.5e3, true, null, \"\\u00e9\\n\"], \"b\": {}, \"a2\": 9007199254740993}";
    OML_AUTO(json) *j = NULL;
    ok(&cx, oml_json_parse(&cx, NULL, text, sizeof text - 1, &j));
    const oml_json *a = oml_json_get(j, "a");
    double x = 0;
    bool yes = false;
    int64_t whole = 0;
    assert_int_equal(oml_json_is(j), OML_JSON_OBJECT);
    assert_int_equal(oml_json_size(j), 3);
    assert_int_equal(oml_json_size(a), 5);
    assert_true(oml_json_number(oml_json_at(a, 0), &x) && x == 1);
    assert_true(oml_json_number(oml_json_at(a, 1), &x) && x == -2500);
    assert_false(oml_json_int(oml_json_at(a, 1), &whole));
    assert_true(oml_json_bool(oml_json_at(a, 2), &yes) && yes);
    assert_int_equal(oml_json_is(oml_json_at(a, 3)), OML_JSON_NULL);
    assert_string_equal(oml_json_text(oml_json_at(a, 4)), "é\n");
    assert_null(oml_json_at(a, 5));
    assert_null(oml_json_get(j, "c"));
    assert_null(oml_json_get(a, "a"));
    assert_null(oml_json_text(NULL));
    assert_true(oml_json_int(oml_json_get(j, "a2"), &whole) && whole == 9007199254740993);
    void *at = NULL;
    const char *name, *const order[] = {"a", "b", "a2"};
    for (size_t i = 0; i < 3; i++) {
        assert_non_null(oml_json_next(j, &at, &name));
        assert_string_equal(name, order[i]);
    }
    assert_null(oml_json_next(j, &at, &name));
    oml_cx_done(&cx);
}

static void
refuses_what_is_no_json(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_AUTO(json) *j = NULL;
    static const char *const wrong[] = {
        "",        "{",       "[1,]",          "{\"a\":1,\"a\":2}", "{\"a\":1} x",   "[01]",
        "[.5]",    "[NaN]",   "['a']",         "[\"\\u0000\"]",     "[\"caf\xE9\"]", "[\"a\nb\"]",
        "// c\n1", "[1e400]", "\xEF\xBB\xBF{}"};
    for (size_t i = 0; i < OML_COUNT(wrong); i++) {
        fails(&cx, oml_json_parse(&cx, "x.json", wrong[i], strlen(wrong[i]), &j), "OML-JSO-01");
        assert_null(j);
    }
    char deep[6000];
    memset(deep, '[', sizeof deep);
    fails(&cx, oml_json_parse(&cx, NULL, deep, sizeof deep, &j), "OML-JSO-01");
    assert_int_equal(oml_json_parse(&cx, "x.json", "{\n \"a\": tru\n}", 13, &j), OML_E_PARSE);
    assert_string_equal(cx.fail.file, "x.json");
    assert_int_equal(cx.fail.row, 2);
    assert_string_equal(cx.fail.column, "9");
    oml_cx_done(&cx);
}

static void
put_everything(oml_json_out *w)
{
    oml_json_put_object(w);
    oml_json_put_name(w, "n");
    oml_json_put_array(w);
    oml_json_put_real(w, 0.1);
    oml_json_put_real(w, (double)INFINITY);
    oml_json_put_int(w, INT64_MIN);
    oml_json_put_bool(w, true);
    oml_json_put_null(w);
    oml_json_put_end(w);
    oml_json_put_name(w, "quote\"");
    oml_json_put_text(w, "é\\\"\n\x01");
    oml_json_put_name(w, "none");
    oml_json_put_text(w, NULL);
    oml_json_put_name(w, "empty");
    oml_json_put_object(w);
    oml_json_put_end(w);
    oml_json_put_end(w);
}

static void
writes_canonically(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_BUF_AUTO line = {0}, lines = {0};
    put_everything(&(oml_json_out){.buf = &line});
    put_everything(&(oml_json_out){.buf = &lines, .indent = 2});
    assert_string_equal(line.s,
                        "{\"n\":[0.1,null,-9223372036854775808,true,null],\"quote\\\"\":\"é\\\\\\\"\\n\\u0001\","
                        "\"none\":null,\"empty\":{}}");
    assert_string_equal(lines.s,
                        "{\n  \"n\": [\n    0.1,\n    null,\n    -9223372036854775808,\n    true,\n    null\n  ],\n"
                        "  \"quote\\\"\": \"é\\\\\\\"\\n\\u0001\",\n  \"none\": null,\n  \"empty\": {}\n}");
    OML_AUTO(json) *j = NULL;
    ok(&cx, oml_json_parse(&cx, NULL, lines.s, lines.n, &j));
    assert_string_equal(oml_json_text(oml_json_get(j, "quote\"")), "é\\\"\n\x01");
}

// Any double that is written is read back to the same bits.
static void
numbers_come_back(void **state)
{
    (void)state;
    rng r = {5};
    for (int i = 0; i < 20000; i++) {
        const uint64_t bits = rng_next(&r);
        double x, back = 0;
        memcpy(&x, &bits, sizeof x);
        if (!isfinite(x))
            continue;
        oml_cx cx = {0};
        OML_BUF_AUTO b = {0};
        OML_AUTO(json) *j = NULL;
        oml_json_put_real(&(oml_json_out){.buf = &b}, x);
        ok(&cx, oml_json_parse(&cx, NULL, b.s, b.n, &j));
        assert_true(oml_json_number(j, &back));
        assert_memory_equal(&x, &back, sizeof x);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_kind),
        cmocka_unit_test(refuses_what_is_no_json),
        cmocka_unit_test(writes_canonically),
        cmocka_unit_test(numbers_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

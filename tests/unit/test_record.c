/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_agenda.h"
#include "oml_test.h"

#include "agenda/record.h"

#include <math.h>

static void
a_new_record_is_empty_but_for_its_noes(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_record r = oml_record_new(&cx.tmp, oml_noun_find("chain"));
    for (size_t i = 0; i < r.noun->n_fields; i++)
        if (r.noun->fields[i].kind == OML_FIELD_BOOL)
            assert_string_equal(r.value[i], "0");
        else
            assert_null(r.value[i]);
    oml_cx_done(&cx);
}

static void
values_are_read_as_text_and_number(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_record r = test_record(&cx, "funding", "code", "f", "committed", "1234.5", NULL);
    assert_string_equal(oml_record_get(&r, "committed"), "1234.50");
    assert_true(oml_record_number(&r, "committed") == 1234.5);
    assert_true(isnan(oml_record_number(&r, "paid")));
    assert_true(oml_record_is(&r, "kind", "grant"));
    assert_false(oml_record_is(&r, "kind", "loan"));
    assert_false(oml_record_is(&r, "source", "x"));

    oml_record t = test_record(&cx, "theme", "code", "1", "title_nl", "Ontwerp", "title_en", "Design", NULL);
    assert_string_equal(oml_record_text(&t, "title", OML_EN), "Design");
    assert_string_equal(oml_record_text(&t, "title", OML_NL), "Ontwerp");
    t.value[oml_noun_field(t.noun, "title_en")] = NULL;
    assert_string_equal(oml_record_text(&t, "title", OML_EN), "Ontwerp");
    assert_null(oml_record_text(&t, "description", OML_EN));
    oml_cx_done(&cx);
}

static void
codes_stand_as_people_number_them(void **state)
{
    (void)state;
    static const char *const ascending[] = {"",   "1",   "1.2",    "1.10",   "1.10a",   "2",
                                            "9",  "10",  "010",    "A1-2",   "A1-9",    "A1-10",
                                            "C9", "C10", "R0-V01", "R0-V02", "R0-V010", "a"};
    for (size_t i = 0; i < OML_COUNT(ascending); i++)
        for (size_t j = 0; j < OML_COUNT(ascending); j++) {
            // 10 and 010 are the same number: then the bytes decide.
            const int expected = (i > j) - (i < j), sign = oml_record_order(ascending[i], ascending[j]);
            if (strcmp(ascending[i], "10") == 0 && strcmp(ascending[j], "010") == 0)
                assert_int_equal(sign > 0, 1);
            else if (strcmp(ascending[i], "010") == 0 && strcmp(ascending[j], "10") == 0)
                assert_int_equal(sign < 0, 1);
            else
                assert_int_equal((sign > 0) - (sign < 0), expected);
        }
}

static const char *
random_code(rng *r, size_t size, char out[16])
{
    static const char letters[] = "0019.aZ-/";
    const size_t n = rng_below(r, size < 15 ? size : 15);
    for (size_t i = 0; i < n; i++)
        out[i] = letters[rng_below(r, sizeof letters - 1)];
    out[n] = '\0';
    return out;
}

static bool
order_is_an_order(rng *r, size_t size)
{
    char room[3][16];
    const char *a = random_code(r, size, room[0]), *b = random_code(r, size, room[1]),
               *c = random_code(r, size, room[2]);
    const int ab = oml_record_order(a, b), bc = oml_record_order(b, c), ac = oml_record_order(a, c);
    return (ab == 0) == (strcmp(a, b) == 0) && (ab < 0) == (oml_record_order(b, a) > 0) &&
           !(ab <= 0 && bc <= 0 && ac > 0);
}

static void
order_is_total(void **state)
{
    (void)state;
    forall("codes are totally ordered", 20000, 8, order_is_an_order);
}

static void
a_translation_ages(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_record was = test_record(&cx, "theme", "code", "1", "title_nl", "Ontwerp", "title_en", "Design",
                                       "en_state", "translation", NULL);
    const size_t nl = oml_noun_field(was.noun, "title_nl"), en = nl + 1,
                 en_state = oml_noun_field(was.noun, "en_state");
    const struct {
        const char *before, *nl, *en, *state; // of the record that was stored; what is put
        bool confirmed;
        const char *becomes;
    } cases[] = {
        {"translation", "Ontwerpen", "Design", "translation", false, "stale"},
        {"translation", "Ontwerpen", "Designing", "translation", false, "translation"},
        {"translation", "Ontwerp", "Designing", "translation", false, "translation"},
        {"translation", "Ontwerp", "Design", "stale", false, "stale"},
        {"stale", "Ontwerp", "Design", "translation", false, "stale"},
        {"stale", "Ontwerp", "Design", "translation", true, "translation"},
        {"stale", "Ontwerp", "Designing", "translation", false, "translation"},
        {"stale", "Ontwerpen", "Design", "translation", true, "stale"},
        {"translation", "Ontwerpen", NULL, NULL, false, NULL},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        oml_record before = oml_record_new(&cx.tmp, was.noun), after = oml_record_new(&cx.tmp, was.noun);
        memcpy(before.value, was.value, was.noun->n_fields * sizeof *was.value);
        memcpy(after.value, was.value, was.noun->n_fields * sizeof *was.value);
        before.value[en_state] = cases[i].before;
        after.value[nl] = cases[i].nl;
        after.value[en] = cases[i].en;
        after.value[en_state] = cases[i].state;
        oml_record_age(&before, &after, cases[i].confirmed);
        assert_true(oml_record_same(after.value[en_state], cases[i].becomes));
    }
    oml_cx_done(&cx);
}

static void
json_is_canonical(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_BUF_AUTO json = {0};
    const oml_record r =
        test_record(&cx, "principle", "code", "P1", "title_nl", "\"Eén\" \\ twee", "text_nl", "a\n\tb", NULL);
    oml_record_json(&r, &json);
    assert_string_equal(
        json.s,
        "{\"code\":\"P1\",\"title_nl\":\"\\\"Eén\\\" \\\\ twee\",\"text_nl\":\"a\\n\\tb\",\"illustrative\":\"0\"}");
    oml_cx_done(&cx);
}

static bool
json_comes_back(rng *r, size_t size)
{
    static const char *const pieces[] = {"a", "\"", "\\", "\n", "\t", "é", "€", "\xF0\x9F\x8C\x8D",
                                         "/", "{}", ":",  " "};
    oml_cx cx = {0};
    const oml_noun *noun = &oml_nouns[rng_below(r, oml_noun_count)];
    oml_record made = oml_record_new(&cx.tmp, noun), back;
    for (size_t i = 0; i < noun->n_fields; i++) {
        OML_BUF_AUTO text = {0};
        for (size_t k = rng_below(r, size + 1); k > 0; k--)
            oml_buf_text(&text, pieces[rng_below(r, OML_COUNT(pieces))]);
        if (text.n > 0)
            made.value[i] = oml_arena_text(&cx.tmp, text.s);
    }
    OML_BUF_AUTO json = {0};
    oml_record_json(&made, &json);
    ok(&cx, oml_record_parse(&cx, noun, json.s, json.n, &back));
    bool same = true;
    for (size_t i = 0; i < noun->n_fields; i++)
        same = same && oml_record_same(made.value[i], back.value[i]);
    oml_cx_done(&cx);
    return same;
}

static void
json_and_record_are_inverses(void **state)
{
    (void)state;
    forall("parse(json(r)) = r", 300, 12, json_comes_back);
}

static void
other_json_is_refused(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_record r;
    const oml_noun *theme = oml_noun_find("theme");
#define PARSE(s) oml_record_parse(&cx, theme, s, strlen(s), &r)
    fails(&cx, PARSE("{\"code\":\"1\""), "OML-JSO-01");
    fails(&cx, PARSE("[\"code\"]"), "OML-REC-11");
    fails(&cx, PARSE("{\"code\":1}"), "OML-REC-11");
    fails(&cx, PARSE("{\"kode\":\"1\"}"), "OML-REC-10");
    ok(&cx, PARSE("{}"));
    ok(&cx, PARSE("{ \"kind\": \"lever\", \"code\": \"\" }"));
    assert_null(r.value[0]);
    assert_string_equal(oml_record_get(&r, "kind"), "lever");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_record_is_empty_but_for_its_noes),
        cmocka_unit_test(values_are_read_as_text_and_number),
        cmocka_unit_test(codes_stand_as_people_number_them),
        cmocka_unit_test(order_is_total),
        cmocka_unit_test(a_translation_ages),
        cmocka_unit_test(json_is_canonical),
        cmocka_unit_test(json_and_record_are_inverses),
        cmocka_unit_test(other_json_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

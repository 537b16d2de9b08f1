/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/as_json.h"

#include "oml_test.h"
#include "text/json.h"

static const oml_column columns[] = {
    {"text", "t", OML_CELL_TEXT, NULL, 0}, {"real", "r", OML_CELL_REAL, NULL, 1}, {"int", "i", OML_CELL_INT, NULL, 0},
    {"bool", "b", OML_CELL_BOOL, NULL, 0}, {"date", "d", OML_CELL_DATE, NULL, 0},
};

static void
what_is_shown_rounded_is_given_exactly(void **state)
{
    (void)state;
    oml_arena arena = {0};
    oml_doc *d = oml_doc_new(&arena, OML_NL);
    oml_table *t = oml_doc_table(d, "t", NULL, columns, OML_COUNT(columns));
    oml_table_text(t, "a \"b\"\n");
    oml_table_real(t, 0.1);
    oml_table_int(t, 9007199254740993);
    oml_table_bool(t, true);
    oml_table_text(t, "2026-Q3");
    for (size_t j = 0; j < OML_COUNT(columns); j++)
        oml_table_empty(t);
    oml_table *other = oml_doc_table(d, "other", NULL, columns, 1);
    oml_table_word(other, "civil_society");
    oml_doc_note(d, OML_NOTE_ESTIMATE, "a model");
    oml_doc_run(d, "seed", "%d", 42);
    OML_BUF_AUTO b = {0}, one = {0};
    oml_as_json(d, NULL, &b);
    assert_string_equal(b.s, "{\"tables\":{\"t\":[\n"
                             "{\"text\":\"a \\\"b\\\"\\n\",\"real\":0.1,\"int\":9007199254740993,\"bool\":true,"
                             "\"date\":\"2026-Q3\"}\n"
                             ",{\"text\":null,\"real\":null,\"int\":null,\"bool\":null,\"date\":null}],\"other\":[\n"
                             "{\"text\":\"civil_society\"}]},\"notes\":[\n"
                             "{\"kind\":\"estimate\",\"text\":\"a model\"}],\"run\":{\"seed\":\"42\"}}\n");
    oml_as_json(d, other, &one);
    oml_cx cx = {0};
    OML_AUTO(json) *j = NULL;
    ok(&cx, oml_json_parse(&cx, NULL, one.s, one.n, &j));
    assert_int_equal(oml_json_size(oml_json_get(j, "tables")), 1);
    assert_int_equal(oml_json_size(oml_json_get(j, "notes")), 1);
    oml_arena_free(&arena);
}

static void
an_empty_doc_is_sound(void **state)
{
    (void)state;
    oml_arena arena = {0};
    OML_BUF_AUTO b = {0};
    oml_as_json(oml_doc_new(&arena, OML_EN), NULL, &b);
    assert_string_equal(b.s, "{\"tables\":{},\"notes\":[],\"run\":{}}\n");
    oml_arena_free(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_shown_rounded_is_given_exactly),
        cmocka_unit_test(an_empty_doc_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

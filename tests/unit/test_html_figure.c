/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/html_figure.h"

#include "oml_test.h"

#include <jansson.h>

static const oml_column columns[] = {
    {"name", "name", OML_CELL_TEXT, NULL, 0},  {"kind", "kind", OML_CELL_TEXT, NULL, 0},
    {"value", "value", OML_CELL_REAL, "%", 2}, {"n", "n", OML_CELL_INT, NULL, 0},
    {"yes", "yes", OML_CELL_BOOL, NULL, 0},    {"at", "at", OML_CELL_DATE, NULL, 0},
};

static void
a_figure_carries_its_whole_table(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d = oml_doc_new(&cx.tmp, OML_EN);
    oml_table *t = oml_doc_table(d, "t", "t", columns, OML_COUNT(columns));
    oml_table_text(t, "</script>");
    oml_table_word(t, "not_retained");
    oml_table_real(t, 0.1 + 0.2);
    oml_table_int(t, -42);
    oml_table_bool(t, true);
    oml_table_text(t, "2026-Q3");
    for (size_t j = 0; j < OML_COUNT(columns); j++)
        oml_table_empty(t);
    oml_doc_figure(d, t, &(oml_figure){.key = "f", .kind = OML_FIGURE_BARS, .x = "value", .y = "name"}, NULL);
    OML_BUF_AUTO b = {0};
    oml_html_figure_data(d, d->last, 1, &b);
    assert_null(strchr(b.s, '<'));

    json_t *data = json_loads(b.s, 0, NULL);
    assert_non_null(data);
    assert_string_equal(json_string_value(json_object_get(data, "kind")), "bars");
    assert_string_equal(json_string_value(json_object_get(data, "lang")), "en");
    assert_string_equal(json_string_value(json_object_get(data, "x")), "value");
    assert_null(json_object_get(data, "group"));
    const json_t *column = json_array_get(json_object_get(data, "columns"), 2);
    assert_string_equal(json_string_value(json_object_get(column, "unit")), "%");
    assert_int_equal(json_integer_value(json_object_get(column, "digits")), 2);
    const json_t *row = json_array_get(json_object_get(data, "rows"), 0),
                 *empty = json_array_get(json_object_get(data, "rows"), 1);
    assert_string_equal(json_string_value(json_array_get(row, 0)), "</script>");
    assert_string_equal(json_string_value(json_array_get(row, 1)), "not retained");
    assert_true(json_real_value(json_array_get(row, 2)) == 0.1 + 0.2);
    assert_int_equal(json_integer_value(json_array_get(row, 3)), -42);
    assert_true(json_is_true(json_array_get(row, 4)));
    assert_string_equal(json_string_value(json_array_get(row, 5)), "2026-Q3");
    for (size_t j = 0; j < OML_COUNT(columns); j++)
        assert_true(json_is_null(json_array_get(empty, j)));
    json_decref(data);
    oml_cx_done(&cx);
}

static void
figures_of_one_table_can_be_panels(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d = oml_doc_new(&cx.tmp, OML_EN);
    oml_table *t = oml_doc_table(d, "t", "t", columns, OML_COUNT(columns));
    oml_doc_figure(d, t, &(oml_figure){.key = "f", .kind = OML_FIGURE_BARS, .x = "value", .y = "name"}, "first");
    const oml_block *first = d->last;
    oml_doc_figure(d, t, &(oml_figure){.key = "g", .kind = OML_FIGURE_BARS, .x = "n", .y = "name"}, "second");
    OML_BUF_AUTO b = {0};
    oml_html_figure_data(d, first, 2, &b);
    json_t *data = json_loads(b.s, 0, NULL);
    const json_t *panels = json_object_get(data, "panels");
    assert_int_equal(json_array_size(panels), 2);
    assert_string_equal(json_string_value(json_object_get(json_array_get(panels, 1), "x")), "n");
    assert_string_equal(json_string_value(json_object_get(json_array_get(panels, 1), "title")), "second");
    json_decref(data);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_figure_carries_its_whole_table),
                                       cmocka_unit_test(figures_of_one_table_can_be_panels)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

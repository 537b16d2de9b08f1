/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/html_sum.h"

#include "oml_test.h"

#include <math.h>

static const oml_column columns[] = {{"name", "name", OML_CELL_TEXT, NULL, 0},
                                     {"part", "part", OML_CELL_TEXT, NULL, 0},
                                     {"value", "Jobs", OML_CELL_REAL, "kt", 1},
                                     {"other", "Money", OML_CELL_INT, NULL, 0},
                                     {"year", "year", OML_CELL_DATE, NULL, 0}};

static const struct {
    const char *name, *part;
    double value;
    int64_t other;
    const char *year;
} rows[] = {
    {"textiles", "a", 4873.04, 1, "2010"}, {"textiles", "b", 10, 2, "2012-Q3"},   {"machines", "a", 2089, 9, "2030"},
    {"wood", "a", -1, 4, "2016"},          {"wood", "b", (double)NAN, 0, "2016"},
};

static void
says(oml_lang lang, const oml_figure *figure, const oml_figure *next, const char *wanted)
{
    oml_cx cx = {0};
    oml_doc *d = oml_doc_new(&cx.tmp, lang);
    oml_table *t = oml_doc_table(d, "t", "t", columns, OML_COUNT(columns));
    for (size_t i = 0; i < OML_COUNT(rows); i++) {
        oml_table_text(t, rows[i].name);
        oml_table_text(t, rows[i].part);
        oml_table_real(t, rows[i].value);
        oml_table_int(t, rows[i].other);
        oml_table_text(t, rows[i].year);
    }
    oml_doc_figure(d, t, figure, "first");
    const oml_block *first = d->last;
    if (next != NULL)
        oml_doc_figure(d, t, next, "second");
    OML_BUF_AUTO b = {0};
    oml_html_sum_write(d, first, next != NULL ? 2 : 1, &b);
    assert_string_equal(b.s, wanted);
    oml_cx_done(&cx);
}

static void
bars_say_their_ends(void **state)
{
    (void)state;
    const oml_figure f = {.kind = OML_FIGURE_BARS, .x = "value", .y = "name"},
                     g = {.kind = OML_FIGURE_BARS, .x = "other", .y = "name"};
    says(OML_EN, &f, NULL, "Jobs: highest textiles (4,873.0\u00A0kt), lowest wood (-1.0\u00A0kt)");
    says(OML_NL, &f, NULL, "Jobs: hoogst textiles (4.873,0\u00A0kt), laagst wood (-1,0\u00A0kt)");
    says(OML_EN, &f, &g,
         "first: highest textiles (4,873.0\u00A0kt), lowest wood (-1.0\u00A0kt); second: highest machines (9), lowest "
         "wood (0)");
    const oml_figure facets = {.kind = OML_FIGURE_BARS, .x = "value", .y = "name", .facet = "part"};
    says(OML_EN, &facets, NULL,
         "a: highest textiles (4,873.0\u00A0kt), lowest wood (-1.0\u00A0kt)"); // b has one figure: no ends
}

static void
the_other_kinds_say_what_they_are_for(void **state)
{
    (void)state;
    says(OML_EN, &(oml_figure){.kind = OML_FIGURE_STACK, .x = "value", .y = "name", .group = "part"}, NULL,
         "together highest for textiles (4,883.0\u00A0kt) and lowest for wood (-1.0\u00A0kt)");
    says(OML_EN, &(oml_figure){.kind = OML_FIGURE_POINTS, .x = "value", .y = "other", .label = "name"}, NULL,
         "of 5 items machines is highest on Money (9) and textiles on Jobs (4,873.0\u00A0kt)");
    says(OML_EN, &(oml_figure){.kind = OML_FIGURE_LINES, .x = "year", .y = "value", .facet = "name"}, NULL,
         "5 values of 3 indicators, from 2010 to 2030");
    says(OML_EN, &(oml_figure){.kind = OML_FIGURE_MATRIX, .x = "name", .y = "part", .value = "value"}, NULL,
         "3 of 6 combinations of 2 rows and 3 columns hold something");
    says(OML_EN, &(oml_figure){.kind = OML_FIGURE_FRAME, .y = "name", .label = "part", .value = "other"}, NULL,
         "5 work paths in 3 themes; 4 of them Money");
}

static void
nothing_is_said_of_nothing(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d = oml_doc_new(&cx.tmp, OML_EN);
    oml_table *t = oml_doc_table(d, "t", "t", columns, OML_COUNT(columns));
    oml_doc_figure(d, t, &(oml_figure){.kind = OML_FIGURE_BARS, .x = "value", .y = "name"}, NULL);
    OML_BUF_AUTO b = {0};
    oml_html_sum_write(d, d->last, 1, &b);
    assert_int_equal(b.n, 0);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bars_say_their_ends),
        cmocka_unit_test(the_other_kinds_say_what_they_are_for),
        cmocka_unit_test(nothing_is_said_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/sheet.h"
#include "oml_test.h"

static char path[300];

static oml_rc
open_text(oml_cx *cx, const char *text, const oml_sheet_style *style, oml_sheet **out)
{
    test_write(path, text, strlen(text));
    return oml_sheet_open_csv(cx, path, style, out);
}

static int
make_folder(void **state)
{
    test_here_make(state);
    snprintf(path, sizeof path, "%s/x.csv", test_here);
    return 0;
}

static void
gives_rows_with_their_places(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_AUTO(sheet) *s = NULL;
    ok(&cx, open_text(&cx, "code; title ;\n1;\"two\nlines\";\n;;\n3;x;\n", NULL, &s));
    assert_int_equal(oml_sheet_columns(s), 3);
    assert_string_equal(oml_sheet_heading(s, 1), "title");
    assert_string_equal(oml_sheet_heading(s, 2), "");
    assert_int_equal(oml_sheet_find(s, "title"), 1);
    assert_int_equal(oml_sheet_find(s, "nothing"), 3);
    const oml_cell_text *cells;
    ok(&cx, oml_sheet_next(&cx, s, &cells));
    assert_int_equal(cells[1].n, 9);
    assert_int_equal(oml_sheet_place(s, 1).row, 2);
    ok(&cx, oml_sheet_next(&cx, s, &cells)); // the empty row is passed over
    assert_memory_equal(cells[0].s, "3", 1);
    const oml_place place = oml_sheet_place(s, 0);
    assert_int_equal(place.row, 5);
    assert_string_equal(place.column, "code");
    assert_string_equal(place.file, path);
    ok(&cx, oml_sheet_next(&cx, s, &cells));
    assert_null(cells);
    oml_cx_done(&cx);
}

static void
refuses_a_heading_that_does_not_name_columns(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_AUTO(sheet) *s = NULL;
    fails(&cx, oml_sheet_open_csv(&cx, "no/such.csv", NULL, &s), "OML-FIL-01");
    fails(&cx, open_text(&cx, "", NULL, &s), "OML-SHE-01");
    fails(&cx, open_text(&cx, ",,\n1,2,3\n", NULL, &s), "OML-SHE-01");
    fails(&cx, open_text(&cx, "a,b,a\n", NULL, &s), "OML-SHE-02");
    assert_null(s);
    ok(&cx, open_text(&cx, "a,\n1,lost\n", NULL, &s));
    const oml_cell_text *cells;
    fails(&cx, oml_sheet_next(&cx, s, &cells), "OML-SHE-04");
    oml_cx_done(&cx);
}

static void
finds_the_decimal_mark(void **state)
{
    (void)state;
    enum { POINT, COMMA, ASKED };
    static const struct {
        const char *text;
        int found;
    } cases[] = {
        {"c;v\nx;1,5\n", COMMA},
        {"c;v\nx;0,125\n", COMMA},
        {"c;v\nx;1,2345\n", COMMA},
        {"c;v\nx;1.234,5\n", COMMA},
        {"c;v\nx;1.234.567\n", COMMA},
        {"c;v\nx;1.5\n", POINT},
        {"c;v\nx;0.125\n", POINT},
        {"c;v\nx;1,234.5\n", POINT},
        {"c;v\nx;1,234,567\n", POINT},
        {"c;v\nx;12\n", POINT},
        {"c;v\nx;\n", POINT},
        {"c;v\nx;n.v.t.\n", POINT},
        {"c;v\nx;1,234\n", ASKED},
        {"c;v\nx;1.234\n", ASKED},
        {"c;v\nx;-1.234\n", ASKED},
        {"c\tv\nx\t 1.234 \n", ASKED},
        {"c,v\nx,1.234\n", POINT},
        {"c,v\nx,\"1,234\"\n", ASKED},
        {"c,v\nx,\"1,5\"\n", COMMA},
        {"c;v\nx;1234,567\n", COMMA},
        {"c;v\nx;1.234\ny;0,5\n", COMMA},
        {"c;v\n1,5;1.5\n", POINT},
        {"c;v\nx;1.234\ny;7.25\n", POINT},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        oml_cx cx = {0};
        OML_AUTO(sheet) *s = NULL;
        bool comma = false;
        ok(&cx, open_text(&cx, cases[i].text, NULL, &s));
        const oml_rc rc = oml_sheet_comma(&cx, s, (const bool[]){false, true}, &comma);
        if (cases[i].found == ASKED) {
            assert_string_equal(cx.fail.column, "v");
            assert_int_equal(cx.fail.row, 2);
            fails(&cx, rc, "OML-SHE-03");
        } else {
            ok(&cx, rc);
            if (comma != (cases[i].found == COMMA))
                fail_msg("%s", cases[i].text);
        }
        oml_cx_done(&cx);
    }
    oml_cx cx = {0};
    OML_AUTO(sheet) *s = NULL;
    bool comma = false;
    ok(&cx, open_text(&cx, "c;v\nx;1.234\n", &(oml_sheet_style){.comma = OML_COMMA_YES}, &s));
    ok(&cx, oml_sheet_comma(&cx, s, (const bool[]){false, true}, &comma));
    assert_true(comma);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_rows_with_their_places),
        cmocka_unit_test(refuses_a_heading_that_does_not_name_columns),
        cmocka_unit_test(finds_the_decimal_mark),
    };
    return cmocka_run_group_tests(tests, make_folder, test_here_remove);
}

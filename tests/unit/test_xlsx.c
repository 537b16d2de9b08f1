/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/sheet.h"
#include "format/xlsx.h"
#include "oml_test.h"
#include "oml_zip.h"

static char path[300];

static int
make_folder(void **state)
{
    test_here_make(state);
    snprintf(path, sizeof path, "%s/x.xlsx", test_here);
    return 0;
}

// All rows as `2:A=x B=y/`, so that a case is one line.
static oml_rc
read_book(oml_cx *cx, const book_text *b, oml_buf *out)
{
    OML_BUF_AUTO bytes = {0};
    OML_AUTO(xlsx) *book = NULL;
    OML_AUTO(xlsx_rows) *rows = NULL;
    make_workbook(&bytes, b);
    test_write(path, bytes.s, bytes.n);
    oml_buf_text(out, "");
    OML_TRY(oml_xlsx_open(cx, path, &book));
    OML_TRY(oml_xlsx_rows_open(cx, book, "s", &rows));
    assert_non_null(rows);
    for (;;) {
        size_t row, n;
        OML_TRY(oml_xlsx_rows_next(cx, rows, &row, &n));
        if (n == 0)
            return OML_OK;
        oml_buf_printf(out, "%zu:", row);
        for (size_t i = 0; i < n; i++) {
            const oml_xlsx_cell c = oml_xlsx_rows_cell(rows, i);
            oml_buf_printf(out, "%s%c=%.*s", i > 0 ? " " : "", (char)('A' + c.column), (int)c.n, c.s);
        }
        oml_buf_char(out, '/');
    }
}

static void
reads_every_kind_of_cell(void **state)
{
    (void)state;
    static const char strings[] =
        "<si><t>plain</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r></si>"
        "<si><t>日本</t><rPh sb=\"0\" eb=\"2\"><t>ニホン</t></rPh></si><si><t>two_x000D_\nlines "
        "_x005F_x000D_</t></si><si/>";
    static const struct {
        const char *sheet, *rows;
    } cases[] = {
        {"<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>",
         "1:A=plain C=rich text/"},
        {"<row r=\"3\"><c r=\"B3\" t=\"s\"><v>2</v></c></row>", "3:B=日本/"},
        {"<row><c t=\"s\"><v>3</v></c><c t=\"s\"><v>4</v></c><c><v>1</v></c></row>", "1:A=two\nlines _x000D_ C=1/"},
        {"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>in</t><r><t>line</t></r></is></c></row>", "1:A=inline/"},
        {"<row r=\"1\"><c r=\"A1\"><v>0.10000000000000001</v></c><c r=\"B1\" t=\"n\"><v>1E-3</v></c><c "
         "r=\"C1\"><v>42</v></c></row>",
         "1:A=0.1 B=0.001 C=42/"},
        {"<row r=\"1\"><c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"b\"><v>0</v></c></row>", "1:A=1 B=0/"},
        {"<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c><c r=\"B1\" t=\"str\"><f>\"a\"</f><v>a</v></c></row>",
         "1:A=2 B=a/"},
        {"<row r=\"1\"><c r=\"A1\"><v/></c><c r=\"B1\" t=\"str\"><f>\"\"</f><v></v></c></row><row r=\"2\"><c r=\"A2\" "
         "s=\"0\"/></row><row r=\"9\"><c r=\"A9\"><v>9</v></c></row>",
         "9:A=9/"},
        {"<x:row xmlns:x=\"u\" r=\"1\"><x:c r=\"A1\"><x:v>5</x:v></x:c></x:row>", "1:A=5/"},
        {"<row r=\"1\"><c r=\"A1\" t=\"d\"><v>2026-11-24</v></c></row>", "1:A=2026-11-24/"},
        {"", ""},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        oml_cx cx = {0};
        OML_BUF_AUTO out = {0};
        ok(&cx, read_book(&cx, &(book_text){.sheet = cases[i].sheet, .strings = strings}, &out));
        assert_string_equal(out.s, cases[i].rows);
        oml_cx_done(&cx);
    }
}

#define STYLES                                                                                                         \
    "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-413]d mmmm yyyy;@\"/><numFmt numFmtId=\"165\" "                 \
    "formatCode=\"0.0&quot; dag&quot;\"/>"                                                                             \
    "<numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/><numFmt numFmtId=\"167\" formatCode=\"[Red]0.00\\ "               \
    "\\y\"/></numFmts>"                                                                                                \
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf "         \
    "numFmtId=\"164\"/>"                                                                                               \
    "<xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/><xf numFmtId=\"22\"/></cellXfs>"

static void
reads_dates_of_both_systems(void **state)
{
    (void)state;
    // The days around the 29 February 1900 that never was, and moments whose fraction is not exact.
    static const struct {
        const char *value, *text;
        int style;
        bool from_1904;
    } cases[] = {
        {"1", "1900-01-01", 1, false},
        {"59", "1900-02-28", 1, false},
        {"61", "1900-03-01", 1, false},
        {"46350", "2026-11-24", 1, false},
        {"46350", "2026-11-24", 2, false},
        {"2958465", "9999-12-31", 1, false},
        {"46350.4375", "2026-11-24T10:30:00", 6, false},
        {"46350.43402777778", "2026-11-24T10:25:00", 6, false},
        {"46349.999999999", "2026-11-24", 1, false},
        {"0.75", "18:00:00", 6, false},
        {"0", "1904-01-01", 1, true},
        {"44888", "2026-11-24", 1, true},
        {"46350", "46350", 0, false},
        {"46350", "46350", 3, false},
        {"1.5", "1.5", 4, false},
        {"7", "7", 5, false},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        oml_cx cx = {0};
        OML_BUF_AUTO out = {0};
        char row[200], expected[64];
        snprintf(row, sizeof row, "<row r=\"1\"><c r=\"A1\" s=\"%d\"><v>%s</v></c></row>", cases[i].style,
                 cases[i].value);
        snprintf(expected, sizeof expected, "1:A=%s/", cases[i].text);
        ok(&cx, read_book(&cx,
                          &(book_text){.sheet = row,
                                       .styles = STYLES,
                                       .book = cases[i].from_1904 ? "<workbookPr date1904=\"1\"/>" : NULL},
                          &out));
        assert_string_equal(out.s, expected);
        oml_cx_done(&cx);
    }
    static const char *const none[] = {"60", "-1", "2958466", "1e300"};
    for (size_t i = 0; i < OML_COUNT(none); i++) {
        oml_cx cx = {0};
        OML_BUF_AUTO out = {0};
        char row[200];
        snprintf(row, sizeof row, "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>%s</v></c></row>", none[i]);
        fails(&cx, read_book(&cx, &(book_text){.sheet = row, .styles = STYLES}, &out), "OML-XLS-06");
        oml_cx_done(&cx);
    }
}

static void
says_which_cell_is_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *sheet, *code;
        size_t row;
        const char *column, *says;
    } cases[] = {
        {"<row r=\"3\"><c r=\"AB3\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>", "OML-XLS-02", 3, "AB",
         "AB3 holds the error #DIV/0!"},
        {"<row r=\"2\"><c r=\"B2\" t=\"e\"><v>#N/A</v></c></row>", "OML-XLS-02", 2, "B", "#N/A"},
        {"<row r=\"2\"><c r=\"B2\"><f>A1</f></c></row>", "OML-XLS-03", 2, "B", "B2 has a formula"},
        {"<row r=\"2\"><c r=\"B2\"><f>1/0</f><v></v></c></row>", "OML-XLS-03", 2, "B", "B2 has a formula"},
        {"<row r=\"2\"><c r=\"B2\" t=\"s\"><v>1</v></c></row>", "OML-XLS-04", 2, "B", "'1'"},
        {"<row r=\"2\"><c r=\"B2\" t=\"s\"><v>-1</v></c></row>", "OML-XLS-04", 2, "B", "'-1'"},
        {"<row r=\"2\"><c r=\"B2\" t=\"s\"><v>99999999999999999999</v></c></row>", "OML-XLS-04", 2, "B", "'9999"},
        {"<row r=\"2\"><c r=\"B2\"><v>1,5</v></c></row>", "OML-XLS-04", 2, "B", "'1,5'"},
        {"<row r=\"2\"><c r=\"B2\" t=\"b\"><v>yes</v></c></row>", "OML-XLS-04", 2, "B", "'yes'"},
        {"<row r=\"2\"><c r=\"B2\" t=\"zzz\"><v>1</v></c></row>", "OML-XLS-04", 2, "B", "'zzz'"},
        {"<row r=\"1000000000\"><c r=\"A1000000000\"><v>1</v></c></row>", "OML-XLS-04", 0, "", "1000000000"},
        {"<row r=\"0\"/>", "OML-XLS-04", 0, "", "'0'"},
        {"<row r=\"2\"/><row r=\"2\"/>", "OML-XLS-04", 2, "", "'2'"},
        {"<row r=\"2\"><c r=\"B3\"><v>1</v></c></row>", "OML-XLS-04", 2, "", "B3"},
        {"<row r=\"2\"><c r=\"XFE2\"><v>1</v></c></row>", "OML-XLS-04", 2, "", "XFE2"},
        {"<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"B2\"><v>1</v></c></row>", "OML-XLS-04", 2, "", "B2"},
        {"<row r=\"2\"><c r=\"2\"><v>1</v></c></row>", "OML-XLS-04", 2, "", "'2'"},
        {"<row r=\"2\"><c r=\"B2\"", "OML-XML-01", 1, "", ""},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        oml_cx cx = {0};
        OML_BUF_AUTO out = {0};
        const oml_rc rc = read_book(&cx, &(book_text){.sheet = cases[i].sheet, .strings = "<si><t>one</t></si>"}, &out);
        if (strcmp(cases[i].code, "OML-XML-01") != 0) {
            assert_int_equal(cx.fail.row, cases[i].row);
            assert_string_equal(cx.fail.column, cases[i].column);
        }
        assert_non_null(strstr(cx.fail.file, "x.xlsx#s"));
        if (strstr(cx.fail.message, cases[i].says) == NULL)
            fail_msg("%s: %s", cases[i].sheet, cx.fail.message);
        fails(&cx, rc, cases[i].code);
        oml_cx_done(&cx);
    }
}

static void
refuses_what_is_no_workbook(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_BUF_AUTO bytes = {0}, out = {0};
    OML_AUTO(xlsx) *book = NULL;
    make_zip(&bytes, (part_text[]){{"content.xml", "<a/>", 0}}, 1);
    test_write(path, bytes.s, bytes.n);
    fails(&cx, oml_xlsx_open(&cx, path, &book), "OML-XLS-01");
    test_write(path, "code,title\n", 11);
    fails(&cx, oml_xlsx_open(&cx, path, &book), "OML-ZIP-02");
    bytes.n = 0;
    make_workbook(&bytes, &(book_text){.sheet = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"});
    test_write(path, bytes.s, bytes.n / 2);
    fails(&cx, oml_xlsx_open(&cx, path, &book), "OML-ZIP-01");
    fails(&cx,
          read_book(&cx, &(book_text){.whole = "<!DOCTYPE a [<!ENTITY b \"bb\">]><worksheet>&b;</worksheet>"}, &out),
          "OML-XML-02");
    fails(&cx, read_book(&cx, &(book_text){.book = "<!DOCTYPE a>"}, &out), "OML-XML-01");
    assert_null(book);
    oml_cx_done(&cx);
}

static void
gives_a_sheet(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_BUF_AUTO bytes = {0};
    OML_AUTO(sheet) *s = NULL;
    const oml_cell_text *cells;
    bool comma = true;
    make_workbook(
        &bytes,
        &(book_text){.sheet =
                         "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>code</t></is></c>"
                         "<c r=\"C2\" t=\"inlineStr\"><is><t> value </t></is></c></row>"
                         "<row r=\"4\"><c r=\"C4\"><v>1.234</v></c></row><row r=\"5\"><c r=\"A5\"><v>7</v></c></row>"
                         "<row r=\"6\"><c r=\"C6\" t=\"e\"><v>#REF!</v></c></row>"
                         "<row r=\"7\"><c r=\"D7\"><v>1</v></c></row><row r=\"8\"><c r=\"B8\"><v>1</v></c></row>"});
    test_write(path, bytes.s, bytes.n);
    ok(&cx, oml_sheet_open(&cx, path, NULL, &s));
    assert_int_equal(oml_sheet_columns(s), 3);
    assert_int_equal(oml_sheet_find(s, "value"), 2);
    ok(&cx, oml_sheet_comma(&cx, s, (const bool[]){false, false, true}, &comma));
    assert_false(comma);
    ok(&cx, oml_sheet_next(&cx, s, &cells));
    assert_int_equal(cells[0].n, 0);
    assert_memory_equal(cells[2].s, "1.234", 5);
    assert_int_equal(oml_sheet_place(s, 2).row, 4);
    ok(&cx, oml_sheet_next(&cx, s, &cells));
    assert_memory_equal(cells[0].s, "7", 1);
    assert_int_equal(cells[2].n, 0); // not what stood there before
    assert_int_equal(oml_sheet_next(&cx, s, &cells), OML_E_INPUT);
    assert_string_equal(cx.fail.column, "value");
    assert_int_equal(cx.fail.row, 6);
    oml_cx_clear(&cx);
    oml_sheet_free(oml_sheet_take(&s));
    bytes.n = 0;
    make_workbook(
        &bytes, &(book_text){
                    .sheet = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"B2\"><v>1</v></c></row>"});
    test_write(path, bytes.s, bytes.n);
    ok(&cx, oml_sheet_open(&cx, path, NULL, &s));
    fails(&cx, oml_sheet_next(&cx, s, &cells), "OML-SHE-04");
    oml_sheet_free(oml_sheet_take(&s));
    bytes.n = 0;
    make_workbook(&bytes, &(book_text){0});
    test_write(path, bytes.s, bytes.n);
    fails(&cx, oml_sheet_open(&cx, path, NULL, &s), "OML-SHE-01");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_kind_of_cell),
        cmocka_unit_test(reads_dates_of_both_systems),
        cmocka_unit_test(says_which_cell_is_wrong),
        cmocka_unit_test(refuses_what_is_no_workbook),
        cmocka_unit_test(gives_a_sheet),
    };
    return cmocka_run_group_tests(tests, make_folder, test_here_remove);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/sheet.h"
#include "format/workbook.h"
#include "oml_test.h"

#include <dirent.h>

static char path[300];

static int
make_folder(void **state)
{
    test_here_make(state);
    snprintf(path, sizeof path, "%s/x.xlsx", test_here);
    return 0;
}

static const oml_workbook_column columns[] = {
    {"text", OML_WORKBOOK_TEXT, 20, NULL},      {"real", OML_WORKBOOK_REAL, 10, NULL},
    {"whole", OML_WORKBOOK_WHOLE, 10, NULL},    {"money", OML_WORKBOOK_MONEY, 10, NULL},
    {"yes", OML_WORKBOOK_BOOL, 10, NULL},       {"date", OML_WORKBOOK_DATE, 10, NULL},
    {"kind", OML_WORKBOOK_TEXT, 10, "one|two"},
};

typedef struct line {
    const char *cells[OML_COUNT(columns)];
} line;

static oml_rc
write_rows(oml_cx *cx, const line rows[], size_t n)
{
    OML_AUTO(workbook) *w = NULL;
    OML_TRY(oml_workbook_new(cx, path, "Titel", &w));
    OML_TRY(oml_workbook_sheet(cx, w, "first", columns, 1));
    OML_TRY(oml_workbook_sheet(cx, w, "second", columns, OML_COUNT(columns)));
    for (size_t i = 0; i < n; i++)
        OML_TRY(oml_workbook_row(cx, w, rows[i].cells));
    return oml_workbook_publish(cx, w);
}

// Typed where a spreadsheet holds the value exactly, text where it does not; either way the same text comes back.
static void
what_is_written_comes_back(void **state)
{
    (void)state;
    static const line rows[] = {
        {{"a", "1.5", "42", "1234.5", "1", "2026-11-24", "one"}},
        {{"=1+1", "0.30000000000000004", "9007199254740993", "99999999999999.99", "0", "1899-12-31", "two"}},
        {{"1.10", "1e300", "-7", NULL, NULL, "2026-Q3", NULL}},
        {{"_x000D_x000D_ _x41_", "5e-324", NULL, NULL, NULL, "1900-03-01", NULL}},
        {{"two\nlines <&>\"'", "123456789012345680", NULL, NULL, NULL, "9999-12-31", NULL}},
    };
    oml_cx cx = {0};
    OML_AUTO(xlsx) *book = NULL;
    OML_AUTO(sheet) *s = NULL;
    ok(&cx, write_rows(&cx, rows, OML_COUNT(rows)));
    ok(&cx, oml_xlsx_open(&cx, path, &book));
    assert_int_equal(oml_xlsx_count(book), 2);
    ok(&cx, oml_sheet_open_xlsx(&cx, book, "second", &s));
    for (size_t i = 0; i < OML_COUNT(rows); i++) {
        const oml_cell_text *cells;
        ok(&cx, oml_sheet_next(&cx, s, &cells));
        for (size_t j = 0; j < OML_COUNT(columns); j++) {
            const char *expected = rows[i].cells[j] == NULL ? "" : rows[i].cells[j];
            if (cells[j].n != strlen(expected) || (cells[j].n > 0 && memcmp(cells[j].s, expected, cells[j].n) != 0))
                fail_msg("'%s' comes back as '%.*s'", expected, (int)cells[j].n, cells[j].s);
        }
    }
    oml_cx_done(&cx);
}

static void
the_same_cells_give_the_same_bytes(void **state)
{
    (void)state;
    static const line rows[] = {{{"a", "1.5", "42", "1234.5", "1", "2026-11-24", "one"}}};
    oml_cx cx = {0};
    size_t n, m;
    ok(&cx, write_rows(&cx, rows, 1));
    char *once = test_read(path, &n);
    ok(&cx, write_rows(&cx, rows, 1));
    char *twice = test_read(path, &m);
    assert_int_equal(n, m);
    assert_memory_equal(once, twice, n);
    free(once);
    free(twice);
    oml_cx_done(&cx);
}

static void
refuses_what_does_not_fit(void **state)
{
    (void)state;
    oml_cx cx = {0};
    char *text = calloc(OML_WORKBOOK_TEXT_MAX + 2, 1);
    assert_non_null(text);
    memset(text, 'x', OML_WORKBOOK_TEXT_MAX);
    const line rows[] = {{{"a"}}, {{text}}};
    ok(&cx, write_rows(&cx, rows, 2));
    text[OML_WORKBOOK_TEXT_MAX] = 'x';
    const oml_rc rc = write_rows(&cx, rows, 2);
    assert_int_equal(cx.fail.row, 3);
    assert_string_equal(cx.fail.column, "text");
    fails(&cx, rc, "OML-WBK-01");
    free(text);
    snprintf(path, sizeof path, "%s/no/such.xlsx", test_here);
    fails(&cx, write_rows(&cx, rows, 1), "OML-FIL-04");
    // Of what failed nothing is left: only the first workbook stands there.
    size_t files = 0;
    DIR *d = opendir(test_here);
    assert_non_null(d);
    for (const struct dirent *e; (e = readdir(d)) != NULL;)
        files += e->d_name[0] != '.';
    closedir(d);
    assert_int_equal(files, 1);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_comes_back),
        cmocka_unit_test(the_same_cells_give_the_same_bytes),
        cmocka_unit_test(refuses_what_does_not_fit),
    };
    return cmocka_run_group_tests(tests, make_folder, test_here_remove);
}

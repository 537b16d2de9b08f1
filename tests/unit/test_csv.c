/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_test.h"
#include "text/csv.h"

// All rows as `cell|cell/cell|cell/`, so that a case is one line.
static oml_rc
read_all(oml_cx *cx, const char *text, size_t n, char separator, oml_buf *out)
{
    oml_csv c;
    oml_csv_init(&c, "x.csv", text, n, separator);
    for (;;) {
        OML_TRY(oml_csv_next(cx, &c));
        if (c.n_cells == 0)
            return OML_OK;
        for (size_t i = 0; i < c.n_cells; i++) {
            oml_buf_text(out, i > 0 ? "|" : "");
            oml_buf_add(out, c.cells[i].s, c.cells[i].n);
        }
        oml_buf_char(out, '/');
    }
}

static void
reads_what_people_save(void **state)
{
    (void)state;
    static const struct {
        const char *text, *rows;
    } cases[] = {
        {"a,b\n1,2\n", "a|b/1|2/"},
        {"a,b\r\n1,2", "a|b/1|2/"},
        {"a,b\r1,2\r", "a|b/1|2/"},
        {"\xEF\xBB\xBF"
         "a;b\n1,5;2\n",
         "a|b/1,5|2/"},
        {"a\tb\n1\t\n", "a|b/1|/"},
        {"a\n1\n\n2\n", "a/1/2/"},
        {"\n\na;b\n1;2\n", "a|b/1|2/"},
        {"sep=;\na,b;c\n1;2\n", "a,b|c/1|2/"},
        {"a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", "a|b/x, y|say \"hi\"/"},
        {"a,b\n\"two\nlines\",\"two\r\nmore\"\n", "a|b/two\nlines|two\nmore/"},
        {"a,b\n\"old\rmac\",\"\"\n", "a|b/old\nmac|/"},
        {"\"a;b\",c,\"d;e;f\"\n1,2,3\n", "a;b|c|d;e;f/1|2|3/"},
        {"\"\"\n\"\"\n", "//"},
        {"één,twee\n€,日本\n", "één|twee/€|日本/"},
        {"", ""},
        {"\xEF\xBB\xBF\r\n", ""},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        oml_cx cx = {0};
        OML_BUF_AUTO out = {0};
        oml_buf_text(&out, "");
        ok(&cx, read_all(&cx, cases[i].text, strlen(cases[i].text), 0, &out));
        assert_string_equal(out.s, cases[i].rows);
        oml_cx_done(&cx);
    }
}

static void
says_what_is_wrong_and_where(void **state)
{
    (void)state;
    static const struct {
        const char *text, *code;
        size_t row;
        const char *column;
    } cases[] = {
        {"a,b\n1,\"open\n2,3\n", "OML-CSV-01", 2, "b"},
        {"a,b\n1,2\n3,\"x\" y\n", "OML-CSV-02", 3, "b"},
        {"a,b\n5\" pipe,2\n", "OML-CSV-03", 2, "a"},
        {"a,b\n1\n", "OML-CSV-04", 2, "b"},
        {"a,b\n1,2\n\"x\ny\",2\n1,2,3\n", "OML-CSV-04", 5, "3"},
        {"code,naam\n1,caf\xE9\n", "OML-CSV-05", 2, "naam"},
        {"code,caf\xE9\n", "OML-CSV-05", 1, "2"},
        {"code,naam\n\"1,5\",\"twee\nregels \xE9\"\n", "OML-CSV-05", 3, "naam"},
        {"a,b\n1,2\n\"\"\"\",\xFF\n", "OML-CSV-05", 3, "b"},
        {"\xFF\xFE"
         "a",
         "OML-CSV-07", 1, ""},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        oml_cx cx = {0};
        OML_BUF_AUTO out = {0};
        const oml_rc rc = read_all(&cx, cases[i].text, strlen(cases[i].text), 0, &out);
        assert_string_equal(cx.fail.file, "x.csv");
        assert_int_equal(cx.fail.row, cases[i].row);
        assert_string_equal(cx.fail.column, cases[i].column);
        if (strcmp(cases[i].code, "OML-CSV-05") == 0) {
            assert_non_null(strstr(cx.fail.message, "0x"));
            assert_non_null(strstr(cx.fail.hint, "UTF-8"));
        }
        fails(&cx, rc, cases[i].code);
        oml_cx_done(&cx);
    }
    oml_cx cx = {0};
    OML_BUF_AUTO out = {0};
    fails(&cx, read_all(&cx, "a,b\n1,\0\n", 8, 0, &out), "OML-CSV-06");
    static char wide[OML_CSV_COLUMNS + 2];
    memset(wide, ',', sizeof wide);
    fails(&cx, read_all(&cx, wide, sizeof wide, 0, &out), "OML-CSV-08");
    ok(&cx, read_all(&cx, wide, OML_CSV_COLUMNS - 1, 0, &out));
    oml_cx_done(&cx);
}

static void
quotes_only_where_needed(void **state)
{
    (void)state;
    OML_BUF_AUTO out = {0};
    oml_csv_put(&out, (const char *const[]){"a", NULL, "x, y", "say \"hi\"", "two\nlines", " spaced ", "é"}, 7, ',');
    oml_csv_put(&out, (const char *const[]){""}, 1, ',');
    oml_csv_put(&out, (const char *const[]){"1,5", "a;b"}, 2, ';');
    assert_string_equal(out.s, "a,,\"x, y\",\"say \"\"hi\"\"\",\"two\nlines\", spaced ,é\n\"\"\n1,5;\"a;b\"\n");
}

// Whatever cells are written are read back, with any separator.
static bool
comes_back(rng *r, size_t size)
{
    static const char *const pieces[] = {"a", ",", ";", "\t", "\"", "\n", "é", " ", "1.5", "\xEF\xBB\xBF", "sep="};
    static const char separators[] = {',', ';', '\t'};
    const char separator = separators[rng_below(r, 3)];
    const size_t columns = 1 + rng_below(r, 5), rows = 1 + rng_below(r, size);
    oml_cx cx = {0};
    OML_BUF_AUTO text = {0}, expected = {0}, got = {0};
    for (size_t i = 0; i < rows; i++) {
        const char *cells[5];
        for (size_t j = 0; j < columns; j++) {
            oml_buf cell = {0};
            for (size_t k = rng_below(r, 4); k-- > 0;)
                oml_buf_text(&cell, pieces[rng_below(r, OML_COUNT(pieces))]);
            cells[j] = cell.n == 0 ? NULL : oml_arena_textn(&cx.tmp, cell.s, cell.n);
            oml_buf_printf(&expected, "%s%s", j > 0 ? "|" : "", cells[j] == NULL ? "" : cells[j]);
            oml_buf_free(&cell);
        }
        oml_buf_char(&expected, '/');
        oml_csv_put(&text, cells, columns, separator);
    }
    oml_buf_text(&got, "");
    oml_buf_text(&expected, "");
    ok(&cx, read_all(&cx, text.s, text.n, separator, &got));
    const bool same = strcmp(got.s, expected.s) == 0;
    oml_cx_done(&cx);
    return same;
}

static void
what_is_written_comes_back(void **state)
{
    (void)state;
    forall("read(write(rows)) = rows", 2000, 20, comes_back);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_people_save),
        cmocka_unit_test(says_what_is_wrong_and_where),
        cmocka_unit_test(quotes_only_where_needed),
        cmocka_unit_test(what_is_written_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

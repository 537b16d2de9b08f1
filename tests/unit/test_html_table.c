/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/html_table.h"

#include "oml_test.h"

static bool
has(const oml_buf *b, const char *piece)
{
    if (b->s != NULL && strstr(b->s, piece) != NULL)
        return true;
    print_message("not in the page: %s\n%s\n", piece, b->s);
    return false;
}

static const oml_column columns[] = {
    {"sector", "sector", OML_CELL_TEXT, NULL, 0},
    {"value", "value", OML_CELL_REAL, "mln euro", 1},
    {"jobs", "jobs", OML_CELL_INT, NULL, 0},
    {"late", "late", OML_CELL_BOOL, NULL, 0},
    {"date", "date", OML_CELL_DATE, NULL, 0},
    {"nothing", "nothing here", OML_CELL_TEXT, NULL, 0},
    {"source", "source code", OML_CELL_TEXT, NULL, 0},
    {"url", "address", OML_CELL_TEXT, NULL, 0},
    {"illustrative", "illustrative", OML_CELL_BOOL, NULL, 0},
    {"figure", "figure id", OML_CELL_TEXT, NULL, 0},
};

static oml_table *
table_of(oml_doc *d)
{
    oml_table *t = oml_doc_table(d, "stakes", "caption & more", columns, OML_COUNT(columns));
    oml_table_text(t, "<C13>");
    oml_table_real(t, -1234.56);
    oml_table_int(t, 20500);
    oml_table_bool(t, true);
    oml_table_text(t, "2026-11-24");
    oml_table_empty(t);
    oml_table_text(t, "S1 S2");
    oml_table_text(t, "https://example.org/a-longer-name");
    oml_table_bool(t, true);
    oml_table_text(t, "evidence/C13");
    return t;
}

static void
a_row_says_what_its_cells_are(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d = oml_doc_new(&cx.tmp, OML_NL);
    const oml_table *t = table_of(d);
    static const oml_column code[] = {{"code", "code", OML_CELL_TEXT, NULL, 0}};
    oml_table *sources = oml_doc_table(d, "sources", "sources", code, 1);
    oml_table_text(sources, "S1");
    OML_BUF_AUTO b = {0};
    oml_html_table_write(d, t, "Tabel 2.1", NULL, sources, &b);
    assert_true(has(&b, "<caption><span class=\"number\">Tabel 2.1</span> Caption &amp; more</caption>"));
    assert_true(has(&b, "<th scope=\"col\" class=\"n\">Waarde <span class=\"unit\">mln euro</span></th>"));
    assert_true(has(&b, "<tr data-figure=\"evidence/C13\"><th scope=\"row\" class=\"\">&lt;C13&gt;</th>"));
    assert_true(has(&b, "<td class=\"n\">\u22121.234,6</td><td class=\"n\">20.500</td>"));
    assert_true(has(&b, "<td class=\"\">24 nov 2026</td>"));
    assert_true(has(&b, "<a href=\"#source-S1\">S1</a> S2"));
    assert_true(has(&b,
                    "<a rel=\"noopener noreferrer\" "
                    "href=\"https://example.org/a-longer-name\">example.org/a-longer-name</a> <span class=\"badge"));
    assert_null(strstr(b.s, "othing here"));
    assert_null(strstr(b.s, "igure id"));
    oml_cx_done(&cx);
}

static void
rows_of_sources_can_be_linked_to(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d = oml_doc_new(&cx.tmp, OML_EN);
    static const oml_column code[] = {{"code", "code", OML_CELL_TEXT, NULL, 0}};
    oml_table *sources = oml_doc_table(d, "sources", "sources", code, 1);
    oml_table_text(sources, "a\"b");
    OML_BUF_AUTO b = {0};
    oml_html_table_write(d, sources, NULL, NULL, sources, &b);
    assert_true(has(&b, "<tr id=\"source-a&quot;b\">"));
    oml_cx_done(&cx);
}

static void
an_empty_table_says_so(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d = oml_doc_new(&cx.tmp, OML_EN);
    const oml_table *t = oml_doc_table(d, "none", NULL, columns, OML_COUNT(columns));
    OML_BUF_AUTO b = {0};
    oml_html_table_write(d, t, NULL, NULL, NULL, &b);
    assert_true(has(&b, "aria-label=\"None\""));
    assert_true(has(&b, "<p class=\"nothing\">"));
    assert_false(oml_html_table_marked(t, "illustrative"));
    assert_int_equal(oml_html_table_column(t, "value"), 1);
    assert_int_equal(oml_html_table_column(t, "absent"), OML_COUNT(columns));
    oml_cx_done(&cx);
}

static void
columns_are_seen_when_they_hold_something(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_table *t = table_of(oml_doc_new(&cx.tmp, OML_EN));
    assert_true(oml_html_table_sees(t, oml_html_table_column(t, "sector")));
    assert_false(oml_html_table_sees(t, oml_html_table_column(t, "nothing")));
    assert_false(oml_html_table_sees(t, oml_html_table_column(t, "illustrative")));
    assert_false(oml_html_table_sees(t, oml_html_table_column(t, "figure")));
    assert_true(oml_html_table_marked(t, "illustrative"));
    oml_cx_done(&cx);
}

static void
dates_are_for_people(void **state)
{
    (void)state;
    static const struct {
        oml_lang lang;
        const char *date, *wanted;
    } cases[] = {
        {OML_NL, "2026-03-01", "1 mrt 2026"},
        {OML_EN, "2026-03-01", "1 Mar 2026"},
        {OML_NL, "2026-10", "okt 2026"},
        {OML_NL, "2026-Q3", "Q3 2026"},
        {OML_EN, "2026", "2026"},
        {OML_NL, "1969-12-31", "31 dec 1969"},
        {OML_NL, "soon <", "soon &lt;"},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        OML_BUF_AUTO b = {0};
        oml_html_table_date(cases[i].lang, cases[i].date, &b);
        assert_string_equal(b.s, cases[i].wanted);
    }
}

static void
a_badge_is_a_word_in_the_readers_language(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_BUF_AUTO b = {0};
    oml_html_table_badge(oml_doc_new(&cx.tmp, OML_NL), "estimate", &b);
    assert_true(has(&b, "<span class=\"badge estimate\">"));
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_says_what_its_cells_are), cmocka_unit_test(rows_of_sources_can_be_linked_to),
        cmocka_unit_test(an_empty_table_says_so),        cmocka_unit_test(columns_are_seen_when_they_hold_something),
        cmocka_unit_test(dates_are_for_people),          cmocka_unit_test(a_badge_is_a_word_in_the_readers_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/report.h"

#include "oml_test.h"

#include <stddef.h>

static const oml_column columns[] = {{"name", "name", OML_CELL_TEXT, NULL, 0},
                                     {"value", "value", OML_CELL_REAL, NULL, 1}};
static const oml_figure figure = {.key = "f", .kind = OML_FIGURE_BARS, .x = "value", .y = "name"};
static const oml_report about = {.title = "<Title>", .kicker = "Region", .dated = "today", .made = "made", .front = 1};

static oml_table *
one_row(oml_doc *d, const char *key)
{
    oml_table *t = oml_doc_table(d, key, key, columns, OML_COUNT(columns));
    oml_table_text(t, key);
    oml_table_real(t, 1);
    return t;
}

// The page without what is embedded, so that a test does not look into the bundle.
static char *
page_of(oml_cx *cx, const oml_doc *d)
{
    OML_BUF_AUTO b = {0};
    ok(cx, oml_report_write(cx, d, &about, &b));
    char *body = strstr(b.s, "<body>"), *end = strstr(body, "</footer>");
    return oml_arena_textn(d->arena, body, (size_t)(end - body));
}

static size_t
times(const char *page, const char *piece)
{
    size_t n = 0;
    for (const char *at = strstr(page, piece); at != NULL; at = strstr(at + 1, piece))
        n++;
    return n;
}

static void
chapters_are_numbered_after_the_front(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d = oml_doc_new(&cx.tmp, OML_EN);
    oml_doc_heading(d, 1, "Summary");
    oml_doc_heading(d, 1, "Scope");
    oml_doc_heading(d, 2, "Sectors");
    one_row(d, "sectors");
    oml_doc_figure(d, one_row(d, "drawn"), &figure, "Finding");
    oml_doc_heading(d, 1, "Evidence");
    oml_doc_heading(d, 4, "Deep");
    one_row(d, "stakes");
    const char *page = page_of(&cx, d);
    assert_non_null(strstr(page, "<h1 class=\"title\">&lt;Title&gt;</h1>"));
    assert_non_null(strstr(page, "<h2 id=\"c1-name\">Summary</h2>"));
    assert_non_null(strstr(page, "<h2 id=\"c2-name\"><span class=\"number\">1</span> Scope</h2>"));
    assert_non_null(strstr(page, "<h3 id=\"c2-s1\">Sectors</h3>"));
    assert_non_null(strstr(page, "<h3 id=\"c3-s1\">Deep</h3>")); // no level is skipped
    assert_non_null(strstr(page, "Table 1.1"));
    assert_non_null(strstr(page, "Figure 1.1"));
    assert_non_null(strstr(page, "Table 2.1"));
    assert_non_null(strstr(page, "<li><a href=\"#c2-s1\">Sectors</a></li>"));
    assert_int_equal(times(page, "<section"), 3);
    assert_int_equal(times(page, "</section>"), 3);
    oml_cx_done(&cx);
}

static void
notes_stand_with_what_they_are_about(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d = oml_doc_new(&cx.tmp, OML_EN);
    oml_doc_heading(d, 1, "Chapter");
    oml_table *t = one_row(d, "drawn");
    oml_doc_note(d, OML_NOTE_ILLUSTRATIVE, "made up");
    oml_doc_figure(d, t, &figure, "First");
    oml_doc_figure(d, t, &(oml_figure){.key = "p", .kind = OML_FIGURE_POINTS, .x = "value", .y = "value"}, "Second");
    oml_doc_note(d, OML_NOTE_SOURCE, "an office");
    oml_doc_text(d, "Afterwards.");
    oml_doc_note(d, OML_NOTE_WARNING, "alone");
    const char *page = page_of(&cx, d);
    // the table once, the notes once, the badge beside both captions and in the note
    assert_int_equal(times(page, "<table>"), 1);
    assert_int_equal(times(page, "Made up."), 1);
    assert_int_equal(times(page, "class=\"badge illustrative\""), 3);
    const char *first = strstr(page, "First"), *source = strstr(page, "An office."), *second = strstr(page, "Second");
    assert_true(first < source && source < second);
    assert_true(strstr(page, "Alone.") > strstr(page, "Afterwards."));
    oml_cx_done(&cx);
}

static void
a_table_stands_once(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d = oml_doc_new(&cx.tmp, OML_EN);
    oml_table *t = one_row(d, "early");
    oml_doc_text(d, "Between.");
    oml_doc_figure(d, t, &figure, NULL);
    const char *page = page_of(&cx, d);
    assert_int_equal(times(page, "<table>"), 1);
    assert_int_equal(times(page, "<figure>"), 1);
    assert_non_null(strstr(page, "Figure 1</span> Early"));
    assert_non_null(strstr(page, "<a href=\"#table-0-1\">"));
    assert_non_null(strstr(page, "<div id=\"table-0-1\">"));
    oml_cx_done(&cx);
}

static void
bars_of_one_table_are_one_figure(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d = oml_doc_new(&cx.tmp, OML_EN);
    oml_table *t = one_row(d, "drawn");
    oml_doc_figure(d, t, &figure, "First");
    oml_doc_figure(d, t, &figure, "Second");
    oml_doc_note(d, OML_NOTE_SOURCE, "an office");
    const char *page = page_of(&cx, d);
    assert_int_equal(times(page, "<figure>"), 1);
    assert_non_null(strstr(page, "Figure 1</span> Drawn"));
    assert_non_null(strstr(page, "\"title\":\"Second\""));
    assert_int_equal(times(page, "An office."), 1);
    oml_cx_done(&cx);
}

static void
a_long_table_can_be_folded(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d = oml_doc_new(&cx.tmp, OML_EN);
    oml_table *t = oml_doc_table(d, "long", "long", columns, OML_COUNT(columns));
    for (size_t i = 0; i < 40; i++) {
        oml_table_text(t, "row");
        oml_table_real(t, 1);
    }
    const char *page = page_of(&cx, d);
    assert_non_null(strstr(page, "<details class=\"folded\" open><summary><span id=\"table-0-1\">"));
    assert_non_null(strstr(page, "40 rows"));
    assert_non_null(strstr(page, "<table aria-labelledby=\"table-0-1\">"));
    assert_null(strstr(page, "<caption>"));
    oml_cx_done(&cx);
}

static void
a_page_above_the_ceiling_is_refused(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d = oml_doc_new(&cx.tmp, OML_EN);
    OML_BUF_AUTO b = {.ceiling = 4096};
    fails(&cx, oml_report_write(&cx, d, &about, &b), "OML-MEM-01");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chapters_are_numbered_after_the_front),
        cmocka_unit_test(notes_stand_with_what_they_are_about),
        cmocka_unit_test(a_table_stands_once),
        cmocka_unit_test(bars_of_one_table_are_one_figure),
        cmocka_unit_test(a_long_table_can_be_folded),
        cmocka_unit_test(a_page_above_the_ceiling_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

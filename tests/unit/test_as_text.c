/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/as_text.h"

#include "oml_test.h"
#include "text/utf8.h"

static const oml_column columns[] = {
    {"code", N_("code"), OML_CELL_TEXT, NULL, 0},     {"title", "title", OML_CELL_TEXT, NULL, 0},
    {"value", "value", OML_CELL_REAL, "mln euro", 1}, {"jobs", "jobs", OML_CELL_INT, NULL, 0},
    {"illustrative", NULL, OML_CELL_BOOL, NULL, 0},
};

static oml_doc *
doc(oml_arena *arena, oml_lang lang, bool illustrative)
{
    oml_doc *d = oml_doc_new(arena, lang);
    oml_doc_heading(d, 1, "Chains");
    oml_table *t = oml_doc_table(d, "chains", NULL, columns, OML_COUNT(columns));
    oml_table_text(t, "VC1");
    oml_table_text(t, "Één keten");
    oml_table_real(t, 1234.56);
    oml_table_int(t, 12000);
    oml_table_bool(t, illustrative);
    oml_table_text(t, "VC10");
    oml_table_text(t, "two\nlines \033[31m");
    oml_table_real(t, -2);
    oml_table_empty(t);
    oml_table_bool(t, false);
    oml_doc_note(d, OML_NOTE_ILLUSTRATIVE, "made up");
    oml_doc_note(d, OML_NOTE_WARNING, "mind this");
    return d;
}

static void
columns_line_up_in_the_readers_language(void **state)
{
    (void)state;
    oml_arena arena = {0};
    OML_BUF_AUTO en = {0}, nl = {0};
    oml_as_text(doc(&arena, OML_EN, false), NULL, 0, &en);
    assert_string_equal(en.s, "Chains\n"
                              "======\n"
                              "code  title               value    jobs\n"
                              "                       mln euro\n"
                              "────  ───────────────  ────────  ──────\n"
                              "VC1   Één keten         1,234.6  12,000\n"
                              "VC10  two lines ?[31m      -2.0\n"
                              "\n"
                              "* [illustrative] made up\n"
                              "! mind this\n");
    oml_as_text(doc(&arena, OML_NL, true), NULL, 0, &nl);
    assert_non_null(strstr(nl.s, "VC1   Één keten         1.234,6  12.000  illustratief\n"));
    oml_arena_free(&arena);
}

static size_t
widest_line(const char *s)
{
    size_t most = 0;
    while (*s != '\0') {
        const size_t n = strcspn(s, "\n"), w = oml_utf8_width(s, n);
        most = w > most ? w : most;
        s += n + (s[n] == '\n');
    }
    return most;
}

static void
a_terminal_is_never_passed(void **state)
{
    (void)state;
    oml_arena arena = {0};
    static const char *const text =
        "Een waardeketen is een reeks van activiteiten waarin één product ontstaat — van "
        "grondstof tot hergebruik; 循環 werkt ook hier, net als verylongwordswithoutanyspace"
        "thathavetobebrokensomewhereanyway.";
    static const oml_column three[] = {
        {"a", "a", OML_CELL_TEXT, NULL, 0}, {"b", "b", OML_CELL_INT, NULL, 0}, {"c", "c", OML_CELL_TEXT, NULL, 0}};
    oml_doc *d = oml_doc_new(&arena, OML_NL);
    oml_doc_quote(d, text);
    oml_doc_note(d, OML_NOTE_WARNING, "%s", text);
    oml_table *wraps = oml_doc_table(d, "wraps", NULL, three, 3), *cuts = oml_doc_table(d, "cuts", NULL, columns, 5);
    oml_table_text(wraps, "code");
    oml_table_int(wraps, 3);
    oml_table_text(wraps, text);
    oml_table_text(cuts, text);
    oml_table_text(cuts, text);
    oml_table_real(cuts, 1e6);
    oml_table_int(cuts, 5);
    oml_table_bool(cuts, true);
    for (size_t width = 56; width < 100; width++) {
        OML_BUF_AUTO b = {0};
        oml_as_text(d, NULL, width, &b);
        assert_true(widest_line(b.s) <= width);
        assert_int_equal(oml_utf8_check(b.s, b.n), b.n);
        assert_non_null(strstr(b.s, "…"));
    }
    OML_BUF_AUTO all = {0};
    oml_as_text(d, cuts, 0, &all);
    assert_null(strstr(all.s, "…"));
    assert_non_null(strstr(all.s, text));
    oml_arena_free(&arena);
}

static void
wrapping_loses_no_word(void **state)
{
    (void)state;
    oml_arena arena = {0};
    oml_doc *d = oml_doc_new(&arena, OML_EN);
    oml_doc_quote(d, "one two three\nfour five");
    OML_BUF_AUTO b = {0};
    oml_as_text(d, NULL, 9, &b);
    assert_string_equal(b.s, "one two\nthree\nfour five\n");
    oml_arena_free(&arena);
}

static void
an_outline_is_indented_by_its_level(void **state)
{
    (void)state;
    static const oml_column outline[] = {{"level", NULL, OML_CELL_INT, NULL, 0},
                                         {"step", NULL, OML_CELL_TEXT, NULL, 0},
                                         {"value", NULL, OML_CELL_REAL, NULL, 2}};
    static const struct {
        int level;
        const char *step;
    } steps[] = {{0, "sum"}, {1, "one of two parts"}, {2, "source"}, {1, "other"}};
    oml_arena arena = {0};
    oml_doc *d = oml_doc_new(&arena, OML_EN);
    const oml_table *t = oml_doc_table(d, "trace", NULL, outline, OML_COUNT(outline));
    for (size_t i = 0; i < OML_COUNT(steps); i++) {
        oml_table_int(oml_doc_find(d, "trace"), steps[i].level);
        oml_table_text(oml_doc_find(d, "trace"), steps[i].step);
        oml_table_real(oml_doc_find(d, "trace"), 1.5);
    }
    OML_BUF_AUTO b = {0}, narrow = {0};
    oml_as_text(d, NULL, 0, &b);
    assert_string_equal(b.s, "sum\n  one of two parts\n    source\n  other\n");
    oml_as_text(d, t, 14, &narrow);
    assert_string_equal(narrow.s, "sum\n  one of two\n    parts\n    source\n  other\n");
    oml_arena_free(&arena);
}

// What is cut can no longer be copied and used.
static void
words_are_cut_before_codes(void **state)
{
    (void)state;
    static const oml_column four[] = {{"a", "a", OML_CELL_TEXT, NULL, 0},
                                      {"b", "b", OML_CELL_TEXT, NULL, 0},
                                      {"c", "c", OML_CELL_TEXT, NULL, 0},
                                      {"d", "d", OML_CELL_TEXT, NULL, 0}};
    oml_arena arena = {0};
    oml_doc *d = oml_doc_new(&arena, OML_EN);
    oml_table *t = oml_doc_table(d, "t", NULL, four, OML_COUNT(four));
    oml_table_text(t, "a title of several words");
    oml_table_text(t, "programme/demo-01/status");
    oml_table_text(t, "another title of words");
    oml_table_text(t, "x");
    OML_BUF_AUTO b = {0}, narrow = {0};
    oml_as_text(d, NULL, 64, &b);
    assert_true(widest_line(b.s) <= 64);
    assert_non_null(strstr(b.s, "programme/demo-01/status"));
    assert_non_null(strstr(b.s, "…"));
    // Narrower still: whole columns go, from the right, and are named.
    oml_as_text(d, NULL, 50, &narrow);
    assert_true(widest_line(narrow.s) <= 50);
    assert_non_null(strstr(narrow.s, "programme/demo-01/status"));
    assert_non_null(strstr(narrow.s, "(no room for: c, d;"));
    oml_arena_free(&arena);
}

static void
an_empty_table_says_so(void **state)
{
    (void)state;
    oml_arena arena = {0};
    oml_doc *d = oml_doc_new(&arena, OML_NL);
    const oml_table *t = oml_doc_table(d, "t", NULL, columns, 2);
    OML_BUF_AUTO b = {0};
    oml_as_text(d, t, 0, &b);
    assert_string_equal(b.s, "code  title\n────  ─────\n(niets)\n");
    oml_arena_free(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_line_up_in_the_readers_language),
        cmocka_unit_test(a_terminal_is_never_passed),
        cmocka_unit_test(wrapping_loses_no_word),
        cmocka_unit_test(an_outline_is_indented_by_its_level),
        cmocka_unit_test(words_are_cut_before_codes),
        cmocka_unit_test(an_empty_table_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

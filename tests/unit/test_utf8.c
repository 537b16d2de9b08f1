/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_test.h"
#include "text/utf8.h"

static size_t
check(const char *s)
{
    return oml_utf8_check(s, strlen(s));
}

static void
finds_the_first_wrong_byte(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t at;
    } rows[] = {{"abc", 3},
                {"één", 5},
                {"\xF0\x9F\x8C\x8D", 4},
                {"caf\xE9", 3},
                {"\xC0\xAF", 0},
                {"a\xE0\x80\xAF", 1},
                {"\xF0\x80\x80\xAF", 0},
                {"\xED\xA0\x80", 0},
                {"\xED\x9F\xBF", 3},
                {"\xEE\x80\x80", 3},
                {"\xF4\x8F\xBF\xBF", 4},
                {"\xF4\x90\x80\x80", 0},
                {"\xF5\x80\x80\x80", 0},
                {"\x80", 0},
                {"abcdefgh\xFF", 8},
                {"abcdefgé\xC3", 9},
                {"\xE2\x82", 0},
                {"\xE2\x82\x41", 0},
                {"\xC3\xA9\xC3", 2}};
    for (size_t i = 0; i < OML_COUNT(rows); i++)
        assert_int_equal(check(rows[i].text), rows[i].at);
    assert_int_equal(oml_utf8_check("", 0), 0);
}

// Every code point written by the rule of RFC 3629 is accepted and comes back; surrogates are not.
static void
every_code_point_comes_back(void **state)
{
    (void)state;
    for (uint32_t c = 0x80; c < 0x110000; c++) {
        char s[4];
        const size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        for (size_t i = n; i-- > 1;)
            s[i] = (char)(0x80 | (c >> (6 * (n - 1 - i)) & 0x3F));
        s[0] = (char)((n == 2 ? 0xC0u : n == 3 ? 0xE0u : 0xF0u) | c >> (6 * (n - 1)));
        uint32_t back;
        if (c >= 0xD800 && c < 0xE000)
            assert_int_equal(oml_utf8_check(s, n), 0);
        else {
            assert_int_equal(oml_utf8_check(s, n), n);
            assert_int_equal(oml_utf8_get(s, n, &back), n);
            assert_int_equal(back, c);
        }
    }
}

static void
measures_columns(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t columns;
    } rows[] = {{"", 0},    {"abc", 3},  {"één", 3},          {"e\xCC\x81", 1}, {"日本", 4},
                {"€ 5", 3}, {"a\tb", 2}, {"\xE2\x80\x8B", 0}, {"ﬁ", 1}};
    for (size_t i = 0; i < OML_COUNT(rows); i++)
        assert_int_equal(oml_utf8_width(rows[i].text, strlen(rows[i].text)), rows[i].columns);
}

static void
folds_case_and_accents(void **state)
{
    (void)state;
    static const struct {
        const char *text, *folded;
    } rows[] = {{"Één EÉN", "een een"},
                {"Coördinatie", "coordinatie"},
                {"STRAßE", "strasse"},
                {"ŁÓDŹ", "lodz"},
                {"Ægir", "aegir"},
                {"e\xCC\x81", "e"},
                {"ΆΛΦΑ ς", "αλφα σ"},
                {"Ёлка", "елка"},
                {"日本 1.2", "日本 1.2"},
                {"Ǆ", "dz"},
                {"Ĳ", "ij"}};
    char out[64];
    for (size_t i = 0; i < OML_COUNT(rows); i++) {
        assert_int_equal(oml_utf8_fold(rows[i].text, strlen(rows[i].text), out, sizeof out), strlen(rows[i].folded));
        assert_string_equal(out, rows[i].folded);
    }
    assert_int_equal(oml_utf8_fold("Één", strlen("Één"), NULL, 0), 3);
    assert_int_equal(oml_utf8_fold("日本", strlen("日本"), out, 5), 6); // a character is never cut
    assert_string_equal(out, "日");
}

// Folding twice changes nothing, and gives valid UTF-8.
static void
folding_is_done_at_once(void **state)
{
    (void)state;
    for (uint32_t c = 0x80; c < 0x2000; c++) {
        char s[3], once[32], twice[32];
        const size_t n = c < 0x800 ? 2 : 3;
        s[0] = (char)(n == 2 ? 0xC0 | c >> 6 : 0xE0 | c >> 12);
        s[n - 2] = n == 2 ? s[0] : (char)(0x80 | (c >> 6 & 0x3F));
        s[n - 1] = (char)(0x80 | (c & 0x3F));
        const size_t a = oml_utf8_fold(s, n, once, sizeof once);
        assert_int_equal(oml_utf8_check(once, a), a);
        oml_utf8_fold(once, a, twice, sizeof twice);
        assert_string_equal(once, twice);
    }
}

// Bytes of strangers stand in messages: whole characters, and nothing that is not UTF-8.
static void
shows_a_beginning(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t most;
        const char *shown;
    } rows[] = {{"abc", 9, "abc"},
                {"abc", 2, "ab"},
                {"a€b", 3, "a"},
                {"a€b", 4, "a€"},
                {"a\xE9"
                 "b",
                 9, "a?b"},
                {"\xFF\xFE", 9, "??"},
                {"ab\xE2\x82", 9, "ab??"},
                {"ab\xE2zz", 3, "ab?"},
                {"", 5, ""}};
    oml_arena arena = {0};
    for (size_t i = 0; i < OML_COUNT(rows); i++)
        assert_string_equal(oml_utf8_excerpt(&arena, rows[i].text, strlen(rows[i].text), rows[i].most), rows[i].shown);
    oml_arena_free(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_first_wrong_byte), cmocka_unit_test(every_code_point_comes_back),
        cmocka_unit_test(measures_columns),           cmocka_unit_test(folds_case_and_accents),
        cmocka_unit_test(folding_is_done_at_once),    cmocka_unit_test(shows_a_beginning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

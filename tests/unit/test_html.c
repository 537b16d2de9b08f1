/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/html.h"

#include "oml_test.h"
#include "text/utf8.h"

#include <jansson.h>

static void
is(void (*write)(oml_buf *, const char *), const char *text, const char *wanted)
{
    OML_BUF_AUTO b = {0};
    write(&b, text);
    assert_string_equal(b.s == NULL ? "" : b.s, wanted);
}

static void
text_never_becomes_markup(void **state)
{
    (void)state;
    is(oml_html_text, "a < b & \"c\" > 'd'", "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;");
    is(oml_html_text, "</script><!--", "&lt;/script&gt;&lt;!--");
    is(oml_html_text, "&amp;", "&amp;amp;");
    is(oml_html_text, "h\xC3\xA9t \xE2\x82\xAC", "h\xC3\xA9t \xE2\x82\xAC");
    is(oml_html_text, "a\nb\tc", "a\nb\tc");
    is(oml_html_text, "a\x01\x1B[31m\x7F\rb", "a[31mb");
    is(oml_html_text, "a\xFF\xC3(", "a\xEF\xBF\xBD\xEF\xBF\xBD(");
    is(oml_html_text, "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    is(oml_html_text, "", "");
    is(oml_html_text, NULL, "");
}

static void
empty_lines_end_paragraphs(void **state)
{
    (void)state;
    is(oml_html_paragraphs, "one", "<p>One.</p>\n");
    is(oml_html_paragraphs, "one\ntwo\n\n<three>", "<p>One<br>two.</p>\n<p>&lt;three&gt;</p>\n");
    is(oml_html_paragraphs, "\n\none\n\n", "<p>One.</p>\n");
    is(oml_html_paragraphs, "", "");
    is(oml_html_paragraphs, NULL, "");
}

static void
sentences_begin_and_end_as_such(void **state)
{
    (void)state;
    is(oml_html_sentence, "two of ten are late", "Two of ten are late.");
    is(oml_html_sentence, "\xC3\xA9\xC3\xA9n op twee (2030)", "\xC3\x89\xC3\xA9n op twee (2030).");
    is(oml_html_sentence, "<ready>!", "&lt;ready&gt;!");
    is(oml_html_sentence, "7 of 10?", "7 of 10?");
    is(oml_html_sentence, "", "");
    is(oml_html_sentence, NULL, "");
    is(oml_html_capital, "value added", "Value added");
    is(oml_html_capital, "\xC3\xB7", "\xC3\xB7"); // no letter
    is(oml_html_capital, "\xC3", "\xEF\xBF\xBD");
    is(oml_html_capital, NULL, "");
}

static void
json_stays_inside_its_script(void **state)
{
    (void)state;
    is(oml_html_json, "</script>", "\"\\u003c/script\\u003e\"");
    is(oml_html_json, "a\"\\\n&", "\"a\\\"\\\\\\u000a\\u0026\"");
    is(oml_html_json, "\xE2\x80\xA8|\xE2\x80\xA9|\xE2\x80\xAA", "\"\\u2028|\\u2029|\xE2\x80\xAA\"");
    is(oml_html_json, "\x01\xFF", "\"\xEF\xBF\xBD\"");
    is(oml_html_json, "", "\"\"");
}

// Whatever the bytes: what comes out has no markup of its own, and a JSON reader reads it.
static bool
holds(rng *r, size_t n)
{
    static const char pieces[][8] = {"<",        ">",    "&",    "\"", "'", "\\",  "\n", "/script", "\xE2\x80\xA8",
                                     "\xC3\xA9", "\xFF", "\x01", "a",  " ", "<!--"};
    char text[512] = "";
    for (size_t i = 0; i < n; i++)
        strncat(text, pieces[rng_below(r, OML_COUNT(pieces))], sizeof text - strlen(text) - 1);
    OML_BUF_AUTO html = {0}, json = {0};
    oml_html_text(&html, text);
    oml_html_json(&json, text);
    const char *s = html.s == NULL ? "" : html.s;
    bool good = strpbrk(s, "<>\"'") == NULL && oml_utf8_check(s, strlen(s)) == strlen(s);
    good = good && strpbrk(json.s, "<>&") == NULL && strstr(json.s, "\xE2\x80\xA8") == NULL;
    json_t *read = json_loads(json.s, JSON_DECODE_ANY, NULL);
    good = good && read != NULL;
    if (good) { // and both say the same text
        OML_BUF_AUTO again = {0};
        oml_html_text(&again, json_string_value(read));
        good = strcmp(again.s == NULL ? "" : again.s, s) == 0;
    }
    json_decref(read);
    return good;
}

static void
any_bytes_are_safe(void **state)
{
    (void)state;
    forall("text and JSON are safe and equal", 500, 60, holds);
}

static void
only_web_addresses_are_links(void **state)
{
    (void)state;
    assert_true(oml_html_is_link("https://example.org/a?b=c"));
    assert_true(oml_html_is_link("HTTP://example.org"));
    assert_false(oml_html_is_link("javascript:alert(1)"));
    assert_false(oml_html_is_link(" https://example.org"));
    assert_false(oml_html_is_link("https://example.org/a b"));
    assert_false(oml_html_is_link("data:text/html,x"));
    assert_false(oml_html_is_link("//example.org"));
    assert_false(oml_html_is_link(""));
    assert_false(oml_html_is_link(NULL));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_never_becomes_markup),       cmocka_unit_test(empty_lines_end_paragraphs),
        cmocka_unit_test(json_stays_inside_its_script),    cmocka_unit_test(any_bytes_are_safe),
        cmocka_unit_test(sentences_begin_and_end_as_such), cmocka_unit_test(only_web_addresses_are_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

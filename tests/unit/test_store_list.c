/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_agenda.h"
#include "oml_test.h"

// Finding: one by code, all, by a field, by words; and the digest of all.

static oml_store *
filled(test_agenda *a)
{
    test_agenda_new(a);
    oml_store *s = test_open(&a->cx, a->path, true);
    test_put(&a->cx, s, test_record(&a->cx, "chain", "code", "VC1", "title_nl", "Textiel", NULL));
    test_put(&a->cx, s, test_record(&a->cx, "chain", "code", "VC10", "title_nl", "Hout", NULL));
    test_put(&a->cx, s, test_record(&a->cx, "theme", "code", "1", "title_nl", "Businessmodellen", NULL));
    static const char *const codes[] = {"1.10", "1.2", "1.9", "1.1"}, *const chains[] = {"VC1", "VC10", "VC10 VC1", ""},
                             *const titles[] = {"Reëel hergebruik", "Herstellen van kleding", "Hergebruik van één stof",
                                                "Delen"};
    for (size_t i = 0; i < OML_COUNT(codes); i++)
        test_put(&a->cx, s,
                 test_record(&a->cx, "path", "code", codes[i], "theme", "1", "title_nl", titles[i], "chains", chains[i],
                             NULL));
    return s;
}

static void
expect(test_agenda *a, oml_store *s, const char *field, const char *value, const char *codes)
{
    oml_records found;
    OML_BUF_AUTO got = {0};
    ok(&a->cx, oml_store_list(&a->cx, s, oml_noun_find("path"), field, value, &found));
    oml_buf_text(&got, "");
    for (size_t i = 0; i < found.n; i++) {
        assert_ptr_equal(found.at[i].noun, found.noun);
        oml_buf_printf(&got, "%s ", found.at[i].value[0]);
    }
    assert_string_equal(got.s, codes);
}

static void
lists_are_in_natural_order(void **state)
{
    (void)state;
    test_agenda a;
    oml_store *s = filled(&a);
    expect(&a, s, NULL, NULL, "1.1 1.2 1.9 1.10 ");
    expect(&a, s, "theme", "1", "1.1 1.2 1.9 1.10 ");
    expect(&a, s, "theme", "2", "");
    expect(&a, s, "chains", "VC1", "1.9 1.10 ");
    expect(&a, s, "chains", "VC10", "1.2 1.9 ");
    expect(&a, s, "chains", "VC", "");
    expect(&a, s, "illustrative", "0", "1.1 1.2 1.9 1.10 ");
    expect(&a, s, "illustrative", "no number", "");
    expect(&a, s, "title_nl", "Delen'; DROP TABLE path; --", "");
    oml_store_free(s);
    test_agenda_free(&a);
}

static void
what_is_withdrawn_is_found_but_not_listed(void **state)
{
    (void)state;
    test_agenda a;
    oml_store *s = filled(&a);
    oml_hit *hits;
    size_t n;
    oml_record r;
    oml_records all;
    test_put(&a.cx, s,
             test_record(&a.cx, "path", "code", "1.1", "theme", "1", "title_nl", "Delen", "withdrawn", "samengevoegd",
                         "successor", "1.2", NULL));
    expect(&a, s, NULL, NULL, "1.2 1.9 1.10 ");
    expect(&a, s, "theme", "1", "1.2 1.9 1.10 ");
    ok(&a.cx, oml_store_list_all(&a.cx, s, oml_noun_find("path"), &all));
    assert_int_equal(all.n, 4);
    ok(&a.cx, oml_store_get(&a.cx, s, oml_noun_find("path"), "1.1", &r));
    assert_string_equal(oml_record_get(&r, "successor"), "1.2");
    ok(&a.cx, oml_store_search(&a.cx, s, "delen", 9, &hits, &n));
    assert_int_equal(n, 0);
    oml_store_free(s);
    test_agenda_free(&a);
}

static void
what_is_not_there_has_a_near_miss(void **state)
{
    (void)state;
    test_agenda a;
    oml_store *s = filled(&a);
    oml_record r;
    assert_int_equal(oml_store_get(&a.cx, s, oml_noun_find("chain"), "vc1", &r), OML_E_NOTFOUND);
    assert_string_equal(a.cx.fail.code, "OML-STO-12");
    assert_non_null(strstr(a.cx.fail.hint, "'VC1'"));
    oml_cx_clear(&a.cx);
    assert_int_equal(oml_store_get(&a.cx, s, oml_noun_find("chain"), "something-else", &r), OML_E_NOTFOUND);
    assert_string_equal(a.cx.fail.hint, "");
    oml_store_free(s);
    test_agenda_free(&a);
}

static void
expect_hits(test_agenda *a, oml_store *s, const char *words, size_t expected, const char *snippet)
{
    oml_hit *hits;
    size_t n;
    ok(&a->cx, oml_store_search(&a->cx, s, words, 20, &hits, &n));
    if (n != expected)
        fail_msg("'%s' is found %zu times", words, n);
    if (snippet != NULL)
        assert_string_equal(hits[0].snippet, snippet);
}

static void
words_are_found_by_their_beginning(void **state)
{
    (void)state;
    test_agenda a;
    oml_store *s = filled(&a);
    expect_hits(&a, s, "hergebruik", 2, NULL);
    expect_hits(&a, s, "HER", 3, NULL);
    expect_hits(&a, s, "reeel", 1, "[Reëel] hergebruik");
    expect_hits(&a, s, "een", 1, "Hergebruik van [één] stof");
    expect_hits(&a, s, "kled herst", 1, "[Herstellen] van [kleding]");
    expect_hits(&a, s, "kled hout", 0, NULL);
    expect_hits(&a, s, "1.10", 1, "[1.10]");
    expect_hits(&a, s, "", 0, NULL);
    expect_hits(&a, s, " \n ", 0, NULL);
    // What FTS5 would take for its language is just words.
    static const char *const odd[] = {"\"",        "*",  "a OR b", "NOT", "title_nl:x", "(",
                                      "NEAR(a b)", "^x", "-",      "'",   "x\"y"};
    for (size_t i = 0; i < OML_COUNT(odd); i++)
        expect_hits(&a, s, odd[i], 0, NULL);
    // The words follow the record.
    test_put(&a.cx, s, test_record(&a.cx, "path", "code", "1.1", "theme", "1", "title_nl", "Uitlenen", NULL));
    expect_hits(&a, s, "delen", 0, NULL);
    expect_hits(&a, s, "uitlenen", 1, "[Uitlenen]");
    oml_hit *hits;
    size_t n;
    ok(&a.cx, oml_store_search(&a.cx, s, "her", 2, &hits, &n));
    assert_int_equal(n, 2);
    oml_store_free(s);
    test_agenda_free(&a);
}

static void
the_digest_knows_content_not_history(void **state)
{
    (void)state;
    test_agenda a, b;
    char first[65], second[65];
    oml_store *s = filled(&a), *t = filled(&b);
    test_put(&b.cx, t, test_record(&b.cx, "theme", "code", "1", "title_nl", "Anders", NULL));
    ok(&a.cx, oml_store_digest(&a.cx, s, first));
    ok(&b.cx, oml_store_digest(&b.cx, t, second));
    assert_string_not_equal(first, second);
    test_put(&b.cx, t, test_record(&b.cx, "theme", "code", "1", "title_nl", "Businessmodellen", NULL));
    ok(&b.cx, oml_store_digest(&b.cx, t, second));
    assert_string_equal(first, second);
    oml_store_free(s);
    oml_store_free(t);
    test_agenda_free(&a);
    test_agenda_free(&b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_in_natural_order),
        cmocka_unit_test(what_is_withdrawn_is_found_but_not_listed),
        cmocka_unit_test(what_is_not_there_has_a_near_miss),
        cmocka_unit_test(words_are_found_by_their_beginning),
        cmocka_unit_test(the_digest_knows_content_not_history),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

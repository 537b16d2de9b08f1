/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/near.h"

#include "oml_test.h"

static const char *
best(const char *word, const char *const *words, size_t n)
{
    oml_near near_miss = {.word = word};
    for (size_t i = 0; i < n; i++)
        oml_near_offer(&near_miss, words[i]);
    return oml_near_best(&near_miss);
}

static void
slips_of_the_finger_are_seen(void **state)
{
    (void)state;
    static const char *const words[] = {"add", "diff", "export", "import", "list", "log", "log verify", "withdraw"};
    static const struct {
        const char *given, *meant;
    } cases[] = {
        {"lsit", "list"},
        {"lis", "list"},
        {"LIST", "list"},
        {"exprot", "export"},
        {"inport", "import"},
        {"withd", "withdraw"},
        {"dif", "diff"},
        {"zzz", NULL},
        {"", NULL},
        {"x", NULL},
        {"logg verify", "log verify"},
        {"a word much longer than any command will ever be, even counting its arguments", NULL},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        const char *got = best(cases[i].given, words, OML_COUNT(words));
        if (cases[i].meant == NULL)
            assert_null(got);
        else {
            assert_non_null(got);
            assert_string_equal(got, cases[i].meant);
        }
    }
}

static void
the_nearest_wins(void **state)
{
    (void)state;
    static const char *const words[] = {"pathos", "paths", "path"};
    assert_string_equal(best("pats", words, 3), "paths");
    assert_string_equal(best("path", words, 3), "path");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slips_of_the_finger_are_seen),
        cmocka_unit_test(the_nearest_wins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "cli/who.h"

#include "oml_test.h"

static void
the_pseudonym_is_stable_and_short(void **state)
{
    (void)state;
    char one[OML_WHO_TEXT], two[OML_WHO_TEXT];
    oml_who_default(one);
    oml_who_default(two);
    assert_string_equal(one, two);
    if (strcmp(one, "local") == 0)
        return; // this machine has no id
    assert_int_equal(strlen(one), 12);
    assert_int_equal(strncmp(one, "u-", 2), 0);
    assert_int_equal(strspn(one + 2, "0123456789abcdef"), 10);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_pseudonym_is_stable_and_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "decision/suppress.h"

#include "oml_test.h"

static void
a_hidden_group_is_never_alone(void **state)
{
    (void)state;
    static const struct {
        size_t n[5];
        bool shown[5];
    } cases[] = {
        {{7, 6, 5, 5, 5}, {true, true, true, true, true}},
        {{7, 6, 5, 5, 1}, {true, true, false, true, false}}, // the one would be the total less the others
        {{7, 6, 5, 2, 1}, {true, true, true, false, false}}, // together they are three
        {{7, 0, 0, 0, 2}, {false, false, false, false, false}},
        {{2, 2, 2, 2, 2}, {false, false, false, false, false}},
        {{4, 0, 0, 0, 0}, {true, false, false, false, false}},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        bool shown[5];
        oml_suppress_groups(cases[i].n, 5, 3, shown);
        assert_memory_equal(shown, cases[i].shown, sizeof shown);
    }
}

// For any counts: each shown group is large enough, and so is what is hidden, unless nothing is shown.
static bool
holds(rng *r, size_t size)
{
    size_t n[8], hidden = 0;
    bool shown[8], any = false;
    const size_t groups = 1 + rng_below(r, 8), least = 1 + rng_below(r, 5);
    for (size_t g = 0; g < groups; g++)
        n[g] = rng_below(r, size + 1);
    oml_suppress_groups(n, groups, least, shown);
    for (size_t g = 0; g < groups; g++) {
        if (shown[g] && n[g] < least)
            return false;
        any = any || shown[g];
        hidden += shown[g] ? 0 : n[g];
    }
    return !any || hidden == 0 || hidden >= least;
}

static void
nothing_follows_from_the_total(void **state)
{
    (void)state;
    forall("suppression", 2000, 12, holds);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hidden_group_is_never_alone),
        cmocka_unit_test(nothing_follows_from_the_total),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

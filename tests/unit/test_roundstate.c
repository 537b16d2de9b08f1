/* SPDX-License-Identifier: EUPL-1.2 */
#include "agenda/roundstate.h"

#include "oml_test.h"

static oml_record
round_of(oml_cx *cx, const char *seed)
{
    oml_record r = oml_record_new(&cx->tmp, oml_noun_find("round"));
    r.value[0] = "R";
    r.value[oml_noun_field(r.noun, "seed")] = seed;
    return r;
}

// Every theme once, the same for the same voter, and over voters each theme is as often the first.
static void
orders_are_fair_shuffles(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_record r = round_of(&cx, "7"), other = round_of(&cx, "8");
    enum { THEMES = 6, VOTERS = 3000 };
    size_t first[THEMES] = {0}, differ = 0;
    for (int v = 0; v < VOTERS; v++) {
        size_t a[THEMES], b[THEMES], c[THEMES], seen = 0;
        const char *voter = oml_arena_printf(&cx.tmp, "R-V%d", v);
        oml_roundstate_order(&r, voter, a, THEMES);
        oml_roundstate_order(&r, voter, b, THEMES);
        oml_roundstate_order(&other, voter, c, THEMES);
        assert_memory_equal(a, b, sizeof a);
        differ += memcmp(a, c, sizeof a) != 0;
        for (size_t i = 0; i < THEMES; i++)
            seen |= (size_t)1 << a[i];
        assert_int_equal(seen, (1 << THEMES) - 1);
        first[a[0]]++;
    }
    for (size_t i = 0; i < THEMES; i++)
        near((double)first[i], VOTERS / (double)THEMES, 100); // five standard deviations
    assert_true(differ > VOTERS * 9 / 10);
    oml_arena_free(&cx.tmp);
}

static void
the_smallest_group_is_three_unless_said(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_record r = round_of(&cx, "1");
    assert_int_equal(oml_roundstate_cell(&r), 3);
    r.value[oml_noun_field(r.noun, "min_cell")] = "5";
    assert_int_equal(oml_roundstate_cell(&r), 5);
    assert_false(oml_roundstate_unlinkable(&r));
    r.value[oml_noun_field(r.noun, "mode")] = "unlinkable";
    assert_true(oml_roundstate_unlinkable(&r));
    oml_arena_free(&cx.tmp);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(orders_are_fair_shuffles),
        cmocka_unit_test(the_smallest_group_is_three_unless_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

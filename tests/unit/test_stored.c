/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/stored.h"

#include "oml_run.h"
#include "oml_test.h"

static char folder[512], agenda[600];

static int
make(void **state)
{
    (void)state;
    test_folder(folder, sizeof folder);
    snprintf(agenda, sizeof agenda, "%s/f.omloop", folder);
    test_init(agenda, "data/flanders");
    return 0;
}

static int
unmake(void **state)
{
    (void)state;
    test_folder_remove(folder);
    return 0;
}

static oml_rc
say(oml_cx *cx, const char *verb, const char *rest, oml_doc **out)
{
    return test_run(cx, oml_arena_printf(&cx->tmp, "%s %s %s", verb, agenda, rest), out);
}

static const char *
state_of(const oml_doc *d, const char *code)
{
    return test_cell(d, "stored", "ranking", code, "state")->text;
}

// Kept, then the evidence changes: who moves, and which figure did it.
static void
says_when_it_would_differ(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    ok(&cx, say(&cx, "rank save", "one --title Een", &d));
    assert_string_equal(state_of(d, "one"), "same");
    ok(&cx, say(&cx, "rank save", "two --method promethee2 --weights company --top 3", &d));
    assert_null(oml_doc_find(d, "stored_inputs"));
    fails(&cx, say(&cx, "rank save", "one", &d), "OML-STR-02");
    fails(&cx, say(&cx, "rank save", "other --method best", &d), "OML-PRR-01");
    fails(&cx, say(&cx, "rank save", "other --draws 0", &d), "OML-RAN-13");

    ok(&cx, say(&cx, "set statistic", "eu_rules/VC1 value=8 --reason proef", &d)); // the order holds
    ok(&cx, say(&cx, "rank", "", &d));
    assert_string_equal(state_of(d, "one"), "same order from other figures");
    assert_string_equal(test_cell(d, "stored_inputs", "ranking", "one", "before")->text, "7");
    ok(&cx, say(&cx, "set statistic", "eu_rules/VC1 value=7 --reason proef", &d));
    ok(&cx, say(&cx, "set statistic", "eu_rules/VC4 value=0 --reason proef", &d));
    ok(&cx, say(&cx, "rank", "", &d));
    assert_string_equal(state_of(d, "one"), "would now differ");
    assert_string_equal(test_cell(d, "stored", "ranking", "one", "changed")->text, "K5 VC4");
    assert_int_equal(test_cell(d, "stored_moves", "alternative", "VC3", "rank_then")->integer, 2);
    assert_int_equal(test_cell(d, "stored_moves", "alternative", "VC3", "rank_now")->integer, 1);
    assert_true(test_note(d, OML_NOTE_WARNING, "would now differ"));
    assert_true(test_cell(d, "stored", "ranking", "one", "log")->integer > 0);
    ok(&cx, say(&cx, "show", "", &d)); // at a glance
    assert_true(test_note(d, OML_NOTE_WARNING, "would now differ"));
    ok(&cx, say(&cx, "set statistic", "eu_rules/VC4 value=6 --reason proef", &d));
    ok(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "show ranking %s one", agenda), &d));
    assert_string_equal(state_of(d, "one"), "same");
    oml_cx_done(&cx);
}

static void
notices_other_hands_and_what_is_gone(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    ok(&cx, say(&cx, "rank save", "three", &d));
    ok(&cx, say(&cx, "rank save", "four --weights company", &d));
    ok(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "set ranking %s three method=smaa", agenda), &d));
    ok(&cx, say(&cx, "rank", "", &d));
    assert_string_equal(state_of(d, "three"), "changed by hand");
    ok(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "set ranking %s three method=additive", agenda), &d));
    ok(&cx, say(&cx, "rank", "", &d));
    assert_string_equal(state_of(d, "three"), "same");
    oml_records weights;
    oml_store *s;
    ok(&cx, oml_store_open(&cx, agenda, false, &s));
    ok(&cx, oml_store_list(&cx, s, oml_noun_find("weight"), "weightset", "company", &weights));
    oml_store_free(s);
    ok(&cx,
       test_run(&cx, oml_arena_printf(&cx.tmp, "withdraw weight %s %s --reason proef", agenda, weights.at[0].value[0]),
                &d));
    ok(&cx, say(&cx, "rank", "", &d));
    assert_string_equal(state_of(d, "four"), "cannot be computed now");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_when_it_would_differ),
        cmocka_unit_test(notices_other_hands_and_what_is_gone),
    };
    return cmocka_run_group_tests(tests, make, unmake);
}

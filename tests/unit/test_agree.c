/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_run.h"
#include "oml_test.h"

static char folder[512], path[600];

static int
make_folder(void **state)
{
    (void)state;
    test_folder(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/b.csv", folder);
    return 0;
}

static int
remove_folder(void **state)
{
    (void)state;
    test_folder_remove(folder);
    return 0;
}

static oml_rc
agree(oml_cx *cx, const char *ballots, const char *options, oml_doc **out)
{
    test_write(path, ballots, strlen(ballots));
    return test_run(cx, oml_arena_printf(&cx->tmp, "agree --ballots %s %s", path, options), out);
}

// The three voters who scored all have rank sums 9, 5 and 4: W = 12 x 14 / (9 x 24).
static void
by_hand(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    ok(&cx, agree(&cx,
                  "voter,item,value\nv1,z,3\nv1,x,9\nv1,y,5\nv2,x,8\nv2,y,6\nv2,z,2\nv3,x,7\nv3,y,8\nv3,z,\n"
                  "v4,x,9\nv4,y,4\nv4,z,5\n",
                  "--min 1 --max 9", &d));
    near(oml_doc_find(d, "concordance")->cells[0].real, 7 / 9.0, 1e-12);
    assert_int_equal(test_cell(d, "items", "item", "x", "kemeny_rank")->integer, 1);
    assert_int_equal(test_cell(d, "items", "item", "z", "n")->integer, 3);
    near(test_cell(d, "items", "item", "x", "borda")->real, 6, 0); // three voters on y, three on z
    near(test_cell(d, "items", "item", "z", "borda")->real, 1, 0);
    assert_true(test_note(d, OML_NOTE_WARNING, "1 of 4 voters"));
    oml_cx_done(&cx);
}

static void
scores_without_steps(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    ok(&cx, agree(&cx, "voter;item;value\na;x;1.5\na;y;2\nb;x;3\nb;y;2\n", "", &d));
    assert_true(test_cell(d, "items", "item", "x", "agreement")->empty);
    near(test_cell(d, "items", "item", "x", "mean")->real, 2.25, 0);
    assert_true(test_note(d, OML_NOTE_WARNING, "not whole steps"));
    oml_cx_done(&cx);
}

static void
refusals(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    fails(&cx, agree(&cx, "voter,item\na,x\n", "", &d), "OML-AGR-01");
    fails(&cx, agree(&cx, "voter,item,value\n,x,1\n", "", &d), "OML-AGR-02");
    fails(&cx, agree(&cx, "voter,item,value\na,x,good\n", "", &d), "OML-AGR-03");
    fails(&cx, agree(&cx, "voter,item,value\na,x,1\na,x,2\n", "", &d), "OML-AGR-06");
    fails(&cx, agree(&cx, "voter,item,value\n", "", &d), "OML-AGR-07");
    fails(&cx, agree(&cx, "voter,item,value\na,x,1\n", "--draws 0", &d), "OML-AGR-08");
    fails(&cx, agree(&cx, "voter,item,value\na,x,1\n", "--max 2000000", &d), "OML-AGR-09");
    fails(&cx, agree(&cx, "voter,item,value\na,x,11\n", "--min 1 --max 9", &d), "OML-DEC-40");
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(scores_without_steps),
        cmocka_unit_test(refusals),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

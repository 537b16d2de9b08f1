/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/verify.h"

#include "oml_run.h"
#include "oml_test.h"
#include "render/as_json.h"

static const char problem[] =
    "{\"criteria\":[{\"code\":\"cost\",\"direction\":\"min\",\"scale\":[0,100],\"limits\":[0.1,0.7],"
    "\"preference\":{\"type\":\"linear\",\"q\":5,\"p\":20},\"thresholds\":{\"q\":5,\"p\":20,\"v\":60}},"
    "{\"code\":\"fit\",\"levels\":[\"low\",\"middle\",\"high\"]},"
    "{\"code\":\"jobs\",\"value\":[[0,0],[10,0.6],[10,0.8],[20,1]],\"preference\":{\"type\":\"gaussian\",\"s\":4}},"
    "{\"code\":\"noise\",\"direction\":\"min\",\"preference\":{\"type\":\"level\",\"q\":1,\"p\":3},"
    "\"thresholds\":{\"q\":1,\"p\":2,\"v\":4}}],"
    "\"alternatives\":[{\"code\":\"a\",\"values\":[[30,40],\"high\",5,3]},{\"code\":\"b\",\"values\":[60,\"low\",14,1]}"
    ","
    "{\"code\":\"c\",\"values\":[20,\"middle\",null,4]},{\"code\":\"d\",\"values\":[45,\"middle\",{\"normal\":[9,2]},6]"
    "},"
    "{\"code\":\"e\",\"values\":[45,\"low\",{\"lognormal\":[2,0.4]},2]},{\"code\":\"f\",\"values\":[50,\"high\",3,7]},"
    "{\"code\":\"g\",\"values\":[50,\"high\",3,7]}],"
    "\"profiles\":[{\"code\":\"low\",\"values\":[60,\"low\",4,6]},{\"code\":\"fine\",\"values\":[40,\"middle\",8,3]}],"
    "\"cut\":0.6,\"weights\":{\"method\":\"ahp\",\"matrix\":[[1,2,3,4],[null,1,2,2],[null,null,1,1],[null,null,null,1]]"
    "},"
    "\"weightsets\":[{\"code\":\"x\",\"points\":{\"cost\":1,\"fit\":5,\"jobs\":2,\"noise\":2}},"
    "{\"code\":\"y\",\"method\":\"roc\",\"order\":[\"noise\",\"jobs\",\"cost\",\"fit\"]}]}";
static const char ballots[] =
    "voter,item,value\na,x,3\na,y,2\na,z,5\nb,x,4\nb,y,\nb,z,1\nc,x,2\nc,y,2\nc,z,5\nd,x,1\nd,y,4\n"
    "d,z,3\ne,x,2\ne,y,5\ne,z,4\n";

static char folder[512], agenda[600], file[600], result[600];

static int
make(void **state)
{
    (void)state;
    test_folder(folder, sizeof folder);
    snprintf(agenda, sizeof agenda, "%s/f.omloop", folder);
    snprintf(file, sizeof file, "%s/p.json", folder);
    snprintf(result, sizeof result, "%s/r.json", folder);
    test_init(agenda, "data/flanders");
    test_write(file, problem, strlen(problem));
    return 0;
}

static int
unmake(void **state)
{
    (void)state;
    test_folder_remove(folder);
    return 0;
}

// What the operation answers, as --json writes it, with one text in the place of another.
static void export(oml_cx *cx, const char *line, const char *from, const char *to)
{
    oml_doc *d;
    OML_BUF_AUTO text = {0};
    OML_BUF_AUTO changed = {0};
    ok(cx, test_run(cx, line, &d));
    oml_as_json(d, NULL, &text);
    const char *at = from == NULL ? NULL : strstr(text.s, from);
    assert_true(from == NULL || at != NULL);
    if (at != NULL) {
        oml_buf_add(&changed, text.s, (size_t)(at - text.s));
        oml_buf_text(&changed, to);
        oml_buf_text(&changed, at + strlen(from));
    }
    test_write(result, at == NULL ? text.s : changed.s, at == NULL ? text.n : changed.n);
}

static const oml_doc *
verify(oml_cx *cx)
{
    oml_doc *d;
    ok(cx, test_run(cx, oml_arena_printf(&cx->tmp, "verify %s", result), &d));
    return d;
}

static long
run_value(const oml_doc *d, const char *key)
{
    for (const oml_run *r = d->run; r != NULL; r = r->next)
        if (strcmp(r->key, key) == 0)
            return strtol(r->value, NULL, 10);
    return -1;
}

// All that it can say of it agrees, and it can say at least so much.
static void
agrees(oml_cx *cx, const char *line, long at_least, long at_most_left)
{
    export(cx, line, NULL, NULL);
    const oml_doc *d = verify(cx);
    if (d->findings) {
        const oml_table *t = oml_doc_find(d, "differences");
        fail_msg("%s: %s is %s, computed again %s", line, t->cells[0].text, t->cells[1].text, t->cells[2].text);
    }
    assert_true(run_value(d, "agree") >= at_least);
    assert_true(run_value(d, "unchecked") <= at_most_left);
}

static void
rankings_of_a_problem(void **state)
{
    (void)state;
    static const char *const methods[] = {"additive", "promethee1", "promethee2", "topsis", "electre3", "smaa", "all"};
    oml_cx cx = {0};
    for (size_t i = 0; i < OML_COUNT(methods); i++)
        agrees(&cx, oml_arena_printf(&cx.tmp, "rank --problem %s --method %s --draws 3000 --seed 5", file, methods[i]),
               50, 0);
    oml_cx_done(&cx);
}

static void
rankings_of_an_agenda(void **state)
{
    (void)state;
    oml_cx cx = {0};
    agrees(&cx, oml_arena_printf(&cx.tmp, "rank %s", agenda), 300, 20);
    agrees(&cx, oml_arena_printf(&cx.tmp, "rank %s --method promethee2 --weights company --scope all", agenda), 300, 0);
    agrees(&cx, oml_arena_printf(&cx.tmp, "rank %s --method smaa --metric K2=mass_footprint", agenda), 300, 0);
    oml_cx_done(&cx);
}

static void
panels(void **state)
{
    (void)state;
    oml_cx cx = {0};
    char csv[600];
    snprintf(csv, sizeof csv, "%s/b.csv", folder);
    test_write(csv, ballots, strlen(ballots));
    agrees(&cx, oml_arena_printf(&cx.tmp, "agree --ballots %s", csv), 35, 0);
    agrees(&cx, oml_arena_printf(&cx.tmp, "round result %s R0", agenda), 300, 40); // places by Kemeny are left
    oml_cx_done(&cx);
}

static void
finds_what_was_changed(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const char *line = oml_arena_printf(&cx.tmp, "rank --problem %s", file);
    export(&cx, line, "\"rank\":2", "\"rank\":3");
    const oml_doc *d = verify(&cx);
    assert_true(d->findings);
    assert_int_equal(run_value(d, "differ"), 1);
    assert_string_equal(oml_doc_find(d, "differences")->cells[0].text, "tables.alternatives[1].rank");
    export(&cx, line, "\"lognormal\":[2,", "\"lognormal\":[2.1,"); // an input: more than one number follows from it
    d = verify(&cx);
    assert_true(run_value(d, "differ") > 3);
    export(&cx, oml_arena_printf(&cx.tmp, "round result %s R0", agenda), "\"band\":\"A\"", "\"band\":\"B\"");
    d = verify(&cx);
    assert_int_equal(run_value(d, "differ"), 1);
    export(&cx, oml_arena_printf(&cx.tmp, "rank --problem %s --method smaa", file), "\"first\":0.", "\"first\":0.9");
    assert_int_equal(run_value(verify(&cx), "differ"), 1);
    oml_cx_done(&cx);
}

static void
refusals(void **state)
{
    (void)state;
    static const char *const wrong[][2] = {
        {"{", "OML-JSO-01"},
        {"{}", "OML-VER-01"},
        {"{\"tables\":{},\"inputs\":{}}", "OML-VER-01"},
        {"{\"tables\":[],\"inputs\":{\"operation\":\"rank\"}}", "OML-VER-01"},
        {"{\"tables\":{},\"inputs\":{\"operation\":\"dance\"}}", "OML-VER-02"},
        {"{\"tables\":{},\"inputs\":{\"operation\":\"rank\"}}", "OML-VER-03"},
        {"{\"tables\":{},\"inputs\":{\"operation\":\"rank\",\"method\":\"all\",\"draws\":0}}", "OML-VER-03"},
        {"{\"tables\":{},\"inputs\":{\"operation\":\"rank\",\"method\":\"all\",\"draws\":9,\"seed\":1,\"top\":1}}",
         "OML-PRB-01"},
        {"{\"tables\":{},\"inputs\":{\"operation\":\"agree\",\"draws\":9,\"seed\":1,\"min\":1,\"max\":3,\"items\":["
         "\"x\"],"
         "\"voters\":[[1,2]]}}",
         "OML-VER-03"},
        {"{\"tables\":{},\"inputs\":{\"operation\":\"round result\"}}", "OML-VER-03"},
    };
    oml_cx cx = {0};
    oml_doc *d;
    for (size_t i = 0; i < OML_COUNT(wrong); i++) {
        test_write(result, wrong[i][0], strlen(wrong[i][0]));
        fails(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "verify %s", result), &d), wrong[i][1]);
    }
    fails(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "verify %s --tolerance -1", result), &d), "OML-VER-04");
    static const char withheld[] = "{\"tables\":{\"bands\":[{\"item\":\"x\",\"score\":0.5}]},"
                                   "\"inputs\":{\"operation\":\"round result\",\"withheld\":\"unlinkable\"}}";
    test_write(result, withheld, strlen(withheld));
    const oml_doc *v = verify(&cx);
    assert_false(v->findings);
    assert_int_equal(run_value(v, "unchecked"), 1);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rankings_of_a_problem),
        cmocka_unit_test(rankings_of_an_agenda),
        cmocka_unit_test(panels),
        cmocka_unit_test(finds_what_was_changed),
        cmocka_unit_test(refusals),
    };
    return cmocka_run_group_tests(tests, make, unmake);
}

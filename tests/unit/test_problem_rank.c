/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_run.h"
#include "oml_test.h"

// The hydro-electric sites of Brans, Vincke and Mareschal (1986), as one hands them in.
static const char sites[] =
    "{\"criteria\":["
    "{\"code\":\"manpower\",\"direction\":\"min\",\"preference\":{\"type\":\"ushape\",\"q\":10}},"
    "{\"code\":\"power\",\"preference\":{\"type\":\"vshape\",\"p\":30}},"
    "{\"code\":\"cost\",\"direction\":\"min\",\"preference\":{\"type\":\"linear\",\"q\":0.5,\"p\":5}},"
    "{\"code\":\"upkeep\",\"direction\":\"min\",\"preference\":{\"type\":\"level\",\"q\":1,\"p\":6}},"
    "{\"code\":\"villages\",\"direction\":\"min\"},"
    "{\"code\":\"security\",\"preference\":{\"type\":\"gaussian\",\"s\":5}}],"
    "\"alternatives\":["
    "{\"code\":\"a1\",\"values\":[80,90,6,5.4,8,5]},{\"code\":\"a2\",\"values\":[65,58,2,9.7,1,1]},"
    "{\"code\":\"a3\",\"values\":[83,60,4,7.2,4,7]},{\"code\":\"a4\",\"values\":[40,80,10,7.5,7,10]},"
    "{\"code\":\"a5\",\"values\":[52,72,6,2.0,3,8]},{\"code\":\"a6\",\"values\":[94,96,7,3.6,5,6]}]}";

static char folder[512], path[600];

static int
write_file(void **state)
{
    (void)state;
    test_folder(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/p.json", folder);
    test_write(path, sites, strlen(sites));
    return 0;
}

static int
remove_file(void **state)
{
    (void)state;
    test_folder_remove(folder);
    return 0;
}

static oml_doc *
rank(oml_cx *cx, const char *options)
{
    oml_doc *d;
    ok(cx, test_run(cx, oml_arena_printf(&cx->tmp, "rank --problem %s %s", path, options), &d));
    return d;
}

static void
flows(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_doc *d = rank(&cx, "--method promethee2");
    near(test_cell(d, "alternatives", "code", "a5", "score")->real, 0.2929, 1e-6);
    near(test_cell(d, "alternatives", "code", "a1", "plus")->real, 0.219869, 1e-6);
    assert_int_equal(test_cell(d, "alternatives", "code", "a3", "rank")->integer, 5);
    assert_string_equal(test_cell(d, "alternatives", "code", "a1", "incomparable")->text, "a2");
    d = rank(&cx, "--method promethee1");
    assert_int_equal(test_cell(d, "alternatives", "code", "a5", "rank")->integer, 1);
    assert_int_equal(test_cell(d, "alternatives", "code", "a2", "rank")->integer, 2); // below a5 alone
    oml_cx_done(&cx);
}

static void
other_methods(void **state)
{
    (void)state;
    oml_cx cx = {0};
    double sum = 0;
    const oml_doc *d = rank(&cx, "--method smaa --draws 2000 --seed 4");
    for (size_t a = 0; a < 6; a++)
        sum += test_cell(d, "alternatives", "code", (const char *[]){"a1", "a2", "a3", "a4", "a5", "a6"}[a], "first")
                   ->real;
    near(sum, 1, 1e-9);
    assert_true(test_note(d, OML_NOTE_WARNING, "no weights are given"));
    d = rank(&cx, "--method additive");
    assert_int_equal(test_cell(d, "alternatives", "code", "a5", "rank")->integer, 1);
    assert_true(test_note(d, OML_NOTE_WARNING, "declares no scale"));
    near(test_cell(d, "agreement", "other", "promethee2", "tau")->real,
         test_cell(rank(&cx, "--method topsis"), "agreement", "other", "promethee2", "tau")->real, 0);
    d = rank(&cx, "--method electre3");
    assert_int_equal(test_cell(d, "alternatives", "code", "a5", "descending")->integer, 1);
    oml_cx_done(&cx);
}

static void
refusals(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    fails(&cx, test_run(&cx, "rank", &d), "OML-RAN-14");
    fails(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "rank --problem %s --top 2", path), &d), "OML-RAN-15");
    fails(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "rank --problem %s --method best", path), &d), "OML-PRR-01");
    fails(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "rank --problem %s --draws 0", path), &d), "OML-PRR-02");
    oml_cx_done(&cx);
}

// The agenda's own chains by another method: as many, and the weighted value puts them as 'rank' does.
static void
chains_of_an_agenda(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *own, *other;
    char agenda[620];
    snprintf(agenda, sizeof agenda, "%s/f.omloop", folder);
    test_init(agenda, "data/flanders");
    ok(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "rank %s", agenda), &own));
    ok(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "rank %s --method promethee2", agenda), &other));
    const oml_table *t = oml_doc_find(own, "rank");
    assert_int_equal(oml_doc_find(other, "alternatives")->n_rows, t->n_rows);
    for (size_t i = 0; i < t->n_rows; i++) {
        const oml_cell *row = &t->cells[i * t->n_columns];
        assert_int_equal(test_cell(other, "methods", "code", row[1].text, "additive")->integer, row[0].integer);
    }
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flows),
        cmocka_unit_test(other_methods),
        cmocka_unit_test(refusals),
        cmocka_unit_test(chains_of_an_agenda),
    };
    return cmocka_run_group_tests(tests, write_file, remove_file);
}

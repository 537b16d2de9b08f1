/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/op.h"

#include "format/iotfile.h"
#include "oml_iot.h"
#include "oml_run.h"

#include <math.h>

static int
make_agenda(void **state)
{
    char path[300];
    test_here_make(state);
    snprintf(path, sizeof path, "%s/f.omloop", test_here);
    test_init(path, "data/flanders");
    return 0;
}

static void
write_scenario(const char *text)
{
    char path[300];
    snprintf(path, sizeof path, "%s/s.scenario", test_here);
    test_write(path, text, strlen(text));
}

static oml_rc
ask(oml_cx *cx, const char *line, const char *rest, oml_doc **out)
{
    char whole[1400];
    snprintf(whole, sizeof whole, "%s %s/f.omloop %s", line, test_here, rest);
    return test_run(cx, whole, out);
}

static double
real(const oml_doc *d, const char *table, const char *key, const char *name, const char *column)
{
    return test_cell(d, table, key, name, column)->real;
}

// A tenth more of one product: what multipliers of the same table say of it, by another way.
static void
agrees_with_multipliers(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d, *e;
    char rest[400];
    write_scenario("[more]\nkind = demand\nproduct = C28\ncategory = exports\nvalue = 10%\n");
    snprintf(rest, sizeof rest, "%s/s.scenario --top 0", test_here);
    ok(&cx, ask(&cx, "whatif", rest, &d));
    ok(&cx, ask(&cx, "evidence", "--full --around", &e));
    const double asked = real(d, "money", "item", "final demand for products", "change");
    assert_true(asked > 0);
    const oml_table *t = oml_doc_find(e, "multipliers_full");
    assert_non_null(t);
    double total = 0;
    for (size_t r = 0; r < t->n_rows; r++) {
        const oml_cell *row = &t->cells[r * t->n_columns];
        bool jobs = false, machines = false;
        double type1 = 0;
        for (size_t c = 0; c < t->n_columns; c++) {
            machines = machines || (row[c].kind == OML_CELL_TEXT && !row[c].empty && strcmp(row[c].text, "C28") == 0);
            jobs = jobs || (row[c].kind == OML_CELL_TEXT && !row[c].empty && strcmp(row[c].text, "jobs") == 0);
            if (strcmp(t->columns[c].key, "type_1") == 0)
                type1 = row[c].real;
        }
        total = machines && jobs ? type1 : total;
    }
    assert_true(total > 0);
    const double jobs = real(d, "effects", "indicator", "jobs", "change");
    near(jobs, total * asked, 1e-6 * jobs);
    oml_cx_done(&cx);
}

// The shipped examples run, are marked as made up and as estimates, add up, and can be walked back.
static void
shipped_scenarios_add_up_and_are_explained(void **state)
{
    (void)state;
    static const char *const shipped[] = {"be-textiles", "be-appliances", "be-materials"};
    for (size_t i = 0; i < OML_COUNT(shipped); i++) {
        oml_cx cx = {0};
        oml_doc *d, *e;
        char path[600], relative[80], figure[700];
        snprintf(relative, sizeof relative, "data/scenarios/%s.scenario", shipped[i]);
        source_path(path, sizeof path, relative);
        ok(&cx, ask(&cx, "whatif", path, &d));
        assert_true(test_note(d, OML_NOTE_ILLUSTRATIVE, "assumptions"));
        assert_true(test_note(d, OML_NOTE_ESTIMATE, "model estimate"));
        const oml_table *c = oml_doc_find(d, "contributions");
        double parts = 0;
        for (size_t r = 0; r < c->n_rows; r++)
            parts += strcmp(c->cells[r * c->n_columns + 1].text, "jobs") == 0 ? c->cells[r * c->n_columns + 2].real : 0;
        const double jobs = real(d, "effects", "indicator", "jobs", "change");
        near(parts, jobs, 1e-6);
        near(real(d, "money", "item", "final demand for products", "change"),
             real(d, "money", "item", "primary inputs on the way to it", "change") +
                 real(d, "money", "item", "what the table's columns leave unexplained", "change"),
             1e-6);
        snprintf(figure, sizeof figure, "whatif/%s/jobs", path);
        ok(&cx, ask(&cx, "explain", figure, &e));
        const oml_table *steps = oml_doc_find(e, "trace");
        if (steps == NULL)
            for (const oml_block *b = e->first; b != NULL && steps == NULL; b = b->next)
                steps = b->kind == OML_BLOCK_TABLE ? b->table : NULL;
        bool found = false;
        assert_non_null(steps);
        for (size_t k = 0; steps != NULL && k < steps->n_rows * steps->n_columns; k++)
            found = found ||
                    (steps->cells[k].kind == OML_CELL_REAL && fabs(steps->cells[k].real - jobs) < 1e-9 * fabs(jobs));
        assert_true(found);
        oml_cx_done(&cx);
    }
}

static void
refusals(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    char rest[400];
    write_scenario("[more]\nkind = demand\nproduct = C28\nvalue = 10%\n");
    snprintf(rest, sizeof rest, "%s/s.scenario --attribution dice", test_here);
    fails(&cx, ask(&cx, "whatif", rest, &d), "OML-EFF-01");
    snprintf(rest, sizeof rest, "%s/s.scenario --top -1", test_here);
    fails(&cx, ask(&cx, "whatif", rest, &d), "OML-EFF-02");
    write_scenario("[more]\nkind = demand\nproduct = C2\nvalue = 10%\n");
    snprintf(rest, sizeof rest, "%s/s.scenario", test_here);
    fails(&cx, ask(&cx, "whatif", rest, &d), "OML-SCF-06");
    fails(&cx, ask(&cx, "explain", "whatif/nowhere.scenario/jobs", &d), "OML-FIL-01");
    oml_cx_done(&cx);
}

// A table in a file: home and abroad together are the whole, in the real world of 2011.
static void
home_and_abroad_are_the_whole(void **state)
{
    (void)state;
    need_shared("data/wiod2011_micro_3r7s/generic_csv/Z.csv");
    oml_cx cx = {0};
    oml_doc *d;
    char path[300], line[900];
    oml_iot *t = test_iot_micro(&cx);
    snprintf(path, sizeof path, "%s/t.iot", test_here);
    ok(&cx, oml_iotfile_write(&cx, path, t));
    char text[400];
    snprintf(text, sizeof text,
             "home = %s\n[less]\nkind = design\nproduct = %s\nvalue = 10%%\n[home]\nkind = import_share\nproduct = "
             "%s\nregion = %s\n"
             "value = 5%% 10%% 20%%\n",
             t->regions.code[1], t->sectors.code[2], t->sectors.code[2], t->regions.code[1]);
    write_scenario(text);
    snprintf(line, sizeof line, "table whatif %s %s/s.scenario --baseline", path, test_here);
    ok(&cx, test_run(&cx, line, &d));
    const oml_table *e = oml_doc_find(d, "effects");
    assert_int_equal(e->n_rows, 1 + t->stressors.n);
    size_t column[3] = {0};
    static const char *const key[] = {"change", "home", "abroad"};
    for (size_t c = 0; c < e->n_columns; c++)
        for (size_t k = 0; k < 3; k++)
            column[k] = strcmp(e->columns[c].key, key[k]) == 0 ? c : column[k];
    for (size_t r = 0; r < e->n_rows; r++) {
        const oml_cell *row = &e->cells[r * e->n_columns];
        near(row[column[0]].real, row[column[1]].real + row[column[2]].real, 1e-9 * (1 + fabs(row[column[0]].real)));
    }
    assert_true(real(d, "effects", "indicator", "CO2_JRC", "change") < 0);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_multipliers),
        cmocka_unit_test(shipped_scenarios_add_up_and_are_explained),
        cmocka_unit_test(refusals),
        cmocka_unit_test(home_and_abroad_are_the_whole),
    };
    return cmocka_run_group_tests_name("effects", tests, make_agenda, test_here_remove);
}

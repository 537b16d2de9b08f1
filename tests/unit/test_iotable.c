/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/evidence_rows.h"

#include "oml_agenda.h"
#include "oml_run.h"
#include "oml_test.h"

#include <math.h>

// The agenda of tests/packages/three, fresh for each test: some change it.
static char path[300];

static int
make_agenda(void **state)
{
    test_here_make(state);
    snprintf(path, sizeof path, "%s/three.omloop", test_here);
    test_init(path, "tests/packages/three");
    return 0;
}

typedef struct loaded {
    oml_cx cx;
    oml_session s;
    oml_facts f;
    oml_iotable t;
} loaded;

static void
load(loaded *l)
{
    *l = (loaded){.cx = {.now = 1}};
    ok(&l->cx, oml_store_open(&l->cx, path, true, &l->s.store));
    ok(&l->cx, oml_facts_load(&l->cx, &l->s, &l->f));
}

static void
done(loaded *l)
{
    oml_iotable_done(&l->t);
    oml_store_free(l->s.store);
    oml_cx_done(&l->cx);
}

// Puts a record, and loads the facts again.
static void
change(loaded *l, oml_record r)
{
    test_put(&l->cx, l->s.store, r);
    ok(&l->cx, oml_facts_load(&l->cx, &l->s, &l->f));
}

// By hand in tests/unit/test_household.c: type I (1, 1.5, 1.75), type II (1.56, 2.9, 3.57); jobs (1, 2.5, 5.25) and
// (2.4, 6, 9.8). Industries stand by position, whatever the order of their codes.
static void
multipliers_by_hand(void **state)
{
    (void)state;
    loaded l;
    load(&l);
    ok(&l.cx, oml_iotable_load(&l.cx, &l.f, NULL, &l.t));
    assert_int_equal(l.t.industry.n, 3);
    static const char *const keys[] = {"P", "Q", "R"};
    static const double x[] = {200, 400, 400}, one[] = {1, 1.5, 1.75}, two[] = {1.56, 2.9, 3.57};
    static const double jobs[] = {1, 2, 4}, jobs_1[] = {1, 2.5, 5.25}, jobs_2[] = {2.4, 6, 9.8};
    for (size_t j = 0; j < 3; j++) {
        assert_string_equal(oml_iotable_key(&l.t, j), keys[j]);
        assert_int_equal(oml_iotable_industry(&l.t, keys[j], 1), j);
        near(l.t.x[j], x[j], 0);
        near(*oml_mat_at(l.t.M, OML_IOTABLE_OUTPUT, j), one[j], 1e-14);
        near(*oml_mat_at(l.t.M2, OML_IOTABLE_OUTPUT, j), two[j], 1e-14);
        near(*oml_mat_at(l.t.S, OML_IOTABLE_JOBS, j), jobs[j], 0);
        near(*oml_mat_at(l.t.M, OML_IOTABLE_JOBS, j), jobs_1[j], 1e-14);
        near(*oml_mat_at(l.t.M2, OML_IOTABLE_JOBS, j), jobs_2[j], 1e-14);
        // No imports and no taxes: all that is paid is value added somewhere.
        near(*oml_mat_at(l.t.M, OML_IOTABLE_VALUE_ADDED, j), 1, 1e-14);
    }
    near(oml_household_return(l.t.closed), 0.5, 1e-15);
    assert_true(l.t.counted[OML_IOTABLE_JOBS] && !l.t.counted[OML_IOTABLE_CO2]);
    assert_true(oml_iotable_industry(&l.t, "households", 10) == OML_FACTS_NONE);
    oml_balance b;
    ok(&l.cx, oml_iotable_balance(&l.cx, &l.t, 0, &b));
    assert_int_equal(b.outside, 0);
    done(&l);
}

static void
output_that_is_given_counts(void **state)
{
    (void)state;
    loaded l;
    load(&l);
    change(&l,
           test_record(&l.cx, "account", "code", "t/output", "iotable", "t", "kind", "primary", "position", "9", NULL));
    static const char *const x[][2] = {{"P", "200"}, {"Q", "410"}, {"R", "400"}};
    for (size_t j = 0; j < 3; j++)
        change(&l, test_record(&l.cx, "flow", "code", x[j][0], "iotable", "t", "origin", "t/output", "destination",
                               oml_arena_printf(&l.cx.tmp, "t/%s", x[j][0]), "value", x[j][1], NULL));
    ok(&l.cx, oml_iotable_load(&l.cx, &l.f, "t", &l.t));
    near(l.t.x[1], 410, 0);
    oml_balance b;
    ok(&l.cx, oml_iotable_balance(&l.cx, &l.t, 0.1, &b)); // Q sells and pays 400
    assert_int_equal(b.outside, 2);
    near(b.sold[b.worst_sold], -10, 0);
    near(b.bought[b.worst_bought], -10, 0);
    done(&l);
}

static void
without_households_there_is_no_type_two(void **state)
{
    (void)state;
    loaded l;
    load(&l);
    change(&l, test_record(&l.cx, "account", "code", "t/households", "iotable", "t", "kind", "final_demand", "position",
                           "4", "withdrawn", "not needed", NULL));
    ok(&l.cx, oml_iotable_load(&l.cx, &l.f, NULL, &l.t));
    assert_null(l.t.closed);
    assert_null(l.t.M2);
    near(*oml_mat_at(l.t.M, OML_IOTABLE_OUTPUT, 0), 1, 1e-14);
    done(&l);

    oml_cx cx = {.now = 1};
    oml_doc *d;
    char line[512];
    snprintf(line, sizeof line, "evidence %s", path);
    ok(&cx, test_run(&cx, line, &d));
    assert_true(test_cell(d, "multipliers", "sector", "Q", "jobs_2")->empty);
    assert_false(test_cell(d, "multipliers", "sector", "Q", "jobs_1")->empty);
    snprintf(line, sizeof line, "explain %s multiplier/Q/jobs/2", path);
    fails(&cx, test_run(&cx, line, &d), "OML-TRA-01");
    oml_cx_done(&cx);
}

static void
refuses_a_cell_that_counts_twice(void **state)
{
    (void)state;
    loaded l;
    load(&l);
    change(&l, test_record(&l.cx, "flow", "code", "again", "iotable", "t", "origin", "t/P", "destination", "t/Q",
                           "value", "7", NULL));
    fails(&l.cx, oml_iotable_load(&l.cx, &l.f, NULL, &l.t), "OML-EVI-03");
    done(&l);
    load(&l);
    fails(&l.cx, oml_iotable_load(&l.cx, &l.f, "f", &l.t), "OML-EVI-02");
    done(&l);
}

static double
figure(const loaded *l, const oml_evidence_rows *rows, const oml_facts_measure *m, const char *key, unsigned *flags)
{
    double value[8];
    unsigned all[8];
    const size_t r = oml_evidence_rows_named(rows, key, strlen(key));
    assert_true(r < rows->n && rows->n <= 8);
    (void)l;
    oml_evidence_rows_values(rows, m, value, all);
    *flags = all[r];
    return value[r];
}

// The table's own cell, though a statistic says otherwise; then statistics; then what falls in the row of other tables.
static void
rows_follow_the_table(void **state)
{
    (void)state;
    loaded l;
    oml_evidence_rows rows;
    oml_facts_measure m;
    unsigned flags;
    load(&l);
    ok(&l.cx, oml_iotable_load(&l.cx, &l.f, NULL, &l.t));
    oml_evidence_rows_find(&l.cx, &l.f, &l.t, false, &rows);
    assert_int_equal(rows.n, 2); // R covers no sector
    assert_string_equal(rows.at[1].key, "Q");
    assert_int_equal(rows.row_of[oml_facts_find(&l.f.sectors, "28.1")], 1);
    ok(&l.cx, oml_facts_measure_of(&l.cx, &l.f, "employees", &m));
    near(figure(&l, &rows, &m, "Q", &flags), 800, 0);
    near(figure(&l, &rows, &m, "P", &flags), 200, 0);
    assert_int_equal(flags, 0); // whole, so not by shares
    ok(&l.cx, oml_facts_measure_of(&l.cx, &l.f, "co2_footprint", &m));
    near(figure(&l, &rows, &m, "P", &flags), 50, 0);
    assert_int_equal(flags, OML_FACTS_ESTIMATE | OML_FACTS_ILLUSTRATIVE);

    // Without a table every division is a row, and the statistic counts.
    oml_evidence_rows_find(&l.cx, &l.f, NULL, false, &rows);
    assert_int_equal(rows.n, 3);
    ok(&l.cx, oml_facts_measure_of(&l.cx, &l.f, "employees", &m));
    near(figure(&l, &rows, &m, "28", &flags), 900, 0);
    near(figure(&l, &rows, &m, "26", &flags), 120, 1e-12);
    oml_evidence_rows_find(&l.cx, &l.f, NULL, true, &rows);
    assert_int_equal(rows.n, 4);
    assert_true(isnan(figure(&l, &rows, &m, "47", &flags)));
    done(&l);
}

static void
an_agenda_without_table_still_has_figures(void **state)
{
    (void)state;
    loaded l;
    load(&l);
    change(&l, test_record(&l.cx, "iotable", "code", "t", "withdrawn", "superseded", "source", "hand", NULL));
    done(&l);
    oml_cx cx = {.now = 1};
    oml_doc *d;
    char line[512];
    snprintf(line, sizeof line, "evidence %s --by employees", path);
    ok(&cx, test_run(&cx, line, &d));
    near(test_cell(d, "evidence", "sector", "28", "employees")->real, 900, 0);
    assert_null(oml_doc_find(d, "multipliers"));
    assert_true(test_note(d, OML_NOTE_REMARK, "no input-output table"));
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(multipliers_by_hand, make_agenda, test_here_remove),
        cmocka_unit_test_setup_teardown(output_that_is_given_counts, make_agenda, test_here_remove),
        cmocka_unit_test_setup_teardown(without_households_there_is_no_type_two, make_agenda, test_here_remove),
        cmocka_unit_test_setup_teardown(refuses_a_cell_that_counts_twice, make_agenda, test_here_remove),
        cmocka_unit_test_setup_teardown(rows_follow_the_table, make_agenda, test_here_remove),
        cmocka_unit_test_setup_teardown(an_agenda_without_table_still_has_figures, make_agenda, test_here_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

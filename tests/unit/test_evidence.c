/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/op.h"

#include "oml_run.h"
#include "oml_test.h"

#include <math.h>
#include <sys/stat.h>

// The shipped agenda, imported once.
static int
make_agenda(void **state)
{
    char path[300];
    test_here_make(state);
    snprintf(path, sizeof path, "%s/f.omloop", test_here);
    test_init(path, "data/flanders");
    return 0;
}

// `evidence` and `explain` on the shipped agenda: "VERB" and what follows the agenda.
static oml_rc
ask(oml_cx *cx, const char *verb, const char *rest, oml_doc **out)
{
    char line[1024];
    snprintf(line, sizeof line, "%s %s/f.omloop %s", verb, test_here, rest);
    return test_run(cx, line, out);
}

static double
real(const oml_doc *d, const char *table, const char *key, const char *name, const char *column)
{
    const oml_cell *c = test_cell(d, table, key, name, column);
    assert_int_equal(c->kind, OML_CELL_REAL);
    return c->empty ? (double)NAN : c->real;
}

static const char *
text(const oml_doc *d, const char *table, const char *key, const char *name, const char *column)
{
    const oml_cell *c = test_cell(d, table, key, name, column);
    return c->empty ? "" : c->text;
}

// Figures as published (shared/figures, domain facts 3.1), each with unit, year, geography, perspective and source.
static void
figures_per_sector(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    ok(&cx, ask(&cx, "evidence", "", &d));
    near(real(d, "evidence", "sector", "C28", "value_added"), 3545.2, 0.05);
    near(real(d, "evidence", "sector", "C28", "employees"), 29700, 0);
    near(real(d, "evidence", "sector", "C28", "co2_production"), 117.3, 0);
    near(real(d, "evidence", "sector", "C13-C15", "co2_footprint"), 2275 + 195.8, 1);
    assert_string_equal(text(d, "evidence", "sector", "C13-C15", "estimates"), ""); // two whole product groups
    near(real(d, "evidence", "sector", "C13-C15", "mass_footprint"), 4873, 1e-9);
    near(real(d, "evidence_columns", "metric", "value_added", "total"), 52893, 5);
    near(real(d, "evidence_columns", "metric", "employees", "total"), 510100, 0);
    near(real(d, "evidence_columns", "metric", "co2_production", "total"), 32954, 1);
    near(real(d, "evidence_columns", "metric", "co2_production", "final_users"), 27633, 0);
    assert_string_equal(text(d, "evidence_columns", "metric", "employees", "year"), "2019");
    assert_string_equal(text(d, "evidence_columns", "metric", "value_added", "year"), "2015");
    assert_string_equal(text(d, "evidence_columns", "metric", "co2_footprint", "perspective"), "consumption");
    assert_string_equal(text(d, "evidence_columns", "metric", "co2_footprint", "source"), "omloop-footprint-2011");
    assert_true(test_note(d, OML_NOTE_WARNING, "2015, 2019, 2011, 2016"));
    assert_true(test_note(d, OML_NOTE_WARNING, "BE, BE2"));
    assert_true(test_note(d, OML_NOTE_WARNING, "production, consumption"));
    assert_true(test_note(d, OML_NOTE_SOURCE, "fpb-io-2015"));
    oml_cx_done(&cx);
}

// What is divided by an assumed share says so, in its row and in a note.
static void
what_is_made_up_is_marked(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    ok(&cx, ask(&cx, "evidence", "", &d));
    assert_non_null(strstr(text(d, "evidence", "sector", "C26", "illustrative"), "co2_footprint"));
    assert_non_null(strstr(text(d, "evidence", "sector", "C26", "estimates"), "co2_footprint"));
    assert_null(strstr(text(d, "evidence", "sector", "C26", "illustrative"), "value_added"));
    assert_true(test_note(d, OML_NOTE_ILLUSTRATIVE, "co2_footprint"));
    assert_true(test_note(d, OML_NOTE_ESTIMATE, "co2_footprint"));
    // Nothing of a product group is lost or counted twice: textiles, leather and all that electronics is divided over.
    ok(&cx, ask(&cx, "evidence", "--metrics co2_footprint --by co2_footprint --around", &d));
    assert_false(test_note(d, OML_NOTE_WARNING, "different years"));
    oml_cx_done(&cx);
}

static void
ranks_by_what_is_asked(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    ok(&cx, ask(&cx, "evidence", "--by co2_production --top 3", &d));
    const oml_table *t = oml_doc_find(d, "evidence");
    assert_int_equal(t->n_rows, 3);
    assert_string_equal(text(d, "evidence", "figure", "evidence/C20/co2_production", "sector"), "C20");
    assert_int_equal(test_cell(d, "evidence", "sector", "C20", "rank")->integer, 1);
    assert_int_equal(test_cell(d, "evidence", "sector", "C23", "rank")->integer, 2);
    assert_int_equal(test_cell(d, "evidence", "sector", "C19", "rank")->integer, 3);
    ok(&cx, ask(&cx, "evidence", "--by ghg_production --metrics 'value_added_2020 ghg_production' --around", &d));
    near(real(d, "evidence", "sector", "C20", "ghg_production"), 11335, 0);
    near(real(d, "evidence", "sector", "C17", "value_added_2020"), 0.52 * 1668, 1e-6);
    near(real(d, "evidence", "sector", "C33", "value_added_2020"), 0.54 * 3034, 1e-6);
    assert_true(isnan(real(d, "evidence", "sector", "G47", "ghg_production"))); // unknown is empty, and stands last
    oml_cx_done(&cx);
}

// Multipliers against those computed elsewhere from the finer table of 64 industries (domain facts 3.1): near, not
// equal.
static void
multipliers_of_type_one_and_two(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    ok(&cx, ask(&cx, "evidence", "--full", &d));
    static const struct {
        const char *sector;
        double output, value_added, jobs_1, jobs_2, per_jobs;
    } known[] = {
        {"C10-C12", 1.77, 2.31, 2.43, 3.31, 1844}, {"C13-C15", 1.55, 1.75, 1.63, 2.32, 1260},
        {"C25", 1.72, 1.84, 1.76, 2.50, 1305},     {"C28", 1.42, 1.44, 1.62, 2.48, 1715},
        {"C30", 1.68, 1.65, 1.96, 3.09, 2287},     {"C33", 1.61, 1.69, 1.55, 2.22, 1073},
    };
    for (size_t i = 0; i < OML_COUNT(known); i++) {
        near(real(d, "multipliers", "sector", known[i].sector, "output_1"), known[i].output, 0.02);
        near(real(d, "multipliers", "sector", known[i].sector, "value_added_1"), known[i].value_added, 0.02);
        near(real(d, "multipliers", "sector", known[i].sector, "jobs_1"), known[i].jobs_1, 0.025);
        near(real(d, "multipliers", "sector", known[i].sector, "jobs_2"), known[i].jobs_2, 0.025);
        near(real(d, "multipliers", "sector", known[i].sector, "value_added_per_jobs"), known[i].per_jobs, 12);
    }
    const double direct = real(d, "multipliers_full", "figure", "multiplier/C28/jobs/1", "direct");
    near(direct, 29700 / 9421.0, 1e-9);
    near(real(d, "multipliers_full", "figure", "multiplier/C28/jobs/1", "type_1") / direct,
         real(d, "multipliers", "sector", "C28", "jobs_1"), 1e-12);
    assert_true(test_cell(d, "balance", "side", "sold", "explained")->integer == 1);
    assert_true(test_cell(d, "balance", "side", "bought", "explained")->integer == 1);
    assert_false(d->findings);
    oml_cx_done(&cx);
}

static void
a_table_that_does_not_balance_is_a_finding(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    ok(&cx, ask(&cx, "evidence", "--rounding 0.001", &d)); // cells are rounded to 0.1: gaps of some tenths remain
    assert_true(d->findings);
    assert_true(test_note(d, OML_NOTE_WARNING, "does not balance"));
    oml_cx_done(&cx);
}

// A and L as shown are those of the flows: a column of L is I + A L.
static void
coefficients_and_inverse(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *a, *l;
    ok(&cx, ask(&cx, "evidence", "--matrix A", &a));
    ok(&cx, ask(&cx, "evidence", "--matrix L", &l));
    near(real(a, "A", "sector", "C25", "C28"), 264.9 / 9421, 1e-9);
    const oml_table *A = oml_doc_find(a, "A"), *L = oml_doc_find(l, "L");
    assert_true(A->n_rows == 43 && A->n_columns == 44);
    for (size_t i = 0; i < 43; i++)
        for (size_t j = 0; j < 43; j++) {
            double sum = i == j ? 1 : 0;
            for (size_t k = 0; k < 43; k++)
                sum += A->cells[i * 44 + 1 + k].real * L->cells[k * 44 + 1 + j].real;
            near(L->cells[i * 44 + 1 + j].real, sum, 1e-12);
        }
    oml_cx_done(&cx);
}

// The check figures of shared/figures: about 6,400 jobs elsewhere, 1.04 + 0.48 billion euro; and domain facts 3.4.
static void
what_extra_jobs_carry_along(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    ok(&cx, ask(&cx, "evidence", "--sectors 10-33", &d));
    static const char *const same[] = {"jobs/manufacturing/within", "jobs/given/within"};
    for (size_t i = 0; i < 2; i++) {
        near(real(d, "jobs", "figure", same[i], "jobs_direct"), 10000, 1e-6);
        near(real(d, "jobs", "figure", same[i], "jobs_chain"), 6400, 50);
        near(real(d, "jobs", "figure", same[i], "value_added_direct"), 1040, 5);
        near(real(d, "jobs", "figure", same[i], "value_added_chain"), 480, 6);
    }
    static const struct {
        const char *figure;
        double per_job_1, per_job_2, value_added;
    } known[] = {
        {"jobs/manufacturing/on_top", 0.96, 1.88, 1830},
        {"jobs/technology/on_top", 0.76, 1.64, 1530},
        {"jobs/discrete/on_top", 0.64, 1.39, 1330},
    };
    for (size_t i = 0; i < OML_COUNT(known); i++) {
        near(real(d, "jobs", "figure", known[i].figure, "per_job_1"), known[i].per_job_1, 0.015);
        near(real(d, "jobs", "figure", known[i].figure, "per_job_2"), known[i].per_job_2, 0.015);
        near(real(d, "jobs", "figure", known[i].figure, "value_added_direct") +
                 real(d, "jobs", "figure", known[i].figure, "value_added_chain"),
             known[i].value_added, 10);
    }
    // 2.25 billion and 1.2 jobs per job lie between the lowest and the highest answer.
    near(real(d, "claims", "code", "CL1", "value"), 2250, 0);
    assert_true(real(d, "claims", "code", "CL1", "low") < 2250 && real(d, "claims", "code", "CL1", "high") > 2250);
    assert_true(real(d, "claims", "code", "CL3", "low") < 1.2 && real(d, "claims", "code", "CL3", "high") > 1.2);
    oml_cx_done(&cx);
}

// From a derived figure to the cells and sources that it rests on.
static void
figures_walk_back_to_sources(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    ok(&cx, ask(&cx, "evidence", "", &d));
    const double jobs = real(d, "multipliers", "sector", "C28", "jobs_1");
    const double footprint = real(d, "evidence", "sector", "C28", "co2_footprint");
    ok(&cx, ask(&cx, "explain", "multiplier/C28/jobs/1", &d));
    near(real(d, "trace", "figure", "multiplier/C28/jobs/1", "value"), jobs, 1e-12);
    near(real(d, "trace", "figure", "flow/be2015/employees/C28", "value"), 29700, 0);
    near(real(d, "trace", "figure", "flow/be2015/output/C28", "value"), 9421, 0);
    assert_string_equal(text(d, "trace", "figure", "flow/be2015/employees/C28", "unit"), "persons");
    assert_string_equal(text(d, "trace", "figure", "flow/be2015/employees/C28", "period"), "2019");
    assert_string_equal(text(d, "trace", "figure", "flow/be2015/output/C28", "period"), "2015");
    assert_string_equal(text(d, "trace", "figure", "flow/be2015/output/C28", "geography"), "BE");
    near(real(d, "trace", "figure", "flow/be2015/C25/C28", "value"), 264.9, 0);
    ok(&cx, ask(&cx, "explain", "multiplier/C28/value_added/2", &d));
    near(real(d, "trace", "figure", "flow/be2015/compensation/C28", "value"), 1961.6, 0);
    ok(&cx, ask(&cx, "explain", "evidence/C28/co2_footprint", &d));
    near(real(d, "trace", "figure", "evidence/C28/co2_footprint", "value"), footprint, 1e-9);
    near(real(d, "trace", "figure", "account_sector/be2011/c13/28", "value"), 0.85, 0);
    near(real(d, "trace", "figure", "flow/be2011/co2/c13", "value"), 4535, 1);
    ok(&cx, ask(&cx, "explain", "jobs/discrete/within", &d));
    near(real(d, "trace", "figure", "flow/be2015/employees/C28", "value"), 29700, 0);
    // A group inside a division has its share of it; a division of which only groups have a figure their sum.
    ok(&cx, ask(&cx, "explain", "evidence/26.2/value_added", &d));
    near(real(d, "trace", "figure", "flow/be2015/surplus/C26", "value"), 635.1, 0);
    ok(&cx, ask(&cx, "explain", "evidence/26/co2_footprint", &d));
    near(real(d, "trace", "figure", "evidence/26/co2_footprint", "value"), 0.71 * 3587, 1);
    near(real(d, "trace", "figure", "account_sector/be2011/c14/26.2", "value"), 0.2, 0);
    oml_cx_done(&cx);
}

static void
refuses_what_it_does_not_know(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *d;
    static const struct {
        const char *verb, *rest, *code;
    } cases[] = {
        {"evidence", "--by nothing", "OML-EVI-01"},
        {"evidence", "--metrics 'employees nothing'", "OML-EVI-01"},
        {"evidence", "--iotable nothing", "OML-EVI-02"},
        {"evidence", "--iotable be2011", "OML-EVI-02"},
        {"evidence", "--matrix M", "OML-EVI-04"},
        {"evidence", "--jobs 0", "OML-EVI-05"},
        {"evidence", "--top=-1", "OML-EVI-05"},
        {"evidence", "--sectors 33-10", "OML-EVI-07"},
        {"evidence", "--sectors machines", "OML-EVI-07"},
        {"evidence", "--sectors 98", "OML-EVI-08"},
        {"explain", "multiplier/C28/jobs/3", "OML-TRA-01"},
        {"explain", "multiplier/C99/jobs/1", "OML-TRA-01"},
        {"explain", "multiplier/C28/joy/1", "OML-TRA-01"},
        {"explain", "evidence/C28/joy", "OML-TRA-01"},
        {"explain", "evidence/C99/employees", "OML-TRA-01"},
        {"explain", "jobs/manufacturing/never", "OML-TRA-01"},
        {"explain", "jobs/nowhere/within", "OML-TRA-01"},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        print_message("# %s %s\n", cases[i].verb, cases[i].rest);
        fails(&cx, ask(&cx, cases[i].verb, cases[i].rest, &d), cases[i].code);
    }
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_per_sector),
        cmocka_unit_test(what_is_made_up_is_marked),
        cmocka_unit_test(ranks_by_what_is_asked),
        cmocka_unit_test(multipliers_of_type_one_and_two),
        cmocka_unit_test(a_table_that_does_not_balance_is_a_finding),
        cmocka_unit_test(coefficients_and_inverse),
        cmocka_unit_test(what_extra_jobs_carry_along),
        cmocka_unit_test(figures_walk_back_to_sources),
        cmocka_unit_test(refuses_what_it_does_not_know),
    };
    return cmocka_run_group_tests(tests, make_agenda, test_here_remove);
}

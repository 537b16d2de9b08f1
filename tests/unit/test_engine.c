/* The operations on a table, at the door.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/engine.h"

#include "format/iotfile.h"
#include "oml_iot.h"
#include "oml_run.h"
#include "oml_table.h"

#include <math.h>

typedef struct place {
    char folder[256], file[512];
} place;

static place
keep(oml_cx *cx, const oml_iot *t)
{
    place p;
    test_folder(p.folder, sizeof p.folder);
    snprintf(p.file, sizeof p.file, "%s/T.iot", p.folder);
    ok(cx, oml_iotfile_write(cx, p.file, t));
    return p;
}

static oml_rc
run(oml_cx *cx, const place *p, const char *what, const char *options, oml_doc **out)
{
    return test_run(cx, oml_arena_printf(&cx->tmp, "table %s %s %s", what, p->file, options), out);
}

static oml_iot *
invent(oml_cx *cx)
{
    rng r = {7};
    oml_iot *t = test_iot_invent(cx, &r, 3, 4, 2);
    double *V = OML_NEW(&cx->tmp, double, t->n);
    for (size_t i = 0; i < t->n; i++)
        V[i] = 0.8 * t->x[i];
    double *Y =
        OML_NEW(&cx->tmp, double, t->n * t->f); // half of demand is not households', so that not all pay comes back
    for (size_t i = 0; i < t->n * t->f; i++)
        Y[i] = 0.5 * t->Y[i];
    t->V = V, t->Y = Y;
    t->primaries = test_iot_names(cx, "D", 1);
    t->stressors.unit = OML_NEW(&cx->tmp, const char *, 2);
    t->stressors.unit[0] = "kt", t->stressors.unit[1] = "persons";
    t->currency_unit = "M.EUR";
    return t;
}

static void
multipliers_of_both_types(void **state)
{
    (void)state;
    oml_cx cx = {0};
    place p = keep(&cx, invent(&cx));
    oml_doc *doc = NULL;
    ok(&cx, run(&cx, &p, "multipliers", "--stressor k1 --type 2 --spending c1", &doc));
    const oml_table *t = oml_doc_find(doc, "multipliers");
    assert_int_equal(t->n_rows, 12);
    for (size_t i = 0; i < t->n_rows; i++) {
        const oml_cell *row = t->cells + i * t->n_columns;
        assert_true(row[4].real >= row[3].real && row[7].real >= row[4].real); // direct, type I, type II
    }
    assert_true(test_note(doc, OML_NOTE_ESTIMATE, "type II"));
    ok(&cx, run(&cx, &p, "multipliers", "", &doc));
    assert_int_equal(oml_doc_find(doc, "multipliers")->n_rows, 36); // two stressors and output
    fails(&cx, run(&cx, &p, "multipliers", "--type 2", &doc), "OML-MUL-02");
    fails(&cx, run(&cx, &p, "multipliers", "--type 2 --pay wages --spending c1", &doc), "OML-MUL-04");
    fails(&cx, run(&cx, &p, "multipliers", "--type 3", &doc), "OML-MUL-03");
    test_folder_remove(p.folder);
    oml_cx_done(&cx);
}

static void
linkages_and_extraction(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_iot *t = invent(&cx);
    place p = keep(&cx, t);
    oml_doc *doc = NULL;
    ok(&cx, run(&cx, &p, "linkages", "", &doc));
    double sum = 0;
    size_t count = 0;
    const oml_table *links = oml_doc_find(doc, "linkages");
    for (size_t i = 0; i < links->n_rows; i++) {
        const oml_cell *c = links->cells + i * links->n_columns + 4;
        sum += c->empty ? 0 : c->real;
        count += c->empty ? 0 : 1;
    }
    near(sum, (double)count, 1e-9); // normalised by the mean
    ok(&cx, run(&cx, &p, "extract", "--region r2 --sector s1 --stressor k2", &doc));
    assert_int_equal(oml_doc_find(doc, "extraction")->n_rows, 1);
    const oml_cell *lost = test_cell(doc, "extraction", "sector", "s1", "total");
    const size_t row = oml_iot_row(t, 1, 0);
    assert_true(lost->real >= (t->x[row] == 0 ? 0 : t->F[1 + row * 2]) - 1e-12); // its own jobs at least
    assert_true(test_note(doc, OML_NOTE_ESTIMATE, "dependence"));
    fails(&cx, run(&cx, &p, "extract", "--sector S1", &doc), "OML-ENG-03");
    test_folder_remove(p.folder);
    oml_cx_done(&cx);
}

static bool
made_by(const oml_doc *doc, const char *method)
{
    for (const oml_run *r = doc->run; r != NULL; r = r->next)
        if (strcmp(r->key, "method") == 0)
            return strcmp(r->value, method) == 0;
    return false;
}

// What asks for all of the inverse of a large table keeps it, and says so; what comes after reads it.
static void
an_inverse_is_kept(void **state)
{
    (void)state;
    oml_cx cx = {0};
    rng r = {11};
    place p = keep(&cx, test_iot_invent(&cx, &r, 11, 100, 1));
    oml_doc *doc = NULL;
    const char *accounts = oml_arena_printf(&cx.tmp, "-o %s/out", p.folder), *file = "out/accounts.csv";
    ok(&cx, run(&cx, &p, "accounts", accounts, &doc));
    assert_true(made_by(doc, "GMRES"));
    test_table solved, read;
    test_table_read(&solved, oml_arena_printf(&cx.tmp, "%s/%s", p.folder, file));
    ok(&cx, run(&cx, &p, "extract", "--region r1 --stressor k1", &doc));
    assert_true(made_by(doc, "inverse") && test_note(doc, OML_NOTE_REMARK, "T.iot.cache"));
    ok(&cx, run(&cx, &p, "extract", "--region r1 --stressor k1", &doc));
    assert_true(made_by(doc, "inverse") && !test_note(doc, OML_NOTE_REMARK, "T.iot.cache"));
    ok(&cx, run(&cx, &p, "accounts", accounts, &doc));
    assert_true(made_by(doc, "inverse"));
    test_table_read(&read, oml_arena_printf(&cx.tmp, "%s/%s", p.folder, file));
    assert_int_equal(solved.rows, read.rows);
    for (size_t i = 0; i < solved.rows * solved.cols; i++)
        assert_true(isnan(solved.v[i]) || fabs(solved.v[i] - read.v[i]) <= 1e-9 * (1 + fabs(solved.v[i])));
    test_table_free(&solved), test_table_free(&read);
    test_folder_remove(p.folder);
    oml_cx_done(&cx);
}

static void
a_price_on_carbon(void **state)
{
    (void)state;
    oml_cx cx = {0};
    place p = keep(&cx, invent(&cx));
    oml_doc *doc = NULL, *same = NULL;
    ok(&cx, run(&cx, &p, "price", "--stressor k1 --price 100", &doc));
    ok(&cx, run(&cx, &p, "price", "--stressor k1 --rate 0.1", &same)); // 100 euro a tonne is 0.1 million a kilotonne
    const oml_table *a = oml_doc_find(doc, "prices"), *b = oml_doc_find(same, "prices"),
                    *who = oml_doc_find(doc, "burden");
    for (size_t i = 0; i < a->n_rows; i++)
        near(a->cells[i * 4 + 3].real, b->cells[i * 4 + 3].real, 1e-12);
    assert_int_equal(who->n_rows, 3);
    assert_true(who->cells[1].real > 0 && who->cells[2].real > 0);
    fails(&cx, run(&cx, &p, "price", "--stressor k2 --price 100", &doc), "OML-PRI-03");
    fails(&cx, run(&cx, &p, "price", "--stressor k1 --price 100 --rate 1", &doc), "OML-PRI-01");
    fails(&cx, run(&cx, &p, "price", "--stressor k1", &doc), "OML-PRI-02");
    test_folder_remove(p.folder);
    oml_cx_done(&cx);
}

// Who earns and emits in the final products completed in Belgium, as in the reference of the small world table.
static void
chains_completed_in_belgium(void **state)
{
    (void)state;
    need_shared("data/wiod2011_micro_3r7s/generic_csv/Z.csv");
    oml_cx cx = {0};
    place p = keep(&cx, test_iot_micro(&cx));
    oml_doc *doc = NULL;
    char path[1024], stressor[64], product[16], origin[16];
    double value;
    char *text =
        test_read(shared_path(path, sizeof path, "data/wiod2011_micro_3r7s/reference/gvc_final_products_BE.csv"), NULL);
    ok(&cx, run(&cx, &p, "chain", "--region BE", &doc));
    const oml_table *t = oml_doc_find(doc, "chain");
    size_t compared = 0;
    for (const char *line = text; *line != '\0'; line = strchr(line, '\n') + 1) {
        // NOLINTNEXTLINE(cert-err34-c): a reference we wrote down, read with three words on the line
        if (sscanf(line, "%63[^,],%*[^,],BE,%15[^,],%15[^,],%lf", stressor, product, origin, &value) != 4)
            continue;
        for (size_t i = 0; i < t->n_rows; i++) {
            const oml_cell *row = t->cells + i * t->n_columns;
            if (strcmp(row[0].text, stressor) == 0 && strcmp(row[2].text, product) == 0 &&
                strcmp(row[3].text, origin) == 0) {
                near(row[4].real, value, 1e-10 * fabs(value));
                compared++;
            }
        }
    }
    free(text);
    assert_true(compared > 5);
    ok(&cx, run(&cx, &p, "chain", "--stressor CO2_JRC", &doc));
    assert_int_equal(oml_doc_find(doc, "chain")->n_rows, 9);
    test_folder_remove(p.folder);
    oml_cx_done(&cx);
}

static void
a_table_made_to_add_up(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_iot *t = invent(&cx);
    double *V = OML_NEW(&cx.tmp, double, t->n), *Y = OML_NEW(&cx.tmp, double, t->n * t->f);
    for (size_t i = 0; i < t->n; i++) { // final demand is what is left; each column is sold for a little more or less
        double sold = 0, bought = 0;
        for (size_t j = 0; j < t->n; j++)
            sold += t->Z[i + j * t->n], bought += t->Z[j + i * t->n];
        Y[i] = t->x[i] - sold;
        V[i] = t->x[i] - bought * (i % 2 == 0 ? 1.004 : 0.996);
    }
    t->V = V, t->Y = Y;
    place p = keep(&cx, t);
    oml_doc *doc = NULL;
    oml_iot *balanced = NULL;
    const char *to = oml_arena_printf(&cx.tmp, "%s/B.iot", p.folder);
    ok(&cx, run(&cx, &p, "balance", oml_arena_printf(&cx.tmp, "-o %s --method ras", to), &doc));
    ok(&cx, oml_iotfile_open(&cx, to, &balanced));
    for (size_t i = 0; i < t->n; i++) {
        double sold = Y[i];
        for (size_t j = 0; j < t->n; j++)
            sold += balanced->Z[i + j * t->n];
        near(sold, t->x[i], 1e-6);
    }
    oml_iot_free(balanced);
    assert_true(oml_doc_find(doc, "convergence")->cells[0].integer > 0);
    assert_true(test_note(doc, OML_NOTE_ESTIMATE, "balanced"));
    fails(&cx, run(&cx, &p, "balance", oml_arena_printf(&cx.tmp, "-o %s --method lsq", to), &doc), "OML-BAL-05");
    fails(&cx, run(&cx, &p, "balance", oml_arena_printf(&cx.tmp, "-o %s --rounds 0", to), &doc), "OML-BAL-06");
    const char *sheet = oml_arena_printf(&cx.tmp, "%s/totals.csv", p.folder);
    test_write(sheet, "region,sector,row\n", 18);
    fails(&cx, run(&cx, &p, "balance", oml_arena_printf(&cx.tmp, "-o %s --totals %s", to, sheet), &doc), "OML-SHE-06");
    test_write(sheet, "region,sector,row,column\nr1,s1,much,\n", 37);
    fails(&cx, run(&cx, &p, "balance", oml_arena_printf(&cx.tmp, "-o %s --totals %s", to, sheet), &doc), "OML-BAL-02");
    test_folder_remove(p.folder);
    oml_cx_done(&cx);
}

static void
a_region_from_the_nation(void **state)
{
    (void)state;
    oml_cx cx = {0};
    rng r = {5};
    oml_iot *t = test_iot_invent(&cx, &r, 1, 3, 1);
    static const char *const codes[] = {"A01", "C10-C12", "86"};
    for (size_t i = 0; i < 3; i++)
        t->sectors.code[i] = codes[i];
    place p = keep(&cx, t);
    const char *to = oml_arena_printf(&cx.tmp, "%s/R.iot", p.folder),
               *jobs = oml_arena_printf(&cx.tmp, "%s/jobs.csv", p.folder);
    static const char sheet[] = "activity,North,South,East\nA,10,20,10\nC,50,10,40\nQ,20,20,20\n";
    test_write(jobs, sheet, sizeof sheet - 1);
    oml_doc *doc = NULL;
    oml_iot *region = NULL;
    ok(&cx, run(&cx, &p, "regionalise",
                oml_arena_printf(&cx.tmp, "--jobs %s --area North,East --name NE -o %s --method slq", jobs, to), &doc));
    ok(&cx, oml_iotfile_open(&cx, to, &region));
    near(region->x[0], t->x[0] * 20 / 40, 1e-12);
    near(region->x[1], t->x[1] * 90 / 100, 1e-12);
    const double slq = (20.0 / 150) / (40.0 / 200);
    near(region->Z[0 + 1 * 3], t->Z[0 + 1 * 3] * 0.9 * slq, 1e-12);
    for (size_t i = 0; i < 3; i++) { // the table of the region adds up, with the rest of the nation in it
        double sold = 0;
        for (size_t j = 0; j < 3; j++)
            sold += region->Z[i + j * 3];
        for (size_t c = 0; c < region->f; c++)
            sold += region->Y[i + c * 3];
        near(sold, region->x[i], 1e-9);
    }
    oml_iot_free(region);
    assert_true(test_note(doc, OML_NOTE_ESTIMATE, "location quotients"));
    near(test_cell(doc, "region", "sector", "C10-C12", "share")->real, 90, 1e-12);
    fails(&cx,
          run(&cx, &p, "regionalise", oml_arena_printf(&cx.tmp, "--jobs %s --area North,West -o %s", jobs, to), &doc),
          "OML-RGN-02");
    fails(&cx,
          run(&cx, &p, "regionalise", oml_arena_printf(&cx.tmp, "--jobs %s --area North -o %s --method xlq", jobs, to),
              &doc),
          "OML-RGN-05");
    fails(&cx,
          run(&cx, &p, "regionalise", oml_arena_printf(&cx.tmp, "--jobs %s --area North -o %s --delta 1", jobs, to),
              &doc),
          "OML-RGN-06");
    test_folder_remove(p.folder);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(multipliers_of_both_types),   cmocka_unit_test(linkages_and_extraction),
        cmocka_unit_test(an_inverse_is_kept),          cmocka_unit_test(a_price_on_carbon),
        cmocka_unit_test(chains_completed_in_belgium), cmocka_unit_test(a_table_made_to_add_up),
        cmocka_unit_test(a_region_from_the_nation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

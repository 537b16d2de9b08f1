/* Footprints by product and origin: they are the accounts in more detail, and go from a published table into the
 * evidence and the report of an agenda. SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotfile.h"
#include "oml_iot.h"
#include "oml_run.h"

#include <math.h>

// Cells of footprint.csv: sector, origin, value.
static double
sum_of(char *text, const char *sector, const char *origin)
{
    double sum = 0;
    char *copy = strdup(text), *rest = NULL;
    for (char *line = strtok_r(copy, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest)) {
        char *cell[6] = {0}, *within = NULL;
        size_t n = 0;
        for (char *c = strtok_r(line, ",", &within); c != NULL && n < 6; c = strtok_r(NULL, ",", &within))
            cell[n++] = c;
        double value = 0;
        if (n >= 5 && (sector == NULL || strcmp(cell[2], sector) == 0) &&
            (origin == NULL || strcmp(cell[3], origin) == 0) &&
            sscanf(cell[4], "%lf", &value) == 1) // NOLINT(cert-err34-c): our own output
            sum += value;
    }
    free(copy);
    return sum;
}

static void
is_the_accounts_in_more_detail(void **state)
{
    (void)state;
    oml_cx cx = {0};
    rng r = {17};
    char folder[256];
    oml_doc *doc = NULL, *accounts = NULL;
    test_folder(folder, sizeof folder);
    const char *file = oml_arena_printf(&cx.tmp, "%s/T.iot", folder);
    oml_iot *t = test_iot_invent(&cx, &r, 3, 4, 2);
    t->population = (double[]){(double)NAN, 250, 0};
    ok(&cx, oml_iotfile_write(&cx, file, t));
    ok(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "table footprint %s --region r2 --stressor k2 -o %s", file, folder),
                     &doc));
    ok(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "table accounts %s --region r2 --stressor k2", file), &accounts));
    const double total = test_cell(doc, "total", "what", "footprint", "value")->real;
    near(total, test_cell(accounts, "regions", "region", "r2", "consumption")->real, 1e-9 * fabs(total));
    near(test_cell(doc, "total", "what", "of which at home", "value")->real,
         total - test_cell(accounts, "regions", "region", "r2", "imports")->real, 1e-9 * fabs(total));
    near(test_cell(doc, "total", "what", "households themselves, beside it", "value")->real,
         test_cell(accounts, "regions", "region", "r2", "households")->real, 1e-9);
    near(test_cell(doc, "total", "what", "footprint", "per_person")->real, total / 250, 1e-12 * fabs(total));
    char *text = test_read(oml_arena_printf(&cx.tmp, "%s/footprint.csv", folder), NULL);
    near(sum_of(text, NULL, NULL), total, 1e-9 * fabs(total));
    near(sum_of(text, "s3", NULL), test_cell(doc, "products", "sector", "s3", "value")->real, 1e-9 * fabs(total));
    near(sum_of(text, NULL, "r1"), test_cell(doc, "origins", "origin", "r1", "value")->real, 1e-9 * fabs(total));
    free(text);
    fails(&cx,
          test_run(&cx, oml_arena_printf(&cx.tmp, "table footprint %s --region r2 --stressor k2 --package x", file),
                   &doc),
          "OML-TFP-01");
    fails(&cx,
          test_run(
              &cx,
              oml_arena_printf(&cx.tmp, "table footprint %s --region r2 --stressor k2 --package x -o %s", file, folder),
              &doc),
          "OML-TFP-02");
    fails(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "table footprint %s --region r2", file), &doc), "OML-FTP-01");
    fails(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "table footprint %s --region r9 --stressor k2", file), &doc),
          "OML-ENG-02");
    test_folder_remove(folder);
    oml_cx_done(&cx);
}

// From the publisher's zip to the footprint of Belgium, held against figures computed elsewhere, to evidence and
// report.
static void
belgium_2011_end_to_end(void **state)
{
    (void)state;
    need_shared("data/wiod2013_ee_2011/IOT_2011_wiod.zip");
    need_shared("figures/be2011_footprint_by_final_product.csv");
    oml_cx cx = {.threads = 2};
    char folder[256], path[1024];
    oml_doc *doc = NULL;
    test_folder(folder, sizeof folder);
    const char *file = oml_arena_printf(&cx.tmp, "%s/T.iot", folder),
               *agenda = oml_arena_printf(&cx.tmp, "%s/a.omloop", folder);
    shared_path(path, sizeof path, "data/wiod2013_ee_2011/IOT_2011_wiod.zip");
    ok(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "table import '%s' -o %s", path, file), &doc));
    ok(&cx,
       test_run(&cx,
                oml_arena_printf(
                    &cx.tmp, "table footprint %s --region BEL --stressor CO2_JRC --top 0 -o %s/p --package wiod2011",
                    file, folder),
                &doc));
    char *text = test_read(shared_path(path, sizeof path, "figures/be2011_footprint_by_final_product.csv"), NULL);
    double all = 0;
    size_t n = 0;
    for (char *line = strchr(text, '\n'); line != NULL && line[1] != '\0'; line = strchr(line + 1, '\n')) {
        char code[8] = "";
        double bought, value, home;
        const char *name = strchr(line, ','),
                   *numbers = name[1] == '"' ? strstr(name + 2, "\",") + 2 : strchr(name + 1, ',') + 1;
        memcpy(code, line + 1, (size_t)(name - line - 1));
        if (sscanf(numbers, "%lf,%lf,%lf", &bought, &value, &home) != 3) // NOLINT(cert-err34-c): a figure file
            continue;
        near(test_cell(doc, "products", "sector", code, "value")->real, value, 0.051);
        near(test_cell(doc, "products", "sector", code, "bought")->real, bought, 0.51);
        if (value > 100)
            near(test_cell(doc, "products", "sector", code, "domestic")->real, 100 * home / value, 0.1);
        all += value;
        n++;
    }
    assert_int_equal(n, 35);
    near(test_cell(doc, "total", "what", "footprint", "value")->real, all, 2);
    free(text);

    test_init(agenda, "data/flanders");
    ok(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "import %s %s/p --who test", agenda, folder), &doc));
    ok(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "evidence %s", agenda), &doc));
    near(test_cell(doc, "footprints", "product", "c3", "value")->real, 6131.8, 0.1);
    assert_string_equal(test_cell(doc, "footprints", "product", "c3", "source")->text, "wiod2011");
    assert_true(test_note(doc, OML_NOTE_ESTIMATE, "a model estimate"));
    // The figure walks back to its cells, to the table, and to the command that makes it again.
    ok(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "explain %s footprint/wiod2011/c3", agenda), &doc));
    near(test_cell(doc, "trace", "figure", "footprint/wiod2011/c3", "value")->real, 6131.8, 0.1);
    const oml_table *trace = oml_doc_find(doc, "trace");
    double cells = 0;
    for (size_t i = 0; i < trace->n_rows; i++) {
        const oml_cell *level = &trace->cells[i * trace->n_columns], *value = level + 3;
        cells += level->integer == 1 && !value->empty ? value->real : 0;
    }
    near(cells, 6131.8, 0.1);
    const char *how = test_cell(doc, "trace", "figure", "source/wiod2011/note_nl", "text")->text;
    assert_non_null(strstr(how, "CO2_JRC"));
    assert_non_null(strstr(how, "table footprint"));
    assert_non_null(strstr(how, "1e-12"));
    ok(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "explain %s footprint/wiod2011/c3/CHN", agenda), &doc));
    near(test_cell(doc, "trace", "figure", "footprint/wiod2011/c3/CHN", "value")->real,
         test_cell(doc, "trace", "figure", "flow/wiod2011/CO2_JRC@CHN/c3", "value")->real, 1e-9);
    ok(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "explain %s footprint/wiod2011", agenda), &doc));
    near(test_cell(doc, "trace", "figure", "footprint/wiod2011", "value")->real, all, 2);
    static const char *const unknown[] = {"footprint", "footprint/wiod", "footprint/wiod2011/c99",
                                          "footprint/wiod2011/c3/XX", "footprint/wiod2011/c3/CHN/c3"};
    for (size_t i = 0; i < OML_COUNT(unknown); i++)
        fails(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "explain %s %s", agenda, unknown[i]), &doc), "OML-TRA-01");
    const char *report = oml_arena_printf(&cx.tmp, "%s/r.html", folder);
    ok(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "report %s -o %s", agenda, report), &doc));
    text = test_read(report, NULL);
    assert_non_null(strstr(text, "Footprint of BEL (CO2_JRC), by product and origin"));
    assert_non_null(strstr(text, "BEL 44.5 %"));
    free(text);
    test_folder_remove(folder);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_the_accounts_in_more_detail),
        cmocka_unit_test(belgium_2011_end_to_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotfile.h"
#include "oml_iot.h"
#include "oml_run.h"

#include <math.h>

typedef struct place {
    char folder[256], file[512], out[512];
} place;

// A small invented world in a file of its own.
static place
world(oml_cx *cx)
{
    place p;
    rng r = {7};
    test_folder(p.folder, sizeof p.folder);
    snprintf(p.file, sizeof p.file, "%s/T.iot", p.folder);
    snprintf(p.out, sizeof p.out, "%s/out", p.folder);
    const oml_iot *t = test_iot_invent(cx, &r, 3, 4, 2);
    ok(cx, oml_iotfile_write(cx, p.file, t));
    return p;
}

static oml_rc
accounts(oml_cx *cx, const place *p, const char *options, oml_doc **out)
{
    return test_run(cx, oml_arena_printf(&cx->tmp, "table accounts %s %s", p->file, options), out);
}

static void
files_hold_what_the_summary_says(void **state)
{
    (void)state;
    oml_cx cx = {.threads = 2};
    place p = world(&cx);
    oml_doc *doc = NULL;
    ok(&cx, accounts(&cx, &p, oml_arena_printf(&cx.tmp, "-o %s", p.out), &doc));
    char path[600];
    snprintf(path, sizeof path, "%s/accounts.csv", p.out);
    char *text = test_read(path, NULL);
    assert_int_equal(strncmp(text, "account,stressor,region,sector,value,unit\nproduction,k1,r1,s1,", 62), 0);
    double sum[2] = {0}; // of production and of consumption of k1, over all sectors
    for (const char *line = text; *line != '\0'; line = strchr(line, '\n') + 1) {
        char account[32], stressor[8], region[8], sector[8];
        double value;
        // NOLINTNEXTLINE(cert-err34-c): what was just written, four words and a number on the line
        if (sscanf(line, "%31[^,],%7[^,],%7[^,],%7[^,],%lf", account, stressor, region, sector, &value) == 5 &&
            strcmp(stressor, "k1") == 0) {
            sum[0] += strcmp(account, "production") == 0 ? value : 0;
            sum[1] += strcmp(account, "consumption") == 0 ? value : 0;
        }
    }
    free(text);
    near(sum[0], sum[1], 1e-9 * sum[0]);
    const oml_table *t = oml_doc_find(doc, "totals");
    assert_non_null(t);
    assert_int_equal(t->n_rows, 2);
    near(t->cells[1].real, sum[0], 1e-9 * sum[0]);
    test_folder_remove(p.folder);
    oml_cx_done(&cx);
}

static void
one_region_one_stressor(void **state)
{
    (void)state;
    oml_cx cx = {0};
    place p = world(&cx);
    oml_doc *doc = NULL;
    ok(&cx, accounts(&cx, &p, oml_arena_printf(&cx.tmp, "-o %s --region r2 --stressor k2 --by region", p.out), &doc));
    char path[600];
    snprintf(path, sizeof path, "%s/accounts.csv", p.out);
    char *text = test_read(path, NULL);
    size_t lines = 0;
    for (const char *c = text; *c != '\0'; c++)
        lines += *c == '\n' ? 1 : 0;
    assert_int_equal(lines, 6); // heading and five accounts
    assert_non_null(strstr(text, "\nhouseholds,k2,r2,,"));
    free(text);
    const oml_table *t = oml_doc_find(doc, "regions");
    assert_int_equal(t->n_rows, 1);
    fails(&cx, accounts(&cx, &p, "--region R2", &doc), "OML-ENG-02");
    fails(&cx, accounts(&cx, &p, "--stressor k", &doc), "OML-ENG-04");
    fails(&cx, accounts(&cx, &p, "--by country", &doc), "OML-ACC-02");
    fails(&cx, accounts(&cx, &p, "--tolerance 2", &doc), "OML-ENG-01");
    test_folder_remove(p.folder);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_hold_what_the_summary_says),
        cmocka_unit_test(one_region_one_stressor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

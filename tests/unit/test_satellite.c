/* Stressors and population added to a table.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "economy/satellite.h"

#include "format/iotfile.h"
#include "oml_iot.h"
#include "oml_run.h"

#include <math.h>

static void
rows_are_stacked(void **state)
{
    (void)state;
    oml_cx cx = {0};
    rng r = {3};
    const oml_iot *t = test_iot_invent(&cx, &r, 2, 3, 2);
    double F[12], FY[8];
    for (size_t i = 0; i < 12; i++)
        F[i] = (double)i;
    for (size_t i = 0; i < 8; i++)
        FY[i] = 100 + (double)i;
    const oml_iot *more =
        oml_satellite_add(&cx, t, 2, (const char *const[]){"a", "b"}, (const char *const[]){"t", "h"}, F, FY);
    assert_int_equal(more->stressors.n, 4);
    assert_string_equal(more->stressors.code[3], "b");
    assert_string_equal(more->stressors.unit[3], "h");
    assert_null(more->stressors.unit[0]);
    for (size_t j = 0; j < t->n; j++) {
        near(more->F[1 + 4 * j], t->F[1 + 2 * j], 0);
        near(more->F[3 + 4 * j], F[1 + 2 * j], 0);
    }
    near(more->FY[2 + 4 * 3], FY[6], 0);
    const oml_iot *alone =
        oml_satellite_add(&cx, t, 1, (const char *const[]){"c"}, (const char *const[]){"t"}, F, NULL);
    near(alone->FY[2 + 3 * 3], 0, 0);
    near(alone->FY[1 + 3 * 3], t->FY[1 + 2 * 3], 0);
    oml_cx_done(&cx);
}

typedef struct place {
    oml_cx cx;
    char folder[256];
    const char *table, *sheet, *people, *made;
} place;

static void
begin(place *p)
{
    *p = (place){0};
    rng r = {8};
    test_folder(p->folder, sizeof p->folder);
    p->table = oml_arena_printf(&p->cx.tmp, "%s/T.iot", p->folder);
    p->sheet = oml_arena_printf(&p->cx.tmp, "%s/s.csv", p->folder);
    p->people = oml_arena_printf(&p->cx.tmp, "%s/p.csv", p->folder);
    p->made = oml_arena_printf(&p->cx.tmp, "%s/U.iot", p->folder);
    ok(&p->cx, oml_iotfile_write(&p->cx, p->table, test_iot_invent(&p->cx, &r, 2, 3, 1)));
}

static void
end(place *p)
{
    test_folder_remove(p->folder);
    oml_cx_done(&p->cx);
}

static oml_rc
add(place *p, const char *text, const char *options)
{
    oml_doc *doc;
    test_write(p->sheet, text, strlen(text));
    return test_run(
        &p->cx, oml_arena_printf(&p->cx.tmp, "table satellite %s %s -o %s %s", p->table, p->sheet, p->made, options),
        &doc);
}

static void
from_a_sheet(void **state)
{
    (void)state;
    place p;
    begin(&p);
    // Two stressors, in any order and in other units, one of final users as well; decimal commas.
    ok(&p.cx, add(&p,
                  "region;sector;category;stressor;unit;value\nr2;s3;;energie;TJ;1,5\nr1;s1;;water;m3;7\nr2;s1;;"
                  "energie;GJ;250\nr1;;c2;energie;GWh;1\n",
                  ""));
    oml_iot *t = NULL;
    ok(&p.cx, oml_iotfile_open(&p.cx, p.made, &t));
    assert_int_equal(t->stressors.n, 3);
    const uint32_t e = oml_iot_find(&t->stressors, "energie");
    assert_string_equal(t->stressors.unit[e], "TJ");
    near(t->F[e + 3 * 5], 1.5, 0);
    near(t->F[e + 3 * 3], 0.25, 1e-15);
    near(t->FY[e + 3 * 1], 3.6, 1e-15);
    near(t->F[oml_iot_find(&t->stressors, "water")], 7, 0);
    assert_non_null(strstr(t->notes[t->n_notes - 2], "2 of 6 sectors"));
    oml_iot_free(t);
    ok(&p.cx, add(&p, "region,sector,stressor,unit,value\nr2,s3,jobs,1000 persons,1.5\n", "--unit persons"));
    ok(&p.cx, oml_iotfile_open(&p.cx, p.made, &t));
    near(t->F[1 + 2 * 5], 1500, 0);
    oml_iot_free(t);
    end(&p);
}

static void
population_and_results_per_person(void **state)
{
    (void)state;
    place p;
    oml_doc *doc = NULL;
    begin(&p);
    static const char people[] = "region,value,unit\nr1,2,1000 persons\nr2,500,persons\n";
    test_write(p.people, people, strlen(people));
    ok(&p.cx,
       test_run(&p.cx,
                oml_arena_printf(&p.cx.tmp, "table satellite %s --population %s -o %s", p.table, p.people, p.made),
                &doc));
    ok(&p.cx, test_run(&p.cx, oml_arena_printf(&p.cx.tmp, "table accounts %s -o %s/a", p.made, p.folder), &doc));
    const double all = test_cell(doc, "regions", "region", "r1", "consumption")->real;
    near(test_cell(doc, "regions", "region", "r1", "per_capita")->real, all / 2000, 1e-12 * fabs(all));
    char *text = test_read(oml_arena_printf(&p.cx.tmp, "%s/a/per_capita.csv", p.folder), NULL);
    assert_non_null(strstr(text, "consumption,k1,r2,"));
    free(text);
    end(&p);
}

static void
refusals(void **state)
{
    (void)state;
    static const struct {
        const char *text, *code;
    } cases[] = {
        {"region,sector,stressor,unit,value\nr9,s1,a,t,1\n", "OML-SAT-01"},
        {"region,sector,stressor,unit,value\nr1,s1,a,,1\n", "OML-SAT-02"},
        {"region,sector,stressor,unit,value\nr1,s1,a,t,1\nr1,s2,a,stone,1\n", "OML-SAT-03"},
        {"region,sector,stressor,unit,value\nr1,s1,a,t,one\n", "OML-SAT-04"},
        {"region,sector,stressor,unit,value\nr1,,a,t,1\n", "OML-SAT-05"},
        {"region,sector,stressor,unit,value\nr1,s1,k1,t,1\n", "OML-SAT-07"},
        {"region,sector,stressor,unit,value\nr1,s1,,t,1\n", "OML-SAT-13"},
        {"region,sector,stressor,unit,value\nr1,s1,a,t,1\nr1,s1,a,t,2\n", "OML-SAT-09"},
        {"region,sector,stressor,value\nr1,s1,a,1\n", "OML-SAT-11"},
    };
    place p;
    oml_doc *doc;
    begin(&p);
    for (size_t i = 0; i < OML_COUNT(cases); i++)
        fails(&p.cx, add(&p, cases[i].text, ""), cases[i].code);
    static const char twice[] = "region,value,unit\nr1,2,persons\nr1,3,persons\n";
    test_write(p.people, twice, strlen(twice));
    fails(&p.cx,
          test_run(&p.cx,
                   oml_arena_printf(&p.cx.tmp, "table satellite %s --population %s -o %s", p.table, p.people, p.made),
                   &doc),
          "OML-SAT-10");
    fails(&p.cx, test_run(&p.cx, oml_arena_printf(&p.cx.tmp, "table satellite %s -o %s", p.table, p.made), &doc),
          "OML-SAT-12");
    end(&p);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_stacked),
        cmocka_unit_test(from_a_sheet),
        cmocka_unit_test(population_and_results_per_person),
        cmocka_unit_test(refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

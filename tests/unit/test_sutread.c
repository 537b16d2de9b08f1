/* Supply and use tables in the forms they are published in, and that none is taken for a symmetric table.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotread.h"
#include "format/sutread.h"
#include "oml_run.h"
#include "oml_test.h"

#include <assert.h>

typedef struct text {
    const char *name, *text;
} text;

static oml_iotsource *
source_of(oml_cx *cx, const text *files, size_t n)
{
    const char *names[8], *texts[8];
    size_t lengths[8];
    oml_iotsource *s = NULL;
    for (size_t i = 0; i < n; i++) {
        names[i] = files[i].name;
        texts[i] = files[i].text;
        lengths[i] = strlen(files[i].text);
    }
    ok(cx, oml_iotsource_memory(cx, n, names, texts, lengths, &s));
    return s;
}

static oml_rc
read_texts(oml_cx *cx, const text *files, size_t n, int year, oml_sut **out)
{
    OML_AUTO(iotsource) *s = source_of(cx, files, n);
    *out = NULL;
    return oml_sutread(cx, s, year, out);
}

#define READ(files, year, out) read_texts(&cx, files, OML_COUNT(files), year, out)

// Rows and columns of the two in another order, a row of names, sums that are left out, imports, satellites.
static const text sheets[] = {
    {"sut/supply_2019.csv",
     "code;naam;i2;i1;P1;P7\np2;tweede;5;1,5;6,5;0,5\np1;eerste;1;30;31;4\nTOTAL;;6;31,5;37,5;4,5\n"},
    {"sut/use_2019.csv", "code,i1,i2,TOTAL,P3_S14,P6\np1,12,4,16,9,10\np2,1,1,2,4,1\nTOTAL,13,5,18,13,11\nD1,8.5,0.5,9,"
                         ",\nB2A3G,10,0.5,10.5,,\nP1,31.5,6,,,\n"},
    {"sut/satellites.csv", "code,i2,i1,P3_S14\nCO2,1,2,0.25\n"},
};

static void
sheets_by_label(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_sut *t = NULL;
    ok(&cx, READ(sheets, 0, &t));
    assert(t != NULL);
    assert_int_equal(t->p, 2);
    assert_int_equal(t->m, 2);
    assert_int_equal(t->f, 3);
    assert_int_equal(t->year, 2019);
    assert_string_equal(t->products.code[0], "p2");
    assert_string_equal(t->products.name[1], "eerste");
    assert_string_equal(t->industries.code[1], "i1");
    const double S[4] = {5, 1, 1.5, 30}, U[4] = {1, 4, 1, 12}, Y[6] = {4, 9, 1, 10, -0.5, -4};
    assert_memory_equal(t->S, S, sizeof S);
    assert_memory_equal(t->U, U, sizeof U);
    assert_memory_equal(t->Y, Y, sizeof Y);
    assert_int_equal(t->primaries.n, 2);
    assert_string_equal(t->primaries.code[0], "D1");
    near(t->V[2 * 1 + 0], 8.5, 0);
    near(t->F[0], 1, 0);
    near(t->F[1], 2, 0);
    near(t->FY[0], 0.25, 0);
    oml_cx_done(&cx);
}

// FIGARO: accounts of two areas, rows of W2, imports of others in their own rows.
static const text figaro[] = {
    {"matrix_eu-ic-supply_25ed_2020.csv",
     "rowLabels,BE_A01,BE_C31_32,FR_A01,FR_C31_32\nBE_CPA_A01,10,1,0,0\nBE_CPA_C31_32,0,20,0,0\n"
     "FR_CPA_A01,0,0,30,0\nFR_CPA_C31_32,0,0,2,40\n"},
    {"matrix_eu-ic-use_25ed_2020.csv",
     "rowLabels,BE_A01,BE_C31_32,FR_A01,FR_C31_32,BE_P3_S14,FR_P3_S14\nBE_CPA_A01,1,2,3,0,4,1\n"
     "BE_CPA_C31_32,1,1,1,1,8,8\nFR_CPA_A01,0,1,9,2,3,15\nFR_CPA_C31_32,2,0,0,5,5,30\nW2_D1,6,17,19,32,1,2\n"},
};

static void
areas(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_sut *t = NULL;
    ok(&cx, READ(figaro, 2020, &t));
    assert(t != NULL);
    assert_int_equal(t->regions.n, 2);
    assert_int_equal(t->products.n, 2);
    assert_int_equal(t->p, 4);
    assert_string_equal(t->industries.code[1], "C31_32");
    assert_string_equal(t->categories.code[0], "P3_S14");
    assert_string_equal(t->primaries.code[0], "D1");
    near(t->VY[1], 2, 0);
    near(t->S[3 + 4 * 2], 2, 0);
    assert_string_equal(t->currency_unit, "M.EUR");
    oml_cx_done(&cx);
}

// Eurostat: domestic use, imported products in flows of their own, sums and details among the elements.
static const text sets[] = {
    {"naio_10_cp15.tsv", "freq,unit,stk_flow,ind_impv,prd_amo,geo\\TIME_PERIOD\t2019 \t2020 \n"
                         "A,MIO_EUR,TOTAL,A01,CPA_A01,BE\t1 \t10 \nA,MIO_EUR,TOTAL,B,CPA_A01,BE\t: \t1 "
                         "p\nA,MIO_EUR,TOTAL,B,CPA_B,BE\t1 \t20 \n"
                         "A,MIO_EUR,TOTAL,TOTAL,CPA_A01,BE\t1 \t11 \nA,MIO_EUR,TOTAL,A01,CPA_TOTAL,BE\t1 \t10 "
                         "\nA,MIO_EUR,TOTAL,D21X31,CPA_A01,BE\t1 \t3 \n"},
    {"naio_10_cp1610.tsv",
     "freq,unit,stk_flow,ind_use,prd_ava,geo\\TIME_PERIOD\t2019 \t2020 \n"
     "A,MIO_EUR,DOM,A01,CPA_A01,BE\t1 \t2 \nA,MIO_EUR,DOM,B,CPA_A01,BE\t1 \t3 \nA,MIO_EUR,DOM,P3_S14,CPA_A01,BE\t1 \t6 "
     "\n"
     "A,MIO_EUR,DOM,A01,CPA_B,BE\t1 \t4 \nA,MIO_EUR,DOM,P6,CPA_B,BE\t1 \t16 \nA,MIO_EUR,IMP,A01,CPA_B,BE\t1 \t0.5 \n"
     "A,MIO_EUR,IMP,P3_S14,CPA_A01,BE\t1 \t0.25 \nA,MIO_EUR,DOM,A01,D1,BE\t1 \t3.5 \nA,MIO_EUR,DOM,TU,CPA_A01,BE\t1 "
     "\t11 \n"
     "A,MIO_EUR,TOTAL,A01,CPA_A01,BE\t1 \t99 \n"},
};

static void
eurostat(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_sut *t = NULL;
    ok(&cx, READ(sets, 0, &t));
    assert(t != NULL);
    assert_int_equal(t->p, 2);
    assert_int_equal(t->m, 2);
    assert_int_equal(t->year, 2020);
    assert_string_equal(t->regions.code[0], "BE");
    assert_string_equal(t->products.code[0], "CPA_A01");
    assert_string_equal(t->industries.code[1], "B");
    const double S[4] = {10, 0, 1, 20}, U[4] = {2, 4, 3, 0};
    assert_memory_equal(t->S, S, sizeof S);
    assert_memory_equal(t->U, U, sizeof U);
    assert_int_equal(t->primaries.n, 2);
    const uint32_t P7 = oml_iot_find(&t->primaries, "P7");
    near(t->V[P7], 0.5, 0);
    near(t->VY[P7 + 2 * oml_iot_find(&t->categories, "P3_S14")], 0.25, 0);
    fails(&cx, READ(sets, 2018, &t), "OML-SUR-05");
    oml_cx_done(&cx);
}

static void
refusals(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_sut *t = NULL;
    const text alone[] = {{"supply.csv", sheets[0].text}};
    fails(&cx, READ(alone, 0, &t), "OML-SUR-01");
    const text dear[] = {sets[0], {"naio_10_cp16.tsv", sets[1].text}};
    fails(&cx, READ(dear, 0, &t), "OML-SUR-02");
    const text strange[] = {{"supply.csv", "code,i1\np1,2\n"}, {"use.csv", "code,i1\np1,2\nproduct two,1\n"}};
    fails(&cx, READ(strange, 0, &t), "OML-SUR-03");
    const text many[] = {
        {"cp15.tsv",
         "unit,ind_impv,prd_amo,geo\\TIME_PERIOD\t2020\nMIO_EUR,A01,CPA_A01,BE\t1\nMIO_EUR,A01,CPA_A01,NL\t1\n"},
        {"cp1610.tsv", "unit,ind_use,prd_ava,geo\\TIME_PERIOD\t2020\nMIO_EUR,A01,CPA_A01,BE\t1\n"}};
    fails(&cx, READ(many, 0, &t), "OML-SUR-04");
    const text empty[] = {{"supply.csv", "code\n"}, {"use.csv", "code,i1\np1,2\n"}};
    fails(&cx, READ(empty, 0, &t), "OML-SUG-01");
    const text twice[] = {{"supply.csv", "code,i1\np1,2\np1,3\n"}, {"use.csv", "code,i1\np1,2\n"}};
    fails(&cx, READ(twice, 0, &t), "OML-SUG-02");
    const text word[] = {{"supply.csv", "code,i1\np1,two\n"}, {"use.csv", "code,i1\np1,2\n"}};
    fails(&cx, READ(word, 0, &t), "OML-ITR-03");
    oml_cx_done(&cx);
}

static void
is_not_symmetric(oml_cx *cx, const text *files, size_t n, const char *format)
{
    OML_AUTO(iotsource) *s = source_of(cx, files, n);
    const oml_iotread_format *found;
    oml_iot *t;
    fails(cx, oml_iotread_source(cx, s, format, 0, &found, &t), "OML-IMP-03");
}

// Whatever it is called, and even when the format is named.
static void
never_read_as_symmetric(void **state)
{
    (void)state;
    oml_cx cx = {0};
    is_not_symmetric(&cx, sheets, OML_COUNT(sheets), NULL);
    is_not_symmetric(&cx, figaro, OML_COUNT(figaro), NULL);
    is_not_symmetric(&cx, sets, OML_COUNT(sets), NULL);
    is_not_symmetric(&cx, sets + 1, 1, NULL);
    const text renamed[] = {{"naio.tsv", sets[1].text}};
    is_not_symmetric(&cx, renamed, 1, NULL);
    // The same codes for products and industries: told by a name, or by sums of rows that are not those of columns.
    static const char balanced[] = "code,a,b,c,P3_S14\na,1,2,3,30\nb,1,1,1,3\nc,2,2,2,1\nD1,20,1,1,0\nB2A3G,12,0,0,0\n";
    const text named[] = {{"sut_use_domestic.csv", balanced}},
               unnamed[] = {
                   {"table.csv", "code,a,b,c,P3_S14\na,1,2,3,30\nb,1,1,1,3\nc,2,2,2,1\nD1,20,10,2,0\nB2A3G,1,1,0,0\n"}};
    is_not_symmetric(&cx, named, 1, "csv");
    is_not_symmetric(&cx, unnamed, 1, "csv");
    is_not_symmetric(&cx, unnamed, 1, NULL);
    const text fine[] = {{"table.csv", balanced}};
    OML_AUTO(iotsource) *s = source_of(&cx, fine, 1);
    const oml_iotread_format *found;
    oml_iot *t = NULL;
    ok(&cx, oml_iotread_source(&cx, s, NULL, 0, &found, &t));
    oml_iot_free(t);
    oml_cx_done(&cx);
}

// The names of the Planning Bureau's files, whose products and industries have the same codes.
static void
belgium_2015(void **state)
{
    (void)state;
    need_shared("data/be_fpb_2015/sut_use_domestic_bp.csv");
    oml_cx cx = {0};
    oml_iot *t;
    oml_doc *doc;
    char path[1024], folder[256];
    const oml_iotread_format *found;
    fails(&cx,
          oml_iotread(&cx, shared_path(path, sizeof path, "data/be_fpb_2015/sut_use_domestic_bp.csv"), NULL, 0, &found,
                      &t),
          "OML-IMP-03");
    // Its supply table leaves trade margins out of products 45 to 47: named rather than lost.
    test_folder(folder, sizeof folder);
    shared_path(path, sizeof path, "data/be_fpb_2015");
    fails(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "table symmetric %s -o %s/T.iot", path, folder), &doc),
          "OML-SUT-01");
    test_folder_remove(folder);
    oml_cx_done(&cx);
}

static void
the_command(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_doc *doc = NULL;
    char folder[256];
    test_folder(folder, sizeof folder);
    for (size_t i = 0; i < OML_COUNT(sheets); i++)
        test_write(oml_arena_printf(&cx.tmp, "%s/%s", folder, sheets[i].name + 4), sheets[i].text,
                   strlen(sheets[i].text));
    for (const char *model = "ABCD"; *model != '\0'; model++) {
        ok(&cx,
           test_run(&cx, oml_arena_printf(&cx.tmp, "table symmetric %s --model %c -o %s/T.iot", folder, *model, folder),
                    &doc));
        near(test_cell(doc, "table", "what", "total output", "value")->real, 37.5, 1e-12);
        assert_true(test_note(doc, OML_NOTE_WARNING, oml_arena_printf(&cx.tmp, "model %c", *model)));
        ok(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "table check %s/T.iot", folder), &doc));
        assert_false(doc->findings);
    }
    fails(&cx,
          test_run(&cx, oml_arena_printf(&cx.tmp, "table symmetric %s --model E -o %s/T.iot", folder, folder), &doc),
          "OML-SYM-01");
    test_folder_remove(folder);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sheets_by_label),
        cmocka_unit_test(areas),
        cmocka_unit_test(eurostat),
        cmocka_unit_test(refusals),
        cmocka_unit_test(never_read_as_symmetric),
        cmocka_unit_test(belgium_2015),
        cmocka_unit_test(the_command),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

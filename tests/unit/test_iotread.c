/* Every reader on a small case typed in, and on the files in ../shared/data where they are.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotbuild.h"
#include "format/iotread.h"
#include "oml_texts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

static double
cell(const double *M, size_t rows, size_t i, size_t j)
{
    return M[i + rows * j];
}

// ---- labels joined in one cell ------------------------------------------------------------------------------------

static void
figaro(void **state)
{
    (void)state;
    static const test_text matrix[] = {
        {"matrix_eu-ic-io_ind-by-ind_24ed_2019.csv",
         "rowLabels,BE_C31_32,UE_REST_C31_32,BE_P3_S14,UE_REST_P3_S14\n"
         "UE_REST_C31_32,3,4,5,6\nBE_C31_32,1,2,0,-0.001\nW2_D1,7,8,0,0\nW2_D21X31,0,0,1,2\n"}};
    static const test_text cells[] = {{"flat_2019.csv",
                                       "iciopRow,iciopCol,refArea,rowPp,counterpartArea,colPp,obsValue\n"
                                       "BE_CPA_A01,BE_CPA_A01,BE,CPA_A01,BE,CPA_A01,2\n"
                                       "BE_CPA_A01,BE_P51G,BE,CPA_A01,BE,P51G,3\n"
                                       "W2_D1,BE_CPA_A01,W2,D1,BE,CPA_A01,4\n"}};
    static const test_text use[] = {{"matrix_eu-ic-use_24ed_2019.csv", "rowLabels,BE_A01\nBE_CPA_A01,1\n"}};
    oml_cx cx = {0};
    oml_iot *t = NULL;
    ok(&cx, TEST_TEXTS_READ(matrix, "figaro", &t));
    assert_int_equal(t->year, 2019);
    assert_int_equal(t->sectors.n, 1);
    assert_string_equal(t->sectors.code[0], "C31_32");
    assert_string_equal(t->regions.code[1], "UE_REST");
    near(cell(t->Z, 2, 1, 0), 3, 0);
    near(cell(t->Y, 2, 0, 1), -0.001, 0);
    near(t->x[1], 18, 0);
    near(cell(t->VY, 2, 1, 1), 2, 0);
    oml_iot_free(t);
    ok(&cx, TEST_TEXTS_READ(cells, "figaro", &t));
    assert_int_equal(t->kind, OML_IOT_PRODUCT);
    near(t->Z[0], 2, 0);
    near(t->Y[0], 3, 0);
    near(t->V[0], 4, 0);
    oml_iot_free(t);
    fails(&cx, TEST_TEXTS_READ(use, "figaro", &t), "OML-IMP-03");
    oml_cx_done(&cx);
}

static void
oecd(void **state)
{
    (void)state;
    // China in two parts that add up, and tiny differences of the publisher's own output.
    static const test_text icio[] = {{"2018_SML.csv", "V1,BEL_01,CN1_01,CN2_01,BEL_HFCE,CHN_HFCE,OUT\n"
                                                      "BEL_01,1,2,3,4,5,15\nCN1_01,1,1,1,1,1,5\nCN2_01,1,1,1,1,1,5\n"
                                                      "TLS,1,0,0,0,0,1\nVA,11,1,1,0,0,13\nOUT,15,5,5,0,0,0\n"}};
    static const test_text national[] = {
        {"BEL2015ttl.csv", "\"\",D01,D02T03,HFCE,EXPO,IMPO\n\"TTL_01\",1,2,3,4,-5\n"
                           "\"TTL_02T03\",1,1,1,1,0\nTXS_INT_FNL,0,0,1,0,0\nVALU,3,1,0,0,0\nOUTPUT,5,4,0,0,0\n"}};
    oml_cx cx = {.threads = 2};
    oml_iot *t = NULL;
    ok(&cx, TEST_TEXTS_READ(icio, "oecd", &t));
    assert_int_equal(t->n, 2);
    assert_string_equal(t->regions.code[1], "CHN");
    near(cell(t->Z, 2, 1, 1), 4, 0);
    near(cell(t->Z, 2, 0, 1), 5, 0);
    near(t->x[0], 15, 0);
    near(t->x[1], 10, 0);
    assert_int_equal(t->primaries.n, 2);
    oml_iot_free(t);
    ok(&cx, TEST_TEXTS_READ(national, "oecd", &t));
    assert_string_equal(t->regions.code[0], "BEL");
    near(cell(t->Z, 2, 0, 1), 2, 0);
    near(t->x[1], 4, 0);
    oml_iot_free(t);
    oml_cx_done(&cx);
}

static void
eora(void **state)
{
    (void)state;
    static const test_text files[] = {
        {"Eora26_2015_bp_T.txt", "1\t2\n3\t4\n"},
        {"Eora26_2015_bp_FD.txt", "1.5E+1\n2\n"},
        {"Eora26_2015_bp_VA.txt", "12\t0\n"},
        {"Eora26_2015_bp_Q.txt", "1\t2\n3\t4\n"},
        {"labels_T.txt", "Belgium\tBEL\tIndustries\tFishing\t\nRest\tROW\tTOTAL\tTOTAL\t\n"},
        {"labels_FD.txt", "Belgium\tBEL\tFinal Demand\tHouseholds P.3h\t\n"},
        {"labels_VA.txt", "Primary Inputs\tWages\t\n"},
        {"labels_Q.txt", "CO2 (Gg)\tTotal\t\nCO2 (Gg)\tTotal\t\n"},
    };
    test_text cut[OML_COUNT(files)];
    oml_cx cx = {0};
    oml_iot *t = NULL;
    ok(&cx, TEST_TEXTS_READ(files, "eora", &t));
    assert_string_equal(t->regions.name[0], "Belgium");
    near(t->x[0], 18, 0);
    assert_string_equal(t->stressors.code[1], "CO2 #2");
    assert_string_equal(t->stressors.unit[0], "Gg");
    oml_iot_free(t);
    memcpy(cut, files, sizeof cut);
    cut[0].text = "1\t2\n";
    fails(&cx, TEST_TEXTS_READ(cut, "eora", &t), "OML-EOR-05");
    fails(&cx, test_texts_read(&cx, files, 4, "eora", &t), "OML-EOR-01");
    oml_cx_done(&cx);
}

static void
csv_of_one_area(void **state)
{
    (void)state;
    static const test_text files[] = {
        {"ixi_domestic.csv", "code;A;B;P3;TFU\nA;1;2;3;3\nB;0;1;9;9\n"},
        {"ixi_primary.csv", "code;A;B\nB1G;2;4\nD1;3;4\nD39;1;0\nP1;6;10\n"},
        {"ixi_imports.csv", "code;A;B\nA;1;1\nC;2;2\n"},
    };
    static const test_text total[] = {{"pxp_total.csv", "code,a,b,P3\na,1,2,7\nb,0,1,9\n"},
                                      {"pxp_primary.csv", "code,a,b\nP1,6,9\nP7,4,1\nD1,5,6\nTS_BP,10,10\n"}};
    oml_cx cx = {0};
    oml_iot *t = NULL;
    ok(&cx, TEST_TEXTS_READ(files, "csv", &t));
    if (t == NULL)
        return; // ok has failed the test
    assert_int_equal(t->f, 1);
    assert_int_equal(t->primaries.n, 3); // D1, D39 and the imports, without the sum B1G
    const uint32_t imports = oml_iot_find(&t->primaries, "P7"), subsidies = oml_iot_find(&t->primaries, "D39");
    near(cell(t->V, 3, imports, 0), 3, 0);
    near(cell(t->V, 3, subsidies, 0), -1, 0);
    assert_true(test_texts_noted(t, "D39"));
    oml_iot_free(t);
    ok(&cx, TEST_TEXTS_READ(total, "csv", &t));
    near(t->x[0], 6, 0);
    near(t->x[1], 9, 0);
    near(cell(t->Y, 2, 0, 1), -4, 0);
    oml_iot_free(t);
    oml_cx_done(&cx);
}

// One table in three serialisations and an older spelling: sums, details and another year stand among the elements.
static const char tsv[] =
    "freq,unit,stk_flow,prd_use,prd_ava,geo\\TIME_PERIOD\t2010 \t2015 \n"
    "A,MIO_EUR,TOTAL,CPA_A01,CPA_A01,BE\t9 \t1.5 p\nA,MIO_EUR,TOTAL,CPA_C10-12,CPA_A01,BE\t9 \t2 \n"
    "A,MIO_EUR,TOTAL,CPA_A01,CPA_C10-12,BE\t9 \t: \nA,MIO_EUR,TOTAL,CPA_C10-12,CPA_C10-12,BE\t9 \t4 \n"
    "A,MIO_EUR,TOTAL,CPA_C10,CPA_A01,BE\t9 \t2 \nA,MIO_EUR,TOTAL,TOTAL,CPA_A01,BE\t9 \t3.5 \n"
    "A,MIO_EUR,TOTAL,P3_S14,CPA_A01,BE\t9 \t6 \nA,MIO_EUR,TOTAL,P3,CPA_A01,BE\t9 \t6 "
    "\nA,MIO_EUR,TOTAL,TU,CPA_A01,BE\t9 \t9.5 \n"
    "A,MIO_EUR,TOTAL,CPA_A01,P7,BE\t9 \t2 \nA,MIO_EUR,TOTAL,CPA_A01,D1,BE\t9 \t3 \nA,MIO_EUR,TOTAL,CPA_A01,B2A3G,BE\t9 "
    "\t3 \n"
    "A,MIO_EUR,TOTAL,CPA_A01,B2A3N,BE\t9 \t2 \nA,MIO_EUR,TOTAL,CPA_A01,P1,BE\t9 \t7.5 \n";
static const char sdmx[] =
    "DATAFLOW,LAST UPDATE,freq,unit,stk_flow,induse,prod_na,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\n"
    "E,x,A,MIO_EUR,TOTAL,CPA_A01: Farms,CPA_A01: Farms,BE: "
    "Belgium,2015,1.5,p,\nE,x,A,MIO_EUR,TOTAL,CPA_C10-C12,CPA_A01,BE,2015,2,,\n"
    "E,x,A,MIO_EUR,TOTAL,CPA_A01,CPA_C10-C12,BE,2015,,,\nE,x,A,MIO_EUR,TOTAL,CPA_C10-C12,CPA_C10-C12,BE,2015,4,,\n"
    "E,x,A,MIO_EUR,TOTAL,P3_S14,CPA_A01,BE,2015,6,,\nE,x,A,MIO_EUR,TOTAL,CPA_A01,P7,BE,2015,2,,\n"
    "E,x,A,MIO_EUR,TOTAL,CPA_A01,D1,BE,2015,3,,\nE,x,A,MIO_EUR,TOTAL,CPA_A01,B2A3G,BE,2015,3,,\n";
static const char jsonstat[] =
    "{\"version\":\"2.0\",\"class\":\"dataset\",\"id\":[\"unit\",\"stk_flow\",\"prd_use\",\"prd_ava\",\"geo\",\"time\"]"
    ","
    "\"size\":[1,1,3,5,1,1],\"dimension\":{\"unit\":{\"category\":{\"index\":{\"MIO_EUR\":0}}},"
    "\"stk_flow\":{\"category\":{\"index\":[\"TOTAL\"]}},\"geo\":{\"category\":{\"index\":[\"BE\"]}},"
    "\"time\":{\"category\":{\"index\":[\"2015\"]}},"
    "\"prd_use\":{\"category\":{\"index\":{\"CPA_A01\":0,\"CPA_C10-12\":1,\"P3_S14\":2}}},"
    "\"prd_ava\":{\"category\":{\"index\":{\"CPA_A01\":0,\"CPA_C10-12\":1,\"D1\":2,\"B2A3G\":3,\"P7\":4}}}},"
    "\"value\":{\"0\":1.5,\"1\":null,\"2\":3,\"3\":3,\"4\":2,\"5\":2,\"6\":4,\"10\":6}}";

static void
eurostat(void **state)
{
    (void)state;
    const test_text forms[][1] = {
        {{"naio_10_cp1700.tsv", tsv}}, {{"naio_10_cp1700.csv", sdmx}}, {{"naio_10_cp1700.json", jsonstat}}};
    const double Z[4] = {1.5, 0, 2, 4};
    for (size_t i = 0; i < OML_COUNT(forms); i++) {
        oml_cx cx = {0};
        oml_iot *t = NULL;
        ok(&cx, TEST_TEXTS_READ(forms[i], "eurostat", &t));
        if (t == NULL)
            return; // ok has failed the test
        assert_int_equal(t->year, 2015);
        assert_int_equal(t->n, 2);
        assert_string_equal(t->regions.code[0], "BE");
        assert_string_equal(t->sectors.code[1], "C10-12");
        assert_memory_equal(t->Z, Z, sizeof Z);
        near(t->x[0], 7.5, 0); // 1.5 + 2 + 6 less 2 imported
        assert_int_equal(t->primaries.n, 2);
        assert_true(test_texts_noted(t, "P7"));
        oml_iot_free(t);
        oml_cx_done(&cx);
    }
}

static void
what_eurostat_refuses(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text, *code;
    } cases[] = {
        {"naio_10_cp15.tsv", tsv, "OML-IMP-03"},
        {"a.tsv", "freq,unit,geo\\TIME_PERIOD\t2010 \nA,MIO_EUR,BE,FR\t1 \n", "OML-ESC-02"},
        {"a.tsv", "freq,unit,geo\\TIME_PERIOD\t2010 \nA,MIO_EUR,BE\tmuch \n", "OML-ESC-02"},
        {"a.tsv", "prd_use,prd_ava,geo\\TIME_PERIOD\t2010 \nCPA_A01,CPA_A01,BE\t1 \nCPA_A01,CPA_A01,FR\t1 \n",
         "OML-EUR-02"},
        {"a.tsv", "prd_use,prd_ava,geo\\TIME_PERIOD\t2010 \nCPA_A01,CPA_A01,BE\t: \n", "OML-EUR-01"},
        {"a.json",
         "{\"id\":[\"geo\"],\"size\":[2],\"dimension\":{\"geo\":{\"category\":{\"index\":[\"BE\"]}}},\"value\":[1]}",
         "OML-ESC-03"},
        {"a.json",
         "{\"id\":[\"geo\"],\"size\":[1],\"dimension\":{\"geo\":{\"category\":{\"index\":[\"BE\"]}}},\"value\":{\"7\":"
         "1}}",
         "OML-ESC-03"},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        oml_cx cx = {0};
        oml_iot *t = NULL;
        const test_text files[] = {{cases[i].name, cases[i].text}};
        fails(&cx, TEST_TEXTS_READ(files, "eurostat", &t), cases[i].code);
        oml_cx_done(&cx);
    }
}

static void
unknown_formats(void **state)
{
    (void)state;
    static const test_text nothing[] = {{"letter.txt", "dear reader"}};
    oml_cx cx = {0};
    oml_iot *t = NULL;
    const oml_iotread_format *f;
    fails(&cx, TEST_TEXTS_READ(nothing, "", &t), "OML-IMP-01");
    static const test_text folder[] = {{"labels.csv", "a,b"}, {"table.zip", "PK"}};
    assert_int_equal(TEST_TEXTS_READ(folder, "", &t), OML_E_PARSE);
    assert_non_null(strstr(cx.fail.hint, "table.zip"));
    oml_cx_clear(&cx);
    fails(&cx, oml_iotread(&cx, "/nowhere/at/all", NULL, 0, &f, &t), "OML-FIL-01");
    char path[1024];
    fails(&cx, oml_iotread(&cx, source_path(path, sizeof path, "tests"), "exiobas", 0, &f, &t), "OML-IMP-02");
    oml_cx_done(&cx);
}

static void
years_in_names(void **state)
{
    (void)state;
    assert_int_equal(oml_iotread_year("IOT_2011_pxp"), 2011);
    assert_int_equal(oml_iotread_year("vR64_nl_20191213"), 0);
    assert_int_equal(oml_iotread_year("nothing 99ed 1234"), 0);
    assert_int_equal(oml_iotread_year("ed24_1995"), 1995);
}

// ---- on real files ------------------------------------------------------------------------------------------------

static oml_iot *
read_shared(oml_cx *cx, const char *relative)
{
    char path[1024];
    const oml_iotread_format *f;
    oml_iot *t = NULL;
    ok(cx, oml_iotread(cx, shared_path(path, sizeof path, relative), NULL, 0, &f, &t));
    return t;
}

// Demand of each region, whatever its categories, and all that industries pay.
static void
sums(const oml_iot *t, double *demand, double *paid)
{
    for (size_t i = 0; i < t->n * t->regions.n; i++)
        demand[i] = 0;
    for (size_t j = 0; j < t->f; j++)
        for (size_t i = 0; i < t->n; i++)
            demand[i + t->n * t->col_region[j]] += t->Y[i + t->n * j];
    for (size_t j = 0; j < t->n; j++) {
        paid[j] = 0;
        for (size_t i = 0; i < t->primaries.n; i++)
            paid[j] += t->V[i + t->primaries.n * j];
    }
}

static void
same_in_five_layouts(const char *set)
{
    static const char *const layouts[] = {"exiobase3_layout.zip", "figaro_layout.zip", "oecd_layout.zip",
                                          "eora26_layout.zip", "generic_csv.zip"};
    char name[200];
    snprintf(name, sizeof name, "data/%s/%s", set, layouts[0]);
    need_shared(name);
    oml_cx cx = {.threads = 2};
    oml_iot *first = read_shared(&cx, name);
    double *demand = OML_NEW(&cx.tmp, double, first->n * first->regions.n), *paid = OML_NEW(&cx.tmp, double, first->n);
    double *demand2 = OML_NEW(&cx.tmp, double, first->n * first->regions.n),
           *paid2 = OML_NEW(&cx.tmp, double, first->n);
    sums(first, demand, paid);
    for (size_t k = 1; k < OML_COUNT(layouts); k++) {
        snprintf(name, sizeof name, "data/%s/%s", set, layouts[k]);
        oml_iot *t = read_shared(&cx, name);
        assert_int_equal(t->n, first->n);
        assert_int_equal(t->regions.n, first->regions.n);
        assert_int_equal(t->sectors.n, first->sectors.n);
        assert_memory_equal(t->row_region, first->row_region, t->n * sizeof *t->row_region);
        assert_memory_equal(t->Z, first->Z, t->n * t->n * sizeof *t->Z);
        sums(t, demand2, paid2);
        for (size_t i = 0; i < t->n; i++) {
            near(t->x[i], first->x[i], 1e-9 * (1 + fabs(first->x[i])));
            near(paid2[i], paid[i], 1e-9 * (1 + fabs(paid[i])));
        }
        for (size_t i = 0; i < t->n * t->regions.n; i++)
            near(demand2[i], demand[i], 1e-9 * (1 + fabs(demand[i])));
        if (t->stressors.n > 0) {
            assert_int_equal(t->stressors.n, first->stressors.n);
            assert_memory_equal(t->F, first->F, t->n * t->stressors.n * sizeof *t->F);
        }
        oml_iot_free(t);
    }
    oml_iot_free(first);
    oml_cx_done(&cx);
}

static void
five_layouts_micro(void **state)
{
    (void)state;
    same_in_five_layouts("wiod2011_micro_3r7s");
}

static void
five_layouts_mini(void **state)
{
    (void)state;
    same_in_five_layouts("wiod2011_mini_8r35s");
}

static void
same_for_any_number_of_threads(void **state)
{
    (void)state;
    need_shared("data/wiod2013_ee_2011/IOT_2011_wiod.zip");
    oml_cx cx = {.threads = 1};
    oml_iot *one = read_shared(&cx, "data/wiod2013_ee_2011/IOT_2011_wiod.zip");
    cx.threads = 3;
    oml_iot *three = read_shared(&cx, "data/wiod2013_ee_2011/IOT_2011_wiod.zip");
    assert_int_equal(one->n, 1435);
    assert_memory_equal(one->Z, three->Z, one->n * one->n * sizeof *one->Z);
    assert_memory_equal(one->F, three->F, one->n * one->stressors.n * sizeof *one->F);
    assert_true(test_texts_noted(one, "20 industries make nothing"));
    assert_true(test_texts_noted(one, "2 industries have a negative output"));
    oml_iot_free(one);
    oml_iot_free(three);
    oml_cx_done(&cx);
}

static void
national_files(void **state)
{
    (void)state;
    need_shared("data/be_fpb_2015/ixi_domestic.csv");
    oml_cx cx = {0};
    oml_iot *t = read_shared(&cx, "data/be_fpb_2015/ixi_domestic.csv");
    assert_int_equal(t->n, 64);
    for (size_t j = 0; j < t->n; j++) { // columns add up to output
        double column = 0;
        for (size_t i = 0; i < t->n; i++)
            column += t->Z[i + t->n * j];
        for (size_t i = 0; i < t->primaries.n; i++)
            column += t->V[i + t->primaries.n * j];
        near(column, t->x[j], 0.05 + 1e-6 * t->x[j]);
    }
    oml_iot_free(t);
    t = read_shared(&cx, "data/uk_2010_ons/pxp_domestic.csv");
    assert_int_equal(t->n, 127);
    assert_int_equal(t->f, 9);
    oml_iot_free(t);
    t = read_shared(&cx, "data/insee_figaro_5r4s/matrix_eu-ic-io_ind-by-ind_ecole_2015.csv");
    assert_int_equal(t->regions.n, 5);
    assert_int_equal(t->sectors.n, 4);
    oml_iot_free(t);
    oml_cx_done(&cx);
}

static void
belgium_2020(void **state)
{
    (void)state;
    need_shared("data/be_eurostat_2020/naio_10_cp1700.tsv");
    static const char *const forms[] = {"naio_10_cp1700.tsv", "naio_10_cp1700.sdmx.csv", "naio_10_cp1700.json"};
    oml_cx cx = {0};
    oml_iot *all = read_shared(&cx, "data/be_eurostat_2020"); // with air emissions
    assert_int_equal(all->n, 65);
    assert_int_equal(all->stressors.n, 3);
    const uint32_t ghg = oml_iot_find(&all->stressors, "GHG");
    near(cell(all->F, 3, ghg, oml_iot_row(all, 0, oml_iot_find(&all->sectors, "A01"))), 12070.01825, 1e-9);
    for (size_t k = 0; k < OML_COUNT(forms); k++) {
        char name[200];
        snprintf(name, sizeof name, "data/be_eurostat_2020/%s", forms[k]);
        oml_iot *t = read_shared(&cx, name);
        assert_int_equal(t->n, all->n);
        for (size_t i = 0; i < t->n; i++) { // by label: one form has another order than the next
            const uint32_t at = oml_iot_row(all, 0, oml_iot_find(&all->sectors, t->sectors.code[t->row_sector[i]]));
            near(t->x[i], all->x[at], 1e-9 * (1 + all->x[at]));
            near(t->Z[i + t->n * i], all->Z[at + all->n * at], 0);
        }
        oml_iot_free(t);
    }
    oml_iot_free(all);
    oml_cx_done(&cx);
}

static void
planning_bureau(void **state)
{
    (void)state;
    need_shared("data/be_fpb_2015/vR64_nl_20191213.xlsx");
    oml_cx cx = {0};
    oml_iot *t = read_shared(&cx, "data/be_fpb_2015/vR64_nl_20191213.xlsx");
    oml_iot *csv = read_shared(&cx, "data/be_fpb_2015/ixi_domestic.csv");
    assert_int_equal(t->n, 64);
    for (size_t i = 0; i < t->n * t->n; i++)
        near(t->Z[i], csv->Z[i], 1e-9);
    near(t->F[0], 137.866516708114, 1e-9);
    assert_non_null(t->sectors.name[0]);
    oml_iot_free(t);
    oml_iot_free(csv);
    oml_cx_done(&cx);
}

static void
pymrio_test_system(void **state)
{
    (void)state;
    need_shared("data/pymrio_test_mrio/mrio_data/trade_flows_Z.txt");
    oml_cx cx = {.threads = 2};
    oml_iot *t = read_shared(&cx, "data/pymrio_test_mrio/mrio_data");
    assert_int_equal(t->n, 48);
    assert_int_equal(t->f, 42);
    assert_string_equal(t->primaries.code[0], "Value Added");
    assert_string_equal(t->stressors.code[0], "emission_type1 (air)");
    near(t->F[0], 1848064.8, 0);
    oml_iot_free(t);
    oml_cx_done(&cx);
}

// ---- workbooks of the Federal Planning Bureau ----------------------------------------------------------------------

static void
what_a_workbook_may_not_hold(void **state)
{
    (void)state;
    static const struct {
        const char *row, *cell, *code;
    } cases[] = {{"02", "1", "OML-FPB-01"}, {"01", "much", "OML-FPB-02"}};
    oml_cx cx = {0};
    oml_iot *t = NULL;
    char folder[256], path[300];
    test_folder(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/io.xlsx", folder);
    for (size_t i = 0; i < OML_COUNT(cases); i++) {
        const oml_iotread_format *found;
        lxw_workbook *book = workbook_new(path);
        lxw_worksheet *w = workbook_add_worksheet(book, "tbl_10bis");
        worksheet_write_string(w, 0, 2, "01", NULL);
        worksheet_write_string(w, 0, 3, "P3", NULL);
        worksheet_write_string(w, 1, 2, "Farms", NULL);
        worksheet_write_string(w, 2, 0, cases[i].row, NULL);
        worksheet_write_string(w, 2, 2, cases[i].cell, NULL);
        assert_int_equal(workbook_close(book), LXW_NO_ERROR);
        fails(&cx, oml_iotread(&cx, path, NULL, 0, &found, &t), cases[i].code);
    }
    test_folder_remove(folder);
    oml_cx_done(&cx);
}

// ---- ceilings -----------------------------------------------------------------------------------------------------

static void
what_is_too_much(void **state)
{
    (void)state;
    enum { ENTRIES = OML_IOTSOURCE_ENTRIES + 1, LONG = 70 << 20, COLUMNS = OML_IOTBUILD_ROWS + 1 };
    oml_cx cx = {0};
    oml_iot *t = NULL;
    OML_AUTO(iotsource) *s = NULL;
    const char **names = OML_NEW(&cx.tmp, const char *, ENTRIES);
    size_t *lengths = OML_NEW(&cx.tmp, size_t, ENTRIES);
    for (size_t i = 0; i < ENTRIES; i++)
        names[i] = "a";
    fails(&cx, oml_iotsource_memory(&cx, ENTRIES, names, names, lengths, &s), "OML-SRC-01");
    char *line = malloc(LONG + 1);
    assert_non_null(line);
    memset(line, '1', LONG);
    line[LONG] = '\0';
    const test_text csv[] = {{"Z.csv", line}, {"Y.csv", "code,BE_P3\nBE_A,1\n"}};
    fails(&cx, TEST_TEXTS_READ(csv, "csv", &t), "OML-LIN-01");
    const test_text exiobase[] = {{"Z.txt", "region\t\tR\nsector\t\ta\nR\ta\t1\n"},
                                  {"Y.txt", "region\t\tR\ncategory\t\tc\nR\ta\t2\n"},
                                  {"metadata.json", line}};
    fails(&cx, TEST_TEXTS_READ(exiobase, "exiobase", &t), "OML-SRC-03");
    char *at = line + sprintf(line, "code");
    for (size_t i = 0; i < COLUMNS; i++)
        at += sprintf(at, ",BE_%zu", i);
    sprintf(at, "\nBE_0\n");
    fails(&cx, TEST_TEXTS_READ(csv, "csv", &t), "OML-BLD-02");
    free(line);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figaro),
        cmocka_unit_test(oecd),
        cmocka_unit_test(eora),
        cmocka_unit_test(csv_of_one_area),
        cmocka_unit_test(eurostat),
        cmocka_unit_test(what_eurostat_refuses),
        cmocka_unit_test(unknown_formats),
        cmocka_unit_test(years_in_names),
        cmocka_unit_test(five_layouts_micro),
        cmocka_unit_test(five_layouts_mini),
        cmocka_unit_test(same_for_any_number_of_threads),
        cmocka_unit_test(national_files),
        cmocka_unit_test(belgium_2020),
        cmocka_unit_test(planning_bureau),
        cmocka_unit_test(pymrio_test_system),
        cmocka_unit_test(what_a_workbook_may_not_hold),
        cmocka_unit_test(what_is_too_much),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What is written reads back to the same figures.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "format/iotread.h"
#include "format/iotwrite.h"
#include "oml_test.h"

static char path[300];

static int
make_folder(void **state)
{
    test_here_make(state);
    snprintf(path, sizeof path, "%s/out", test_here);
    return 0;
}

static const char *regions[] = {"BE", "FR"}, *sectors[] = {"Farms, \"small\"", "Works"}, *categories[] = {"P3"};
static const char *primaries[] = {"D1"}, *stressors[] = {"CO2, fossil"}, *units[] = {"kt"};
static const uint32_t row_region[] = {0, 0, 1}, row_sector[] = {0, 1, 1}, col_region[] = {0, 1},
                      col_category[] = {0, 0};
static const double Z[9] = {1, 1.0 / 3, 2.5e-300, 4, 5, 6, -7, 8, 0.1 + 0.2}, Y[6] = {9, -0.5, 0, 1, 2, 3},
                    V[3] = {1, 2, 3};
static const double VY[2] = {0.5, 0.25}, F[3] = {0.1, 0.2, 0}, FY[2] = {5, 6};
static double x[3];

static oml_iot
small(void)
{
    for (size_t i = 0; i < 3; i++)
        x[i] = Z[i] + Z[i + 3] + Z[i + 6] + Y[i] + Y[i + 3];
    return (oml_iot){.title = "small 2015",
                     .currency_unit = "M.EUR",
                     .kind = OML_IOT_PRODUCT,
                     .regions = {2, regions, NULL, NULL},
                     .sectors = {2, sectors, NULL, NULL},
                     .categories = {1, categories, NULL, NULL},
                     .primaries = {1, primaries, NULL, NULL},
                     .stressors = {1, stressors, NULL, units},
                     .n = 3,
                     .f = 2,
                     .row_region = row_region,
                     .row_sector = row_sector,
                     .col_region = col_region,
                     .col_category = col_category,
                     .Z = Z,
                     .x = x,
                     .Y = Y,
                     .V = V,
                     .VY = VY,
                     .F = F,
                     .FY = FY};
}

static void
same_again(oml_iotwrite_layout layout, const char *format)
{
    oml_cx cx = {0};
    const oml_iot t = small();
    const oml_iotread_format *found;
    oml_iot *back;
    ok(&cx, oml_iotwrite(&cx, path, layout, &t));
    ok(&cx, oml_iotread(&cx, path, NULL, 0, &found, &back));
    assert_string_equal(found->name, format);
    assert_int_equal(back->n, 3);
    assert_string_equal(back->sectors.code[0], sectors[0]);
    assert_memory_equal(back->Z, Z, sizeof Z);
    assert_memory_equal(back->Y, Y, sizeof Y);
    assert_int_equal(back->primaries.n, 1);
    assert_memory_equal(back->V, V, sizeof V);
    assert_memory_equal(back->VY, VY, sizeof VY);
    assert_memory_equal(back->F, F, sizeof F);
    assert_memory_equal(back->FY, FY, sizeof FY);
    assert_string_equal(back->stressors.unit[0], "kt");
    for (size_t i = 0; i < 3; i++)
        near(back->x[i], x[i], 1e-12);
    oml_iot_free(back);
    oml_cx_done(&cx);
}

static void
exiobase(void **state)
{
    (void)state;
    same_again(OML_IOTWRITE_EXIOBASE, "exiobase");
}

static void
csv(void **state)
{
    (void)state;
    same_again(OML_IOTWRITE_CSV, "csv");
}

static void
workbook(void **state)
{
    (void)state;
    oml_cx cx = {0};
    const oml_iot t = small();
    char file[400];
    size_t n;
    ok(&cx, oml_iotwrite(&cx, path, OML_IOTWRITE_XLSX, &t));
    snprintf(file, sizeof file, "%s/table.xlsx", path);
    char *bytes = test_read(file, &n);
    assert_memory_equal(bytes, "PK", 2);
    free(bytes);
    fails(&cx, oml_iotwrite(&cx, "/nowhere/at/all", OML_IOTWRITE_CSV, &t), "OML-IWR-01");
    oml_cx_done(&cx);
}

static void
too_large_for_a_workbook(void **state)
{
    (void)state;
    enum { N = 2001 };
    oml_cx cx = {0};
    oml_iot t = small();
    double *zeros = calloc((size_t)N * N, sizeof *zeros);
    uint32_t *rows = OML_NEW(&cx.tmp, uint32_t, N);
    assert_non_null(zeros);
    t.n = N, t.Z = t.x = t.Y = zeros, t.V = t.F = t.FY = t.VY = NULL;
    t.row_region = t.row_sector = rows;
    fails(&cx, oml_iotwrite(&cx, path, OML_IOTWRITE_XLSX, &t), "OML-IWR-03");
    free(zeros);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(exiobase, make_folder, test_here_remove),
        cmocka_unit_test_setup_teardown(csv, make_folder, test_here_remove),
        cmocka_unit_test_setup_teardown(workbook, make_folder, test_here_remove),
        cmocka_unit_test_setup_teardown(too_large_for_a_workbook, make_folder, test_here_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

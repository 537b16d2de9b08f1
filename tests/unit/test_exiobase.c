/* EXIOBASE's own text, typed in.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "oml_texts.h"

#include <string.h>

static double
cell(const double *M, size_t rows, size_t i, size_t j)
{
    return M[i + rows * j];
}

// Rows in another order than the columns, CRLF, an index-name row, E notation, an empty cell, quoted names.
static const test_text exio[] = {
    {"IOT/Z.txt", "region\t\tBE\tBE\tFR\r\nsector\t\tA\tB, and \"C\"\tA\r\nregion\tsector\t\t\t\r\n"
                  "FR\tA\t7\t8\t9\r\nBE\tA\t1\t2\t3e0\r\nBE\t\"B, and \"\"C\"\"\"\t4\t\t6\r\n"},
    {"IOT/Y.txt", "region\t\tBE\tFR\ncategory\t\tP3\tP3\nBE\tA\t10\t-1\nBE\tB, and \"C\"\t5\t0\nFR\tA\t0\t1\n"},
    {"IOT/x.txt", "region\tsector\tindout\nBE\tA\t15\nFR\tA\t25\nBE\tB, and \"C\"\t15\n"},
    {"IOT/unit.txt", "region\tsector\tunit\nBE\tA\tM.EUR\n"},
    {"IOT/satellite/F.txt",
     "region\tBE\tBE\tFR\nsector\tA\tB, and \"C\"\tA\nCO2\t1\t2\t3\nOperating surplus: x\t4\t5\t6\n"},
    {"IOT/satellite/F_Y.txt", "region\tBE\tFR\ncategory\tP3\tP3\nstressor\t\t\nCO2\t0.5\t0.25\n"},
    {"IOT/satellite/unit.txt", "stressor\tunit\nCO2\tkt\n"},
    {"IOT/impacts/F.txt",
     "region\tBE\tBE\tFR\nsector\tA\tB, and \"C\"\tA\nCO2\t1000\t2000\t3000\nValue Added\t4\t5\t6\n"},
    {"IOT/products.txt", ""},
};

static void
exiobase(void **state)
{
    (void)state;
    oml_cx cx = {.threads = 2};
    oml_iot *t = NULL;
    ok(&cx, TEST_TEXTS_READ(exio, "exiobase", &t));
    assert_int_equal(t->n, 3);
    assert_int_equal(t->regions.n, 2);
    assert_int_equal(t->sectors.n, 2);
    assert_int_equal(t->kind, OML_IOT_PRODUCT);
    assert_string_equal(t->sectors.code[1], "B, and \"C\"");
    assert_string_equal(t->currency_unit, "M.EUR");
    assert_string_equal(t->currency, "EUR");
    const double Z[9] = {1, 4, 7, 2, 0, 8, 3, 6, 9}, x[3] = {15, 15, 25};
    assert_memory_equal(t->Z, Z, sizeof Z);
    assert_memory_equal(t->x, x, sizeof x);
    near(cell(t->Y, 3, 0, 1), -1, 0);
    assert_int_equal(t->primaries.n, 1);
    near(t->V[1], 5, 0);
    assert_int_equal(t->stressors.n, 3); // the impacts' value added is a sum of rows that stand elsewhere
    const uint32_t co2 = oml_iot_find(&t->stressors, "CO2"), impact = oml_iot_find(&t->stressors, "satellite/CO2");
    assert_true(co2 != OML_IOT_NONE && impact != OML_IOT_NONE);
    near(cell(t->F, 3, co2, 2) + cell(t->F, 3, impact, 2), 3003, 0);
    near(cell(t->FY, 3, impact, 0), 0.5, 0);
    assert_string_equal(t->stressors.unit[impact], "kt");
    assert_true(test_texts_noted(t, "1 cells are empty"));
    oml_iot_free(t);
    oml_cx_done(&cx);
}

typedef struct told {
    oml_progress progress;
    double done, total;
} told;

static void
keep(oml_progress *self, const char *what, double done, double total, bool bytes)
{
    told *t = (told *)self;
    (void)what;
    assert_true(bytes && done >= t->done && done <= total);
    t->done = done;
    t->total = total;
}

static void
exiobase_tells_how_far_all_of_it_is(void **state)
{
    (void)state;
    told t = {.progress = {.tell = keep}};
    oml_cx cx = {.progress = &t.progress};
    oml_iot *table = NULL;
    double all = 0;
    for (size_t i = 0; i < OML_COUNT(exio); i++) {
        const char *name = exio[i].name, *last = strrchr(name, '/') + 1;
        if (strcmp(last, "F.txt") == 0 || strcmp(last, "Z.txt") == 0 || strcmp(last, "Y.txt") == 0 ||
            strcmp(last, "x.txt") == 0)
            all += (double)strlen(exio[i].text);
    }
    ok(&cx, TEST_TEXTS_READ(exio, "exiobase", &table));
    near(t.total, all, 0);
    assert_true(t.done > all / 2);
    assert_ptr_equal(cx.progress, &t.progress);
    oml_iot_free(table);
    oml_cx_done(&cx);
}

static void
coefficients_alone(void **state)
{
    (void)state;
    static const test_text with_x[] = {
        {"A.txt", "region\t\tR\tR\nsector\t\ta\tb\nR\ta\t0.5\t0\nR\tb\t0.25\t0\n"},
        {"Y.txt", "region\t\tR\ncategory\t\tc\nR\ta\t2\nR\tb\t7\n"},
        {"x.txt", "region\tsector\tindout\nR\ta\t4\nR\tb\t8\n"},
    };
    oml_cx cx = {0};
    oml_iot *t = NULL;
    const double Z[4] = {2, 1, 0, 0};
    ok(&cx, TEST_TEXTS_READ(with_x, "exiobase", &t));
    assert_memory_equal(t->Z, Z, sizeof Z);
    oml_iot_free(t);
    ok(&cx, test_texts_read(&cx, with_x, 2, "exiobase", &t)); // x = (I - A)^-1 y
    for (size_t i = 0; i < 4; i++)
        near(t->Z[i], Z[i], 1e-14);
    near(t->x[1], 8, 1e-13);
    assert_true(test_texts_noted(t, "solved"));
    oml_iot_free(t);
    oml_cx_done(&cx);
}

static void
what_exiobase_refuses(void **state)
{
    (void)state;
    static const char Y[] = "region\t\tR\ncategory\t\tc\nR\ta\t2\n";
    static const struct {
        const char *Z, *Y, *code;
    } cases[] = {
        {"region\t\tR\nsector\t\ta\nR\ta\t1\t2\n", Y, "OML-MTX-01"},
        {"region\t\tR\nsector\t\ta\nR\ta\tone\n", Y, "OML-MTX-02"},
        {"region\t\tR\nsector\t\ta\nR\ta\tinf\n", Y, "OML-MTX-02"},
        {"region\t\tR\nsector\t\ta\nR\ta\t1\nR\ta\t1\n", Y, "OML-BLD-04"},
        {"region\t\tR\nsector\t\ta\nR\tb\t1\n", Y, "OML-HEA-03"},
        {"region\t\tR\nsector\t\ta\n", Y, "OML-BLD-05"},
        {"region\t\tR\tR\nsector\t\ta\nR\ta\t1\n", Y, "OML-HEA-01"},
        {"", Y, "OML-HEA-01"},
        {"region\t\tR\nsector\t\ta\nR\ta\t1\n", "region\t\tR\ncategory\t\tc\nR\t", "OML-BLD-05"},
    };
    for (size_t i = 0; i < OML_COUNT(cases); i++)
        for (unsigned threads = 1; threads <= 2; threads++) {
            oml_cx cx = {.threads = threads};
            oml_iot *t = NULL;
            const test_text files[] = {{"Z.txt", cases[i].Z}, {"Y.txt", cases[i].Y}};
            fails(&cx, TEST_TEXTS_READ(files, "exiobase", &t), cases[i].code);
            oml_cx_done(&cx);
        }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exiobase),
        cmocka_unit_test(exiobase_tells_how_far_all_of_it_is),
        cmocka_unit_test(coefficients_alone),
        cmocka_unit_test(what_exiobase_refuses),
    };
    return cmocka_run_group_tests_name("exiobase", tests, NULL, NULL);
}

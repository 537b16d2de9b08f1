/* The numbers to check a table by, by hand; and that what is shown of a file was checked against its checksums.
 * SPDX-License-Identifier: EUPL-1.2 */
#include "op/table.h"

#include "format/esa.h"
#include "format/iotfile.h"
#include "oml_iot.h"
#include "oml_run.h"

// Two sectors: the first sells 1 more than it makes, the second pays for 2.5 less than it makes.
static oml_iot *
by_hand(oml_cx *cx)
{
    static const double Z[4] = {1, 2, 3, 4}, Y[2] = {7, 4}, x[2] = {10, 10}, V[6] = {2, 4, 1, 0.5, 0, 0};
    static const uint32_t zero[2] = {0, 0}, index[2] = {0, 1};
    static const char *primary[3] = {"P7", "D1", "D21X31"};
    oml_iot *t = OML_NEW(&cx->tmp, oml_iot, 1);
    *t = (oml_iot){.title = "by hand",
                   .currency_unit = "M.EUR",
                   .n = 2,
                   .f = 1,
                   .Z = Z,
                   .Y = Y,
                   .x = x,
                   .V = V,
                   .row_region = zero,
                   .row_sector = index,
                   .col_region = zero,
                   .col_category = zero,
                   .primaries = {3, primary, NULL, NULL}};
    t->regions = test_iot_names(cx, "r", 1), t->sectors = test_iot_names(cx, "s", 2),
    t->categories = test_iot_names(cx, "c", 1);
    return t;
}

static void
numbers_to_check_by(void **state)
{
    (void)state;
    oml_cx cx = {0};
    char folder[256];
    oml_doc *doc = NULL;
    test_folder(folder, sizeof folder);
    const char *path = oml_arena_printf(&cx.tmp, "%s/T.iot", folder);
    ok(&cx, oml_iotfile_write(&cx, path, by_hand(&cx)));
    ok(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "table info %s", path), &doc));
    near(test_cell(doc, "table", "what", "total output", "value")->real, 20, 0);
    near(test_cell(doc, "table", "what", "total primary inputs", "value")->real, 7.5, 0);
    near(test_cell(doc, "table", "what", "total value added", "value")->real, 4, 0); // the row D1
    near(test_cell(doc, "table", "what", "largest imbalance", "value")->real, 2.5, 0);
    assert_string_equal(test_cell(doc, "table", "what", "largest imbalance", "text")->text,
                        "r1 / s2, what it pays for");
    // A byte that rotted in the last matrix is found, not shown.
    size_t n;
    char *bytes = test_read(path, &n);
    static const unsigned char seven[8] = {0, 0, 0, 0, 0, 0, 0x1c, 0x40}; // the first cell of Y
    size_t at = 0;
    while (at + 8 < n && memcmp(bytes + at, seven, 8) != 0)
        at += 8;
    assert_true(at + 8 < n);
    bytes[at + 1] = 1;
    test_write(path, bytes, n);
    free(bytes);
    fails(&cx, test_run(&cx, oml_arena_printf(&cx.tmp, "table info %s", path), &doc), "OML-IOT-06");
    test_folder_remove(folder);
    oml_cx_done(&cx);
}

static void
what_is_value_added(void **state)
{
    (void)state;
    static const char *const is[] = {"D1",
                                     "D29",
                                     "D39",
                                     "B2N_B3N",
                                     "P51C",
                                     "VA",
                                     "r64",
                                     "VALU",
                                     "Operating surplus: Other",
                                     "Other net taxes on production",
                                     "Value Added"};
    static const char *const is_not[] = {"P7",
                                         "D21X31",
                                         "D211",
                                         "TLS",
                                         "TXS_INT_FNL",
                                         "BEL_TAXSUB",
                                         "r99",
                                         "IntTTM",
                                         "OP_RES",
                                         "IMP",
                                         "Taxes less subsidies on products purchased: Total"};
    for (size_t i = 0; i < OML_COUNT(is); i++)
        assert_true(oml_esa_is_value_added((oml_csv_cell){is[i], strlen(is[i])}));
    for (size_t i = 0; i < OML_COUNT(is_not); i++)
        assert_false(oml_esa_is_value_added((oml_csv_cell){is_not[i], strlen(is_not[i])}));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_to_check_by),
        cmocka_unit_test(what_is_value_added),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

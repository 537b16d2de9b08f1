/* SPDX-License-Identifier: EUPL-1.2 */
#include "render/as_csv.h"

#include "oml_test.h"

static void
cells_that_need_quotes_have_them(void **state)
{
    (void)state;
    static const oml_column columns[] = {
        {"text", "t", OML_CELL_TEXT, NULL, 0},
        {"real", "r", OML_CELL_REAL, NULL, 1},
        {"int", "i", OML_CELL_INT, NULL, 0},
        {"bool", "b", OML_CELL_BOOL, NULL, 0},
    };
    oml_arena arena = {0};
    oml_doc *d = oml_doc_new(&arena, OML_NL);
    oml_table *t = oml_doc_table(d, "t", NULL, columns, OML_COUNT(columns));
    oml_table_text(t, "plain; with ' and é");
    oml_table_real(t, 1234.5678);
    oml_table_int(t, 1000000);
    oml_table_bool(t, true);
    oml_table_text(t, "a, \"b\"\nc");
    oml_table_empty(t);
    oml_table_empty(t);
    oml_table_bool(t, false);
    oml_table_word(t, "civil_society");
    oml_table_real(t, 1e-9);
    oml_table_int(t, -1);
    oml_table_empty(t);
    OML_BUF_AUTO b = {0};
    oml_as_csv(t, &b);
    assert_string_equal(b.s, "text,real,int,bool\n"
                             "plain; with ' and é,1234.5678,1000000,1\n"
                             "\"a, \"\"b\"\"\nc\",,,0\n"
                             "civil_society,1e-9,-1,\n");
    oml_arena_free(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_that_need_quotes_have_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "op/inner.h"

#include "oml_agenda.h"
#include "oml_test.h"

// What an operation answers inside another is what it answers at the door: with its defaults, or with what is given.
static void
an_operation_runs_with_its_defaults(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, true);
    test_put(&a.cx, s, test_record(&a.cx, "theme", "code", "1", "kind", "strategy", NULL));
    test_put(&a.cx, s, test_record(&a.cx, "theme", "code", "2", "kind", "lever", NULL));
    test_put(&a.cx, s, test_record(&a.cx, "path", "code", "1.1", "theme", "1", NULL));
    test_put(&a.cx, s, test_record(&a.cx, "path", "code", "2.1", "theme", "2", NULL));
    oml_session session = {.rights = OML_MAY_READ, .store = s};
    oml_doc *all = oml_doc_new(&a.cx.tmp, OML_EN), *one = oml_doc_new(&a.cx.tmp, OML_EN);
    ok(&a.cx, oml_inner_run(&a.cx, &session, "menu", NULL, all));
    assert_int_equal(oml_doc_find(all, "paths")->n_rows, 2);
    const char *const given[] = {"theme", "2", NULL};
    ok(&a.cx, oml_inner_run(&a.cx, &session, "menu", given, one));
    assert_int_equal(oml_doc_find(one, "paths")->n_rows, 1);
    oml_store_free(s);
    test_agenda_free(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(an_operation_runs_with_its_defaults)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

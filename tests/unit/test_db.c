/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_agenda.h"
#include "oml_test.h"

#include "store/migrations.h"
#include "store/sql.h"
#include "store/store.priv.h"

static void
every_statement_prepares(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, false);
    sqlite3_stmt *stmt;
#define PREPARE(name) ok(&a.cx, oml_db_get(&a.cx, &s->db, sql_##name, &stmt));
    SQL_PARTS(PREPARE)
    oml_store_free(s);
    test_agenda_free(&a);
    assert_true(OML_COUNT(migrations) >= 2 && sizeof derived > 100); // also made by mksql.py
}

static void
a_hostile_schema_gets_no_hold(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, true);
    fails(&a.cx, oml_db_exec(&a.cx, &s->db, "SELECT load_extension('x')"), "OML-STO-13");
    fails(&a.cx, oml_db_exec(&a.cx, &s->db, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = ''"),
          "OML-STO-13");
    fails(&a.cx, oml_db_exec(&a.cx, &s->db, "SELECT \"no such column\""), "OML-STO-13");
    fails(&a.cx, oml_db_exec(&a.cx, &s->db, "INSERT INTO path (code, theme) VALUES ('1', 'none')"), "OML-STO-13");
    int64_t trusted, references;
    ok(&a.cx, oml_db_value(&a.cx, &s->db, "PRAGMA trusted_schema", &trusted));
    ok(&a.cx, oml_db_value(&a.cx, &s->db, "PRAGMA foreign_keys", &references));
    assert_int_equal(trusted, 0);
    assert_int_equal(references, 1);
    oml_store_free(s);
    test_agenda_free(&a);
}

static void
names_are_names_of_files(void **state)
{
    (void)state;
    oml_cx cx = {0};
    oml_db db = {0};
    // SQLite would open memory, or a temporary file, for these.
    fails(&cx, oml_db_open(&cx, &db, ":memory:", ":memory:"), "OML-STO-06");
    oml_db_close(&db);
    fails(&cx, oml_db_open(&cx, &db, "file:x?mode=memory", "x"), "OML-STO-06");
    oml_db_close(&db);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_statement_prepares),
        cmocka_unit_test(a_hostile_schema_gets_no_hold),
        cmocka_unit_test(names_are_names_of_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

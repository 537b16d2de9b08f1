/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_agenda.h"
#include "oml_test.h"

#include "store/migrate.priv.h"
#include "store/migrations.h"

#include <sys/stat.h>
#include <unistd.h>

static void
run(sqlite3 *db, const char *sql)
{
    char *said = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &said) != SQLITE_OK)
        fail_msg("%s: %s", sql, said);
}

// What other tools may do to a file.
static void
meddle(const char *path, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    run(db, sql);
    sqlite3_close(db);
}

// An agenda as the first version left it: with a theme, without a log.
static void
first_version(const char *path)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    run(db, migrations[0].sql);
    run(db, "PRAGMA application_id = 1330465872; PRAGMA user_version = 1;"
            "INSERT INTO theme (code, title_nl, kind) VALUES ('1', 'Ontwerp', 'strategy')");
    sqlite3_close(db);
}

static int64_t
version_of(const char *path)
{
    sqlite3 *db;
    sqlite3_stmt *stmt;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    const int64_t version = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    return version;
}

static const char *
in_folder(test_agenda *a, const char *name)
{
    return oml_arena_printf(&a->cx.tmp, "%s/%s", a->folder, name);
}

static void
expect_theme(test_agenda *a, oml_store *s)
{
    bool found;
    oml_record r;
    ok(&a->cx, oml_store_find(&a->cx, s, oml_noun_find("theme"), "1", &r, &found));
    assert_true(found);
    assert_string_equal(oml_record_get(&r, "title_nl"), "Ontwerp");
}

static void
a_fresh_agenda_says_what_it_is(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    size_t n;
    char *bytes = test_read(a.path, &n);
    assert_memory_equal(bytes, "SQLite format 3", 16);
    assert_memory_equal(bytes + 68, "OMLP", 4);
    assert_int_equal(bytes[63], oml_migrate_last());
    free(bytes);
    test_agenda_free(&a);
}

static void
an_older_one_is_migrated_after_a_copy(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    const char *path = in_folder(&a, "old.omloop"), *copy = in_folder(&a, "old.omloop.backup-1");
    first_version(path);
    oml_store *s = test_open(&a.cx, path, true);
    expect_theme(&a, s);
    assert_int_equal(test_put(&a.cx, s, test_record(&a.cx, "theme", "code", "2", NULL)), OML_NEW);
    oml_store_free(s);
    assert_int_equal(version_of(path), oml_migrate_last());
    assert_int_equal(version_of(copy), 1);
    // The copy is a whole agenda, from which the same can be had again.
    s = test_open(&a.cx, copy, true);
    expect_theme(&a, s);
    oml_store_free(s);
    test_agenda_free(&a);
}

static void
an_older_one_that_is_read_stays_as_it_is(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    const char *path = in_folder(&a, "old.omloop");
    first_version(path);
    oml_store *s = test_open(&a.cx, path, false);
    expect_theme(&a, s);
    oml_hit *hits;
    size_t n;
    ok(&a.cx, oml_store_search(&a.cx, s, "ontwerp", 5, &hits, &n)); // its table of words exists
    oml_store_free(s);
    assert_int_equal(version_of(path), 1);
    assert_int_not_equal(access(in_folder(&a, "old.omloop.backup-1"), F_OK), 0);
    test_agenda_free(&a);
}

static void
a_newer_one_is_refused_and_left_alone(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s;
    meddle(a.path, "PRAGMA user_version = 99");
    size_t n, m;
    char *before = test_read(a.path, &n);
    fails(&a.cx, oml_store_open(&a.cx, a.path, true, &s), "OML-STO-04");
    fails(&a.cx, oml_store_open(&a.cx, a.path, false, &s), "OML-STO-04");
    fails(&a.cx, oml_store_open_at(&a.cx, a.path, 5, &s), "OML-STO-04");
    char *after = test_read(a.path, &m);
    assert_int_equal(n, m);
    assert_memory_equal(before, after, n);
    free(before);
    free(after);
    test_agenda_free(&a);
}

static void
one_made_with_other_migrations_is_refused(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s;
    meddle(a.path, "UPDATE meta SET value = 'other' WHERE key = 'migration 1'");
    fails(&a.cx, oml_store_open(&a.cx, a.path, true, &s), "OML-STO-15");
    test_agenda_free(&a);
}

static void
derived_tables_are_made_again(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_hit *hits;
    size_t n;
    oml_store *s = test_open(&a.cx, a.path, true);
    test_put(&a.cx, s, test_record(&a.cx, "theme", "code", "1", "title_nl", "Ontwerp", NULL));
    oml_store_free(s);
    // As another Omloop left it, with another search table.
    meddle(a.path, "DROP TABLE search; DROP TABLE search_text; CREATE TABLE search (other);"
                   "UPDATE meta SET value = 'other' WHERE key = 'derived'");
    for (int write = 0; write < 2; write++) { // first read, in memory; then written
        s = test_open(&a.cx, a.path, write == 1);
        ok(&a.cx, oml_store_search(&a.cx, s, "ontw", 5, &hits, &n));
        assert_int_equal(n, 1);
        oml_store_free(s);
    }
    s = test_open(&a.cx, a.path, false);
    ok(&a.cx, oml_store_search(&a.cx, s, "ontw", 5, &hits, &n));
    assert_int_equal(n, 1);
    oml_store_free(s);
    test_agenda_free(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fresh_agenda_says_what_it_is),
        cmocka_unit_test(an_older_one_is_migrated_after_a_copy),
        cmocka_unit_test(an_older_one_that_is_read_stays_as_it_is),
        cmocka_unit_test(a_newer_one_is_refused_and_left_alone),
        cmocka_unit_test(one_made_with_other_migrations_is_refused),
        cmocka_unit_test(derived_tables_are_made_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

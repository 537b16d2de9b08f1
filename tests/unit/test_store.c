/* SPDX-License-Identifier: EUPL-1.2 */
#include "oml_agenda.h"
#include "oml_test.h"

#include "store/log.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

static size_t
files_in(const char *folder)
{
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    size_t n = 0;
    for (const struct dirent *e; (e = readdir(dir)) != NULL;)
        n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
    closedir(dir);
    return n;
}

static const char *
beside(test_agenda *a, const char *name)
{
    return oml_arena_printf(&a->cx.tmp, "%s/%s", a->folder, name);
}

static size_t
count(oml_cx *cx, oml_store *s, const char *noun)
{
    oml_records all;
    ok(cx, oml_store_list_all(cx, s, oml_noun_find(noun), &all));
    return all.n;
}

// ---- a new agenda ---------------------------------------------------------------------------------------------

static void
an_agenda_appears_whole(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    const char *path = beside(&a, "new.omloop");
    oml_store *s;
    ok(&a.cx, oml_store_create(&a.cx, path, &s));
    assert_string_equal(oml_store_path(s), path);
    assert_int_equal(test_put(&a.cx, s, test_record(&a.cx, "theme", "code", "1", NULL)), OML_NEW);
    assert_int_not_equal(access(path, F_OK), 0);
    ok(&a.cx, oml_store_publish(&a.cx, s));
    assert_int_equal(access(path, F_OK), 0);
    assert_int_equal(files_in(a.folder), 2);
    // The same store goes on under its name.
    assert_int_equal(test_put(&a.cx, s, test_record(&a.cx, "theme", "code", "2", NULL)), OML_NEW);
    oml_store_free(s);
    s = test_open(&a.cx, path, false);
    assert_int_equal(count(&a.cx, s, "theme"), 2);
    oml_store_free(s);
    test_agenda_free(&a);
}

static void
an_agenda_given_up_leaves_nothing(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s;
    ok(&a.cx, oml_store_create(&a.cx, beside(&a, "new.omloop"), &s));
    test_put(&a.cx, s, test_record(&a.cx, "theme", "code", "1", NULL));
    assert_int_equal(files_in(a.folder), 2);
    oml_store_free(s);
    assert_int_equal(files_in(a.folder), 1);
    test_agenda_free(&a);
}

static void
an_agenda_replaces_nothing(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s;
    fails(&a.cx, oml_store_create(&a.cx, a.path, &s), "OML-STO-01");
    fails(&a.cx, oml_store_create(&a.cx, a.folder, &s), "OML-STO-01");
    // The name is taken while the agenda is being made.
    const char *path = beside(&a, "new.omloop");
    ok(&a.cx, oml_store_create(&a.cx, path, &s));
    test_write(path, "mine", 4);
    fails(&a.cx, oml_store_publish(&a.cx, s), "OML-STO-01");
    oml_store_free(s);
    size_t n;
    char *bytes = test_read(path, &n);
    assert_string_equal(bytes, "mine");
    free(bytes);
    assert_int_equal(files_in(a.folder), 2);
    fails(&a.cx, oml_store_create(&a.cx, beside(&a, "no/folder.omloop"), &s), "OML-STO-06");
    test_agenda_free(&a);
}

// ---- what is no agenda ----------------------------------------------------------------------------------------

static void
refused(test_agenda *a, const char *path, const char *code)
{
    oml_store *s;
    fails(&a->cx, oml_store_open(&a->cx, path, true, &s), code);
    assert_null(s);
    fails(&a->cx, oml_store_open(&a->cx, path, false, &s), code);
    fails(&a->cx, oml_store_open_at(&a->cx, path, 0, &s), code);
    assert_null(s);
}

static void
other_files_are_refused(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    const char *path = beside(&a, "other");
    refused(&a, path, "OML-STO-02");
    refused(&a, a.folder, "OML-STO-03");
    test_write(path, "", 0);
    refused(&a, path, "OML-STO-03");
    test_write(path, "code,title\n1,x\n", 15);
    refused(&a, path, "OML-STO-03");
    // A database of another program.
    size_t n;
    char *bytes = test_read(a.path, &n);
    bytes[68] = 'X';
    test_write(path, bytes, n);
    refused(&a, path, "OML-STO-03");
    // An agenda that was cut off, early or late.
    bytes[68] = 'O';
    test_write(path, bytes, 300);
    refused(&a, path, "OML-STO-07");
    test_write(path, bytes, n - 4096);
    refused(&a, path, "OML-STO-07");
    test_write(path, bytes, n / 2 + 100);
    refused(&a, path, "OML-STO-07");
    free(bytes);
    test_agenda_free(&a);
}

static void
damage_inside_is_told(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, true);
    test_begin(&a.cx, s, NULL);
    for (int i = 0; i < 500; i++) {
        oml_change what;
        const oml_record r = test_record(&a.cx, "theme", "code", oml_arena_printf(&a.cx.tmp, "%d", i), NULL);
        ok(&a.cx, oml_store_put(&a.cx, s, &r, (oml_place){0}, &what));
    }
    ok(&a.cx, oml_store_commit(&a.cx, s));
    oml_store_free(s);
    size_t n, told = 0;
    char *bytes = test_read(a.path, &n);
    // Overwrite one page after another with noise: never a crash, and mostly noticed.
    for (size_t page = 1; page < n / 4096; page += 7) {
        char kept[4096];
        memcpy(kept, bytes + page * 4096, 4096);
        memset(bytes + page * 4096, 0xA5, 4096);
        test_write(a.path, bytes, n);
        memcpy(bytes + page * 4096, kept, 4096);
        oml_log_state log;
        oml_rc rc = oml_store_open(&a.cx, a.path, false, &s);
        if (rc == OML_OK)
            rc = oml_log_verify(&a.cx, s, &log);
        if (rc != OML_OK) {
            assert_int_equal(oml_rc_exit(rc), 5);
            told++;
        } else if (log.first_bad != 0 || log.records_off != 0)
            told++;
        oml_store_free(s);
        oml_cx_clear(&a.cx);
    }
    free(bytes);
    assert_true(told > 0 && told + 3 >= n / 4096 / 7); // a free page is nobody's
    test_agenda_free(&a);
}

// ---- the transaction ------------------------------------------------------------------------------------------

static void
what_is_undone_was_not(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    const char *before = test_digest(&a.cx, a.path);
    oml_store *s = test_open(&a.cx, a.path, true);
    oml_change what;
    const oml_record r = test_record(&a.cx, "theme", "code", "1", NULL);
    for (int i = 0; i < 2; i++) {
        test_begin(&a.cx, s, NULL);
        ok(&a.cx, oml_store_put(&a.cx, s, &r, (oml_place){0}, &what));
        assert_int_equal(what, OML_NEW);
        if (i == 0)
            oml_store_undo(s);
    }
    oml_store_undo(s);
    oml_store_undo(s); // undoing nothing is no harm
    fails(&a.cx, oml_store_commit(&a.cx, s), "OML-STO-14");
    fails(&a.cx, oml_store_put(&a.cx, s, &r, (oml_place){0}, &what), "OML-STO-14");
    test_begin(&a.cx, s, NULL);
    ok(&a.cx, oml_store_put(&a.cx, s, &r, (oml_place){0}, &what));
    oml_store_free(s); // without commit
    assert_string_equal(test_digest(&a.cx, a.path), before);
    test_agenda_free(&a);
}

static void
a_second_writer_is_refused(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *first = test_open(&a.cx, a.path, true), *second = test_open(&a.cx, a.path, true);
    oml_change what;
    const oml_record r = test_record(&a.cx, "theme", "code", "1", NULL);
    test_begin(&a.cx, first, NULL);
    ok(&a.cx, oml_store_put(&a.cx, first, &r, (oml_place){0}, &what));
    fails(&a.cx, oml_store_begin(&a.cx, second, &(oml_by){.who = "b", .op = "test"}), "OML-STO-05");
    ok(&a.cx, oml_store_commit(&a.cx, first));
    // Now it may, and sees what the first did.
    assert_int_equal(test_put(&a.cx, second, r), OML_UNCHANGED);
    oml_store_free(first);
    oml_store_free(second);
    test_agenda_free(&a);
}

static void
a_reader_sees_one_state(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *writer = test_open(&a.cx, a.path, true), *reader = test_open(&a.cx, a.path, false);
    oml_change what;
    const oml_record r = test_record(&a.cx, "theme", "code", "1", NULL);
    assert_int_equal(count(&a.cx, reader, "theme"), 0);
    test_begin(&a.cx, writer, NULL);
    ok(&a.cx, oml_store_put(&a.cx, writer, &r, (oml_place){0}, &what));
    assert_int_equal(count(&a.cx, reader, "theme"), 0);
    // The commit waits for who reads, and then gives up whole.
    fails(&a.cx, oml_store_commit(&a.cx, writer), "OML-STO-05");
    assert_int_equal(count(&a.cx, reader, "theme"), 0);
    oml_store_free(reader);
    assert_int_equal(count(&a.cx, writer, "theme"), 0);
    assert_int_equal(test_put(&a.cx, writer, r), OML_NEW);
    oml_store_free(writer);
    test_agenda_free(&a);
}

// ---- permissions ----------------------------------------------------------------------------------------------

enum { NOBODY = 65534 };

static void
what_may_only_be_read(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    const char *digest = test_digest(&a.cx, a.path);
    assert_int_equal(chmod(a.path, 0644) | chmod(a.folder, 0755), 0);
    const bool root = geteuid() == 0;
    assert_int_equal(root ? seteuid(NOBODY) : chmod(a.path, 0444) | chmod(a.folder, 0555), 0);
    // Results first, asserts when this program is itself again.
    oml_store *s = NULL, *written = NULL, *made = NULL;
    char found[65] = "", write_code[16], create_code[16];
    const oml_rc write = oml_store_open(&a.cx, a.path, true, &written);
    memcpy(write_code, a.cx.fail.code, sizeof write_code);
    oml_cx_clear(&a.cx);
    const oml_rc create = oml_store_create(&a.cx, beside(&a, "new.omloop"), &made);
    memcpy(create_code, a.cx.fail.code, sizeof create_code);
    oml_cx_clear(&a.cx);
    oml_rc read = oml_store_open(&a.cx, a.path, false, &s);
    if (read == OML_OK)
        read = oml_store_digest(&a.cx, s, found);
    oml_store_free(s);
    assert_int_equal(root ? seteuid(0) : chmod(a.folder, 0755), 0);

    ok(&a.cx, read);
    assert_string_equal(found, digest);
    assert_int_equal(write, OML_E_IO);
    assert_string_equal(write_code, "OML-STO-06");
    assert_int_equal(create, OML_E_IO);
    assert_string_equal(create_code, "OML-STO-06");
    assert_null(written);
    assert_null(made);
    assert_int_equal(files_in(a.folder), 1);
    test_agenda_free(&a);
}

static void
a_folder_that_takes_no_journal(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    assert_int_equal(chmod(a.path, 0666) | chmod(a.folder, 0755), 0);
    const bool root = geteuid() == 0;
    assert_int_equal(root ? seteuid(NOBODY) : chmod(a.folder, 0555), 0);
    oml_store *s;
    const oml_rc rc = oml_store_open(&a.cx, a.path, true, &s);
    assert_int_equal(root ? seteuid(0) : chmod(a.folder, 0755), 0);
    fails(&a.cx, rc, "OML-STO-06");
    test_agenda_free(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_agenda_appears_whole),    cmocka_unit_test(an_agenda_given_up_leaves_nothing),
        cmocka_unit_test(an_agenda_replaces_nothing), cmocka_unit_test(other_files_are_refused),
        cmocka_unit_test(damage_inside_is_told),      cmocka_unit_test(what_is_undone_was_not),
        cmocka_unit_test(a_second_writer_is_refused), cmocka_unit_test(a_reader_sees_one_state),
        cmocka_unit_test(what_may_only_be_read),      cmocka_unit_test(a_folder_that_takes_no_journal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

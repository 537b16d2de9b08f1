/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/file.h"
#include "oml_test.h"

#include <dirent.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static size_t
count_files(const char *folder)
{
    size_t n = 0;
    DIR *d = opendir(folder);
    assert_non_null(d);
    for (const struct dirent *e; (e = readdir(d)) != NULL;)
        n += e->d_name[0] != '.';
    closedir(d);
    return n;
}

static void
writes_and_reads_back(void **state)
{
    (void)state;
    oml_cx cx = {0};
    char folder[256], path[300];
    test_folder(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/a", folder);
    static const char *const versions[] = {"first\n", "", "a\0b"};
    const size_t sizes[] = {6, 0, 3};
    for (size_t i = 0; i < 3; i++) {
        OML_BUF_AUTO b = {0};
        ok(&cx, oml_file_write(&cx, path, versions[i], sizes[i]));
        ok(&cx, oml_file_read(&cx, path, &b));
        assert_int_equal(b.n, sizes[i]);
        assert_memory_equal(b.s, versions[i], sizes[i] + 1);
    }
    assert_int_equal(count_files(folder), 1);
    test_folder_remove(folder);
    oml_cx_done(&cx);
}

static void
says_what_the_world_refused(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_BUF_AUTO b = {0};
    char folder[256], path[300];
    test_folder(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/a", folder);
    fails(&cx, oml_file_read(&cx, path, &b), "OML-FIL-01");
    fails(&cx, oml_file_read(&cx, folder, &b), "OML-FIL-02");
    snprintf(path, sizeof path, "%s/no/such", folder);
    fails(&cx, oml_file_write(&cx, path, "x", 1), "OML-FIL-04");
    fails(&cx, oml_file_write(&cx, folder, "x", 1), "OML-FIL-05"); // a folder stands there
    test_folder_remove(folder);
    oml_cx_done(&cx);
}

// As when the disk is full: the old file stays, nothing is left beside it.
static void
a_failed_write_leaves_the_old_file(void **state)
{
    (void)state;
    oml_cx cx = {0};
    OML_BUF_AUTO b = {0};
    char folder[256], path[300], large[8192] = {0};
    test_folder(folder, sizeof folder);
    snprintf(path, sizeof path, "%s/a", folder);
    ok(&cx, oml_file_write(&cx, path, "old", 3));
    struct rlimit before, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 4096;
    void (*was)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    const oml_rc rc = oml_file_write(&cx, path, large, sizeof large);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, was);
    fails(&cx, rc, "OML-FIL-05");
    ok(&cx, oml_file_read(&cx, path, &b));
    assert_string_equal(b.s, "old");
    assert_int_equal(count_files(folder), 1);
    test_folder_remove(folder);
    oml_cx_done(&cx);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_and_reads_back),
        cmocka_unit_test(says_what_the_world_refused),
        cmocka_unit_test(a_failed_write_leaves_the_old_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

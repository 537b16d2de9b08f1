/* SPDX-License-Identifier: EUPL-1.2 */
// What happens to an agenda when the world fails: the process is killed, the disk is full, any single read, write,
// sync or deletion goes wrong. After each the agenda is as the last commit left it, and its log is sound.
#include "oml_agenda.h"
#include "oml_test.h"

#include "store/log.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { KILLS = 10, RECORDS = 40, NOBODY = 65534 };

static void
expect_sound(oml_cx *cx, const char *path)
{
    oml_log_state log;
    oml_store *s = test_open(cx, path, false);
    ok(cx, oml_log_verify(cx, s, &log));
    assert_int_equal(log.first_bad, 0);
    assert_int_equal(log.records_off, 0);
    oml_store_free(s);
}

// One transaction that gives all records the same title.
static oml_rc
retitle(oml_cx *cx, oml_store *s, const char *title)
{
    OML_TRY(oml_store_begin(cx, s, &(oml_by){.who = "tester", .op = "test"}));
    for (int i = 0; i < RECORDS; i++) {
        oml_change what;
        const oml_record r =
            test_record(cx, "theme", "code", oml_arena_printf(&cx->tmp, "%d", i), "title_nl", title, NULL);
        OML_TRY(oml_store_put(cx, s, &r, (oml_place){0}, &what));
    }
    return oml_store_commit(cx, s);
}

// ---- killed ---------------------------------------------------------------------------------------------------

// Commits as fast as it can and tells the number of each; never returns.
static void
write_until_killed(const char *path, long from, int pipe_end)
{
    oml_cx cx = {.now = 2000};
    oml_store *s;
    if (oml_store_open(&cx, path, true, &s) != OML_OK)
        _exit(9);
    for (long n = from;; n++) {
        char title[24];
        snprintf(title, sizeof title, "%ld", n);
        if (retitle(&cx, s, title) != OML_OK || write(pipe_end, &n, sizeof n) != sizeof n)
            _exit(9);
        oml_cx_done(&cx);
    }
}

static long
last_told(int pipe_end, long before)
{
    long n = before;
    while (read(pipe_end, &n, sizeof n) == sizeof n)
        ;
    return n;
}

// Every record has the same title; which?
static long
title_of_all(oml_cx *cx, const char *path)
{
    oml_records all;
    oml_store *s = test_open(cx, path, false);
    ok(cx, oml_store_list(cx, s, oml_noun_find("theme"), NULL, NULL, &all));
    assert_int_equal(all.n, RECORDS);
    for (size_t i = 1; i < all.n; i++)
        assert_string_equal(oml_record_get(&all.at[i], "title_nl"), oml_record_get(&all.at[0], "title_nl"));
    const long title = strtol(oml_record_get(&all.at[0], "title_nl"), NULL, 10);
    oml_store_free(s);
    return title;
}

static void
killed_at_any_moment(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, true);
    ok(&a.cx, retitle(&a.cx, s, "0"));
    oml_store_free(s);
    rng r = {42};
    long last = 0, commits = 0;
    for (int i = 0; i < KILLS; i++) {
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        const pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0)
            write_until_killed(a.path, last + 1, ends[1]);
        close(ends[1]);
        long first = 0;
        // Some time after its first commit, wherever it then is.
        assert_int_equal(read(ends[0], &first, sizeof first), sizeof first);
        nanosleep(&(struct timespec){0, (long)rng_below(&r, 8000000)}, NULL);
        assert_int_equal(kill(child, SIGKILL), 0);
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        const long told = last_told(ends[0], first), found = title_of_all(&a.cx, a.path);
        close(ends[0]);
        // What was told is there; one more commit may have been too fast to be told.
        assert_true(found == told || found == told + 1);
        expect_sound(&a.cx, a.path);
        commits += found - last;
        last = found;
    }
    assert_true(commits >= KILLS);
    test_agenda_free(&a);
}

static void
a_new_agenda_killed_is_none(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    const char *path = oml_arena_printf(&a.cx.tmp, "%s/new.omloop", a.folder);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        oml_cx cx = {0};
        oml_store *s;
        if (oml_store_create(&cx, path, &s) == OML_OK && retitle(&cx, s, "0") == OML_OK)
            raise(SIGKILL);
        _exit(9);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_not_equal(access(path, F_OK), 0);
    oml_store *s;
    ok(&a.cx, oml_store_create(&a.cx, path, &s)); // what it left is in nobody's way
    ok(&a.cx, oml_store_publish(&a.cx, s));
    oml_store_free(s);
    test_agenda_free(&a);
}

// ---- no room --------------------------------------------------------------------------------------------------

// In a process of its own, in which no file may grow beyond `limit` bytes. Answers what came of it.
static int
retitle_in_narrow_room(const char *path, size_t limit)
{
    const pid_t child = fork();
    if (child == 0) {
        signal(SIGXFSZ, SIG_IGN);
        const struct rlimit narrow = {limit, limit};
        oml_cx cx = {.now = 3000};
        oml_store *s;
        if (setrlimit(RLIMIT_FSIZE, &narrow) != 0 || oml_store_open(&cx, path, true, &s) != OML_OK)
            _exit(9);
        const oml_rc rc =
            retitle(&cx, s, "a title that is so long that the agenda needs more room than it had before it");
        if (rc == OML_OK)
            _exit(0);
        _exit(strcmp(cx.fail.code, "OML-STO-08") == 0 && oml_store_commit(&cx, s) != OML_OK ? 1 : 9);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void
a_full_disk_changes_nothing(void **state)
{
    (void)state;
    test_agenda a;
    test_agenda_new(&a);
    oml_store *s = test_open(&a.cx, a.path, true);
    ok(&a.cx, retitle(&a.cx, s, "0"));
    oml_store_free(s);
    const char *before = test_digest(&a.cx, a.path);
    size_t size;
    free(test_read(a.path, &size));
    int refused = 0, outcome;
    for (size_t room = 0; (outcome = retitle_in_narrow_room(a.path, size + room)) != 0; room += 4096, refused++) {
        assert_int_equal(outcome, 1);
        assert_string_equal(test_digest(&a.cx, a.path), before);
        expect_sound(&a.cx, a.path);
    }
    assert_true(refused >= 2);
    assert_string_not_equal(test_digest(&a.cx, a.path), before);
    test_agenda_free(&a);
}

// ---- any single failure ---------------------------------------------------------------------------------------

// SQLite's own file system, of which the k-th call fails. One test program, one thread: it may be static.
static struct {
    sqlite3_vfs vfs, *real;
    sqlite3_io_methods methods;
    long calls, fail_at; // 0: never
    bool kills;          // the process, instead of failing
} shim;

typedef struct shim_file {
    sqlite3_file base;
    sqlite3_file *real;
    sqlite3_int64 room[]; // as aligned as SQLite makes it
} shim_file;

static bool
fails_now(void)
{
    if (++shim.calls != shim.fail_at)
        return false;
    if (shim.kills)
        raise(SIGKILL);
    return true;
}

static sqlite3_file *
real_of(sqlite3_file *f)
{
    return ((shim_file *)(void *)f)->real;
}

#define REAL(f, method, ...) real_of(f)->pMethods->method(real_of(f), __VA_ARGS__)

static int
shim_close(sqlite3_file *f)
{
    return real_of(f)->pMethods->xClose(real_of(f));
}
static int
shim_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
    return fails_now() ? SQLITE_IOERR_READ : REAL(f, xRead, to, n, at);
}
static int
shim_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at)
{
    if (!fails_now())
        return REAL(f, xWrite, from, n, at);
    REAL(f, xWrite, from, n / 2, at); // torn
    return SQLITE_IOERR_WRITE;
}
static int
shim_truncate(sqlite3_file *f, sqlite3_int64 size)
{
    return fails_now() ? SQLITE_IOERR_TRUNCATE : REAL(f, xTruncate, size);
}
static int
shim_sync(sqlite3_file *f, int flags)
{
    return fails_now() ? SQLITE_IOERR_FSYNC : REAL(f, xSync, flags);
}
static int
shim_size(sqlite3_file *f, sqlite3_int64 *size)
{
    return fails_now() ? SQLITE_IOERR_FSTAT : REAL(f, xFileSize, size);
}
static int
shim_lock(sqlite3_file *f, int lock)
{
    return fails_now() ? SQLITE_IOERR_LOCK : REAL(f, xLock, lock);
}
static int
shim_unlock(sqlite3_file *f, int lock)
{
    return REAL(f, xUnlock, lock);
}
static int
shim_reserved(sqlite3_file *f, int *out)
{
    return fails_now() ? SQLITE_IOERR_CHECKRESERVEDLOCK : REAL(f, xCheckReservedLock, out);
}
static int
shim_control(sqlite3_file *f, int op, void *data)
{
    return REAL(f, xFileControl, op, data);
}
static int
shim_sector(sqlite3_file *f)
{
    return real_of(f)->pMethods->xSectorSize(real_of(f));
}
static int
shim_device(sqlite3_file *f)
{
    return real_of(f)->pMethods->xDeviceCharacteristics(real_of(f));
}

static int
shim_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out)
{
    (void)vfs;
    shim_file *file = (shim_file *)(void *)f;
    f->pMethods = NULL;
    if (fails_now())
        return SQLITE_CANTOPEN;
    file->real = (sqlite3_file *)(void *)file->room;
    const int rc = shim.real->xOpen(shim.real, name, file->real, flags, out);
    if (rc == SQLITE_OK)
        f->pMethods = &shim.methods;
    return rc;
}

static int
shim_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
    (void)vfs;
    return fails_now() ? SQLITE_IOERR_DELETE : shim.real->xDelete(shim.real, name, sync);
}

static void
shim_install(void)
{
    shim.real = sqlite3_vfs_find("unix");
    shim.vfs = *shim.real;
    shim.vfs.zName = "shim";
    shim.vfs.szOsFile = (int)sizeof(shim_file) + shim.real->szOsFile;
    shim.vfs.xOpen = shim_open;
    shim.vfs.xDelete = shim_delete;
    shim.methods =
        (sqlite3_io_methods){1,         shim_close,  shim_read,     shim_write,   shim_truncate, shim_sync,   shim_size,
                             shim_lock, shim_unlock, shim_reserved, shim_control, shim_sector,   shim_device, NULL,
                             NULL,      NULL,        NULL,          NULL,         NULL};
    assert_int_equal(sqlite3_vfs_register(&shim.vfs, 1), SQLITE_OK);
}

static oml_rc
open_and_retitle(oml_cx *cx, const char *path, oml_store **s)
{
    OML_TRY(oml_store_open(cx, path, true, s));
    return retitle(cx, *s, "other");
}

// An agenda, its bytes and its digest before a change; the shim stands between SQLite and the disk.
typedef struct before {
    test_agenda a;
    char *bytes;
    size_t size;
    const char *digest, *path; // of a copy to try on
} before;

static void
set_out(before *b)
{
    test_agenda_new(&b->a);
    oml_store *s = test_open(&b->a.cx, b->a.path, true);
    ok(&b->a.cx, retitle(&b->a.cx, s, "0"));
    oml_store_free(s);
    b->bytes = test_read(b->a.path, &b->size);
    b->digest = test_digest(&b->a.cx, b->a.path);
    b->path = oml_arena_printf(&b->a.cx.tmp, "%s/b.omloop", b->a.folder);
    shim_install();
}

static void
tidy(before *b)
{
    sqlite3_vfs_unregister(&shim.vfs);
    free(b->bytes);
    test_agenda_free(&b->a);
}

static void
any_single_failure_changes_nothing(void **state)
{
    (void)state;
    before b;
    set_out(&b);
    long k = 1;
    oml_rc rc;
    do {
        oml_cx cx = {.now = 4000};
        oml_store *s = NULL;
        test_write(b.path, b.bytes, b.size);
        shim.calls = 0;
        shim.fail_at = k;
        rc = open_and_retitle(&cx, b.path, &s);
        shim.fail_at = 0;
        if (rc != OML_OK) {
            assert_true(cx.fail.message[0] != '\0');
            assert_int_not_equal(rc, OML_E_INTERNAL);
        }
        oml_store_free(s);
        oml_cx_clear(&cx);
        // Some failures SQLite gets over by itself; what was promised then stands.
        if (rc == OML_OK)
            assert_string_not_equal(test_digest(&cx, b.path), b.digest);
        else
            assert_string_equal(test_digest(&cx, b.path), b.digest);
        expect_sound(&cx, b.path);
        oml_cx_done(&cx);
    } while (shim.calls >= k++ || rc != OML_OK);
    assert_true(k > 50); // it went through many
    tidy(&b);
}

// In a process of its own, killed at call k of SQLite to the system. True when it lived to its end.
static bool
lives(const before *b, long k)
{
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        oml_cx cx = {.now = 4000};
        oml_store *s;
        shim.calls = 0;
        shim.fail_at = k;
        shim.kills = true;
        _exit(open_and_retitle(&cx, b->path, &s) == OML_OK ? 0 : 9);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
    return !WIFSIGNALED(status);
}

static bool
has_journal(before *b)
{
    struct stat st;
    return stat(oml_arena_printf(&b->a.cx.tmp, "%s-journal", b->path), &st) == 0 && st.st_size > 0;
}

static bool
untouched(const before *b)
{
    char *bytes = test_read(b->path, NULL);
    const bool same = memcmp(bytes, b->bytes, b->size) == 0;
    free(bytes);
    return same;
}

static void
killed_at_each_call(void **state)
{
    (void)state;
    before b;
    set_out(&b);
    long k = 1, journals = 0;
    bool lived, changed = false;
    do {
        test_write(b.path, b.bytes, b.size);
        lived = lives(&b, k);
        journals += has_journal(&b);
        // Before the commit all is as it was, from then on all is changed.
        const bool now = strcmp(test_digest(&b.a.cx, b.path), b.digest) != 0;
        assert_true(now >= changed);
        changed = now;
        expect_sound(&b.a.cx, b.path);
        k++;
    } while (!lived);
    assert_true(changed && k > 50 && journals > 10);
    tidy(&b);
}

// Who may only read cannot put right what a killed writer left; is told so, and what to do.
static void
a_reader_cannot_repair(void **state)
{
    (void)state;
    before b;
    set_out(&b);
    long k = 1;
    do { // the last moment before the commit: the agenda itself is half written
        test_write(b.path, b.bytes, b.size);
        assert_false(lives(&b, k++));
    } while (!has_journal(&b) || untouched(&b));
    const char *journal = oml_arena_printf(&b.a.cx.tmp, "%s-journal", b.path);
    assert_int_equal(chmod(b.path, 0444) | chmod(journal, 0444) | chmod(b.a.folder, 0555), 0);
    const bool root = geteuid() == 0;
    oml_store *s;
    assert_int_equal(root ? seteuid(NOBODY) : 0, 0);
    const oml_rc rc = oml_store_open(&b.a.cx, b.path, false, &s);
    assert_int_equal(root ? seteuid(0) : 0, 0);
    assert_int_equal(chmod(b.path, 0644) | chmod(journal, 0644) | chmod(b.a.folder, 0755), 0);
    fails(&b.a.cx, rc, "OML-STO-21");
    assert_string_equal(test_digest(&b.a.cx, b.path), b.digest);
    tidy(&b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(killed_at_any_moment),        cmocka_unit_test(a_new_agenda_killed_is_none),
        cmocka_unit_test(a_full_disk_changes_nothing), cmocka_unit_test(any_single_failure_changes_nothing),
        cmocka_unit_test(killed_at_each_call),         cmocka_unit_test(a_reader_cannot_repair),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

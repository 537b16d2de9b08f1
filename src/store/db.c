/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/db.priv.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { BUSY_MS = 2000 };

oml_rc
oml_db_sync(oml_cx *cx, const char *path)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    const bool done = fd >= 0 && fsync(fd) == 0;
    const int number = errno;
    if (fd >= 0)
        close(fd);
    if (!done)
        return OML_FAIL(cx, OML_E_IO, "OML-STO-09", N_("could not read or write '%s': %s"), path, strerror(number));
    return OML_OK;
}

// What the system said of the last thing that went wrong with the file. SQLite's own memory of it does not survive
// the rollback, the file's does.
static int
system_says(sqlite3 *handle)
{
    int number = 0;
    if (sqlite3_file_control(handle, "main", SQLITE_FCNTL_LAST_ERRNO, &number) != SQLITE_OK || number == 0)
        number = sqlite3_system_errno(handle);
    return number;
}

static bool
full_disk(int number)
{
    return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

oml_rc
oml_db_not_an_agenda(oml_cx *cx, const oml_db *db)
{
    return OML_FAIL(cx, OML_E_PARSE, "OML-STO-03", N_("'%s' is not an agenda of Omloop"), db->path);
}

oml_rc
oml_db_fail(oml_cx *cx, oml_db *db)
{
    const int rc = db->bind_failed != SQLITE_OK ? db->bind_failed : sqlite3_extended_errcode(db->handle);
    const int number = system_says(db->handle);
    const char *path = db->path, *said = sqlite3_errmsg(db->handle);
    db->bind_failed = SQLITE_OK;
    if (rc == SQLITE_READONLY_ROLLBACK)
        return OML_HINT(
            cx,
            OML_FAIL(cx, OML_E_IO, "OML-STO-21",
                     N_("'%s' was left in the middle of a change, and only who may write it can put that right"), path),
            N_("open it once with the right to write, or copy it together with its journal '%s-journal'"), path);
    switch (rc & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return OML_HINT(
            cx,
            OML_FAIL(cx, OML_E_CONFLICT, "OML-STO-05", N_("someone else is busy with '%s'; nothing was changed"), path),
            N_("try again in a moment"));
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return OML_FAIL(cx, OML_E_IO, "OML-STO-06", N_("'%s' cannot be written: %s"), path,
                        number != 0 ? strerror(number) : said);
    case SQLITE_NOTADB:
        return oml_db_not_an_agenda(cx, db);
    case SQLITE_CORRUPT:
        return OML_HINT(cx, OML_FAIL(cx, OML_E_DAMAGED, "OML-STO-07", N_("'%s' is damaged: %s"), path, said),
                        N_("go back to a copy; if there is none, the sqlite3 shell's .recover saves what can be read"));
    case SQLITE_FULL:
    case SQLITE_IOERR:
        if ((rc & 0xFF) == SQLITE_FULL || full_disk(number))
            return OML_FAIL(cx, OML_E_IO, "OML-STO-08", N_("no room is left on the disk for '%s'; nothing was changed"),
                            path);
        return OML_FAIL(cx, OML_E_IO, "OML-STO-09", N_("could not read or write '%s': %s"), path,
                        number != 0 ? strerror(number) : said);
    case SQLITE_NOMEM:
        return OML_FAIL(cx, OML_E_NOMEM, "OML-STO-16", N_("no memory for '%s'"), path);
    default:
        return OML_FAIL(cx, OML_E_INTERNAL, "OML-STO-13", N_("the store does not take this: %s"), said);
    }
}

// What must hold for every connection, whoever wrote the file: no code from its schema, no double-quoted texts,
// no damage to SQLite's own tables, references kept.
static oml_rc
settings(oml_cx *cx, oml_db *db)
{
    static const int on[] = {SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_ENABLE_FKEY, SQLITE_DBCONFIG_ENABLE_TRIGGER};
    static const int off[] = {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
                              SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_DQS_DML};
    for (size_t i = 0; i < OML_COUNT(on); i++)
        sqlite3_db_config(db->handle, on[i], 1, NULL);
    for (size_t i = 0; i < OML_COUNT(off); i++)
        sqlite3_db_config(db->handle, off[i], 0, NULL);
    sqlite3_busy_timeout(db->handle, BUSY_MS);
    // The journal is a file beside the agenda that lives as long as a commit (docs/adr/0006).
    return oml_db_exec(cx, db,
                       "PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON; PRAGMA cache_size = -65536;"
                       "PRAGMA synchronous = EXTRA;");
}

static oml_rc
connect(oml_cx *cx, oml_db *db, const char *file)
{
    // "./" keeps names like ":memory:" names of files.
    const char *name = file == NULL ? ":memory:" : file[0] == '/' ? file : oml_arena_printf(&cx->tmp, "./%s", file);
    const int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | (file == NULL ? SQLITE_OPEN_MEMORY : 0);
    db->memory = file == NULL;
    const int rc = sqlite3_open_v2(name, &db->handle, flags, NULL);
    if (db->handle == NULL)
        return OML_FAIL(cx, OML_E_NOMEM, "OML-STO-16", N_("no memory for '%s'"), db->path);
    return rc == SQLITE_OK ? settings(cx, db) : oml_db_fail(cx, db);
}

oml_rc
oml_db_open(oml_cx *cx, oml_db *db, const char *file, const char *path)
{
    db->path = path;
    return connect(cx, db, file);
}

static void
forget_statements(oml_db *db)
{
    for (size_t i = 0; i < OML_DB_STATEMENTS; i++) {
        sqlite3_finalize(db->cache[i].stmt);
        db->cache[i].stmt = NULL;
        db->cache[i].sql = NULL;
    }
    db->cached = 0;
}

oml_rc
oml_db_into_memory(oml_cx *cx, oml_db *db)
{
    sqlite3 *file = db->handle;
    forget_statements(db);
    oml_rc rc = connect(cx, db, NULL);
    if (rc == OML_OK) {
        sqlite3_backup *copy = sqlite3_backup_init(db->handle, "main", file, "main");
        const bool whole = copy != NULL && sqlite3_backup_step(copy, -1) == SQLITE_DONE;
        if (sqlite3_backup_finish(copy) != SQLITE_OK || !whole)
            rc = oml_db_fail(cx, db);
    }
    sqlite3_close(file);
    return rc;
}

void
oml_db_close(oml_db *db)
{
    forget_statements(db);
    sqlite3_close(db->handle);
    db->handle = NULL;
}

oml_rc
oml_db_exec(oml_cx *cx, oml_db *db, const char *sql)
{
    return sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK ? OML_OK : oml_db_fail(cx, db);
}

oml_rc
oml_db_get(oml_cx *cx, oml_db *db, const char *sql, sqlite3_stmt **out)
{
    size_t i = (size_t)(((uintptr_t)sql * 0x9E3779B97F4A7C15u) >> 48) % OML_DB_STATEMENTS;
    while (db->cache[i].sql != NULL && db->cache[i].sql != sql)
        i = (i + 1) % OML_DB_STATEMENTS;
    if (db->cache[i].sql == NULL) {
        assert(db->cached < OML_DB_STATEMENTS - 1); // a free place ends the search above
        if (sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &db->cache[i].stmt, NULL) != SQLITE_OK)
            return oml_db_fail(cx, db);
        db->cache[i].sql = sql;
        db->cached++;
    }
    *out = db->cache[i].stmt;
    sqlite3_reset(*out);
    return OML_OK;
}

oml_rc
oml_db_value(oml_cx *cx, oml_db *db, const char *sql, int64_t *out)
{
    sqlite3_stmt *stmt = NULL;
    bool row;
    *out = 0;
    OML_TRY(oml_db_get(cx, db, sql, &stmt));
    OML_TRY(oml_db_step(cx, db, stmt, &row));
    if (row) {
        *out = sqlite3_column_int64(stmt, 0);
        sqlite3_reset(stmt);
    }
    return OML_OK;
}

static int
place_of(sqlite3_stmt *stmt, const char *name)
{
    const int i = sqlite3_bind_parameter_index(stmt, name);
    assert(i > 0);
    return i;
}

static void
bound(oml_db *db, int rc)
{
    if (rc != SQLITE_OK && db->bind_failed == SQLITE_OK)
        db->bind_failed = rc;
}

void
oml_db_text(oml_db *db, sqlite3_stmt *stmt, const char *name, const char *text)
{
    bound(db, sqlite3_bind_text(stmt, place_of(stmt, name), text, -1, SQLITE_STATIC));
}

void
oml_db_textn(oml_db *db, sqlite3_stmt *stmt, const char *name, const char *text, size_t n)
{
    bound(db, sqlite3_bind_text64(stmt, place_of(stmt, name), text, n, SQLITE_STATIC, SQLITE_UTF8));
}

void
oml_db_int(oml_db *db, sqlite3_stmt *stmt, const char *name, int64_t value)
{
    bound(db, sqlite3_bind_int64(stmt, place_of(stmt, name), value));
}

void
oml_db_blob(oml_db *db, sqlite3_stmt *stmt, const char *name, const void *bytes, size_t n)
{
    bound(db, sqlite3_bind_blob64(stmt, place_of(stmt, name), bytes, n, SQLITE_STATIC));
}

oml_rc
oml_db_step(oml_cx *cx, oml_db *db, sqlite3_stmt *stmt, bool *row)
{
    const int rc = db->bind_failed != SQLITE_OK ? db->bind_failed : sqlite3_step(stmt);
    *row = rc == SQLITE_ROW;
    if (rc == SQLITE_ROW)
        return OML_OK;
    const oml_rc answer = rc == SQLITE_DONE ? OML_OK : oml_db_fail(cx, db);
    sqlite3_reset(stmt);
    return answer;
}

oml_rc
oml_db_run(oml_cx *cx, oml_db *db, sqlite3_stmt *stmt)
{
    bool row;
    OML_TRY(oml_db_step(cx, db, stmt, &row));
    assert(!row);
    return OML_OK;
}

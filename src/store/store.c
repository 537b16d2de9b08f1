/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/store.h"

#include "base/file.h"
#include "store/migrate.priv.h"
#include "store/sql.h"
#include "store/store.priv.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// ---- opening ----------------------------------------------------------------------------------------

// NULL, and a failure, without memory.
static oml_store *
fresh(oml_cx *cx, const char *path)
{
    oml_store *s = calloc(1, sizeof *s);
    if (s == NULL) {
        (void)OML_FAIL(cx, OML_E_NOMEM, "OML-STO-16", N_("no memory for '%s'"), path);
        return NULL;
    }
    s->path = oml_arena_text(&s->own, path);
    s->rows = OML_NEW(&s->own, oml_row_sql, oml_noun_count);
    return s;
}

static oml_rc
cannot_write(oml_cx *cx, const char *path, int number)
{
    return OML_FAIL(cx, OML_E_IO, "OML-STO-06", N_("'%s' cannot be written: %s"), path, strerror(number));
}

static const char *
folder_of(oml_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? "." : slash == path ? "/" : oml_arena_textn(arena, path, (size_t)(slash - path));
}

static oml_rc
is_there(oml_cx *cx, const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return OML_FAIL(cx, OML_E_NOTFOUND, "OML-STO-02", N_("there is no file '%s'"), path);
        return OML_FAIL(cx, OML_E_IO, "OML-STO-09", N_("could not read or write '%s': %s"), path, strerror(errno));
    }
    if (!S_ISREG(st.st_mode) || st.st_size == 0)
        return OML_HINT(cx, OML_FAIL(cx, OML_E_PARSE, "OML-STO-03", N_("'%s' is not an agenda of Omloop"), path),
                        S_ISDIR(st.st_mode) ? N_("it is a folder; 'omloop init' makes an agenda from one")
                                            : N_("an agenda is a file made by 'omloop init'"));
    return OML_OK;
}

// The journal stands beside the file, so the folder must be writable as well.
static oml_rc
is_writable(oml_cx *cx, const char *path)
{
    if (faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
        return cannot_write(cx, path, errno);
    const char *folder = folder_of(&cx->tmp, path);
    return faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) != 0 ? cannot_write(cx, folder, errno) : OML_OK;
}

static oml_rc
open_to_write(oml_cx *cx, oml_store *s)
{
    bool work;
    OML_TRY(oml_migrate_check(cx, &s->db, &work));
    OML_TRY(oml_db_exec(cx, &s->db, "PRAGMA journal_mode = DELETE")); // should another tool have chosen otherwise
    if (!work)
        return OML_OK;
    OML_TRY(oml_migrate_run(cx, &s->db));
    OML_TRY(oml_db_exec(cx, &s->db, sql_store_begin));
    OML_TRY(oml_store_search_refresh(cx, s));
    return oml_db_exec(cx, &s->db, sql_store_commit);
}

static oml_rc
open_to_read(oml_cx *cx, oml_store *s)
{
    bool work;
    int64_t tables;
    OML_TRY(oml_migrate_check(cx, &s->db, &work));
    // An older agenda that may only be read becomes a newer one in memory.
    if (work) {
        OML_TRY(oml_db_into_memory(cx, &s->db));
        OML_TRY(oml_migrate_run(cx, &s->db));
    }
    OML_TRY(oml_db_exec(cx, &s->db, "PRAGMA query_only = ON; BEGIN"));
    return oml_db_value(cx, &s->db, sql_store_schema, &tables);
}

oml_rc
oml_store_open(oml_cx *cx, const char *path, bool write, oml_store **out)
{
    *out = NULL;
    OML_TRY(is_there(cx, path));
    if (write)
        OML_TRY(is_writable(cx, path));
    OML_AUTO(store) *s = fresh(cx, path);
    if (s == NULL)
        return cx->fail.rc;
    s->writes = write;
    OML_TRY(oml_db_open(cx, &s->db, s->path, s->path));
    OML_TRY(write ? open_to_write(cx, s) : open_to_read(cx, s));
    *out = oml_store_take(&s);
    return OML_OK;
}

oml_rc
oml_store_open_copy(oml_cx *cx, const char *path, oml_store **out)
{
    *out = NULL;
    OML_TRY(is_there(cx, path));
    OML_AUTO(store) *s = fresh(cx, path);
    if (s == NULL)
        return cx->fail.rc;
    bool work;
    OML_TRY(oml_db_open(cx, &s->db, s->path, s->path));
    OML_TRY(oml_migrate_check(cx, &s->db, &work));
    OML_TRY(oml_db_into_memory(cx, &s->db));
    if (work)
        OML_TRY(oml_migrate_run(cx, &s->db));
    s->writes = true;
    *out = oml_store_take(&s);
    return OML_OK;
}

oml_rc
oml_store_open_at(oml_cx *cx, const char *path, int64_t ms, oml_store **out)
{
    *out = NULL;
    OML_AUTO(store) *now = NULL;
    OML_TRY(oml_store_open(cx, path, false, &now));
    OML_AUTO(store) *then = fresh(cx, path);
    if (then == NULL)
        return cx->fail.rc;
    OML_TRY(oml_db_open(cx, &then->db, NULL, then->path));
    OML_TRY(oml_migrate_run(cx, &then->db));
    OML_TRY(oml_log_replay(cx, now, ms, then));
    OML_TRY(oml_db_exec(cx, &then->db, "PRAGMA query_only = ON"));
    *out = oml_store_take(&then);
    return OML_OK;
}

// ---- a new agenda -----------------------------------------------------------------------------------

// An empty file of its own under a name that no one types.
static oml_rc
reserve(oml_cx *cx, oml_store *s)
{
    uint8_t chance[4];
    oml_hash_random(chance, sizeof chance);
    const char *slash = strrchr(s->path, '/'), *base = slash == NULL ? s->path : slash + 1;
    s->beside = oml_arena_printf(&s->own, "%.*s.%s.new-%02x%02x%02x%02x", (int)(base - s->path), s->path, base,
                                 chance[0], chance[1], chance[2], chance[3]);
    const int fd = open(s->beside, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0666);
    if (fd < 0) {
        const int number = errno;
        s->beside = NULL;
        return cannot_write(cx, s->path, number);
    }
    close(fd);
    return OML_OK;
}

static oml_rc
exists(oml_cx *cx, const char *path)
{
    return OML_HINT(cx, OML_FAIL(cx, OML_E_REFUSED, "OML-STO-01", N_("'%s' exists already"), path),
                    N_("choose another name, or take that file away first"));
}

oml_rc
oml_store_create(oml_cx *cx, const char *path, oml_store **out)
{
    *out = NULL;
    struct stat st;
    if (lstat(path, &st) == 0)
        return exists(cx, path);
    OML_AUTO(store) *s = fresh(cx, path);
    if (s == NULL)
        return cx->fail.rc;
    s->writes = true;
    OML_TRY(reserve(cx, s));
    OML_TRY(oml_db_open(cx, &s->db, s->beside, s->path));
    // Until it has a name nobody can lose it: undo from memory is enough, and one sync at the end.
    OML_TRY(oml_db_exec(cx, &s->db, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF"));
    OML_TRY(oml_migrate_run(cx, &s->db));
    *out = oml_store_take(&s);
    return OML_OK;
}

// Gives the file its name, but only if no other has it.
static oml_rc
name(oml_cx *cx, const oml_store *s)
{
    if (link(s->beside, s->path) == 0)
        return unlink(s->beside) == 0 ? OML_OK : cannot_write(cx, s->path, errno);
    if (errno == EEXIST)
        return exists(cx, s->path);
    // A disk without hard links: the name is claimed by an empty file, which the agenda then replaces.
    const int fd = open(s->path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (fd < 0)
        return errno == EEXIST ? exists(cx, s->path) : cannot_write(cx, s->path, errno);
    close(fd);
    if (rename(s->beside, s->path) != 0) {
        const int number = errno;
        (void)unlink(s->path);
        return cannot_write(cx, s->path, number);
    }
    return OML_OK;
}

oml_rc
oml_store_publish(oml_cx *cx, oml_store *s)
{
    assert(s->beside != NULL && !s->begun);
    // SQLite must not have a file open that changes its name.
    oml_db_close(&s->db);
    OML_TRY(oml_db_sync(cx, s->beside));
    OML_TRY(name(cx, s));
    s->beside = NULL;
    oml_file_flush_name(s->path);
    OML_TRY(oml_db_open(cx, &s->db, s->path, s->path));
    return open_to_write(cx, s);
}

void
oml_store_free(oml_store *s)
{
    if (s == NULL)
        return;
    oml_store_undo(s);
    oml_db_close(&s->db);
    if (s->beside != NULL)
        (void)unlink(s->beside);
    oml_buf_free(&s->tail.bytes);
    oml_buf_free(&s->before);
    oml_buf_free(&s->after);
    oml_arena_free(&s->own);
    free(s);
}

const char *
oml_store_path(const oml_store *s)
{
    return s->path;
}

const oml_row_sql *
oml_store_rows(oml_store *s, const oml_noun *noun)
{
    oml_row_sql *rows = &s->rows[noun - oml_nouns];
    if (rows->find == NULL)
        oml_row_sql_make(&s->own, noun, rows);
    return rows;
}

// ---- the transaction --------------------------------------------------------------------------------

oml_rc
oml_store_begin(oml_cx *cx, oml_store *s, const oml_by *by)
{
    assert(s->writes && !s->begun);
    OML_TRY(oml_db_exec(cx, &s->db, sql_store_begin));
    s->begun = true;
    const oml_rc rc = oml_log_tail_get(cx, &s->db, &s->tail);
    if (rc != OML_OK) {
        oml_store_undo(s);
        return rc;
    }
    s->began = s->tail.nr;
    s->by = (oml_by){oml_arena_text(&s->work, by->who), oml_arena_text(&s->work, by->op),
                     by->why == NULL ? NULL : oml_arena_text(&s->work, by->why), by->confirm};
    return OML_OK;
}

static void
ended(oml_store *s)
{
    s->begun = false;
    s->frozen_round = NULL;
    s->puts = NULL;
    s->n_puts = s->room_puts = 0;
    oml_arena_free(&s->work);
}

void
oml_store_undo(oml_store *s)
{
    if (!s->begun)
        return;
    // SQLite may have rolled back by itself, on a full disk for one.
    if (sqlite3_get_autocommit(s->db.handle) == 0)
        sqlite3_exec(s->db.handle, "ROLLBACK", NULL, NULL, NULL);
    ended(s);
}

oml_rc
oml_store_check_references(oml_cx *cx, oml_store *s)
{
    oml_dangling *d;
    size_t n;
    OML_TRY(oml_store_dangling(cx, s, &d, &n));
    if (n == 0)
        return OML_OK;
    return OML_FAIL_AT(cx, OML_E_INPUT, "OML-STO-11", d->place,
                       N_("%s '%s' refers in '%s' to %s '%s', which does not exist"), d->noun, d->code, d->field,
                       d->to_noun, d->to_code);
}

oml_rc
oml_store_commit(oml_cx *cx, oml_store *s)
{
    if (!s->begun)
        return OML_FAIL(cx, OML_E_INTERNAL, "OML-STO-14", N_("no change was begun"));
    oml_rc rc = oml_store_check_references(cx, s);
    if (rc == OML_OK)
        rc = oml_store_search_refresh(cx, s);
    if (rc == OML_OK)
        rc = oml_db_exec(cx, &s->db, sql_store_commit);
    if (rc == OML_OK)
        ended(s);
    else
        oml_store_undo(s);
    return rc;
}

// ---- finding ---------------------------------------------------------------------------------------

oml_rc
oml_store_find(oml_cx *cx, oml_store *s, const oml_noun *noun, const char *code, oml_record *out, bool *found)
{
    sqlite3_stmt *find;
    *out = (oml_record){.noun = noun};
    OML_TRY(oml_db_get(cx, &s->db, oml_store_rows(s, noun)->find, &find));
    oml_db_text(&s->db, find, ":code", code);
    OML_TRY(oml_db_step(cx, &s->db, find, found));
    if (!*found)
        return OML_OK;
    OML_TRY(oml_row_read(cx, &s->db, find, noun, out));
    sqlite3_reset(find);
    return OML_OK;
}

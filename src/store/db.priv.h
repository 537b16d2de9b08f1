/**
 * Db: one SQLite connection, its prepared statements, and what its refusals mean to a person.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_STORE_DB_PRIV_H
#define OML_STORE_DB_PRIV_H

#include "base/cx.h"

#include <sqlite3.h>

enum { OML_DB_STATEMENTS = 512 }; /* places; about half are used when every noun was */

typedef struct oml_db {
    sqlite3 *handle;
    const char *path; /* as people know it: for messages and files beside it; borrowed */
    bool memory;      /* it is in memory, whatever path says */
    int bind_failed;  /* first failure of a bind, told by the next step */
    struct {
        const char *sql; /* its address is the key */
        sqlite3_stmt *stmt;
    } cache[OML_DB_STATEMENTS];
    size_t cached;
} oml_db;

/** Opens an existing file, or memory when `file` is NULL, with all safety settings on. Messages call it `path`. */
oml_rc oml_db_open(oml_cx *cx, oml_db *db, const char *file, const char *path) OML_CHECKED;
/** Goes on with a copy in memory, and closes the file. */
oml_rc oml_db_into_memory(oml_cx *cx, oml_db *db) OML_CHECKED;
void oml_db_close(oml_db *db);

/** Turns what SQLite last said into a failure: OML-STO-03, -05 to -09, and -13 for our own mistakes. */
oml_rc oml_db_fail(oml_cx *cx, oml_db *db);
/** OML-STO-03. */
oml_rc oml_db_not_an_agenda(oml_cx *cx, const oml_db *db);

/** One or more statements without values. */
oml_rc oml_db_exec(oml_cx *cx, oml_db *db, const char *sql) OML_CHECKED;
/** The statement, prepared once and ready for values; `sql` must live as long as the connection. */
oml_rc oml_db_get(oml_cx *cx, oml_db *db, const char *sql, sqlite3_stmt **out) OML_CHECKED;
/** The value of the first column of the first row; 0 when there is none. */
oml_rc oml_db_value(oml_cx *cx, oml_db *db, const char *sql, int64_t *out) OML_CHECKED;

/** Values by name (":code") or by place, borrowed until the statement is done. NULL text is NULL. */
void oml_db_text(oml_db *db, sqlite3_stmt *stmt, const char *name, const char *text);
void oml_db_textn(oml_db *db, sqlite3_stmt *stmt, const char *name, const char *text, size_t n);
void oml_db_int(oml_db *db, sqlite3_stmt *stmt, const char *name, int64_t value);
void oml_db_blob(oml_db *db, sqlite3_stmt *stmt, const char *name, const void *bytes, size_t n);
/** To the next row; at the end (`*row` false) and on failure the statement is ready for new values. */
oml_rc oml_db_step(oml_cx *cx, oml_db *db, sqlite3_stmt *stmt, bool *row) OML_CHECKED;
/** A statement that gives no rows. */
oml_rc oml_db_run(oml_cx *cx, oml_db *db, sqlite3_stmt *stmt) OML_CHECKED;

/** Makes the content of a file survive the loss of power. */
oml_rc oml_db_sync(oml_cx *cx, const char *path) OML_CHECKED;

#endif

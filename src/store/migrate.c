/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/migrate.priv.h"

#include "store/migrations.h" // static const char migrations[], derived[]; made from sql/ by tools/mksql.py
#include "store/sql.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int64_t
oml_migrate_last(void)
{
    return OML_COUNT(migrations);
}

static oml_rc
meta_get(oml_cx *cx, oml_db *db, const char *key, const char **out)
{
    sqlite3_stmt *stmt;
    bool row;
    *out = NULL;
    OML_TRY(oml_db_get(cx, db, sql_migrate_meta_get, &stmt));
    oml_db_text(db, stmt, ":key", key);
    OML_TRY(oml_db_step(cx, db, stmt, &row));
    if (row) {
        *out = oml_arena_text(&cx->tmp, (const char *)sqlite3_column_text(stmt, 0));
        sqlite3_reset(stmt);
    }
    return OML_OK;
}

static oml_rc
meta_set(oml_cx *cx, oml_db *db, const char *key, const char *value)
{
    sqlite3_stmt *stmt;
    OML_TRY(oml_db_get(cx, db, sql_migrate_meta_set, &stmt));
    oml_db_text(db, stmt, ":key", key);
    oml_db_text(db, stmt, ":value", value);
    return oml_db_run(cx, db, stmt);
}

oml_rc
oml_migrate_check(oml_cx *cx, oml_db *db, bool *work)
{
    int64_t application, version, has_meta;
    *work = true;
    OML_TRY(oml_db_value(cx, db, sql_migrate_application, &application));
    if (application != OML_MIGRATE_APPLICATION)
        return oml_db_not_an_agenda(cx, db);
    OML_TRY(oml_db_value(cx, db, sql_migrate_version, &version));
    if (version > oml_migrate_last())
        return OML_HINT(cx,
                        OML_FAIL(cx, OML_E_REFUSED, "OML-STO-04",
                                 N_("'%s' was written by a newer Omloop: it has version %lld, this one knows %lld"),
                                 db->path, (long long)version, (long long)oml_migrate_last()),
                        N_("use the newer Omloop, or ask for an export"));
    OML_TRY(oml_db_value(cx, db, sql_migrate_has_meta, &has_meta));
    if (has_meta == 0)
        return OML_OK;
    for (int64_t i = 0; i < version; i++) {
        const char *hash;
        OML_TRY(meta_get(cx, db, oml_arena_printf(&cx->tmp, "migration %lld", (long long)i + 1), &hash));
        if (hash != NULL && strcmp(hash, migrations[i].hash) != 0)
            return OML_HINT(cx,
                            OML_FAIL(cx, OML_E_REFUSED, "OML-STO-15",
                                     N_("'%s' was made with another migration %lld than this Omloop has"), db->path,
                                     (long long)i + 1),
                            N_("use the Omloop that made it to export it, and import that here"));
    }
    const char *hash;
    OML_TRY(meta_get(cx, db, "derived", &hash));
    *work = version < oml_migrate_last() || hash == NULL || strcmp(hash, DERIVED_HASH) != 0;
    return OML_OK;
}

// A whole copy under a hidden name, which then takes its place.
static oml_rc
backup(oml_cx *cx, oml_db *db, int64_t version)
{
    const char *to = oml_arena_printf(&cx->tmp, "%s.backup-%lld", db->path, (long long)version);
    const char *beside = oml_arena_printf(&cx->tmp, "%s.part", to);
    sqlite3_stmt *stmt;
    (void)unlink(beside);
    OML_TRY(oml_db_get(cx, db, sql_migrate_copy, &stmt));
    oml_db_text(db, stmt, ":file", beside);
    OML_TRY(oml_db_run(cx, db, stmt));
    OML_TRY(oml_db_sync(cx, beside));
    if (rename(beside, to) != 0) {
        const int number = errno;
        (void)unlink(beside);
        return OML_FAIL(cx, OML_E_IO, "OML-STO-06", N_("'%s' cannot be written: %s"), to, strerror(number));
    }
    return OML_OK;
}

// One migration, with the number it brings.
static oml_rc
apply(oml_cx *cx, oml_db *db, int64_t number)
{
    int64_t version;
    OML_TRY(oml_db_value(cx, db, sql_migrate_version, &version));
    if (version >= number)
        return OML_OK; // someone else has just done it
    OML_TRY(oml_db_exec(cx, db, migrations[number - 1].sql));
    return oml_db_exec(cx, db,
                       oml_arena_printf(&cx->tmp, "PRAGMA application_id = %d; PRAGMA user_version = %lld",
                                        OML_MIGRATE_APPLICATION, (long long)number));
}

static oml_rc
derive(oml_cx *cx, oml_db *db, int64_t number)
{
    (void)number;
    for (int64_t i = 0; i < oml_migrate_last(); i++)
        OML_TRY(meta_set(cx, db, oml_arena_printf(&cx->tmp, "migration %lld", (long long)i + 1), migrations[i].hash));
    OML_TRY(oml_db_exec(cx, db, derived));
    OML_TRY(meta_set(cx, db, "search", "0"));
    return meta_set(cx, db, "derived", DERIVED_HASH);
}

static oml_rc
in_transaction(oml_cx *cx, oml_db *db, oml_rc (*step)(oml_cx *cx, oml_db *db, int64_t number), int64_t number)
{
    OML_TRY(oml_db_exec(cx, db, "BEGIN IMMEDIATE"));
    oml_rc rc = step(cx, db, number);
    if (rc == OML_OK)
        rc = oml_db_exec(cx, db, "COMMIT");
    if (rc != OML_OK && sqlite3_get_autocommit(db->handle) == 0)
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
    return rc;
}

oml_rc
oml_migrate_run(oml_cx *cx, oml_db *db)
{
    int64_t version;
    OML_TRY(oml_db_value(cx, db, sql_migrate_version, &version));
    if (version > 0 && version < oml_migrate_last() && !db->memory)
        OML_TRY(backup(cx, db, version));
    for (int64_t number = version + 1; number <= oml_migrate_last(); number++)
        OML_TRY(in_transaction(cx, db, apply, number));
    return in_transaction(cx, db, derive, 0);
}

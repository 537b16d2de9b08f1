/**
 * Migrate: brings an agenda file to the schema this program knows.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_STORE_MIGRATE_PRIV_H
#define OML_STORE_MIGRATE_PRIV_H

#include "store/db.priv.h"

enum { OML_MIGRATE_APPLICATION = 0x4F4D4C50 }; /* "OMLP" in bytes 68-71 of the file */

/** Number of the last migration this program has. */
int64_t oml_migrate_last(void);

/**
 * Is this an agenda, and is there work to do before it can be used? Fails: OML-STO-03 not an agenda, -04 newer than
 * this program, -15 made with other migrations.
 */
oml_rc oml_migrate_check(oml_cx *cx, oml_db *db, bool *work) OML_CHECKED;

/**
 * Applies the migrations that are missing, each in its own transaction, then builds the derived tables when they are
 * absent or made by another derived.sql. An agenda that had a version is first copied to `path.backup-VERSION`;
 * memory (path "") is not.
 */
oml_rc oml_migrate_run(oml_cx *cx, oml_db *db) OML_CHECKED;

#endif

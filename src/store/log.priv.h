/**
 * What the rest of the room needs of the log: its tail, to add to it, and its replay.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_STORE_LOG_PRIV_H
#define OML_STORE_LOG_PRIV_H

#include "base/hash.h"
#include "store/db.priv.h"
#include "store/log.h"

/** The last entry, as the next one needs it. */
typedef struct oml_log_tail {
    int64_t nr, when;
    uint8_t hash[OML_HASH_BYTES];
    oml_buf bytes; /* scratch, freed by the owner */
} oml_log_tail;

oml_rc oml_log_tail_get(oml_cx *cx, oml_db *db, oml_log_tail *tail) OML_CHECKED;
/** Adds the entry (its nr and hash are given by the tail, its `when` is not earlier) and moves the tail on. */
oml_rc oml_log_add(oml_cx *cx, oml_db *db, oml_log_tail *tail, const oml_entry *e) OML_CHECKED;
/** Copies the entries until that moment to another, empty store, and puts every record there as the last one says. */
oml_rc oml_log_replay(oml_cx *cx, oml_store *from, int64_t until, oml_store *to) OML_CHECKED;

#endif

/**
 * The store: one agenda in one SQLite file.
 *
 * A record is kept in the STRICT table of its noun (sql/0001_agenda.sql); every
 * change of a record is one entry in the append-only, hash-chained log
 * (store/log.h), written in the same transaction. Nothing is deleted: a record
 * is withdrawn with a reason.
 *
 * One connection a thread; one writer at a time. A second writer waits a moment
 * and is then refused with OML_E_CONFLICT (OML-STO-05). A store opened for reading
 * shows one state for as long as it is open, and a commit waits for it: open it,
 * read, free it. Every call may fail with OML_E_IO (disk full, no permission),
 * OML_E_DAMAGED (not a sound agenda file) or OML_E_CONFLICT; after such a failure
 * nothing of the transaction remains (docs/adr/0006).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_STORE_STORE_H
#define OML_STORE_STORE_H

#include "agenda/record.h"

typedef struct oml_store oml_store;

/** Who changes something, by which operation, and why; `why` may be NULL where no field asks for a reason. */
typedef struct oml_by {
    const char *who; /* a pseudonym */
    const char *op;  /* "set", "import" */
    const char *why;
    bool confirm; /* a person says that a stale translation is right as it is (oml_record_age) */
} oml_by;

/** The only operation that writes scores of an unlinkable round into an agenda that has that round. */
#define OML_STORE_SCORES "round score"

typedef enum oml_change { OML_UNCHANGED, OML_NEW, OML_CHANGED, OML_GONE } oml_change;

/**
 * A new agenda under a hidden name beside `path`, for reading and writing; oml_store_publish, after a commit, gives
 * it its name, whole or not at all, and the store can be used further. A store freed without that leaves nothing.
 * Fails with OML-STO-01 when `path` exists, also when that happens between the two.
 */
oml_rc oml_store_create(oml_cx *cx, const char *path, oml_store **out) OML_CHECKED;
oml_rc oml_store_publish(oml_cx *cx, oml_store *s) OML_CHECKED;
/**
 * Opens an agenda, for reading or for writing too. An older one is migrated when opened for writing, after a
 * copy `path.backup-N`; for reading it is migrated in memory. Fails: OML-STO-02 no such file, -03 not an agenda
 * (application_id), -04 written by a newer version of Omloop, -06 read-only, -15 made with other migrations.
 */
oml_rc oml_store_open(oml_cx *cx, const char *path, bool write, oml_store **out) OML_CHECKED;
/** A copy in memory that can be written, and of which nothing ever reaches a disk. Fails as oml_store_open does. */
oml_rc oml_store_open_copy(oml_cx *cx, const char *path, oml_store **out) OML_CHECKED;
/** The agenda as it was at a moment: the log replayed into memory (docs/adr/0003); read-only. */
oml_rc oml_store_open_at(oml_cx *cx, const char *path, int64_t ms, oml_store **out) OML_CHECKED;
void oml_store_free(oml_store *s);
OML_OWNED(store)

/** The path it was opened with. */
const char *oml_store_path(const oml_store *s);

/** One transaction; `by` is copied. Commit writes all or nothing; free and undo drop what was not committed. */
oml_rc oml_store_begin(oml_cx *cx, oml_store *s, const oml_by *by) OML_CHECKED;
oml_rc oml_store_commit(oml_cx *cx, oml_store *s) OML_CHECKED;
void oml_store_undo(oml_store *s);

/**
 * Adds or changes a record (it is matched by code), inside a transaction. The record must be canonical; it is
 * checked (oml_record_check) and its translation ages (oml_record_age) here, whatever the door. References are not:
 * records may come in any order.
 * Fails with OML-REC-01 or -09, and with OML-STO-10 where a stored value that asks for a reason changes without one,
 * with OML-STO-30 for a ballot, card, voter or recusal of a round that was closed when the transaction began, -31 and
 * -32 for a score that could be linked in an unlinkable round, -33 for a score of who stands aside, -34 for standing
 * aside after scoring, and as oml_roundstate_check says of a round;
 * the transaction stands after these, so that an import can report all of them.
 */
oml_rc oml_store_put(oml_cx *cx, oml_store *s, const oml_record *r, oml_place place, oml_change *what) OML_CHECKED;

/** A reference to a record that does not exist. */
typedef struct oml_dangling {
    const char *noun, *code; /* of the record that refers */
    const char *field;
    const char *to_noun, *to_code;
    oml_place place; /* where the referring record was put from, with `field` as its column */
} oml_dangling;

/** Every REF, LIST and successor of the records put in this transaction that names no record; in cx->tmp. */
oml_rc oml_store_dangling(oml_cx *cx, oml_store *s, oml_dangling **out, size_t *n) OML_CHECKED;
/** Fails with OML-STO-11, at its place, for the first of those. Commit asks this too. */
oml_rc oml_store_check_references(oml_cx *cx, oml_store *s) OML_CHECKED;

/** *found tells whether it is there (withdrawn or not); the record lives in cx->tmp. */
oml_rc oml_store_find(oml_cx *cx, oml_store *s, const oml_noun *noun, const char *code, oml_record *out,
                      bool *found) OML_CHECKED;
/** As find, but OML_E_NOTFOUND (OML-STO-12, with near misses in the hint) when it is not there. */
oml_rc oml_store_get(oml_cx *cx, oml_store *s, const oml_noun *noun, const char *code, oml_record *out) OML_CHECKED;

typedef struct oml_records {
    const oml_noun *noun;
    oml_record *at;
    size_t n;
} oml_records;

/**
 * All records of a noun that are not withdrawn, or those with field = value when `field` is not NULL (for a LIST
 * field: with value in it), in natural order of their codes (1.2 before 1.10), in cx->tmp.
 */
oml_rc oml_store_list(oml_cx *cx, oml_store *s, const oml_noun *noun, const char *field, const char *value,
                      oml_records *out) OML_CHECKED;
/** The same with the withdrawn ones, for export and history. */
oml_rc oml_store_list_all(oml_cx *cx, oml_store *s, const oml_noun *noun, oml_records *out) OML_CHECKED;

typedef struct oml_hit {
    const char *noun, *code, *field;
    const char *snippet; /* with the found words between [ and ] */
} oml_hit;

/** Full-text search (FTS5) over all text fields: all words, by prefix, case and accents apart; best first, in cx->tmp.
 */
oml_rc oml_store_search(oml_cx *cx, oml_store *s, const char *words, size_t at_most, oml_hit **out,
                        size_t *n) OML_CHECKED;

/** BLAKE2b over all records: equal for equal content, whatever the history. Part of the run of every derived number. */
oml_rc oml_store_digest(oml_cx *cx, oml_store *s, char out[65]) OML_CHECKED;

#endif

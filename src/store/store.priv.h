/**
 * The inside of a store, for the files of this room.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_STORE_STORE_PRIV_H
#define OML_STORE_STORE_PRIV_H

#include "store/log.priv.h"
#include "store/row.priv.h"
#include "store/store.h"

/** A record that was put in this transaction, and where it stood in the person's material. */
typedef struct oml_put {
    const oml_noun *noun;
    const char *code;
    const char *file; /* borrowed from `names` */
    size_t row;
    bool succeeded; // it names a successor
} oml_put;

struct oml_store {
    oml_db db;
    oml_arena own;      /* lives as long as the store: its path, the statements of nouns */
    const char *path;   /* the name it has, or gets when published */
    const char *beside; /* the hidden name of a new agenda that has no name yet; NULL otherwise */
    bool writes;
    oml_row_sql *rows; /* one a noun, made when first needed */

    /* The transaction, if there is one. */
    bool begun;
    int64_t began;             /* nr of the last entry before it */
    const char *frozen_round;  /* the round last asked about, and whether it was closed when the transaction began */
    bool frozen, frozen_known; /* was it there at all? */
    oml_arena work;            /* ends with it */
    oml_by by;
    oml_log_tail tail;
    oml_put *puts;
    size_t n_puts, room_puts;
    oml_buf before, after; /* JSON */
};

/** The statements of a noun. */
const oml_row_sql *oml_store_rows(oml_store *s, const oml_noun *noun);
/** Writes the row as it is: no check, no log. */
oml_rc oml_store_put_row(oml_cx *cx, oml_store *s, const oml_record *r) OML_CHECKED;
/**
 * Refuses, whatever the door, a ballot, card, voter or recusal of a round that was closed when the transaction began
 * (OML-STO-30); in an unlinkable round a ballot (-31), and a card or mark of having voted from elsewhere than
 * OML_STORE_SCORES, unless the round itself came with it (-32).
 */
oml_rc oml_store_frozen(oml_cx *cx, oml_store *s, const oml_record *r, oml_place place) OML_CHECKED;
/** Refuses a score of who stands aside (OML-STO-33), and that somebody stands aside who has scored (-34). */
oml_rc oml_store_frozen_aside(oml_cx *cx, oml_store *s, const oml_record *r, oml_place place) OML_CHECKED;
/** Brings the search index up to the last entry of the log. */
oml_rc oml_store_search_refresh(oml_cx *cx, oml_store *s) OML_CHECKED;

#endif

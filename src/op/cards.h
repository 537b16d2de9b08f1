/**
 * Cards: the scores of an unlinkable round, from a sheet in memory to records that nobody can link to a voter.
 *
 * The link between voter and score is never written: not in a record, not in the log,
 * not in the journal. All scores of the panel come at once; for each item apart the
 * voters are shuffled with the system's random bytes and numbered, and the number is
 * all that a card says, with the group of the pentagon where that group is large
 * enough (decision/suppress.h). Who has voted is marked on the voter, in the order of
 * the panel. Why this is enough, and against what it does not protect: docs/adr/0007.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_CARDS_H
#define OML_OP_CARDS_H

#include "op/op.h"

typedef struct oml_cards_score {
    size_t voter, item, criterion; /* indices */
    const char *value, *mark;      /* one of them is NULL */
} oml_cards_score;

/** The scores of a sheet, in memory alone. */
typedef struct oml_cards_box {
    const oml_records *voters, *items;
    const char **criterion; /* codes */
    const char *typists;    /* who typed all of them from paper, and who checked; NULL: nobody did */
    size_t n_criteria;
    oml_cards_score *at;
    size_t n, room;
} oml_cards_box;

/** An empty box for a round; all of it in cx->tmp. */
void oml_cards_open(oml_cx *cx, const oml_record *round, const oml_records *voters, const oml_records *items,
                    oml_cards_box *out);
/** What it names must be there. */
void oml_cards_add(oml_cx *cx, oml_cards_box *box, const char *voter, const char *item, const char *criterion,
                   const char *value, const char *mark);
/**
 * Writes the cards and who has voted, inside the session's transaction. Fails with OML-ROU-75 when the round has its
 * scores already, and with OML-ROU-76 when fewer voters stand in the box than the smallest group that is shown.
 */
oml_rc oml_cards_put(oml_cx *cx, oml_session *s, const oml_record *round, const oml_cards_box *box) OML_CHECKED;

#endif

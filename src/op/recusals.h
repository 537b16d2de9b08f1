/**
 * Recusals: which voters stand aside for which items of a round.
 *
 * They follow from what the agenda knows: a voter's organisation leads or is a partner
 * of an initiative that contributes to the path (or works in the chain), has money in
 * it, or promised something about it. A person confirms them, or lifts one with a
 * reason; a standing recusal makes a score of that voter on that item impossible.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_RECUSALS_H
#define OML_OP_RECUSALS_H

#include "op/op.h"

typedef struct oml_recusals_one {
    const oml_record *voter;
    const char *item, *ground, *because; /* an ENUM word of recusal.ground, and a code */
} oml_recusals_one;

/** What the agenda proposes for a round's voters, one for each voter and item, by voter; in cx->tmp. */
oml_rc oml_recusals_propose(oml_cx *cx, oml_session *s, const oml_record *round, const oml_records *voters,
                            oml_recusals_one **out, size_t *n) OML_CHECKED;

/** The standing recusals of all rounds. */
oml_rc oml_recusals_load(oml_cx *cx, oml_session *s, oml_records *out) OML_CHECKED;
/** Does that voter (the whole code) stand aside for that item? */
bool oml_recusals_stands(const oml_records *standing, const char *voter, const char *item);

#endif

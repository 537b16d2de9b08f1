/**
 * Round move: a round goes from one state to the next, with the day and, where its rules ask, a second person.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_ROUND_MOVE_H
#define OML_OP_ROUND_MOVE_H

#include "op/op.h"

/**
 * Puts the round with that status; `day` ("opened", "closed") becomes today, or is left when NULL; `second` is the
 * pseudonym of the second person, or NULL. Fails as oml_roundstate_check does, and with OML-OPS-20 when `second` is no
 * pseudonym.
 */
oml_rc oml_round_move(oml_cx *cx, oml_session *s, const oml_record *round, const char *status, const char *day,
                      const char *second) OML_CHECKED;

/** A warning where a group of the pentagon is absent from the panel, or more than 40% of it. */
void oml_round_move_balance(const oml_records *voters, oml_doc *out);

#endif

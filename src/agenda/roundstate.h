/**
 * Roundstate: how a scoring round may go from one state to the next, and what stays as it was.
 *
 *     draft -> open -> closed -> open (reopened, with a reason)
 *
 * From the moment it is open, what its scores mean is fixed: what is scored, criteria,
 * scale, mode, smallest group, previous round. Where the rules ask for two persons,
 * closing and reopening name a second one, each anew. A round whose scores have no voter is not
 * reopened: nobody could find the score to change. The store asks this at every put,
 * so that no door can forget.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_AGENDA_ROUNDSTATE_H
#define OML_AGENDA_ROUNDSTATE_H

#include "agenda/record.h"

enum { OML_ROUNDSTATE_CELL = 3 }; /* the smallest group that is shown apart, unless the round says otherwise */

/**
 * May `after` take the place of `before`, which is a round too; `who` is the pseudonym of who does it. Fails with
 * OML_E_REFUSED at the field: OML-RST-01 no such step, -02 fixed once it is open, -03 no second person or the same one,
 * -04 an unlinkable round is not reopened.
 */
oml_rc oml_roundstate_check(oml_cx *cx, const oml_record *before, const oml_record *after, const char *who,
                            oml_place place) OML_CHECKED;

bool oml_roundstate_unlinkable(const oml_record *round);
/** The smallest group of the pentagon that is shown apart. */
size_t oml_roundstate_cell(const oml_record *round);

/**
 * The order in which a voter meets n themes: order[0..n), a shuffle that follows from the round's seed and the voter's
 * code alone, so that it need not be kept (Fisher and Yates).
 */
void oml_roundstate_order(const oml_record *round, const char *voter, size_t order[], size_t n);

#endif

/**
 * Round groups: what each group of the pentagon says of each item, beside the others.
 *
 * A group is shown apart where it gave enough scores and all that are not shown gave
 * enough together (decision/suppress.h), so that no person follows from the difference.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_ROUND_GROUPS_H
#define OML_OP_ROUND_GROUPS_H

#include "op/ballots.h"

/** Heading, table `groups` and where they differ most; a note alone when no group can be shown. */
oml_rc oml_round_groups_show(oml_cx *cx, const oml_ballots *b, oml_doc *out) OML_CHECKED;

/**
 * Table `response`: of each group how many are in the panel and handed in, and what they gave; the groups that are too
 * small to be shown stand together.
 */
void oml_round_groups_response(oml_cx *cx, const oml_ballots *b, oml_doc *out);

#endif

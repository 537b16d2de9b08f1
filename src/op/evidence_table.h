/**
 * Evidence on the table itself: does it balance, and how do its industries hang together.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_EVIDENCE_TABLE_H
#define OML_OP_EVIDENCE_TABLE_H

#include "op/evidence.h"

/**
 * Adds the balance (table `balance`; a finding when rounding does not explain a gap) and with --matrix the
 * coefficients A or their inverse L; tells the run how well the model is determined.
 */
oml_rc oml_evidence_table_show(oml_cx *cx, const oml_evidence_state *e, oml_doc *out) OML_CHECKED;

#endif

/**
 * Multipliers: what goes with one unit in a sector, in the whole economy.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_MULTIPLIER_H
#define OML_OP_MULTIPLIER_H

#include "op/evidence.h"

/** Adds the multipliers of the sectors shown: table `multipliers` (ratios), with --full also `multipliers_full`. */
void oml_multiplier_show(oml_cx *cx, const oml_evidence_state *e, oml_doc *out);

#endif

/**
 * Evidence on footprints by product and origin: tables of kind footprint whose stressors name an origin, CODE/CO2@DEU,
 * as `omloop table footprint --package` makes them from a table of several regions.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_EVIDENCE_FOOTPRINT_H
#define OML_OP_EVIDENCE_FOOTPRINT_H

#include "op/evidence.h"

/** Adds a table `footprints` (and a sentence) for all of them together; nothing when the agenda has none. */
void oml_evidence_footprint_show(oml_cx *cx, const oml_evidence_state *e, oml_doc *out);

#endif

/**
 * Evidence per sector: figures side by side, ranked by one of them.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_EVIDENCE_SECTORS_H
#define OML_OP_EVIDENCE_SECTORS_H

#include "op/evidence.h"

/**
 * Adds table `evidence` (a row a sector, a column a metric), table `evidence_columns` (unit, year, geography,
 * perspective and source of each), a figure a metric, and a warning when columns differ. Fills e->order and e->shown.
 * Fails with OML_E_NOTFOUND (OML-EVI-01) for a metric that does not exist.
 */
oml_rc oml_evidence_sectors_show(oml_cx *cx, oml_session *s, oml_evidence_state *e, oml_doc *out) OML_CHECKED;

#endif

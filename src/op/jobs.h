/**
 * Jobs: what extra jobs in manufacturing carry along, beside what is claimed.
 *
 * The answer turns on three choices, so all are shown: which industries count as the
 * set; whether what they deliver to each other is extra (question `on_top`) or part
 * of the jobs that were added (question `within`, economy/carry.h); and whether
 * re-spent pay counts.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_JOBS_H
#define OML_OP_JOBS_H

#include "op/evidence.h"

/**
 * Adds table `jobs`: sets `manufacturing` (10-33), `technology` (24-30 33), `discrete` (13-16 25-33) and with --sectors
 * `given`, each with both questions; table `claims` beside it, and in words why they differ.
 * Fails with OML_E_INPUT: OML-EVI-07 --sectors is no list of divisions, OML-EVI-08 the table counts no jobs in them.
 */
oml_rc oml_jobs_show(oml_cx *cx, oml_session *s, const oml_evidence_state *e, oml_doc *out) OML_CHECKED;

#endif

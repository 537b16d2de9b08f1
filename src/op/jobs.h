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

#include "economy/carry.h"
#include "op/evidence.h"

/** What e->args->jobs extra jobs in a set carry along. */
typedef struct oml_jobs {
    const char *set, *question; /* words */
    bool *inside;               /* industries of the set */
    double jobs[OML_CARRY_STEPS], value_added[OML_CARRY_STEPS];
} oml_jobs;

/**
 * Set and question by name: a set is `manufacturing` (10-33), `technology` (24-30 33), `discrete` (13-16 25-33) or
 * `given` (--sectors); a question `within` or `on_top`. n bytes of `set`.
 * Fails: OML_E_NOTFOUND OML-EVI-06 neither; OML_E_INPUT OML-EVI-07 a set that is no list of divisions, OML-EVI-08 the
 * table counts no jobs in it; otherwise as economy/carry.h.
 */
oml_rc oml_jobs_carry(oml_cx *cx, const oml_evidence_state *e, const char *set, size_t n, const char *question,
                      oml_jobs *out) OML_CHECKED;

/** Adds table `jobs`, table `claims` beside it, and in words why they differ. */
oml_rc oml_jobs_show(oml_cx *cx, oml_session *s, const oml_evidence_state *e, oml_doc *out) OML_CHECKED;

#endif

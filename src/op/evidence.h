/**
 * Evidence: what is at stake in each sector, and what it carries along.
 *
 * The operation `evidence` (op/evidence.c) shows five things; each has its own file
 * that adds blocks to the doc and walks its figures back:
 *
 *   evidence_sectors.c   figures per sector, ranked, with where each column comes from
 *   evidence_footprint.c where footprints arise, when the agenda has tables that say so
 *   evidence_table.c     does the input-output table add up; its coefficients
 *   multiplier.c         what goes with one unit in a sector
 *   jobs.c               what extra jobs carry along, beside what is claimed
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_EVIDENCE_H
#define OML_OP_EVIDENCE_H

#include "op/evidence_rows.h"

typedef struct oml_evidence {
    const char *by;      /* metric that ranks; NULL: value_added, or the first that there is */
    const char *metrics; /* metrics shown, by spaces; NULL: the usual ones that the agenda has */
    const char *table;   /* input-output table; NULL: the first */
    const char *matrix;  /* "A" or "L": show it; NULL: neither */
    const char *sectors; /* NACE divisions of a set of one's own: "26-28 33"; NULL: none */
    double jobs;         /* extra jobs */
    double rounding;     /* unit that cells were rounded to */
    int64_t top;         /* rows shown; 0: all */
    bool full;           /* multipliers in full */
    bool around;         /* also industries outside manufacturing */
} oml_evidence;

/** What the parts share. `table` has facts == NULL when the agenda has no input-output table. */
typedef struct oml_evidence_state {
    const oml_evidence *args;
    oml_facts facts;
    oml_iotable table;
    oml_evidence_rows rows;
    size_t *order; /* rows as ranked */
    size_t shown;  /* how many of them */
} oml_evidence_state;

/** A number inside a sentence, in the doc's arena and the reader's way of writing. */
const char *oml_evidence_number(oml_doc *out, double x, int digits);

/** Walks a figure back with everything loaded as the operation's standard arguments have it. */
typedef oml_rc oml_evidence_walk(oml_cx *cx, oml_session *s, const oml_evidence_state *e, const char *figure,
                                 oml_trace *t);
oml_rc oml_evidence_trace(oml_cx *cx, oml_session *s, const char *figure, oml_trace *t,
                          oml_evidence_walk *then) OML_CHECKED;

#endif

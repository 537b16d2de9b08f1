/**
 * Intake: a package of records goes into the agenda, with a report a row; all of it or nothing.
 *
 * The report: table `changes` (what is new, or changed field by field), table `refused`
 * (which rows, where and why) and table `summary` (counts a noun).
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_INTAKE_H
#define OML_OP_INTAKE_H

#include "format/sheet.h"
#include "op/op.h"

typedef struct oml_intake_wish {
    const char *path; /* a folder, a .csv or an .xlsx */
    oml_sheet_style style;
    bool only_summary; /* into an empty agenda all is new: no need to say so row by row */
} oml_intake_wish;

/**
 * Reads and puts all records, inside the session's transaction. A field that a file has no column for stays as it is.
 * When rows are refused, fails as the first of them did, its hint telling how many more there are; the report is in
 * `out`.
 */
oml_rc oml_intake_run(oml_cx *cx, oml_session *s, const oml_intake_wish *wish, oml_doc *out) OML_CHECKED;

#endif

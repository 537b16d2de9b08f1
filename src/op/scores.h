/**
 * Scores: sheets of a panel's scores, and of the panel itself, into the records of a round.
 *
 * A sheet is a CSV file or the first worksheet of a workbook. Its columns may be
 * named in English or Dutch: voter or stemmer, item, criterion or criterium, value,
 * score or waarde; other columns are left alone. The report is a table `rows`: what
 * became of each row, and where and why one was refused.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_SCORES_H
#define OML_OP_SCORES_H

#include "op/op.h"

typedef struct oml_scores_sheets {
    const char *path;
    const char *check;  /* what a second person typed from the same paper; NULL: typed once */
    const char *second; /* that person's pseudonym */
} oml_scores_sheets;

/**
 * Takes all scores of a sheet, inside the session's transaction; with a second one only when both say the same, and a
 * row without a value was left blank on paper. Fails with OML_E_PARSE (OML-ROU-21) when a column is missing; when rows
 * are refused as the first of them was: OML-ROU-22 no such voter in the panel, -23 no such item, -24 a criterion that
 * the round does not ask for, -25 a value that is no step of the scale, -26 a score twice, -27 who stands aside, -29
 * and -32 the second sheet differs or lacks it, or as the store says (a changed score without a reason). Also -33 a
 * score in the second sheet alone, -34 not two sheets and two persons.
 */
oml_rc oml_scores_take(oml_cx *cx, oml_session *s, const oml_record *round, const oml_scores_sheets *from,
                       oml_doc *out) OML_CHECKED;

/** Takes the panel: columns voter, pentagon, and organisation where there is one. Voters get the round before their
 * code. */
oml_rc oml_scores_take_panel(oml_cx *cx, oml_session *s, const oml_record *round, const char *path,
                             oml_doc *out) OML_CHECKED;

#endif

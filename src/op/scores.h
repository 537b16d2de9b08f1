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

/**
 * Takes all scores of a sheet, inside the session's transaction. Fails with OML_E_PARSE (OML-ROU-21) when a column is
 * missing; when rows are refused as the first of them was: OML-ROU-22 no such voter in the panel, -23 no such item,
 * -24 a criterion that the round does not ask for, -25 a value that is no step of the scale, -26 a score twice, -27 who stands aside, or
 * as the store says (a changed score without a reason).
 */
oml_rc oml_scores_take(oml_cx *cx, oml_session *s, const oml_record *round, const char *path, oml_doc *out) OML_CHECKED;

/** Takes the panel: columns voter, pentagon, and organisation where there is one. Voters get the round before their
 * code. */
oml_rc oml_scores_take_panel(oml_cx *cx, oml_session *s, const oml_record *round, const char *path,
                             oml_doc *out) OML_CHECKED;

#endif

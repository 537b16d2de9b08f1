/**
 * Table: how operations on input-output tables show one.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_TABLE_H
#define OML_OP_TABLE_H

#include "economy/iot.h"
#include "op/op.h"

/**
 * Sizes, totals and provenance, among them the numbers to check a table by (regions, sectors, total output and value
 * added, stressors, the largest imbalance); then what was said at import. Reads the table once.
 */
void oml_table_describe(oml_doc *out, const oml_iot *t);
/** Codes, names and units of all dimensions. */
void oml_table_names(oml_doc *out, const oml_iot *t);
/** "BE / Construction": a row, in the doc's arena. */
const char *oml_table_row(oml_arena *arena, const oml_iot *t, size_t row);

#endif

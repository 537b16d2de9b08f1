/**
 * Cells: the fields of records as columns and cells of a table.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_CELLS_H
#define OML_OP_CELLS_H

#include "op/op.h"

/** The column that holds that field's values, exactly as they are stored. */
oml_column oml_cells_column(const oml_field *field);
/** A value of that field; NULL is empty. */
void oml_cells_add(oml_table *t, const oml_field *field, const char *value);
/** The same into a TEXT column that holds values of several fields: people see words translated. */
void oml_cells_text(oml_table *t, const oml_field *field, const char *value);

#endif

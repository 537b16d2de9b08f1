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

/** What a record is called: its title, label, name, text or statement in that language; NULL when it has none. */
const char *oml_cells_title(const oml_record *r, oml_lang lang);
/** The field of that name for `oml_cells_title`: title, label, name, text or statement; NULL: none. */
const char *oml_cells_title_stem(const oml_noun *noun);

/** Adds the remark that what is made up is made up, when the record is. */
void oml_cells_illustrative(oml_doc *out, const oml_record *r);

#endif

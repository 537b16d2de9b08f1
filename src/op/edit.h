/**
 * Edit: changes to one record, as `add`, `set` and `withdraw` make them.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_EDIT_H
#define OML_OP_EDIT_H

#include "op/op.h"

/**
 * Applies FIELD=VALUE pairs to a record whose values it may replace; an empty value empties the field. An English
 * text that appears gets its en_state. Fails: OML-OPS-04 and -05 as op/pick.h, OML-REC-.. as the values have it,
 * OML-OPS-07 for `code` when `is_new` is false, OML-OPS-08 for a field given twice.
 */
oml_rc oml_edit_assign(oml_cx *cx, oml_record *r, const oml_list *pairs, bool is_new) OML_CHECKED;

/**
 * Puts the record and says what changed: table `changes`, one row a field. `before` NULL: it is new.
 * Fails as oml_store_put, oml_store_check_references and oml_units_check.
 */
oml_rc oml_edit_put(oml_cx *cx, oml_session *s, const oml_record *before, const oml_record *after,
                    oml_doc *out) OML_CHECKED;

#endif

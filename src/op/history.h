/**
 * History: entries of the change log as a table, with what each of them changed.
 *
 * SPDX-License-Identifier: EUPL-1.2
 */
#ifndef OML_OP_HISTORY_H
#define OML_OP_HISTORY_H

#include "op/op.h"
#include "store/log.h"

/** Table `log`: nr, when, who, op, noun and code when `which`, changed fields, why. `caption` is N_() or NULL. */
oml_rc oml_history_table(oml_cx *cx, const oml_entry *entries, size_t n, bool which, const char *caption,
                         oml_doc *out) OML_CHECKED;

#endif
